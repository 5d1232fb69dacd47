// One figure at a time: hide what is too small, cover it (score/cover.h), set it against earlier versions
// (score/versions.h), and as long as those object, force something to be hidden and cover again. Every turn
// hides more for good, and with everything hidden there is nothing to object to, so it ends.
#include "score/plan.h"

#include <string.h>

#include "score/cover.h"
#include "score/versions.h"

// What the cover sees of one figure: nodes and, on pillars, rows.
typedef struct Entry {
    size_t node; // or the row's number where it is one
    bool is_row, forced;
    uint8_t why;
} Entry;

typedef struct Turn {
    Arena *arena;
    const PlanTree *tree;
    PlanDraft *draft;
    int figure;
    Entry *entry; // entry 0 is the whole
    CoverGroup *group;
    size_t count;
    bool *unmerged; // by node: its hidden parts are not made one row
} Turn;

static bool is_small(const PlanTree *tree, uint64_t people)
{
    return people < tree->min_group;
}

// The nearest node above that is shown for this figure.
static size_t shown_above(const Turn *turn, size_t node)
{
    do
        node = turn->tree->node[node].above;
    while (node && turn->draft->hidden[turn->figure][node]);
    return node;
}

// ---- rows of several ----

static void add_to_row(const PlanTree *tree, PlanRow *row, size_t node)
{
    for (int f = 0; f < PLAN_FIGURES; f++)
        row->all[f] += tree->node[node].own[f];
}

// Make the hidden parts of each node that is shown one row, where that is safe and worth it.
static void merge(Turn *turn)
{
    const PlanTree *tree = turn->tree;
    PlanDraft *draft = turn->draft;
    PlanRow *found = arena_many(turn->arena, PlanRow, tree->count);
    size_t *members = arena_many(turn->arena, size_t, tree->count);
    for (size_t n = 1; n < tree->count; n++) {
        if (!draft->hidden[0][n])
            continue;
        size_t above = shown_above(turn, n);
        members[above]++;
        add_to_row(tree, &found[above], n);
    }
    draft->row_count = 0;
    memset(draft->row_of, 0, tree->count * sizeof *draft->row_of);
    for (size_t a = 0; a < tree->count; a++) {
        uint64_t own = tree->node[a].own[0];
        if (members[a] < 2 || turn->unmerged[a] || draft->hidden[0][a])
            continue;
        found[a].above = a;
        found[a].with_own = own > 0 && is_small(tree, own);
        if (found[a].with_own)
            add_to_row(tree, &found[a], a);
        if (is_small(tree, found[a].all[0]) || found[a].all[0] == tree->node[a].all[0])
            continue; // too few, or the whole of it once more
        draft->row[draft->row_count++] = found[a];
        for (size_t n = 1; n < tree->count; n++)
            if (draft->hidden[0][n] && shown_above(turn, n) == a)
                draft->row_of[n] = draft->row_count;
    }
}

// ---- the cover ----

static CoverGroup *add_entry(Turn *turn, Entry entry, size_t above)
{
    turn->entry[turn->count] = entry;
    turn->group[turn->count] = (CoverGroup){ .above = above };
    return &turn->group[turn->count++];
}

// Pillars that this node would be shown on: what else hiding it whole costs.
static uint32_t pillars_of(const PlanTree *tree, size_t node)
{
    uint32_t count = 0;
    for (int f = 1; f < PLAN_FIGURES; f++)
        count += !is_small(tree, tree->node[node].all[f]);
    return count;
}

