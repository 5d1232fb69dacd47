// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "../arena_state.h"
#include "../facts_tree.h"
#include "facts/facts.h"
#include "facts/make.h"
#include "made.h"
#include "model/scan.h"
#include "score/score_scan.h"

static Slice written_by(Arena *arena, const Scan *scan, const WorkbookOptions *options)
{
    Slice path = made_path(arena), bytes;
    const Results *results = score_scan(arena, scan);
    Facts *facts = facts_make(arena, scan, results);
    OutputError error = workbook_write(scan, results, facts, path, options);
    facts_free(facts);
    assert_null(error.step);
    assert_true(file_read(arena, diagnostics_new(arena), path, path, &bytes));
    assert_int_equal(remove_made(path), 1); // no temporary file stays
    return bytes;
}

static Slice written(Arena *arena, const Scan *scan, int64_t created)
{
    return written_by(arena, scan, &(WorkbookOptions){ .created = created });
}

// Some megabytes of rows.
static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    Arena *arena = *state;
    const Scan *scan = made_scan(arena, 1200);
    Slice by_one = written(arena, scan, 1);
    for (int threads = 2; threads < 40; threads *= 3)
        assert_true(
            slice_equal(by_one, written_by(arena, scan, &(WorkbookOptions){ 1, threads, false })));
}

static void a_fast_one_is_larger(void **state)
{
    Arena *arena = *state;
    const Scan *scan = made_scan(arena, 1200);
    size_t small = written(arena, scan, 1).len,
           fast = written_by(arena, scan, &(WorkbookOptions){ 1, 2, true }).len;
    assert_true(fast > small && fast < small + small / 2);
}

static void the_same_scan_gives_the_same_bytes(void **state)
{
    Arena *arena = *state;
    const Scan *scan = made_scan(arena, 100);
    Slice first = written(arena, scan, 1764000000);
    setenv("TZ", "Pacific/Auckland", 1);
    tzset();
    Slice second = written(arena, scan, 1764000000);
    unsetenv("TZ");
    tzset();
    assert_true(slice_equal(first, second));
    assert_false(slice_equal(first, written(arena, scan, 1764000001)));
    // No date at all is not the clock's.
    Slice none = written(arena, scan, 0);
    g_usleep(1100000);
    assert_true(slice_equal(none, written(arena, scan, 0)));
}

static void an_empty_scan_is_a_workbook(void **state)
{
    Arena *arena = *state;
    Scan *scan = made_scan(arena, 0);
    scan->department_count = 0;
    scan->source_count = 0;
    assert_true(written(arena, scan, 1).len > 5000);
}

static void a_path_that_cannot_be_is_an_error(void **state)
{
    Arena *arena = *state;
    const Scan *scan = made_scan(arena, 3);
    const Results *results = score_scan(arena, scan);
    Facts *facts = facts_make(arena, scan, results);
    OutputError error = workbook_write(scan, results, facts, S("/nergens/te/vinden.xlsx"),
                                       &(WorkbookOptions){ .created = 1 });
    facts_free(facts);
    assert_non_null(error.step);
    assert_true(error.reason != 0);
}

// A limit on the size of files is a full disk that needs no rights: writes fail from some byte on,
// in the temporary files of sheets as well as in the workbook. At no limit may a file pass for good
// that is not.
static void a_disk_that_fills_up_anywhere_is_an_error(void **state)
{
    Arena *arena = *state;
    const Scan *scan = made_scan(arena, 60);
    const Results *results = score_scan(arena, scan);
    Facts *facts = facts_make(arena, scan, results);
    Slice whole = written(arena, scan, 1);
    struct rlimit old, limit;
    int saved = dup(STDERR_FILENO), failed = 0, passed = 0;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    assert_non_null(freopen("/dev/null", "w", stderr)); // libxlsxwriter complains there
    for (rlim_t size = 0; size < 1000000; size += size < 20000    ? 509
                                                  : size < 200000 ? 8209
                                                                  : 65537) {
        Slice path = made_path(arena), bytes = { 0 };
        limit = (struct rlimit){ size, old.rlim_max };
        setrlimit(RLIMIT_FSIZE, &limit);
        OutputError error =
            workbook_write(scan, results, facts, path, &(WorkbookOptions){ .created = 1 });
        setrlimit(RLIMIT_FSIZE, &old);
        if (error.step) {
            failed++;
            assert_int_equal(remove_made(path), 0);
            continue;
        }
        passed++;
        assert_true(file_read(arena, diagnostics_new(arena), path, path, &bytes));
        assert_true(slice_equal(bytes, whole));
        remove_made(path);
    }
    facts_free(facts);
    dup2(saved, STDERR_FILENO);
    close(saved);
    signal(SIGXFSZ, SIG_DFL);
    assert_true(failed > 40);
    assert_true(passed > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fast_one_is_larger),
        cmocka_unit_test(the_same_scan_gives_the_same_bytes),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(an_empty_scan_is_a_workbook),
        cmocka_unit_test(a_path_that_cannot_be_is_an_error),
        cmocka_unit_test(a_disk_that_fills_up_anywhere_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
