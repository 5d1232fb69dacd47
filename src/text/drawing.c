// SPDX-License-Identifier: EUPL-1.2
// Glyphs are gathered for as long as the font stays the same and shown with one call.
#include <string.h>

#include "text/glyphs.h"
#include "text/shaping.h"

// Where the pending glyphs go, and what becomes of them.
typedef struct Pen {
    Fonts *fonts;
    cairo_t *cr;
    double size, x, y;
    const Font *font;
    bool outline;    // add to the path
    double from, to; // of those that stand here
} Pen;

static void set_font(const Pen *pen)
{
    cairo_matrix_t matrix;
    cairo_get_font_matrix(pen->cr, &matrix);
    if (cairo_get_font_face(pen->cr) == pen->font->ink && matrix.xx == pen->size &&
        matrix.yy == pen->size)
        return;
    cairo_set_font_face(pen->cr, pen->font->ink);
    cairo_set_font_size(pen->cr, pen->size);
}

// Keep the glyphs that reach into the pen's stretch. A letter may stand out of its own width by a part of its
// size.
static size_t glyphs_inside(const Pen *pen, cairo_glyph_t *glyphs, size_t count)
{
    double aside = 0.16 * pen->size;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        double x = glyphs[i].x, next = i + 1 < count ? glyphs[i + 1].x : pen->x;
        if ((x < next ? next : x) + aside >= pen->from && (x < next ? x : next) - aside <= pen->to)
            glyphs[kept++] = glyphs[i];
    }
    return kept;
}

static void flush(Pen *pen)
{
    Pending *p = &pen->fonts->pending;
    if (p->count && pen->font) {
        set_font(pen);
        if (pen->outline)
            cairo_glyph_path(pen->cr, p->glyphs, (int)glyphs_inside(pen, p->glyphs, p->count));
        else
            cairo_show_glyphs(pen->cr, p->glyphs, (int)p->count);
    }
    p->count = 0;
}

static cairo_glyph_t *add_glyphs(Pending *p, size_t count)
{
    size_t needed = p->count + count;
    if (needed > p->room) {
        p->room = needed < 128 ? 256 : needed * 2;
        p->glyphs = g_realloc_n(p->glyphs, p->room, sizeof *p->glyphs);
    }
    cairo_glyph_t *first = p->glyphs + p->count;
    p->count = needed;
    return first;
}

static void add_segment(Pen *pen, const Segment *segment)
{
    if (pen->font != segment->font)
        flush(pen);
    pen->font = segment->font;
    cairo_glyph_t *glyph = add_glyphs(&pen->fonts->pending, segment->glyph_count);
    for (size_t i = 0; i < segment->glyph_count; i++)
        glyph[i] =
            (cairo_glyph_t){ segment->glyphs[i].index, pen->x + segment->glyphs[i].x * pen->size,
                             pen->y - segment->glyphs[i].y * pen->size };
    pen->x += segment->advance * pen->size;
}

static double draw(Pen pen, Face face, Slice text)
{
    double start = pen.x;
    TextWalk walk = text_walk(pen.fonts, face, text);
    for (const Segment *segment; (segment = text_walk_next(&walk));)
        add_segment(&pen, segment);
    flush(&pen);
    return pen.x - start;
}

double text_show(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text)
{
    return draw((Pen){ .fonts = fonts, .cr = cr, .size = size, .x = x, .y = y }, face, text);
}

void text_path(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text,
               double from, double to)
{
    draw((Pen){ .fonts = fonts,
                .cr = cr,
                .size = size,
                .x = x,
                .y = y,
                .outline = true,
                .from = from,
                .to = to },
         face, text);
}

double text_width(Fonts *fonts, Face face, double size, Slice text)
{
    bool whole = text_is_bidirectional(text);
    double width = 0;
    Slice rest = text, piece;
    for (PieceKind kind; (kind = piece_next(&rest, whole, &piece)) != PIECE_NONE;)
        width +=
            kind == PIECE_SPACE ? fonts->space[face] : word_shaped(fonts, face, piece)->advance;
    return width * size;
}
