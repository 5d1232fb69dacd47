// SPDX-License-Identifier: EUPL-1.2
// Before a byte is written: is the tree that painting left behind one that a screen reader can follow?
// Every fault here would pass unseen on the page, so each is an error that keeps the file in the house.
#include <math.h>

#include "base/language.h"
#include "pdf/messages.h"
#include "pdf/pdf_links.h"
#include "pdf/structure_check.h"

Slice check_number(const StructureCheck *check, long long number)
{
    return slice_print(check->arena, "%lld", number);
}

#define BIT(type) (UINT64_C(1) << ELEMENT_##type)

static const uint64_t INLINE =
    BIT(SPAN) | BIT(LINK) | BIT(CODE) | BIT(FIGURE) | BIT(NOTE) | BIT(REFERENCE);
static const uint64_t BLOCK = BIT(PART) | BIT(SECT) | BIT(DIV) | BIT(TOC) | BIT(H1) | BIT(H2) |
                              BIT(H3) | BIT(H4) | BIT(H5) | BIT(H6) | BIT(P) | BIT(BLOCK_QUOTE) |
                              BIT(L) | BIT(TABLE) | BIT(FIGURE) | BIT(NOTE) | BIT(CODE) |
                              BIT(CAPTION) | BIT(LINK);

// What may stand below what (ISO 32000-1, 14.8.4), and whether marks may stand directly in it.
typedef struct Grammar {
    uint64_t children;
    bool marks;
} Grammar;

static Grammar grammar(ElementType type)
{
    switch (type) {
    case ELEMENT_DOCUMENT:
    case ELEMENT_PART:
    case ELEMENT_SECT:
    case ELEMENT_DIV: return (Grammar){ BLOCK, false };
    case ELEMENT_BLOCK_QUOTE: return (Grammar){ BLOCK | INLINE, true };
    case ELEMENT_TOC: return (Grammar){ BIT(TOC) | BIT(TOCI) | BIT(CAPTION), false };
    case ELEMENT_TOCI: return (Grammar){ BIT(LBL) | BIT(REFERENCE) | BIT(P) | BIT(TOC), false };
    case ELEMENT_L: return (Grammar){ BIT(L) | BIT(LI) | BIT(CAPTION), false };
    case ELEMENT_LI: return (Grammar){ BIT(LBL) | BIT(LBODY), false };
    case ELEMENT_TABLE: return (Grammar){ BIT(CAPTION) | BIT(THEAD) | BIT(TBODY) | BIT(TR), false };
    case ELEMENT_THEAD:
    case ELEMENT_TBODY: return (Grammar){ BIT(TR), false };
    case ELEMENT_TR: return (Grammar){ BIT(TH) | BIT(TD), false };
    case ELEMENT_LBODY:
    case ELEMENT_TH:
    case ELEMENT_TD:
    case ELEMENT_CAPTION: return (Grammar){ BLOCK | INLINE, true };
    case ELEMENT_NOTE: return (Grammar){ BIT(LBL) | BIT(P) | BIT(L) | INLINE, true };
    case ELEMENT_FIGURE: return (Grammar){ BIT(CAPTION), true };
    case ELEMENT_P:
    case ELEMENT_H1:
    case ELEMENT_H2:
    case ELEMENT_H3:
    case ELEMENT_H4:
    case ELEMENT_H5:
    case ELEMENT_H6:
    case ELEMENT_LBL:
    case ELEMENT_SPAN:
    case ELEMENT_CODE:
    case ELEMENT_REFERENCE:
    case ELEMENT_LINK: return (Grammar){ INLINE, true };
    default: return (Grammar){ 0, false };
    }
}

typedef struct Visit {
    Element *element;
    size_t next; // child
} Visit;

