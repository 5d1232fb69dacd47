// SPDX-License-Identifier: EUPL-1.2
// The pages are walked once. Items that follow each other and belong to one element share one mark; the marks
// of a page have the numbers that structure_mark gives them. No ink is made outside a mark.
#include "pdf/paint.h"

#include <math.h>
#include <string.h>

#include "pdf/chart_ink.h"
#include "pdf/layout.h"
#include "pdf/messages.h"

typedef struct Painter {
    Pdf *pdf;
    const Layout *layout;
    const Style *style;
    Fonts *fonts;
    Structure *structure;
    PdfContent *content;
    ChartInk *charts;
    size_t page;
} Painter;

static double flipped(const Painter *painter, double y)
{
    return painter->style->page_height - y;
}

static void item_paint(Painter *painter, const Item *item)
{
    switch (item->kind) {
    case ITEM_TEXT:
        pdf_content_text(painter->content,
                         &(PdfLine){ .face = item->face,
                                     .size = item->size,
                                     .x = item->x,
                                     .y = item->y,
                                     .cosine = 1,
                                     .colour = item->colour },
                         item->text);
        return;
    case ITEM_RECT:
        pdf_content_ink(painter->content, &item->colour, NULL);
        pdf_content_rectangle(painter->content, item->x, item->y, item->width, item->height);
        pdf_content_paint(painter->content);
        return;
    case ITEM_DRAWING:
        chart_ink_paint(painter->charts, item->drawing, item->x, item->y, item->scale);
        return;
    case ITEM_LOGO:
        pdf_content_logo(painter->content, item->x, item->y, item->width, item->height);
        return;
    case ITEM_ELEMENT: return;
    }
}

static bool same_mark(const Item *a, const Item *b)
{
    if (a->owner != b->owner || a->kind == ITEM_ELEMENT || b->kind == ITEM_ELEMENT)
        return false;
    return a->owner || a->artifact == b->artifact;
}

// The rectangle of a piece of a link. Pieces on one line make one.
static void box_add(const Painter *painter, PdfLink *link, const Item *item)
{
    double ascent = fonts_ascent(painter->fonts) * item->size;
    double descent = fonts_descent(painter->fonts) * item->size;
    double top = item->kind == ITEM_TEXT ? item->y - ascent : item->y;
    double bottom = item->kind == ITEM_TEXT ? item->y + descent : item->y + item->height;
    if (item->width <= 0)
        return;
    double box[4] = { item->x, flipped(painter, bottom), item->x + item->width,
                      flipped(painter, top) };
    double *last = link->box_count ? link->boxes[link->box_count - 1] : NULL;
    if (last && last[1] < box[3] && box[1] < last[3]) {
        last[0] = fmin(last[0], box[0]);
        last[1] = fmin(last[1], box[1]);
        last[2] = fmax(last[2], box[2]);
        last[3] = fmax(last[3], box[3]);
        return;
    }
    // NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): link_put has made room
    memcpy(link->boxes[link->box_count++], box, sizeof box);
}

static void link_put(Painter *painter, const Item *items, size_t count)
{
    const TextLink *text = items[0].link;
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): called for items that have one
    PdfLink *link = structure_link(painter->structure, text->element, (int)painter->page);
    link->contents = text->contents;
    link->address = text->address;
    if (text->anchor) {
        link->target_page = text->anchor->page;
        link->target_y = flipped(painter, text->anchor->y);
    }
    link->boxes = arena_alloc(painter->layout->arena, sizeof *link->boxes, count);
    for (size_t i = 0; i < count; i++)
        if (items[i].link == text)
            box_add(painter, link, &items[i]);
}

static void figure_box(const Painter *painter, const Item *item)
{
    Element *figure = item->owner;
    if ((item->kind != ITEM_DRAWING && item->kind != ITEM_LOGO) || !figure ||
        figure->type != ELEMENT_FIGURE || figure->has_box)
        return;
    figure->has_box = true;
    figure->box_page = (int)painter->page;
    figure->box[0] = item->x;
    figure->box[1] = flipped(painter, item->y + item->height);
    figure->box[2] = item->x + item->width;
    figure->box[3] = flipped(painter, item->y);
}

