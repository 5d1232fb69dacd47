// SPDX-License-Identifier: EUPL-1.2
// How cells look: the styles that libxlsxwriter writes.
#include <glib.h>

#include "workbook/book_state.h"

bool cell_is_text(CellKind kind)
{
    return kind == CELL_TEXT || kind == CELL_PROSE;
}

lxw_format *format_of(Book *book, CellKind kind)
{
    lxw_format *format = workbook_add_format(book->file);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, cell_is_text(kind) ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    // Room between a number and the text to the right of it.
    if (cell_is_text(kind))
        format_set_indent(format, 1);
    return format;
}

// How cells name it: " s=\"3\"".
static void keep_style(char style[16], lxw_format *format)
{
    g_snprintf(style, 16, " s=\"%d\"", lxw_format_get_xf_index(format));
}

static void make_looks(Book *book)
{
    enum { TITLE_SIZE = 18, HEADING_SIZE = 12, LINK_COLOUR = 0x0B4A85 };
    lxw_format *look[TEXT_LOOKS] = { 0 };
    for (TextLook l = LOOK_TITLE; l < TEXT_LOOKS; l++)
        look[l] = format_of(book, CELL_TEXT);
    format_set_bold(look[LOOK_TITLE]);
    format_set_font_size(look[LOOK_TITLE], TITLE_SIZE);
    format_set_bold(look[LOOK_HEADING]);
    format_set_font_size(look[LOOK_HEADING], HEADING_SIZE);
    format_set_align(look[LOOK_HEADING], LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_font_color(look[LOOK_LINK], LINK_COLOUR);
    format_set_underline(look[LOOK_LINK], LXW_UNDERLINE_SINGLE);
    for (TextLook l = LOOK_TITLE; l < TEXT_LOOKS; l++)
        keep_style(book->look[l], look[l]);
}

// Format indexes are given in the order of asking, so they are asked for once, here.
void book_make_formats(Book *book)
{
    const char *day = slice_equal(book->options.language, S("en")) ? "d mmm yyyy" : "d-m-yyyy";
    static const char *const number[CELL_KINDS] = {
        [CELL_WHOLE] = "0",       [CELL_POINT] = "0.0", [CELL_PRINTED] = "0.0#",
        [CELL_RATIO] = "0.00",    [CELL_SHARE] = "0%",  [CELL_CHANCE] = "0.000",
        [CELL_EXACT] = "General",
    };
    for (CellKind kind = 0; kind < CELL_KINDS; kind++) {
        lxw_format *format = format_of(book, kind), *heading = format_of(book, kind);
        if (number[kind] || kind == CELL_DATE)
            format_set_num_format(format, kind == CELL_DATE ? day : number[kind]);
        if (kind == CELL_PROSE)
            format_set_text_wrap(format);
        format_set_bold(heading);
        format_set_align(heading, LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_text_wrap(heading);
        format_set_bottom(heading, LXW_BORDER_THIN);
        keep_style(book->style[kind], format);
        keep_style(book->heading[kind], heading);
    }
    make_looks(book);
}
