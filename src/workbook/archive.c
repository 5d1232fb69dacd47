// SPDX-License-Identifier: EUPL-1.2
// libzip holds the headers against each other and every part against its own sum (CRC-32), expat reads the
// parts, and the rows of a sheet are summed: their tags are ours, and need no second reader.
#include "workbook/archive.h"

#include <expat.h>
#include <glib.h>
#include <zip.h>
#include <zlib.h>

enum { BLOCK = 64 * 1024 };

// Follows the bytes of one part.
typedef struct PartReader {
    XML_Parser xml;           // of all but the rows
    const ExpectedRows *rows; // NULL: the part is no sheet
    size_t matched; // bytes of "<sheetData>" that were just read; all of them: the rows have begun
    uint64_t rows_left;
    uint32_t rows_crc;
} PartReader;

static const Slice rows_tag = { "<sheetData>", 11 };

// How many of the bytes are still outside the rows: up to the end of the tag that opens them.
static size_t before_rows(PartReader *reader, Slice bytes)
{
    size_t at = 0;
    for (; reader->rows && reader->matched < rows_tag.len && at < bytes.len; at++) {
        char c = bytes.at[at];
        reader->matched =
            c == rows_tag.at[reader->matched] ? reader->matched + 1 : c == rows_tag.at[0];
        if (reader->matched == rows_tag.len)
            reader->rows_left = reader->rows->size;
    }
    return reader->rows_left ? at : bytes.len;
}

static bool take(PartReader *reader, Slice bytes)
{
    while (bytes.len) {
        size_t rows = reader->rows_left < bytes.len ? (size_t)reader->rows_left : bytes.len;
        reader->rows_crc = (uint32_t)crc32_z(reader->rows_crc, (const Bytef *)bytes.at, rows);
        reader->rows_left -= rows;
        bytes = slice_part(bytes, rows, bytes.len);
        size_t others = before_rows(reader, bytes);
        if (others && XML_Parse(reader->xml, bytes.at, (int)others, false) != XML_STATUS_OK)
            return false;
        bytes = slice_part(bytes, others, bytes.len);
    }
    return true;
}

static bool read_part(zip_file_t *file, PartReader *reader)
{
    char block[BLOCK];
    zip_int64_t len;
    while ((len = zip_fread(file, block, sizeof block)) > 0)
        if (!take(reader, (Slice){ block, (size_t)len }))
            return false;
    // libzip tells of a wrong sum where the part ends.
    return len == 0 && XML_Parse(reader->xml, "", 0, true) == XML_STATUS_OK;
}

static bool part_is_whole(zip_t *zip, zip_uint64_t index, const ExpectedRows *rows)
{
    PartReader reader = { .xml = XML_ParserCreate("UTF-8"), .rows = rows };
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    bool whole = file && reader.xml && read_part(file, &reader) &&
                 (!rows || (reader.matched == rows_tag.len && !reader.rows_left &&
                            reader.rows_crc == rows->crc));
    if (file)
        whole = zip_fclose(file) == 0 && whole;
    if (reader.xml)
        XML_ParserFree(reader.xml);
    return whole;
}

static const ExpectedRows *rows_of(const ExpectedRows *expected, size_t count, Slice part)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(expected[i].part, part))
            return &expected[i];
    return NULL;
}

static bool has_needed_parts(zip_t *zip)
{
    static const char *const names[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                         "xl/styles.xml", "xl/_rels/workbook.xml.rels" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (zip_name_locate(zip, names[i], 0) < 0)
            return false;
    return true;
}

static bool parts_are_whole(zip_t *zip, const ExpectedRows *expected, size_t count)
{
    zip_int64_t parts = zip_get_num_entries(zip, 0);
    size_t sheets = 0;
    for (zip_int64_t i = 0; i < parts; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
        const ExpectedRows *rows = name ? rows_of(expected, count, slice_of(name)) : NULL;
        if (!name || !part_is_whole(zip, (zip_uint64_t)i, rows))
            return false;
        sheets += rows != NULL;
    }
    return sheets == count && has_needed_parts(zip);
}

bool archive_is_whole(Slice path, const ExpectedRows *expected, size_t count)
{
    char *name = g_strndup(path.at, path.len);
    int error;
    zip_t *zip = zip_open(name, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    g_free(name);
    if (!zip)
        return false;
    bool whole = parts_are_whole(zip, expected, count);
    zip_discard(zip);
    return whole;
}
