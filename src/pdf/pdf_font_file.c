// SPDX-License-Identifier: EUPL-1.2
// A composite font (ISO 32000-1, 9.7). A CMap leads from codes to CIDs; what leads on to glyphs differs. For
// TrueType outlines the codes are the CIDs, and a map leads from these to the glyphs of the subset. For
// outlines of PostScript the glyphs keep their numbers, which are the CIDs (9.7.4.2).
#include "pdf/pdf_font_file.h"

#include <errno.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/pdf_text.h"

Slice pdf_font_name(Arena *arena, const PdfFont *font)
{
    char name[64];
    unsigned len = sizeof name, used = 0;
    hb_face_t *face = hb_font_get_face(font->font->shape);
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1),
                        &len, name);
    for (unsigned i = 0; i < len; i++)
        if (g_ascii_isalnum(name[i]) || name[i] == '-')
            name[used++] = name[i];
    return used ? slice_copy(arena, (Slice){ name, used }) : S("Font");
}

// Six letters that tell this subset from another (9.6.4).
static Slice tagged_name(Arena *arena, const PdfFont *font)
{
    uint64_t hash = 14695981039346656037u;
    char tag[6];
    for (size_t i = 0; i < font->code_count; i++)
        hash = (hash ^ font->codes[i]->glyph) * 1099511628211u;
    for (size_t i = 0; i < sizeof tag; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return slice_print(arena, "%.6s+%.*s", tag, SLICE_ARGS(pdf_font_name(arena, font)));
}

// What only shaping, hinting, searching and the system's font lists need.
static void drop_tables(hb_subset_input_t *input)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
        HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('c', 'v', 't', ' '),
        HB_TAG('f', 'p', 'g', 'm'), HB_TAG('p', 'r', 'e', 'p'), HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
        HB_TAG('L', 'T', 'S', 'H'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a'),
        HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'),
    };
    hb_set_t *set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(set, dropped[i]);
}

static hb_subset_input_t *subset_input(const PdfFont *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < font->code_count; i++)
        hb_set_add(glyphs, font->codes[i]->glyph);
    drop_tables(input);
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (font->postscript)
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    return input;
}

// A glyph for every CID in big-endian numbers, from CID 0.
static Slice glyph_map(Arena *arena, const PdfFont *font, const hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    size_t len = 2 * (PDF_CODE_FIRST + font->code_count);
    char *bytes = arena_many(arena, char, len);
    for (size_t i = 0; i < font->code_count; i++) {
        hb_codepoint_t glyph = hb_map_get(map, font->codes[i]->glyph);
        if (glyph == HB_MAP_VALUE_INVALID)
            return S("");
        bytes[2 * (PDF_CODE_FIRST + i)] = (char)(glyph >> 8);
        bytes[2 * (PDF_CODE_FIRST + i) + 1] = (char)glyph;
    }
    return (Slice){ bytes, len };
}

// The subset's file, to be destroyed; NULL where HarfBuzz cannot make it. `map` for the codes.
static hb_blob_t *subset(Arena *arena, const PdfFont *font, Slice *map)
{
    hb_face_t *face = hb_font_get_face(font->font->shape);
    hb_subset_input_t *input = subset_input(font);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(face, input) : NULL;
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = NULL;
    if (made && font->postscript)
        blob = hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    else if (made && hb_face_get_glyph_count(made) > 0) {
        *map = glyph_map(arena, font, plan);
        blob = map->len ? hb_face_reference_blob(made) : NULL;
    }
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    if (blob && hb_blob_get_length(blob) > 0)
        return blob;
    hb_blob_destroy(blob);
    return NULL;
}

static int by_cid(const void *a, const void *b)
{
    const PdfCode *one = *(PdfCode *const *)a, *other = *(PdfCode *const *)b;
    return one->glyph < other->glyph ? -1 : one->glyph > other->glyph;
}

// "1 [572 561.5 …] 90 […]": a list for every run of CIDs.
static void add_widths(Arena *arena, Buffer *out, const PdfFont *font)
{
    PdfCode **codes = arena_many(arena, PdfCode *, font->code_count);
    unsigned last = 0;
    if (font->code_count)
        memcpy(codes, font->codes, font->code_count * sizeof *codes);
    if (font->postscript)
        qsort(codes, font->code_count, sizeof *codes, by_cid);
    buffer_add(out, S("/W["));
    for (size_t i = 0; i < font->code_count; i++) {
        unsigned number = font->postscript ? codes[i]->glyph : codes[i]->code;
        if (i > 0 && number == last) // one glyph of two texts
            continue;
        if (i == 0 || number != last + 1)
            buffer_print(out, i ? "]%u[" : "%u[", number);
        else
            buffer_add_byte(out, ' ');
        pdf_add_parts(out, codes[i]->width, 10);
        last = number;
    }
    buffer_add(out, S("]]"));
}

