// SPDX-License-Identifier: EUPL-1.2
// Are the answers of an "earlier" scan those of this one?
#ifndef SCAN_REPEATED_H
#define SCAN_REPEATED_H

#include "model/responses.h"

typedef enum Repetition {
    REPEATED_NOT,  // as two measurements are
    REPEATED_PART, // of the smaller one's answers at least half stand in the other as well
    REPEATED_ALL,  // the same answers, in whatever order
} Repetition;

// Whole rows of 48 answers are compared; a row of the same answer 48 times could be anybody's and says
// nothing. One pass over each, without memory that grows with their number: a sample of the smaller one's
// rows is looked for.
Repetition responses_repeated(const Responses *earlier, const Responses *later);

#endif
