// SPDX-License-Identifier: EUPL-1.2
// One run at a time in a folder: others wait. A batch system that starts a job again, on this machine or on
// another one that sees the same folder, would else mix the documents of two runs.
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <signal.h>

#include "base/slice.h"

typedef enum LockState {
    LOCK_NONE,
    LOCK_HELD,
    LOCK_BUSY,   // another run has it
    LOCK_UNKNOWN // the file system has no locks, or the folder cannot be written in
} LockState;

typedef struct FolderLock {
    LockState state;
    int reason; // of LOCK_UNKNOWN: errno
    int file;
    bool made;        // the file by this one, and not by another run
    bool of_other;    // the file can only be read
    Slice path;       // of the file .cxscan.lock, which is there as long as it is held
    sigset_t signals; // those that were blocked before
} FolderLock;

// Try once to lock a folder that is there. While it is held SIGINT, SIGTERM and SIGHUP are blocked: who
// holds it asks for them, or is done soon. Child processes hold it as well, until they end; so a run that was
// killed has no child left that still writes. In the arena.
FolderLock folder_lock(Arena *arena, Slice folder);

// As folder_lock, but wait for another run to end, for `seconds` at most.
FolderLock folder_lock_wait(Arena *arena, Slice folder, int seconds);

// Is its file there? Then another run holds it, or was killed while it did.
bool folder_has_lock(Arena *arena, Slice folder);

// Let go of it, and remove its file. Does nothing with one that is not held.
void folder_unlock(FolderLock *lock);

#endif
