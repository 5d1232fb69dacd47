// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pdf_file.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "pdf/pdf_text.h"

// Enough objects to compress well together; a reader unpacks them all for one.
enum { STREAM_OBJECTS = 500 };

typedef struct XrefEntry {
    enum { ENTRY_NONE, ENTRY_OFFSET, ENTRY_STREAM } kind;
    size_t at;    // offset, or number of the object stream
    size_t index; // in that stream
} XrefEntry;

struct PdfWriter {
    Buffer *out;
    XrefEntry *entries; // by number; 0 is none
    size_t count, room;
    Buffer index, texts; // of the object stream that is being filled
    size_t pending[STREAM_OBJECTS];
    size_t pending_count;
    z_stream deflate;
    Buffer packed;
    Slice fault; // the first
};

static void set_fault(PdfWriter *w, Slice fault)
{
    if (!w->fault.len)
        w->fault = fault;
}

// zlib's level 4, which leaves a match of up to eight bytes, not four, for a better one; and smaller tables,
// for they are cleared before each stream. Level 5 takes a third more of this time for files 1 % smaller,
// zlib's own 6 nearly as much again for files 4 % smaller; 3 saves a fifth for files 7 % larger.
enum { LEVEL = 4, TABLES = 7 };

static void tune(PdfWriter *w)
{
    enum { GOOD = 4, LAZY = 8, NICE = 32, CHAIN = 16 };
    if (deflateTune(&w->deflate, GOOD, LAZY, NICE, CHAIN) != Z_OK)
        set_fault(w, S("zlib"));
}

