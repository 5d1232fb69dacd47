// SPDX-License-Identifier: EUPL-1.2
// What stood at a target keeps a second name until all is done. Where the file system has no second names
// (hard links) it is moved aside, and for a moment the target is not there.
#include "base/file_set.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"

typedef enum Step { STEP_NONE, STEP_SAME, STEP_NEW, STEP_REPLACED, STEP_REMOVED } Step;

typedef struct FileSetEntry {
    Slice temporary; // empty: the target is to go
    Slice target;
    Slice before; // the other name of what stood at the target
    bool confidential;
    Step step; // what was done
} FileSetEntry;

struct FileSet {
    Arena *arena;
    FileSetEntry *entry;
    size_t count, room;
};

FileSet *file_set_new(Arena *arena)
{
    FileSet *set = arena_one(arena, FileSet);
    set->arena = arena;
    return set;
}

static void add(FileSet *set, FileSetEntry entry)
{
    entry.target = slice_copy(set->arena, entry.target);
    entry.temporary = slice_copy(set->arena, entry.temporary);
    entry.before = output_aside(set->arena, entry.target);
    set->entry = arena_grow(set->arena, set->entry, sizeof *set->entry, set->count, &set->room);
    set->entry[set->count++] = entry;
}

void file_set_put(FileSet *set, Slice temporary, Slice target, bool confidential)
{
    add(set,
        (FileSetEntry){ .temporary = temporary, .target = target, .confidential = confidential });
}

void file_set_remove(FileSet *set, Slice target)
{
    add(set, (FileSetEntry){ .target = target });
}

static OutputError failed(const char *step)
{
    return (OutputError){ step, errno ? errno : EIO };
}

static OutputError take_away(FileSetEntry *entry)
{
    errno = 0;
    if (rename(entry->target.at, entry->before.at) == 0)
        entry->step = STEP_REMOVED;
    return entry->step == STEP_REMOVED || errno == ENOENT ? (OutputError){ 0 } : failed("remove");
}

static OutputError replace(FileSetEntry *entry)
{
    if (path_is_folder(entry->target))
        return (OutputError){ "rename", EISDIR }; // moved aside it would be lost
    errno = 0;
    unlink(entry->before.at); // of a process of the same number that was killed
    if (link(entry->target.at, entry->before.at) == 0 ||
        (errno != ENOENT && rename(entry->target.at, entry->before.at) == 0))
        entry->step = STEP_REPLACED;
    else if (errno != ENOENT)
        return failed("rename");
    if (rename(entry->temporary.at, entry->target.at) != 0)
        return failed("rename");
    if (entry->step == STEP_NONE)
        entry->step = STEP_NEW;
    return (OutputError){ 0 };
}

static OutputError put(FileSetEntry *entry)
{
    if (!output_same(entry->temporary, entry->target))
        return replace(entry);
    entry->step = STEP_SAME;
    return entry->confidential ? output_make_private(entry->target) : (OutputError){ 0 };
}

// Where renaming is what went wrong, a second name may still do. What cannot be brought back stays aside.
static void undo(const FileSetEntry *entry)
{
    bool aside = entry->step == STEP_REPLACED || entry->step == STEP_REMOVED;
    if (aside && rename(entry->before.at, entry->target.at) == 0) {
        unlink(entry->before.at); // two names of one file: then rename leaves both
    } else if (aside) {
        unlink(entry->target.at);
        if (link(entry->before.at, entry->target.at) == 0)
            unlink(entry->before.at);
    }
    if (entry->step == STEP_NEW)
        unlink(entry->target.at);
    if (entry->temporary.len)
        unlink(entry->temporary.at);
}

static OutputError sync_folders(const FileSet *set, Slice *where)
{
    Slice last = { NULL, 0 };
    OutputError error = { 0 };
    for (size_t i = 0; i < set->count && !error.step; i++) {
        Slice folder = path_folder(set->entry[i].target);
        if (set->entry[i].step <= STEP_SAME || (last.at && slice_equal(folder, last)))
            continue;
        error = output_sync_folder(folder);
        *where = set->entry[i].target;
        last = folder;
    }
    return error;
}

OutputError file_set_place(FileSet *set, Slice *where)
{
    OutputError error = { 0 };
    for (size_t i = 0; i < set->count && !error.step; i++) {
        FileSetEntry *entry = &set->entry[i];
        *where = entry->target;
        error = entry->temporary.len ? put(entry) : take_away(entry);
    }
    if (!error.step)
        error = sync_folders(set, where);
    for (size_t i = set->count; i-- > 0;) {
        const FileSetEntry *entry = &set->entry[i];
        if (error.step)
            undo(entry);
        else if (entry->step == STEP_REPLACED || entry->step == STEP_REMOVED)
            unlink(entry->before.at);
        else if (entry->step == STEP_SAME)
            unlink(entry->temporary.at);
    }
    return error;
}
