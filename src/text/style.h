// SPDX-License-Identifier: EUPL-1.2
// The look as data: templates/style.yaml. Lengths in points, y down from the top edge of the page.
#ifndef TEXT_STYLE_H
#define TEXT_STYLE_H

#include "base/diagnostics.h"
#include "text/colour.h"
#include "text/logo.h"

// Names of look.md, section 3.
// clang-format off
#define STYLE_COLOURS(COLOUR)                                                                                \
    COLOUR(ink) COLOUR(ink2) COLOUR(axis) COLOUR(line) COLOUR(wash) COLOUR(tint) COLOUR(paper) COLOUR(blue)  \
    COLOUR(night) COLOUR(target) COLOUR(r1) COLOUR(r2) COLOUR(r3) COLOUR(r4) COLOUR(r5) COLOUR(on_night)     \
    COLOUR(night_line)
// clang-format on

typedef enum Face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_COUNT } Face;

// How a kind of text looks: a heading, the body, a caption, or whatever a template's ::: names.
typedef struct TextRole {
    Slice name;
    double size;
    double leading;
    Face face;
    Colour colour;
    // Space above and below the block; between two blocks stands the larger of the one's `after` and
    // the other's `before`.
    double before, after;
    double width; // most it may take of the column, 0 for all
    bool balance; // even lines: the smallest width that gives the same number of lines
} TextRole;

typedef struct Style {
#define COLOUR(name) Colour name;
    STYLE_COLOURS(COLOUR)
#undef COLOUR
    double page_width, page_height;
    double margin_left, margin_right;
    double body_top, body_bottom; // the text area
    double opening_top;           // where a chapter's eyebrow sits
    double header_top, header_rule, footer_top;
    double grid;          // block tops snap to it
    double gutter;        // between the twelve columns
    const char *family;   // "Noto Sans"
    const char *fallback; // families tried after it, separated by commas
    TextRole *roles;
    size_t role_count;
    const Logo *logo; // NULL: none
} Style;

// Read it. Every fault is a diagnostic with its line and column, and the result is then NULL.
const Style *style_read(Arena *arena, Diagnostics *d, Slice path);

// The same for slides: with the page of `slide:`, and its roles in place of those of the same name. A style
// without `slide:` is a fault.
const Style *style_read_slides(Arena *arena, Diagnostics *d, Slice path);

// The role of that name; the role "body", which every style has, where there is none.
const TextRole *style_role(const Style *style, Slice name);
bool style_has_role(const Style *style, Slice name);

Colour style_colour(const Style *style, Slice name); // ink where there is none

#endif
