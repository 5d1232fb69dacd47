// Keeping the record of what is published (facts/publications.h), by the commands that make files to share:
// nothing is published unrecorded.
#ifndef CLI_RECORDING_H
#define CLI_RECORDING_H

#include "cli/render.h"

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
