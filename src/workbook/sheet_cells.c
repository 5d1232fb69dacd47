// SPDX-License-Identifier: EUPL-1.2
// Rows and cells, as the text of a sheet's part.
#include <glib.h>
#include <math.h>
#include <string.h>

#include "workbook/book_state.h"
#include "workbook/cell_text.h"

enum { LINE_HEIGHT = 15, TALLEST_ROW = 405 }; // points

static void put(Buffer *out, const char *text, size_t len)
{
    buffer_add(out, (Slice){ text, len });
}

static void put_text(Buffer *out, const char *text)
{
    put(out, text, strlen(text));
}

// Without printf, which takes as long as all else of a cell. Returns the length.
static size_t digits_of(char text[20], uint64_t value)
{
    char digits[20], *at = digits + sizeof digits;
    do
        *--at = (char)('0' + value % 10);
    while (value /= 10);
    size_t len = (size_t)(digits + sizeof digits - at);
    memcpy(text, at, len);
    return len;
}

// A row with text that wraps says how high it is: not every program finds out by itself.
void sheet_end_row(Sheet *sheet)
{
    Buffer *out = &sheet->pending;
    if (sheet->lines > 1) {
        char height[60];
        size_t points = sheet->lines * LINE_HEIGHT, rest = out->len - sheet->row_tag;
        int len = g_snprintf(height, sizeof height, " ht=\"%zu\" customHeight=\"1\"",
                             points < TALLEST_ROW ? points : (size_t)TALLEST_ROW);
        put(out, height, (size_t)len);
        memmove(out->bytes + sheet->row_tag + len, out->bytes + sheet->row_tag, rest);
        memcpy(out->bytes + sheet->row_tag, height, (size_t)len);
    }
    put_text(out, "</row>");
    if (out->len >= ROWS_BLOCK)
        row_packer_add(sheet->book->packer, sheet->packed, out);
}

void sheet_begin_row(Sheet *sheet)
{
    Buffer *out = &sheet->pending;
    if (sheet->row)
        sheet_end_row(sheet);
    sheet->row++;
    sheet->column = 0;
    sheet->lines = 1;
    sheet->row_text_len = digits_of(sheet->row_text, sheet->row);
    sheet->row_text[sheet->row_text_len++] = '"';
    put_text(out, "<row r=\"");
    put(out, sheet->row_text, sheet->row_text_len);
    sheet->row_tag = out->len;
    put_text(out, ">");
}

// About as many lines as the text takes in a column of that width.
size_t text_lines(Slice text, double width)
{
    size_t lines = 0;
    Slice line;
    while (slice_next_line(&text, &line))
        lines += 1 + (size_t)((double)utf8_count(line) / (width * 1.1));
    return lines;
}

// A cell up to its style: "<c r="B12" s="3"".
static void begin_cell(Sheet *sheet, const char *style)
{
    char text[64] = "<c r=\"", *at = text + 6;
    at = stpcpy(at, sheet->reference[sheet->column]);
    memcpy(at, sheet->row_text, sheet->row_text_len);
    at = stpcpy(at + sheet->row_text_len, style);
    put(&sheet->pending, text, (size_t)(at - text));
    sheet->column++;
}

// Everything of a cell from its style on is `cell`: " t=…>…</c>" or "><v>…</v></c>".
static void put_cell(Sheet *sheet, const char *style, Slice cell)
{
    begin_cell(sheet, style);
    buffer_add(&sheet->pending, cell);
}

// Everything of a cell with a text, from its style on; false, and nothing, where nothing of the
// text may stand there.
static bool put_text_content(Book *book, Buffer *out, Slice text)
{
    size_t before = out->len;
    put_text(out, cell_text_has_edges(text) ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                                            : " t=\"inlineStr\"><is><t>");
    size_t start = out->len;
    book->cut += cell_text_add(out, text);
    if (out->len == start) {
        out->len = before;
        return false;
    }
    put_text(out, "</t></is></c>");
    return true;
}

