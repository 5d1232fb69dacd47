// SPDX-License-Identifier: EUPL-1.2
#include "text/glyphs.h"

#include "text/shaping.h"

TextWalk text_walk(Fonts *fonts, Face face, Slice text)
{
    return (TextWalk){ .fonts = fonts,
                       .face = face,
                       .rest = text,
                       .whole = text_is_bidirectional(text),
                       .hyphen = slice_ends(text, S("\u00AD")) };
}

const Segment *text_walk_next(TextWalk *walk)
{
    for (;;) {
        while (walk->word && walk->next < walk->word->segment_count) {
            const Segment *segment = &walk->word->segments[walk->next++];
            if (segment->glyph_count)
                return segment;
        }
        Slice piece;
        walk->word = NULL;
        switch (piece_next(&walk->rest, walk->whole, &piece)) {
        case PIECE_SPACE: return &walk->fonts->space_segment[walk->face];
        case PIECE_WORD:
            walk->word = word_shaped(walk->fonts, walk->face, piece);
            walk->next = 0;
            break;
        case PIECE_NONE:
            if (!walk->hyphen)
                return NULL;
            walk->hyphen = false;
            return &walk->fonts->hyphen_segment[walk->face];
        }
    }
}
