// SPDX-License-Identifier: EUPL-1.2
// What people wrote about a pillar.
#ifndef FACTS_NOTES_H
#define FACTS_NOTES_H

#include "facts/pillar.h"

// What people wrote.
FindingsFacts facts_findings(const FactsContext *context, Pillar pillar, const GridFacts *grid);

// A pillar's conclusions (md), whole and as first paragraph and rest.
void facts_set_conclusions(const FactsContext *context, FindingsFacts *findings, const Node *root);

PillarInterviews facts_pillar_interviews(const FactsContext *context, Pillar pillar);

OpenAnswersFacts facts_open_answers(const FactsContext *context, Pillar pillar);

#endif
