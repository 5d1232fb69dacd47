// SPDX-License-Identifier: EUPL-1.2
// The words of a heading.
#ifndef BASE_KEY_WORDS_H
#define BASE_KEY_WORDS_H

#include "base/slice.h"

// Cut the next word (letters and digits; anything beyond ASCII is a letter) off the front of `*rest`.
// False when there is none.
bool key_word_next(Slice *rest, Slice *word);

// Is every word of `key` in `wanted` or in `beside`, and at least one in `wanted`? Both are words divided
// by '|', in the form of text_key, as is `key`.
bool key_words_among(Slice key, const char *wanted, const char *beside);

// Is `word` one of the words, or of the names of several words, divided by '|'? An empty one never is.
bool key_word_is_one_of(Slice word, const char *words);

#endif
