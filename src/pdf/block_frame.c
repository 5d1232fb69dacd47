// SPDX-License-Identifier: EUPL-1.2
// Blocks with something drawn around or above them: callouts, quotes, column heads with a rule, and the
// short messages with a number in front.
#include <math.h>

#include "pdf/flow.h"
#include "pdf/prose_lines.h"

static const double CALLOUT_LEFT = 17, CALLOUT_RIGHT = 14,
                    CALLOUT_PAD_Y = 10.5; // the bar's 3 included
static const double QUOTE_INDENT = 14;    // and 2
static const double RULE = 0.75, RULE_PAD = 6.2, RULE_AFTER = 7, RULE_BEFORE = 14;
static const double UNIT_GAP = 10, HEAD_LEAST = 90;
static const double NUMBER_SIZE = 13, NUMBER_WIDTH = 24,
                    NUMBER_GAP = 12; // of a message; larger with its number

static const Frame *frame_new(const Flow *flow, FrameKind kind)
{
    Frame *frame = arena_one(flow->job->arena, Frame);
    *frame = (Frame){ .kind = kind, .around = flow->frame, .x = flow->x, .width = flow->width };
    return frame;
}

// What a callout that is to be so high has left below its text, for somebody to write in.
static double callout_room(const Galley *galley, size_t from, const Node *node)
{
    Slice rest = node->argument;
    double least = 0;
    bool points;
    argument_next(&rest, &least, &points);
    double first = galley->boxes[from].height; // which may stand anywhere on the page
    return fmax(least - galley_stack(galley, from + 1, galley->count, first, false) - CALLOUT_PAD_Y,
                0);
}

void flow_callout(Flow flow, const Node *node)
{
    const TextRole *role = style_role(flow.job->style, S("callout"));
    Galley *galley = flow.galley;
    Galley before = *galley;
    size_t from = galley->count;
    flow.owner = flow_element(&flow, ELEMENT_DIV, node);
    flow.frame = frame_new(&flow, FRAME_CALLOUT);
    galley->snap = galley->snap || flow.snaps;
    galley_block(galley, role->before, CALLOUT_PAD_Y, flow.frame);
    galley->hold = BREAK_TIGHT;

    Flow inside = flow;
    flow_narrow(&inside, CALLOUT_LEFT, CALLOUT_RIGHT);
    inside.snaps = false;
    inside.minor = true;
    size_t first = galley->count;
    flow_children(inside, node);
    if (galley->count == first) {
        *galley = before;
        return;
    }
    galley->boxes[first].gap = 0;
    galley->after = galley->space = 0;
    galley->hold = BREAK_TIGHT;
    galley_add(galley, CALLOUT_PAD_Y + callout_room(galley, from, node), flow.frame);
    galley_bind(galley, from, BREAK_KEEP);
    galley_end(galley, role->after);
}

void flow_quote(Flow flow, const Node *node)
{
    const TextRole *role = style_role(flow.job->style, S("quote"));
    Galley *galley = flow.galley;
    size_t from = galley->count;
    flow.owner = flow_element(&flow, ELEMENT_BLOCK_QUOTE, node);
    flow.frame = frame_new(&flow, FRAME_QUOTE);
    galley->snap = galley->snap || flow.snaps;
    flow.role = role;
    flow_narrow(&flow, QUOTE_INDENT, 0);
    flow.snaps = false;
    double before = galley->after;
    flow_children(flow, node);
    if (galley->count == from)
        return;
    // Within the quote only what its source asks for stands between the lines.
    galley->boxes[from].gap = fmax(before, role->before);
    for (size_t i = from + 1; i < galley->count; i++)
        galley->boxes[i].gap = fmin(galley->boxes[i].gap, 3.5);
    galley_bind(galley, from, BREAK_KEEP);
    galley_end(galley, role->after);
}

// The unit at the right of a head ("gemiddelde, 1 tot 4"), on the baseline of its first line.
static void rule_unit(const Flow *flow, LineBox *box, Prose *unit, const TextRole *beside)
{
    ProseLine *lines;
    if (!prose_lines(unit, flow->width, false, &lines))
        return;
    line_box_add_line(flow->galley, box, &lines[0], flow->x + flow->width - lines[0].width,
                      RULE + RULE_PAD + role_baseline(flow->job, beside));
}

static Prose *unit_prose(const Flow *flow, Slice unit, Place place)
{
    const TextRole *role = style_role(flow->job->style, S("label"));
    Prose *prose =
        prose_new(flow->job, role, element_loose(flow->job->arena, flow->owner, ELEMENT_P), true);
    prose_text(prose, unit, role->face, place);
    return prose;
}

