// SPDX-License-Identifier: EUPL-1.2
// The last look at the pages: no text stands outside its figure or its page.
#include <math.h>

#include "chart/halo.h"
#include "pdf/messages.h"
#include "pdf/pagination.h"

static const double SLACK = 1;      // a letter's ink is not its advance
static const double CAPITAL = 0.72; // height of capitals and figures, in sizes

// What a label covers: from the top of its capitals to its baseline.
static Box label_box(const Job *job, const Shape *shape, double x, double y, double scale)
{
    double width = text_width(job->fonts, shape->face, shape->size, shape->text);
    double start = shape->anchor == ANCHOR_START    ? 0
                   : shape->anchor == ANCHOR_MIDDLE ? -width / 2
                                                    : -width;
    double angle = shape->turn * acos(-1) / 180, height = CAPITAL * shape->size;
    double from[2] = { shape->x + start * cos(angle), shape->y + start * sin(angle) };
    double along[2] = { width * cos(angle), width * sin(angle) };
    double up[2] = { height * sin(angle), -height * cos(angle) };
    return (Box){
        .left = x + scale * (from[0] + fmin(along[0], 0) + fmin(up[0], 0)),
        .right = x + scale * (from[0] + fmax(along[0], 0) + fmax(up[0], 0)),
        .top = y + scale * (from[1] + fmin(along[1], 0) + fmin(up[1], 0)),
        .bottom = y + scale * (from[1] + fmax(along[1], 0) + fmax(up[1], 0)),
    };
}

static void ink_check(Job *job, size_t page, Slice text, Box ink, Box room)
{
    if (ink.left < room.left - SLACK || ink.right > room.right + SLACK ||
        ink.top < room.top - SLACK || ink.bottom > room.bottom + SLACK)
        if (diagnose(job->d, DIAG_PDF_INK_OUTSIDE, (Place){ 0 },
                     slice_print(job->arena, "%zu", page + 1), text) == SEVERITY_ERROR)
            job->layout->troubles++;
}

static void item_check(Job *job, size_t page, const Item *item, Box margins)
{
    if (item->kind == ITEM_TEXT)
        ink_check(job, page, item->text, (Box){ item->x, item->y, item->x + item->width, item->y },
                  margins);
    if (item->kind != ITEM_DRAWING)
        return;
    Box room = { item->x, item->y, item->x + item->width, item->y + item->height };
    for (size_t i = 0; i < item->drawing->count; i++) {
        const Shape *shape = &item->drawing->shapes[i];
        if (shape->kind == SHAPE_TEXT)
            ink_check(job, page, shape->text, label_box(job, shape, item->x, item->y, item->scale),
                      room);
    }
}

void pages_check_ink(Job *job)
{
    const Style *style = job->style;
    const Box margins = { style->margin_left, 0, style->page_width - style->margin_right,
                          style->page_height };
    for (size_t p = 0; p < job->layout->page_count; p++)
        for (size_t i = 0; i < job->layout->pages[p].count; i++)
            item_check(job, p, &job->layout->pages[p].items[i], margins);
}