PdfWriter *pdf_writer_new(Buffer *out)
{
    PdfWriter *w = memory_alloc(sizeof *w);
    *w = (PdfWriter){ .out = out };
    if (deflateInit2(&w->deflate, LEVEL, Z_DEFLATED, MAX_WBITS, TABLES, Z_DEFAULT_STRATEGY) != Z_OK)
        out_of_memory(1 << 18); // the only failure of a call with these arguments
    tune(w);
    // Four bytes above 127 tell mail programs that the file is no text (7.5.2).
    buffer_add(out, S("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    pdf_reserve(w, 1);
    return w;
}

void pdf_writer_free(PdfWriter *w)
{
    deflateEnd(&w->deflate);
    buffer_free(&w->index);
    buffer_free(&w->texts);
    buffer_free(&w->packed);
    free(w->entries);
    free(w);
}

size_t pdf_reserve(PdfWriter *w, size_t count)
{
    size_t first = w->count, wanted = first + count;
    if (wanted > w->room) {
        size_t room = wanted < 512 ? 1024 : wanted * 2;
        XrefEntry *entries = realloc(w->entries, room * sizeof *entries);
        if (!entries)
            out_of_memory(room * sizeof *entries);
        memset(entries + w->room, 0, (room - w->room) * sizeof *entries);
        w->entries = entries;
        w->room = room;
    }
    w->count = wanted;
    return first;
}

static void set_entry(PdfWriter *w, size_t number, XrefEntry entry)
{
    if (number == 0 || number >= w->count)
        set_fault(w, S("an object without a number"));
    else if (w->entries[number].kind != ENTRY_NONE)
        set_fault(w, S("two objects of one number"));
    else
        w->entries[number] = entry;
}

static Slice packed(PdfWriter *w, Slice data)
{
    unsigned char block[1 << 14];
    w->packed.len = 0;
    w->deflate.next_in = (unsigned char *)data.at;
    size_t left = data.len;
    int status;
    do {
        uInt part = left > 1u << 30 ? 1u << 30 : (uInt)left;
        left -= part;
        w->deflate.avail_in = part;
        do {
            w->deflate.next_out = block;
            w->deflate.avail_out = sizeof block;
            status = deflate(&w->deflate, left ? Z_NO_FLUSH : Z_FINISH);
            buffer_add(&w->packed, (Slice){ (char *)block, sizeof block - w->deflate.avail_out });
        } while (w->deflate.avail_out == 0);
    } while (left);
    if (status != Z_STREAM_END)
        set_fault(w, S("zlib"));
    deflateReset(&w->deflate);
    tune(w);
    return buffer_slice(&w->packed);
}

void pdf_put_stream(PdfWriter *w, size_t number, Slice entries, Slice data, PdfPacking packing)
{
    if (packing == PDF_DEFLATED)
        data = packed(w, data);
    set_entry(w, number, (XrefEntry){ ENTRY_OFFSET, w->out->len, 0 });
    buffer_print(w->out, "%zu 0 obj\n<<%.*s/Length %zu%s>>\nstream\n", number, SLICE_ARGS(entries),
                 data.len, packing == PDF_DEFLATED ? "/Filter/FlateDecode" : "");
    buffer_add(w->out, data);
    buffer_add(w->out,
               S("\nendstream\nendobj\n")); // PDF/A wants the line end before endstream (6.1.7.1)
}

static void flush(PdfWriter *w)
{
    if (!w->pending_count)
        return;
    size_t number = pdf_reserve(w, 1), first = w->index.len;
    for (size_t i = 0; i < w->pending_count; i++)
        set_entry(w, w->pending[i], (XrefEntry){ ENTRY_STREAM, number, i });
    buffer_add(&w->index, buffer_slice(&w->texts));
    Buffer entries = { 0 };
    buffer_print(&entries, "/Type/ObjStm/N %zu/First %zu", w->pending_count, first);
    pdf_put_stream(w, number, buffer_slice(&entries), buffer_slice(&w->index), PDF_DEFLATED);
    buffer_free(&entries);
    w->index.len = w->texts.len = w->pending_count = 0;
}

void pdf_put(PdfWriter *w, size_t number, Slice text)
{
    pdf_add_parts(&w->index, (long)number, 1);
    buffer_add_byte(&w->index, ' ');
    pdf_add_parts(&w->index, (long)w->texts.len, 1);
    buffer_add_byte(&w->index, ' ');
    buffer_add(&w->texts, text);
    buffer_add_byte(&w->texts, '\n');
    w->pending[w->pending_count++] = number;
    if (w->pending_count == STREAM_OBJECTS)
        flush(w);
}

static void check_entries(PdfWriter *w)
{
    for (size_t i = 1; i < w->count; i++) {
        const XrefEntry *entry = &w->entries[i];
        if (entry->kind == ENTRY_NONE)
            set_fault(w, S("a number without an object"));
        if (entry->kind != ENTRY_OFFSET)
            continue;
        char head[40];
        size_t len = (size_t)snprintf(head, sizeof head, "%zu 0 obj\n", i);
        if (entry->at + len > w->out->len || memcmp(w->out->bytes + entry->at, head, len) != 0)
            set_fault(w, S("an object that is not in its place"));
    }
}

// A row of the table: type, `width` bytes of place, two of index; by the predictor "up" each byte is less
// what stands above it, so that rows that rise evenly compress well.
static void add_row(Buffer *rows, unsigned char *above, const XrefEntry *entry, size_t width)
{
    unsigned char row[16] = { (unsigned char)entry->kind };
    for (size_t i = 0; i < width; i++)
        row[1 + i] = (unsigned char)(entry->at >> 8 * (width - 1 - i));
    row[1 + width] = (unsigned char)(entry->index >> 8);
    row[2 + width] = (unsigned char)entry->index;
    buffer_add_byte(rows, 2);
    for (size_t i = 0; i < width + 3; i++)
        buffer_add_byte(rows, (char)(row[i] - above[i]));
    memcpy(above, row, sizeof row);
}

static void write_table(PdfWriter *w, size_t root, size_t information)
{
    Buffer rows = { 0 }, entries = { 0 };
    unsigned char above[16] = { 0 };
    size_t number = pdf_reserve(w, 1), width = 3;
    while (w->out->len >> 8 * width)
        width++;
    w->entries[0] = (XrefEntry){ .index = 65535 }; // the head of the list of free objects
    for (size_t i = 0; i < number; i++)
        add_row(&rows, above, &w->entries[i], width);
    add_row(&rows, above, &(XrefEntry){ ENTRY_OFFSET, w->out->len, 0 }, width);
    buffer_print(
        &entries,
        "/Type/XRef/Size %zu/W[1 %zu 2]/DecodeParms<</Columns %zu/Predictor 12>>/Root %zu 0 R"
        "/Info %zu 0 R",
        number + 1, width, width + 3, root, information);
    // Two runs with the same content have the same name, another content another.
    char *sum =
        g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)w->out->bytes, w->out->len);
    buffer_print(&entries, "/ID[<%s><%s>]", sum, sum);
    g_free(sum);
    pdf_put_stream(w, number, buffer_slice(&entries), buffer_slice(&rows), PDF_DEFLATED);
    buffer_free(&rows);
    buffer_free(&entries);
}

Slice pdf_writer_finish(PdfWriter *w, size_t root, size_t information)
{
    flush(w);
    size_t table = w->out->len;
    write_table(w, root, information);
    buffer_print(w->out, "startxref\n%zu\n", table);
    buffer_add(w->out, S("%%EOF\n"));
    check_entries(w);
    return w->fault;
}
