// SPDX-License-Identifier: EUPL-1.2
// Simple text (letters of Latin, Greek or Cyrillic, which run from left to right, all in the first family)
// goes to HarfBuzz at once; anything else is first cut into runs of one font, script and direction
// (itemizing.c).
#include "text/shaping.h"

#include <errno.h>
#include <hb-ot.h>
#include <string.h>

#include "base/buffer.h"
#include "base/signs.h"

// A longer word is shaped in parts, so that the cost of a line does not grow with hostile input.
enum { LONGEST_PART = 128 };

bool code_is_ignorable(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           (code >= 0xE0000 && code <= 0xE01EF) || code == 0x034F || sign_is_skin(code);
}

static size_t word_length(Slice text)
{
    size_t len = 0;
    while (len < text.len && !ascii_is_white(text.at[len])) {
        len++;
        if (len < LONGEST_PART)
            continue;
        // Where a part may end: before a character that is no combining mark.
        bool starts = len < text.len && ((unsigned char)text.at[len] & 0xC0) != 0x80;
        Slice rest = slice_part(text, len, text.len);
        if (starts && !g_unichar_ismark(utf8_next(&rest)))
            return len;
    }
    return len;
}

PieceKind piece_next(Slice *rest, bool whole, Slice *piece)
{
    if (!rest->len)
        return PIECE_NONE;
    bool space = !whole && ascii_is_white(rest->at[0]);
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
    for (uint32_t code; rest.len;) {
        char utf8[4];
        code = utf8_next(&rest);
        if (code < 0x80 && ascii_is_white((char)code))
            code = ' ';
        bool joiner = keep_joiners && (code == 0x200C || code == 0x200D);
        bool control =
            code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
        if (!control && (joiner || !code_is_ignorable(code)))
            buffer_add(&kept, (Slice){ utf8, utf8_encode(code, utf8) });
    }
    char *composed = g_utf8_normalize(kept.bytes ? kept.bytes : "", (gssize)kept.len,
                                      G_NORMALIZE_DEFAULT_COMPOSE);
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
    case G_UNICODE_SCRIPT_CYRILLIC: return true;
    default: return false;
    }
}

// Spaces of other widths are made by HarfBuzz where a font has none.
static bool is_simple(const Font *font, Slice text)
{
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (!simple_script(code) ||
            (!font_has(font, code) && g_unichar_type(code) != G_UNICODE_SPACE_SEPARATOR))
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

// Which bytes each group of glyphs shows. HarfBuzz numbers glyphs by their text's first byte: rising from
// left to right, falling in text from right to left.
static void take_clusters(Arena *arena, hb_buffer_t *buffer, Segment *segment)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    segment->clusters = arena_many(arena, Cluster, count);
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
            (Cluster){ .bytes = (int)(end - start), .glyphs = (int)glyphs };
        done += glyphs;
    }
}

static Segment shape(Fonts *fonts, const Font *font, Slice text, hb_script_t script, bool backward)
{
    Segment segment = {
        .number = fonts->segment_count++, .font = font, .text = text, .backward = backward
    };
    hb_buffer_t *buffer = fonts->buffer;
    errno = 0;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text.at, (int)text.len, 0, (int)text.len);
    hb_buffer_set_direction(buffer, backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    if (script == HB_SCRIPT_LATIN && !backward)
        hb_shape_plan_execute(font->latin, font->shape, buffer, font_features, FONT_FEATURES);
    else
        hb_shape(font->shape, buffer, font_features, FONT_FEATURES);
    stop_without_memory(); // or glyphs, and tables that it opens now, would be missing
    take_glyphs(fonts->arena, buffer, &segment);
    take_clusters(fonts->arena, buffer, &segment);
    return segment;
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
        word->segments[0] = shape(fonts, fonts->face[face], text, text_script(text), false);
        word->segment_count = 1;
    } else {
        Run *runs;
        text = shown_text(fonts->arena, bytes, true);
        word->segment_count = text_itemize(fonts, face, text, &runs);
        word->segments = arena_many(fonts->arena, Segment, word->segment_count);
        for (size_t i = 0; i < word->segment_count; i++)
            word->segments[i] =
                shape(fonts, runs[i].font, slice_part(text, runs[i].from, runs[i].to),
                      runs[i].script, runs[i].level & 1);
    }
    for (size_t i = 0; i < word->segment_count; i++)
        word->advance += word->segments[i].advance;
    g_hash_table_add(fonts->words, word);
    return word;
}
