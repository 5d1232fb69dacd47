// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: blocks of bytes, each packed by deflate (RFC 1951) apart from all others,
// that make one stream when they stand behind each other.
#ifndef WORKBOOK_DEFLATE_BLOCK_H
#define WORKBOOK_DEFLATE_BLOCK_H

#include "base/buffer.h"

// For a file that is to be small, or for one that is to be there soon.
typedef enum DeflateEffort { DEFLATE_SMALL, DEFLATE_FAST, DEFLATE_EFFORTS } DeflateEffort;

// Of what a block is full: of cells that look alike, or of what people wrote.
typedef enum DeflateContent { DEFLATE_CELLS, DEFLATE_PROSE, DEFLATE_CONTENTS } DeflateContent;

// What packs, and the memory for it: one for each thread.
typedef struct Deflater Deflater;

// Owned by the caller, who ends it with deflater_free. Never NULL.
Deflater *deflater_new(DeflateEffort effort);
void deflater_free(Deflater *deflater);

// Appends the packed block to `out`: whole bytes, behind which another block or deflate_end may
// stand. They are unpacked again, and false is returned where that does not give the block: then
// `out` is as it was.
bool deflate_block(Deflater *deflater, DeflateContent content, Slice block, Buffer *out);

// What ends a stream of blocks.
extern const Slice deflate_end;

#endif
