// OpenDocument spreadsheets (ISO/IEC 26300), for whoever must offer an open format: content, styles,
// properties and settings as XML, packed by libzip. Every date in the package is the same one, so that the
// same tables give the same bytes.
#include <errno.h>
#include <glib.h>
#include <math.h>
#include <zip.h>

#include "base/buffer.h"
#include "ingest/refer.h"
#include "workbook/cell_text.h"
#include "workbook/table.h"

#define SPACES                                                                                             \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                                    \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                                      \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                        \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                                      \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                             \
    "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "                                 \
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                                        \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                                        \
    "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "                                    \
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" "               \
    "office:version=\"1.3\""
#define PROLOGUE "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.spreadsheet"

enum { DOS_DATE = 0x21 }; // 1 January 1980

static void put(Buffer *out, const char *text)
{
    buffer_add(out, slice_of(text));
}

static void put_text(Buffer *out, Slice text)
{
    cell_text_add(out, text);
}

static void put_attribute(Buffer *out, Slice text)
{
    char *escaped = g_markup_escape_text(text.at, (gssize)text.len);
    put(out, escaped);
    g_free(escaped);
}

// ---- styles ----

static const char *kind_name(CellKind kind)
{
    static const char *const name[CELL_KINDS] = {
        [CELL_TEXT] = "text",   [CELL_PROSE] = "prose", [CELL_WHOLE] = "whole",   [CELL_POINT] = "point",
        [CELL_RATIO] = "ratio", [CELL_SHARE] = "share", [CELL_CHANCE] = "chance", [CELL_EXACT] = "exact"
    };
    return name[kind];
}

static int decimals(CellKind kind)
{
    return kind == CELL_POINT ? 1 : kind == CELL_RATIO ? 2 : kind == CELL_CHANCE ? 3 : 0;
}

static void put_cell_styles(Buffer *out)
{
    for (CellKind kind = 0; kind < CELL_KINDS; kind++) {
        const char *name = kind_name(kind);
        bool formatted = !cell_is_text(kind) && kind != CELL_EXACT;
        if (formatted)
            buffer_print(out,
                         "<number:%s style:name=\"n-%s\"><number:number number:min-integer-digits=\"1\" "
                         "number:decimal-places=\"%d\" number:min-decimal-places=\"%d\"/>%s</number:%s>",
                         kind == CELL_SHARE ? "percentage-style" : "number-style", name, decimals(kind),
                         decimals(kind), kind == CELL_SHARE ? "<number:text>%</number:text>" : "",
                         kind == CELL_SHARE ? "percentage-style" : "number-style");
        buffer_print(out, "<style:style style:name=\"c-%s\" style:family=\"table-cell\"%s%s%s>"
                          "<style:table-cell-properties style:vertical-align=\"top\"%s/>"
                          "<style:paragraph-properties fo:text-align=\"%s\"/></style:style>",
                     name, formatted ? " style:data-style-name=\"n-" : "", formatted ? name : "",
                     formatted ? "\"" : "", kind == CELL_PROSE ? " fo:wrap-option=\"wrap\"" : "",
                     cell_is_text(kind) ? "start" : "end");
        buffer_print(
            out,
            "<style:style style:name=\"h-%s\" style:family=\"table-cell\">"
            "<style:table-cell-properties style:vertical-align=\"bottom\" fo:wrap-option=\"wrap\" "
            "fo:border-bottom=\"0.75pt solid #14202b\"/><style:paragraph-properties fo:text-align=\"%s\"/>"
            "<style:text-properties fo:font-weight=\"bold\"/></style:style>",
            name, cell_is_text(kind) ? "start" : "end");
    }
}

// Names that are moved to the right.
static void put_level_styles(Buffer *out)
{
    for (int level = 1; level < CELL_LEVELS; level++)
        buffer_print(out, "<style:style style:name=\"c-text-%d\" style:family=\"table-cell\">"
                          "<style:table-cell-properties style:vertical-align=\"top\"/>"
                          "<style:paragraph-properties fo:text-align=\"start\" fo:margin-left=\"%dpt\"/>"
                          "</style:style>",
                     level, 12 * level);
}

// A character of the usual font is about 5.5 points wide.
static void put_column_styles(Buffer *out, const TableFile *file)
{
    for (size_t t = 0; t < file->table_count; t++)
        for (size_t i = 0; i < file->tables[t]->column_count; i++)
            buffer_print(out, "<style:style style:name=\"w-%zu-%zu\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%dpt\"/></style:style>",
                         t, i, (int)(fmax(file->tables[t]->columns[i].width, 8) * 5.5));
}

// ---- content ----

