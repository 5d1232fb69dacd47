// SPDX-License-Identifier: EUPL-1.2
#include "notes/note_files.h"

#include "base/file.h"
#include "base/messages.h"
#include "language/reading.h"
#include "notes/messages.h"

typedef enum FileKind { FILE_OTHER, FILE_DOCUMENT, FILE_TEXT } FileKind;

// Longer endings first: "notes.md.txt" is what Windows makes of "notes.md".
static const struct {
    const char *ending;
    FileKind kind;
} endings[] = {
    { ".md.txt", FILE_TEXT },   { ".txt", FILE_TEXT },      { ".text", FILE_TEXT },
    { ".markdown", FILE_TEXT }, { ".mdown", FILE_TEXT },    { ".docx", FILE_DOCUMENT },
    { ".doc", FILE_DOCUMENT },  { ".docm", FILE_DOCUMENT }, { ".odt", FILE_DOCUMENT },
    { ".rtf", FILE_DOCUMENT },  { ".pdf", FILE_DOCUMENT },  { ".pages", FILE_DOCUMENT },
    { ".html", FILE_DOCUMENT }, { ".htm", FILE_DOCUMENT },  { ".mht", FILE_DOCUMENT },
    { ".one", FILE_DOCUMENT },  { ".loop", FILE_DOCUMENT }, { ".eml", FILE_DOCUMENT },
    { ".msg", FILE_DOCUMENT },  { ".vtt", FILE_DOCUMENT },
};

static FileKind kind_of(Arena *arena, Slice name, Slice *stem)
{
    Slice key = text_key(arena, name);
    *stem = name;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Slice ending = slice_of(endings[i].ending);
        if (!slice_ends(key, ending))
            continue;
        *stem = slice_part(name, 0, name.len - ending.len);
        return endings[i].kind;
    }
    return FILE_OTHER;
}

bool note_file_foreign(Arena *arena, Slice name)
{
    Slice stem;
    return kind_of(arena, name, &stem) != FILE_OTHER;
}

void note_file_stray(const ScanFolder *folder, Slice file, Slice wanted)
{
    static const DiagnosticId id[] = { [FILE_OTHER] = DIAG_NOTE_STRAY,
                                       [FILE_DOCUMENT] = DIAG_NOTE_DOCUMENT,
                                       [FILE_TEXT] = DIAG_NOTE_TEXT };
    Slice name = path_name(file), stem = name;
    bool is_folder = path_is_folder(scan_folder_path(folder, file));
    FileKind kind = is_folder ? FILE_OTHER : kind_of(folder->arena, name, &stem);
    // What an editor keeps beside an open file ("~$notes.docx"), and what a folder remembers of itself.
    Slice key = text_key(folder->arena, name);
    if (slice_starts(key, S("~$")) || slice_starts(key, S(".~lock")) || slice_ends(key, S("~")) ||
        slice_equal(key, S("thumbs.db")) || slice_equal(key, S("desktop.ini")))
        return;
    if (kind != FILE_OTHER && !wanted.len)
        wanted = slice_print(folder->arena, "%.*s.md", SLICE_ARGS(stem));
    diagnose(folder->d, id[kind], ((Place){ .file = file }), wanted);
}

bool note_file_names_people(Arena *arena, Slice name)
{
    return slice_is_exactly_one_of(text_key(arena, name), reading_file_names);
}

size_t note_files_list(ScanFolder *folder, Slice name, Slice **names)
{
    Slice *all;
    size_t notes = 0,
           count = folder_list(folder->arena, scan_folder_path(folder, name), S(""), &all);
    *names = arena_many(folder->arena, Slice, count);
    for (size_t i = 0; i < count; i++) {
        Slice file = path_join(folder->arena, name, all[i]);
        bool note = slice_ends(text_key(folder->arena, all[i]), S(".md")) &&
                    !path_is_folder(scan_folder_path(folder, file));
        if (note)
            (*names)[notes++] = file;
        else
            note_file_stray(folder, file, S(""));
    }
    return notes;
}
