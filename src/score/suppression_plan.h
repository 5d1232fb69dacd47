// SPDX-License-Identifier: EUPL-1.2
// What may be printed: one plan, made once, used by every document that is meant for sharing.
//
// The promise. A group is a set of people of whom a reader can know who is in it: those of a department, of
// all departments below another, of several departments together, those without a department, those who
// answered after the version before. Of no group of 1 to min_group − 1 people can a reader who has every
// shareable document, and those of earlier versions, compute the number, the scores or any other value.
// A value here is anything computed from the answers. How many people were invited is not; it goes with
// the other values of a withheld department all the same.
//
// One version. Departments lie below each other: every value of a department is that of all who are in it or
// below it. What a reader can compute is a sum of residuals (score/secondary_suppression.h): a group without
// the groups below it that are shown. So
// 1. a group with fewer respondents than min_group is withheld whole; so is an empty one, which makes "too
//    small" and "nobody" look alike, and a group with fewer scores than that on a pillar is withheld there;
// 2. every residual is nobody or at least min_group people, in respondents and in scores on every pillar.
//    Where it would be less, others are withheld too: as few cells as can be, then the smallest groups,
//    then by name. People are counted, not groups: nobody protects anybody;
// 3. two or more groups that are withheld below the same one become one row, where together they are enough
//    and what then remains of the residual is safe. The few people who belong to no group there go along with
//    them. The row tells nothing that subtracting would not, and it can be withheld on a pillar;
// 4. a pillar on which the whole organisation has 1 to min_group − 1 scores is withheld for everybody; an
//    organisation with fewer than min_group respondents is refused;
// 5. a score so near the end of the scale that nobody in it can be further from that end than the protection
//    interval (score/incomplete.h) is withheld, and where only what is left by subtraction is such a score,
//    the smallest group that leaves it. That is group disclosure in the field's words: attribute disclosure
//    of all who are known to be in a group, however many they are (Hundepool et al., Statistical Disclosure
//    Control, Wiley 2012, and ESSnet SDC, Handbook on Statistical Disclosure Control, on frequency tables;
//    Brandt et al., Guidelines for the checking of output based on microdata research, ESSnet SDC 2010, where
//    no cell may hold nearly all of its row). A score is a mean of numbers with two ends, so at one of them
//    it says what a table with all in one category says. Anywhere else a mean does not show unanimity.
//
// What this leaves. The whole organisation is no group among others, and what all of it answered is what the
// scan is for. So where all of it scores at an end, or gives one answer to a question, that is printed, and
// with it every department's. And a later version cannot know the scores of those who are gone: min_group
// people or more who came or went, all of whom scored at an end, can show in the difference. tests/attack
// counts both apart, as ends of the scale and as answers that all of a group gave.
//
// Not groups. Those who gave one answer, or left a question open, are no group: nobody can tell from outside
// who they are. So the whole organisation's counts of answers are printed as they are, a 1 among them too. In
// a department the circle is small enough to guess. There no counts of answers are shown, nor how many
// answered a question, only its mean, rounded as it is printed (score/questions.h): without the number and
// with the rounding, it can neither be turned back into counts nor set against the pillar's score to get the
// few who left a question open. A mean at the very end of the scale says what each of them answered, and is
// withheld, as a score is by rule 5.
//
// Two versions. Their difference must not be a small group either: score/versions.h.
#ifndef SCORE_SUPPRESSION_PLAN_H
#define SCORE_SUPPRESSION_PLAN_H

#include "score/linkage.h"
#include "score/privacy_rule.h"

// A group as the plan sees it: its own people, not those of the groups below it.
typedef struct PrivacyGroup {
    Slice name;
    uint64_t n;               // respondents
    uint64_t scored[PILLARS]; // of them, those with a score
    uint64_t total[PILLARS];  // of these scores, in 1/105 points; 0: not known
    size_t above; // number of the group above it, counted from 1; 0: the whole organisation
} PrivacyGroup;

typedef struct PrivacyMerged {
    // The group whose withheld parts these are, counted from 1; 0: the whole organisation
    size_t above;
    bool with_own;      // and its people who belong to no group below it
    uint64_t n;         // respondents
    bool cell[PILLARS]; // withheld
} PrivacyMerged;

typedef enum PrivacyRefusal {
    PRIVACY_REPORT,
    PRIVACY_REFUSED_SMALL,
    PRIVACY_REFUSED_VERSION
} PrivacyRefusal;

typedef struct SuppressionPlan {
    bool refused;                 // then all below is true as well
    bool pillar[PILLARS];         // withheld for the whole organisation
    bool few_open[PILLARS];       // beside an earlier version: versions_few_open
    bool *department;             // withheld whole
    bool (*cell)[PILLARS];        // withheld, also where the whole department is
    uint8_t *why;                 // PrivacyRule of `department`
    uint8_t (*why_cell)[PILLARS]; // PrivacyRule of `cell`
    PrivacyMerged *merged;        // rows of several departments, at most one below each
    size_t merged_count;
    // By department: the number of its row in `merged`, counted from 1; 0: in none
    size_t *merged_in;
    PrivacyRefusal refusal;
    const PublishedVersion *against; // PRIVACY_REFUSED_VERSION: beside which version
    bool at_fault[CELLS]; // PRIVACY_REFUSED_VERSION: in which cells of the whole organisation
    // PRIVACY_VERSION: beside which version
    const PublishedVersion **against_department;
    const PublishedVersion *(*against_cell)[PILLARS];
    const Courses *members; // Versions.members; NULL where there is no earlier version, or refused
    uint32_t (*residual)
        [CELLS]; // by PublishedVersion.group: as PublishedGroup.residual; not where refused
} SuppressionPlan;

// The plan for these departments, in their order, and the respondents without one. In the arena. The same
// numbers and names give the same plan, in whatever order the departments come.
SuppressionPlan suppression_plan(Arena *arena, const PrivacyGroup *departments, size_t count,
                                 const PrivacyGroup *without, uint64_t min_group);

// The same beside versions that have been shown before. `now` are the people of these departments, in this
// order (NULL for both: none have).
SuppressionPlan suppression_plan_after(Arena *arena, const PrivacyGroup *departments, size_t count,
                                       const PrivacyGroup *without, uint64_t min_group,
                                       const Published *before, const PublishedVersion *now);

// The plan by which all is shown. In the arena.
SuppressionPlan suppression_plan_open(Arena *arena, size_t departments);

#endif
