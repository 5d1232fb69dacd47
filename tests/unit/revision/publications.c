// SPDX-License-Identifier: EUPL-1.2
// The record of what was published: written and read again, and files that are none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/output.h"
#include "revision/messages.h"
#include "revision/publications.h"

static Slice path_of(Arena *arena)
{
    return slice_print(arena, P_tmpdir "/cxscan-publications-%ld.json", (long)getpid());
}

static bool read_text(Arena *arena, Diagnostics *d, Slice text, Published *all)
{
    Slice read, path = path_of(arena);
    assert_null(output_write_private(path, text).step);
    bool good = publications_read(arena, d, path, all, &read);
    unlink(path.at);
    assert_true(!good || slice_equal(read, text));
    return good;
}

// Three groups of 2, 3 and 5 people; figure 2 is shown of nobody.
static PublishedVersion *made(Arena *arena, const char *name, uint64_t first)
{
    PublishedVersion *version = arena_one(arena, PublishedVersion);
    *version = (PublishedVersion){ .version = slice_of(name),
                                   .min_group = 5,
                                   .has_ids = true,
                                   .counted = 5,
                                   .groups = 3,
                                   .group = arena_many(arena, PublishedGroup, 3),
                                   .people = 10,
                                   .person = arena_many(arena, PublishedPerson, 10) };
    static const char *const names[] = { "", "Balie \"Oost\"", "Één" };
    for (size_t g = 0; g < 3; g++) {
        version->group[g].name = slice_of(names[g]);
        version->group[g].above = g == 2;
        version->group[g].shown = (uint8_t)(g == 1 ? 0x7b : g);
        for (int c = 0; c < CELLS; c++)
            version->group[g].residual[c] = c == 2 ? RESIDUAL_NONE : g == 1 ? 0 : (uint32_t)g;
    }
    for (size_t i = 0; i < 10; i++) {
        PublishedPerson *person = &version->person[i];
        *person = (PublishedPerson){ .who = (first + i) * 0x0123456789abcdef,
                                     .scored = (uint8_t)(i % 64),
                                     .open = (uint8_t)(i * 5 % 64),
                                     .group = i < 2   ? 0
                                              : i < 5 ? 1
                                                      : 2 };
        for (int p = 0; p < PILLARS; p++)
            person->contents[p] = (uint16_t)(i * 6007 + (size_t)p);
    }
    published_sort(version);
    return version;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Published all = { .key = { { 0x0011223344556677, 0xf000000000000001 } } }, read;
    Slice text = publications_after(arena, &all, made(arena, "1.0", 1));
    assert_true(read_text(arena, d, text, &read));
    assert_true(read.key.half[0] == all.key.half[0] && read.key.half[1] == all.key.half[1]);
    assert_int_equal(read.count, 1);
    assert_true(published_equal(&read.version[0], made(arena, "1.0", 1)));
    assert_false(published_equal(&read.version[0], made(arena, "1.0", 2)));
    assert_int_equal(read.version[0].min_group, 5);
    assert_true(slice_equal(read.version[0].version, S("1.0")));
    assert_true(slice_equal(publications_after(arena, &read, made(arena, "1.0", 1)), text));
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    arena_free(arena);
}

// Of a version that an older program recorded it is not known which scores were printed, nor what was
// counted.
static void an_older_record(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Published all = { .key = { { 1, 2 } } };
    Slice text = publications_after(arena, &all, made(arena, "1.0", 1));
    char *at = (char *)text.at;
    static const char *const later[] = { "\"above\"", "\"shown\"", "\"counted\"" };
    for (size_t i = 0; i < 3; i++)
        for (char *key; (key = strstr(at, later[i]));)
            key[1] = '_';
    assert_true(read_text(arena, d, text, &all));
    for (size_t g = 0; g < 3; g++)
        assert_true(all.version[0].group[g].shown == 0 && all.version[0].group[g].above == 0);
    assert_int_equal(all.version[0].counted, 0x3f);
    arena_free(arena);
}

