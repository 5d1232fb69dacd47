// SPDX-License-Identifier: EUPL-1.2
// Stage, response, and the values of pillars, questions and departments. A value that is null on one side
// is told only for what people set (targets, validated scores): of what is measured it was withheld, or is
// not repeated.
#include <math.h>

#include "base/text_map.h"
#include "facts/json.h"
#include "model/pillar.h"
#include "model/settings.h"
#include "model/strings.h"
#include "revision/revision_parts.h"
#include "score/results.h"

typedef enum ValueKind {
    VALUE_OF_COUNT,
    VALUE_OF_SCORE,
    VALUE_OF_TARGET,
    VALUE_OF_PHASE
} ValueKind;

static int64_t whole(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) && json_integer_value(value) >= 0 ? json_integer_value(value)
                                                                    : -1;
}

// Tenths; −1 where there is none.
static int64_t tenths(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    double number = json_number_value(value);
    return json_is_number(value) && number >= 0 && number < 1e6 ? llround(number * 10) : -1;
}

// A score as it was printed; "no value" where there is none.
static Fraction score_of_snapshot(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    double number = json_number_value(value);
    bool known = json_is_number(value) && number >= 0 && number < 1e6;
    return known ? score_printed(fraction(llround(number * 100), 100)) : fraction_none();
}

// As it is printed; an en dash where there is none.
static Slice value_text(const Comparing *c, const json_t *object, const char *key, ValueKind kind)
{
    int64_t number = kind == VALUE_OF_COUNT   ? whole(object, key)
                     : kind == VALUE_OF_PHASE ? -1
                                              : tenths(object, key);
    Slice id = kind == VALUE_OF_PHASE ? snapshot_text(c->arena, object, key) : S("");
    for (int phase = 0; phase < PHASES; phase++)
        if (slice_equal(id, phase_id(phase)))
            return strings_phase(c->strings, phase);
    if (number < 0)
        return S("–");
    Fraction score = score_of_snapshot(object, key);
    if (kind == VALUE_OF_SCORE || (kind == VALUE_OF_TARGET && score_decimals(score) > 1))
        return fraction_text(c->arena, score, score_decimals(score), c->numbers);
    // A target is printed as people set it: 19, 19,5.
    bool round = kind == VALUE_OF_TARGET && number % 10 == 0;
    return number_text(c->arena, round ? number / 10 : number, kind != VALUE_OF_COUNT && !round,
                       c->numbers);
}

Slice revision_score_text(const Comparing *comparing, const json_t *object, const char *key)
{
    Slice text = value_text(comparing, object, key, VALUE_OF_SCORE);
    return slice_equal(text, S("–")) ? S("") : text;
}

static json_t *number_change(Comparing *c, const char *id, Slice name, const char *what, Slice then,
                             Slice now)
{
    json_t *object = facts_object();
    facts_put_text(object, "id", slice_of(id));
    facts_put_text(object, "name", name);
    facts_put_text(object, "what", slice_of(what));
    facts_put_text(object, "then_text", then);
    facts_put_text(object, "now_text", now);
    c->count++;
    return object;
}

// ---- the scan as a whole ----

static Slice stage_text(const Comparing *c, const json_t *snapshot)
{
    static const char *const id[] = {
        [STAGE_SELF] = "self", [STAGE_VALIDATED] = "validated", [STAGE_FINAL] = "final"
    };
    Slice text = snapshot_text(c->arena, snapshot, "stage");
    for (int stage = 0; stage <= STAGE_FINAL; stage++)
        if (slice_equal(text, slice_of(id[stage])))
            return strings_stage_short(c->strings, stage);
    return S("–");
}

static void put_scan(Comparing *c, json_t *object)
{
    const json_t *then = json_object_get(c->then, "response"),
                 *now = json_object_get(c->now, "response");
    const struct Row {
        const char *name;
        Slice then, now;
    } rows[] = {
        { c->strings->stage, stage_text(c, c->then), stage_text(c, c->now) },
        { c->strings->people_invited, value_text(c, then, "invited", VALUE_OF_COUNT),
          value_text(c, now, "invited", VALUE_OF_COUNT) },
        { c->strings->people_responded, value_text(c, then, "responded", VALUE_OF_COUNT),
          value_text(c, now, "responded", VALUE_OF_COUNT) },
    };
    json_t *list = facts_array();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!slice_equal(rows[i].then, rows[i].now))
            facts_append(list, number_change(c, "scan", slice_of(rows[i].name), rows[i].name,
                                             rows[i].then, rows[i].now));
    revision_put_list(c, object, "scan", list);
}

