// SPDX-License-Identifier: EUPL-1.2
// One cell of the plan while it is decided: what secondary suppression is given, what it hid, and what has to
// be hidden besides.
#ifndef SCORE_SUPPRESSION_TURN_H
#define SCORE_SUPPRESSION_TURN_H

#include "score/plan_tree.h"
#include "score/secondary_suppression.h"

// What secondary suppression sees of one cell: nodes and, on pillars, rows.
typedef struct DraftEntry {
    size_t node; // or the row's number where it is one
    bool is_row, forced;
    uint8_t why;
    size_t against;
} DraftEntry;

typedef struct Turn {
    Arena *arena;
    const PlanTree *tree;
    SuppressionDraft *draft;
    int cell;
    DraftEntry *entry; // entry 0 is the whole
    SuppressionGroup *group;
    size_t count;
    bool *unmerged; // by node: its hidden parts are not made one row
    size_t mended;  // times
} Turn;

// The nearest node above that is shown for this cell.
size_t turn_shown_above(const Turn *turn, size_t node);

// The node itself where it is shown.
size_t turn_nearest_shown(const Turn *turn, size_t node);

// Is the row a residual of its own?
bool turn_row_is_apart(const Turn *turn, size_t row);

// The residual that a node's own people are in: the number of a node that is shown, or of a row, counted on
// from the nodes.
size_t turn_residual_of(const Turn *turn, size_t node);

// Hide that entry from the next time on that the cell is suppressed.
void turn_force(Turn *turn, size_t entry, PrivacyRule why, size_t against);

#endif
