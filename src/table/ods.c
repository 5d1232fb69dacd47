// SPDX-License-Identifier: EUPL-1.2
// All sheets stand in one part, content.xml, one after the other; which of them are hidden is said before
// them. A row or a cell may say that it stands for a million.
#include "table/ods.h"

#include <stdlib.h>
#include <string.h>

#include "language/reading.h"
#include "table/cell_format.h"
#include "table/messages.h"
#include "table/sheet_list.h"
#include "table/xml_stream.h"

enum { HIDDEN_STYLES_MOST = 4096, ODS_SHEETS_MOST = 1024, NAME_BYTES_MOST = 1024 };

// What surrounds the place in the file.
typedef enum Within { IN_DOCUMENT, IN_TABLE, IN_ROW, IN_CELL, IN_PARAGRAPH } Within;

typedef enum ValueType {
    VALUE_NONE,
    VALUE_NUMBER,
    VALUE_PERCENTAGE,
    VALUE_DATE,
    VALUE_TIME,
    VALUE_BOOLEAN,
    VALUE_STRING
} ValueType;

typedef enum Purpose {
    LIST_NAMES,  // nothing but the names of the sheets
    FIND_SHOWN,  // read the first sheet with something in it that is not hidden
    FIND_HIDDEN, // or that is
    READ_ONE     // read the sheet of that number
} Purpose;

struct Ods {
    Arena *arena;
    Diagnostics *d;
    Package *package;
    Slice file;
    SheetRows *rows;
    XmlStream *stream;
    Purpose purpose;
    size_t wanted; // for READ_ONE

    Slice *hidden_style;
    size_t hidden_style_count;
    size_t hidden_style_room;
    Slice style; // the one being read
    Slice *name; // of the sheets so far
    size_t sheets;
    size_t name_room;
    Slice *other; // sheets that hold something and are not read
    size_t others;
    size_t other_room;
    Slice read; // the sheet that was found

    Within within;
    size_t depth;
    size_t sheet_depth;
    size_t skipped; // depth within an element that is passed over
    bool probing;   // this sheet is not read; does it hold something?
    size_t row;
    size_t row_repeat;
    size_t column;
    size_t cell_repeat;
    size_t next_hidden_column;
    bool covered;
    bool is_error;
    bool has_formula;
    // LibreOffice writes a boolean out of .xlsx as the number of the formula =TRUE()
    bool is_logical;
    ValueType type;
    Buffer value; // as the attributes have it
    Buffer text;  // as the paragraphs have it
    Buffer shown;
    bool space; // white space waits: it counts as one space, at the ends as none
};

static size_t repeat_of(const char *value)
{
    uint64_t repeat;
    if (!value || !slice_to_u64(slice_of(value), &repeat) || repeat == 0)
        return 1;
    return repeat > SHEET_ROWS_MOST ? SHEET_ROWS_MOST : (size_t)repeat;
}

// ---- sheets ----

static void add_name(Ods *ods, Slice **list, size_t *count, size_t *room, Slice name)
{
    *list = arena_grow(ods->arena, *list, sizeof **list, *count, room);
    (*list)[(*count)++] = name.len > NAME_BYTES_MOST ? S("") : slice_copy(ods->arena, name);
}

static void start_sheet(Ods *ods, const char **attribute)
{
    Slice name = slice_of(xml_attribute(attribute, "name"));
    Slice style = slice_of(xml_attribute(attribute, "style-name"));
    bool hidden = false;
    for (size_t i = 0; i < ods->hidden_style_count; i++)
        hidden = hidden || slice_equal(ods->hidden_style[i], style);
    if (ods->sheets == ODS_SHEETS_MOST) {
        ods->skipped++;
        return;
    }
    add_name(ods, &ods->name, &ods->sheets, &ods->name_room, name);
    bool first = !sheet_rows_any(ods->rows) && !ods->read.len;
    bool wanted = ods->purpose == READ_ONE ? ods->sheets == ods->wanted
                                           : first && hidden == (ods->purpose == FIND_HIDDEN);
    bool read = ods->purpose != LIST_NAMES && wanted;
    ods->probing = !read && ods->purpose == FIND_SHOWN && !hidden;
    if (!read && !ods->probing) {
        ods->skipped++;
        return;
    }
    if (read)
        sheet_rows_name(ods->rows, ods->name[ods->sheets - 1]);
    ods->within = IN_TABLE;
    ods->sheet_depth = ods->depth;
    ods->row = 1;
    ods->next_hidden_column = 0;
}