// All elements in reading order, without recursion: what users nest may be deep. A child that does not
// name its parent is a fault, and is not entered; so a loop ends.
static void list_elements(StructureCheck *f)
{
    Visit *stack = NULL;
    size_t depth = 0, stack_room = 0, room = 0;
    Element *entering = f->structure->root;
    while (entering || depth) {
        if (entering) {
            entering->serial = (int)f->element_count;
            f->elements =
                arena_grow(f->arena, f->elements, sizeof *f->elements, f->element_count, &room);
            f->elements[f->element_count++] = entering;
            stack = arena_grow(f->arena, stack, sizeof *stack, depth, &stack_room);
            stack[depth++] = (Visit){ entering, 0 };
            entering = NULL;
        }
        Visit *top = &stack[depth - 1];
        if (top->next == top->element->child_count) {
            depth--;
            continue;
        }
        const ElementChild *child = &top->element->children[top->next++];
        if (child->kind != CHILD_ELEMENT)
            continue;
        if (child->element && child->element->parent == top->element &&
            child->element != f->structure->root)
            entering = child->element;
        else
            check_fault(f, DIAG_PDF_ELEMENT_BROKEN, element_name(top->element->type));
    }
}

// The page (from 1) of the first mark in or after an element, for messages.
static Slice page_of(const StructureCheck *f, const Element *element)
{
    for (size_t i = (size_t)element->serial; i < f->element_count; i++)
        for (size_t k = 0; k < f->elements[i]->child_count; k++)
            if (f->elements[i]->children[k].kind == CHILD_MARK)
                return check_number(f, f->elements[i]->children[k].page + 1);
    return S("?");
}

static bool page_exists(const StructureCheck *f, int page)
{
    return page >= 0 && (size_t)page < f->structure->page_count;
}

// Marks and links have one place each: `seen` counts them.
typedef struct Seen {
    unsigned char **marks; // [page][mark]
    unsigned char *links;
} Seen;

static void check_children(StructureCheck *f, const Element *element, Seen *seen)
{
    Grammar allowed = grammar(element->type);
    for (size_t i = 0; i < element->child_count; i++) {
        const ElementChild *child = &element->children[i];
        Slice name = S("");
        if (child->kind == CHILD_ELEMENT) {
            if (child->element && !(allowed.children >> child->element->type & 1))
                name = element_name(child->element->type);
        } else if (child->kind == CHILD_MARK) {
            const PageMarks *page =
                page_exists(f, child->page) ? &f->structure->pages[child->page] : NULL;
            bool known = page && child->mark >= 0 && (size_t)child->mark < page->count;
            if (!known || page->marks[child->mark].owner != element ||
                seen->marks[child->page][child->mark]++)
                check_fault(f, DIAG_PDF_MARK_LOST, check_number(f, child->page + 1),
                            check_number(f, child->mark));
            if (!allowed.marks)
                name = S("text");
        } else {
            bool known = child->link >= 0 && (size_t)child->link < f->structure->link_count;
            if (!known || f->structure->links[child->link].owner != element ||
                seen->links[child->link]++)
                check_fault(f, DIAG_PDF_LINK_LOOSE, page_of(f, element));
        }
        if (name.len)
            check_fault(f, DIAG_PDF_ELEMENT_MISPLACED, page_of(f, element), name,
                        element_name(element->type));
    }
}

static void check_marks_seen(StructureCheck *f, const Seen *seen)
{
    for (size_t p = 0; p < f->structure->page_count; p++)
        for (size_t m = 0; m < f->structure->pages[p].count; m++)
            if (f->structure->pages[p].marks[m].owner && !seen->marks[p][m])
                check_fault(f, DIAG_PDF_MARK_LOST, check_number(f, (long long)p + 1),
                            check_number(f, (long long)m));
}

static bool is_box(const double box[4])
{
    for (int i = 0; i < 4; i++)
        if (!isfinite(box[i]) || fabs(box[i]) > 1e6)
            return false;
    return box[0] < box[2] && box[1] < box[3];
}

static void check_link(StructureCheck *f, const PdfLink *link, bool placed)
{
    Slice page = check_number(f, link->page + 1);
    bool whole = placed && page_exists(f, link->page) && link->owner &&
                 link->owner->type == ELEMENT_LINK && link->box_count > 0 &&
                 slice_trim(link->contents).len;
    for (size_t i = 0; whole && i < link->box_count; i++)
        whole = is_box(link->boxes[i]);
    if (!whole)
        check_fault(f, DIAG_PDF_LINK_LOOSE, page);
    bool leads = link->address.len ? link_address(f->arena, link->address).len > 0
                                   : page_exists(f, link->target_page) &&
                                         isfinite(link->target_y) && fabs(link->target_y) < 1e6;
    if (!leads)
        check_fault(f, DIAG_PDF_LINK_BROKEN, page,
                    link->address.len ? link->address : link->contents);
}

