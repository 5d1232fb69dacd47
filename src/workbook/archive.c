// SPDX-License-Identifier: EUPL-1.2
// libzip holds the headers against each other and every part against its own sum (CRC-32), and
// expat reads the parts. Of a part that was unpacked when it was packed, it is enough that its
// packed bytes are there.
#include "workbook/archive.h"

#include <expat.h>
#include <glib.h>
#include <libdeflate.h>
#include <zip.h>

enum { BLOCK = 64 * 1024 };

static bool read_xml(zip_file_t *file, XML_Parser xml)
{
    char block[BLOCK];
    zip_int64_t len;
    while ((len = zip_fread(file, block, sizeof block)) > 0)
        if (XML_Parse(xml, block, (int)len, false) != XML_STATUS_OK)
            return false;
    // libzip tells of a wrong sum where the part ends.
    return len == 0 && XML_Parse(xml, "", 0, true) == XML_STATUS_OK;
}

static bool part_is_whole(zip_t *zip, zip_uint64_t index)
{
    XML_Parser xml = XML_ParserCreate("UTF-8");
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    bool whole = file && xml && read_xml(file, xml);
    if (file)
        whole = zip_fclose(file) == 0 && whole;
    if (xml)
        XML_ParserFree(xml);
    return whole;
}

static bool has_packed_bytes(zip_file_t *file, const ExpectedPart *expected)
{
    char block[BLOCK];
    zip_int64_t len;
    uint64_t size = 0;
    uint32_t crc = 0;
    while ((len = zip_fread(file, block, sizeof block)) > 0) {
        crc = libdeflate_crc32(crc, block, (size_t)len);
        size += (uint64_t)len;
    }
    return len == 0 && size == expected->packed_size && crc == expected->packed_crc;
}

static bool part_is_as_packed(zip_t *zip, zip_uint64_t index, const ExpectedPart *expected)
{
    zip_stat_t stat;
    if (zip_stat_index(zip, index, 0, &stat) != 0 || stat.size != expected->size ||
        stat.crc != expected->crc || stat.comp_method != ZIP_CM_DEFLATE)
        return false;
    zip_file_t *file = zip_fopen_index(zip, index, ZIP_FL_COMPRESSED);
    bool whole = file && has_packed_bytes(file, expected);
    if (file)
        whole = zip_fclose(file) == 0 && whole;
    return whole;
}

static bool parts_are_whole(zip_t *zip, const ExpectedPart *expected, size_t count)
{
    zip_int64_t parts = zip_get_num_entries(zip, 0);
    size_t found = 0;
    for (zip_int64_t i = 0; i < parts; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
        const ExpectedPart *one = NULL;
        for (size_t k = 0; k < count && name && !one; k++)
            if (slice_equal(expected[k].part, slice_of(name)))
                one = &expected[k];
        if (!name || !(one ? part_is_as_packed(zip, (zip_uint64_t)i, one)
                           : part_is_whole(zip, (zip_uint64_t)i)))
            return false;
        found += one != NULL;
    }
    static const char *const needed[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                          "xl/styles.xml", "xl/_rels/workbook.xml.rels" };
    bool whole = found == count;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        whole = whole && zip_name_locate(zip, needed[i], 0) >= 0;
    return whole;
}

bool archive_is_whole(Slice path, const ExpectedPart *expected, size_t count)
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
