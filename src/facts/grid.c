// Where a pillar stands in the CX-grid: by its established score. The self-image keeps a flag of its own, so
// that a page can show both.
#include "facts/parts.h"

static json_t *cells_facts(const FactsContext *context, Pillar pillar, int now, int target)
{
    const PillarResult *result = &context->results->pillar[pillar];
    bool validated = context->results->established[pillar].validated;
    json_t *cells = facts_array();
    for (int phase = 0; phase < PHASES; phase++) {
        const GridCell *cell = &context->scan->grid[pillar][phase];
        json_t *object = facts_object();
        facts_put_count(object, "phase_index", phase);
        facts_put_text(object, "phase_name", words_phase(context->words, phase));
        facts_put_cell(object, "text", cell->look);
        facts_put_cell(object, "step", cell->step);
        facts_put_flag(object, "is_current", phase == now);
        facts_put_flag(object, "is_target", phase == target);
        facts_put_flag(object, "is_shown", phase == now || phase == target);
        facts_put_flag(object, "is_validated", validated && phase == now);
        facts_put_flag(object, "is_self", !result->withheld && phase == result->phase);
        facts_append(cells, object);
    }
    return cells;
}

static Slice look_of(const FactsContext *context, Pillar pillar, int phase)
{
    return phase < 0 ? S("") : context->scan->grid[pillar][phase].look;
}

json_t *facts_grid(const FactsContext *context, Pillar pillar)
{
    int now = context->results->established[pillar].phase;
    int target = phase_of(context->scan->findings[pillar].target);
    bool whole = true;
    for (int phase = 0; phase < PHASES; phase++)
        whole = whole && context->scan->grid[pillar][phase].look.len > 0;
    json_t *object = facts_object();
    facts_put_flag(object, "present", whole && now >= 0);
    facts_put(object, "cells", cells_facts(context, pillar, now, target));
    facts_put_text(object, "current_text", look_of(context, pillar, now));
    facts_put_text(object, "step_text", now < 0 ? S("") : context->scan->grid[pillar][now].step);
    facts_put_text(object, "target_text", look_of(context, pillar, target));
    facts_put(object, "current_phase", facts_phase(context, now));
    facts_put_text(object, "current_phase_name", now < 0 ? S("") : words_phase(context->words, now));
    facts_put_text(object, "next_phase_name",
                   now < 0 || now == PHASES - 1 ? S("") : words_phase(context->words, now + 1));
    facts_put_flag(object, "same_cell", now >= 0 && now == target);
    facts_put_flag(object, "is_last", now == PHASES - 1);
    return object;
}
