// SPDX-License-Identifier: EUPL-1.2
// The handbook's own rules, and which are met.
#ifndef FACTS_RULES_H
#define FACTS_RULES_H

#include "facts/evidence.h"

RulesFacts facts_rules(const FactsContext *context);

#endif
