// SPDX-License-Identifier: EUPL-1.2
#include "score/questions.h"

#include <stdlib.h>

#include "model/responses.h"
#include "model/scan.h"
#include "score/secondary_suppression.h"

// Answers 1–4 to one question: how many, and their sum.
typedef struct Answered {
    uint64_t n, points;
} Answered;

// Group 0 is the whole organisation, those without a department its own; d + 1 is department d.
typedef struct Asked {
    const Scan *scan;
    const Results *results;
    size_t groups;
    size_t *depth, *order; // by group; the groups by depth and then by name
    Answered (*own)[ITEMS], (*all)[ITEMS];
} Asked;

static size_t above_of(const Asked *asked, size_t group)
{
    return asked->scan->departments[group - 1].above;
}

static int by_depth_and_name(const void *left, const void *right, void *data)
{
    const Asked *asked = data;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    if (asked->depth[a] != asked->depth[b])
        return asked->depth[a] < asked->depth[b] ? -1 : 1;
    int order =
        slice_compare(asked->scan->departments[a - 1].name, asked->scan->departments[b - 1].name);
    return order ? order : (a > b) - (a < b);
}

static void count_answers(Asked *asked)
{
    const Responses *responses = &asked->scan->responses;
    for (size_t i = 0; i < responses->count; i++) {
        const Respondent *respondent = respondent_at(responses, i);
        size_t group = respondent->department < asked->groups - 1 ? respondent->department + 1 : 0;
        Answered *own = asked->own[group];
        for (int item = 0; item < ITEMS; item++) {
            unsigned answer = respondent->answer[item],
                     points = answer <= SYSTEMATICALLY ? answer : 0;
            own[item].n += points > 0;
            own[item].points += points;
        }
    }
    for (size_t g = asked->groups; g-- > 0;) {
        size_t group = asked->order[g];
        for (int item = 0; item < ITEMS; item++) {
            asked->all[group][item].n += asked->own[group][item].n;
            asked->all[group][item].points += asked->own[group][item].points;
            if (!group)
                continue;
            asked->all[above_of(asked, group)][item].n += asked->all[group][item].n;
            asked->all[above_of(asked, group)][item].points += asked->all[group][item].points;
        }
    }
}

static bool is_shown(const Asked *asked, size_t group, int item)
{
    const Results *results = asked->results;
    return !group || (!results->department[group - 1].pillar[item / QUESTIONS].withheld &&
                      !results->pillar[item / QUESTIONS].department_questions_withheld);
}

static bool tells_all(Answered answered)
{
    return answered.points == answered.n * NEVER || answered.points == answered.n * SYSTEMATICALLY;
}

static Fraction mean_of(Answered answered)
{
    return fraction((int128)answered.points, (int128)answered.n);
}

// What is left of a group that is shown without those below it that are shown as well must not say what
// everybody answered either. While one does: the smallest below it that is shown, or SIZE_MAX.
static size_t find_telling(Arena *arena, const SuppressionGroup *groups, const Answered *all,
                           size_t count)
{
    Answered *residual = arena_many(arena, Answered, count);
    size_t *above = arena_many(arena, size_t, count), found = SIZE_MAX;
    for (size_t g = 0; g < count; g++) {
        residual[g] = all[g];
        above[g] = groups[g].above;
        while (above[g] && groups[above[g]].hidden)
            above[g] = groups[above[g]].above;
    }
    for (size_t g = 1; g < count; g++)
        if (!groups[g].hidden) {
            residual[above[g]].n -= all[g].n;
            residual[above[g]].points -= all[g].points;
        }
    for (size_t g = 1; g < count; g++)
        if (!groups[g].hidden && residual[above[g]].n && tells_all(residual[above[g]]) &&
            (found == SIZE_MAX || all[g].n < all[found].n))
            found = g;
    return found;
}

static void plan_question(const Asked *asked, int item, DepartmentQuestion (*questions)[ITEMS])
{
    Arena *scratch = arena_new();
    uint64_t least = (uint64_t)asked->scan->settings.min_group;
    SuppressionGroup *groups = arena_many(scratch, SuppressionGroup, asked->groups);
    Answered *answered = arena_many(scratch, Answered, asked->groups); // by entry
    size_t *entry = arena_many(scratch, size_t, asked->groups), count = 0;
    for (size_t g = 0; g < asked->groups; g++) {
        size_t group = asked->order[g], above = group ? entry[above_of(asked, group)] : 0;
        Answered all = asked->all[group][item];
        if (!is_shown(asked, group, item)) {
            entry[group] = above;
            groups[above].own += asked->own[group][item].n;
            continue;
        }
        entry[group] = count;
        answered[count] = all;
        groups[count++] = (SuppressionGroup){ .above = above,
                                              .own = asked->own[group][item].n,
                                              .hidden = all.n < least || tells_all(all),
                                              .weight = 1 };
    }
    suppress_secondary(scratch, groups, count, least);
    size_t telling;
    while ((telling = find_telling(scratch, groups, answered, count)) != SIZE_MAX) {
        groups[telling].hidden = true;
        suppress_secondary(scratch, groups, count, least);
    }
    for (size_t d = 0; d + 1 < asked->groups; d++) {
        DepartmentQuestion *question = &questions[d][item];
        question->withheld = !is_shown(asked, d + 1, item) || groups[entry[d + 1]].hidden;
        question->mean = question->withheld ? fraction_none()
                                            : fraction_rounded(mean_of(asked->all[d + 1][item]), 1);
    }
    arena_free(scratch);
}

DepartmentQuestion (*score_department_questions(Arena *arena, const Scan *scan,
                                                const Results *results))[ITEMS]
{
    size_t groups = scan->department_count + 1;
    DepartmentQuestion(*questions)[ITEMS] = arena_alloc(arena, sizeof *questions, groups);
    Arena *scratch = arena_new();
    Asked asked = { .scan = scan,
                    .results = results,
                    .groups = groups,
                    .depth = arena_many(scratch, size_t, groups),
                    .order = arena_many(scratch, size_t, groups),
                    .own = arena_alloc(scratch, sizeof *asked.own, groups),
                    .all = arena_alloc(scratch, sizeof *asked.all, groups) };
    for (size_t g = 1; g < asked.groups; g++) {
        asked.order[g] = g;
        for (size_t a = g; a; a = above_of(&asked, a))
            asked.depth[g]++;
    }
    qsort_r(asked.order + 1, asked.groups - 1, sizeof *asked.order, by_depth_and_name, &asked);
    count_answers(&asked);
    for (int item = 0; item < ITEMS; item++) {
        if (!results->whole)
            plan_question(&asked, item, questions);
        for (size_t d = 0; results->whole && d < scan->department_count; d++)
            questions[d][item] = (DepartmentQuestion){ .mean = mean_of(asked.all[d + 1][item]) };
    }
    arena_free(scratch);
    return questions;
}
