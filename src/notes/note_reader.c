// SPDX-License-Identifier: EUPL-1.2
// md4c parses and calls back; here the nodes are made. It tells no places, but hands over pieces of our own
// text, so that their address is their place.
#include <md4c.h>
#include <string.h>

#include "base/entities.h"
#include "base/language.h"
#include "notes/note_text.h"
#include "notes/notes.h"
#include "notes/references.h"

enum { DEPTH_MAX = 16, HEADING_MAX = 6 };

// ---- spans ----

static Slice percent_encoded(Arena *arena, Slice address)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool alnum = ascii_is_digit(c) || ascii_is_letter(c);
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
    bool may_link = slice_starts_folded(address, S("http://")) ||
                    slice_starts_folded(address, S("https://")) ||
                    slice_starts_folded(address, S("mailto:"));
    r->links += !language;
    if (language) {
        enter_span(r, NODE_SPAN, tag);
    } else if (may_link) {
        enter_span(r, NODE_LINK, percent_encoded(r->arena, address));
    } else {
        note_tell_loss(r, LOST_LINK, (Slice){ link->href.text, link->href.size });
        enter_span(r, NODE_TEXT, S(""));
    }
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    NoteReader *r = data;
    const MD_SPAN_IMG_DETAIL *image = detail;
    switch (type) {
    case MD_SPAN_IMG:
        note_tell_loss(r, LOST_IMAGE, (Slice){ image->src.text, image->src.size });
        r->images++;
        break;
    case MD_SPAN_EM: enter_span(r, NODE_EMPHASIS, S("")); break;
    case MD_SPAN_STRONG: enter_span(r, NODE_STRONG, S("")); break;
    case MD_SPAN_A: enter_link(r, detail); break;
    default: enter_span(r, NODE_TEXT, S("")); break;
    }
    return 0;
}

static void leave_span(NoteReader *r)
{
    r->spans--;
    Node *node = r->spans < SPANS_MAX ? r->span[r->spans].node : NULL;
    if (!node)
        return;
    r->inlines = node->parent;
    if (note_drop_last_space(node))
        note_add_piece(r, S(" "), false);
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
    note_drop_last_space(leaf);
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
    Node *node = note_open_node(r, kind);
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
    note_open_node(r, NODE_HEADING)->level = wanted < HEADING_MAX ? wanted : HEADING_MAX;
}

static void open_cell(NoteReader *r, MD_BLOCKTYPE type, const MD_BLOCK_TD_DETAIL *detail)
{
    static const Align aligns[] = { [MD_ALIGN_DEFAULT] = ALIGN_START,
                                    [MD_ALIGN_LEFT] = ALIGN_LEFT,
                                    [MD_ALIGN_CENTER] = ALIGN_CENTRE,
                                    [MD_ALIGN_RIGHT] = ALIGN_END };
    Node *cell = note_open_node(r, NODE_CELL);
    cell->header = type == MD_BLOCK_TH;
    cell->align = aligns[detail->align];
    r->inlines = cell;
    r->before = BEFORE_SPACE;
    r->end = END_NONE;
}

static void open_block(NoteReader *r, MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_P: note_open_node(r, NODE_PARAGRAPH); break;
    case MD_BLOCK_H: open_heading(r, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_CODE: note_open_node(r, NODE_CODE_BLOCK); break;
    case MD_BLOCK_HR: note_open_node(r, NODE_RULE); break;
    case MD_BLOCK_TABLE:
        note_open_node(r, NODE_TABLE)->columns = (int)((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
        break;
    case MD_BLOCK_THEAD: r->in_head = true; break;
    case MD_BLOCK_TBODY: r->in_head = false; break;
    case MD_BLOCK_TR: note_open_node(r, NODE_ROW)->header = r->in_head; break;
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
        note_add_text(r, buffer_slice(&r->code), false);
    r->in_code = r->in_html = false;
    bool container = !r->one_line && is_container(type);
    if (container && r->too_deep) {
        r->too_deep--;
    } else if (container) {
        r->depth--;
        close_node(r);
    } else if (!r->one_line) {
        close_block(r, type);
    }
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
                               .text = note_on_text };
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
    note_drop_last_space(line);
    note_losses_tell(arena, d, source, &r.losses, elsewhere);
    return line->first ? line : NULL;
}
