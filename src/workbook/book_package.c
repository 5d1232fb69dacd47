// SPDX-License-Identifier: EUPL-1.2
// libzip copies what is packed already as it is, and writes the heads with the sizes in them. It
// would make the new file beside the documents under a name of its own, which a run that is stopped
// leaves there: so it writes by way of functions.
#include "workbook/book_package.h"

#include <errno.h>
#include <glib.h>
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

enum { FILE_BUFFER = 1 << 16, DOS_1980 = 0x21 };

// ---- the new file ----

typedef struct Target {
    FILE *file;
    zip_error_t error;
} Target;

static zip_int64_t target_failed(Target *target)
{
    zip_error_set(&target->error, ZIP_ER_WRITE, errno ? errno : EIO);
    return -1;
}

static zip_int64_t target_seek(Target *target, void *data, zip_uint64_t len)
{
    off_t here = ftello(target->file);
    zip_int64_t to = zip_source_seek_compute_offset(here < 0 ? 0 : (zip_uint64_t)here, INT64_MAX,
                                                    data, len, &target->error);
    return to < 0 ? -1 : fseeko(target->file, to, SEEK_SET) == 0 ? 0 : target_failed(target);
}

static zip_int64_t target_call(void *user, void *data, zip_uint64_t len, zip_source_cmd_t call)
{
    Target *target = user;
    errno = 0;
    switch (call) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT: zip_stat_init(data); return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&target->error, data, len);
    case ZIP_SOURCE_WRITE:
        return fwrite(data, 1, len, target->file) == len ? (zip_int64_t)len : target_failed(target);
    case ZIP_SOURCE_SEEK_WRITE: return target_seek(target, data, len);
    case ZIP_SOURCE_TELL_WRITE: return ftello(target->file);
    case ZIP_SOURCE_COMMIT_WRITE:
        return fflush(target->file) == 0 && !ferror(target->file) ? 0 : target_failed(target);
    default: return 0;
    }
}

// ---- a sheet's part ----

// Its bytes, packed: what stands before the rows, the rows, what stands behind them.
typedef struct PartSource {
    Slice head, tail;
    const PackedRows *rows;
    ExpectedPart made;
    uint64_t at;
    zip_error_t error;
} PartSource;

// Copies what it can of the bytes that stand in the part from `begin` on.
static size_t copy_from(const PartSource *part, uint64_t begin, Slice bytes, char *out, size_t room)
{
    if (part->at < begin || part->at >= begin + bytes.len)
        return 0;
    Slice left = slice_part(bytes, (size_t)(part->at - begin), bytes.len);
    size_t len = left.len < room ? left.len : room;
    memcpy(out, left.at, len);
    return len;
}

static zip_int64_t part_read(PartSource *part, char *out, size_t room)
{
    const PackedRows *rows = part->rows;
    uint64_t rest = part->head.len + rows->filed, tail = part->head.len + rows->packed_size;
    size_t done = 0;
    while (done < room && part->at < part->made.packed_size) {
        size_t got = copy_from(part, 0, part->head, out + done, room - done) +
                     copy_from(part, rest, buffer_slice(&rows->rest), out + done, room - done) +
                     copy_from(part, tail, part->tail, out + done, room - done);
        ssize_t filed = (ssize_t)got;
        if (!got) {
            uint64_t at = part->at - part->head.len, left = rows->filed - at;
            size_t most = left < room - done ? (size_t)left : room - done;
            filed = pread(rows->file, out + done, most, (off_t)at);
        }
        if (filed < 0 && errno == EINTR)
            continue;
        if (filed <= 0) {
            zip_error_set(&part->error, ZIP_ER_READ, errno ? errno : EIO);
            return -1;
        }
        done += (size_t)filed;
        part->at += (uint64_t)filed;
    }
    return (zip_int64_t)done;
}

static zip_int64_t part_stat(const PartSource *part, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    stat->size = part->made.size;
    stat->comp_size = part->made.packed_size;
    stat->crc = part->made.crc;
    stat->comp_method = ZIP_CM_DEFLATE;
    return sizeof *stat;
}

static zip_int64_t part_call(void *user, void *data, zip_uint64_t len, zip_source_cmd_t call)
{
    PartSource *part = user;
    errno = 0;
    switch (call) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    case ZIP_SOURCE_OPEN: part->at = 0; return 0;
    case ZIP_SOURCE_READ: return part_read(part, data, (size_t)len);
    case ZIP_SOURCE_STAT: return part_stat(part, data);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&part->error, data, len);
    default: return 0;
    }
}

// A piece of the part's text, packed; empty where that failed.
static Slice pack_piece(Arena *arena, Deflater *deflater, ExpectedPart *made, Slice text, bool last)
{
    Buffer out = { 0 };
    Slice packed = { 0 };
    if (text.len && deflate_block(deflater, DEFLATE_CELLS, text, &out)) {
        if (last)
            buffer_add(&out, deflate_end);
        packed = slice_copy(arena, buffer_slice(&out));
    }
    buffer_free(&out);
    made->size += text.len;
    made->packed_size += packed.len;
    made->crc = (uint32_t)crc32_combine(made->crc, libdeflate_crc32(0, text.at, text.len),
                                        (z_off_t)text.len);
    made->packed_crc = (uint32_t)crc32_combine(
        made->packed_crc, libdeflate_crc32(0, packed.at, packed.len), (z_off_t)packed.len);
    return packed;
}

