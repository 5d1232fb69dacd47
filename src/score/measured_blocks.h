// SPDX-License-Identifier: EUPL-1.2
// The blocks of rows of which a measurement shows sums, beside those of others of the same people: can few be
// told apart by them? The rules are those of score/measured_versions.h.
#ifndef SCORE_MEASURED_BLOCKS_H
#define SCORE_MEASURED_BLOCKS_H

#include "score/measured_people.h"

typedef struct MeasuredBlocks {
    const PublishedMeasurement *const *measurement; // the last is the one that is asked of
    const Slice *version;                           // of each but that one
    const uint64_t *min_group;                      // of each
    size_t count;
    MeasuredPeople people;
    uint32_t **column; // of each, by question of the last: measured_columns
    bool *related;     // of each but the last: some of its people are in the last
} MeasuredBlocks;

// In the arena, as long as the measurements live. What is shown of the last may grow meanwhile.
MeasuredBlocks measured_blocks(Arena *arena, const PublishedMeasurement *const *measurement,
                               const Slice *version, const uint64_t *min_group, size_t count);

// May the last one show this figure beside all that the others show, and that it shows itself? If not,
// `against` becomes the number of the first beside which not.
bool blocks_are_safe(const MeasuredBlocks *blocks, const PublishedFigure *figure, size_t *against);

#endif
