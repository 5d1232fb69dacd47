// SPDX-License-Identifier: EUPL-1.2
// The journeys of customers: how often each is made, and what its own questions say.
#ifndef FACTS_JOURNEYS_H
#define FACTS_JOURNEYS_H

#include "facts/measurement.h"

typedef struct JourneyFacts {
    Slice name, owner, measurement;
    CountValue volume;
    ExactValue share, reached;
    bool is_main, has_figure, has_load, is_heaviest;
    const MeasuredQuestionFacts *effort, *outcome, *satisfaction; // NULL: not asked, or withheld
    ExactValue load;
} JourneyFacts;

typedef struct JourneyList {
    bool present, has_main, has_load, is_mixed, has_effort, has_outcome, has_satisfaction;
    const JourneyFacts *items;
    size_t count;
    CountValue all_count, main_count;
    ExactValue main_share;
    Slice heaviest;
    ExactValue heaviest_load;
} JourneyList;

extern const Record journey_record;      // of JourneyFacts
extern const Record journey_list_record; // of JourneyList

// Were two questions asked on the same scale, in the same direction and for the same figure, so that their
// figures can be held against each other?
bool questions_asked_alike(const MeasuredQuestionFacts *a, const MeasuredQuestionFacts *b);

// Of the journeys of the scan, with what the facts of the measurements show of their questions.
JourneyList facts_journeys(const FactsContext *context, const MeasurementList *measurements);

#endif
