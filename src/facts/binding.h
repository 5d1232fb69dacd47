// SPDX-License-Identifier: EUPL-1.2

// Findings bound to the facts: tags filled in, references made links, and what does not hold told.
#ifndef FACTS_BINDING_H
#define FACTS_BINDING_H

#include "base/diagnostics.h"
#include "facts/context.h"
#include "facts/facts.h"

// Fill in the findings' texts of facts that are complete but for them, and of their tree: pillars[].findings,
// pillars[].reason, message and what_now. A tag that names nothing stays as it was written.
void facts_bind(const FactsContext *context, Facts *facts);

// Complain of every tag that names no fact, every reference to something that is not there (binding.c), and
// every number and phase typed by hand that is not the present one (typed_numbers.c).
void references_check(const FactsContext *context, const json_t *tree, Diagnostics *d);
void typed_numbers_check(const FactsContext *context, const json_t *tree, Diagnostics *d);

#endif
