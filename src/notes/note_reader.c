// SPDX-License-Identifier: EUPL-1.2
// md4c parses and calls back; here the nodes are made. It tells no places, but hands over pieces of our own
// text, so that their address is their place.
//
// Nodes are lazy: a paragraph of a tight list, a span and the end of a line become one when the first letter
// behind them comes, so that whatever turns out empty leaves no trace.
#include <md4c.h>
#include <string.h>

#include "base/entities.h"
#include "base/language.h"
#include "notes/losses.h"
#include "notes/notes.h"
#include "notes/references.h"

enum { DEPTH_MAX = 16, SPANS_MAX = 32, HEADING_MAX = 6 };

typedef enum LineEnd { END_NONE, END_SOFT, END_HARD } LineEnd;
typedef enum Before { BEFORE_NOTHING, BEFORE_SPACE, BEFORE_LETTER } Before;

typedef struct NoteSpan {
    NodeKind kind; // NODE_TEXT: makes no node
    Slice target;  // LINK: address; SPAN: language
    Node *node;    // NULL until its first letter
} NoteSpan;

typedef struct NoteReader {
    Arena *arena;
    NoteSource *source;
    Slice text; // of the source
    NoteLosses losses;
    bool one_line;
    Node *node;      // the innermost open block
    Node *inlines;   // what the next letter goes into; NULL where none of its block has come
    bool implicit;   // the open paragraph is ours: md4c has none in a tight list
    size_t depth;    // of containers
    size_t too_deep; // containers that are open but left out
    size_t block;    // number of the block being read
    Before before;   // what stands before the next letter on its line
    LineEnd end;     // seen in the text, not yet a node
    int level;       // headings stand below this
    int last_level;  // of the last heading, or `level`
    NoteSpan span[SPANS_MAX];
    size_t spans, links, images; // open ones
    bool in_code, in_html, html_seen, in_head;
    Buffer code; // of the code block being read
} NoteReader;

// Where text that the parser hands over stands in the source; SIZE_MAX where the parser made it.
static size_t offset_of(const NoteReader *r, Slice text)
{
    uintptr_t at = (uintptr_t)text.at, first = (uintptr_t)r->text.at;
    return at >= first && at < first + r->text.len ? (size_t)(at - first) : SIZE_MAX;
}

static void tell_loss(NoteReader *r, NoteLoss loss, Slice at)
{
    if (r->losses.lost[loss])
        return;
    r->losses.lost[loss] = true;
    r->losses.from[loss] = offset_of(r, at);
}

static Node *open_node(NoteReader *r, NodeKind kind)
{
    Node *node = node_new(r->arena, kind);
    node_append(r->node, node);
    r->node = node;
    return node;
}

// ---- letters ----

static void give_place(NoteReader *r, Node *node, Slice written)
{
    size_t from = offset_of(r, written);
    if (from == SIZE_MAX)
        return;
    node->place = note_source_place(r->source, from, utf8_count(written));
    for (Node *above = node->parent; above && above->place.line == 0; above = above->parent)
        above->place = node->place;
}

// Text that goes on where the last one ended is one with it.
static void add_piece(NoteReader *r, Slice piece, bool prose)
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
        add_piece(r, S(" "), false);
    r->before = BEFORE_SPACE;
}

