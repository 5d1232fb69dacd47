// SPDX-License-Identifier: EUPL-1.2
// md4c parses and calls back; here the nodes are made. It tells no line numbers, but most text it hands over
// lies in our own text, so that a node's place is that of its first letter.
//
// Text is collected until something else comes: entities, escapes and soft breaks would cut it into shreds.
#include "doc/markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/entities.h"
#include "base/language.h"
#include "doc/address.h"
#include "doc/clean.h"
#include "doc/inclusion.h"
#include "doc/markdown_table.h"
#include "doc/messages.h"

enum { NODES_DEEP = 40, SPANS_DEEP = 16 };

typedef struct MarkdownReader {
    Arena *arena;
    Diagnostics *d;
    const Expansion *expansion;
    size_t part_at; // where the stretch begins in the expanded text
    size_t last_at; // the last letter seen: the place of what has none
    Node *node;     // the innermost open one
    size_t depth;
    size_t too_deep; // open ones for which no node was made
    bool deep_told;
    bool implicit; // the open paragraph is ours: md4c has none in a tight list
    Buffer text;   // collected, not yet a node
    size_t text_at;
    Slice last_piece; // the last letters as they stood in the text, nothing escaped in between
    int images;       // open ones; their text is the alt text
    size_t image_at;
    Buffer alt;
    size_t spans;      // open ones that have a node
    bool link_dropped; // the open link may lead nowhere; its text stays
    size_t spans_too_deep;
    bool head;     // in a table's head
    size_t row_at; // the first letter of the row; SIZE_MAX before it came
} MarkdownReader;

static Place place_at(const MarkdownReader *r, size_t at)
{
    return source_map_place(&r->expansion->map, at);
}

// The offset in the expanded text of bytes that md4c hands over; SIZE_MAX where they are its own.
static size_t offset_of(const MarkdownReader *r, const char *bytes)
{
    uintptr_t at = (uintptr_t)bytes, first = (uintptr_t)r->expansion->text.at;
    return at >= first && at < first + r->expansion->text.len ? (size_t)(at - first) : SIZE_MAX;
}

// Give the open nodes that have no place yet this one.
static void touch(MarkdownReader *r, size_t at)
{
    if (at == SIZE_MAX)
        return;
    r->last_at = at;
    if (r->row_at == SIZE_MAX)
        r->row_at = at;
    if (r->too_deep && !r->deep_told)
        diagnose(r->d, DIAG_MARKDOWN_DEEP, place_at(r, at), S(""));
    r->deep_told = r->too_deep > 0;
    for (Node *node = r->node; node && node->place.line == 0; node = node->parent)
        node->place = place_at(r, at);
}

static Node *open_node(MarkdownReader *r, NodeKind kind)
{
    Node *node = node_new(r->arena, kind);
    node_append(r->node, node);
    r->node = node;
    r->depth++;
    return node;
}

static void close_node(MarkdownReader *r)
{
    r->node = r->node->parent;
    r->depth--;
}

static void open_implicit(MarkdownReader *r)
{
    if (node_holds_inlines(r->node->kind))
        return;
    open_node(r, NODE_PARAGRAPH);
    r->implicit = true;
}

static Node *add_inline(MarkdownReader *r, NodeKind kind, size_t at)
{
    open_implicit(r);
    Node *node = node_new(r->arena, kind);
    node_append(r->node, node);
    node->place = place_at(r, at == SIZE_MAX ? r->last_at : at);
    touch(r, at);
    return node;
}

// Text behind text (a link that was left out lay between) is one text.
static void flush_text(MarkdownReader *r)
{
    if (r->text.len == 0)
        return;
    Slice text = clean_inline(r->arena, buffer_slice(&r->text));
    Node *last = r->node->last;
    if (last && last->kind == NODE_TEXT)
        last->text = slice_print(r->arena, "%.*s%.*s", SLICE_ARGS(last->text), SLICE_ARGS(text));
    else
        add_inline(r, NODE_TEXT, r->text_at)->text = text;
    r->text.len = 0;
}

