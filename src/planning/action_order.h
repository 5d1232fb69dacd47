// SPDX-License-Identifier: EUPL-1.2
// The order in which the roadmap's actions are listed, and that of their numbers.
#ifndef PLANNING_ACTION_ORDER_H
#define PLANNING_ACTION_ORDER_H

#include "base/arena.h"
#include "base/slice.h"
#include "model/action.h"

// Sort linked actions: by impact × feasibility, high to low; then by impact; then by id (numbers in it by
// their value). An action that others wait for stands before them: where its own place would be later, it
// comes right before the first that waits for it, and needed_by says which. Actions without an impact or
// a feasibility come last; after all of them those that are paused, then those that are dropped. Uses
// `arena` for its own work.
void actions_order(Arena *arena, Action *actions, size_t count);

// Which number of an action comes first: bytewise, but runs of digits by their value, so "A2" before "A10".
// Below, above or equal to 0.
int action_compare_ids(Slice a, Slice b);

#endif
