// SPDX-License-Identifier: EUPL-1.2
#include "doc/excerpt.h"

#include <glib.h>

void excerpt_unlink(Node *root)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);)
        if (walk.entering && walk.node->id.len)
            g_hash_table_add(ids, (char *)walk.node->id.at);
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);) {
        Node *node = walk.node;
        if (node->kind != NODE_LINK || walk.entering || !slice_starts(node->target, S("#")) ||
            g_hash_table_contains(ids, node->target.at + 1))
            continue;
        node->kind = NODE_SPAN;
        node->target = S("");
    }
    g_hash_table_destroy(ids);
}
