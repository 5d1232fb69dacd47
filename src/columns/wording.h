// SPDX-License-Identifier: EUPL-1.2
// The words of a statement, as an export's headings and a questionnaire have them: what makes two texts the
// same statement, whatever a survey tool does to quotes, dashes, spaces and punctuation.
#ifndef COLUMNS_WORDING_H
#define COLUMNS_WORDING_H

#include "base/arena.h"
#include "base/slice.h"

// The words alone: markup undone, in the form of text_key, apostrophes dropped, everything else that is no
// letter or digit one space. In the arena.
Slice wording_key(Arena *arena, Slice text);

// Does the first key end with the second, at a word's beginning? Where `text` is short, it must be all.
bool wording_ends(Slice key, Slice text);

// The handbook's own statement (item from 0) that a key ends with, known by its fingerprint; -1 where none.
// `from` becomes where in the key it begins.
int wording_of_handbook(Slice key, size_t *from);

// The end of `text` whose key is the last `len` bytes of the key of all of it: the statement as it is
// written, without what stands before it.
Slice wording_tail(Arena *arena, Slice text, size_t len);

// Do two keys share most of their words?
bool wording_resembles(Slice a, Slice b);

// The number of words of a key.
size_t wording_count(Slice key);

#endif
