// SPDX-License-Identifier: EUPL-1.2
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/messages.h"

static bool status_of(Slice path, struct stat *status)
{
    char *name = g_strndup(path.at, path.len);
    bool found = stat(name, status) == 0;
    g_free(name);
    return found;
}

bool path_exists(Slice path)
{
    struct stat status;
    return status_of(path, &status);
}

bool path_is_folder(Slice path)
{
    struct stat status;
    return status_of(path, &status) && S_ISDIR(status.st_mode);
}

uint64_t path_bytes(Slice path)
{
    struct stat status;
    return status_of(path, &status) && status.st_size > 0 ? (uint64_t)status.st_size : 0;
}

bool path_is_newer(Slice path, Slice other)
{
    struct stat one, two;
    return status_of(path, &one) && status_of(other, &two) &&
           (one.st_mtim.tv_sec > two.st_mtim.tv_sec || (one.st_mtim.tv_sec == two.st_mtim.tv_sec &&
                                                        one.st_mtim.tv_nsec > two.st_mtim.tv_nsec));
}

static int by_name(const void *left, const void *right)
{
    const Slice *a = left, *b = right;
    return slice_compare(*a, *b);
}

static _Noreturn void stop_listing(Slice dir)
{
    fprintf(stderr, "cxscan: %.*s: the folder cannot be listed: %s\n", SLICE_ARGS(dir),
            strerror(errno));
    exit(3);
}

size_t folder_list(Arena *arena, Slice dir, Slice suffix, Slice **names)
{
    size_t count = 0, room = 0;
    char *name = g_strndup(dir.at, dir.len);
    DIR *folder = opendir(name);
    *names = NULL;
    g_free(name);
    if (!folder && (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG || errno == ELOOP))
        return 0;
    if (!folder)
        stop_listing(dir);
    errno = 0;
    for (struct dirent *entry; (entry = readdir(folder)); errno = 0) {
        Slice found = slice_of(entry->d_name);
        if (slice_starts(found, S(".")) || !slice_ends(found, suffix))
            continue;
        *names = arena_grow(arena, *names, sizeof **names, count, &room);
        (*names)[count++] = slice_copy(arena, found);
    }
    if (errno)
        stop_listing(dir);
    closedir(folder);
    if (count)
        qsort(*names, count, sizeof **names, by_name);
    return count;
}

static bool read_all(int file, Buffer *content)
{
    char block[64 * 1024];
    for (;;) {
        ssize_t got = read(file, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        buffer_add(content, (Slice){ block, (size_t)got });
    }
}

int file_open(Diagnostics *d, Slice path, Slice name)
{
    char *file_name = g_strndup(path.at, path.len);
    // A pipe that nobody writes to would keep us waiting.
    int file = open(file_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    bool found = file >= 0 && fstat(file, &status) == 0;
    int reason = errno;
    g_free(file_name);
    if (found && S_ISREG(status.st_mode))
        return file;
    if (file >= 0)
        close(file);
    if (found || reason == ENXIO)
        diagnose(d, DIAG_FILE_NOT_ORDINARY, ((Place){ .file = name }));
    else
        diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = name }), slice_of(strerror(reason)));
    return -1;
}

FileState file_state(int file)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return (FileState){ .size = -1 };
    return (FileState){ status.st_size, status.st_mtim };
}

bool file_is_unchanged(Diagnostics *d, Slice name, int file, FileState before)
{
    FileState now = file_state(file);
    if (now.size == before.size && now.written.tv_sec == before.written.tv_sec &&
        now.written.tv_nsec == before.written.tv_nsec)
        return true;
    diagnose(d, DIAG_FILE_CHANGED, ((Place){ .file = name }));
    return false;
}

bool file_read(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice *content)
{
    Buffer bytes = { 0 };
    int file = file_open(d, path, name);
    if (file < 0)
        return false;
    FileState before = file_state(file);
    bool good = read_all(file, &bytes);
    if (!good)
        diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = name }), slice_of(strerror(errno)));
    good = good && file_is_unchanged(d, name, file, before);
    close(file);
    if (good)
        *content = slice_copy(arena, buffer_slice(&bytes));
    buffer_free(&bytes);
    return good;
}

iconv_t encoding_open(const char *encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter != (iconv_t)-1)
        return converter;
    fprintf(stderr, "cxscan: this system cannot convert text from %s: %s\n", encoding,
            strerror(errno));
    exit(3);
}

static Slice converted(Arena *arena, Slice bytes, const char *encoding)
{
    gsize len = 0;
    iconv_close(encoding_open(encoding)); // else GLib would be at a loss without a word
    char *text = g_convert_with_fallback(bytes.at, (gssize)bytes.len, "UTF-8", encoding,
                                         "\xEF\xBF\xBD", NULL, &len, NULL);
    if (!text)
        return bytes;
    Slice copy = slice_copy(arena, (Slice){ text, len });
    g_free(text);
    return copy;
}

static Slice without_nul(Arena *arena, Slice text)
{
    if (!text.len || !memchr(text.at, 0, text.len))
        return text;
    Buffer clean = { 0 };
    for (size_t i = 0; i < text.len; i++)
        buffer_add(&clean, text.at[i] ? slice_part(text, i, i + 1) : S("\xEF\xBF\xBD"));
    Slice copy = slice_copy(arena, buffer_slice(&clean));
    buffer_free(&clean);
    return copy;
}

Slice text_decode(Arena *arena, Slice bytes)
{
    if (slice_starts(bytes, S("\xFF\xFE")))
        bytes = converted(arena, slice_part(bytes, 2, bytes.len), "UTF-16LE");
    else if (slice_starts(bytes, S("\xFE\xFF")))
        bytes = converted(arena, slice_part(bytes, 2, bytes.len), "UTF-16BE");
    else if (utf8_invalid_at(bytes) < bytes.len)
        bytes = converted(arena, bytes, "WINDOWS-1252");
    if (slice_starts(bytes, S("\xEF\xBB\xBF")))
        bytes = slice_part(bytes, 3, bytes.len);
    return without_nul(arena, bytes);
}

bool file_read_text(Arena *arena, Diagnostics *d, Slice path, Slice name, Slice *content)
{
    Slice bytes;
    if (!file_read(arena, d, path, name, &bytes))
        return false;
    *content = text_decode(arena, bytes);
    return true;
}

Slice sha256_text(Arena *arena, Slice bytes)
{
    char *text =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes.at, bytes.len);
    Slice copy = slice_copy(arena, slice_of(text));
    g_free(text);
    return copy;
}

bool file_digest(Arena *arena, Slice path, Slice *sha256)
{
    char block[64 * 1024], *name = g_strndup(path.at, path.len);
    int file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    struct stat status;
    ssize_t got = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? 1 : -1;
    g_free(name);
    Digest *digest = digest_new();
    while (got > 0) {
        got = read(file, block, sizeof block);
        if (got > 0)
            digest_add(digest, block, (size_t)got);
        else if (got < 0 && errno == EINTR)
            got = 1;
    }
    if (got == 0)
        *sha256 = digest_text(arena, digest);
    digest_free(digest);
    if (file >= 0)
        close(file);
    return got == 0;
}
