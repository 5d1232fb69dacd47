// SPDX-License-Identifier: EUPL-1.2
// Files that come into their places together or not at all: where one step fails, those before it are undone.
//
// A reader between two steps still sees some new files and some old ones, as does who looks after a power
// failure in that moment: a file system can exchange one name at a time. Every file is whole at any moment.
#ifndef BASE_FILE_SET_H
#define BASE_FILE_SET_H

#include "base/output.h"

typedef struct FileSet FileSet;

// An empty set. In the arena.
FileSet *file_set_new(Arena *arena);

// The finished temporary file is to stand at its target, in the same folder. Where the target has the same
// bytes already it stays untouched, its time included; of a confidential one the rights are seen to.
void file_set_put(FileSet *set, Slice temporary, Slice target, bool confidential);

// The file is to go. It is no error that there is none.
void file_set_remove(FileSet *set, Slice target);

// Do it all, in the order in which it was asked for, and sync the folders. On an error everything stands as
// before, the temporary files are gone, and `where` is the path at which it went wrong.
OutputError file_set_place(FileSet *set, Slice *where);

#endif
