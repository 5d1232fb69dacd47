// SPDX-License-Identifier: EUPL-1.2
#include "score/suppression_turn.h"

size_t turn_shown_above(const Turn *turn, size_t node)
{
    do
        node = turn->tree->node[node].above;
    while (node && turn->draft->hidden[turn->cell][node]);
    return node;
}

size_t turn_nearest_shown(const Turn *turn, size_t node)
{
    return node && turn->draft->hidden[turn->cell][node] ? turn_shown_above(turn, node) : node;
}

bool turn_row_is_apart(const Turn *turn, size_t row)
{
    const PlanRow *made = &turn->draft->row[row];
    return !made->hidden[turn->cell] && !(made->is_residual && turn->cell == CELL_RESPONDENTS);
}

size_t turn_residual_of(const Turn *turn, size_t node)
{
    const SuppressionDraft *draft = turn->draft;
    // The row that its own people are in, counted from 1; 0: in none.
    size_t row = draft->row_of[node];
    for (size_t r = 0; !row && r < draft->row_count; r++)
        if (draft->row[r].above == node && draft->row[r].with_own)
            row = r + 1;
    if (row && turn_row_is_apart(turn, row - 1))
        return turn->tree->count + row - 1;
    return turn_nearest_shown(turn, node);
}

void turn_force(Turn *turn, size_t entry, PrivacyRule why, size_t against)
{
    turn->entry[entry].forced = true;
    turn->entry[entry].why = (uint8_t)why;
    turn->entry[entry].against = against;
}
