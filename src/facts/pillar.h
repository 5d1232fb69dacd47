// SPDX-License-Identifier: EUPL-1.2
// A pillar: its scores, its questions, its place in the grid and what was written of it.
#ifndef FACTS_PILLAR_H
#define FACTS_PILLAR_H

#include "facts/roadmap.h"
#include "facts/trend.h"

typedef struct BoundsFacts {
    ExactValue low, high;
    Slice text;
} BoundsFacts;

// A score that is not this survey's: target, validated or previous.
typedef struct SetScore {
    ExactValue score, value;
    int phase;
    Slice phase_name;
    bool is_set;
} SetScore;

// What validation did with the self-image.
typedef struct ValidationFacts {
    bool present;
    GapValue difference;
    bool is_higher, is_lower, is_same, phase_moved;
} ValidationFacts;

// By Answer.
typedef struct AnswerCounts {
    CountValue of[ANSWER_KINDS];
} AnswerCounts;

typedef struct QuestionFacts {
    Slice id, anchor, text, topic;
    bool withheld, counts_withheld;
    AnswerCounts counts;
    CountValue answered;
    ExactValue mean;
    bool has_mean;
    AnswerCounts percent; // of 1–4
    CountValue dont_know_percent;
    bool is_strongest, is_weakest;
    TrendFacts change;
} QuestionFacts;

// A pillar's strongest or weakest question.
typedef struct ExtremeQuestion {
    bool has_percent;
    Slice id, text, topic;
    ExactValue mean;
    CountValue high_percent, low_percent, dont_know_percent;
} ExtremeQuestion;

typedef struct GridCellFacts {
    CountValue phase_index;
    Slice phase_name, text, step;
    bool is_current, is_target, is_shown, is_validated, is_self;
} GridCellFacts;

typedef struct GridFacts {
    bool present;
    GridCellFacts cells[PHASES];
    Slice current_text, step_text, target_text;
    int current_phase;
    Slice current_phase_name, next_phase_name;
    bool same_cell, is_last;
} GridFacts;

typedef struct RecommendationFacts {
    Slice title, rest;
} RecommendationFacts;

typedef struct FindingsFacts {
    bool present;
    Slice heading, conclusions, conclusion_first, conclusion_rest, conclusion_short,
        conclusion_sentence, recommendations;
    const RecommendationFacts *recommendation_items, *first_recommendation;
    size_t recommendation_count;
    Slice examples;
    bool has_draft;
    Slice draft;
} FindingsFacts;

// A strength, weakness, quote or text of an interview.
typedef struct SaidFacts {
    Slice text;
    CountValue number;
    Slice anchor, role, department, source_text;
} SaidFacts;

typedef struct SaidList {
    const SaidFacts *items;
    size_t count;
    bool any;
} SaidList;

// Quotes that stand side by side.
typedef struct QuoteRow {
    CountValue width; // columns of the page for each
    const SaidFacts *quotes;
    size_t quote_count;
} QuoteRow;

typedef struct PillarInterviews {
    bool present;
    CountValue count, total;
    Slice count_text;
    CountValue strengths_count, weaknesses_count;
    bool has_points;
    SaidList strengths, weaknesses, quotes, texts;
    bool has_other_quotes;
    const QuoteRow *first_quotes, *other_quotes;
    size_t first_count, other_count;
} PillarInterviews;

typedef struct OpenAnswerFacts {
    Slice text;
} OpenAnswerFacts;

typedef struct OpenAnswersFacts {
    bool shown;
    const OpenAnswerFacts *items;
    size_t item_count;
} OpenAnswersFacts;

typedef struct PillarFacts {
    Slice id, name, short_name;
    CountValue index;
    Slice leading_question;
    bool withheld;
    CountValue n;
    bool has_score;
    ExactValue score, value;
    int phase; // −1: none
    RealValue sd;
    IntervalFacts interval;
    bool has_interval;
    RealValue alpha;
    CountValue alpha_n;
    ExactValue dont_know;
    BoundsFacts bounds;
    SetScore target, validated, previous;
    bool has_established;
    ExactValue established, established_value;
    int established_phase;
    Slice established_phase_name;
    GapValue gap;
    bool target_met, target_is_phase;
    ValidationFacts validation;
    Slice reason;
    PillarTrendFacts change;
    bool counts_withheld;
    QuestionFacts questions[QUESTIONS];
    const ExtremeQuestion *strongest, *weakest; // NULL where no question has a mean
    bool has_extremes, strongest_clear, weakest_clear;
    GridFacts grid;
    FindingsFacts findings;
    PillarInterviews interviews;
    OpenAnswersFacts open_answers;
    bool has_notes;
    // its own actions of the roadmap
    bool has_actions;
    CountValue actions_count, open_actions_count;
    bool open_actions_are_many;
    Slice open_actions_text;
    ActionList actions;
    bool is_bare;
    Slice reason_md;
} PillarFacts;

// Three pillars together.
typedef struct GroupFacts {
    Slice id;
    bool is_within;
    Slice name;
    ExactValue score, value, established, established_value;
} GroupFacts;

extern const Record group_record, pillar_record, question_record, grid_record, findings_record,
    pillar_interviews_record, open_answers_record;

#endif
