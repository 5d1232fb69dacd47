// SPDX-License-Identifier: EUPL-1.2
#include "table/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "table/messages.h"
#include "table/sheet_list.h"
#include "table/xlsx_book.h"
#include "table/xml_stream.h"

typedef enum CellType {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_INLINE,
    TYPE_FORMULA_TEXT,
    TYPE_BOOLEAN,
    TYPE_ERROR,
    TYPE_DATE
} CellType;

struct Xlsx {
    Arena *arena;
    Diagnostics *d;
    Package *package;
    Slice file;
    SheetRows *rows;
    XlsxBook book;
    XmlStream *stream;

    int skipped; // depth within an element that is passed over
    bool in_rows;
    bool in_cell;
    bool in_text;  // in <v>, or in <t> of an inline text
    size_t number; // of the row
    size_t column; // of the cell
    size_t next_column;
    CellType type;
    size_t style;
    bool has_formula;
    Buffer value;
    Buffer shown;
};

// ---- rows and cells ----

// "AB12" is column 27; whatever is no address gives a column that no sheet has.
static size_t column_of(const char *address)
{
    size_t column = 0;
    const char *at = address;
    for (; *at >= 'A' && *at <= 'Z' && column <= SHEET_COLUMNS_MOST; at++)
        column = column * 26 + (size_t)(*at - 'A' + 1);
    return at > address && ascii_is_digit(*at) ? column - 1 : SHEET_COLUMNS_MOST;
}

static CellType type_of(const char *type)
{
    static const struct {
        const char *name;
        CellType type;
    } types[] = {
        { "s", TYPE_SHARED },         { "n", TYPE_NUMBER },  { "str", TYPE_FORMULA_TEXT },
        { "inlineStr", TYPE_INLINE }, { "b", TYPE_BOOLEAN }, { "e", TYPE_ERROR },
        { "d", TYPE_DATE },
    };
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].name) == 0)
            return types[i].type;
    return TYPE_NUMBER;
}

static void start_cell(Xlsx *xlsx, const char **attribute)
{
    uint64_t style = 0;
    xlsx->column = xlsx->next_column;
    xlsx->type = TYPE_NUMBER;
    // The attributes of a cell have no prefix.
    for (size_t i = 0; attribute[i]; i += 2) {
        const char *name = attribute[i], *value = attribute[i + 1];
        if (name[0] == 'r' && !name[1])
            xlsx->column = column_of(value);
        else if (name[0] == 's' && !name[1])
            slice_to_u64(slice_of(value), &style);
        else if (name[0] == 't' && !name[1])
            xlsx->type = type_of(value);
    }
    xlsx->style = (size_t)style;
    xlsx->next_column = xlsx->column + 1;
    xlsx->in_cell = true;
    xlsx->has_formula = false;
    xlsx->value.len = 0;
}

static void start(void *data, const char *name, const char **attribute)
{
    Xlsx *xlsx = data;
    if (xlsx->skipped || strcmp(name, "extLst") == 0 || strcmp(name, "rPh") == 0) {
        xlsx->skipped++;
    } else if (xlsx->in_cell) {
        xlsx->has_formula |= strcmp(name, "f") == 0;
        xlsx->in_text = strcmp(name, xlsx->type == TYPE_INLINE ? "t" : "v") == 0;
    } else if (xlsx->in_rows && strcmp(name, "c") == 0) {
        start_cell(xlsx, attribute);
    } else if (xlsx->in_rows && strcmp(name, "row") == 0) {
        uint64_t number = xlsx->number + 1;
        Slice given = slice_of(xml_attribute(attribute, "r"));
        bool good = !given.len || (slice_to_u64(given, &number) && number <= SHEET_ROWS_MOST);
        xlsx->number = good ? (size_t)number : SHEET_ROWS_MOST + 1;
        xlsx->next_column = 0;
        sheet_row_start(xlsx->rows, xlsx->number, xlsx_flag(attribute, "hidden"));
    } else if (strcmp(name, "sheetData") == 0) {
        xlsx->in_rows = true;
    } else if (strcmp(name, "col") == 0) {
        uint64_t first, last;
        if (xlsx_flag(attribute, "hidden") &&
            slice_to_u64(slice_of(xml_attribute(attribute, "min")), &first) &&
            slice_to_u64(slice_of(xml_attribute(attribute, "max")), &last) && first &&
            first <= last)
            sheet_rows_hide_columns(xlsx->rows, (size_t)first - 1, (size_t)(last - first + 1));
    }
}

