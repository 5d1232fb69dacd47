// SPDX-License-Identifier: EUPL-1.2
#include "score/suppression_mend.h"

#include <string.h>

enum { MENDED_MOST = 100 }; // then all is hidden: another hierarchy, most often

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
        if (turn_row_is_apart(turn, r))
            choice[count++] =
                (HidingChoice){ .number = r,
                                .is_row = true,
                                .residual = tree->count + r,
                                .above = turn_nearest_shown(turn, draft->row[r].above),
                                .people = draft->row[r].all[turn->cell] };
    for (size_t e = 1; e < turn->count; e++) {
        size_t node = turn->entry[e].node;
        if (!turn->entry[e].is_row && !turn->group[e].hidden)
            choice[count++] = (HidingChoice){ .number = node,
                                              .entry = e,
                                              .residual = node,
                                              .above = turn_shown_above(turn, node),
                                              .people = tree->node[node].all[turn->cell] };
    }
    return count;
}

// A row of the respondents is not made at all; on a pillar it is an entry.
static void take_choice(Turn *turn, const HidingChoice *choice, size_t against)
{
    if (!choice->is_row) {
        turn_force(turn, choice->entry, PRIVACY_VERSION, against);
        return;
    }
    turn->unmerged[turn->draft->row[choice->number].above] = true;
    for (size_t e = 1; e < turn->count; e++)
        if (turn->entry[e].is_row && turn->entry[e].node == choice->number)
            turn_force(turn, e, PRIVACY_VERSION, against);
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
            turn_force(turn, e, PRIVACY_VERSION, against);
}

bool turn_mend(Turn *turn)
{
    const PlanTree *tree = turn->tree;
    VersionFault fault;
    Arena *scratch = arena_new();
    size_t residuals = tree->count + turn->draft->row_count;
    uint32_t *residual = arena_many(scratch, uint32_t, tree->count);
    for (size_t n = 0; n < tree->count; n++)
        residual[plan_group(tree, n)] = (uint32_t)turn_residual_of(turn, n);
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
