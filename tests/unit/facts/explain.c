// SPDX-License-Identifier: EUPL-1.2
// Every key that the facts of a scan have can be explained, with and without that scan.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../score/build_scan.h"
#include "../word_keys.h"
#include "facts/explain.h"
#include "facts/facts.h"
#include "facts/make.h"
#include "model/scan.h"

typedef struct Room {
    Arena *arena;
    const Facts *facts;
    TextMap *seen; // keys by their path without the places in lists
} Room;

static Scan *scan_of(Arena *arena)
{
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.language = S("nl");
    uint32_t a = build_department(arena, scan, "a", 30);
    for (int i = 0; i < 12; i++)
        build_row(arena, scan, a, DESIGN, "12341234");
    return scan;
}

static void explain_all(Room *room, const json_t *json, Slice path)
{
    const char *key;
    json_t *value;
    size_t i;
    json_array_foreach(json, i, value) explain_all(room, value, path);
    json_object_foreach((json_t *)json, key, value)
    {
        uint32_t number;
        Slice name =
            slice_print(room->arena, "%.*s%s%s", SLICE_ARGS(path), path.len ? "." : "", key);
        if (text_map_find(room->seen, name, &number))
            continue;
        text_map_add(room->seen, name, 1);
        if (!facts_explain(room->arena, NULL, name).text.len ||
            !facts_explain(room->arena, room->facts, name).text.len)
            fail_msg("%s is not explained", name.at);
        if (strcmp(key, "words") != 0 && strcmp(key, "changes") != 0)
            explain_all(room, value, name);
    }
}

static void every_key_is_explained(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Scan *scan = scan_of(arena);
    Facts *facts = facts_make(arena, scan, score_scan(arena, scan));
    Room room = { arena, facts, text_map_new(arena) };
    explain_all(&room, facts->tree, S(""));
    assert_true(text_map_count(room.seen) > 400);
    facts_free(facts);
    arena_free(arena);
}

static bool holds(Slice text, const char *part)
{
    return slice_find(text, slice_of(part)) < text.len;
}

static void the_exact_value_is_told_of_whole_facts_alone(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Scan *scan = scan_of(arena);
    Facts *printed = facts_make(arena, scan, score_scan(arena, scan));
    Facts *whole = facts_make(arena, scan, score_scan_whole(arena, scan));
    Slice name = S("pillars.design.score");
    assert_true(holds(facts_explain(arena, printed, name).text, "mean of the scores of 12 people"));
    assert_false(holds(facts_explain(arena, printed, name).text, "20 / 1"));
    assert_true(holds(facts_explain(arena, whole, name).text, "exact     20 / 1 = 20"));
    assert_true(
        holds(facts_explain(arena, printed, S("pillars.measure.score")).text, "there is none"));
    facts_free(printed);
    facts_free(whole);
    arena_free(arena);
}

static void a_name_that_is_none_has_a_nearest(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Explanation told = facts_explain(arena, NULL, S("pillars.scoer"));
    assert_int_equal(told.text.len, 0);
    assert_true(slice_equal(told.nearest, S("pillars.score")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_explained),
        cmocka_unit_test(the_exact_value_is_told_of_whole_facts_alone),
        cmocka_unit_test(a_name_that_is_none_has_a_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
