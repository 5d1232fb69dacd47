// SPDX-License-Identifier: EUPL-1.2
#include "table/xlsx_book.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "table/messages.h"
#include "table/xml_stream.h"

enum { RELATIONS_MOST = 16384, CODES_MOST = 4096, NAME_BYTES_MOST = 1024 };

typedef struct Relation {
    Slice id;
    Slice type; // the last part of its address: "worksheet"
    Slice part; // what it leads to
} Relation;

typedef struct Relations {
    Arena *arena;
    Slice folder; // of the part that they are of
    Relation *item;
    size_t count;
    size_t room;
} Relations;

typedef struct FormatCode {
    uint64_t number;
    CellFormat format;
} FormatCode;

typedef struct BookReading {
    Arena *arena;
    Diagnostics *d;
    Slice file;
    XlsxBook *book;
    Relations *relations;
    size_t sheet_room;

    FormatCode *code;
    size_t code_count;
    size_t code_room;
    size_t format_room;
    const char *within; // "numFmts" or "cellXfs"

    bool in_text;
    int in_phonetic;
    Buffer text; // of the item being read
    size_t start_room;
    bool too_many;
} BookReading;

// An attribute's text in the arena; empty where it is not there or absurdly long.
static Slice text_of(Arena *arena, const char **attribute, const char *name)
{
    Slice text = slice_of(xml_attribute(attribute, name));
    return text.len > NAME_BYTES_MOST ? S("") : slice_copy(arena, text);
}

static uint64_t number_of(const char **attribute, const char *name)
{
    uint64_t number;
    return slice_to_u64(slice_of(xml_attribute(attribute, name)), &number) ? number : 0;
}

// ---- relations: how one part leads to others ----

// "../sheets/a.xml" from "xl/x" is "xl/sheets/a.xml"; a '/' in front says that it is from the top.
static Slice resolve(Arena *arena, Slice folder, Slice target)
{
    Slice path = slice_starts(target, S("/")) ? S("") : folder, one;
    while (slice_next_field(&target, '/', &one)) {
        if (slice_equal(one, S(".."))) {
            while (path.len && path.at[path.len - 1] != '/')
                path.len--;
            path.len -= path.len > 0;
        } else if (one.len && !slice_equal(one, S("."))) {
            path = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(path), path.len ? "/" : "",
                               SLICE_ARGS(one));
        }
    }
    return path;
}

static Slice after_last_slash(Slice text)
{
    size_t from = text.len;
    while (from && text.at[from - 1] != '/')
        from--;
    return slice_part(text, from, text.len);
}

static void start_relation(void *data, const char *name, const char **attribute)
{
    Relations *relations = data;
    Arena *arena = relations->arena;
    if (strcmp(name, "Relationship") != 0 || relations->count == RELATIONS_MOST)
        return;
    relations->item = arena_grow(arena, relations->item, sizeof *relations->item, relations->count,
                                 &relations->room);
    relations->item[relations->count++] =
        (Relation){ text_of(arena, attribute, "Id"),
                    after_last_slash(text_of(arena, attribute, "Type")),
                    resolve(arena, relations->folder, text_of(arena, attribute, "Target")) };
}

static void end_nothing(void *data, const char *name)
{
    (void)data;
    (void)name;
}

static bool read_relations(Arena *arena, Package *package, Slice part, Relations *relations)
{
    static const XmlHandlers handlers = { start_relation, end_nothing, NULL };
    Slice name = after_last_slash(part), folder = slice_part(part, 0, part.len - name.len);
    *relations = (Relations){ .arena = arena };
    relations->folder = slice_part(folder, 0, folder.len ? folder.len - 1 : 0);
    Slice own = slice_print(arena, "%.*s_rels/%.*s.rels", SLICE_ARGS(folder), SLICE_ARGS(name));
    return !package_has(package, own) || xml_read(package, own, &handlers, relations);
}

