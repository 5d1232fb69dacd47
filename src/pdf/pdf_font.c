// SPDX-License-Identifier: EUPL-1.2
// From segments to codes. The pen is followed as a reader counts it, by the widths and moves that stand in
// the file, so that what is rounded does not add up along a line.
#include "pdf/pdf_font.h"

#include <errno.h>
#include <hb-ot.h>
#include <math.h>
#include <string.h>

#include "pdf/pdf_font_file.h"
#include "pdf/pdf_text.h"

struct PdfFonts {
    Arena *arena;
    PdfFont *first, *last; // in order of first use
    size_t font_count;
    PdfFont **by_number; // those of the text's fonts
    size_t by_number_room;
    PdfShown **shown; // by the segment's number
    size_t shown_room;
};

static guint code_hash(gconstpointer key)
{
    const PdfCode *code = key;
    uint32_t hash = 2166136261u ^ code->glyph;
    for (size_t i = 0; i < code->text.len; i++)
        hash = (hash ^ (unsigned char)code->text.at[i]) * 16777619u;
    return hash;
}

static gboolean code_equal(gconstpointer a, gconstpointer b)
{
    const PdfCode *one = a, *other = b;
    return one->glyph == other->glyph && slice_equal(one->text, other->text);
}

PdfFonts *pdf_fonts_new(Arena *arena)
{
    PdfFonts *fonts = arena_one(arena, PdfFonts);
    fonts->arena = arena;
    return fonts;
}

void pdf_fonts_free(PdfFonts *fonts)
{
    for (PdfFont *font = fonts->first; font; font = font->next)
        g_hash_table_destroy(font->by_use);
    fonts->first = NULL;
}

// Pointers by number, with room for that one.
static void *table_for(Arena *arena, void *table, size_t number, size_t *room)
{
    if (number < *room)
        return table;
    size_t wanted = (number + 16) * 2;
    void **grown = arena_many(arena, void *, wanted);
    if (*room)
        memcpy(grown, table, *room * sizeof *grown);
    *room = wanted;
    return grown;
}

static PdfFont *font_in_use(PdfFonts *fonts, const Font *font)
{
    fonts->by_number =
        table_for(fonts->arena, fonts->by_number, font->number, &fonts->by_number_room);
    PdfFont *made = fonts->by_number[font->number];
    if (made)
        return made;
    made = arena_one(fonts->arena, PdfFont);
    fonts->by_number[font->number] = made;
    made->font = font;
    made->resource = ++fonts->font_count;
    errno = 0;
    hb_blob_t *outlines =
        hb_face_reference_table(hb_font_get_face(font->shape), HB_TAG('C', 'F', 'F', ' '));
    made->postscript = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    stop_without_memory(); // no table for want of memory would be no PostScript outlines
    made->by_use = g_hash_table_new(code_hash, code_equal);
    *(fonts->last ? &fonts->last->next : &fonts->first) = made;
    fonts->last = made;
    return made;
}

static const PdfCode *code_for(Arena *arena, PdfFont *font, uint32_t glyph, Slice text)
{
    PdfCode wanted = { .glyph = glyph, .text = text };
    PdfCode *code = g_hash_table_lookup(font->by_use, &wanted);
    if (code)
        return code;
    code = arena_one(arena, PdfCode);
    double advance = hb_font_get_glyph_h_advance(font->font->shape, glyph);
    *code = (PdfCode){ .code = PDF_CODE_FIRST + (unsigned)font->code_count,
                       .glyph = glyph,
                       .text = text,
                       .width = lround(advance * 10000 / font->font->upem) };
    font->codes =
        arena_grow(arena, font->codes, sizeof *font->codes, font->code_count, &font->code_room);
    font->codes[font->code_count++] = code;
    font->unsound |=
        code->code > PDF_CODE_LAST || !text.len; // a code without a text is none for who listens
    g_hash_table_add(font->by_use, code);
    return code;
}

// A segment on its way to pieces.
typedef struct Making {
    Arena *arena;
    PdfFont *font;
    PdfShown *shown;
    size_t room;
    Buffer strings; // of the piece that is open
    double pen;     // 1/1000 of the size, as a reader counts it
} Making;

static void close_piece(Making *making)
{
    PdfShown *shown = making->shown;
    if (shown->count && shown->pieces)
        shown->pieces[shown->count - 1].strings =
            slice_copy(making->arena, buffer_slice(&making->strings));
    making->strings.len = 0;
}

static void begin_piece(Making *making, double rise, Slice actual)
{
    PdfShown *shown = making->shown;
    close_piece(making);
    shown->pieces = arena_grow(making->arena, shown->pieces, sizeof *shown->pieces, shown->count,
                               &making->room);
    shown->pieces[shown->count++] = (PdfPiece){ .rise = rise, .actual = actual };
}

