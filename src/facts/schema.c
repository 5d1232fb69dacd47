// SPDX-License-Identifier: EUPL-1.2
#include "facts/schema.h"

#include "facts/facts.h"
#include "facts/json.h"

typedef struct SchemaWriter {
    Arena *arena;
    json_t *definitions;
} SchemaWriter;

// The record that is being written: its properties, and which of them are always there.
typedef struct Definition {
    json_t *properties, *required;
} Definition;

static void define(SchemaWriter *w, const Record *record);

// `other`: "null", or NULL where a value is always there.
static json_t *typed(const char *type, const char *other)
{
    json_t *object = facts_object();
    if (!other) {
        facts_put(object, "type", json_string(type));
        return object;
    }
    json_t *types = facts_array();
    facts_append(types, json_string(type));
    facts_append(types, json_string(other));
    facts_put(object, "type", types);
    return object;
}

static json_t *reference(SchemaWriter *w, const Record *record)
{
    json_t *object = facts_object();
    define(w, record);
    facts_put_text(object, "$ref", slice_print(w->arena, "#/$defs/%s", record->name));
    return object;
}

static json_t *reference_or_null(json_t *to)
{
    json_t *object = facts_object(), *any = facts_array();
    facts_append(any, to);
    facts_append(any, typed("null", NULL));
    facts_put(object, "anyOf", any);
    return object;
}

static json_t *list_of(const Fact *fact, json_t *items)
{
    json_t *object = typed("array", NULL);
    facts_put(object, "items", items);
    if (fact->is_fixed) {
        facts_put_count(object, "minItems", (int64_t)fact->count);
        facts_put_count(object, "maxItems", (int64_t)fact->count);
    }
    return object;
}

static json_t *phase_reference(void)
{
    json_t *object = facts_object();
    facts_put(object, "$ref", json_string("#/$defs/Phase"));
    return reference_or_null(object);
}

static json_t *dictionary(void)
{
    json_t *object = typed("object", NULL);
    facts_put(object, "additionalProperties", typed("string", NULL));
    return object;
}

// Of the key itself; what stands beside it is a text.
static json_t *type_of(SchemaWriter *w, const Fact *fact)
{
    switch (fact->type) {
    case FACT_TEXT: return typed("string", "null");
    case FACT_CELL:
    case FACT_WORDS:
    case FACT_PRINTED: return typed("string", NULL);
    case FACT_FLAG: return typed("boolean", NULL);
    case FACT_MAYBE: return typed("boolean", "null");
    case FACT_WHOLE:
    case FACT_COUNT: return typed("integer", "null");
    case FACT_EXACT:
    case FACT_SCORE:
    case FACT_SHARE:
    case FACT_REAL:
    case FACT_BARE:
    case FACT_GAP:
    case FACT_SIGNED_GAP: return typed("number", "null");
    case FACT_PHASE: return phase_reference();
    case FACT_NAMES: return list_of(fact, typed("string", NULL));
    case FACT_RECORD: return reference(w, fact->record);
    case FACT_OPTIONAL: return reference_or_null(reference(w, fact->record));
    case FACT_LIST:
    case FACT_REFERENCES: return list_of(fact, reference(w, fact->record));
    case FACT_DICTIONARY: return dictionary();
    case FACT_SPLICE:
    case FACT_JSON: break;
    }
    return typed("object", NULL);
}

static const char *const privacy_names[] = {
    [OPEN] = "open", [PLAN] = "plan", [WRITTEN] = "written", [LEADER] = "leader"
};

static void put_property(const Definition *definition, const Fact *fact, Slice key, json_t *type,
                         Slice meaning)
{
    facts_put_text(type, "description", meaning);
    facts_put(type, "x-privacy", json_string(privacy_names[fact->privacy]));
    facts_put(definition->properties, key.at, type);
    if (!fact->when)
        facts_append(definition->required, json_stringn(key.at, key.len));
}

