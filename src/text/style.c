// SPDX-License-Identifier: EUPL-1.2
// The style file is read by libcyaml against the schema below, with every number as text: so a length is
// read exactly and without the locale, and a wrong one is named with its place. libcyaml tells where a fault
// is only in its log, whose first two kinds of line are taken apart here.
#include "text/style.h"

#include <cyaml/cyaml.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/fraction.h"
#include "text/messages.h"

// clang-format off
#define PAGE_LENGTHS(LENGTH)                                                                                 \
    LENGTH(width, page_width) LENGTH(height, page_height) LENGTH(margin_left, margin_left)                   \
    LENGTH(margin_right, margin_right) LENGTH(body_top, body_top) LENGTH(body_bottom, body_bottom)           \
    LENGTH(opening_top, opening_top) LENGTH(header_top, header_top) LENGTH(header_rule, header_rule)         \
    LENGTH(footer_top, footer_top) LENGTH(grid, grid) LENGTH(gutter, gutter)
// clang-format on

#define ROLE_LENGTHS(LENGTH) LENGTH(size) LENGTH(leading) LENGTH(before) LENGTH(after) LENGTH(width)

typedef struct PageText {
#define LENGTH(key, member) char *key;
    PAGE_LENGTHS(LENGTH)
#undef LENGTH
} PageText;

typedef struct ColourTexts {
#define COLOUR(name) char *name;
    STYLE_COLOURS(COLOUR)
#undef COLOUR
} ColourTexts;

typedef struct RoleText {
    char *name;
#define LENGTH(key) char *key;
    ROLE_LENGTHS(LENGTH)
#undef LENGTH
    Face face;
    unsigned colour;
    bool balance;
} RoleText;

typedef struct LogoText {
    char *file, *alt, *width;
} LogoText;

typedef struct SlideText {
    PageText page;
    RoleText *roles;
    unsigned role_count;
} SlideText;

typedef struct StyleText {
    PageText page;
    ColourTexts colours;
    char *family;
    char *fallback;
    RoleText *roles;
    unsigned role_count;
    LogoText *logo;
    SlideText *slide;
} StyleText;

// Position of a colour in Style, by its number in STYLE_COLOURS.
enum {
#define COLOUR(name) COLOUR_##name,
    STYLE_COLOURS(COLOUR)
#undef COLOUR
        COLOUR_COUNT
};

static const struct ColourRow {
    const char *name;
    size_t offset;
} colour_row[COLOUR_COUNT] = {
#define COLOUR(name) [COLOUR_##name] = { #name, offsetof(Style, name) },
    STYLE_COLOURS(COLOUR)
#undef COLOUR
};

static const cyaml_strval_t colour_names[] = {
#define COLOUR(name) { #name, COLOUR_##name },
    STYLE_COLOURS(COLOUR)
#undef COLOUR
};

static const cyaml_strval_t face_names[] = {
    { "regular", FACE_REGULAR },
    { "bold", FACE_BOLD },
    { "italic", FACE_ITALIC },
    { "bold-italic", FACE_BOLD_ITALIC },
};

static const cyaml_schema_field_t page_fields[] = {
#define LENGTH(key, member) CYAML_FIELD_STRING_PTR(#key, CYAML_FLAG_POINTER, PageText, key, 1, 20),
    PAGE_LENGTHS(LENGTH)
#undef LENGTH
        CYAML_FIELD_END
};

static const cyaml_schema_field_t colours_fields[] = {
#define COLOUR(name)                                                                               \
    CYAML_FIELD_STRING_PTR(#name, CYAML_FLAG_POINTER, ColourTexts, name, 0, CYAML_UNLIMITED),
    STYLE_COLOURS(COLOUR)
#undef COLOUR
        CYAML_FIELD_END
};

static const cyaml_schema_field_t role_fields[] = {
    CYAML_FIELD_STRING_PTR("name", CYAML_FLAG_POINTER, RoleText, name, 1, CYAML_UNLIMITED),
    CYAML_FIELD_STRING_PTR("size", CYAML_FLAG_POINTER, RoleText, size, 1, 20),
    CYAML_FIELD_STRING_PTR("leading", CYAML_FLAG_POINTER, RoleText, leading, 1, 20),
    CYAML_FIELD_ENUM("face", CYAML_FLAG_STRICT, RoleText, face, face_names,
                     CYAML_ARRAY_LEN(face_names)),
    CYAML_FIELD_ENUM("colour", CYAML_FLAG_STRICT, RoleText, colour, colour_names,
                     CYAML_ARRAY_LEN(colour_names)),
    CYAML_FIELD_STRING_PTR("before", CYAML_FLAG_POINTER, RoleText, before, 1, 20),
    CYAML_FIELD_STRING_PTR("after", CYAML_FLAG_POINTER, RoleText, after, 1, 20),
    CYAML_FIELD_STRING_PTR("width", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, RoleText, width, 1,
                           20),
    CYAML_FIELD_BOOL("balance", CYAML_FLAG_OPTIONAL, RoleText, balance),
    CYAML_FIELD_END
};

static const cyaml_schema_value_t role_schema = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, RoleText,
                                                                      role_fields) };

