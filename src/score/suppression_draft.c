// SPDX-License-Identifier: EUPL-1.2
// One cell at a time: suppress what is too small, and more where that gives it away
// (score/secondary_suppression.h), set it against earlier versions (score/versions.h) and the ends of the
// scale, and as long as these object, force something to be hidden and suppress again. Every turn
// hides more for good, and with everything hidden there is nothing to object to, so it ends.
#include "score/suppression_draft.h"

#include <string.h>

#include "score/incomplete.h"
#include "score/secondary_suppression.h"

// What secondary suppression sees of one cell: nodes and, on pillars, rows.
typedef struct DraftEntry {
    size_t node; // or the row's number where it is one
    bool is_row, forced;
    uint8_t why;
    size_t against;
} DraftEntry;

typedef struct Turn {
    Arena *arena;
    const PlanTree *tree;
    SuppressionDraft *draft;
    int cell;
    DraftEntry *entry; // entry 0 is the whole
    SuppressionGroup *group;
    size_t count;
    bool *unmerged; // by node: its hidden parts are not made one row
    size_t mended;  // times
} Turn;

enum { MENDED_MOST = 100 }; // then all is hidden: another hierarchy, most often

static bool is_small(const PlanTree *tree, uint64_t people)
{
    return people < tree->min_group;
}

// The nearest node above that is shown for this cell.
static size_t shown_above(const Turn *turn, size_t node)
{
    do
        node = turn->tree->node[node].above;
    while (node && turn->draft->hidden[turn->cell][node]);
    return node;
}

static size_t nearest_shown(const Turn *turn, size_t node)
{
    return node && turn->draft->hidden[turn->cell][node] ? shown_above(turn, node) : node;
}

// ---- rows of several ----

static void add_to_row(const PlanTree *tree, PlanRow *row, size_t node)
{
    for (int c = 0; c < CELLS; c++)
        row->all[c] += tree->node[node].own[c];
    for (int p = 0; p < PILLARS; p++)
        row->total[p] += tree->node[node].own_total[p];
}

// Make the hidden parts of each node that is shown one row, where that is safe and worth it.
static void merge(Turn *turn)
{
    const PlanTree *tree = turn->tree;
    SuppressionDraft *draft = turn->draft;
    Arena *scratch = arena_new();
    PlanRow *found = arena_many(scratch, PlanRow, tree->count);
    size_t *members = arena_many(scratch, size_t, tree->count);
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
        if (members[a] < 2 || draft->hidden[0][a])
            continue;
        found[a].above = a;
        found[a].with_own = own > 0 && is_small(tree, own);
        found[a].is_residual = own == 0 || found[a].with_own;
        if (turn->unmerged[a] && !found[a].is_residual)
            continue;
        if (found[a].with_own)
            add_to_row(tree, &found[a], a);
        if (is_small(tree, found[a].all[0]) || found[a].all[0] == tree->node[a].all[0])
            continue; // too few, or the whole of it once more
        draft->row[draft->row_count++] = found[a];
        for (size_t n = 1; n < tree->count; n++)
            if (draft->hidden[0][n] && shown_above(turn, n) == a)
                draft->row_of[n] = draft->row_count;
    }
    arena_free(scratch);
}

// ---- secondary suppression ----

static SuppressionGroup *add_entry(Turn *turn, DraftEntry entry, size_t above)
{
    turn->entry[turn->count] = entry;
    turn->group[turn->count] = (SuppressionGroup){ .above = above };
    return &turn->group[turn->count++];
}

// Pillars that this node would be shown on: what else hiding it whole costs.
static uint32_t pillars_of(const PlanTree *tree, size_t node)
{
    uint32_t count = 0;
    for (int c = 1; c < CELLS; c++)
        count += !is_small(tree, tree->node[node].all[c]);
    return count;
}

