// Blocks with something drawn around or above them: callouts, quotes, column heads with a rule, and the
// short messages with a number in front.
#include <math.h>

#include "pdf/prose.h"

static const double CALLOUT_PAD_X = 14, CALLOUT_PAD_Y = 10.5;
static const double QUOTE_INDENT = 12;
static const double RULE = 0.75, RULE_PAD = 6.2, RULE_AFTER = 7, RULE_BEFORE = 14;
static const double NUMBER_WIDTH = 24, NUMBER_GAP = 12;

static const Frame *frame_new(const Flow *flow, FrameKind kind)
{
    Frame *frame = arena_one(flow->job->arena, Frame);
    *frame = (Frame){ .kind = kind, .around = flow->frame, .x = flow->x, .width = flow->width };
    return frame;
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
    galley->hold = true;

    Flow inside = flow;
    inside.x += CALLOUT_PAD_X;
    inside.width -= 2 * CALLOUT_PAD_X;
    inside.snaps = false;
    size_t first = galley->count;
    flow_children(inside, node);
    if (galley->count == first) {
        *galley = before;
        return;
    }
    galley->strips[first].gap = 0;
    galley->after = galley->space = 0;
    galley->hold = true;
    galley_add(galley, CALLOUT_PAD_Y, flow.frame);
    galley->hold = false;
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
    flow.x += QUOTE_INDENT;
    flow.width -= QUOTE_INDENT;
    flow.snaps = false;
    double before = galley->after;
    flow_children(flow, node);
    if (galley->count == from)
        return;
    // Within the quote only what its source asks for stands between the lines.
    galley->strips[from].gap = fmax(before, role->before);
    for (size_t i = from + 1; i < galley->count; i++)
        galley->strips[i].gap = fmin(galley->strips[i].gap, 3.5);
    galley_bind(galley, from, BREAK_KEEP);
    galley_end(galley, role->after);
}

// The unit at the right of a head: "gemiddelde, 1 tot 4". Returns the room it takes.
static double rule_unit(const Flow *flow, Strip *strip, Slice unit, double top, const TextRole *beside)
{
    if (!unit.len)
        return 0;
    const TextRole *role = style_role(flow->job->style, S("label"));
    Slice text = text_fitted(flow->job, role, unit, flow->width / 2);
    Prose *prose = prose_new(flow->job, role, element_loose(flow->job->arena, flow->owner, ELEMENT_P), true);
    prose_text(prose, text, role->face, (Place){ 0 });
    ProseLine *lines;
    if (!prose_lines(prose, flow->width, false, &lines))
        return 0;
    strip_line(flow->galley, strip, &lines[0], flow->x + flow->width - lines[0].width,
               top + role_baseline(flow->job, beside));
    return lines[0].width + 10;
}

// The rule, and the first line of the heading below it with its unit, are one strip: the heading's own
// first strip, made taller.
void flow_rule_head(Flow flow, const Node *node)
{
    Galley *galley = flow.galley;
    const Style *style = flow.job->style;
    const Node *first = node->first;
    bool headed = first && first->kind == NODE_HEADING;
    Slice unit = slice_trim(node->argument);
    const TextRole *role = style_role(style, S("label"));
    double room = unit.len ? text_width(flow.job->fonts, role->face, role->size, unit) + 10 : 0;
    size_t from = galley->count;
    galley_end(galley, RULE_BEFORE);
    galley->snap = galley->snap || flow.snaps;
    if (!headed) {
        Strip *strip = galley_add(galley, RULE + RULE_PAD, flow.frame);
        strip_rect(galley, strip, flow.x, 0, flow.width, RULE, style->axis);
        galley->hold = true;
        flow_children(flow, node);
        return;
    }
    Flow head = flow;
    head.width -= fmin(room, flow.width / 2);
    head.snaps = false;
    flow_heading(head, first);
    if (galley->count == from)
        return;
    Strip *strip = &galley->strips[from];
    for (size_t i = 0; i < strip->count; i++)
        strip->items[i].y += RULE + RULE_PAD;
    strip->height += RULE + RULE_PAD;
    strip_rect(galley, strip, flow.x, 0, flow.width, RULE, style->axis);
    rule_unit(&flow, strip, unit, RULE + RULE_PAD, flow_role(&flow, S("h3")));
    galley_end(galley, RULE_AFTER);

    flow_siblings(flow, first->next);
}

// "**3,2** De mens gaat voor het proces": the number apart, in the size of a head.
void flow_message(Flow flow, const Node *node)
{
    const Node *paragraph = node->first;
    const Node *number = paragraph && paragraph->kind == NODE_PARAGRAPH ? paragraph->first : paragraph;
    if (!number || number->kind != NODE_STRONG) {
        flow_children(flow, node);
        return;
    }
    Job *job = flow.job;
    const TextRole *body = style_role(job->style, S("body"));
    TextRole figure = *body;
    figure.size = 13;
    figure.face = FACE_BOLD;
    figure.colour = job->style->blue;
    Element *element = flow_element(&flow, ELEMENT_P, node);
    Prose *prose = prose_new(job, &figure, element, true);
    prose_inlines(prose, number, number->next);
    prose_text(prose, S(" "), FACE_BOLD, node->place);
    ProseLine *lines;
    size_t count = prose_lines(prose, flow.width, false, &lines);

    size_t from = flow.galley->count;
    Flow text = flow;
    text.x += NUMBER_WIDTH + NUMBER_GAP;
    text.width -= NUMBER_WIDTH + NUMBER_GAP;
    TextRole role = *body;
    role.after = 4;
    if (!flow_paragraph(text, &role, element, number->next, NULL) || !count)
        return;
    double x = flow.x + fmax(0, NUMBER_WIDTH - lines[0].width);
    double y = role_baseline(job, body);
    for (size_t i = 0; i < lines[0].count; i++) {
        lines[0].items[i].x += x;
        lines[0].items[i].y += y;
    }
    strip_prepend(flow.galley, &flow.galley->strips[from], lines[0].items, lines[0].count);
    galley_bind(flow.galley, from, BREAK_TIGHT);
}
