// SPDX-License-Identifier: EUPL-1.2
// cairo writes a PNG of pixels and nothing else. What is said about them is put behind its head, chunk by
// chunk (https://www.w3.org/TR/png/): size, checked by its CRC, texts in UTF-8.
#include "chart/picture.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

static const double PIXELS_A_POINT = 2;
enum { HEAD = 8 + 25 }; // the signature and IHDR

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned length)
{
    buffer_add(closure, (Slice){ (const char *)bytes, length });
    return CAIRO_STATUS_SUCCESS;
}

static void add_number(Buffer *out, uint32_t number)
{
    const char bytes[4] = { (char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
                            (char)number };
    buffer_add(out, (Slice){ bytes, 4 });
}

static void add_chunk(Buffer *out, const char *kind, Slice content)
{
    add_number(out, (uint32_t)content.len);
    size_t from = out->len;
    buffer_add(out, (Slice){ kind, 4 });
    buffer_add(out, content);
    Slice checked = slice_part(buffer_slice(out), from, out->len);
    add_number(out, (uint32_t)crc32(0, (const unsigned char *)checked.at, (unsigned)checked.len));
}

// iTXt: keyword, not compressed, language, no translated keyword, text.
static void add_text(Buffer *out, const char *keyword, Slice language, Slice text)
{
    Buffer chunk = { 0 };
    buffer_add(&chunk, (Slice){ keyword, strlen(keyword) + 1 });
    buffer_add(&chunk, (Slice){ "\0\0", 2 });
    buffer_add(&chunk, language);
    buffer_add(&chunk, (Slice){ "\0\0", 2 });
    buffer_add(&chunk, text);
    add_chunk(out, "iTXt", buffer_slice(&chunk));
    buffer_free(&chunk);
}

static void add_property(Buffer *out, const char *name, Slice language, Slice text)
{
    buffer_print(out, "<%s><rdf:Alt>", name);
    for (int i = 0; i < 2; i++) {
        buffer_print(out, "<rdf:li xml:lang=\"%.*s\">",
                     SLICE_ARGS(i == 0 ? S("x-default") : language));
        picture_escape(out, text);
        buffer_add(out, S("</rdf:li>"));
    }
    buffer_print(out, "</rdf:Alt></%s>", name);
}

// IPTC's field for alt text, and the title, as XMP.
static void add_xmp(Buffer *out, const PictureText *words)
{
    Buffer packet = { 0 };
    buffer_add(&packet,
               S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                 "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                 " xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">"));
    add_property(&packet, "dc:title", words->language, words->title);
    add_property(&packet, "Iptc4xmpCore:AltTextAccessibility", words->language, words->alt);
    buffer_add(&packet, S("</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"));
    add_text(out, "XML:com.adobe.xmp", S(""), buffer_slice(&packet));
    buffer_free(&packet);
}

static void add_described(Buffer *out, Slice pixels, const PictureText *words)
{
    Buffer density = { 0 };
    uint32_t pixels_a_metre = (uint32_t)lround(PIXELS_A_POINT * 72 / 0.0254);
    add_number(&density, pixels_a_metre);
    add_number(&density, pixels_a_metre);
    buffer_add_byte(&density, 1);
    buffer_add(out, slice_part(pixels, 0, HEAD));
    add_chunk(out, "pHYs", buffer_slice(&density));
    add_text(out, "Title", words->language, words->title);
    add_text(out, "Description", words->language, words->alt);
    add_xmp(out, words);
    buffer_add(out, slice_part(pixels, HEAD, pixels.len));
    buffer_free(&density);
}

static bool paint(const Drawing *drawing, Fonts *fonts, Colour ground, Buffer *pixels)
{
    int width = (int)ceil((drawing->width + 2 * PICTURE_MARGIN) * PIXELS_A_POINT);
    int height = (int)ceil((drawing->height + 2 * PICTURE_MARGIN) * PIXELS_A_POINT);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, PIXELS_A_POINT, PIXELS_A_POINT);
    cairo_set_source_rgb(cr, ground.r, ground.g, ground.b);
    cairo_paint(cr);
    drawing_paint(drawing, fonts, cr, PICTURE_MARGIN, PICTURE_MARGIN, NULL);
    bool done = cairo_status(cr) == CAIRO_STATUS_SUCCESS &&
                cairo_surface_write_to_png_stream(surface, collect, pixels) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return done && pixels->len > HEAD &&
           slice_equal(slice_part(buffer_slice(pixels), 12, 16), S("IHDR"));
}

bool picture_png(const Drawing *drawing, const PictureText *words, Fonts *fonts, Colour ground,
                 Buffer *out)
{
    Buffer pixels = { 0 };
    bool done = paint(drawing, fonts, ground, &pixels);
    if (done)
        add_described(out, buffer_slice(&pixels), words);
    buffer_free(&pixels);
    return done;
}
