// SPDX-License-Identifier: EUPL-1.2
#include "notes/note_source.h"

void note_source_free(NoteSource *source)
{
    buffer_free(&source->text);
    source->count = 0;
}

void note_source_piece(Arena *arena, NoteSource *source, const NoteLine *line, size_t from,
                       size_t to)
{
    source->pieces =
        arena_grow(arena, source->pieces, sizeof *source->pieces, source->count, &source->room);
    source->pieces[source->count++] = (NotePiece){ line, from, source->text.len };
    buffer_add(&source->text, slice_part(line->text, from, to));
}

void note_source_lines(Arena *arena, NoteSource *source, const NoteLine *lines, size_t from,
                       size_t to)
{
    if (source->text.len)
        buffer_add_byte(&source->text, '\n');
    for (size_t i = from; i < to; i++) {
        note_source_piece(arena, source, &lines[i], 0, lines[i].text.len);
        buffer_add_byte(&source->text, '\n');
    }
}

static size_t column_of(NoteSource *source, const NoteLine *line, size_t at)
{
    if (source->seen != line || at < source->seen_at) {
        source->seen = line;
        source->seen_at = 0;
        source->seen_column = 1;
    }
    source->seen_column += utf8_count(slice_part(line->written, source->seen_at, at));
    source->seen_at = at;
    return source->seen_column;
}

Place note_source_place(NoteSource *source, size_t at, size_t length)
{
    size_t low = 0, high = at == SIZE_MAX ? 0 : source->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->pieces[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return (Place){ .file = source->file };
    const NotePiece *piece = &source->pieces[low - 1];
    const NoteLine *line = piece->line;
    return (Place){ .file = source->file,
                    .line = line->number,
                    .column = column_of(source, line,
                                        note_written_at(line, piece->from + at - piece->at)),
                    .text = line->written,
                    .length = length };
}
