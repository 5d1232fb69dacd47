// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pdf.h"

#include "pdf/layout.h"
#include "pdf/paint.h"

static PdfStatus write(Arena *arena, Diagnostics *d, const Layout *layout, const Document *document,
                       const PdfOptions *options, Buffer *out)
{
    Pdf *pdf = pdf_begin(arena, d, options, structure_new(arena), layout->page_count, out);
    bool painted = layout_paint(pdf, layout, document);
    PdfStatus status = pdf_close(pdf);
    if (painted)
        return status;
    buffer_free(out);
    return PDF_SYSTEM_FAILED;
}

PdfStatus pdf_render_layout(Arena *arena, Diagnostics *d, const Layout *layout,
                            const Document *document, const PdfOptions *options, Buffer *out)
{
    return layout->troubles ? PDF_CHECK_FAILED : write(arena, d, layout, document, options, out);
}

PdfStatus pdf_render(Arena *arena, Diagnostics *d, const Document *document,
                     const PdfOptions *options, Buffer *out)
{
    Layout *layout = layout_make(arena, d, document, options);
    return pdf_render_layout(arena, d, layout, document, options, out);
}

// The ground and the drawing on it.
static Page picture_page(Arena *arena, const PdfPicture *picture, const Style *style,
                         Element *figure)
{
    Item *items = arena_many(arena, Item, 2);
    items[0] = (Item){ .kind = ITEM_RECT,
                       .width = style->page_width,
                       .height = style->page_height,
                       .artifact = ARTIFACT_BACKGROUND,
                       .colour = picture->ground,
                       .scale = 1 };
    items[1] = (Item){ .kind = ITEM_DRAWING,
                       .x = picture->margin,
                       .y = picture->margin,
                       .width = picture->drawing->width,
                       .height = picture->drawing->height,
                       .owner = figure,
                       .drawing = picture->drawing,
                       .scale = 1 };
    return (Page){ .items = items, .count = 2 };
}

PdfStatus pdf_picture(Arena *arena, Diagnostics *d, const PdfPicture *picture,
                      const PdfOptions *options, Buffer *out)
{
    Style style = *options->style;
    style.page_width = picture->drawing->width + 2 * picture->margin;
    style.page_height = picture->drawing->height + 2 * picture->margin;
    style.logo = NULL;
    PdfOptions own = *options;
    own.style = &style;
    const Document document = { .title = picture->title,
                                .lang = picture->lang,
                                .author = picture->author };

    Element *root = element_loose(arena, NULL, ELEMENT_DOCUMENT);
    Element *figure = element_loose(arena, root, ELEMENT_FIGURE);
    figure->alt = picture->alt;
    Page page = picture_page(arena, picture, &style, figure);
    const Layout layout = { .arena = arena, .pages = &page, .page_count = 1, .root = root };
    return write(arena, d, &layout, &document, &own, out);
}
