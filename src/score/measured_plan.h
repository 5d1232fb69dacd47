// SPDX-License-Identifier: EUPL-1.2
// Which values of a measurement may be shown, by the rules of the scan: none of fewer than min_group people,
// none from which others can be subtracted so that fewer are left, none that tells what each of a group said.
//
// Of a breakdown a reader can take any sums of its groups from those of another breakdown. With two of them
// that leaves few people exactly where, between the groups of both as nodes and the people in two of them as
// edges, a cut of few people exists (Gusfield, SIAM Journal on Computing 17 (1988), 552–571). A second
// breakdown with such a cut is not shown; a third never is.
#ifndef SCORE_MEASURED_PLAN_H
#define SCORE_MEASURED_PLAN_H

#include "score/measured.h"

enum { TRAITS_SHOWN_MOST = 2 };

// A survey of staff is anonymous by rule (Richtlijnen Klantgerichtheid, 3.4.1), and who reads it knows them:
// their groups are so many times min_group at least. So are those of a mirror, which staff fill in.
enum { STAFF_GROUP = 2 };

// What a breakdown says of a group.
typedef enum GroupCell {
    GROUP_PEOPLE, // how many respondents
    GROUP_VALUE,  // the Customer Value Score
    GROUP_PROMOTER,
    GROUP_DIMENSION // the first of them
} GroupCell;

typedef struct TraitPlan {
    bool **shown; // of each cell, of each value
} TraitPlan;

typedef struct MeasuredPlan {
    bool people;    // the measurement is shown at all
    bool *question; // of each: what it says
    bool *dimension;
    bool value, complete, promoter;
    bool *gap;
    TraitPlan *trait;
    size_t cells; // GROUP_DIMENSION and one for each dimension
    // Some of it is held back beside an earlier version, or another measurement of this one
    // (score/measured_versions.h); and the first beside which: its version, empty for this one, and its id
    bool held_back;
    Slice against_version, against_id;
} MeasuredPlan;

// Of all measurements of a scan, in its order.
typedef struct MeasuredResults {
    MeasurementScore *score;
    MeasuredPlan *plan;
    size_t count;
} MeasuredResults;

// `whole`: nothing is withheld, not to be shared. In the arena.
MeasuredPlan measured_plan(Arena *arena, const MeasurementScore *score, int min_group, bool whole);

#endif
