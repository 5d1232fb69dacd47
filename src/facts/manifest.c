#include "facts/manifest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/messages.h"
#include "facts/state.h"
#include "facts/tree.h"

static bool is_text(const json_t *object, const char *key)
{
    return json_is_string(json_object_get(object, key));
}

// What every reader relies on; anything else that is missing or odd reads as "not there".
static bool is_state(const json_t *state)
{
    return json_is_object(state) && is_text(state, "organisation") && is_text(state, "version") &&
           json_is_array(json_object_get(state, "pillars")) &&
           json_is_array(json_object_get(state, "actions"));
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
    if (!is_state(json_object_get(root, "current")) || !(json_is_null(since) || is_state(since)))
        return unusable(d, DIAG_MANIFEST_BROKEN, path, root);
    return root;
}

static bool same_text(const json_t *one, const json_t *other, const char *key)
{
    const char *a = json_string_value(json_object_get(one, key)),
               *b = json_string_value(json_object_get(other, key));
    return a && b && strcmp(a, b) == 0;
}

// ---- versions published before ----

static json_t *member_of(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    return value ? json_incref(value) : json_null();
}

static void append_group(json_t *groups, json_t *group, json_t *pillars)
{
    facts_put(group, "pillars", pillars);
    facts_append(groups, group);
}

// What a state shows of groups.
static json_t *groups_of(const json_t *state)
{
    json_t *groups = facts_array(), *whole = facts_object(), *pillars = facts_object(), *member;
    size_t i;
    json_array_foreach(json_object_get(state, "pillars"), i, member) {
        const char *id = json_string_value(json_object_get(member, "id"));
        json_t *cell = facts_object();
        facts_put(cell, "n", member_of(member, "n"));
        facts_put(cell, "score", member_of(member, "score"));
        facts_put(pillars, id ? id : "", cell);
    }
    facts_put(whole, "name", json_string(""));
    facts_put(whole, "merged", json_false());
    facts_put(whole, "n", member_of(json_object_get(state, "response"), "responded"));
    append_group(groups, whole, pillars);
    json_array_foreach(json_object_get(state, "departments"), i, member)
        facts_append(groups, json_deep_copy(member));
    return groups;
}

static bool has_member(const json_t *array, const json_t *member)
{
    json_t *other;
    size_t i;
    json_array_foreach(array, i, other)
        if (json_equal(other, member))
            return true;
    return false;
}

// The versions of `old`, and its current one where the new state is of another. A version that was made
// again after a later one stands there twice: both may have been shared.
static json_t *published_after(const json_t *old, const json_t *state)
{
    const json_t *before = json_object_get(old, "published"), *current = manifest_current(old);
    json_t *published = json_is_array(before) ? json_deep_copy(before) : facts_array();
    if (!old || same_text(current, state, "version"))
        return published;
    json_t *version = facts_object();
    facts_put(version, "version", member_of(current, "version"));
    facts_put(version, "groups", groups_of(current));
    if (has_member(published, version))
        json_decref(version);
    else
        facts_append(published, version);
    return published;
}

static int64_t number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) && json_integer_value(value) >= 0 ? json_integer_value(value) : -1;
}

static PublishedGroup read_group(Arena *arena, const json_t *group)
{
    PublishedGroup read = { .name = state_text(arena, group, "name"),
                            .above = state_text(arena, group, "parent"),
                            .n = number_of(group, "n"),
                            .merged = json_is_true(json_object_get(group, "merged")) };
    for (int p = 0; p < PILLARS; p++) {
        const json_t *cell = json_object_get(json_object_get(group, "pillars"), pillar_id((Pillar)p).at);
        const json_t *score = json_object_get(cell, "score");
        double printed = json_number_value(score);
        bool is_score = json_is_number(score) && printed >= 0 && printed <= 32;
        read.scored[p] = number_of(cell, "n");
        read.printed[p] = is_score ? llround(printed * 10) : NOT_PRINTED;
    }
    return read;
}

static PublishedVersion read_version(Arena *arena, Slice file, Slice version, const json_t *groups)
{
    size_t count = json_array_size(groups);
    PublishedVersion read = {
        .version = version, .file = file, .group = arena_many(arena, PublishedGroup, count) };
    for (size_t i = 0; i < count; i++)
        read.group[read.count++] = read_group(arena, json_array_get(groups, i));
    return read;
}

Published manifest_published(Arena *arena, const json_t *manifest, Slice file, Slice version)
{
    const json_t *before = json_object_get(manifest, "published"), *current = manifest_current(manifest);
    size_t count = json_array_size(before);
    Published published = { .version = arena_many(arena, PublishedVersion, count + 1) };
    for (size_t i = 0; i < count; i++) {
        const json_t *member = json_array_get(before, i);
        Slice name = state_text(arena, member, "version");
        if (!slice_equal(name, version))
            published.version[published.count++] =
                read_version(arena, file, name, json_object_get(member, "groups"));
    }
    Slice name = state_text(arena, current, "version");
    if (current && !slice_equal(name, version)) {
        json_t *groups = groups_of(current);
        published.version[published.count++] = read_version(arena, file, name, groups);
        json_decref(groups);
    }
    return published;
}

// ---- the next manifest ----

// By the rules in the header.
static const json_t *state_to_compare_with(const json_t *old, const json_t *state)
{
    const json_t *current = manifest_current(old), *since = manifest_since(old);
    if (state_equal(current, state))
        return since;
    if (!same_text(current, state, "version"))
        return current;
    return since && !same_text(since, state, "version") ? since : current;
}

bool manifest_is_about(Diagnostics *d, Slice path, const json_t *manifest, Slice organisation)
{
    Arena *arena = arena_new();
    bool same = slice_equal(state_text(arena, manifest_current(manifest), "organisation"), organisation);
    if (!same)
        diagnose(d, DIAG_MANIFEST_OTHER_SCAN, ((Place){ .file = path }));
    arena_free(arena);
    return same;
}

json_t *manifest_next(const json_t *old, const json_t *state)
{
    const json_t *kept = old ? state_to_compare_with(old, state) : NULL;
    json_t *since = kept ? json_deep_copy(kept) : json_null();
    if (kept)
        state_conceal(since, state);
    json_t *manifest = facts_object();
    facts_put_count(manifest, "schema", MANIFEST_SCHEMA);
    facts_put_text(manifest, "program", S("cxscan"));
    facts_put(manifest, "current", json_deep_copy(state));
    facts_put(manifest, "since", since);
    facts_put(manifest, "published", published_after(old, state));
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

Slice manifest_text(Arena *arena, const json_t *manifest)
{
    // 15 digits give a printed number back as it was printed.
    char *text = json_dumps(manifest, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    if (!text)
        out_of_memory(0);
    Slice copy = slice_print(arena, "%s\n", text);
    free(text);
    return copy;
}
