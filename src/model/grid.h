// SPDX-License-Identifier: EUPL-1.2
// The CX-grid: what each pillar looks like in each phase.
#ifndef MODEL_GRID_H
#define MODEL_GRID_H

#include "base/slice.h"

// One cell of the CX-grid.
typedef struct GridCell {
    Slice look; // what the pillar looks like in that phase
    Slice step; // the step to the next phase
} GridCell;

#endif
