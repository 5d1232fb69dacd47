#include "pdf/pdf.h"

#include "pdf/layout.h"
#include "pdf/paint.h"

PdfStatus pdf_render(Arena *arena, Diagnostics *d, const Document *document, const PdfOptions *options,
                     Buffer *out)
{
    Layout *layout = layout_make(arena, d, document, options);
    if (layout->troubles)
        return PDF_CHECK_FAILED;
    Structure *structure = structure_new(arena);
    Buffer raw = { 0 };
    PdfStatus status = PDF_SYSTEM_FAILED;
    if (layout_paint(d, layout, document, options, structure, &raw))
        status = pdf_finish(d, buffer_slice(&raw), structure, out);
    buffer_free(&raw);
    return status;
}
