// Simple text (letters of Latin, Greek or Cyrillic, which run from left to right, all in the first family) goes to
// HarfBuzz at once. For anything else pango cuts the text into runs of one font, script and direction, and HarfBuzz
// shapes those. Ligatures are off: cairo gives fi and fl no text of their own, only a replacement that
// stops other readers (pdf.md, 19).
#include "text/shaping.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "base/buffer.h"

// A longer word is shaped in parts, so that the cost of a line does not grow with hostile input.
enum { LONGEST_PART = 128 };

static const hb_feature_t features[] = {
    { HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
    { HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
    { HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
};

bool code_is_ignorable(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           (code >= 0xE0100 && code <= 0xE01EF) || code == 0x034F;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static hb_script_t script_of(uint32_t code)
{
    return hb_unicode_script(hb_unicode_funcs_get_default(), code);
}

static bool runs_backward(uint32_t code)
{
    return hb_script_get_horizontal_direction(script_of(code)) == HB_DIRECTION_RTL;
}

bool text_is_bidirectional(Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        // No letter from right to left is below U+0590.
        if ((unsigned char)text.at[i] < 0xD6)
            continue;
        Slice rest = slice_part(text, i, text.len);
        for (uint32_t code; (code = utf8_next(&rest));)
            if (runs_backward(code))
                return true;
        return false;
    }
    return false;
}

static size_t word_length(Slice text)
{
    size_t len = 0, part = 0;
    while (len < text.len && !is_space(text.at[len])) {
        len++;
        // Where a part may end: before a character that is no combining mark.
        bool starts = len < text.len && ((unsigned char)text.at[len] & 0xC0) != 0x80;
        Slice rest = slice_part(text, len, text.len);
        if (len - part >= LONGEST_PART && starts && !g_unichar_ismark(utf8_next(&rest)))
            return len;
    }
    return len;
}

PieceKind piece_next(Slice *rest, bool whole, Slice *piece)
{
    if (!rest->len)
        return PIECE_NONE;
    bool space = !whole && is_space(rest->at[0]);
    size_t len = whole ? rest->len : space ? 1 : word_length(*rest);
    *piece = slice_part(*rest, 0, len);
    *rest = slice_part(*rest, len, rest->len);
    return space ? PIECE_SPACE : PIECE_WORD;
}

// The text as it is shown and extracted: composed, white space made plain, without what draws nothing.
// Joiners stay where they choose a letter's form.
static Slice shown_text(Arena *arena, Slice bytes, bool keep_joiners)
{
    Slice rest = bytes;
    bool plain = true;
    for (size_t i = 0; i < bytes.len && plain; i++)
        plain = bytes.at[i] >= 0x20 && bytes.at[i] != 0x7F;
    if (plain)
        return slice_copy(arena, bytes);
    Buffer kept = { 0 };
    for (uint32_t code; rest.len; ) {
        char utf8[4];
        code = utf8_next(&rest);
        if (code < 0x80 && is_space((char)code))
            code = ' ';
        bool joiner = keep_joiners && (code == 0x200C || code == 0x200D);
        if (!is_control(code) && (joiner || !code_is_ignorable(code)))
            buffer_add(&kept, (Slice){ utf8, utf8_encode(code, utf8) });
    }
    char *composed = g_utf8_normalize(kept.bytes ? kept.bytes : "", (gssize)kept.len, G_NORMALIZE_DEFAULT_COMPOSE);
    Slice text = slice_copy(arena, composed ? slice_of(composed) : buffer_slice(&kept));
    g_free(composed);
    buffer_free(&kept);
    return text;
}

static bool simple_script(uint32_t code)
{
    if (code < 0x250)
        return true;
    switch (g_unichar_get_script(code)) {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
        return true;
    default:
        return false;
    }
}

static bool font_has(const Font *font, uint32_t code)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->shape, code, &glyph) && glyph;
}

// Spaces of other widths are made by HarfBuzz where a font has none.
static bool is_simple(const Font *font, Slice text)
{
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (!simple_script(code) || (!font_has(font, code) && g_unichar_type(code) != G_UNICODE_SPACE_SEPARATOR))
            return false;
    }
    return true;
}

static void take_glyphs(Arena *arena, hb_buffer_t *buffer, Segment *segment)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, NULL);
    double unit = 1 / segment->font->upem, x = 0;
    segment->glyph_count = count;
    segment->glyphs = arena_many(arena, GlyphPlace, count);
    for (unsigned i = 0; i < count; i++) {
        segment->glyphs[i] = (GlyphPlace){ info[i].codepoint, (float)(x + place[i].x_offset * unit),
                                           (float)(place[i].y_offset * unit) };
        x += place[i].x_advance * unit;
    }
    segment->advance = x;
}

