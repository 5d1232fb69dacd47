// SPDX-License-Identifier: EUPL-1.2
// Every name of templates/*/reading.yaml is found, whatever was put where: it is searched by halves.
#include "columns/tool_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "language/reading.h"

static void test_every_name_is_found(void **state)
{
    (void)state;
    assert_true(reading_tool_columns_count > 200);
    size_t of_a_tool = 0;
    for (size_t i = 0; i < reading_tool_columns_count; i++) {
        Tool tool = TOOL_UNKNOWN;
        if (tool_column(slice_of(reading_tool_columns[i].word), &tool) == TOOL_COLUMN_NONE)
            fail_msg("%s", reading_tool_columns[i].word);
        of_a_tool += tool != TOOL_UNKNOWN;
    }
    assert_true(of_a_tool > 40 && of_a_tool < reading_tool_columns_count);
}

static void test_what_is_no_name(void **state)
{
    (void)state;
    static const char *const others[] = { "",        "name|naam", "what is your name",
                                          "statuss", "1.1",       "zzz" };
    Tool tool = TOOL_FORMS;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(tool_column(slice_of(others[i]), &tool), TOOL_COLUMN_NONE);
    assert_int_equal(tool, TOOL_FORMS);
    assert_int_equal(tool_column(S("group time: over uw werk"), &tool), TOOL_COLUMN_META);
    assert_int_equal(tool, TOOL_LIMESURVEY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_is_found),
        cmocka_unit_test(test_what_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
