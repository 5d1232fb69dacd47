// SPDX-License-Identifier: EUPL-1.2
// What earlier versions object to in a cell, and what is hidden for it.
#ifndef SCORE_SUPPRESSION_MEND_H
#define SCORE_SUPPRESSION_MEND_H

#include "score/suppression_turn.h"

// Hide something that is shown, so that an earlier version objects to less. False where none objects.
bool turn_mend(Turn *turn);

#endif
