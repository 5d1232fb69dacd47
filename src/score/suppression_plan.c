// SPDX-License-Identifier: EUPL-1.2
// The tree is put in an order of its own, by depth and name, so that the order of the departments tells
// nothing.
#include "score/suppression_plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "score/suppression_draft.h"

typedef struct SuppressionPlanner {
    Arena *arena;
    const PrivacyGroup *departments;
    size_t count;
    const PrivacyGroup *without;
    uint64_t min_group;
    size_t *depth; // by department, from 1
    PlanNode *node;
    size_t *node_of; // by department
} SuppressionPlanner;

static const PrivacyGroup *group_of(const SuppressionPlanner *planner, size_t node)
{
    return node ? &planner->departments[planner->node[node].department] : planner->without;
}

// ---- the tree ----

// A department that lies below itself, or below none that there is, lies at the top.
static size_t above_of(const SuppressionPlanner *planner, size_t department)
{
    size_t above = planner->departments[department].above, steps = 0;
    for (size_t a = above; a && a <= planner->count; a = planner->departments[a - 1].above)
        if (++steps > planner->count)
            return 0;
    return above <= planner->count ? above : 0;
}

static int by_depth_and_name(const void *left, const void *right, void *data)
{
    const SuppressionPlanner *planner = data;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    if (planner->depth[a] != planner->depth[b])
        return planner->depth[a] < planner->depth[b] ? -1 : 1;
    int order = slice_compare(planner->departments[a].name, planner->departments[b].name);
    return order ? order : (a > b) - (a < b);
}

static void make_tree(SuppressionPlanner *planner)
{
    size_t *order = arena_many(planner->arena, size_t, planner->count);
    for (size_t d = 0; d < planner->count; d++) {
        order[d] = d;
        planner->depth[d] = 1;
        for (size_t a = above_of(planner, d); a; a = above_of(planner, a - 1))
            planner->depth[d]++;
    }
    qsort_r(order, planner->count, sizeof *order, by_depth_and_name, planner);
    for (size_t d = 0; d < planner->count; d++)
        planner->node_of[order[d]] = d + 1;
    for (size_t n = 0; n <= planner->count; n++) {
        PlanNode *node = &planner->node[n];
        if (n) {
            size_t above = above_of(planner, order[n - 1]);
            node->department = order[n - 1];
            node->above = above ? planner->node_of[above - 1] : 0;
        }
        const PrivacyGroup *group = group_of(planner, n);
        node->own[0] = node->all[0] = group->n;
        for (int p = 0; p < PILLARS; p++) {
            node->own[1 + p] = node->all[1 + p] = group->scored[p];
            node->own_total[p] = node->total[p] = group->total[p];
        }
    }
    for (size_t n = planner->count + 1; n-- > 1;) {
        PlanNode *node = &planner->node[n], *above = &planner->node[node->above];
        for (int c = 0; c < CELLS; c++)
            above->all[c] += node->all[c];
        for (int p = 0; p < PILLARS; p++)
            above->total[p] += node->total[p];
    }
}

// ---- the choice ----

typedef struct Candidate {
    size_t node;
    uint64_t people;
} Candidate;

