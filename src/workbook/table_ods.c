// SPDX-License-Identifier: EUPL-1.2
// OpenDocument spreadsheets (ISO/IEC 26300), for whoever must offer an open format: content, styles,
// properties and settings as XML, in a package.
#include <errno.h>
#include <glib.h>
#include <math.h>

#include "base/buffer.h"
#include "columns/refer.h"
#include "table/new_package.h"
#include "workbook/cell_text.h"
#include "workbook/table.h"

#define SPACES                                                                                     \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                           \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                             \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                               \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                    \
    "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "                        \
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                               \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                               \
    "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "                           \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                                                \
    "office:version=\"1.3\""
#define PROLOGUE "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.spreadsheet"

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
        [CELL_TEXT] = "text",   [CELL_PROSE] = "prose",     [CELL_WHOLE] = "whole",
        [CELL_POINT] = "point", [CELL_PRINTED] = "printed", [CELL_RATIO] = "ratio",
        [CELL_SHARE] = "share", [CELL_CHANCE] = "chance",   [CELL_EXACT] = "exact",
        [CELL_DATE] = "date"
    };
    return name[kind];
}

static int decimals(CellKind kind)
{
    return kind == CELL_POINT                           ? 1
           : kind == CELL_RATIO || kind == CELL_PRINTED ? 2
           : kind == CELL_CHANCE                        ? 3
                                                        : 0;
}

static bool has_format(CellKind kind)
{
    return !cell_is_text(kind) && kind != CELL_EXACT;
}

// How the numbers of a kind look.
static void put_format(Buffer *out, CellKind kind, bool dutch)
{
    const char *name = kind_name(kind), *element = kind == CELL_SHARE ? "percentage" : "number";
    if (kind == CELL_DATE)
        buffer_print(
            out,
            "<number:date-style style:name=\"n-date\"><number:day/><number:text>%s</number:text>"
            "<number:month%s/><number:text>%s</number:text><number:year number:style=\"long\"/>"
            "</number:date-style>",
            dutch ? "-" : " ", dutch ? "" : " number:textual=\"true\"", dutch ? "-" : " ");
    else if (has_format(kind))
        buffer_print(
            out,
            "<number:%s-style style:name=\"n-%s\"><number:number number:min-integer-digits=\"1\" "
            "number:decimal-places=\"%d\" number:min-decimal-places=\"%d\"/>%s</number:%s-style>",
            element, name, decimals(kind), kind == CELL_PRINTED ? 1 : decimals(kind),
            kind == CELL_SHARE ? "<number:text>%</number:text>" : "", element);
}

static const char *shade_name(Shade shade)
{
    return shade == SHADE_PHASES ? "-phases" : shade == SHADE_ANSWERS ? "-answers" : "";
}

// A cell's style, by the name "c-KIND" and `suffix`; where it is shaded, what its number makes of it.
static void put_cell_style(Buffer *out, CellKind kind, const char *suffix, Shade shade)
{
    size_t count;
    const char *name = kind_name(kind);
    const ShadeStep *steps = shade_steps(shade, &count);
    buffer_print(out,
                 "<style:style style:name=\"c-%s%s\" style:family=\"table-cell\"%s%s%s>"
                 "<style:table-cell-properties style:vertical-align=\"top\"%s/>"
                 "<style:paragraph-properties fo:text-align=\"%s\"/>",
                 name, suffix, has_format(kind) ? " style:data-style-name=\"n-" : "",
                 has_format(kind) ? name : "", has_format(kind) ? "\"" : "",
                 kind == CELL_PROSE ? " fo:wrap-option=\"wrap\"" : "",
                 cell_is_text(kind) ? "start" : "end");
    for (size_t i = 0; i < count; i++)
        buffer_print(out,
                     "<style:map style:condition=\"cell-content()&gt;=%s\" "
                     "style:apply-style-name=\"shade%s-%zu\"/>",
                     steps[i].from, shade_name(shade), i);
    put(out, "</style:style>");
}

