// SPDX-License-Identifier: EUPL-1.2
// The tree as text: one node a line, its children two spaces further in, attributes in a fixed order and
// only where they say something. Signs that cannot be seen are written as \uXXXX.
#include "base/buffer.h"
#include "doc/document.h"

static void add_quoted(Buffer *out, Slice text)
{
    buffer_add_byte(out, '"');
    for (Slice rest = text; rest.len;) {
        Slice before = rest;
        uint32_t letter = utf8_next(&rest);
        bool unseen =
            letter < 0x20 || (letter >= 0x7F && letter <= 0xA0) || letter == 0xAD ||
            letter == 0x202F || letter == 0xFEFF || (letter >= 0x2000 && letter <= 0x200F) ||
            (letter >= 0x2028 && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x206F);
        if (letter == '"' || letter == '\\')
            buffer_print(out, "\\%c", (int)letter);
        else if (letter == '\n')
            buffer_add(out, S("\\n"));
        else if (unseen)
            buffer_print(out, "\\u%04X", letter);
        else
            buffer_add(out, slice_part(before, 0, before.len - rest.len));
    }
    buffer_add_byte(out, '"');
}

static void add_attribute(Buffer *out, const char *name, Slice value)
{
    if (value.len == 0)
        return;
    buffer_print(out, " %s=", name);
    add_quoted(out, value);
}

static void add_number(Buffer *out, const char *name, int value, int usual)
{
    if (value != usual)
        buffer_print(out, " %s=%d", name, value);
}

// What the kind always has comes first; then what only some nodes have.
static void add_node(Buffer *out, const Node *node)
{
    static const char *const aligns[] = { "start", "centre", "end" };
    buffer_print(out, "%.*s", SLICE_ARGS(node_kind_name(node->kind)));
    if (node->kind == NODE_DIV && node->role.len)
        buffer_print(out, " %.*s", SLICE_ARGS(node->role));
    if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK) {
        buffer_add_byte(out, ' ');
        add_quoted(out, node->text);
    }
    add_attribute(out, "argument", node->argument);
    add_number(out, "level", node->level, 0);
    add_attribute(out, "id", node->id);
    if (node->kind == NODE_LIST)
        buffer_print(out, "%s%s", node->ordered ? " ordered" : "", node->tight ? " tight" : "");
    add_number(out, "start", node->start, 1);
    add_number(out, "columns", node->columns, 1);
    buffer_print(out, "%s", node->header ? " header" : "");
    if (node->kind == NODE_CELL && node->align != ALIGN_START)
        buffer_print(out, " align=%s", aligns[node->align]);
    add_attribute(out, node->kind == NODE_MARK ? "mark" : "chart", node->chart);
    add_number(out, "number", node->number, 0);
    add_attribute(out, "caption", node->caption);
    add_attribute(out, "alt", node->alt);
    add_attribute(out, "target", node->target);
    add_attribute(out, "lang", node->lang);
    buffer_add_byte(out, '\n');
}

Slice document_tree(Arena *arena, const Document *document)
{
    Buffer out = { 0 };
    buffer_add(&out, S("document"));
    add_attribute(&out, "title", document->title);
    add_attribute(&out, "lang", document->lang);
    add_attribute(&out, "author", document->author);
    add_attribute(&out, "page-header", document->page_header);
    add_attribute(&out, "page-footer", document->page_footer);
    add_attribute(&out, "page-number", document->page_number);
    add_attribute(&out, "figure-word", document->figure_word);
    buffer_add_byte(&out, '\n');
    int depth = 0;
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        depth -= !walk.entering;
        if (walk.entering && walk.node != document->root) {
            buffer_print(&out, "%*s", 2 * depth, "");
            add_node(&out, walk.node);
        }
        depth += walk.entering;
    }
    Slice tree = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return tree;
}
