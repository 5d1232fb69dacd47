// SPDX-License-Identifier: EUPL-1.2
#include "revision/publications.h"

#include <errno.h>
#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "revision/messages.h"
#include "revision/published_measurements.h"

enum { PERSON_BYTES = 8 + 2 * PILLARS + 2 };

// ---- people as bytes ----

static void put_bytes(unsigned char **at, uint64_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        *(*at)++ = (unsigned char)(value >> 8 * i);
}

static uint64_t take_bytes(const unsigned char **at, size_t bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; i++)
        value |= (uint64_t) * (*at)++ << 8 * i;
    return value;
}

static size_t people_text_len(const PublishedVersion *version)
{
    return (PERSON_BYTES * version->people + 2) / 3 * 4;
}

// Their bytes in base64 at `out`, which has people_text_len and two bytes more.
static void put_people_text(const PublishedVersion *version, char *out)
{
    enum { PEOPLE_A_STEP = 1024 };
    unsigned char bytes[PEOPLE_A_STEP * PERSON_BYTES];
    gint state = 0, save = 0;
    for (size_t i = 0; i < version->people;) {
        unsigned char *at = bytes;
        for (size_t step = 0; step < PEOPLE_A_STEP && i < version->people; step++, i++) {
            const PublishedPerson *person = &version->person[i];
            put_bytes(&at, person->who, sizeof person->who);
            for (int p = 0; p < PILLARS; p++)
                put_bytes(&at, person->contents[p], sizeof person->contents[p]);
            put_bytes(&at, person->scored, 1);
            put_bytes(&at, person->open, 1);
        }
        out += g_base64_encode_step(bytes, (gsize)(at - bytes), FALSE, out, &state, &save);
    }
    g_base64_encode_close(FALSE, out, &state, &save);
}

// As many as the groups say; false where it is another number.
static bool read_people(Arena *arena, const json_t *value, const uint64_t *count,
                        PublishedVersion *version)
{
    const char *text = json_string_value(value);
    gsize len = 0;
    guchar *bytes = text ? g_base64_decode(text, &len) : NULL;
    bool good = bytes && len == PERSON_BYTES * version->people && strlen(text) == (len + 2) / 3 * 4;
    const unsigned char *at = bytes;
    version->person = arena_many(arena, PublishedPerson, good ? version->people : 0);
    size_t place = 0;
    for (size_t g = 0; g < version->groups && good; g++) {
        for (uint64_t i = 0; i < count[g]; i++) {
            PublishedPerson *person = &version->person[place++];
            person->group = (uint32_t)g;
            person->who = take_bytes(&at, sizeof person->who);
            for (int p = 0; p < PILLARS; p++)
                person->contents[p] = (uint16_t)take_bytes(&at, sizeof person->contents[p]);
            person->scored = (uint8_t)take_bytes(&at, 1);
            person->open = (uint8_t)take_bytes(&at, 1);
        }
    }
    g_free(bytes);
    if (good)
        published_sort(version);
    return good;
}

// ---- groups ----

static json_t *groups_json(const PublishedVersion *version)
{
    Arena *scratch = arena_new();
    size_t *people = arena_many(scratch, size_t, version->groups);
    json_t *groups = facts_array();
    for (size_t i = 0; i < version->people; i++)
        people[version->person[i].group]++;
    for (size_t g = 0; g < version->groups; g++) {
        const PublishedGroup *group = &version->group[g];
        json_t *object = facts_object(), *residuals = facts_array();
        for (int c = 0; c < CELLS; c++)
            facts_append(residuals, json_integer(group->residual[c] == RESIDUAL_NONE
                                                     ? -1
                                                     : (json_int_t)group->residual[c]));
        facts_put(object, "name",
                  json_stringn(group->name.len ? group->name.at : "", group->name.len));
        facts_put_count(object, "people", (int64_t)people[g]);
        facts_put(object, "rest", residuals);
        facts_put_count(object, "above", (int64_t)group->above);
        facts_put_count(object, "shown", group->shown);
        facts_append(groups, object);
    }
    arena_free(scratch);
    return groups;
}

static bool whole_number(const json_t *value, int64_t least, int64_t most, int64_t *number)
{
    *number = json_integer_value(value);
    return json_is_integer(value) && *number >= least && *number <= most;
}

