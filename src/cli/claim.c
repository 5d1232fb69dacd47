// SPDX-License-Identifier: EUPL-1.2
#include "cli/claim.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"
#include "cli/console.h"
#include "cli/messages.h"

static void tell(Arena *arena, const Config *config, DiagnosticId id, Slice folder)
{
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, id, ((Place){ .file = folder }));
    console_messages(config, d);
}

static ExitCode cannot_lock(Arena *arena, const Config *config, Slice folder, int reason)
{
    bool has_no_locks = reason == ENOLCK || reason == ENOTSUP || reason == ENOSYS ||
                        reason == EINVAL || reason == EBADF;
    if (has_no_locks) {
        tell(arena, config, DIAG_FOLDER_WITHOUT_LOCKS, folder);
        return EXIT_DONE;
    }
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = folder }), S("lock"),
             slice_of(strerror(reason)));
    console_messages(config, d);
    return EXIT_SYSTEM;
}

ExitCode claim_folder(Arena *arena, const Config *config, Slice folder, FolderLock *lock)
{
    *lock = folder_lock(arena, folder);
    if (lock->state == LOCK_BUSY && config->wait) {
        tell(arena, config, DIAG_FOLDER_BUSY, folder);
        *lock = folder_lock_wait(arena, folder, config->wait);
    }
    if (lock->state == LOCK_BUSY) {
        tell(arena, config, DIAG_FOLDER_TAKEN, folder);
        return EXIT_SYSTEM;
    }
    if (lock->state != LOCK_HELD)
        return cannot_lock(arena, config, folder, lock->reason);
    output_remove_leftovers(arena, folder);
    return EXIT_DONE;
}

static bool same_folder(Arena *arena, Slice one, Slice other)
{
    struct stat a, b;
    return stat(slice_copy(arena, one).at, &a) == 0 && stat(slice_copy(arena, other).at, &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

ExitCode claim_record(Arena *arena, const Config *config, Slice folder, Slice documents,
                      FolderLock *lock)
{
    *lock = (FolderLock){ .state = LOCK_NONE };
    bool writable = access(slice_copy(arena, folder).at, W_OK | X_OK) == 0;
    if (!writable || same_folder(arena, folder, documents))
        return EXIT_DONE;
    return claim_folder(arena, config, folder, lock);
}

void claim_leftover(Arena *arena, Slice folder, Slice documents, FolderLock *lock)
{
    *lock = (FolderLock){ .state = LOCK_NONE };
    if (folder_has_lock(arena, folder) && !same_folder(arena, folder, documents))
        *lock = folder_lock(arena, folder);
}
