// SPDX-License-Identifier: EUPL-1.2
// Text as shaped glyphs, for an ink that places them itself.
#ifndef TEXT_GLYPHS_H
#define TEXT_GLYPHS_H

#include <cairo.h>
#include <hb.h>

#include "text/fonts.h"

// One font file, for shaping and for ink.
typedef struct Font {
    size_t number; // from 0, among those of a Fonts
    const char *file;
    hb_font_t *shape; // its unit is 1 / upem
    hb_shape_plan_t *latin;
    cairo_font_face_t *ink;
    double upem;
    bool has_ascii; // a glyph for each of its signs
} Font;

// A glyph at a size of one, from the start of its segment; y up.
typedef struct GlyphPlace {
    uint32_t index;
    float x, y;
} GlyphPlace;

// So many bytes of a segment's text are shown by so many of its glyphs.
typedef struct Cluster {
    int bytes, glyphs;
} Cluster;

// Glyphs of one font and direction with the text they show. Clusters are in the order of the text.
typedef struct Segment {
    size_t number; // from 0, among all of a Fonts: what is made of a segment can be kept by it
    const Font *font;
    Slice text; // normalised (NFC), without what is not shown
    GlyphPlace *glyphs;
    Cluster *clusters;
    size_t glyph_count, cluster_count;
    bool backward; // right to left: the last glyphs belong to the first cluster
    double advance;
} Segment;

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
