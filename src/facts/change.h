// SPDX-License-Identifier: EUPL-1.2
// What changed since the previous scan: of one figure, of a pillar, and all in all.
#ifndef FACTS_CHANGE_H
#define FACTS_CHANGE_H

#include "facts/fact.h"
#include "score/results.h"

typedef struct IntervalFacts {
    RealValue low, high;
    Slice text; // "17,1 – 17,9"
} IntervalFacts;

// Not comparable where one of both figures may not be shown: then none of it is known.
typedef struct ChangeFacts {
    bool present, comparable;
    ExactValue then, now;
    GapValue difference;
    IntervalFacts interval;
    bool has_interval;
    RealValue p_holm;
    bool clear, is_higher, is_lower;
} ChangeFacts;

typedef struct PillarChangeFacts {
    ChangeFacts change;
    CountValue same_questions;
    bool all_same, too_few_same;
    bool phase_moved;
    int from_phase, to_phase;
    Slice from_phase_name, to_phase_name;
} PillarChangeFacts;

// ---- all in all ----

typedef struct ListedPillar {
    PillarChangeFacts change;
    Slice id, name;
} ListedPillar;

typedef struct PillarList {
    const ListedPillar *pillars;
    size_t number;
    bool any, is_one;
    CountValue count;
    Slice text; // "a, b en c"
} PillarList;

// The largest clear change of a pillar.
typedef struct LargestChange {
    PillarChangeFacts pillar;
    Slice name;
    bool is_largest; // clearly more than each other
    GapValue size;
} LargestChange;

typedef struct QuestionChangeFacts {
    ChangeFacts change;
    Slice id, anchor, text, topic, previous_text, pillar_name;
} QuestionChangeFacts;

typedef struct CellChangeFacts {
    ChangeFacts change;
    Slice id, name, pillar_name; // of the pillar; the department; the pillar
} CellChangeFacts;

typedef struct DepartmentChangeFacts {
    Slice name;
    CellChangeFacts pillars[PILLARS];
} DepartmentChangeFacts;

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
    bool has_rate, shown, is_small, is_repeated;
    PillarList risen, fallen, level, phase_moves;
    bool few_phase_moves;
    PillarList partial, incomparable;
    CountValue comparable_count, clear_count;
    bool has_comparable, none_clear, all_risen, all_fallen, some_clear, only_one_way;
    const LargestChange *largest;
    bool has_questions, questions_are_cut;
    CountValue clear_questions;
    bool clear_questions_is_one;
    const QuestionChangeFacts *questions, *reworded;
    size_t question_number, reworded_number, reworded_shown_number;
    bool has_reworded, reworded_is_one, several_reworded, reworded_are_cut;
    CountValue reworded_count, reworded_left;
    bool has_departments, no_department_clear;
    CountValue clear_cells;
    bool clear_cells_is_one, largest_is_named;
    const DepartmentChangeFacts *departments;
    size_t department_number;
    const CellChangeFacts *largest_cell;
    NameList departments_new, departments_gone;
} ComparisonFacts;

typedef struct ScanChangeFacts {
    bool present; // there is a previous scan; without one nothing else is there
    ComparisonFacts since;
} ScanChangeFacts;

extern const Record interval_record, change_record, pillar_change_record, scan_change_record;

#endif
