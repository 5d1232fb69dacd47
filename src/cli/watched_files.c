// SPDX-License-Identifier: EUPL-1.2
// A folder is watched before it is listed, so that a file that comes in between is seen by one of both.
#include "cli/watched_files.h"

#include <linux/magic.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/path.h"
#include "cli/problems_page.h"
#include "revision/publications.h"
#include "scan/settings.h"

enum { DEPTH_MOST = 16 };

typedef struct Looking {
    Arena *arena;
    const WatchedFiles *files;
    Digest *digest;
    struct stat documents;
    bool heard;
} Looking;

bool watched_name(Slice name)
{
    return name.len && name.at[0] != '.' && !slice_ends(name, S("~")) &&
           !slice_starts(name, S("~$")) && !slice_equal(name, S(PUBLICATIONS_FILE)) &&
           !is_problems_page(name);
}

static void add(Looking *looking, Slice path, const struct stat *s)
{
    Slice line = slice_print(
        looking->arena, "%.*s %llu %lld %lld.%09ld %lld.%09ld %o\n", SLICE_ARGS(path),
        (unsigned long long)s->st_ino, (long long)s->st_size, (long long)s->st_mtim.tv_sec,
        s->st_mtim.tv_nsec, (long long)s->st_ctim.tv_sec, s->st_ctim.tv_nsec, (unsigned)s->st_mode);
    digest_add(looking->digest, line.at, line.len);
}

static void add_folder(Looking *looking, Slice folder, int depth)
{
    const uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CREATE |
                             IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    Slice *names, path = slice_copy(looking->arena, folder);
    if (looking->files->inotify >= 0 &&
        inotify_add_watch(looking->files->inotify, path.at, changes) < 0)
        looking->heard = false;
    size_t count = folder_list(looking->arena, path, S(""), &names);
    for (size_t i = 0; i < count; i++) {
        struct stat s;
        Slice entry = slice_copy(looking->arena, path_join(looking->arena, path, names[i]));
        if (!watched_name(names[i]) || stat(entry.at, &s) != 0)
            continue;
        if (s.st_dev == looking->documents.st_dev && s.st_ino == looking->documents.st_ino)
            continue;
        // What is in a folder tells of it: its own times change with the files of runs too.
        if (!S_ISDIR(s.st_mode))
            add(looking, entry, &s);
        else if (depth < DEPTH_MOST)
            add_folder(looking, entry, depth + 1);
    }
}

// The previous scan where it lies elsewhere: its folder, or its manifest and what lies beside that.
static void add_previous(Looking *looking)
{
    const WatchedFiles *files = looking->files;
    struct stat s;
    Slice named = settings_previous(looking->arena, files->scan);
    Slice path = slice_copy(looking->arena, path_join(looking->arena, files->scan, named));
    if (!named.len || stat(path.at, &s) != 0)
        return;
    if (S_ISDIR(s.st_mode)) {
        add_folder(looking, path, 0);
        return;
    }
    add(looking, path, &s);
    Slice folder = slice_copy(looking->arena, path_folder(path));
    if (files->inotify >= 0 &&
        inotify_add_watch(files->inotify, folder.at, IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
        looking->heard = false;
}

Slice watched_state(Arena *arena, const WatchedFiles *files, bool *heard)
{
    Looking looking = { .arena = arena, .files = files, .digest = digest_new(), .heard = true };
    if (stat(slice_copy(arena, files->documents).at, &looking.documents) != 0)
        looking.documents = (struct stat){ 0 };
    add_folder(&looking, files->scan, 0);
    add_folder(&looking, files->templates, 0);
    if (path_is_folder(files->fonts))
        add_folder(&looking, files->fonts, 0);
    add_previous(&looking);
    Slice state = digest_text(arena, looking.digest);
    digest_free(looking.digest);
    *heard = looking.heard;
    return state;
}

bool watched_from_elsewhere(Slice folder)
{
    struct statfs system;
    // CIFS and SMB 2 have no name in linux/magic.h of every kernel.
    static const long shares[] = { NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, 0xFF534D42,      0xFE534D42,
                                   FUSE_SUPER_MAGIC, V9FS_MAGIC,      CEPH_SUPER_MAGIC };
    Arena *arena = arena_new();
    bool known = statfs(slice_copy(arena, folder).at, &system) == 0, found = false;
    arena_free(arena);
    for (size_t i = 0; known && i < sizeof shares / sizeof *shares; i++)
        found = found || (uint32_t)system.f_type == (uint32_t)shares[i];
    return found;
}
