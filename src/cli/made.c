// SPDX-License-Identifier: EUPL-1.2
// The files of a scan are known by what is in them: they are few, and go from folder to folder. All
// others (the program, libraries, templates, fonts, hyphenation, and what the run left) are many or
// large, and stay where they are: they are known by size and times, of which the last change of the
// inode cannot be set back.
#include "cli/made.h"

#include <dirent.h>
#include <errno.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/output.h"
#include "revision/publications.h"
#include "text/fonts.h"
#include "text/hyphenation.h"

enum { DEPTH_MOST = 16 };

// Bytes are added as lines of name and digest.
typedef struct Inputs {
    Arena *arena;
    Digest *digest;
    bool whole;    // all could be seen so far
    bool by_times; // files of a folder are known by these
    struct stat documents;
    Slice scan; // the folder of the scan
} Inputs;

static void add(Inputs *inputs, const char *kind, Slice name, Slice value)
{
    Slice line = slice_print(inputs->arena, "%s %zu %.*s %.*s\n", kind, name.len, SLICE_ARGS(name),
                             SLICE_ARGS(value));
    digest_add(inputs->digest, line.at, line.len);
}

// Of a link what it leads to; of a device, or a link to a folder, nothing can be told.
static void add_content(Inputs *inputs, Slice path)
{
    Slice sha256;
    char *file = realpath(path.at, NULL);
    if (file && file_digest(inputs->arena, slice_of(file), &sha256))
        add(inputs, file, path, sha256);
    else
        inputs->whole = false;
    free(file);
}

static Slice times_of(Arena *arena, const struct stat *s)
{
    return slice_print(arena, "%lld %llu %lld.%09ld %lld.%09ld", (long long)s->st_size,
                       (unsigned long long)s->st_ino, (long long)s->st_mtim.tv_sec,
                       s->st_mtim.tv_nsec, (long long)s->st_ctim.tv_sec, s->st_ctim.tv_nsec);
}

static void add_times(Inputs *inputs, Slice path)
{
    struct stat s;
    if (stat(path.at, &s) == 0)
        add(inputs, "times", path, times_of(inputs->arena, &s));
    else
        add(inputs, "none", path, S(""));
}

static int add_library(struct dl_phdr_info *library, size_t size, void *inputs)
{
    (void)size;
    if (library->dlpi_name && library->dlpi_name[0] == '/')
        add_times(inputs, slice_of(library->dlpi_name));
    return 0;
}

// ---- folders ----

static int by_name(const void *left, const void *right)
{
    return slice_compare(*(const Slice *)left, *(const Slice *)right);
}

// The names in a folder, hidden ones too, sorted. False where it cannot be listed to its end.
static bool names_in(Arena *arena, Slice folder, Slice **names, size_t *count)
{
    size_t room = 0;
    DIR *listing = opendir(folder.at);
    *names = NULL;
    *count = 0;
    if (!listing)
        return false;
    errno = 0;
    for (struct dirent *entry; (entry = readdir(listing)); errno = 0) {
        Slice name = slice_of(entry->d_name);
        if (slice_equal(name, S(".")) || slice_equal(name, S("..")))
            continue;
        *names = arena_grow(arena, *names, sizeof **names, *count, &room);
        (*names)[(*count)++] = slice_copy(arena, name);
    }
    bool whole = errno == 0;
    closedir(listing);
    if (*count)
        qsort(*names, *count, sizeof **names, by_name);
    return whole;
}

// What a run leaves in the folder of a scan.
static bool is_left(const Inputs *inputs, Slice folder, Slice name, const struct stat *s)
{
    return (slice_equal(name, S(PUBLICATIONS_FILE)) && slice_equal(folder, inputs->scan)) ||
           slice_starts(name, S(".cxscan")) ||
           (s->st_dev == inputs->documents.st_dev && s->st_ino == inputs->documents.st_ino);
}

static void add_folder(Inputs *inputs, Slice folder, int depth);

static void add_entry(Inputs *inputs, Slice folder, Slice name, int depth)
{
    struct stat s;
    Slice path = slice_copy(inputs->arena, path_join(inputs->arena, folder, name));
    if (lstat(path.at, &s) != 0)
        inputs->whole = false;
    else if (is_left(inputs, folder, name, &s))
        return;
    else if (S_ISDIR(s.st_mode))
        add_folder(inputs, path, depth + 1);
    else if (inputs->by_times)
        add_times(inputs, path);
    else
        add_content(inputs, path);
}

