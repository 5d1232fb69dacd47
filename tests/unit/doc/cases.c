// SPDX-License-Identifier: EUPL-1.2
// Templates with their facts, and the tree and the messages that come out: cases/NAME/template.md,
// facts.json, expected.tree. With CXSCAN_ACCEPT=1 in the environment what comes out is written as expected.
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/output.h"

#define HERE CXSCAN_SOURCE_DIR "/tests/unit/doc"

static Slice messages(Arena *arena, const Diagnostics *d)
{
    char *printed = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&printed, &len);
    diagnostics_print(d, out, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(out);
    Slice copy = slice_copy(arena, (Slice){ printed, len });
    free(printed);
    return copy;
}

static Slice outcome(Arena *arena, Slice name)
{
    json_error_t error;
    Diagnostics *d = diagnostics_new(arena);
    json_t *facts =
        json_load_file(slice_print(arena, "cases/%s/facts.json", name.at).at, 0, &error);
    if (!facts)
        fail_msg("facts.json:%d: %s", error.line, error.text);
    Document *document =
        document_make(arena, d, S("cases"), name, S("template.md"), NULL, facts, NULL);
    assert_non_null(document);
    Slice roles[] = { S("lead"), S("note"), S("cover-title"), S("quote") };
    document_check_roles(d, document, roles, sizeof roles / sizeof *roles);
    Slice tree = document_tree(arena, document);
    json_decref(facts);
    return slice_print(arena, "%s%s", tree.at, messages(arena, d).at);
}

static void one_case(void **state)
{
    Slice name = slice_of(*state);
    Arena *arena = arena_new();
    Slice got = outcome(arena, name), expected = S("");
    Slice path = slice_print(arena, "cases/%s/expected.tree", name.at);
    if (getenv("CXSCAN_ACCEPT"))
        assert_null(output_write(path, got).step);
    assert_true(file_read(arena, diagnostics_new(arena), path, path, &expected));
    for (size_t line = 1; got.len || expected.len; line++) {
        Slice left = S("(the end)"), right = S("(the end)");
        slice_next_line(&expected, &left);
        slice_next_line(&got, &right);
        if (!slice_equal(left, right))
            fail_msg("%s:%zu: expected \"%.*s\", got \"%.*s\"", path.at, line, SLICE_ARGS(left),
                     SLICE_ARGS(right));
    }
    arena_free(arena);
}

int main(void)
{
    Arena *arena = arena_new();
    Slice *names;
    if (chdir(HERE) != 0)
        return 1;
    size_t count = folder_list(arena, S("cases"), S(""), &names);
    struct CMUnitTest *tests = arena_many(arena, struct CMUnitTest, count);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){ .name = names[i].at,
                                        .test_func = one_case,
                                        .initial_state = (void *)names[i].at };
    int failed = _cmocka_run_group_tests("cases", tests, count, NULL, NULL);
    arena_free(arena);
    return failed;
}