static void begin_block(NoteReader *r)
{
    if (!r->one_line && !node_holds_inlines(r->node->kind)) {
        open_node(r, NODE_PARAGRAPH);
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

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// No space at the start of a line, none after another at the place where something was dropped; one before
// the nodes of a span that has not begun, not in them.
static void add_space(NoteReader *r, Slice space, bool prose)
{
    bool is_one = slice_equal(space, S(" "));
    if (!r->inlines || r->end != END_NONE || r->before != BEFORE_LETTER)
        return;
    add_piece(r, is_one ? space : S(" "), is_one && prose);
    r->before = BEFORE_SPACE;
}

// `prose`: these are the letters as they were written.
static void add_text(NoteReader *r, Slice text, bool prose)
{
    for (size_t i = 0, from = 0; i < text.len; from = i) {
        while (i < text.len && is_white(text.at[i]))
            i++;
        if (i > from) {
            add_space(r, slice_part(text, from, i), prose);
            continue;
        }
        while (i < text.len && text.at[i] && !is_white(text.at[i]))
            i++;
        if (i > from) {
            begin_text(r);
            add_piece(r, slice_part(text, from, i), prose);
            r->before = BEFORE_LETTER;
        } else {
            i++;
        }
    }
}

static void add_hole(NoteReader *r, Slice written, const Hole *hole)
{
    begin_text(r);
    Node *node = node_new(r->arena, hole->kind == HOLE_REFERENCE ? NODE_REFERENCE : NODE_TAG);
    node->text = written;
    node->argument = hole->name;
    node_append(r->inlines, node);
    give_place(r, node, written);
    r->before = is_white(written.at[written.len - 1]) ? BEFORE_SPACE : BEFORE_LETTER;
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
        add_text(r, slice_part(text, done, hole.at), true);
        add_hole(r, slice_part(text, hole.at, from), &hole);
        done = from;
    }
    add_text(r, slice_part(text, done, text.len), true);
}

// One with a name is written by it again.
static void add_entity(NoteReader *r, Slice entity)
{
    Buffer out = { 0 };
    entity_decode(&out, entity);
    Slice text = text_clean(r->arena, slice_copy(r->arena, buffer_slice(&out)));
    buffer_free(&out);
    if (slice_starts(entity, S("&#"))) {
        add_text(r, text, false);
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
        tell_loss(r, LOST_HTML, html);
    r->html_seen = true;
    if (slice_starts(html, S("<br")))
        add_space(r, S(" "), false);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *data)
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
    case MD_TEXT_NULLCHAR: add_text(r, S("\uFFFD"), false); break;
    case MD_TEXT_BR: r->end = END_HARD; break;
    case MD_TEXT_SOFTBR: r->end = r->end == END_HARD ? END_HARD : END_SOFT; break;
    case MD_TEXT_ENTITY: add_entity(r, text); break;
    case MD_TEXT_HTML: add_html(r, text); break;
    default: add_text(r, text, false); break;
    }
    return 0;
}

// ---- spans ----

static bool may_link(Slice address)
{
    return slice_starts_folded(address, S("http://")) ||
           slice_starts_folded(address, S("https://")) ||
           slice_starts_folded(address, S("mailto:"));
}

