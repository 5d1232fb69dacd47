// SPDX-License-Identifier: EUPL-1.2
// The roadmap: actions are the same where their ids are. An action moved in the order only where it left it
// against the others: one that comes in at the top moves nobody. So those that did not move are the longest
// run of actions that stand in the same order in both.
#include <string.h>

#include "base/text_map.h"
#include "facts/context.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/progress.h"
#include "model/action.h"
#include "model/strings.h"
#include "revision/revision_parts.h"

typedef struct ActionPair {
    const json_t *then, *now;
    size_t then_place, now_place; // from 1
    bool moved;
} ActionPair;

// As it was written, or as a month; else by its quarter. An en dash where there is none.
static Slice moment(const Comparing *c, Slice text, Slice written)
{
    Date date;
    if (date_read(written, &date))
        return strings_date(c->arena, c->strings, date);
    if (written.len)
        return written;
    if (!text.len)
        return S("–");
    return date_read(text, &date) ? strings_moment(c->arena, c->strings, date) : text;
}

static Slice pillar_names(const Comparing *c, Slice id, Slice others)
{
    Pillar pillar;
    Slice text = pillar_find(id, &pillar) ? strings_pillar(c->strings, (int)pillar) : id, other;
    while (slice_next_field(&others, ',', &other))
        if (pillar_find(other, &pillar))
            text = slice_print(c->arena, "%.*s, %.*s", SLICE_ARGS(text),
                               SLICE_ARGS(strings_pillar(c->strings, (int)pillar)));
    return text;
}

static Slice status_text(const Comparing *c, Slice id)
{
    ActionStatus status;
    if (slice_equal(id, S("ongoing")))
        return slice_of(c->strings->status_ongoing);
    return action_status_of_id(id, &status) ? strings_status(c->strings, (int)status) : id;
}

// A field of an action as a document prints it.
static Slice field_text(const Comparing *c, const json_t *action, const char *key)
{
    Slice text = snapshot_text(c->arena, action, key),
          status = snapshot_text(c->arena, action, "status");
    if (strcmp(key, "start") == 0)
        return moment(c, text, snapshot_text(c->arena, action, "start_written"));
    if (strcmp(key, "end") == 0 && !text.len && slice_equal(status, S("ongoing")))
        return slice_of(c->strings->status_ongoing);
    if (strcmp(key, "end") == 0)
        return moment(c, text, snapshot_text(c->arena, action, "end_written"));
    if (strcmp(key, "pillar") == 0)
        return pillar_names(c, text, snapshot_text(c->arena, action, "other_pillars"));
    if (strcmp(key, "status") == 0)
        return status_text(c, text);
    return text.len ? text : S("–");
}

static void put_action(const Comparing *c, json_t *object, const json_t *action)
{
    Slice start = field_text(c, action, "start"), end = field_text(c, action, "end");
    bool dated = !slice_equal(start, S("–")) || !slice_equal(end, S("–"));
    Slice when = slice_equal(start, end)
                     ? start
                     : slice_print(c->arena, "%.*s – %.*s", SLICE_ARGS(start), SLICE_ARGS(end));
    facts_put_cell(object, "id", snapshot_text(c->arena, action, "id"));
    facts_put_cell(object, "title", snapshot_text(c->arena, action, "title"));
    facts_put_cell(object, "pillar_name", field_text(c, action, "pillar"));
    facts_put_cell(object, "when_text", dated ? when : S(""));
}

// ---- fields ----

typedef struct Naming {
    const char *key, *name;
} Naming;

typedef struct Differences {
    json_t *fields;
    Slice text;
    bool beyond_dates; // not only its dates or its place
} Differences;

static void add_field(const Comparing *c, Differences *found, const char *name, Slice then,
                      Slice now)
{
    json_t *field = facts_object();
    facts_put_text(field, "name", slice_of(name));
    facts_put_text(field, "then_text", then);
    facts_put_text(field, "now_text", now);
    facts_append(found->fields, field);
    // The title as it is now stands beside this text.
    Slice change = name == c->strings->field_title
                       ? slice_print(c->arena, "was %.*s", SLICE_ARGS(then))
                       : revision_arrow(c, then, now);
    found->text = slice_print(c->arena, "%.*s%s%s %.*s", SLICE_ARGS(found->text),
                              found->text.len ? "; " : "", name, SLICE_ARGS(change));
}

enum { FIELDS = 11, DATES = 2 }; // the dates stand first

static Differences differences(const Comparing *c, const ActionPair *pair)
{
    const Strings *w = c->strings;
    const Naming names[FIELDS] = {
        { "start", w->field_start },         { "end", w->field_end },
        { "title", w->field_title },         { "pillar", w->field_pillar },
        { "impact", w->field_impact },       { "feasibility", w->field_feasibility },
        { "owner", w->field_owner },         { "status", w->field_status },
        { "questions", w->field_questions }, { "aimed", w->field_aimed },
        { "depends", w->field_depends },
    };
    Differences found = { .fields = facts_array(), .text = S("") };
    for (int i = 0; i < FIELDS; i++) {
        Slice then = field_text(c, pair->then, names[i].key),
              now = field_text(c, pair->now, names[i].key);
        if (slice_equal(then, now))
            continue;
        add_field(c, &found, names[i].name, then, now);
        found.beyond_dates = found.beyond_dates || i >= DATES;
    }
    if (pair->moved)
        add_field(c, &found, w->field_place, slice_print(c->arena, "%zu", pair->then_place),
                  slice_print(c->arena, "%zu", pair->now_place));
    return found;
}

