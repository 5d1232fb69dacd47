// SPDX-License-Identifier: EUPL-1.2
// Lists: a sign or number at the left, the item's blocks beside it.
#include <math.h>

#include "pdf/flow.h"
#include "pdf/prose_lines.h"

enum { INDENT = 14 };
static const double BETWEEN_ITEMS = 3.5;
static const double AFTER_NUMBER = 6;

static int list_depth(const Node *list)
{
    int depth = 0;
    for (const Node *node = list->parent; node; node = node->parent)
        depth += node->kind == NODE_LIST;
    return depth;
}

static double label_room(Flow *flow, const Node *list, const TextRole *role)
{
    if (!list->ordered)
        return INDENT;
    int last = list->start;
    for (const Node *item = list->first; item; item = item->next)
        last++;
    Slice widest = slice_print(flow->job->arena, "%d.", last > list->start ? last - 1 : last);
    double width = text_width(flow->job->fonts, role->face, role->size, widest);
    return fmax(INDENT, ceil(width + AFTER_NUMBER));
}

static void item_block(Flow flow, const Node *item, Slice label, const TextRole *role,
                       double indent)
{
    Element *li = flow_element(&flow, ELEMENT_LI, item);
    Element *lbl = element_loose(flow.job->arena, li, ELEMENT_LBL);
    Prose *prose = prose_new(flow.job, role, lbl, true);
    prose_text(prose, slice_trim(label), role->face, item->place);
    ProseLine *lines;
    if (!prose_lines(prose, indent * 4, false, &lines))
        return;
    // The space after the sign is drawn too: "1. Eerst" must not be read as "1.Eerst".
    lines[0].items[0].text = label;

    for (size_t i = 0; i < lines[0].count; i++) {
        lines[0].items[i].x += flow.x;
        lines[0].items[i].y += role_baseline(flow.job, role);
    }
    Flow body = flow;
    flow_narrow(&body, indent, 0);
    Galley *galley = flow.galley;
    Galley before = *galley;
    bool above = body.x == flow.x; // too deep to go further in: the sign gets a line of its own
    if (above) {
        galley_add(galley, role->leading, flow.frame);
        galley->hold = BREAK_TIGHT;
    }
    size_t from = galley->count;
    body.owner = element_loose(flow.job->arena, li, ELEMENT_LBODY);
    flow_children(body, item);
    if (galley->count == from)
        *galley = before;
    else
        line_box_prepend(galley, &galley->boxes[above ? from - 1 : from], lines[0].items,
                         lines[0].count);
}

// The first two items of a list stay together, and its last two, where they are short.
static void items_in_company(Galley *galley, const size_t *starts, size_t count)
{
    double most = galley->measure.height / 6;
    if (count < 2)
        return;
    size_t third = count > 2 ? starts[2] : galley->count;
    const size_t from[2] = { starts[0], starts[count - 2] }, to[2] = { third, galley->count };
    const size_t second[2] = { starts[1], starts[count - 1] };
    for (size_t i = 0; i < 2; i++)
        if (galley_stack(galley, from[i], to[i], 0, true) <= most &&
            galley->boxes[second[i]].before < BREAK_TIE)
            galley->boxes[second[i]].before = BREAK_TIE;
}

void flow_list(Flow flow, const Node *node)
{
    const TextRole *role = flow_role(&flow, S("body"));
    Element *list = flow_element(&flow, ELEMENT_L, node);
    list->ordered = node->ordered;
    double after = list_depth(node) ? BETWEEN_ITEMS : flow.galley->after;
    double indent = label_room(&flow, node, role);
    int number = node->start;
    flow.owner = list;
    flow.galley->snap = flow.galley->snap || flow.snaps;
    flow.snaps = false;
    size_t *starts = NULL, count = 0, room = 0;
    for (const Node *item = node->first; item; item = item->next) {
        size_t from = flow.galley->count;
        flow.galley->after = item == node->first ? after : BETWEEN_ITEMS;
        Slice label = list_depth(node) % 2 ? S("– ") : S("• ");
        if (node->ordered)
            label = slice_print(flow.job->arena, "%d. ", number++);
        item_block(flow, item, label, role, indent);
        starts = arena_grow(flow.job->arena, starts, sizeof *starts, count, &room);
        if (flow.galley->count > from)
            starts[count++] = from;
    }
    items_in_company(flow.galley, starts, count);
    if (flow.frame || list_depth(node) == 0)
        galley_end(flow.galley, role->after);
}
