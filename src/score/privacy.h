// What may be printed: one plan, made once, used by every document that is meant for sharing.
//
// The plan promises that a reader who knows all that is printed (the whole organisation's figures, those of
// every department and department × pillar that is shown, and this plan's rules) cannot compute the score,
// the number or any other figure of a group of 1 to min_group − 1 people. What such a reader can compute is
// a figure of a group that is shown, or of a sum of such groups, or of the total without them. So
// 1. a department with fewer respondents than min_group is withheld whole; so is an empty one, which
//    makes "too small" and "nobody" look alike;
// 2. a department with fewer scores than min_group on a pillar is withheld on that pillar;
// 3. the total without what is shown (everything withheld plus the respondents without a department) is, in
//    number of respondents and in scores on every pillar, nobody or at least min_group people. Where it
//    would be less, the smallest department (or cell of that pillar) that is still shown is withheld too;
//    ties go by name. One is always enough, since what is shown has min_group people itself;
// 4. a pillar on which the whole organisation has 1 to min_group − 1 scores is withheld for everybody;
// 5. an organisation with fewer than min_group respondents is refused.
// A figure here is anything computed from the answers. Numbers of people invited are not; they are left out
// with the rest of a withheld department all the same. The counts of single answers are figures of the
// whole organisation.
#ifndef SCORE_PRIVACY_H
#define SCORE_PRIVACY_H

#include "ingest/scan.h"

// A group as the plan sees it.
typedef struct PrivacyGroup {
    Slice name;
    uint64_t n;               // respondents
    uint64_t scored[PILLARS]; // of them, those with a score
} PrivacyGroup;

typedef struct PrivacyPlan {
    bool refused;          // then all below is true as well
    bool pillar[PILLARS];  // withheld for the whole organisation
    bool *department;      // withheld whole
    bool (*cell)[PILLARS]; // withheld, also where the whole department is
} PrivacyPlan;

// The plan for these departments, in their order, and the respondents without one. In the arena. The same
// numbers and names give the same plan, in whatever order the departments come.
PrivacyPlan privacy_plan(Arena *arena, const PrivacyGroup *departments, size_t count,
                         const PrivacyGroup *without, uint64_t min_group);

#endif
