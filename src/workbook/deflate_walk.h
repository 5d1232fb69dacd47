// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: from block to block through a deflate stream (RFC 1951), without unpacking it.
#ifndef WORKBOOK_DEFLATE_WALK_H
#define WORKBOOK_DEFLATE_WALK_H

#include "base/slice.h"

// Where the last block of a stream stands, in bits from the stream's first.
typedef struct LastBlock {
    uint64_t begin, end;
} LastBlock;

// Finds it. False where `packed` is no stream, has more behind it than the rest of its last byte, or would
// not unpack to so many bytes. Which bytes they are is not looked at, nor whether a match lies within reach.
bool deflate_find_last(Slice packed, size_t unpacked, LastBlock *last);

#endif