void sheet_put_text(Sheet *sheet, const char *style, Slice text)
{
    size_t before = sheet->pending.len;
    begin_cell(sheet, style);
    if (!put_text_content(sheet->book, &sheet->pending, text))
        sheet->pending.len = before;
}

Slice cell_of_text(Book *book, Slice text)
{
    Buffer out = { 0 };
    Slice cell = { 0 };
    if (put_text_content(book, &out, text))
        cell = slice_copy(book->arena, buffer_slice(&out));
    buffer_free(&out);
    return cell;
}

Slice cell_of_number(Arena *arena, double value)
{
    if (!isfinite(value))
        return (Slice){ 0 };
    Slice text = double_text(arena, value);
    return slice_print(arena, "><v>%.*s</v></c>", SLICE_ARGS(text));
}

Slice plain_text(Book *book, Slice text)
{
    Buffer out = { 0 };
    if (!text.len || !book->file)
        return S("<c/>");
    book->cut += cell_text_plain(&out, text);
    char *kept = g_strndup(out.bytes, out.len);
    struct sst_element *shared = lxw_get_sst_index(book->file->sst, kept, LXW_FALSE);
    if (!shared)
        out_of_memory(out.len);
    g_free(kept);
    buffer_free(&out);
    return slice_print(book->arena, "<c t=\"s\"><v>%u</v></c>", (unsigned)shared->index);
}

Slice plain_number(Arena *arena, double value)
{
    Slice text = double_text(arena, value);
    return slice_print(arena, "<c><v>%.*s</v></c>", SLICE_ARGS(text));
}

void sheet_kind(Sheet *sheet, CellKind kind)
{
    sheet->kind = kind;
    sheet->kind_set = true;
}

CellKind sheet_next_kind(const Sheet *sheet)
{
    return sheet->kind_set ? sheet->kind : sheet->columns[sheet->column].kind;
}

// The style of the next cell; what was said of its kind holds for it alone.
static const char *next_style(Sheet *sheet)
{
    CellKind kind = sheet_next_kind(sheet);
    sheet->kind_set = false;
    return sheet->book->style[kind];
}

void sheet_cell(Sheet *sheet, Slice cell)
{
    if (!sheet->file)
        return;
    g_assert(sheet->column < sheet->column_count);
    if (cell.len)
        put_cell(sheet, next_style(sheet), cell);
    else
        sheet->column++;
}

void sheet_text(Sheet *sheet, Slice text)
{
    const Column *column = &sheet->columns[sheet->column];
    if (sheet->file && column->kind == CELL_PROSE) {
        size_t lines = text_lines(text, column->width);
        sheet->lines = lines > sheet->lines ? lines : sheet->lines;
    }
    if (sheet->file)
        sheet_put_text(sheet, next_style(sheet), text);
}

void sheet_name(Sheet *sheet, Slice name, int level)
{
    Book *book = sheet->book;
    if (level > 0 && sheet->file && name.len) {
        level = level < CELL_LEVELS ? level : CELL_LEVELS - 1;
        if (!book->level[level][0]) {
            lxw_format *format = format_of(book, CELL_TEXT);
            format_set_indent(format, (uint8_t)(1 + 2 * level));
            g_snprintf(book->level[level], sizeof book->level[level], " s=\"%d\"",
                       lxw_format_get_xf_index(format));
        }
        sheet_put_text(sheet, book->level[level], name);
    } else {
        sheet_text(sheet, name);
    }
}

void sheet_whole(Sheet *sheet, uint64_t value)
{
    char text[40] = "><v>";
    size_t len = 4 + digits_of(text + 4, value);
    memcpy(text + len, "</v></c>", 8);
    sheet_cell(sheet, (Slice){ text, len + 8 });
}

// The number as the next cell's column keeps it.
static Slice number_cell(const Sheet *sheet, double value)
{
    bool share = sheet_next_kind(sheet) == CELL_SHARE;
    return cell_of_number(sheet->book->arena, share ? cell_share(value) : value);
}

