// SPDX-License-Identifier: EUPL-1.2
// What looks like one of the usual files gets a message of its own; all others
// of a kind share one. The program's own documents may lie here as well, and
// what systems leave behind: nobody is told of those.
#include "scan/strays.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/nearest.h"
#include "language/reading.h"
#include "notes/note_files.h"
#include "scan/messages.h"
#include "scan/usual_names.h"

typedef enum StrayKind {
    STRAY_TABLES,
    STRAY_TEXTS,
    STRAY_LEFTOVERS,
    STRAY_FOLDERS,
    STRAY_OTHERS,
    STRAY_KINDS
} StrayKind;

typedef struct Strays {
    const ScanFolder *folder;
    Arena *arena;
    Slice read[USUAL_NAMES]; // the file that was read as such; empty where none was
    bool named[USUAL_NAMES]; // scan.yaml chose it
    Buffer list[STRAY_KINDS];
    Slice first[STRAY_KINDS];
    size_t count[STRAY_KINDS];
} Strays;

static void find_read(Strays *strays, const ScanFiles *files)
{
    const MappedText *const named[USUAL_NAMES] = { [USUAL_RESPONSES] = &files->responses,
                                                   [USUAL_INVITED] = &files->invited,
                                                   [USUAL_QUESTIONNAIRE] = &files->questionnaire,
                                                   [USUAL_DESKRESEARCH] = &files->deskresearch,
                                                   [USUAL_ROADMAP] = &files->roadmap,
                                                   [USUAL_GRID] = &files->grid,
                                                   [USUAL_PREVIOUS] = &files->previous };
    for (UsualName which = 0; which < USUAL_NAMES; which++) {
        strays->named[which] = named[which] && named[which]->place.line;
        if (named[which] && scan_folder_has(strays->folder, named[which]->text)) {
            Slice path = named[which]->text; // "./oud/" is "oud"
            while (slice_starts(path, S("./")))
                path = slice_part(path, 2, path.len);
            while (path.len > 1 && slice_ends(path, S("/")))
                path.len--;
            strays->read[which] = path;
        }
        for (size_t i = 0; i < strays->folder->source_count && !named[which]; i++)
            if (usual_name_is(strays->arena, which, strays->folder->sources[i].name))
                strays->read[which] = strays->folder->sources[i].name;
    }
}

// ---- what nobody is told of: documents, what `cxscan new` wrote, what systems leave behind ----

static bool is_own_document(const Strays *strays, Slice name, bool is_folder)
{
    Arena *arena = strays->arena;
    Slice manifest = path_join(arena, name, S("manifest.json"));
    Slice shared = path_join(arena, name, S("departments.xlsx")), key = text_key(arena, name);
    if (is_folder)
        return name_among(arena, name, reading_own_folder) ||
               scan_folder_has(strays->folder, manifest) || scan_folder_has(strays->folder, shared);
    return slice_start_among(key, reading_own_file_begins) || slice_ends(key, S(".svg")) ||
           name_among(arena, name,
                      "report.pdf|workbook.xlsx|departments.xlsx|manifest.json|publications.json|"
                      "cxscan-documents.json|thumbs.db|desktop.ini");
}

// ---- kinds ----

static StrayKind kind_of(const Strays *strays, Slice name, bool is_folder)
{
    static const char *const tables = "csv|tsv|xlsx|xls|xlsm|xlsb|ods|numbers|yaml|yml|json|sav";
    static const char *const texts = "md|txt|docx|doc|odt|rtf|pages|one";
    Slice ending = name_ending(strays->arena, name);
    if (is_folder)
        return STRAY_FOLDERS;
    if (slice_starts(name, S("~$")) || slice_ends(name, S("~")) || slice_ends(name, S("#")) ||
        name_among(strays->arena, ending, "bak|tmp|old|swp|part|crdownload"))
        return STRAY_LEFTOVERS;
    if (name_among(strays->arena, ending, tables))
        return STRAY_TABLES;
    return name_among(strays->arena, ending, texts) ? STRAY_TEXTS : STRAY_OTHERS;
}

static void add(Strays *strays, StrayKind kind, Slice name)
{
    enum { NAMED_MOST = 4 };
    size_t count = strays->count[kind]++;
    if (count == 0)
        strays->first[kind] = name;
    if (count <= NAMED_MOST)
        buffer_print(&strays->list[kind], "%s%.*s", count ? ", " : "",
                     SLICE_ARGS(count < NAMED_MOST ? name : S("…")));
}

static void report_kinds(Strays *strays)
{
    static const DiagnosticId ids[STRAY_KINDS] = { [STRAY_TABLES] = DIAG_STRAY_TABLES,
                                                   [STRAY_TEXTS] = DIAG_STRAY_TEXTS,
                                                   [STRAY_LEFTOVERS] = DIAG_STRAY_LEFTOVERS,
                                                   [STRAY_FOLDERS] = DIAG_STRAY_FOLDERS,
                                                   [STRAY_OTHERS] = DIAG_STRAY_OTHERS };
    for (StrayKind kind = 0; kind < STRAY_KINDS; kind++) {
        if (strays->count[kind])
            diagnose(strays->folder->d, ids[kind], ((Place){ .file = strays->first[kind] }),
                     buffer_slice(&strays->list[kind]),
                     slice_print(strays->arena, "%zu", strays->count[kind]));
        buffer_free(&strays->list[kind]);
    }
}

// ---- one file ----

// The name that it should have: that of the usual file, with the ending that it
// has where that is read.
static Slice proper_name(const Strays *strays, UsualName which, Slice name)
{
    Slice usual = usual_name_first(strays->arena, which), ending = name_ending(strays->arena, name);
    Slice own = slice_print(strays->arena, "%.*s.%.*s",
                            SLICE_ARGS(slice_part(usual, 0, slice_find(usual, S(".")))),
                            SLICE_ARGS(ending));
    return usual_name_is(strays->arena, which, own) ? own : usual;
}

