// SPDX-License-Identifier: EUPL-1.2
// The questions of each department, for documents that are meant for sharing.
//
// Only a mean of 1–4, rounded to one decimal, and neither how often an answer was given nor how many
// answered: in a department the circle is small enough to guess who they are (score/suppression_plan.h).
// Withheld is the mean:
// - where the department is withheld on the question's pillar;
// - of fewer than min_group answers 1–4, also where nobody gave one;
// - that says what everybody answered: 1 or 4, the ends of the scale; and the smallest others, until no
//   residual of what is shown says that of its people, as the whole less all others would;
// - that would protect none of these: the residuals of what is shown are nobody or min_group people, as if
//   the number that answered were printed and the mean were exact.
// - on a pillar where it would tell what a few people scored who left a question open (score/withhold.h).
// After an earlier version, a department's questions are shown where its pillar is: that rule looks at who
// came or went, and of them the ones who answered this question are nobody's group.
#ifndef SCORE_QUESTIONS_H
#define SCORE_QUESTIONS_H

#include "score/results.h"

typedef struct Scan Scan;

typedef struct DepartmentQuestion {
    bool withheld;
    Fraction mean; // in whole tenths, exact in whole results; "no value" where withheld
} DepartmentQuestion;

// By department, as Scan.departments, and item; those below a department count with it. `results` are of this
// scan, with the plan applied. In the arena.
DepartmentQuestion (*score_department_questions(Arena *arena, const Scan *scan,
                                                const Results *results))[ITEMS];

#endif