static LineBox *rule_above(const Flow *flow, LineBox *box)
{
    for (size_t i = 0; i < box->count; i++)
        box->items[i].y += RULE + RULE_PAD;
    box->height += RULE + RULE_PAD;
    line_box_rect(flow->galley, box, flow->x, 0, flow->width, RULE, flow->job->style->axis);
    return box;
}

// The rule, and the first line of the heading below it with its unit, are one line box: the heading's own
// first line box, made taller. In a column too narrow for both the unit goes below.
void flow_rule_head(Flow flow, const Node *node)
{
    Galley *galley = flow.galley;
    const Style *style = flow.job->style;
    const Node *first = node->first;
    Slice unit = slice_trim(node->argument);
    size_t from = galley->count;
    galley_end(galley, RULE_BEFORE);
    galley->snap = galley->snap || flow.snaps;
    if (!first || first->kind != NODE_HEADING) {
        LineBox *box = galley_add(galley, RULE + RULE_PAD, flow.frame);
        line_box_rect(galley, box, flow.x, 0, flow.width, RULE, style->axis);
        galley->hold = BREAK_TIGHT;
        flow_children(flow, node);
        return;
    }
    Prose *prose = unit_prose(&flow, unit, node->place);
    double room = unit.len ? prose_widest(prose) + UNIT_GAP : 0;
    bool beside = unit.len && flow.width - room >= HEAD_LEAST;
    Flow head = flow;
    head.width -= beside ? room : 0;
    head.snaps = false;
    head.minor = true;
    flow_heading(head, first);
    if (galley->count == from)
        return;
    LineBox *box = rule_above(&flow, &galley->boxes[from]);
    if (beside) {
        rule_unit(&flow, box, prose, flow_role(&flow, S("h3")));
    } else if (unit.len) {
        Node text = { .kind = NODE_TEXT, .text = unit, .place = node->place };
        const TextRole *role = style_role(style, S("label"));
        flow_paragraph(head, role, flow_element(&flow, ELEMENT_P, NULL), &text, NULL);
        galley->hold = BREAK_TIGHT;
    }
    galley_end(galley, RULE_AFTER);
    flow_siblings(flow, first->next);
}

// "**3,2** De mens gaat voor het proces": the number apart, in the size of a head.
static void message(Flow flow, const Node *paragraph)
{
    const Node *number = paragraph && paragraph->kind == NODE_PARAGRAPH ? paragraph->first : NULL;
    if (!number || number->kind != NODE_STRONG) {
        flow_siblings(flow, paragraph);
        return;
    }
    Job *job = flow.job;
    const TextRole *figure = style_role(job->style, S("message"));
    TextRole role = *style_role(job->style, S("body"));
    role.before = figure->before;
    role.after = figure->after;
    Element *element = flow_element(&flow, ELEMENT_P, paragraph);
    Prose *prose = prose_new(job, figure, element, true);
    prose_inlines(prose, number, number->next);
    prose_text(prose, S(" "), figure->face, number->place);
    ProseLine *lines;
    size_t count = prose_lines(prose, flow.width, false, &lines);

    size_t from = flow.galley->count;
    Flow text = flow;
    double larger = figure->size / NUMBER_SIZE, width = NUMBER_WIDTH * larger;
    flow_narrow(&text, width + NUMBER_GAP * larger, 0);
    if (!flow_paragraph(text, &role, element, number->next, NULL) || !count)
        return;
    double x = fmax(flow.x, flow.x + width - lines[0].width);
    double y = role_baseline(job, &role);
    for (size_t i = 0; i < lines[0].count; i++) {
        lines[0].items[i].x += x;
        lines[0].items[i].y += y;
    }
    line_box_prepend(flow.galley, &flow.galley->boxes[from], lines[0].items, lines[0].count);
    galley_bind(flow.galley, from, BREAK_TIGHT);
}

// A list of messages is a list for who hears it; on paper its numbers are sign enough.
void flow_message(Flow flow, const Node *node)
{
    const Node *list = node->first;
    if (!list || list->kind != NODE_LIST) {
        message(flow, list);
        return;
    }
    Element *element = flow_element(&flow, ELEMENT_L, list);
    for (const Node *item = list->first; item; item = item->next) {
        flow.owner = element;
        flow.owner = flow_element(&flow, ELEMENT_LI, item);
        flow.owner = element_loose(flow.job->arena, flow.owner, ELEMENT_LBODY);
        message(flow, item->first);
    }
}
