// SPDX-License-Identifier: EUPL-1.2
// Sheets: their headings, their pages when printed, and the worksheets that they are cut into. What
// is used of libxlsxwriter's insides is in its public headers: the four limits of a sheet's range.
#include <errno.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/text_map.h"
#include "workbook/book_state.h"

enum { HEADING_MOST = 200 }; // code points; Excel allows 255
enum { PAGE_WIDTH = 210 };   // characters that a printed page holds and stays readable
enum { HEADING_BUTTON = 4 }; // room for a filter's button, in characters

// In characters; headings wrap between words.
static size_t longest_word(Slice text)
{
    size_t longest = 0;
    while (text.len) {
        size_t end = 0;
        while (end < text.len && text.at[end] != ' ')
            end++;
        size_t letters = utf8_count(slice_part(text, 0, end));
        longest = letters > longest ? letters : longest;
        text = slice_part(text, end < text.len ? end + 1 : end, text.len);
    }
    return longest;
}

// Room for the longest word of the heading and the filter's button beside it.
double column_room(const Column *column)
{
    return fmax(column->width, (double)longest_word(column->heading) + (double)HEADING_BUTTON);
}

// As many pages wide as its columns need; those that are frozen stand on each of them.
static void set_print_width(Sheet *sheet)
{
    double all = 0, frozen = 0;
    for (size_t i = 0; i < sheet->column_count; i++) {
        double width = column_room(&sheet->columns[i]);
        all += width;
        frozen += i < sheet->plan.frozen ? width : 0;
    }
    size_t pages = all <= (double)PAGE_WIDTH
                       ? 1
                       : (size_t)ceil((all - frozen) / fmax((double)PAGE_WIDTH - frozen, frozen));
    worksheet_fit_to_pages(sheet->file, (uint16_t)fmin((double)pages, 1000), 0);
    if (pages > 1 && sheet->plan.frozen)
        worksheet_repeat_columns(sheet->file, 0, (lxw_col_t)(sheet->plan.frozen - 1));
}

static void set_page(Sheet *sheet)
{
    lxw_worksheet *file = sheet->file;
    Slice mark = sheet->book->options.mark;
    char header[200];
    if (!sheet->plan.is_page) {
        worksheet_freeze_panes(file, 1, (lxw_col_t)sheet->plan.frozen);
        worksheet_repeat_rows(file, 0, 0);
    }
    worksheet_set_landscape(file);
    worksheet_set_paper(file, 9); // A4
    set_print_width(sheet);
    if (mark.len && mark.len < 100 && !memchr(mark.at, '&', mark.len)) {
        g_snprintf(header, sizeof header, "&R%.*s", SLICE_ARGS(mark));
        worksheet_set_header(file, header);
    }
    worksheet_set_footer(file, "&L&A&R&P / &N");
    for (size_t i = 0; i < sheet->column_count; i++) {
        worksheet_set_column(file, (lxw_col_t)i, (lxw_col_t)i, column_room(&sheet->columns[i]),
                             NULL);
    }
}

static void begin_part(Sheet *sheet)
{
    Book *book = sheet->book;
    Slice name = sheet->parts ? slice_print(book->arena, "%.*s %zu", SLICE_ARGS(sheet->plan.name),
                                            sheet->parts + 1)
                              : sheet->plan.name;
    sheet->parts++;
    sheet->row = 0;
    DeflateContent content = DEFLATE_CELLS;
    for (size_t i = 0; i < sheet->column_count; i++)
        if (sheet->columns[i].kind == CELL_PROSE)
            content = DEFLATE_PROSE;
    sheet->packed = row_packer_rows(book->packer, content);
    errno = 0;
    sheet->file = book->file ? workbook_add_worksheet(book->file, name.at) : NULL;
    if (!sheet->file) {
        book_fail(book, "create", errno);
        return;
    }
    set_page(sheet);
    stop_without_memory(); // most of the library's functions go on without, and do not say so
    for (size_t i = 0; i < sheet->column_count && !sheet->plan.is_page; i++) {
        if (i == 0)
            sheet_begin_row(sheet);
        const Column *column = &sheet->columns[i];
        size_t lines = text_lines(column->heading, column_room(column) - (double)HEADING_BUTTON);
        sheet->lines = lines > sheet->lines ? lines : sheet->lines;
        sheet_put_text(sheet, book->heading[column->kind], column->heading);
    }
}

// The filter, and with a row in it the table. Numbers of questions are texts on purpose: no warning
// signs.
static void end_list(Sheet *sheet)
{
    Book *book = sheet->book;
    const char *last = sheet->reference[sheet->column_count - 1];
    if (sheet->plan.is_page)
        return;
    worksheet_ignore_errors(sheet->file, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                            slice_print(book->arena, "A1:%s%zu", last, sheet->row).at);
    if (sheet->row < 2) {
        worksheet_autofilter(sheet->file, 0, 0, 0, sheet->file->dim_colmax);
        return;
    }
    Slice name = list_name(book->arena, book->options.language, sheet->plan.name);
    if (sheet->parts > 1)
        name = slice_print(book->arena, "%.*s_%zu", SLICE_ARGS(name), sheet->parts);
    sheet_table(sheet, name, sheet->row);
}

