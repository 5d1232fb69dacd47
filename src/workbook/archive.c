// A zip archive as libxlsxwriter writes it: one disk, no comment, parts deflated. Every part is inflated
// and its bytes pass three checks at once: the archive's own CRC, the nesting of XML tags, and for sheets
// the CRC of their rows (whose tags are ours, and need no second look).
#include "workbook/archive.h"

#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, BLOCK = 64 * 1024, METHOD_DEFLATED = 8 };

typedef struct Part {
    Slice name;
    Slice packed;
    uint64_t size;
    uint32_t crc;
    uint32_t method;
} Part;

// How far the tags of a part are, outside its rows.
typedef struct Tags {
    int64_t depth;
    bool started, broken, in_tag, closing, declaration;
    char last;
} Tags;

// Follows the bytes of one part.
typedef struct Reader {
    const ExpectedRows *rows; // NULL: the part is no sheet
    uint64_t size, rows_left;
    uint32_t crc, rows_crc;
    size_t matched; // bytes of "<sheetData>" that were just read; all of them: the rows have begun
    Tags tags;
} Reader;

static const Slice rows_tag = { "<sheetData>", 11 };

static uint32_t u16(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return b[0] | (uint32_t)b[1] << 8;
}

static uint32_t u32(const char *at)
{
    return u16(at) | u16(at + 2) << 16;
}

static void follow_tags(Tags *t, char c)
{
    if (c == '<') {
        t->broken |= t->in_tag || (t->started && t->depth == 0);
        t->in_tag = true;
        t->closing = t->declaration = false;
    } else if (t->in_tag && t->last == '<') {
        t->closing = c == '/';
        t->declaration = c == '?';
    } else if (c == '>' && t->in_tag) {
        t->in_tag = false;
        t->started = t->started || !t->declaration;
        if (!t->declaration)
            t->depth += t->closing ? -1 : t->last == '/' ? 0 : 1;
        t->broken |= t->depth < 0;
    }
    t->last = c;
}

static void follow(Reader *r, char c)
{
    follow_tags(&r->tags, c);
    if (!r->rows || r->matched == rows_tag.len)
        return;
    r->matched = c == rows_tag.at[r->matched] ? r->matched + 1 : c == rows_tag.at[0];
    if (r->matched == rows_tag.len)
        r->rows_left = r->rows->size;
}

static void take(Reader *r, Slice bytes)
{
    r->crc = (uint32_t)crc32_z(r->crc, (const Bytef *)bytes.at, bytes.len);
    r->size += bytes.len;
    while (bytes.len) {
        size_t rows = r->rows_left < bytes.len ? (size_t)r->rows_left : bytes.len;
        r->rows_crc = (uint32_t)crc32_z(r->rows_crc, (const Bytef *)bytes.at, rows);
        r->rows_left -= rows;
        bytes = slice_part(bytes, rows, bytes.len);
        for (; bytes.len && !r->rows_left; bytes = slice_part(bytes, 1, bytes.len))
            follow(r, bytes.at[0]);
    }
}

// False where the packed bytes do not make up one whole stream.
static bool unpack(const Part *part, Reader *reader)
{
    Bytef block[BLOCK];
    z_stream z = { .next_in = (z_const Bytef *)(uintptr_t)part->packed.at };
    if (part->method != METHOD_DEFLATED || part->packed.len > UINT32_MAX ||
        inflateInit2(&z, -MAX_WBITS) != Z_OK)
        return false;
    z.avail_in = (uInt)part->packed.len;
    int status = Z_OK;
    while (status == Z_OK) {
        z.next_out = block;
        z.avail_out = sizeof block;
        status = inflate(&z, Z_NO_FLUSH);
        take(reader, (Slice){ (const char *)block, sizeof block - z.avail_out });
    }
    bool whole = status == Z_STREAM_END && z.avail_in == 0;
    inflateEnd(&z);
    return whole;
}

