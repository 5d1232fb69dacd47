// SPDX-License-Identifier: EUPL-1.2
#include "pdf/flow.h"

#include <math.h>

#include "base/buffer.h"
#include "base/fraction.h"
#include "base/signs.h"
#include "pdf/messages.h"
#include "pdf/prose_lines.h"

static const double NARROWEST = 60; // of what is nested: deeper blocks go no further in

const TextRole *flow_role(const Flow *flow, Slice name)
{
    return flow->role ? flow->role : style_role(flow->job->style, name);
}

void flow_narrow(Flow *flow, double left, double right)
{
    if (flow->width - left - right < NARROWEST)
        return;
    flow->x += left;
    flow->width -= left + right;
}

Element *flow_element(const Flow *flow, ElementType type, const Node *node)
{
    Element *element = element_loose(flow->job->arena, flow->owner, type);
    if (node)
        element->lang = node->lang;
    return element;
}

bool argument_next(Slice *rest, double *number, bool *points)
{
    Slice word;
    do {
        if (!slice_next_field(rest, ' ', &word))
            return false;
        word = slice_trim(word);
    } while (!word.len);
    *points = slice_ends(word, S("pt"));
    if (*points)
        word.len -= 2;
    Fraction f;
    *number = fraction_read(word, &f) ? fraction_double(f) : 0;
    return true;
}

// Lines as line boxes. A title on the cover gets smaller until it takes no more room than two lines.
static size_t cover_lines(Flow *flow, TextRole *role, Element *element, const Node *first,
                          const Node *stop, ProseLine **lines)
{
    double room = 2 * role->leading;
    for (;;) {
        Prose *prose = prose_new(flow->job, role, element, true);
        prose_inlines(prose, first, stop);
        size_t count = prose_lines(prose, flow->width, role->balance, lines);
        if ((double)count * role->leading <= room || role->size < 14)
            return count;
        role->size *= 0.85;
        role->leading *= 0.85;
    }
}

size_t flow_paragraph(Flow flow, const TextRole *wanted, Element *element, const Node *first,
                      const Node *stop)
{
    TextRole role = *wanted;
    ProseLine *lines;
    size_t count;
    if (flow.cover) {
        count = cover_lines(&flow, &role, element, first, stop, &lines);
    } else {
        Prose *prose = prose_new(flow.job, &role, element, false);
        prose_inlines(prose, first, stop);
        if (element &&
            element->type == ELEMENT_SPAN) // more text of the same heading follows, and no break
            prose_text(prose, S("\u00A0"), role.face, first ? first->place : (Place){ 0 });
        double width = role.width > 0 ? fmin(role.width, flow.width) : flow.width;
        count = prose_lines(prose, width, role.balance, &lines);
    }
    size_t from = flow.galley->count;
    double baseline = role_baseline(flow.job, &role);
    if (element) {
        element->left = flow.x;
        element->room = flow.width;
    }
    flow.galley->snap = flow.galley->snap || flow.snaps;
    for (size_t i = 0; i < count; i++) {
        LineBox *box = i ? galley_add(flow.galley, role.leading, flow.frame)
                         : galley_block(flow.galley, role.before, role.leading, flow.frame);
        line_box_add_line(flow.galley, box, &lines[i], flow.x, baseline);
    }
    galley_pair(flow.galley, from, BREAK_TIGHT);
    if (count)
        galley_end(flow.galley, role.after);
    return count;
}

Destination *flow_anchor(Job *job, const Node *node)
{
    Layout *layout = job->layout;
    for (size_t i = job->next_anchor; i < layout->anchor_count; i++) {
        if (layout->anchors[i].heading == node) {
            job->next_anchor = i + 1;
            return &layout->anchors[i];
        }
    }
    return NULL;
}

static int heading_level(const Node *node)
{
    return node->level < 1 ? 1 : node->level > 6 ? 6 : node->level;
}

static Element *heading_element(const Flow *flow, const Node *node)
{
    Element *element =
        flow_element(flow, (ElementType)(ELEMENT_H1 + heading_level(node) - 1), node);
    element->title = node_text(flow->job->arena, node);
    return element;
}