static void enter_nodes(Turn *turn, const bool *forced)
{
    enum { NAMED = 1 << 16 }; // a department's cell before any number of rows
    const PlanTree *tree = turn->tree;
    const SuppressionDraft *draft = turn->draft;
    int c = turn->cell;
    size_t *entry_of = arena_many(turn->arena, size_t, tree->count);
    for (size_t n = 0; n < tree->count; n++) {
        const PlanNode *node = &tree->node[n];
        if (c != CELL_RESPONDENTS && draft->hidden[0][n])
            continue;
        size_t above = n;
        do
            above = tree->node[above].above;
        while (c != CELL_RESPONDENTS && above && draft->hidden[0][above]);
        bool small = is_small(tree, node->all[c]);
        entry_of[n] = turn->count;
        DraftEntry entry = { n, false, n && (small || (forced && forced[n])),
                             small ? PRIVACY_SMALL : PRIVACY_SECONDARY, 0 };
        SuppressionGroup *group = add_entry(turn, entry, entry_of[above]);
        group->own = node->own[c];
        group->weight = NAMED * (c == CELL_RESPONDENTS ? 1 + pillars_of(tree, n) : 1);
    }
    for (size_t n = 1; c != CELL_RESPONDENTS && n < tree->count; n++)
        if (draft->hidden[0][n] && !draft->row_of[n])
            turn->group[entry_of[shown_above(turn, n)]].own += tree->node[n].own[c];
    for (size_t r = 0; c != CELL_RESPONDENTS && r < draft->row_count; r++) {
        const PlanRow *row = &draft->row[r];
        size_t above = entry_of[row->above];
        if (row->with_own)
            turn->group[above].own -= tree->node[row->above].own[c];
        DraftEntry entry = { r, true, is_small(tree, row->all[c]), PRIVACY_SMALL, 0 };
        SuppressionGroup *group = add_entry(turn, entry, above);
        group->own = row->all[c];
        group->weight = 1;
    }
}

static void suppress(Turn *turn)
{
    Arena *scratch = arena_new();
    for (size_t e = 0; e < turn->count; e++)
        turn->group[e].hidden = turn->entry[e].forced;
    suppress_secondary(scratch, turn->group, turn->count, turn->tree->min_group);
    arena_free(scratch);
    for (size_t e = 1; e < turn->count; e++) {
        const DraftEntry *entry = &turn->entry[e];
        bool hidden = turn->group[e].hidden;
        if (entry->is_row) {
            turn->draft->row[entry->node].hidden[turn->cell] = hidden;
            continue;
        }
        turn->draft->hidden[turn->cell][entry->node] = hidden;
        turn->draft->why[turn->cell][entry->node] = hidden ? entry->why : PRIVACY_SHOWN;
        turn->draft->against[turn->cell][entry->node] = entry->against;
    }
    if (turn->cell == CELL_RESPONDENTS)
        merge(turn);
}

// ---- earlier versions ----

// The row that a node's own people are in, counted from 1; 0: in none.
static size_t row_with(const SuppressionDraft *draft, size_t node)
{
    size_t row = draft->row_of[node];
    for (size_t r = 0; !row && r < draft->row_count; r++)
        if (draft->row[r].above == node && draft->row[r].with_own)
            row = r + 1;
    return row;
}

// Is the row a residual of its own?
static bool is_apart(const Turn *turn, size_t row)
{
    const PlanRow *made = &turn->draft->row[row];
    return !made->hidden[turn->cell] && !(made->is_residual && turn->cell == CELL_RESPONDENTS);
}

static size_t residual_of(const Turn *turn, size_t node)
{
    const SuppressionDraft *draft = turn->draft;
    size_t row = row_with(draft, node);
    if (row && is_apart(turn, row - 1))
        return turn->tree->count + row - 1;
    return nearest_shown(turn, node);
}

size_t plan_group(const PlanTree *tree, size_t node)
{
    return node ? tree->node[node].department + 1 : 0;
}

bool plan_shows(const PlanTree *tree, int cell)
{
    uint64_t people = tree->node[0].all[cell];
    return people == 0 || !is_small(tree, people);
}

