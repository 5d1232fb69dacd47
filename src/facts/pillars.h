// SPDX-License-Identifier: EUPL-1.2
// A pillar, three of them together, and what is missing to its target.
#ifndef FACTS_PILLARS_H
#define FACTS_PILLARS_H

#include "facts/pillar.h"

PillarFacts facts_pillar(const FactsContext *context, Pillar pillar);

GroupFacts facts_group(const FactsContext *context, int group);

// What lies between the established score and the target (below 0: it is passed); "no value" where one of
// them is not known.
Fraction facts_gap(const FactsContext *context, Pillar pillar);

// The score of the previous scan as its own report had it, where it may be compared with this one; else "no
// value".
Fraction facts_previous(const FactsContext *context, Pillar pillar);

// Give a pillar its own actions of the roadmap, and say whether it is bare.
void facts_add_actions(const FactsContext *context, PillarFacts *facts, Pillar pillar,
                       const RoadmapFacts *roadmap);

#endif
