// SPDX-License-Identifier: EUPL-1.2
// Which action of the roadmap waits for which other.
#ifndef PLANNING_ACTION_LINKS_H
#define PLANNING_ACTION_LINKS_H

#include "input/folder.h"
#include "model/action.h"

// Fill in waits_for of `count` actions from what stands in their `depends`: ids of others between commas,
// semicolons or spaces, in any case ("3, 5", "3 en 5", "actie 3"). An id that none of the others has is an
// error; so is a circle, which is named whole and then cut where it closes, so that an order can be made.
void actions_link(const ScanFolder *folder, Action *actions, size_t count);

#endif