// Go on with the open piece where it stands as high.
static void open_piece(Making *making, double rise)
{
    const PdfShown *shown = making->shown;
    const PdfPiece *open = shown->count ? &shown->pieces[shown->count - 1] : NULL;
    if (!open || open->ends || open->rise != rise)
        begin_piece(making, rise, S(""));
}

static void move_to(Making *making, double x)
{
    long move = lround(x - making->pen);
    if (!move)
        return;
    buffer_add_byte(&making->strings, ')');
    pdf_add_parts(&making->strings, -move, 1);
    buffer_add_byte(&making->strings, '(');
    making->pen += (double)move;
}

static void add_byte(Buffer *out, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        buffer_add_byte(out, '\\');
    if (byte == '\r') // would be read as a line feed
        buffer_add(out, S("\\r"));
    else
        buffer_add_byte(out, (char)byte);
}

static double rise_of(const GlyphPlace *place)
{
    return fabsf(place->y) < 0.0005f ? 0 : (double)place->y;
}

static void add_glyph(Making *making, const GlyphPlace *place, Slice text)
{
    const PdfCode *code = code_for(making->arena, making->font, place->index, text);
    open_piece(making, rise_of(place));
    move_to(making, (double)place->x * 1000);
    if (making->font->postscript || code->code >= PDF_CODE_WIDE)
        add_byte(&making->strings, code->code >> 8);
    add_byte(&making->strings, code->code & 255);
    making->pen += (double)code->width / 10;
}

// Where the glyphs and the text of a cluster begin.
typedef struct Spot {
    size_t cluster, glyph, byte;
} Spot;

// Clusters are in the order of the text; so are the glyphs, from right to left as well: the pen walks back.
static Spot spot_next(const Segment *segment, Spot place)
{
    const Cluster *cluster = &segment->clusters[place.cluster];
    size_t glyphs = (size_t)cluster->glyphs, byte = place.byte + (size_t)cluster->bytes;
    if (!segment->backward)
        return (Spot){ place.cluster + 1, place.glyph + glyphs, byte };
    size_t next = place.cluster + 1 < segment->cluster_count ? (size_t)cluster[1].glyphs : 0;
    return (Spot){ place.cluster + 1, place.glyph - next, byte };
}

// A cluster with the marks after it. Where it is more than a glyph, all of it stands for all of its text: a
// reader that goes by places would find a mark before or behind its letter.
static Spot add_letter(Making *making, const Segment *segment, Spot from)
{
    Spot to = spot_next(segment, from);
    // Marks above and below a letter belong to it.
    while (to.cluster < segment->cluster_count && rise_of(&segment->glyphs[to.glyph]) != 0)
        to = spot_next(segment, to);
    bool whole = to.cluster > from.cluster + 1 || segment->clusters[from.cluster].glyphs > 1;
    if (whole)
        begin_piece(making, rise_of(&segment->glyphs[from.glyph]),
                    slice_part(segment->text, from.byte, to.byte));
    for (Spot at = from, next; at.cluster < to.cluster; at = next) {
        next = spot_next(segment, at);
        for (int i = 0; i < segment->clusters[at.cluster].glyphs; i++)
            add_glyph(making, &segment->glyphs[at.glyph + (size_t)i],
                      slice_part(segment->text, at.byte, next.byte));
    }
    if (whole)
        making->shown->pieces[making->shown->count - 1].ends = true;
    return to;
}

static PdfShown *make(PdfFonts *fonts, const Segment *segment)
{
    PdfShown *shown = arena_one(fonts->arena, PdfShown);
    Making making = { .arena = fonts->arena,
                      .font = font_in_use(fonts, segment->font),
                      .shown = shown };
    shown->font = making.font->resource;
    Spot place = { 0 };
    if (segment->backward)
        place.glyph = segment->glyph_count - (size_t)segment->clusters[0].glyphs;
    while (place.cluster < segment->cluster_count)
        place = add_letter(&making, segment, place);
    double advance = segment->advance * 1000;
    if (lround(advance - making.pen)) {
        open_piece(&making, 0);
        move_to(&making, advance);
    }
    shown->drift = making.pen - advance;
    close_piece(&making);
    buffer_free(&making.strings);
    return shown;
}

const PdfShown *pdf_fonts_show(PdfFonts *fonts, const Segment *segment)
{
    fonts->shown = table_for(fonts->arena, fonts->shown, segment->number, &fonts->shown_room);
    PdfShown **place = &fonts->shown[segment->number];
    if (!*place)
        *place = make(fonts, segment);
    return *place;
}

Slice pdf_fonts_write(PdfFonts *fonts, PdfWriter *writer, Buffer *resources)
{
    buffer_add(resources, S("<<"));
    for (const PdfFont *font = fonts->first; font; font = font->next) {
        size_t number = font->unsound ? 0 : pdf_font_write(fonts->arena, writer, font);
        if (!number)
            return pdf_font_name(fonts->arena, font);
        buffer_print(resources, "/F%zu", font->resource);
        pdf_add_reference(resources, number);
    }
    buffer_add(resources, S(">>"));
    return S("");
}
