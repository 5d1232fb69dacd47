// SPDX-License-Identifier: EUPL-1.2
// What customers said, or staff of them: one survey beside the scan's own, read by what its settings say.
//
// A mark is an answer on a question's scale. It is kept as its step on that scale, so that every sum of marks
// is a whole number; what it is worth follows from the scale, exactly.
#ifndef MODEL_MEASUREMENT_H
#define MODEL_MEASUREMENT_H

#include "base/date.h"
#include "base/fraction.h"
#include "model/flagged.h"
#include "model/mapped_text.h"

typedef enum MeasurementKind {
    MEASURED_CUSTOMERS,
    MEASURED_STAFF,
    MEASURED_MIRROR // staff answer as they think that customers will
} MeasurementKind;

// What a question is asked for, beside its dimension.
typedef enum AskedFor {
    ASKED_NOTHING_ELSE,
    ASKED_SATISFACTION, // these three make the Customer Value Score, …
    ASKED_LOYALTY,
    ASKED_RECOMMENDATION, // … and this one the Net Promoter Score
    ASKED_EFFORT,         // customer effort as it was first asked: how much effort, low is good
    ASKED_EASE,           // as it is asked since: how easy, high is good
    ASKED_OUTCOME,
    ASKED_KINDS
} AskedFor;

// The three themes of a customer experience, each asked on 1–7: did it work, was it easy, how did it feel.
typedef enum ExperienceTheme {
    THEME_NONE,
    THEME_EFFECTIVE,
    THEME_EASY,
    THEME_EMOTION,
    THEMES
} ExperienceTheme;

// How the mean of a dimension comes about where not everybody answered all of its questions.
typedef enum MeanRoute {
    ROUTE_QUESTIONS,   // of the means of its questions
    ROUTE_RESPONDENTS, // of each respondent's mean of what he answered
    ROUTE_ANSWERS,     // of all answers together
    ROUTES
} MeanRoute;

enum { MARK_BLANK = -1, MARK_DONT_KNOW = -2 };
enum { MARK_STEPS_MOST = 1001, DIMENSION_QUESTIONS_MOST = 40, DIMENSIONS_MOST = 200 };

// The marks low, low + step, … of which there are `steps`.
typedef struct MarkScale {
    Fraction low, step;
    int steps;
    bool low_is_good;
} MarkScale;

typedef struct MeasuredQuestion {
    Slice text;        // as it was asked, or as the settings call it
    Slice heading;     // of its column, by text_key
    size_t occurrence; // how many columns before it have the same heading
    size_t column;
    MarkScale scale;
    AskedFor asked_for;
    ExperienceTheme theme;
    int figure_best;    // its figure is the share of so many best marks; 0: its mean
    int dimension;      // −1: of none
    bool shares_of_all; // who does not know counts among those of whom shares are taken
    int16_t *mark;      // of each row: its step, or MARK_…
    uint32_t *written;  // of each row: a digest of what its cell says; 0: nothing
} MeasuredQuestion;

typedef struct MeasuredDimension {
    Slice name;
    bool rescaled; // from the ends of the questions' scales to these
    Fraction low, high;
    MeanRoute route;
} MeasuredDimension;

// What lies between two questions that the same people answered, and over several such pairs.
typedef struct MeasuredGap {
    Slice name;
    int *of, *against; // questions
    size_t count;
} MeasuredGap;

// A trait of respondents by which results are broken down.
typedef struct MeasuredTrait {
    Slice name;
    Slice *value;
    size_t count;
    int32_t *of; // of each row; −1: it says none
} MeasuredTrait;

typedef struct Measurement Measurement;
struct Measurement {
    Slice id; // the name of its settings, without their ending
    Slice title;
    Slice file;        // of its settings
    Slice export_file; // of the answers
    MeasurementKind kind;
    Date date;          // none where not given
    int64_t invited;    // −1 where not known
    int64_t population; // of all whom it is about; −1 where not known
    MeasuredQuestion *question;
    size_t question_count;
    MeasuredDimension *dimension;
    size_t dimension_count;
    MeasuredGap *gap;
    size_t gap_count;
    MeasuredTrait *trait;
    size_t trait_count;
    size_t rows;
    size_t left_out; // rows that its settings leave out
    int64_t *weight; // of each row, in units of 10^−weight_decimals; NULL: all weigh the same
    int weight_decimals;
    FlaggedCustomer *flagged;
    size_t flagged_count;
    const Measurement *previous; // the one before it; NULL
    const Measurement *mirrors;  // that of the customers, of a mirror; NULL
};

// Of which they are who gave this step of a scale out of ten: 1 a promoter, 0 a passive, −1 a detractor.
int promoter_side(const MarkScale *scale, int step);

// How many steps a scale needs so that every mark of the dimension's questions is one of them, between the
// same two ends. Above DIMENSION_POINTS_MOST there is no such scale.
enum { DIMENSION_POINTS_MOST = 1000000 };
int64_t dimension_points(const Measurement *measurement, int dimension);

#endif
