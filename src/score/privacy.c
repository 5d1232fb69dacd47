// The tree is put in an order of its own, by depth and name, so that the order of the departments tells
// nothing.
#include "score/privacy.h"

#include <stdlib.h>
#include <string.h>

#include "score/plan.h"
#include "score/results.h"
#include "score/versions.h"

typedef struct Planner {
    Arena *arena;
    const PrivacyGroup *departments;
    size_t count;
    const PrivacyGroup *without;
    uint64_t min_group;
    const Published *published;
    size_t *depth; // by department, from 1
    PlanNode *node;
    size_t *node_of; // by department
    PlanVersion *version;
    size_t *number; // of each version among those published
} Planner;

static const PrivacyGroup *group_of(const Planner *planner, size_t node)
{
    return node ? &planner->departments[planner->node[node].department] : planner->without;
}

// ---- the tree ----

// A department that lies below itself, or below none that there is, lies at the top.
static size_t above_of(const Planner *planner, size_t department)
{
    size_t above = planner->departments[department].above, steps = 0;
    for (size_t a = above; a && a <= planner->count; a = planner->departments[a - 1].above)
        if (++steps > planner->count)
            return 0;
    return above <= planner->count ? above : 0;
}

static size_t depth_of(const Planner *planner, size_t department)
{
    size_t depth = 1;
    for (size_t a = above_of(planner, department); a; a = above_of(planner, a - 1))
        depth++;
    return depth;
}

static int by_depth_and_name(const void *left, const void *right, void *data)
{
    const Planner *planner = data;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    if (planner->depth[a] != planner->depth[b])
        return planner->depth[a] < planner->depth[b] ? -1 : 1;
    int order = slice_compare(planner->departments[a].name, planner->departments[b].name);
    return order ? order : (a > b) - (a < b);
}

static int64_t tenths_of(uint64_t sum, uint64_t people)
{
    return people ? fraction_round(fraction((int128)sum, (int128)people * POINT), 1) : NOT_PRINTED;
}

static void make_tree(Planner *planner)
{
    size_t *order = arena_many(planner->arena, size_t, planner->count);
    uint64_t(*sum)[PILLARS] = arena_alloc(planner->arena, sizeof *sum, planner->count + 1);
    for (size_t d = 0; d < planner->count; d++) {
        order[d] = d;
        planner->depth[d] = depth_of(planner, d);
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
            sum[n][p] = group->sum[p];
        }
    }
    for (size_t n = planner->count + 1; n-- > 0;) {
        PlanNode *node = &planner->node[n];
        for (int f = 0; f < PLAN_FIGURES; f++) {
            node->tenths[f] = f ? tenths_of(sum[n][f - 1], node->all[f]) : NOT_PRINTED;
            planner->node[node->above].all[f] += n ? node->all[f] : 0;
            if (n && f)
                sum[node->above][f - 1] += sum[n][f - 1];
        }
    }
}

// ---- what earlier versions showed ----

static PlanEarlier nothing_shown(void)
{
    PlanEarlier earlier;
    for (int f = 0; f < PLAN_FIGURES; f++) {
        earlier.people[f] = -1;
        earlier.printed[f] = NOT_PRINTED;
    }
    return earlier;
}

// The node that a group of a manifest is now; count + 1 where it is none.
static size_t node_named(const Planner *planner, Slice name)
{
    if (!name.len)
        return 0;
    for (size_t n = 1; n <= planner->count; n++)
        if (slice_equal(group_of(planner, n)->name, name))
            return n;
    return planner->count + 1;
}

static PlanEarlier shown_of(const PublishedGroup *group)
{
    PlanEarlier earlier = nothing_shown();
    earlier.people[0] = group->n;
    for (int p = 0; p < PILLARS; p++) {
        earlier.people[1 + p] = group->scored[p];
        earlier.printed[1 + p] = group->printed[p];
    }
    return earlier;
}

// The nearest node above that version 1 showed.
static size_t shown_before(const Planner *planner, const PlanEarlier *earlier, size_t node)
{
    do
        node = planner->node[node].above;
    while (node && earlier[node].people[0] < 0);
    return node;
}