static void versions_follow_each_other(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Published all = { .key = { { 1, 2 } } };
    static const char *const names[] = { "1.0", "1.0", "1.1", "1.0", "1.2" };
    static const uint64_t people[] = { 7, 1, 1, 2, 1 };
    for (size_t i = 0; i < 5; i++)
        assert_true(read_text(
            arena, d, publications_after(arena, &all, made(arena, names[i], people[i])), &all));
    assert_int_equal(all.count,
                     4); // the second 1.0 took the place of the first; that after 1.1 did not
    assert_true(published_equal(&all.version[0], made(arena, "1.0", 1)));
    // 1.1 and 1.2 show what 1.0 did first; 1.2 is the present one.
    Published before = published_before(arena, &all, S("1.2"));
    assert_int_equal(before.count, 2);
    assert_true(published_equal(&before.version[1], made(arena, "1.0", 2)));
    assert_int_equal(published_before(arena, &all, S("1.0")).count, 2);
    assert_int_equal(publications_without(arena, &all, S("2.0")).len, 0);
    assert_true(read_text(arena, d, publications_without(arena, &all, S("1.0")), &all));
    assert_int_equal(all.count, 2);
    assert_true(slice_equal(all.version[0].version, S("1.1")));
    arena_free(arena);
}

static void without_a_file_there_is_a_new_key(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Published one, other;
    Slice text;
    assert_true(publications_read(arena, d, path_of(arena), &one, &text));
    assert_int_equal(text.len, 0);
    assert_int_equal(one.count, 0);
    assert_true(publications_read(arena, d, path_of(arena), &other, &text));
    assert_true(one.key.half[0] != other.key.half[0] && one.key.half[1] != other.key.half[1]);
    arena_free(arena);
}

// A good record in which `from` became `to`.
static Slice spoilt(Arena *arena, const char *from, const char *to)
{
    Published all = { .key = { { 1, 2 } } };
    Slice text = publications_after(arena, &all, made(arena, "1.0", 1));
    size_t at = slice_find(text, slice_of(from));
    assert_true(at < text.len);
    Slice residual = slice_part(text, at + strlen(from), text.len);
    return slice_print(arena, "%.*s%s%.*s", (int)at, text.at, to, SLICE_ARGS(residual));
}

static void anything_else_is_an_error(void **state)
{
    (void)state;
    static const char *const row[][2] = {
        { "\"schema\": 1", "\"schema\": 2" },
        { "cxscan", "excel" },
        { "{\n \"schema\"", "[\n \"schema\"" },
        { "\"key\": \"00", "\"key\": \"0" },
        { "\"key\": \"00", "\"key\": \"0x" },
        { "\"min_group\": 5", "\"min_group\": 0" },
        { "\"ids\": true", "\"ids\": 1" },
        { "\"people\": 3", "\"people\": 4" },
        { "\"people\": 3", "\"people\": -1" },
        { "\"people\": 3", "\"people\": 3000000000" },
        { "\"people\": 3", "\"people\": 3.5" },
        { "\"name\": \"\"", "\"name\": 0" },
        { "\"people\": \"", "\"people\": \"AA" },
        { "\"versions\"", "\"version\"" },
        { "\"rest\": [\n      0,", "\"rest\": [\n      7," },
        { "\"rest\": [\n      0,", "\"rest\": [\n      -1," },
        { "\"rest\": [\n      0,", "\"rest\": [\n" },
        { "\"version\": \"1.0\"", "\"version\": 1.0" },
        { "\"above\": 1", "\"above\": 2" },
        { "\"above\": 1", "\"above\": 3" },
        { "\"above\": 0", "\"above\": 1" },
        { "\"shown\": 123", "\"shown\": 128" },
        { "\"counted\": 5", "\"counted\": 64" },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        Published all;
        if (read_text(arena, d, spoilt(arena, row[i][0], row[i][1]), &all))
            fail_msg("%s instead of %s is taken", row[i][1], row[i][0]);
        assert_true(diagnostics_has(d, DIAG_RECORD_BROKEN, S("")));
        arena_free(arena);
    }
    Arena *arena = arena_new();
    Published all;
    assert_false(read_text(arena, diagnostics_new(arena), S(""), &all));
    arena_free(arena);
}

static void a_number_above_the_first(void **state)
{
    (void)state;
    static const char *const above[] = { "1.1", "2", "2.0", "1.0.1", "1.0.0.3", "10.2" },
                             *const not [] = { "1.0",    "1",       "0.9", "0.1", "2026",
                                               "2026.2", "concept", "",    "1.x", "v2" };
    for (size_t i = 0; i < sizeof above / sizeof *above; i++)
        assert_true(publications_expected(slice_of(above[i])));
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        assert_false(publications_expected(slice_of(not [i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(versions_follow_each_other),
        cmocka_unit_test(without_a_file_there_is_a_new_key),
        cmocka_unit_test(anything_else_is_an_error),
        cmocka_unit_test(a_number_above_the_first),
        cmocka_unit_test(an_older_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
