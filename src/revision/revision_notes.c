// SPDX-License-Identifier: EUPL-1.2
// Findings by pillar and section; interviews and documents by number: by their digests alone, so one that
// was edited looks like one that went and one that came.
#include "base/text_map.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "model/pillar.h"
#include "model/strings.h"
#include "revision/revision_parts.h"

enum { KIND_ADDED, KIND_CHANGED, KIND_DROPPED, KINDS };

static Slice kind_text(const Strings *strings, int kind)
{
    const char *const text[KINDS] = { strings->change_added, strings->change_changed,
                                      strings->change_dropped };
    return slice_of(text[kind]);
}

// ---- findings ----

typedef struct NotePart {
    const char *key, *name;
} NotePart;

// What is different in one file of findings, by its key in the snapshots.
static json_t *file_revision(Comparing *c, const char *id, Slice name, const NotePart *parts,
                             size_t count)
{
    const json_t *then = json_object_get(json_object_get(c->then, "findings"), id);
    const json_t *now = json_object_get(json_object_get(c->now, "findings"), id);
    static const char *const kind_id[KINDS] = { "added", "changed", "dropped" };
    json_t *list = facts_array(), *object = facts_object();
    Slice text = S("");
    for (size_t i = 0; i < count; i++) {
        Slice before = snapshot_text(c->arena, then, parts[i].key),
              after = snapshot_text(c->arena, now, parts[i].key);
        if (slice_equal(before, after))
            continue;
        int kind = !before.len ? KIND_ADDED : !after.len ? KIND_DROPPED : KIND_CHANGED;
        json_t *part = facts_object();
        facts_put_text(part, "name", slice_of(parts[i].name));
        facts_put_text(part, "kind", slice_of(kind_id[kind]));
        facts_put_text(part, "kind_text", kind_text(c->strings, kind));
        facts_append(list, part);
        text = slice_print(c->arena, "%.*s%s%s %.*s", SLICE_ARGS(text), text.len ? ", " : "",
                           parts[i].name, SLICE_ARGS(kind_text(c->strings, kind)));
    }
    c->count += (int64_t)json_array_size(list);
    facts_put_text(object, "id", slice_of(id));
    facts_put_text(object, "name", name);
    facts_put_text(object, "text", text);
    facts_put(object, "parts", list);
    return object;
}

static void append_changed(json_t *list, json_t *file)
{
    if (json_array_size(json_object_get(file, "parts")))
        facts_append(list, file);
    else
        json_decref(file);
}

static void put_findings(Comparing *c, json_t *object)
{
    const Strings *w = c->strings;
    const NotePart summary[] = { { "heading", w->part_heading },
                                 { "lead", w->part_lead },
                                 { "message", w->part_message },
                                 { "decisions", w->part_decisions } };
    const NotePart pillar[] = { { "heading", w->part_heading },
                                { "reason", w->part_reason },
                                { "conclusions", w->part_conclusions },
                                { "recommendations", w->part_recommendations },
                                { "examples", w->part_examples } };
    json_t *list = facts_array();
    append_changed(list, file_revision(c, "summary", slice_of(w->summary), summary,
                                       sizeof summary / sizeof *summary));
    for (int p = 0; p < PILLARS; p++)
        append_changed(list, file_revision(c, pillar_id((Pillar)p).at, strings_pillar(w, p), pillar,
                                           sizeof pillar / sizeof *pillar));
    revision_put_list(c, object, "findings", list);
}

// ---- interviews and documents ----

// How many members of `array` have no counterpart in `other`, one for one.
static int64_t count_without(Arena *arena, const json_t *array, const json_t *other)
{
    size_t count = json_array_size(array), others = json_array_size(other);
    TextMap *texts = text_map_new(arena);
    size_t *left =
        arena_many(arena, size_t, others); // by text: members of `other` without a counterpart
    int64_t alone = 0;
    uint32_t text;
    for (size_t i = 0; i < others; i++) {
        Slice one = slice_of(json_string_value(json_array_get(other, i)));
        text_map_add(texts, one, (uint32_t)i);
        if (text_map_find(texts, one, &text))
            left[text]++;
    }
    for (size_t i = 0; i < count; i++) {
        const char *one = json_string_value(json_array_get(array, i));
        bool both = one && text_map_find(texts, slice_of(one), &text) && left[text];
        if (both)
            left[text]--;
        alone += !both;
    }
    return alone;
}

static void put_digests(Comparing *c, json_t *object, const char *key)
{
    const json_t *then = json_object_get(c->then, key), *now = json_object_get(c->now, key);
    int64_t came = count_without(c->arena, now, then), went = count_without(c->arena, then, now);
    int64_t changed = came < went ? came : went;
    const int64_t counts[KINDS] = { came - changed, changed, went - changed };
    static const char *const count_key[KINDS] = { "added", "changed", "dropped" };
    json_t *group = facts_object();
    Slice text = S("");
    for (int kind = 0; kind < KINDS; kind++) {
        facts_put_count(group, count_key[kind], counts[kind]);
        if (counts[kind])
            text = slice_print(c->arena, "%.*s%s%lld %.*s", SLICE_ARGS(text), text.len ? ", " : "",
                               (long long)counts[kind], SLICE_ARGS(kind_text(c->strings, kind)));
        c->count += counts[kind];
    }
    facts_put_flag(group, "present", text.len > 0);
    facts_put_text(group, "text", text);
    facts_put(object, key, group);
}

void revision_put_notes(Comparing *comparing, json_t *object)
{
    put_findings(comparing, object);
    put_digests(comparing, object, "interviews");
    put_digests(comparing, object, "documents");
}
