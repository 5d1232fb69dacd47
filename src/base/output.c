// SPDX-License-Identifier: EUPL-1.2
#include "base/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static Slice name_for(Arena *arena, Slice target, const char *suffix)
{
    enum { DIGITS = 16 };
    Slice folder = path_folder(target), digest = sha256_text(arena, path_name(target));
    return slice_print(arena, "%.*s.cxscan-%ld-%.*s%s", SLICE_ARGS(folder), (long)getpid(), DIGITS,
                       digest.at, suffix);
}

Slice output_temporary(Arena *arena, Slice target)
{
    return name_for(arena, target, ".tmp");
}

Slice output_aside(Arena *arena, Slice target)
{
    return name_for(arena, target, "-old.tmp");
}

Slice output_work_folder(Arena *arena, Slice path)
{
    return slice_print(arena, "%.*s-work.tmp", SLICE_ARGS(path));
}

void output_remove_work(Arena *arena, Slice path)
{
    DIR *listing = opendir(slice_copy(arena, path).at);
    if (!listing)
        return;
    for (struct dirent *entry; (entry = readdir(listing));)
        output_remove(path_join(arena, path, slice_of(entry->d_name)));
    closedir(listing);
    output_remove_folder(path);
}

void output_discard(Arena *arena, Slice temporary)
{
    output_remove(temporary);
    output_remove_work(arena, output_work_folder(arena, temporary));
}

void output_remove_leftovers(Arena *arena, Slice folder)
{
    DIR *listing = opendir(folder.len ? slice_copy(arena, folder).at : ".");
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        Slice name = slice_of(entry->d_name);
        Slice path = path_join(arena, folder, name);
        if (!slice_starts(name, S(".cxscan-")) || !slice_ends(name, S(".tmp")))
            continue;
        output_remove(path);
        if (entry->d_type != DT_LNK)
            output_remove_work(arena, path);
    }
    if (listing)
        closedir(listing);
}

static OutputError failed(const char *step)
{
    return (OutputError){ step, errno ? errno : EIO };
}

static OutputError write_all(int file, Slice content)
{
    while (content.len) {
        ssize_t put = write(file, content.at, content.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return failed("write");
        content = slice_part(content, (size_t)put, content.len);
    }
    // A pipe or a device has nothing to sync.
    if (fsync(file) != 0 && errno != EINVAL && errno != EROFS)
        return failed("sync");
    return (OutputError){ 0 };
}

static OutputError write_file(Slice path, Slice content, mode_t mode)
{
    char *name = g_strndup(path.at, path.len);
    errno = 0;
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    OutputError error = file < 0 ? failed("open") : write_all(file, content);
    if (file >= 0 && close(file) != 0 && !error.step)
        error = failed("close");
    if (error.step && file >= 0)
        output_remove(path);
    g_free(name);
    return error;
}

OutputError output_write(Slice path, Slice content)
{
    return write_file(path, content, 0666);
}

OutputError output_write_private(Slice path, Slice content)
{
    return write_file(path, content, S_IRUSR | S_IWUSR);
}

OutputError output_check(Slice path, uint64_t least)
{
    char *name = g_strndup(path.at, path.len);
    struct stat status;
    OutputError error = { 0 };
    errno = 0;
    int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        error = failed("open");
    else if (fstat(file, &status) != 0 || (uint64_t)status.st_size < least)
        error = failed("check");
    else if (fsync(file) != 0)
        error = failed("sync");
    if (file >= 0)
        close(file);
    g_free(name);
    return error;
}

static bool same_bytes(FILE *one, FILE *other)
{
    enum { BLOCK = 16384 };
    char a[BLOCK], b[BLOCK];
    for (;;) {
        size_t got = fread(a, 1, BLOCK, one);
        if (fread(b, 1, BLOCK, other) != got || memcmp(a, b, got) != 0 || ferror(one) ||
            ferror(other))
            return false;
        if (got < BLOCK)
            return true;
    }
}

bool output_same(Slice one, Slice other)
{
    char *names[2] = { g_strndup(one.at, one.len), g_strndup(other.at, other.len) };
    struct stat status[2];
    bool same = stat(names[0], &status[0]) == 0 && stat(names[1], &status[1]) == 0 &&
                S_ISREG(status[0].st_mode) && S_ISREG(status[1].st_mode) &&
                status[0].st_size == status[1].st_size;
    FILE *left = same ? fopen(names[0], "rbe") : NULL,
         *right = left ? fopen(names[1], "rbe") : NULL;
    same = right && same_bytes(left, right);
    if (right)
        fclose(right);
    if (left)
        fclose(left);
    g_free(names[0]);
    g_free(names[1]);
    return same;
}

OutputError output_rename(Slice temporary, Slice target)
{
    char *from = g_strndup(temporary.at, temporary.len), *to = g_strndup(target.at, target.len);
    errno = 0;
    OutputError error =
        rename(from, to) != 0 ? failed("rename") : output_sync_folder(path_folder(target));
    g_free(from);
    g_free(to);
    return error;
}

OutputError output_replace_private(Arena *arena, Slice target, Slice content)
{
    Slice temporary = output_temporary(arena, target);
    OutputError error = output_write_private(temporary, content);
    if (!error.step)
        error = output_rename(temporary, target);
    if (error.step)
        output_remove(temporary);
    return error;
}

OutputError output_sync_folder(Slice folder)
{
    char *name = folder.len ? g_strndup(folder.at, folder.len) : g_strdup(".");
    errno = 0;
    int file = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool lost = file >= 0
                    ? fsync(file) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP
                    : errno != EACCES; // a folder may be for writing only
    OutputError error = lost ? failed("sync") : (OutputError){ 0 };
    if (file >= 0)
        close(file);
    g_free(name);
    return error;
}

void output_remove(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    struct stat status;
    // Only files that were ours: /dev/full and pipes stay.
    if (lstat(name, &status) == 0 && S_ISREG(status.st_mode))
        unlink(name);
    g_free(name);
}

OutputError output_folder(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    errno = 0;
    OutputError error =
        g_mkdir_with_parents(name, 0777) != 0 ? failed("mkdir") : (OutputError){ 0 };
    g_free(name);
    return error;
}

OutputError output_unlink(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    errno = 0;
    OutputError error =
        unlink(name) != 0 && errno != ENOENT ? failed("remove") : (OutputError){ 0 };
    g_free(name);
    return error;
}

void output_remove_folder(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    rmdir(name);
    g_free(name);
}

// ---- what is nobody else's ----

static OutputError close_to_others(const char *name, int flags, mode_t mode)
{
    errno = 0;
    int file = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags);
    OutputError error = file < 0 ? failed("open") : (OutputError){ 0 };
    // A file system without rights refuses, or does nothing.
    if (file >= 0 && fchmod(file, mode) != 0 && errno != EPERM && errno != ENOTSUP &&
        errno != ENOSYS)
        error = failed("chmod");
    if (file >= 0)
        close(file);
    return error;
}

OutputError output_make_private(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    OutputError error = close_to_others(name, 0, S_IRUSR | S_IWUSR);
    g_free(name);
    return error;
}

OutputError output_private_folder(Slice path)
{
    char *name = g_strndup(path.at, path.len);
    errno = 0;
    OutputError error =
        mkdir(name, S_IRWXU) != 0 && errno != EEXIST ? failed("mkdir") : (OutputError){ 0 };
    if (!error.step)
        error = close_to_others(name, O_DIRECTORY, S_IRWXU);
    g_free(name);
    return error;
}
