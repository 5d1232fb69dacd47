// SPDX-License-Identifier: EUPL-1.2
#include "model/note.h"

static bool is_hole(const Node *node)
{
    return node->kind == NODE_TAG || node->kind == NODE_REFERENCE;
}

Slice note_plain(Arena *arena, const Node *part)
{
    return part ? node_text(arena, part) : S("");
}

// The first letters below a node that have a place.
static const Node *first_prose(const Node *node)
{
    for (NodeWalk walk = node_walk((Node *)node); node_walk_next(&walk);)
        if (walk.entering && walk.node->place.line &&
            (walk.node->kind == NODE_TEXT || is_hole(walk.node)))
            return walk.node;
    return NULL;
}

// Behind `point` in the list that it is of, or among the blocks of the root.
static const Node *candidate(const Node *root, const Node *point)
{
    const Node *block = !point ? root->first : point->next;
    if (point && point->kind == NODE_ITEM && !block)
        block = point->parent->next;
    while (block && block->parent == root && block->kind != NODE_PARAGRAPH) {
        if (block->kind == NODE_LIST && block->first)
            return block->first;
        block = block->next;
    }
    return block;
}

const Node *note_point_next(const Node *root, const Node *point)
{
    if (!root)
        return NULL;
    do
        point = candidate(root, point);
    while (point && !first_prose(point));
    return point;
}

size_t note_point_count(const Node *root)
{
    size_t count = 0;
    for (const Node *point = NULL; (point = note_point_next(root, point)) != NULL;)
        count++;
    return count;
}

Place note_point_place(const Node *point)
{
    const Node *first = first_prose(point);
    return first ? first->place : point->place;
}

const Node *note_hole_next(const Node *root, const Node *node)
{
    NodeWalk walk =
        node ? (NodeWalk){ (Node *)root, (Node *)node, false } : node_walk((Node *)root);
    while (root && node_walk_next(&walk))
        if (walk.entering && is_hole(walk.node))
            return walk.node;
    return NULL;
}
