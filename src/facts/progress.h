// SPDX-License-Identifier: EUPL-1.2
// How far the roadmap is: against that of an earlier version of this scan, and the roadmap of the previous
// scan with what became of its questions.
#ifndef FACTS_PROGRESS_H
#define FACTS_PROGRESS_H

#include "facts/roadmap.h"
#include "facts/scan_trend.h"
#include "model/action.h"

// An action as a version before this one had it.
typedef struct ActionBefore {
    Slice id, title, pillar_name, end_text, status_text;
    Date end;
    ActionStatus status;
} ActionBefore;

typedef struct RoadmapBefore {
    const ActionBefore *action;
    size_t count;
    Slice version, date_text;
    bool same_version;
} RoadmapBefore;

// An action of now; of one that is in the roadmap no more, as it was.
typedef struct ProgressAction {
    Slice id, title, pillar_name, owner, start_text, end_text, status_text;
    Slice then_end_text, then_status_text; // empty where the earlier version did not have it
    bool is_overdue, is_unstarted, is_postponed, is_paused, is_gone;
} ProgressAction;

typedef struct ProgressList {
    const ProgressAction *items;
    size_t number;
    bool any, is_one;
    CountValue count;
} ProgressList;

// An action of the roadmap of the previous scan, and its questions then and now.
typedef struct PreviousAction {
    Slice id, title, pillar_name, status_text;
    bool is_done;
    const QuestionTrendFacts *questions;
    size_t question_number;
    bool has_questions, has_comparable;
} PreviousAction;

// Questions of some of those actions, each once.
typedef struct MovedQuestions {
    CountValue count, comparable, risen, fallen;
    bool has_comparable, can_tell;
} MovedQuestions;

typedef struct PreviousRoadmap {
    bool present;
    CountValue count, done;
    bool none_done, all_done;
    const PreviousAction *actions;
    size_t number;
    MovedQuestions of_done, of_others;
} PreviousRoadmap;

typedef struct ProgressFacts {
    bool present; // there is an earlier version with a roadmap, or a roadmap of the previous scan
    bool has_since, same_version;
    Slice since_version, since_date_text;
    ProgressList finished, started, late, set_aside, added;
    CountValue done, in_plan, unchanged;
    bool nothing_changed, all_done;
    const Slice *late_pillars; // names
    size_t late_pillar_number;
    Slice late_pillars_text;
    PreviousRoadmap previous;
} ProgressFacts;

extern const Record progress_record;

// Against `before` (NULL: no earlier version had a roadmap). `roadmap` is that of the same facts. In the
// arena.
ProgressFacts facts_progress(const FactsContext *context, const RoadmapFacts *roadmap,
                             const RoadmapBefore *before);

#endif