enum { BLOCK = 100 }; // entries, at most, in a block of a CMap

static void add_block(Buffer *out, const char *kind, size_t at, size_t count)
{
    if (at % BLOCK == 0)
        buffer_print(out, "%zu begin%s\n", count - at < BLOCK ? count - at : BLOCK, kind);
}

static void add_block_end(Buffer *out, const char *kind, size_t at, size_t count)
{
    if (at % BLOCK == BLOCK - 1 || at + 1 == count)
        buffer_print(out, "end%s\n", kind);
}

static void add_map_head(Buffer *out, const PdfFont *font, const char *ordering, const char *name,
                         int type)
{
    buffer_print(out,
                 "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
                 "/CMapName/%s def\n/CMapType %d def\n",
                 ordering, name, type);
    // The codes that there may be, by their number of bytes (9.7.6.2).
    if (font->postscript)
        buffer_add(out, S("1 begincodespacerange\n<0000><FFFF>\n"));
    else
        buffer_print(out, "2 begincodespacerange\n<%02X><%02X>\n<%04X><%04X>\n", PDF_CODE_FIRST,
                     PDF_CODE_WIDE - 1, PDF_CODE_WIDE, PDF_CODE_LAST);
    buffer_add(out, S("endcodespacerange\n"));
}

static void add_code(Buffer *out, const PdfFont *font, unsigned code)
{
    buffer_print(out, font->postscript || code >= PDF_CODE_WIDE ? "<%04X>" : "<%02X>", code);
}

