// SPDX-License-Identifier: EUPL-1.2
// Bookmarks (the outline of a reader's side panel) and the names of pages.
#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"

enum { NONE = -1 };

// A bookmark's place in the tree that the levels spell out; indices, NONE where there is none.
typedef struct BookmarkPlace {
    int parent, first, last, before, after, children;
} BookmarkPlace;

// A bookmark hangs below the nearest one before it of a lower level.
static BookmarkPlace *arrange(const Pdf *pdf, BookmarkPlace *top)
{
    size_t count = pdf->structure->bookmark_count;
    BookmarkPlace *entries = arena_many(pdf->arena, BookmarkPlace, count);
    *top = (BookmarkPlace){ NONE, NONE, NONE, NONE, NONE, 0 };
    for (size_t i = 0; i < count; i++) {
        int parent = (int)i - 1;
        while (parent != NONE &&
               pdf->structure->bookmarks[parent].level >= pdf->structure->bookmarks[i].level)
            parent = entries[parent].parent;
        BookmarkPlace *above = parent == NONE ? top : &entries[parent];
        entries[i] = (BookmarkPlace){ parent, NONE, NONE, above->last, NONE, 0 };
        if (above->last == NONE)
            above->first = (int)i;
        else
            entries[above->last].after = (int)i;
        above->last = (int)i;
        above->children++;
    }
    return entries;
}

static void add_link(Buffer *out, const char *key, size_t first, int index)
{
    if (index == NONE)
        return;
    buffer_add(out, slice_of(key));
    pdf_add_reference(out, first + (size_t)index);
}

static void add_bookmark(const Pdf *pdf, Buffer *out, const Bookmark *bookmark,
                         const BookmarkPlace *entry, size_t root)
{
    buffer_add(out, S("<</Title"));
    pdf_add_string(out, bookmark->title);
    if (entry->children) // closed: a reader opens what it wants
        buffer_print(out, "/Count -%d", entry->children);
    pdf_add_destination(pdf, out, bookmark->page, bookmark->y);
    add_link(out, "/Parent", root, entry->parent == NONE ? 0 : entry->parent + 1);
    add_link(out, "/First", root + 1, entry->first);
    add_link(out, "/Last", root + 1, entry->last);
    add_link(out, "/Prev", root + 1, entry->before);
    add_link(out, "/Next", root + 1, entry->after);
    buffer_add(out, S(">>"));
}

static void write_bookmarks(Pdf *pdf)
{
    const Structure *s = pdf->structure;
    BookmarkPlace top;
    const BookmarkPlace *entries = arrange(pdf, &top);
    size_t root = pdf_reserve(pdf->writer, 1 + s->bookmark_count);
    Buffer out = { 0 };
    for (size_t i = 0; i < s->bookmark_count; i++) {
        out.len = 0;
        add_bookmark(pdf, &out, &s->bookmarks[i], &entries[i], root);
        pdf_put(pdf->writer, root + 1 + i, buffer_slice(&out));
    }
    out.len = 0;
    buffer_print(&out, "<</Type/Outlines/Count %d", top.children);
    add_link(&out, "/First", root + 1, top.first);
    add_link(&out, "/Last", root + 1, top.last);
    buffer_add(&out, S(">>"));
    pdf_put(pdf->writer, root, buffer_slice(&out));
    buffer_print(&pdf->catalogue, "/Outlines %zu 0 R/PageMode/UseOutlines", root);
    buffer_free(&out);
}

// Numbers that count on belong to one range; any other label is a range of one page.
static void add_labels(Pdf *pdf)
{
    Buffer *out = &pdf->catalogue;
    uint64_t due = 0;
    buffer_add(out, S("/PageLabels<</Nums["));
    for (size_t i = 0; i < pdf->structure->page_count; i++) {
        Slice label = pdf->structure->page_labels[i];
        uint64_t number = 0;
        bool numeric =
            label.len && label.at[0] != '0' && label.len < 9 && slice_to_u64(label, &number);
        bool counts_on = numeric && number == due;
        due = numeric ? number + 1 : 0;
        if (counts_on)
            continue;
        buffer_print(out, "%zu<<", i);
        if (numeric) {
            buffer_print(out, "/S/D/St %llu", (unsigned long long)number);
        } else {
            buffer_add(out, S("/P"));
            pdf_add_string(out, label);
        }
        buffer_add(out, S(">>"));
    }
    buffer_add(out, S("]>>"));
}

void pdf_write_outline(Pdf *pdf)
{
    if (pdf->structure->bookmark_count)
        write_bookmarks(pdf);
    if (pdf->structure->page_labels)
        add_labels(pdf);
}
