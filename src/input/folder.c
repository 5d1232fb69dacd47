// SPDX-License-Identifier: EUPL-1.2
#include "input/folder.h"

#include <stdlib.h>

#include "base/file.h"
#include "input/messages.h"
#include "personal/personal_look.h"

Slice scan_folder_path(const ScanFolder *folder, Slice name)
{
    return path_join(folder->arena, folder->path, name);
}

bool scan_folder_has(const ScanFolder *folder, Slice name)
{
    return path_exists(scan_folder_path(folder, name));
}

bool path_is_within(Arena *arena, Slice root, Slice path)
{
    char *above = realpath(slice_copy(arena, root).at, NULL),
         *below = realpath(slice_copy(arena, path).at, NULL);
    Slice folder = slice_of(above ? above : ""), file = slice_of(below ? below : "");
    bool within = !above || !below || slice_equal(folder, file) || slice_equal(folder, S("/")) ||
                  (slice_starts(file, folder) && file.at[folder.len] == '/');
    free(above);
    free(below);
    return within;
}

bool scan_folder_may_read(const ScanFolder *folder, MappedText file)
{
    if (folder->allow_outside ||
        path_is_within(folder->arena, folder->path, scan_folder_path(folder, file.text)))
        return true;
    Place place = file.place.line ? file.place : (Place){ .file = file.text };
    diagnose(folder->d, DIAG_FILE_OUTSIDE, place, file.text);
    return false;
}

void scan_folder_source(ScanFolder *folder, Slice name, Slice sha256)
{
    uint32_t known;
    if (!folder->source_names)
        folder->source_names = text_map_new(folder->arena);
    // One workbook may hold several tables, of which one feeds numbers.
    if (text_map_find(folder->source_names, name, &known)) {
        folder->sources[known].feeds_numbers |= !folder->reads_notes;
        return;
    }
    text_map_add(folder->source_names, name, (uint32_t)folder->source_count);
    folder->sources = arena_grow(folder->arena, folder->sources, sizeof *folder->sources,
                                 folder->source_count, &folder->source_room);
    folder->sources[folder->source_count++] =
        (Source){ name, sha256, !folder->reads_notes, folder->reads_guessable };
}

bool scan_folder_text(ScanFolder *folder, Slice name, uint64_t most, Slice *text)
{
    if (!scan_folder_may_read(folder, (MappedText){ name, { .line = 0 } }))
        return false;
    Slice bytes, path = scan_folder_path(folder, name);
    uint64_t size = path_bytes(path);
    if (size > most) {
        diagnose(folder->d, DIAG_LIMIT_BYTES, ((Place){ .file = name }),
                 slice_print(folder->arena, "%llu", (unsigned long long)size),
                 slice_print(folder->arena, "%llu", (unsigned long long)most));
        return false;
    }
    if (!file_read(folder->arena, folder->d, path, name, &bytes))
        return false;
    scan_folder_source(folder, name, sha256_text(folder->arena, bytes));
    bytes = text_decode(folder->arena, bytes);
    if (folder->rare)
        rare_signs_add_lines(folder->arena, folder->rare, name, bytes);
    *text = text_clean(folder->arena, bytes);
    if (folder->look)
        personal_look_lines(folder->look, name, *text);
    return true;
}

bool scan_folder_table(ScanFolder *folder, Slice name, SmallTable *table)
{
    if (!scan_folder_may_read(folder, (MappedText){ name, { .line = 0 } }))
        return false;
    TableOptions options = { .sheet = slice_trim(folder->sheet.text),
                             .sheet_place = folder->sheet.place };
    bool good = small_table_read(folder->arena, folder->d, scan_folder_path(folder, name), name,
                                 &options, table);
    if (table->sha256.len)
        scan_folder_source(folder, name, table->sha256);
    for (size_t i = 0; folder->rare && i < table->count; i++)
        for (size_t k = 0; k < table->row[i].count; k++)
            rare_signs_add(folder->arena, folder->rare, table->row[i].cell[k].place,
                           table->row[i].cell[k].text, false);
    // Who was invited is not printed as it was written.
    for (size_t i = 0; folder->look && !folder->reads_guessable && i < table->count; i++)
        for (size_t k = 0; k < table->row[i].count; k++)
            personal_look_text(folder->look, table->row[i].cell[k].place,
                               table->row[i].cell[k].text);
    return good;
}
