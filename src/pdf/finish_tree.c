// The structure tree: our elements as PDF objects, and the parent tree that leads from every mark and link
// back to its element. cairo's own tree is dropped: nothing refers to it any more.
#include "pdf/finish.h"

static bool is_grouping(ElementType type)
{
    return type == ELEMENT_DOCUMENT || type == ELEMENT_PART || type == ELEMENT_SECT || type == ELEMENT_DIV ||
           type == ELEMENT_BLOCK_QUOTE || type == ELEMENT_TD || type == ELEMENT_TH || type == ELEMENT_LBODY;
}

static bool has_id(const Element *e)
{
    return e->type == ELEMENT_NOTE || e->referred;
}

static void add_id(Buffer *out, const Element *e)
{
    buffer_print(out, "(element-%08d)", e->serial);
}

static void add_headings(Buffer *out, const Element *e)
{
    buffer_add(out, S(" /Headers ["));
    for (size_t i = 0; i < e->heading_count; i++)
        add_id(out, e->headings[i]);
    buffer_add(out, S("]"));
}

static void add_table_attributes(Buffer *out, const Element *e)
{
    static const char *const scopes[] = {
        [SCOPE_COLUMN] = "Column", [SCOPE_ROW] = "Row", [SCOPE_BOTH] = "Both"
    };
    bool heading = e->type == ELEMENT_TH;
    if (!heading && e->columns < 2 && e->rows < 2 && !e->heading_count)
        return;
    buffer_add(out, S(" /A << /O /Table"));
    if (heading)
        buffer_print(out, " /Scope /%s", scopes[e->scope]);
    if (e->columns > 1)
        buffer_print(out, " /ColSpan %d", e->columns);
    if (e->rows > 1)
        buffer_print(out, " /RowSpan %d", e->rows);
    if (e->heading_count)
        add_headings(out, e);
    buffer_add(out, S(" >>"));
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
        buffer_print(out, " /A << /O /List /ListNumbering /%s >>", numbering);
    }
    if (has_id(e)) {
        buffer_add(out, S(" /ID "));
        add_id(out, e);
    }
    if (e->type == ELEMENT_FIGURE && e->has_box) {
        buffer_print(out, " /A << /O /Layout /Placement /%s /BBox [",
                     is_grouping(e->parent->type) ? "Block" : "Inline");
        for (int i = 0; i < 4; i++) {
            buffer_add_byte(out, ' ');
            pdf_add_number(out, e->box[i]);
        }
        buffer_add(out, S("] >>"));
    }
    if (e->alt.len) {
        buffer_add(out, S(" /Alt "));
        pdf_add_string(out, e->alt);
    }
    if (e->lang.len) {
        buffer_add(out, S(" /Lang "));
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

static bool all_on_page(const Element *e, int page)
{
    for (size_t i = 0; i < e->child_count; i++)
        if (e->children[i].kind != CHILD_MARK || e->children[i].page != page)
            return false;
    return e->child_count > 0;
}

static void add_mark_numbers(Buffer *out, const Element *e)
{
    buffer_add(out, S(" /K ["));
    for (size_t i = 0; i < e->child_count; i++)
        buffer_print(out, "%s%d", i ? " " : "", e->children[i].mark);
    buffer_add(out, S("]"));
}

// Everything of an element but what refers to other objects.
static void add_element(Buffer *out, const Structure *structure, const Element *e)
{
    buffer_print(out, "<< /Type /StructElem /S /%.*s", SLICE_ARGS(element_name(e->type)));
    add_attributes(out, e);
    if (all_on_page(e, own_page(structure, e)))
        add_mark_numbers(out, e);
    buffer_add(out, S(" >>\n"));
}

// As one text: libqpdf needs as much time to begin reading a text as to read an element.
static PdfObject parsed_elements(Finish *f)
{
    Buffer text = { 0 };
    buffer_add(&text, S("[ "));
    for (size_t i = 0; i < f->element_count; i++)
        add_element(&text, f->structure, f->elements[i]);
    buffer_add(&text, S("]"));
    PdfObject elements = pdf_parse(f->file, buffer_slice(&text));
    buffer_free(&text);
    return elements;
}

static void make_elements(Finish *f, PdfObject root)
{
    PdfObject parsed = parsed_elements(f);
    f->objects = arena_many(f->arena, PdfObject, f->element_count);
    for (size_t i = 0; i < f->element_count; i++) {
        const Element *e = f->elements[i];
        int page = own_page(f->structure, e);
        f->objects[i] = pdf_indirect(f->file, pdf_item(f->file, parsed, i));
        if (page >= 0)
            pdf_refer(f->file, f->objects[i], "/Pg", f->pages[page]);
        pdf_refer(f->file, f->objects[i], "/P", e->parent ? f->objects[e->parent->serial] : root);
    }
    pdf_release(f->file, parsed);
}

static void append_child(Finish *f, PdfObject kids, const ElementChild *child, int page)
{
    if (child->kind == CHILD_ELEMENT) {
        pdf_append_reference(f->file, kids, f->objects[child->element->serial]);
        return;
    }
    PdfObject made;
    int on = child->kind == CHILD_MARK ? child->page : f->structure->links[child->link].page;
    if (child->kind == CHILD_LINK) {
        made = pdf_parse(f->file, S("<< /Type /OBJR >>"));
        pdf_refer(f->file, made, "/Obj", f->annotations[child->link]);
    } else if (on == page) {
        pdf_append(f->file, kids, pdf_integer(f->file, (size_t)child->mark));
        return;
    } else {
        made = pdf_parse(f->file, slice_print(f->arena, "<< /Type /MCR /MCID %d >>", child->mark));
    }
    pdf_refer(f->file, made, "/Pg", f->pages[on]);
    pdf_append(f->file, kids, made);
}

static void set_children(Finish *f, const Element *e)
{
    int page = own_page(f->structure, e);
    if (e->child_count == 0 || all_on_page(e, page))
        return;
    PdfObject kids = pdf_array(f->file);
    for (size_t i = 0; i < e->child_count; i++)
        append_child(f, kids, &e->children[i], page);
    pdf_set(f->file, f->objects[e->serial], "/K", kids);
}

// Of each page the owners of its marks, then of each link its element.
static PdfObject parent_tree(Finish *f)
{
    const Structure *s = f->structure;
    PdfObject numbers = pdf_array(f->file);
    PdfObject nothing = pdf_null(f->file);
    for (size_t p = 0; p < s->page_count; p++) {
        PdfObject owners = pdf_indirect(f->file, pdf_array(f->file));
        for (size_t m = 0; m < s->pages[p].count; m++) {
            const Element *owner = s->pages[p].marks[m].owner;
            pdf_append_reference(f->file, owners, owner ? f->objects[owner->serial] : nothing);
        }
        pdf_append(f->file, numbers, pdf_integer(f->file, p));
        pdf_append(f->file, numbers, owners);
        pdf_set(f->file, f->pages[p], "/StructParents", pdf_integer(f->file, p));
        pdf_set(f->file, f->pages[p], "/Tabs", pdf_parse(f->file, S("/S")));
    }
    for (size_t i = 0; i < s->link_count; i++) {
        pdf_append(f->file, numbers, pdf_integer(f->file, s->page_count + i));
        pdf_append_reference(f->file, numbers, f->objects[s->links[i].owner->serial]);
    }
    pdf_release(f->file, nothing);
    PdfObject tree = pdf_parse(f->file, S("<< >>"));
    pdf_set(f->file, tree, "/Nums", numbers);
    return pdf_indirect(f->file, tree);
}

// A name tree is sorted bytewise, which is the order of reading because all numbers have one width.
static void set_ids(Finish *f, PdfObject root)
{
    PdfObject names = PDF_NO_OBJECT;
    for (size_t i = 0; i < f->element_count; i++) {
        Buffer id = { 0 };
        if (!has_id(f->elements[i]))
            continue;
        if (!names)
            names = pdf_array(f->file);
        add_id(&id, f->elements[i]);
        pdf_append(f->file, names, pdf_parse(f->file, buffer_slice(&id)));
        pdf_append_reference(f->file, names, f->objects[i]);
        buffer_free(&id);
    }
    if (!names)
        return;
    PdfObject tree = pdf_parse(f->file, S("<< >>"));
    pdf_set(f->file, tree, "/Names", names);
    pdf_set(f->file, root, "/IDTree", pdf_indirect(f->file, tree));
}

void finish_tree(Finish *f)
{
    PdfObject root = pdf_indirect(f->file, pdf_parse(f->file, S("<< /Type /StructTreeRoot >>")));
    make_elements(f, root);
    for (size_t i = 0; i < f->element_count; i++)
        set_children(f, f->elements[i]);
    PdfObject kids = pdf_array(f->file);
    pdf_append_reference(f->file, kids, f->objects[0]);
    pdf_set(f->file, root, "/K", kids);
    pdf_set(f->file, root, "/ParentTree", parent_tree(f));
    size_t next = f->structure->page_count + f->structure->link_count;
    pdf_set(f->file, root, "/ParentTreeNextKey", pdf_integer(f->file, next));
    set_ids(f, root);
    PdfObject catalog = pdf_root(f->file);
    pdf_set(f->file, catalog, "/StructTreeRoot", root);
    pdf_release(f->file, catalog);
}
