// SPDX-License-Identifier: EUPL-1.2
// Ink: the pages of a layout as content of a PDF, and the structure that goes with it.
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "doc/document.h"
#include "pdf/pages.h"
#include "pdf/pdf_parts.h"

// Draw all pages; every piece of content gets its mark in the PDF's structure, which must be new. False, with
// a diagnostic, where cairo fails.
bool layout_paint(Pdf *pdf, const Layout *layout, const Document *document);

#endif
