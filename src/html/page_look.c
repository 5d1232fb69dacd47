// SPDX-License-Identifier: EUPL-1.2
// The style of the documents as a style sheet: one house style for paper and screen. Sizes are parts of that
// of the body, so that the page follows the reader's own size of letters. On a dark screen colours of text
// are made lighter until they can be read there; charts keep their own ground.
#include <math.h>

#include "html/page_parts.h"

// WCAG 2, 1.4.3 (text) and 1.4.11 (what is not text), with a little over.
static const double TEXT_CONTRAST = 4.6, LINE_CONTRAST = 3.1, BODY_CONTRAST = 12;
static const Colour WHITE = { 1, 1, 1 };

typedef struct NamedColour {
    const char *name;
    Colour colour;
} NamedColour;

enum { COLOURS = 17 };

static void named_colours(const Style *style, NamedColour named[COLOURS])
{
    size_t count = 0;
#define COLOUR(id) named[count++] = (NamedColour){ #id, style->id };
    STYLE_COLOURS(COLOUR)
#undef COLOUR
}

static void add_colour(Buffer *out, Colour c)
{
    buffer_print(out, "#%02X%02X%02X", (unsigned)lround(c.r * 255), (unsigned)lround(c.g * 255),
                 (unsigned)lround(c.b * 255));
}

static Colour mixed(Colour a, Colour b, double part)
{
    return (Colour){ a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part };
}

// As near to the colour as can be read on that ground.
static Colour lighter(Colour colour, Colour ground, double contrast)
{
    const double step = 0.02;
    double part = 0;
    while (part < 1 && colour_contrast(mixed(colour, WHITE, part), ground) < contrast)
        part += step;
    return mixed(colour, WHITE, fmin(part, 1));
}

static void set(NamedColour named[COLOURS], const char *name, Colour colour)
{
    for (size_t i = 0; i < COLOURS; i++)
        if (slice_equal(slice_of(named[i].name), slice_of(name)))
            named[i].colour = colour;
}

// Paper becomes the house's darkest colour, darker still; what text stands on, a little lighter than that.
static void darken(const Style *style, NamedColour named[COLOURS])
{
    Colour paper = mixed(style->ink, (Colour){ 0, 0, 0 }, 0.25);
    Colour wash = mixed(paper, WHITE, 0.06), tint = mixed(paper, WHITE, 0.12);
    set(named, "paper", paper);
    set(named, "wash", wash);
    set(named, "tint", tint);
    set(named, "line", mixed(paper, WHITE, 0.3));
    set(named, "axis", lighter(style->axis, tint, LINE_CONTRAST));
    set(named, "ink", lighter(style->ink, tint, BODY_CONTRAST));
    set(named, "ink2", lighter(style->ink2, tint, TEXT_CONTRAST));
    set(named, "blue", lighter(style->blue, tint, TEXT_CONTRAST));
    set(named, "target", lighter(style->target, tint, TEXT_CONTRAST));
}

static void add_variables(Buffer *out, const NamedColour named[COLOURS])
{
    for (size_t i = 0; i < COLOURS; i++) {
        buffer_print(out, "--%s:", named[i].name);
        add_colour(out, named[i].colour);
        buffer_add_byte(out, ';');
    }
}

// Drawn signs stand in the text and change with it; charts are on paper of their own.
static void add_mark_colours(Buffer *out, const Style *style)
{
    static const char *const inks[] = { "fill", "stroke" };
    NamedColour named[COLOURS];
    named_colours(style, named);
    for (size_t i = 0; i < COLOURS; i++)
        for (size_t k = 0; k < sizeof inks / sizeof *inks; k++) {
            buffer_print(out, ".marks [%s=\"", inks[k]);
            add_colour(out, named[i].colour);
            buffer_print(out, "\"]{%s:var(--%s)}\n", inks[k], named[i].name);
        }
}

// A length, of which the style gives points, in sizes of the reader's letters.
static void add_length(const WebPage *page, Buffer *out, const char *property, double points)
{
    double size = style_role(page->options->style, S("body"))->size;
    buffer_print(out, "%s:%srem;", property,
                 double_text(page->arena, round(points / size * 1000) / 1000).at);
}

// A role's colour by its name, so that it changes with the screen.
static void add_role_colour(const Style *style, Buffer *out, Colour colour)
{
    NamedColour named[COLOURS];
    named_colours(style, named);
    buffer_add(out, S("color:"));
    for (size_t i = 0; i < COLOURS; i++)
        if (named[i].colour.r == colour.r && named[i].colour.g == colour.g &&
            named[i].colour.b == colour.b) {
            buffer_print(out, "var(--%s);", named[i].name);
            return;
        }
    add_colour(out, colour);
    buffer_add_byte(out, ';');
}

static void add_look(const WebPage *page, Buffer *out, const TextRole *role)
{
    bool bold = role->face == FACE_BOLD || role->face == FACE_BOLD_ITALIC,
         italic = role->face == FACE_ITALIC || role->face == FACE_BOLD_ITALIC;
    add_length(page, out, "font-size", role->size);
    buffer_print(out, "line-height:%s;",
                 double_text(page->arena, round(role->leading / role->size * 1000) / 1000).at);
    buffer_print(out, "font-weight:%d;font-style:%s;", bold ? 700 : 400,
                 italic ? "italic" : "normal");
    add_role_colour(page->options->style, out, role->colour);
    if (role->balance)
        buffer_add(out, S("text-wrap:balance;"));
}

// A heading stands a level lower than in the document. A role around a heading gives it that look.
static void add_role(const WebPage *page, Buffer *out, const TextRole *role)
{
    Slice name = role->name;
    if (name.len == 2 && name.at[0] == 'h' && name.at[1] >= '1' && name.at[1] < '6')
        buffer_print(out, "h%c,%s", name.at[1] + 1, name.at[1] == '3' ? ".minor," : "");
    buffer_print(out, ".r-%.*s,.r-%.*s>:is(h1,h2,h3,h4,h5,h6){", SLICE_ARGS(name),
                 SLICE_ARGS(name));
    add_look(page, out, role);
    buffer_add(out, S("}\n"));
    buffer_print(out, ".r-%.*s{", SLICE_ARGS(name));
    add_length(page, out, "margin-block-start", role->before);
    add_length(page, out, "margin-block-end", role->after);
    buffer_add(out, S("}\n"));
}

Slice page_sheet(WebPage *page)
{
    const Style *style = page->options->style;
    NamedColour named[COLOURS];
    Buffer out = { 0 };
    named_colours(style, named);
    page_fonts(page, &out);
    buffer_add(&out, S(":root{"));
    add_variables(&out, named);
    // The name of a family that would end the string cannot be given: the reader's own letters stand in.
    if (slice_find(slice_of(style->family), S("\"")) == slice_of(style->family).len)
        buffer_print(&out, "font-family:\"%s\",sans-serif;", style->family);
    buffer_add(&out, S("}\n@media (prefers-color-scheme:dark){:root{"));
    darken(style, named);
    add_variables(&out, named);
    buffer_add(&out, S("}\n"));
    add_mark_colours(&out, style);
    buffer_add(&out, S("}\nbody{"));
    add_look(page, &out, style_role(style, S("body")));
    buffer_add(&out, S("}\n"));
    for (size_t i = 0; i < style->role_count; i++)
        add_role(page, &out, &style->roles[i]);
    buffer_add(&out, page->options->sheet);
    Slice sheet = slice_copy(page->arena, buffer_slice(&out));
    buffer_free(&out);
    return sheet;
}
