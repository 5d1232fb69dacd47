// Glyphs are gathered for as long as the font stays the same and shown with one call, each cluster with its
// text: cairo then writes them so that copying gives the text back.
#include <string.h>

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

static void *grown(void *items, size_t size, size_t needed, size_t *room)
{
    if (needed <= *room)
        return items;
    *room = needed < 128 ? 256 : needed * 2;
    return g_realloc_n(items, *room, size);
}

static void set_font(const Pen *pen)
{
    cairo_matrix_t matrix;
    cairo_get_font_matrix(pen->cr, &matrix);
    if (cairo_get_font_face(pen->cr) == pen->font->ink && matrix.xx == pen->size && matrix.yy == pen->size)
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

static void flush(Pen *pen, cairo_text_cluster_flags_t flags)
{
    Pending *p = &pen->fonts->pending;
    if (p->glyph_count && pen->font) {
        set_font(pen);
        if (pen->outline)
            cairo_glyph_path(pen->cr, p->glyphs, (int)glyphs_inside(pen, p->glyphs, p->glyph_count));
        else
            cairo_show_text_glyphs(pen->cr, p->text, (int)p->text_len, p->glyphs, (int)p->glyph_count,
                                   p->clusters, (int)p->cluster_count, flags);
    }
    p->glyph_count = p->cluster_count = p->text_len = 0;
}

static void add_text(Pending *p, Slice text, const cairo_text_cluster_t *clusters, size_t count)
{
    p->text = grown(p->text, 1, p->text_len + text.len, &p->text_room);
    memcpy(p->text + p->text_len, text.at, text.len);
    p->text_len += text.len;
    p->clusters = grown(p->clusters, sizeof *p->clusters, p->cluster_count + count, &p->cluster_room);
    memcpy(p->clusters + p->cluster_count, clusters, count * sizeof *clusters);
    p->cluster_count += count;
}

static cairo_glyph_t *add_glyphs(Pending *p, size_t count)
{
    p->glyphs = grown(p->glyphs, sizeof *p->glyphs, p->glyph_count + count, &p->glyph_room);
    cairo_glyph_t *first = p->glyphs + p->glyph_count;
    p->glyph_count += count;
    return first;
}

static void choose_font(Pen *pen, const Font *font)
{
    if (pen->font != font)
        flush(pen, 0);
    pen->font = font;
}

static void add_segment(Pen *pen, const Segment *segment)
{
    if (!segment->glyph_count)
        return;
    if (segment->backward)
        flush(pen, 0);
    choose_font(pen, segment->font);
    cairo_glyph_t *glyph = add_glyphs(&pen->fonts->pending, segment->glyph_count);
    for (size_t i = 0; i < segment->glyph_count; i++)
        glyph[i] = (cairo_glyph_t){ segment->glyphs[i].index, pen->x + segment->glyphs[i].x * pen->size,
                                    pen->y - segment->glyphs[i].y * pen->size };
    add_text(&pen->fonts->pending, segment->text, segment->clusters, segment->cluster_count);
    pen->x += segment->advance * pen->size;
    if (segment->backward)
        flush(pen, CAIRO_TEXT_CLUSTER_FLAG_BACKWARD);
}

// One glyph of the face that stands for `text`.
static void add_sign(Pen *pen, Face face, uint32_t glyph, double advance, Slice text)
{
    choose_font(pen, pen->fonts->face[face]);
    *add_glyphs(&pen->fonts->pending, 1) = (cairo_glyph_t){ glyph, pen->x, pen->y };
    add_text(&pen->fonts->pending, text, &(cairo_text_cluster_t){ (int)text.len, 1 }, 1);
    pen->x += advance * pen->size;
}

static double draw(Pen pen, Face face, Slice text)
{
    Fonts *fonts = pen.fonts;
    double start = pen.x;
    bool whole = text_is_bidirectional(text);
    Slice rest = text, piece;
    for (PieceKind kind; (kind = piece_next(&rest, whole, &piece)) != PIECE_NONE;) {
        if (kind == PIECE_SPACE) {
            add_sign(&pen, face, fonts->space_glyph[face], fonts->space[face], S(" "));
            continue;
        }
        const Word *word = word_shaped(fonts, face, piece);
        for (size_t i = 0; i < word->segment_count; i++)
            add_segment(&pen, &word->segments[i]);
    }
    if (slice_ends(text, S("\u00AD")))
        add_sign(&pen, face, fonts->hyphen_glyph[face], fonts->hyphen[face], S("\u00AD"));
    flush(&pen, 0);
    return pen.x - start;
}

double text_show(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text)
{
    return draw((Pen){ .fonts = fonts, .cr = cr, .size = size, .x = x, .y = y }, face, text);
}

void text_path(Fonts *fonts, cairo_t *cr, Face face, double size, double x, double y, Slice text, double from,
               double to)
{
    draw(
        (Pen){
            .fonts = fonts, .cr = cr, .size = size, .x = x, .y = y, .outline = true, .from = from, .to = to },
        face, text);
}

double text_width(Fonts *fonts, Face face, double size, Slice text)
{
    bool whole = text_is_bidirectional(text);
    double width = 0;
    Slice rest = text, piece;
    for (PieceKind kind; (kind = piece_next(&rest, whole, &piece)) != PIECE_NONE;)
        width += kind == PIECE_SPACE ? fonts->space[face] : word_shaped(fonts, face, piece)->advance;
    return width * size;
}