static void put_cell_styles(Buffer *out, bool dutch)
{
    for (CellKind kind = 0; kind < CELL_KINDS; kind++) {
        put_format(out, kind, dutch);
        put_cell_style(out, kind, "", SHADE_NONE);
        buffer_print(
            out,
            "<style:style style:name=\"h-%s\" style:family=\"table-cell\">"
            "<style:table-cell-properties style:vertical-align=\"bottom\" fo:wrap-option=\"wrap\" "
            "fo:border-bottom=\"0.75pt solid #14202b\"/><style:paragraph-properties "
            "fo:text-align=\"%s\"/>"
            "<style:text-properties fo:font-weight=\"bold\"/></style:style>",
            kind_name(kind), cell_is_text(kind) ? "start" : "end");
    }
    put(out,
        "<style:style style:name=\"look-title\" style:family=\"table-cell\"><style:text-properties "
        "fo:font-size=\"18pt\" fo:font-weight=\"bold\"/></style:style>"
        "<style:style style:name=\"look-heading\" "
        "style:family=\"table-cell\"><style:text-properties "
        "fo:font-size=\"12pt\" fo:font-weight=\"bold\"/></style:style>");
}

// Of the shaded columns of each table: a style for each, since LibreOffice 7.4 shades only the first sheet
// on which a style is used.
static void put_shaded_styles(Arena *arena, Buffer *out, const TableFile *file)
{
    for (size_t t = 0; t < file->table_count; t++)
        if (file->tables[t]->shade)
            put_cell_style(out, file->tables[t]->columns[file->tables[t]->shade_from].kind,
                           slice_print(arena, "-%zu", t).at, file->tables[t]->shade);
}

// A character of the usual font is about 5.5 points wide.
static void put_column_styles(Buffer *out, const TableFile *file)
{
    for (size_t t = 0; t < file->table_count; t++)
        for (size_t i = 0; i < file->tables[t]->column_count; i++)
            buffer_print(
                out,
                "<style:style style:name=\"w-%zu-%zu\" style:family=\"table-column\">"
                "<style:table-column-properties style:column-width=\"%dpt\"/></style:style>",
                t, i, (int)(fmax(column_room(&file->tables[t]->columns[i]), 8) * 5.5));
}

// ---- content ----

static void put_text_cell(Arena *arena, Buffer *out, const TableCell *cell, CellKind kind)
{
    Slice style = cell->level ? slice_print(arena, "c-%s-%d", kind_name(kind), cell->level)
                              : slice_print(arena, "c-%s", kind_name(kind));
    if (cell->look == LOOK_TITLE || cell->look == LOOK_HEADING)
        style = slice_of(cell->look == LOOK_TITLE ? "look-title" : "look-heading");
    buffer_print(
        out, "<table:table-cell table:style-name=\"%.*s\" office:value-type=\"string\"><text:p>",
        SLICE_ARGS(style));
    if (cell->look == LOOK_LINK) {
        put(out, "<text:a xlink:type=\"simple\" xlink:href=\"#");
        put_attribute(out, sheet_quoted(arena, cell->text));
        put(out, ".A1\">");
    }
    put_text(out, cell->text);
    put(out, cell->look == LOOK_LINK ? "</text:a>" : "");
    put(out, "</text:p></table:table-cell>");
}

// `suffix` of the style's name.
static void put_number_cell(Arena *arena, Buffer *out, double value, CellKind kind, Slice suffix)
{
    Slice number = double_text(arena, kind == CELL_SHARE ? cell_share(value) : value);
    const char *type = kind == CELL_SHARE ? "percentage" : "float", *attribute = "value";
    if (kind == CELL_DATE) {
        type = "date";
        attribute = "date-value";
        number = serial_iso(arena, value);
    }
    buffer_print(out,
                 "<table:table-cell table:style-name=\"c-%s%.*s\" office:value-type=\"%s\" "
                 "office:%s=\"%.*s\"><text:p>%.*s</text:p></table:table-cell>",
                 kind_name(kind), SLICE_ARGS(suffix), type, attribute, SLICE_ARGS(number),
                 SLICE_ARGS(number));
}

static void put_cell(Arena *arena, Buffer *out, const SheetTable *table, size_t index, Slice shaded)
{
    const TableCell *cell = &table->cells[index];
    size_t column = index % table->column_count;
    CellKind kind = table->columns[column].kind;
    bool is_shaded = column >= table->shade_from && column < table->shade_to;
    if (!isnan(cell->number))
        put_number_cell(arena, out, cell->number, kind, is_shaded ? shaded : S(""));
    else if (cell->text.len)
        put_text_cell(arena, out, cell, kind);
    else
        buffer_print(out, "<table:table-cell table:style-name=\"c-%s\"/>", kind_name(kind));
}

