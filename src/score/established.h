// SPDX-License-Identifier: EUPL-1.2
// The score that holds. Interviews and desk research settle how mature an organisation is (handbook,
// phase 4): from stage `validated` on, a pillar's validated score is the score, where there is one, and what
// follows from a score (phase, value, gap to the target, what the roadmap adds to) follows from that. The
// score of the answers is then the self-image. A change since the previous scan is one of self-images.
//
// Nothing of an answer is in a validated score: it is shown also where the self-image is withheld.
#ifndef SCORE_ESTABLISHED_H
#define SCORE_ESTABLISHED_H

#include "score/results.h"

typedef struct Scan Scan;

// A pillar's validated score; "no value" where nobody set one, and at stage self, where nothing is validated
// yet.
Fraction established_validated(const Scan *scan, Pillar pillar);

// Fill in results->established and established_group, from results->pillar.
void established_score(const Scan *scan, Results *results);

// Of a group: the mean of its three established scores; where none of these is validated, the group's own
// result. Of printed results, the mean of what is printed, so that it tells nothing more of the answers.
PillarGroupResult established_group(const Results *results, int group);

#endif
