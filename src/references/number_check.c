// SPDX-License-Identifier: EUPL-1.2
#include "references/number_check.h"

#include <math.h>

#include "facts/context.h"
#include "facts/reading.h"
#include "model/strings.h"
#include "references/named_values.h"

// ---- the values of a pillar ----

static bool phase_named(const FactsContext *context, Slice name, int *phase)
{
    for (*phase = 0; *phase < PHASES; ++*phase)
        if (slice_equal(strings_phase(context->strings, *phase), name))
            return true;
    return false;
}

static void allow_phase(const FactsContext *context, PillarValues *values, const json_t *name)
{
    int phase;
    if (json_is_string(name) && phase_named(context, facts_text_of(name), &phase))
        values->phase[phase] = true;
}

// The phase that holds is there under a name of its own: this one is the self-image's, and so is that to
// which it changed.
static bool is_of_self_image(Slice key)
{
    return slice_equal(key, S("phase")) || slice_starts(key, S("to_phase"));
}

// "phase" and "target_phase" hold a name, "target_phase_name" is one.
static void allow_phases(const FactsContext *context, PillarValues *values, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        if (is_of_self_image(slice_of(key)))
            continue;
        if (slice_ends(slice_of(key), S("phase_name")))
            allow_phase(context, values, value);
        else if (slice_ends(slice_of(key), S("phase")))
            allow_phase(context, values, json_object_get(value, "name"));
        else if (slice_equal(slice_of(key), S("change")))
            allow_phases(context, values, value);
    }
}

static void add_gap(const NumberCheck *s, NamedValues *values, const json_t *pillar,
                    const char *from, const char *to)
{
    double gap = facts_number(pillar, to) - facts_number(pillar, from);
    if (isnan(gap))
        return;
    NamedValue value = { .tag = S(""), .number = gap };
    value.text = real_value_text(&s->context->style, real_value(true, gap), 1);
    value.called[0] = slice_print(s->context->arena, "{{%s}} – {{%s}}", to, from);
    value.called[1] = value.called[0];
    values->items = arena_grow(s->context->arena, values->items, sizeof *values->items,
                               values->count, &values->room);
    values->items[values->count++] = value;
}

static void collect_pillar(const NumberCheck *s, Pillar p, PillarValues *values)
{
    Arena *arena = s->context->arena;
    const json_t *pillar = json_array_get(json_object_get(s->tree, "pillars"), (size_t)p);
    const json_t *questions = json_object_get(pillar, "questions");
    const json_t *phase = json_object_get(pillar, "established_phase");
    const json_t *effect =
        json_array_get(json_object_get(json_object_get(s->tree, "roadmap"), "effect"), (size_t)p);
    Slice before = slice_print(arena, "%.*s.", SLICE_ARGS(pillar_id(p)));
    before = (int)p == s->pillar ? S("") : before;
    Slice of = (int)p == s->pillar ? S("") : strings_pillar(s->context->strings, (int)p);
    named_values_of_object(arena, &values->own, pillar, before, of);
    Slice at_roadmap = slice_print(arena, "roadmap.effect.%.*s.", SLICE_ARGS(pillar_id(p)));
    named_values_of_object(arena, &values->own, effect, at_roadmap, of);
    add_gap(s, &values->own, pillar, "established_value", "target_value");
    for (int q = 0; q < QUESTIONS; q++)
        named_values_of_question(arena, &values->question[q], json_array_get(questions, (size_t)q),
                                 before, q + 1);
    allow_phases(s->context, values, pillar);
    allow_phases(s->context, values, effect);
    values->phase_now = facts_text(phase, "name");
    values->self_phase = (int)facts_whole(json_object_get(pillar, "phase"), "index", -1);
    values->collected = true;
}

const PillarValues *pillar_values(const NumberCheck *s, int p)
{
    if (!s->pillars[p].collected)
        collect_pillar(s, (Pillar)p, &s->pillars[p]);
    return &s->pillars[p];
}

// ---- what its writer said ----

// The letters of a number or phase name; the space before "%" may be any.
static Slice bare(Arena *arena, Slice text)
{
    Slice key = text_key(arena, text);
    if (!slice_ends(key, S("%")))
        return key;
    return slice_print(arena, "%.*s%%", SLICE_ARGS(slice_trim(slice_part(key, 0, key.len - 1))));
}

static const TextMap *fixed_numbers(Arena *arena, const Slice *texts, size_t count)
{
    TextMap *fixed = text_map_new(arena);
    for (size_t i = 0; i < count; i++)
        text_map_add(fixed, bare(arena, texts[i]), 1);
    return fixed;
}

void number_check_begin(NumberCheck *s, Slice file, int pillar, const Slice *fixed,
                        size_t fixed_count)
{
    s->file = file;
    s->pillar = pillar;
    s->fixed = fixed_numbers(s->context->arena, fixed, fixed_count);
    s->pillars = arena_many(s->context->arena, PillarValues, PILLARS);
}

bool number_is_fixed(const NumberCheck *s, Slice text)
{
    uint32_t known;
    return text_map_count(s->fixed) &&
           text_map_find(s->fixed, bare(s->context->arena, text), &known);
}
