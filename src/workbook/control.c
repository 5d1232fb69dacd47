// "Controle": what the report says beside what the formulas give.
#include "workbook/sheets.h"

static void put_figure(const Live *live, Sheet *sheet, const Printed *printed, size_t row)
{
    size_t mark = 0;
    while (printed->cell.at[mark] != '!')
        mark++;
    sheet_row(sheet);
    sheet_text(sheet, slice_part(printed->cell, 0, mark));
    sheet_text(sheet, printed->what);
    const Formula same = { printed->cell, false };
    if (printed->is_text) {
        sheet_text(sheet, printed->text);
        sheet_formula_text(sheet, same, printed->text);
    } else {
        sheet_number(sheet, printed->number);
        sheet_formula_number(sheet, same, printed->number);
    }
    // Less than a billionth is the last bits of adding up. A text that differs counts as 1.
    Slice text = slice_print(live->arena,
                             "IF(C%zu=D%zu,0,IF(AND(ISNUMBER(C%zu),ISNUMBER(D%zu)),ROUND(D%zu-C%zu,9),1))",
                             row, row, row, row, row, row);
    sheet_formula_number(sheet, (Formula){ text, false }, 0);
}

void control_sheet(Live *live)
{
    const Words *w = live->scan->words;
    const Column columns[] = {
        { slice_of(w->control_sheet), CELL_TEXT, 14 },  { slice_of(w->control_figure), CELL_TEXT, 44 },
        { slice_of(w->control_report), CELL_EXACT, 22 }, { slice_of(w->control_now), CELL_EXACT, 22 },
        { slice_of(w->control_difference), CELL_EXACT, 14 },
    };
    if (!live->on)
        return;
    Sheet *sheet = sheet_open(live->book, "Controle", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < live->count; i++)
        put_figure(live, sheet, &live->printed[i], i + 2);
    sheet_mark(sheet, slice_print(live->arena, "A2:E%zu", live->count + 1).at, "$E2<>0");
}
