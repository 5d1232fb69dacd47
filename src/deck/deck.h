// SPDX-License-Identifier: EUPL-1.2
// A document of slides as an OpenDocument presentation (ISO/IEC 26300), for who changes a word of it: where
// everything stands is the layout of the PDF, so that both show the same.
#ifndef DECK_DECK_H
#define DECK_DECK_H

#include "doc/document.h"
#include "pdf/pages.h"
#include "pdf/pdf_options.h"

// Render a document that is laid out (pdf/layout.h) to memory. A slide is a page; its title, texts, lists and
// tables can be edited, charts are pictures with their alternative text. The same document gives the same
// bytes. `out` must be empty, and is so on anything but PDF_DONE: PDF_CHECK_FAILED where the layout has
// faults, PDF_SYSTEM_FAILED where there is no memory, or the package read back is not what was written.
PdfStatus deck_render(Arena *arena, const Layout *layout, const Document *document,
                      const PdfOptions *options, Buffer *out);

#endif
