// SPDX-License-Identifier: EUPL-1.2
// What a fact is, by the table of fields; and of a scan's facts how its value came about.
#ifndef FACTS_EXPLAIN_H
#define FACTS_EXPLAIN_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Facts Facts;

// A fact is named by its keys with dots between them, an item of a list by its number from 1, its id or its
// name: "pillars.measure.score". Without that the list stands for each of its items.
typedef struct Explanation {
    Slice text;    // in the arena; empty where no fact has that name
    Slice nearest; // then the name that looks most like it; empty where none does
} Explanation;

// `facts` may be NULL: then only what the fact is. The exact value is told of whole facts alone.
Explanation facts_explain(Arena *arena, const Facts *facts, Slice name);

#endif
