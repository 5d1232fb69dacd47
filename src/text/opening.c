// SPDX-License-Identifier: EUPL-1.2
// Which font files there are is decided here, not by the machine's fontconfig: the organisation's folder
// first, then the Noto files that the style names, by their names on Debian. So a report is the same on
// every machine, and no list of thousands of fonts is read. fontconfig only tells what the organisation's
// files hold.
#include <cairo-ft.h>
#include <errno.h>
#include <fontconfig/fcfreetype.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "text/fonts.h"
#include "text/messages.h"
#include "text/shaping.h"

const hb_feature_t font_features[FONT_FEATURES] = {
    { HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
    { HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
    { HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
};

static const char noto_folder[] = "/usr/share/fonts/truetype/noto";

static const struct FaceRow {
    const char *name, *suffix;
    int weight, slant;
} face_row[FACE_COUNT] = {
    [FACE_REGULAR] = { "regular", "Regular", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN },
    [FACE_BOLD] = { "bold", "Bold", FC_WEIGHT_BOLD, FC_SLANT_ROMAN },
    [FACE_ITALIC] = { "italic", "Italic", FC_WEIGHT_REGULAR, FC_SLANT_ITALIC },
    [FACE_BOLD_ITALIC] = { "bold italic", "BoldItalic", FC_WEIGHT_BOLD, FC_SLANT_ITALIC },
};

// Its maker lets it be embedded, as a subset (OpenType, OS/2, fsType); and its outlines are numbered by
// glyph, as the PDF's codes take them to be, not by character collection.
static bool embeddable(const char *path)
{
    const FT_UShort refused = FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING | FT_FSTYPE_NO_SUBSETTING |
                              FT_FSTYPE_BITMAP_EMBEDDING_ONLY;
    FT_Library library;
    FT_Face face;
    FT_Bool collected = 0;
    bool good = false;
    if (FT_Init_FreeType(&library))
        return false;
    if (FT_New_Face(library, path, 0, &face) == 0) {
        FT_Get_CID_Is_Internally_CID_Keyed(face, &collected);
        good = !collected && !(FT_Get_FSType_Flags(face) & refused);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return good;
}

// A colour font's signs would be pictures, without words; a variable font would be embedded only as it is by
// default.
static void add_own(Fonts *fonts, Diagnostics *d, const char *path, Slice name)
{
    FcFontSet *set = FcFontSetCreate();
    int faces = 0;
    FcFreeTypeQueryAll((const FcChar8 *)path, (unsigned)-1, NULL, &faces, set);
    bool good = set->nfont > 0 && embeddable(path);
    for (int i = 0; i < set->nfont; i++) {
        FcBool colour = FcFalse, variable = FcFalse;
        int index = 0;
        FcPatternGetBool(set->fonts[i], FC_COLOR, 0, &colour);
        FcPatternGetBool(set->fonts[i], FC_VARIABLE, 0, &variable);
        FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &index);
        good = good && !colour && !variable && index == 0;
    }
    if (good)
        FcFontSetAdd(fonts->own, FcPatternDuplicate(set->fonts[0]));
    else
        diagnose(d, DIAG_FONT_UNUSABLE, ((Place){ .file = name }), name);
    FcFontSetDestroy(set);
}

static void add_folder(Fonts *fonts, Diagnostics *d, Slice folder)
{
    static const char *const suffixes[] = { ".otf", ".ttc", ".ttf" };
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        Slice *names;
        size_t count = folder_list(fonts->arena, folder, slice_of(suffixes[i]), &names);
        for (size_t k = 0; k < count; k++)
            add_own(fonts, d, path_join(fonts->arena, folder, names[k]).at, names[k]);
    }
}

static bool has_family(const FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

// The organisation's file of that family with the face's weight and slant; NULL where there is none.
static const char *own_file(const Fonts *fonts, const char *family, Face face)
{
    FcChar8 *found = NULL;
    int best = 26; // so that Book and Medium may stand for regular, and Semibold for bold
    for (int i = 0; i < fonts->own->nfont; i++) {
        const FcPattern *pattern = fonts->own->fonts[i];
        int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, width = FC_WIDTH_NORMAL;
        FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
        FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
        FcPatternGetInteger(pattern, FC_WIDTH, 0, &width);
        int distance = abs(weight - face_row[face].weight);
        if (has_family(pattern, family) && width == FC_WIDTH_NORMAL &&
            (slant > FC_SLANT_ROMAN) == (face_row[face].slant > FC_SLANT_ROMAN) &&
            distance < best) {
            FcPatternGetString(pattern, FC_FILE, 0, &found);
            best = distance;
        }
    }
    return (const char *)found;
}

Slice fonts_system_folder(void)
{
    return slice_of(noto_folder);
}

// "Noto Sans" and "Bold" are NotoSans-Bold.ttf. NULL where that is not installed.
static const char *noto_file(const Fonts *fonts, const char *family, Face face)
{
    Buffer path = { 0 };
    buffer_print(&path, "%s/", noto_folder);
    for (; *family; family++)
        if (*family != ' ' && *family != '/')
            buffer_add_byte(&path, *family);
    buffer_print(&path, "-%s.ttf", face_row[face].suffix);
    Slice found = path_exists(buffer_slice(&path)) ? slice_copy(fonts->arena, buffer_slice(&path))
                                                   : (Slice){ 0 };
    buffer_free(&path);
    return found.at;
}

static bool has_glyph(const Font *font, uint32_t code)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->shape, code, &glyph) && glyph;
}

// NULL where the file cannot be read.
static Font *open_font(Arena *arena, const char *file)
{
    Font *font = arena_one(arena, Font);
    errno = 0;
    hb_blob_t *blob = hb_blob_create_from_file(file);
    if (hb_blob_get_length(blob) == 0) {
        hb_blob_destroy(blob);
        stop_without_memory(); // the file is there perhaps, and no font may stand in for it
        return NULL;
    }
    hb_face_t *face = hb_face_create(blob, 0);
    font->file = slice_copy(arena, slice_of(file)).at;
    font->shape = hb_font_create(face);
    font->upem = hb_face_get_upem(face);
    hb_font_set_scale(font->shape, (int)font->upem, (int)font->upem);
    // Nearly all text is Latin: HarfBuzz would look up how that is shaped for each word.
    const hb_segment_properties_t latin = { .direction = HB_DIRECTION_LTR,
                                            .script = HB_SCRIPT_LATIN };
    font->latin = hb_shape_plan_create(face, &latin, font_features, FONT_FEATURES, NULL);
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)file);
    FcPatternAddInteger(pattern, FC_INDEX, 0);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    font->ink = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    font->has_ascii = true;
    for (uint32_t code = ' '; code <= '~'; code++)
        font->has_ascii = font->has_ascii && has_glyph(font, code);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    stop_without_memory(); // HarfBuzz goes on, for good, without a table that it had no room for
    return font;
}

