// SPDX-License-Identifier: EUPL-1.2
#include "facts/tree.h"

#include <math.h>

#include "facts/printed.h"

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

static json_t *owned(json_t *value)
{
    if (!value)
        out_of_memory(sizeof(json_t *));
    return value;
}

json_t *facts_object(void)
{
    return owned(json_object());
}

json_t *facts_array(void)
{
    return owned(json_array());
}

void facts_append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, owned(value)))
        out_of_memory(sizeof(json_t *));
}

// Keys are words of ours: nobody asks whether they are UTF-8.
void facts_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, owned(value)))
        out_of_memory(sizeof(json_t *));
}

void facts_put_text(json_t *object, const char *key, Slice text)
{
    facts_put(object, key, text.len ? json_stringn(text.at, text.len) : json_null());
}

void facts_put_cell(json_t *object, const char *key, Slice text)
{
    facts_put_text(object, key, text.len ? text : S("–"));
}

void facts_put_flag(json_t *object, const char *key, bool flag)
{
    facts_put(object, key, json_boolean(flag));
}

void facts_put_count(json_t *object, const char *key, int64_t count)
{
    facts_put(object, key, count < 0 ? json_null() : json_integer(count));
}

void facts_put_number(json_t *object, const char *key, double number)
{
    facts_put(object, key, isfinite(number) ? json_real(number) : json_null());
}

Slice facts_part_text(const FactsContext *context, size_t part, size_t total)
{
    return slice_print(context->arena, "%zu %s %zu", part, context->strings->of_total, total);
}

Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count)
{
    return strings_list(context->arena, context->strings, texts, count);
}
