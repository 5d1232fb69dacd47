// SPDX-License-Identifier: EUPL-1.2
// Where a sentence ends.
#include "references/sentences.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void ends_behind_its_full_stop(void **state)
{
    char text[] = "Dat was 3.2 punten. En nu?";
    const NoteProse prose = { .text = text, .len = sizeof text - 1 };
    (void)state;
    assert_int_equal(sentence_end(&prose, 0), 19);
    assert_int_equal(sentence_end(&prose, 19), prose.len);
}

// A table without full stops is looked at in pieces: each number in it is held against the whole sentence.
static void ends_at_a_space_where_it_goes_on_and_on(void **state)
{
    static char text[60000];
    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "3,2 "[i % 4];
    const NoteProse prose = { .text = text, .len = sizeof text };
    for (size_t from = 0, to; from < prose.len; from = to) {
        to = sentence_end(&prose, from);
        assert_in_range(to - from, 1, 4004);
        assert_true(to == prose.len || text[to - 1] == ' ');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_behind_its_full_stop),
        cmocka_unit_test(ends_at_a_space_where_it_goes_on_and_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
