// SPDX-License-Identifier: EUPL-1.2
#include "measurement/shifted_rows.h"

#include "measurement/messages.h"
#include "table/messages.h"

ShiftedRows shifted_rows_new(Arena *arena, Diagnostics *d, TableReader *table,
                             const Measurement *of, const bool *beside, size_t columns)
{
    const MeasuredQuestion *first = NULL, *last = NULL;
    ShiftedRows shifted = { .arena = arena, .d = d, .table = table };
    shifted.lengths =
        (RowLengths){ .arena = arena, .d = d, .name = of->export_file, .headings = columns };
    for (size_t i = 0; i < of->question_count; i++) {
        const MeasuredQuestion *question = &of->question[i];
        first = !first || question->column < first->column ? question : first;
        last = !last || question->column > last->column ? question : last;
    }
    shifted.end[0] = (QuestionsEnd){ first, last, -1, 0, { 0 } };
    shifted.end[1] = (QuestionsEnd){ last, first, -1, 0, { 0 } };
    if (first && first != last && first->column > 0 && beside[first->column - 1])
        shifted.end[0].column = (int)first->column - 1;
    if (first && first != last && last->column + 1 < columns && beside[last->column + 1])
        shifted.end[1].column = (int)last->column + 1;
    return shifted;
}

static bool is_on_scale(const MarkScale *scale, Slice text)
{
    Fraction number;
    Fraction high =
        fraction_add(scale->low, fraction_multiply(scale->step, fraction(scale->steps - 1, 1)));
    return text.len && fraction_read(text, &number) && fraction_compare(number, scale->low) >= 0 &&
           fraction_compare(number, high) <= 0;
}

static void look_at_end(ShiftedRows *shifted, QuestionsEnd *end, const RowTexts *row)
{
    if (end->column < 0 ||
        !is_on_scale(&end->question->scale, slice_trim(row_text(row, (size_t)end->column))))
        return;
    end->numbers++;
    if (slice_trim(row_text(row, end->opposite->column)).len ||
        !slice_trim(row_text(row, end->question->column)).len)
        return;
    OddRows *odd = &end->odd;
    odd->count++;
    if (odd->shown == diagnostics_kept(shifted->d))
        return;
    odd->row = arena_grow(shifted->arena, odd->row, sizeof *odd->row, odd->shown, &odd->room);
    odd->row[odd->shown++] =
        (OddRow){ table_row_place(shifted->table), table_line(shifted->table) };
}

void shifted_row(ShiftedRows *shifted, const RowTexts *row, size_t count, bool beyond)
{
    bool last_empty = count == row->columns && slice_trim(row_text(row, row->columns - 1)).len == 0;
    if (beyond)
        diagnose(shifted->d, DIAG_ROW_LONG, table_row_place(shifted->table),
                 slice_print(shifted->arena, "%zu", count),
                 slice_print(shifted->arena, "%zu", row->columns));
    else
        row_length(&shifted->lengths, shifted->table, count, last_empty);
    look_at_end(shifted, &shifted->end[0], row);
    look_at_end(shifted, &shifted->end[1], row);
}

// Where many rows have a number beside the questions, that is what the column holds.
void shifted_rows_finish(ShiftedRows *shifted, size_t rows)
{
    enum { FEW_OF = 20 };
    row_lengths_finish(&shifted->lengths);
    for (int side = 0; side < 2; side++) {
        const QuestionsEnd *end = &shifted->end[side];
        if (end->numbers > 1 + rows / FEW_OF)
            continue;
        for (size_t i = 0; i < end->odd.shown; i++)
            diagnose(shifted->d, DIAG_MARK_BESIDE, end->odd.row[i].place,
                     column_letters(shifted->arena, (size_t)end->column),
                     slice_print(shifted->arena, "%zu", end->odd.row[i].cells));
    }
}
