// SPDX-License-Identifier: EUPL-1.2
// The web page: a document as one HTML file that needs nothing else, the twin of the PDF.
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "base/buffer.h"
#include "doc/document.h"
#include "html/page_options.h"

// Render the document to memory as HTML5 in UTF-8: no script, and nothing from elsewhere (its own policy
// refuses both). `out` must be empty. False, with problems for `d`, where a chart or a mark is not known or a
// font cannot be cut to what the page shows.
bool page_render(Arena *arena, Diagnostics *d, const Document *document, const PageOptions *options,
                 Buffer *out);

#endif
