// SPDX-License-Identifier: EUPL-1.2
// A slide at a time: its ground, its title, then its blocks as they are read.
#include "deck/deck.h"

#include <math.h>

#include "deck/deck_parts.h"

// A ground that covers the page is the slide's own.
static bool covers(const Deck *deck, const Item *item)
{
    return item->kind == ITEM_RECT && !item->owner && item->x <= 0 && item->y <= 0 &&
           item->width >= deck->style->page_width - 1 &&
           item->height >= deck->style->page_height - 1;
}

static Slice slide_style(Deck *deck, const Page *page)
{
    Buffer out = { 0 };
    deck_put(&out, "<style:drawing-page-properties presentation:background-visible=\"true\" "
                   "presentation:background-objects-visible=\"true\"");
    for (size_t i = 0; i < page->count; i++) {
        if (!covers(deck, &page->items[i]))
            continue;
        deck_put(&out, " draw:fill=\"solid\"");
        deck_colour(&out, "draw:fill-color", page->items[i].colour);
        break;
    }
    deck_put(&out, "/>");
    return deck_style(deck, 'D', deck_taken(deck->arena, &out));
}

// Is it a rule or the ground of a row of a table? These are borders of its cells.
static bool is_of_table(const Item *rect, const Block *blocks, size_t count)
{
    const double near = 40; // from the baseline of a row's text to its rule, at most
    for (size_t b = 0; b < count; b++) {
        const TableColumns *columns = blocks[b].element ? blocks[b].element->layout : NULL;
        double width = 0;
        for (size_t c = 0; columns && c < columns->count; c++)
            width += columns->width[c];
        if (!columns || fabs(rect->x - columns->left[0]) > 1 || rect->width + 1 < width)
            continue;
        for (size_t i = 0; i < blocks[b].count; i++)
            if (blocks[b].pieces[i].item->kind != ITEM_ELEMENT &&
                fabs(rect->y - blocks[b].pieces[i].baseline) < near)
                return true;
    }
    return false;
}

static void put_rects(Deck *deck, const Page *page, const Block *blocks, size_t count)
{
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (item->kind != ITEM_RECT || covers(deck, item) || is_of_table(item, blocks, count))
            continue;
        Buffer out = { 0 };
        deck_put(&out, "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\"");
        deck_colour(&out, "draw:fill-color", item->colour);
        deck_put(&out, "/>");
        Slice style = deck_style(deck, 'G', deck_taken(deck->arena, &out));
        buffer_print(&deck->body, "<draw:rect draw:style-name=\"%.*s\" draw:layer=\"layout\"",
                     SLICE_ARGS(style));
        deck_box(&deck->body, item->x, item->y, item->width, item->height);
        deck_put(&deck->body, "/>\n");
    }
}

static bool is_title(const Block *block)
{
    return block->element && block->element->type == ELEMENT_H1;
}

static void put_block(Deck *deck, const Block *block, bool title)
{
    const Item *first = block->pieces[0].item;
    if (block->element && block->element->type == ELEMENT_TABLE)
        deck_put_table(deck, block);
    else if (first->kind == ITEM_LOGO)
        deck_put_logo(deck, first);
    else if (first->kind == ITEM_DRAWING && !first->text.len)
        deck_put_figure(deck, first);
    else if (first->kind != ITEM_ELEMENT)
        deck_put_text(deck, block, title);
}

static void put_slide(Deck *deck, const Page *page)
{
    Block *blocks;
    size_t count = deck_blocks(deck->arena, page, &blocks), title = count;
    for (size_t i = 0; i < count; i++)
        if (is_title(&blocks[i]) &&
            (title == count || blocks[i].pieces[0].item->size > blocks[title].pieces[0].item->size))
            title = i;
    buffer_print(&deck->body, "<draw:page draw:name=\"%zu", deck->page);
    if (page->chapter.len) {
        deck_put(&deck->body, ". ");
        deck_escape(&deck->body, page->chapter);
    }
    buffer_print(&deck->body,
                 "\" draw:style-name=\"%.*s\" draw:master-page-name=\"Deck\" "
                 "presentation:presentation-page-layout-name=\"Layout\">\n",
                 SLICE_ARGS(slide_style(deck, page)));
    put_rects(deck, page, blocks, count);
    for (size_t i = 0; i < count; i++)
        put_block(deck, &blocks[i], i == title);
    deck_put(&deck->body, "</draw:page>\n");
}

PdfStatus deck_render(Arena *arena, const Layout *layout, const Document *document,
                      const PdfOptions *options, Buffer *out)
{
    if (layout->troubles)
        return PDF_CHECK_FAILED;
    Deck deck = {
        .arena = arena,
        .document = document,
        .options = options,
        .style = options->style,
        .pages = layout->page_count,
    };
    for (size_t i = 0; i < layout->page_count; i++) {
        deck.page = i + 1;
        put_slide(&deck, &layout->pages[i]);
    }
    Slice bytes = deck.failed ? S("") : deck_pack(&deck);
    buffer_free(&deck.body);
    if (!bytes.len)
        return PDF_SYSTEM_FAILED;
    buffer_add(out, bytes);
    return PDF_DONE;
}
