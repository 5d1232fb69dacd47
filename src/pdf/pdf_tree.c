// SPDX-License-Identifier: EUPL-1.2
// The structure tree (ISO 32000-1, 14.7): one object an element, one list of owners a page.
#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"

static bool has_id(const Element *e)
{
    return e->type == ELEMENT_NOTE || e->referred;
}

static void add_id(Buffer *out, const Element *e)
{
    buffer_print(out, "(element-%08d)", e->serial);
}

static void add_table_attributes(Buffer *out, const Element *e)
{
    static const char *const scopes[] = {
        [SCOPE_COLUMN] = "Column", [SCOPE_ROW] = "Row", [SCOPE_BOTH] = "Both"
    };
    bool heading = e->type == ELEMENT_TH;
    if (!heading && e->columns < 2 && e->rows < 2 && !e->heading_count)
        return;
    buffer_add(out, S("/A<</O/Table"));
    if (heading)
        buffer_print(out, "/Scope/%s", scopes[e->scope]);
    if (e->columns > 1)
        buffer_print(out, "/ColSpan %d", e->columns);
    if (e->rows > 1)
        buffer_print(out, "/RowSpan %d", e->rows);
    if (e->heading_count) {
        buffer_add(out, S("/Headers["));
        for (size_t i = 0; i < e->heading_count; i++)
            add_id(out, e->headings[i]);
        buffer_add(out, S("]"));
    }
    buffer_add(out, S(">>"));
}

static bool has_label(const Element *list)
{
    for (size_t i = 0; i < list->child_count; i++) {
        const Element *item = list->children[i].element;
        if (item && item->child_count && item->children[0].element &&
            item->children[0].element->type == ELEMENT_LBL)
            return true;
    }
    return false;
}

static void add_attributes(Buffer *out, const Element *e)
{
    if (e->type == ELEMENT_TH || e->type == ELEMENT_TD)
        add_table_attributes(out, e);
    if (e->type == ELEMENT_L) {
        const char *numbering = e->ordered ? "Decimal" : has_label(e) ? "Disc" : "None";
        buffer_print(out, "/A<</O/List/ListNumbering/%s>>", numbering);
    }
    if (has_id(e)) {
        buffer_add(out, S("/ID"));
        add_id(out, e);
    }
    if (e->type == ELEMENT_FIGURE && e->has_box) {
        ElementType around = e->parent->type;
        bool groups = around == ELEMENT_DOCUMENT || around == ELEMENT_PART ||
                      around == ELEMENT_SECT || around == ELEMENT_DIV ||
                      around == ELEMENT_BLOCK_QUOTE || around == ELEMENT_TD ||
                      around == ELEMENT_TH || around == ELEMENT_LBODY;
        buffer_print(out, "/A<</O/Layout/Placement/%s/BBox[", groups ? "Block" : "Inline");
        for (int i = 0; i < 4; i++) {
            buffer_add_byte(out, ' ');
            pdf_add_number(out, e->box[i]);
        }
        buffer_add(out, S("]>>"));
    }
    if (e->alt.len) {
        buffer_add(out, S("/Alt"));
        pdf_add_string(out, e->alt);
    }
    if (e->lang.len) {
        buffer_add(out, S("/Lang"));
        pdf_add_string(out, e->lang);
    }
}

// The page of an element's own content, or -1.
static int own_page(const Structure *structure, const Element *e)
{
    for (size_t i = 0; i < e->child_count; i++) {
        if (e->children[i].kind == CHILD_MARK)
            return e->children[i].page;
        if (e->children[i].kind == CHILD_LINK)
            return structure->links[e->children[i].link].page;
    }
    return -1;
}

static size_t element_number(const Pdf *pdf, const Element *e)
{
    return pdf->tree + 1 + (size_t)e->serial;
}

static void add_page(const Pdf *pdf, Buffer *out, int page)
{
    buffer_add(out, S("/Pg"));
    pdf_add_reference(out, pdf->pages + (size_t)page);
}