static const cyaml_schema_field_t logo_fields[] = {
    CYAML_FIELD_STRING_PTR("file", CYAML_FLAG_POINTER, LogoText, file, 1, CYAML_UNLIMITED),
    CYAML_FIELD_STRING_PTR("alt", CYAML_FLAG_POINTER, LogoText, alt, 0, CYAML_UNLIMITED),
    CYAML_FIELD_STRING_PTR("width", CYAML_FLAG_POINTER, LogoText, width, 1, 20), CYAML_FIELD_END
};

static const cyaml_schema_field_t slide_fields[] = {
    CYAML_FIELD_MAPPING("page", CYAML_FLAG_DEFAULT, SlideText, page, page_fields),
    CYAML_FIELD_SEQUENCE_COUNT("roles", CYAML_FLAG_POINTER, SlideText, roles, role_count,
                               &role_schema, 1, CYAML_UNLIMITED),
    CYAML_FIELD_END
};

static const cyaml_schema_field_t style_fields[] = {
    CYAML_FIELD_MAPPING("page", CYAML_FLAG_DEFAULT, StyleText, page, page_fields),
    CYAML_FIELD_MAPPING("colours", CYAML_FLAG_DEFAULT, StyleText, colours, colours_fields),
    CYAML_FIELD_STRING_PTR("family", CYAML_FLAG_POINTER, StyleText, family, 1, CYAML_UNLIMITED),
    CYAML_FIELD_STRING_PTR("fallback", CYAML_FLAG_POINTER, StyleText, fallback, 0, CYAML_UNLIMITED),
    CYAML_FIELD_SEQUENCE_COUNT("roles", CYAML_FLAG_POINTER, StyleText, roles, role_count,
                               &role_schema, 1, CYAML_UNLIMITED),
    CYAML_FIELD_MAPPING_PTR("logo", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, StyleText, logo,
                            logo_fields),
    CYAML_FIELD_MAPPING_PTR("slide", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, StyleText, slide,
                            slide_fields),
    CYAML_FIELD_END
};

static const cyaml_schema_value_t style_schema = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER,
                                                                       StyleText, style_fields) };

// What is known while a file is being read.
typedef struct Reading {
    Arena *arena;
    Diagnostics *d;
    Slice path, file;
    Slice text;
    Slice complaint;  // libcyaml's first message
    const char *part; // the key in which what is read stands; "": any
    size_t line, column;
    bool failed;
} Reading;

static void complain(Reading *r, size_t line, size_t column, Slice what)
{
    Place place = { .file = r->file, .line = line, .column = column };
    Slice rest = r->text;
    for (size_t i = 0; i < line && slice_next_line(&rest, &place.text); i++)
        continue;
    diagnose(r->d, DIAG_STYLE_INVALID, place, what);
    r->failed = true;
}

// "Load: Unexpected key: siz", and after it "  in mapping (line: 3, column: 11)", innermost first.
static void take_log(cyaml_log_t level, void *context, const char *format, va_list arguments)
{
    Reading *r = context;
    char message[512];
    (void)level;
    vsnprintf(message, sizeof message, format, arguments);
    Slice s = slice_trim(slice_of(message));
    if (slice_starts(s, S("Load: ")) && !r->complaint.len)
        r->complaint = slice_copy(r->arena, slice_part(s, strlen("Load: "), s.len));
    size_t at = slice_find(s, S("(line: "));
    if (at < s.len && !r->line)
        sscanf(s.at + at, "(line: %zu, column: %zu)", &r->line, &r->column);
}

static void *take_memory(void *context, void *old, size_t size)
{
    (void)context;
    if (!size) {
        free(old);
        return NULL;
    }
    void *memory = realloc(old, size);
    if (!memory)
        out_of_memory(size);
    return memory;
}

