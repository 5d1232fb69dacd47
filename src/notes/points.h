// SPDX-License-Identifier: EUPL-1.2
// A point of a note (model/note.h) on one line, and the parts of such a line.
#ifndef NOTES_POINTS_H
#define NOTES_POINTS_H

#include "model/note.h"

// All that stands in the point as one paragraph; a list in it keeps its marks. In the arena.
Node *point_line(Arena *arena, const Node *point);

// The bold words that a line begins with, without them its first sentence: plain. `rest` is what follows.
Slice point_title(Arena *arena, const Node *line, Node **rest);

// The whole sentences that a paragraph begins with and that are `words` words or fewer together, but the
// first one however long it is. In the arena; NULL of NULL, and of what is no paragraph.
Node *point_beginning(Arena *arena, const Node *paragraph, size_t words);

// How many words stand in a text, references among them. 0 of NULL.
size_t point_words(Arena *arena, const Node *text);

// A line with what stands in brackets at its end: "Kies vijf doelen (directie, 7 april 2026)". Who is before
// the last comma, when behind it.
typedef struct Decision {
    Node *what;
    Node *who, *when; // without children where they are missing
} Decision;

// Take a decision apart. False where who or when is missing; then all of the line is what is decided.
bool decision_read(Arena *arena, const Node *line, Decision *decision);

#endif
