// SPDX-License-Identifier: EUPL-1.2
#include "columns/mapped_columns.h"

#include "columns/messages.h"
#include "columns/tool_columns.h"

static void map_item(ColumnPlanner *p, int item, int column, const MappedText *name)
{
    if (p->item_column[item] != ITEM_UNKNOWN)
        return;
    if (column == NOT_ASKED) {
        p->item_column[item] = ITEM_NOT_ASKED;
        diagnose(p->d, DIAG_QUESTION_NOT_ASKED, name->place, question_id(item));
        return;
    }
    if (p->plan.column[column].role == ROLE_ANSWER)
        diagnose(p->d, DIAG_MAPPED_TWICE, name->place, p->headings->column[column].shown,
                 question_id(p->plan.column[column].item), question_id(item));
    planner_give_item(p, item, column, BY_SETTINGS);
    p->mapped_by[item] = name;
}

// The entries from `from` on that have the same key are for the `wanted` questions from `first` on.
// Returns the number of entries.
static size_t map_group(ColumnPlanner *p, size_t from, int first, size_t wanted)
{
    const MappedColumn *entries = p->mapping->columns;
    size_t end = from, given = 0;
    bool failed = false;
    for (; end < p->mapping->column_count &&
           slice_equal(entries[end].key.text, entries[from].key.text);
         end++) {
        int *columns;
        size_t count = refer_columns(p->arena, p->d, p->headings, &entries[end].column, &columns);
        failed = failed || count == 0;
        // A name that could not be found stood for one column, most likely.
        given += count ? count : 1;
        for (size_t i = 0; i < count && given - count + i < wanted; i++)
            map_item(p, first + (int)(given - count + i), columns[i], &entries[end].column);
    }
    Place place = entries[from].key.text.len ? entries[from].key.place : p->mapping->columns_place;
    if (given != wanted && !failed)
        diagnose(p->d, DIAG_MAPPED_COUNT_WRONG, place, slice_print(p->arena, "%zu", given),
                 slice_print(p->arena, "%zu", wanted));
    for (size_t i = 0; i < wanted; i++)
        if (p->item_column[first + (int)i] == ITEM_UNKNOWN)
            p->item_column[first + (int)i] = ITEM_FAILED;
    return end - from;
}

void map_columns(ColumnPlanner *p)
{
    for (size_t i = 0; i < p->mapping->column_count;) {
        const MappedText *key = &p->mapping->columns[i].key;
        Pillar pillar;
        int item;
        if (slice_trim(key->text).len == 0) {
            i += map_group(p, i, 0, ITEMS);
        } else if (pillar_find(key->text, &pillar)) {
            i += map_group(p, i, (int)pillar * QUESTIONS, QUESTIONS);
        } else if (question_find(key->text, &item)) {
            i += map_group(p, i, item, 1);
        } else {
            diagnose(p->d, DIAG_MAPPED_KEY_UNKNOWN, key->place, key->text);
            i++;
        }
    }
}

// A column that scan.yaml names for something other than a question.
static bool map_one(ColumnPlanner *p, const MappedText *name, ColumnRole role, unsigned use,
                    int index, int *column)
{
    if (!refer_column(p->arena, p->d, p->headings, name, column))
        return false;
    if (planner_is_personal(p, *column)) {
        diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, p->headings->column[*column].shown);
        return false;
    }
    if (!p->taken[*column])
        planner_take(p, *column, role, use, index, BY_SETTINGS);
    return true;
}

// Of a column that scan.yaml names: which of its texts say that somebody did not finish?
static ColumnRole unfinished_role(const ColumnPlanner *p, int column)
{
    switch (heading_tool_column(&p->headings->column[column], NULL)) {
    case TOOL_COLUMN_DRAFT: return ROLE_DRAFT;
    case TOOL_COLUMN_SUBMITTED: return ROLE_SUBMITTED;
    case TOOL_COLUMN_FINISHED: return ROLE_FINISHED;
    case TOOL_COLUMN_STATUS: return ROLE_STATUS;
    default: break;
    }
    if (heading_asks_unfinished(p->headings->column[column].part[PART_SHOWN]))
        return ROLE_DRAFT;
    // "No", or a date that who did not finish has not.
    return ROLE_SUBMITTED;
}

// Numbers and words of another kind than yes and no tell nothing: all would count.
static void check_unfinished(ColumnPlanner *p, int column)
{
    enum { SIGNS_MOST = 4 };
    ColumnFacts facts = planner_facts(p, column);
    bool draft = p->plan.column[column].role == ROLE_DRAFT;
    size_t understood = 0, counts = facts.percents, unknown = 0;
    for (size_t row = p->from; row < p->preview->count; row++) {
        uint64_t number;
        Slice cell = text_key(p->arena, preview_cell(p->preview, row, (size_t)column));
        understood += draft ? draft_is_true(cell) : submitted_is_false(cell);
        unknown += !draft_is_true(cell) && !submitted_is_false(cell);
        counts += slice_to_u64(cell, &number);
    }
    // "Afgebroken op" with a date says it in no word that is known.
    bool unclear = draft ? understood == 0 && unknown > 0 : understood == 0 && facts.distinct > 1;
    if ((facts.distinct > 2 && counts == facts.filled) ||
        (unclear && (draft || facts.distinct <= SIGNS_MOST)))
        diagnose(p->d, DIAG_UNFINISHED_UNCLEAR, p->mapping->unfinished.place,
                 heading_quoted(p->arena, p->headings, (size_t)column));
}

static void map_department(ColumnPlanner *p)
{
    int column;
    const MappedText *name = &p->mapping->department;
    if (slice_equal(slice_trim(name->text), S("-")) ||
        !map_one(p, name, ROLE_DEPARTMENT, COLUMN_DEPARTMENT, 0, &column))
        return;
    // The number of the response is no department, where some came twice neither.
    ToolColumn kind = heading_tool_column(&p->headings->column[column], NULL);
    bool is_number = (kind == TOOL_COLUMN_ID || kind == TOOL_COLUMN_RESPONDENT) &&
                     planner_facts(p, column).filled;
    if (!planner_points_at_people(p, column) && !is_number) {
        p->plan.has_department = true;
        return;
    }
    diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, p->headings->column[column].shown);
    planner_take(p, column, ROLE_NONE, COLUMN_PERSONAL, 0, BY_NOTHING);
}

void map_others(ColumnPlanner *p)
{
    const ResponseMapping *mapping = p->mapping;
    int column;
    if (mapping->department.text.len > 0)
        map_department(p);
    if (mapping->id.text.len > 0)
        map_one(p, &mapping->id, ROLE_ID, COLUMN_ID, 0, &column);
    if (mapping->unfinished.text.len > 0 &&
        map_one(p, &mapping->unfinished, ROLE_FINISHED, COLUMN_META, 0, &column) &&
        p->plan.column[column].role == ROLE_FINISHED) {
        p->plan.column[column].role = unfinished_role(p, column);
        if (p->plan.column[column].role == ROLE_SUBMITTED ||
            p->plan.column[column].role == ROLE_DRAFT)
            check_unfinished(p, column);
    }
    for (size_t i = 0; i < mapping->open_count; i++) {
        Pillar pillar;
        if (!pillar_find(mapping->open[i].pillar.text, &pillar))
            diagnose(p->d, DIAG_MAPPED_KEY_UNKNOWN, mapping->open[i].pillar.place,
                     mapping->open[i].pillar.text);
        else if (map_one(p, &mapping->open[i].column, ROLE_OPEN, COLUMN_OPEN, (int)pillar, &column))
            p->plan.column[column].pillar = pillar;
    }
}
