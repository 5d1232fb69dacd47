// SPDX-License-Identifier: EUPL-1.2
#include "table/row_lengths.h"

#include "table/messages.h"

void row_length_odd(RowLengths *lengths, Place place, size_t count)
{
    bool is_long = count > lengths->headings;
    OddRows *odd = is_long ? &lengths->longer : &lengths->shorter;
    odd->count++;
    lengths->single += count == 1;
    if (is_long && !lengths->first_long)
        lengths->first_long = count;
    if (is_long && count != lengths->first_long && !lengths->unlike.cells)
        lengths->unlike = (OddRow){ place, count };
    if (odd->shown == diagnostics_kept(lengths->d))
        return;
    odd->row = arena_grow(lengths->arena, odd->row, sizeof *odd->row, odd->shown, &odd->room);
    odd->row[odd->shown++] = (OddRow){ place, count };
}

Place row_length_place(const RowLengths *lengths, TableReader *reader, size_t count)
{
    bool is_long = count > lengths->headings;
    const OddRows *odd = is_long ? &lengths->longer : &lengths->shorter;
    bool unlike = is_long && count != lengths->first_long && !lengths->unlike.cells;
    if (!unlike && odd->shown == diagnostics_kept(lengths->d))
        return (Place){ .file = lengths->name };
    return table_place(reader, is_long ? lengths->headings : count ? count - 1 : 0);
}

static void complain(RowLengths *lengths, const OddRows *odd, DiagnosticId id)
{
    Slice wanted = slice_print(lengths->arena, "%zu", lengths->headings);
    for (size_t i = 0; i < odd->count; i++) {
        bool shown = i < odd->shown;
        Place place = shown ? odd->row[i].place : (Place){ .file = lengths->name };
        Slice cells = shown ? slice_print(lengths->arena, "%zu", odd->row[i].cells) : S("");
        diagnose(lengths->d, id, place, cells, wanted);
    }
}

// A file that cuts off the empty cells at a line's end has no row that ends in one, and many short rows; and
// some row is as wide as the headings, unless one of those holds a separator. Many rows of one cell have
// another separator.
static bool shorter_is_fault(const RowLengths *lengths)
{
    enum { FEW = 5, FEW_OF = 10 };
    size_t few = lengths->rows / FEW_OF > FEW ? lengths->rows / FEW_OF : FEW;
    bool none_full = lengths->shorter.count + lengths->longer.count == lengths->rows;
    bool unparted = lengths->single > FEW && 4 * lengths->single > lengths->rows;
    return lengths->padded || none_full || unparted || lengths->shorter.count <= few;
}

void row_lengths_finish(RowLengths *lengths)
{
    if (lengths->longer.count < lengths->rows)
        complain(lengths, &lengths->longer, DIAG_ROW_SHIFTED);
    else if (lengths->unlike.cells)
        diagnose(lengths->d, DIAG_ROW_SHIFTED, lengths->unlike.place,
                 slice_print(lengths->arena, "%zu", lengths->unlike.cells),
                 slice_print(lengths->arena, "%zu", lengths->headings));
    if (lengths->shorter.count)
        complain(lengths, &lengths->shorter,
                 shorter_is_fault(lengths) ? DIAG_ROW_SHIFTED : DIAG_ROW_SHORT);
}
