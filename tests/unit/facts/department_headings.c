// SPDX-License-Identifier: EUPL-1.2
// Which departments a heading names: only where that is clear, and where scan.yaml does not forbid it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../facts_tree.h"
#include "../score/build_scan.h"
#include "../word_keys.h"
#include "model/finding.h"
#include "model/scan.h"

enum { PEOPLE = 20 };

static void add_department(Arena *arena, Scan *scan, const char *name, const char *one,
                           const char *other)
{
    uint32_t department = build_department(arena, scan, name, -1);
    for (int i = 0; i < PEOPLE; i++) {
        Respondent *respondent = build_respondent(arena, scan, department);
        for (int p = 0; p < PILLARS; p++)
            build_answers(&respondent->answer[p * QUESTIONS], i % 2 ? one : other);
    }
}

// Three in the middle, one with these answers.
static void check(const char *one, const char *other, bool may_name, const char *higher,
                  const char *lower, bool counts)
{
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.language = S("nl");
    scan->settings.name_departments = may_name;
    for (int p = 0; p < PILLARS; p++)
        scan->findings[p] = (Findings){ .target = fraction_none(),
                                        .validated = fraction_none(),
                                        .target_phase = -1 };
    for (int item = 0; item < ITEMS; item++)
        scan->question_text[item] = question_id(item);
    add_department(arena, scan, "A", "11111112", "33333343");
    add_department(arena, scan, "B", "11112111", "33334333");
    add_department(arena, scan, "C", "11111112", "33333343");
    add_department(arena, scan, "D", one, other);
    json_t *tree = facts_tree(arena, scan, score_scan(arena, scan));
    const json_t *spread = json_object_get(tree, "department_spread");
    const char *up = json_string_value(json_object_get(spread, "named_higher"));
    const char *down = json_string_value(json_object_get(spread, "named_lower"));
    assert_string_equal(up ? up : "", higher);
    assert_string_equal(down ? down : "", lower);
    assert_true(json_is_true(json_object_get(spread, "has_named")) == (*higher || *lower));
    assert_true(json_is_true(json_object_get(spread, "counts_in_heading")) == counts);
    json_decref(tree);
    arena_free(arena);
}

static void test_names(void **state)
{
    (void)state;
    check("44444443", "34434444", true, "D", "", false);
    check("44444443", "34434444", false, "", "", true);
    check("11111112", "33333343", true, "", "", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_names) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
