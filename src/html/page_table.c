// SPDX-License-Identifier: EUPL-1.2
// Tables, each in a box of its own that scrolls where the screen is narrower. A row whose one heading spans
// all columns begins a group: a body of rows, of which it is the heading.
#include "html/page_parts.h"

static void add_cell(WebPage *page, const Node *cell, const Node *row, bool group)
{
    Buffer *out = page->out;
    const char *scope = NULL;
    if (cell->header && cell->first) // without words it is no heading
        scope = row->header ? "col" : group ? "rowgroup" : "row";
    buffer_add(out, scope ? S("<th") : S("<td"));
    if (scope)
        buffer_print(out, " scope=\"%s\"", scope);
    if (cell->columns > 1)
        buffer_print(out, " colspan=\"%d\"", cell->columns);
    if (cell->align != ALIGN_START && cell->columns <= 1)
        buffer_add(out, cell->align == ALIGN_END ? S(" class=\"end\"") : S(" class=\"centre\""));
    page_attribute(page, "id", cell->id);
    page_attribute(page, "lang", cell->lang);
    buffer_add_byte(out, '>');
    page_inside(page, cell);
    buffer_add(out, scope ? S("</th>") : S("</td>"));
}

static void add_row(WebPage *page, const Node *row, bool group)
{
    buffer_add(page->out, group ? S("<tr class=\"group\">") : S("<tr>"));
    for (const Node *cell = row->first; cell; cell = cell->next)
        add_cell(page, cell, row, group);
    buffer_add(page->out, S("</tr>\n"));
}

void page_table(WebPage *page, const Node *node, bool dense)
{
    Buffer *out = page->out;
    const Node *row = node->first;
    page_open(page, "div", dense ? S("scroll dense") : S("scroll"), node);
    buffer_add(out, S("<table tabindex=\"0\">\n<caption>"));
    page_text(page, page->heading);
    buffer_add(out, S("</caption>\n"));
    if (row && row->header && !node_row_is_empty(row)) {
        buffer_add(out, S("<thead>\n"));
        for (; row && row->header; row = row->next)
            add_row(page, row, false);
        buffer_add(out, S("</thead>\n"));
    }
    buffer_add(out, S("<tbody>\n"));
    for (bool first = true; row; row = row->next) {
        if (row->header)
            continue;
        bool group = node_row_is_group(row, node->columns);
        if (group && !first)
            buffer_add(out, S("</tbody>\n<tbody>\n"));
        add_row(page, row, group);
        first = false;
    }
    buffer_add(out, S("</tbody>\n</table>\n"));
    page_close(page, "div");
}