static void start_in_document(Ods *ods, const char *name, const char **attribute)
{
    static const char *const around[] = { "document-content", "automatic-styles", "body",
                                          "spreadsheet" };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        if (strcmp(name, around[i]) == 0)
            return;
    Slice display = slice_of(xml_attribute(attribute, "display"));
    if (strcmp(name, "table") == 0)
        start_sheet(ods, attribute);
    else if (strcmp(name, "style") == 0)
        ods->style = slice_copy(ods->arena, slice_of(xml_attribute(attribute, "name")));
    else if (strcmp(name, "table-properties") == 0 && slice_equal(display, S("false")) &&
             ods->hidden_style_count < HIDDEN_STYLES_MOST)
        add_name(ods, &ods->hidden_style, &ods->hidden_style_count, &ods->hidden_style_room,
                 ods->style);
    else if (strcmp(name, "table-properties") != 0)
        ods->skipped++;
}

// ---- rows ----

static bool is_hidden(const char **attribute)
{
    Slice visibility = slice_of(xml_attribute(attribute, "visibility"));
    return slice_equal(visibility, S("collapse")) || slice_equal(visibility, S("filter"));
}

static void start_in_table(Ods *ods, const char *name, const char **attribute)
{
    static const char *const around[] = { "table-row-group",   "table-rows",
                                          "table-header-rows", "table-column-group",
                                          "table-columns",     "table-header-columns" };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        if (strcmp(name, around[i]) == 0)
            return;
    if (strcmp(name, "table-row") == 0) {
        ods->within = IN_ROW;
        ods->row_repeat = repeat_of(xml_attribute(attribute, "number-rows-repeated"));
        ods->column = 0;
        if (!ods->probing)
            sheet_row_start(ods->rows, ods->row, is_hidden(attribute));
    } else if (strcmp(name, "table-column") == 0) {
        size_t repeat = repeat_of(xml_attribute(attribute, "number-columns-repeated"));
        if (!ods->probing && is_hidden(attribute))
            sheet_rows_hide_columns(ods->rows, ods->next_hidden_column, repeat);
        ods->next_hidden_column += repeat;
    } else {
        ods->skipped++;
    }
}

// ---- cells ----

static ValueType type_of(const char *type)
{
    static const struct {
        const char *name;
        ValueType type;
    } types[] = {
        { "float", VALUE_NUMBER },
        { "currency", VALUE_NUMBER },
        { "percentage", VALUE_PERCENTAGE },
        { "date", VALUE_DATE },
        { "time", VALUE_TIME },
        { "boolean", VALUE_BOOLEAN },
        { "string", VALUE_STRING },
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].name) == 0)
            return types[i].type;
    return VALUE_NONE;
}

static bool is_logical(Slice formula)
{
    return slice_ends(formula, S("=TRUE()")) || slice_ends(formula, S("=FALSE()"));
}

static void start_cell(Ods *ods, const char *name, const char **attribute)
{
    ods->covered = strcmp(name, "covered-table-cell") == 0;
    ods->cell_repeat = 1;
    ods->type = VALUE_NONE;
    ods->is_error = ods->has_formula = ods->is_logical = ods->space = false;
    ods->value.len = ods->text.len = 0;
    for (size_t i = 0; attribute[i]; i += 2) {
        const char *colon = strchr(attribute[i], ':'), *value = attribute[i + 1];
        const char *key = colon ? colon + 1 : attribute[i];
        if (strcmp(key, "number-columns-repeated") == 0)
            ods->cell_repeat = repeat_of(value);
        else if (strcmp(key, "formula") == 0) {
            ods->has_formula = true;
            ods->is_logical = is_logical(slice_of(value));
        } else if (strcmp(key, "value-type") == 0 && strcmp(value, "error") == 0)
            ods->is_error = true;
        else if (strcmp(key, "value-type") == 0)
            ods->type = type_of(value);
        else if (strcmp(key, "value") == 0 || (slice_ends(slice_of(key), S("-value"))))
            buffer_add(&ods->value, ods->value.len ? S("") : slice_of(value));
    }
    ods->within = IN_CELL;
}

static void start_in_paragraph(Ods *ods, const char *name, const char **attribute)
{
    bool spaces = strcmp(name, "s") == 0;
    if (spaces || strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0) {
        if (ods->space)
            buffer_add_byte(&ods->text, ' ');
        ods->space = false;
        size_t count = spaces ? repeat_of(xml_attribute(attribute, "c")) : 1;
        for (size_t i = 0; i < count && ods->text.len <= CELL_BYTES_MOST; i++)
            buffer_add_byte(&ods->text, spaces ? ' ' : *name == 't' ? '\t' : '\n');
    } else if (strcmp(name, "annotation") == 0 || strcmp(name, "note") == 0 ||
               strcmp(name, "frame") == 0 || strcmp(name, "ruby-text") == 0) {
        ods->skipped++;
    }
}