static void text(void *data, Slice piece)
{
    Xlsx *xlsx = data;
    // One byte too many is enough to be refused.
    if (xlsx->in_text && xlsx->value.len <= CELL_BYTES_MOST)
        buffer_add(&xlsx->value, piece);
}

// ---- what a cell shows ----

static Slice shared_text(Xlsx *xlsx, Slice index)
{
    uint64_t at;
    const XlsxBook *book = &xlsx->book;
    if (slice_to_u64(slice_trim(index), &at) && at < book->text_count)
        return slice_part(buffer_slice(&book->text), book->start[at], book->start[at + 1]);
    diagnose(xlsx->d, DIAG_SHEET_DAMAGED, sheet_row_place(xlsx->rows, xlsx->column));
    sheet_rows_break(xlsx->rows);
    return S("");
}

static Slice shown_value(Xlsx *xlsx)
{
    Slice value = buffer_slice(&xlsx->value);
    const XlsxBook *book = &xlsx->book;
    xlsx->shown.len = 0;
    switch (xlsx->type) {
    case TYPE_SHARED: return shared_text(xlsx, value);
    case TYPE_BOOLEAN: return slice_equal(slice_trim(value), S("0")) ? S("FALSE") : S("TRUE");
    case TYPE_ERROR:
        diagnose(xlsx->d, DIAG_CELL_ERROR, sheet_row_place(xlsx->rows, xlsx->column), value);
        return S("");
    case TYPE_NUMBER:
        cell_number_add(&xlsx->shown, value,
                        xlsx->style < book->format_count ? book->format[xlsx->style] : 0,
                        book->from_1904);
        break;
    case TYPE_DATE: cell_date_add(&xlsx->shown, slice_trim(value)); break;
    case TYPE_INLINE:
    case TYPE_FORMULA_TEXT: xlsx_text_add(&xlsx->shown, value); break;
    }
    return buffer_slice(&xlsx->shown);
}

static void end(void *data, const char *name)
{
    Xlsx *xlsx = data;
    xlsx->in_text = false;
    if (xlsx->skipped) {
        xlsx->skipped--;
    } else if (xlsx->in_cell && strcmp(name, "c") == 0) {
        xlsx->in_cell = false;
        if (xlsx->value.len)
            sheet_row_add(xlsx->rows, xlsx->column, 1, shown_value(xlsx));
        else if (xlsx->has_formula && xlsx->type != TYPE_FORMULA_TEXT)
            diagnose(xlsx->d, DIAG_FORMULA_NO_VALUE, sheet_row_place(xlsx->rows, xlsx->column),
                     S(""));
    } else if (xlsx->in_rows && strcmp(name, "row") == 0) {
        sheet_row_end(xlsx->rows, 1);
    } else if (strcmp(name, "sheetData") == 0) {
        xlsx->in_rows = false;
    }
}

// ---- which sheet ----

static bool open_sheet(Xlsx *xlsx, const XlsxSheet *sheet)
{
    static const XmlHandlers handlers = { start, end, text };
    xml_close(xlsx->stream);
    sheet_rows_name(xlsx->rows, sheet->name);
    xlsx->number = 0;
    xlsx->in_rows = xlsx->in_cell = xlsx->in_text = false;
    xlsx->skipped = 0;
    xlsx->stream = xml_open(xlsx->package, sheet->part, &handlers, xlsx);
    return xlsx->stream != NULL;
}

typedef struct Probe {
    XmlStream *stream;
    bool found;
} Probe;

