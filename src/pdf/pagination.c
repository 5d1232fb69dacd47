// SPDX-License-Identifier: EUPL-1.2
// Line boxes are put on pages one chunk at a time: a chunk is what lies between two places where a page may
// end. It goes on this page if it fits, else on the next; one that fits on no page at all is taken apart at
// the next lower level (galley.h). Every line box is looked at once a level, so the work stays linear. A
// chapter is put again with less white between its blocks where that saves a page.
#include "pdf/pagination.h"

#include <math.h>
#include <string.h>

static const double CALLOUT_BAR = 3, QUOTE_BAR = 2;
static const double SLACK = 0.01;
static const double LEAST_WHITE = 0.5; // of that between two blocks

// How far a frame goes on one page.
typedef struct Extent {
    const Frame *frame;
    size_t page;
    double top, bottom;
} Extent;

// A page being filled: what lies under everything, what is behind the text, the rest.
typedef struct PageLayers {
    struct Pile {
        Item *items;
        size_t count, room;
    } under, behind, front;
} PageLayers;

typedef struct Press {
    const Job *job;
    Layout *layout;
    Arena *arena;
    PageLayers *layers; // beside layout->pages
    size_t layers_room, page_room;
    Extent *extents;
    size_t extent_count, extent_room;
} Press;

// Where the next line box comes.
typedef struct PageCursor {
    size_t page;
    double y;
    bool fresh; // nothing stands above it, here or in its column
    bool whole; // the whole page lies ahead: turning it gains nothing
    bool tied;  // what comes next is better taken apart than put on the next page
} PageCursor;

static Item *pile_add(Press *press, struct Pile *pile)
{
    pile->items =
        arena_grow(press->arena, pile->items, sizeof *pile->items, pile->count, &pile->room);
    return &pile->items[pile->count++];
}

static void page_make(Press *press, const Opening *opening)
{
    Layout *layout = press->layout;
    size_t count = layout->page_count;
    layout->pages =
        arena_grow(press->arena, layout->pages, sizeof *layout->pages, count, &press->page_room);
    press->layers =
        arena_grow(press->arena, press->layers, sizeof *press->layers, count, &press->layers_room);
    Page *page = &layout->pages[count];
    *page = (Page){ .chapter = opening ? opening->chapter : count ? page[-1].chapter : S("") };
    page->opening = opening != NULL;
    page->cover = opening && opening->cover;
    press->layers[count] = (PageLayers){ 0 };
    layout->page_count++;
}

static void items_put(Press *press, size_t page, const LineBox *box, double top)
{
    PageLayers *layers = &press->layers[page];
    for (size_t i = 0; i < box->count; i++) {
        Item *item = pile_add(press, box->items[i].behind ? &layers->behind : &layers->front);
        *item = box->items[i];
        item->y += top;
    }
}

// What a line box shows again above itself at the top of a page: its table's head and its group's row, as far
// as they leave room for the line box. Returns their height.
static double repeated(const Press *press, const LineBox *box, const LineBox *again[2])
{
    const Style *style = press->job->style;
    double room = style->body_bottom - style->opening_top - box->height, height = 0;
    const LineBox *wanted[2] = { box->head, box->group };
    for (size_t i = 0; i < 2; i++) {
        again[i] = wanted[i] && height + wanted[i]->height <= room ? wanted[i] : NULL;
        height += again[i] ? again[i]->height : 0;
    }
    return height;
}

// The next page, with the head of the table that goes on there.
static void page_turn(Press *press, PageCursor *cursor, const LineBox *box)
{
    const LineBox *again[2];
    repeated(press, box, again);
    cursor->page++;
    if (cursor->page == press->layout->page_count)
        page_make(press, NULL);
    cursor->fresh = cursor->whole = true;
    cursor->tied = false;
    cursor->y = press->job->style->opening_top;
    for (size_t i = 0; i < 2; i++) {
        if (!again[i])
            continue;
        items_put(press, cursor->page, again[i], cursor->y);
        cursor->y += again[i]->height;
    }
}

// Where the line box would come on the next page.
static double turned_top(const Press *press, const LineBox *box)
{
    const LineBox *again[2];
    return press->job->style->opening_top + repeated(press, box, again);
}