static void text(void *data, Slice piece)
{
    Ods *ods = data;
    if (ods->within != IN_PARAGRAPH || ods->skipped)
        return;
    for (size_t i = 0; i < piece.len && ods->text.len <= CELL_BYTES_MOST; i++) {
        char c = piece.at[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            ods->space = ods->text.len && ods->text.bytes[ods->text.len - 1] != '\n';
            continue;
        }
        if (ods->space)
            buffer_add_byte(&ods->text, ' ');
        ods->space = false;
        buffer_add_byte(&ods->text, c);
    }
}

// ---- what a cell shows ----

// Words and numbers of a date as it is shown: "1-feb" has two, a whole date three or more.
static size_t date_parts(Slice shown)
{
    size_t parts = 0;
    char before = 0;
    for (size_t i = 0; i < shown.len; i++) {
        char c = shown.at[i], kind = 0;
        if (ascii_is_digit(c))
            kind = '0';
        else if (ascii_is_letter(c) || (unsigned char)c >= 0x80)
            kind = 'a';
        parts += kind && kind != before;
        before = kind;
    }
    return parts;
}

// "PT14H05M00S", an ISO duration.
static void add_duration(Buffer *out, Slice duration)
{
    uint64_t part[3] = { 0, 0, 0 };
    size_t from = 0;
    for (size_t i = 0; i < duration.len; i++) {
        char c = duration.at[i];
        if (ascii_is_digit(c))
            continue;
        const char *found = memchr("HM.S", c, 4);
        size_t at = !found ? 3 : c == 'H' ? 0 : c == 'M' ? 1 : 2;
        if (at < 3 && i > from)
            slice_to_u64(slice_part(duration, from, i), &part[at]);
        if (c == '.')
            break;
        from = i + 1;
    }
    buffer_print(out, "%02llu:%02llu:%02llu", (unsigned long long)part[0],
                 (unsigned long long)part[1], (unsigned long long)part[2]);
}

static Slice shown_value(Ods *ods)
{
    Slice value = buffer_slice(&ods->value), shown = buffer_slice(&ods->text);
    ods->shown.len = 0;
    if (ods->type == VALUE_STRING || ods->type == VALUE_NONE || !value.len)
        return shown.len ? shown : value;
    if (ods->type == VALUE_NUMBER && ods->is_logical)
        return slice_equal(value, S("0")) ? S("FALSE") : S("TRUE");
    switch (ods->type) {
    case VALUE_NUMBER: cell_number_add(&ods->shown, value, 0, false); break;
    case VALUE_PERCENTAGE: cell_number_add(&ods->shown, value, FORMAT_PERCENT, false); break;
    case VALUE_BOOLEAN: return slice_equal(value, S("true")) ? S("TRUE") : S("FALSE");
    case VALUE_TIME: add_duration(&ods->shown, value); break;
    case VALUE_DATE:
        // A date that is shown without its year or its day is read so.
        if (shown.len && date_parts(shown) < 3)
            return shown;
        cell_date_add(&ods->shown, value);
        break;
    case VALUE_NONE:
    case VALUE_STRING: break;
    }
    return buffer_slice(&ods->shown);
}

static void end_cell(Ods *ods)
{
    bool holds = ods->value.len || ods->text.len || ods->has_formula;
    ods->within = IN_ROW;
    if (holds && ods->probing) {
        // One is enough to know.
        add_name(ods, &ods->other, &ods->others, &ods->other_room, ods->name[ods->sheets - 1]);
        ods->within = IN_DOCUMENT;
        ods->skipped = ods->depth - ods->sheet_depth + 1;
    } else if (holds && !ods->covered) {
        Slice shown = buffer_slice(&ods->text);
        bool error_text = ods->has_formula && (slice_is_exactly_one_of(shown, reading_cell_error) ||
                                               slice_starts(shown, S("Err:")));
        if (ods->is_error || error_text)
            diagnose(ods->d, DIAG_CELL_ERROR, sheet_row_place(ods->rows, ods->column), shown);
        else if (ods->has_formula && ods->type == VALUE_NONE && !shown.len)
            diagnose(ods->d, DIAG_FORMULA_NO_VALUE, sheet_row_place(ods->rows, ods->column), S(""));
        else
            sheet_row_add(ods->rows, ods->column, ods->cell_repeat, shown_value(ods));
    }
    ods->column += ods->cell_repeat;
}

// ---- the part ----

