// SPDX-License-Identifier: EUPL-1.2
// Documents that appear whole or not at all: a temporary file beside the target, checked, synced, renamed.
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include "base/slice.h"

// What went wrong with a file: the step ("write", "sync", "rename" …) and the system's reason. Both are
// static texts; step NULL is success.
typedef struct OutputError {
    const char *step;
    int reason; // errno
} OutputError;

// Names of files for `target` in this process, in the same folder: what is to stand there, and what stood
// there. Short, however long the target's name is: ".cxscan-PID-DIGEST.tmp", ".cxscan-PID-DIGEST-old.tmp". In
// the arena.
Slice output_temporary(Arena *arena, Slice target);
Slice output_aside(Arena *arena, Slice target);

// A folder for what a library writes while it makes `path`, beside it, for nobody but its owner: its name
// stays with `path` + "-work.tmp". In the arena.
Slice output_work_folder(Arena *arena, Slice path);

// Remove a work folder, with the files in it.
void output_remove_work(Arena *arena, Slice folder);

// Remove a temporary file, and its work folder with all in it.
void output_discard(Arena *arena, Slice temporary);

// Remove what runs that were killed left of these in a folder. Only for who holds its lock (base/lock.h):
// else a run on another machine may be at work with them.
void output_remove_leftovers(Arena *arena, Slice folder);

// Write `content` to `path` (created or emptied, mode 0666 less the umask), sync it and close it. On
// failure the file is removed. Also for /dev/full and pipes (where sync is not asked for).
OutputError output_write(Slice path, Slice content);

// The same of a new file that nobody but its owner may read, mode 0600 from its first byte.
OutputError output_write_private(Slice path, Slice content);

// After another program or library wrote `path`: check that it holds `least` bytes or more and sync it.
OutputError output_check(Slice path, uint64_t least);

// Are both regular files that hold the same bytes? False also where one cannot be read.
bool output_same(Slice one, Slice other);

// Move the finished temporary file over its target and sync the folder.
OutputError output_rename(Slice temporary, Slice target);

// Put such a private file in the place of `target`, whole: on failure that is as it was. `arena` is scratch.
OutputError output_replace_private(Arena *arena, Slice target, Slice content);

// What was made, renamed or removed in a folder (empty: the current one) lasts. That the file system does not
// know how is no error.
OutputError output_sync_folder(Slice folder);

// Remove a regular file; anything else of that name, /dev/full or a pipe, stays.
void output_remove(Slice path);

// Remove a file that must go: as output_remove, where it says when it did not. It is no error that there is
// none.
OutputError output_unlink(Slice path);

// Remove a folder, where nothing is in it.
void output_remove_folder(Slice path);

// Let nobody but its owner read a file, or a folder. That the file system keeps no rights is no error.
OutputError output_make_private(Slice path);

// Make a folder in one that is there already, for nobody but its owner; where it is there, make it so. A link
// of that name is an error: who could put it there could read what it leads to.
OutputError output_private_folder(Slice path);

// Make a folder and those above it, as far as they are not there.
OutputError output_folder(Slice path);

#endif
