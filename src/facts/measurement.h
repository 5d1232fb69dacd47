// SPDX-License-Identifier: EUPL-1.2
// What measurements among customers, and among staff of them, come to.
#ifndef FACTS_MEASUREMENT_H
#define FACTS_MEASUREMENT_H

#include "facts/fact.h"

typedef struct MeasuredPlan MeasuredPlan; // score/measured_plan.h

// A mean mark with its interval.
typedef struct MarkFacts {
    CountValue n;
    RealValue mean, low, high, sd;
    Slice mean_text, interval_text;
} MarkFacts;

typedef struct NormFacts {
    Slice verdict; // met, improved, missed; empty where it is not judged
    bool is_met, is_improved, is_missed, turns, has_previous;
    RealValue previous;
    Slice previous_text, difference_text;
} NormFacts;

typedef struct PromoterFacts {
    bool present, is_adjusted, has_interval;
    CountValue n;
    RealValue score, low, high;
    Slice score_text, interval_text;
    bool has_shares;
    ExactValue promoters, passives, detractors;
    bool has_change, change_is_clear;
    RealValue change;
    Slice change_text, change_margin_text;
    bool whole; // the rest is for the project leader
    RealValue unweighted, half, adjusted_low, adjusted_high;
    CountValue promoter_count, passive_count, detractor_count;
} PromoterFacts;

typedef struct StepFacts {
    Slice mark;
    CountValue count;
} StepFacts;

typedef struct MarkShareFacts {
    Slice mark;
    ExactValue share;
} MarkShareFacts;

typedef struct MeasuredQuestionFacts {
    Slice column, text, dimension, theme, asked_for, scale, best;
    bool is_effort, is_ease, is_outcome, is_yes, is_no, low_is_good, has_figure, figure_is_share;
    RealValue figure, figure_low, figure_high;
    Slice figure_text, figure_interval_text, figure_marks;
    MarkFacts mark;
    bool has_top, has_classes;
    ExactValue top2, top3, up_to_5, at_6, at_7, at_8, from_9;
    bool has_bands; // of a question with a theme
    ExactValue low_share, middle_share, high_share;
    const MarkShareFacts *shares;
    size_t share_count;
    PromoterFacts promoter;
    bool whole;
    CountValue blank, dont_know;
    RealValue sum, median, unweighted;
    const StepFacts *steps;
    size_t step_count;
} MeasuredQuestionFacts;

typedef struct MeasuredDimensionFacts {
    Slice name, scale, route;
    bool is_turned, is_shown;
    MarkFacts mark;
    NormFacts norm;
    bool whole;
    RealValue by_questions, by_respondents, by_answers, least, most;
} MeasuredDimensionFacts;

// Effective, easy or emotion: several questions on 1–7.
typedef struct ThemeFacts {
    Slice id, name;
    bool is_shown, has_best;
    MarkFacts mark;
    ExactValue best, best_low, best_high;
    Slice best_interval_text;
    const MeasuredQuestionFacts *const *questions;
    size_t question_count;
} ThemeFacts;

typedef struct GapPairFacts {
    Slice of, against;
    CountValue n;
    RealValue gap;
    Slice gap_text;
} GapPairFacts;

typedef struct MeasuredGapFacts {
    Slice name;
    CountValue answers;
    RealValue gap, low, high;
    Slice gap_text, interval_text;
    const GapPairFacts *pairs;
    size_t pair_count;
} MeasuredGapFacts;

typedef struct MirrorGapFacts {
    Slice name;
    Slice staff_text, customers_text, gap_text, interval_text;
    RealValue staff, customers, gap, low, high, p;
    bool is_clear, staff_is_higher;
} MirrorGapFacts;

// One group of a breakdown.
typedef struct MeasuredGroupFacts {
    Slice name;
    CountValue people;
    RealValue value, promoter;
    Slice value_text, promoter_text;
    const Slice *dimensions; // texts, in the order of the dimensions
    size_t dimension_count;
} MeasuredGroupFacts;

typedef struct MeasuredTraitFacts {
    Slice name;
    bool is_shown, has_value, has_promoter, has_withheld, has_dimensions;
    const MeasuredGroupFacts *groups;
    size_t group_count;
} MeasuredTraitFacts;

typedef struct MeasurementFacts {
    Slice id, title, kind, date_text, previous_title, mirrors_title;
    bool is_customers, is_staff, is_mirror, is_shown, is_weighted, has_previous, has_date;
    bool is_headline; // its figures are the first that a board sees
    bool is_superseded, has_effort, has_plain, is_held_back, has_held_back_version;
    Slice held_back_version;
    CountValue respondents, invited, population, rows;
    bool has_response;
    ExactValue response;
    bool has_value, value_is_shown, has_complete, complete_differs;
    MarkFacts value, complete;
    NormFacts value_norm;
    bool has_promoter;
    PromoterFacts promoter;
    bool has_verdicts, has_earlier_marks; // of a dimension
    CountValue judged_count, missed_count, met_count;
    Slice missed_text;
    bool has_dimensions, has_chart, has_traits, has_mirror, has_gaps, has_clear_gap;
    bool has_themes, lacks_themes, has_theme_chart;
    const ThemeFacts *themes;
    size_t theme_count;
    const MeasuredQuestionFacts *questions;
    size_t question_count;
    const MeasuredDimensionFacts *dimensions;
    size_t dimension_count;
    const MeasuredGapFacts *gaps;
    size_t gap_count;
    const MeasuredTraitFacts *traits;
    size_t trait_count;
    const MirrorGapFacts *mirror;
    size_t mirror_count;
} MeasurementFacts;

typedef struct MeasurementList {
    const MeasurementFacts *items;
    size_t count;
    bool any;
    bool has_outcome; // one of them has the chart
} MeasurementList;

extern const Record measurement_record; // of MeasurementFacts

// Of all measurements of the scan, by its suppression plan.
MeasurementList facts_measurements(const FactsContext *context);

#endif
