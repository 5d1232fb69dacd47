// SPDX-License-Identifier: EUPL-1.2
// One cell at a time: suppress what is too small, and more where that gives it away
// (score/secondary_suppression.h), set it against earlier versions (score/versions.h) and the ends of the
// scale, and as long as these object, force something to be hidden and suppress again. Every turn
// hides more for good, and with everything hidden there is nothing to object to, so it ends.
#include "score/suppression_draft.h"

#include <string.h>

#include "score/secondary_suppression.h"
#include "score/suppression_mend.h"
#include "score/suppression_scores.h"

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
        size_t above = turn_shown_above(turn, n);
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
        found[a].with_own = own > 0 && plan_is_small(tree, own);
        found[a].is_residual = own == 0 || found[a].with_own;
        if (turn->unmerged[a] && !found[a].is_residual)
            continue;
        if (found[a].with_own)
            add_to_row(tree, &found[a], a);
        if (plan_is_small(tree, found[a].all[0]) || found[a].all[0] == tree->node[a].all[0])
            continue; // too few, or the whole of it once more
        draft->row[draft->row_count++] = found[a];
        for (size_t n = 1; n < tree->count; n++)
            if (draft->hidden[0][n] && turn_shown_above(turn, n) == a)
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
        count += !plan_is_small(tree, tree->node[node].all[c]);
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
        bool small = plan_is_small(tree, node->all[c]);
        entry_of[n] = turn->count;
        DraftEntry entry = { n, false, n && (small || (forced && forced[n])),
                             small ? PRIVACY_SMALL : PRIVACY_SECONDARY, 0 };
        SuppressionGroup *group = add_entry(turn, entry, entry_of[above]);
        group->own = node->own[c];
        group->weight = NAMED * (c == CELL_RESPONDENTS ? 1 + pillars_of(tree, n) : 1);
    }
    for (size_t n = 1; c != CELL_RESPONDENTS && n < tree->count; n++)
        if (draft->hidden[0][n] && !draft->row_of[n])
            turn->group[entry_of[turn_shown_above(turn, n)]].own += tree->node[n].own[c];
    for (size_t r = 0; c != CELL_RESPONDENTS && r < draft->row_count; r++) {
        const PlanRow *row = &draft->row[r];
        size_t above = entry_of[row->above];
        if (row->with_own)
            turn->group[above].own -= tree->node[row->above].own[c];
        DraftEntry entry = { r, true, plan_is_small(tree, row->all[c]), PRIVACY_SMALL, 0 };
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

// ---- all cells ----

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

static void plan_cell(Turn *turn, const bool *forced)
{
    const PlanTree *tree = turn->tree;
    turn->count = turn->mended = 0;
    enter_nodes(turn, forced);
    suppress(turn);
    bool shows = plan_shows(tree, turn->cell), respondents = turn->cell == CELL_RESPONDENTS;
    const uint64_t *mark = shows && tree->versions && !respondents ? turn_marks(turn) : NULL;
    while (shows &&
           ((tree->versions && turn_mend(turn)) || (mark && turn_hide_new_scores(turn, mark)) ||
            (!respondents && turn_hide_telling_scores(turn))))
        suppress(turn);
    for (size_t n = 0; n < tree->count; n++)
        turn->draft->residual[turn->cell][n] =
            shows ? (uint32_t)turn_residual_of(turn, n) : RESIDUAL_NONE;
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
    draft.cells = 0;
    for (size_t n = 1; n < tree->count; n++)
        for (int c = 0; c < CELLS; c++)
            draft.cells += draft.hidden[c][n];
    return draft;
}
