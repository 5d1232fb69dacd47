// SPDX-License-Identifier: EUPL-1.2
#include "score/reprint.h"

#include <stdlib.h>
#include <string.h>

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
static uint64_t random_word(uint64_t number)
{
    number += 0x9E3779B97F4A7C15U;
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9U;
    number = (number ^ number >> 27) * 0x94D049BB133111EBU;
    return number ^ number >> 31;
}

// By group of that version.
static uint64_t *own_marks(Arena *arena, const Courses *courses, size_t version, size_t groups)
{
    uint64_t *own = arena_many(arena, uint64_t, groups);
    for (size_t c = 0; c < courses->count; c++) {
        CourseStep step = courses->step[c * courses->versions + version];
        if (step.group != COURSE_NOT)
            own[step.group] += courses->people[c] * random_word((uint64_t)c << 32 | step.answers);
    }
    return own;
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static size_t put_in_order(uint64_t *mark, size_t count)
{
    size_t kept = 0;
    qsort(mark, count, sizeof *mark, by_number);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || mark[i] != mark[kept - 1])
            mark[kept++] = mark[i];
    return kept;
}

// Groups that are shown, with all below them, and rows of several, which are a residual of their own.
static size_t printed_marks(Arena *arena, const PublishedVersion *version, int cell,
                            const uint64_t *own, uint64_t *mark)
{
    size_t count = 0;
    uint64_t *all = arena_many(arena, uint64_t, version->groups);
    uint64_t *row = arena_many(arena, uint64_t, version->groups + 1); // each has a group at least
    for (size_t g = 0; g < version->groups; g++) {
        for (size_t above = g; above; above = version->group[above].above)
            all[above] += own[g];
        all[0] += own[g];
        uint32_t residual = version->group[g].residual[cell];
        if (residual != RESIDUAL_NONE && residual >= version->groups)
            row[residual - version->groups] += own[g];
    }
    for (size_t g = 0; g < version->groups; g++)
        if (version->group[g].shown >> cell & 1)
            mark[count++] = all[g];
    for (size_t r = 0; r <= version->groups; r++)
        if (row[r])
            mark[count++] = row[r];
    return put_in_order(mark, count);
}

Reprints reprints_make(Arena *arena, const Courses *courses, const PublishedVersion *const *version,
                       int cell)
{
    size_t last = courses->versions - 1;
    Reprints reprints = { .own = own_marks(arena, courses, last, version[last]->groups),
                          .versions = last,
                          .mark = arena_many(arena, uint64_t *, last),
                          .count = arena_many(arena, size_t, last) };
    Arena *scratch = arena_new();
    for (size_t v = 0; v < last; v++) {
        const uint64_t *own = own_marks(scratch, courses, v, version[v]->groups);
        reprints.mark[v] = arena_many(arena, uint64_t, 2 * version[v]->groups + 1);
        reprints.count[v] = printed_marks(scratch, version[v], cell, own, reprints.mark[v]);
    }
    arena_free(scratch);
    return reprints;
}

bool reprints_has(const Reprints *reprints, uint64_t mark)
{
    for (size_t v = 0; v < reprints->versions; v++)
        if (bsearch(&mark, reprints->mark[v], reprints->count[v], sizeof mark, by_number))
            return true;
    return false;
}

bool reprints_all(const Reprints *reprints, size_t version, uint64_t *mark, size_t count)
{
    count = put_in_order(mark, count);
    return count == reprints->count[version] &&
           (count == 0 || memcmp(mark, reprints->mark[version], count * sizeof *mark) == 0);
}