// What version 1 showed of a node without those below it that it showed as well.
static int64_t rest_before(const Planner *planner, const PlanEarlier *earlier, size_t node)
{
    int64_t rest = earlier[node].people[0];
    for (size_t n = 1; n <= planner->count; n++)
        if (n != node && earlier[n].people[0] > 0 && shown_before(planner, earlier, n) == node)
            rest -= earlier[n].people[0];
    return rest;
}

// Into a row went all that were withheld below one node; its own people as well where it is the whole rest.
static void read_row(Planner *planner, PlanVersion *version, const PublishedGroup *group)
{
    size_t above = node_named(planner, group->above);
    if (above > planner->count || version->earlier[above].people[0] < 0) {
        version->gone[version->gone_count++] = shown_of(group);
        return;
    }
    version->row[version->rows] = shown_of(group);
    version->row_above[version->rows++] = above;
    for (size_t n = 1; n <= planner->count; n++)
        if (version->earlier[n].people[0] < 0 && shown_before(planner, version->earlier, n) == above)
            version->row_of[n] = version->rows;
    if (rest_before(planner, version->earlier, above) == group->n)
        version->row_of[above] = version->rows;
}

static void read_version(Planner *planner, const PublishedVersion *published, PlanVersion *version)
{
    *version = (PlanVersion){ .earlier = arena_many(planner->arena, PlanEarlier, planner->count + 1),
                              .row_of = arena_many(planner->arena, size_t, planner->count + 1),
                              .row = arena_many(planner->arena, PlanEarlier, published->count),
                              .row_above = arena_many(planner->arena, size_t, published->count),
                              .gone = arena_many(planner->arena, PlanEarlier, published->count) };
    for (size_t n = 0; n <= planner->count; n++)
        version->earlier[n] = nothing_shown();
    for (size_t g = 0; g < published->count; g++) {
        const PublishedGroup *group = &published->group[g];
        size_t node = node_named(planner, group->name);
        if (group->merged)
            continue;
        if (node > planner->count)
            version->gone[version->gone_count++] = shown_of(group);
        else
            version->earlier[node] = shown_of(group);
    }
    for (size_t g = 0; g < published->count; g++)
        if (published->group[g].merged)
            read_row(planner, version, &published->group[g]);
}

static bool same_version(const Planner *planner, const PlanVersion *a, const PlanVersion *b)
{
    return a->rows == b->rows && a->gone_count == b->gone_count &&
           memcmp(a->gone, b->gone, a->gone_count * sizeof *a->gone) == 0 &&
           memcmp(a->earlier, b->earlier, (planner->count + 1) * sizeof *a->earlier) == 0 &&
           memcmp(a->row_of, b->row_of, (planner->count + 1) * sizeof *a->row_of) == 0 &&
           memcmp(a->row, b->row, a->rows * sizeof *a->row) == 0;
}

// Versions that showed the same one after the other are one. Returns how many remain.
static size_t read_versions(Planner *planner)
{
    size_t kept = 0;
    for (size_t v = 0; planner->published && v < planner->published->count; v++) {
        read_version(planner, &planner->published->version[v], &planner->version[kept]);
        if (kept && same_version(planner, &planner->version[kept], &planner->version[kept - 1]))
            continue;
        planner->number[kept++] = v;
    }
    return kept;
}