static void enter_nodes(Turn *turn, const bool *forced)
{
    enum { NAMED = 1 << 16 }; // a department's figure before any number of rows
    const PlanTree *tree = turn->tree;
    const PlanDraft *draft = turn->draft;
    int f = turn->figure;
    size_t *entry_of = arena_many(turn->arena, size_t, tree->count);
    for (size_t n = 0; n < tree->count; n++) {
        const PlanNode *node = &tree->node[n];
        if (f != PLAN_RESPONDENTS && draft->hidden[0][n])
            continue;
        size_t above = n;
        do
            above = tree->node[above].above;
        while (f != PLAN_RESPONDENTS && above && draft->hidden[0][above]);
        bool small = is_small(tree, node->all[f]);
        entry_of[n] = turn->count;
        Entry entry = { n, false, n && (small || (forced && forced[n])),
                        small ? PRIVACY_SMALL : PRIVACY_COVER };
        CoverGroup *group = add_entry(turn, entry, entry_of[above]);
        group->own = node->own[f];
        group->weight = NAMED * (f == PLAN_RESPONDENTS ? 1 + pillars_of(tree, n) : 1);
    }
    for (size_t n = 1; f != PLAN_RESPONDENTS && n < tree->count; n++)
        if (draft->hidden[0][n] && !draft->row_of[n])
            turn->group[entry_of[shown_above(turn, n)]].own += tree->node[n].own[f];
    for (size_t r = 0; f != PLAN_RESPONDENTS && r < draft->row_count; r++) {
        const PlanRow *row = &draft->row[r];
        size_t above = entry_of[row->above];
        if (row->with_own)
            turn->group[above].own -= tree->node[row->above].own[f];
        Entry entry = { r, true, is_small(tree, row->all[f]), PRIVACY_SMALL };
        CoverGroup *group = add_entry(turn, entry, above);
        group->own = row->all[f];
        group->weight = 1;
    }
}

static void cover(Turn *turn)
{
    Arena *scratch = arena_new();
    for (size_t e = 0; e < turn->count; e++)
        turn->group[e].hidden = turn->entry[e].forced;
    cover_hide(scratch, turn->group, turn->count, turn->tree->min_group);
    arena_free(scratch);
    for (size_t e = 1; e < turn->count; e++) {
        const Entry *entry = &turn->entry[e];
        bool hidden = turn->group[e].hidden;
        if (entry->is_row) {
            turn->draft->row[entry->node].hidden[turn->figure] = hidden;
            continue;
        }
        turn->draft->hidden[turn->figure][entry->node] = hidden;
        turn->draft->why[turn->figure][entry->node] = hidden ? entry->why : PRIVACY_SHOWN;
    }
    if (turn->figure == PLAN_RESPONDENTS)
        merge(turn);
}

// ---- earlier versions ----

// The row that a node's own people are in, counted from 1; 0: in none.
static size_t row_with(const PlanDraft *draft, size_t node)
{
    size_t row = draft->row_of[node];
    for (size_t r = 0; !row && r < draft->row_count; r++)
        if (draft->row[r].above == node && draft->row[r].with_own)
            row = r + 1;
    return row;
}

// A node's block is its number; the block of row r is count + r.
static size_t block_of(const Turn *turn, size_t node)
{
    const PlanDraft *draft = turn->draft;
    size_t row = row_with(draft, node);
    if (row && !draft->row[row - 1].hidden[turn->figure])
        return turn->tree->count + row - 1;
    return node && draft->hidden[turn->figure][node] ? shown_above(turn, node) : node;
}

static VersionGroup version_group(const Turn *turn, const PlanVersion *version, size_t n)
{
    const PlanNode *node = &turn->tree->node[n];
    int f = turn->figure;
    int64_t before = version->earlier[n].people[f], printed = version->earlier[n].printed[f];
    return (VersionGroup){ .above = node->above,
                           .own = node->own[f],
                           .shown = !n || !turn->draft->hidden[f][n],
                           .corrected = before == (int64_t)node->all[f] && printed != NOT_PRINTED &&
                                        printed != node->tenths[f],
                           .block = block_of(turn, n),
                           .before = before,
                           .row = version->row_of[n] };
}

