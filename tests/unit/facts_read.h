// SPDX-License-Identifier: EUPL-1.2
// Facts from JSON, by the table of fields: a test of a chart or a page writes down what it needs and no more.
// What is not there is not known; a word that is not there is its own name.
#ifndef TEST_FACTS_READ_H
#define TEST_FACTS_READ_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "facts/facts.h"
#include "model/strings.h"

static inline void read_fact(Arena *arena, const Fact *fact, const json_t *json, Slice name,
                             char *of);

static inline void read_record(Arena *arena, const Record *record, const json_t *json, Slice name,
                               void *of)
{
    for (size_t i = 0; i < record->count; i++)
        read_fact(arena, &record->facts[i], json, name, of);
}

static inline Fraction read_fraction(Arena *arena, const json_t *value)
{
    Fraction number = fraction_none();
    const int64_t scale =
        1000000000000; // a number may have more digits than a fraction is read with
    if (json_is_number(value) &&
        !fraction_read(double_text(arena, json_number_value(value)), &number))
        number = fraction(llround(json_number_value(value) * (double)scale), scale);
    if (json_is_string(value))
        fraction_read(slice_of(json_string_value(value)), &number);
    return number;
}

static inline Slice read_slice(Arena *arena, const json_t *value)
{
    return json_is_string(value) ? slice_copy(arena, slice_of(json_string_value(value))) : S("");
}

static inline Strings *fixture_words(Arena *arena, const json_t *json)
{
    Strings *strings = arena_one(arena, Strings);
#define STRING(word)                                                                               \
    strings->word =                                                                                \
        json_object_get(json, #word) ? read_slice(arena, json_object_get(json, #word)).at : #word;
    STRINGS(STRING)
#undef STRING
    return strings;
}

static inline void read_number(Arena *arena, const Fact *fact, const json_t *value, void *member)
{
    Fraction number = read_fraction(arena, value);
    long percent = json_is_string(value) ? strtol(json_string_value(value), NULL, 10) : 0; // "55 %"
    if (fact->type == FACT_SHARE && percent)
        number = fraction(percent, 100);
    switch (fact->type) {
    case FACT_WHOLE:
    case FACT_COUNT:
        *(CountValue *)member = (CountValue){ VALUE_UNKNOWN, -1 };
        if (json_is_integer(value))
            *(CountValue *)member = (CountValue){ VALUE_KNOWN, json_integer_value(value) };
        break;
    case FACT_EXACT:
    case FACT_SCORE:
    case FACT_SHARE: *(ExactValue *)member = exact_value(true, number); break;
    case FACT_REAL:
    case FACT_BARE:
        *(RealValue *)member =
            real_value(true, json_is_number(value) ? json_number_value(value) : (double)NAN);
        break;
    case FACT_GAP:
    case FACT_SIGNED_GAP: *(GapValue *)member = gap_value(true, fraction(0, 1), number); break;
    default: break;
    }
}

// A list of structs, or of pointers to them.
static inline void read_list(Arena *arena, const Fact *fact, const json_t *value, char *of)
{
    size_t count = fact->is_fixed ? fact->count : json_array_size(value), size = fact->record->size;
    char *items = fact_is_within(fact) ? of + fact->offset : arena_alloc(arena, size, count);
    const char **pointers = arena_many(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        read_record(arena, fact->record, json_array_get(value, i), S(""), items + i * size);
        pointers[i] = items + i * size;
    }
    if (fact_is_within(fact))
        return;
    memcpy(of + fact->offset, fact->type == FACT_REFERENCES ? (void *)&pointers : (void *)&items,
           sizeof(void *));
    if (fact_is_counted(fact))
        memcpy(of + fact->count, &count, sizeof count);
}

static inline void read_fact(Arena *arena, const Fact *fact, const json_t *json, Slice name,
                             char *of)
{
    Slice key = fact_key(arena, fact, name);
    const json_t *value = json_object_get(json, key.at);
    void *member = of + fact->offset, *inner;
    switch (fact->type) {
    case FACT_TEXT:
    case FACT_CELL: *(Slice *)member = read_slice(arena, value); break;
    case FACT_FLAG: *(bool *)member = json_is_true(value); break;
    case FACT_PHASE:
        *(int *)member = value ? (int)json_integer_value(json_object_get(value, "index")) : -1;
        if (!json_is_object(value))
            *(int *)member = -1;
        break;
    case FACT_SPLICE: read_record(arena, fact->record, json, key, member); break;
    case FACT_RECORD: read_record(arena, fact->record, value, S(""), member); break;
    case FACT_OPTIONAL:
        inner = json_is_object(value) ? arena_alloc(arena, fact->record->size, 1) : NULL;
        if (inner)
            read_record(arena, fact->record, value, S(""), inner);
        memcpy(member, &inner, sizeof inner);
        break;
    case FACT_LIST:
    case FACT_REFERENCES: read_list(arena, fact, value, of); break;
    default:
        // A text alone says the number as well.
        if (!value && fact_has_text(fact))
            value = json_object_get(json, slice_print(arena, "%.*s_text", SLICE_ARGS(key)).at);
        read_number(arena, fact, value, member);
        break;
    }
}

// In the arena. Of a pillar without an established score that of the answers holds; "don't
// know" may be a share or a percentage.
static inline Facts *facts_read(Arena *arena, const json_t *json)
{
    Facts *facts = arena_one(arena, Facts);
    read_record(arena, &facts_record, json, S(""), facts);
    Strings *strings = fixture_words(arena, json_object_get(json, "words"));
    facts->strings = strings;
    facts->style = (ValueStyle){ .arena = arena,
                                 .strings = strings,
                                 .numbers = strings_number_style(strings) };
    for (size_t p = 0; p < PILLARS; p++) {
        PillarFacts *pillar = &facts->pillars[p];
        const json_t *written = json_array_get(json_object_get(json, "pillars"), p), *question;
        size_t q;
        json_array_foreach(json_object_get(written, "questions"), q, question)
        {
            double share = json_number_value(json_object_get(question, "dont_know"));
            if (json_object_get(question, "dont_know") && q < QUESTIONS)
                pillar->questions[q].dont_know_percent = count_value(true, llround(share * 100));
        }
        if (json_object_get(written, "dont_know_percent"))
            pillar->dont_know = exact_value(
                true,
                fraction(json_integer_value(json_object_get(written, "dont_know_percent")), 100));
        if (json_object_get(written, "established"))
            continue;
        pillar->established = pillar->score;
        pillar->established_value = pillar->value;
        pillar->established_phase = pillar->phase;
    }
    return facts;
}

#endif