static void add_folder(Inputs *inputs, Slice folder, int depth)
{
    Slice *names;
    size_t count;
    if (depth > DEPTH_MOST || !names_in(inputs->arena, folder, &names, &count)) {
        inputs->whole = false;
        return;
    }
    add(inputs, "folder", folder, S(""));
    for (size_t i = 0; i < count && inputs->whole; i++)
        add_entry(inputs, folder, names[i], depth);
}

static void add_system_folder(Inputs *inputs, Slice folder)
{
    Slice *names;
    size_t count;
    if (!path_is_folder(folder))
        return;
    if (!names_in(inputs->arena, folder, &names, &count))
        inputs->whole = false;
    for (size_t i = 0; i < count; i++)
        add_times(inputs, slice_copy(inputs->arena, path_join(inputs->arena, folder, names[i])));
}

// ---- what a run reads ----

static void add_program(Inputs *inputs, const Config *config)
{
    add(inputs, "program", S("cxscan"), S(CXSCAN_VERSION));
    add_times(inputs, S("/proc/self/exe"));
    dl_iterate_phdr(add_library, inputs);
    add(inputs, "options", config->asked,
        slice_print(inputs->arena, "%lld", (long long)config->scan.now));
}

Slice made_inputs(Arena *arena, const Config *config, Slice folder, Slice documents)
{
    Inputs inputs = { .arena = arena,
                      .digest = digest_new(),
                      .whole = !config->scan.allow_outside };
    char *whole = realpath(slice_copy(arena, folder).at, NULL);
    if (!whole)
        inputs.whole = false;
    // Of no folder of documents there is nothing to leave out.
    if (stat(slice_copy(arena, documents).at, &inputs.documents) != 0)
        inputs.documents = (struct stat){ 0 };
    if (inputs.whole) {
        add_program(&inputs, config);
        inputs.by_times = true;
        add_folder(&inputs, slice_copy(arena, config->scan.templates), 0);
        add_folder(&inputs, slice_copy(arena, config->fonts), 0);
        add_system_folder(&inputs, fonts_system_folder());
        add_system_folder(&inputs, hyphenation_system_folder());
        inputs.by_times = false;
        inputs.scan = slice_copy(arena, slice_of(whole));
        add_folder(&inputs, inputs.scan, 0);
    }
    free(whole);
    Slice text = inputs.whole ? digest_text(arena, inputs.digest) : S("");
    digest_free(inputs.digest);
    return text;
}

// ---- the memory ----

static const char head[] = "cxscan-made 1 ";

static Slice memory_path(Arena *arena, Slice documents)
{
    return path_join(arena, documents, S(".cxscan-made"));
}

// Files of a run: their names below the folder of documents, and which are told of.
typedef struct Left {
    Slice *name;
    bool *is_document;
    size_t count;
} Left;

// By its name alone: a folder of documents may be moved. Who may read it is part of what a run leaves: the
// next one makes private what no longer is.
static void add_left(Inputs *all, const char *kind, Slice name, Slice path)
{
    struct stat file, target, folder;
    if (lstat(path.at, &file) != 0 || stat(path.at, &target) != 0 ||
        lstat(slice_copy(all->arena, path_join(all->arena, path_folder(path), S("."))).at,
              &folder) != 0) {
        all->whole = false;
        return;
    }
    add(all, kind, name, times_of(all->arena, &target));
    add(all, "rights", name,
        slice_print(all->arena, "%o %o", (unsigned)file.st_mode, (unsigned)folder.st_mode));
}

// What else lies there: a run tells of documents that it does not know, and tidies up what an earlier one
// could not remove.
static void add_names(Inputs *all, Slice folder)
{
    Slice *names;
    size_t count;
    if (!names_in(all->arena, slice_copy(all->arena, folder), &names, &count))
        all->whole = false;
    for (size_t i = 0; i < count && all->whole; i++) {
        if (slice_starts(names[i], S(".cxscan-")) && slice_ends(names[i], S(".tmp")))
            all->whole = false;
        if (!slice_starts(names[i], S(".cxscan")))
            add(all, "beside", names[i], S(""));
    }
}

// The list of the exports that lie there, whose figures a run compares with its own.
static void add_exports(Inputs *all, Slice documents)
{
    Slice sha256, list = path_join(all->arena, documents, S("departments/cxscan-documents.json"));
    if (file_digest(all->arena, list, &sha256))
        add(all, "exports", S(""), sha256);
}

