// SPDX-License-Identifier: EUPL-1.2
// What `cxscan check --json` prints of a folder.
#ifndef CLI_CHECK_JSON_H
#define CLI_CHECK_JSON_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"

typedef struct Scan Scan; // model/scan.h

// One object on one line: folder, errors, warnings, columns[] {column, heading, use, item or pillar}, rows
// {rows, and of each fate {count, lines}, the first lines}, response {people, invited, missing, behind,
// without_department, departments[] {name, above, people, invited, missing}}. `missing` are the answers short
// of half of those invited; null where a number is not known. In the arena.
Slice check_json(Arena *arena, Slice folder, const Scan *scan, const Diagnostics *d);

#endif
