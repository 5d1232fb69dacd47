// SPDX-License-Identifier: EUPL-1.2
// Which recommendations came, went or say something else, known by the words that they begin with.
#include "facts/json.h"
#include "facts/reading.h"
#include "model/pillar.h"
#include "model/strings.h"
#include "revision/revision_parts.h"

typedef enum AdviceChange { ADVICE_ADDED, ADVICE_CHANGED, ADVICE_DROPPED } AdviceChange;

static const json_t *findings_of(const json_t *snapshot, int pillar)
{
    return json_object_get(json_object_get(snapshot, "findings"), pillar_id((Pillar)pillar).at);
}

static const json_t *items_of(const json_t *snapshot, int pillar)
{
    return json_object_get(findings_of(snapshot, pillar), "advice");
}

static void append(const Comparing *c, json_t *list, int pillar, AdviceChange kind,
                   const json_t *item)
{
    static const char *const id[] = { "added", "changed", "dropped" };
    const char *const text[] = { c->strings->change_added, c->strings->change_changed,
                                 c->strings->change_dropped };
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id((Pillar)pillar));
    facts_put_text(object, "name", strings_pillar(c->strings, pillar));
    facts_put_cell(object, "title", snapshot_text(c->arena, item, "title"));
    facts_put_text(object, "kind", slice_of(id[kind]));
    facts_put_text(object, "kind_text", slice_of(text[kind]));
    facts_append(list, object);
}

static const json_t *same_item(const Comparing *c, const json_t *items, const json_t *item)
{
    Slice id = snapshot_text(c->arena, item, "id");
    return id.len ? snapshot_find(items, "id", id.at) : NULL;
}

void revision_put_advice(const Comparing *c, json_t *object)
{
    json_t *list = facts_array(), *item;
    size_t i;
    for (int p = 0; p < PILLARS; p++) {
        const json_t *then = items_of(c->then, p), *now = items_of(c->now, p);
        // A version made by an earlier program does not say which there were.
        if (!then && json_object_get(findings_of(c->then, p), "recommendations"))
            continue;
        json_array_foreach(now, i, item)
        {
            const json_t *same = same_item(c, then, item);
            if (!same)
                append(c, list, p, ADVICE_ADDED, item);
            else if (!json_equal(json_object_get(same, "text"), json_object_get(item, "text")))
                append(c, list, p, ADVICE_CHANGED, item);
        }
        json_array_foreach(then, i, item) if (!same_item(c, now, item))
            append(c, list, p, ADVICE_DROPPED, item);
    }
    revision_put_list(c, object, "advice", list);
}
