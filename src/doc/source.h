// SPDX-License-Identifier: EUPL-1.2
// Where the text that came out of a template was written: for messages that name a file, line and column.
#ifndef DOC_SOURCE_H
#define DOC_SOURCE_H

#include "base/diagnostics.h"

// A template's text with the beginnings of its lines.
typedef struct SourceFile {
    Slice name; // as messages call it
    Slice text;
    size_t *line_at; // byte offset of each line
    size_t line_count;
} SourceFile;

// In the arena; `name` and `text` must live as long as it does.
const SourceFile *source_file_new(Arena *arena, Slice name, Slice text);

// The place of the bytes from `from` to `to`, underlined as far as their first line goes.
Place source_file_place(const SourceFile *file, size_t from, size_t to);

// A stretch of text and where it came from: copied letter by letter, or put there by a tag.
typedef struct SourcePiece {
    size_t at; // its first byte in the text that came out
    const SourceFile *file;
    size_t from, to; // in the file
    bool copied;
} SourcePiece;

typedef struct SourceMap {
    SourcePiece *pieces; // by `at`
    size_t count, room;
} SourceMap;

// Pieces are added in the order of the text. A piece of no length is replaced by the next one.
void source_map_add(Arena *arena, SourceMap *map, SourcePiece piece);

// The place that byte `at` came from; no place where the map is empty.
Place source_map_place(const SourceMap *map, size_t at);

#endif
