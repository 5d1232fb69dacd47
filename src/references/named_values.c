// SPDX-License-Identifier: EUPL-1.2
// The tree already says of every number how it is printed (NAME beside NAME_text), so the values are found
// by walking it, and a number that is added to the tree is a value from then on.
#include "references/named_values.h"

#include <math.h>

#include "facts/reading.h"
#include "language/says.h"

typedef struct Called {
    const char *tag;
    const char *const *name; // by MessageLanguage
} Called;

static const Called names[] = {
    { "established", says_called_established },
    { "established_value", says_called_established_value },
    { "score", says_called_score },
    { "value", says_called_value },
    { "gap", says_called_gap },
    { "sd", says_called_sd },
    { "alpha", says_called_alpha },
    { "interval.low", says_called_interval_low },
    { "interval.high", says_called_interval_high },
    { "target", says_called_target },
    { "target_value", says_called_target_value },
    { "validated", says_called_validated },
    { "validated_value", says_called_validated_value },
    { "previous", says_called_previous },
    { "previous_value", says_called_previous_value },
    { "change.difference", says_called_change_difference },
    { "dont_know", says_called_dont_know },
    { "rate", says_called_rate },
    { "mean", says_called_mean },
};

enum { DECIMALS_MOST = 6 };

// ---- numbers as they are written ----

size_t typed_read(Slice text, char decimal_sign, TypedNumber *typed)
{
    size_t i = 0;
    *typed = (TypedNumber){ 0 };
    for (; i < text.len && i < 9 && ascii_is_digit(text.at[i]); i++)
        typed->scaled = typed->scaled * 10 + (text.at[i] - '0');
    bool decimals =
        i && i + 1 < text.len && text.at[i] == decimal_sign && ascii_is_digit(text.at[i + 1]);
    for (i += decimals; decimals && i < text.len && ascii_is_digit(text.at[i]); i++) {
        if (++typed->decimals > DECIMALS_MOST)
            return 0;
        typed->scaled = typed->scaled * 10 + (text.at[i] - '0');
    }
    bool more = i + 1 < text.len && (text.at[i] == '.' || text.at[i] == ',') &&
                ascii_is_digit(text.at[i + 1]);
    return more || (i < text.len && ascii_is_digit(text.at[i])) ? 0 : i;
}

static double power(int decimals)
{
    double scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    return scale;
}

// Where it is printed with as many decimals, what is printed counts: it was rounded from the exact fraction.
bool typed_is(TypedNumber typed, const NamedValue *value, char decimal_sign)
{
    TypedNumber printed;
    Slice text = value->text;
    while (text.len && !ascii_is_digit(text.at[0]))
        text = slice_part(text, 1, text.len);
    if (typed.percent != value->percent)
        return false;
    if (typed_read(text, decimal_sign, &printed) && printed.decimals == typed.decimals)
        return printed.scaled == typed.scaled;
    return llround(fabs(value->number) * power(typed.decimals)) == typed.scaled;
}

double typed_distance(TypedNumber typed, const NamedValue *value)
{
    return fabs(fabs(value->number) - (double)typed.scaled / power(typed.decimals));
}

// ---- collecting ----

static void add(Arena *arena, NamedValues *values, NamedValue value)
{
    // "previous", "change.difference", "change.then"
    for (Slice rest = value.tag, part; slice_next_field(&rest, '.', &part);)
        value.earlier =
            value.earlier || slice_starts(part, S("previous")) || slice_equal(part, S("change"));
    values->items =
        arena_grow(arena, values->items, sizeof *values->items, values->count, &values->room);
    values->items[values->count++] = value;
}

static void call(Arena *arena, NamedValue *value, Slice path, Slice of)
{
    value->called[0] = value->called[1] = slice_print(arena, "{{%.*s}}", SLICE_ARGS(value->tag));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!slice_equal(path, slice_of(names[i].tag)))
            continue;
        for (int l = 0; l < 2; l++)
            value->called[l] =
                of.len ? slice_print(arena, SAYS_CALLED_OF(l), names[i].name[l], SLICE_ARGS(of))
                       : slice_of(names[i].name[l]);
    }
}

