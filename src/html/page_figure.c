// SPDX-License-Identifier: EUPL-1.2
// Charts and small drawn signs, in the page as SVG. A chart is made for its column on paper,
// and scrolls in its box where the screen is narrower. A sign is drawn once; where it stands points at it.
#include "base/pattern.h"
#include "base/xml.h"
#include "chart/chart_table.h"
#include "chart/picture.h"
#include "doc/messages.h"
#include "html/page_parts.h"

// Its figures as a table, for who does not see the chart or wants to take them along. A chart that stands for
// words needs none.
static void add_figures(WebPage *page, const Node *node, const Drawing *drawing)
{
    Buffer *out = page->out;
    ChartTable table = chart_table(&page->charts, node->chart);
    if (table.rows < 2 || drawing->notice.len)
        return;
    Slice title = chart_title(&page->charts, node->chart);
    buffer_add(out, S("<details><summary>"));
    page_text(page, pattern_fill(page->arena, slice_of(page->options->strings->page_figures),
                                 &(PatternBlank){ "chart", title }, 1));
    buffer_add(out,
               S("</summary>\n<div class=\"scroll dense\">\n<table tabindex=\"0\">\n<caption>"));
    page_text(page, title);
    buffer_add(out, S("</caption>\n<thead>\n"));
    for (size_t i = 0; i < table.rows * table.columns; i++) {
        size_t row = i / table.columns, column = i % table.columns;
        const char *element = row == 0 || column == 0 ? "th" : "td";
        if (column == 0)
            buffer_add(out, row == 1 ? S("</thead>\n<tbody>\n<tr>") : S("<tr>"));
        buffer_print(out, "<%s%s%s>", element,
                     row == 0      ? " scope=\"col\""
                     : column == 0 ? " scope=\"row\""
                                   : "",
                     column == 0 ? "" : " class=\"end\"");
        page_text(page, table.cells[i]);
        buffer_print(out, column + 1 == table.columns ? "</%s></tr>\n" : "</%s>", element);
    }
    buffer_add(out, S("</tbody>\n</table>\n</div>\n</details>\n"));
}

void page_figure(WebPage *page, const Node *node)
{
    Buffer *out = page->out;
    Drawing *drawing = chart_make(&page->charts, node->chart, page->width);
    if (!drawing) {
        diagnose(page->d, DIAG_CHART_UNKNOWN, node->place, node->chart);
        page->failed = true;
        return;
    }
    page_open(page, "figure", S(""), node);
    if (node->caption.len) {
        buffer_add(out, S("<figcaption>"));
        if (node->number)
            buffer_print(out, "<strong>%.*s %d.</strong> ", SLICE_ARGS(page->document->figure_word),
                         node->number);
        page_text(page, node->caption);
        buffer_add(out, S("</figcaption>\n"));
    }
    PictureText words = { .name = slice_print(page->arena, "%zu", ++page->figures),
                          .language = node->lang.len ? node->lang : page->document->lang,
                          .title = chart_title(&page->charts, node->chart),
                          .alt = node->alt };
    buffer_add(out, S("<div class=\"scroll\" tabindex=\"0\">\n"));
    picture_svg(drawing, &words, page->options->style,
                chart_ground(page->options->style, node->chart), out);
    buffer_add(out, S("</div>\n"));
    add_figures(page, node, drawing);
    page_close(page, "figure");
}

// "mark-phase-2".
static void add_mark_id(Buffer *out, Slice name)
{
    buffer_add(out, S("mark-"));
    for (size_t i = 0; i < name.len; i++)
        buffer_add_byte(out, name.at[i] == '/' ? '-' : name.at[i]);
}

static Drawing *mark_drawing(WebPage *page, Slice name)
{
    return mark_make(&page->charts, name, style_role(page->options->style, S("body"))->size);
}

void page_mark(WebPage *page, const Node *node)
{
    Buffer *out = page->out;
    Drawing *drawing = mark_drawing(page, node->chart);
    if (!drawing) {
        diagnose(page->d, DIAG_MARK_UNKNOWN, node->place, node->chart);
        page->failed = true;
        return;
    }
    buffer_add(out, S("<svg class=\"mark\""));
    picture_size(drawing, out);
    if (node->alt.len) {
        buffer_add(out, S(" role=\"img\" aria-label=\""));
        xml_escape(out, node->alt);
        buffer_add(out, S("\"><use href=\"#"));
    } else {
        buffer_add(out, S(" aria-hidden=\"true\"><use href=\"#"));
    }
    add_mark_id(out, node->chart);
    buffer_add(out, S("\"/></svg>"));
}

void page_marks(WebPage *page)
{
    Buffer *out = page->out;
    const Node **used = NULL;
    size_t count = 0, room = 0;
    buffer_add(out, S("<svg class=\"marks\" aria-hidden=\"true\" width=\"0\" height=\"0\">\n"));
    for (NodeWalk walk = node_walk(page->document->root); node_walk_next(&walk);) {
        bool known = !walk.entering || walk.node->kind != NODE_MARK;
        for (size_t i = 0; i < count && !known; i++)
            known = slice_equal(used[i]->chart, walk.node->chart);
        Drawing *drawing = known ? NULL : mark_drawing(page, walk.node->chart);
        if (!drawing)
            continue;
        used = arena_grow(page->arena, used, sizeof *used, count, &room);
        used[count++] = walk.node;
        buffer_add(out, S("<symbol id=\""));
        add_mark_id(out, walk.node->chart);
        buffer_add_byte(out, '"');
        picture_size(drawing, out);
        buffer_add(out, S(">\n"));
        picture_shapes(drawing, out);
        buffer_add(out, S("</symbol>\n"));
    }
    buffer_add(out, S("</svg>\n"));
}
