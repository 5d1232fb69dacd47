// SPDX-License-Identifier: EUPL-1.2
// flock, which Linux passes on to the server of a network folder. The file is removed by who holds it; so
// whoever gets a lock looks whether the file still has its name, and else begins again.
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

// −1, with errno, where there is none to open.
static int open_file(FolderLock *lock)
{
    const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int file = open(lock->path.at, O_RDWR | O_CREAT | O_EXCL | flags, 0666);
    lock->made = file >= 0;
    if (file < 0 && errno == EEXIST)
        file = open(lock->path.at, O_RDWR | flags);
    if (file < 0 && errno == EACCES) {
        file = open(lock->path.at, O_RDONLY | flags); // of somebody else
        lock->of_other = file >= 0;
        if (file < 0)
            errno = EACCES; // not that it is not there
    }
    return file;
}

// LOCK_NONE: it was removed in the meantime.
static LockState try_to_lock(FolderLock *lock)
{
    lock->of_other = false;
    lock->file = open_file(lock);
    if (lock->file < 0)
        return errno == ENOENT && path_is_folder(path_folder(lock->path)) ? LOCK_NONE
                                                                          : LOCK_UNKNOWN;
    int result;
    do {
        result = flock(lock->file, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    // A network folder locks nothing for who may only read, and does not say whether another one has it.
    if (result != 0)
        return errno == EWOULDBLOCK || (errno == EBADF && lock->of_other) ? LOCK_BUSY
                                                                          : LOCK_UNKNOWN;
    struct stat held, named;
    bool has_its_name = fstat(lock->file, &held) == 0 && lstat(lock->path.at, &named) == 0 &&
                        held.st_dev == named.st_dev && held.st_ino == named.st_ino;
    return has_its_name ? LOCK_HELD : LOCK_NONE;
}

static Slice lock_path(Arena *arena, Slice folder)
{
    return path_join(arena, folder, S(".cxscan.lock"));
}

bool folder_has_lock(Arena *arena, Slice folder)
{
    return path_exists(lock_path(arena, folder));
}

FolderLock folder_lock(Arena *arena, Slice folder)
{
    FolderLock lock = { .path = lock_path(arena, folder), .file = -1 };
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGHUP);
    sigprocmask(SIG_BLOCK, &stops, &lock.signals);
    while ((lock.state = try_to_lock(&lock)) == LOCK_NONE)
        if (lock.file >= 0)
            close(lock.file);
    lock.reason = lock.state == LOCK_UNKNOWN ? errno : 0;
    if (lock.state == LOCK_HELD)
        return lock;
    if (lock.file >= 0) {
        // Where files cannot be locked, nobody needs this one. One that was there may be another run's: a
        // system that is out of locks has given some.
        if (lock.state == LOCK_UNKNOWN && lock.made)
            unlink(lock.path.at);
        close(lock.file);
    }
    sigprocmask(SIG_SETMASK, &lock.signals, NULL);
    return lock;
}

FolderLock folder_lock_wait(Arena *arena, Slice folder, int seconds)
{
    enum { TRIES_A_SECOND = 20, NANOSECONDS = 1000 * 1000 * 1000 };
    const struct timespec pause = { 0, NANOSECONDS / TRIES_A_SECOND };
    FolderLock lock = folder_lock(arena, folder);
    for (int i = 0; i < seconds * TRIES_A_SECOND && lock.state == LOCK_BUSY; i++) {
        nanosleep(&pause, NULL);
        lock = folder_lock(arena, folder);
    }
    return lock;
}

void folder_unlock(FolderLock *lock)
{
    if (lock->state != LOCK_HELD)
        return;
    unlink(lock->path.at);
    // Also where a child still has the file open.
    flock(lock->file, LOCK_UN);
    close(lock->file);
    lock->state = LOCK_NONE;
    sigprocmask(SIG_SETMASK, &lock->signals, NULL);
}
