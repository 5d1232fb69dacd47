// SPDX-License-Identifier: EUPL-1.2
// A text that people wrote, as a tree of nodes: a DOCUMENT of blocks, or of a plain text one PARAGRAPH. NULL
// where nothing was written.
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "model/node.h"

// The letters of a plain text; empty for NULL. In the arena.
Slice note_plain(Arena *arena, const Node *part);

// The next point behind `point` (NULL: the first): a point of a list that lies in no other, or a paragraph
// outside lists, in which prose was written. NULL at the end.
const Node *note_point_next(const Node *root, const Node *point);
size_t note_point_count(const Node *root);

// Where its first letter stands.
Place note_point_place(const Node *point);

// The next tag or reference behind `node` (NULL: the first) in reading order. NULL at the end.
const Node *note_hole_next(const Node *root, const Node *node);

#endif