// ---- pillars ----

typedef struct PillarValue {
    const char *key;
    ValueKind kind;
    bool set; // by people, not measured
} PillarValue;

// The self-image is told where another score holds.
enum { PILLAR_VALUES = 5, SELF_IMAGE = 3, TARGET = 4 };
static const PillarValue pillar_values[PILLAR_VALUES] = {
    { "n", VALUE_OF_COUNT, false },
    { "established", VALUE_OF_SCORE, false },
    { "established_phase", VALUE_OF_PHASE, false },
    { "score", VALUE_OF_SCORE, false },
    { "target", VALUE_OF_TARGET, true },
};

// A pillar's snapshot with its established score and phase, which follow from the rest. The caller owns it.
static json_t *with_established(const json_t *pillar)
{
    json_t *object = facts_object();
    Fraction validated = score_of_snapshot(pillar, "validated");
    bool is_validated = !fraction_is_none(validated);
    const json_t *score = json_object_get(pillar, is_validated ? "validated" : "score");
    const json_t *phase = json_object_get(pillar, "phase");
    if (pillar && json_object_update(object, (json_t *)pillar))
        out_of_memory(sizeof(json_t *));
    facts_put(object, "established", score ? json_incref((json_t *)score) : json_null());
    facts_put(object, "established_phase",
              is_validated ? json_string(phase_id(phase_of(validated)).at)
              : phase      ? json_incref((json_t *)phase)
                           : json_null());
    return object;
}

typedef struct PillarLists {
    json_t *pillars, *numbers, *targets;
} PillarLists;

static void compare_pillar(Comparing *c, int index, const json_t *then, const json_t *now,
                           PillarLists lists)
{
    const char *const what[PILLAR_VALUES] = { c->strings->respondents, c->strings->score,
                                              c->strings->phase, c->strings->self_image,
                                              c->strings->target };
    Slice name = strings_pillar(c->strings, index);
    const char *id = pillar_id((Pillar)index).at;
    json_t *object = facts_object();
    bool any = false;
    bool validated = json_is_number(json_object_get(then, "validated")) ||
                     json_is_number(json_object_get(now, "validated"));
    for (int i = 0; i < PILLAR_VALUES; i++) {
        const PillarValue *value = &pillar_values[i];
        Slice before = value_text(c, then, value->key, value->kind);
        Slice after = value_text(c, now, value->key, value->kind);
        bool known = value->set || (!slice_equal(before, S("–")) && !slice_equal(after, S("–")));
        bool changed = known && (i != SELF_IMAGE || validated) && !slice_equal(before, after);
        Slice text = changed ? revision_arrow(c, before, after) : after;
        facts_put_text(object, slice_print(c->arena, "%s_text", value->key).at, text);
        facts_put_flag(object, slice_print(c->arena, "%s_changed", value->key).at, changed);
        any = any || changed;
        if (!changed)
            continue;
        json_t *number = number_change(c, id, name, what[i], before, after);
        if (i == TARGET)
            facts_append(lists.targets, json_incref(number));
        facts_append(lists.numbers, number);
    }
    facts_put_text(object, "id", slice_of(id));
    facts_put_text(object, "name", name);
    if (any)
        facts_append(lists.pillars, object);
    else
        json_decref(object);
}

static void put_pillars(Comparing *c, json_t *object)
{
    PillarLists lists = { facts_array(), facts_array(), facts_array() };
    for (int p = 0; p < PILLARS; p++) {
        const char *id = pillar_id((Pillar)p).at;
        json_t *then =
            with_established(snapshot_find(json_object_get(c->then, "pillars"), "id", id));
        json_t *now = with_established(snapshot_find(json_object_get(c->now, "pillars"), "id", id));
        compare_pillar(c, p, then, now, lists);
        json_decref(then);
        json_decref(now);
    }
    revision_put_list(c, object, "pillars", lists.pillars);
    revision_put_list(c, object, "numbers", lists.numbers);
    revision_put_list(c, object, "targets", lists.targets);
}