size_t plan_objection(const PlanTree *tree, bool cells[CELLS])
{
    size_t against = SIZE_MAX;
    Arena *scratch = arena_new();
    for (int c = 0; c < CELLS; c++) {
        size_t version = 0;
        cells[c] =
            plan_shows(tree, c) && versions_fault_of_whole(scratch, tree->versions, c, &version);
        against = cells[c] && against == SIZE_MAX ? version : against;
    }
    arena_free(scratch);
    return against;
}

// Something that is shown and could be hidden: a node, or a row. Its residual would become part of that of
// `above`.
typedef struct HidingChoice {
    size_t number; // of the node or the row
    bool is_row;
    size_t entry; // 0: it is none
    size_t residual, above;
    uint64_t people;
} HidingChoice;

static size_t list_choices(const Turn *turn, HidingChoice *choice)
{
    const PlanTree *tree = turn->tree;
    const SuppressionDraft *draft = turn->draft;
    size_t count = 0;
    for (size_t r = 0; r < draft->row_count; r++)
        if (is_apart(turn, r))
            choice[count++] = (HidingChoice){ .number = r,
                                              .is_row = true,
                                              .residual = tree->count + r,
                                              .above = nearest_shown(turn, draft->row[r].above),
                                              .people = draft->row[r].all[turn->cell] };
    for (size_t e = 1; e < turn->count; e++) {
        size_t node = turn->entry[e].node;
        if (!turn->entry[e].is_row && !turn->group[e].hidden)
            choice[count++] = (HidingChoice){ .number = node,
                                              .entry = e,
                                              .residual = node,
                                              .above = shown_above(turn, node),
                                              .people = tree->node[node].all[turn->cell] };
    }
    return count;
}

static void force(Turn *turn, size_t entry, PrivacyRule why, size_t against)
{
    turn->entry[entry].forced = true;
    turn->entry[entry].why = (uint8_t)why;
    turn->entry[entry].against = against;
}

// A row of the respondents is not made at all; on a pillar it is an entry.
static void take_choice(Turn *turn, const HidingChoice *choice, size_t against)
{
    if (!choice->is_row) {
        force(turn, choice->entry, PRIVACY_VERSION, against);
        return;
    }
    turn->unmerged[turn->draft->row[choice->number].above] = true;
    for (size_t e = 1; e < turn->count; e++)
        if (turn->entry[e].is_row && turn->entry[e].node == choice->number)
            force(turn, e, PRIVACY_VERSION, against);
}

// How well a choice mends a small cut, the best first: it leaves nothing small there; it changes what is
// small; it goes up to where others can join it; it takes in what lies below; it joins neighbours. Then rows
// go before nodes, what the other version did not show before what it did, and the smallest first.
typedef enum Mends { MENDS_NOTHING, JOINS_NEIGHBOURS, TAKES_IN, GOES_UP, CHANGES, MENDS } Mends;

typedef struct Merit {
    Mends rank;
    bool is_row, is_new;
    uint64_t people;
} Merit;

static bool better(Merit a, Merit b)
{
    if (a.rank != b.rank)
        return a.rank > b.rank;
    if (a.is_row != b.is_row)
        return a.is_row;
    return a.is_new != b.is_new ? a.is_new : a.people < b.people;
}

typedef struct Mending {
    Turn *turn;
    const VersionFault *fault;
    const HidingChoice *choice;
    size_t choices;
    bool *is_old;       // by part: a group or a row of the other version lies in it
    uint64_t *to_fault; // by part: the weight between it and the one that is mended
} Mending;