static void add_decoded(Buffer *out, MD_TEXTTYPE type, Slice text)
{
    switch (type) {
    case MD_TEXT_NULLCHAR: buffer_add(out, S("\xEF\xBF\xBD")); break;
    case MD_TEXT_ENTITY: entity_decode(out, text); break;
    default: buffer_add(out, text); break;
    }
}

static Slice attribute_text(const MarkdownReader *r, const MD_ATTRIBUTE *attribute)
{
    Buffer out = { 0 };
    for (size_t i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++) {
        Slice piece = { attribute->text + attribute->substr_offsets[i],
                        attribute->substr_offsets[i + 1] - attribute->substr_offsets[i] };
        add_decoded(&out, attribute->substr_types[i], piece);
    }
    Slice text = clean_inline(r->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// Notes of several blocks stand between the inlines of the paragraph that a template put them in: what is
// before and behind them becomes a paragraph of its own.
static void settle_notes(MarkdownReader *r, Node *paragraph)
{
    Node *parent = paragraph->parent, *part = NULL, *child = paragraph->first;
    bool any = false;
    for (const Node *node = child; node; node = node->next)
        any = any || node->kind == NODE_DOCUMENT;
    if (!any)
        return;
    node_remove(paragraph);
    for (Node *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_DOCUMENT) {
            for (Node *block = child->first, *after; block; block = after) {
                after = block->next;
                node_append(parent, block);
            }
            part = NULL;
            continue;
        }
        if (!part) {
            part = node_copy(r->arena, paragraph);
            node_append(parent, part);
        }
        node_append(part, child);
    }
}

// A paragraph of nothing but charts gives way to them; a chart between text is a mistake.
static void settle_figures(MarkdownReader *r, Node *paragraph)
{
    Node *parent = paragraph->parent;
    bool alone = true, charts = false;
    for (const Node *child = paragraph->first; child; child = child->next) {
        bool blank = child->kind == NODE_TEXT && slice_trim(child->text).len == 0;
        alone = alone && (child->kind == NODE_FIGURE || blank);
        charts = charts || child->kind == NODE_FIGURE;
    }
    if (!charts)
        return;
    if (alone)
        node_remove(paragraph);
    for (Node *child = paragraph->first, *next; child; child = next) {
        next = child->next;
        if (child->kind != NODE_FIGURE)
            continue;
        node_remove(child);
        if (alone)
            node_append(parent, child);
        else
            diagnose(r->d, DIAG_CHART_NOT_ALONE, child->place, child->chart);
    }
}

static void close_paragraph(MarkdownReader *r)
{
    Node *paragraph = r->node;
    flush_text(r);
    close_node(r);
    r->implicit = false;
    settle_figures(r, paragraph);
    settle_notes(r, paragraph);
}

static bool is_id(Slice id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        bool letter = ascii_is_letter(c) || ascii_is_digit(c);
        if (!letter && !(i && (c == '-' || c == '_' || c == '.' || c == ':')))
            return false;
    }
    return id.len > 0;
}

// "{#id}" at the end of a heading or a row's first cell, unless its signs were escaped: then md4c hands them
// over one by one.
static void take_id(MarkdownReader *r, Node *node)
{
    size_t from = slice_find(r->last_piece, S("{#"));
    Slice rest = slice_part(r->last_piece, from, r->last_piece.len);
    bool id = slice_ends(rest, S("}")) && is_id(slice_part(rest, 2, rest.len - 1));
    if (!id || !slice_ends(buffer_slice(&r->text), rest))
        return;
    node->id = slice_copy(r->arena, slice_part(rest, 2, rest.len - 1));
    r->text.len -= rest.len;
    while (r->text.len && r->text.bytes[r->text.len - 1] == ' ')
        r->text.len--;
}

static void open_list(MarkdownReader *r, MD_BLOCKTYPE type, void *detail)
{
    Node *list = open_node(r, NODE_LIST);
    list->ordered = type == MD_BLOCK_OL;
    if (list->ordered) {
        MD_BLOCK_OL_DETAIL *ordered = detail;
        list->start = (int)ordered->start;
        list->tight = ordered->is_tight;
    } else {
        list->tight = ((MD_BLOCK_UL_DETAIL *)detail)->is_tight;
    }
}

