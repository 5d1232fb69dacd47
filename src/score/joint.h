// SPDX-License-Identifier: EUPL-1.2
// What more than two versions tell together: who wants to know of a few people combines cells of all of
// them.
//
// Take people with the same answers who are in the same residual of every version as one atom. A combination
// gives each residual a factor, and so each atom the sum of the factors of its residuals; it speaks of the
// atoms where that is not 0. It must not speak of fewer than `least` people, so atoms of that many or more
// have to come out 0. What is left are the words of a linear code over the small atoms, and the question is
// whether one of them, other than 0, speaks of too few. It is 0 at one at least of any atoms that together
// have `least` people: trying each of these in turn takes a dimension off the code every time. Reckoned
// modulo a prime, where every combination over the rationals is one too.
#ifndef SCORE_JOINT_H
#define SCORE_JOINT_H

#include "score/linkage.h"

typedef enum Joint {
    JOINT_SAFE,
    JOINT_FEW,    // a combination speaks of fewer than `least`
    JOINT_UNKNOWN // there are too many small atoms to tell
} Joint;

// `residual` by version, by group: the residual of its own people, or RESIDUAL_NONE; of which there are
// `residuals`. With JOINT_FEW, `about` becomes, by residual of the last version, whether such a combination
// speaks of people in it.
Joint joint_find(const Courses *courses, const uint32_t *const *residual, const size_t *residuals,
                 uint64_t least, bool *about);

#endif
