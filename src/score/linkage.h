// SPDX-License-Identifier: EUPL-1.2
// Who is who in several versions: record linkage by tags (score/published.h), never by names of groups.
//
// People of a version are matched with those known from the versions before it: by number and answers; then
// by the answers alone, for an export may have numbered its rows anew; then by the number alone: somebody
// whose answers were corrected. The last step is left out where the second one found anybody, an export has
// no numbers, or most who have a number in both have other answers, for then a number says nothing. Who is
// left without a match has come, or has gone.
//
// Where numbers do not tell, one who has gone and one who has come may be the same person with other answers.
// For each cell, whoever of these has the same eight answers counts as the same person, of the same group
// if there is one. Other people may have the same answers; so all who have gone or come stay `unsure`: among
// so many the same person may stand twice.
#ifndef SCORE_LINKAGE_H
#define SCORE_LINKAGE_H

#include "score/published.h"

typedef struct Linkage {
    const PublishedVersion *const *version; // the oldest first
    size_t versions, people;
    uint32_t *
        place; // [person × versions + version]: where in that version, counted from 1; 0: not there
    bool by_number; // numbers told who is who
} Linkage;

Linkage linkage_make(Arena *arena, const PublishedVersion *const *version, size_t versions);

enum { COURSE_NOT = UINT32_MAX };

// One version of a course: the group, COURSE_NOT where they are not in the cell; and the first version at
// which they had the same answers, which are what the cell is computed from.
typedef struct CourseStep {
    uint32_t group, answers;
} CourseStep;

// Which people of a version, and which of their answers: of a cell, those whom it is about; or everybody,
// with the answers on a pillar; or of those whom it is about who left something open.
typedef struct CourseTopic {
    int cell;
    bool everybody; // also those without a score; of what group they are does not matter
    bool open;      // only those who left something open, wherever they are
} CourseTopic;

// People who were in the same groups all along, with changes at the same versions.
typedef struct Courses {
    size_t count, versions;
    uint64_t *people; // by course
    CourseStep *step; // [course × versions + version]
    bool sure;        // who is who
    // by version before the last, where that is not sure: how many people of it may be people of the last
    // version with other answers
    uint64_t *unsure;
} Courses;

Courses courses_make(Arena *arena, const Linkage *linkage, CourseTopic topic);

#endif
