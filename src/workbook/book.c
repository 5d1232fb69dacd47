// SPDX-License-Identifier: EUPL-1.2
// See book.h for why the rows do not go through libxlsxwriter's own cell functions. What is used of
// its insides is in its public headers: the four limits of a sheet's range.
#include "workbook/book.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/buffer.h"
#include "base/path.h"
#include "base/text_map.h"
#include "workbook/book_file.h"
#include "workbook/book_package.h"
#include "workbook/cell_text.h"

enum { REFERENCE_ROOM = 4 };
enum { HEADING_MOST = 200 };                  // code points; Excel allows 255
enum { LINE_HEIGHT = 15, TALLEST_ROW = 405 }; // points
enum { PAGE_WIDTH = 210 };   // characters that a printed page holds and stays readable
enum { HEADING_BUTTON = 4 }; // room for a filter's button, in characters

struct Book {
    Arena *arena;
    Slice path;
    Slice work;    // a folder for the library's own files
    Slice package; // in it, what the library makes: all but the rows
    BookOptions options;
    lxw_workbook *file;
    char style[CELL_KINDS][16], heading[CELL_KINDS][16]; // " s=\"3\""
    char level[CELL_LEVELS][16];                         // of names; empty until one is asked for
    char look[TEXT_LOOKS][16];
    Sheet **sheets;
    size_t sheet_count, sheet_room;
    RowPacker *packer;
    SheetRows *rows; // of the parts that are finished
    size_t row_count, row_room;
    size_t cut;
    OutputError error;
};

struct Sheet {
    Book *book;
    SheetPlan plan;
    const Column *columns; // of the plan
    size_t column_count;
    char (*reference)[REFERENCE_ROOM]; // "A" … "XFD"
    CellKind kind;                     // of the next cell where `kind_set`
    bool kind_set;
    size_t *shared; // by column: the number of its formula that goes down, from 1
    size_t shared_count;
    lxw_worksheet *file;
    size_t parts;      // worksheets so far
    size_t row;        // rows so far in this worksheet
    size_t column;     // of the next cell
    size_t lines;      // of the row's tallest cell
    size_t row_tag;    // where the row's start tag ends in `pending`
    char row_text[24]; // `row` and a quote: how the reference of each cell ends
    size_t row_text_len;
    Buffer pending;
    PackedRows *packed; // of this worksheet
};

static void fail(Book *book, const char *step, int reason)
{
    if (!book->error.step)
        book->error = (OutputError){ step, reason ? reason : EIO };
}

bool cell_is_text(CellKind kind)
{
    return kind == CELL_TEXT || kind == CELL_PROSE;
}

static lxw_format *make_format(Book *book, CellKind kind)
{
    lxw_format *format = workbook_add_format(book->file);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, cell_is_text(kind) ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    // Room between a number and the text to the right of it.
    if (cell_is_text(kind))
        format_set_indent(format, 1);
    return format;
}

static void keep_style(char style[16], lxw_format *format)
{
    g_snprintf(style, 16, " s=\"%d\"", lxw_format_get_xf_index(format));
}

