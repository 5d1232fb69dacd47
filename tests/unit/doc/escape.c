// SPDX-License-Identifier: EUPL-1.2
// Text made inert and back, the names of signs, addresses, and the names of headings.
#include "doc/escape.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/entities.h"
#include "doc/address.h"
#include "doc/clean.h"
#include "doc/headings.h"

static Slice with(Arena *arena, Escape *escape, const char *text)
{
    Buffer out = { 0 };
    escape(&out, slice_of(text));
    Slice result = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return result;
}

// What comes out stays readable: letters, words with a dash, decimal commas are not touched.
static void readable(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(with(arena, escape_markdown, "dept-3").at, "dept-3");
    assert_string_equal(with(arena, escape_markdown, "Zorg, welzijn: 17,5 % (n = 3).").at,
                        "Zorg, welzijn: 17,5 % \\(n = 3\\).");
    assert_string_equal(with(arena, escape_markdown, "12. a").at, "12\\. a");
    assert_string_equal(with(arena, escape_markdown, "-a-b").at, "\\-a-b");
    assert_string_equal(with(arena, escape_markdown, " a\nb ").at, "&#32;a b&#32;");
    arena_free(arena);
}

static void there_and_back(void **state)
{
    static const char *const texts[] = { "a",     "\\",  "&amp;", "# 1. {x} \\* &",
                                         "::: a", " a ", "é`*_|", "\\\\&#35;" };
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(unescape_markdown(arena, with(arena, escape_markdown, texts[i])).at,
                            texts[i]);
    assert_string_equal(unescape_markdown(arena, S("a\\b \\")).at, "a\\b \\");
    arena_free(arena);
}

static void entities(void **state)
{
    static const char *const table[][2] = {
        { "&amp;", "&" },
        { "&eacute;", "é" },
        { "&AElig;", "Æ" },
        { "&zwnj;", "\xE2\x80\x8C" },
        { "&euro;", "€" },
        { "&ijlig;", "ĳ" },
        { "&#233;", "é" },
        { "&#xE9;", "é" },
        { "&#X1F600;", "😀" },
        { "&#0;", "\uFFFD" },
        { "&#xD800;", "\uFFFD" },
        { "&#x110000;", "\uFFFD" },
        { "&onbekend;", "&onbekend;" },
        { "&Eacute;", "É" },
        { "&nbsp;", "\u00A0" },
        { "&yuml;", "ÿ" },
    };
    static const char *const none[] = { "&",    "&;",          "&a",          "&a b;", "&#;",
                                        "&#x;", "&#12345678;", "&#x1234567;", "a&b;" };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Buffer out = { 0 };
        Slice entity = slice_of(table[i][0]);
        assert_int_equal(entity_length(entity), entity.len);
        entity_decode(&out, entity);
        assert_string_equal(out.bytes, table[i][1]);
        buffer_free(&out);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(entity_length(slice_of(none[i])), 0);
}

static void addresses(void **state)
{
    static const char *const right[][2] = {
        { "#a", "#a" },
        { "https://example.nl", "https://example.nl" },
        { "HTTP://Example.nl/a?b=c&d#e", "http://Example.nl/a?b=c&d#e" },
        { " mailto:a@b.nl ", "mailto:a@b.nl" },
        { "https://example.nl/a) >> /Contents (q=é",
          "https://example.nl/a)%20%3E%3E%20/Contents%20(q=%C3%A9" },
        { "https://a.nl/100%/%41%4", "https://a.nl/100%25/%41%254" },
        { "https://a.nl/\x01\\\"", "https://a.nl/%01%5C%22" },
    };
    static const char *const wrong[] = { "",
                                         "#",
                                         "a.html",
                                         "/a",
                                         "//a.nl",
                                         "http:",
                                         "http://",
                                         "http:///a",
                                         "ftp://a",
                                         "javascript:alert(1)",
                                         "java\nscript:a",
                                         "data:text/html,a",
                                         "file:///a",
                                         "mailto:",
                                         "mailto:/" };
    (void)state;
    Arena *arena = arena_new();
    Slice safe;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(address_allow(arena, slice_of(right[i][0]), &safe));
        assert_string_equal(safe.at, right[i][1]);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(address_allow(arena, slice_of(wrong[i]), &safe));
    arena_free(arena);
}

static void clean_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(clean_inline(arena, S("a\r\nb\tc\x01"
                                              "e\u0301"))
                            .at,
                        "a b c\uFFFDé");
    assert_string_equal(clean_code(arena, S("a\r\nb\tc")).at, "a\nb\tc");
    arena_free(arena);
}

static void heading_names(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(heading_slug(arena, S("Één jaar — verder!")).at, "een-jaar-verder");
    assert_string_equal(heading_slug(arena, S("  2e kw.\u00A02026 ")).at, "2e-kw-2026");
    assert_string_equal(heading_slug(arena, S("…")).at, "section");
    assert_string_equal(heading_slug(arena, S("שלום")).at, "שלום");
    Node *root = node_new(arena, NODE_DOCUMENT), *nodes[4];
    for (int i = 0; i < 4; i++) {
        Node *text = node_new(arena, NODE_TEXT);
        nodes[i] = node_new(arena, NODE_HEADING);
        text->text = S("A");
        node_append(root, nodes[i]);
        node_append(nodes[i], text);
    }
    nodes[2]->id = S("a");
    headings_name(arena, root);
    assert_string_equal(nodes[0]->id.at, "a-2");
    assert_string_equal(nodes[1]->id.at, "a-3");
    assert_string_equal(nodes[2]->id.at, "a");
    assert_string_equal(nodes[3]->id.at, "a-4");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readable),   cmocka_unit_test(there_and_back),
        cmocka_unit_test(entities),   cmocka_unit_test(addresses),
        cmocka_unit_test(clean_text), cmocka_unit_test(heading_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
