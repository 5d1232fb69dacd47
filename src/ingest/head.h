// The heading rows of responses.csv.
#ifndef INGEST_HEAD_H
#define INGEST_HEAD_H

#include "ingest/refer.h"
#include "ingest/table.h"

// Read the heading rows, `wanted` of them or, where that is 0, as many as there are found to be, and take
// them apart. The reader is then at the first row of answers. False, with a diagnostic, where there are none.
bool head_read(Arena *arena, Diagnostics *d, TableReader *reader, Slice name, size_t wanted,
               Headings *headings);

#endif
