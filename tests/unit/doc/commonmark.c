// SPDX-License-Identifier: EUPL-1.2
// The examples of the CommonMark specification: read without fail, and, given a file to write, what text is
// left of each of them (tests/checks/spec-commonmark compares it with the specification's HTML).
#include "doc/divs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

#define EXAMPLES CXSCAN_SOURCE_DIR "/../shared/data/spec-commonmark/examples.json"

static Node *read_markdown(Arena *arena, Slice text)
{
    Expansion expansion = { .text = slice_copy(arena, text) };
    source_map_add(arena, &expansion.map,
                   (SourcePiece){ 0, source_file_new(arena, S("t.md"), text), 0, text.len, true });
    return divs_read(arena, diagnostics_new(arena), &expansion);
}

static json_t *texts_of(const json_t *examples)
{
    json_t *texts = json_array(), *example;
    size_t index;
    json_array_foreach((json_t *)examples, index, example)
    {
        Arena *arena = arena_new();
        const json_t *markdown = json_object_get(example, "markdown");
        Slice text = { json_string_value(markdown), json_string_length(markdown) };
        Slice result = node_text(arena, read_markdown(arena, text));
        json_array_append_new(texts, json_stringn(result.at, result.len));
        arena_free(arena);
    }
    return texts;
}

static void all_examples(void **state)
{
    (void)state;
    if (!path_exists(S(EXAMPLES))) {
        print_message("the specification is not there: %s\n", EXAMPLES);
        skip();
    }
    json_error_t error;
    json_t *examples = json_load_file(EXAMPLES, 0, &error);
    assert_true(json_array_size(examples) >= 650);
    json_t *texts = texts_of(examples);
    assert_int_equal(json_array_size(texts), json_array_size(examples));
    json_decref(texts);
    json_decref(examples);
}

// Every cut of an example is a text of its own: nothing may depend on a line being whole.
static void cut_examples(void **state)
{
    (void)state;
    if (!path_exists(S(EXAMPLES)))
        skip();
    json_error_t error;
    json_t *examples = json_load_file(EXAMPLES, 0, &error), *example;
    size_t index;
    json_array_foreach(examples, index, example)
    {
        Arena *arena = arena_new();
        Slice text = slice_of(json_string_value(json_object_get(example, "markdown")));
        for (size_t end = 0; end < text.len && end < 60; end++) {
            Slice part = slice_part(text, 0, end);
            if (utf8_invalid_at(part) == part.len)
                assert_non_null(read_markdown(arena, part));
        }
        arena_free(arena);
    }
    json_decref(examples);
}

static int write_texts(const char *from, const char *to)
{
    json_error_t error;
    json_t *examples = json_load_file(from, 0, &error);
    json_t *texts = examples ? texts_of(examples) : NULL;
    int failed = !texts || json_dump_file(texts, to, JSON_ENSURE_ASCII) != 0;
    json_decref(texts);
    json_decref(examples);
    return failed;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_examples),
        cmocka_unit_test(cut_examples),
    };
    if (argc == 3)
        return write_texts(argv[1], argv[2]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
