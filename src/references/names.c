// SPDX-License-Identifier: EUPL-1.2
#include "references/names.h"

#include "base/nearest.h"
#include "facts/context.h"
#include "facts/reading.h"
#include "language/reading.h"

// Names besides those of the tree. The last one is a question's: its mean is its score.
static const char *const aliases[][2] = {
    { reading_tag_value, "value" },
    { reading_tag_phase, "phase" },
    { reading_tag_target, "target" },
    { reading_tag_validated, "validated" },
    { reading_tag_established, "established" },
    { reading_tag_established_value, "established_value" },
    { reading_tag_established_phase, "established_phase" },
    { reading_tag_self_image, "score" },
    { reading_tag_previous, "previous" },
    { reading_tag_deviation, "sd" },
    { reading_tag_low, "low" },
    { reading_tag_high, "high" },
    { reading_tag_dont_know, "dont_know" },
    { reading_tag_name, "name" },
    { reading_tag_text, "text" },
    { reading_tag_topic, "topic" },
    { reading_tag_mean, "mean" },
    { reading_tag_response, "response" },
    { reading_tag_rate, "rate" },
    { reading_tag_invited, "invited" },
    { reading_tag_responded, "responded" },
    { reading_tag_questions, "questions" },
    { reading_tag_change, "change" },
    { reading_tag_difference, "difference" },
    { reading_tag_departments, "departments" },
    { reading_tag_groups, "groups" },
    { "score", "mean" },
};
enum { ALIASES = sizeof aliases / sizeof *aliases };

// What a finding says itself, and what people wrote: no figures.
static bool is_closed(Slice key)
{
    return slice_equal(key, S("findings")) || slice_equal(key, S("message")) ||
           slice_equal(key, S("interviews")) || slice_equal(key, S("open_answers")) ||
           slice_equal(key, S("words"));
}

static json_t *member(const json_t *object, Slice key)
{
    return json_object_getn(object, key.at, key.len);
}

// The key of the object that is meant. False where it has none.
static bool find_key(const json_t *object, Slice *key)
{
    if (is_closed(*key))
        return false;
    if (member(object, *key))
        return true;
    for (int i = 0; i < ALIASES; i++) {
        if (slice_is_exactly_one_of(*key, aliases[i][0]) &&
            member(object, slice_of(aliases[i][1]))) {
            *key = slice_of(aliases[i][1]);
            return true;
        }
    }
    return false;
}

static bool is_called(Arena *arena, const json_t *item, const char *key, Slice name)
{
    const json_t *value = json_object_get(item, key);
    return json_is_string(value) && slice_equal(text_key(arena, facts_text_of(value)), name);
}

static void add_name(Arena *arena, TextMap *items, const json_t *item, const char *key,
                     size_t index)
{
    const json_t *value = json_object_get(item, key);
    if (json_is_string(value))
        text_map_add(items, text_key(arena, facts_text_of(value)), (uint32_t)index);
}

static const TextMap *items_by_name(const FactsContext *context, const json_t *array)
{
    NamedList *list = context->lists, *end = list + NAMED_LISTS - 1;
    while (list < end && list->array && list->array != array)
        list++;
    if (list->array == array)
        return list->items;
    *list = (NamedList){ array, text_map_new(context->arena) };
    for (size_t i = 0; i < json_array_size(array); i++) {
        add_name(context->arena, list->items, json_array_get(array, i), "id", i);
        add_name(context->arena, list->items, json_array_get(array, i), "name", i);
    }
    return list->items;
}

static json_t *element(const FactsContext *context, const json_t *array, Slice name)
{
    enum { FEW = 16 };
    Arena *arena = context->arena;
    uint64_t number;
    uint32_t at;
    if (slice_to_u64(name, &number))
        return number ? json_array_get(array, number - 1) : NULL;
    Slice key = text_key(arena, name);
    if (json_array_size(array) > FEW)
        return text_map_find(items_by_name(context, array), key, &at) ? json_array_get(array, at)
                                                                      : NULL;
    for (size_t i = 0; i < json_array_size(array); i++) {
        json_t *item = json_array_get(array, i);
        if (is_called(arena, item, "id", key) || is_called(arena, item, "name", key))
            return item;
    }
    return NULL;
}

