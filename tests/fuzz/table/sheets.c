// SPDX-License-Identifier: EUPL-1.2
// A sheet of a spreadsheet. The input is the parts of the package as text, "name, newline, content", divided; they are
// put into a zip archive here, stored, with the sums that belong to them: a byte that changes in a packed part would
// only ever try the unpacking.
#include "../fuzz.h"

#include <zlib.h>

#include "base/buffer.h"
#include "table/table.h"

enum { PARTS_MOST = 16 };

typedef struct Part {
    Slice name, content;
    uint32_t at, sum;
} Part;

static void put_number(Buffer *out, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++, number >>= 8)
        buffer_add(out, (Slice){ &(char){ (char)number }, 1 });
}

// What the local and the central header have in common.
static void put_header(Buffer *out, const Part *part)
{
    put_number(out, 20, 2);
    put_number(out, 0, 6); // flags, stored, time
    put_number(out, 0x21, 2);
    put_number(out, part->sum, 4);
    put_number(out, (uint32_t)part->content.len, 4);
    put_number(out, (uint32_t)part->content.len, 4);
    put_number(out, (uint32_t)part->name.len, 2);
    put_number(out, 0, 2);
}

static void put_archive(Buffer *out, Part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parts[i].at = (uint32_t)out->len;
        buffer_add(out, S("PK\3\4"));
        put_header(out, &parts[i]);
        buffer_add(out, parts[i].name);
        buffer_add(out, parts[i].content);
    }
    uint32_t directory = (uint32_t)out->len;
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, S("PK\1\2\24\0"));
        put_header(out, &parts[i]);
        put_number(out, 0, 10); // remark, disk, attributes
        put_number(out, parts[i].at, 4);
        buffer_add(out, parts[i].name);
    }
    uint32_t end = (uint32_t)out->len;
    buffer_add(out, S("PK\5\6\0\0\0"));
    put_number(out, 0, 1);
    put_number(out, (uint32_t)count, 2);
    put_number(out, (uint32_t)count, 2);
    put_number(out, end - directory, 4);
    put_number(out, directory, 4);
    put_number(out, 0, 2);
}

static Slice archive_of(Slice input, Buffer *out)
{
    Part parts[PARTS_MOST];
    size_t count = 0;
    for (Slice part; count < PARTS_MOST && slice_next_field(&input, FUZZ_DIVIDER, &part);) {
        size_t end = slice_find(part, S("\n"));
        Part made = { .name = slice_part(part, 0, end),
                      .content = slice_part(part, end + 1, part.len) };
        if (made.name.len == 0 || made.name.len > 200)
            continue;
        made.sum =
            (uint32_t)crc32(0, (const unsigned char *)made.content.at, (uInt)made.content.len);
        parts[count++] = made;
    }
    put_archive(out, parts, count);
    return buffer_slice(out);
}

static void take_cell(void *data, size_t column, Slice text)
{
    fuzz_text(text);
    *(size_t *)data = column + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Buffer archive = { 0 };
    Slice path = fuzz_put(&fuzz, S("responses.xlsx"),
                          archive_of((Slice){ (const char *)data, size }, &archive));
    buffer_free(&archive);
    TableReader *reader = table_open(fuzz.arena, fuzz.d, path, S("responses.xlsx"), NULL);
    size_t count, last, line = 0;
    if (reader) {
        table_mark(reader); // as the finder of headings does
        for (int i = 0; i < 3 && table_next(reader, take_cell, &last, &count); i++)
            table_place(reader, 0);
        table_return(reader);
    }
    while (reader && (last = 0, table_next(reader, take_cell, &last, &count))) {
        fuzz_promise(count >= 1 && last <= count && table_line(reader) > line);
        line = table_line(reader);
        table_place(reader, count);
    }
    table_close(reader);
    fuzz_end(&fuzz);
    return 0;
}
