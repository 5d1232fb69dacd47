// SPDX-License-Identifier: EUPL-1.2
// Inside src/text: the opened fonts and the words that were shaped with them.
#ifndef TEXT_SHAPING_H
#define TEXT_SHAPING_H

#include <fontconfig/fontconfig.h>
#include <glib.h>

#include "text/fonts.h"
#include "text/segment.h"

// A shaped text without spaces (where it is simple), from left to right.
typedef struct Word {
    Face face;
    Slice bytes; // as asked for: the key
    Segment *segments;
    size_t segment_count;
    double advance;
} Word;

// Glyphs that wait to be drawn together: see drawing.c.
typedef struct Pending {
    cairo_glyph_t *glyphs;
    size_t count, room;
} Pending;

struct Fonts {
    Arena *arena; // words and fonts
    const Style *style;
    FcFontSet *own; // the organisation's fonts
    const Font *face[FACE_COUNT];
    const Font *
        *fallback[FACE_COUNT]; // for what the face lacks, in order; NULL until first asked for
    size_t fallback_count[FACE_COUNT];
    double space[FACE_COUNT]; // advance of the space
    double hyphen[FACE_COUNT];
    Segment space_segment[FACE_COUNT], hyphen_segment[FACE_COUNT];
    size_t segment_count;
    double ascent, descent;
    GPtrArray *fonts;  // every Font in use
    GHashTable *words; // Word by face and bytes
    hb_buffer_t *buffer;
    Pending pending;
    Hyphenation *hyphenation;
};

// Of all text: ligatures are off, so that each letter keeps a glyph and a place of its own. opening.c
enum { FONT_FEATURES = 3 };
extern const hb_feature_t font_features[FONT_FEATURES];

// Does the font have a glyph of its own for that character? opening.c
bool font_has(const Font *font, uint32_t code);

// The first font that has it, the face itself before the fallback families. NULL where none has. opening.c
const Font *fonts_find(Fonts *fonts, Face face, uint32_t code);

// The word, from the cache or shaped now. Valid as long as `fonts`.
const Word *word_shaped(Fonts *fonts, Face face, Slice bytes);

// Cut the next piece that is shaped by itself off the front of `*rest`: white space (one character), or a
// word. The whole rest where the text has letters that run from right to left.
typedef enum PieceKind { PIECE_NONE, PIECE_SPACE, PIECE_WORD } PieceKind;
PieceKind piece_next(Slice *rest, bool whole, Slice *piece);

// Does the text hold letters that run from right to left?
bool text_is_bidirectional(Slice text);

// The text as a list of runs, each of one font, script and direction, in the order in which they stand on the
// line from left to right. In the arena of `fonts`.
typedef struct Run {
    size_t from, to; // bytes
    const Font *font;
    hb_script_t script;
    uint8_t level; // bidirectional level: odd runs from right to left
} Run;
size_t text_itemize(Fonts *fonts, Face face, Slice text, Run **runs);

// The script of the text's first letter; Latin where it has none.
hb_script_t text_script(Slice text);

// Characters that take part in no line of text by themselves: soft hyphen, joiners, variation selectors, and
// what changes an emoji in colour only.
bool code_is_ignorable(uint32_t code);

#endif