static VersionTable version_table(Arena *arena, const Turn *turn, size_t v)
{
    const PlanTree *tree = turn->tree;
    const PlanVersion *version = &tree->version[v];
    VersionGroup *group = arena_many(arena, VersionGroup, tree->count);
    VersionRow *row = arena_many(arena, VersionRow, version->rows);
    int64_t *gone = arena_many(arena, int64_t, version->gone_count);
    for (size_t n = 0; n < tree->count; n++)
        group[n] = version_group(turn, version, n);
    for (size_t i = 0; i < version->gone_count; i++)
        gone[i] = version->gone[i].people[turn->figure];
    for (size_t r = 0; r < version->rows; r++)
        row[r] = (VersionRow){ version->row_above[r], version->row[r].people[turn->figure] };
    return (VersionTable){ .group = group,
                           .count = tree->count,
                           .blocks = tree->count + turn->draft->row_count,
                           .row = row,
                           .rows = version->rows,
                           .gone = gone,
                           .gone_count = version->gone_count,
                           .min_group = tree->min_group,
                           .split = tree->versions == 1      ? SPLIT_MEASURED :
                                    v + 1 < tree->versions ? SPLIT_FREE :
                                                               SPLIT_NEVER };
}

static void force(Turn *turn, size_t entry)
{
    turn->entry[entry].forced = true;
    turn->entry[entry].why = PRIVACY_VERSION;
}

// Do without this row. False where it is hidden already.
static bool unmerge(Turn *turn, size_t row)
{
    if (turn->draft->row[row].hidden[turn->figure])
        return false;
    turn->unmerged[turn->draft->row[row].above] = true;
    for (size_t e = 0; e < turn->count; e++)
        if (turn->entry[e].is_row && turn->entry[e].node == row)
            force(turn, e);
    return true;
}

static uint64_t people_of(const Turn *turn, size_t entry)
{
    return turn->tree->node[turn->entry[entry].node].all[turn->figure];
}

static bool is_shown_node(const Turn *turn, size_t entry)
{
    return entry && !turn->entry[entry].is_row && !turn->group[entry].hidden;
}

// Several parts of what was one before: hide what was not shown before, or else the smallest.
static bool mend_split(Turn *turn, size_t version, const bool *mixed)
{
    bool any = false;
    size_t smallest = 0;
    for (size_t e = 1; e < turn->count; e++) {
        if (!is_shown_node(turn, e) || !mixed[turn->entry[e].node])
            continue;
        if (!smallest || people_of(turn, e) < people_of(turn, smallest))
            smallest = e;
        if (turn->tree->version[version].earlier[turn->entry[e].node].people[turn->figure] < 0) {
            force(turn, e);
            any = true;
        }
    }
    for (size_t r = 0; !any && r < turn->draft->row_count; r++)
        any = mixed[turn->tree->count + r] && unmerge(turn, r);
    if (any)
        return true;
    if (smallest)
        force(turn, smallest);
    return smallest > 0;
}

static int64_t distance(int64_t change)
{
    return change < 0 ? -change : change;
}

// How many more people there are in the rest of a node. Of the respondents with its row, which goes where the
// rest goes; on a pillar a row stands by itself.
static int64_t change_of(const Turn *turn, size_t node, const int64_t *change)
{
    int64_t sum = change[node];
    for (size_t r = 0; turn->figure == PLAN_RESPONDENTS && r < turn->draft->row_count; r++)
        if (turn->draft->row[r].above == node)
            sum += change[turn->tree->count + r];
    return sum;
}

// Too few people came or went in a rest: let it flow together with the row below it, or else with the rest
// above it or with one below it: the smallest of those that set it right, or of those that change it, or of
// all.
static bool mend_change(Turn *turn, size_t fault, const int64_t *change)
{
    size_t best = 0;
    for (size_t r = 0; r < turn->draft->row_count; r++)
        if (turn->draft->row[r].above == fault && unmerge(turn, r))
            return true;
    int best_rank = 0;
    for (size_t e = 1; e < turn->count; e++) {
        if (!is_shown_node(turn, e))
            continue;
        size_t node = turn->entry[e].node, above = shown_above(turn, node);
        if (node != fault && above != fault)
            continue;
        int64_t other = change_of(turn, node == fault ? above : node, change),
                together = change[fault] + other;
        int rank = distance(together) >= (int64_t)turn->tree->min_group ? 3 : other != 0 ? 2 : 1;
        if (rank > best_rank || (rank == best_rank && people_of(turn, e) < people_of(turn, best))) {
            best = e;
            best_rank = rank;
        }
    }
    if (best)
        force(turn, best);
    return best > 0;
}

