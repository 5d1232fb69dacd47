// SPDX-License-Identifier: EUPL-1.2
// What changed since the previous scan, all in all: pillars, questions, departments.
#ifndef FACTS_SCAN_TREND_H
#define FACTS_SCAN_TREND_H

#include "facts/trend.h"

typedef struct ListedPillar {
    PillarTrendFacts trend;
    Slice id, name;
} ListedPillar;

typedef struct PillarList {
    const ListedPillar *pillars;
    size_t number;
    bool any, is_one;
    CountValue count;
    Slice text; // "a, b en c"
} PillarList;

// The largest clear trend of a pillar.
typedef struct LargestTrend {
    PillarTrendFacts pillar;
    Slice name;
    bool is_largest; // clearly more than each other
    GapValue size;
} LargestTrend;

typedef struct QuestionTrendFacts {
    TrendFacts trend;
    Slice id, anchor, text, topic, previous_text, pillar_name;
} QuestionTrendFacts;

typedef struct CellTrendFacts {
    TrendFacts trend;
    Slice id, name, pillar_name; // of the pillar; the department; the pillar
} CellTrendFacts;

typedef struct DepartmentTrendFacts {
    Slice name;
    CellTrendFacts pillars[PILLARS];
} DepartmentTrendFacts;

// Names, as many as a sentence holds.
typedef struct NameList {
    const Slice *names;
    size_t number;
    bool any, is_one;
    Slice text;
    bool are_cut;
    CountValue left;
} NameList;

typedef struct ComparisonFacts {
    CountValue previous_year;
    Slice previous_text, now_text;
    CountValue responded, invited;
    ExactValue rate;
    bool has_rate, shown, is_small, is_repeated, from_manifest;
    PillarList risen, fallen, level, undecided, phase_moves;
    bool few_phase_moves;
    PillarList partial, incomparable;
    CountValue comparable_count, clear_count;
    bool has_comparable, none_clear, none_decided, all_risen, all_fallen, some_clear, only_one_way;
    const LargestTrend *largest;
    bool has_questions, questions_are_cut;
    CountValue clear_questions;
    bool clear_questions_is_one;
    const QuestionTrendFacts *questions, *reworded;
    size_t question_number, reworded_number, reworded_shown_number;
    bool has_reworded, reworded_is_one, several_reworded, reworded_are_cut;
    CountValue reworded_count, reworded_left;
    bool has_departments, no_department_clear;
    CountValue clear_cells;
    bool clear_cells_is_one, largest_is_named;
    const DepartmentTrendFacts *departments;
    size_t department_number;
    const CellTrendFacts *largest_cell;
    NameList departments_new, departments_gone;
} ComparisonFacts;

typedef struct ScanTrendFacts {
    bool present; // there is a previous scan; without one nothing else is there
    ComparisonFacts since;
} ScanTrendFacts;

extern const Record scan_trend_record, question_trend_record;

ScanTrendFacts facts_scan_trend(const FactsContext *context);

// Of a question, 0–47; only where there is a previous scan.
QuestionTrendFacts facts_question_trend(const FactsContext *context, int item);

#endif
