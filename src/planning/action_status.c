// SPDX-License-Identifier: EUPL-1.2
#include "planning/action_status.h"

#include "base/nearest.h"
#include "language/reading.h"

static const char *const names[ACTION_STATUSES] = {
    [ACTION_IDEA] = reading_status_idea,       [ACTION_PLANNED] = reading_status_planned,
    [ACTION_STARTED] = reading_status_started, [ACTION_DONE] = reading_status_done,
    [ACTION_PAUSED] = reading_status_paused,   [ACTION_DROPPED] = reading_status_dropped,
};

bool action_status_find(Arena *arena, Slice text, ActionStatus *status, bool *ongoing)
{
    // "on hold (wacht op budget)" is on hold.
    text = slice_trim(slice_part(text, 0, slice_find(text, S("("))));
    *ongoing = name_among(arena, text, reading_status_ongoing);
    if (*ongoing) {
        *status = ACTION_STARTED;
        return true;
    }
    for (int i = 0; i < ACTION_STATUSES; i++) {
        if (name_among(arena, text, names[i])) {
            *status = (ActionStatus)i;
            return true;
        }
    }
    return false;
}
