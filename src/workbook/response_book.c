// SPDX-License-Identifier: EUPL-1.2
#include "workbook/response_book.h"

#include "facts/facts.h"
#include "model/strings.h"
#include "workbook/shareable_rows.h"

static void put_group(const TableMaking *making, SheetTable *table, const FieldworkGroup *group,
                      Slice kind)
{
    table_name(making->arena, table, group->name, (int)group->level.number);
    table_number(making->arena, table, count_number(group->responded));
    table_number(making->arena, table, count_number(group->invited));
    table_number(making->arena, table, share_number(&making->facts->style, group->rate));
    table_number(making->arena, table, count_number(group->missing));
    table_text(making->arena, table, kind);
}

static void add_groups(TableMaking *making, const Fieldwork *work)
{
    const Column columns[] = {
        { making_word(making, "department"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { making_word(making, "respondents"), CELL_WHOLE, 13 },
        { making_word(making, "invited"), CELL_WHOLE, 13 },
        { making_word(making, "response"), CELL_SHARE, 10 },
        { making_word(making, "to_half"), CELL_WHOLE, 12 },
        { making_word(making, "row_kind"), CELL_TEXT, 14 },
    };
    SheetTable *table = making_add_list(making, "sheet_response", "about_response", columns,
                                        sizeof columns / sizeof *columns, 1);
    size_t departments = making->facts->departments.count;
    for (size_t i = 0; i < work->group_count; i++)
        put_group(making, table, &work->groups[i],
                  i < departments ? row_mark(making, i) : making_word(making, "mark_without"));
    put_group(making, table, &work->whole, making_word(making, "mark_total"));
}

static void add_days(TableMaking *making, const Fieldwork *work)
{
    const Column columns[] = {
        { making_word(making, "response_day"), CELL_DATE, 14 },
        { making_word(making, "respondents"), CELL_WHOLE, 13 },
        { making_word(making, "response_added"), CELL_WHOLE, 10 },
        { making_word(making, "response"), CELL_SHARE, 10 },
    };
    SheetTable *table = making_add_list(making, "sheet_course", "about_course", columns,
                                        sizeof columns / sizeof *columns, 1);
    for (size_t i = 0; i < work->day_count; i++) {
        const FieldworkDay *day = &work->days[i];
        Date date = { 0 };
        date_read(day->date, &date);
        table_number(making->arena, table, day_serial(date));
        table_number(making->arena, table, count_number(day->responded));
        table_number(making->arena, table, count_number(day->added));
        table_number(making->arena, table, share_number(&making->facts->style, day->rate));
    }
}

TableFile *response_book(Arena *arena, const Facts *facts, const Fieldwork *work, int64_t created)
{
    TableMaking making;
    making_start(&making, arena, facts, slice_of(facts->strings->response_book), created);
    SheetTable *explanation = making_open_explanation(&making);
    add_groups(&making, work);
    if (work->day_count)
        add_days(&making, work);
    making_fill_explanation(&making, explanation, making_word(&making, "response_book_text"),
                            false);
    return making.file;
}
