#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "../arena_state.h"

static void writes_and_renames(void **state)
{
    Arena *arena = *state;
    char folder[] = P_tmpdir "/cxscan-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Slice target = path_join(arena, slice_of(folder), S("a.pdf"));
    Slice temporary = output_temporary(arena, target);
    assert_true(slice_starts(path_name(temporary), S(".a.pdf.")));
    assert_null(output_write(temporary, S("content")).step);
    assert_null(output_check(temporary, 7).step);
    assert_non_null(output_check(temporary, 8).step);
    assert_false(path_exists(target));
    assert_null(output_rename(temporary, target).step);
    assert_true(path_exists(target));
    assert_false(path_exists(temporary));
    output_remove(target);
    rmdir(folder);
}

static void the_same_bytes_are_known(void **state)
{
    Arena *arena = *state;
    char folder[] = P_tmpdir "/cxscan-same-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Slice one = path_join(arena, slice_of(folder), S("one")), other = path_join(arena, slice_of(folder), S("other"));
    char *block = arena_alloc(arena, 1, 40000);
    static const size_t sizes[] = { 0, 1, 16383, 16384, 16385, 40000 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t len = sizes[i];
        assert_null(output_write(one, (Slice){ block, len }).step);
        assert_null(output_write(other, (Slice){ block, len }).step);
        assert_true(output_same(one, other));
        if (len) {
            block[len - 1] = 'x';
            assert_null(output_write(other, (Slice){ block, len }).step);
            block[len - 1] = 0;
            assert_false(output_same(one, other));
            assert_null(output_write(other, (Slice){ block, len - 1 }).step);
            assert_false(output_same(one, other));
        }
    }
    assert_false(output_same(one, S("/nonexistent/other")));
    assert_false(output_same(slice_of(folder), slice_of(folder)));
    assert_false(output_same(S("/dev/null"), S("/dev/null")));
    output_remove(one);
    output_remove(other);
    rmdir(folder);
}

static void a_full_device_is_an_error(void **state)
{
    (void)state;
    OutputError error = output_write(S("/dev/full"), S("content"));
    assert_string_equal(error.step, "write");
    assert_int_equal(error.reason, ENOSPC);
    assert_true(path_exists(S("/dev/full")));
}

static void a_missing_folder_is_an_error(void **state)
{
    (void)state;
    OutputError error = output_write(S("/nonexistent/a"), S("content"));
    assert_string_equal(error.step, "open");
    assert_int_equal(error.reason, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_renames),
        cmocka_unit_test(the_same_bytes_are_known),
        cmocka_unit_test(a_full_device_is_an_error),
        cmocka_unit_test(a_missing_folder_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
