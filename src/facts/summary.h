// SPDX-License-Identifier: EUPL-1.2
// The few things a director reads.
#ifndef FACTS_SUMMARY_H
#define FACTS_SUMMARY_H

#include "facts/fact.h"
#include "score/results.h"

// The pillar that is highest or lowest, by the score that holds.
typedef struct OutermostPillar {
    Slice id, name;
    ExactValue score, value;
    Slice phase_name;
} OutermostPillar;

typedef struct LeastKnown {
    bool present, clear;
    Slice name;
    ExactValue share;
    bool has_phase;
    Slice low_phase_name, high_phase_name;
    bool phase_stands;
} LeastKnown;

typedef struct TargetSummary {
    bool present;
    CountValue count, met;
    bool is_every_pillar, is_one, one_met, none_met, some_met, all_met;
    Slice furthest_name;
    bool furthest_clear;
    GapValue furthest_gap;
} TargetSummary;

typedef struct MovedPhase {
    Slice name, phase_name;
} MovedPhase;

typedef struct MovedPillar {
    Slice name;
    ExactValue score, validated;
} MovedPillar;

typedef struct ValidationSummary {
    bool present;
    CountValue count, raised_count, lowered_count, adjusted_count, same_count;
    bool is_every_pillar, is_one, none_adjusted, one_adjusted, all_adjusted, all_raised,
        all_lowered, one_raised, one_lowered, none_raised, none_lowered, furthest_clear;
    const MovedPhase *phase_moved;
    size_t phase_moved_number;
    Slice phase_moved_text;
    CountValue phase_moved_count;
    bool no_phase_moved, one_phase_moved;
    const MovedPillar *furthest;
} ValidationSummary;

typedef struct RankedQuestion {
    Slice id, text, topic, anchor, pillar_name;
    ExactValue mean;
} RankedQuestion;

typedef struct PhaseSummary {
    Slice id, name;
    CountValue index, count;
    bool present, is_one;
    const Slice *pillars; // names
    size_t pillar_count;
    Slice pillars_text;
} PhaseSummary;

typedef struct SummaryFacts {
    bool points_clear, has_order, highest_clear, lowest_clear;
    const OutermostPillar *highest, *lowest;
    GapValue spread;
    LeastKnown dont_know;
    TargetSummary targets;
    ValidationSummary validation;
    bool has_targets, has_validated, has_previous, has_series;
    CountValue previous_year;
    const RankedQuestion *strongest_questions, *weakest_questions;
    size_t strongest_count, weakest_count;
    PhaseSummary phases[PHASES];
    bool all_phases_same;
    CountValue interviews_count;
    bool has_interviews, one_interview;
    CountValue documents_count;
    bool has_documents, one_document;
} SummaryFacts;

extern const Record summary_record;

SummaryFacts facts_summary(const FactsContext *context);

#endif
