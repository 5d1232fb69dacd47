// SPDX-License-Identifier: EUPL-1.2
// The order in which a PDF comes about. Contents first, page by page; then the structure is checked, before
// anything trusts its indices; then everything that names pages and elements, and the cross-reference.
#include "pdf/messages.h"
#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"
#include "pdf/structure_check.h"

Pdf *pdf_begin(Arena *arena, Diagnostics *d, const PdfOptions *options, Structure *structure,
               size_t page_count, Buffer *out)
{
    Pdf *pdf = arena_one(arena, Pdf);
    *pdf = (Pdf){ .arena = arena, .d = d, .options = options, .structure = structure, .out = out };
    pdf->writer = pdf_writer_new(out);
    pdf->fonts = pdf_fonts_new(arena);
    pdf->content = pdf_content_new(arena, pdf->fonts, options->fonts);
    pdf->page_count = page_count;
    pdf->catalogue_number = pdf_reserve(pdf->writer, 3);
    pdf->page_tree = pdf->catalogue_number + 1;
    pdf->resources = pdf->catalogue_number + 2;
    pdf->pages = pdf_reserve(pdf->writer, page_count);
    pdf->contents = pdf_reserve(pdf->writer, page_count);
    return pdf;
}

void pdf_begin_page(Pdf *pdf)
{
    const Style *style = pdf->options->style;
    pdf_content_page(pdf->content, style->page_width, style->page_height);
}

void pdf_end_page(Pdf *pdf)
{
    Slice content = pdf_content_end(pdf->content);
    if (pdf->painted < pdf->page_count)
        pdf_put_stream(pdf->writer, pdf->contents + pdf->painted, S(""), content, PDF_DEFLATED);
    pdf->painted++;
}

static void check_content(StructureCheck *check, const Pdf *pdf)
{
    size_t page;
    PdfFault fault = pdf_content_fault(pdf->content, &page);
    Slice number = check_number(check, (long long)page + 1);
    switch (fault) {
    case PDF_NO_FAULT: break;
    case PDF_INK_OUTSIDE_MARK: check_fault(check, DIAG_PDF_INK_LOOSE, number); break;
    case PDF_MARK_IN_MARK: check_fault(check, DIAG_PDF_MARK_NESTED, number); break;
    case PDF_UNBALANCED: check_fault(check, DIAG_PDF_CONTENT_UNBALANCED, number); break;
    case PDF_OFF_PAGE: check_fault(check, DIAG_PDF_INK_NOWHERE, number); break;
    }
}

// False where the file must not leave.
static bool is_sound(Pdf *pdf)
{
    StructureCheck check = { .arena = pdf->arena, .d = pdf->d, .structure = pdf->structure };
    size_t marked = pdf->structure->page_count;
    structure_check(&check);
    check_content(&check, pdf);
    if (pdf->painted != pdf->page_count || marked != pdf->page_count || !marked)
        check_fault(&check, DIAG_PDF_PAGE_COUNT, check_number(&check, (long long)pdf->painted),
                    check_number(&check, (long long)marked));
    pdf->elements = check.elements;
    pdf->element_count = check.element_count;
    pdf->claims = !check.faulty;
    return !check.failed;
}

// What all pages share: fonts and logo. False where HarfBuzz cannot make a font.
static bool write_resources(Pdf *pdf)
{
    Buffer out = { 0 };
    buffer_add(&out, S("<</Font"));
    Slice failed = pdf_fonts_write(pdf->fonts, pdf->writer, &out);
    size_t logo = pdf_write_logo(pdf);
    if (logo)
        buffer_print(&out, "/XObject<</Logo %zu 0 R>>", logo);
    buffer_add(&out, S(">>"));
    pdf_put(pdf->writer, pdf->resources, buffer_slice(&out));
    buffer_free(&out);
    if (failed.len)
        diagnose(pdf->d, DIAG_PDF_FONT, (Place){ 0 }, failed);
    return !failed.len;
}

static PdfStatus write_parts(Pdf *pdf)
{
    Buffer *catalogue = &pdf->catalogue;
    pdf->annotations = pdf_reserve(pdf->writer, pdf->structure->link_count);
    buffer_add(catalogue, S("<<"));
    pdf_write_pages(pdf);
    pdf_write_links(pdf);
    pdf_write_tree(pdf);
    pdf_write_outline(pdf);
    if (!write_resources(pdf))
        return PDF_CHECK_FAILED;
    size_t information = pdf_write_metadata(pdf);
    buffer_add(catalogue, S(">>"));
    pdf_put(pdf->writer, pdf->catalogue_number, buffer_slice(catalogue));
    Slice fault = pdf_writer_finish(pdf->writer, pdf->catalogue_number, information);
    if (fault.len)
        diagnose(pdf->d, DIAG_PDF_DAMAGED, (Place){ 0 }, fault);
    return fault.len ? PDF_SYSTEM_FAILED : PDF_DONE;
}

PdfStatus pdf_close(Pdf *pdf)
{
    PdfStatus status = is_sound(pdf) ? write_parts(pdf) : PDF_CHECK_FAILED;
    if (status != PDF_DONE)
        buffer_free(pdf->out);
    buffer_free(&pdf->catalogue);
    pdf_content_free(pdf->content);
    pdf_fonts_free(pdf->fonts);
    pdf_writer_free(pdf->writer);
    return status;
}
