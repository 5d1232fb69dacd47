// SPDX-License-Identifier: EUPL-1.2
// A node of the document as the element that says the same.
#include "base/fraction.h"
#include "base/xml.h"
#include "doc/address.h"
#include "html/page_parts.h"

void page_text(WebPage *page, Slice text)
{
    xml_escape(page->out, text);
}

void page_attribute(WebPage *page, const char *name, Slice value)
{
    if (!value.len)
        return;
    buffer_print(page->out, " %s=\"", name);
    xml_escape(page->out, value);
    buffer_add_byte(page->out, '"');
}

void page_open(WebPage *page, const char *element, Slice name, const Node *node)
{
    buffer_print(page->out, "<%s", element);
    if (name.len)
        buffer_print(page->out, " class=\"%.*s\"", SLICE_ARGS(name));
    if (node)
        page_attribute(page, "lang", node->lang);
    buffer_add_byte(page->out, '>');
}

void page_close(WebPage *page, const char *element)
{
    buffer_print(page->out, "</%s>\n", element);
}

static void block(WebPage *page, const char *element, Slice name, const Node *node)
{
    page_open(page, element, name, node);
    page_inside(page, node);
    page_close(page, element);
}

// As block, but without the line end that would be a space in a sentence.
static void phrase(WebPage *page, const char *element, const Node *node)
{
    page_open(page, element, S(""), node);
    page_inside(page, node);
    buffer_print(page->out, "</%s>", element);
}

// The cover's title is the page's h1.
static bool is_title(const Node *heading)
{
    for (const Node *node = heading->parent; node; node = node->parent)
        if (node->kind == NODE_DIV && slice_equal(node->role, S("cover")))
            return heading->level == 1;
    return false;
}

// Of a heading in a column or a box, which is the head of that alone.
static bool is_minor(const Node *heading)
{
    for (const Node *node = heading->parent; node; node = node->parent)
        if (node->kind == NODE_DIV &&
            (slice_equal(node->role, S("column")) || slice_equal(node->role, S("callout")) ||
             slice_equal(node->role, S("rule"))))
            return true;
    return false;
}

static void heading(WebPage *page, const Node *node)
{
    int level = is_title(node) ? 1 : node->level < 6 ? node->level + 1 : 6;
    page->heading = node_text(page->arena, node);
    buffer_print(page->out, is_minor(node) ? "<h%d class=\"minor\"" : "<h%d", level);
    page_attribute(page, "id", node->id);
    page_attribute(page, "lang", node->lang);
    buffer_add_byte(page->out, '>');
    page_inside(page, node);
    buffer_print(page->out, "</h%d>\n", level);
}

// An item of a tight list is its sentence; further blocks in it stand below.
static void item(WebPage *page, const Node *node, bool tight)
{
    const Node *first = node->first;
    page_open(page, "li", S(""), node);
    if (tight && first && first->kind == NODE_PARAGRAPH) {
        page_inside(page, first);
        first = first->next;
    }
    page_nodes(page, first, NULL);
    page_close(page, "li");
}

static void list(WebPage *page, const Node *node)
{
    const char *element = node->ordered ? "ol" : "ul";
    buffer_print(page->out, "<%s", element);
    if (node->ordered && node->start != 1)
        buffer_print(page->out, " start=\"%d\"", node->start);
    page_attribute(page, "lang", node->lang);
    buffer_add(page->out, S(">\n"));
    for (const Node *each = node->first; each; each = each->next)
        item(page, each, node->tight);
    page_close(page, element);
}

static void hyperlink(WebPage *page, const Node *node)
{
    Slice address;
    bool leads = address_allow(page->arena, node->target, &address);
    if (leads) {
        buffer_add(page->out, S("<a href=\""));
        xml_escape(page->out, address);
        buffer_add_byte(page->out, '"');
        page_attribute(page, "lang", node->lang);
        buffer_add_byte(page->out, '>');
    }
    page_inside(page, node);
    if (leads)
        buffer_add(page->out, S("</a>"));
}

// ---- the contents ----

static Slice chapter_of(const Node *node)
{
    for (; node; node = node->parent)
        if (node->kind == NODE_DIV && slice_equal(node->role, S("chapter")))
            return node->argument;
    return S("");
}

static bool is_listed(const Node *heading, const Node *contents)
{
    Slice chapter = chapter_of(heading);
    return heading->kind == NODE_HEADING && heading->first && !is_title(heading) &&
           !is_minor(heading) && heading->level <= (contents->level ? contents->level : 1) &&
           !(chapter.len && slice_equal(chapter, chapter_of(contents)));
}

static void contents_entry(WebPage *page, const Node *heading)
{
    Slice chapter = chapter_of(heading);
    buffer_print(page->out, "<li class=\"level-%d\"><a href=\"#", heading->level);
    xml_escape(page->out, heading->id);
    buffer_add(page->out, S("\">"));
    if (heading->level == 1 && chapter.len) {
        buffer_add(page->out, S("<span class=\"chapter\">"));
        page_text(page, chapter);
        buffer_add(page->out, S("</span> "));
    }
    page_text(page, node_text(page->arena, heading));
    buffer_add(page->out, S("</a></li>\n"));
}

static void contents(WebPage *page, const Node *node)
{
    Slice name = chapter_of(node);
    buffer_add(page->out, S("<nav class=\"contents\" aria-label=\""));
    page_text(page, name.len ? name : slice_of(page->options->strings->page_contents));
    buffer_add(page->out, S("\">\n<ul>\n"));
    for (NodeWalk walk = node_walk(page->document->root); node_walk_next(&walk);)
        if (walk.entering && is_listed(walk.node, node))
            contents_entry(page, walk.node);
    buffer_add(page->out, S("</ul>\n</nav>\n"));
}

