// SPDX-License-Identifier: EUPL-1.2
#include "pdf/layout.h"

static const char *const kinds[] = {
    [ITEM_TEXT] = "text", [ITEM_RECT] = "rect",       [ITEM_DRAWING] = "drawing",
    [ITEM_LOGO] = "logo", [ITEM_ELEMENT] = "element",
};

// A length to one decimal, without the locale.
static void print_length(Buffer *out, double value)
{
    long long tenths = (long long)(value * 10 + (value < 0 ? -0.5 : 0.5));
    const char *sign = tenths < 0 ? "-" : "";
    tenths = tenths < 0 ? -tenths : tenths;
    buffer_print(out, " %s%lld.%lld", sign, tenths / 10, tenths % 10);
}

static void print_item(Buffer *out, const Item *item)
{
    buffer_print(out, "  %s", kinds[item->kind]);
    if (item->kind != ITEM_ELEMENT) {
        print_length(out, item->x);
        print_length(out, item->y);
    }
    if (item->kind == ITEM_RECT || item->kind == ITEM_DRAWING || item->kind == ITEM_LOGO) {
        print_length(out, item->width);
        print_length(out, item->height);
    }
    Slice owner = item->owner ? element_name(item->owner->type) : artifact_name(item->artifact);
    buffer_print(out, " %.*s", SLICE_ARGS(owner));
    if (item->kind == ITEM_TEXT) {
        print_length(out, item->size);
        buffer_print(out, " \"%.*s\"", SLICE_ARGS(item->text));
    }
    if (item->link && item->link->anchor)
        buffer_print(out, " -> #%.*s", SLICE_ARGS(item->link->anchor->id));
    else if (item->link)
        buffer_print(out, " -> %.*s", SLICE_ARGS(item->link->address));
    buffer_add_byte(out, '\n');
}

Slice layout_dump(Arena *arena, const Layout *layout)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < layout->page_count; i++) {
        const Page *page = &layout->pages[i];
        const char *kind = page->cover ? " cover" : page->opening ? " opening" : "";
        buffer_print(&out, "page %zu%s", i + 1, kind);
        if (page->chapter.len)
            buffer_print(&out, " (%.*s)", SLICE_ARGS(page->chapter));
        buffer_add_byte(&out, '\n');
        for (size_t k = 0; k < page->count; k++)
            print_item(&out, &page->items[k]);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
