// SPDX-License-Identifier: EUPL-1.2
// Each Markdown file of cases/nl is laid out and compared with its dump: what stands where on which page.
// CXSCAN_ACCEPT=1 writes the dumps anew; look at what changed before keeping it.
#include "pages.h"

#define CASES CXSCAN_SOURCE_DIR "/tests/unit/pdf/cases"

static void show_difference(Slice expected, Slice got)
{
    Slice a, b;
    for (size_t line = 1;; line++) {
        bool more_a = slice_next_line(&expected, &a), more_b = slice_next_line(&got, &b);
        if (!more_a && !more_b)
            return;
        if (more_a && more_b && slice_equal(a, b))
            continue;
        print_error("line %zu\n  expected %.*s\n  got      %.*s\n", line,
                    SLICE_ARGS(more_a ? a : S("(end)")), SLICE_ARGS(more_b ? b : S("(end)")));
        return;
    }
}

static void check_case(Bench *bench, Slice name)
{
    Arena *arena = bench->arena;
    Diagnostics *d = diagnostics_new(arena);
    Document *document = document_make(arena, d, S(CASES), S("nl"), name, NULL, bench->facts, NULL);
    assert_non_null(document);
    if (diagnostics_count(d, SEVERITY_WARNING))
        diagnostics_print(d, stderr, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), 0);
    Layout *layout = layout_make(arena, d, document, &bench->options);
    assert_int_equal(layout->troubles, 0);
    Slice got = layout_dump(arena, layout);
    Slice path = slice_print(arena, CASES "/%.*s.dump", (int)(name.len - 3), name.at);
    if (getenv("CXSCAN_ACCEPT")) {
        FILE *file = fopen(path.at, "wb");
        assert_non_null(file);
        fwrite(got.at, 1, got.len, file);
        assert_int_equal(fclose(file), 0);
    }
    Slice expected;
    assert_true(file_read(arena, d, path, path, &expected));
    if (!slice_equal(expected, got)) {
        print_error("%.*s:\n", SLICE_ARGS(name));
        show_difference(expected, got);
        fail();
    }
}

static void cases_are_laid_out_as_before(void **state)
{
    Bench *bench = *state;
    Slice *names;
    size_t count = folder_list(bench->arena, S(CASES "/nl"), S(".md"), &names);
    assert_true(count >= 10);
    for (size_t i = 0; i < count; i++)
        check_case(bench, names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cases_are_laid_out_as_before, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