void sheet_end_part(Sheet *sheet)
{
    Book *book = sheet->book;
    lxw_worksheet *file = sheet->file;
    if (!file)
        return;
    if (sheet->row)
        sheet_end_row(sheet);
    row_packer_add(book->packer, sheet->packed, &sheet->pending);
    file->dim_rowmin = 0;
    file->dim_colmin = 0;
    file->dim_rowmax = (lxw_row_t)(sheet->row ? sheet->row - 1 : 0);
    file->dim_colmax = (lxw_col_t)(sheet->column_count - 1);
    errno = 0;
    end_list(sheet);
    stop_without_memory();
    book->rows =
        arena_grow(book->arena, book->rows, sizeof *book->rows, book->row_count, &book->row_room);
    book->rows[book->row_count++] =
        (SheetRows){ slice_print(book->arena, "xl/worksheets/sheet%d.xml", file->index + 1),
                     sheet->packed };
    sheet->file = NULL;
}

// Excel finds a column of a table by its heading, whatever the capitals.
static Slice own_heading(Arena *arena, TextMap *taken, Slice heading, size_t index)
{
    uint32_t number;
    Slice short_one = text_first_words(arena, heading, HEADING_MOST), tried = short_one;
    if (!tried.len)
        tried = slice_print(arena, "%zu", index + 1);
    for (size_t n = 2; text_map_find(taken, text_key(arena, tried), &number); n++)
        tried = slice_print(arena, "%.*s (%zu)", SLICE_ARGS(short_one), n);
    text_map_add(taken, text_key(arena, tried), (uint32_t)index);
    return slice_copy(arena, tried);
}

Sheet *sheet_open(Book *book, const SheetPlan *plan)
{
    Arena *arena = book->arena;
    Sheet *sheet = arena_one(arena, Sheet);
    size_t count = plan->column_count;
    Column *kept = arena_many(arena, Column, count);
    TextMap *taken = text_map_new(arena);
    g_assert(count > 0 && count <= LXW_COL_MAX && plan->frozen <= count);
    sheet->book = book;
    sheet->plan = *plan;
    sheet->plan.name = slice_copy(arena, plan->name);
    sheet->plan.about = slice_copy(arena, plan->about);
    for (size_t i = 0; i < count; i++)
        kept[i] = (Column){ plan->is_page ? S("")
                                          : own_heading(arena, taken, plan->columns[i].heading, i),
                            plan->columns[i].kind, plan->columns[i].width };
    sheet->columns = sheet->plan.columns = kept;
    sheet->column_count = count;
    sheet->shared = arena_many(arena, size_t, count);
    sheet->reference = arena_alloc(arena, REFERENCE_ROOM, count);
    for (size_t i = 0; i < count; i++)
        lxw_col_to_name(sheet->reference[i], (lxw_col_t)i, LXW_FALSE);
    book->sheets =
        arena_grow(arena, book->sheets, sizeof *book->sheets, book->sheet_count, &book->sheet_room);
    book->sheets[book->sheet_count++] = sheet;
    begin_part(sheet);
    return sheet;
}

Sheet *sheet_open_list(Book *book, const char *name, const char *about, const Column *columns,
                       size_t count, size_t frozen)
{
    return sheet_open(book, &(SheetPlan){ .name = slice_of(name),
                                          .about = slice_of(about),
                                          .columns = columns,
                                          .column_count = count,
                                          .frozen = frozen });
}

size_t book_sheet_count(const Book *book)
{
    return book->sheet_count;
}

const SheetPlan *book_sheet(const Book *book, size_t index)
{
    return &book->sheets[index]->plan;
}

void sheet_row(Sheet *sheet)
{
    if (!sheet->file)
        return;
    if (sheet->row == sheet->book->options.sheet_rows) {
        sheet_end_part(sheet);
        begin_part(sheet);
        if (!sheet->file)
            return;
    }
    sheet_begin_row(sheet);
}

void sheet_plain_row(Sheet *sheet, const Slice *parts, size_t count)
{
    sheet_row(sheet);
    for (size_t i = 0; i < count && sheet->file; i++)
        buffer_add(&sheet->pending, parts[i]);
}

Slice sheet_name_of(const Sheet *sheet)
{
    return sheet->plan.name;
}

lxw_worksheet *sheet_file(Sheet *sheet)
{
    return sheet->file;
}

Book *sheet_book(Sheet *sheet)
{
    return sheet->book;
}

const SheetPlan *sheet_plan(const Sheet *sheet)
{
    return &sheet->plan;
}
