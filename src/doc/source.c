// SPDX-License-Identifier: EUPL-1.2
#include "doc/source.h"

const SourceFile *source_file_new(Arena *arena, Slice name, Slice text)
{
    SourceFile *file = arena_one(arena, SourceFile);
    size_t room = 0, count = 0, *lines = NULL;
    for (Slice rest = text, line; count == 0 || rest.len;) {
        lines = arena_grow(arena, lines, sizeof *lines, count, &room);
        lines[count++] = text.len - rest.len;
        slice_next_line(&rest, &line);
    }
    *file = (SourceFile){ .name = name, .text = text, .line_at = lines, .line_count = count };
    return file;
}

Place source_file_place(const SourceFile *file, size_t from, size_t to)
{
    size_t low = 0, high = file->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (file->line_at[middle] <= from)
            low = middle;
        else
            high = middle;
    }
    size_t start = file->line_at[low];
    size_t next = low + 1 < file->line_count ? file->line_at[low + 1] : file->text.len;
    Slice line = slice_part(file->text, start, next);
    while (line.len && (line.at[line.len - 1] == '\n' || line.at[line.len - 1] == '\r'))
        line.len--;
    return (Place){
        .file = file->name,
        .line = low + 1,
        .column = utf8_count(slice_part(line, 0, from - start)) + 1,
        .text = line,
        .length = utf8_count(slice_part(line, from - start, to > from ? to - start : 0)),
    };
}

void source_map_add(Arena *arena, SourceMap *map, SourcePiece piece)
{
    if (map->count && map->pieces[map->count - 1].at == piece.at)
        map->count--;
    map->pieces = arena_grow(arena, map->pieces, sizeof *map->pieces, map->count, &map->room);
    map->pieces[map->count++] = piece;
}

Place source_map_place(const SourceMap *map, size_t at)
{
    size_t low = 0, high = map->count;
    if (high == 0)
        return (Place){ 0 };
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (map->pieces[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    const SourcePiece *piece = &map->pieces[low];
    if (!piece->copied)
        return source_file_place(piece->file, piece->from, piece->to);
    size_t from = piece->from + (at > piece->at ? at - piece->at : 0);
    return source_file_place(piece->file, from < piece->to ? from : piece->to, 0);
}
