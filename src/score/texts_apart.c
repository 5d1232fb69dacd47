// SPDX-License-Identifier: EUPL-1.2
#include "score/texts_apart.h"

// The people parted by the versions that show texts; part 0 are those who are in none of them.
typedef struct PeopleParts {
    const Courses *members;
    Arena *scratch;
    size_t *part; // by course
    size_t count;
} PeopleParts;

static bool is_in(const Courses *members, size_t course, size_t version)
{
    return members->step[course * members->versions + version].group != COURSE_NOT;
}

static void split(PeopleParts *parts, size_t version)
{
    size_t *number = arena_many(parts->scratch, size_t, 2 * parts->count); // of the new part
    size_t count = 1;
    for (size_t c = 0; c < parts->members->count; c++) {
        size_t at = 2 * parts->part[c] + is_in(parts->members, c, version);
        if (at && !number[at])
            number[at] = count++;
        parts->part[c] = number[at];
    }
    parts->count = count;
}

size_t texts_apart(const Courses *members, const bool shown[], uint64_t least)
{
    size_t against = SIZE_MAX, last = members->versions - 1;
    Arena *scratch = arena_new();
    PeopleParts parts = { members, scratch, arena_many(scratch, size_t, members->count), 1 };
    for (size_t v = 0; v < last; v++) {
        if (!shown[v])
            continue;
        split(&parts, v);
        against = v;
    }
    // Are there 1 to least − 1 people in a part that this version makes? Each becomes two: who is in it and
    // who is not; of part 0 only the former are anybody's to see.
    uint64_t *people = arena_many(scratch, uint64_t, 2 * parts.count);
    bool few = false;
    for (size_t c = 0; c < members->count; c++)
        people[2 * parts.part[c] + is_in(members, c, last)] += members->people[c];
    for (size_t i = 1; i < 2 * parts.count; i++)
        few = few || (people[i] > 0 && people[i] < least);
    arena_free(scratch);
    return few ? against : SIZE_MAX;
}
