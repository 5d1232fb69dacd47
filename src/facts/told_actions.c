// SPDX-License-Identifier: EUPL-1.2
#include "facts/told_actions.h"

#include "facts/context.h"
#include "facts/rows.h"

#define RECORD_OF ToldActions
static const Fact told_table[] = {
    ROW("*", FACT_REFERENCES, const ActionFacts *const *, first.items, OPEN,
        "The first of them, in the order of the roadmap.", .count = MEMBER(size_t, first.count),
        .record = &action_record),
    COUNT_AS("*_count", count, "actions", OPEN, "How many there are."),
    TEXT_AS("*_more_text", more_text, OPEN, "The numbers of the others."),
};
#undef RECORD_OF
RECORD(told_actions_record, ToldActions, told_table);

ToldActions facts_told_actions(const FactsContext *context, const RoadmapFacts *roadmap,
                               size_t *found, size_t count, size_t most)
{
    size_t told = count < most ? count : most;
    const ActionFacts **first = arena_many(context->arena, const ActionFacts *, told);
    for (size_t i = 0; i < told; i++)
        first[i] = &roadmap->actions[found[i]];
    return (ToldActions){
        .first = { first, told },
        .count = count_value(true, (int64_t)count),
        .more_text = facts_action_numbers(context, found + told, count - told),
    };
}
