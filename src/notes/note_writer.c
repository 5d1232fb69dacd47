// SPDX-License-Identifier: EUPL-1.2
// A writer of Markdown that knows only what is safe: of text each sign that could be syntax stands behind a
// backslash.
#include <stdio.h>
#include <string.h>

#include "notes/notes.h"

typedef enum LinePart { LINE_START, LINE_DIGITS, LINE_MIDDLE } LinePart;

typedef struct NoteWriter {
    Buffer out;
    Buffer prefix; // of every line inside the open lists and quotes
    bool one_line;
    bool fresh; // nothing was written since the start or the last mark of a list or quote
    bool item;  // the next block is a list or an item of a tight list
    LinePart line;
    size_t lists;             // written so far; two lists in a row get different marks
    const char *closed;       // the mark that was written last to end a span
    size_t closed_at;         // and where in `out` it ended
    size_t *point_at;         // where each point begins and ends in `out`
    const Node *root, *point; // the next one; NULL: there is none, or nobody asks
} NoteWriter;

static void put(NoteWriter *w, const char *text)
{
    buffer_add(&w->out, slice_of(text));
}

static void end_line(NoteWriter *w)
{
    buffer_add_byte(&w->out, '\n');
    buffer_add(&w->out, buffer_slice(&w->prefix));
    w->line = LINE_START;
}

static void begin_point(NoteWriter *w, const Node *node)
{
    if (node == w->point)
        *w->point_at++ = w->out.len;
}

static void end_point(NoteWriter *w, const Node *node)
{
    if (node != w->point)
        return;
    *w->point_at++ = w->out.len;
    w->point = note_point_next(w->root, node);
}

// To where a block may begin: after a blank line, or on the line of the mark of a list.
static void begin_block(NoteWriter *w)
{
    if (!w->fresh && !w->item) {
        Slice prefix = buffer_slice(&w->prefix);
        while (prefix.len && prefix.at[prefix.len - 1] == ' ')
            prefix.len--;
        buffer_add_byte(&w->out, '\n');
        buffer_add(&w->out, prefix);
    }
    if (!w->fresh)
        end_line(w);
    w->fresh = w->item = false;
    w->line = LINE_START;
}

// ---- inlines ----

static void add_byte(NoteWriter *w, char c)
{
    bool always = strchr("\\`*_[]<>&|~{}$^#", c) != NULL;
    bool first = w->line == LINE_START && strchr("+-=:", c) != NULL;
    bool number = w->line == LINE_DIGITS && (c == '.' || c == ')');
    if (always || first || number)
        buffer_add_byte(&w->out, '\\');
    buffer_add_byte(&w->out, c);
    bool digit = ascii_is_digit(c);
    w->line = digit && w->line != LINE_MIDDLE ? LINE_DIGITS : LINE_MIDDLE;
}

static void add_text(NoteWriter *w, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!white && c)
            add_byte(w, c);
        else if (white && w->out.len && w->out.bytes[w->out.len - 1] != ' ')
            buffer_add_byte(&w->out, ' ');
    }
}

static void write_inlines(NoteWriter *w, const Node *parent);

// "*" right after the "*" that ended a span would become "**", so the second one is written with "_".
static void write_emphasis(NoteWriter *w, const Node *node)
{
    const char *mark = node->kind == NODE_STRONG ? "**" : "*";
    if (w->closed && w->closed_at == w->out.len)
        mark = node->kind == NODE_STRONG ? "__" : "_";
    put(w, mark);
    w->line = LINE_MIDDLE;
    write_inlines(w, node);
    put(w, mark);
    w->closed = mark;
    w->closed_at = w->out.len;
}

static void write_link(NoteWriter *w, const Node *node)
{
    buffer_add_byte(&w->out, '[');
    w->line = node->parent->kind == NODE_REFERENCE ? LINE_START : LINE_MIDDLE;
    write_inlines(w, node);
    put(w, node->kind == NODE_SPAN ? "](lang:" : "](");
    Slice target = node->kind == NODE_SPAN ? node->lang : node->target;
    for (size_t i = 0; i < target.len; i++) {
        put(w, target.at[i] == '&' ? "\\" : "");
        buffer_add_byte(&w->out, target.at[i]);
    }
    buffer_add_byte(&w->out, ')');
}

static void write_line_end(NoteWriter *w, const Node *node)
{
    if (w->one_line && w->out.len && w->out.bytes[w->out.len - 1] != ' ')
        buffer_add_byte(&w->out, ' ');
    if (!w->one_line && node->kind == NODE_BREAK)
        buffer_add_byte(&w->out, '\\');
    if (!w->one_line)
        end_line(w);
    w->line = LINE_START;
}

static void write_inline(NoteWriter *w, const Node *node)
{
    switch (node->kind) {
    case NODE_STRONG:
    case NODE_EMPHASIS: write_emphasis(w, node); break;
    case NODE_LINK:
    case NODE_SPAN: write_link(w, node); break;
    case NODE_TAG:
    case NODE_REFERENCE:
        // What it became may stand at the start of a line, wherever it stands now.
        w->line = LINE_START;
        add_text(w, node->text);
        write_inlines(w, node);
        w->line = LINE_MIDDLE;
        break;
    case NODE_BREAK:
    case NODE_SOFT_BREAK: write_line_end(w, node); break;
    default:
        if (node->argument.len) {
            buffer_add(&w->out, node->argument);
            w->line = LINE_MIDDLE;
        } else {
            add_text(w, node->text);
        }
        break;
    }
}