// A figure is shown of everybody or of nobody.
static bool read_residuals(const json_t *residuals, PublishedVersion *version, size_t g)
{
    bool good = json_array_size(residuals) == CELLS;
    for (size_t c = 0; c < CELLS && good; c++) {
        int64_t residual = -1;
        good =
            whole_number(json_array_get(residuals, c), -1, 2 * (int64_t)version->groups, &residual);
        version->group[g].residual[c] = residual < 0 ? RESIDUAL_NONE : (uint32_t)residual;
        good = good && (residual < 0) == (version->group[0].residual[c] == RESIDUAL_NONE);
    }
    return good;
}

// `number` stays as it is where an older program did not write it.
static bool later_number(const json_t *value, int64_t most, int64_t *number)
{
    return !value || whole_number(value, 0, most, number);
}

static bool levels_end(const PublishedVersion *version)
{
    for (size_t g = 0; g < version->groups; g++) {
        size_t levels = 0;
        for (size_t above = g; above; above = version->group[above].above)
            if (levels++ > LIMIT_LEVELS)
                return false;
    }
    return version->groups && !version->group[0].above;
}

static bool read_groups(Arena *arena, const json_t *groups, uint64_t *count,
                        PublishedVersion *version)
{
    enum { MOST_PEOPLE = 1 << 30 };
    bool good = version->groups > 0;
    version->group = arena_many(arena, PublishedGroup, version->groups);
    for (size_t g = 0; g < version->groups && good; g++) {
        const json_t *group = json_array_get(groups, g), *name = json_object_get(group, "name");
        int64_t people = 0, above = 0, shown = 0;
        Slice text = { json_string_value(name), json_string_length(name) };
        good =
            json_is_string(name) && read_residuals(json_object_get(group, "rest"), version, g) &&
            whole_number(json_object_get(group, "people"), 0,
                         MOST_PEOPLE - (int64_t)version->people, &people) &&
            later_number(json_object_get(group, "above"), (int64_t)version->groups - 1, &above) &&
            later_number(json_object_get(group, "shown"), (1 << CELLS) - 1, &shown);
        if (good)
            version->group[g].name = slice_copy(arena, text_clean(arena, text));
        version->group[g].above = (uint32_t)above;
        version->group[g].shown = (uint8_t)shown;
        count[g] = (uint64_t)people;
        version->people += (size_t)people;
    }
    return good && levels_end(version);
}

// ---- versions ----

static json_t *version_json(const PublishedVersion *version)
{
    json_t *object = facts_object();
    facts_put(object, "version", json_stringn(version->version.at, version->version.len));
    facts_put_count(object, "min_group", (int64_t)version->min_group);
    facts_put_flag(object, "ids", version->has_ids);
    facts_put_count(object, "counted", version->counted);
    facts_put_flag(object, "texts", version->texts);
    facts_put(object, "groups", groups_json(version));
    facts_put(object, "people", json_string("")); // with_people puts them there
    if (version->measurements)
        facts_put(object, "measurements", published_measurements_json(version));
    return object;
}

static bool read_version(Arena *arena, const json_t *object, PublishedVersion *version)
{
    const json_t *name = json_object_get(object, "version"), *ids = json_object_get(object, "ids"),
                 *groups = json_object_get(object, "groups"),
                 *texts = json_object_get(object, "texts");
    enum { EVERY_PILLAR = (1 << PILLARS) - 1 };
    int64_t min_group = 0, counted = EVERY_PILLAR;
    Arena *scratch = arena_new();
    size_t count = json_array_size(groups);
    uint64_t *people = arena_many(scratch, uint64_t, count);
    // A record of before texts were recorded: they may have been shown.
    bool shown = !json_is_false(texts);
    *version = (PublishedVersion){ .has_ids = json_is_true(ids), .texts = shown, .groups = count };
    bool good =
        json_is_string(name) && json_is_boolean(ids) && (!texts || json_is_boolean(texts)) &&
        whole_number(json_object_get(object, "min_group"), 1, INT32_MAX, &min_group) &&
        later_number(json_object_get(object, "counted"), EVERY_PILLAR, &counted) &&
        read_groups(arena, groups, people, version) &&
        read_people(arena, json_object_get(object, "people"), people, version) &&
        published_measurements_read(arena, json_object_get(object, "measurements"), version);
    version->min_group = (uint64_t)min_group;
    version->counted = (uint8_t)counted;
    if (good) {
        Slice text = { json_string_value(name), json_string_length(name) };
        version->version = slice_copy(arena, text_clean(arena, text));
    }
    arena_free(scratch);
    return good;
}

// ---- the file ----

