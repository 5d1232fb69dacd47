// SPDX-License-Identifier: EUPL-1.2
#include "revision/revision.h"

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/record_json.h"
#include "model/scan.h"
#include "model/strings.h"
#include "revision/revision_parts.h"

Slice revision_arrow(const Comparing *comparing, Slice then, Slice now)
{
    return slice_print(comparing->arena, "%.*s → %.*s", SLICE_ARGS(then), SLICE_ARGS(now));
}

static void put_count(const Comparing *comparing, json_t *object, const char *key, int64_t count)
{
    Slice text = number_text(comparing->arena, count, 0, comparing->numbers);
    facts_put_count(object, key, count);
    facts_put_text(object, slice_print(comparing->arena, "%s_text", key).at, text);
}

void revision_put_list(const Comparing *comparing, json_t *object, const char *key, json_t *list)
{
    size_t count = json_array_size(list), more = 0;
    // One that is left out takes as much room as the line that says so.
    if (comparing->most && count > comparing->most + 1) {
        more = count - comparing->most;
        while (json_array_size(list) > comparing->most)
            json_array_remove(list, json_array_size(list) - 1);
    }
    facts_put(object, key, list);
    facts_put_flag(object, slice_print(comparing->arena, "has_%s", key).at, count > 0);
    put_count(comparing, object, slice_print(comparing->arena, "%s_more", key).at, (int64_t)more);
    facts_put_flag(object, slice_print(comparing->arena, "has_%s_more", key).at, more > 0);
}

static void put_since(const Comparing *comparing, json_t *object)
{
    Date date = { 0, 0, 0 };
    Slice then = snapshot_text(comparing->arena, comparing->then, "version");
    bool dated = date_read(snapshot_text(comparing->arena, comparing->then, "date"), &date);
    facts_put_text(object, "since_version", then);
    facts_put_text(object, "since_date_text",
                   dated ? strings_date(comparing->arena, comparing->strings, date) : S(""));
    facts_put_flag(object, "same_version",
                   slice_equal(then, snapshot_text(comparing->arena, comparing->now, "version")));
}

json_t *revision_make(const json_t *since, const json_t *now, const Strings *strings, Slice why,
                      size_t most)
{
    Arena *arena = arena_new();
    // Compared with itself nothing has changed, and every key is there.
    Comparing comparing = { .arena = arena,
                            .strings = strings,
                            .numbers = strings_number_style(strings),
                            .then = since ? since : now,
                            .now = now,
                            .most = most };
    json_t *object = facts_object();
    put_since(&comparing, object);
    revision_put_values(&comparing, object);
    revision_put_notes(&comparing, object);
    revision_put_actions(&comparing, object);
    revision_put_consequence(&comparing, object);
    revision_put_advice(&comparing, object);
    facts_put_flag(object, "present", comparing.count > 0);
    put_count(&comparing, object, "count", comparing.count);
    Slice word = strings_number(strings, comparing.count, true);
    facts_put_text(object, "count_capital",
                   word.len ? word : snapshot_text(arena, object, "count_text"));
    facts_put_flag(object, "is_one", comparing.count == 1);
    facts_put_text(object, "why", why);
    facts_put_flag(object, "has_why", why.len > 0);
    arena_free(arena);
    return object;
}

void revision_put(Facts *facts, const json_t *since, const json_t *snapshot)
{
    enum { LINES_MOST = 8 }; // of one kind, so that one page becomes two at most
    Slice why = note_texts_markdown(facts->notes, facts->context->scan->revision_reasons);
    json_decref(facts->revision);
    facts->revision = revision_make(since, snapshot, facts->strings, why, LINES_MOST);
    facts_put(facts->tree, "changes", json_incref(facts->revision));
    facts->progress = facts_progress(facts->context, &facts->roadmap,
                                     since ? roadmap_before(facts, since, snapshot) : NULL);
    facts_put(facts->tree, "progress",
              record_json(&facts->style, &progress_record, &facts->progress));
}
