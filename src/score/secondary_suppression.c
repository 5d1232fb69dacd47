// SPDX-License-Identifier: EUPL-1.2
// For each group and each number r of people in its residual (`least` standing for that many or more): the
// cheapest choice below it that leaves r. A group takes those below it one by one; each adds nothing to the
// residual where it is shown, which needs a safe residual of its own, and its own residual where it is
// hidden.
#include "score/secondary_suppression.h"

enum { SHOWN = UINT32_MAX };

typedef struct Cost {
    uint64_t weight;
    uint64_t people; // hidden; a group's people count for each group that hides them
    bool possible;
} Cost;

// How a residual of the group above came about: the residual that it had before this group was taken, and
// what this group adds (a residual, or SHOWN).
typedef struct ResidualChoice {
    uint32_t before, added;
} ResidualChoice;

typedef struct Suppression {
    SuppressionGroup *groups;
    size_t count, least;
    uint64_t *people;       // with those below
    Cost *cost;             // [group × (least + 1) + residual]
    ResidualChoice *choice; // [group × (least + 1) + residual of the group above]
    Cost *scratch;          // [residual]
} Suppression;

static Cost *cost_of(const Suppression *suppression, size_t group)
{
    return &suppression->cost[group * (suppression->least + 1)];
}

static size_t capped(const Suppression *suppression, uint64_t people)
{
    return people < suppression->least ? (size_t)people : suppression->least;
}

static bool cheaper(Cost a, Cost b)
{
    if (!a.possible || !b.possible)
        return a.possible && !b.possible;
    return a.weight != b.weight ? a.weight < b.weight : a.people < b.people;
}

// A residual that may be known; `least` where none is possible at all.
static size_t safe_residual(const Suppression *suppression, size_t group)
{
    const Cost *cost = cost_of(suppression, group);
    return cheaper(cost[suppression->least], cost[0]) || !cost[0].possible ? suppression->least : 0;
}

static void offer(Suppression *suppression, size_t group, uint32_t added, Cost price)
{
    const Cost *above = cost_of(suppression, suppression->groups[group].above);
    ResidualChoice *choice = &suppression->choice[group * (suppression->least + 1)];
    for (size_t before = 0; before <= suppression->least; before++) {
        size_t after = added == SHOWN ? before : capped(suppression, before + added);
        Cost cost = { above[before].weight + price.weight, above[before].people + price.people,
                      above[before].possible };
        if (!cheaper(cost, suppression->scratch[after]))
            continue;
        suppression->scratch[after] = cost;
        choice[after] = (ResidualChoice){ (uint32_t)before, added };
    }
}

// Hidden comes before shown: of two choices that cost the same, the first group in order is hidden, since the
// groups are taken from the last to the first.
static void take(Suppression *suppression, size_t group)
{
    const SuppressionGroup *taken = &suppression->groups[group];
    const Cost *cost = cost_of(suppression, group);
    Cost *above = cost_of(suppression, taken->above);
    for (size_t residual = 0; residual <= suppression->least; residual++)
        suppression->scratch[residual] = (Cost){ 0 };
    for (size_t residual = 0; residual <= suppression->least; residual++) {
        Cost price = { cost[residual].weight + taken->weight,
                       cost[residual].people + suppression->people[group], true };
        if (cost[residual].possible)
            offer(suppression, group, (uint32_t)residual, price);
    }
    size_t safe = safe_residual(suppression, group);
    if (!taken->hidden && cost[safe].possible)
        offer(suppression, group, SHOWN, cost[safe]);
    for (size_t residual = 0; residual <= suppression->least; residual++)
        above[residual] = suppression->scratch[residual];
}

static void follow(Arena *arena, Suppression *suppression)
{
    uint32_t *residual = arena_many(arena, uint32_t, suppression->count);
    bool none = !cost_of(suppression, 0)[safe_residual(suppression, 0)].possible;
    residual[0] = (uint32_t)safe_residual(suppression, 0);
    for (size_t g = 1; g < suppression->count; g++) {
        SuppressionGroup *group = &suppression->groups[g];
        ResidualChoice choice =
            suppression->choice[g * (suppression->least + 1) + residual[group->above]];
        residual[group->above] = choice.before;
        group->hidden = none || choice.added != SHOWN;
        residual[g] =
            choice.added == SHOWN ? (uint32_t)safe_residual(suppression, g) : choice.added;
    }
}

void suppress_secondary(Arena *arena, SuppressionGroup *groups, size_t count, uint64_t least)
{
    size_t residuals = (size_t)least + 1;
    Suppression suppression = { groups,
                                count,
                                (size_t)least,
                                arena_many(arena, uint64_t, count),
                                arena_many(arena, Cost, count * residuals),
                                arena_many(arena, ResidualChoice, count * residuals),
                                arena_many(arena, Cost, residuals) };
    for (size_t g = 0; g < count; g++)
        cost_of(&suppression, g)[capped(&suppression, groups[g].own)].possible = true;
    for (size_t g = count; g-- > 1;)
        suppression.people[groups[g].above] += suppression.people[g] += groups[g].own;
    for (size_t g = count; g-- > 1;)
        take(&suppression, g);
    follow(arena, &suppression);
}
