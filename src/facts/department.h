// SPDX-License-Identifier: EUPL-1.2
// Departments: their scores against all others, and how they differ.
#ifndef FACTS_DEPARTMENT_H
#define FACTS_DEPARTMENT_H

#include "facts/trend.h"

typedef struct DepartmentCell {
    Slice id, name; // of the pillar
    bool withheld;
    CountValue n;
    ExactValue score, value;
    int phase;
    CountValue direction; // 1, 0, −1
    bool is_higher, is_lower;
    RealValue p_holm;
    TrendFacts change;
} DepartmentCell;

typedef struct DepartmentMean {
    Slice id;
    bool withheld;
    ExactValue mean; // in whole tenths
} DepartmentMean;

// A department, or a row of several that are withheld by themselves.
typedef struct DepartmentFacts {
    Slice name;
    bool merged;
    Slice parent;
    CountValue level;
    Slice indent;
    bool withheld;
    CountValue n;
    ExactValue rate, mean;
    const DepartmentCell *pillars;   // PILLARS of them, shared by both lists
    const DepartmentMean *questions; // ITEMS of them; NULL in the list by mean
    size_t question_count;
    bool is_ranked; // in the list by mean, and no row of several
    bool has_parts; // then: one that lies below it is shown
} DepartmentFacts;

typedef struct DepartmentList {
    const DepartmentFacts *items;
    size_t count;
} DepartmentList;

// How far departments that lie below no other are apart on a pillar.
typedef struct SpreadPillar {
    Slice name;
    Slice low_name, high_name; // of the departments
    ExactValue low, high;
    CountValue clear_count;
} SpreadPillar;

typedef struct DepartmentSpread {
    CountValue shown, clear_count;
    bool has_clear, clear_is_one, clear_is_all, differs;
    CountValue overall_count;
    bool has_overall, overall_is_one;
    Slice named_higher, named_lower;
    bool has_named, counts_in_heading, has_levels, has_dots;
    CountValue main_count;
    const SpreadPillar *widest;
    size_t widest_count;
} DepartmentSpread;

// What is withheld, by rows, which stand in the heat table for all to see.
typedef struct WithheldFacts {
    bool any_counts_withheld, has_departments, any_withheld, has_merged;
    CountValue withheld_count;
} WithheldFacts;

extern const Record department_record, ranked_department_record, department_spread_record,
    withheld_record;

#endif