// Each version's people in their places. They are written by themselves: of a million the text is 30 MB,
// which as a value would be in memory three times.
static Slice with_people(Arena *arena, Slice text, const PublishedVersion *const *version,
                         size_t count)
{
    static const char empty[] = "\"people\": \"\"";
    size_t len = text.len;
    for (size_t v = 0; v < count; v++)
        len += people_text_len(version[v]);
    char *whole = arena_alloc(arena, 1, len + 3), *at = whole;
    for (size_t v = 0; v < count; v++) {
        size_t before = slice_find(text, slice_of(empty)) + sizeof empty - 2;
        memcpy(at, text.at, before);
        put_people_text(version[v], at + before);
        at += before + people_text_len(version[v]);
        text = slice_part(text, before, text.len);
    }
    memcpy(at, text.at, text.len);
    return (Slice){ whole, len };
}

static Slice all_text(Arena *arena, SipKey key, const PublishedVersion *const *version,
                      size_t count)
{
    json_t *root = facts_object(), *versions = facts_array();
    for (size_t v = 0; v < count; v++)
        facts_append(versions, version_json(version[v]));
    facts_put_count(root, "schema", PUBLICATIONS_SCHEMA);
    facts_put_text(root, "program", S("cxscan"));
    facts_put_text(root, "key", sip_key_text(arena, key));
    facts_put(root, "versions", versions);
    char *text = json_dumps(root, JSON_INDENT(1));
    if (!text)
        out_of_memory(0);
    Slice all = with_people(arena, slice_join(arena, slice_of(text), S("\n")), version, count);
    free(text);
    json_decref(root);
    return all;
}

bool publications_read(Arena *arena, Diagnostics *d, Slice path, Published *all, Slice *text)
{
    *all = (Published){ 0 };
    *text = S("");
    if (!path_exists(path)) {
        if (sip_key_make(&all->key))
            return true;
        diagnose(d, DIAG_RECORD_UNWRITABLE, ((Place){ .file = path }), S("getrandom"),
                 slice_of(strerror(errno)));
        return false;
    }
    Diagnostics *silent = diagnostics_new(arena);
    bool readable = !path_is_folder(path) && file_read(arena, silent, path, path, text);
    json_t *root = readable ? json_loadb(text->at, text->len, JSON_REJECT_DUPLICATES, NULL) : NULL;
    const char *program = json_string_value(json_object_get(root, "program"));
    bool known = json_integer_value(json_object_get(root, "schema")) == PUBLICATIONS_SCHEMA;
    const json_t *versions = json_object_get(root, "versions");
    bool good = program && strcmp(program, "cxscan") == 0 && known && json_is_array(versions) &&
                sip_key_read(facts_text(root, "key"), &all->key);
    size_t count = good ? json_array_size(versions) : 0;
    all->version = arena_many(arena, PublishedVersion, count);
    for (size_t v = 0; v < count && good; v++)
        good = read_version(arena, json_array_get(versions, v), &all->version[all->count++]);
    if (!good)
        diagnose(d, DIAG_RECORD_BROKEN, ((Place){ .file = path }));
    json_decref(root);
    return good;
}

Slice publications_after(Arena *arena, const Published *all, const PublishedVersion *shown)
{
    const PublishedVersion **version = arena_many(arena, const PublishedVersion *, all->count + 1);
    size_t count = 0;
    while (count < all->count) {
        version[count] = &all->version[count];
        count++;
    }
    if (count && slice_equal(version[count - 1]->version, shown->version))
        count--;
    version[count++] = shown;
    return all_text(arena, all->key, version, count);
}

Slice publications_without(Arena *arena, const Published *all, Slice version)
{
    const PublishedVersion **kept = arena_many(arena, const PublishedVersion *, all->count);
    size_t count = 0;
    for (size_t v = 0; v < all->count; v++)
        if (!slice_equal(all->version[v].version, version))
            kept[count++] = &all->version[v];
    return count == all->count ? S("") : all_text(arena, all->key, kept, count);
}

bool publications_expected(Slice version)
{
    enum { YEAR = 1000 }; // "2026" counts years, no versions
    uint64_t number, first = 0;
    bool above = false;
    Slice part;
    for (size_t i = 0; slice_next_field(&version, '.', &part); i++) {
        if (!slice_to_u64(part, &number) || number >= YEAR)
            return false;
        first = i ? first : number;
        above = above || (i ? first == 1 && number > 0 : number > 1);
    }
    return above;
}