static Merit merit_of(const Mending *mending, const HidingChoice *choice, uint32_t part)
{
    const Cut *cut = &mending->fault->cut;
    uint32_t here = cut->part[choice->residual], there = cut->part[choice->above];
    Merit merit = { MENDS_NOTHING, choice->is_row, !mending->is_old[here], choice->people };
    if (here != there && (here == part || there == part)) {
        uint32_t other = here == part ? there : here;
        uint64_t joined = cut->across[part] + cut->across[other] - 2 * mending->to_fault[other];
        merit.rank = joined == 0 || joined >= mending->fault->least ? MENDS
                     : joined != cut->across[part]                  ? CHANGES
                     : here == part                                 ? GOES_UP
                                                                    : TAKES_IN;
    } else if (here == part || mending->to_fault[here]) {
        merit.rank = JOINS_NEIGHBOURS;
    }
    return merit;
}

// Mends the cut around one part. False where nothing that is shown has to do with it.
static bool mend_part(Mending *mending, uint32_t part, bool *done)
{
    const Cut *cut = &mending->fault->cut;
    const HidingChoice *best = NULL;
    Merit best_merit = { 0 };
    for (size_t e = 0; e < cut->edges; e++) {
        mending->to_fault[cut->edge[e].one] = 0;
        mending->to_fault[cut->edge[e].other] = 0;
    }
    for (size_t e = 0; e < cut->edges; e++) {
        CutEdge edge = cut->edge[e];
        if (edge.one == part || edge.other == part)
            mending->to_fault[edge.one == part ? edge.other : edge.one] = edge.weight;
    }
    for (size_t i = 0; i < mending->choices; i++) {
        Merit merit = merit_of(mending, &mending->choice[i], part);
        if (merit.rank == MENDS_NOTHING || (best && !better(merit, best_merit)))
            continue;
        best = &mending->choice[i];
        best_merit = merit;
    }
    if (!best)
        return false;
    take_choice(mending->turn, best, mending->fault->version);
    done[cut->part[best->residual]] = done[cut->part[best->above]] = done[part] = true;
    return true;
}

static bool mend_cuts(Arena *scratch, Mending *mending, size_t residuals)
{
    const Cut *cut = &mending->fault->cut;
    size_t nodes = residuals + mending->fault->residuals + 1;
    bool any = false, *done = arena_many(scratch, bool, nodes);
    mending->is_old = arena_many(scratch, bool, nodes);
    mending->to_fault = arena_many(scratch, uint64_t, nodes);
    for (size_t n = residuals + 1; n + 1 < nodes; n++)
        mending->is_old[cut->part[n]] = true;
    for (uint32_t part = 0; part < nodes; part++)
        if (cut->across[part] > 0 && cut->across[part] < mending->fault->least && !done[part])
            any = mend_part(mending, part, done) || any;
    return any;
}

// The smallest of what a combination of several versions is about.
static bool mend_together(const Mending *mending)
{
    const HidingChoice *best = NULL;
    for (size_t i = 0; i < mending->choices; i++) {
        const HidingChoice *choice = &mending->choice[i];
        bool about = mending->fault->about[choice->residual];
        if (about && (!best || (choice->is_row && !best->is_row) ||
                      (choice->is_row == best->is_row && choice->people < best->people)))
            best = choice;
    }
    if (best)
        take_choice(mending->turn, best, mending->fault->version);
    return best != NULL;
}

// The last resort: the whole organisation alone.
static void hide_all(Turn *turn, size_t against)
{
    memset(turn->unmerged, true, turn->tree->count * sizeof *turn->unmerged);
    for (size_t e = 1; e < turn->count; e++)
        if (!turn->entry[e].forced)
            force(turn, e, PRIVACY_VERSION, against);
}

