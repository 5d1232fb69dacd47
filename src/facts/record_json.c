// SPDX-License-Identifier: EUPL-1.2
#include "facts/record_json.h"

#include <glib.h>
#include <string.h>

#include "facts/json.h"
#include "model/pillar.h"
#include "model/strings.h"

// What a tree is made with.
typedef struct Maker {
    const ValueStyle *style;
    GHashTable *lists; // where a list that is apart begins: its array, which the tree holds
    GHashTable *last;  // a record: the struct of it within another that was made last
} Maker;

typedef struct LastMade {
    const void *of;
    json_t *object; // which the tree holds
} LastMade;

static json_t *object_of(const Maker *maker, const Record *record, const void *of);
static void put_row(const Maker *maker, json_t *object, const Fact *fact, Slice name,
                    const void *of);

static const char *beside(const ValueStyle *style, const char *key, Slice suffix)
{
    return slice_join(style->arena, slice_of(key), suffix).at;
}

static void put_words(const ValueStyle *style, json_t *object, const char *key, CountValue count)
{
    for (int capital = 0; capital < 2; capital++) {
        Slice word = strings_number(style->strings, count.number, capital);
        Slice figures = number_text(style->arena, count.number, 0, style->numbers);
        facts_put_text(object, beside(style, key, capital ? S("_capital") : S("_words")),
                       word.len ? word : figures);
    }
}

static json_t *phase_json(const ValueStyle *style, int phase)
{
    if (phase < 0)
        return json_null();
    json_t *object = facts_object();
    facts_put_text(object, "id", phase_id(phase));
    facts_put_text(object, "name", strings_phase(style->strings, phase));
    facts_put_count(object, "index", phase);
    return object;
}

static json_t *names_json(const Slice *names, size_t count)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < count; i++)
        facts_append(array, json_stringn(names[i].at, names[i].len));
    return array;
}

static json_t *references_json(const Maker *maker, const Record *record, const void *const *list,
                               size_t count)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < count; i++)
        facts_append(array, object_of(maker, record, list[i]));
    return array;
}

static json_t *records_json(const Maker *maker, const Record *record, const void *first,
                            size_t count)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < count; i++)
        facts_append(array, object_of(maker, record, (const char *)first + i * record->size));
    return array;
}

// A list that stands in two places is made once: cells of departments are half of all values.
static json_t *apart_json(const Maker *maker, const Record *record, const void *first, size_t count)
{
    json_t *array = g_hash_table_lookup(maker->lists, first);
    if (array)
        return json_incref(array);
    array = records_json(maker, record, first, count);
    g_hash_table_insert(maker->lists, (void *)first, array);
    return array;
}

static json_t *words_json(const Strings *strings)
{
    json_t *object = facts_object();
#define STRING(name) facts_put(object, #name, json_string(strings->name));
    STRINGS(STRING)
#undef STRING
    return object;
}

static void put_value(const ValueStyle *style, json_t *object, const Fact *fact, const char *key,
                      const void *member)
{
    const CountValue *count = member;
    switch (fact->type) {
    case FACT_TEXT: facts_put_text(object, key, *(const Slice *)member); return;
    case FACT_CELL: facts_put_cell(object, key, *(const Slice *)member); return;
    case FACT_FLAG: facts_put_flag(object, key, *(const bool *)member); return;
    case FACT_PRINTED: facts_put_text(object, key, count_value_text(style, *count)); return;
    case FACT_WORDS: put_words(style, object, key, *count); return;
    case FACT_PHASE: facts_put(object, key, phase_json(style, *(const int *)member)); return;
    case FACT_MAYBE:
        facts_put(object, key,
                  count->state == VALUE_KNOWN ? json_boolean(count->number) : json_null());
        return;
    case FACT_WHOLE:
    case FACT_COUNT:
        facts_put(object, key,
                  count->state == VALUE_KNOWN ? json_integer(count->number) : json_null());
        break;
    default: facts_put_number(object, key, fact_number(style, fact, member)); break;
    }
    if (fact_has_text(fact))
        facts_put_text(object, beside(style, key, S("_text")), fact_text(style, fact, member));
}

// A struct with the bytes of the one before it says the same: where nothing is known of a trend, each of 300
// does. One that differs in its padding alone is made again.
static json_t *within_json(const Maker *maker, const Record *record, const void *of)
{
    LastMade *last = g_hash_table_lookup(maker->last, record);
    if (last && memcmp(last->of, of, record->size) == 0)
        return json_incref(last->object);
    if (!last) {
        last = arena_one(maker->style->arena, LastMade);
        g_hash_table_insert(maker->last, (void *)record, last);
    }
    json_t *object = object_of(maker, record, of);
    *last = (LastMade){ of, object };
    return object;
}

// What holds other things: records, lists and what is made elsewhere.
static void put_holder(const Maker *maker, json_t *object, const Fact *fact, const char *key,
                       const void *of)
{
    const char *member = (const char *)of + fact->offset;
    const void *to = member;
    size_t count = fact->count;
    if (fact->type != FACT_RECORD && !fact_is_within(fact))
        memcpy(&to, member, sizeof to);
    if (fact_is_counted(fact))
        memcpy(&count, (const char *)of + fact->count, sizeof count);
    switch (fact->type) {
    case FACT_NAMES: facts_put(object, key, names_json(to, count)); break;
    case FACT_RECORD: facts_put(object, key, within_json(maker, fact->record, to)); break;
    case FACT_OPTIONAL:
        facts_put(object, key, to ? object_of(maker, fact->record, to) : json_null());
        break;
    case FACT_LIST:
        facts_put(object, key,
                  fact->is_apart ? apart_json(maker, fact->record, to, count)
                                 : records_json(maker, fact->record, to, count));
        break;
    case FACT_REFERENCES:
        facts_put(object, key, references_json(maker, fact->record, to, count));
        break;
    case FACT_DICTIONARY: facts_put(object, key, words_json(to)); break;
    case FACT_JSON: facts_put(object, key, to ? json_incref((json_t *)to) : json_null()); break;
    default: break;
    }
}

static void put_rows(const Maker *maker, json_t *object, const Record *record, Slice name,
                     const void *of)
{
    for (size_t i = 0; i < record->count; i++)
        put_row(maker, object, &record->facts[i], name, of);
}

static void put_row(const Maker *maker, json_t *object, const Fact *fact, Slice name,
                    const void *of)
{
    const char *member = (const char *)of + fact->offset;
    const char *key = fact_key(maker->style->arena, fact, name).at;
    if (fact->when && !*(const bool *)((const char *)of + fact->when - 1))
        return;
    if (fact->type == FACT_SPLICE)
        put_rows(maker, object, fact->record, slice_of(key), member);
    else if (fact->type <= FACT_PHASE)
        put_value(maker->style, object, fact, key, member);
    else
        put_holder(maker, object, fact, key, of);
}

static json_t *object_of(const Maker *maker, const Record *record, const void *of)
{
    json_t *object = facts_object();
    put_rows(maker, object, record, S(""), of);
    return object;
}

json_t *record_json(const ValueStyle *style, const Record *record, const void *of)
{
    const Maker maker = { style, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL) };
    json_t *object = object_of(&maker, record, of);
    g_hash_table_destroy(maker.lists);
    g_hash_table_destroy(maker.last);
    return object;
}