// The line and column of `key` in or after the line that holds `anchor`: one role a line, or one key a line.
static void complain_about(Reading *r, const char *anchor, const char *key, const char *value,
                           const char *wanted)
{
    Slice rest = r->text, line;
    Slice start = slice_print(r->arena, "%s", anchor), field = slice_print(r->arena, "%s:", key);
    bool part = false, begun = false;
    size_t number = 0, found = 0, column = 0;
    while (!found && slice_next_line(&rest, &line)) {
        number++;
        part = part || slice_starts(line, slice_of(r->part));
        begun = begun || (part && slice_find(line, start) < line.len);
        size_t at = slice_find(line, field);
        if (begun && at < line.len) {
            found = number;
            column = utf8_count(slice_part(line, 0, at)) + 1;
        }
    }
    complain(r, found, column, slice_print(r->arena, "%s: %s (%s)", key, value, wanted));
}

static bool read_length(const char *text, double *length)
{
    Fraction f;
    if (!fraction_read(slice_of(text), &f) || fraction_compare(f, fraction(0, 1)) < 0)
        return false;
    *length = fraction_double(f);
    return *length <= 20000;
}

static bool read_colour(const char *text, Colour *colour)
{
    static const char digits[] = "0123456789abcdef";
    unsigned part[6];
    if (strlen(text) != 7 || text[0] != '#')
        return false;
    for (int i = 0; i < 6; i++) {
        char c = text[i + 1];
        const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
        if (!digit || !*digit)
            return false;
        part[i] = (unsigned)(digit - digits);
    }
    *colour = (Colour){ (part[0] * 16 + part[1]) / 255.0, (part[2] * 16 + part[3]) / 255.0,
                        (part[4] * 16 + part[5]) / 255.0 };
    return true;
}