static void write_inlines(NoteWriter *w, const Node *parent)
{
    for (const Node *node = parent->first; node; node = node->next) {
        if (parent->kind == NODE_REFERENCE)
            w->line = LINE_START;
        write_inline(w, node);
    }
}

// ---- blocks ----

static void write_blocks(NoteWriter *w, const Node *parent);

// What stands in a list or quote: on the line of its mark and, below it, behind as many columns.
static void write_inside(NoteWriter *w, const Node *node, const char *mark, const char *prefix)
{
    size_t before = w->prefix.len;
    begin_block(w);
    put(w, mark);
    w->fresh = true;
    buffer_add(&w->prefix, slice_of(prefix));
    begin_point(w, node);
    write_blocks(w, node);
    end_point(w, node);
    w->prefix.len = before;
    w->fresh = false;
}

static void write_list(NoteWriter *w, const Node *list)
{
    unsigned number = (unsigned)list->start;
    char sign = list->ordered ? ").."[w->lists % 2] : "*-"[w->lists % 2];
    const Node *above = list->parent;
    while (above && above->kind != NODE_LIST)
        above = above->parent;
    w->lists++;
    w->item = above && above->tight;
    for (const Node *item = list->first; item; item = item->next) {
        char mark[24], prefix[24];
        if (list->ordered)
            snprintf(mark, sizeof mark, "%u%c ", number++, sign);
        else
            snprintf(mark, sizeof mark, "%c ", sign);
        snprintf(prefix, sizeof prefix, "%*s", (int)strlen(mark), "");
        write_inside(w, item, mark, prefix);
        w->item = list->tight;
    }
    w->item = false;
}

// A fence at the very start of a line would let ":::" inside it stand there too: one space keeps it away.
static void write_code(NoteWriter *w, const Node *node)
{
    Slice code = node->text, line;
    size_t fence = 3, run = 0; // longer than any run inside
    for (size_t i = 0; i < code.len; i++) {
        run = code.at[i] == '`' ? run + 1 : 0;
        fence = run + 1 > fence ? run + 1 : fence;
    }
    begin_block(w);
    const char *pad = w->prefix.len ? "" : " ";
    put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
    while (slice_next_line(&code, &line)) {
        end_line(w);
        put(w, pad);
        buffer_add(&w->out, line);
    }
    end_line(w);
    put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
}

static void write_row(NoteWriter *w, const Node *row)
{
    static const char *const delimiter[] = {
        [ALIGN_START] = "---|", [ALIGN_LEFT] = ":--|", [ALIGN_CENTRE] = ":-:|", [ALIGN_END] = "--:|"
    };
    buffer_add_byte(&w->out, '|');
    for (const Node *cell = row->first; cell; cell = cell->next) {
        buffer_add_byte(&w->out, ' ');
        w->line = LINE_MIDDLE;
        write_inlines(w, cell);
        put(w, " |");
    }
    if (!row->header)
        return;
    end_line(w);
    buffer_add_byte(&w->out, '|');
    for (const Node *cell = row->first; cell; cell = cell->next)
        put(w, delimiter[cell->align]);
}

static void write_block(NoteWriter *w, const Node *node)
{
    switch (node->kind) {
    case NODE_LIST: write_list(w, node); break;
    case NODE_QUOTE:
        write_inside(w, node, "> ", "> ");
        w->item = false;
        break;
    case NODE_CODE_BLOCK: write_code(w, node); break;
    case NODE_RULE:
        begin_block(w);
        put(w, "***");
        break;
    case NODE_TABLE:
        begin_block(w);
        for (const Node *row = node->first; row; row = row->next) {
            if (row != node->first)
                end_line(w);
            write_row(w, row);
        }
        break;
    default:
        begin_point(w, node);
        begin_block(w);
        for (int i = 0; node->kind == NODE_HEADING && i < node->level; i++)
            buffer_add_byte(&w->out, '#');
        put(w, node->kind == NODE_HEADING ? " " : "");
        write_inlines(w, node);
        end_point(w, node);
        break;
    }
}

static void write_blocks(NoteWriter *w, const Node *parent)
{
    for (const Node *node = parent->first; node; node = node->next)
        write_block(w, node);
}

static Slice finish(Arena *arena, NoteWriter *w)
{
    Slice out = buffer_slice(&w->out);
    while (out.len && (out.at[out.len - 1] == ' ' || out.at[out.len - 1] == '\n'))
        out.len--;
    out = slice_copy(arena, out);
    buffer_free(&w->out);
    buffer_free(&w->prefix);
    return out;
}

Slice note_markdown(Arena *arena, const Node *root)
{
    NoteWriter w = { .fresh = true };
    if (root)
        write_blocks(&w, root);
    return finish(arena, &w);
}

Slice note_markdown_points(Arena *arena, const Node *root, Slice *points)
{
    size_t count = note_point_count(root);
    size_t *at = arena_many(arena, size_t, 2 * count);
    NoteWriter w = {
        .fresh = true, .root = root, .point_at = at, .point = note_point_next(root, NULL)
    };
    if (root)
        write_blocks(&w, root);
    Slice text = finish(arena, &w);
    for (size_t i = 0; i < count; i++)
        points[i] = slice_part(text, at[2 * i], at[2 * i + 1]);
    return text;
}

Slice note_markdown_line(Arena *arena, const Node *paragraph)
{
    NoteWriter w = { .fresh = true, .one_line = true };
    if (paragraph)
        write_inlines(&w, paragraph);
    return finish(arena, &w);
}
