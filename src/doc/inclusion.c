// SPDX-License-Identifier: EUPL-1.2
#include "doc/inclusion.h"

#include "doc/address.h"
#include "doc/clean.h"
#include "doc/markdown_table.h"
#include "doc/messages.h"

typedef struct Including {
    Arena *arena;
    Diagnostics *d;
} Including;

static void append_inline(Arena *arena, Node *parent, Node *node)
{
    Node *last = parent->last;
    if (last && last->kind == NODE_TEXT && node->kind == NODE_TEXT)
        last->text = slice_print(arena, "%.*s%.*s", SLICE_ARGS(last->text), SLICE_ARGS(node->text));
    else
        node_append(parent, node);
}

static void add_text(const Including *in, Node *parent, const Node *from, Slice text)
{
    const Node *last = parent->last;
    bool spaced = last && last->kind == NODE_TEXT && slice_ends(last->text, S(" "));
    Node *node = node_new(in->arena, NODE_TEXT);
    if (spaced && slice_starts(text, S(" ")))
        text = slice_part(text, 1, text.len);
    node->text = clean_inline(in->arena, text);
    node->place = from->place;
    if (text.len)
        append_inline(in->arena, parent, node);
}

static void add_children(const Including *in, Node *parent, const Node *from);

static void add_span(const Including *in, Node *parent, const Node *node)
{
    Slice safe = node->target;
    Node *copy = node_copy(in->arena, node);
    if (node->kind == NODE_LINK && !address_allow(in->arena, node->target, &safe)) {
        diagnose(in->d, DIAG_LINK_REFUSED, node->place, node->target);
        add_children(in, parent, node);
        return;
    }
    copy->target = safe;
    add_children(in, copy, node);
    if (copy->first)
        node_append(parent, copy);
}

static void add_block(const Including *in, Node *parent, const Node *node)
{
    Node *copy = node_copy(in->arena, node);
    bool leaf = node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING;
    copy->align = copy->align == ALIGN_LEFT ? ALIGN_START : copy->align;
    copy->text = clean_code(in->arena, node->text);
    node_append(parent, copy);
    add_children(in, copy, node);
    if (copy->kind == NODE_TABLE)
        table_finish(copy);
    if (leaf && !copy->first)
        node_remove(copy);
}

static void add_node(const Including *in, Node *parent, const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_TAG: add_text(in, parent, node, node->text); break;
    case NODE_REFERENCE:
        add_text(in, parent, node, node->text);
        add_children(in, parent, node);
        break;
    case NODE_SOFT_BREAK: add_text(in, parent, node, S(" ")); break;
    case NODE_BREAK: node_append(parent, node_copy(in->arena, node)); break;
    case NODE_STRONG:
    case NODE_EMPHASIS:
    case NODE_SPAN:
    case NODE_LINK: add_span(in, parent, node); break;
    default: add_block(in, parent, node); break;
    }
}

static void add_children(const Including *in, Node *parent, const Node *from)
{
    for (const Node *child = from->first; child; child = child->next)
        add_node(in, parent, child);
}

Node *inclusion_of(Arena *arena, Diagnostics *d, const Node *note)
{
    const Including in = { arena, d };
    Node *root = node_new(arena, NODE_DOCUMENT);
    root->place = note->place;
    if (note->kind == NODE_DOCUMENT)
        add_children(&in, root, note);
    else
        add_node(&in, root, note);
    return root;
}

Node *inclusion_paragraph(Node *included)
{
    Node *first = included->first;
    return first && first->kind == NODE_PARAGRAPH && !first->next ? first : NULL;
}

void inclusion_append(Arena *arena, Node *parent, Node *paragraph)
{
    for (Node *child = paragraph->first, *next; child; child = next) {
        next = child->next;
        append_inline(arena, parent, child);
    }
}