static void frame_extend(Press *press, const Frame *frame, size_t page, double top, double bottom)
{
    if (!frame)
        return;
    frame_extend(press, frame->around, page, top, bottom);
    for (size_t i = press->extent_count; i > 0; i--) {
        Extent *extent = &press->extents[i - 1];
        if (extent->frame == frame && extent->page == page) {
            extent->top = fmin(extent->top, top);
            extent->bottom = fmax(extent->bottom, bottom);
            return;
        }
        if (press->extent_count - i > 8)
            break;
    }
    press->extents = arena_grow(press->arena, press->extents, sizeof *press->extents,
                                press->extent_count, &press->extent_room);
    press->extents[press->extent_count++] = (Extent){ frame, page, top, bottom };
}

static void galley_put(Press *press, PageCursor *cursor, const Galley *galley);

// Each column from the same place on; what follows stands below the one that ends last.
static void columns_put(Press *press, PageCursor *cursor, const Columns *columns, double top)
{
    PageCursor end = { .page = cursor->page, .y = top };
    // The second may have something on this page while the first begins on the next: their order in the
    // structure is fixed here.
    for (size_t i = 0; i < columns->count; i++)
        *pile_add(press, &press->layers[cursor->page].front) =
            (Item){ .kind = ITEM_ELEMENT, .owner = columns->elements[i] };
    for (size_t i = 0; i < columns->count; i++) {
        PageCursor column = *cursor;
        column.y = top;
        column.fresh = true;
        galley_put(press, &column, columns->galleys[i]);
        if (column.page > end.page || (column.page == end.page && column.y > end.y))
            end = column;
    }
    *cursor = end;
    cursor->fresh = cursor->whole = cursor->tied = false;
}

// The last cut (or the end) that fits in the room; at least the first after `from`.
static double cut_that_fits(const Drawing *drawing, double from, double room)
{
    double best = 0;
    for (size_t i = 0; i <= drawing->cut_count; i++) {
        double cut = i < drawing->cut_count ? drawing->cuts[i] : drawing->height;
        if (cut <= from + SLACK)
            continue;
        if (best > 0 && drawing->head_height + cut - from > room + SLACK)
            break;
        best = cut;
    }
    return best;
}

// That cut, or an earlier one, so that three small pieces are left for the next page rather than one or two,
// if there are three for this one.
static double cut_in_company(const Drawing *drawing, double from, double to)
{
    if (drawing->cut_count < 3 || to >= drawing->height - SLACK ||
        drawing->height - to >= (double)PIECES_ENOUGH)
        return to;
    double earlier = drawing->cuts[drawing->cut_count - 3];
    size_t pieces = 0;
    for (size_t i = 0; i < drawing->cut_count; i++)
        pieces += drawing->cuts[i] > from + SLACK && drawing->cuts[i] <= earlier;
    return earlier < to && pieces >= 3 ? earlier : to;
}

static void drawing_put(Press *press, PageCursor *cursor, const LineBox *box, double top)
{
    const Drawing *whole = box->splits;
    const DrawingParts *parts = drawing_parts(whole);
    double from = whole->head_height;
    LineBox plain = { .items = NULL };
    for (;;) {
        double to = cut_that_fits(whole, from, press->job->style->body_bottom - top);
        to = cut_in_company(whole, from, to);
        LineBox part = *box;
        Item item = box->items[0];
        Drawing *piece = drawing_part(parts, from, to);
        item.drawing = piece;
        item.height = piece->height;
        part.items = &item;
        items_put(press, cursor->page, &part, top);
        frame_extend(press, box->frame, cursor->page, top, top + piece->height);
        cursor->y = top + piece->height;
        cursor->fresh = cursor->whole = cursor->tied = false;
        if (to >= whole->height - SLACK)
            return;
        from = to;
        page_turn(press, cursor, &plain);
        top = cursor->y;
    }
}

