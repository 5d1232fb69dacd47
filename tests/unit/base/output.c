// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../arena_state.h"
#include "base/file.h"
#include "base/output.h"

static void writes_and_renames(void **state)
{
    Arena *arena = *state;
    char folder[] = P_tmpdir "/cxscan-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Slice target = path_join(arena, slice_of(folder), S("a.pdf"));
    Slice temporary = output_temporary(arena, target);
    assert_true(slice_starts(path_name(temporary), S(".cxscan-")));
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
    Slice one = path_join(arena, slice_of(folder), S("one")),
          other = path_join(arena, slice_of(folder), S("other"));
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

static mode_t mode_of(Slice path)
{
    struct stat status;
    assert_int_equal(lstat(path.at, &status), 0);
    return status.st_mode & 07777;
}

static void what_is_private_is_so_under_every_umask(void **state)
{
    Arena *arena = *state;
    static const mode_t umasks[] = { 0, 022, 077, 0277 };
    for (size_t i = 0; i < sizeof umasks / sizeof *umasks; i++) {
        char name[] = P_tmpdir "/cxscan-own-XXXXXX";
        assert_non_null(mkdtemp(name));
        Slice folder = path_join(arena, slice_of(name), S("own")),
              file = path_join(arena, folder, S("file"));
        mode_t before = umask(umasks[i]);
        assert_null(output_private_folder(folder).step);
        assert_int_equal(mode_of(folder), 0700);
        assert_null(output_write_private(file, S("x")).step);
        assert_int_equal(mode_of(file) & 077, 0);
        chmod(file.at, 0666);
        chmod(folder.at, 0777);
        assert_null(output_private_folder(folder).step);
        assert_null(output_make_private(file).step);
        assert_int_equal(mode_of(folder), 0700);
        assert_int_equal(mode_of(file), 0600);
        umask(before);
        assert_null(output_unlink(file).step);
        assert_null(output_unlink(file).step);
        output_remove_folder(folder);
        assert_false(path_exists(folder));
        output_remove_folder(slice_of(name));
    }
}

static void a_link_is_no_private_folder(void **state)
{
    Arena *arena = *state;
    char name[] = P_tmpdir "/cxscan-link-XXXXXX";
    assert_non_null(mkdtemp(name));
    Slice link = path_join(arena, slice_of(name), S("link"));
    assert_int_equal(symlink("/", link.at), 0);
    assert_non_null(output_private_folder(link).step);
    assert_non_null(output_make_private(link).step);
    assert_null(output_unlink(link).step);
    assert_string_equal(output_unlink(slice_of(name)).step, "remove");
    output_remove_folder(slice_of(name));
}

static void a_digest_is_of_an_ordinary_file(void **state)
{
    Arena *arena = *state;
    char name[] = P_tmpdir "/cxscan-sum-XXXXXX";
    assert_non_null(mkdtemp(name));
    Slice file = path_join(arena, slice_of(name), S("file")),
          link = path_join(arena, slice_of(name), S("link")), sum;
    assert_null(output_write(file, S("abc")).step);
    assert_int_equal(symlink("file", link.at), 0);
    assert_true(file_digest(arena, file, &sum));
    assert_true(slice_equal(sum, sha256_text(arena, S("abc"))));
    assert_false(file_digest(arena, link, &sum));
    assert_false(file_digest(arena, slice_of(name), &sum));
    assert_false(file_digest(arena, S("/dev/null"), &sum));
    assert_false(file_digest(arena, S("/nonexistent"), &sum));
    output_unlink(file);
    output_unlink(link);
    output_remove_folder(slice_of(name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_renames),
        cmocka_unit_test(the_same_bytes_are_known),
        cmocka_unit_test(a_full_device_is_an_error),
        cmocka_unit_test(a_missing_folder_is_an_error),
        cmocka_unit_test(what_is_private_is_so_under_every_umask),
        cmocka_unit_test(a_link_is_no_private_folder),
        cmocka_unit_test(a_digest_is_of_an_ordinary_file),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
