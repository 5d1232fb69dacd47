// SPDX-License-Identifier: EUPL-1.2
// What a version of a report shows of a measurement, and of which rows of its export: for the versions after
// it, and for the other measurements beside it (score/measured_versions.h).
//
// Whatever is shown of marks are sums over blocks of rows: of all who answered a question, of those who
// answered some questions all together, of each group of a breakdown. So it is kept of which questions and of
// which blocks there is something to see, and of each row what it adds: of each cell two tags of a keyed
// function (base/siphash.h), of its text and of its mark, for a mapping may give the same text another mark,
// and an export the same mark another text. No number of a row and no order. There are few marks, and the key
// lies beside the tags: who has the file can try them all. It is as confidential as the export.
#ifndef SCORE_PUBLISHED_MEASUREMENT_H
#define SCORE_PUBLISHED_MEASUREMENT_H

#include "base/arena.h"
#include "base/siphash.h"
#include "model/measurement.h"

typedef enum FigureKind {
    FIGURE_WHOLE,    // of all who answered
    FIGURE_COMPLETE, // of those who answered all of its questions, beside all
    FIGURE_GROUPS,   // of each group of a breakdown that is shown
    FIGURE_KINDS
} FigureKind;

// What is told of the marks of these questions; of none: of how many respondents there are.
typedef struct PublishedFigure {
    FigureKind kind;
    uint32_t *question;
    size_t questions;
    uint32_t trait; // of groups
    bool *shown;    // by value of that trait
} PublishedFigure;

typedef struct PublishedQuestion {
    uint64_t heading; // tag of the heading of its column
    uint32_t column;  // where that stood
} PublishedQuestion;

typedef struct PublishedTrait {
    uint64_t heading; // tag of its name
    uint32_t values;
} PublishedTrait;

// Of a question, tags of what is written and of the mark, each 0 where there is none; of a trait a tag of its
// value, and in `mark` the value's number, counted from 1, both 0 where there is none; of the weight both
// halves of a tag.
typedef struct PublishedCell {
    uint16_t written, mark;
} PublishedCell;

typedef struct PublishedMeasurement {
    Slice id;        // of its settings
    uint64_t export; // tag of the name of its export
    PublishedQuestion *question;
    size_t questions;
    PublishedTrait *trait;
    size_t traits;
    bool weighted;
    // Rows with any mark, in an order that tells nothing: [row × published_cells + cell], of which first
    // those of the questions, then of the traits, then the weight
    PublishedCell *cell;
    size_t rows;
    PublishedFigure *figure;
    size_t figures;
} PublishedMeasurement;

// How many cells a row has.
size_t published_cells(const PublishedMeasurement *measurement);

// The cells of a row.
const PublishedCell *published_row(const PublishedMeasurement *measurement, size_t row);

// Its rows; nothing is shown of them. In the arena, but for the name, which is the measurement's.
PublishedMeasurement published_measurement(Arena *arena, SipKey key,
                                           const Measurement *measurement);

// Do both show the same of the same rows?
bool published_measurement_equal(const PublishedMeasurement *one,
                                 const PublishedMeasurement *other);

#endif