static void take_page(Reading *r, const PageText *page, Style *style)
{
#define LENGTH(key, member)                                                                        \
    if (!read_length(page->key, &style->member))                                                   \
        complain_about(r, "page:", #key, page->key, "a number of points");
    PAGE_LENGTHS(LENGTH)
#undef LENGTH
    if (!r->failed && (style->grid <= 0 || style->body_bottom <= style->body_top ||
                       style->page_width <= style->margin_left + style->margin_right))
        complain_about(r, "page:", "page", "", "no room is left for text");
}

static void take_colours(Reading *r, const ColourTexts *colours, Style *style)
{
#define COLOUR(name)                                                                               \
    if (!read_colour(colours->name, &style->name))                                                 \
        complain_about(r, "colours:", #name, colours->name, "\"#RRGGBB\"");
    STYLE_COLOURS(COLOUR)
#undef COLOUR
}

static void take_role(Reading *r, const RoleText *text, const Style *style, TextRole *role)
{
    const char *anchor = slice_print(r->arena, "name: %s,", text->name).at;
    role->name = slice_copy(r->arena, slice_of(text->name));
    role->face = text->face;
    role->colour = style_colour(style, slice_of(colour_row[text->colour].name));
    role->balance = text->balance;
#define LENGTH(key)                                                                                \
    if (text->key && !read_length(text->key, &role->key))                                          \
        complain_about(r, anchor, #key, text->key, "a number of points");
    ROLE_LENGTHS(LENGTH)
#undef LENGTH
    if (!r->failed && (role->size <= 0 || role->leading <= 0))
        complain_about(r, anchor, role->size <= 0 ? "size" : "leading", "0", "above 0");
}

static void take_roles(Reading *r, const StyleText *text, Style *style)
{
    unsigned most = text->role_count + (text->slide ? text->slide->role_count : 0);
    style->roles = arena_many(r->arena, TextRole, most);
    for (size_t i = 0; i < text->role_count; i++) {
        if (style_has_role(style, slice_of(text->roles[i].name)))
            complain_about(r, slice_print(r->arena, "name: %s,", text->roles[i].name).at, "name",
                           text->roles[i].name, "given twice");
        take_role(r, &text->roles[i], style, &style->roles[style->role_count]);
        style->role_count++;
    }
    if (!style_has_role(style, S("body")))
        complain_about(r, "roles:", "roles", "", "the role \"body\" is missing");
}

// The page of slides, and the roles that look otherwise there.
static void take_slide(Reading *r, const SlideText *slide, Style *style)
{
    if (!slide) {
        complain(r, 0, 0, S("slide: the page of slides is missing"));
        return;
    }
    r->part = "slide:";
    take_page(r, &slide->page, style);
    for (unsigned i = 0; i < slide->role_count; i++) {
        const RoleText *text = &slide->roles[i];
        TextRole role = { .width = 0 };
        size_t at = 0;
        take_role(r, text, style, &role);
        while (at < style->role_count && !slice_equal(style->roles[at].name, role.name))
            at++;
        style->roles[at] = role;
        style->role_count += at == style->role_count;
    }
    r->part = "";
}

// As wide as half the column at most and 80 points high: it says who, and is no picture of the cover. Below
// 150 pixels an inch it looks coarse in print.
static void check_logo_size(Reading *r, const LogoText *text, const Style *style, const Logo *logo)
{
    double height = logo->width * logo->rows / logo->columns;
    double column = style->page_width - style->margin_left - style->margin_right;
    if (logo->width < 20 || logo->width > column / 2 || height > 80)
        complain_about(r, "logo:", "width", text->width,
                       "20 to half a column of points, so that it is no higher than 80");
    else if (logo->columns < logo->width / 72 * 150)
        complain_about(r, "logo:", "width", text->width, "150 pixels an inch or more");
}

static const Logo *take_logo(Reading *r, const LogoText *text, const Style *style)
{
    const char *problem = "a file beside this one";
    Slice name = slice_of(text->file), bytes;
    bool beside = slice_find(name, S("/")) == name.len;
    Logo *logo = NULL;
    if (beside &&
        file_read(r->arena, r->d, path_join(r->arena, path_folder(r->path), name), name, &bytes))
        logo = logo_read(r->arena, bytes, style->paper, &problem);
    if (!logo) {
        complain_about(r, "logo:", "file", text->file, problem);
        return NULL;
    }
    logo->alt = slice_copy(r->arena, slice_trim(slice_of(text->alt)));
    if (!logo->alt.len)
        complain_about(r, "logo:", "alt", "", "what the logo says, for who does not see it");
    if (!read_length(text->width, &logo->width))
        complain_about(r, "logo:", "width", text->width, "a number of points");
    else
        check_logo_size(r, text, style, logo);
    return logo;
}

static Style *take_style(Reading *r, const StyleText *text, bool slides)
{
    Style *style = arena_one(r->arena, Style);
    take_page(r, &text->page, style);
    take_colours(r, &text->colours, style);
    take_roles(r, text, style);
    style->family = slice_copy(r->arena, slice_trim(slice_of(text->family))).at;
    style->fallback = slice_copy(r->arena, slice_trim(slice_of(text->fallback))).at;
    if (text->logo && !r->failed)
        style->logo = take_logo(r, text->logo, style);
    if (slides && !r->failed)
        take_slide(r, text->slide, style);
    return r->failed ? NULL : style;
}

static const Style *read_style(Arena *arena, Diagnostics *d, Slice path, bool slides)
{
    Reading r = { .arena = arena, .d = d, .path = path, .file = path_name(path), .part = "" };
    if (!file_read_text(arena, d, path, r.file, &r.text))
        return NULL;
    const cyaml_config_t config = {
        .log_fn = take_log, .log_ctx = &r, .mem_fn = take_memory, .log_level = CYAML_LOG_ERROR
    };
    StyleText *text = NULL;
    errno = 0; // libcyaml does not tell why libyaml gave up
    cyaml_err_t error = cyaml_load_data((const uint8_t *)r.text.at, r.text.len, &config,
                                        &style_schema, (cyaml_data_t **)&text, NULL);
    const Style *style = NULL;
    if (error == CYAML_OK && text) {
        style = take_style(&r, text, slides);
    } else {
        stop_without_memory();
        complain(&r, r.line, r.column,
                 r.complaint.len ? r.complaint : slice_of(cyaml_strerror(error)));
    }
    cyaml_free(&config, &style_schema, text, 0);
    return style;
}

const Style *style_read(Arena *arena, Diagnostics *d, Slice path)
{
    return read_style(arena, d, path, false);
}

const Style *style_read_slides(Arena *arena, Diagnostics *d, Slice path)
{
    return read_style(arena, d, path, true);
}

static const TextRole *find_role(const Style *style, Slice name)
{
    for (size_t i = 0; i < style->role_count; i++)
        if (slice_equal(style->roles[i].name, name))
            return &style->roles[i];
    return NULL;
}

bool style_has_role(const Style *style, Slice name)
{
    return find_role(style, name) != NULL;
}

const TextRole *style_role(const Style *style, Slice name)
{
    const TextRole *role = find_role(style, name);
    return role ? role : find_role(style, S("body"));
}

Colour style_colour(const Style *style, Slice name)
{
    for (size_t i = 0; i < COLOUR_COUNT; i++)
        if (slice_equal(slice_of(colour_row[i].name), name))
            return *(const Colour *)((const char *)style + colour_row[i].offset);
    return style->ink;
}