static int smallest_first(const void *left, const void *right)
{
    const Candidate *a = left, *b = right;
    if (a->people != b->people)
        return a->people < b->people ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static uint64_t cells_of(const PlanTree *tree, const bool *forced)
{
    Arena *trial = arena_new();
    uint64_t cells = suppression_draft(trial, tree, forced).cells;
    arena_free(trial);
    return cells;
}

// The secondary suppression of the respondents is the cheapest for them and not always for the pillars. Try
// the smallest of those that are shown in its place, as long as that withholds less.
static void search(const PlanTree *tree, bool *forced)
{
    enum { TRIED = 48, ROUNDS = 3 };
    bool better = true;
    for (int round = 0; better && round < ROUNDS; round++) {
        Arena *scratch = arena_new();
        SuppressionDraft draft = suppression_draft(scratch, tree, forced);
        Candidate *candidate = arena_many(scratch, Candidate, tree->count);
        size_t count = 0, best = 0;
        bool secondary = false;
        for (size_t n = 1; n < tree->count; n++) {
            secondary = secondary || (draft.hidden[0][n] && draft.why[0][n] == PRIVACY_SECONDARY);
            if (!draft.hidden[0][n])
                candidate[count++] = (Candidate){ n, tree->node[n].all[0] };
        }
        qsort(candidate, count, sizeof *candidate, smallest_first);
        uint64_t least = draft.cells;
        for (size_t i = 0; secondary && i < count && i < TRIED; i++) {
            forced[candidate[i].node] = true;
            uint64_t cells = cells_of(tree, forced);
            forced[candidate[i].node] = false;
            if (cells < least) {
                least = cells;
                best = candidate[i].node;
            }
        }
        better = best > 0;
        forced[best] = better;
        arena_free(scratch);
    }
}

// What the last version withheld, by name: as good a choice as any other keeps more of what both can show.
static void choose(const SuppressionPlanner *planner, const PlanTree *tree, const Published *before,
                   bool *forced)
{
    enum { MANY = 100 }; // departments, beyond which trying takes too long
    const PublishedVersion *last =
        before && before->count ? &before->version[before->count - 1] : NULL;
    bool *as_before = arena_many(planner->arena, bool, tree->count);
    if (!last || tree->count < MANY)
        search(tree, forced);
    for (size_t n = 1; last && n < tree->count; n++)
        for (size_t g = 1; g < last->groups; g++)
            as_before[n] =
                as_before[n] || (last->group[g].residual[0] != g &&
                                 slice_equal(last->group[g].name, group_of(planner, n)->name));
    if (last && cells_of(tree, as_before) <= cells_of(tree, forced))
        memcpy(forced, as_before, tree->count * sizeof *forced);
}

// ---- the plan ----

static void fill_rows(const SuppressionPlanner *planner, const SuppressionDraft *draft,
                      SuppressionPlan *plan)
{
    plan->merged_count = draft->row_count;
    plan->merged = arena_many(planner->arena, PrivacyMerged, draft->row_count);
    for (size_t r = 0; r < draft->row_count; r++) {
        const PlanRow *row = &draft->row[r];
        PrivacyMerged *merged = &plan->merged[r];
        merged->above = row->above ? planner->node[row->above].department + 1 : 0;
        merged->with_own = row->with_own;
        merged->n = row->all[0];
        for (int p = 0; p < PILLARS; p++)
            merged->cell[p] = row->hidden[1 + p];
    }
}

static void fill(const SuppressionPlanner *planner, const PlanTree *tree,
                 const SuppressionDraft *draft, SuppressionPlan *plan)
{
    const PublishedVersion *const *version = tree->versions ? tree->versions->version : NULL;
    for (size_t n = 1; n <= planner->count; n++) {
        size_t d = planner->node[n].department;
        assert(version || draft->why[0][n] != PRIVACY_VERSION);
        if (draft->why[0][n] == PRIVACY_VERSION)
            plan->against_department[d] = version[draft->against[0][n]];
        plan->department[d] = draft->hidden[0][n];
        plan->why[d] = draft->why[0][n];
        plan->merged_in[d] = draft->row_of[n];
        for (int p = 0; p < PILLARS; p++) {
            plan->cell[d][p] = draft->hidden[1 + p][n];
            plan->why_cell[d][p] = draft->why[1 + p][n];
            assert(version || draft->why[1 + p][n] != PRIVACY_VERSION);
            if (draft->why[1 + p][n] == PRIVACY_VERSION)
                plan->against_cell[d][p] = version[draft->against[1 + p][n]];
        }
    }
    memcpy(plan->few_open, draft->few_open, sizeof plan->few_open);
    // Residuals go by the numbers of groups in place of those of nodes.
    for (size_t n = 0; n < tree->count; n++)
        for (int c = 0; c < CELLS; c++) {
            uint32_t residual = draft->residual[c][n];
            plan->residual[plan_group(tree, n)][c] =
                residual < tree->count ? (uint32_t)plan_group(tree, residual) : residual;
        }
    fill_rows(planner, draft, plan);
}

static void refuse(SuppressionPlan *plan, size_t count, PrivacyRefusal refusal)
{
    plan->refused = true;
    plan->refusal = refusal;
    memset(plan->pillar, true, sizeof plan->pillar);
    memset(plan->department, true, count * sizeof *plan->department);
    memset(plan->cell, true, count * sizeof *plan->cell);
    memset(plan->why, PRIVACY_SMALL, count * sizeof *plan->why);
    memset(plan->why_cell, PRIVACY_SMALL, count * sizeof *plan->why_cell);
}

SuppressionPlan suppression_plan_open(Arena *arena, size_t departments)
{
    SuppressionPlan plan = { .department = arena_many(arena, bool, departments) };
    plan.cell = arena_alloc(arena, sizeof *plan.cell, departments);
    plan.why = arena_many(arena, uint8_t, departments);
    plan.why_cell = arena_alloc(arena, sizeof *plan.why_cell, departments);
    plan.merged_in = arena_many(arena, size_t, departments);
    plan.against_department = arena_many(arena, const PublishedVersion *, departments);
    plan.against_cell = arena_alloc(arena, sizeof *plan.against_cell, departments);
    plan.residual = arena_alloc(arena, sizeof *plan.residual, departments + 1);
    return plan;
}

SuppressionPlan suppression_plan_after(Arena *arena, const PrivacyGroup *departments, size_t count,
                                       const PrivacyGroup *without, uint64_t min_group,
                                       const Published *before, const PublishedVersion *now)
{
    SuppressionPlanner planner = { arena,
                                   departments,
                                   count,
                                   without,
                                   min_group,
                                   arena_many(arena, size_t, count),
                                   arena_many(arena, PlanNode, count + 1),
                                   arena_many(arena, size_t, count) };
    SuppressionPlan plan = suppression_plan_open(arena, count);
    make_tree(&planner);
    PlanTree tree = { planner.node, count + 1, min_group, NULL };
    if (planner.node[0].all[0] < min_group) {
        refuse(&plan, count, PRIVACY_REFUSED_SMALL);
        return plan;
    }
    if (before && before->count) {
        tree.versions = versions_make(arena, before, now, min_group);
        size_t against = plan_objection(&tree, plan.at_fault);
        plan.against = against == SIZE_MAX ? NULL : tree.versions->version[against];
    }
    if (plan.against) {
        refuse(&plan, count, PRIVACY_REFUSED_VERSION);
        return plan;
    }
    plan.members = tree.versions ? &tree.versions->members : NULL;
    for (int p = 0; p < PILLARS; p++)
        plan.pillar[p] = !plan_shows(&tree, 1 + p);
    bool *forced = arena_many(arena, bool, count + 1);
    choose(&planner, &tree, before, forced);
    SuppressionDraft draft = suppression_draft(arena, &tree, forced);
    fill(&planner, &tree, &draft, &plan);
    return plan;
}

SuppressionPlan suppression_plan(Arena *arena, const PrivacyGroup *departments, size_t count,
                                 const PrivacyGroup *without, uint64_t min_group)
{
    return suppression_plan_after(arena, departments, count, without, min_group, NULL, NULL);
}
