// SPDX-License-Identifier: EUPL-1.2
#include "cli/roadmap_file.h"

#include <string.h>

#include "base/file.h"
#include "base/output.h"
#include "cli/messages.h"
#include "cli/scoring.h"
#include "model/scan.h"
#include "workbook/roadmap_book.h"

ExitCode roadmap_file_make(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                           Slice folder, Buffer *made)
{
    Slice path = path_join(arena, folder, S("roadmap.xlsx")),
          beside = path_join(arena, folder, S("roadmap.csv"));
    if (path_exists(path)) {
        diagnose(d, DIAG_NEW_KEPT, ((Place){ .file = path }));
        return EXIT_DONE;
    }
    OutputError error =
        roadmap_book_write(arena, scan, moment_of(config, scan->settings.date), path);
    if (error.step) {
        diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
                 slice_of(strerror(error.reason)));
        return EXIT_SYSTEM;
    }
    buffer_print(made, "%.*s\n", SLICE_ARGS(path));
    if (path_exists(beside))
        diagnose(d, DIAG_ROADMAP_BESIDE, ((Place){ .file = path }), path_name(beside));
    return EXIT_DONE;
}