// One mark: the items from `first` on that belong together. Returns their number.
static size_t mark_paint(Painter *painter, const Item *first, size_t left)
{
    size_t count = 1;
    while (count < left && same_mark(first, &first[count]))
        count++;
    int number =
        structure_mark(painter->structure, (int)painter->page, first->owner, first->artifact);
    if (first->owner)
        pdf_content_mark(painter->content, first->owner->type, number);
    else
        pdf_content_artifact(painter->content, first->artifact);
    for (size_t i = 0; i < count; i++) {
        item_paint(painter, &first[i]);
        figure_box(painter, &first[i]);
    }
    pdf_content_mark_end(painter->content);
    return count;
}

static void page_paint(Painter *painter, const Page *page)
{
    size_t link_from = 0;
    pdf_begin_page(painter->pdf);
    for (size_t i = 0; i < page->count;) {
        const Item *item = &page->items[i];
        if (item->kind == ITEM_ELEMENT) {
            structure_attach(painter->structure, item->owner);
            i++;
            continue;
        }
        if (!item->link || i == 0 || page->items[i - 1].link != item->link)
            link_from = i;
        i += mark_paint(painter, item, page->count - i);
        // A link's annotation comes after its last piece on the page.
        const TextLink *link = page->items[i - 1].link;
        if (item->owner && link && (i == page->count || page->items[i].link != link))
            link_put(painter, page->items + link_from, i - link_from);
    }
    pdf_end_page(painter->pdf);
}

static void bookmarks_put(const Painter *painter)
{
    const Layout *layout = painter->layout;
    for (size_t i = 0; i < layout->anchor_count; i++) {
        const Destination *anchor = &layout->anchors[i];
        if (anchor->minor || anchor->page < 0)
            continue;
        // "Pijler 4 · Meten: We meten te weinig om te kunnen sturen": the heading of a chapter is a message,
        // and says seldom what the chapter is about.
        Slice title = anchor->title, chapter = anchor->chapter;
        if (anchor->heading->level == 1 && chapter.len && !slice_equal(chapter, title))
            title =
                slice_print(layout->arena, "%.*s: %.*s", SLICE_ARGS(chapter), SLICE_ARGS(title));
        Bookmark *bookmark = structure_bookmark(painter->structure);
        *bookmark = (Bookmark){
            .title = title,
            .level = anchor->heading->level,
            .page = anchor->page,
            .y = flipped(painter, anchor->cover ? 0 : anchor->y),
        };
    }
}

// The label of a page is the number printed on it, so that "page 4" is one page, in the footer, in the
// contents and in the reading program. A cover has no number, and counts.
static void labels_put(const Painter *painter, Slice cover)
{
    Structure *structure = painter->structure;
    size_t count = painter->layout->page_count;
    structure->page_labels = arena_many(structure->arena, Slice, count);
    for (size_t i = 0; i < count; i++)
        structure->page_labels[i] = painter->layout->pages[i].cover && cover.len
                                        ? cover
                                        : slice_print(structure->arena, "%zu", i + 1);
}

// The title of a draft says so too, for who reads by ear and is not told what stands in the margins.
static void structure_describe(Structure *structure, const Document *document,
                               const PdfOptions *options)
{
    structure->title = document->title;
    if (options->draft) {
        Slice word = draft_word(options->strings);
        structure->title = slice_print(structure->arena, "%.*s – %.*s", SLICE_ARGS(word),
                                       SLICE_ARGS(document->title));
    }
    structure->lang = document->lang;
    structure->author = document->author;
    structure->created = options->created;
}

bool layout_paint(Pdf *pdf, const Layout *layout, const Document *document)
{
    const PdfOptions *options = pdf->options;
    Painter painter = {
        .pdf = pdf,
        .layout = layout,
        .style = options->style,
        .fonts = options->fonts,
        .structure = pdf->structure,
        .content = pdf->content,
        .charts = chart_ink_new(pdf->arena, pdf->content, options->fonts),
    };
    structure_describe(pdf->structure, document, options);
    structure_attach(pdf->structure, layout->root);
    for (painter.page = 0; painter.page < layout->page_count; painter.page++)
        page_paint(&painter, &layout->pages[painter.page]);
    bookmarks_put(&painter);
    labels_put(&painter, slice_of(options->strings->cover_label));
    const char *problem = chart_ink_problem(painter.charts);
    if (problem)
        diagnose(pdf->d, DIAG_PDF_PAINTING, (Place){ 0 }, slice_of(problem));
    chart_ink_free(painter.charts);
    return !problem;
}
