// SPDX-License-Identifier: EUPL-1.2
#include "facts/context.h"

#include "facts/printed.h"
#include "model/scan.h"
#include "model/strings.h"

FactsContext facts_context(Arena *arena, const Scan *scan, const Results *results)
{
    TextMap *departments = text_map_new(arena);
    for (size_t i = 0; i < scan->department_count; i++)
        text_map_add(departments, text_key(arena, scan->departments[i].name), (uint32_t)i);
    return (FactsContext){
        .arena = arena,
        .scan = scan,
        .results = results_printed(arena, results),
        .strings = scan->strings,
        .numbers = strings_number_style(scan->strings),
        .style = { arena, scan->strings, strings_number_style(scan->strings), results->whole },
        .departments = departments,
        .lists = arena_many(arena, NamedList, NAMED_LISTS),
        .notes = note_texts_new(arena),
    };
}

Slice facts_part_text(const FactsContext *context, size_t part, size_t total)
{
    return slice_print(context->arena, "%zu %s %zu", part, context->strings->of_total, total);
}

Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count)
{
    return strings_list(context->arena, context->strings, texts, count);
}

Slice facts_question_anchor(const FactsContext *context, int item)
{
    return slice_print(context->arena, "question-%d-%d", item / QUESTIONS + 1,
                       item % QUESTIONS + 1);
}