static void probe_start(void *data, const char *name, const char **attribute)
{
    Probe *probe = data;
    (void)attribute;
    probe->found = probe->found || strcmp(name, "v") == 0 || strcmp(name, "is") == 0;
    if (probe->found)
        xml_stop(probe->stream);
}

static void probe_end(void *data, const char *name)
{
    (void)data;
    (void)name;
}

static bool holds_something(Package *package, Slice part)
{
    static const XmlHandlers handlers = { probe_start, probe_end, NULL };
    Probe probe = { NULL, false };
    probe.stream = xml_open(package, part, &handlers, &probe);
    while (probe.stream && xml_more(probe.stream))
        continue;
    xml_close(probe.stream);
    return probe.found;
}

static void tell_others(Xlsx *xlsx, size_t read)
{
    const XlsxBook *book = &xlsx->book;
    Slice *others = arena_many(xlsx->arena, Slice, book->sheet_count);
    size_t count = 0;
    for (size_t i = 0; i < book->sheet_count; i++)
        if (i != read && !book->sheet[i].is_hidden && book->sheet[i].part.len &&
            holds_something(xlsx->package, book->sheet[i].part))
            others[count++] = book->sheet[i].name;
    sheets_tell_others(xlsx->arena, xlsx->d, xlsx->file, book->sheet[read].name, others, count);
}

// The first with something in it, of those that can be seen before the others. Where none has, the first is
// read: its emptiness is told by whoever reads it.
static bool open_first(Xlsx *xlsx)
{
    const XlsxBook *book = &xlsx->book;
    for (int hidden = 0; hidden <= 1; hidden++) {
        for (size_t i = 0; i < book->sheet_count; i++) {
            if (book->sheet[i].is_hidden != hidden || !book->sheet[i].part.len)
                continue;
            if (!open_sheet(xlsx, &book->sheet[i]))
                return false;
            while (!sheet_rows_any(xlsx->rows) && xlsx_more(xlsx))
                continue;
            if (sheet_rows_broken(xlsx->rows))
                return true;
            if (sheet_rows_any(xlsx->rows)) {
                tell_others(xlsx, i);
                return true;
            }
        }
    }
    return true;
}

static bool open_named(Xlsx *xlsx, const TableOptions *options)
{
    XlsxBook *book = &xlsx->book;
    Slice *names = arena_many(xlsx->arena, Slice, book->sheet_count);
    size_t count = 0;
    // What is no sheet of cells (a chart) has no number either.
    for (size_t i = 0; i < book->sheet_count; i++) {
        if (book->sheet[i].part.len) {
            book->sheet[count] = book->sheet[i];
            names[count++] = book->sheet[i].name;
        }
    }
    int found = sheet_named(xlsx->arena, xlsx->d, xlsx->file, options, names, count);
    return found != NO_SHEET && open_sheet(xlsx, &book->sheet[found]);
}

Xlsx *xlsx_open(Arena *arena, Diagnostics *d, Package *package, Slice file,
                const TableOptions *options, SheetRows *rows)
{
    Xlsx *xlsx = arena_one(arena, Xlsx);
    *xlsx = (Xlsx){ .arena = arena, .d = d, .package = package, .rows = rows };
    xlsx->file = slice_copy(arena, file);
    bool good = xlsx_book_read(arena, d, xlsx->file, package, &xlsx->book) &&
                (options->sheet.len ? open_named(xlsx, options) : open_first(xlsx));
    if (good)
        return xlsx;
    xlsx_close(xlsx);
    return NULL;
}

void xlsx_close(Xlsx *xlsx)
{
    if (!xlsx)
        return;
    xml_close(xlsx->stream);
    xlsx_book_free(&xlsx->book);
    buffer_free(&xlsx->value);
    buffer_free(&xlsx->shown);
}

bool xlsx_more(Xlsx *xlsx)
{
    bool more = xlsx->stream && !sheet_rows_broken(xlsx->rows) && xml_more(xlsx->stream);
    if (xlsx->stream && xml_broken(xlsx->stream))
        sheet_rows_break(xlsx->rows);
    return more;
}