static void put_cell(Arena *arena, Buffer *out, const TableCell *cell, CellKind kind)
{
    if (isnan(cell->number) && !cell->text.len) {
        buffer_print(out, "<table:table-cell table:style-name=\"c-%s\"/>", kind_name(kind));
    } else if (isnan(cell->number)) {
        Slice level = cell->level ? slice_print(arena, "-%d", cell->level) : S("");
        buffer_print(out,
                     "<table:table-cell table:style-name=\"c-%s%.*s\" office:value-type=\"string\"><text:p>",
                     kind_name(kind), SLICE_ARGS(level));
        put_text(out, cell->text);
        put(out, "</text:p></table:table-cell>");
    } else {
        Slice number = double_text(arena, kind == CELL_SHARE ? cell_share(cell->number) : cell->number);
        buffer_print(
            out,
            "<table:table-cell table:style-name=\"c-%s\" office:value-type=\"%s\" office:value=\"%.*s\">"
            "<text:p>%.*s</text:p></table:table-cell>",
            kind_name(kind), kind == CELL_SHARE ? "percentage" : "float", SLICE_ARGS(number),
            SLICE_ARGS(number));
    }
}

static void put_head(Buffer *out, const Table *table, size_t index)
{
    for (size_t i = 0; i < table->column_count; i++)
        buffer_print(out, "<table:table-column table:style-name=\"w-%zu-%zu\"/>", index, i);
    put(out, "<table:table-header-rows><table:table-row>");
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_print(out, "<table:table-cell table:style-name=\"h-%s\" office:value-type=\"string\"><text:p>",
                     kind_name(table->columns[i].kind));
        put_text(out, table->columns[i].heading);
        put(out, "</text:p></table:table-cell>");
    }
    put(out, "</table:table-row></table:table-header-rows>");
}

// The sheet's name between apostrophes, as addresses want it. It holds none itself.
static void put_address(Arena *arena, Buffer *out, const Table *table, size_t from, size_t to,
                        size_t first_row)
{
    Slice first = column_letters(arena, from), last = column_letters(arena, to - 1);
    put(out, "'");
    put_attribute(out, table->name);
    buffer_print(out, "'.%s%zu:'", first.at, first_row);
    put_attribute(out, table->name);
    buffer_print(out, "'.%s%zu", last.at, table_rows(table) + 1);
}

static void put_shades(Arena *arena, Buffer *out, const Table *table)
{
    if (table->heat_from == table->heat_to || !table->cell_count)
        return;
    put(out, "<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address=\"");
    put_address(arena, out, table, table->heat_from, table->heat_to, 2);
    buffer_print(
        out,
        "\"><calcext:color-scale><calcext:color-scale-entry calcext:value=\"%d\" calcext:type=\"number\" "
        "calcext:color=\"#ffffff\"/><calcext:color-scale-entry calcext:value=\"%d\" calcext:type=\"number\" "
        "calcext:color=\"#8fb8dd\"/></calcext:color-scale></calcext:conditional-format>"
        "</calcext:conditional-formats>",
        (int)table->heat_low, (int)table->heat_high);
}

static void put_table(Arena *arena, Buffer *out, const Table *table, size_t index)
{
    put(out, "<table:table table:style-name=\"sheet\" table:name=\"");
    put_attribute(out, table->name);
    put(out, "\">");
    put_head(out, table, index);
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t column = i % table->column_count;
        if (!column)
            put(out, "<table:table-row>");
        put_cell(arena, out, &table->cells[i], table->columns[column].kind);
        if (column + 1 == table->column_count)
            put(out, "</table:table-row>");
    }
    put_shades(arena, out, table);
    put(out, "</table:table>");
}

