// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the finished file, read back.
#ifndef WORKBOOK_ARCHIVE_H
#define WORKBOOK_ARCHIVE_H

#include "base/slice.h"

// What a part must be that was packed here, and unpacked to what it was.
typedef struct ExpectedPart {
    Slice part;    // "xl/worksheets/sheet1.xml"
    uint64_t size; // bytes
    uint32_t crc;  // CRC-32 of them
    uint64_t packed_size;
    uint32_t packed_crc;
} ExpectedPart;

// Is the file a whole zip archive, are these parts in it exactly as they were packed, is each of
// the others whole XML whose checksum is right, and are the parts that a workbook needs there?
bool archive_is_whole(Slice path, const ExpectedPart *expected, size_t count);

#endif
