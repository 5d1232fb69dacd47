// SPDX-License-Identifier: EUPL-1.2
// "Controle": what the report says beside what the formulas give.
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/sheets.h"

// The figure as it was, and as its cell has it now, both as they are shown there.
static void put_values(Sheet *sheet, const PrintedValue *printed, Slice address)
{
    const Formula same = { address, false };
    if (printed->is_text) {
        sheet_text(sheet, printed->text);
        sheet_formula_text(sheet, same, printed->text);
        return;
    }
    sheet_kind(sheet, printed->kind);
    sheet_number(sheet, printed->number);
    sheet_kind(sheet, printed->kind);
    sheet_formula_number(sheet, same, printed->number);
}

static void put_figure(const Live *live, Sheet *sheet, const PrintedValue *printed, size_t row)
{
    Arena *arena = live->arena;
    sheet_row(sheet);
    sheet_text(sheet, printed->sheet);
    sheet_text(sheet, printed->cell);
    sheet_text(sheet, printed->of);
    sheet_text(sheet, printed->what);
    put_values(
        sheet, printed,
        slice_print(arena, "%s!%s", sheet_quoted(arena, printed->sheet).at, printed->cell.at));
    // Less than a billionth is the last bits of adding up. A text that differs counts as 1.
    Slice text = slice_print(
        arena, "IF(E%zu=F%zu,0,IF(AND(ISNUMBER(E%zu),ISNUMBER(F%zu)),ROUND(F%zu-E%zu,9),1))", row,
        row, row, row, row, row);
    sheet_formula_number(sheet, (Formula){ text, false }, 0);
}

void control_sheet(Live *live)
{
    const Strings *w = live->scan->strings;
    const Column columns[] = {
        { slice_of(w->control_sheet), CELL_TEXT, 14 },
        { slice_of(w->control_cell), CELL_TEXT, 8 },
        { slice_of(w->control_of), CELL_TEXT, department_width(live->scan) },
        { slice_of(w->control_figure), CELL_TEXT, 26 },
        { slice_of(w->control_report), CELL_EXACT, 16 },
        { slice_of(w->control_now), CELL_EXACT, 16 },
        { slice_of(w->control_difference), CELL_EXACT, 12 },
    };
    if (!live->on)
        return;
    Sheet *sheet = sheet_open_list(live->book, w->sheet_control, w->about_control, columns,
                                   sizeof columns / sizeof *columns, 4);
    for (size_t i = 0; i < live->count; i++)
        put_figure(live, sheet, &live->printed[i], i + 2);
    sheet_mark(sheet, slice_print(live->arena, "A2:G%zu", live->count + 1).at, "$G2<>0");
}

Formula control_count(const Live *live)
{
    Slice sheet = sheet_quoted(live->arena, slice_of(live->scan->strings->sheet_control));
    return (Formula){
        slice_print(live->arena, "COUNTIF(%s!G2:G%zu,\"<>0\")", sheet.at, live->count + 1), false
    };
}
