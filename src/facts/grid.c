// SPDX-License-Identifier: EUPL-1.2
// Where a pillar stands in the CX-grid: by its established score. The self-image keeps a flag of its own, so
// that a page can show both.
#include "facts/grid.h"

#include "facts/context.h"
#include "facts/pillar.h"
#include "facts/rows.h"
#include "model/grid.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF GridCellFacts
static const Fact cell_table[] = {
    WHOLE(phase_index, "phase", OPEN, "Number of the phase, 0–4."),
    TEXT(phase_name, OPEN, "Name of the phase."),
    CELL(text, OPEN, "What the grid says of the pillar in that phase."),
    CELL(step, OPEN, "What the grid says of the step from that phase to the next."),
    FLAG(is_current, PLAN, "The pillar is in this phase, by the score that holds."),
    FLAG(is_target, OPEN, "The target lies in this phase."),
    FLAG(is_shown, PLAN, "It is the current phase or the target's."),
    FLAG(is_validated, PLAN, "It is the current phase, and follows from a validated score."),
    FLAG(is_self, PLAN, "The self-image is in this phase."),
};
#undef RECORD_OF
static RECORD(grid_cell_record, GridCellFacts, cell_table);

#define RECORD_OF GridFacts
static const Fact grid_table[] = {
    FLAG(present, PLAN, "The grid describes each phase, and the pillar is in one."),
    EACH("cells", GridCellFacts, cells, PHASES, grid_cell_record, PLAN,
         "The five phases, low to high."),
    TEXT(current_text, PLAN, "What the grid says of the current phase."),
    TEXT(step_text, PLAN, "What the grid says of the step to the next phase."),
    TEXT(target_text, OPEN, "What the grid says of the target's phase."),
    PHASE(current_phase, PLAN, "The current phase, by the score that holds."),
    TEXT(current_phase_name, PLAN, "Name of the current phase."),
    TEXT(next_phase_name, PLAN, "Name of the phase after it."),
    FLAG(same_cell, PLAN, "The target lies in the current phase."),
    FLAG(is_last, PLAN, "The pillar is in the last phase."),
};
#undef RECORD_OF
RECORD(grid_record, GridFacts, grid_table);

static GridCellFacts cell_of(const FactsContext *context, Pillar pillar, int phase, int now,
                             int target)
{
    const PillarResult *result = &context->results->pillar[pillar];
    const GridCell *cell = &context->scan->grid[pillar][phase];
    return (GridCellFacts){
        .phase_index = count_value(true, phase),
        .phase_name = strings_phase(context->strings, phase),
        .text = cell->look,
        .step = cell->step,
        .is_current = phase == now,
        .is_target = phase == target,
        .is_shown = phase == now || phase == target,
        .is_validated = context->results->established[pillar].validated && phase == now,
        .is_self = !result->withheld && phase == result->phase,
    };
}

static Slice look_of(const FactsContext *context, Pillar pillar, int phase)
{
    return phase < 0 ? S("") : context->scan->grid[pillar][phase].look;
}

GridFacts facts_grid(const FactsContext *context, Pillar pillar)
{
    int now = context->results->established[pillar].phase;
    int target = phase_of(context->scan->findings[pillar].target);
    bool whole = true, is_last = now == PHASES - 1;
    GridFacts grid = {
        .current_text = look_of(context, pillar, now),
        .step_text = now < 0 ? S("") : context->scan->grid[pillar][now].step,
        .target_text = look_of(context, pillar, target),
        .current_phase = now,
        .current_phase_name = now < 0 ? S("") : strings_phase(context->strings, now),
        .next_phase_name = now < 0 || is_last ? S("") : strings_phase(context->strings, now + 1),
        .same_cell = now >= 0 && now == target,
        .is_last = is_last,
    };
    for (int phase = 0; phase < PHASES; phase++) {
        grid.cells[phase] = cell_of(context, pillar, phase, now, target);
        whole = whole && context->scan->grid[pillar][phase].look.len > 0;
    }
    grid.present = whole && now >= 0;
    return grid;
}
