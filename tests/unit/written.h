// SPDX-License-Identifier: EUPL-1.2
// What people wrote, for tests that need some: as if it stood in a file from its first line on.
#ifndef TESTS_WRITTEN_H
#define TESTS_WRITTEN_H

#include "notes/notes.h"

static inline NoteSource written_source(Arena *arena, const char *text)
{
    NoteSource source = { .file = S("note.md") };
    NoteLine *lines;
    size_t count = note_lines(arena, slice_of(text), 1, &lines);
    note_source_lines(arena, &source, lines, 0, count);
    return source;
}

static inline Node *written_blocks(Arena *arena, const char *text)
{
    NoteSource source = written_source(arena, text);
    Node *root = node_new(arena, NODE_DOCUMENT);
    note_read(arena, diagnostics_new(arena), &source, (Place){ 0 }, 2, root);
    note_source_free(&source);
    return root;
}

static inline Node *written_line(Arena *arena, const char *text)
{
    NoteSource source = written_source(arena, text);
    Node *line = note_read_line(arena, diagnostics_new(arena), &source, (Place){ 0 });
    note_source_free(&source);
    return line;
}

static inline Node *written_plain(Arena *arena, const char *text)
{
    Node *line = node_new(arena, NODE_PARAGRAPH), *letters = node_new(arena, NODE_TEXT);
    letters->text = slice_of(text);
    node_append(line, letters);
    return line;
}

#endif
