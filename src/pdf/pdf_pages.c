// SPDX-License-Identifier: EUPL-1.2
// The pages' dictionaries. All pages have one size and one set of resources.
#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"

void pdf_write_pages(Pdf *pdf)
{
    const Style *style = pdf->options->style;
    const Structure *s = pdf->structure;
    size_t count = s->page_count;
    Buffer *lists = arena_many(pdf->arena, Buffer, count), out = { 0 }, kids = { 0 };
    // The annotations of each page, in the order in which they were made.
    for (size_t i = 0; i < s->link_count; i++)
        pdf_add_reference(&lists[s->links[i].page], pdf->annotations + i);
    for (size_t p = 0; p < count; p++) {
        out.len = 0;
        buffer_print(
            &out,
            "<</Type/Page/Parent %zu 0 R/Resources %zu 0 R/Contents %zu 0 R/StructParents %zu"
            "/Tabs/S/MediaBox[0 0 ",
            pdf->page_tree, pdf->resources, pdf->contents + p, p);
        pdf_add_number(&out, style->page_width);
        buffer_add_byte(&out, ' ');
        pdf_add_number(&out, style->page_height);
        buffer_add_byte(&out, ']');
        if (lists[p].len)
            buffer_print(&out, "/Annots[%.*s]", SLICE_ARGS(buffer_slice(&lists[p])));
        buffer_add(&out, S(">>"));
        pdf_put(pdf->writer, pdf->pages + p, buffer_slice(&out));
        pdf_add_reference(&kids, pdf->pages + p);
        buffer_free(&lists[p]);
    }
    out.len = 0;
    buffer_print(&out, "<</Type/Pages/Count %zu/Kids[", count);
    buffer_add(&out, buffer_slice(&kids));
    buffer_add(&out, S("]>>"));
    pdf_put(pdf->writer, pdf->page_tree, buffer_slice(&out));
    buffer_print(&pdf->catalogue, "/Type/Catalog/Pages %zu 0 R", pdf->page_tree);
    buffer_free(&kids);
    buffer_free(&out);
}