static void add_map_foot(Buffer *out)
{
    buffer_add(out, S("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
}

// Which CID each code stands for (9.7.5.4).
static void write_encoding(PdfWriter *writer, const PdfFont *font, size_t number)
{
    Buffer out = { 0 };
    add_map_head(&out, font, "Identity", "Codes", 1);
    buffer_add(&out, S("/WMode 0 def\n"));
    if (!font->postscript)
        buffer_print(&out, "2 begincidrange\n<%02X><%02X> %u\n<%04X><%04X> %u\nendcidrange\n",
                     PDF_CODE_FIRST, PDF_CODE_WIDE - 1, PDF_CODE_FIRST, PDF_CODE_WIDE,
                     PDF_CODE_LAST, PDF_CODE_WIDE);
    for (size_t i = 0; font->postscript && i < font->code_count; i++) {
        add_block(&out, "cidchar", i, font->code_count);
        add_code(&out, font, font->codes[i]->code);
        buffer_print(&out, " %u\n", font->codes[i]->glyph);
        add_block_end(&out, "cidchar", i, font->code_count);
    }
    add_map_foot(&out);
    pdf_put_stream(writer, number,
                   S("/Type/CMap/CMapName/Codes/WMode 0/CIDSystemInfo"
                     "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
                   buffer_slice(&out), PDF_DEFLATED);
    buffer_free(&out);
}

// Which text each code stands for (9.10.3).
static void write_texts(PdfWriter *writer, const PdfFont *font, size_t number)
{
    Buffer out = { 0 };
    add_map_head(&out, font, "UCS", "Adobe-Identity-UCS", 2);
    for (size_t i = 0; i < font->code_count; i++) {
        add_block(&out, "bfchar", i, font->code_count);
        add_code(&out, font, font->codes[i]->code);
        buffer_add_byte(&out, '<');
        for (Slice rest = font->codes[i]->text; rest.len;)
            pdf_add_utf16(&out, utf8_next(&rest));
        buffer_add(&out, S(">\n"));
        add_block_end(&out, "bfchar", i, font->code_count);
    }
    add_map_foot(&out);
    pdf_put_stream(writer, number, S(""), buffer_slice(&out), PDF_DEFLATED);
    buffer_free(&out);
}

static int16_t signed_at(const char *table, size_t at)
{
    return (int16_t)((unsigned char)table[at] << 8 | (unsigned char)table[at + 1]);
}

static void add_scaled(Buffer *out, const PdfFont *font, double value)
{
    buffer_add_byte(out, ' ');
    pdf_add_parts(out, lround(value * 1000 / font->font->upem), 1);
}

// The box round all glyphs of the font, from its table "head".
static void add_box(Buffer *out, const PdfFont *font)
{
    enum { BOX_AT = 36 };
    unsigned len;
    hb_blob_t *head =
        hb_face_reference_table(hb_font_get_face(font->font->shape), HB_TAG('h', 'e', 'a', 'd'));
    const char *table = hb_blob_get_data(head, &len);
    buffer_add(out, S("/FontBBox["));
    for (size_t i = 0; i < 4; i++)
        add_scaled(out, font, len >= BOX_AT + 8 ? signed_at(table, BOX_AT + 2 * i) : 0);
    buffer_add_byte(out, ']');
    hb_blob_destroy(head);
}

static void write_descriptor(PdfWriter *writer, const PdfFont *font, Slice name, size_t number,
                             size_t file)
{
    enum {
        SYMBOLIC = 4,
        STEM = 80
    }; // no font says the width of its stems; nobody reads it of an embedded one
    Buffer out = { 0 };
    hb_font_t *shape = font->font->shape;
    hb_font_extents_t extents = { 0 };
    hb_position_t capitals = 0;
    hb_font_get_h_extents(shape, &extents);
    if (!hb_ot_metrics_get_position(shape, HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals))
        capitals = extents.ascender;
    buffer_print(&out, "<</Type/FontDescriptor/FontName/%.*s/Flags %d/StemV %d/ItalicAngle ",
                 SLICE_ARGS(name), SYMBOLIC, STEM);
    pdf_add_number(&out, (double)hb_style_get_value(shape, HB_STYLE_TAG_SLANT_ANGLE));
    add_box(&out, font);
    buffer_add(&out, S("/Ascent"));
    add_scaled(&out, font, extents.ascender);
    buffer_add(&out, S("/Descent"));
    add_scaled(&out, font, extents.descender);
    buffer_add(&out, S("/CapHeight"));
    add_scaled(&out, font, capitals);
    buffer_add(&out, font->postscript ? S("/FontFile3") : S("/FontFile2"));
    pdf_add_reference(&out, file);
    buffer_add(&out, S(">>"));
    pdf_put(writer, number, buffer_slice(&out));
    buffer_free(&out);
}

static void write_file(PdfWriter *writer, const PdfFont *font, hb_blob_t *blob, size_t number)
{
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);
    Buffer entries = { 0 };
    if (font->postscript)
        buffer_add(&entries, S("/Subtype/CIDFontType0C"));
    else
        buffer_print(&entries, "/Length1 %u", len);
    pdf_put_stream(writer, number, buffer_slice(&entries), (Slice){ bytes, len }, PDF_DEFLATED);
    buffer_free(&entries);
}

// The objects of a font, from its first number on; the last for TrueType outlines alone.
enum {
    OBJECT_FONT,
    OBJECT_DESCENDANT,
    OBJECT_DESCRIPTOR,
    OBJECT_TEXTS,
    OBJECT_FILE,
    OBJECT_ENCODING,
    OBJECT_GLYPHS,
    OBJECT_COUNT
};

static void write_dictionaries(Arena *arena, PdfWriter *writer, const PdfFont *font, size_t first)
{
    Slice name = tagged_name(arena, font);
    Buffer out = { 0 };
    buffer_print(
        &out,
        "<</Type/Font/Subtype/Type0/BaseFont/%.*s/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R"
        "/Encoding %zu 0 R>>",
        SLICE_ARGS(name), first + OBJECT_DESCENDANT, first + OBJECT_TEXTS, first + OBJECT_ENCODING);
    pdf_put(writer, first + OBJECT_FONT, buffer_slice(&out));

    out.len = 0;
    buffer_print(
        &out,
        "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%.*s/FontDescriptor %zu 0 R/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        font->postscript ? 0 : 2, SLICE_ARGS(name), first + OBJECT_DESCRIPTOR);
    add_widths(arena, &out, font);
    if (!font->postscript)
        buffer_print(&out, "/CIDToGIDMap %zu 0 R", first + OBJECT_GLYPHS);
    buffer_add(&out, S(">>"));
    pdf_put(writer, first + OBJECT_DESCENDANT, buffer_slice(&out));
    write_descriptor(writer, font, name, first + OBJECT_DESCRIPTOR, first + OBJECT_FILE);
    buffer_free(&out);
}

size_t pdf_font_write(Arena *arena, PdfWriter *writer, const PdfFont *font)
{
    errno = 0;
    Slice map = S("");
    hb_blob_t *blob = subset(arena, font, &map);
    if (!blob) {
        stop_without_memory();
        return 0;
    }
    size_t first = pdf_reserve(writer, font->postscript ? OBJECT_GLYPHS : OBJECT_COUNT);
    write_dictionaries(arena, writer, font, first);
    write_texts(writer, font, first + OBJECT_TEXTS);
    write_file(writer, font, blob, first + OBJECT_FILE);
    write_encoding(writer, font, first + OBJECT_ENCODING);
    if (!font->postscript)
        pdf_put_stream(writer, first + OBJECT_GLYPHS, S(""), map, PDF_DEFLATED);
    hb_blob_destroy(blob);
    stop_without_memory(); // HarfBuzz goes on without a glyph, a table or a name that it had no room for
    return first;
}
