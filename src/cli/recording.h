// SPDX-License-Identifier: EUPL-1.2
// Keeping the record of what is published (revision/publications.h), by the commands that make files to
// share: nothing is published unrecorded.
#ifndef CLI_RECORDING_H
#define CLI_RECORDING_H

#include "base/lock.h"
#include "cli/render.h"

// Where this run has to write the record: lock the folder of the scan, which it lies in (cli/claim.h:
// claim_record), before the folder of the documents. Whoever holds it sees to it that the scan is still read
// as it is (scored_is_current), and lets go of it last.
ExitCode recording_claim(Arena *arena, const Config *config, Scored *scored, Slice folder,
                         Slice documents, FolderLock *lock);

// The same for a command that makes one file by itself, wherever it goes: what another run published since
// this one read the scan counts, and the scan is read again. EXIT_DONE, or the code of what went wrong.
ExitCode recording_claim_scan(Arena *arena, const Config *config, Scored *scored, Slice folder,
                              FolderLock *lock);

// The record as one more document of a run: the first, so that it is there before those that it is about.
// Returns how many were put at `rendering`: 0 where it says already what it has to.
size_t recording_add(Scored *scored, Rendering *rendering);

// The record at once, for a command that makes one file by itself. EXIT_DONE, or EXIT_SYSTEM with a
// diagnostic.
ExitCode recording_write(Scored *scored, Diagnostics *d);

// Take the versions that are called config->withdraw out of the record: nobody has their documents.
// EXIT_DONE, EXIT_INPUT where there is none, or EXIT_SYSTEM.
ExitCode recording_withdraw(Arena *arena, const Config *config);

#endif
