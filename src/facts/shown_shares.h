// SPDX-License-Identifier: EUPL-1.2
// Which shares of the marks of one question may stand beside each other, and beside its mean and spread.
//
// Shares divide the marks of the scale into parts. What stands there together divides them into the parts
// of all of them. No such part may be fewer people than may be shown; and how few gave a mark within a part
// may not follow from the sums: there are other answers of which all is printed the same, and in which more
// people gave it, or fewer.
#ifndef FACTS_SHOWN_SHARES_H
#define FACTS_SHOWN_SHARES_H

#include "facts/measured_marks.h"

enum { SHARES_STEPS_MOST = 21 }; // a longer scale has no shares

typedef struct ShownShares {
    const Teller *teller;
    const MarkScale *scale;
    const QuestionScore *score;
    int part[SHARES_STEPS_MOST]; // of each step
} ShownShares;

// Nothing is shown yet.
ShownShares shown_shares(const Teller *teller, const MarkScale *scale, const QuestionScore *score);

// Show shares that divide the marks by `kind` of each step. False, and nothing is added, where they may not
// stand beside what is shown.
bool shares_add(ShownShares *shown, const int *kind);

// The same without asking, for what is shown already.
void shares_divide(ShownShares *shown, const int *kind);

#endif
