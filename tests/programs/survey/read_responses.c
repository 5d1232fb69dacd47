// SPDX-License-Identifier: EUPL-1.2
// For tests/checks/csv-torture: read files as responses.csv, with nothing said about them.
// usage: read_responses FILE...
#include <stdio.h>

#include "model/scan.h"
#include "survey/responses.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        Scan scan = { .settings.count_unfinished = true };
        ResponseMapping mapping = { 0 };
        ColumnUse *uses;
        size_t use_count;
        Slice sha256, path = slice_of(argv[i]);
        responses_read(arena, d, &scan, path, path, &mapping, &uses, &use_count, &sha256);
        printf("%s: %zu respondents, %zu incomplete, %zu columns\n", argv[i], scan.responses.count,
               scan.responses.incomplete, use_count);
        fflush(stdout);
        diagnostics_print(d, stderr, (DiagnosticStyle){ .language = MESSAGES_DUTCH });
        arena_free(arena);
    }
    return 0;
}