// The whole organisation set against every earlier version.
static const PublishedVersion *forbidding(const Planner *planner, const PlanTree *tree)
{
    for (size_t v = 0; v < tree->versions; v++) {
        for (int f = 0; f < PLAN_FIGURES; f++) {
            const PlanNode *whole = &tree->node[0];
            const PlanEarlier *earlier = &tree->version[v].earlier[0];
            VersionGroup group = { .own = whole->all[f], .before = earlier->people[f], .shown = true };
            group.corrected = earlier->printed[f] != NOT_PRINTED && earlier->printed[f] != whole->tenths[f];
            VersionTable table = { .group = &group, .count = 1, .blocks = 1, .min_group = tree->min_group };
            if (!version_allows(&table))
                return &planner->published->version[planner->number[v]];
        }
    }
    return NULL;
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

// The cover of the respondents is the cheapest for them and not always for the pillars. Try the smallest of
// those that are shown in its place, as long as that withholds less.
static void search(const PlanTree *tree, bool *forced)
{
    enum { TRIED = 48, ROUNDS = 3 };
    bool better = !tree->versions;
    for (int round = 0; better && round < ROUNDS; round++) {
        Arena *scratch = arena_new();
        PlanDraft draft = plan_draft(scratch, tree, forced);
        Candidate *candidate = arena_many(scratch, Candidate, tree->count);
        size_t count = 0, best = 0;
        bool covers = false;
        for (size_t n = 1; n < tree->count; n++) {
            covers = covers || (draft.hidden[0][n] && draft.why[0][n] == PRIVACY_COVER);
            if (!draft.hidden[0][n])
                candidate[count++] = (Candidate){ n, tree->node[n].all[0] };
        }
        qsort(candidate, count, sizeof *candidate, smallest_first);
        uint64_t least = draft.figures;
        for (size_t i = 0; covers && i < count && i < TRIED; i++) {
            Arena *trial = arena_new();
            forced[candidate[i].node] = true;
            uint64_t figures = plan_draft(trial, tree, forced).figures;
            forced[candidate[i].node] = false;
            arena_free(trial);
            if (figures < least) {
                least = figures;
                best = candidate[i].node;
            }
        }
        better = best > 0;
        forced[best] = better;
        arena_free(scratch);
    }
}

// ---- the plan ----

static void fill_rows(const Planner *planner, const PlanDraft *draft, PrivacyPlan *plan)
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

static void fill(const Planner *planner, const PlanDraft *draft, PrivacyPlan *plan)
{
    for (size_t n = 1; n <= planner->count; n++) {
        size_t d = planner->node[n].department;
        plan->department[d] = draft->hidden[0][n];
        plan->why[d] = draft->why[0][n];
        plan->merged_in[d] = draft->row_of[n];
        for (int p = 0; p < PILLARS; p++) {
            plan->cell[d][p] = draft->hidden[1 + p][n];
            plan->why_cell[d][p] = draft->why[1 + p][n];
        }
    }
    fill_rows(planner, draft, plan);
}

static void refuse(PrivacyPlan *plan, size_t count, PrivacyRefusal refusal)
{
    plan->refused = true;
    plan->refusal = refusal;
    memset(plan->pillar, true, sizeof plan->pillar);
    memset(plan->department, true, count * sizeof *plan->department);
    memset(plan->cell, true, count * sizeof *plan->cell);
    memset(plan->why, PRIVACY_SMALL, count * sizeof *plan->why);
    memset(plan->why_cell, PRIVACY_SMALL, count * sizeof *plan->why_cell);
}

PrivacyPlan privacy_plan_after(Arena *arena, const PrivacyGroup *departments, size_t count,
                               const PrivacyGroup *without, uint64_t min_group, const Published *published)
{
    size_t versions = published ? published->count : 0;
    Planner planner = { arena, departments, count, without, min_group, published,
                        arena_many(arena, size_t, count), arena_many(arena, PlanNode, count + 1),
                        arena_many(arena, size_t, count), arena_many(arena, PlanVersion, versions),
                        arena_many(arena, size_t, versions) };
    PrivacyPlan plan = { .department = arena_many(arena, bool, count),
                         .cell = arena_alloc(arena, sizeof *plan.cell, count),
                         .why = arena_many(arena, uint8_t, count),
                         .why_cell = arena_alloc(arena, sizeof *plan.why_cell, count),
                         .merged_in = arena_many(arena, size_t, count) };
    make_tree(&planner);
    PlanTree tree = { planner.node, count + 1, min_group, read_versions(&planner), planner.version };
    plan.against = forbidding(&planner, &tree);
    if (planner.node[0].all[0] < min_group || plan.against) {
        refuse(&plan, count, plan.against ? PRIVACY_REFUSED_VERSION : PRIVACY_REFUSED_SMALL);
        return plan;
    }
    for (int p = 0; p < PILLARS; p++)
        plan.pillar[p] = planner.node[0].all[1 + p] > 0 && planner.node[0].all[1 + p] < min_group;
    bool *forced = arena_many(arena, bool, count + 1);
    search(&tree, forced);
    PlanDraft draft = plan_draft(arena, &tree, forced);
    fill(&planner, &draft, &plan);
    return plan;
}

PrivacyPlan privacy_plan(Arena *arena, const PrivacyGroup *departments, size_t count,
                         const PrivacyGroup *without, uint64_t min_group)
{
    return privacy_plan_after(arena, departments, count, without, min_group, NULL);
}
