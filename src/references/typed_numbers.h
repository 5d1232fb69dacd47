// SPDX-License-Identifier: EUPL-1.2
// Numbers and phases that a finding's writer typed where a tag could stand.
#ifndef REFERENCES_TYPED_NUMBERS_H
#define REFERENCES_TYPED_NUMBERS_H

#include "base/diagnostics.h"
#include "facts/context.h"

// Complain of each that is not the present one of the facts' tree: a fault at stage `final`, else a warning.
void typed_numbers_check(const FactsContext *context, const json_t *tree, Diagnostics *d);

#endif
