// SPDX-License-Identifier: EUPL-1.2
// The statements that come with the program, as they were ever asked in the usual words.
#ifndef SCAN_USUAL_WORDINGS_H
#define SCAN_USUAL_WORDINGS_H

#include "base/slice.h"
#include "model/pillar.h"

typedef struct Terms Terms; // model/terms.h

typedef struct UsualWordings {
    Slice (*text)[ITEMS];
    size_t count;
} UsualWordings;

// In every language of the templates, with the usual terms and with `terms`. In the arena.
UsualWordings usual_wordings(Arena *arena, Slice templates, const Terms *terms);

#endif
