// SPDX-License-Identifier: EUPL-1.2
// Link annotations. No address is taken as it comes: it is percent-encoded, and what it holds of PDF's own
// brackets with it.
#include "pdf/pdf_links.h"

#include <string.h>

#include "pdf/pdf_parts.h"
#include "pdf/pdf_text.h"

Slice link_address(Arena *arena, Slice address)
{
    static const Slice schemes[] = { { "https://", 8 }, { "http://", 7 }, { "mailto:", 7 } };
    address = slice_trim(address);
    size_t scheme = 0;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !scheme; i++)
        if (slice_starts_folded(address, schemes[i]))
            scheme = schemes[i].len;
    if (!scheme || address.len == scheme ||
        slice_find(S("/?#"), slice_part(address, scheme, scheme + 1)) < 3)
        return S("");
    char *out = arena_many(arena, char, address.len * 3 + 1);
    size_t used = 0;
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool escape = c == '%' && i + 2 < address.len && ascii_is_hex(address.at[i + 1]) &&
                      ascii_is_hex(address.at[i + 2]);
        // These stay as they are (RFC 3986, without the parentheses: PDF's own brackets).
        bool stays =
            ascii_is_letter(c) || ascii_is_digit(c) || (c && strchr("-._~:/?#[]@!$&'*+,;=", c));
        if (escape || stays) {
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
    buffer_add(out, S("/QuadPoints["));
    for (size_t i = 0; i < link->box_count; i++) {
        const double *b = link->boxes[i];
        const double corners[8] = { b[0], b[3], b[2], b[3], b[0], b[1], b[2], b[1] };
        add_box(out, corners);
        add_box(out, corners + 4);
    }
    buffer_add(out, S("]"));
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
    buffer_add(out, S("/Rect["));
    add_box(out, all);
    buffer_add(out, S("]"));
}

void pdf_add_destination(const Pdf *pdf, Buffer *out, int page, double y)
{
    buffer_add(out, S("/Dest["));
    pdf_add_reference(out, pdf->pages + (size_t)page);
    buffer_add(out, S("/XYZ 0 "));
    pdf_add_number(out, y);
    buffer_add(out, S(" null]"));
}

static void add_annotation(const Pdf *pdf, Buffer *out, const PdfLink *link, size_t key)
{
    buffer_add(out, S("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4"));
    add_rectangle(out, link);
    if (link->box_count > 1)
        add_quadrilaterals(out, link);
    buffer_add(out, S("/Contents"));
    pdf_add_string(out, link->contents);
    buffer_print(out, "/StructParent %zu", key);
    if (link->address.len) {
        buffer_add(out, S("/A<</S/URI/URI"));
        pdf_add_string(out, link_address(pdf->arena, link->address));
        buffer_add(out, S(">>"));
    } else {
        pdf_add_destination(pdf, out, link->target_page, link->target_y);
    }
    buffer_add(out, S(">>"));
}

void pdf_write_links(Pdf *pdf)
{
    const Structure *s = pdf->structure;
    Buffer out = { 0 };
    for (size_t i = 0; i < s->link_count; i++) {
        out.len = 0;
        add_annotation(pdf, &out, &s->links[i], s->page_count + i);
        pdf_put(pdf->writer, pdf->annotations + i, buffer_slice(&out));
    }
    buffer_free(&out);
}
