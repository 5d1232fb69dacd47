// SPDX-License-Identifier: EUPL-1.2
// What each column of the responses is for, once that is decided.
#ifndef COLUMNS_RESPONSE_PLAN_H
#define COLUMNS_RESPONSE_PLAN_H

#include "columns/export.h"
#include "model/column_use.h"
#include "model/pillar.h"

typedef enum ColumnRole {
    ROLE_NONE,
    ROLE_ANSWER,
    ROLE_DEPARTMENT,
    ROLE_OPEN,
    ROLE_ID,
    ROLE_SUBMITTED,
    ROLE_MOMENT, // when somebody answered, and nothing else
    ROLE_FINISHED,
    ROLE_DRAFT,
    ROLE_STATUS,
    ROLE_KEY,    // identifies the response, and is not kept
    ROLE_OPTION, // one of several columns that hold the answers to one question (option_columns.h)
    ROLES
} ColumnRole;

typedef struct ColumnPlan {
    ColumnRole role;
    int item;           // of ROLE_ANSWER and ROLE_OPTION: the first; more in ResponsePlan.next_item
    Pillar pillar;      // of ROLE_OPEN
    bool after_answers; // of ROLE_OPEN: answers that have moved one column stand here
    bool blank_is_no;   // of ROLE_FINISHED: who finished has a mark, who did not has nothing
} ColumnPlan;

typedef struct ResponsePlan {
    ColumnPlan *column;
    size_t count;
    int item_column[ITEMS]; // of each question, below 0 where it has none
    int next_item[ITEMS];   // another question that is read from the same column, or -1
    int *
        again; // per column: the question of which it is a further column (another set, an option), or -1
    bool *hidden; // columns that are not read, or that no message may show
    // The words of its heading, as they are written; empty where it has none
    Slice statement[ITEMS];
    bool handbook[ITEMS]; // they are the handbook's
    bool has_department;
    bool refused; // these columns are not to be read: a diagnostic says why
    Tool tool;
    ColumnUse *uses; // one a column
} ResponsePlan;

#endif
