// SPDX-License-Identifier: EUPL-1.2
// From a document to pages.
#ifndef PDF_LAYOUT_H
#define PDF_LAYOUT_H

#include "doc/document.h"
#include "pdf/pages.h"
#include "pdf/pdf_options.h"

// Lay the document out on the style's pages. Problems (a sign no font has, a chart that does not exist)
// go to `d` and are counted in the layout's `troubles`.
Layout *layout_make(Arena *arena, Diagnostics *d, const Document *document,
                    const PdfOptions *options);

// What a draft says on every page: "CONCEPT".
Slice draft_word(const Strings *strings);

// One item a line, page by page: kind, x, y, text. For tests.
Slice layout_dump(Arena *arena, const Layout *layout);

#endif
