// SPDX-License-Identifier: EUPL-1.2
#include "workbook/workbook.h"

#include "model/scan.h"
#include "model/strings.h"
#include "workbook/plan_tables.h"
#include "workbook/sheets.h"

OutputError workbook_write(const Scan *scan, const Results *results, const Facts *facts, Slice path,
                           const WorkbookOptions *options)
{
    Arena *arena = arena_new();
    const Settings *settings = &scan->settings;
    BookOptions book_options = {
        .created = options->created,
        .title =
            slice_print(arena, "%.*s: %s", SLICE_ARGS(settings->title), scan->strings->book_title),
        .author = settings->author,
        .organisation = settings->organisation,
        .mark = slice_of(scan->strings->confidential),
        .language = settings->language,
        .effort = options->fast ? DEFLATE_FAST : DEFLATE_SMALL,
        .threads = options->threads,
    };
    Book *book = book_open(arena, path, &book_options);
    Live *live = live_start(arena, book, scan);
    live_names(live);
    Sheet *about = about_open(book, scan);
    pillars_sheet(live, results);
    departments_sheet(live, results);
    questions_sheet(live, results);
    respondents_sheet(live);
    open_answers_sheet(book, scan);
    spread_sheet(live, results);
    control_sheet(live);
    interviews_sheet(book, scan, results);
    flagged_sheet(book, scan);
    answers_sheet(book, scan);
    SheetTable *tables[PLAN_TABLES];
    size_t count = plan_tables(arena, facts, tables);
    for (size_t i = 0; i < count; i++)
        table_put(arena, book, tables[i]);
    about_fill(about, live, results);
    OutputError error = book_close(book);
    arena_free(arena);
    return error;
}
