// SPDX-License-Identifier: EUPL-1.2
// A line is cut by the bytes of its own text, in which each span, tag and reference counts for one sign that
// is nothing else: what stands in them is not cut.
#include "notes/points.h"

#include <string.h>

#include "base/buffer.h"

enum { SPAN_SIGN = 0x7F }; // DEL, which no text that was read holds

static void add_sign(Arena *arena, Node *line, Slice text)
{
    Node *node = node_new(arena, NODE_TEXT);
    node->text = text;
    node_append(line, node);
}

// A space between what stood apart.
static void separate(Arena *arena, Node *line)
{
    const Node *last = line->last;
    if (last && !(last->kind == NODE_TEXT && slice_ends(last->text, S(" "))))
        add_sign(arena, line, S(" "));
}

static void add_code(Arena *arena, Node *line, Slice code)
{
    for (Slice text; slice_next_line(&code, &text);) {
        text = slice_trim(text);
        if (!text.len)
            continue;
        separate(arena, line);
        add_sign(arena, line, text);
    }
}

static Node *copy_inline(Arena *arena, const Node *node)
{
    Node *copy = node_copy(arena, node);
    if (copy->kind == NODE_BREAK)
        copy->kind = NODE_SOFT_BREAK;
    for (const Node *child = node->first; child; child = child->next)
        node_append(copy, copy_inline(arena, child));
    return copy;
}

static void add_blocks(Arena *arena, Node *line, const Node *parent)
{
    int number = parent->start;
    for (const Node *node = parent->first; node; node = node->next) {
        if (node_is_inline(node->kind)) {
            node_append(line, copy_inline(arena, node));
            continue;
        }
        separate(arena, line);
        if (node->kind == NODE_ITEM)
            add_sign(arena, line, parent->ordered ? slice_print(arena, "%d. ", number++) : S("- "));
        if (node->kind == NODE_CODE_BLOCK)
            add_code(arena, line, node->text);
        add_blocks(arena, line, node);
    }
}

Node *point_line(Arena *arena, const Node *point)
{
    Node *line = node_new(arena, NODE_PARAGRAPH);
    line->place = note_point_place(point);
    add_blocks(arena, line, point);
    return line;
}

// ---- cutting ----

static Slice text_of(Arena *arena, const Node *line)
{
    Buffer out = { 0 };
    for (const Node *node = line->first; node; node = node->next) {
        if (node->kind == NODE_TEXT)
            buffer_add(&out, node->text);
        else
            buffer_add_byte(&out, node->kind == NODE_SOFT_BREAK ? ' ' : SPAN_SIGN);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// The part of a line that is `part` of its text, without white space at its ends.
static Node *cut(Arena *arena, const Node *line, Slice text, Slice part)
{
    Node *piece = node_copy(arena, line);
    part = slice_trim(part);
    size_t at = 0, from = part.len ? (size_t)(part.at - text.at) : 0, to = from + part.len;
    for (const Node *node = line->first; node && at < to; node = node->next) {
        size_t len = node->kind == NODE_TEXT ? node->text.len : 1;
        size_t first = from > at ? from - at : 0, last = to - at < len ? to - at : len;
        if (first < last) {
            Node *copy = copy_inline(arena, node);
            if (node->kind == NODE_TEXT)
                copy->text = slice_part(node->text, first, last);
            node_append(piece, copy);
        }
        at += len;
    }
    return piece;
}

// Where the sentence ends that begins at `from`.
static size_t sentence_end(Slice text, size_t from)
{
    size_t end = from + 1;
    while (end < text.len && !(strchr(".!?", text.at[end - 1]) && text.at[end] == ' '))
        end++;
    return end;
}

size_t point_words(Arena *arena, const Node *text)
{
    Slice rest = text ? node_text(arena, text) : S(""), word;
    size_t count = 0;
    while (slice_next_field(&rest, ' ', &word))
        count += word.len > 0;
    return count;
}

Node *point_beginning(Arena *arena, const Node *paragraph, size_t words)
{
    if (!paragraph || paragraph->kind != NODE_PARAGRAPH)
        return NULL;
    Slice text = text_of(arena, paragraph);
    Node *beginning = NULL;
    for (size_t end = 0; end < text.len;) {
        end = sentence_end(text, end);
        Node *longer = cut(arena, paragraph, text, slice_part(text, 0, end));
        if (beginning && point_words(arena, longer) > words)
            break;
        beginning = longer;
    }
    return beginning;
}

Slice point_title(Arena *arena, const Node *line, Node **rest)
{
    Slice text = text_of(arena, line);
    bool bold = line->first && line->first->kind == NODE_STRONG;
    size_t end = bold ? 1 : sentence_end(text, 0);
    *rest = cut(arena, line, text, slice_part(text, end, text.len));
    return node_text(arena, bold ? line->first : cut(arena, line, text, slice_part(text, 0, end)));
}

// What stands in the last brackets, from the byte after the first one; `text` ends with the other.
static size_t last_brackets(Slice text, size_t *comma)
{
    size_t open = text.len - 1;
    *comma = 0;
    for (int depth = 1; depth && open;
         depth += text.at[open] == ')', depth -= text.at[open] == '(') {
        open--;
        if (!*comma && text.at[open] == ',')
            *comma = open;
    }
    return open;
}

bool decision_read(Arena *arena, const Node *line, Decision *decision)
{
    Slice all = text_of(arena, line), text = slice_trim(all), none = S("");
    *decision = (Decision){ .what = cut(arena, line, all, all),
                            .who = cut(arena, line, all, none),
                            .when = cut(arena, line, all, none) };
    if (slice_ends(text, S(".")))
        text.len--;
    if (!slice_ends(text, S(")")))
        return false;
    size_t comma, open = last_brackets(text, &comma);
    if (text.at[open] != '(' || comma < open)
        return false;
    Slice who = slice_trim(slice_part(text, open + 1, comma));
    Slice when = slice_trim(slice_part(text, comma + 1, text.len - 1));
    Slice what = slice_trim(slice_part(text, 0, open));
    if (!who.len || !when.len || !what.len)
        return false;
    *decision = (Decision){ .what = cut(arena, line, all, what),
                            .who = cut(arena, line, all, who),
                            .when = cut(arena, line, all, when) };
    return true;
}
