// SPDX-License-Identifier: EUPL-1.2
#include "score/suppression_scores.h"

#include "score/incomplete.h"

// ---- few who left something open ----

static uint64_t *marks_of_rows(const Turn *turn, const uint64_t *own)
{
    const PlanTree *tree = turn->tree;
    const SuppressionDraft *draft = turn->draft;
    uint64_t *mark = arena_many(turn->arena, uint64_t, draft->row_count);
    for (size_t n = 1; n < tree->count; n++)
        if (draft->row_of[n])
            mark[draft->row_of[n] - 1] += own[plan_group(tree, n)];
    for (size_t r = 0; r < draft->row_count; r++)
        if (draft->row[r].with_own)
            mark[r] += own[plan_group(tree, draft->row[r].above)];
    return mark;
}

uint64_t *turn_marks(const Turn *turn)
{
    const PlanTree *tree = turn->tree;
    const uint64_t *own = tree->versions->reprints[turn->cell - 1].own;
    uint64_t *mark = arena_many(turn->arena, uint64_t, turn->count);
    uint64_t *all = arena_many(turn->arena, uint64_t, tree->count), *row = marks_of_rows(turn, own);
    for (size_t n = tree->count; n-- > 0;) {
        all[n] += own[plan_group(tree, n)];
        if (n)
            all[tree->node[n].above] += all[n];
    }
    for (size_t e = 0; e < turn->count; e++)
        mark[e] = (turn->entry[e].is_row ? row : all)[turn->entry[e].node];
    return mark;
}

bool turn_hide_new_scores(Turn *turn, const uint64_t *mark)
{
    const Versions *versions = turn->tree->versions;
    int pillar = turn->cell - 1;
    Arena *scratch = arena_new();
    uint64_t *printed = arena_many(scratch, uint64_t, turn->count);
    size_t count = 0, against = 0;
    for (size_t e = 0; e < turn->count; e++)
        if (!turn->group[e].hidden)
            printed[count++] = mark[e];
    FewOpen few = versions_few_open(versions, pillar, printed, count, &against);
    arena_free(scratch);
    turn->draft->few_open[pillar] = few != FEW_OPEN_NOT;
    bool any = false;
    for (size_t e = 1; few == FEW_OPEN_COUNTED && e < turn->count; e++) {
        if (turn->group[e].hidden || reprints_has(&versions->reprints[pillar], mark[e]))
            continue;
        turn_force(turn, e, PRIVACY_VERSION, against);
        any = true;
    }
    return any;
}

// ---- scores at the ends of the scale ----

typedef struct Scores {
    uint64_t people, total;
} Scores;

static Scores scores_of(const Turn *turn, size_t entry)
{
    size_t number = turn->entry[entry].node;
    int cell = turn->cell;
    if (turn->entry[entry].is_row)
        return (Scores){ turn->draft->row[number].all[cell],
                         turn->draft->row[number].total[cell - 1] };
    const PlanNode *node = &turn->tree->node[number];
    return (Scores){ node->all[cell], node->total[cell - 1] };
}

// Is nobody further from an end than the protection interval? In whole points, as the scores of those who
// answered everything are.
static bool tells_each(Scores scores)
{
    const uint64_t interval = (PROTECTION_TENTHS + 9) / 10 * POINT;
    const uint64_t least = QUESTIONS * NEVER * POINT * scores.people;
    const uint64_t most = QUESTIONS * SYSTEMATICALLY * POINT * scores.people;
    return scores.total > 0 && (scores.total - least < interval || most - scores.total < interval);
}

// What is left of each entry that is shown without those right below it, and the smallest of these (0: none).
static void find_residuals(const Turn *turn, Scores *residual, size_t *smallest)
{
    for (size_t e = 0; e < turn->count; e++)
        residual[e] = scores_of(turn, e);
    for (size_t e = 1; e < turn->count; e++) {
        Scores all = scores_of(turn, e);
        size_t above = turn->group[e].above;
        if (turn->group[e].hidden)
            continue;
        while (turn->group[above].hidden)
            above = turn->group[above].above;
        residual[above] =
            (Scores){ residual[above].people - all.people, residual[above].total - all.total };
        if (!smallest[above] || all.people < scores_of(turn, smallest[above]).people)
            smallest[above] = e;
    }
}

bool turn_hide_telling_scores(Turn *turn)
{
    if (tells_each(scores_of(turn, 0)))
        return false;
    bool any = false;
    Arena *scratch = arena_new();
    Scores *residual = arena_many(scratch, Scores, turn->count);
    size_t *smallest = arena_many(scratch, size_t, turn->count);
    find_residuals(turn, residual, smallest);
    for (size_t e = 0; e < turn->count; e++) {
        if (turn->group[e].hidden || !tells_each(residual[e]))
            continue;
        turn_force(turn, tells_each(scores_of(turn, e)) ? e : smallest[e], PRIVACY_ALIKE, 0);
        any = true;
    }
    arena_free(scratch);
    return any;
}