// All that a part of the package holds; empty on failure.
static Slice read_part(Arena *arena, zip_t *package, zip_uint64_t index)
{
    zip_stat_t stat;
    zip_file_t *file = zip_fopen_index(package, index, 0);
    if (!file || zip_stat_index(package, index, 0, &stat) != 0) {
        if (file)
            zip_fclose(file);
        return S("");
    }
    char *bytes = arena_alloc(arena, 1, (size_t)stat.size + 1);
    zip_int64_t got = zip_fread(file, bytes, stat.size);
    bool good = zip_fclose(file) == 0 && got == (zip_int64_t)stat.size;
    return good ? (Slice){ bytes, (size_t)got } : S("");
}

// NULL where the part has no place for rows, or does not come out of the packing as it was.
static PartSource *sheet_part(Arena *arena, Deflater *deflater, zip_t *package, zip_uint64_t index,
                              const SheetRows *sheet)
{
    static const char between[] = "<sheetData></sheetData>";
    PartSource *part = arena_one(arena, PartSource);
    Slice text = read_part(arena, package, index);
    const char *place = text.len ? strstr(text.at, between) : NULL;
    if (!place)
        return NULL;
    size_t split = (size_t)(place - text.at) + sizeof "<sheetData>" - 1;
    const PackedRows *rows = part->rows = sheet->rows;
    part->made.part = sheet->part;
    part->head = pack_piece(arena, deflater, &part->made, slice_part(text, 0, split), false);
    part->made.size += rows->size;
    part->made.packed_size += rows->packed_size;
    part->made.crc = (uint32_t)crc32_combine(part->made.crc, rows->crc, (z_off_t)rows->size);
    part->made.packed_crc = (uint32_t)crc32_combine(part->made.packed_crc, rows->packed_crc,
                                                    (z_off_t)rows->packed_size);
    part->tail = pack_piece(arena, deflater, &part->made, slice_part(text, split, text.len), true);
    zip_error_init(&part->error);
    return part->head.len && part->tail.len ? part : NULL;
}

// ---- the parts ----

typedef struct PackageCopying {
    Arena *arena;
    Deflater *deflater;
    zip_t *package, *file;
    const SheetRows *sheets;
    size_t count, found;
    ExpectedPart *made;
} PackageCopying;

static zip_source_t *part_source(PackageCopying *copying, zip_uint64_t index, const char *name)
{
    for (size_t i = 0; i < copying->count; i++) {
        if (!slice_equal(copying->sheets[i].part, slice_of(name)))
            continue;
        PartSource *part = sheet_part(copying->arena, copying->deflater, copying->package, index,
                                      &copying->sheets[i]);
        if (!part)
            return NULL;
        copying->made[copying->found++] = part->made;
        return zip_source_function(copying->file, part_call, part);
    }
    // As it is, packed as it was. libzip 1.10 (Debian 13) calls this otherwise, and refuses the old name.
#if LIBZIP_VERSION_MAJOR > 1 || LIBZIP_VERSION_MINOR >= 10
    return zip_source_zip_file(copying->file, copying->package, index, 0, 0, -1, NULL);
#else
    return zip_source_zip(copying->file, copying->package, index, 0, 0, -1);
#endif
}

static bool copy_part(PackageCopying *copying, zip_uint64_t index)
{
    const char *name = zip_get_name(copying->package, index, 0);
    zip_source_t *source = name ? part_source(copying, index, name) : NULL;
    zip_int64_t at = source ? zip_file_add(copying->file, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(copying->file, (zip_uint64_t)at, 0, DOS_1980, 0) == 0;
}

static OutputError copy_parts(PackageCopying *copying)
{
    zip_int64_t parts = zip_get_num_entries(copying->package, 0);
    for (zip_int64_t i = 0; i < parts; i++)
        if (!copy_part(copying, (zip_uint64_t)i))
            return (OutputError){ "check", EIO };
    if (copying->found != copying->count)
        return (OutputError){ "check", EIO };
    if (zip_close(copying->file) != 0) {
        int reason = zip_error_code_system(zip_get_error(copying->file));
        return (OutputError){ "write", reason ? reason : EIO };
    }
    copying->file = NULL;
    return (OutputError){ 0 };
}

static OutputError write_to(PackageCopying *copying, Target *target)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_function_create(target_call, target, &error);
    copying->file = out ? zip_open_from_source(out, ZIP_TRUNCATE, &error) : NULL;
    if (!copying->file) {
        zip_source_free(out);
        return (OutputError){ "create", ENOMEM };
    }
    OutputError failed = copy_parts(copying);
    if (copying->file)
        zip_discard(copying->file);
    return failed;
}

OutputError book_package_write(Arena *arena, Deflater *deflater, Slice path, Slice package,
                               const SheetRows *sheets, size_t count, ExpectedPart *made)
{
    int reason;
    char *name = g_strndup(path.at, path.len), *from = g_strndup(package.at, package.len);
    Target target = { .file = fopen(name, "wbe") };
    OutputError error = { "open", errno };
    PackageCopying copying = { .arena = arena,
                               .deflater = deflater,
                               .package = zip_open(from, ZIP_RDONLY, &reason),
                               .sheets = sheets,
                               .count = count,
                               .made = made };
    if (target.file && copying.package) {
        setvbuf(target.file, NULL, _IOFBF, FILE_BUFFER);
        zip_error_init(&target.error);
        error = write_to(&copying, &target);
    } else if (target.file) {
        error = (OutputError){ "check", EIO };
    }
    if (copying.package)
        zip_discard(copying.package);
    if (target.file && fclose(target.file) != 0 && !error.step)
        error = (OutputError){ "write", errno ? errno : EIO };
    g_free(name);
    g_free(from);
    return error;
}
