// SPDX-License-Identifier: EUPL-1.2
#include "table/new_package.h"

#include <string.h>

#include <expat.h>
#include <zip.h>

enum { DOS_DATE = 0x21 }; // 1 January 1980

// False where libzip has no memory, which is all that can fail before the end.
static bool add_part(zip_t *archive, const NewPart *part)
{
    zip_source_t *source = zip_source_buffer(archive, part->bytes.at, part->bytes.len, 0);
    zip_int64_t index = source ? zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)index,
                                    part->packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6) == 0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)index, 0, DOS_DATE, 0) == 0;
}

// All that the source holds; empty on failure.
static Slice read_source(Arena *arena, zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
        zip_source_open(source) != 0)
        return S("");
    char *bytes = arena_alloc(arena, 1, stat.size);
    zip_int64_t got = zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    return got == (zip_int64_t)stat.size ? (Slice){ bytes, stat.size } : S("");
}

static bool is_xml(Slice bytes)
{
    XML_Parser xml = XML_ParserCreate("UTF-8");
    bool whole = xml && bytes.len <= INT32_MAX &&
                 XML_Parse(xml, bytes.at, (int)bytes.len, true) == XML_STATUS_OK;
    if (xml)
        XML_ParserFree(xml);
    return whole;
}

static bool part_is_whole(Arena *arena, zip_t *archive, zip_uint64_t index, const NewPart *part)
{
    const char *name = zip_get_name(archive, index, 0);
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    char *bytes = arena_alloc(arena, 1, part->bytes.len + 1);
    zip_int64_t got = file ? zip_fread(file, bytes, part->bytes.len + 1) : -1;
    bool whole = name && strcmp(name, part->name) == 0 && got == (zip_int64_t)part->bytes.len &&
                 slice_equal((Slice){ bytes, part->bytes.len }, part->bytes);
    if (file)
        whole = zip_fclose(file) == 0 && whole; // libzip tells there of a wrong sum
    return whole && (!slice_ends(slice_of(part->name), S(".xml")) || is_xml(part->bytes));
}

static bool is_whole(Arena *arena, Slice bytes, const NewPart *parts, size_t count)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
    zip_t *archive =
        source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (!archive) {
        zip_source_free(source);
        return false;
    }
    bool whole = zip_get_num_entries(archive, 0) == (zip_int64_t)count;
    for (size_t i = 0; i < count && whole; i++)
        whole = part_is_whole(arena, archive, i, &parts[i]);
    zip_discard(archive);
    return whole;
}

Slice package_pack(Arena *arena, const NewPart *parts, size_t count)
{
    zip_error_t error;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : NULL;
    if (!archive) {
        zip_source_free(memory);
        return S("");
    }
    zip_source_keep(memory);
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = add_part(archive, &parts[i]);
    if (!good || zip_close(archive) != 0) {
        zip_discard(archive);
        zip_source_free(memory);
        return S("");
    }
    Slice bytes = read_source(arena, memory);
    zip_source_free(memory);
    return bytes.len && is_whole(arena, bytes, parts, count) ? bytes : S("");
}
