// SPDX-License-Identifier: EUPL-1.2
// The prose of a finding, sentence by sentence, with the place of every byte.
#ifndef REFERENCES_SENTENCES_H
#define REFERENCES_SENTENCES_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/node.h"

// A tag that was blanked: where it stood, and what is between its braces.
typedef struct ProseTag {
    size_t at, len;
    Slice name;
} ProseTag;

// A stretch of letters that stand together.
typedef struct ProsePiece {
    const Node *node;
    size_t from, to; // its bytes in the prose
} ProsePiece;

// One block of prose: a paragraph, a heading, an item, a cell. Tags and references are blanked; the tags, and
// the questions that are referred to, are noted instead.
typedef struct NoteProse {
    char *text; // may be blanked further
    size_t len;
    ProsePiece *pieces; // that it was put together from
    size_t piece_count;
    ProseTag *tags;
    size_t tag_count;
    int *cited; // at each byte: 1 + the item of a question that a reference there names, or 0
} NoteProse;

// The next block of a text; start with node_walk of it. False when nothing is left. In the arena.
bool prose_next(Arena *arena, NodeWalk *walk, NoteProse *prose);

// Where the bytes from `at` stand in the file that was read.
Place prose_place(const NoteProse *prose, size_t at, size_t len);

// The end of the sentence that begins at `from`: behind ".", "!" or "?" and a space, or at the end. What goes
// on for thousands of letters is no sentence: it ends at a space, so that nobody waits for the square of its
// length.
size_t sentence_end(const NoteProse *prose, size_t from);

// The word (letters, and digits in it) at or after `*at`, up to `end`. False when none is left; `*at` moves
// behind.
bool word_next(const NoteProse *prose, size_t *at, size_t end, Slice *word);

#endif
