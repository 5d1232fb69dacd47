// SPDX-License-Identifier: EUPL-1.2
#include "revision/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text_map.h"
#include "facts/json.h"
#include "model/manifest_figures.h"
#include "revision/messages.h"
#include "revision/snapshot.h"

static bool is_text(const json_t *object, const char *key)
{
    return json_is_string(json_object_get(object, key));
}

// What every reader relies on; anything else that is missing or odd reads as "not there".
static bool is_snapshot(const json_t *snapshot)
{
    return json_is_object(snapshot) && is_text(snapshot, "organisation") &&
           is_text(snapshot, "version") && json_is_array(json_object_get(snapshot, "pillars")) &&
           json_is_array(json_object_get(snapshot, "actions"));
}

static json_t *unusable(Diagnostics *d, DiagnosticId id, Slice path, json_t *root)
{
    diagnose(d, id, ((Place){ .file = path }));
    json_decref(root);
    return NULL;
}

json_t *manifest_read(Diagnostics *d, Slice path)
{
    if (!path_exists(path))
        return NULL;
    Arena *arena = arena_new();
    Diagnostics *silent = diagnostics_new(arena);
    Slice text = S("");
    bool readable = !path_is_folder(path) && file_read(arena, silent, path, path, &text);
    json_t *root = readable ? json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL) : NULL;
    arena_free(arena);
    if (!root)
        return unusable(d, DIAG_MANIFEST_BROKEN, path, root);
    const char *program = json_string_value(json_object_get(root, "program"));
    if (!program || strcmp(program, "cxscan") != 0)
        return unusable(d, DIAG_MANIFEST_FOREIGN, path, root);
    if (json_integer_value(json_object_get(root, "schema")) != MANIFEST_SCHEMA)
        return unusable(d, DIAG_MANIFEST_SCHEMA, path, root);
    const json_t *since = json_object_get(root, "since");
    if (!is_snapshot(json_object_get(root, "current")) ||
        !(json_is_null(since) || is_snapshot(since)))
        return unusable(d, DIAG_MANIFEST_BROKEN, path, root);
    return root;
}

static bool same_text(const json_t *one, const json_t *other, const char *key)
{
    const char *a = json_string_value(json_object_get(one, key)),
               *b = json_string_value(json_object_get(other, key));
    return a && b && strcmp(a, b) == 0;
}

// By the rules in the header.
static const json_t *snapshot_to_compare_with(const json_t *old, const json_t *snapshot)
{
    const json_t *current = manifest_current(old), *since = manifest_since(old);
    if (snapshot_equal(current, snapshot))
        return since;
    if (!same_text(current, snapshot, "version"))
        return current;
    return since && !same_text(since, snapshot, "version") ? since : current;
}

bool manifest_is_about(Diagnostics *d, Slice path, const json_t *manifest, Slice organisation)
{
    Arena *arena = arena_new();
    bool same =
        slice_equal(snapshot_text(arena, manifest_current(manifest), "organisation"), organisation);
    if (!same)
        diagnose(d, DIAG_MANIFEST_OTHER_SCAN, ((Place){ .file = path }));
    arena_free(arena);
    return same;
}

static void know(Arena *arena, TextMap *known, const json_t *actions)
{
    for (size_t i = 0; i < json_array_size(actions); i++)
        text_map_add(known, snapshot_text(arena, json_array_get(actions, i), "id"), 1);
}

// What `old` has retired, and what `since` has and the new snapshot has not.
static json_t *retired_after(const json_t *old, const json_t *since, const json_t *snapshot)
{
    Arena *arena = arena_new();
    TextMap *known = text_map_new(arena);
    const json_t *before = manifest_retired(old), *actions = json_object_get(since, "actions");
    json_t *retired = before ? json_deep_copy(before) : facts_array();
    Slice version = snapshot_text(arena, since, "version");
    if (slice_equal(version, snapshot_text(arena, snapshot, "version")))
        actions = NULL; // nobody has seen what came and went within one version
    know(arena, known, before);
    know(arena, known, json_object_get(snapshot, "actions"));
    for (size_t i = 0; i < json_array_size(actions); i++) {
        uint32_t number;
        Slice id = snapshot_text(arena, json_array_get(actions, i), "id");
        if (!id.len || text_map_find(known, id, &number))
            continue;
        json_t *action = facts_object();
        facts_put_text(action, "id", id);
        facts_put_text(action, "title", snapshot_text(arena, json_array_get(actions, i), "title"));
        facts_put_text(action, "version", version);
        facts_append(retired, action);
    }
    arena_free(arena);
    return retired;
}

json_t *manifest_next(const json_t *old, const json_t *snapshot, const Published *held)
{
    const json_t *kept = old ? snapshot_to_compare_with(old, snapshot) : NULL;
    json_t *since = kept ? json_deep_copy(kept) : json_null();
    const char *version = json_string_value(json_object_get(kept, "version"));
    bool is_held = false;
    for (size_t v = 0; version && v < held->count; v++)
        is_held = is_held || slice_equal(slice_of(version), held->version[v].version);
    if (kept)
        snapshot_conceal(since, snapshot, is_held);
    json_t *manifest = facts_object();
    facts_put_count(manifest, "schema", MANIFEST_SCHEMA);
    facts_put_text(manifest, "program", S("cxscan"));
    facts_put(manifest, "current", json_deep_copy(snapshot));
    facts_put(manifest, "since", since);
    json_t *retired = retired_after(old, kept, snapshot);
    if (json_array_size(retired))
        facts_put(manifest, "retired", retired);
    else
        json_decref(retired);
    return manifest;
}

const json_t *manifest_current(const json_t *manifest)
{
    return json_object_get(manifest, "current");
}

const json_t *manifest_since(const json_t *manifest)
{
    const json_t *since = json_object_get(manifest, "since");
    return json_is_object(since) ? since : NULL;
}

const json_t *manifest_retired(const json_t *manifest)
{
    const json_t *retired = json_object_get(manifest, "retired");
    return json_is_array(retired) ? retired : NULL;
}

Slice manifest_text(Arena *arena, const json_t *manifest)
{
    // 15 digits give a printed number back as it was printed.
    char *text = json_dumps(manifest, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    if (!text)
        out_of_memory(0);
    Slice copy = slice_join(arena, slice_of(text), S("\n"));
    free(text);
    return copy;
}
