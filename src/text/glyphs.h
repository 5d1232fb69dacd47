// SPDX-License-Identifier: EUPL-1.2
// Text as shaped glyphs, for an ink that places them itself.
#ifndef TEXT_GLYPHS_H
#define TEXT_GLYPHS_H

#include "text/fonts.h"
#include "text/segment.h"

// One line of text, segment by segment from left to right; each begins where the one before ended. Begun with
// text_walk.
typedef struct TextWalk {
    Fonts *fonts;
    Face face;
    Slice rest;
    bool whole;  // letters run from right to left: spaces are not apart
    bool hyphen; // U+00AD at the end is to be shown
    const struct Word *word;
    size_t next; // segment of the word
} TextWalk;

TextWalk text_walk(Fonts *fonts, Face face, Slice text);

// The next segment that has glyphs; NULL after the last. Valid as long as the fonts.
const Segment *text_walk_next(TextWalk *walk);

#endif