static Slice percent_encoded(Arena *arena, Slice address)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (alnum || (c && strchr("-._~:/?#@!$'+,;=%&", c)))
            buffer_add_byte(&out, c);
        else
            buffer_print(&out, "%%%02X", (unsigned char)c);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static Slice attribute_text(Arena *arena, const MD_ATTRIBUTE *attribute)
{
    Buffer out = { 0 };
    for (size_t i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET from = attribute->substr_offsets[i];
        Slice part = { attribute->text + from, attribute->substr_offsets[i + 1] - from };
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            entity_decode(&out, part);
        else
            buffer_add(&out, part);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static bool is_language(Slice address, Slice *tag)
{
    return language_address(address, tag) && language_tag_valid(*tag);
}

static void enter_span(NoteReader *r, NodeKind kind, Slice target)
{
    if (r->spans < SPANS_MAX)
        r->span[r->spans] = (NoteSpan){ kind, target, NULL };
    r->spans++;
}

static void enter_link(NoteReader *r, const MD_SPAN_A_DETAIL *link)
{
    Slice address = attribute_text(r->arena, &link->href), tag;
    bool language = is_language(address, &tag);
    r->links += !language;
    if (language) {
        enter_span(r, NODE_SPAN, tag);
    } else if (may_link(address)) {
        enter_span(r, NODE_LINK, percent_encoded(r->arena, address));
    } else {
        tell_loss(r, LOST_LINK, (Slice){ link->href.text, link->href.size });
        enter_span(r, NODE_TEXT, S(""));
    }
}

static void enter_image(NoteReader *r, const MD_SPAN_IMG_DETAIL *image)
{
    tell_loss(r, LOST_IMAGE, (Slice){ image->src.text, image->src.size });
    r->images++;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    NoteReader *r = data;
    switch (type) {
    case MD_SPAN_IMG: enter_image(r, detail); break;
    case MD_SPAN_EM: enter_span(r, NODE_EMPHASIS, S("")); break;
    case MD_SPAN_STRONG: enter_span(r, NODE_STRONG, S("")); break;
    case MD_SPAN_A: enter_link(r, detail); break;
    default: enter_span(r, NODE_TEXT, S("")); break;
    }
    return 0;
}

// A space at the end, which was left before something that was dropped, goes out.
static bool drop_last_space(Node *node)
{
    Node *last = node->last;
    if (!last || last->kind != NODE_TEXT || !slice_ends(last->text, S(" ")))
        return false;
    last->text.len--;
    if (last->text.len == 0)
        node_remove(last);
    return true;
}

static void leave_span(NoteReader *r)
{
    r->spans--;
    Node *node = r->spans < SPANS_MAX ? r->span[r->spans].node : NULL;
    if (!node)
        return;
    r->inlines = node->parent;
    if (drop_last_space(node))
        add_piece(r, S(" "), false);
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    NoteReader *r = data;
    Slice tag;
    if (type == MD_SPAN_A)
        r->links -=
            !is_language(attribute_text(r->arena, &((MD_SPAN_A_DETAIL *)detail)->href), &tag);
    if (type == MD_SPAN_IMG)
        r->images--;
    else
        leave_span(r);
    return 0;
}

// ---- blocks ----

static void close_node(NoteReader *r)
{
    r->node = r->node->parent;
}

// What holds no inlines is gone, but for a cell.
static void close_leaf(NoteReader *r)
{
    Node *leaf = r->node;
    drop_last_space(leaf);
    if (leaf->kind == NODE_HEADING && leaf->first)
        r->last_level = leaf->level;
    close_node(r);
    if (!leaf->first && leaf->kind != NODE_CELL)
        node_remove(leaf);
}

static void close_code(NoteReader *r)
{
    Node *code = r->node;
    code->text = slice_copy(r->arena, buffer_slice(&r->code));
    close_node(r);
    if (code->text.len == 0)
        node_remove(code);
}

static bool is_container(MD_BLOCKTYPE type)
{
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
           type == MD_BLOCK_LI;
}

static void open_container(NoteReader *r, MD_BLOCKTYPE type, void *detail)
{
    NodeKind kind = type == MD_BLOCK_QUOTE ? NODE_QUOTE
                    : type == MD_BLOCK_LI  ? NODE_ITEM
                                           : NODE_LIST;
    Node *node = open_node(r, kind);
    r->depth++;
    node->ordered = type == MD_BLOCK_OL;
    if (type == MD_BLOCK_OL) {
        node->start = (int)((MD_BLOCK_OL_DETAIL *)detail)->start;
        node->tight = ((MD_BLOCK_OL_DETAIL *)detail)->is_tight;
    } else if (type == MD_BLOCK_UL) {
        node->tight = ((MD_BLOCK_UL_DETAIL *)detail)->is_tight;
    }
}

static void open_heading(NoteReader *r, unsigned level)
{
    int wanted = r->level + (int)level, most = r->last_level + 1;
    wanted = wanted < most ? wanted : most;
    open_node(r, NODE_HEADING)->level = wanted < HEADING_MAX ? wanted : HEADING_MAX;
}

static void open_cell(NoteReader *r, MD_BLOCKTYPE type, const MD_BLOCK_TD_DETAIL *detail)
{
    static const Align aligns[] = { [MD_ALIGN_DEFAULT] = ALIGN_START,
                                    [MD_ALIGN_LEFT] = ALIGN_LEFT,
                                    [MD_ALIGN_CENTER] = ALIGN_CENTRE,
                                    [MD_ALIGN_RIGHT] = ALIGN_END };
    Node *cell = open_node(r, NODE_CELL);
    cell->header = type == MD_BLOCK_TH;
    cell->align = aligns[detail->align];
    r->inlines = cell;
    r->before = BEFORE_SPACE;
    r->end = END_NONE;
}

static void open_block(NoteReader *r, MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_P: open_node(r, NODE_PARAGRAPH); break;
    case MD_BLOCK_H: open_heading(r, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_CODE: open_node(r, NODE_CODE_BLOCK); break;
    case MD_BLOCK_HR: open_node(r, NODE_RULE); break;
    case MD_BLOCK_TABLE:
        open_node(r, NODE_TABLE)->columns = (int)((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
        break;
    case MD_BLOCK_THEAD: r->in_head = true; break;
    case MD_BLOCK_TBODY: r->in_head = false; break;
    case MD_BLOCK_TR: open_node(r, NODE_ROW)->header = r->in_head; break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: open_cell(r, type, detail); break;
    default: break;
    }
}

static void close_implicit(NoteReader *r)
{
    if (r->implicit)
        close_leaf(r);
    r->implicit = false;
    r->inlines = NULL;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    NoteReader *r = data;
    r->block++;
    close_implicit(r);
    r->in_code = type == MD_BLOCK_CODE;
    r->in_html = type == MD_BLOCK_HTML;
    r->html_seen = r->html_seen && !r->in_html;
    r->code.len = 0;
    if (r->one_line)
        return 0;
    size_t levels = type == MD_BLOCK_UL || type == MD_BLOCK_OL ? 2 : 1; // with its items
    if (!is_container(type))
        open_block(r, type, detail);
    else if (r->too_deep || r->depth + levels > DEPTH_MAX)
        r->too_deep++;
    else
        open_container(r, type, detail);
    return 0;
}

static void close_container(NoteReader *r)
{
    if (r->too_deep) {
        r->too_deep--;
        return;
    }
    r->depth--;
    close_node(r);
}

static void close_block(NoteReader *r, MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: close_leaf(r); break;
    case MD_BLOCK_CODE: close_code(r); break;
    case MD_BLOCK_HR:
    case MD_BLOCK_TR:
    case MD_BLOCK_TABLE: close_node(r); break;
    default: break;
    }
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    NoteReader *r = data;
    (void)detail;
    r->block++;
    close_implicit(r);
    if (r->one_line && r->in_code)
        add_text(r, buffer_slice(&r->code), false);
    r->in_code = r->in_html = false;
    if (!r->one_line && is_container(type))
        close_container(r);
    else if (!r->one_line)
        close_block(r, type);
    r->inlines = NULL;
    return 0;
}

// ---- the whole ----

static void parse(NoteReader *r)
{
    const MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                               .enter_block = on_enter_block,
                               .leave_block = on_leave_block,
                               .enter_span = on_enter_span,
                               .leave_span = on_leave_span,
                               .text = on_text };
    r->text = slice_copy(r->arena, buffer_slice(&r->source->text));
    if (md_parse(r->text.at, (MD_SIZE)r->text.len, &parser, r) != 0)
        out_of_memory(r->text.len);
    buffer_free(&r->code);
}

void note_read(Arena *arena, Diagnostics *d, NoteSource *source, Place elsewhere, int level,
               Node *into)
{
    NoteReader r = {
        .arena = arena, .source = source, .node = into, .level = level, .last_level = level
    };
    parse(&r);
    note_losses_tell(arena, d, source, &r.losses, elsewhere);
}

Node *note_read_line(Arena *arena, Diagnostics *d, NoteSource *source, Place elsewhere)
{
    Node *line = node_new(arena, NODE_PARAGRAPH);
    NoteReader r = { .arena = arena, .source = source, .node = line, .one_line = true };
    parse(&r);
    drop_last_space(line);
    note_losses_tell(arena, d, source, &r.losses, elsewhere);
    return line->first ? line : NULL;
}
