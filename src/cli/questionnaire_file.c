// SPDX-License-Identifier: EUPL-1.2
#include "cli/questionnaire_file.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "model/scan.h"

// A semicolon between the cells and the signature of UTF-8 before them: so that a Dutch spreadsheet opens it
// as it is.
static Slice as_csv(Arena *arena, const Scan *scan)
{
    Buffer out = { 0 };
    buffer_add(&out, S("\xEF\xBB\xBFid;text\r\n"));
    for (int item = 0; item < ITEMS; item++) {
        Slice text = scan->asked[item].len ? scan->asked[item] : scan->question_text[item];
        buffer_print(&out, "%.*s;\"", SLICE_ARGS(question_id(item)));
        for (size_t i = 0; i < text.len; i++)
            buffer_print(&out, text.at[i] == '"' ? "%c\"" : "%c", text.at[i]);
        buffer_add(&out, S("\"\r\n"));
    }
    Slice csv = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return csv;
}

ExitCode questionnaire_file_write(Arena *arena, Diagnostics *d, Slice folder, const Scan *scan,
                                  Slice *made)
{
    Slice name = S("questionnaire.csv"), path = path_join(arena, folder, name);
    size_t asked = 0;
    *made = S("");
    for (int item = 0; item < ITEMS; item++)
        asked += scan->asked[item].len > 0;
    if (scan->own_questionnaire || path_exists(path)) {
        diagnose(d, DIAG_NEW_KEPT, ((Place){ .file = name }));
        return EXIT_DONE;
    }
    if (asked == 0) {
        diagnose(d, DIAG_QUESTIONNAIRE_WORDLESS, ((Place){ .file = name }), S(""));
        return EXIT_DONE;
    }
    OutputError error = output_write(path, as_csv(arena, scan));
    if (error.step) {
        diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = name }), slice_of(error.step),
                 slice_of(strerror(error.reason)));
        return EXIT_SYSTEM;
    }
    *made = path;
    return EXIT_DONE;
}