static void line_box_put(Press *press, PageCursor *cursor, const Galley *galley, const LineBox *box)
{
    double bottom = press->job->style->body_bottom + SLACK;
    double top = line_box_top(galley, box, cursor->y, cursor->fresh);
    if (!cursor->whole && top + line_box_least(galley, box) > bottom &&
        !(cursor->tied && box->columns)) {
        page_turn(press, cursor, box);
        top = line_box_top(galley, box, cursor->y, true);
    }
    if (box->anchor) {
        box->anchor->page = (int)cursor->page;
        box->anchor->y = top;
    }
    if (box->columns) {
        columns_put(press, cursor, box->columns, top);
        return;
    }
    if (box->splits && top + box->height > bottom) {
        drawing_put(press, cursor, box, top);
        return;
    }
    items_put(press, cursor->page, box, top);
    frame_extend(press, box->frame, cursor->page, top, top + box->height);
    cursor->y = top + box->height;
    cursor->fresh = cursor->whole = cursor->tied = false;
}

// Line boxes that hold on to each other, more than a page can have: they start on a page of their own, and
// there the next is taken apart rather than parted from the one above it.
static void tight_put(Press *press, PageCursor *cursor, const Galley *galley, size_t from,
                      size_t to)
{
    if (!cursor->whole && !cursor->tied && to - from > 1)
        page_turn(press, cursor, &galley->boxes[from]);
    size_t page = cursor->page;
    bool begun = cursor->whole || cursor->tied;
    for (size_t i = from; i < to; i++) {
        line_box_put(press, cursor, galley, &galley->boxes[i]);
        cursor->tied = begun && cursor->page == page && i + 1 < to;
    }
}

static void range_put(Press *press, PageCursor *cursor, const Galley *galley, size_t from,
                      size_t to, BreakLevel level)
{
    double bottom = press->job->style->body_bottom + SLACK;
    const LineBox *first = &galley->boxes[from];
    bool whole = galley_stack(galley, from, to, cursor->y, cursor->fresh) <= bottom;
    if (!whole && !cursor->whole && !cursor->tied &&
        galley_stack(galley, from, to, turned_top(press, first), true) <= bottom) {
        page_turn(press, cursor, first);
        whole = true;
    }
    if (!whole && level >= BREAK_TIE) {
        tight_put(press, cursor, galley, from, to);
        return;
    }
    if (whole) {
        for (size_t i = from; i < to; i++)
            line_box_put(press, cursor, galley, &galley->boxes[i]);
        return;
    }
    for (size_t i = from; i < to;) {
        size_t end = i + 1;
        while (end < to && galley->boxes[end].before > level + 1)
            end++;
        range_put(press, cursor, galley, i, end, level + 1);
        i = end;
    }
}

// The cover's dark block goes down with what stands on it.
static void dark_block_put(Press *press, const Galley *galley, size_t from, const Opening *opening)
{
    const Style *style = press->job->style;
    double height = opening->dark_height, y = 0;
    bool fresh = true;
    for (size_t i = from; i < galley->count; i++) {
        const LineBox *box = &galley->boxes[i];
        if ((box->opening && i > from) || (box->absolute && box->at >= opening->dark_height))
            break;
        y = galley_stack(galley, i, i + 1, y, fresh);
        fresh = false;
    }
    if (y > height - style->grid)
        height = y + style->grid;
    Item *item = pile_add(press, &press->layers[press->layout->page_count - 1].under);
    *item = (Item){
        .kind = ITEM_RECT,
        .width = style->page_width,
        .height = height,
        .artifact = ARTIFACT_BACKGROUND,
        .colour = style->night,
        .scale = 1,
    };
}

static void opening_put(Press *press, PageCursor *cursor, const Galley *galley, size_t at)
{
    const Opening *opening = galley->boxes[at].opening;
    // Nothing stands on the page yet: it is the one that opens.
    if (press->layout->page_count == cursor->page + 1 && cursor->whole)
        press->layout->page_count--;
    page_make(press, opening);
    cursor->page = press->layout->page_count - 1;
    cursor->y = opening->top;
    cursor->fresh = cursor->whole = true;
    cursor->tied = false;
    if (opening->cover && opening->dark_height > 0)
        dark_block_put(press, galley, at, opening);
}

static void line_boxes_put(Press *press, PageCursor *cursor, const Galley *galley, size_t from,
                           size_t to)
{
    for (size_t i = from; i < to;) {
        size_t end = i + 1;
        while (end < to && galley->boxes[end].before != BREAK_FREE)
            end++;
        if (galley->boxes[i].opening)
            opening_put(press, cursor, galley, i);
        range_put(press, cursor, galley, i, end, BREAK_FREE);
        i = end;
    }
}

