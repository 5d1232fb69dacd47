// Which font files there are is decided here, by a configuration of our own: the organisation's folder first,
// then the Noto files that the style names, by their names on Debian (adding Debian's whole Noto folder
// would take a second). Fallback families, and pango with them, are opened when a text first needs them.
#include "text/fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fcfreetype.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "text/shaping.h"

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

// cairo 1.16 draws colour fonts as images, whose words are lost, and embeds a variable font only as it is
// by default.
static bool usable(const FcPattern *pattern)
{
    FcBool colour = FcFalse, variable = FcFalse;
    int index = 0;
    FcPatternGetBool(pattern, FC_COLOR, 0, &colour);
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    return !colour && !variable && index == 0;
}

static bool file_is_usable(const char *path)
{
    FcFontSet *set = FcFontSetCreate();
    int faces = 0;
    FcFreeTypeQueryAll((const FcChar8 *)path, (unsigned)-1, NULL, &faces, set);
    bool good = set->nfont > 0;
    for (int i = 0; i < set->nfont; i++)
        good = good && usable(set->fonts[i]);
    FcFontSetDestroy(set);
    return good;
}

static void add_folder(Fonts *fonts, Diagnostics *d, Slice folder)
{
    static const char *const suffixes[] = { ".otf", ".ttc", ".ttf" };
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        Slice *names;
        size_t count = folder_list(fonts->arena, folder, slice_of(suffixes[i]), &names);
        for (size_t k = 0; k < count; k++) {
            const char *path = path_join(fonts->arena, folder, names[k]).at;
            if (file_is_usable(path))
                FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path);
            else
                diagnose(d, DIAG_FONT_UNUSABLE, ((Place){ .file = names[k] }), names[k]);
        }
    }
}

// "Noto Sans" and "Bold" are NotoSans-Bold.ttf.
static void add_noto(Fonts *fonts, Slice family, const char *suffix)
{
    Buffer path = { 0 };
    buffer_print(&path, "%s/", noto_folder);
    for (size_t i = 0; i < family.len; i++)
        if (family.at[i] != ' ' && family.at[i] != '/')
            buffer_add_byte(&path, family.at[i]);
    buffer_print(&path, "-%s.ttf", suffix);
    if (path_exists(buffer_slice(&path)))
        FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path.bytes);
    buffer_free(&path);
}

static bool has_family(const FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

// The first font of that family with the face's weight and slant; NULL where there is none. No substitute:
// a report in another font than the one asked for is wrong.
static const FcPattern *find_face(const Fonts *fonts, Face face)
{
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    const FcPattern *found = NULL;
    int best = 26; // so that Book and Medium may stand for regular, and Semibold for bold
    for (int i = 0; set && i < set->nfont; i++) {
        int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, width = FC_WIDTH_NORMAL;
        FcPatternGetInteger(set->fonts[i], FC_WEIGHT, 0, &weight);
        FcPatternGetInteger(set->fonts[i], FC_SLANT, 0, &slant);
        FcPatternGetInteger(set->fonts[i], FC_WIDTH, 0, &width);
        int distance = abs(weight - face_row[face].weight);
        if (has_family(set->fonts[i], fonts->style->family) && width == FC_WIDTH_NORMAL &&
            (slant > FC_SLANT_ROMAN) == (face_row[face].slant > FC_SLANT_ROMAN) && distance < best) {
            found = set->fonts[i];
            best = distance;
        }
    }
    return found;
}

static cairo_font_face_t *open_ink(const char *file)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)file);
    FcPatternAddInteger(pattern, FC_INDEX, 0);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    cairo_font_face_t *ink = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return ink;
}

static Font *open_font(Arena *arena, const char *file)
{
    Font *font = arena_one(arena, Font);
    hb_blob_t *blob = hb_blob_create_from_file(file);
    hb_face_t *face = hb_face_create(blob, 0);
    font->file = slice_copy(arena, slice_of(file)).at;
    font->shape = hb_font_create(face);
    font->upem = hb_face_get_upem(face);
    hb_font_set_scale(font->shape, (int)font->upem, (int)font->upem);
    font->ink = open_ink(file);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

const Font *fonts_font(Fonts *fonts, const FcPattern *pattern)
{
    FcChar8 *file = NULL;
    if (!pattern || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return fonts->face[FACE_REGULAR];
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const Font *font = g_ptr_array_index(fonts->fonts, i);
        if (strcmp(font->file, (const char *)file) == 0)
            return font;
    }
    Font *font = open_font(fonts->arena, (const char *)file);
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

static void open_face(Fonts *fonts, Face face, const FcPattern *pattern)
{
    static const uint32_t space[] = { ' ' }, hyphen[] = { 0xAD, 0x2010, '-' };
    const Font *font = fonts_font(fonts, pattern);
    fonts->face[face] = font;
    fonts->space_glyph[face] = first_glyph(font, space, 1, &fonts->space[face]);
    fonts->hyphen_glyph[face] = first_glyph(font, hyphen, 3, &fonts->hyphen[face]);
    // Some fonts give the soft hyphen a glyph without width; the plain one then shows it.
    if (fonts->hyphen[face] <= 0)
        fonts->hyphen_glyph[face] = first_glyph(font, hyphen + 1, 2, &fonts->hyphen[face]);
}

static bool open_faces(Fonts *fonts, Diagnostics *d)
{
    bool complete = true;
    for (Face face = 0; face < FACE_COUNT; face++)
        add_noto(fonts, slice_of(fonts->style->family), face_row[face].suffix);
    for (Face face = 0; face < FACE_COUNT; face++) {
        const FcPattern *pattern = find_face(fonts, face);
        if (pattern)
            open_face(fonts, face, pattern);
        else
            diagnose(d, DIAG_FONT_MISSING, ((Place){ .file = S("style.yaml") }), slice_of(fonts->style->family),
                     slice_of(face_row[face].name));
        complete = complete && pattern;
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
    fonts->config = FcConfigCreate();
    fonts->fonts = g_ptr_array_new();
    fonts->words = g_hash_table_new(word_hash, word_equal);
    fonts->buffer = hb_buffer_create();
    if (folder.len)
        add_folder(fonts, d, folder);
    if (!open_faces(fonts, d)) {
        fonts_close(fonts);
        return NULL;
    }
    hb_font_extents_t extents;
    const Font *regular = fonts->face[FACE_REGULAR];
    hb_font_get_h_extents(regular->shape, &extents);
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
        hb_font_destroy(font->shape);
        cairo_font_face_destroy(font->ink);
    }
    g_ptr_array_free(fonts->fonts, TRUE);
    g_hash_table_destroy(fonts->words);
    hb_buffer_destroy(fonts->buffer);
    g_clear_object(&fonts->pango);
    FcConfigDestroy(fonts->config);
    g_free(fonts->pending.glyphs);
    g_free(fonts->pending.clusters);
    g_free(fonts->pending.text);
    arena_free(fonts->arena);
}

// pango only chooses fonts and directions here; glyphs and their places come from HarfBuzz without hinting.
void fonts_open_fallback(Fonts *fonts)
{
    if (fonts->pango)
        return;
    Slice rest = slice_of(fonts->style->fallback), family;
    while (slice_next_field(&rest, ',', &family)) {
        add_noto(fonts, slice_trim(family), "Regular");
        add_noto(fonts, slice_trim(family), "Bold");
    }
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts->config);
    fonts->pango = pango_font_map_create_context(map);
    g_object_unref(map);
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
