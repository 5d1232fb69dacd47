// SPDX-License-Identifier: EUPL-1.2
// Nodes are lazy: a paragraph of a tight list, a span and the end of a line become one when the first letter
// behind them comes, so that whatever turns out empty leaves no trace.
#include "notes/note_text.h"

#include "base/entities.h"
#include "notes/references.h"

// Where text that the parser hands over stands in the source; SIZE_MAX where the parser made it.
static size_t offset_of(const NoteReader *r, Slice text)
{
    uintptr_t at = (uintptr_t)text.at, first = (uintptr_t)r->text.at;
    return at >= first && at < first + r->text.len ? (size_t)(at - first) : SIZE_MAX;
}

void note_tell_loss(NoteReader *r, NoteLoss loss, Slice at)
{
    if (r->losses.lost[loss])
        return;
    r->losses.lost[loss] = true;
    r->losses.from[loss] = offset_of(r, at);
}

Node *note_open_node(NoteReader *r, NodeKind kind)
{
    Node *node = node_new(r->arena, kind);
    node_append(r->node, node);
    r->node = node;
    return node;
}

static void give_place(NoteReader *r, Node *node, Slice written)
{
    size_t from = offset_of(r, written);
    if (from == SIZE_MAX)
        return;
    node->place = note_source_place(r->source, from, utf8_count(written));
    for (Node *above = node->parent; above && above->place.line == 0; above = above->parent)
        above->place = node->place;
}

void note_add_piece(NoteReader *r, Slice piece, bool prose)
{
    Node *last = r->inlines->last;
    if (last && last->kind == NODE_TEXT && last->text.at + last->text.len == piece.at) {
        last->text.len += piece.len;
        last->place.length += prose ? utf8_count(piece) : 0;
        return;
    }
    Node *node = node_new(r->arena, NODE_TEXT);
    node->text = offset_of(r, piece) == SIZE_MAX ? slice_copy(r->arena, piece) : piece;
    node_append(r->inlines, node);
    if (prose)
        give_place(r, node, piece);
}

static void add_own_space(NoteReader *r)
{
    if (r->before != BEFORE_SPACE)
        note_add_piece(r, S(" "), false);
    r->before = BEFORE_SPACE;
}

static void begin_block(NoteReader *r)
{
    if (!r->one_line && !node_holds_inlines(r->node->kind)) {
        note_open_node(r, NODE_PARAGRAPH);
        r->implicit = true;
    }
    r->inlines = r->node;
    r->end = END_NONE;
    if (r->one_line && r->node->first)
        add_own_space(r);
    else
        r->before = BEFORE_NOTHING;
}

static void end_line(NoteReader *r)
{
    if (r->one_line || r->node->kind != NODE_PARAGRAPH) {
        add_own_space(r);
    } else {
        node_append(r->inlines,
                    node_new(r->arena, r->end == END_HARD ? NODE_BREAK : NODE_SOFT_BREAK));
        r->before = BEFORE_NOTHING;
    }
    r->end = END_NONE;
}

// A span goes on where another of its kind just ended: what lay between them was dropped.
static void open_spans(NoteReader *r)
{
    for (size_t i = 0; i < r->spans && i < SPANS_MAX; i++) {
        NoteSpan *span = &r->span[i];
        Node *last = r->inlines->last;
        if (span->node || span->kind == NODE_TEXT)
            continue;
        bool goes_on =
            last && last->kind == span->kind && last->kind != NODE_LINK && last->kind != NODE_SPAN;
        span->node = goes_on ? last : node_new(r->arena, span->kind);
        span->node->target = span->kind == NODE_LINK ? span->target : S("");
        span->node->lang = span->kind == NODE_SPAN ? span->target : S("");
        if (!goes_on)
            node_append(r->inlines, span->node);
        r->inlines = span->node;
        r->before = BEFORE_LETTER;
    }
}

// To where a letter may be added: begins the block, ends the line before, opens the spans, whatever of it was
// put off.
static void begin_text(NoteReader *r)
{
    if (!r->inlines)
        begin_block(r);
    else if (r->end != END_NONE)
        end_line(r);
    open_spans(r);
}

