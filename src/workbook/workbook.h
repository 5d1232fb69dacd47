// SPDX-License-Identifier: EUPL-1.2
// The workbook.
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include "base/output.h"
#include "facts/facts.h"

// Write the confidential workbook (design, section 7) to `path`, whole and checked; the caller
// renames it. `created`: seconds since 1970, the only date in the file. `facts`: those of the
// report, whose plan and comparison with the previous scan stand in it. `threads`: which may pack
// at once; the bytes are the same for any number.
OutputError workbook_write(const Scan *scan, const Results *results, const Facts *facts, Slice path,
                           int64_t created, int threads);

#endif
