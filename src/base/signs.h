// SPDX-License-Identifier: EUPL-1.2
// Signs that are no letters: pictographs (emoji), and the private ones of Word (base/word_signs.h).
#ifndef BASE_SIGNS_H
#define BASE_SIGNS_H

#include "base/slice.h"

// Bytes of the pictograph that the text starts with, 0 where it starts with none. An emoji of several code
// points (UTS 51: a family, a flag, a colour of skin) is one. A private sign counts as one too: what it
// shows is known to one font only.
size_t sign_pictograph(Slice text);

// Is it a colour of skin? Such a sign changes the emoji before it, where that is drawn in colour.
bool sign_is_skin(uint32_t code);

// Position of the first code point that a font for Latin, Greek and Cyrillic may not have; text.len where
// there is none.
size_t sign_rare(Slice text);

// A sign as messages name it: "☺ (U+263A)"; of several code points the first is named. In the arena.
Slice sign_name(Arena *arena, Slice sign);

#endif