// The last resort: the whole organisation alone, which no version objects to.
static bool hide_all(Turn *turn)
{
    bool any = false;
    for (size_t e = 1; e < turn->count; e++) {
        if (turn->entry[e].forced)
            continue;
        any = true;
        force(turn, e);
    }
    return any;
}

// False where no earlier version objects.
static bool mend(Turn *turn)
{
    for (size_t v = 0; v < turn->tree->versions; v++) {
        Arena *scratch = arena_new();
        VersionTable table = version_table(scratch, turn, v);
        bool split, mended = false, *mixed = arena_many(scratch, bool, table.blocks);
        int64_t *change = arena_many(scratch, int64_t, table.blocks);
        size_t fault = version_fault(scratch, &table, &split, mixed, change);
        bool in_row = fault != VERSION_NOTHING && fault >= turn->tree->count;
        if (in_row)
            mended = unmerge(turn, fault - turn->tree->count);
        else if (fault != VERSION_NOTHING)
            mended = split ? mend_split(turn, v, mixed) : mend_change(turn, fault, change);
        if (fault != VERSION_NOTHING && !mended)
            mended = hide_all(turn);
        arena_free(scratch);
        if (mended)
            return true;
    }
    return false;
}

// Did a version show departments that are no more, and do departments lie below each other, or did it show
// rows of several? Then nobody knows what the figures of the lost ones were a part of.
static bool is_lost(const PlanTree *tree)
{
    bool levels = false, lost = false;
    for (size_t n = 1; n < tree->count; n++)
        levels = levels || tree->node[n].above > 0;
    for (size_t v = 0; v < tree->versions; v++)
        lost = lost || (tree->version[v].gone_count > 0 && (levels || tree->version[v].rows > 0));
    return lost;
}

static void plan_figure(Turn *turn, const bool *forced)
{
    turn->count = 0;
    enter_nodes(turn, forced);
    if (is_lost(turn->tree)) {
        hide_all(turn);
        memset(turn->unmerged, true, turn->tree->count * sizeof *turn->unmerged);
    }
    cover(turn);
    while (mend(turn))
        cover(turn);
}

static void count_figures(const PlanTree *tree, PlanDraft *draft)
{
    draft->figures = 0;
    for (size_t n = 1; n < tree->count; n++)
        for (int f = 0; f < PLAN_FIGURES; f++)
            draft->figures += draft->hidden[f][n];
}

PlanDraft plan_draft(Arena *arena, const PlanTree *tree, const bool *forced)
{
    PlanDraft draft = { .row = arena_many(arena, PlanRow, tree->count),
                        .row_of = arena_many(arena, size_t, tree->count) };
    for (int f = 0; f < PLAN_FIGURES; f++) {
        draft.hidden[f] = arena_many(arena, bool, tree->count);
        draft.why[f] = arena_many(arena, uint8_t, tree->count);
    }
    Turn turn = { arena, tree, &draft, 0, arena_many(arena, Entry, 2 * tree->count),
                  arena_many(arena, CoverGroup, 2 * tree->count), 0, arena_many(arena, bool, tree->count) };
    plan_figure(&turn, forced);
    for (turn.figure = 1; turn.figure < PLAN_FIGURES; turn.figure++) {
        for (size_t n = 1; n < tree->count; n++) {
            draft.hidden[turn.figure][n] = draft.hidden[0][n];
            draft.why[turn.figure][n] = draft.why[0][n];
        }
        plan_figure(&turn, NULL);
    }
    count_figures(tree, &draft);
    return draft;
}
