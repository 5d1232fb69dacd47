// SPDX-License-Identifier: EUPL-1.2
// Text of users is inert: {{name}} puts the very same letters into the tree, wherever a template has it, and
// changes nothing else. The big list of naughty strings, and a few thousand strings of punctuation.
#include "doc/divs.h"
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "base/file.h"

#define NAUGHTY CXSCAN_SOURCE_DIR "/../shared/data/security-naughty-strings/blns.json"

// Every place that the template language offers.
static const char template[] =
    "::: chapter {{x}}\n"
    "# {{x}}\n"
    "{{x}}\n"
    "{{x}}\n"
    "\n"
    "1{{x}}\n"
    "\n"
    "a {{x}} b{{x}}{{x}}\\\n"
    "{{x}}\n"
    "\n"
    "{{x}}\n"
    "- {{x}}\n"
    "- b {{x}}\n"
    "   - {{x}}\n"
    "\n"
    "1. {{x}}\n"
    "\n"
    "> {{x}}\n"
    "\n"
    "| {{x}} | b {{x}} |\n"
    "|---|---|\n"
    "| {{x}} | {{x}} |\n"
    "| **{{x}}** | c |\n"
    "| {{x}} | |\n"
    "\n"
    "![{{x}}](chart:radar \"{{x}}\")\n"
    "\n"
    "![a {{x}}](chart:bars/a 'b {{x}}')\n"
    "\n"
    "![{{x}}](mark:up) [{{x}}](#a) [b {{x}} c](<https://example.nl>) *{{x}}* **b{{x}}b**\n"
    "\n"
    "[a]{{x}}\n"
    "\n"
    "{{x}}[a](#a)\n"
    "\n"
    "## {{x}} {#a}\n"
    "## b {{x}}\n"
    ":::\n"
    "::: rule {{x}}\n"
    "{{x}}\n"
    ":::\n";

static Node *read_with(Arena *arena, Diagnostics *d, const json_t *facts)
{
    MustacheOptions options = { .escape = escape_markdown, .strict = true };
    const SourceFile *file = source_file_new(arena, S("t.md"), S(template));
    Expansion expansion = mustache_expand(arena, d, file, facts, &options);
    return divs_read(arena, d, &expansion);
}

// What is expected of `text`: white space is a space, other control characters are U+FFFD, NFC.
static Slice expected(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (Slice rest = text; rest.len;) {
        char bytes[4];
        uint32_t code = utf8_next(&rest);
        if (code == '\r' && rest.len && rest.at[0] == '\n')
            continue;
        if ((code >= '\t' && code <= '\r') || code == 0x2028 || code == 0x2029)
            code = ' ';
        if (code < ' ' || (code >= 0x7F && code < 0xA0) || (code & 0xFFFE) == 0xFFFE ||
            (code >= 0xFDD0 && code <= 0xFDEF))
            code = 0xFFFD;
        buffer_add(&out, (Slice){ bytes, utf8_encode(code, bytes) });
    }
    char *normal = g_utf8_normalize(out.bytes, (gssize)out.len, G_NORMALIZE_NFC);
    Slice result = slice_copy(arena, slice_of(normal));
    g_free(normal);
    buffer_free(&out);
    return result;
}

// "QQ" in a text of the plain tree stands for the value.
static Slice filled(Arena *arena, Slice plain, Slice value)
{
    Buffer out = { 0 };
    while (plain.len) {
        bool here = slice_starts(plain, S("QQ"));
        buffer_add(&out, here ? value : slice_part(plain, 0, 1));
        plain = slice_part(plain, here ? 2 : 1, plain.len);
    }
    Slice result = slice_copy(arena, buffer_slice(&out));
    char *normal = g_utf8_normalize(result.at, (gssize)result.len, G_NORMALIZE_NFC);
    result = slice_copy(arena, slice_of(normal));
    g_free(normal);
    buffer_free(&out);
    return result;
}

static void same_text(Arena *arena, Slice got, Slice plain, Slice value, const Node *node)
{
    Slice wanted = slice_trim(filled(arena, plain, expected(arena, value)));
    if (!slice_equal(slice_trim(got), wanted))
        fail_msg("value \"%s\" in line %zu (%s): expected \"%s\", got \"%.*s\"", value.at,
                 node->place.line, node_kind_name(node->kind).at, wanted.at, SLICE_ARGS(got));
}

