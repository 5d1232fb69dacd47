// SPDX-License-Identifier: EUPL-1.2
// Whose rows are whose in several measurements, of one version or of more: by what they answered, for an
// export of customers names nobody.
//
// A row is that of another measurement where it says the same in all questions that both ask: by the texts,
// or by the marks, whichever finds more, and first where it is in the same groups. Of the rows that are left,
// one whose answers are for at least half those of another is the same person, whose answers were corrected.
//
// Two measurements of one name, or from exports of one name, are of the same people where this holds of half
// of the rows of the smaller one, and half of these say the same. Where nothing has the same name it takes
// more, for among few people who answered few questions many say the same by chance: half of the rows say the
// same in four questions or more; or in three, and nine tenths with those who were corrected; or nine tenths
// do in two; or seven in eight of the rows of the larger one in the only question of both.
//
// A question is known by the heading of its column; where no heading is the same, and the measurement or its
// export is, by its place. The order of rows does not count.
#ifndef SCORE_MEASURED_PEOPLE_H
#define SCORE_MEASURED_PEOPLE_H

#include "score/published_measurement.h"

enum { NOT_ASKED_THERE = UINT32_MAX };

typedef struct MeasuredPeople {
    size_t count, measurements;
    uint32_t *row; // [person × measurements + measurement]: counted from 1; 0: not in it
} MeasuredPeople;

// By question of `one`: which question of the other is in the same column, or NOT_ASKED_THERE. In the arena.
uint32_t *measured_columns(Arena *arena, const PublishedMeasurement *one,
                           const PublishedMeasurement *other);

// Of all people in any of these measurements. In the arena.
MeasuredPeople measured_people(Arena *arena, const PublishedMeasurement *const *measurement,
                               size_t count);

#endif
