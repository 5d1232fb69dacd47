// SPDX-License-Identifier: EUPL-1.2
#include "score/journeys.h"

#include <stdlib.h>

static int compare_volume(const void *first, const void *second)
{
    const Journey *a = ((const JourneyScore *)first)->journey,
                  *b = ((const JourneyScore *)second)->journey;
    if (a->volume != b->volume)
        return a->volume > b->volume ? -1 : 1;
    return a < b ? -1 : 1;
}

JourneyScore *journeys_score(Arena *arena, const Journey *journeys, size_t count)
{
    JourneyScore *scores = arena_many(arena, JourneyScore, count);
    int64_t all = 0, reached = 0;
    for (size_t i = 0; i < count; i++) {
        scores[i].journey = &journeys[i];
        all += journeys[i].volume;
    }
    qsort(scores, count, sizeof *scores, compare_volume);
    for (size_t i = 0; i < count; i++) {
        // 80 % is not reached before this one.
        scores[i].is_main = 5 * reached < 4 * all;
        reached += scores[i].journey->volume;
        scores[i].share = fraction(scores[i].journey->volume, all);
        scores[i].reached = fraction(reached, all);
    }
    return scores;
}
