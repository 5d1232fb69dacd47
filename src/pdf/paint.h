// Ink: the pages of a layout drawn with cairo into a raw PDF, and the structure that finishing writes.
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "pdf/layout.h"

// Draw all pages; every piece of content gets its mark in `structure`, which must be new. `raw` receives
// cairo's file. False, with a diagnostic, where cairo fails.
bool layout_paint(Diagnostics *d, const Layout *layout, const Document *document, const PdfOptions *options,
                  Structure *structure, Buffer *raw);

#endif
