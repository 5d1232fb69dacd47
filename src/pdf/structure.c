// SPDX-License-Identifier: EUPL-1.2
// Elements are made in reading order by the layout, but some of them never get content (a paragraph of
// nothing but an empty tag). So an element hangs loose until its first mark comes, and pulls its parents
// into the tree with it: what is in the tree has something to say, in the order in which it is said.
#include "pdf/structure.h"

#include <string.h>

#include "base/buffer.h"

static const char *const element_names[ELEMENT_TYPE_COUNT] = {
    [ELEMENT_DOCUMENT] = "Document",
    [ELEMENT_PART] = "Part",
    [ELEMENT_SECT] = "Sect",
    [ELEMENT_DIV] = "Div",
    [ELEMENT_TOC] = "TOC",
    [ELEMENT_TOCI] = "TOCI",
    [ELEMENT_REFERENCE] = "Reference",
    [ELEMENT_H1] = "H1",
    [ELEMENT_H2] = "H2",
    [ELEMENT_H3] = "H3",
    [ELEMENT_H4] = "H4",
    [ELEMENT_H5] = "H5",
    [ELEMENT_H6] = "H6",
    [ELEMENT_P] = "P",
    [ELEMENT_BLOCK_QUOTE] = "BlockQuote",
    [ELEMENT_L] = "L",
    [ELEMENT_LI] = "LI",
    [ELEMENT_LBL] = "Lbl",
    [ELEMENT_LBODY] = "LBody",
    [ELEMENT_TABLE] = "Table",
    [ELEMENT_THEAD] = "THead",
    [ELEMENT_TBODY] = "TBody",
    [ELEMENT_TR] = "TR",
    [ELEMENT_TH] = "TH",
    [ELEMENT_TD] = "TD",
    [ELEMENT_FIGURE] = "Figure",
    [ELEMENT_CAPTION] = "Caption",
    [ELEMENT_NOTE] = "Note",
    [ELEMENT_CODE] = "Code",
    [ELEMENT_SPAN] = "Span",
    [ELEMENT_LINK] = "Link",
};

static const char *const artifact_names[] = {
    [ARTIFACT_LAYOUT] = "layout",       [ARTIFACT_HEADER] = "header",
    [ARTIFACT_FOOTER] = "footer",       [ARTIFACT_BACKGROUND] = "background",
    [ARTIFACT_WATERMARK] = "watermark",
};

Slice element_name(ElementType type)
{
    return slice_of(element_names[type]);
}

Slice artifact_name(ArtifactKind kind)
{
    return slice_of(artifact_names[kind]);
}

Structure *structure_new(Arena *arena)
{
    Structure *structure = arena_one(arena, Structure);
    structure->arena = arena;
    return structure;
}

Element *element_loose(Arena *arena, Element *parent, ElementType type)
{
    Element *element = arena_one(arena, Element);
    element->type = type;
    element->parent = parent;
    element->loose = true;
    return element;
}

static ElementChild *child_add(Arena *arena, Element *element)
{
    element->children = arena_grow(arena, element->children, sizeof *element->children,
                                   element->child_count, &element->child_room);
    ElementChild *child = &element->children[element->child_count++];
    *child = (ElementChild){ 0 };
    return child;
}

void structure_attach(Structure *structure, Element *element)
{
    if (!element->loose)
        return;
    element->loose = false;
    if (!element->parent) {
        structure->root = element;
        return;
    }
    structure_attach(structure, element->parent);
    ElementChild *child = child_add(structure->arena, element->parent);
    child->kind = CHILD_ELEMENT;
    child->element = element;
}

Element *element_new(Structure *structure, Element *parent, ElementType type)
{
    Element *element = element_loose(structure->arena, parent, type);
    structure_attach(structure, element);
    return element;
}

static PageMarks *page_marks(Structure *structure, int page)
{
    size_t wanted = (size_t)page + 1;
    if (wanted > structure->page_room) {
        structure->page_room = wanted * 2;
        PageMarks *pages = arena_many(structure->arena, PageMarks, structure->page_room);
        if (structure->page_count)
            memcpy(pages, structure->pages, structure->page_count * sizeof *pages);
        structure->pages = pages;
    }
    if (wanted > structure->page_count)
        structure->page_count = wanted;
    return &structure->pages[page];
}

int structure_mark(Structure *structure, int page, Element *owner, ArtifactKind artifact)
{
    PageMarks *marks = page_marks(structure, page);
    marks->marks = arena_grow(structure->arena, marks->marks, sizeof *marks->marks, marks->count,
                              &marks->room);
    int number = (int)marks->count;
    marks->marks[marks->count++] = (PageMark){ .owner = owner, .artifact = artifact };
    if (owner) {
        structure_attach(structure, owner);
        ElementChild *child = child_add(structure->arena, owner);
        child->kind = CHILD_MARK;
        child->page = page;
        child->mark = number;
    }
    return number;
}

PdfLink *structure_link(Structure *structure, Element *owner, int page)
{
    structure->links = arena_grow(structure->arena, structure->links, sizeof *structure->links,
                                  structure->link_count, &structure->link_room);
    structure_attach(structure, owner);
    ElementChild *child = child_add(structure->arena, owner);
    child->kind = CHILD_LINK;
    child->link = (int)structure->link_count;
    PdfLink *link = &structure->links[structure->link_count++];
    *link = (PdfLink){ .owner = owner, .page = page };
    return link;
}

Bookmark *structure_bookmark(Structure *structure)
{
    structure->bookmarks =
        arena_grow(structure->arena, structure->bookmarks, sizeof *structure->bookmarks,
                   structure->bookmark_count, &structure->bookmark_room);
    Bookmark *bookmark = &structure->bookmarks[structure->bookmark_count++];
    *bookmark = (Bookmark){ 0 };
    return bookmark;
}

static void dump_attributes(Buffer *out, const Element *element)
{
    if (element->alt.len)
        buffer_print(out, " alt=\"%.*s\"", SLICE_ARGS(element->alt));
    if (element->lang.len)
        buffer_print(out, " lang=%.*s", SLICE_ARGS(element->lang));
    if (element->scope == SCOPE_ROW || element->scope == SCOPE_BOTH)
        buffer_print(out, " row");
    if (element->heading_count)
        buffer_print(out, " headings=%zu", element->heading_count);
    if (element->columns > 1)
        buffer_print(out, " columns=%d", element->columns);
    if (element->rows > 1)
        buffer_print(out, " rows=%d", element->rows);
    if (element->ordered)
        buffer_print(out, " ordered");
}

static void dump_element(Buffer *out, const Structure *structure, const Element *element, int depth)
{
    buffer_print(out, "%*s%s", depth * 2, "", element_names[element->type]);
    dump_attributes(out, element);
    for (size_t i = 0; i < element->child_count; i++) {
        const ElementChild *child = &element->children[i];
        if (child->kind == CHILD_MARK)
            buffer_print(out, " %d/%d", child->page, child->mark);
        else if (child->kind == CHILD_LINK)
            buffer_print(out, " link:%d", child->link);
    }
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < element->child_count; i++)
        if (element->children[i].kind == CHILD_ELEMENT)
            dump_element(out, structure, element->children[i].element, depth + 1);
}

Slice structure_dump(Arena *arena, const Structure *structure)
{
    Buffer out = { 0 };
    if (structure->root)
        dump_element(&out, structure, structure->root, 0);
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
