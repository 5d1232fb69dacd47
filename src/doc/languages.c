// SPDX-License-Identifier: EUPL-1.2
// A block in another language carries it itself, so back-ends need to know of no ::: language block.
#include "doc/languages.h"

#include "base/language.h"

static Slice primary(Slice tag)
{
    Slice rest = tag, first = S("");
    slice_next_field(&rest, '-', &first);
    return first;
}

// Put the children of a node in its place.
static void dissolve(Node *parent, Node *before, Node *node)
{
    Node *next = node->next;
    for (Node *child = node->first; child; child = child->next)
        child->parent = parent;
    Node *first = node->first ? node->first : next;
    if (before)
        before->next = first;
    else
        parent->first = first;
    if (node->last)
        node->last->next = next;
    if (parent->last == node)
        parent->last = node->last ? node->last : before;
}

// A ::: block is no block of its own in what comes out, so its children carry the language.
static void speak(Node *node, Slice language)
{
    if (node->kind == NODE_DIV)
        for (Node *child = node->first; child; child = child->next)
            speak(child, language);
    else if (node->lang.len == 0)
        node->lang = language;
}

static void settle(Node *parent, Slice language)
{
    Node *before = NULL;
    for (Node *node = parent->first; node; node = before ? before->next : parent->first) {
        bool block = node->kind == NODE_DIV && slice_equal(node->role, S("language")) &&
                     language_tag_valid(node->argument);
        Slice own = block ? node->argument : node->lang;
        bool same = own.len == 0 || slice_equal(primary(own), primary(language));
        settle(node, same ? language : own);
        if (!block && !(node->kind == NODE_SPAN && same)) {
            before = node;
            continue;
        }
        if (block && !same)
            speak(node, own);
        Node *last = node->last;
        dissolve(parent, before, node);
        before = last ? last : before;
    }
}

void languages_settle(Node *root, Slice language)
{
    settle(root, language);
}