void sheet_number(Sheet *sheet, double value)
{
    sheet_cell(sheet, number_cell(sheet, value));
}

void sheet_fraction(Sheet *sheet, Fraction value)
{
    sheet_number(sheet, fraction_double(value));
}

void sheet_look(Sheet *sheet, TextLook look, Slice text)
{
    enum { HEADING_LINES = 2 };
    if (!sheet->file || look == LOOK_PLAIN || !text.len) {
        sheet_text(sheet, text);
        return;
    }
    sheet->lines = look == LOOK_LINK || sheet->lines > HEADING_LINES ? sheet->lines : HEADING_LINES;
    sheet_put_text(sheet, sheet->book->look[look], text);
}

void sheet_link(Sheet *sheet, Slice target)
{
    if (sheet->file) {
        sheet_go_to(sheet, sheet->row, sheet->column, target);
        sheet_look(sheet, LOOK_LINK, target);
    }
}

// The parts of a formula's cell up to its value: " t=\"str\"><f>SUM(A1:A9)</f>".
static void begin_formula(Sheet *sheet, Buffer *out, Formula formula, bool text)
{
    char *escaped = g_markup_escape_text(formula.text.at, (gssize)formula.text.len);
    if (text)
        put_text(out, " t=\"str\"");
    if (formula.array)
        buffer_print(out, "><f t=\"array\" ref=\"%s%zu\">%s</f>", sheet->reference[sheet->column],
                     sheet->row, escaped);
    else
        buffer_print(out, "><f>%s</f>", escaped);
    g_free(escaped);
}

void sheet_formula_text(Sheet *sheet, Formula formula, Slice now)
{
    if (!sheet->file)
        return;
    Buffer out = { 0 };
    begin_formula(sheet, &out, formula, true);
    put_text(&out, "<v>");
    sheet->book->cut += cell_text_add(&out, now);
    put_text(&out, "</v></c>");
    put_cell(sheet, next_style(sheet), buffer_slice(&out));
    buffer_free(&out);
}

void sheet_formula_number(Sheet *sheet, Formula formula, double now)
{
    if (!sheet->file)
        return;
    if (!isfinite(now)) {
        sheet_formula_text(sheet, formula, S(""));
        return;
    }
    Buffer out = { 0 };
    begin_formula(sheet, &out, formula, false);
    Slice value = number_cell(sheet, now);
    buffer_add(&out, slice_part(value, 1, value.len)); // begin_formula has closed the tag
    put_cell(sheet, next_style(sheet), buffer_slice(&out));
    buffer_free(&out);
}

void sheet_formula_down(Sheet *sheet, Slice formula, size_t rows, Slice now)
{
    if (!sheet->file)
        return;
    Buffer *out = &sheet->pending;
    size_t column = sheet->column;
    begin_cell(sheet, sheet->book->style[sheet->columns[column].kind]);
    put_text(out, now.len ? "><f t=\"shared\"" : " t=\"str\"><f t=\"shared\"");
    if (formula
            .len) { // itself, in the first of its cells: " ref="AY2:AY613" si="0">SUM(A2:B2)</f>"
        const char *reference = sheet->reference[column];
        char *escaped = g_markup_escape_text(formula.at, (gssize)formula.len);
        sheet->shared[column] = ++sheet->shared_count;
        buffer_print(out, " ref=\"%s%zu:%s%zu\" si=\"%zu\">%s</f>", reference, sheet->row,
                     reference, sheet->row + rows - 1, sheet->shared_count - 1, escaped);
        g_free(escaped);
    } else {
        put_text(out, " si=\"");
        char text[20];
        put(out, text, digits_of(text, sheet->shared[column] - 1));
        put_text(out, "\"/>");
    }
    if (now.len)
        buffer_add(out, slice_part(now, 1, now.len));
    else
        put_text(out, "<v></v></c>");
}

Slice sheet_next_reference(const Sheet *sheet)
{
    return slice_print(sheet->book->arena, "%s%zu", sheet->reference[sheet->column], sheet->row);
}
