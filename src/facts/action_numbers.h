// SPDX-License-Identifier: EUPL-1.2
// Actions of the roadmap named by their numbers.
#ifndef FACTS_ACTION_NUMBERS_H
#define FACTS_ACTION_NUMBERS_H

#include "facts/fact.h"

// How many actions are meant, and which.
typedef struct CountedActions {
    CountValue count;
    bool any, is_one;
    Slice numbers_text;
} CountedActions;

extern const Record counted_actions_record; // of CountedActions, to be spliced in

// Their numbers, low to high: "1 tot en met 5, 7 en 9"; three or more in a row are told as their ends.
// `actions`, places in Scan.actions, are put in that order. In the arena of the context.
Slice facts_action_numbers(const FactsContext *context, size_t *actions, size_t count);

// The same, counted.
CountedActions facts_counted_actions(const FactsContext *context, size_t *actions, size_t count);

#endif
