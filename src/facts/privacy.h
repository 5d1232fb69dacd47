// SPDX-License-Identifier: EUPL-1.2
// How much is withheld, and by which rule.
#ifndef FACTS_PRIVACY_H
#define FACTS_PRIVACY_H

#include "facts/facts.h"

// What is withheld, in numbers, of the departments and questions that `facts` has.
PrivacyFacts facts_privacy(const FactsContext *context, const Facts *facts);

// How many figures of departments each rule withholds (score/suppression_plan.h).
typedef struct RuleCounts {
    size_t small, cover, version, alike;
} RuleCounts;

// Sets privacy.rules. For the project leader alone.
void facts_put_rule_counts(Facts *facts, const RuleCounts *counts);

#endif
