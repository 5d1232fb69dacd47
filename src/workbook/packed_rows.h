// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the rows of sheets, packed in blocks of about a megabyte, by several threads
// at once. Where a block ends follows from the rows alone, so the bytes are the same for any number
// of threads.
#ifndef WORKBOOK_PACKED_ROWS_H
#define WORKBOOK_PACKED_ROWS_H

#include "base/buffer.h"
#include "base/output.h"
#include "workbook/deflate_block.h"

// From how many bytes on a block is handed over.
enum { ROWS_BLOCK = 1 << 20 };

// The rows of one sheet. What is packed waits in memory, and beyond a megabyte in a file without a
// name.
typedef struct PackedRows {
    DeflateContent content;
    uint64_t size; // bytes of the rows, and their sum (CRC-32)
    uint32_t crc;
    uint64_t packed_size; // bytes of what they were packed into, and their sum
    uint32_t packed_crc;
    int file; // its first `filed` bytes; -1: there is none
    uint64_t filed;
    Buffer rest;
} PackedRows;

// Threads, and the blocks that wait for them.
typedef struct RowPacker RowPacker;

// At most so many threads (1: the caller's alone), which begin with the first full block. `folder`:
// where files without a name may be made. In the arena, but for what row_packer_end releases.
RowPacker *row_packer_new(Arena *arena, Slice folder, int threads, DeflateEffort effort);

// Of a sheet whose rows begin. In the arena, but for what row_packer_end releases.
PackedRows *row_packer_rows(RowPacker *packer, DeflateContent content);

// Hands over the next block of these rows: all that is in `block`, which comes back empty.
void row_packer_add(RowPacker *packer, PackedRows *rows, Buffer *block);

// Waits until all is packed, and ends the threads. The first thing that went wrong: "write" of a
// file, or "check" where a block did not unpack to what it was.
OutputError row_packer_finish(RowPacker *packer);

// What packs for the caller, once all rows are: the row packer's own.
Deflater *row_packer_deflater(RowPacker *packer);

// Releases the files and the memory of all rows.
void row_packer_end(RowPacker *packer);

#endif