// No substitute: a report in another font than the one asked for is wrong.
static const Font *find_font(Fonts *fonts, const char *family, Face face)
{
    const char *file = own_file(fonts, family, face);
    if (!file)
        file = noto_file(fonts, family, face);
    if (!file)
        return NULL;
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const Font *font = g_ptr_array_index(fonts->fonts, i);
        if (strcmp(font->file, file) == 0)
            return font;
    }
    Font *font = open_font(fonts->arena, file);
    if (!font)
        return NULL;
    font->number = fonts->fonts->len;
    g_ptr_array_add(fonts->fonts, font);
    return font;
}

// The glyph of the first of these code points that the font has.
static uint32_t first_glyph(const Font *font, const uint32_t *codes, size_t count, double *advance)
{
    hb_codepoint_t glyph = 0;
    for (size_t i = 0; i < count && !glyph; i++)
        if (!hb_font_get_nominal_glyph(font->shape, codes[i], &glyph))
            glyph = 0;
    *advance = hb_font_get_glyph_h_advance(font->shape, glyph) / font->upem;
    return glyph;
}

// One glyph of the face that stands for `text`.
static Segment sign(Fonts *fonts, const Font *font, uint32_t glyph, double advance, Slice text)
{
    Segment segment = {
        .number = fonts->segment_count++, .font = font, .text = text, .advance = advance
    };
    segment.glyphs = arena_one(fonts->arena, GlyphPlace);
    segment.glyphs->index = glyph;
    segment.clusters = arena_one(fonts->arena, Cluster);
    *segment.clusters = (Cluster){ (int)text.len, 1 };
    segment.glyph_count = segment.cluster_count = 1;
    return segment;
}

static void open_face(Fonts *fonts, Face face, const Font *font)
{
    static const uint32_t space[] = { ' ' }, hyphen[] = { 0xAD, 0x2010, '-' };
    fonts->face[face] = font;
    errno = 0;
    uint32_t space_glyph = first_glyph(font, space, 1, &fonts->space[face]);
    uint32_t hyphen_glyph = first_glyph(font, hyphen, 3, &fonts->hyphen[face]);
    // Some fonts give the soft hyphen a glyph without width; the plain one then shows it.
    if (fonts->hyphen[face] <= 0)
        hyphen_glyph = first_glyph(font, hyphen + 1, 2, &fonts->hyphen[face]);
    stop_without_memory();
    fonts->space_segment[face] = sign(fonts, font, space_glyph, fonts->space[face], S(" "));
    fonts->hyphen_segment[face] = sign(fonts, font, hyphen_glyph, fonts->hyphen[face], S("\u00AD"));
}

