// SPDX-License-Identifier: EUPL-1.2
// What a revision comes to: how many targets are reached now and after the plan, and the scores after it.
// Where an old figure is concealed, or the documents made before did not have it, no count is told.
#include "facts/json.h"
#include "facts/reading.h"
#include "model/pillar.h"
#include "model/strings.h"
#include "revision/revision_parts.h"

typedef struct Reached {
    int64_t targets;         // pillars with a target
    int64_t now, after;      // those that reach it, and those that do if all succeeds
    bool known, after_known; // of every pillar with a target
} Reached;

static Reached reached(const json_t *snapshot)
{
    Reached r = { .known = true, .after_known = true };
    json_t *pillar;
    size_t i;
    json_array_foreach(json_object_get(snapshot, "pillars"), i, pillar)
    {
        const json_t *met = json_object_get(pillar, "target_met");
        const json_t *after = json_object_get(pillar, "target_met_after");
        if (!json_is_number(json_object_get(pillar, "target")))
            continue;
        r.targets++;
        r.now += json_is_true(met);
        r.after += json_is_true(after);
        r.known = r.known && json_is_boolean(met);
        r.after_known = r.after_known && json_is_boolean(after);
    }
    r.known = r.known && r.targets > 0;
    r.after_known = r.after_known && r.targets > 0;
    return r;
}

static void put_pair(const Comparing *c, json_t *object, const char *name, bool known,
                     const int64_t counts[4])
{
    static const char *const suffix[4] = { "then", "then_of", "now", "now_of" };
    json_t *pair = facts_object();
    for (int i = 0; i < 4; i++)
        facts_put_text(pair, suffix[i], number_text(c->arena, counts[i], 0, c->numbers));
    facts_put(object, name, known ? pair : json_null());
    if (!known)
        json_decref(pair);
}

// Of a pillar whose score after the plan is another one now.
static void append_pillar(const Comparing *c, json_t *list, int index)
{
    const char *id = pillar_id((Pillar)index).at;
    const json_t *then = snapshot_find(json_object_get(c->then, "pillars"), "id", id);
    const json_t *now = snapshot_find(json_object_get(c->now, "pillars"), "id", id);
    Slice before = revision_score_text(c, then, "after"),
          after = revision_score_text(c, now, "after");
    if (!before.len || !after.len || slice_equal(before, after))
        return;
    json_t *object = facts_object();
    facts_put_text(object, "id", slice_of(id));
    facts_put_text(object, "name", strings_pillar(c->strings, index));
    facts_put_text(object, "then_text", before);
    facts_put_text(object, "now_text", after);
    facts_append(list, object);
}

void revision_put_consequence(const Comparing *c, json_t *object)
{
    Reached then = reached(c->then), now = reached(c->now);
    bool known = then.known && now.known, after_known = then.after_known && now.after_known;
    json_t *consequence = facts_object(), *pillars = facts_array();
    const int64_t met[4] = { then.now, then.targets, now.now, now.targets };
    const int64_t after[4] = { then.after, then.targets, now.after, now.targets };
    put_pair(c, consequence, "reached", known, met);
    put_pair(c, consequence, "reached_after", after_known, after);
    for (int p = 0; p < PILLARS; p++)
        append_pillar(c, pillars, p);
    facts_put_flag(consequence, "present", known || after_known || json_array_size(pillars) > 0);
    facts_put(consequence, "pillars", pillars);
    facts_put(object, "consequence", consequence);
}