// Appends the action to one of the lists, with all that is different about it; to none where nothing is.
static void compare_action(Comparing *c, const ActionPair *pair, json_t *moved, json_t *changed)
{
    Differences found = differences(c, pair);
    if (!json_array_size(found.fields)) {
        json_decref(found.fields);
        return;
    }
    json_t *object = facts_object();
    put_action(c, object, pair->now);
    facts_put_text(object, "text", found.text);
    facts_put(object, "fields", found.fields);
    facts_append(found.beyond_dates ? changed : moved, object);
    c->count++;
}

// ---- which are the same, and which moved ----

// Where each action stands, by its id; of two with the same id the first.
static TextMap *places_of(const Comparing *c, const json_t *actions)
{
    TextMap *places = text_map_new(c->arena);
    for (size_t i = 0; i < json_array_size(actions) && i < UINT32_MAX; i++) {
        Slice id = snapshot_text(c->arena, json_array_get(actions, i), "id");
        if (id.len)
            text_map_add(places, id, (uint32_t)i);
    }
    return places;
}

// From 1; 0 where it is not among them.
static size_t place_of(const Comparing *c, const TextMap *places, const json_t *action)
{
    uint32_t place;
    return text_map_find(places, snapshot_text(c->arena, action, "id"), &place) ? place + (size_t)1
                                                                                : 0;
}

// Marks those that are not in the longest rising run of old places (patience sorting), nor where they were.
static void mark_moved(const Comparing *c, ActionPair *pairs, size_t count)
{
    // Of each length: the pair that ends a run of it lowest; of each pair: the one before it in its run.
    size_t *last = arena_many(c->arena, size_t, count);
    size_t *before = arena_many(c->arena, size_t, count), length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (pairs[last[middle]].then_place < pairs[i].then_place)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? last[low - 1] : count;
        last[low] = i;
        length = low == length ? length + 1 : length;
        pairs[i].moved = pairs[i].then_place != pairs[i].now_place;
    }
    for (size_t i = length ? last[length - 1] : count; i < count; i = before[i])
        pairs[i].moved = false;
}

static json_t *alone(Comparing *c, const json_t *actions, const TextMap *others)
{
    json_t *list = facts_array();
    for (size_t i = 0; i < json_array_size(actions); i++) {
        const json_t *action = json_array_get(actions, i);
        if (place_of(c, others, action))
            continue;
        json_t *object = facts_object();
        put_action(c, object, action);
        facts_append(list, object);
        c->count++;
    }
    return list;
}

void revision_put_actions(Comparing *c, json_t *object)
{
    const json_t *then = json_object_get(c->then, "actions"),
                 *now = json_object_get(c->now, "actions");
    ActionPair *pairs = arena_many(c->arena, ActionPair, json_array_size(now));
    json_t *moved = facts_array(), *changed = facts_array();
    const TextMap *places_then = places_of(c, then), *places_now = places_of(c, now);
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(now); i++) {
        const json_t *action = json_array_get(now, i);
        size_t place = place_of(c, places_then, action);
        if (place)
            pairs[count++] =
                (ActionPair){ json_array_get(then, place - 1), action, place, i + 1, false };
    }
    mark_moved(c, pairs, count);
    for (size_t i = 0; i < count; i++)
        compare_action(c, &pairs[i], moved, changed);
    revision_put_list(c, object, "actions_added", alone(c, now, places_then));
    revision_put_list(c, object, "actions_moved", moved);
    revision_put_list(c, object, "actions_changed", changed);
    revision_put_list(c, object, "actions_dropped", alone(c, then, places_now));
    static const char *const flags[] = { "has_actions_added", "has_actions_moved",
                                         "has_actions_changed", "has_actions_dropped" };
    bool any = false;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        any = any || json_is_true(json_object_get(object, flags[i]));
    facts_put_flag(object, "has_actions", any);
}

// ---- for the report on progress ----

const RoadmapBefore *roadmap_before(const Facts *facts, const json_t *since, const json_t *now)
{
    Arena *arena = facts->context->arena;
    const Comparing comparing = { .arena = arena, .strings = facts->strings };
    const json_t *actions = json_object_get(since, "actions");
    size_t count = json_array_size(actions);
    ActionBefore *list = arena_many(arena, ActionBefore, count);
    RoadmapBefore *before = arena_one(arena, RoadmapBefore);
    Date date;
    *before = (RoadmapBefore){ .action = list, .version = snapshot_text(arena, since, "version") };
    if (date_read(snapshot_text(arena, since, "date"), &date))
        before->date_text = strings_date(arena, facts->strings, date);
    before->same_version = slice_equal(before->version, snapshot_text(arena, now, "version"));
    for (size_t i = 0; i < count; i++) {
        const json_t *action = json_array_get(actions, i);
        ActionBefore then = { .id = snapshot_text(arena, action, "id"),
                              .title = snapshot_text(arena, action, "title"),
                              .pillar_name = field_text(&comparing, action, "pillar"),
                              .end_text = field_text(&comparing, action, "end"),
                              .status_text = field_text(&comparing, action, "status") };
        Slice status = snapshot_text(arena, action, "status");
        if (slice_equal(status, S("ongoing")))
            then.status = ACTION_STARTED;
        else if (!action_status_of_id(status, &then.status))
            continue;
        (void)date_read(snapshot_text(arena, action, "end"), &then.end);
        if (then.id.len)
            list[before->count++] = then;
    }
    return before;
}
