// SPDX-License-Identifier: EUPL-1.2
#include "references/number_check.h"

#include <math.h>

#include "facts/context.h"
#include "facts/reading.h"
#include "model/strings.h"
#include "references/named_values.h"

// ---- the values of a pillar ----

static void allow_phase(const FactsContext *context, PillarValues *values, const json_t *name)
{
    for (int phase = 0; json_is_string(name) && phase < PHASES; phase++)
        if (slice_equal(strings_phase(context->strings, phase), facts_text_of(name))) {
            values->phase[phase] = true;
            return;
        }
}

// "phase" and "target_phase" hold a name, "target_phase_name" is one.
static void allow_phases(const FactsContext *context, PillarValues *values, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        // The phase that holds is there under a name of its own: this one is the self-image's, and so is that
        // to which it changed.
        if (slice_equal(slice_of(key), S("phase")) || slice_starts(slice_of(key), S("to_phase")))
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

void number_check_begin(NumberCheck *s, Slice file, int pillar, const Slice *fixed,
                        size_t fixed_count)
{
    s->file = file;
    s->pillar = pillar;
    TextMap *numbers = text_map_new(s->context->arena);
    for (size_t i = 0; i < fixed_count; i++)
        text_map_add(numbers, bare(s->context->arena, fixed[i]), 1);
    s->fixed = numbers;
    s->pillars = arena_many(s->context->arena, PillarValues, PILLARS);
}

bool number_is_fixed(const NumberCheck *s, Slice text)
{
    uint32_t known;
    return text_map_count(s->fixed) &&
           text_map_find(s->fixed, bare(s->context->arena, text), &known);
}
