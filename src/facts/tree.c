#include "facts/tree.h"

#include <math.h>
#include <string.h>

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
        .words = scan->words,
        .numbers = words_number_style(scan->words),
        .style = { arena, scan->words, words_number_style(scan->words), results->whole },
        .departments = departments,
        .lists = arena_many(arena, NamedList, NAMED_LISTS),
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

static void put_beside(const FactsContext *context, json_t *object, const char *key, Slice text)
{
    Slice name = slice_join(context->arena, slice_of(key), S("_text"));
    facts_put_text(object, name.at, text);
}

void facts_put_figure(const FactsContext *context, json_t *object, const char *key, Fraction f, int decimals)
{
    facts_put_number(object, key, fraction_double(f));
    put_beside(context, object, key, fraction_text(context->arena, f, decimals, context->numbers));
}

Slice facts_score_text(const FactsContext *context, Fraction score)
{
    Fraction printed = score_printed(score);
    return fraction_text(context->arena, printed, score_decimals(printed), context->numbers);
}

void facts_put_score(const FactsContext *context, json_t *object, const char *key, Fraction score)
{
    facts_put_number(object, key, fraction_double(score));
    put_beside(context, object, key, facts_score_text(context, score));
}

static int gap_decimals(Fraction from, Fraction to)
{
    int one = score_decimals(score_printed(from)), other = score_decimals(score_printed(to));
    return one > other ? one : other;
}

void facts_put_gap(const FactsContext *context, json_t *object, const char *key, Fraction from, Fraction to)
{
    int decimals = gap_decimals(from, to);
    Fraction gap = fraction_subtract(to, from); // a typed target may have more decimals than are printed
    facts_put_figure(context, object, key, context->results->whole ? gap : fraction_rounded(gap, decimals),
                     decimals);
}

void facts_put_signed_gap(const FactsContext *context, json_t *object, const char *key, Fraction from,
                          Fraction to)
{
    int decimals = gap_decimals(from, to);
    Fraction gap = fraction_subtract(to, from);
    Slice text = fraction_text(context->arena, gap, decimals, context->numbers);
    bool above = !fraction_is_none(gap) && fraction_round(gap, decimals) > 0;
    facts_put_number(object, key, fraction_double(gap));
    put_beside(context, object, key,
               above ? slice_print(context->arena, "+%.*s", SLICE_ARGS(text)) : text);
}

void facts_put_measure(const FactsContext *context, json_t *object, const char *key, double number,
                       int decimals)
{
    facts_put_number(object, key, number);
    put_beside(context, object, key, facts_number_text(context, number, decimals));
}

void facts_put_people(const FactsContext *context, json_t *object, const char *key, int64_t count)
{
    facts_put_count(object, key, count);
    put_beside(context, object, key,
               count < 0 ? S("–") : number_text(context->arena, count, 0, context->numbers));
}

void facts_put_number_words(const FactsContext *context, json_t *object, const char *key, int64_t count)
{
    Slice figures = number_text(context->arena, count, 0, context->numbers);
    for (int capital = 0; capital < 2; capital++) {
        Slice word = words_number(context->words, count, capital);
        Slice name = slice_print(context->arena, "%s_%s", key, capital ? "capital" : "words");
        facts_put_text(object, name.at, word.len ? word : figures);
    }
}

void facts_put_share(const FactsContext *context, json_t *object, const char *key, Fraction share)
{
    Fraction printed = context->results->whole ? share : fraction_rounded(share, 2);
    facts_put_number(object, key, fraction_double(printed));
    put_beside(context, object, key, facts_percent_text(context, share));
}

Slice facts_number_text(const FactsContext *context, double number, int decimals)
{
    if (!isfinite(number))
        return S("–");
    double scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    return number_text(context->arena, llround(number * scale), decimals, context->numbers);
}

Slice facts_percent_text(const FactsContext *context, Fraction share)
{
    if (fraction_is_none(share))
        return S("–");
    Slice number =
        fraction_text(context->arena, fraction_multiply(share, fraction(100, 1)), 0, context->numbers);
    return slice_print(context->arena, "%.*s%s", SLICE_ARGS(number), context->words->percent_sign);
}

Slice facts_part_text(const FactsContext *context, size_t part, size_t total)
{
    return slice_print(context->arena, "%zu %s %zu", part, context->words->of_total, total);
}

json_t *facts_phase(const FactsContext *context, int phase)
{
    if (phase < 0)
        return json_null();
    json_t *object = facts_object();
    facts_put_text(object, "id", phase_id(phase));
    facts_put_text(object, "name", words_phase(context->words, phase));
    facts_put_count(object, "index", phase);
    return object;
}

void facts_put_pillars(const FactsContext *context, json_t *object, const bool named[PILLARS])
{
    Slice names[PILLARS];
    size_t count = 0;
    json_t *pillars = facts_array();
    for (int p = 0; p < PILLARS; p++) {
        if (!named[p])
            continue;
        json_t *pillar = facts_object();
        names[count++] = words_pillar(context->words, p);
        facts_put_text(pillar, "id", pillar_id((Pillar)p));
        facts_put_text(pillar, "name", names[count - 1]);
        facts_append(pillars, pillar);
    }
    facts_put(object, "pillars", pillars);
    facts_put_cell(object, "pillars_text",
                   count == PILLARS ? slice_of(context->words->all_pillars)
                                    : facts_list_text(context, names, count));
}

Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count)
{
    return words_list(context->arena, context->words, texts, count);
}
