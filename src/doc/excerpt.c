// SPDX-License-Identifier: EUPL-1.2
#include "doc/excerpt.h"

#include <glib.h>

// Its words stand in its place. It still knows where that was, for who walks past it.
static void leave_words(Node *link)
{
    Node *parent = link->parent, *before = NULL;
    for (Node *child = parent->first; child != link; child = child->next)
        before = child;
    for (Node *child = link->first; child; child = child->next)
        child->parent = parent;
    if (before)
        before->next = link->first;
    else
        parent->first = link->first;
    link->last->next = link->next;
    if (parent->last == link)
        parent->last = link->last;
}

void excerpt_unlink(Node *root)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);)
        if (walk.entering && walk.node->id.len)
            g_hash_table_add(ids, (char *)walk.node->id.at);
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);) {
        Node *node = walk.node;
        if (node->kind == NODE_LINK && !walk.entering && slice_starts(node->target, S("#")) &&
            !g_hash_table_contains(ids, node->target.at + 1) && node->first)
            leave_words(node);
    }
    g_hash_table_destroy(ids);
}
