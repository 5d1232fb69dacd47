// How far an action of the roadmap is: its id in facts and manifests, and what plans call it.
#ifndef INGEST_ACTION_STATUS_H
#define INGEST_ACTION_STATUS_H

#include "ingest/scan.h"

// "idea" … "dropped", static text; and back. False where `id` is none of them.
Slice action_status_id(ActionStatus status);
bool action_status_of_id(Slice id, ActionStatus *status);

// A status as people write it, Dutch or English: "loopt", "on hold", "vervallen". "Doorlopend" is started and
// *ongoing. False where it is none; *status then stays as it was.
bool action_status_find(Arena *arena, Slice text, ActionStatus *status, bool *ongoing);

// Is the action part of the plan: neither paused nor dropped?
bool action_in_plan(const Action *action);

#endif