static void lay_heading(Flow flow, const Node *node, Element *element)
{
    static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    int level = heading_level(node);
    size_t from = flow.galley->count;
    const char *look = flow.minor && level < 3 ? "h3" : names[level - 1];
    TextRole role = *flow_role(&flow, slice_of(look));
    if (flow.galley->hold == BREAK_TIGHT) // right below another heading
        role.before = fmin(role.before, 14);
    if (!flow_paragraph(flow, &role, element, node->first, NULL))
        return;
    flow.galley->boxes[from].anchor = flow_anchor(flow.job, node);
    galley_bind(flow.galley, from, BREAK_TIGHT);
    flow.galley->hold = BREAK_TIGHT;
}

void flow_heading(Flow flow, const Node *node)
{
    lay_heading(flow, node, heading_element(&flow, node));
}

// What stands right above a list, a table or code is about it.
static bool introduces(const Node *node)
{
    const Node *next = node->next;
    if (!next)
        return false;
    bool table = next->kind == NODE_DIV && slice_equal(next->role, S("table"));
    return table || next->kind == NODE_LIST || next->kind == NODE_TABLE ||
           next->kind == NODE_CODE_BLOCK;
}

static bool role_is(const Flow *flow, const char *name)
{
    return flow->role && slice_equal(flow->role->name, slice_of(name));
}

static void paragraph(Flow flow, const Node *node, const Node *first, const Node *stop)
{
    bool in_heading =
        flow.owner && flow.owner->type >= ELEMENT_H1 && flow.owner->type <= ELEMENT_H6;
    Element *element = flow_element(&flow, in_heading ? ELEMENT_SPAN : ELEMENT_P, node);
    const TextRole *role = flow_role(&flow, S("body"));
    size_t from = flow.galley->count;
    // A note belongs to the table or figure above it.
    if (role_is(&flow, "note") && from && flow.galley->boxes[from - 1].exhibit) {
        flow.galley->after = 0;
        flow.galley->hold = BREAK_TIE;
    }
    if (!flow_paragraph(flow, role, element, first, stop))
        return;
    bool leads = role_is(&flow, "eyebrow") || role_is(&flow, "label") || role_is(&flow, "caption");
    if (leads)
        galley_bind(flow.galley, from, BREAK_TIGHT);
    if (leads)
        flow.galley->hold = BREAK_TIGHT;
    else if (node && introduces(node))
        flow.galley->hold = BREAK_TIE;
}

// Its lines as one text with breaks, so that a reader that is not shown them hears a space between them.
static Node *code_lines(Arena *arena, const Node *node)
{
    Node *lines = node_new(arena, NODE_PARAGRAPH);
    Slice rest = node->text, text;
    while (slice_next_line(&rest, &text)) {
        if (!slice_trim(text).len)
            continue;
        if (lines->first)
            node_append(lines, node_new(arena, NODE_BREAK));
        Node *line = node_new(arena, NODE_TEXT);
        line->text = text;
        line->place = node->place;
        node_append(lines, line);
    }
    return lines;
}

static void code_block(Flow flow, const Node *node)
{
    const TextRole *role = style_role(flow.job->style, S("code"));
    Element *element = flow_element(&flow, ELEMENT_CODE, node);
    element->parent = flow_element(&flow, ELEMENT_P, NULL);
    flow_paragraph(flow, role, element, code_lines(flow.job->arena, node)->first, NULL);
}

static void thematic_break(Flow flow)
{
    LineBox *box = galley_block(flow.galley, 14, 0.6, flow.frame);
    line_box_rect(flow.galley, box, flow.x, 0, flow.width, 0.6, flow.job->style->line);
    galley_end(flow.galley, 14);
}

static bool is_eyebrow(const Node *node)
{
    return node && node->kind == NODE_DIV && slice_equal(node->role, S("eyebrow"));
}

// A page of its own: a chapter, or the cover.
static void chapter(Flow flow, const Node *node)
{
    const Style *style = flow.job->style;
    Opening *opening = arena_one(flow.job->arena, Opening);
    const Node *first = node->first;
    opening->chapter = slice_trim(node->argument);
    opening->top = is_eyebrow(first) ? style->opening_top : style->body_top;
    flow.chapter = opening->chapter;
    flow.owner = flow_element(&flow, ELEMENT_SECT, node);
    flow.galley->opening = opening;
    flow_children(flow, node);
}

