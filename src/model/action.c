// SPDX-License-Identifier: EUPL-1.2
#include "model/action.h"

static const char *const ids[ACTION_STATUSES] = { "idea", "planned", "started",
                                                  "done", "paused",  "dropped" };

Slice action_status_id(ActionStatus status)
{
    return slice_of(ids[status]);
}

bool action_status_of_id(Slice id, ActionStatus *status)
{
    for (int i = 0; i < ACTION_STATUSES; i++) {
        if (slice_equal(id, slice_of(ids[i]))) {
            *status = (ActionStatus)i;
            return true;
        }
    }
    return false;
}

bool action_in_plan(const Action *action)
{
    return action->status != ACTION_PAUSED && action->status != ACTION_DROPPED;
}
