// SPDX-License-Identifier: EUPL-1.2
#include <math.h>
#include <stdlib.h>

#include "deck/deck_parts.h"

static bool is_heading(const Element *element)
{
    return element->type >= ELEMENT_H1 && element->type <= ELEMENT_H6;
}

static bool is_text(const Element *element)
{
    return is_heading(element) || element->type == ELEMENT_P || element->type == ELEMENT_CAPTION ||
           element->type == ELEMENT_NOTE;
}

// The element that a block is of, for one within it: the outermost table or list, else the paragraph or
// heading, else the figure. NULL where it lies in none.
static const Element *block_of(const Element *element)
{
    const Element *text = NULL, *around = NULL, *figure = NULL;
    for (const Element *e = element; e; e = e->parent) {
        if (e->type == ELEMENT_TABLE || e->type == ELEMENT_L)
            around = e;
        else if (!text && is_text(e))
            text = e;
        else if (!figure && e->type == ELEMENT_FIGURE)
            figure = e;
    }
    return around ? around : text ? text : figure;
}

// A mark stands a tenth of its words' size below their baseline; their size is not its own.
static double baseline_of(const Item *item)
{
    return item->kind == ITEM_TEXT ? item->y : item->y + item->height - item->size * 0.1;
}

static void add_piece(Arena *arena, Block *block, const Item *item)
{
    block->pieces =
        arena_grow(arena, block->pieces, sizeof *block->pieces, block->count, &block->room);
    block->pieces[block->count++] = (Piece){ item, baseline_of(item) };
}

static int by_line(const void *a, const void *b)
{
    const Piece *one = a, *other = b;
    if (fabs(one->baseline - other->baseline) > 1)
        return one->baseline < other->baseline ? -1 : 1;
    return one->item->x < other->item->x ? -1 : one->item->x > other->item->x;
}

void deck_sort(Piece *pieces, size_t count)
{
    if (count)
        qsort(pieces, count, sizeof *pieces, by_line);
}

// A mark goes to the line of words that is nearest. A table keeps the order of its cells.
static void settle(Block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        Piece *mark = &block->pieces[i];
        double nearest = INFINITY;
        if (mark->item->kind == ITEM_TEXT)
            continue;
        double low = mark->item->y + mark->item->height, baseline = mark->baseline;
        for (size_t k = 0; k < block->count; k++) {
            const Piece *words = &block->pieces[k];
            if (words->item->kind != ITEM_TEXT || fabs(words->baseline - low) >= nearest)
                continue;
            nearest = fabs(words->baseline - low);
            baseline = words->baseline;
        }
        mark->baseline = baseline;
    }
    if (!block->element || block->element->type != ELEMENT_TABLE)
        deck_sort(block->pieces, block->count);
}

static bool is_of_texts(const Item *item)
{
    return item->kind == ITEM_TEXT || (item->kind == ITEM_DRAWING && item->text.len);
}

// A heading may hold words in another size above it, which are no part of a slide's title.
static Block *block_with(Arena *arena, Block **blocks, size_t *count, size_t *room,
                         const Element *element, const Item *item)
{
    for (size_t i = 0; i < *count && element; i++) {
        Block *block = &(*blocks)[i];
        if (block->element == element &&
            (!is_heading(element) || fabs(block->pieces[0].item->size - item->size) < 0.1))
            return block;
    }
    *blocks = arena_grow(arena, *blocks, sizeof **blocks, *count, room);
    (*blocks)[*count] = (Block){ .element = element };
    return &(*blocks)[(*count)++];
}

size_t deck_blocks(Arena *arena, const Page *page, Block **blocks)
{
    size_t count = 0, room = 0;
    *blocks = NULL;
    for (int round = 0; round < 3;
         round++) // what is of the document; marks that say nothing; the margins
        for (size_t i = 0; i < page->count; i++) {
            const Item *item = &page->items[i];
            const Element *element = item->owner ? item->owner : item->beside;
            int due = item->owner ? 0 : item->beside ? 1 : 2;
            bool placed = is_of_texts(item) || (item->kind == ITEM_ELEMENT && item->owner) ||
                          item->kind == ITEM_DRAWING || item->kind == ITEM_LOGO;
            if (due != round || !placed)
                continue;
            Block *block =
                block_with(arena, blocks, &count, &room, element ? block_of(element) : NULL, item);
            add_piece(arena, block, item);
        }
    for (size_t i = 0; i < count; i++)
        settle(&(*blocks)[i]);
    return count;
}
