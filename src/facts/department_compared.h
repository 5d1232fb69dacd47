// SPDX-License-Identifier: EUPL-1.2
// A department beside the whole organisation, by what the facts show of both: what its own page says.
#ifndef FACTS_DEPARTMENT_COMPARED_H
#define FACTS_DEPARTMENT_COMPARED_H

#include "facts/department.h"
#include "facts/roadmap.h"

typedef struct ComparedPillar {
    Slice name;
    bool withheld;
    ExactValue score;
    int phase;
    bool is_higher, is_lower;
    ExactValue whole;
    IntervalFacts interval; // of `whole`
    TrendFacts change;
} ComparedPillar;

typedef struct ComparedQuestion {
    Slice id, text, pillar_name;
    ExactValue mean, whole;
} ComparedQuestion;

enum { COMPARED_MOST = 4 };

typedef struct DepartmentPage {
    Slice name;
    CountValue n;
    ExactValue rate, mean;
    ComparedPillar pillars[PILLARS];
    bool is_clear; // a pillar is clearly higher or lower
    ComparedQuestion strongest[COMPARED_MOST], weakest[COMPARED_MOST];
    const ComparedQuestion *strongest_list, *weakest_list;
    size_t strongest_count, weakest_count;
    bool has_questions;
    const ActionFacts *const *actions;
    size_t action_count;
    bool has_actions;
} DepartmentPage;

extern const Record department_page_record;

#endif