static Slice part_of(const Relations *relations, Slice id, Slice type)
{
    for (size_t i = 0; i < relations->count; i++) {
        const Relation *one = &relations->item[i];
        if ((!id.len || slice_equal(one->id, id)) && slice_equal(one->type, type))
            return one->part;
    }
    return S("");
}

// ---- the workbook ----

bool xlsx_flag(const char **attribute, const char *name)
{
    const char *value = xml_attribute(attribute, name);
    return value &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

static void start_in_workbook(void *data, const char *name, const char **attribute)
{
    BookReading *reading = data;
    XlsxBook *book = reading->book;
    if (strcmp(name, "workbookPr") == 0)
        book->from_1904 = xlsx_flag(attribute, "date1904");
    if (strcmp(name, "sheet") != 0 || book->sheet_count == SHEETS_MOST)
        return;
    Slice state = slice_of(xml_attribute(attribute, "state"));
    book->sheet = arena_grow(reading->arena, book->sheet, sizeof *book->sheet, book->sheet_count,
                             &reading->sheet_room);
    book->sheet[book->sheet_count++] =
        (XlsxSheet){ text_of(reading->arena, attribute, "name"),
                     part_of(reading->relations, text_of(reading->arena, attribute, "id"),
                             S("worksheet")),
                     slice_equal(state, S("hidden")) || slice_equal(state, S("veryHidden")) };
}

// ---- styles ----

static void start_in_styles(void *data, const char *name, const char **attribute)
{
    BookReading *reading = data;
    XlsxBook *book = reading->book;
    if (strcmp(name, "numFmts") == 0 || strcmp(name, "cellXfs") == 0) {
        reading->within = *name == 'n' ? "numFmts" : "cellXfs";
    } else if (reading->within && strcmp(reading->within, "numFmts") == 0 &&
               strcmp(name, "numFmt") == 0 && reading->code_count < CODES_MOST) {
        reading->code = arena_grow(reading->arena, reading->code, sizeof *reading->code,
                                   reading->code_count, &reading->code_room);
        reading->code[reading->code_count++] = (FormatCode){
            number_of(attribute, "numFmtId"),
            cell_format_read(slice_of(xml_attribute(attribute, "formatCode"))),
        };
    } else if (reading->within && strcmp(reading->within, "cellXfs") == 0 &&
               strcmp(name, "xf") == 0 && book->format_count < XLSX_FORMATS_MOST) {
        book->format = arena_grow(reading->arena, book->format, sizeof *book->format,
                                  book->format_count, &reading->format_room);
        uint64_t number = number_of(attribute, "numFmtId");
        CellFormat format = cell_format_builtin(number);
        // R's openxlsx gives two formats one number; spreadsheet programs then keep the last.
        for (size_t i = 0; i < reading->code_count; i++)
            if (reading->code[i].number == number)
                format = reading->code[i].format;
        book->format[book->format_count++] = format;
    }
}

static void end_in_styles(void *data, const char *name)
{
    BookReading *reading = data;
    if (reading->within && strcmp(name, reading->within) == 0)
        reading->within = NULL;
}

// ---- texts ----

// "_x000D_" at the front of `text`: its code; -1 where there is none.
static int escaped(Slice text)
{
    int code = 0;
    if (text.len < 7 || text.at[0] != '_' || text.at[1] != 'x' || text.at[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = g_ascii_xdigit_value(text.at[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

void xlsx_text_add(Buffer *out, Slice text)
{
    enum { ESCAPE = 7, HIGH = 0xD800, LOW = 0xDC00, AFTER = 0xE000 };
    for (;;) {
        size_t at = slice_find(text, S("_x"));
        buffer_add(out, slice_part(text, 0, at));
        if (at == text.len)
            return;
        text = slice_part(text, at, text.len);
        int code = escaped(text), second;
        size_t used = ESCAPE;
        if (code >= HIGH && code < LOW) {
            second = escaped(slice_part(text, ESCAPE, text.len));
            bool pair = second >= LOW && second < AFTER;
            code = pair ? 0x10000 + ((code - HIGH) << 10) + (second - LOW) : 0xFFFD;
            used += pair ? ESCAPE : 0;
        }
        char bytes[4];
        if (code < 0)
            buffer_add(out, slice_part(text, 0, used = 2));
        else
            buffer_add(out, (Slice){ bytes, utf8_encode(code >= LOW && code < AFTER ? 0xFFFD
                                                        : code == 0                 ? ' '
                                                                    : (uint32_t)code,
                                                        bytes) });
        text = slice_part(text, used, text.len);
    }
}

static void start_in_texts(void *data, const char *name, const char **attribute)
{
    BookReading *reading = data;
    (void)attribute;
    if (strcmp(name, "si") == 0)
        reading->text.len = 0;
    else if (strcmp(name, "rPh") == 0)
        reading->in_phonetic++;
    else if (strcmp(name, "t") == 0)
        reading->in_text = !reading->in_phonetic;
}

static void text_in_texts(void *data, Slice text)
{
    BookReading *reading = data;
    if (reading->in_text && reading->text.len <= (size_t)XLSX_TEXTS_MEGABYTES << 20)
        buffer_add(&reading->text, text);
}

static void end_in_texts(void *data, const char *name)
{
    BookReading *reading = data;
    XlsxBook *book = reading->book;
    if (strcmp(name, "t") == 0)
        reading->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        reading->in_phonetic--;
    if (strcmp(name, "si") != 0 || reading->too_many)
        return;
    if (book->text_count + 2 > reading->start_room) {
        reading->start_room = reading->start_room ? reading->start_room * 2 : 1024;
        uint32_t *moved = realloc(book->start, reading->start_room * sizeof *moved);
        if (!moved)
            out_of_memory(reading->start_room * sizeof *moved);
        book->start = moved;
        book->start[0] = 0;
    }
    reading->too_many = book->text_count == XLSX_TEXTS_MOST ||
                        book->text.len + reading->text.len > (size_t)XLSX_TEXTS_MEGABYTES << 20;
    if (reading->too_many)
        return;
    xlsx_text_add(&book->text, buffer_slice(&reading->text));
    book->start[++book->text_count] = (uint32_t)book->text.len;
}

// ---- the book ----

static bool read_parts(BookReading *reading, Package *package)
{
    static const XmlHandlers in_workbook = { start_in_workbook, end_nothing, NULL };
    static const XmlHandlers in_styles = { start_in_styles, end_in_styles, NULL };
    static const XmlHandlers in_texts = { start_in_texts, end_in_texts, text_in_texts };
    Relations top, own;
    if (!read_relations(reading->arena, package, S(""), &top))
        return false;
    Slice workbook = part_of(&top, S(""), S("officeDocument"));
    if (!workbook.len)
        workbook = S("xl/workbook.xml");
    if (!read_relations(reading->arena, package, workbook, &own))
        return false;
    reading->relations = &own;
    Slice styles = part_of(&own, S(""), S("styles")),
          texts = part_of(&own, S(""), S("sharedStrings"));
    return xml_read(package, workbook, &in_workbook, reading) &&
           (!package_has(package, styles) || xml_read(package, styles, &in_styles, reading)) &&
           (!package_has(package, texts) || xml_read(package, texts, &in_texts, reading));
}

bool xlsx_book_read(Arena *arena, Diagnostics *d, Slice file, Package *package, XlsxBook *book)
{
    BookReading reading = { .arena = arena, .d = d, .file = file, .book = book };
    *book = (XlsxBook){ 0 };
    bool good = read_parts(&reading, package);
    buffer_free(&reading.text);
    if (good && reading.too_many)
        diagnose(d, DIAG_SHEET_TEXTS, ((Place){ .file = file }),
                 slice_print(arena, "%d", XLSX_TEXTS_MEGABYTES));
    return good && !reading.too_many;
}

void xlsx_book_free(XlsxBook *book)
{
    buffer_free(&book->text);
    free(book->start);
}