static void galley_put(Press *press, PageCursor *cursor, const Galley *galley)
{
    line_boxes_put(press, cursor, galley, 0, galley->count);
}

// Where a chapter begins: what it puts can be taken back to there.
typedef struct Chapter {
    size_t from, to; // line boxes
    PageCursor cursor;
    size_t pages, extents;
} Chapter;

// Put the chapter, anew, with so much of the white between its line boxes. Returns the pages that there are
// then.
static size_t chapter_put(Press *press, PageCursor *cursor, Galley *galley, const Chapter *chapter,
                          double white)
{
    *cursor = chapter->cursor;
    press->layout->page_count = chapter->pages;
    press->extent_count = chapter->extents;
    if (cursor->whole)
        press->layers[cursor->page] = (PageLayers){ 0 };
    galley->tightness = white;
    line_boxes_put(press, cursor, galley, chapter->from, chapter->to);
    galley->tightness = 1;
    return press->layout->page_count;
}

// A chapter that fits on fewer pages with less white loses as little of it as that takes: its last lines pull
// back to the page before, or a figure to the page of its heading.
static void chapter_fit(Press *press, PageCursor *cursor, Galley *galley, const Chapter *chapter)
{
    enum { STEPS = 5 };
    size_t before = chapter->pages - chapter->cursor.whole; // an empty page is the chapter's own
    size_t loose = chapter_put(press, cursor, galley, chapter, 1);
    if (loose <= before + 1)
        return;
    size_t tight = chapter_put(press, cursor, galley, chapter, LEAST_WHITE);
    for (int step = tight < loose; step <= STEPS; step++) {
        double white = 1 - (1 - LEAST_WHITE) * step / (double)STEPS;
        if (chapter_put(press, cursor, galley, chapter, white) == tight)
            return;
    }
}

static void chapters_put(Press *press, PageCursor *cursor, Galley *galley)
{
    for (size_t i = 0; i < galley->count;) {
        size_t end = i + 1;
        while (end < galley->count && !galley->boxes[end].opening)
            end++;
        const Chapter chapter = { i, end, *cursor, press->layout->page_count, press->extent_count };
        chapter_fit(press, cursor, galley, &chapter);
        i = end;
    }
}

static void frames_put(Press *press)
{
    const Style *style = press->job->style;
    for (size_t i = 0; i < press->extent_count; i++) {
        const Extent *extent = &press->extents[i];
        const Frame *frame = extent->frame;
        Item rect = {
            .kind = ITEM_RECT,
            .x = frame->x,
            .y = extent->top,
            .width = frame->width,
            .height = extent->bottom - extent->top,
            .artifact = ARTIFACT_BACKGROUND,
            .colour = style->wash,
            .scale = 1,
        };
        struct Pile *under = &press->layers[extent->page].under;
        if (frame->kind == FRAME_CALLOUT)
            *pile_add(press, under) = rect;
        rect.width = frame->kind == FRAME_CALLOUT ? CALLOUT_BAR : QUOTE_BAR;
        rect.colour = style->blue;
        *pile_add(press, under) = rect;
    }
}

static void sheets_bind(Press *press)
{
    for (size_t i = 0; i < press->layout->page_count; i++) {
        const PageLayers *layers = &press->layers[i];
        const struct Pile *piles[] = { &layers->under, &layers->behind, &layers->front };
        Page *page = &press->layout->pages[i];
        size_t count = layers->under.count + layers->behind.count + layers->front.count;
        page->items = arena_many(press->arena, Item, count);
        for (size_t k = 0; k < 3; k++) {
            if (piles[k]->count)
                memcpy(page->items + page->count, piles[k]->items, piles[k]->count * sizeof(Item));
            page->count += piles[k]->count;
        }
    }
}

void galley_paginate(const Job *job, Galley *galley)
{
    Press press = { .job = job, .layout = job->layout, .arena = job->arena };
    page_make(&press, NULL);
    PageCursor cursor = { .page = 0, .y = job->style->body_top, .fresh = true, .whole = true };
    chapters_put(&press, &cursor, galley);
    frames_put(&press);
    sheets_bind(&press);
}
