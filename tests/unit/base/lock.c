// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../arena_state.h"
#include "base/file.h"
#include "base/lock.h"

static Slice folder_new(Arena *arena)
{
    char name[] = P_tmpdir "/cxscan-lock-XXXXXX";
    assert_non_null(mkdtemp(name));
    return slice_copy(arena, slice_of(name));
}

static void one_at_a_time(void **state)
{
    Slice folder = folder_new(*state);
    FolderLock one = folder_lock(*state, folder);
    assert_int_equal(one.state, LOCK_HELD);
    assert_int_equal(folder_lock(*state, folder).state, LOCK_BUSY);
    assert_int_equal(folder_lock_wait(*state, folder, 1).state, LOCK_BUSY);
    folder_unlock(&one);
    assert_false(path_exists(one.path));
    FolderLock other = folder_lock(*state, folder);
    assert_int_equal(other.state, LOCK_HELD);
    folder_unlock(&other);
    folder_unlock(&other);
    assert_int_equal(rmdir(folder.at), 0);
}

static void a_folder_that_is_not_there_has_none(void **state)
{
    FolderLock lock = folder_lock(*state, S("/nonexistent"));
    assert_int_equal(lock.state, LOCK_UNKNOWN);
    assert_int_not_equal(lock.reason, 0);
    folder_unlock(&lock);
}

static void signals_wait_as_long_as_it_is_held(void **state)
{
    Slice folder = folder_new(*state);
    sigset_t waiting;
    signal(SIGTERM, SIG_IGN);
    FolderLock lock = folder_lock(*state, folder);
    raise(SIGTERM);
    sigpending(&waiting);
    assert_true(sigismember(&waiting, SIGTERM));
    folder_unlock(&lock);
    sigpending(&waiting);
    assert_false(sigismember(&waiting, SIGTERM));
    rmdir(folder.at);
}

// Without a pause, so that many open the file just before its name goes.
static FolderLock lock_at_once(Arena *arena, Slice folder)
{
    FolderLock lock;
    do {
        lock = folder_lock(arena, folder);
    } while (lock.state == LOCK_BUSY);
    return lock;
}

// Four processes count in one file: no number is lost where only one counts at a time.
static void processes_take_turns(void **state)
{
    enum { PROCESSES = 4, TURNS = 250 };
    Slice folder = folder_new(*state), path = path_join(*state, folder, S("count"));
    for (int i = 0; i < PROCESSES; i++) {
        if (fork() > 0)
            continue;
        for (int turn = 0; turn < TURNS; turn++) {
            FolderLock lock = lock_at_once(*state, folder);
            int count = 0;
            FILE *file = fopen(path.at, "r");
            if (file && fscanf(file, "%d", &count) != 1)
                _exit(1);
            if (file)
                fclose(file);
            file = fopen(path.at, "w");
            fprintf(file, "%d", count + 1);
            fclose(file);
            folder_unlock(&lock);
        }
        _exit(0);
    }
    for (int i = 0, status; i < PROCESSES; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    int count = 0;
    FILE *file = fopen(path.at, "r");
    assert_int_equal(fscanf(file, "%d", &count), 1);
    fclose(file);
    assert_int_equal(count, PROCESSES * TURNS);
    unlink(path.at);
    assert_int_equal(rmdir(folder.at), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_at_a_time),
        cmocka_unit_test(a_folder_that_is_not_there_has_none),
        cmocka_unit_test(signals_wait_as_long_as_it_is_held),
        cmocka_unit_test(processes_take_turns),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
