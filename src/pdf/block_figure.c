// SPDX-License-Identifier: EUPL-1.2
// Figures: the caption above, the drawing below it, never apart. A drawing that is taller than a page is
// parted at its cuts when the pages are made, or, where it has none, made smaller.
#include <math.h>
#include <string.h>

#include "doc/messages.h"
#include "pdf/flow.h"
#include "pdf/messages.h"
#include "pdf/prose_lines.h"

static void drawing_check(Job *job, const Node *node, Drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++) {
        Shape *shape = &drawing->shapes[i];
        if (shape->kind == SHAPE_TEXT)
            shape->text = job_signs(job, shape->face, shape->text, node->place);
    }
}

static size_t caption(Flow flow, const Node *node, Element *owner)
{
    if (!node->caption.len)
        return 0;
    Job *job = flow.job;
    const TextRole *role = style_role(job->style, S("caption"));
    Prose *prose = prose_new(job, role, element_loose(job->arena, owner, ELEMENT_CAPTION), false);
    if (node->number) {
        Slice word = job->document->figure_word;
        Slice number = slice_print(job->arena, "%.*s %d. ", SLICE_ARGS(word), node->number);
        prose_text(prose, number, FACE_BOLD, node->place);
    }
    prose_text(prose, node->caption, role->face, node->place);
    ProseLine *lines;
    size_t count = prose_lines(prose, flow.width, false, &lines);
    flow.galley->snap = flow.galley->snap || flow.snaps;
    for (size_t i = 0; i < count; i++) {
        LineBox *box = galley_block(flow.galley, i ? 0 : role->before, role->leading, flow.frame);
        line_box_add_line(flow.galley, box, &lines[i], flow.x, role_baseline(job, role));
    }
    if (count)
        galley_end(flow.galley, role->after);
    return count;
}

void flow_figure(Flow flow, const Node *node)
{
    Job *job = flow.job;
    Galley *galley = flow.galley;
    Drawing *drawing = chart_make(&job->charts, node->chart, flow.width);
    if (!drawing) {
        job_trouble(job, DIAG_CHART_UNKNOWN, node->place, node->chart);
        return;
    }
    drawing_check(job, node, drawing);
    const TextRole *role = style_role(job->style, S("figure"));
    size_t from = galley->count;
    Element *owner = node->caption.len ? flow_element(&flow, ELEMENT_DIV, NULL) : flow.owner;
    size_t lines = caption(flow, node, owner);
    Element *figure = element_loose(job->arena, owner, ELEMENT_FIGURE);
    figure->alt = node->alt;
    figure->lang = node->lang;

    double over = (double)lines * style_role(job->style, S("caption"))->leading;
    double room = job->measure.height - over - 2 * job->style->grid;
    double scale = drawing->cut_count || drawing->height <= room ? 1 : room / drawing->height;
    if (drawing->width * scale > flow.width)
        scale = flow.width / drawing->width;
    galley->snap = galley->snap || flow.snaps;
    if (lines)
        galley->hold = BREAK_TIGHT;
    double apart = fmax(role->before, style_role(job->style, S("caption"))->before);
    double before = lines || flow.cover ? 0 : apart;
    LineBox *box = galley_block(galley, before, drawing->height * scale, flow.frame);
    if (drawing->cut_count && scale >= 1)
        box->splits = drawing;
    box->exhibit = true;
    Item *item = line_box_item(galley, box, ITEM_DRAWING, figure);
    item->x = flow.x;
    item->width = drawing->width * scale;
    item->height = drawing->height * scale;
    item->drawing = drawing;
    item->scale = scale;
    galley_bind(galley, from, BREAK_TIGHT);
    galley_end(galley, flow.cover ? 0 : role->after);
}