static void offer_keys(Arena *arena, Nearest *nearest, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        Slice name = slice_of(key);
        bool is_shown = !slice_ends(name, S("_text")) && !slice_starts(name, S("has_")) &&
                        !slice_starts(name, S("is_")) && !is_closed(name);
        if (is_shown)
            nearest_offer(arena, nearest, name);
    }
    for (int i = 0; i < ALIASES; i++)
        if (member(object, slice_of(aliases[i][1])))
            nearest_offer_names(arena, nearest, aliases[i][0]);
}

static NameKind text_of_value(const FactsContext *context, const json_t *value, Slice *text)
{
    *text = S("–");
    switch (json_typeof(value)) {
    case JSON_NULL: return NAME_EMPTY;
    case JSON_STRING:
        if (slice_equal(facts_text_of(value), *text))
            return NAME_EMPTY;
        *text = facts_text_of(value);
        return NAME_TEXT;
    case JSON_INTEGER:
        *text = number_text(context->arena, json_integer_value(value), 0, context->numbers);
        return NAME_TEXT;
    case JSON_REAL:
        *text = real_value_text(&context->style, real_value(true, json_real_value(value)), 1);
        return NAME_TEXT;
    default: return NAME_MANY;
    }
}

// What a document prints of that member.
static NameKind member_text(const FactsContext *context, const json_t *object, Slice key,
                            Slice *text)
{
    const json_t *value = member(object, key), *beside = NULL;
    if (!json_is_string(value))
        beside = member(object, slice_print(context->arena, "%.*s_text", SLICE_ARGS(key)));
    if (json_is_object(value))
        beside = json_object_get(value, "text") ? json_object_get(value, "text")
                                                : json_object_get(value, "name");
    return text_of_value(context, beside ? beside : value, text);
}

// Where a name begins: the pillar, another pillar, the tree.
static const json_t *start(const FactsContext *context, const json_t *tree, const json_t *pillar,
                           Slice *first)
{
    Pillar other;
    if (find_key(pillar, first))
        return pillar;
    if (pillar_find(*first, &other)) {
        *first = slice_print(context->arena, "%d", (int)other + 1);
        return json_object_get(tree, "pillars");
    }
    return find_key(tree, first) ? tree : NULL;
}

static Slice nearest_start(Arena *arena, const json_t *tree, const json_t *pillar, Slice first)
{
    Nearest nearest = { .text = first };
    offer_keys(arena, &nearest, pillar);
    for (int p = 0; p < PILLARS; p++)
        nearest_offer(arena, &nearest, pillar_id((Pillar)p));
    offer_keys(arena, &nearest, tree);
    return nearest_likely(arena, &nearest);
}

// What was right of the name, and what looks most like the part that was not.
static NameKind unknown(Arena *arena, const json_t *at, Slice before, Slice part, Slice *text)
{
    Nearest nearest = { .text = part };
    if (json_is_object(at))
        offer_keys(arena, &nearest, at);
    else if (json_is_array(at))
        nearest.best = slice_print(arena, "%zu", json_array_size(at));
    else if (slice_ends(before, S(".")))
        before.len--;
    *text = slice_print(arena, "%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(nearest.best));
    return NAME_UNKNOWN;
}

NameKind facts_name(const FactsContext *context, const json_t *tree, const json_t *pillar,
                    Slice name, Slice *text)
{
    Slice rest = name, part = S("");
    slice_next_field(&rest, '.', &part);
    Slice key = part;
    const json_t *at = start(context, tree, pillar, &key), *value = NULL;
    if (!at) {
        Slice behind = slice_part(name, part.len, name.len);
        *text = nearest_start(context->arena, tree, pillar, part);
        if (text->len)
            *text = slice_print(context->arena, "%.*s%.*s", SLICE_ARGS(*text), SLICE_ARGS(behind));
        return NAME_UNKNOWN;
    }
    for (;;) {
        Slice before = { name.at, (size_t)(part.at - name.at) };
        bool listed = json_is_array(at);
        if (!listed && (!json_is_object(at) || !find_key(at, &key)))
            return unknown(context->arena, at, before, part, text);
        value = listed ? element(context, at, key) : member(at, key);
        if (!value)
            return unknown(context->arena, at, before, part, text);
        if (!rest.len)
            break;
        if (json_is_null(value)) {
            *text = S("–");
            return NAME_EMPTY;
        }
        slice_next_field(&rest, '.', &part);
        key = part;
        at = value;
    }
    return json_is_array(at) ? text_of_value(context, value, text)
                             : member_text(context, at, key, text);
}
