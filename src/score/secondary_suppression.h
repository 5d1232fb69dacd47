// SPDX-License-Identifier: EUPL-1.2
// The least that has to be hidden in a tree of groups, so that nothing small can be computed.
//
// Who knows the numbers of the groups that are shown can compute, of each of them, its residual: the group
// without those below it that are shown as well. These residuals have nobody in common, and every sum and
// difference of shown numbers is a sum of whole residuals; more than the residuals nobody can compute. So a
// choice is safe exactly where each residual is nobody or at least `least` people.
#ifndef SCORE_SECONDARY_SUPPRESSION_H
#define SCORE_SECONDARY_SUPPRESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct SuppressionGroup {
    // The group it belongs to; lower than its own index. Group 0 is the whole, and is shown
    size_t above;
    uint64_t own;    // its people who belong to no group below it
    bool hidden;     // in: it has to be hidden. Out: it is
    uint32_t weight; // what hiding it costs
} SuppressionGroup;

// Hide groups until the choice is safe: the least weight, then the fewest people, then the first in order.
// Where even the whole is too small, all are hidden. Exact, by dynamic programming over the tree; time grows
// with count × least, and with least² for groups that have others below them. `count` is 1 or more.
void suppress_secondary(Arena *arena, SuppressionGroup *groups, size_t count, uint64_t least);

#endif
