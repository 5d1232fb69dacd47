// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the finished file, read back.
#ifndef WORKBOOK_ARCHIVE_H
#define WORKBOOK_ARCHIVE_H

#include "base/slice.h"

// What must stand between <sheetData> and </sheetData> of a part.
typedef struct ExpectedRows {
    Slice part;    // "xl/worksheets/sheet1.xml"
    uint64_t size; // bytes
    uint32_t crc;  // CRC-32 of them
} ExpectedRows;

// Is the file a whole zip archive, is each of its parts whole XML whose checksum is right, are the parts
// that a workbook needs there, and do the sheets hold exactly these rows?
bool archive_is_whole(Slice path, const ExpectedRows *expected, size_t count);

#endif