static void make_looks(Book *book)
{
    enum { TITLE_SIZE = 18, HEADING_SIZE = 12, LINK_COLOUR = 0x0B4A85 };
    lxw_format *look[TEXT_LOOKS] = { 0 };
    for (TextLook l = LOOK_TITLE; l < TEXT_LOOKS; l++)
        look[l] = make_format(book, CELL_TEXT);
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
static void make_formats(Book *book)
{
    const char *day = slice_equal(book->options.language, S("en")) ? "d mmm yyyy" : "d-m-yyyy";
    static const char *const number[CELL_KINDS] = {
        [CELL_WHOLE] = "0",       [CELL_POINT] = "0.0", [CELL_PRINTED] = "0.0#",
        [CELL_RATIO] = "0.00",    [CELL_SHARE] = "0%",  [CELL_CHANCE] = "0.000",
        [CELL_EXACT] = "General",
    };
    for (CellKind kind = 0; kind < CELL_KINDS; kind++) {
        lxw_format *format = make_format(book, kind), *heading = make_format(book, kind);
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

// libxlsxwriter keeps 255 bytes of a property, and Excel shows no more.
static char *property(Arena *arena, Slice text)
{
    Slice kept = slice_part(text, 0, 250);
    kept.len = utf8_invalid_at(kept);
    return (char *)(uintptr_t)slice_copy(arena, kept).at;
}

static void set_properties(Book *book)
{
    const BookOptions *o = &book->options;
    lxw_doc_properties properties = {
        .title = property(book->arena, o->title),
        .author = property(book->arena, o->author),
        .company = property(book->arena, o->organisation),
        .comments = property(book->arena, o->mark),
        // 0 would stand for the clock.
        .created = o->created > 0 ? (time_t)o->created : 1,
    };
    workbook_set_properties(book->file, &properties);
}

// libxlsxwriter would find out at the very end, and say so on standard error by itself.
static void try_path(Book *book)
{
    char *name = g_strndup(book->path.at, book->path.len);
    int file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        fail(book, "open", errno);
    else
        close(file);
    g_free(name);
}

Book *book_open(Arena *arena, Slice path, const BookOptions *options)
{
    Book *book = arena_one(arena, Book);
    // The library names its files itself; here a run that is killed leaves none among the
    // documents.
    book->work = output_work_folder(arena, path);
    book->package = path_join(arena, book->work, S("package"));
    lxw_workbook_options file_options = { .constant_memory = LXW_TRUE,
                                          .tmpdir = (char *)book->work.at };
    book->arena = arena;
    book->path = path;
    book->options = *options;
    if (!book->options.sheet_rows)
        book->options.sheet_rows = LXW_ROW_MAX;
    try_path(book);
    OutputError error = output_private_folder(book->work);
    if (error.step)
        fail(book, error.step, error.reason);
    book->packer = row_packer_new(arena, book->work, options->threads, options->effort);
    errno = 0;
    book->file = workbook_new_opt(book->package.at, &file_options);
    if (book->file) {
        make_formats(book);
        set_properties(book);
    } else {
        fail(book, "create", errno);
    }
    return book;
}

size_t book_cut_texts(const Book *book)
{
    return book->cut;
}

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
    return fmax(column->width, (double)longest_word(column->heading) + HEADING_BUTTON);
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
    size_t pages =
        all <= PAGE_WIDTH ? 1 : (size_t)ceil((all - frozen) / fmax(PAGE_WIDTH - frozen, frozen));
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

static void put_whole(Buffer *out, uint64_t value)
{
    char text[20];
    put(out, text, digits_of(text, value));
}

// A row with text that wraps says how high it is: not every program finds out by itself.
static void end_row(Sheet *sheet)
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

static void begin_row(Sheet *sheet)
{
    Buffer *out = &sheet->pending;
    if (sheet->row)
        end_row(sheet);
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
static size_t lines_of(Slice text, double width)
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

static void put_text_cell(Sheet *sheet, const char *style, Slice text)
{
    size_t before = sheet->pending.len;
    begin_cell(sheet, style);
    if (!put_text_content(sheet->book, &sheet->pending, text))
        sheet->pending.len = before;
}

static void begin_part(Sheet *sheet)
{
    Book *book = sheet->book;
    Slice name = sheet->parts ? slice_print(book->arena, "%.*s %zu", SLICE_ARGS(sheet->plan.name),
                                            sheet->parts + 1)
                              : sheet->plan.name;
    sheet->parts++;
    sheet->row = 0;
    sheet->packed = row_packer_rows(book->packer);
    errno = 0;
    sheet->file = book->file ? workbook_add_worksheet(book->file, name.at) : NULL;
    if (!sheet->file) {
        fail(book, "create", errno);
        return;
    }
    set_page(sheet);
    for (size_t i = 0; i < sheet->column_count && !sheet->plan.is_page; i++) {
        if (i == 0)
            begin_row(sheet);
        const Column *column = &sheet->columns[i];
        size_t lines = lines_of(column->heading, column_room(column) - HEADING_BUTTON);
        sheet->lines = lines > sheet->lines ? lines : sheet->lines;
        put_text_cell(sheet, book->heading[column->kind], column->heading);
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

static void end_part(Sheet *sheet)
{
    Book *book = sheet->book;
    lxw_worksheet *file = sheet->file;
    if (!file)
        return;
    if (sheet->row)
        end_row(sheet);
    row_packer_add(book->packer, sheet->packed, &sheet->pending);
    file->dim_rowmin = 0;
    file->dim_colmin = 0;
    file->dim_rowmax = (lxw_row_t)(sheet->row ? sheet->row - 1 : 0);
    file->dim_colmax = (lxw_col_t)(sheet->column_count - 1);
    end_list(sheet);
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
        end_part(sheet);
        begin_part(sheet);
        if (!sheet->file)
            return;
    }
    begin_row(sheet);
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

void sheet_plain_row(Sheet *sheet, const Slice *parts, size_t count)
{
    sheet_row(sheet);
    for (size_t i = 0; i < count && sheet->file; i++)
        buffer_add(&sheet->pending, parts[i]);
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
        size_t lines = lines_of(text, column->width);
        sheet->lines = lines > sheet->lines ? lines : sheet->lines;
    }
    if (sheet->file)
        put_text_cell(sheet, next_style(sheet), text);
}

void sheet_name(Sheet *sheet, Slice name, int level)
{
    Book *book = sheet->book;
    if (level > 0 && sheet->file && name.len) {
        level = level < CELL_LEVELS ? level : CELL_LEVELS - 1;
        if (!book->level[level][0]) {
            lxw_format *format = make_format(book, CELL_TEXT);
            format_set_indent(format, (uint8_t)(1 + 2 * level));
            g_snprintf(book->level[level], sizeof book->level[level], " s=\"%d\"",
                       lxw_format_get_xf_index(format));
        }
        put_text_cell(sheet, book->level[level], name);
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
    put_text_cell(sheet, sheet->book->look[look], text);
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

// The formula itself, in the first of its cells: " ref="AY2:AY613" si="0">SUM(A2:B2)</f>".
static void begin_shared(Sheet *sheet, size_t column, Slice formula, size_t rows)
{
    const char *reference = sheet->reference[column];
    char *escaped = g_markup_escape_text(formula.at, (gssize)formula.len);
    sheet->shared[column] = ++sheet->shared_count;
    buffer_print(&sheet->pending, " ref=\"%s%zu:%s%zu\" si=\"%zu\">%s</f>", reference, sheet->row,
                 reference, sheet->row + rows - 1, sheet->shared_count - 1, escaped);
    g_free(escaped);
}

void sheet_formula_down(Sheet *sheet, Slice formula, size_t rows, Slice now)
{
    if (!sheet->file)
        return;
    Buffer *out = &sheet->pending;
    size_t column = sheet->column;
    begin_cell(sheet, sheet->book->style[sheet->columns[column].kind]);
    put_text(out, now.len ? "><f t=\"shared\"" : " t=\"str\"><f t=\"shared\"");
    if (formula.len) {
        begin_shared(sheet, column, formula, rows);
    } else {
        put_text(out, " si=\"");
        put_whole(out, sheet->shared[column] - 1);
        put_text(out, "\"/>");
    }
    if (now.len)
        buffer_add(out, slice_part(now, 1, now.len));
    else
        put_text(out, "<v></v></c>");
}

Slice sheet_name_of(const Sheet *sheet)
{
    return sheet->plan.name;
}

Slice sheet_next_reference(const Sheet *sheet)
{
    return slice_print(sheet->book->arena, "%s%zu", sheet->reference[sheet->column], sheet->row);
}

lxw_workbook *book_file(Book *book)
{
    return book->file;
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

Arena *book_arena(Book *book)
{
    return book->arena;
}

void book_failed(Book *book, const char *step)
{
    fail(book, step, errno);
}

// Why libxlsxwriter's writes failed, which it does not tell: a disk that has no room for its
// temporary files, which are gone by now, was full.
static int likely_reason(const Book *book)
{
    enum { ROOM = 1 << 20 };
    struct statvfs disk;
    char *name = g_strndup(book->path.at, book->path.len);
    bool full = statvfs(name, &disk) == 0 && (uint64_t)disk.f_bavail * disk.f_frsize < ROOM;
    g_free(name);
    return full ? ENOSPC : EIO;
}

static void end_file(Book *book)
{
    ExpectedPart *made = arena_many(book->arena, ExpectedPart, book->row_count);
    book->error = row_packer_finish(book->packer);
    if (workbook_close(book->file) != LXW_NO_ERROR && !book->error.step)
        fail(book, "write", likely_reason(book));
    if (!book->error.step)
        book->error = book_package_write(book->arena, book->path, book->package, book->rows,
                                         book->row_count, made);
    if (!book->error.step && !archive_is_whole(book->path, made, book->row_count))
        fail(book, "check", likely_reason(book));
    if (!book->error.step)
        book->error = output_check(book->path, 1);
}

OutputError book_close(Book *book)
{
    for (size_t i = 0; i < book->sheet_count; i++) {
        end_part(book->sheets[i]);
        buffer_free(&book->sheets[i]->pending);
    }
    if (book->file && !book->error.step)
        end_file(book);
    else if (book->file)
        lxw_workbook_free(book->file);
    row_packer_end(book->packer);
    output_remove_work(book->arena, book->work);
    if (book->error.step)
        output_remove(book->path);
    return book->error;
}
