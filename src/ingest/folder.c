#include "ingest/folder.h"

#include "base/file.h"
#include "ingest/note_files.h"

Slice scan_folder_path(const ScanFolder *folder, Slice name)
{
    return path_join(folder->arena, folder->path, name);
}

bool scan_folder_has(const ScanFolder *folder, Slice name)
{
    return path_exists(scan_folder_path(folder, name));
}

void scan_folder_source(ScanFolder *folder, Slice name, Slice sha256)
{
    // One workbook may hold several tables.
    for (size_t i = 0; i < folder->source_count; i++)
        if (slice_equal(folder->sources[i].name, name))
            return;
    folder->sources = arena_grow(folder->arena, folder->sources, sizeof *folder->sources,
                                 folder->source_count, &folder->source_room);
    folder->sources[folder->source_count++] =
        (Source){ name, sha256, !folder->reads_notes, folder->reads_guessable };
}

bool scan_folder_text(ScanFolder *folder, Slice name, Slice *text)
{
    Slice bytes;
    if (!file_read(folder->arena, folder->d, scan_folder_path(folder, name), name, &bytes))
        return false;
    scan_folder_source(folder, name, sha256_text(folder->arena, bytes));
    bytes = text_decode(folder->arena, bytes);
    if (folder->rare)
        rare_signs_add_lines(folder->arena, folder->rare, name, bytes);
    *text = text_clean(folder->arena, bytes);
    return true;
}

bool scan_folder_table(ScanFolder *folder, Slice name, SmallTable *table)
{
    TableOptions options = { .sheet = slice_trim(folder->sheet.text), .sheet_place = folder->sheet.place };
    bool good =
        small_table_read(folder->arena, folder->d, scan_folder_path(folder, name), name, &options, table);
    if (table->sha256.len)
        scan_folder_source(folder, name, table->sha256);
    for (size_t i = 0; folder->rare && i < table->count; i++)
        for (size_t k = 0; k < table->row[i].count; k++)
            rare_signs_add(folder->arena, folder->rare, table->row[i].cell[k].place,
                           table->row[i].cell[k].text, false);
    return good;
}

size_t scan_folder_notes(ScanFolder *folder, Slice name, Slice **names)
{
    Slice *all;
    size_t notes = 0, count = folder_list(folder->arena, scan_folder_path(folder, name), S(""), &all);
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
