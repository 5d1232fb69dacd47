// SPDX-License-Identifier: EUPL-1.2
// Where a pillar stands in the CX-grid.
#ifndef FACTS_GRID_H
#define FACTS_GRID_H

#include "facts/pillar.h"

// Where a pillar stands in the CX-grid.
GridFacts facts_grid(const FactsContext *context, Pillar pillar);

#endif
