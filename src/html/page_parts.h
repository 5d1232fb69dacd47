// SPDX-License-Identifier: EUPL-1.2
// What the files of this room share: a page being written.
#ifndef HTML_PAGE_PARTS_H
#define HTML_PAGE_PARTS_H

#include "base/buffer.h"
#include "doc/document.h"
#include "html/page_options.h"

typedef struct WebPage {
    Arena *arena;
    Diagnostics *d;
    const Document *document;
    const PageOptions *options;
    ChartContext charts;
    Buffer *out;
    Slice heading;  // the text of the last one: what names a table
    double width;   // of the column, in points of the report: what a chart is made for
    size_t figures; // so far: their ids are numbers
    bool failed;
} WebPage;

// ---- page_blocks.c ----

// The node and those after it, up to `end` (NULL: all that follow).
void page_nodes(WebPage *page, const Node *node, const Node *end);
// What is in it.
void page_inside(WebPage *page, const Node *node);
// ` name="value"`, the value escaped; nothing where it is empty.
void page_attribute(WebPage *page, const char *name, Slice value);
// `<p class="r-small"`, its language where it has its own, `>`.
void page_open(WebPage *page, const char *element, Slice name, const Node *node);
void page_close(WebPage *page, const char *element);
// A text of the document, escaped.
void page_text(WebPage *page, Slice text);

// ---- page_table.c ----

void page_table(WebPage *page, const Node *node, bool dense);

// ---- page_figure.c ----

void page_figure(WebPage *page, const Node *node);
void page_mark(WebPage *page, const Node *node);
// Every mark that the document uses, once, for page_mark to point at.
void page_marks(WebPage *page);

// ---- page_look.c ----

// The style sheet: fonts, colours and roles of the style, then the sheet of the templates.
Slice page_sheet(WebPage *page);

// ---- page_font.c ----

// Of each face of the first family what the page shows, as @font-face.
void page_fonts(WebPage *page, Buffer *out);

#endif
