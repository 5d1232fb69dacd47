// SPDX-License-Identifier: EUPL-1.2
// The text of a note cut at the headings that mean something: pillars, or "Conclusies" and the like.
#ifndef NOTES_SECTIONS_H
#define NOTES_SECTIONS_H

#include "base/diagnostics.h"

typedef struct NoteLine {
    Slice text;    // Markdown: bullets that were pasted are "- " (pasted.h)
    Slice written; // in the file
    size_t made; // the first bytes of the text, which are not what was written; what follows them …
    size_t from;    // … was written from this byte on
    size_t number;  // in the file, from 1
    int level;      // 1–6 where a heading begins here, else 0
    Slice heading;  // its words, without marks and without the colon behind them
    bool fenced;    // inside a code fence, or the fence itself
    bool underline; // the "===" or "---" under a heading
} NoteLine;

// All lines of a body that begins at line `first` of the file. In the arena.
size_t note_lines(Arena *arena, Slice body, size_t first, NoteLine **lines);

// Where a byte of a line's text stands in the line as it was written.
size_t note_written_at(const NoteLine *line, size_t byte);

// The place of a line, at a byte of its text.
Place note_place(Slice file, const NoteLine *line, size_t byte);

// Is this heading one of those that cut? Then which.
typedef bool HeadingFunction(Arena *arena, Slice heading, int *name);

enum { SECTION_OUTSIDE = -1, SECTION_UNKNOWN = -2 };
typedef struct NoteSection {
    int name; // as the function says; OUTSIDE: before and between; UNKNOWN: another heading
    const NoteLine *heading; // NULL for what stands before the first
    size_t from, to;         // its lines, without the heading
} NoteSection;

// Make headings of lines that are one without its mark: a known one that is bold and alone on its line
// ("**Begrijpen**", "##Begrijpen"); where `plain`, also one that is not even bold, and one in a list with
// points below it.
void note_headings_find(Arena *arena, NoteLine *lines, size_t count, HeadingFunction *known,
                        bool plain);

// First note_headings_find, then cut at every known heading, and at others of the level of the first known
// one. Deeper ones belong to the text; higher ones (a title) begin an OUTSIDE section. Where none is known,
// that level is the highest that has more than one heading, or the highest. `known` leaves *name alone where
// it says no. In the arena.
size_t note_sections(Arena *arena, NoteLine *lines, size_t count, HeadingFunction *known,
                     bool plain, NoteSection **sections);

#endif
