// SPDX-License-Identifier: EUPL-1.2
#include "columns/found_columns.h"

#include "columns/messages.h"
#include "columns/tool_columns.h"

// Texts of a few words that come back, as those of a list to choose from do.
static bool repeats_texts(const ColumnPlanner *p, int column)
{
    enum { ROWS_LEAST = 8, TEXTS_MOST = 60, LETTERS_LEAST = 4, LETTERS_MOST = 60 };
    ColumnFacts facts = planner_facts(p, column);
    return facts.filled >= ROWS_LEAST && facts.distinct >= 2 && facts.distinct <= TEXTS_MOST &&
           facts.distinct * 2 <= facts.filled && facts.longest >= LETTERS_LEAST &&
           facts.longest <= LETTERS_MOST && facts.answers * 4 < facts.filled &&
           facts.numbers * 4 < facts.filled && facts.personal == 0;
}

void find_department(ColumnPlanner *p)
{
    int best = 0, column = -1, other = -1;
    for (size_t i = 0; i < p->headings->count; i++) {
        int found = p->taken[i] ? 0 : heading_is_department(&p->headings->column[i]);
        if (found == 0 || found < best || (found == DEPARTMENT_WHERE && !repeats_texts(p, (int)i)))
            continue;
        if (planner_points_at_people(p, (int)i)) {
            diagnose(p->d, DIAG_DEPARTMENT_POINTS, p->headings->column[i].place,
                     heading_quoted(p->arena, p->headings, i));
            planner_take(p, (int)i, ROLE_NONE, COLUMN_PERSONAL, 0, BY_NOTHING);
        } else if (found > best) {
            best = found;
            column = (int)i;
            other = -1;
        } else if (other < 0) {
            other = (int)i;
        }
    }
    if (column < 0)
        return;
    if (other >= 0)
        diagnose(p->d, DIAG_DEPARTMENT_COLUMNS, p->headings->column[other].place,
                 heading_quoted(p->arena, p->headings, (size_t)column),
                 heading_quoted(p->arena, p->headings, (size_t)other));
    planner_take(p, column, ROLE_DEPARTMENT, COLUMN_DEPARTMENT, 0, BY_HEADING);
    p->plan.has_department = true;
}

// In a file of few people a text comes back less often: enough to ask.
static bool repeats_some(const ColumnPlanner *p, int column)
{
    enum { ROWS_MOST = 20, LETTERS_LEAST = 4, LETTERS_MOST = 60 };
    ColumnFacts facts = planner_facts(p, column);
    return facts.filled <= ROWS_MOST && facts.distinct >= 2 && facts.distinct < facts.filled &&
           facts.longest >= LETTERS_LEAST && facts.longest <= LETTERS_MOST && facts.answers == 0 &&
           facts.numbers == 0 && facts.personal == 0;
}

void offer_departments(ColumnPlanner *p)
{
    enum { OFFERED = 3 };
    Slice list = S(""), first = S("");
    size_t offered = 0;
    for (size_t i = 0; i < p->headings->count && offered < OFFERED; i++) {
        bool may_be = repeats_texts(p, (int)i) || repeats_some(p, (int)i) ||
                      heading_is_department(&p->headings->column[i]);
        if (p->plan.uses[i].use != COLUMN_UNUSED || p->plan.again[i] >= 0 || !may_be)
            continue;
        Slice one = heading_quoted(p->arena, p->headings, i);
        list = slice_print(p->arena, "%.*s%s%.*s", SLICE_ARGS(list), offered++ ? ", " : "",
                           SLICE_ARGS(one));
        first = first.len ? first : column_letters(p->arena, i);
    }
    if (offered)
        diagnose(p->d, DIAG_DEPARTMENT_PERHAPS, p->headings->place, list, first);
}

