// SPDX-License-Identifier: EUPL-1.2
#include "workbook/benchmark_table.h"

#include "facts/facts.h"
#include "model/strings.h"

// What a figure is of: the kind, and where that has several, which.
static Slice kind_text(const Strings *words, const BenchmarkPlace *place)
{
    return slice_of(slice_equal(place->kind, S("pillar"))     ? words->pillar
                    : slice_equal(place->kind, S("value"))    ? words->customer_value
                    : slice_equal(place->kind, S("promoter")) ? words->promoter_score
                                                              : words->dimension);
}

static void put_place(Arena *arena, const Strings *words, SheetTable *table,
                      const BenchmarkPlace *place)
{
    const RealValue numbers[] = { place->own, place->lower, place->median, place->upper };
    table_text(arena, table, kind_text(words, place));
    table_text(arena, table, place->name);
    table_text(arena, table, place->scale);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        table_number(arena, table, numbers[i].number);
    table_text(arena, table,
               slice_of(place->is_below   ? words->benchmark_below
                        : place->is_about ? words->benchmark_about
                        : place->is_above ? words->benchmark_above
                                          : ""));
    table_number(arena, table, (double)place->organisations.number);
}

SheetTable *benchmark_table(Arena *arena, const Facts *facts)
{
    const Strings *words = facts->strings;
    const Column columns[] = {
        { slice_of(words->row_kind), CELL_TEXT, 22 },
        { slice_of(words->subject), CELL_TEXT, 30 },
        { slice_of(words->scale), CELL_TEXT, 9 },
        { slice_of(words->benchmark_own), CELL_PRINTED, 13 },
        { slice_of(words->benchmark_lower), CELL_PRINTED, 14 },
        { slice_of(words->benchmark_median), CELL_PRINTED, 11 },
        { slice_of(words->benchmark_upper), CELL_PRINTED, 14 },
        { slice_of(words->benchmark_place), CELL_TEXT, 20 },
        { slice_of(words->benchmark_organisations), CELL_WHOLE, 13 },
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    Column *kept = arena_many(arena, Column, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        kept[i] = columns[i];
    SheetTable *table = table_new(arena, &(SheetPlan){ .name = slice_of(words->sheet_benchmark),
                                                       .about = slice_of(words->about_benchmark),
                                                       .columns = kept,
                                                       .column_count = COLUMNS,
                                                       .frozen = 2 });
    for (size_t p = 0; p < PILLARS; p++)
        if (facts->benchmark->pillars[p].is_shown)
            put_place(arena, words, table, &facts->benchmark->pillars[p]);
    for (size_t i = 0; i < facts->benchmark->customer_count; i++)
        put_place(arena, words, table, &facts->benchmark->customers[i]);
    return table;
}
