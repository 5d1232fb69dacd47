// SPDX-License-Identifier: EUPL-1.2
#include "model/node.h"

#include "base/buffer.h"

static const char *const names[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = "document",
    [NODE_DIV] = "div",
    [NODE_HEADING] = "heading",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_QUOTE] = "quote",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_FIGURE] = "figure",
    [NODE_RULE] = "rule",
    [NODE_CODE_BLOCK] = "code-block",
    [NODE_CONTENTS] = "contents",
    [NODE_TEXT] = "text",
    [NODE_STRONG] = "strong",
    [NODE_EMPHASIS] = "emphasis",
    [NODE_SPAN] = "span",
    [NODE_CODE] = "code",
    [NODE_LINK] = "link",
    [NODE_MARK] = "mark",
    [NODE_BREAK] = "break",
    [NODE_SOFT_BREAK] = "soft-break",
    [NODE_TAG] = "tag",
    [NODE_REFERENCE] = "reference",
};

Node *node_new(Arena *arena, NodeKind kind)
{
    Node *node = arena_one(arena, Node);
    node->kind = kind;
    node->columns = 1;
    node->start = 1;
    return node;
}

void node_append(Node *parent, Node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_remove(Node *node)
{
    Node *parent = node->parent, *before = NULL;
    for (Node *child = parent->first; child != node; child = child->next)
        before = child;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
    node->parent = node->next = NULL;
}

bool node_holds_inlines(NodeKind kind)
{
    return kind == NODE_PARAGRAPH || kind == NODE_HEADING || kind == NODE_CELL ||
           node_is_inline(kind);
}

Node *node_copy(Arena *arena, const Node *node)
{
    Node *copy = arena_one(arena, Node);
    *copy = *node;
    copy->parent = copy->first = copy->last = copy->next = NULL;
    return copy;
}

Node *node_copy_all(Arena *arena, const Node *node)
{
    Node *copy = node_copy(arena, node);
    for (const Node *child = node->first; child; child = child->next)
        node_append(copy, node_copy_all(arena, child));
    return copy;
}

Slice node_kind_name(NodeKind kind)
{
    return slice_of(names[kind]);
}

bool node_is_inline(NodeKind kind)
{
    return kind >= NODE_TEXT;
}

bool node_row_is_empty(const Node *row)
{
    for (const Node *cell = row->first; cell; cell = cell->next)
        if (cell->first)
            return false;
    return true;
}

bool node_row_is_group(const Node *row, int columns)
{
    const Node *first = row->first;
    return first && first->first && !row->header && first->header && columns > 1 &&
           first->columns == columns;
}

NodeWalk node_walk(Node *root)
{
    return (NodeWalk){ .root = root };
}

bool node_walk_next(NodeWalk *walk)
{
    Node *node = walk->node;
    if (!node) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->root != NULL;
    }
    if (walk->entering && node->first) {
        walk->node = node->first;
    } else if (walk->entering) {
        walk->entering = false;
    } else if (node == walk->root) {
        return false;
    } else if (node->next) {
        walk->node = node->next;
        walk->entering = true;
    } else {
        walk->node = node->parent;
    }
    return true;
}

// White space between blocks is owed until the next text comes, so that none stands at the ends.
static void add_words(Buffer *out, Slice text, bool *owed)
{
    if (text.len == 0)
        return;
    if (*owed && out->len && out->bytes[out->len - 1] != ' ')
        buffer_add_byte(out, ' ');
    *owed = false;
    buffer_add(out, text);
}

Slice node_text(Arena *arena, const Node *node)
{
    Buffer out = { 0 };
    bool owed = false;
    for (NodeWalk walk = node_walk((Node *)node); node_walk_next(&walk);) {
        const Node *here = walk.node;
        if (!node_is_inline(here->kind) || here->kind == NODE_BREAK ||
            here->kind == NODE_SOFT_BREAK)
            owed = true;
        if (!walk.entering)
            continue;
        add_words(&out, here->text, &owed);
        add_words(&out, here->caption, &owed);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