// Marks below an element: without them it says nothing.
static bool has_marks(const StructureCheck *f, const Element *element)
{
    for (size_t i = (size_t)element->serial; i < f->element_count; i++) {
        const Element *at = f->elements[i];
        while (at && at != element)
            at = at->parent;
        if (!at)
            return false;
        for (size_t k = 0; k < f->elements[i]->child_count; k++)
            if (f->elements[i]->children[k].kind == CHILD_MARK)
                return true;
    }
    return false;
}

static void check_figure(StructureCheck *f, const Element *figure)
{
    if (!slice_trim(figure->alt).len)
        check_fault(f, DIAG_PDF_ALT_MISSING, page_of(f, figure));
    if (!figure->has_box || !is_box(figure->box) || !page_exists(f, figure->box_page) ||
        !has_marks(f, figure))
        check_fault(f, DIAG_PDF_FIGURE_LOST, page_of(f, figure));
}

static bool has_link(const Element *element)
{
    for (size_t i = 0; i < element->child_count; i++)
        if (element->children[i].kind == CHILD_LINK)
            return true;
    return false;
}

static void check_elements(StructureCheck *f, Seen *seen)
{
    int level = 0;
    for (size_t i = 0; i < f->element_count; i++) {
        const Element *element = f->elements[i];
        check_children(f, element, seen);
        if (element->type == ELEMENT_FIGURE)
            check_figure(f, element);
        if (element->type == ELEMENT_TABLE)
            table_check(f, i, page_of(f, element));
        if (element->type == ELEMENT_TH && element->scope == SCOPE_NONE)
            check_fault(f, DIAG_PDF_SCOPE_MISSING, page_of(f, element));
        if (element->type == ELEMENT_LINK && !has_link(element))
            check_fault(f, DIAG_PDF_LINK_LOOSE, page_of(f, element));
        if (element->type < ELEMENT_H1 || element->type > ELEMENT_H6)
            continue;
        int found = (int)(element->type - ELEMENT_H1) + 1;
        if (found > level + 1)
            check_fault(f, DIAG_PDF_HEADING_SKIPPED, page_of(f, element), check_number(f, found),
                        check_number(f, level + 1));
        level = found;
    }
}

static void check_document(StructureCheck *f)
{
    const Structure *s = f->structure;
    if (!slice_trim(s->title).len)
        check_fault(f, DIAG_PDF_UNTITLED, S(""));
    if (!language_tag_valid(s->lang))
        check_fault(f, DIAG_PDF_LANGUAGE, s->lang);
    for (size_t i = 0; i < f->element_count; i++)
        if (f->elements[i]->lang.len && !language_tag_valid(f->elements[i]->lang))
            check_fault(f, DIAG_PDF_LANGUAGE, f->elements[i]->lang);
    for (size_t i = 0; i < s->bookmark_count; i++)
        if (!page_exists(f, s->bookmarks[i].page) || !isfinite(s->bookmarks[i].y) ||
            s->bookmarks[i].level < 1 || !slice_trim(s->bookmarks[i].title).len)
            check_fault(f, DIAG_PDF_BOOKMARK, s->bookmarks[i].title);
}

void structure_check(StructureCheck *f)
{
    const Structure *s = f->structure;
    if (!s->root || s->root->type != ELEMENT_DOCUMENT || s->root->parent) {
        check_fault(f, DIAG_PDF_ELEMENT_BROKEN, s->root ? element_name(s->root->type) : S("-"));
        return;
    }
    list_elements(f);
    if (f->failed)
        return;
    Seen seen = { arena_many(f->arena, unsigned char *, s->page_count),
                  arena_many(f->arena, unsigned char, s->link_count) };
    for (size_t p = 0; p < s->page_count; p++)
        seen.marks[p] = arena_many(f->arena, unsigned char, s->pages[p].count);
    check_document(f);
    check_elements(f, &seen);
    check_marks_seen(f, &seen);
    for (size_t i = 0; i < s->link_count; i++)
        check_link(f, &s->links[i], seen.links[i] > 0);
}