static bool part_is_whole(const Part *part, const ExpectedRows *rows)
{
    Reader reader = { .rows = rows };
    return unpack(part, &reader) && reader.size == part->size && reader.crc == part->crc &&
           reader.tags.started && !reader.tags.broken && !reader.tags.in_tag && reader.tags.depth == 0 &&
           (!rows || (reader.matched == rows_tag.len && !reader.rows_left && reader.rows_crc == rows->crc));
}

// The part's bytes, by its own header, which must say the same as the directory does.
static bool find_packed(Slice file, size_t header, size_t len, Part *part)
{
    if (file.len < LOCAL_SIZE || header > file.len - LOCAL_SIZE)
        return false;
    const char *at = file.at + header;
    size_t name = u16(at + 26), start = header + LOCAL_SIZE + name + u16(at + 28);
    if (u32(at) != 0x04034B50 || start > file.len || len > file.len - start)
        return false;
    part->packed = (Slice){ file.at + start, len };
    return u16(at + 8) == part->method && u32(at + 14) == part->crc && u32(at + 18) == len &&
           u32(at + 22) == part->size && slice_equal(part->name, (Slice){ at + LOCAL_SIZE, name });
}

// Cut the next entry off the directory and find its bytes.
static bool next_part(Slice file, Slice *directory, Part *part)
{
    const char *at = directory->at;
    if (directory->len < ENTRY_SIZE || u32(at) != 0x02014B50)
        return false;
    size_t name = u16(at + 28), more = u16(at + 30) + u16(at + 32);
    if (directory->len < ENTRY_SIZE + name + more)
        return false;
    *part = (Part){ .name = { at + ENTRY_SIZE, name }, .size = u32(at + 24), .crc = u32(at + 16),
                    .method = u16(at + 10) };
    *directory = slice_part(*directory, ENTRY_SIZE + name + more, directory->len);
    return find_packed(file, u32(at + 42), u32(at + 20), part);
}

static const ExpectedRows *rows_of(const ExpectedRows *expected, size_t count, Slice part)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(expected[i].part, part))
            return &expected[i];
    return NULL;
}

static bool is_needed(Slice part)
{
    static const char *const names[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                         "xl/styles.xml", "xl/_rels/workbook.xml.rels" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(part, slice_of(names[i])))
            return true;
    return false;
}

enum { NEEDED_PARTS = 5 };

static bool bytes_are_whole(Slice file, const ExpectedRows *expected, size_t count)
{
    if (file.len < END_SIZE)
        return false;
    const char *end = file.at + file.len - END_SIZE;
    size_t start = u32(end + 16), size = u32(end + 12), parts = u16(end + 10), sheets = 0, needed = 0;
    if (u32(end) != 0x06054B50 || start > file.len - END_SIZE || size != file.len - END_SIZE - start)
        return false;
    Slice directory = slice_part(file, start, start + size);
    for (size_t i = 0; i < parts; i++) {
        Part part;
        if (!next_part(file, &directory, &part))
            return false;
        const ExpectedRows *rows = rows_of(expected, count, part.name);
        if (!part_is_whole(&part, rows))
            return false;
        sheets += rows != NULL;
        needed += is_needed(part.name);
    }
    return directory.len == 0 && sheets == count && needed == NEEDED_PARTS;
}

bool archive_is_whole(Slice path, const ExpectedRows *expected, size_t count)
{
    char *name = g_strndup(path.at, path.len);
    struct stat status;
    bool whole = false;
    int file = open(name, O_RDONLY | O_CLOEXEC);
    g_free(name);
    if (file >= 0 && fstat(file, &status) == 0 && status.st_size > 0) {
        size_t len = (size_t)status.st_size;
        void *bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, file, 0);
        if (bytes != MAP_FAILED) {
            whole = bytes_are_whole((Slice){ bytes, len }, expected, count);
            munmap(bytes, len);
        }
    }
    if (file >= 0)
        close(file);
    return whole;
}
