// SPDX-License-Identifier: EUPL-1.2
// Text put together from pieces of the lines of a note, from which each letter still knows its place.
#ifndef NOTES_NOTE_SOURCE_H
#define NOTES_NOTE_SOURCE_H

#include "base/buffer.h"
#include "notes/sections.h"

typedef struct NotePiece {
    const NoteLine *line;
    size_t from; // its first byte in the line …
    size_t at;   // … and in the text
} NotePiece;

// Start with { .file = … }; note_source_free ends it.
typedef struct NoteSource {
    Slice file;
    Buffer text; // clean (text_clean): where a byte of it stands is not what it was before cleaning
    NotePiece *pieces;
    size_t count, room;
    // The last place that was asked for; the next one mostly stands behind it on its line, which may be long.
    const NoteLine *seen;
    size_t seen_at, seen_column;
} NoteSource;

void note_source_free(NoteSource *source);

// Append bytes `from` (included) to `to` (excluded) of a line.
void note_source_piece(Arena *arena, NoteSource *source, const NoteLine *line, size_t from,
                       size_t to);

// Append the lines `from` to `to`, each with its newline, below a blank line where there is text already.
void note_source_lines(Arena *arena, NoteSource *source, const NoteLine *lines, size_t from,
                       size_t to);

// The place of `length` code points that begin at byte `at`; the file alone where that is SIZE_MAX.
Place note_source_place(NoteSource *source, size_t at, size_t length);

#endif