// No space at the start of a line, none after another at the place where something was dropped; one before
// the nodes of a span that has not begun, not in them.
static void add_space(NoteReader *r, Slice space, bool prose)
{
    bool is_one = slice_equal(space, S(" "));
    if (!r->inlines || r->end != END_NONE || r->before != BEFORE_LETTER)
        return;
    note_add_piece(r, is_one ? space : S(" "), is_one && prose);
    r->before = BEFORE_SPACE;
}

void note_add_text(NoteReader *r, Slice text, bool prose)
{
    for (size_t i = 0, from = 0; i < text.len; from = i) {
        while (i < text.len && ascii_is_white(text.at[i]))
            i++;
        if (i > from) {
            add_space(r, slice_part(text, from, i), prose);
            continue;
        }
        while (i < text.len && text.at[i] && !ascii_is_white(text.at[i]))
            i++;
        if (i > from) {
            begin_text(r);
            note_add_piece(r, slice_part(text, from, i), prose);
            r->before = BEFORE_LETTER;
        } else {
            i++;
        }
    }
}

static void add_prose(NoteReader *r, Slice text)
{
    NoteLosses *losses = &r->losses;
    Hole hole;
    size_t done = 0;
    losses->runs = arena_grow(r->arena, losses->runs, sizeof *losses->runs, losses->run_count,
                              &losses->run_room);
    losses->runs[losses->run_count++] = (ProseRun){ text, offset_of(r, text), r->block };
    for (size_t from = 0; hole_find(text, from, &hole);) {
        from = hole.at + hole.len;
        if (hole.kind == HOLE_REFERENCE && r->links)
            continue;
        note_add_text(r, slice_part(text, done, hole.at), true);
        Slice written = slice_part(text, hole.at, from);
        begin_text(r);
        Node *node = node_new(r->arena, hole.kind == HOLE_REFERENCE ? NODE_REFERENCE : NODE_TAG);
        node->text = written;
        node->argument = hole.name;
        node_append(r->inlines, node);
        give_place(r, node, written);
        r->before = ascii_is_white(written.at[written.len - 1]) ? BEFORE_SPACE : BEFORE_LETTER;
        done = from;
    }
    note_add_text(r, slice_part(text, done, text.len), true);
}

// One with a name is written by it again.
static void add_entity(NoteReader *r, Slice entity)
{
    Buffer out = { 0 };
    entity_decode(&out, entity);
    Slice text = text_clean(r->arena, slice_copy(r->arena, buffer_slice(&out)));
    buffer_free(&out);
    if (slice_starts(entity, S("&#"))) {
        note_add_text(r, text, false);
        return;
    }
    begin_text(r);
    Node *node = node_new(r->arena, NODE_TEXT);
    node->text = text;
    node->argument = entity;
    node_append(r->inlines, node);
    r->before = BEFORE_LETTER;
}

static void add_html(NoteReader *r, Slice html)
{
    bool first = !r->in_html || !r->html_seen;
    bool remark = slice_starts(slice_trim(html), S("<!--"));
    if (first && !remark)
        note_tell_loss(r, LOST_HTML, html);
    r->html_seen = true;
    if (slice_starts(html, S("<br")))
        add_space(r, S(" "), false);
}

int note_on_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *data)
{
    NoteReader *r = data;
    Slice text = { bytes, size };
    if (r->images)
        return 0;
    if (r->in_code) {
        if (r->code.len == 0 && !r->one_line)
            give_place(r, r->node, text);
        buffer_add(&r->code, text);
        return 0;
    }
    switch (type) {
    case MD_TEXT_NORMAL: add_prose(r, text); break;
    case MD_TEXT_NULLCHAR: note_add_text(r, S("\uFFFD"), false); break;
    case MD_TEXT_BR: r->end = END_HARD; break;
    case MD_TEXT_SOFTBR: r->end = r->end == END_HARD ? END_HARD : END_SOFT; break;
    case MD_TEXT_ENTITY: add_entity(r, text); break;
    case MD_TEXT_HTML: add_html(r, text); break;
    default: note_add_text(r, text, false); break;
    }
    return 0;
}

bool note_drop_last_space(Node *node)
{
    Node *last = node->last;
    if (!last || last->kind != NODE_TEXT || !slice_ends(last->text, S(" ")))
        return false;
    last->text.len--;
    if (last->text.len == 0)
        node_remove(last);
    return true;
}
