// SPDX-License-Identifier: EUPL-1.2
// Scores that tell of single people though their group is large enough: beside few who left something open,
// and at the ends of the scale.
#ifndef SCORE_SUPPRESSION_SCORES_H
#define SCORE_SUPPRESSION_SCORES_H

#include "score/suppression_turn.h"

// Of whom each entry's score is (score/reprint.h). In the turn's arena.
uint64_t *turn_marks(const Turn *turn);

// Beside few who left something open, and whose answers were counted, departments have no scores but those
// that were printed before; that of the whole cannot be withheld. Returns whether any had.
bool turn_hide_new_scores(Turn *turn, const uint64_t *mark);

// Rule 5 of score/suppression_plan.h. Returns whether there was any. Where the whole is such a group, so is
// each.
bool turn_hide_telling_scores(Turn *turn);

#endif
