// SPDX-License-Identifier: EUPL-1.2
// Signs that the documents' fonts may not have, remembered with their place while reading goes on: whether a
// font has them is known only where documents are made, and there their place is no longer known.
#ifndef MODEL_RARE_SIGNS_H
#define MODEL_RARE_SIGNS_H

#include "base/diagnostics.h"
#include "base/text_map.h"

typedef struct RareSign {
    Slice sign;   // a character, or a pictograph of several
    Place place;  // the first of them in its file
    size_t count; // of them in that file
    bool answer;  // a respondent wrote it
} RareSign;

// In the order in which they were met. Zero-initialise to start.
typedef struct RareSigns {
    RareSign *sign;
    size_t count;
    size_t room;
    TextMap *known; // by file and sign
} RareSigns;

// Is there such a sign in the text that was not met before in that file? Then its place is wanted.
bool rare_signs_news(const RareSigns *signs, Slice file, Slice text);

// Where that stands which comes after `before` in a text that begins at `place`; of a cell of a spreadsheet
// its own place.
Place place_in(Place place, Slice before, Slice sign);

// Remember those of a text that begins at `place`; it may run over several lines. The text is as it was read,
// not yet cleaned: Word's private signs are among them.
void rare_signs_add(Arena *arena, RareSigns *signs, Place place, Slice text, bool answer);

// The same for a whole file.
void rare_signs_add_lines(Arena *arena, RareSigns *signs, Slice file, Slice text);

#endif