// The trees have the same nodes, and the same texts but for the value.
static void same_tree(Arena *arena, Node *got, Node *plain, Slice value)
{
    NodeWalk left = node_walk(got), right = node_walk(plain);
    for (;;) {
        bool more = node_walk_next(&left);
        assert_int_equal(more, node_walk_next(&right));
        if (!more)
            break;
        const Node *a = left.node, *b = right.node;
        if (left.entering != right.entering || a->kind != b->kind || a->header != b->header ||
            a->columns != b->columns || a->level != b->level ||
            !slice_equal(a->target, b->target) || !slice_equal(a->chart, b->chart) ||
            !slice_equal(a->id, b->id) || !slice_equal(a->role, b->role))
            fail_msg("value \"%s\": line %zu is %s, should be %s", value.at, a->place.line,
                     node_kind_name(a->kind).at, node_kind_name(b->kind).at);
        same_text(arena, a->text, b->text, value, a);
        same_text(arena, a->alt, b->alt, value, a);
        same_text(arena, a->caption, b->caption, value, a);
        same_text(arena, a->argument, b->argument, value, a);
    }
}

// A value of white space alone says nothing, and is trimmed away where that is usual.
static void check_value(const char *value, size_t len)
{
    if (slice_trim((Slice){ value, len }).len == 0)
        return;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    json_t *facts = json_pack("{s:s%}", "x", value, len), *plain = json_pack("{s:s}", "x", "QQ");
    assert_non_null(facts);
    Node *got = read_with(arena, d, facts), *wanted = read_with(arena, d, plain);
    same_tree(arena, got, wanted, slice_copy(arena, (Slice){ value, len }));
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    json_decref(facts);
    json_decref(plain);
    arena_free(arena);
}

static void naughty_strings(void **state)
{
    (void)state;
    if (!path_exists(S(NAUGHTY))) {
        print_message("the naughty strings are not there: %s\n", NAUGHTY);
        skip();
    }
    json_error_t error;
    json_t *list = json_load_file(NAUGHTY, 0, &error), *value;
    size_t index;
    assert_true(json_array_size(list) > 400);
    json_array_foreach(list, index, value)
    {
        check_value(json_string_value(value), json_string_length(value));
    }
    json_decref(list);
}

static void chosen_strings(void **state)
{
    static const char *const values[] = {
        "# a",
        "- a",
        "+ a",
        "* a",
        "12. a",
        "1) a",
        "> a",
        "::: callout",
        ":::",
        "```",
        "~~~",
        "===",
        "---",
        "***",
        "| a |",
        "a|b",
        "\\",
        "a\\",
        "a\n\nb",
        "a  \nb",
        "    code",
        "\tcode",
        "a  ",
        " ",
        "  ",
        "&amp;",
        "&#35;",
        "<b>",
        "<!-- a",
        "<http://a.nl>",
        "http://a.nl",
        "www.a.nl",
        "](#a)",
        "[a]: b",
        ": b",
        "(http://a.nl)",
        "{#a}",
        "{#evil}",
        "\"",
        "'",
        "a\" b",
        "!",
        "`a`",
        "*",
        "_a_",
        "**",
        "{{x}}",
        "\xC2\xA0",
        ("\xC2\xA0"
         "a\xC2\xA0"),
        "\xE2\x80\xA8",
        "\x01",
        "e\xCC\x81",
        "mailto:a@b.nl",
        "2026-03-12",
        ". a",
        ") a",
        "-",
        "=",
        "+",
        ":-",
        "\r\n",
        "\r",
        "-\xE2\x80\x83-",
    };
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        check_value(values[i], strlen(values[i]));
}

static void random_strings(void **state)
{
    static const char *const pieces[] = { " ",       "\n", "\t",       "a",        "Z",
                                          "1",       "9",  "\xC3\xA9", "\xC2\xA0", "\xE3\x80\x80",
                                          "\xCC\x81" };
    enum { PIECES = sizeof pieces / sizeof *pieces, PUNCTUATION = 33 };
    uint64_t seed = 20261122;
    (void)state;
    for (int round = 0; round < 3000; round++) {
        Buffer value = { 0 };
        for (int length = round % 7 + 1; length--;) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            unsigned pick = (unsigned)(seed >> 33) % (PIECES + PUNCTUATION - 1);
            if (pick < PIECES)
                buffer_add(&value, slice_of(pieces[pick]));
            else
                buffer_add_byte(&value, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"[pick - PIECES]);
        }
        check_value(value.bytes, value.len);
        buffer_free(&value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chosen_strings),
        cmocka_unit_test(naughty_strings),
        cmocka_unit_test(random_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
