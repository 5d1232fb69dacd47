// SPDX-License-Identifier: EUPL-1.2
#include "model/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void pillars_by_every_name(void **state)
{
    (void)state;
    static const char *const names[PILLARS][3] = {
        { "strategy", "Strategie", "STRATEGY" }, { "understand", "Begrijpen", " understanding " },
        { "design", "Ontwerpen", "DESIGN" },     { "measure", "Meten", "meten" },
        { "govern", "Besturing", "Governance" }, { "culture", "Cultuur", "cultuur" },
    };
    for (int i = 0; i < PILLARS; i++) {
        assert_string_equal(pillar_id((Pillar)i).at, names[i][0]);
        for (int k = 0; k < 3; k++) {
            Pillar found = CULTURE;
            assert_true(pillar_find(slice_of(names[i][k]), &found));
            assert_int_equal(found, i);
        }
    }
    Pillar none;
    assert_false(pillar_find(S(""), &none));
    assert_false(pillar_find(S("strateg"), &none));
    assert_false(pillar_find(S("strategie en beleid"), &none));
    assert_false(pillar_find(S("|"), &none));
}

static void questions_by_every_form(void **state)
{
    (void)state;
    static const char *const forms[] = { "%d.%d",  "%d,%d",  "Q%d.%d",
                                         "v%d_%d", "V%d.%d", " %d.%d\xC2\xA0" };
    for (int item = 0; item < ITEMS; item++) {
        int found = -1;
        assert_true(question_find(question_id(item), &found));
        assert_int_equal(found, item);
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        int found = -1;
        char text[32];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof text, forms[i], 3, 8);
#pragma GCC diagnostic pop
        assert_true(question_find(slice_of(text), &found));
        assert_int_equal(found, 23);
    }
    static const char *const wrong[] = { "",    "1",    "1.",  "0.1",  "1.0",  "7.1",
                                         "1.9", "1.10", "Q11", "11.1", "a1.1", "1-1" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int found = -1;
        assert_false(question_find(slice_of(wrong[i]), &found));
        assert_int_equal(found, -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pillars_by_every_name),
        cmocka_unit_test(questions_by_every_form),
    };
    return cmocka_run_group_tests_name("model/pillar", tests, NULL, NULL);
}
