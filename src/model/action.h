// SPDX-License-Identifier: EUPL-1.2
// The actions of the roadmap.
#ifndef MODEL_ACTION_H
#define MODEL_ACTION_H

#include "base/date.h"
#include "base/diagnostics.h"
#include "model/pillar.h"

// A paused or dropped action is listed apart: it is no part of the plan, nor of its effect.
typedef enum ActionStatus {
    ACTION_IDEA,
    ACTION_PLANNED,
    ACTION_STARTED,
    ACTION_DONE,
    ACTION_PAUSED,
    ACTION_DROPPED,
    ACTION_STATUSES
} ActionStatus;

typedef struct Action {
    Slice id; // the owner's number, or the next free one
    Place id_place;
    Slice title;
    Pillar pillar; // the first that was named
    bool on_pillar[PILLARS];
    int impact;      // 1–5, 0 where not given
    int feasibility; // 1–5, 0 where not given
    Slice owner;
    Date start; // a quarter is its first month (day 0)
    Date end;   // a quarter is its last month (day 0)
    Slice start_written,
        end_written; // where the dates say more than these ("voorjaar 2026"), else empty
    bool start_is_month, end_is_month; // and no side of a quarter or a year
    ActionStatus status;
    bool ongoing; // started, and meant to have no end
    bool question[ITEMS];
    int aimed;     // answer level 1–4 aimed at for those questions, 0 where not given
    Slice depends; // as written: ids of other actions
    Place depends_place;
    size_t *waits_for; // those actions: where they stand in Scan.actions, in that order
    size_t waits_count;
    // place in the list (from 1) of the action for which this one comes so early; 0 for none
    size_t needed_by;
    Place place;
} Action;

// "idea" … "dropped", static text; and back. False where `id` is none of them.
Slice action_status_id(ActionStatus status);
bool action_status_of_id(Slice id, ActionStatus *status);

// Is the action part of the plan: neither paused nor dropped?
bool action_in_plan(const Action *action);

#endif
