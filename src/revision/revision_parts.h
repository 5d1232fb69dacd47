// SPDX-License-Identifier: EUPL-1.2
// The parts of a revision, each made in a file of its own.
#ifndef REVISION_REVISION_PARTS_H
#define REVISION_REVISION_PARTS_H

#include "revision/snapshot.h"

typedef struct Comparing {
    Arena *arena;
    const Strings *strings;
    NumberStyle numbers;
    const json_t *then, *now;
    size_t most;   // members of a list that are told; 0: all
    int64_t count; // changes found, those cut included
} Comparing;

// "a → b".
Slice revision_arrow(const Comparing *comparing, Slice then, Slice now);

// `list` under `key`, cut, with has_KEY and KEY_more. Takes the list over.
void revision_put_list(const Comparing *comparing, json_t *object, const char *key, json_t *list);

// The parts of `changes` into `object`, counting what changed in comparing->count: figures of the scan, its
// pillars, questions and departments; findings, interviews and documents; the roadmap.
void revision_put_values(Comparing *comparing, json_t *object);
void revision_put_notes(Comparing *comparing, json_t *object);
void revision_put_actions(Comparing *comparing, json_t *object);

// What these come to, counted above already: targets reached and scores after the plan; single
// recommendations.
void revision_put_consequence(const Comparing *comparing, json_t *object);
void revision_put_advice(const Comparing *comparing, json_t *object);

typedef struct Facts Facts;
typedef struct RoadmapBefore RoadmapBefore; // facts/progress.h

// The actions of `since`, in words; texts and all in the arena of the facts.
const RoadmapBefore *roadmap_before(const Facts *facts, const json_t *since, const json_t *now);

// A score of a snapshot as it is printed; empty where it has none.
Slice revision_score_text(const Comparing *comparing, const json_t *object, const char *key);

#endif