static Slice content(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<office:document-content " SPACES "><office:automatic-styles>");
    put_cell_styles(&out);
    put_level_styles(&out);
    put_column_styles(&out, file);
    put(&out, "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"page\"/>"
              "</office:automatic-styles><office:body><office:spreadsheet>");
    for (size_t t = 0; t < file->table_count; t++)
        put_table(arena, &out, file->tables[t], t);
    put(&out, "<table:database-ranges>");
    for (size_t t = 0; t < file->table_count; t++) {
        buffer_print(&out,
                     "<table:database-range table:name=\"filter-%zu\" table:display-filter-buttons=\"true\" "
                     "table:target-range-address=\"",
                     t);
        put_address(arena, &out, file->tables[t], 0, file->tables[t]->column_count, 1);
        put(&out, "\"/>");
    }
    put(&out, "</table:database-ranges></office:spreadsheet></office:body></office:document-content>\n");
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

// ---- the other parts ----

static Slice styles(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    bool dutch = !slice_equal(file->language, S("en"));
    put(&out, PROLOGUE
        "<office:document-styles " SPACES "><office:styles>"
        "<style:default-style style:family=\"table-cell\"><style:text-properties fo:font-size=\"10pt\" ");
    buffer_print(&out, "fo:language=\"%s\" fo:country=\"%s\"", dutch ? "nl" : "en", dutch ? "NL" : "GB");
    put(&out, "/></style:default-style></office:styles><office:automatic-styles><style:page-layout "
              "style:name=\"layout\">"
              "<style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" "
              "style:print-orientation=\"landscape\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\" "
              "fo:margin=\"15mm\"/>"
              "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page "
              "style:name=\"page\" "
              "style:page-layout-name=\"layout\"><style:header><text:p>");
    put_text(&out, file->options.mark);
    put(&out, "</text:p></style:header><style:footer><text:p><text:sheet-name>-</text:sheet-name> "
              "<text:page-number>1</text:page-number> / "
              "<text:page-count>1</text:page-count></text:p></style:footer>"
              "</style:master-page></office:master-styles></office:document-styles>\n");
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

static Slice properties(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    GDateTime *created = g_date_time_new_from_unix_utc(file->options.created > 0 ? file->options.created : 1);
    char *date = g_date_time_format(created, "%Y-%m-%dT%H:%M:%SZ");
    put(&out, PROLOGUE "<office:document-meta " SPACES "><office:meta><dc:title>");
    put_text(&out, file->options.title);
    put(&out, "</dc:title><dc:creator>");
    put_text(&out, file->options.author);
    buffer_print(&out,
                 "</dc:creator><dc:language>%.*s</dc:language><meta:creation-date>%s</meta:creation-date>"
                 "<dc:date>%s</dc:date></office:meta></office:document-meta>\n",
                 SLICE_ARGS(file->language), date, date);
    g_free(date);
    g_date_time_unref(created);
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

// The headings stay in sight.
static Slice settings(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<office:document-settings " SPACES "><office:settings><config:config-item-set "
              "config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
              "<config:config-item-map-entry><config:config-item-map-named config:name=\"Tables\">");
    for (size_t t = 0; t < file->table_count; t++) {
        put(&out, "<config:config-item-map-entry config:name=\"");
        put_attribute(&out, file->tables[t]->name);
        put(&out,
            "\"><config:config-item config:name=\"VerticalSplitMode\" "
            "config:type=\"short\">2</config:config-item>"
            "<config:config-item config:name=\"VerticalSplitPosition\" "
            "config:type=\"int\">1</config:config-item>"
            "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
            "<config:config-item config:name=\"ActiveSplitRange\" "
            "config:type=\"short\">2</config:config-item>"
            "</config:config-item-map-entry>");
    }
    put(&out,
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>\n");
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

#define ENTRY(path, type)                                                                                    \
    "<manifest:file-entry manifest:full-path=\"" path "\" manifest:media-type=\"" type "\"/>"
static const char manifest[] =
    PROLOGUE "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
             "manifest:version=\"1.3\">" ENTRY("/", MIME) ENTRY("content.xml", "text/xml")
                 ENTRY("styles.xml", "text/xml") ENTRY("meta.xml", "text/xml")
                     ENTRY("settings.xml", "text/xml") "</manifest:manifest>\n";

// ---- the package ----

// False where libzip has no memory, which is all that can fail before the end.
static bool add_part(zip_t *archive, const char *name, Slice bytes, bool packed)
{
    zip_source_t *source = zip_source_buffer(archive, bytes.at, bytes.len, 0);
    zip_int64_t index = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)index, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                    6) == 0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)index, 0, DOS_DATE, 0) == 0;
}

// All that the source holds; empty on failure.
static Slice read_source(Arena *arena, zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open(source) != 0)
        return S("");
    char *bytes = arena_alloc(arena, 1, stat.size);
    zip_int64_t got = zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    return got == (zip_int64_t)stat.size ? (Slice){ bytes, stat.size } : S("");
}

static Slice pack(Arena *arena, const TableFile *file)
{
    zip_error_t error;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : NULL;
    if (!archive) {
        zip_source_free(memory);
        return S("");
    }
    zip_source_keep(memory);
    // The type comes first and unpacked, so that it can be seen without unpacking.
    bool good = add_part(archive, "mimetype", S(MIME), false) &&
                add_part(archive, "content.xml", content(arena, file), true) &&
                add_part(archive, "styles.xml", styles(arena, file), true) &&
                add_part(archive, "meta.xml", properties(arena, file), true) &&
                add_part(archive, "settings.xml", settings(arena, file), true) &&
                add_part(archive, "META-INF/manifest.xml", slice_of(manifest), true);
    if (!good || zip_close(archive) != 0) {
        zip_discard(archive);
        zip_source_free(memory);
        return S("");
    }
    Slice bytes = read_source(arena, memory);
    zip_source_free(memory);
    return bytes;
}

OutputError tables_write_ods(Arena *arena, const TableFile *file, Slice path)
{
    Slice bytes = pack(arena, file);
    return bytes.len ? output_write(path, bytes) : (OutputError){ "create", ENOMEM };
}
