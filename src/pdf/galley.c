// SPDX-License-Identifier: EUPL-1.2
#include "pdf/galley.h"

#include <math.h>
#include <string.h>

Galley *galley_new(Arena *arena, Measure measure)
{
    Galley *galley = arena_one(arena, Galley);
    galley->arena = arena;
    galley->measure = measure;
    galley->tightness = 1;
    return galley;
}

LineBox *galley_add(Galley *galley, double height, const Frame *frame)
{
    galley->boxes = arena_grow(galley->arena, galley->boxes, sizeof *galley->boxes, galley->count,
                               &galley->room);
    LineBox *box = &galley->boxes[galley->count++];
    *box = (LineBox){
        .gap = galley->after + galley->space,
        .snaps = galley->snap,
        .height = height,
        .before = galley->opening ? BREAK_FREE : galley->hold,
        .absolute = galley->absolute,
        .at = galley->at,
        .frame = frame,
        .opening = galley->opening,
    };
    galley->after = galley->space = 0;
    galley->hold = BREAK_FREE;
    galley->snap = galley->absolute = false;
    galley->opening = NULL;
    return box;
}

LineBox *galley_block(Galley *galley, double before, double height, const Frame *frame)
{
    galley->after = fmax(galley->after, before);
    return galley_add(galley, height, frame);
}

void galley_end(Galley *galley, double after)
{
    galley->after = fmax(galley->after, after);
}

void galley_bind(Galley *galley, size_t from, BreakLevel level)
{
    for (size_t i = from + 1; i < galley->count; i++)
        if (galley->boxes[i].before < level)
            galley->boxes[i].before = level;
}

void galley_pair(Galley *galley, size_t from, BreakLevel level)
{
    size_t count = galley->count - from;
    if (count < 2)
        return;
    galley->boxes[from + 1].before = level;
    galley->boxes[galley->count - 1].before = level;
}

double line_box_top(const Galley *galley, const LineBox *box, double y, bool fresh)
{
    double top = fresh ? y : y + box->gap * galley->tightness;
    if (box->absolute)
        return fresh ? box->at : fmax(box->at, top);
    double grid = galley->measure.grid * galley->tightness;
    if (box->snaps)
        top = ceil(top / grid - 1e-6) * grid;
    return top;
}

// Of columns that go over pages: where the first that can end ends.
static double columns_least(const Columns *columns)
{
    double least = 0;
    for (size_t i = 0; i < columns->count; i++) {
        const Galley *galley = columns->galleys[i];
        size_t end = 1;
        while (end < galley->count && galley->boxes[end].before != BREAK_FREE)
            end++;
        double height = galley_stack(galley, 0, end, 0, true);
        least = i ? fmin(least, height) : height;
    }
    return least;
}

double line_box_least(const Galley *galley, const LineBox *box)
{
    // A large drawing leaves as much white where it does not fit: it may be parted, too.
    static const double large = 0.4;
    const Drawing *drawing = box->splits;
    if (box->height <= galley->measure.height * (drawing ? large : 1))
        return box->height;
    if (box->columns)
        return fmin(columns_least(box->columns), galley->measure.height);
    if (!drawing)
        return box->height;
    size_t last = drawing->cut_count > 2 ? 2 : drawing->cut_count - 1, i = 0;
    while (i < last && drawing->cuts[i] - drawing->head_height < (double)PIECES_ENOUGH)
        i++;
    return drawing->cuts[i];
}

double galley_stack(const Galley *galley, size_t from, size_t to, double y, bool fresh)
{
    for (size_t i = from; i < to; i++) {
        const LineBox *box = &galley->boxes[i];
        y = line_box_top(galley, box, y, fresh) + line_box_least(galley, box);
        fresh = false;
    }
    return y;
}

Item *line_box_item(Galley *galley, LineBox *box, ItemKind kind, Element *owner)
{
    box->items = arena_grow(galley->arena, box->items, sizeof *box->items, box->count, &box->room);
    Item *item = &box->items[box->count++];
    *item = (Item){ .kind = kind, .owner = owner, .scale = 1 };
    return item;
}

void line_box_rect(Galley *galley, LineBox *box, double x, double y, double width, double height,
                   Colour colour)
{
    Item *item = line_box_item(galley, box, ITEM_RECT, NULL);
    item->behind = true;
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->colour = colour;
}

void line_box_prepend(Galley *galley, LineBox *box, const Item *items, size_t count)
{
    Item *all = arena_many(galley->arena, Item, box->count + count);
    memcpy(all, items, count * sizeof *all);
    if (box->count)
        memcpy(all + count, box->items, box->count * sizeof *all);
    box->items = all;
    box->count += count;
    box->room = box->count;
}