// False where no earlier version objects.
static bool mend(Turn *turn)
{
    const PlanTree *tree = turn->tree;
    VersionFault fault;
    Arena *scratch = arena_new();
    size_t residuals = tree->count + turn->draft->row_count;
    uint32_t *residual = arena_many(scratch, uint32_t, tree->count);
    for (size_t n = 0; n < tree->count; n++)
        residual[plan_group(tree, n)] = (uint32_t)residual_of(turn, n);
    bool found = versions_fault(scratch, tree->versions, turn->cell, residual, residuals, &fault);
    if (found) {
        HidingChoice *choice =
            arena_many(scratch, HidingChoice, turn->count + turn->draft->row_count);
        Mending mending = { .turn = turn, .fault = &fault, .choice = choice };
        mending.choices = list_choices(turn, choice);
        bool mended =
            fault.together ? mend_together(&mending) : mend_cuts(scratch, &mending, residuals);
        if (!mended || ++turn->mended > MENDED_MOST)
            hide_all(turn, fault.version);
    }
    arena_free(scratch);
    return found;
}

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

// Of whom each entry's score is (score/reprint.h).
static uint64_t *marks_of(const Turn *turn)
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

// Beside few who left something open, and whose answers were counted, departments have no scores but those
// that were printed before; that of the whole cannot be withheld. Returns whether any had.
static bool hide_new_scores(Turn *turn, const uint64_t *mark)
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
        force(turn, e, PRIVACY_VERSION, against);
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

// Rule 5 of score/suppression_plan.h. Returns whether there was any. Where the whole is such a group, so is
// each.
static bool hide_telling_scores(Turn *turn)
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
        force(turn, tells_each(scores_of(turn, e)) ? e : smallest[e], PRIVACY_ALIKE, 0);
        any = true;
    }
    arena_free(scratch);
    return any;
}

static void plan_shown(Turn *turn)
{
    bool respondents = turn->cell == CELL_RESPONDENTS, versions = turn->tree->versions != NULL;
    const uint64_t *mark = versions && !respondents ? marks_of(turn) : NULL;
    while ((versions && mend(turn)) || (mark && hide_new_scores(turn, mark)) ||
           (!respondents && hide_telling_scores(turn)))
        suppress(turn);
}

static void plan_cell(Turn *turn, const bool *forced)
{
    const PlanTree *tree = turn->tree;
    turn->count = turn->mended = 0;
    enter_nodes(turn, forced);
    suppress(turn);
    if (plan_shows(tree, turn->cell))
        plan_shown(turn);
    for (size_t n = 0; n < tree->count; n++)
        turn->draft->residual[turn->cell][n] =
            plan_shows(tree, turn->cell) ? (uint32_t)residual_of(turn, n) : RESIDUAL_NONE;
}

static void count_cells(const PlanTree *tree, SuppressionDraft *draft)
{
    draft->cells = 0;
    for (size_t n = 1; n < tree->count; n++)
        for (int c = 0; c < CELLS; c++)
            draft->cells += draft->hidden[c][n];
}

SuppressionDraft suppression_draft(Arena *arena, const PlanTree *tree, const bool *forced)
{
    SuppressionDraft draft = { .row = arena_many(arena, PlanRow, tree->count),
                               .row_of = arena_many(arena, size_t, tree->count) };
    for (int c = 0; c < CELLS; c++) {
        draft.hidden[c] = arena_many(arena, bool, tree->count);
        draft.why[c] = arena_many(arena, uint8_t, tree->count);
        draft.against[c] = arena_many(arena, size_t, tree->count);
        draft.residual[c] = arena_many(arena, uint32_t, tree->count);
    }
    Turn turn = { arena,
                  tree,
                  &draft,
                  0,
                  arena_many(arena, DraftEntry, 2 * tree->count),
                  arena_many(arena, SuppressionGroup, 2 * tree->count),
                  0,
                  arena_many(arena, bool, tree->count),
                  0 };
    plan_cell(&turn, forced);
    for (turn.cell = 1; turn.cell < CELLS; turn.cell++) {
        for (size_t n = 1; n < tree->count; n++) {
            draft.hidden[turn.cell][n] = draft.hidden[0][n];
            draft.why[turn.cell][n] = draft.why[0][n];
            draft.against[turn.cell][n] = draft.against[0][n];
        }
        plan_cell(&turn, NULL);
    }
    count_cells(tree, &draft);
    return draft;
}
