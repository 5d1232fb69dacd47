// Bookmarks (the outline of a reader's side panel) and the names of pages.
#include "pdf/finish.h"

enum { NONE = -1 };

// A bookmark's place in the tree that the levels spell out; indices, NONE where there is none.
typedef struct Entry {
    int parent, first, last, before, after, children;
} Entry;

// A bookmark hangs below the nearest one before it of a lower level.
static Entry *arrange(Finish *f, Entry *top)
{
    size_t count = f->structure->bookmark_count;
    Entry *entries = arena_many(f->arena, Entry, count);
    *top = (Entry){ NONE, NONE, NONE, NONE, NONE, 0 };
    for (size_t i = 0; i < count; i++) {
        int parent = (int)i - 1;
        while (parent != NONE && f->structure->bookmarks[parent].level >= f->structure->bookmarks[i].level)
            parent = entries[parent].parent;
        Entry *above = parent == NONE ? top : &entries[parent];
        entries[i] = (Entry){ parent, NONE, NONE, above->last, NONE, 0 };
        if (above->last == NONE)
            above->first = (int)i;
        else
            entries[above->last].after = (int)i;
        above->last = (int)i;
        above->children++;
    }
    return entries;
}

static void refer(Finish *f, PdfObject from, const char *key, const PdfObject *objects, int index)
{
    if (index != NONE)
        pdf_refer(f->file, from, key, objects[index]);
}

static void set_bookmarks(Finish *f, PdfObject catalog)
{
    const Structure *s = f->structure;
    Entry top;
    const Entry *entries = arrange(f, &top);
    PdfObject *objects = arena_many(f->arena, PdfObject, s->bookmark_count);
    for (size_t i = 0; i < s->bookmark_count; i++) {
        Buffer text = { 0 };
        buffer_add(&text, S("<< /Title "));
        pdf_add_string(&text, s->bookmarks[i].title);
        if (entries[i].children) // closed: a reader opens what it wants
            buffer_print(&text, " /Count -%d", entries[i].children);
        buffer_add(&text, S(" >>"));
        objects[i] = pdf_indirect(f->file, pdf_parse(f->file, buffer_slice(&text)));
        buffer_free(&text);
        pdf_set(f->file, objects[i], "/Dest", finish_destination(f, s->bookmarks[i].page, s->bookmarks[i].y));
    }
    PdfObject root = pdf_indirect(
        f->file, pdf_parse(f->file, slice_print(f->arena, "<< /Type /Outlines /Count %d >>", top.children)));
    for (size_t i = 0; i < s->bookmark_count; i++) {
        pdf_refer(f->file, objects[i], "/Parent",
                  entries[i].parent == NONE ? root : objects[entries[i].parent]);
        refer(f, objects[i], "/First", objects, entries[i].first);
        refer(f, objects[i], "/Last", objects, entries[i].last);
        refer(f, objects[i], "/Prev", objects, entries[i].before);
        refer(f, objects[i], "/Next", objects, entries[i].after);
    }
    refer(f, root, "/First", objects, top.first);
    refer(f, root, "/Last", objects, top.last);
    pdf_set(f->file, catalog, "/Outlines", root);
    pdf_set_text(f->file, catalog, "/PageMode", S("/UseOutlines"));
}

// Numbers that count on belong to one range; any other label is a range of one page.
static void set_labels(Finish *f, PdfObject catalog)
{
    Buffer text = { 0 };
    uint64_t due = 0;
    buffer_add(&text, S("<< /Nums ["));
    for (size_t i = 0; i < f->structure->page_count; i++) {
        Slice label = f->structure->page_labels[i];
        uint64_t number = 0;
        bool numeric = label.len && label.at[0] != '0' && label.len < 9 && slice_to_u64(label, &number);
        bool counts_on = numeric && number == due;
        due = numeric ? number + 1 : 0;
        if (counts_on)
            continue;
        buffer_print(&text, " %zu <<", i);
        if (numeric) {
            buffer_print(&text, "/S /D /St %llu", (unsigned long long)number);
        } else {
            buffer_add(&text, S("/P "));
            pdf_add_string(&text, label);
        }
        buffer_add(&text, S(">>"));
    }
    buffer_add(&text, S(" ] >>"));
    pdf_set_text(f->file, catalog, "/PageLabels", buffer_slice(&text));
    buffer_free(&text);
}

void finish_outline(Finish *f)
{
    PdfObject catalog = pdf_root(f->file);
    if (f->structure->bookmark_count)
        set_bookmarks(f, catalog);
    if (f->structure->page_labels)
        set_labels(f, catalog);
    pdf_release(f->file, catalog);
}
