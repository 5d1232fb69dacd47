// SPDX-License-Identifier: EUPL-1.2
// A picture of pixels (ISO 32000-1, 8.9). A JPEG goes in as it is; of a PNG the cover is an image of its own.
#include "pdf/pdf_parts.h"
#include "text/logo.h"

static void add_image(Buffer *out, const Logo *logo, const char *space)
{
    buffer_print(out,
                 "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s",
                 logo->columns, logo->rows, space);
}

size_t pdf_write_logo(Pdf *pdf)
{
    const Logo *logo = pdf->options->style->logo;
    Buffer out = { 0 };
    if (!logo)
        return 0;
    size_t number = pdf_reserve(pdf->writer, 1), cover = 0;
    if (logo->cover.len) {
        cover = pdf_reserve(pdf->writer, 1);
        add_image(&out, logo, "DeviceGray");
        pdf_put_stream(pdf->writer, cover, buffer_slice(&out), logo->cover, PDF_DEFLATED);
        out.len = 0;
    }
    add_image(&out, logo, logo->channels == 1 ? "DeviceGray" : "DeviceRGB");
    if (cover)
        buffer_print(&out, "/SMask %zu 0 R", cover);
    if (logo->is_jpeg) {
        buffer_add(&out, S("/Filter/DCTDecode"));
        pdf_put_stream(pdf->writer, number, buffer_slice(&out), logo->file, PDF_PLAIN);
    } else {
        pdf_put_stream(pdf->writer, number, buffer_slice(&out), logo->colours, PDF_DEFLATED);
    }
    buffer_free(&out);
    return number;
}