static void put_beside(SchemaWriter *w, const Definition *definition, const Fact *fact, Slice key,
                       Slice meaning, const char *suffix, const char *how)
{
    put_property(definition, fact, slice_print(w->arena, "%.*s_%s", SLICE_ARGS(key), suffix),
                 typed("string", fact->is_silent ? "null" : NULL),
                 slice_print(w->arena, "%.*s (%s)", SLICE_ARGS(meaning), how));
}

static void put_fact(SchemaWriter *w, const Definition *definition, const Fact *fact, Slice key,
                     Slice meaning)
{
    if (fact->type == FACT_WORDS) {
        put_beside(w, definition, fact, key, meaning, "words", "in words, within a sentence");
        put_beside(w, definition, fact, key, meaning, "capital", "in words, to begin a sentence");
        return;
    }
    json_t *type = type_of(w, fact);
    if (fact->unit)
        facts_put(type, "x-unit", json_string(fact->unit));
    if (fact_is_decimal(fact))
        facts_put_count(type, "x-decimals", fact->decimals);
    if (fact->formula)
        facts_put(type, "x-formula", json_string(fact->formula));
    put_property(definition, fact, key, type, meaning);
    if (fact_has_text(fact))
        put_beside(w, definition, fact, key, meaning, "text", "as documents print it");
}

// `of`: the row by which the record is spliced in under `name`; NULL: it is not.
static void put_facts(SchemaWriter *w, const Definition *definition, const Record *record,
                      Slice name, const Fact *of)
{
    for (size_t i = 0; i < record->count; i++) {
        Fact fact = record->facts[i];
        Slice key = fact_key(w->arena, &fact, name);
        if (of)
            fact.when +=
                of->when; // what is spliced in only where something holds is there only then
        if (fact.type == FACT_SPLICE)
            put_facts(w, definition, fact.record, key, &fact);
        else
            put_fact(w, definition, &fact, key, fact_meaning(w->arena, &fact, of));
    }
}

static void define(SchemaWriter *w, const Record *record)
{
    if (json_object_get(w->definitions, record->name))
        return;
    json_t *object = typed("object", NULL);
    Definition definition = { facts_object(), facts_array() };
    facts_put(w->definitions, record->name, object);
    put_facts(w, &definition, record, S(""), NULL);
    facts_put(object, "properties", definition.properties);
    facts_put(object, "required", definition.required);
    facts_put(object, "additionalProperties", json_false());
}

static json_t *phase_definition(void)
{
    json_t *object = typed("object", NULL), *properties = facts_object(), *required = facts_array();
    static const char *const key[] = { "id", "name", "index" };
    for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
        facts_put(properties, key[i], typed(i < 2 ? "string" : "integer", NULL));
        facts_append(required, json_string(key[i]));
    }
    facts_put(
        object, "description",
        json_string("A phase: starting, learning, growing, mature or leading; its name; 0–4."));
    facts_put(object, "properties", properties);
    facts_put(object, "required", required);
    facts_put(object, "additionalProperties", json_false());
    return object;
}

json_t *facts_schema(Arena *arena)
{
    SchemaWriter w = { arena, facts_object() };
    json_t *schema = facts_object();
    facts_put(schema, "$schema", json_string("https://json-schema.org/draft/2020-12/schema"));
    facts_put(schema, "title", json_string("cxscan facts"));
    facts_put(schema, "description",
              json_string(
                  "Everything that a document of a scan may say. null: there is none, or it is "
                  "withheld. x-privacy: open tells nothing of answers; plan comes from answers and "
                  "is withheld where the privacy plan says so; written is what somebody wrote for "
                  "the report; leader is there for the project leader alone."));
    facts_put(w.definitions, "Phase", phase_definition());
    facts_put(schema, "$ref", json_string("#/$defs/Facts"));
    define(&w, &facts_record);
    facts_put(schema, "$defs", w.definitions);
    return schema;
}