static void open_cell(MarkdownReader *r, MD_BLOCKTYPE type, void *detail)
{
    static const Align aligns[] = {
        [MD_ALIGN_DEFAULT] = ALIGN_START,
        [MD_ALIGN_LEFT] = ALIGN_START,
        [MD_ALIGN_CENTER] = ALIGN_CENTRE,
        [MD_ALIGN_RIGHT] = ALIGN_END,
    };
    Node *cell = open_node(r, NODE_CELL);
    cell->header = type == MD_BLOCK_TH;
    cell->align = aligns[((MD_BLOCK_TD_DETAIL *)detail)->align];
}

// The node of a block; blocks that lie too deep get none, and their text goes to the block round them.
static void open_block(MarkdownReader *r, MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_QUOTE: open_node(r, NODE_QUOTE); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: open_list(r, type, detail); break;
    case MD_BLOCK_LI: open_node(r, NODE_ITEM); break;
    case MD_BLOCK_HR: open_node(r, NODE_RULE); break;
    case MD_BLOCK_H:
        open_node(r, NODE_HEADING)->level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE: open_node(r, NODE_CODE_BLOCK); break;
    case MD_BLOCK_TABLE:
        open_node(r, NODE_TABLE)->columns = (int)((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
        break;
    case MD_BLOCK_TR: open_node(r, NODE_ROW)->header = r->head; break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: open_cell(r, type, detail); break;
    default: open_node(r, NODE_PARAGRAPH); break;
    }
}

static bool has_node(MD_BLOCKTYPE type)
{
    return type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    MarkdownReader *r = user;
    if (r->implicit)
        close_paragraph(r);
    if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
        r->head = type == MD_BLOCK_THEAD;
    if (type == MD_BLOCK_TR)
        r->row_at = SIZE_MAX;
    r->last_piece = S("");
    if (!has_node(type))
        return 0;
    bool container = type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
                     type == MD_BLOCK_TABLE;
    if (r->too_deep || (r->depth >= NODES_DEEP && container)) {
        r->too_deep++;
        return 0;
    }
    open_block(r, type, detail);
    return 0;
}

static void close_row(MarkdownReader *r)
{
    Node *row = r->node;
    close_node(r);
    if (!row->header && r->row_at != SIZE_MAX)
        table_check_row(r->d, r->expansion, r->row_at, (size_t)r->node->columns);
    r->row_at = 0;
}

// Of an open span, or of a link; false where none is open.
static bool close_span(MarkdownReader *r, bool link)
{
    bool dropped = r->link_dropped && (link || !r->spans);
    if (dropped) {
        r->link_dropped = false;
    } else if (r->spans_too_deep) {
        r->spans_too_deep--;
    } else if (r->spans) {
        r->spans--;
        close_node(r);
    } else {
        return false;
    }
    return true;
}

// md4c begins a link within the address of another one, and says of one of the two alone where it begins.
static void tell_crossing(const MarkdownReader *r)
{
    diagnose(r->d, DIAG_LINKS_CROSS, place_at(r, r->last_at));
}

static void close_spans(MarkdownReader *r)
{
    if (r->images || r->spans || r->spans_too_deep || r->link_dropped)
        tell_crossing(r);
    r->images = 0;
    while (close_span(r, true))
        ;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    MarkdownReader *r = user;
    (void)detail;
    close_spans(r);
    if (r->implicit)
        close_paragraph(r);
    if (!has_node(type))
        return 0;
    if (r->too_deep) {
        r->too_deep--;
        return 0;
    }
    Node *node = r->node;
    bool first_cell = node->kind == NODE_CELL && !node->header && node->parent->first == node;
    if (node->kind == NODE_HEADING || first_cell)
        take_id(r, node);
    switch (node->kind) {
    case NODE_PARAGRAPH: close_paragraph(r); break;
    case NODE_CODE_BLOCK:
        node->text = clean_code(r->arena, buffer_slice(&r->text));
        r->text.len = 0;
        close_node(r);
        break;
    case NODE_ROW: close_row(r); break;
    case NODE_TABLE:
        table_finish(node);
        close_node(r);
        break;
    default:
        flush_text(r);
        close_node(r);
        break;
    }
    return 0;
}

// NULL where spans lie too deep in each other.
static Node *open_span(MarkdownReader *r, NodeKind kind)
{
    open_implicit(r);
    if (!r->spans_too_deep && r->depth < NODES_DEEP + SPANS_DEEP) {
        r->spans++;
        return open_node(r, kind);
    }
    r->spans_too_deep++;
    return NULL;
}

// A link; "[words](lang:en)" is none, but words in another language.
static void enter_link(MarkdownReader *r, const MD_SPAN_A_DETAIL *detail)
{
    Slice address = attribute_text(r, &detail->href), safe, tag;
    bool language = language_address(address, &tag);
    if (language ? language_tag_valid(tag) : address_allow(r->arena, address, &safe)) {
        Node *span = open_span(r, language ? NODE_SPAN : NODE_LINK);
        if (span && language)
            span->lang = slice_copy(r->arena, tag);
        else if (span)
            span->target = safe;
        return;
    }
    size_t at = offset_of(r, detail->href.text);
    DiagnosticId id = language ? DIAG_LANGUAGE_TAG : DIAG_LINK_REFUSED;
    diagnose(r->d, id, place_at(r, at == SIZE_MAX ? r->last_at : at), language ? tag : address);
    r->link_dropped = true;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    MarkdownReader *r = user;
    if (r->images) {
        r->images += type == MD_SPAN_IMG;
        return 0;
    }
    flush_text(r);
    r->last_piece = S("");
    switch (type) {
    case MD_SPAN_IMG: {
        size_t at = offset_of(r, ((const MD_SPAN_IMG_DETAIL *)detail)->src.text);
        r->images = 1;
        r->image_at = at == SIZE_MAX ? r->last_at : at;
        r->alt.len = 0;
        break;
    }
    case MD_SPAN_A: enter_link(r, detail); break;
    case MD_SPAN_CODE: break;
    default: open_span(r, type == MD_SPAN_STRONG ? NODE_STRONG : NODE_EMPHASIS); break;
    }
    return 0;
}

static void add_image(MarkdownReader *r, const MD_SPAN_IMG_DETAIL *detail)
{
    Slice address = attribute_text(r, &detail->src);
    Slice alt = slice_trim(clean_inline(r->arena, buffer_slice(&r->alt)));
    bool chart = slice_starts(address, S("chart:")) && address.len > 6;
    bool mark = slice_starts(address, S("mark:")) && address.len > 5;
    open_implicit(r);
    // In a cell Markdown has no line break of its own: a row of a table is one line.
    if (slice_equal(address, S("mark:break"))) {
        add_inline(r, NODE_BREAK, r->image_at);
        return;
    }
    if (!chart && !mark) {
        diagnose(r->d, DIAG_IMAGE_UNKNOWN, place_at(r, r->image_at), address);
        buffer_add(&r->text, alt);
        r->text_at = r->image_at;
        return;
    }
    if (chart && r->node->kind != NODE_PARAGRAPH) {
        diagnose(r->d, DIAG_CHART_NOT_ALONE, place_at(r, r->image_at),
                 slice_part(address, 6, address.len));
        return;
    }
    Node *node = add_inline(r, chart ? NODE_FIGURE : NODE_MARK, r->image_at);
    node->chart = slice_part(address, chart ? 6 : 5, address.len);
    node->alt = alt;
    if (chart)
        node->caption = slice_trim(attribute_text(r, &detail->title));
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    MarkdownReader *r = user;
    if (r->images) {
        if (type == MD_SPAN_IMG && --r->images == 0)
            add_image(r, detail);
        return 0;
    }
    r->last_piece = S("");
    if (type == MD_SPAN_CODE) {
        Node *node = add_inline(r, NODE_CODE, r->text_at);
        node->text = clean_inline(r->arena, buffer_slice(&r->text));
        r->text.len = 0;
        return 0;
    }
    flush_text(r);
    if (type == MD_SPAN_A)
        touch(r, offset_of(r, ((MD_SPAN_A_DETAIL *)detail)->href.text));
    if (type == MD_SPAN_IMG || !close_span(r, type == MD_SPAN_A))
        tell_crossing(r);
    return 0;
}

// The note whose sign stands in these bytes; NULL where none does.
static const Inclusion *inclusion_in(const MarkdownReader *r, size_t at, size_t len)
{
    const Expansion *expansion = r->expansion;
    size_t low = 0, high = at == SIZE_MAX ? 0 : expansion->inclusion_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (expansion->inclusions[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = at != SIZE_MAX && low < expansion->inclusion_count;
    return found && expansion->inclusions[low].at < at + len ? &expansion->inclusions[low] : NULL;
}

static void collect(MarkdownReader *r, MD_TEXTTYPE type, Slice piece, size_t at)
{
    Buffer *out = r->images ? &r->alt : &r->text;
    if (piece.len == 0)
        return;
    if (r->text.len == 0 && !r->images)
        r->text_at = at == SIZE_MAX ? r->last_at : at;
    add_decoded(out, type, type == MD_TEXT_SOFTBR || type == MD_TEXT_BR ? S(" ") : piece);
}

// Blocks have no place in a heading, a cell or a span, and code and alt texts have no inlines: there a note
// is its words.
static void include(MarkdownReader *r, MD_TEXTTYPE type, const Inclusion *inclusion)
{
    Node *included = inclusion_of(r->arena, r->d, inclusion->note),
         *line = inclusion_paragraph(included);
    bool as_words = r->images || type == MD_TEXT_CODE || (!line && r->node->kind != NODE_PARAGRAPH);
    if (as_words) {
        collect(r, MD_TEXT_NORMAL, node_text(r->arena, included), inclusion->at);
        return;
    }
    flush_text(r);
    if (line)
        inclusion_append(r->arena, r->node, line);
    else
        node_append(r->node, included);
}

static void collect_all(MarkdownReader *r, MD_TEXTTYPE type, Slice piece, size_t at)
{
    for (const Inclusion *one; (one = inclusion_in(r, at, piece.len)) != NULL;) {
        size_t before = one->at - at, after = before + sizeof INCLUSION_SIGN - 1;
        collect(r, type, slice_part(piece, 0, before), at);
        include(r, type, one);
        piece = slice_part(piece, after, piece.len);
        at += after;
    }
    collect(r, type, piece, at);
}

// A paragraph that begins with a pipe is a table that Markdown did not recognise.
static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *user)
{
    MarkdownReader *r = user;
    Slice piece = { bytes, size };
    size_t at = offset_of(r, bytes);
    if (r->images) {
        if (r->alt.len == 0 && at != SIZE_MAX)
            r->image_at = at;
        collect_all(r, type, piece, at);
        return 0;
    }
    if (r->node->kind != NODE_CODE_BLOCK)
        open_implicit(r);
    bool first = r->node->kind == NODE_PARAGRAPH && !r->node->first && r->text.len == 0;
    bool escaped = at && at != SIZE_MAX && r->expansion->text.at[at - 1] == '\\';
    if (first && type == MD_TEXT_NORMAL && at != SIZE_MAX && bytes[0] == '|' && !escaped)
        diagnose(r->d, DIAG_TABLE_BROKEN, place_at(r, at), S(""));
    touch(r, at);
    r->last_piece = type == MD_TEXT_NORMAL ? piece : S("");
    if (type == MD_TEXT_BR) {
        flush_text(r);
        add_inline(r, NODE_BREAK, SIZE_MAX);
        return 0;
    }
    collect_all(r, type, piece, at);
    return 0;
}

void markdown_read(Arena *arena, Diagnostics *d, Node *parent, const Expansion *expansion,
                   Slice part)
{
    MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    MarkdownReader r = { .arena = arena, .d = d, .expansion = expansion, .node = parent };
    r.last_at = offset_of(&r, part.at);
    if (part.len > UINT32_MAX / 2 || md_parse(part.at, (MD_SIZE)part.len, &parser, &r) != 0)
        out_of_memory(part.len);
    buffer_free(&r.text);
    buffer_free(&r.alt);
}
