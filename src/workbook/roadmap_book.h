// SPDX-License-Identifier: EUPL-1.2
// The roadmap as a workbook to prioritise in together: the columns of roadmap.csv, lists to choose impact,
// feasibility, pillar and status from, and an order by formula. What is filled in is read back as
// roadmap.xlsx.
#ifndef WORKBOOK_ROADMAP_BOOK_H
#define WORKBOOK_ROADMAP_BOOK_H

#include "base/output.h"

typedef struct Scan Scan; // model/scan.h

// Write it to `path`, whole and checked: the scan's actions in their order, and empty rows for more.
// `created`: seconds since 1970. On failure no file is left.
OutputError roadmap_book_write(Arena *arena, const Scan *scan, int64_t created, Slice path);

#endif