static void start(void *data, const char *name, const char **attribute)
{
    Ods *ods = data;
    ods->depth++;
    if (ods->skipped) {
        ods->skipped++;
        return;
    }
    switch (ods->within) {
    case IN_DOCUMENT: start_in_document(ods, name, attribute); break;
    case IN_TABLE: start_in_table(ods, name, attribute); break;
    case IN_ROW:
        if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
            start_cell(ods, name, attribute);
        else
            ods->skipped++;
        break;
    case IN_CELL:
        if (strcmp(name, "p") != 0) {
            ods->skipped++;
            break;
        }
        if (ods->text.len)
            buffer_add_byte(&ods->text, '\n');
        ods->space = false;
        ods->within = IN_PARAGRAPH;
        break;
    case IN_PARAGRAPH: start_in_paragraph(ods, name, attribute); break;
    }
}

static void end(void *data, const char *name)
{
    Ods *ods = data;
    ods->depth--;
    if (ods->skipped) {
        ods->skipped--;
        return;
    }
    if (ods->within == IN_PARAGRAPH && strcmp(name, "p") == 0) {
        ods->within = IN_CELL;
    } else if (ods->within == IN_CELL) {
        end_cell(ods);
    } else if (ods->within == IN_ROW) {
        if (!ods->probing)
            sheet_row_end(ods->rows, ods->row_repeat);
        ods->row += ods->row_repeat;
        ods->within = IN_TABLE;
    } else if (ods->within == IN_TABLE && strcmp(name, "table") == 0) {
        if (!ods->probing && sheet_rows_any(ods->rows))
            ods->read = ods->name[ods->sheets - 1];
        ods->within = IN_DOCUMENT;
    }
}

static bool open_part(Ods *ods, Purpose purpose)
{
    static const XmlHandlers handlers = { start, end, text };
    xml_close(ods->stream);
    ods->purpose = purpose;
    ods->sheets = ods->others = 0;
    ods->within = IN_DOCUMENT;
    ods->skipped = ods->depth = 0;
    ods->stream = xml_open(ods->package, S("content.xml"), &handlers, ods);
    return ods->stream != NULL;
}

static bool open_first(Ods *ods)
{
    for (Purpose purpose = FIND_SHOWN; purpose <= FIND_HIDDEN; purpose++) {
        if (!open_part(ods, purpose))
            return false;
        while (!sheet_rows_any(ods->rows) && ods_more(ods))
            continue;
        if (sheet_rows_any(ods->rows) || sheet_rows_broken(ods->rows))
            return true;
    }
    return true;
}

static bool open_named(Ods *ods, const TableOptions *options)
{
    if (!open_part(ods, LIST_NAMES))
        return false;
    while (ods_more(ods))
        continue;
    if (sheet_rows_broken(ods->rows))
        return false;
    int found = sheet_named(ods->arena, ods->d, ods->file, options, ods->name, ods->sheets);
    ods->wanted = (size_t)found + 1;
    return found != NO_SHEET && open_part(ods, READ_ONE);
}

// A part that is encrypted is said to be in the manifest; its bytes are no XML.
static bool is_encrypted(Package *package)
{
    enum { MANIFEST_BYTES = 256 * 1024 };
    bool found = false;
    if (!package_has(package, S("META-INF/manifest.xml")))
        return false;
    PackagePart *part = part_open(package, S("META-INF/manifest.xml"));
    char *bytes = malloc(MANIFEST_BYTES);
    if (!bytes)
        out_of_memory(MANIFEST_BYTES);
    ssize_t got = part ? part_read(part, bytes, MANIFEST_BYTES) : 0;
    if (got > 0) {
        Slice manifest = { bytes, (size_t)got };
        found = slice_find(manifest, S("encryption-data")) < manifest.len;
    }
    free(bytes);
    part_close(part);
    return found;
}

Ods *ods_open(Arena *arena, Diagnostics *d, Package *package, Slice file,
              const TableOptions *options, SheetRows *rows)
{
    if (is_encrypted(package)) {
        diagnose(d, DIAG_TABLE_ENCRYPTED, ((Place){ .file = file }));
        return NULL;
    }
    Ods *ods = arena_one(arena, Ods);
    *ods = (Ods){
        .arena = arena, .d = d, .package = package, .file = slice_copy(arena, file), .rows = rows
    };
    if (options->sheet.len ? open_named(ods, options) : open_first(ods))
        return ods;
    ods_close(ods);
    return NULL;
}

void ods_close(Ods *ods)
{
    if (!ods)
        return;
    xml_close(ods->stream);
    buffer_free(&ods->value);
    buffer_free(&ods->text);
    buffer_free(&ods->shown);
}

bool ods_more(Ods *ods)
{
    bool more = ods->stream && !sheet_rows_broken(ods->rows) && xml_more(ods->stream);
    if (ods->stream && xml_broken(ods->stream))
        sheet_rows_break(ods->rows);
    if (!more && ods->read.len)
        sheets_tell_others(ods->arena, ods->d, ods->file, ods->read, ods->other, ods->others);
    if (!more)
        ods->others = 0;
    return more;
}
