// SPDX-License-Identifier: EUPL-1.2
// Whatever a template says, the tree keeps its shape: each kind of node stands only where it may, has a place,
// and no text is empty. Templates put together at random from pieces of the language.
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/divs.h"
#include "doc/headings.h"

static const char *const pieces[] = {
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "text ",
    "é",
    "    ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\\",
    "!",
    "[",
    "]",
    "(",
    ")",
    "| a | b |\n",
    "|---|---|\n",
    "| c |\n",
    "| **d** | |\n",
    "===\n",
    "---\n",
    "```\n",
    "~~~\n",
    "**",
    "*",
    "`",
    "![a](chart:radar \"x\")",
    "![](mark:up)",
    "![a ![b](c) *d*](chart:x)",
    "[l](#a)",
    "[l](ftp://x)",
    "<http://a.nl>",
    "<b>",
    "&amp;",
    "&#0;",
    "{#id}",
    "\xC2\xA0",
    "::: columns\n",
    "::: column 6\n",
    "::: table * 3\n",
    "::: contents 2\n",
    "::: space 3\n",
    "::: x y\n",
    ":::\n",
    "{{a}}",
    "{{#l}}",
    "{{/l}}",
    "{{{r}}}",
    "{{^n}}",
    "{{/n}}",
    "{{! c }}",
    "{{=<% %>=}}",
    "<%={{ }}=%>",
    "{{o}}",
    "{{l.x}}",
};

static const char facts[] = "{\"a\": \"# *x*|\\n::: b\", \"l\": [{\"x\": 1}, {\"x\": \"y\"}],"
                            " \"r\": \"- raw\\n| t |\\n::: n\", \"n\": null, \"o\": {}}";

static bool may_hold(NodeKind parent, NodeKind child)
{
    if (node_is_inline(child))
        return parent == NODE_HEADING || parent == NODE_PARAGRAPH || parent == NODE_CELL ||
               parent == NODE_STRONG || parent == NODE_EMPHASIS || parent == NODE_LINK;
    if (child == NODE_ITEM)
        return parent == NODE_LIST;
    if (child == NODE_ROW)
        return parent == NODE_TABLE;
    if (child == NODE_CELL)
        return parent == NODE_ROW;
    return parent == NODE_DOCUMENT || parent == NODE_DIV || parent == NODE_ITEM ||
           parent == NODE_QUOTE;
}

static void check_shape(Node *root, const char *template)
{
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);) {
        const Node *node = walk.node;
        if (!walk.entering || node == root)
            continue;
        if (!may_hold(node->parent->kind, node->kind))
            fail_msg("a %s in a %s: %s", node_kind_name(node->kind).at,
                     node_kind_name(node->parent->kind).at, template);
        if (node->place.line == 0)
            fail_msg("a %s without a place: %s", node_kind_name(node->kind).at, template);
        if (node->kind == NODE_TEXT && node->text.len == 0)
            fail_msg("an empty text: %s", template);
        if (node->kind == NODE_HEADING && node->id.len == 0)
            fail_msg("a heading without an id: %s", template);
    }
}

static void any_template(void **state)
{
    enum { PIECES = sizeof pieces / sizeof *pieces };
    uint64_t seed = 20261122;
    json_error_t error;
    json_t *data = json_loads(facts, 0, &error);
    (void)state;
    for (int round = 0; round < 4000; round++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        MustacheOptions options = { .escape = escape_markdown, .strict = true };
        Buffer template = { 0 };
        for (int length = round % 40 + 1; length--;) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            buffer_add(&template, slice_of(pieces[(seed >> 33) % PIECES]));
        }
        const SourceFile *file = source_file_new(arena, S("t.md"), buffer_slice(&template));
        Expansion expansion = mustache_expand(arena, d, file, data, &options);
        Document document = { .root = divs_read(arena, d, &expansion) };
        headings_name(arena, document.root);
        document_check(d, &document);
        document_check_roles(d, &document, NULL, 0);
        check_shape(document.root, template.bytes);
        assert_true(document_tree(arena, &document).len > 0);
        buffer_free(&template);
        arena_free(arena);
    }
    json_decref(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
