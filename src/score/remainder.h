// SPDX-License-Identifier: EUPL-1.2
// Who is in no row of a table of departments, so that its rows add up to the whole organisation.
//
// It is computed from nothing but numbers that are printed: the whole, less the departments that are shown
// at the top, less the row of several there. So it tells no more than subtracting does, of one version or of
// two, and is nobody or at least min_group people: a residual, which the suppression plan looks after
// (score/suppression_plan.h).
// For the same reason people without a department are not told apart from those of withheld departments. The
// number of either would give the other away, if only that nobody answered: whoever knows that a withheld
// department is one person would know whether that person did.
#ifndef SCORE_REMAINDER_H
#define SCORE_REMAINDER_H

#include "model/department.h"
#include "score/results.h"

typedef struct Remainder {
    uint64_t people;    // 0: the rows add up without it; also where nothing may be shown
    bool with_withheld; // there may be people of withheld departments among them
} Remainder;

// `departments` as Scan.departments, which `results` are of: what lies below what.
Remainder remainder_of(const Department *departments, const Results *results);

#endif
