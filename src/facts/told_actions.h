// SPDX-License-Identifier: EUPL-1.2
// Actions for a page without room for all: the first by what they are, the others by their numbers.
#ifndef FACTS_TOLD_ACTIONS_H
#define FACTS_TOLD_ACTIONS_H

#include "facts/roadmap.h"

typedef struct ToldActions {
    ActionList first;
    CountValue count; // of all of them
    Slice more_text;  // the numbers of the others; empty where there are none
} ToldActions;

extern const Record told_actions_record; // of ToldActions, to be spliced in

// `found`: `count` places in the roadmap, in its order; `most` of them are told by what they are. `found` is
// put in another order.
ToldActions facts_told_actions(const FactsContext *context, const RoadmapFacts *roadmap,
                               size_t *found, size_t count, size_t most);

#endif
