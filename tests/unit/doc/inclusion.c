// SPDX-License-Identifier: EUPL-1.2
// What people wrote, where a template puts it: between words, on a line of its own, in a heading, a cell, code.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "../written.h"
#include "doc/divs.h"
#include "doc/document.h"
#include "facts/note_texts.h"

typedef struct Bench {
    Arena *arena;
    Diagnostics *d;
    NoteTexts *texts;
    json_t *facts;
} Bench;

static int enter(void **state)
{
    Bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    bench->arena = arena_new();
    bench->d = diagnostics_new(bench->arena);
    bench->texts = note_texts_new(bench->arena);
    bench->facts = json_object();
    *state = bench;
    return 0;
}

static int leave(void **state)
{
    Bench *bench = *state;
    json_decref(bench->facts);
    arena_free(bench->arena);
    free(bench);
    return 0;
}

static void put(Bench *bench, const char *key, const Node *note)
{
    Slice markdown = note_texts_markdown(bench->texts, note);
    json_object_set_new(bench->facts, key, json_stringn(markdown.at, markdown.len));
}

static const Node *find_note(void *user, Slice text)
{
    return note_texts_find(user, text);
}

// One line a node: "paragraph", "text a b".
static void expect_nodes(Bench *bench, const char *template, const char *expected)
{
    const MustacheOptions options = { .escape = escape_markdown,
                                      .note = find_note,
                                      .user = bench->texts };
    const SourceFile *file = source_file_new(bench->arena, S("t.md"), slice_of(template));
    Expansion expansion = mustache_expand(bench->arena, bench->d, file, bench->facts, &options);
    Document document = { .root = divs_read(bench->arena, bench->d, &expansion) };
    Slice tree = document_tree(bench->arena, &document);
    if (slice_find(tree, slice_of(expected)) == tree.len)
        fail_msg("%s:\nexpected\n%s\ngot\n%.*s", template, expected, SLICE_ARGS(tree));
}

static void a_line_stands_between_words(void **state)
{
    Bench *bench = *state;
    put(bench, "x", written_line(bench->arena, "een *twee* {{drie}}"));
    expect_nodes(bench, "A {{{x}}}, b.\n",
                 "  paragraph\n    text \"A een \"\n    emphasis\n      text \"twee\"\n    text \" "
                 "{{drie}}, b.\"\n");
    expect_nodes(bench, "**{{{x}}}** [“{{{x}}}”](lang:en)\n",
                 "  paragraph\n    strong\n      text \"een \"\n");
    expect_nodes(bench, "# {{{x}}} {#k}\n", "  heading level=1 id=\"k\"\n    text \"een \"\n");
    expect_nodes(bench, "`{{{x}}}` ![a {{{x}}}](mark:up)\n",
                 "    code \"een twee {{drie}}\"\n    text \" \"\n    mark mark=\"up\" alt=\"a een "
                 "twee {{drie}}\"\n");
}

static void blocks_stand_where_the_template_puts_them(void **state)
{
    Bench *bench = *state;
    put(bench, "x", written_blocks(bench->arena, "Een\ntwee.\n\n- a\n- b\n\n::: callout\n"));
    expect_nodes(
        bench, "::: lead\n{{{x}}}\n:::\n",
        "  div lead\n    paragraph\n      text \"Een twee.\"\n    list tight\n      item\n        "
        "paragraph\n"
        "          text \"a\"\n      item\n        paragraph\n          text \"b\"\n    paragraph\n"
        "      text \"::: callout\"\n");
    expect_nodes(
        bench, "Voor {{{x}}} na\n",
        "  paragraph\n    text \"Voor \"\n  paragraph\n    text \"Een twee.\"\n  list tight\n");
    expect_nodes(bench, "- {{{x}}}\n",
                 "    item\n      paragraph\n        text \"Een twee.\"\n      list tight\n");
    expect_nodes(bench, "# {{{x}}}\n",
                 "  heading level=1\n    text \"Een twee. a b ::: callout\"\n");
    assert_int_equal(diagnostics_count(bench->d, SEVERITY_NOTE), 0);
}

// The sign itself is a letter like any other, and other texts are Markdown as ever.
static void only_notes_are_included(void **state)
{
    Bench *bench = *state;
    put(bench, "x", written_line(bench->arena, "een"));
    json_object_set_new(bench->facts, "y", json_string("**vet** \uFFFC"));
    expect_nodes(
        bench, "\uFFFC {{{y}}} {{{x}}} {{x}}\n",
        "    text \"\uFFFC \"\n    strong\n      text \"vet\"\n    text \" \uFFFC een een\"\n");
}

static void a_link_that_is_refused_is_told_where_it_was_written(void **state)
{
    Bench *bench = *state;
    put(bench, "x", written_blocks(bench->arena, "# Kop\n\nZie [hier](http:///x).\n"));
    expect_nodes(bench, "# A\n\n## B\n\n{{{x}}}\n", "text \"Zie hier.\"\n");
    assert_int_equal(diagnostics_count(bench->d, SEVERITY_ERROR), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_line_stands_between_words, enter, leave),
        cmocka_unit_test_setup_teardown(blocks_stand_where_the_template_puts_them, enter, leave),
        cmocka_unit_test_setup_teardown(only_notes_are_included, enter, leave),
        cmocka_unit_test_setup_teardown(a_link_that_is_refused_is_told_where_it_was_written, enter,
                                        leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
