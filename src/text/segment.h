// SPDX-License-Identifier: EUPL-1.2
// What shaping makes: glyphs of a font with the text that they show.
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include <cairo.h>
#include <hb.h>

#include "base/slice.h"

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

#endif
