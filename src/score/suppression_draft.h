// SPDX-License-Identifier: EUPL-1.2
// How the suppression plan (score/suppression_plan.h) is made: for each cell, who is hidden in it.
#ifndef SCORE_SUPPRESSION_DRAFT_H
#define SCORE_SUPPRESSION_DRAFT_H

#include "score/plan_tree.h"

// The cheapest choice for the respondents, and given that, for each pillar. `forced`, by node, are hidden
// whole in any case (NULL: none but those that have to). Only where the whole organisation may stand beside
// the earlier versions (plan_objection).
SuppressionDraft suppression_draft(Arena *arena, const PlanTree *tree, const bool *forced);

// The version to which the whole organisation alone, without any department, may not be added: its number in
// Versions; SIZE_MAX where there is none. `cells` become those that are at fault.
size_t plan_objection(const PlanTree *tree, bool cells[CELLS]);

#endif
