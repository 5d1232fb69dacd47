// SPDX-License-Identifier: EUPL-1.2
// Who leads which journeys, with the actions of the same owner; and the figures of all journeys together.
//
// Together: the mean of the figures as they are printed, each as often as its journey is made, so that it
// tells no more than these do. Only where the journeys were asked in the same way.
#ifndef FACTS_JOURNEY_OWNERS_H
#define FACTS_JOURNEY_OWNERS_H

#include "facts/journeys.h"
#include "facts/told_actions.h"

// One figure of all journeys that have it.
typedef struct TogetherFacts {
    bool present, is_effort, is_ease, is_yes, is_no, low_is_good, figure_is_share;
    CountValue journeys;
    RealValue figure;
    Slice figure_text, figure_marks, scale;
} TogetherFacts;

typedef struct OwnerFacts {
    Slice name; // empty: of journeys that nobody leads
    const JourneyFacts *const *journeys;
    size_t journey_count;
    CountValue count, volume;
    ExactValue share;
    bool has_main, has_actions;
    ToldActions actions; // not done, and in the plan
} OwnerFacts;

typedef struct OwnerList {
    const OwnerFacts *items;
    size_t count;
    CountValue named, nobody; // owners; journeys without one
    CountValue volume;        // of all journeys
    TogetherFacts effort, outcome, satisfaction;
} OwnerList;

extern const Record together_record, owner_record;

// The owners by their most made journey; nobody comes last. Names are compared by text_key.
OwnerList facts_journey_owners(const FactsContext *context, const JourneyList *journeys,
                               const RoadmapFacts *roadmap);

#endif
