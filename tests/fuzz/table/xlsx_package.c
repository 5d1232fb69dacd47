// SPDX-License-Identifier: EUPL-1.2
// The bytes of a packed spreadsheet, or of anything else that is called one.
#include "../fuzz.h"

#include "table/table.h"

static void take_cell(void *data, size_t column, Slice text)
{
    fuzz_text(text);
    *(size_t *)data += column;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fuzz fuzz = fuzz_begin(size);
    Slice path = fuzz_put(&fuzz, S("responses.csv"), (Slice){ (const char *)data, size });
    TableReader *reader = table_open(fuzz.arena, fuzz.d, path, S("responses.csv"), NULL);
    size_t count, sum = 0;
    while (reader && table_next(reader, take_cell, &sum, &count))
        fuzz_promise(count >= 1);
    if (reader)
        table_close(reader);
    fuzz_end(&fuzz);
    return 0;
}