// One digest of the inputs and of all that was left: of a single file it would be one that somebody could
// hold against a guess. Empty where a file cannot be read.
static Slice digest_of_all(Arena *arena, Slice documents, Slice record, Slice inputs,
                           const Left *left)
{
    Inputs all = { .arena = arena, .digest = digest_new(), .whole = inputs.len > 0 };
    add(&all, "inputs", S(""), inputs);
    add_left(&all, "record", S(""), slice_copy(arena, record));
    add_names(&all, documents);
    add_exports(&all, documents);
    for (size_t i = 0; i < left->count; i++) {
        Slice folder = path_folder(left->name[i]);
        if (folder.len)
            add_names(&all, path_join(arena, documents, folder));
        add_left(&all, left->is_document[i] ? "document" : "file", left->name[i],
                 slice_copy(arena, path_join(arena, documents, left->name[i])));
    }
    Slice text = all.whole ? digest_text(arena, all.digest) : S("");
    digest_free(all.digest);
    return text;
}

static Left left_new(Arena *arena, size_t most)
{
    return (Left){ arena_many(arena, Slice, most), arena_many(arena, bool, most), 0 };
}

// The lines behind the first: "document report.pdf". False where one is none.
static bool read_left(Arena *arena, Slice text, Left *left)
{
    Slice line;
    *left = left_new(arena, text.len); // more than there are lines
    while (slice_next_line(&text, &line)) {
        bool is_document = slice_starts(line, S("document "));
        if (!is_document && !slice_starts(line, S("file ")))
            return false;
        left->name[left->count] = slice_part(line, is_document ? 9 : 5, line.len);
        left->is_document[left->count++] = is_document;
    }
    return true;
}

bool made_already(Arena *arena, Slice documents, Slice record, Slice inputs, Slice **paths,
                  size_t *count)
{
    Slice text, line, path = memory_path(arena, documents);
    Left left;
    if (!inputs.len || !path_exists(path) ||
        !file_read(arena, diagnostics_new(arena), path, path, &text) ||
        !slice_next_line(&text, &line) || !slice_starts(line, slice_of(head)) ||
        !read_left(arena, text, &left) ||
        !slice_equal(slice_part(line, sizeof head - 1, line.len),
                     digest_of_all(arena, documents, record, inputs, &left)))
        return false;
    *paths = arena_many(arena, Slice, left.count);
    *count = 0;
    for (size_t i = 0; i < left.count; i++)
        if (left.is_document[i])
            (*paths)[(*count)++] = path_join(arena, documents, left.name[i]);
    return true;
}

// The name that a path has below the folder; empty where it lies elsewhere, or would not come back
// from a line.
static Slice name_below(Slice folder, Slice path)
{
    if (!slice_starts(path, folder) || path.len <= folder.len + 1 || path.at[folder.len] != '/' ||
        slice_find(path, S("\n")) < path.len || slice_find(path, S("\r")) < path.len)
        return S("");
    return slice_part(path, folder.len + 1, path.len);
}

// Empty where not all of it can be told.
static Slice memory_of(Arena *arena, Slice documents, Slice record, Slice inputs,
                       const MadeFile *files, size_t count)
{
    Left left = left_new(arena, count);
    Slice lines = S("");
    for (size_t i = 0; i < count; i++) {
        Slice name = name_below(documents, files[i].path);
        if (!name.len)
            return S("");
        left.name[i] = name;
        left.is_document[left.count++] = files[i].is_document;
        lines = slice_print(arena, "%.*s%s %.*s\n", SLICE_ARGS(lines),
                            files[i].is_document ? "document" : "file", SLICE_ARGS(name));
    }
    Slice digest = digest_of_all(arena, documents, record, inputs, &left);
    return digest.len
               ? slice_print(arena, "%s%.*s\n%.*s", head, SLICE_ARGS(digest), SLICE_ARGS(lines))
               : S("");
}

void made_remember(Arena *arena, Slice documents, Slice record, Slice inputs, const MadeFile *files,
                   size_t count)
{
    Slice path = memory_path(arena, documents), temporary = output_temporary(arena, path),
          text = inputs.len ? memory_of(arena, documents, record, inputs, files, count) : S("");
    OutputError error = { "none", 0 };
    if (text.len)
        error = output_write_private(temporary, text);
    if (!error.step)
        error = output_rename(temporary, path);
    if (!error.step)
        return;
    output_remove(temporary);
    output_remove(path);
}
