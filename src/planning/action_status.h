// SPDX-License-Identifier: EUPL-1.2
// How far an action of the roadmap is, as plans call it.
#ifndef PLANNING_ACTION_STATUS_H
#define PLANNING_ACTION_STATUS_H

#include "model/action.h"

// A status as people write it, Dutch or English: "loopt", "on hold", "vervallen". "Doorlopend" is started and
// *ongoing. False where it is none; *status then stays as it was.
bool action_status_find(Arena *arena, Slice text, ActionStatus *status, bool *ongoing);

#endif