static void put_head(Buffer *out, const SheetTable *table, size_t index)
{
    if (table->plan.frozen)
        put(out, "<table:table-header-columns>");
    for (size_t i = 0; i < table->column_count; i++)
        buffer_print(out, "<table:table-column table:style-name=\"w-%zu-%zu\"/>%s", index, i,
                     i + 1 == table->plan.frozen ? "</table:table-header-columns>" : "");
    if (table->plan.is_page)
        return;
    put(out, "<table:table-header-rows><table:table-row>");
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_print(
            out,
            "<table:table-cell table:style-name=\"h-%s\" office:value-type=\"string\"><text:p>",
            kind_name(table->columns[i].kind));
        put_text(out, table->columns[i].heading);
        put(out, "</text:p></table:table-cell>");
    }
    put(out, "</table:table-row></table:table-header-rows>");
}

// The sheet's name between apostrophes, as addresses want it. It holds none itself.
static void put_address(Arena *arena, Buffer *out, const SheetTable *table, size_t from, size_t to,
                        size_t first_row)
{
    Slice first = column_letters(arena, from), last = column_letters(arena, to - 1);
    put(out, "'");
    put_attribute(out, table->plan.name);
    buffer_print(out, "'.%s%zu:'", first.at, first_row);
    put_attribute(out, table->plan.name);
    buffer_print(out, "'.%s%zu", last.at, table_rows(table) + 1);
}

static void put_table(Arena *arena, Buffer *out, const SheetTable *table, size_t index)
{
    put(out, "<table:table table:style-name=\"sheet\" table:name=\"");
    put_attribute(out, table->plan.name);
    put(out, "\">");
    put_head(out, table, index);
    Slice suffix = slice_print(arena, "-%zu", index);
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t column = i % table->column_count;
        if (!column)
            put(out, "<table:table-row>");
        put_cell(arena, out, table, i, suffix);
        if (column + 1 == table->column_count)
            put(out, "</table:table-row>");
    }
    put(out, "</table:table>");
}

static Slice content(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE "<office:document-content " SPACES "><office:automatic-styles>");
    put_cell_styles(&out, !slice_equal(file->language, S("en")));
    put_shaded_styles(arena, &out, file);
    // Names that are moved to the right.
    for (int level = 1; level < CELL_LEVELS; level++)
        buffer_print(&out,
                     "<style:style style:name=\"c-text-%d\" style:family=\"table-cell\">"
                     "<style:table-cell-properties style:vertical-align=\"top\"/>"
                     "<style:paragraph-properties fo:text-align=\"start\" fo:margin-left=\"%dpt\"/>"
                     "</style:style>",
                     level, 12 * level);
    put_column_styles(&out, file);
    put(&out,
        "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"page\"/>"
        "</office:automatic-styles><office:body><office:spreadsheet>");
    for (size_t t = 0; t < file->table_count; t++)
        put_table(arena, &out, file->tables[t], t);
    put(&out, "<table:database-ranges>");
    for (size_t t = 0; t < file->table_count; t++) {
        if (file->tables[t]->plan.is_page)
            continue;
        put(&out, "<table:database-range table:name=\"");
        put_attribute(&out, list_name(arena, file->language, file->tables[t]->plan.name));
        put(&out, "\" table:display-filter-buttons=\"true\" table:target-range-address=\"");
        put_address(arena, &out, file->tables[t], 0, file->tables[t]->column_count, 1);
        put(&out, "\"/>");
    }
    put(&out,
        "</table:database-ranges></office:spreadsheet></office:body></office:document-content>\n");
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

// ---- the other parts ----

// What a shaded cell looks like, step by step.
static void put_shade_styles(Buffer *out)
{
    for (Shade shade = SHADE_PHASES; shade <= SHADE_ANSWERS; shade++) {
        size_t count;
        const ShadeStep *steps = shade_steps(shade, &count);
        for (size_t i = 0; i < count; i++)
            buffer_print(out,
                         "<style:style style:name=\"shade%s-%zu\" style:family=\"table-cell\">"
                         "<style:table-cell-properties fo:background-color=\"#%06x\"/>"
                         "<style:text-properties fo:color=\"#%06x\"/></style:style>",
                         shade_name(shade), i, steps[i].fill, steps[i].letters);
    }
}