// Which bytes each group of glyphs shows. HarfBuzz numbers glyphs by their text's first byte: rising from left to
// right, falling in text from right to left.
static void take_clusters(Arena *arena, hb_buffer_t *buffer, Segment *segment)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    segment->clusters = arena_many(arena, cairo_text_cluster_t, count);
    for (unsigned done = 0; done < count;) {
        unsigned first = segment->backward ? count - 1 - done : done, glyphs = 1;
        size_t start = info[first].cluster, end = segment->text.len;
        for (; done + glyphs < count; glyphs++) {
            unsigned next = segment->backward ? first - glyphs : first + glyphs;
            if (info[next].cluster != start) {
                end = info[next].cluster;
                break;
            }
        }
        if (done == 0)
            start = 0;
        segment->clusters[segment->cluster_count++] =
            (cairo_text_cluster_t){ .num_bytes = (int)(end - start), .num_glyphs = (int)glyphs };
        done += glyphs;
    }
}

static Segment shape(Fonts *fonts, const Font *font, Slice text, hb_script_t script, bool backward)
{
    Segment segment = { .font = font, .text = text, .backward = backward };
    hb_buffer_t *buffer = fonts->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text.at, (int)text.len, 0, (int)text.len);
    hb_buffer_set_direction(buffer, backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    hb_shape(font->shape, buffer, features, sizeof features / sizeof *features);
    take_glyphs(fonts->arena, buffer, &segment);
    take_clusters(fonts->arena, buffer, &segment);
    return segment;
}

static hb_script_t first_script(Slice text)
{
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (code < 0x80 && g_ascii_isalpha((char)code))
            return HB_SCRIPT_LATIN;
        hb_script_t script = script_of(code);
        if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED)
            return script;
    }
    return HB_SCRIPT_LATIN;
}

static GList *itemize(Fonts *fonts, Face face, Slice text)
{
    const char *families = fonts->style->family;
    char *list = fonts->style->fallback[0] ? g_strconcat(families, ",", fonts->style->fallback, NULL) : g_strdup(families);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, list);
    pango_font_description_set_absolute_size(description, 10 * PANGO_SCALE);
    if (face == FACE_BOLD || face == FACE_BOLD_ITALIC)
        pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    if (face == FACE_ITALIC || face == FACE_BOLD_ITALIC)
        pango_font_description_set_style(description, PANGO_STYLE_ITALIC);
    pango_context_set_font_description(fonts->pango, description);
    PangoAttrList *none = pango_attr_list_new();
    // As a paragraph's direction: that of its first letter.
    PangoDirection direction = hb_script_get_horizontal_direction(first_script(text)) == HB_DIRECTION_RTL
                                   ? PANGO_DIRECTION_RTL
                                   : PANGO_DIRECTION_LTR;
    GList *logical = pango_itemize_with_base_dir(fonts->pango, direction, text.at, 0, (int)text.len, none, NULL);
    GList *visual = pango_reorder_items(logical);
    g_list_free(logical);
    pango_attr_list_unref(none);
    pango_font_description_free(description);
    g_free(list);
    return visual;
}

static void shape_items(Fonts *fonts, Word *word, Slice text)
{
    fonts_open_fallback(fonts);
    GList *items = itemize(fonts, word->face, text);
    word->segments = arena_many(fonts->arena, Segment, g_list_length(items));
    for (GList *at = items; at; at = at->next) {
        PangoItem *item = at->data;
        Slice part = slice_part(text, (size_t)item->offset, (size_t)(item->offset + item->length));
        FcPattern *pattern = item->analysis.font ? pango_fc_font_get_pattern(PANGO_FC_FONT(item->analysis.font)) : NULL;
        uint32_t tag = g_unicode_script_to_iso15924((GUnicodeScript)item->analysis.script);
        word->segments[word->segment_count++] =
            shape(fonts, fonts_font(fonts, pattern), part, hb_script_from_iso15924_tag(tag), item->analysis.level & 1);
        pango_item_free(item);
    }
    g_list_free(items);
}

const Word *word_shaped(Fonts *fonts, Face face, Slice bytes)
{
    Word wanted = { .face = face, .bytes = bytes };
    Word *word = g_hash_table_lookup(fonts->words, &wanted);
    if (word)
        return word;
    word = arena_one(fonts->arena, Word);
    word->face = face;
    word->bytes = slice_copy(fonts->arena, bytes);
    Slice text = shown_text(fonts->arena, bytes, false);
    if (is_simple(fonts->face[face], text)) {
        word->segments = arena_one(fonts->arena, Segment);
        word->segments[0] = shape(fonts, fonts->face[face], text, first_script(text), false);
        word->segment_count = 1;
    } else {
        shape_items(fonts, word, shown_text(fonts->arena, bytes, true));
    }
    for (size_t i = 0; i < word->segment_count; i++)
        word->advance += word->segments[i].advance;
    g_hash_table_add(fonts->words, word);
    return word;
}
