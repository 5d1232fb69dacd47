// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../arena_state.h"
#include "base/diagnostics.h"
#include "base/file.h"
#include "base/file_set.h"

typedef struct Room {
    Arena *arena;
    Slice path;
} Room;

static Room room_new(Arena *arena)
{
    char name[] = P_tmpdir "/cxscan-set-XXXXXX";
    assert_non_null(mkdtemp(name));
    return (Room){ arena, slice_copy(arena, slice_of(name)) };
}

static Slice in(const Room *room, const char *name)
{
    return path_join(room->arena, room->path, slice_of(name));
}

static void make(const Room *room, const char *name, const char *content)
{
    assert_null(output_write(in(room, name), slice_of(content)).step);
}

static void assert_holds(const Room *room, const char *name, const char *content)
{
    Slice got;
    assert_true(
        file_read(room->arena, diagnostics_new(room->arena), in(room, name), S("it"), &got));
    assert_string_equal(got.at, content);
}

static size_t files_in(const Room *room)
{
    size_t count = 0;
    FILE *list = popen(slice_print(room->arena, "ls -A '%.*s'", SLICE_ARGS(room->path)).at, "r");
    for (int c; (c = getc(list)) != EOF;)
        count += c == '\n';
    pclose(list);
    return count;
}

static void put(FileSet *set, const Room *room, const char *name, const char *content)
{
    Slice target = in(room, name), temporary = output_temporary(room->arena, target);
    assert_null(output_write(temporary, slice_of(content)).step);
    file_set_put(set, temporary, target, false);
}

static void all_come_into_their_places(void **state)
{
    Room room = room_new(*state);
    Slice where;
    make(&room, "a", "old a");
    make(&room, "same", "same");
    make(&room, "gone", "gone");
    struct stat before, after;
    assert_int_equal(stat(in(&room, "same").at, &before), 0);
    FileSet *set = file_set_new(*state);
    put(set, &room, "a", "new a");
    put(set, &room, "new", "new");
    put(set, &room, "same", "same");
    file_set_remove(set, in(&room, "gone"));
    file_set_remove(set, in(&room, "never there"));
    assert_null(file_set_place(set, &where).step);
    assert_holds(&room, "a", "new a");
    assert_holds(&room, "new", "new");
    assert_int_equal(stat(in(&room, "same").at, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_false(path_exists(in(&room, "gone")));
    assert_int_equal(files_in(&room), 3);
}

// A folder with something in it cannot be replaced by a file.
static void one_that_fails_undoes_all(void **state)
{
    Room room = room_new(*state);
    Slice where;
    make(&room, "a", "old a");
    make(&room, "gone", "gone");
    assert_null(output_folder(in(&room, "blocked/inside")).step);
    FileSet *set = file_set_new(*state);
    put(set, &room, "a", "new a");
    put(set, &room, "new", "new");
    file_set_remove(set, in(&room, "gone"));
    put(set, &room, "blocked", "file");
    put(set, &room, "later", "later");
    assert_string_equal(file_set_place(set, &where).step, "rename");
    assert_true(slice_equal(where, in(&room, "blocked")));
    assert_holds(&room, "a", "old a");
    assert_holds(&room, "gone", "gone");
    assert_false(path_exists(in(&room, "new")));
    assert_true(path_is_folder(in(&room, "blocked/inside")));
    assert_int_equal(files_in(&room), 3);
}

static void leftovers_go_and_nothing_else(void **state)
{
    Room room = room_new(*state);
    make(&room, ".cxscan-12-ab.tmp", "x");
    make(&room, ".cxscan-12-ab-old.tmp", "x");
    make(&room, ".cxscan.lock", "");
    make(&room, ".other.tmp", "x");
    make(&room, "report.pdf", "x");
    Slice work = output_work_folder(*state, in(&room, ".cxscan-12-ab.tmp"));
    assert_null(output_private_folder(work).step);
    assert_null(output_write(path_join(*state, work, S("tmp.abc")), S("rows")).step);
    assert_int_equal(symlink("/", in(&room, ".cxscan-13-link.tmp").at), 0);
    output_remove_leftovers(*state, room.path);
    assert_int_equal(files_in(&room), 4);
    assert_true(path_exists(in(&room, ".other.tmp")));
    assert_true(path_exists(in(&room, "report.pdf")));
    assert_true(path_exists(in(&room, ".cxscan.lock")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_come_into_their_places),
        cmocka_unit_test(one_that_fails_undoes_all),
        cmocka_unit_test(leftovers_go_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