static Slice styles(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    bool dutch = !slice_equal(file->language, S("en"));
    put(&out, PROLOGUE "<office:document-styles " SPACES "><office:styles>"
                       "<style:default-style style:family=\"table-cell\"><style:text-properties "
                       "fo:font-size=\"10pt\" ");
    buffer_print(&out, "fo:language=\"%s\" fo:country=\"%s\"", dutch ? "nl" : "en",
                 dutch ? "NL" : "GB");
    put(&out, "/></style:default-style>");
    put_shade_styles(&out);
    put(&out,
        "</office:styles><office:automatic-styles><style:page-layout "
        "style:name=\"layout\">"
        "<style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" "
        "style:print-orientation=\"landscape\" style:scale-to-X=\"1\" "
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
    GDateTime *created =
        g_date_time_new_from_unix_utc(file->options.created > 0 ? file->options.created : 1);
    char *date = g_date_time_format(created, "%Y-%m-%dT%H:%M:%SZ");
    put(&out, PROLOGUE "<office:document-meta " SPACES "><office:meta><dc:title>");
    put_text(&out, file->options.title);
    put(&out, "</dc:title><dc:creator>");
    put_text(&out, file->options.author);
    buffer_print(
        &out,
        "</dc:creator><dc:language>%.*s</dc:language><meta:creation-date>%s</meta:creation-date>"
        "<dc:date>%s</dc:date></office:meta></office:document-meta>\n",
        SLICE_ARGS(file->language), date, date);
    g_free(date);
    g_date_time_unref(created);
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

// The headings stay in sight, and the first columns.
static void put_split(Buffer *out, const char *way, const char *position, size_t count)
{
    buffer_print(
        out,
        "<config:config-item config:name=\"%sSplitMode\" config:type=\"short\">2"
        "</config:config-item>"
        "<config:config-item config:name=\"%sSplitPosition\" config:type=\"int\">%zu"
        "</config:config-item><config:config-item config:name=\"%s\" config:type=\"int\">%zu"
        "</config:config-item>",
        way, way, count, position, count);
}

static Slice settings(Arena *arena, const TableFile *file)
{
    Buffer out = { 0 };
    put(&out, PROLOGUE
        "<office:document-settings " SPACES "><office:settings><config:config-item-set "
        "config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
        "<config:config-item-map-entry><config:config-item-map-named config:name=\"Tables\">");
    for (size_t t = 0; t < file->table_count; t++) {
        put(&out, "<config:config-item-map-entry config:name=\"");
        size_t frozen = file->tables[t]->plan.frozen;
        put_attribute(&out, file->tables[t]->plan.name);
        put(&out, "\">");
        if (frozen)
            put_split(&out, "Horizontal", "PositionRight", frozen);
        if (!file->tables[t]->plan.is_page)
            put_split(&out, "Vertical", "PositionBottom", 1);
        buffer_print(&out,
                     "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">%d"
                     "</config:config-item></config:config-item-map-entry>",
                     frozen ? 3 : 2);
    }
    put(&out, "</config:config-item-map-named></config:config-item-map-entry></"
              "config:config-item-map-indexed>"
              "</config:config-item-set></office:settings></office:document-settings>\n");
    Slice kept = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return kept;
}

#define ENTRY(path, type)                                                                          \
    "<manifest:file-entry manifest:full-path=\"" path "\" manifest:media-type=\"" type "\"/>"
static const char manifest[] = PROLOGUE
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.3\">" ENTRY("/", MIME "\" manifest:version=\"1.3")
        ENTRY("content.xml", "text/xml") ENTRY("styles.xml", "text/xml")
            ENTRY("meta.xml", "text/xml")
                ENTRY("settings.xml", "text/xml") "</manifest:manifest>\n";

// ---- the package ----

OutputError tables_write_ods(Arena *arena, const TableFile *file, Slice path)
{
    // The type comes first and unpacked, so that it can be seen without unpacking.
    const NewPart parts[] = {
        { "mimetype", S(MIME), false },
        { "content.xml", content(arena, file), true },
        { "styles.xml", styles(arena, file), true },
        { "meta.xml", properties(arena, file), true },
        { "settings.xml", settings(arena, file), true },
        { "META-INF/manifest.xml", slice_of(manifest), true },
    };
    Slice bytes = package_pack(arena, parts, sizeof parts / sizeof *parts);
    return bytes.len ? output_write(path, bytes) : (OutputError){ "create", ENOMEM };
}
