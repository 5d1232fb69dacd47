// SPDX-License-Identifier: EUPL-1.2
// Every figure as it is printed: rounded once, here, and nowhere after.
//
// Whatever is shared - report, charts, tables, manifest, the facts themselves - is made from these results.
// So a number carries no more than the text beside it, and what is worked out from numbers (a difference, an
// order, the highest and the lowest, whether a target is met) can be worked out by every reader: it tells
// nothing that is not printed. What is equal in print is equal; such ties go by number or by name.
//
// Scores, values, question means, standard deviations and the ends of intervals have one decimal; shares are
// whole percents; alpha and correlations have two decimals, p-values three. A score that has a phase gets a
// second decimal where one would contradict that phase (score_printed). All are rounded half away from
// zero from the exact fraction, or from the double where mathematics asks for one. Three things are not
// rounded but taken from the exact figures: a phase (it is printed, and its lower border is known as well); a
// value, which is not computed from the printed score; and whether a difference is clear.
//
// P-values beside two standard deviations tell a difference more exactly than it is printed. They are printed
// nowhere but where an interview with a department is advised: only there have the facts any.
//
// A difference beside two printed figures is the difference of these two, with as many decimals, and its
// interval lies around it: as wide as the exact one, so that its middle does not tell the exact figures
// either.
#ifndef FACTS_PRINTED_H
#define FACTS_PRINTED_H

#include "score/results.h"

// The results as they are printed; the same ones where they are whole, which is for the project leader. In
// the arena; departments' answers, reasons and plan are shared with `results`.
const Results *results_printed(Arena *arena, const Results *results);

#endif
