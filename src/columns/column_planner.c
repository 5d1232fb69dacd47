// SPDX-License-Identifier: EUPL-1.2
#include "columns/column_planner.h"

#include "language/reading.h"

void planner_take(ColumnPlanner *p, int column, ColumnRole role, unsigned use, int index,
                  ColumnReason why)
{
    ColumnUse *entry = &p->plan.uses[column];
    p->taken[column] = true;
    p->plan.column[column].role = role;
    entry->use = use;
    entry->index = index;
    entry->why = why;
}

void planner_give_item(ColumnPlanner *p, int item, int column, ColumnReason why)
{
    ColumnPlan *plan = &p->plan.column[column];
    p->item_column[item] = column;
    if (plan->role == ROLE_ANSWER) {
        p->plan.next_item[item] = plan->item;
        plan->item = item;
        return;
    }
    planner_take(p, column, ROLE_ANSWER, COLUMN_QUESTION, item, why);
    plan->item = item;
}

ColumnFacts planner_facts(const ColumnPlanner *p, int column)
{
    return preview_column(p->preview, (size_t)column, p->from);
}

bool planner_is_personal(const ColumnPlanner *p, int column)
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_CODE, PART_TEXT, PART_SECOND,
                                         PART_THIRD };
    const Heading *heading = &p->headings->column[column];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        // One of several cells below a merged heading that asks for a device, not for a number.
        bool device =
            i > 2 && slice_is_exactly_one_of(heading->part[parts[i]], reading_mobile_device);
        if (!device && heading_points_at_people(heading->part[parts[i]]))
            return true;
    }
    ColumnFacts facts = planner_facts(p, column);
    // A number or two may have such a form by accident.
    return facts.addresses * 2 > facts.filled ||
           (facts.personal >= 3 && facts.personal * 2 > facts.filled);
}

ToolColumn heading_tool_column(const Heading *heading, Tool *tool)
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_CODE, PART_TEXT, PART_SECOND,
                                         PART_THIRD };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ToolColumn found = tool_column(heading->part[parts[i]], tool);
        if (found != TOOL_COLUMN_NONE)
            return found;
    }
    return TOOL_COLUMN_NONE;
}

bool planner_points_at_people(const ColumnPlanner *p, int column)
{
    enum { PEOPLE_LEAST = 10 };
    ColumnFacts facts = planner_facts(p, column);
    size_t people = facts.filled - facts.copies;
    bool alone = people >= PEOPLE_LEAST && facts.distinct * 10 >= people * 9 &&
                 preview_names(p->preview, (size_t)column, p->from) * 10 >= people * 9;
    return alone || (facts.personal > 0 && facts.personal * 10 >= facts.filled);
}
