// SPDX-License-Identifier: EUPL-1.2
// "Signalering": a row a customer who is to be contacted, with what was done within a week and a month. Only
// in the confidential workbook, and only where there are any.
#include "model/flagged.h"

#include "model/scan.h"
#include "model/strings.h"
#include "workbook/sheets.h"

static const char *state_word(const Strings *w, FollowUp state)
{
    const char *const words[] = { [FOLLOW_UP_AHEAD] = w->follow_up_ahead,
                                  [FOLLOW_UP_DONE] = w->follow_up_done,
                                  [FOLLOW_UP_LATE] = w->follow_up_late,
                                  [FOLLOW_UP_OVERDUE] = w->follow_up_overdue };
    return words[state];
}

static void add_customer(Sheet *sheet, Arena *arena, const Scan *scan, const Measurement *of,
                         const FlaggedCustomer *customer)
{
    const Strings *w = scan->strings;
    const MeasuredQuestion *question = &of->question[customer->question];
    Date now = scan->settings.date;
    Fraction mark = fraction_add(
        question->scale.low, fraction_multiply(question->scale.step, fraction(customer->mark, 1)));
    sheet_row(sheet);
    sheet_text(sheet, customer->key);
    sheet_text(sheet, of->title);
    sheet_text(sheet, date_iso(arena, customer->date));
    sheet_text(sheet, question->text);
    sheet_number(sheet, fraction_double(mark));
    sheet_text(sheet, slice_of(customer->is_promoter ? w->promoter : w->detractor));
    sheet_text(sheet, customer->contact);
    sheet_text(sheet, slice_of(state_word(
                          w, follow_up(customer->date, FOLLOW_UP_WEEK, customer->contacted, now))));
    sheet_text(sheet, slice_of(state_word(
                          w, follow_up(customer->date, FOLLOW_UP_MONTH, customer->closed, now))));
    sheet_text(sheet, date_iso(arena, customer->contacted));
    sheet_text(sheet, date_iso(arena, customer->closed));
}

void flagged_sheet(Book *book, const Scan *scan)
{
    const Strings *w = scan->strings;
    size_t count = 0;
    for (size_t i = 0; i < scan->measurement_count; i++)
        count += scan->measurements[i].flagged_count;
    if (count == 0)
        return;
    Arena *arena = arena_new();
    const Column columns[] = {
        { slice_of(w->follow_up_key), CELL_TEXT, 14 }, { slice_of(w->measurement), CELL_TEXT, 28 },
        { slice_of(w->flagged_date), CELL_TEXT, 12 },  { slice_of(w->question), CELL_TEXT, 30 },
        { slice_of(w->mark), CELL_EXACT, 8 },          { slice_of(w->flagged_side), CELL_TEXT, 14 },
        { slice_of(w->contact), CELL_TEXT, 34 },       { slice_of(w->within_week), CELL_TEXT, 18 },
        { slice_of(w->within_month), CELL_TEXT, 18 },  { slice_of(w->contacted_on), CELL_TEXT, 14 },
        { slice_of(w->closed_on), CELL_TEXT, 14 },
    };
    Sheet *sheet = sheet_open_list(book, w->sheet_flagged, w->about_flagged, columns,
                                   sizeof columns / sizeof *columns, 1);
    for (size_t i = 0; i < scan->measurement_count; i++)
        for (size_t k = 0; k < scan->measurements[i].flagged_count; k++)
            add_customer(sheet, arena, scan, &scan->measurements[i],
                         &scan->measurements[i].flagged[k]);
    arena_free(arena);
}
