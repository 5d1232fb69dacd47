// SPDX-License-Identifier: EUPL-1.2
// The same figures for who steers: the board, who leads a journey, the team. Nothing in it is new: it stands
// elsewhere in the facts, or follows from what is printed.
#ifndef FACTS_STEERING_H
#define FACTS_STEERING_H

#include "facts/journey_owners.h"
#include "facts/team_figures.h"

// A name of a list, of which each is marked with the language that it was written in.
typedef struct SteeringName {
    Slice name;
    bool is_first, is_last; // neither: among others
} SteeringName;

typedef struct SteeringNames {
    const SteeringName *items;
    size_t count;
} SteeringNames;

typedef struct SteeringFacts {
    bool present;
    const MarkFacts *satisfaction; // of the measurement that has the headline; NULL: none is shown
    Slice satisfaction_scale;
    bool has_headline;                     // one of customers comes first
    const MeasurementFacts *const *others; // the first of the others of customers with a score
    size_t other_count;
    CountValue others_more;
    bool others_have_value, others_have_promoter; // one of these first does
    const MeasurementFacts *const *broken_down;   // a score is shown by group
    size_t broken_down_count;
    bool has_scores;          // a table of the first has a row
    bool has_board;           // a page for the board holds more than that there is no mark
    SteeringNames missed;     // dimensions of the first that miss the norm
    SteeringNames main_names; // journeys, the first of those that reach 80 % together
    CountValue main_more;
    OwnerList owners;
    // Of the journeys: figures of several together; one measured that lacks a figure which
    // another has, or has none at all; one that is not measured.
    bool has_together, has_unshown, has_unmeasured;
    TeamList team;
    bool has_team;      // any of what the team's page holds
    ToldActions agreed; // planned or begun
} SteeringFacts;

extern const Record steering_record; // of SteeringFacts

// From the other facts of the same scan, which must outlive it.
SteeringFacts facts_steering(const FactsContext *context, const MeasurementList *measurements,
                             const JourneyList *journeys, bool has_certificate,
                             const RoadmapFacts *roadmap);

#endif