// `page` is the element's own.
static void add_child(const Pdf *pdf, Buffer *out, const ElementChild *child, int page)
{
    if (child->kind == CHILD_ELEMENT) {
        pdf_add_reference(out, element_number(pdf, child->element));
    } else if (child->kind == CHILD_LINK) {
        buffer_add(out, S("<</Type/OBJR/Obj"));
        pdf_add_reference(out, pdf->annotations + (size_t)child->link);
        add_page(pdf, out, pdf->structure->links[child->link].page);
        buffer_add(out, S(">>"));
    } else if (child->page == page) {
        buffer_add_byte(out, ' ');
        pdf_add_parts(out, child->mark, 1);
    } else {
        buffer_print(out, "<</Type/MCR/MCID %d", child->mark);
        add_page(pdf, out, child->page);
        buffer_add(out, S(">>"));
    }
}

static void add_element(const Pdf *pdf, Buffer *out, const Element *e)
{
    int page = own_page(pdf->structure, e);
    buffer_add(out, S("<</Type/StructElem/S/"));
    buffer_add(out, element_name(e->type));
    add_attributes(out, e);
    buffer_add(out, S("/P"));
    pdf_add_reference(out, e->parent ? element_number(pdf, e->parent) : pdf->tree);
    if (page >= 0)
        add_page(pdf, out, page);
    if (e->child_count) {
        buffer_add(out, S("/K["));
        for (size_t i = 0; i < e->child_count; i++)
            add_child(pdf, out, &e->children[i], page);
        buffer_add_byte(out, ']');
    }
    buffer_add(out, S(">>"));
}

// Of each page the owners of its marks (a list of its own, which readers look up by page), then of each link
// its element.
static void add_parents(const Pdf *pdf, Buffer *out)
{
    const Structure *s = pdf->structure;
    size_t lists = pdf_reserve(pdf->writer, s->page_count);
    Buffer list = { 0 };
    buffer_add(out, S("/ParentTree<</Nums["));
    for (size_t p = 0; p < s->page_count; p++) {
        list.len = 0;
        buffer_add_byte(&list, '[');
        for (size_t m = 0; m < s->pages[p].count; m++) {
            const Element *owner = s->pages[p].marks[m].owner;
            if (owner)
                pdf_add_reference(&list, element_number(pdf, owner));
            else
                buffer_add(&list, S(" null"));
        }
        buffer_add_byte(&list, ']');
        pdf_put(pdf->writer, lists + p, buffer_slice(&list));
        buffer_print(out, "%zu", p);
        pdf_add_reference(out, lists + p);
        buffer_add_byte(out, ' ');
    }
    for (size_t i = 0; i < s->link_count; i++) {
        buffer_print(out, "%zu", s->page_count + i);
        pdf_add_reference(out, element_number(pdf, s->links[i].owner));
        buffer_add_byte(out, ' ');
    }
    buffer_print(out, "]>>/ParentTreeNextKey %zu", s->page_count + s->link_count);
    buffer_free(&list);
}

// A name tree is sorted bytewise, which is the order of reading because all numbers have one width.
static void add_ids(const Pdf *pdf, Buffer *out)
{
    bool any = false;
    for (size_t i = 0; i < pdf->element_count; i++) {
        if (!has_id(pdf->elements[i]))
            continue;
        buffer_add(out, any ? S("") : S("/IDTree<</Names["));
        any = true;
        add_id(out, pdf->elements[i]);
        pdf_add_reference(out, element_number(pdf, pdf->elements[i]));
    }
    buffer_add(out, any ? S("]>>") : S(""));
}

void pdf_write_tree(Pdf *pdf)
{
    Buffer out = { 0 };
    pdf->tree = pdf_reserve(pdf->writer, 1 + pdf->element_count);
    for (size_t i = 0; i < pdf->element_count; i++) {
        out.len = 0;
        add_element(pdf, &out, pdf->elements[i]);
        pdf_put(pdf->writer, pdf->tree + 1 + i, buffer_slice(&out));
    }
    out.len = 0;
    buffer_print(&out, "<</Type/StructTreeRoot/K[%zu 0 R]", pdf->tree + 1);
    add_parents(pdf, &out);
    add_ids(pdf, &out);
    buffer_add(&out, S(">>"));
    pdf_put(pdf->writer, pdf->tree, buffer_slice(&out));
    buffer_print(&pdf->catalogue, "/StructTreeRoot %zu 0 R", pdf->tree);
    buffer_free(&out);
}
