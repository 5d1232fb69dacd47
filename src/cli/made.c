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
#include "base/text_map.h"
#include "cli/problems_page.h"
#include "input/folder.h"
#include "model/scan.h"
#include "revision/publications.h"
#include "text/fonts.h"
#include "text/hyphenation.h"

enum { DEPTH_MOST = 16 };

// Of a file or folder of the scan.
typedef struct InputLine {
    Slice path, text;
} InputLine;

struct MadeInputs {
    Slice whole;   // the digest of all; empty where that cannot be told
    Slice outside; // of all but the folder of the scan
    Slice scan;    // that folder
    Slice
        beside; // what scan.yaml calls the previous scan where that lies elsewhere and is among these
    InputLine *line;
    size_t count, room;
};

// Bytes are added as lines of name and digest.
typedef struct Inputs {
    Arena *arena;
    Digest *digest;
    MadeInputs *kept; // where lines are kept, instead of added to the digest; may be NULL
    bool whole;       // all could be seen so far
    bool by_times;    // files of a folder are known by these
    struct stat documents;
} Inputs;

static void add(Inputs *inputs, const char *kind, Slice name, Slice value)
{
    MadeInputs *kept = inputs->kept;
    Slice line = slice_print(inputs->arena, "%s %zu %.*s %.*s\n", kind, name.len, SLICE_ARGS(name),
                             SLICE_ARGS(value));
    if (!kept) {
        digest_add(inputs->digest, line.at, line.len);
        return;
    }
    kept->line =
        arena_grow(inputs->arena, kept->line, sizeof *kept->line, kept->count, &kept->room);
    kept->line[kept->count++] = (InputLine){ name, line };
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
    return (slice_equal(name, S(PUBLICATIONS_FILE)) &&
            slice_equal(folder, inputs->kept ? inputs->kept->scan : S(""))) ||
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

// Templates, fonts and hyphenation, which the system has or an organisation.
static void add_material(Inputs *inputs, const Config *config)
{
    inputs->by_times = true;
    add_folder(inputs, slice_copy(inputs->arena, config->scan.templates), 0);
    add_folder(inputs, slice_copy(inputs->arena, config->fonts), 0);
    add_system_folder(inputs, fonts_system_folder());
    add_system_folder(inputs, hyphenation_system_folder());
    inputs->by_times = false;
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

// Of all but the lines of files that have a name on this map, below the folder of the scan; of all
// where it is NULL. The caller ends it.
static Digest *digest_without(const MadeInputs *inputs, const TextMap *names)
{
    Digest *digest = digest_new();
    uint32_t found;
    digest_add(digest, inputs->outside.at, inputs->outside.len);
    for (size_t i = 0; i < inputs->count; i++)
        if (!names || !text_map_find(names, name_below(inputs->scan, inputs->line[i].path), &found))
            digest_add(digest, inputs->line[i].text.at, inputs->line[i].text.len);
    return digest;
}

static Slice end_digest(Arena *arena, Digest *digest)
{
    Slice text = digest_text(arena, digest);
    digest_free(digest);
    return text;
}

// What notes give to figures, beside what people wrote in them: scores and targets, and with whom there were
// interviews.
static void add_values_of_notes(Digest *digest, const Scan *scan)
{
    for (int p = 0; p < PILLARS; p++) {
        const Findings *findings = &scan->findings[p];
        digest_add(digest, &findings->present, sizeof findings->present);
        digest_add(digest, &findings->validated, sizeof findings->validated);
        digest_add(digest, &findings->target, sizeof findings->target);
        digest_add(digest, &findings->target_phase, sizeof findings->target_phase);
    }
    for (size_t i = 0; i < scan->interview_count; i++) {
        const Interview *interview = &scan->interviews[i];
        digest_add(digest, &interview->number, sizeof interview->number);
        digest_add(digest, &interview->kind, sizeof interview->kind);
        digest_add(digest, &interview->department.len, sizeof interview->department.len);
        digest_add(digest, interview->department.at, interview->department.len);
    }
}

// The digest of what documents of figures alone are made from; empty where that cannot be told.
static Slice inputs_of_figures(Arena *arena, const MadeInputs *inputs, const Scan *scan)
{
    TextMap *notes = text_map_new(arena);
    if (!inputs->whole.len)
        return S("");
    for (size_t i = 0; i < scan->source_count; i++)
        if (!scan->sources[i].feeds_numbers)
            text_map_add(notes, scan->sources[i].name, 1);
    Digest *digest = digest_without(inputs, notes);
    add_values_of_notes(digest, scan);
    return end_digest(arena, digest);
}

// ---- what a run left ----

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
        if (!slice_starts(names[i], S(".cxscan")) && !is_problems_page(names[i]))
            add(all, "beside", names[i], S(""));
    }
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
    // The list of the exports that lie there, whose figures a run compares with its own.
    Slice sha256, list = path_join(arena, documents, S("departments/cxscan-documents.json"));
    if (file_digest(arena, list, &sha256))
        add(&all, "exports", S(""), sha256);
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

// ---- the memory ----

static const char head[] = "cxscan-made 2 ";

typedef struct Memory {
    Slice all;     // the digest of all inputs and of what was left
    Slice figures; // that of what documents of figures are made from, and of what was left
    Slice beside;  // what scan.yaml calls the previous scan where that lies elsewhere; may be empty
    Left left;
} Memory;

static Slice memory_path(Arena *arena, Slice documents)
{
    return path_join(arena, documents, S(".cxscan-made"));
}

// The lines behind the first: "beside ../before", "document report.pdf". False where one is none.
static bool read_lines(Arena *arena, Slice text, Memory *memory)
{
    Slice line;
    Left *left = &memory->left;
    *left = left_new(arena, text.len); // more than there are lines
    while (slice_next_line(&text, &line)) {
        bool is_document = slice_starts(line, S("document "));
        if (slice_starts(line, S("beside "))) {
            memory->beside = slice_part(line, 7, line.len);
            continue;
        }
        if (!is_document && !slice_starts(line, S("file ")))
            return false;
        left->name[left->count] = slice_part(line, is_document ? 9 : 5, line.len);
        left->is_document[left->count++] = is_document;
    }
    return true;
}

// False where there is none that can be read.
static bool read_memory(Arena *arena, Slice documents, Memory *memory)
{
    Slice text, line, path = memory_path(arena, documents);
    *memory = (Memory){ .all = S("") };
    if (!path_exists(path) || !file_read(arena, diagnostics_new(arena), path, path, &text) ||
        !slice_next_line(&text, &line) || !slice_starts(line, slice_of(head)))
        return false;
    line = slice_part(line, sizeof head - 1, line.len);
    size_t space = slice_find(line, S(" "));
    memory->all = slice_part(line, 0, space);
    memory->figures = slice_part(line, space < line.len ? space + 1 : space, line.len);
    return read_lines(arena, text, memory);
}

// A folder, or the manifest of one.
static void add_beside(Inputs *inputs, Slice path)
{
    if (path_is_folder(path))
        add_folder(inputs, path, 0);
    else
        add_content(inputs, path);
}

MadeInputs *made_inputs(Arena *arena, const Config *config, Slice folder, Slice documents)
{
    MadeInputs *made = arena_one(arena, MadeInputs);
    Inputs inputs = { .arena = arena,
                      .digest = digest_new(),
                      .whole = !config->scan.allow_outside };
    Memory memory;
    char *whole = realpath(slice_copy(arena, folder).at, NULL);
    made->scan = slice_copy(arena, slice_of(whole ? whole : ""));
    free(whole);
    inputs.whole = inputs.whole && made->scan.len;
    // Of no folder of documents there is nothing to leave out.
    if (stat(slice_copy(arena, documents).at, &inputs.documents) != 0)
        inputs.documents = (struct stat){ 0 };
    if (inputs.whole) {
        add_program(&inputs, config);
        add_material(&inputs, config);
    }
    made->outside = end_digest(arena, inputs.digest);
    inputs.kept = made;
    if (inputs.whole)
        add_folder(&inputs, made->scan, 0);
    made->beside = read_memory(arena, documents, &memory) ? memory.beside : S("");
    if (inputs.whole && made->beside.len)
        add_beside(&inputs, slice_copy(arena, path_join(arena, folder, made->beside)));
    if (inputs.whole)
        made->whole = end_digest(arena, digest_without(made, NULL));
    return made;
}

bool made_already(Arena *arena, Slice documents, Slice record, const MadeInputs *inputs,
                  Slice **paths, size_t *count)
{
    Memory memory;
    if (!inputs->whole.len || !read_memory(arena, documents, &memory) ||
        !slice_equal(memory.all,
                     digest_of_all(arena, documents, record, inputs->whole, &memory.left)))
        return false;
    *paths = arena_many(arena, Slice, memory.left.count);
    *count = 0;
    for (size_t i = 0; i < memory.left.count; i++)
        if (memory.left.is_document[i])
            (*paths)[(*count)++] = path_join(arena, documents, memory.left.name[i]);
    return true;
}

bool made_figures(Arena *arena, Slice documents, Slice record, const MadeInputs *inputs,
                  const Scan *scan)
{
    Memory memory;
    Slice figures = inputs_of_figures(arena, inputs, scan);
    return figures.len && read_memory(arena, documents, &memory) &&
           slice_equal(memory.figures,
                       digest_of_all(arena, documents, record, figures, &memory.left));
}

// What scan.yaml calls the previous scan where that lies elsewhere; else empty.
static Slice beside_of(Arena *arena, const Scan *scan)
{
    if (!scan->previous || path_is_within(arena, scan->folder, scan->previous->folder))
        return S("");
    Slice below = name_below(scan->folder, scan->previous->folder);
    return below.len ? below : scan->previous->folder;
}

// Empty where not all of it can be told.
static Slice memory_of(Arena *arena, Slice documents, Slice record, const MadeRun *run)
{
    Left left = left_new(arena, run->count);
    Slice beside = beside_of(arena, run->scan);
    if (!slice_equal(beside, run->inputs->beside)) // the next one sees it before it reads
        return slice_find(beside, S("\n")) < beside.len
                   ? S("")
                   : slice_print(arena, "%s- -\nbeside %.*s\n", head, SLICE_ARGS(beside));
    Buffer text = { 0 };
    if (beside.len)
        buffer_print(&text, "beside %.*s\n", SLICE_ARGS(beside));
    bool below = true;
    for (size_t i = 0; i < run->count && below; i++) {
        const MadeFile *file = &run->file[i];
        left.name[i] = name_below(documents, file->path);
        left.is_document[left.count++] = file->is_document;
        below = left.name[i].len > 0;
        buffer_print(&text, "%s %.*s\n", file->is_document ? "document" : "file",
                     SLICE_ARGS(left.name[i]));
    }
    Slice lines = slice_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    if (!below)
        return S("");
    Slice all = digest_of_all(arena, documents, record, run->inputs->whole, &left);
    Slice figures = digest_of_all(arena, documents, record,
                                  inputs_of_figures(arena, run->inputs, run->scan), &left);
    return all.len ? slice_print(arena, "%s%.*s %.*s\n%.*s", head, SLICE_ARGS(all),
                                 SLICE_ARGS(figures), SLICE_ARGS(lines))
                   : S("");
}

void made_remember(Arena *arena, Slice documents, Slice record, const MadeRun *run)
{
    Slice path = memory_path(arena, documents),
          text = run->inputs->whole.len ? memory_of(arena, documents, record, run) : S("");
    OutputError error = { "none", 0 };
    if (text.len)
        error = output_replace_private(arena, path, text);
    if (error.step)
        output_remove(path);
}

void made_forget(Arena *arena, Slice documents)
{
    output_remove(memory_path(arena, documents));
}