static void walk(Arena *arena, NamedValues *values, const json_t *object, Slice path, Slice before,
                 Slice of)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        Slice here = slice_print(arena, "%.*s%s%s", SLICE_ARGS(path), path.len ? "." : "", key);
        const json_t *text = json_object_get(object, slice_print(arena, "%s_text", key).at);
        bool question = slice_equal(here, S("strongest")) || slice_equal(here, S("weakest"));
        if (json_is_object(value) && !question)
            walk(arena, values, value, here, before, of);
        if (!json_is_number(value) || !json_is_string(text))
            continue;
        NamedValue named = { .text = facts_text_of(text) };
        named.percent = slice_ends(named.text, S("%"));
        named.number = json_number_value(value) * (named.percent && json_is_real(value) ? 100 : 1);
        named.tag = slice_print(arena, "%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(here));
        call(arena, &named, here, of);
        add(arena, values, named);
    }
}

void named_values_of_object(Arena *arena, NamedValues *values, const json_t *object, Slice before,
                            Slice of)
{
    walk(arena, values, object, S(""), before, of);
}

static void add_percent(Arena *arena, NamedValues *values, Slice id, const char *const *of,
                        Slice tag, json_int_t percent)
{
    NamedValue value = { .tag = tag, .number = (double)percent, .percent = true };
    value.text = slice_print(arena, "%d\u00a0%%", (int)percent);
    for (int l = 0; l < 2; l++)
        value.called[l] = slice_print(arena, SAYS_CALLED_SHARE(l), SLICE_ARGS(id), of[l]);
    add(arena, values, value);
}

static void add_percents(Arena *arena, NamedValues *values, const json_t *question, Slice id,
                         Slice tag)
{
    static const char *const *const answer[] = { says_answer_1, says_answer_2, says_answer_3,
                                                 says_answer_4 };
    static const char *const key[] = { "1", "2", "3", "4" };
    const json_t *percent = json_object_get(question, "percent");
    const json_t *unknown = json_object_get(question, "dont_know_percent");
    json_int_t each[4];
    if (json_is_integer(unknown))
        add_percent(arena, values, id, says_called_dont_know,
                    slice_print(arena, "%.*sdont_know_percent", SLICE_ARGS(tag)),
                    json_integer_value(unknown));
    if (!json_is_integer(json_object_get(percent, "1")))
        return;
    for (int i = 0; i < 4; i++) {
        each[i] = json_integer_value(json_object_get(percent, key[i]));
        Slice own = slice_print(arena, "%.*spercent.%s", SLICE_ARGS(tag), key[i]);
        add_percent(arena, values, id, answer[i], own, each[i]);
    }
    add_percent(arena, values, id, says_answers_low, S(""), each[0] + each[1]);
    add_percent(arena, values, id, says_answers_high, S(""), each[2] + each[3]);
}

void named_values_of_question(Arena *arena, NamedValues *values, const json_t *question,
                              Slice before, int number)
{
    Slice id = facts_text(question, "id");
    Slice tag = slice_print(arena, "%.*squestion.%d.", SLICE_ARGS(before), number);
    const json_t *mean = json_object_get(question, "mean");
    if (!json_is_number(mean))
        return;
    NamedValue value = { .text = facts_text(question, "mean_text"),
                         .number = json_number_value(mean) };
    value.tag = slice_print(arena, "%.*sscore", SLICE_ARGS(tag));
    for (int l = 0; l < 2; l++)
        value.called[l] = slice_print(arena, SAYS_CALLED_QUESTION(l), SLICE_ARGS(id));
    add(arena, values, value);
    add_percents(arena, values, question, id, tag);
    const json_t *change = json_object_get(question, "change");
    if (json_is_object(change))
        walk(arena, values, change, S("change"), tag, S(""));
}
