// SPDX-License-Identifier: EUPL-1.2
// The walk over the tree, its text, and taking nodes out of it.
#include "model/node.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/buffer.h"

static Node *add(Arena *arena, Node *parent, NodeKind kind, const char *text)
{
    Node *node = node_new(arena, kind);
    node->text = slice_of(text);
    node_append(parent, node);
    return node;
}

static Slice steps(Arena *arena, Node *root)
{
    Buffer out = { 0 };
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);)
        buffer_print(&out, "%c%.*s ", walk.entering ? '+' : '-',
                     SLICE_ARGS(node_kind_name(walk.node->kind)));
    Slice result = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return result;
}

static void walk(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Node *root = node_new(arena, NODE_DOCUMENT);
    assert_string_equal(steps(arena, root).at, "+document -document ");
    Node *div = add(arena, root, NODE_DIV, "");
    add(arena, div, NODE_RULE, "");
    add(arena, add(arena, root, NODE_PARAGRAPH, ""), NODE_TEXT, "a");
    assert_string_equal(
        steps(arena, root).at,
        "+document +div +rule -rule -div +paragraph +text -text -paragraph -document ");
    assert_string_equal(steps(arena, div).at, "+div +rule -rule -div ");
    assert_string_equal(steps(arena, NULL).at, "");
    arena_free(arena);
}

static void removal(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Node *root = node_new(arena, NODE_DOCUMENT);
    Node *nodes[3];
    for (int i = 0; i < 3; i++)
        nodes[i] = add(arena, root, (NodeKind[]){ NODE_RULE, NODE_DIV, NODE_TABLE }[i], "");
    node_remove(nodes[1]);
    assert_string_equal(steps(arena, root).at, "+document +rule -rule +table -table -document ");
    node_remove(nodes[2]);
    assert_ptr_equal(root->last, nodes[0]);
    node_append(root, nodes[1]);
    node_remove(nodes[0]);
    assert_string_equal(steps(arena, root).at, "+document +div -div -document ");
    node_remove(nodes[1]);
    assert_null(root->first);
    assert_null(root->last);
    arena_free(arena);
}

static void words(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Node *root = node_new(arena, NODE_DOCUMENT), *paragraph = add(arena, root, NODE_PARAGRAPH, "");
    add(arena, paragraph, NODE_TEXT, "a");
    add(arena, add(arena, paragraph, NODE_STRONG, ""), NODE_TEXT, "b");
    add(arena, paragraph, NODE_BREAK, "");
    add(arena, paragraph, NODE_TEXT, "c ");
    add(arena, paragraph, NODE_BREAK, "");
    add(arena, paragraph, NODE_CODE, "d");
    Node *figure = add(arena, root, NODE_FIGURE, "");
    figure->caption = S("caption");
    figure->alt = S("alt");
    add(arena, root, NODE_PARAGRAPH, "");
    assert_string_equal(node_text(arena, root).at, "ab c d caption");
    arena_free(arena);
}

static void kinds(void **state)
{
    (void)state;
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++)
        assert_true(node_kind_name((NodeKind)kind).len > 0);
    assert_false(node_is_inline(NODE_CONTENTS));
    assert_true(node_is_inline(NODE_TEXT));
    assert_true(node_is_inline(NODE_BREAK));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walk),
        cmocka_unit_test(removal),
        cmocka_unit_test(words),
        cmocka_unit_test(kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