// Another name is enough only where the ending stays the same.
static void suggest(Strays *strays, Slice name, Slice proper)
{
    bool same = slice_equal(name_ending(strays->arena, name), name_ending(strays->arena, proper));
    diagnose(strays->folder->d, same ? DIAG_FILE_STRAY : DIAG_FILE_CONVERT,
             ((Place){ .file = name }), proper);
}

static Slice stem_key(Arena *arena, Slice name)
{
    Slice key = text_key(arena, name);
    return slice_part(key, 0, key.len - name_ending(arena, name).len);
}

// A file beside the one that was read, or in its place.
static void report_meant(Strays *strays, UsualName which, Slice name, bool alone)
{
    const ScanFolder *folder = strays->folder;
    Place place = { .file = name };
    Slice read = strays->read[which];
    bool twice = alone && read.len && !strays->named[which] &&
                 usual_name_is(strays->arena, which, name) &&
                 !slice_equal(stem_key(strays->arena, name), stem_key(strays->arena, read));
    if (twice)
        return; // usual_name has complained
    bool newer =
        read.len && path_is_newer(scan_folder_path(folder, name), scan_folder_path(folder, read));
    if (read.len && alone)
        diagnose(folder->d, newer ? DIAG_FILE_BESIDE_NEWER : DIAG_FILE_BESIDE, place, read);
    else if (read.len)
        diagnose(folder->d, DIAG_FILE_COPY, place, read);
    else if (which == USUAL_CHANGES && note_file_foreign(strays->arena, name))
        note_file_stray(folder, name, usual_name_first(strays->arena, which));
    else
        suggest(strays, name, proper_name(strays, which, name));
}

// "scan.yaml.txt": an editor of Windows put ".txt" behind the name, and Windows
// does not show it.
static bool is_hidden_ending(Strays *strays, Slice name)
{
    Slice bare = slice_part(name, 0, name.len - (name.len > 4 ? 4 : 0));
    if (!slice_equal(name_ending(strays->arena, name), S("txt")))
        return false;
    for (UsualName which = 0; which < USUAL_INTERVIEWS; which++) {
        if (!usual_name_is(strays->arena, which, bare))
            continue;
        bool read = strays->read[which].len > 0;
        diagnose(strays->folder->d, read ? DIAG_FILE_BESIDE : DIAG_FILE_ENDING,
                 ((Place){ .file = name }), read ? strays->read[which] : bare);
        return true;
    }
    return false;
}

static void report_one(Strays *strays, Slice name, bool is_folder)
{
    bool alone = false;
    StrayKind kind = kind_of(strays, name, is_folder);
    UsualName which = usual_name_within(strays->arena, name, &alone);
    bool is_input = kind == STRAY_TABLES || kind == STRAY_TEXTS;
    if (is_input && is_hidden_ending(strays, name))
        return;
    if (is_input && which < USUAL_INTERVIEWS) {
        report_meant(strays, which, name, alone);
        return;
    }
    Slice nearest = is_input || is_folder ? usual_name_nearest(strays->arena, name) : S("");
    if (nearest.len)
        suggest(strays, name, nearest);
    else
        add(strays, kind, name);
}

// A program that has a file open keeps a lock beside it; what was not saved is
// not in the file.
static void report_open(const Strays *strays)
{
    for (size_t i = 0; i < strays->folder->source_count; i++) {
        Slice name = strays->folder->sources[i].name;
        Slice office = slice_print(strays->arena, ".~lock.%.*s#", SLICE_ARGS(name));
        Slice excel = slice_print(strays->arena, "~$%.*s", SLICE_ARGS(name));
        if (scan_folder_has(strays->folder, office) || scan_folder_has(strays->folder, excel))
            diagnose(strays->folder->d, DIAG_FILE_OPEN, ((Place){ .file = name }), S(""));
    }
}

static bool is_known(const Strays *strays, Slice name, bool is_folder, bool whole)
{
    for (size_t i = 0; i < strays->folder->source_count; i++)
        if (slice_equal(strays->folder->sources[i].name, name))
            return true;
    if (note_file_names_people(strays->arena, name))
        return true;
    for (UsualName which = USUAL_INTERVIEWS; which < USUAL_NAMES && is_folder; which++)
        if (!strays->named[which] && usual_name_is(strays->arena, which, name))
            return true;
    const ScanFolder *folder = strays->folder;
    bool outside = !path_is_within(strays->arena, folder->path, scan_folder_path(folder, name));
    bool told = !whole || (outside && !folder->allow_outside);
    for (UsualName which = 0; which < USUAL_NAMES; which++)
        if (slice_equal(strays->read[which], name) ||
            (told && usual_name_is(strays->arena, which, name)))
            return true;
    return false;
}

void strays_report(const ScanFolder *folder, const ScanFiles *files, Slice spoken_of, bool whole)
{
    Slice *names;
    Strays strays = { .folder = folder, .arena = folder->arena };
    size_t count = folder_list(folder->arena, folder->path, S(""), &names);
    find_read(&strays, files);
    for (size_t i = 0; i < count; i++) {
        bool is_folder = path_is_folder(scan_folder_path(folder, names[i]));
        bool lock = slice_starts(names[i], S("~$"));
        if (!lock && !slice_equal(names[i], spoken_of) &&
            !is_known(&strays, names[i], is_folder, whole) &&
            !is_own_document(&strays, names[i], is_folder))
            report_one(&strays, names[i], is_folder);
    }
    report_kinds(&strays);
    report_open(&strays);
}