static bool open_faces(Fonts *fonts, Diagnostics *d)
{
    bool complete = true;
    for (Face face = 0; face < FACE_COUNT; face++) {
        const Font *font = find_font(fonts, fonts->style->family, face);
        if (font)
            open_face(fonts, face, font);
        else
            diagnose(d, DIAG_FONT_MISSING, ((Place){ .file = S("style.yaml") }),
                     slice_of(fonts->style->family), slice_of(face_row[face].name));
        complete = complete && font;
    }
    return complete;
}

static guint word_hash(gconstpointer key)
{
    const Word *word = key;
    uint32_t hash = 2166136261u ^ (uint32_t)word->face;
    for (size_t i = 0; i < word->bytes.len; i++)
        hash = (hash ^ (unsigned char)word->bytes.at[i]) * 16777619u;
    return hash;
}

static gboolean word_equal(gconstpointer a, gconstpointer b)
{
    const Word *one = a, *other = b;
    return one->face == other->face && slice_equal(one->bytes, other->bytes);
}

Fonts *fonts_open(Diagnostics *d, const Style *style, Slice folder)
{
    Arena *arena = arena_new();
    Fonts *fonts = arena_one(arena, Fonts);
    fonts->arena = arena;
    fonts->style = style;
    fonts->own = FcFontSetCreate();
    fonts->fonts = g_ptr_array_new();
    fonts->words = g_hash_table_new(word_hash, word_equal);
    fonts->buffer = hb_buffer_create();
    fonts->hyphenation = hyphenation_new(S(""));
    if (folder.len)
        add_folder(fonts, d, folder);
    if (!open_faces(fonts, d)) {
        fonts_close(fonts);
        return NULL;
    }
    hb_font_extents_t extents;
    const Font *regular = fonts->face[FACE_REGULAR];
    errno = 0;
    hb_font_get_h_extents(regular->shape, &extents);
    stop_without_memory();
    fonts->ascent = extents.ascender / regular->upem;
    fonts->descent = -extents.descender / regular->upem;
    return fonts;
}

void fonts_close(Fonts *fonts)
{
    if (!fonts)
        return;
    for (guint i = 0; i < fonts->fonts->len; i++) {
        Font *font = g_ptr_array_index(fonts->fonts, i);
        hb_shape_plan_destroy(font->latin);
        hb_font_destroy(font->shape);
        cairo_font_face_destroy(font->ink);
    }
    g_ptr_array_free(fonts->fonts, TRUE);
    g_hash_table_destroy(fonts->words);
    hb_buffer_destroy(fonts->buffer);
    hyphenation_free(fonts->hyphenation);
    FcFontSetDestroy(fonts->own);
    g_free(fonts->pending.glyphs);
    arena_free(fonts->arena);
}

// The families after the first, opened when a text first needs them. A family that is not installed, or has
// no such face (its regular one stands in), is no fault: what cannot be shown is found by text_missing.
static void open_fallback(Fonts *fonts, Face face)
{
    Slice rest = slice_of(fonts->style->fallback), field;
    size_t count = 0, room = 0;
    const Font **list = NULL;
    while (slice_next_field(&rest, ',', &field)) {
        const char *family = slice_copy(fonts->arena, slice_trim(field)).at;
        const Font *font = find_font(fonts, family, face);
        if (!font)
            font = find_font(fonts, family, FACE_REGULAR);
        if (!font)
            continue;
        list = arena_grow(fonts->arena, list, sizeof *list, count, &room);
        list[count++] = font;
    }
    fonts->fallback[face] = list ? list : arena_many(fonts->arena, const Font *, 1);
    fonts->fallback_count[face] = count;
}

bool font_has(const Font *font, uint32_t code)
{
    return (font->has_ascii && code >= ' ' && code <= '~') || has_glyph(font, code);
}

const Font *fonts_find(Fonts *fonts, Face face, uint32_t code)
{
    if (font_has(fonts->face[face], code))
        return fonts->face[face];
    if (!fonts->fallback[face])
        open_fallback(fonts, face);
    for (size_t i = 0; i < fonts->fallback_count[face]; i++)
        if (font_has(fonts->fallback[face][i], code))
            return fonts->fallback[face][i];
    return NULL;
}

double fonts_ascent(const Fonts *fonts)
{
    return fonts->ascent;
}

double fonts_descent(const Fonts *fonts)
{
    return fonts->descent;
}

double text_hyphen_width(const Fonts *fonts, Face face, double size)
{
    return fonts->hyphen[face] * size;
}

Hyphenation *fonts_hyphenation(const Fonts *fonts)
{
    return fonts->hyphenation;
}
