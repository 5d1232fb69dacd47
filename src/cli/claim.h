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

#endif
