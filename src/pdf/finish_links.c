// Link annotations, written whole: cairo writes an address as it comes, brackets and all, and loses links
// to pages that are still to be drawn.
#include "pdf/finish.h"

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// Characters that stay as they are (RFC 3986, without the parentheses: PDF's own brackets).
static bool stays(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    Slice marks = S("-._~:/?#[]@!$&'*+,;=");
    return slice_find(marks, (Slice){ &c, 1 }) < marks.len;
}

Slice link_address(Arena *arena, Slice address)
{
    static const Slice schemes[] = { { "https://", 8 }, { "http://", 7 }, { "mailto:", 7 } };
    address = slice_trim(address);
    size_t scheme = 0;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !scheme; i++)
        if (slice_starts_folded(address, schemes[i]))
            scheme = schemes[i].len;
    if (!scheme || address.len == scheme || slice_find(S("/?#"), slice_part(address, scheme, scheme + 1)) < 3)
        return S("");
    char *out = arena_many(arena, char, address.len * 3 + 1);
    size_t used = 0;
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool escape =
            c == '%' && i + 2 < address.len && is_hex(address.at[i + 1]) && is_hex(address.at[i + 2]);
        if (escape || stays(c)) {
            out[used++] = c;
            continue;
        }
        out[used++] = '%';
        out[used++] = "0123456789ABCDEF"[(unsigned char)c >> 4];
        out[used++] = "0123456789ABCDEF"[(unsigned char)c & 15];
    }
    return (Slice){ out, used };
}

static void add_box(Buffer *out, const double box[4])
{
    for (int i = 0; i < 4; i++) {
        pdf_add_number(out, box[i]);
        buffer_add_byte(out, ' ');
    }
}

// Four corners a line of text, in the order that readers draw them in: upper left, upper right, lower left,
// lower right (ISO 32000-1 says counterclockwise; no reader follows it).
static void add_quadrilaterals(Buffer *out, const PdfLink *link)
{
    buffer_add(out, S("/QuadPoints ["));
    for (size_t i = 0; i < link->box_count; i++) {
        const double *b = link->boxes[i];
        const double corners[8] = { b[0], b[3], b[2], b[3], b[0], b[1], b[2], b[1] };
        add_box(out, corners);
        add_box(out, corners + 4);
    }
    buffer_add(out, S("] "));
}

static void add_rectangle(Buffer *out, const PdfLink *link)
{
    double all[4] = { link->boxes[0][0], link->boxes[0][1], link->boxes[0][2], link->boxes[0][3] };
    for (size_t i = 1; i < link->box_count; i++) {
        const double *box = link->boxes[i];
        for (int k = 0; k < 4; k++)
            if (k < 2 ? box[k] < all[k] : box[k] > all[k])
                all[k] = box[k];
    }
    buffer_add(out, S("/Rect ["));
    add_box(out, all);
    buffer_add(out, S("] "));
}

PdfObject finish_destination(Finish *f, int page, double y)
{
    Buffer text = { 0 };
    buffer_add(&text, S("[ null /XYZ 0 "));
    pdf_add_number(&text, y);
    buffer_add(&text, S(" null ]"));
    PdfObject destination = pdf_parse(f->file, buffer_slice(&text));
    pdf_replace(f->file, destination, 0, f->pages[page]);
    buffer_free(&text);
    return destination;
}

static PdfObject annotation(Finish *f, const PdfLink *link, size_t key)
{
    Buffer text = { 0 };
    buffer_add(&text, S("<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 "));
    add_rectangle(&text, link);
    if (link->box_count > 1)
        add_quadrilaterals(&text, link);
    buffer_add(&text, S("/Contents "));
    pdf_add_string(&text, link->contents);
    buffer_print(&text, " /StructParent %zu", key);
    if (link->address.len) {
        buffer_add(&text, S(" /A << /S /URI /URI "));
        pdf_add_string(&text, link_address(f->arena, link->address));
        buffer_add(&text, S(" >>"));
    }
    buffer_add(&text, S(" >>"));
    PdfObject made = pdf_indirect(f->file, pdf_parse(f->file, buffer_slice(&text)));
    buffer_free(&text);
    if (!link->address.len)
        pdf_set(f->file, made, "/Dest", finish_destination(f, link->target_page, link->target_y));
    return made;
}

void finish_links(Finish *f)
{
    const Structure *s = f->structure;
    PdfObject *lists = arena_many(f->arena, PdfObject, s->page_count);
    f->annotations = arena_many(f->arena, PdfObject, s->link_count);
    for (size_t i = 0; i < s->link_count; i++) {
        int page = s->links[i].page;
        f->annotations[i] = annotation(f, &s->links[i], s->page_count + i);
        if (!lists[page])
            lists[page] = pdf_array(f->file);
        pdf_append_reference(f->file, lists[page], f->annotations[i]);
    }
    for (size_t p = 0; p < s->page_count; p++) {
        pdf_remove(f->file, f->pages[p], "/Annots");
        if (lists[p])
            pdf_set(f->file, f->pages[p], "/Annots", lists[p]);
    }
}