// ---- questions and departments: which, not what ----

// The first of them in a text, and how many there are.
static void put_names(Comparing *c, json_t *object, const char *key, const char *comma,
                      const Slice *names, size_t count)
{
    enum { NAMES_MOST = 12 };
    size_t told = c->most && count > NAMES_MOST + 1 ? NAMES_MOST : count;
    Slice text = S("");
    for (size_t i = 0; i < told; i++)
        text = slice_print(c->arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? comma : "",
                           SLICE_ARGS(names[i]));
    json_t *group = facts_object();
    facts_put_count(group, "count", (int64_t)count);
    facts_put_text(group, "count_text", number_text(c->arena, (int64_t)count, 0, c->numbers));
    facts_put_flag(group, "is_one", count == 1);
    facts_put_flag(group, "present", count > 0);
    facts_put_text(group, "text", text);
    facts_put_count(group, "more", (int64_t)(count - told));
    facts_put_flag(group, "has_more", count > told);
    facts_put(object, key, group);
    c->count += count > 0;
}

static void put_questions(Comparing *c, json_t *object)
{
    Slice measured[ITEMS], reworded[ITEMS];
    size_t measured_count = 0, reworded_count = 0;
    for (int item = 0; item < ITEMS; item++) {
        const char *id = question_id(item).at;
        const json_t *then = json_object_get(json_object_get(c->then, "questions"), id);
        const json_t *now = json_object_get(json_object_get(c->now, "questions"), id);
        int64_t before = tenths(then, "mean"), after = tenths(now, "mean");
        Slice old = snapshot_text(c->arena, then, "text"),
              new = snapshot_text(c->arena, now, "text");
        if (before >= 0 && after >= 0 && before != after)
            measured[measured_count++] = question_id(item);
        if (old.len && new.len && !slice_equal(old, new))
            reworded[reworded_count++] = question_id(item);
    }
    put_names(c, object, "questions", ", ", measured, measured_count);
    put_names(c, object, "reworded", ", ", reworded, reworded_count);
}

static bool department_changed(const json_t *then, const json_t *now)
{
    const char *id;
    json_t *cell;
    if (whole(then, "n") != whole(now, "n"))
        return true;
    json_object_foreach(json_object_get(then, "pillars"), id, cell)
    {
        const json_t *present = json_object_get(json_object_get(now, "pillars"), id);
        int64_t before = tenths(cell, "score"), after = tenths(present, "score");
        if (present && (whole(cell, "n") != whole(present, "n") ||
                        (before >= 0 && after >= 0 && before != after)))
            return true;
    }
    return false;
}

static void put_departments(Comparing *c, json_t *object)
{
    json_t *department;
    size_t i, count = 0;
    uint32_t at;
    const json_t *then = json_object_get(c->then, "departments");
    const json_t *now = json_object_get(c->now, "departments");
    Slice *names = arena_many(c->arena, Slice, json_array_size(then));
    TextMap *by_name = text_map_new(c->arena);
    json_array_foreach(now, i, department) text_map_add(
        by_name, slice_of(json_string_value(json_object_get(department, "name"))), (uint32_t)i);
    json_array_foreach(then, i, department)
    {
        Slice name = snapshot_text(c->arena, department, "name");
        if (name.len && text_map_find(by_name, name, &at) &&
            department_changed(department, json_array_get(now, at)))
            names[count++] = name;
    }
    put_names(c, object, "departments", "; ", names, count);
}

// Some pillar has a score now and none then, though as many people or more were known then: it was concealed.
static bool figures_hidden(const Comparing *c)
{
    json_t *pillar;
    size_t i;
    json_array_foreach(json_object_get(c->then, "pillars"), i, pillar)
    {
        const char *id = json_string_value(json_object_get(pillar, "id"));
        const json_t *now = id ? snapshot_find(json_object_get(c->now, "pillars"), "id", id) : NULL;
        if (whole(pillar, "n") > 0 && tenths(pillar, "score") < 0 && tenths(now, "score") >= 0)
            return true;
    }
    return false;
}

void revision_put_values(Comparing *comparing, json_t *object)
{
    put_scan(comparing, object);
    put_pillars(comparing, object);
    put_questions(comparing, object);
    put_departments(comparing, object);
    facts_put_flag(object, "figures_hidden", figures_hidden(comparing));
}
