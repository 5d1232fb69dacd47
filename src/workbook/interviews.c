// SPDX-License-Identifier: EUPL-1.2
// "Gesprekken": which departments to interview, and why. Here too nothing stands about a group below the
// threshold: whoever chooses by this sheet must be able to say why, to the people of the department as well.
#include "workbook/sheets.h"

#include "facts/printed.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/advice.h"

static void add_row(Sheet *sheet, Arena *arena, const Scan *scan, const Results *results,
                    const DepartmentAdvice *advice)
{
    const Strings *w = scan->strings;
    const char *const standing[] = { [ADVICE_HIGH] = w->standing_high,
                                     [ADVICE_LOW] = w->standing_low,
                                     [ADVICE_MIXED] = w->standing_mixed,
                                     [ADVICE_AVERAGE] = w->standing_average };
    Slice name = scan->departments[advice->department].name;
    sheet_row(sheet);
    sheet_text(sheet, name);
    sheet_whole(sheet, results->department[advice->department].n);
    sheet_text(sheet, slice_of(standing[advice->kind]));
    sheet_text(sheet, advice->advised ? slice_of(w->yes) : S(""));
    Slice key = text_key(arena, name), heard = S(""); // the numbers of the interviews with it
    for (size_t i = 0; i < scan->interview_count; i++)
        if (slice_equal(text_key(arena, scan->interviews[i].department), key))
            heard = slice_print(arena, "%.*s%s%d", SLICE_ARGS(heard), heard.len ? ", " : "",
                                scan->interviews[i].number);
    sheet_text(sheet, heard);
    sheet_fraction(sheet, results->department[advice->department].mean);
    sheet_fraction(sheet, results->department[advice->department].organisation);
}

static void add_reason(Sheet *sheet, const Scan *scan, const Results *results,
                       const DepartmentAdvice *advice, Pillar pillar)
{
    const DepartmentPillar *cell = &results->department[advice->department].pillar[pillar];
    sheet_text(sheet, strings_pillar(scan->strings, (int)pillar));
    next_as_printed(sheet, cell->score);
    sheet_fraction(sheet, cell->score);
    sheet_number(sheet, cell->interval.low);
    sheet_number(sheet, cell->interval.high);
    next_as_printed(sheet, results->pillar[pillar].score);
    sheet_fraction(sheet, results->pillar[pillar].score);
    sheet_number(sheet, cell->p_holm);
}

void interviews_sheet(Book *book, const Scan *scan, const Results *results)
{
    const Strings *w = scan->strings;
    Arena *arena = arena_new();
    const Column columns[] = {
        { slice_of(w->department), CELL_TEXT, department_width(scan) },
        { slice_of(w->respondents), CELL_WHOLE, 13 },
        { slice_of(w->advice_standing), CELL_TEXT, 13 },
        { slice_of(w->advice_advised), CELL_TEXT, 9 },
        { slice_of(w->advice_heard), CELL_TEXT, 11 },
        { slice_of(w->mean), CELL_POINT, 12 },
        { slice_of(w->whole_organisation), CELL_POINT, 19 },
        { slice_of(w->advice_pillar), CELL_TEXT, 14 },
        { slice_of(w->score), CELL_POINT, 9 },
        { slice_of(w->bound_low), CELL_POINT, 12 },
        { slice_of(w->bound_high), CELL_POINT, 12 },
        { slice_of(w->advice_others), CELL_POINT, 19 },
        { slice_of(w->advice_p), CELL_CHANCE, 9 },
    };
    Sheet *sheet = sheet_open_list(book, w->sheet_interviews, w->about_interviews, columns,
                                   sizeof columns / sizeof *columns, 1);
    // The advice is the report's, which is given by printed figures; the figures here are exact.
    Advice advice = advice_make(arena, scan, results_printed(arena, results));
    for (size_t i = 0; i < advice.count; i++) {
        const DepartmentAdvice *one = &advice.department[i];
        for (size_t k = 0; k < one->pillar_count; k++) {
            add_row(sheet, arena, scan, results, one);
            add_reason(sheet, scan, results, one, one->pillar[k]);
        }
        if (!one->pillar_count) {
            add_row(sheet, arena, scan, results, one);
            sheet_text(sheet, slice_of(one->kind == ADVICE_AVERAGE ? "" : w->advice_chance));
        }
    }
    arena_free(arena);
}
