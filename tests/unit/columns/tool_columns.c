// Every name in the table of src/columns/tool_columns.c is found, whatever was put where: it is searched by halves.
#include "columns/tool_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"

static Slice quoted(Slice line)
{
    Slice rest = line, part;
    slice_next_field(&rest, '"', &part);
    slice_next_field(&rest, '"', &part);
    return part;
}

static void test_every_name_is_found(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Slice path = S(CXSCAN_SOURCE_DIR "/src/columns/tool_columns.c"), text, line;
    size_t names = 0;
    assert_true(file_read(arena, diagnostics_new(arena), path, path, &text));
    while (slice_next_line(&text, &line)) {
        if (!slice_starts(line, S("    { \"")))
            continue;
        Tool tool = TOOL_UNKNOWN;
        names++;
        if (tool_column(quoted(line), &tool) == TOOL_COLUMN_NONE)
            fail_msg("%.*s", SLICE_ARGS(line));
        assert_int_equal(slice_find(line, S("TOOL_UNKNOWN")) == line.len, tool != TOOL_UNKNOWN);
    }
    assert_true(names > 200);
    arena_free(arena);
}

static void test_what_is_no_name(void **state)
{
    (void)state;
    static const char *const others[] = { "", "name|naam", "what is your name", "statuss", "1.1", "zzz" };
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
