// SPDX-License-Identifier: EUPL-1.2
// The roadmap: its actions, which may begin, and what they do to the scores.
#ifndef FACTS_ROADMAP_H
#define FACTS_ROADMAP_H

#include "facts/action_numbers.h"
#include "facts/evidence.h"
#include "score/results.h"

// The four regions of the matrix, and the actions that have no place in it yet.
typedef enum Approach { FIRST, PREPARE, BETWEEN, LATER, UNRATED, APPROACHES } Approach;

// What an action waits for.
typedef struct ActionLink {
    CountValue rank;
    Slice id, title;
    bool is_done;
} ActionLink;

typedef struct ActionFacts {
    CountValue rank;
    Slice id, title, pillar, pillar_name;
    CountValue pillar_index;
    NamedPillars on;
    CountValue impact, feasibility;
    bool is_rated;
    Approach region;
    Slice approach, owner, start_text, end_text, start, end;
    CountValue start_quarter, end_quarter;
    bool has_dates;
    Slice status, status_text;
    bool is_ongoing, in_plan, has_effect;
    const ActionLink *depends;
    size_t depends_count;
    Slice depends_text, waits_for_text;
    bool can_start;
    CountValue needed_by;
    Slice reason_text;
} ActionFacts;

// Some of the actions, in an order of their own.
typedef struct ActionList {
    const ActionFacts *const *items;
    size_t count;
} ActionList;

typedef struct ApproachFacts {
    Slice id, name;
    bool present;
    CountValue count;
    bool has_actions, is_one;
    Slice actions_text;
    bool has_waiting, waiting_is_one;
    Slice waiting_text;
    bool is[APPROACHES];
} ApproachFacts;

// ---- effect ----

typedef struct QuarterFacts {
    CountValue quarter; // year × 4 + quarter − 1
    Slice text, name, end_month_text, year_text;
} QuarterFacts;

typedef struct EffectStepFacts {
    QuarterFacts quarter;
    ExactValue score, value;
    int phase;
    Slice phase_name;
    bool is_new_phase;
} EffectStepFacts;

// The question that would add most beyond the roadmap.
typedef struct NextQuestion {
    Slice id, text, topic, anchor;
    CountValue level;
    Slice level_text;
    ExactValue gain;
    bool is_enough;
} NextQuestion;

typedef struct PillarEffectFacts {
    Slice id, name;
    bool present, has_effect;
    ExactValue score_now, value_now;
    int phase_now;
    ExactValue score_after, value_after;
    int phase_after;
    Slice phase_after_name;
    bool phase_moves;
    Slice phase_quarter_text;
    bool has_target;
    Slice target_text;
    bool target_met, target_missed;
    ExactValue score_without_ideas;
    bool target_met_without_ideas, target_met_now;
    Slice target_quarter_text;
    GapValue shortage;
    bool is_almost;
    const NextQuestion *next; // NULL: nothing would help, or nothing has to
    const EffectStepFacts *steps, *columns;
    size_t step_count, column_count;
} PillarEffectFacts;

typedef struct ReachedTargets {
    bool present;
    CountValue count, met, met_without_ideas;
    bool needs_ideas, none_without_ideas, is_one, missed_is_one, all_met, none_met, some_met;
} ReachedTargets;

typedef struct EffectFacts {
    bool has_effect, has_ideas, has_validated;
    const QuarterFacts *quarters, *columns;
    size_t quarter_count, column_count;
    bool has_columns, skips_quarters;
    Slice last_month_text;
    const Slice *unreached; // names of pillars
    size_t unreached_count;
    bool has_unreached;
    Slice unreached_text;
    ReachedTargets targets;
    PillarEffectFacts pillar[PILLARS];
} EffectFacts;

typedef struct RoadmapFacts {
    bool present, has_plan, has_open;
    CountValue count;
    bool is_one, is_long;
    ActionList plan, open, shortlist, set_aside_list, startable_list, next, next_first;
    Slice next_more_text;
    CountValue next_count;
    bool has_next, next_is_one;
    Slice next_until_text;
    const ActionFacts *actions;
    size_t action_count;
    bool has_dates, has_agreed_dates;
    CountedActions first;
    bool first_is_all, first_is_some;
    CountedActions set_aside, started, done, startable, waiting, without_effect, past;
    ApproachFacts approaches[APPROACHES];
    EffectFacts effect;
} RoadmapFacts;

extern const Record action_record, effect_record, roadmap_record;

RoadmapFacts facts_roadmap(const FactsContext *context);

// A target as short as it goes: "20", and "19,5" where it is no whole number.
Slice facts_target_text(const FactsContext *context, Fraction target);

EffectFacts facts_effect(const FactsContext *context); // the part of it that is computed

#endif
