// SPDX-License-Identifier: EUPL-1.2
// This version of a report beside earlier ones: what can be computed from all of them must not be about a
// small group either.
//
// A reader of two versions knows the residuals of both (score/published.h). Draw every residual as a point,
// and one more for the outside. Draw every person as a line from the residual of the one version to the
// residual of the other; to the outside, who is in one of them only; and who answered otherwise, whose old
// and new answers are two unknowns, as a triangle of both residuals and the outside, each side half as heavy
// as a line. So:
// 1. Whatever a reader computes is a sum of residuals with factors. Give every residual of the first version
//    its factor, every residual of the second the negative of its factor, and the outside 0. A person stays
//    in the sum where the ends of the line differ; so do the points of the triangle, of which a cut takes two
//    sides or none.
// 2. Part the points with one of these values from all others. The lines across this cut belong to people who
//    are in the sum, and there is one at least if anybody is in the sum. So if every cut through something
//    takes the lines of `min_group` people, every sum is about that many or more.
// 3. The cut is itself the sum with the factors 0 and 1. So nothing that is safe is forbidden.
// The lightest cut is found as in score/cut.h. Moves, merges, splits, other names, another hierarchy, another
// min_group need no rule of their own.
// What three versions and more tell together is looked for by score/joint.h.
//
// Of the whole organisation every answer is counted exactly, also those of people without a score. So the
// same is asked of everybody and their answers on each pillar. And a difference of counts has a sign: where
// one comes and four go, it is the one whose answers it counts up. So those who came, with the new answers of
// who answered otherwise, have to be nobody or `min_group` people; those who went, with the old answers, too.
// Of the whole nothing can be withheld: a version with such a fault is refused.
//
// Where an export has no numbers, one who has gone and one who has come may be one person (score/linkage.h).
// Then a cut is taken to be of fewer people than lines: by as many as may stand twice, and by half at most.
#ifndef SCORE_VERSIONS_H
#define SCORE_VERSIONS_H

#include "score/cut.h"
#include "score/reprint.h"

typedef struct Versions {
    const PublishedVersion *const *version; // the oldest first; the last is this one
    size_t count;                           // of all
    uint64_t min_group;
    Courses courses[CELLS];
    Courses answers[PILLARS]; // of everybody
    Reprints reprints[PILLARS];
    bool *few_open[PILLARS]; // by earlier version: versions_few_open
    Courses members;         // everybody, by the versions they are in (score/texts_apart.h)
} Versions;

// In the arena, as long as the versions given live.
Versions *versions_make(Arena *arena, const Published *before, const PublishedVersion *now,
                        uint64_t min_group);

// What would give a few people away.
typedef struct VersionFault {
    size_t version; // of two; of more together the last before this one
    bool together;
    Cut cut; // of two: nodes are the residuals of this version, then those of the other, then the outside
    size_t residuals; // of two: of the other version
    uint64_t least;   // of two: the weight from which on a cut is no fault
    bool *about;      // of more together: by residual of this version
} VersionFault;

// Is there one, where this version shows a cell with these residuals? `residual` by group, of which there are
// `residuals`. False where there is none. In the arena.
bool versions_fault(Arena *arena, const Versions *versions, int cell, const uint32_t *residual,
                    size_t residuals, VersionFault *fault);

// Is there one in what is shown of the whole organisation, without any department: its cell, and the counts
// of all answers on a pillar? `version` becomes the number of the earlier one. The arena is for scratch.
bool versions_fault_of_whole(Arena *arena, const Versions *versions, int cell, size_t *version);

// Can a reader of several versions look from two sides at the few people who left something open on a pillar?
typedef enum FewOpen {
    FEW_OPEN_NOT,
    FEW_OPEN,        // no answers may be counted
    FEW_OPEN_COUNTED // an earlier version counted them: nor may any score be rounded in a new way
} FewOpen;

// `mark` are those of the scores on the pillar that this version prints (score/reprint.h), `count` of them.
// It is so where an earlier version printed others, and in one of the two, or of those who came, or of those
// who went, 1 to min_group − 1 left something open. In each version by itself what the roundings leave open
// may be wide enough (score/withhold.h); together they leave less, the less the more versions there are.
// `version` becomes the number of the earlier one. `mark` is put in order.
FewOpen versions_few_open(const Versions *versions, int pillar, uint64_t *mark, size_t count,
                          size_t *version);

#endif
