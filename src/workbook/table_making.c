// SPDX-License-Identifier: EUPL-1.2
#include "workbook/table_making.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "facts/facts.h"
#include "model/strings.h"

Slice making_word(const TableMaking *making, const char *name)
{
    return facts_word(making->facts, name);
}

double exact_number(ExactValue value)
{
    return fraction_double(value.number);
}

double count_number(CountValue count)
{
    return count.state == VALUE_KNOWN ? (double)count.number : (double)NAN;
}

Slice making_phase(const TableMaking *making, int phase)
{
    return phase < 0 ? S("") : strings_phase(making->facts->strings, phase);
}

static int by_text(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

// Sorted once, as rows ask it for every department and question.
static const bool *which_are_above(Arena *arena, const DepartmentList *departments)
{
    bool *above = arena_many(arena, bool, departments->count);
    Slice *parents = arena_many(arena, Slice, departments->count);
    for (size_t i = 0; i < departments->count; i++)
        parents[i] = departments->items[i].parent;
    qsort(parents, departments->count, sizeof *parents, by_text);
    for (size_t i = 0; i < departments->count; i++)
        above[i] = bsearch(&departments->items[i].name, parents, departments->count,
                           sizeof *parents, by_text) != NULL;
    return above;
}

void making_start(TableMaking *making, Arena *arena, const Facts *facts, Slice subject,
                  int64_t created)
{
    const ScanFacts *scan = &facts->scan;
    *making = (TableMaking){ .arena = arena, .facts = facts, .file = arena_one(arena, TableFile) };
    making->above = which_are_above(arena, &facts->departments);
    making->file->language = scan->language;
    making->file->options = (BookOptions){
        .created = created,
        .title = slice_print(arena, "%.*s: %.*s", SLICE_ARGS(scan->title), SLICE_ARGS(subject)),
        .author = scan->author,
        .organisation = scan->organisation,
        .mark = making_word(making, "may_be_shared"),
        .language = scan->language,
    };
}

void making_keep(TableMaking *making, SheetTable *table)
{
    TableFile *file = making->file;
    file->tables = arena_grow(making->arena, file->tables, sizeof *file->tables, file->table_count,
                              &making->room);
    file->tables[file->table_count++] = table;
}

// An empty sheet after that plan, of which the columns are copied.
static SheetTable *add_table(TableMaking *making, const SheetPlan *plan)
{
    Column *kept = arena_many(making->arena, Column, plan->column_count);
    memcpy(kept, plan->columns, plan->column_count * sizeof *kept);
    SheetPlan own = *plan;
    own.columns = kept;
    SheetTable *table = table_new(making->arena, &own);
    making_keep(making, table);
    return table;
}

SheetTable *making_add_list(TableMaking *making, const char *name, const char *about,
                            const Column *columns, size_t count, size_t frozen)
{
    return add_table(making, &(SheetPlan){ .name = making_word(making, name),
                                           .about = making_word(making, about),
                                           .columns = columns,
                                           .column_count = count,
                                           .frozen = frozen });
}

// ---- the first sheet ----

static void explain(const TableMaking *making, SheetTable *table, Slice subject, Slice content)
{
    if (!content.len)
        return;
    table_text(making->arena, table, subject);
    table_text(making->arena, table, content);
}

static void explain_under(const TableMaking *making, SheetTable *table, const char *heading)
{
    table_look(making->arena, table, LOOK_HEADING, making_word(making, heading));
    table_text(making->arena, table, S(""));
}

// The other sheets, each with what is in it.
static void explain_sheets(const TableMaking *making, SheetTable *table)
{
    explain_under(making, table, "book_sheets");
    for (size_t i = 1; i < making->file->table_count; i++) {
        table_look(making->arena, table, LOOK_LINK, making->file->tables[i]->plan.name);
        table_text(making->arena, table, making->file->tables[i]->plan.about);
    }
}

SheetTable *making_open_explanation(TableMaking *making)
{
    const Column columns[] = { { S(""), CELL_TEXT, 30 }, { S(""), CELL_PROSE, 110 } };
    return add_table(making, &(SheetPlan){ .name = making_word(making, "sheet_about"),
                                           .columns = columns,
                                           .column_count = 2,
                                           .is_page = true });
}

static void explain_scores(const TableMaking *making, SheetTable *table)
{
    static const char *const rule[][2] = { { "score", "rule_score" },
                                           { "value", "rule_value" },
                                           { "phase", "rule_phase" },
                                           { "questions", "rule_question_means" },
                                           { "clear_heading", "rule_clear_difference" },
                                           { "row_kind", "rule_row_kind" } };
    explain_under(making, table, "book_rules");
    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        explain(making, table, making_word(making, rule[i][0]), making_word(making, rule[i][1]));
    if (making->facts->summary.has_validated)
        explain(making, table, making_word(making, "self_image"),
                making_word(making, "rule_self_image"));
}

void making_fill_explanation(TableMaking *making, SheetTable *table, Slice about, bool has_scores)
{
    const ValueStyle style = { .arena = making->arena, .numbers = making->facts->style.numbers };
    const ScanFacts *scan = &making->facts->scan;
    const GeneratorFacts *generator = &making->facts->generator;
    table_look(making->arena, table, LOOK_TITLE, scan->title);
    table_text(making->arena, table, S(""));
    explain(making, table, making_word(making, "book_about"), about);
    explain(making, table, making_word(making, "may_be_shared"),
            slice_print(making->arena, "%.*s %.*s.",
                        SLICE_ARGS(making_word(making, "may_be_shared_text")),
                        SLICE_ARGS(count_value_text(&style, scan->min_group))));
    explain(making, table, making_word(making, "organisation"), scan->organisation);
    explain(making, table, making_word(making, "date"), scan->date_text);
    explain(making, table, making_word(making, "stage"), scan->stage_text);
    explain(making, table, making_word(making, "version"), scan->version);
    explain_sheets(making, table);
    if (has_scores)
        explain_scores(making, table);
    explain(making, table, making_word(making, "program"),
            slice_print(making->arena, "%.*s %.*s", SLICE_ARGS(generator->name),
                        SLICE_ARGS(generator->version)));
}
