// SPDX-License-Identifier: EUPL-1.2
// The facts of a scan, made. What findings say of them is filled in by references/binding.h, and what differs
// from the last version by revision/revision.h.
#ifndef FACTS_MAKE_H
#define FACTS_MAKE_H

#include "base/arena.h"

typedef struct Facts Facts;
typedef struct Results Results;
typedef struct Scan Scan;

// In the arena, but for the tree, which facts_free releases.
Facts *facts_make(Arena *arena, const Scan *scan, const Results *results);
void facts_free(Facts *facts);

#endif
