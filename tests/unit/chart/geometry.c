// SPDX-License-Identifier: EUPL-1.2
// Every chart of every case, dumped shape by shape, equals the case's expected.txt.
//
// After a change that is meant: run this program with --accept. It shows the differences and makes them the
// expectation.
#include "cases.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/output.h"

static Slice dump_case(Bench *bench, Slice name)
{
    CaseChart *charts;
    Buffer all = { 0 };
    size_t count = case_charts(bench, name, &charts);
    for (size_t i = 0; i < count; i++) {
        buffer_print(&all, "%s== %.*s\n", i > 0 ? "\n" : "", SLICE_ARGS(charts[i].address));
        buffer_add(&all, drawing_dump(bench->arena, charts[i].drawing));
    }
    Slice dump = slice_copy(bench->arena, buffer_slice(&all));
    buffer_free(&all);
    return dump;
}

// The differences in the manner of diff -u, on stderr.
static void show(Bench *bench, Slice expected, Slice actual)
{
    Slice command =
        slice_print(bench->arena, "diff -u -N '%.*s' - | head -60 >&2", SLICE_ARGS(expected));
    FILE *diff = popen(command.at, "w");
    assert_non_null(diff);
    fwrite(actual.at, 1, actual.len, diff);
    pclose(diff);
}

static void test_dumps(void **state)
{
    Bench *bench = *state;
    bool accept = getenv("CXSCAN_ACCEPT") != NULL;
    size_t different = 0;
    for (size_t i = 0; i < bench->count; i++) {
        Slice path = case_file(bench, bench->names[i], "expected.txt");
        Slice expected = { "", 0 }, actual = dump_case(bench, bench->names[i]);
        if (path_exists(path))
            file_read(bench->arena, bench->diagnostics, path, path, &expected);
        if (slice_equal(expected, actual))
            continue;
        fprintf(stderr, "%.*s:\n", SLICE_ARGS(bench->names[i]));
        show(bench, path, actual);
        different++;
        if (accept)
            assert_null(output_write(path, actual).step);
    }
    if (!accept)
        assert_int_equal(different, 0);
}

static void test_no_such_chart(void **state)
{
    Bench *bench = *state;
    const Facts *facts = case_facts(bench, S("zilverdam"));
    ChartContext context = { bench->arena, bench->fonts, &bench->style, facts };
    const Slice names[] = {
        S("pie"), S(""), S("bars"), S("bars/"), S("bars/nobody"), S("radar/measure"), S("/measure")
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_null(chart_make(&context, names[i], 400));
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--accept") == 0)
        setenv("CXSCAN_ACCEPT", "1", 1);
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_dumps),
                                        cmocka_unit_test(test_no_such_chart) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
