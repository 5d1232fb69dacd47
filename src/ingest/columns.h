// What each column of responses.csv is for.
#ifndef INGEST_COLUMNS_H
#define INGEST_COLUMNS_H

#include "ingest/export.h"
#include "ingest/refer.h"
#include "ingest/scan.h"

typedef enum ColumnRole {
    ROLE_NONE,
    ROLE_ANSWER,
    ROLE_DEPARTMENT,
    ROLE_OPEN,
    ROLE_ID,
    ROLE_SUBMITTED,
    ROLE_FINISHED,
    ROLE_STATUS
} ColumnRole;

typedef struct ColumnPlan {
    ColumnRole role;
    int item;      // of ROLE_ANSWER: the first; more in ResponsePlan.next_item
    Pillar pillar; // of ROLE_OPEN
} ColumnPlan;

typedef struct ResponsePlan {
    ColumnPlan *column;
    size_t count;
    int next_item[ITEMS]; // another question that is read from the same column, or -1
    bool *hidden;         // columns that are not read
    bool has_department;
    Tool tool;
    ColumnUse *uses; // one a column
} ResponsePlan;

// Divide the columns over the questions and the rest: first as scan.yaml says, then by the headings' numbers,
// then by the questionnaire's texts. What is missing, doubtful or in conflict becomes a diagnostic.
ResponsePlan columns_plan(Arena *arena, Diagnostics *d, const Headings *headings,
                          const ResponseMapping *mapping, const Slice question_text[ITEMS]);

#endif
