// SPDX-License-Identifier: EUPL-1.2
// The plan of the columns while it is made: what is known of them, and what has been decided.
#ifndef COLUMNS_COLUMN_PLANNER_H
#define COLUMNS_COLUMN_PLANNER_H

#include "base/diagnostics.h"
#include "columns/preview.h"
#include "columns/refer.h"
#include "columns/response_plan.h"
#include "columns/tool_columns.h"
#include "model/mapping.h"

// A question's column, or why it has none.
enum { ITEM_UNKNOWN = -1, ITEM_NOT_ASKED = -2, ITEM_FAILED = -3 };

typedef struct ColumnPlanner {
    Arena *arena;
    Diagnostics *d;
    const Headings *headings;
    const Preview *preview;
    size_t from; // its first row of answers
    const ResponseMapping *mapping;
    Slice texts[ITEMS]; // the questionnaire's, as headings are compared with
    Slice shown[ITEMS]; // and as people write them
    ResponsePlan plan;
    int item_column[ITEMS];
    const MappedText *mapped_by[ITEMS]; // what in scan.yaml gives the question its column
    bool *taken;                        // columns that have a use, or may have none
} ColumnPlanner;

// The column gets that use, for that reason.
void planner_take(ColumnPlanner *p, int column, ColumnRole role, unsigned use, int index,
                  ColumnReason why);

// A column may serve several questions: they form a list that starts at ColumnPlan.item.
void planner_give_item(ColumnPlanner *p, int item, int column, ColumnReason why);

// What its cells hold.
ColumnFacts planner_facts(const ColumnPlanner *p, int column);

// By its heading or its cells: does it say who somebody is?
bool planner_is_personal(const ColumnPlanner *p, int column);

// A department has several people; a column in which nearly everyone has another text, or an address, is of
// persons.
bool planner_points_at_people(const ColumnPlanner *p, int column);

// What a survey tool has this column for; which tool, goes to `tool` (may be NULL).
ToolColumn heading_tool_column(const Heading *heading, Tool *tool);

#endif