static void cover(Flow flow, const Node *node)
{
    Opening *opening = arena_one(flow.job->arena, Opening);
    Slice rest = node->argument;
    bool points;
    argument_next(&rest, &opening->dark_height, &points);
    opening->cover = true;
    opening->top = flow.job->style->body_top;
    flow.owner = flow_element(&flow, ELEMENT_SECT, node);
    flow.cover = true;
    flow.galley->opening = opening;
    flow_children(flow, node);
    Opening *after = arena_one(flow.job->arena, Opening);
    after->top = flow.job->style->body_top;
    flow.galley->opening = after;
}

static void at(Flow flow, const Node *node)
{
    Slice rest = node->argument;
    bool points;
    if (argument_next(&rest, &flow.galley->at, &points))
        flow.galley->absolute = true;
    flow_children(flow, node);
    flow.galley->absolute = false;
}

static void keep(Flow flow, const Node *node)
{
    size_t from = flow.galley->count;
    flow_children(flow, node);
    galley_bind(flow.galley, from, BREAK_KEEP);
}

static void space(Flow flow, const Node *node)
{
    Slice rest = node->argument;
    double points = 0;
    bool unit;
    argument_next(&rest, &points, &unit);
    flow.galley->space += points;
    flow_children(flow, node);
}

static void table_widths(Flow flow, const Node *node)
{
    flow.widths = node->argument.len ? node->argument : S("*");
    flow_children(flow, node);
}

typedef void BlockFunction(Flow flow, const Node *node);

// Every name of a ::: that is more than a kind of text.
static const struct {
    const char *name;
    BlockFunction *lay;
} divs[] = {
    { "chapter", chapter },
    { "cover", cover },
    { "at", at },
    { "keep", keep },
    { "space", space },
    { "columns", flow_columns },
    { "callout", flow_callout },
    { "quote", flow_quote },
    { "rule", flow_rule_head },
    { "message", flow_message },
    { "table", table_widths },
    { "contents", flow_contents },
};

static void div_block(Flow flow, const Node *node)
{
    for (size_t i = 0; i < sizeof divs / sizeof *divs; i++) {
        if (slice_equal(node->role, slice_of(divs[i].name))) {
            divs[i].lay(flow, node);
            return;
        }
    }
    if (style_has_role(flow.job->style, node->role))
        flow.role = style_role(flow.job->style, node->role);
    flow_children(flow, node);
}

static void block(Flow flow, const Node *node)
{
    switch (node->kind) {
    case NODE_HEADING: flow_heading(flow, node); return;
    case NODE_PARAGRAPH: paragraph(flow, node, node->first, NULL); return;
    case NODE_LIST: flow_list(flow, node); return;
    case NODE_QUOTE: flow_quote(flow, node); return;
    case NODE_TABLE: flow_table(flow, node); return;
    case NODE_FIGURE: flow_figure(flow, node); return;
    case NODE_RULE: thematic_break(flow); return;
    case NODE_CODE_BLOCK: code_block(flow, node); return;
    case NODE_CONTENTS: flow_contents(flow, node); return;
    case NODE_DIV: div_block(flow, node); return;
    default: flow_children(flow, node); return;
    }
}

void flow_children(Flow flow, const Node *parent)
{
    flow_siblings(flow, parent->first);
}

void flow_siblings(Flow flow, const Node *node)
{
    while (node) {
        if (is_eyebrow(node) && node->next && node->next->kind == NODE_HEADING) {
            // "Pijler 4 van 6 · Meten" above a message: both are the heading, so that a reader's list of
            // headings says what the message is about.
            Flow eyebrow = flow;
            eyebrow.owner = heading_element(&flow, node->next);
            div_block(eyebrow, node);
            lay_heading(flow, node->next, eyebrow.owner);
            node = node->next->next;
            continue;
        }
        if (!node_is_inline(node->kind)) {
            block(flow, node);
            node = node->next;
            continue;
        }
        const Node *stop = node;
        while (stop && node_is_inline(stop->kind))
            stop = stop->next;
        paragraph(flow, NULL, node, stop);
        node = stop;
    }
}
