// Inside src/text: the opened fonts and the words that were shaped with them.
#ifndef TEXT_SHAPING_H
#define TEXT_SHAPING_H

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <hb.h>

#include "text/fonts.h"

// One font file, for shaping and for ink.
typedef struct Font {
    const char *file;
    hb_font_t *shape; // its unit is 1 / upem
    cairo_font_face_t *ink;
    double upem;
} Font;

// A glyph at a size of one, from the start of its segment; y up.
typedef struct GlyphPlace {
    uint32_t index;
    float x, y;
} GlyphPlace;

// Glyphs of one font and direction with the text they show. Clusters are in the order of the text.
typedef struct Segment {
    const Font *font;
    Slice text; // normalised (NFC), without what is not shown
    GlyphPlace *glyphs;
    cairo_text_cluster_t *clusters;
    size_t glyph_count, cluster_count;
    bool backward; // right to left: the last glyphs belong to the first cluster
    double advance;
} Segment;

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
    cairo_text_cluster_t *clusters;
    char *text;
    size_t glyph_count, glyph_room, cluster_count, cluster_room, text_len, text_room;
} Pending;

struct Fonts {
    Arena *arena; // words and fonts
    const Style *style;
    FcFontSet *own; // the organisation's fonts
    const Font *face[FACE_COUNT];
    const Font **fallback[FACE_COUNT]; // for what the face lacks, in order; NULL until first asked for
    size_t fallback_count[FACE_COUNT];
    double space[FACE_COUNT];         // advance of the space
    uint32_t space_glyph[FACE_COUNT];
    double hyphen[FACE_COUNT];
    uint32_t hyphen_glyph[FACE_COUNT];
    double ascent, descent;
    GPtrArray *fonts;  // every Font in use
    GHashTable *words; // Word by face and bytes
    hb_buffer_t *buffer;
    Pending pending;
    Hyphenation *hyphenation;
};

// Does the font have a glyph of its own for that character?
bool font_has(const Font *font, uint32_t code);

// The first font that has it, the face itself before the fallback families. NULL where none has.
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
    uint8_t level;   // bidirectional level: odd runs from right to left
} Run;
size_t text_itemize(Fonts *fonts, Face face, Slice text, Run **runs);

// The script of the text's first letter; Latin where it has none.
hb_script_t text_script(Slice text);

// Characters that take part in no line of text by themselves: soft hyphen, joiners, variation selectors, and
// what changes an emoji in colour only.
bool code_is_ignorable(uint32_t code);

#endif
