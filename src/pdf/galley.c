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

Strip *galley_add(Galley *galley, double height, const Frame *frame)
{
    galley->strips = arena_grow(galley->arena, galley->strips, sizeof *galley->strips,
                                galley->count, &galley->room);
    Strip *strip = &galley->strips[galley->count++];
    *strip = (Strip){
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
    return strip;
}

Strip *galley_block(Galley *galley, double before, double height, const Frame *frame)
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
        if (galley->strips[i].before < level)
            galley->strips[i].before = level;
}

void galley_pair(Galley *galley, size_t from, BreakLevel level)
{
    size_t count = galley->count - from;
    if (count < 2)
        return;
    galley->strips[from + 1].before = level;
    galley->strips[galley->count - 1].before = level;
}

double strip_top(const Galley *galley, const Strip *strip, double y, bool fresh)
{
    double top = fresh ? y : y + strip->gap * galley->tightness;
    if (strip->absolute)
        return fresh ? strip->at : fmax(strip->at, top);
    double grid = galley->measure.grid * galley->tightness;
    if (strip->snaps)
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
        while (end < galley->count && galley->strips[end].before != BREAK_FREE)
            end++;
        double height = galley_stack(galley, 0, end, 0, true);
        least = i ? fmin(least, height) : height;
    }
    return least;
}

double strip_least(const Galley *galley, const Strip *strip)
{
    // A large drawing leaves as much white where it does not fit: it may be parted, too.
    static const double large = 0.4;
    const Drawing *drawing = strip->splits;
    if (strip->height <= galley->measure.height * (drawing ? large : 1))
        return strip->height;
    if (strip->columns)
        return fmin(columns_least(strip->columns), galley->measure.height);
    if (!drawing)
        return strip->height;
    size_t last = drawing->cut_count > 2 ? 2 : drawing->cut_count - 1, i = 0;
    while (i < last && drawing->cuts[i] - drawing->head_height < PIECES_ENOUGH)
        i++;
    return drawing->cuts[i];
}

double galley_stack(const Galley *galley, size_t from, size_t to, double y, bool fresh)
{
    for (size_t i = from; i < to; i++) {
        const Strip *strip = &galley->strips[i];
        y = strip_top(galley, strip, y, fresh) + strip_least(galley, strip);
        fresh = false;
    }
    return y;
}

Item *strip_item(Galley *galley, Strip *strip, ItemKind kind, Element *owner)
{
    strip->items =
        arena_grow(galley->arena, strip->items, sizeof *strip->items, strip->count, &strip->room);
    Item *item = &strip->items[strip->count++];
    *item = (Item){ .kind = kind, .owner = owner, .scale = 1 };
    return item;
}

void strip_rect(Galley *galley, Strip *strip, double x, double y, double width, double height,
                Colour colour)
{
    Item *item = strip_item(galley, strip, ITEM_RECT, NULL);
    item->behind = true;
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->colour = colour;
}

void strip_prepend(Galley *galley, Strip *strip, const Item *items, size_t count)
{
    Item *all = arena_many(galley->arena, Item, strip->count + count);
    memcpy(all, items, count * sizeof *all);
    if (strip->count)
        memcpy(all + count, strip->items, strip->count * sizeof *all);
    strip->items = all;
    strip->count += count;
    strip->room = strip->count;
}
