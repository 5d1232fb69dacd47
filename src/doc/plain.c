// SPDX-License-Identifier: EUPL-1.2
// A document as plain text, to be put into a letter: paragraphs of lines that fit a window, a hyphen before
// each item of a list. Tables, figures and marks are not for it: a template that is printed so has none.
#include "base/buffer.h"
#include "doc/document.h"

enum { LINE_MOST = 78 };

// Words at spaces; a space that does not break (U+00A0) stays in its word.
static void add_wrapped(Buffer *out, Slice text, Slice first, Slice others)
{
    Slice word;
    size_t column = 0;
    while (slice_next_field(&text, ' ', &word)) {
        size_t len = utf8_count(word);
        if (len == 0)
            continue;
        bool fits = column && column + 1 + len <= LINE_MOST;
        if (fits)
            buffer_add_byte(out, ' ');
        else if (column)
            buffer_print(out, "\n%.*s", SLICE_ARGS(others));
        else
            buffer_add(out, first);
        column = (fits ? column + 1 : utf8_count(others)) + len;
        buffer_add(out, word);
    }
    buffer_add_byte(out, '\n');
}

static void add_block(Arena *arena, Buffer *out, const Node *node)
{
    Slice text = node_text(arena, node);
    if (out->len)
        buffer_add_byte(out, '\n');
    add_wrapped(out, text, S(""), S(""));
    if (node->kind != NODE_HEADING)
        return;
    size_t width = utf8_count(text);
    for (size_t i = 0; i < width && i < LINE_MOST; i++)
        buffer_add_byte(out, node->level == 1 ? '=' : '-');
    buffer_add_byte(out, '\n');
}

Slice document_plain(Arena *arena, const Document *document)
{
    Buffer out = { 0 };
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        const Node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->kind == NODE_ITEM) {
            if (node == node->parent->first)
                buffer_add_byte(&out, '\n');
            add_wrapped(&out, node_text(arena, node), S("- "), S("  "));
        } else if (node->kind == NODE_HEADING ||
                   (node->kind == NODE_PARAGRAPH && node->parent->kind != NODE_ITEM)) {
            add_block(arena, &out, node);
        }
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
