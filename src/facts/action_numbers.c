// SPDX-License-Identifier: EUPL-1.2
#include "facts/action_numbers.h"

#include <stdlib.h>

#include "base/pattern.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"
#include "planning/action_order.h"

#define RECORD_OF CountedActions
static const Fact counted_table[] = {
    COUNT_AS("*_count", count, "actions", OPEN, "How many there are."),
    FLAG_AS("has_*", any, OPEN, "There is one."),
    FLAG_AS("*_is_one", is_one, OPEN, "There is exactly one."),
    TEXT_AS("*_numbers_text", numbers_text, OPEN, "Their numbers, as “1 tot en met 5 en 7”."),
};
#undef RECORD_OF
RECORD(counted_actions_record, CountedActions, counted_table);

static Slice number_of(const FactsContext *context, size_t index)
{
    return context->scan->actions[index].id;
}

static int by_number(const void *left, const void *right, void *data)
{
    const Action *actions = data;
    return action_compare_ids(actions[*(const size_t *)left].id,
                              actions[*(const size_t *)right].id);
}

static bool is_next(Slice number, Slice after)
{
    uint64_t one, other;
    return slice_to_u64(number, &one) && slice_to_u64(after, &other) && other == one + 1;
}

Slice facts_action_numbers(const FactsContext *context, size_t *actions, size_t count)
{
    Slice *texts = arena_many(context->arena, Slice, count);
    size_t texts_count = 0;
    qsort_r(actions, count, sizeof *actions, by_number, context->scan->actions);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && is_next(number_of(context, actions[next - 1]),
                                                   number_of(context, actions[next]));)
            next++;
        const PatternBlank ends[] = { { "first", number_of(context, actions[i]) },
                                      { "last", number_of(context, actions[next - 1]) } };
        bool run = next - i >= 3;
        if (!run)
            next = i + 1;
        texts[texts_count++] =
            run ? pattern_fill(context->arena, slice_of(context->strings->list_range), ends, 2)
                : ends[0].text;
    }
    return facts_list_text(context, texts, texts_count);
}

CountedActions facts_counted_actions(const FactsContext *context, size_t *actions, size_t count)
{
    return (CountedActions){
        .count = count_value(true, (int64_t)count),
        .any = count > 0,
        .is_one = count == 1,
        .numbers_text = facts_action_numbers(context, actions, count),
    };
}
