#include "score/privacy.h"

typedef struct Planner {
    const PrivacyGroup *departments;
    size_t count;
    const PrivacyGroup *without;
    uint64_t min_group;
    PrivacyPlan plan;
} Planner;

// Pillar −1 stands for the number of respondents itself.
static uint64_t size_of(const PrivacyGroup *group, int pillar)
{
    return pillar < 0 ? group->n : group->scored[pillar];
}

static bool hidden(const Planner *planner, size_t department, int pillar)
{
    return pillar < 0 ? planner->plan.department[department] : planner->plan.cell[department][pillar];
}

static void hide(Planner *planner, size_t department, int pillar)
{
    if (pillar >= 0) {
        planner->plan.cell[department][pillar] = true;
        return;
    }
    planner->plan.department[department] = true;
    for (int p = 0; p < PILLARS; p++)
        planner->plan.cell[department][p] = true;
}

static bool too_small(const Planner *planner, uint64_t people)
{
    return people > 0 && people < planner->min_group;
}

// People in what a reader gets by taking all that is shown from the total.
static uint64_t rest(const Planner *planner, int pillar)
{
    uint64_t people = size_of(planner->without, pillar);
    for (size_t d = 0; d < planner->count; d++)
        if (hidden(planner, d, pillar))
            people += size_of(&planner->departments[d], pillar);
    return people;
}

static bool comes_first(const PrivacyGroup *a, const PrivacyGroup *b, int pillar)
{
    if (size_of(a, pillar) != size_of(b, pillar))
        return size_of(a, pillar) < size_of(b, pillar);
    return slice_compare(a->name, b->name) < 0;
}

// Hide the smallest that is still shown. False where nothing is.
static bool hide_one_more(Planner *planner, int pillar)
{
    size_t chosen = planner->count;
    for (size_t d = 0; d < planner->count; d++)
        if (!hidden(planner, d, pillar) &&
            (chosen == planner->count ||
             comes_first(&planner->departments[d], &planner->departments[chosen], pillar)))
            chosen = d;
    if (chosen == planner->count)
        return false;
    hide(planner, chosen, pillar);
    return true;
}

static void plan_for(Planner *planner, int pillar)
{
    for (size_t d = 0; d < planner->count; d++)
        if (size_of(&planner->departments[d], pillar) < planner->min_group)
            hide(planner, d, pillar);
    while (too_small(planner, rest(planner, pillar)) && hide_one_more(planner, pillar))
        continue;
}

static uint64_t total(const Planner *planner, int pillar)
{
    uint64_t people = size_of(planner->without, pillar);
    for (size_t d = 0; d < planner->count; d++)
        people += size_of(&planner->departments[d], pillar);
    return people;
}

PrivacyPlan privacy_plan(Arena *arena, const PrivacyGroup *departments, size_t count,
                         const PrivacyGroup *without, uint64_t min_group)
{
    Planner planner = { departments, count, without, min_group, { 0 } };
    planner.plan.department = arena_many(arena, bool, count);
    planner.plan.cell = arena_alloc(arena, sizeof *planner.plan.cell, count);
    planner.plan.refused = total(&planner, -1) < min_group;
    for (int p = 0; p < PILLARS; p++)
        planner.plan.pillar[p] = planner.plan.refused || too_small(&planner, total(&planner, p));
    if (planner.plan.refused)
        for (size_t d = 0; d < count; d++)
            hide(&planner, d, -1);
    plan_for(&planner, -1);
    for (int p = 0; p < PILLARS; p++)
        plan_for(&planner, p);
    return planner.plan;
}