// ---- ::: blocks ----

static Slice class_of(WebPage *page, const char *before, Slice name)
{
    return slice_print(page->arena, "%s%.*s", before, SLICE_ARGS(name));
}

// A column's part of twelve; one of a number of points is as wide as what is in it.
static void column(WebPage *page, const Node *node)
{
    const double twelve = 12;
    Slice argument = node->argument;
    bool points = slice_ends(argument, S("pt"));
    Fraction part = fraction_none();
    double width = page->width, gutter = page->options->style->gutter;
    fraction_read(points ? slice_part(argument, 0, argument.len - 2) : argument, &part);
    if (points)
        page->width = fraction_double(part);
    else if (!fraction_is_none(part))
        page->width = (width + gutter) * fraction_double(part) / twelve - gutter;
    block(page, "div", points ? S("column narrow") : class_of(page, "column of-", argument), node);
    page->width = width;
}

// A head under a line, then its unit, then what follows.
static void rule(WebPage *page, const Node *node)
{
    const Node *first = node->first;
    page_open(page, "div", S("rule"), node);
    if (first && first->kind == NODE_HEADING) {
        heading(page, first);
        first = first->next;
    }
    if (node->argument.len) {
        buffer_add(page->out, S("<p class=\"r-label\">"));
        page_text(page, node->argument);
        buffer_add(page->out, S("</p>\n"));
    }
    page_nodes(page, first, NULL);
    page_close(page, "div");
}

static void language(WebPage *page, const Node *node)
{
    Node copy = *node;
    copy.lang = node->argument;
    page_open(page, "div", S(""), &copy);
    page_inside(page, node);
    page_close(page, "div");
}

static void wide_or_dense(WebPage *page, const Node *node)
{
    bool dense = slice_starts(node->argument, S("dense"));
    for (const Node *each = node->first; each; each = each->next)
        if (each->kind == NODE_TABLE)
            page_table(page, each, dense);
        else
            page_nodes(page, each, each->next);
}

static void division(WebPage *page, const Node *node)
{
    Slice role = node->role;
    if (slice_equal(role, S("chapter")))
        block(page, "section", S(""), node);
    else if (slice_equal(role, S("table")))
        wide_or_dense(page, node);
    else if (slice_equal(role, S("column")))
        column(page, node);
    else if (slice_equal(role, S("rule")))
        rule(page, node);
    else if (slice_equal(role, S("quote")))
        block(page, "blockquote", S("r-quote"), node);
    else if (slice_equal(role, S("language")))
        language(page, node);
    else if (slice_equal(role, S("columns")) || slice_equal(role, S("callout")) ||
             slice_equal(role, S("keep")))
        block(page, "div", role, node);
    else if (slice_equal(role, S("at")))
        page_inside(page, node);
    else if (!slice_equal(role, S("space")))
        block(page, "div", class_of(page, "r-", role), node);
}

static void node_add(WebPage *page, const Node *node)
{
    switch (node->kind) {
    case NODE_DOCUMENT: page_inside(page, node); return;
    case NODE_DIV: division(page, node); return;
    case NODE_HEADING: heading(page, node); return;
    case NODE_PARAGRAPH: block(page, "p", S(""), node); return;
    case NODE_LIST: list(page, node); return;
    case NODE_ITEM: item(page, node, true); return;
    case NODE_QUOTE: block(page, "blockquote", S("r-quote"), node); return;
    case NODE_TABLE: page_table(page, node, false); return;
    case NODE_FIGURE: page_figure(page, node); return;
    case NODE_RULE: buffer_add(page->out, S("<hr>\n")); return;
    case NODE_CODE_BLOCK:
        buffer_add(page->out, S("<pre tabindex=\"0\"><code>"));
        page_text(page, node->text);
        buffer_add(page->out, S("</code></pre>\n"));
        return;
    case NODE_CONTENTS: contents(page, node); return;
    case NODE_TEXT: page_text(page, node->text); return;
    case NODE_STRONG: phrase(page, "strong", node); return;
    case NODE_EMPHASIS: phrase(page, "em", node); return;
    case NODE_SPAN: phrase(page, "span", node); return;
    case NODE_CODE:
        buffer_add(page->out, S("<code>"));
        page_text(page, node->text);
        buffer_add(page->out, S("</code>"));
        return;
    case NODE_LINK: hyperlink(page, node); return;
    case NODE_MARK: page_mark(page, node); return;
    case NODE_BREAK: buffer_add(page->out, S("<br>")); return;
    case NODE_SOFT_BREAK: buffer_add_byte(page->out, ' '); return;
    case NODE_ROW:
    case NODE_CELL: // of a table, which writes them
    case NODE_TAG:
    case NODE_REFERENCE: // bound before they stand in a document
    case NODE_KIND_COUNT: return;
    }
}

// Inlines that stand among blocks are a paragraph.
void page_nodes(WebPage *page, const Node *node, const Node *end)
{
    bool sentence = false;
    for (; node && node != end; node = node->next) {
        bool loose =
            node_is_inline(node->kind) && node->parent && !node_holds_inlines(node->parent->kind);
        if (loose != sentence)
            buffer_add(page->out, loose ? S("<p>") : S("</p>\n"));
        sentence = loose;
        node_add(page, node);
    }
    if (sentence)
        buffer_add(page->out, S("</p>\n"));
}

void page_inside(WebPage *page, const Node *node)
{
    page_nodes(page, node->first, NULL);
}