static void find_other(ColumnPlanner *p, int column, bool seen[])
{
    static const struct {
        ColumnRole role;
        unsigned use;
    } roles[] = {
        [TOOL_COLUMN_NONE] = { ROLE_NONE, COLUMN_UNUSED },
        [TOOL_COLUMN_META] = { ROLE_NONE, COLUMN_META },
        [TOOL_COLUMN_MOMENT] = { ROLE_MOMENT, COLUMN_META },
        [TOOL_COLUMN_PERSONAL] = { ROLE_NONE, COLUMN_PERSONAL },
        [TOOL_COLUMN_ID] = { ROLE_ID, COLUMN_ID },
        [TOOL_COLUMN_RESPONDENT] = { ROLE_KEY, COLUMN_META },
        [TOOL_COLUMN_SUBMITTED] = { ROLE_SUBMITTED, COLUMN_META },
        [TOOL_COLUMN_FINISHED] = { ROLE_FINISHED, COLUMN_META },
        [TOOL_COLUMN_DRAFT] = { ROLE_DRAFT, COLUMN_META },
        [TOOL_COLUMN_STATUS] = { ROLE_STATUS, COLUMN_META },
    };
    const Heading *heading = &p->headings->column[column];
    Pillar pillar;
    ToolColumn kind = heading_tool_column(heading, NULL);
    if (p->taken[column])
        return;
    if (kind == TOOL_COLUMN_NONE && p->plan.again[column] < 0 && planner_is_personal(p, column))
        kind = TOOL_COLUMN_PERSONAL;
    if (kind == TOOL_COLUMN_NONE && heading_is_open(heading, &pillar)) {
        planner_take(p, column, ROLE_OPEN, COLUMN_OPEN, (int)pillar, BY_HEADING);
        p->plan.column[column].pillar = pillar;
        return;
    }
    bool second = roles[kind].role != ROLE_NONE && seen[roles[kind].role];
    seen[roles[kind].role] = true;
    planner_take(p, column, second ? ROLE_NONE : roles[kind].role,
                 second ? COLUMN_META : roles[kind].use, 0,
                 kind == TOOL_COLUMN_NONE ? BY_NOTHING : BY_HEADING);
}

// Where nobody says no, a cell that is blank says it: "x" of who finished, "1".
static bool blank_is_no(const ColumnPlanner *p, size_t column)
{
    size_t filled = 0;
    for (size_t row = p->from; row < p->preview->count; row++) {
        Slice cell = text_key(p->arena, preview_cell(p->preview, row, column));
        filled += cell.len > 0;
        if (finished_is_false(cell))
            return false;
    }
    return filled > 0;
}

// The column of open answers right behind the questions, where hardly anybody writes what looks like an
// answer.
static void find_after_answers(ColumnPlanner *p)
{
    enum { FEW = 2, ONE_IN = 10 };
    size_t last = 0;
    for (size_t i = 0; i < p->headings->count; i++)
        last = p->plan.column[i].role == ROLE_ANSWER ? i : last;
    if (last == 0 || last + 1 >= p->headings->count || p->plan.column[last + 1].role != ROLE_OPEN)
        return;
    ColumnFacts facts = planner_facts(p, (int)last + 1);
    p->plan.column[last + 1].after_answers =
        facts.answers <= FEW || ONE_IN * facts.answers <= p->preview->count - p->from;
}

// One heading may be an accident; two are the tool's.
static Tool find_tool(const ColumnPlanner *p)
{
    size_t signs[TOOLS] = { 0 };
    for (size_t i = 0; i < p->headings->count; i++) {
        Tool tool = TOOL_UNKNOWN;
        heading_tool_column(&p->headings->column[i], &tool);
        signs[tool]++;
        signs[TOOL_LIMESURVEY] +=
            slice_starts(p->headings->column[i].part[PART_CODE_SUB], S("sq0"));
        signs[TOOL_QUALTRICS] += p->headings->column[i].has_import_id;
    }
    for (int tool = TOOL_UNKNOWN + 1; tool < TOOLS; tool++)
        if (signs[tool] >= 2)
            return (Tool)tool;
    return TOOL_UNKNOWN;
}

void find_others(ColumnPlanner *p)
{
    bool seen[ROLES] = { false };
    for (size_t i = 0; i < p->headings->count; i++)
        seen[p->plan.column[i].role] = p->plan.column[i].role != ROLE_NONE;
    for (size_t i = 0; i < p->headings->count; i++)
        find_other(p, (int)i, seen);
    for (size_t i = 0; i < p->headings->count; i++)
        if (p->plan.column[i].role == ROLE_FINISHED)
            p->plan.column[i].blank_is_no = blank_is_no(p, i);
    find_after_answers(p);
    p->plan.tool = find_tool(p);
}
