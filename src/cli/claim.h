// SPDX-License-Identifier: EUPL-1.2
// A folder for one run at a time, from before the documents that lie there are read until the new ones are in
// their places.
#ifndef CLI_CLAIM_H
#define CLI_CLAIM_H

#include "base/lock.h"
#include "cli/config.h"

// Lock a folder that is there, and remove what runs that were killed left in it. Where another run has it:
// say so and wait, config->wait seconds at most. EXIT_SYSTEM, with a message, where it stays so, or where
// nothing can be made in the folder. Of a file system without locks it says that, and goes on. The caller
// ends it with folder_unlock.
ExitCode claim_folder(Arena *arena, const Config *config, Slice folder, FolderLock *lock);

// The same of the folder of a scan, whose record of what was published (cli/recording.h) two runs may both
// want to write, whatever folders their documents go to. Before the folder `documents` is claimed, and let
// go of after it. Where both are the same folder, and where nothing can be written in it, so that nobody
// can write a record: nothing is locked, and EXIT_DONE.
ExitCode claim_record(Arena *arena, const Config *config, Slice folder, Slice documents,
                      FolderLock *lock);

// For a run that has no record to write: the lock of a run that was killed in the folder of the scan is
// taken, so that its file goes with this run's. One that another run holds is left to it, and so is one in
// the folder `documents`, which is claimed by itself.
void claim_leftover(Arena *arena, Slice folder, Slice documents, FolderLock *lock);

#endif
