// SPDX-License-Identifier: EUPL-1.2
// A PNG is its signature and chunks (https://www.w3.org/TR/png/): size, kind, content, CRC; texts in UTF-8.
// In a chart most rows are the one above again: each is told as what differs from that, and packed by the
// quickest way there is, in a tenth of the time that cairo's own takes to choose among five.
#include "chart/picture.h"

#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    add_number(out, libdeflate_crc32(0, checked.at, checked.len));
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

// What is said about the pixels.
static void add_described(Buffer *out, const PictureText *words, double pixels_a_point)
{
    Buffer density = { 0 };
    uint32_t pixels_a_metre = (uint32_t)lround(pixels_a_point * 72 / 0.0254);
    add_number(&density, pixels_a_metre);
    add_number(&density, pixels_a_metre);
    buffer_add_byte(&density, 1);
    add_chunk(out, "pHYs", buffer_slice(&density));
    add_text(out, "Title", words->language, words->title);
    add_text(out, "Description", words->language, words->alt);
    add_xmp(out, words);
    buffer_free(&density);
}

// A row of pixels, as what differs from the one above (NULL: nothing), three bytes each behind the kind of
// filter.
static void filter_row(const uint32_t *row, const uint32_t *above, size_t width, unsigned char *out)
{
    enum { FILTER_UP = 2 };
    *out++ = FILTER_UP;
    if (above && memcmp(row, above, width * sizeof *row) == 0) {
        memset(out, 0, 3 * width);
        return;
    }
    for (size_t x = 0; x < width; x++) {
        uint32_t pixel = row[x], before = above ? above[x] : 0;
        *out++ = (unsigned char)((pixel >> 16) - (before >> 16));
        *out++ = (unsigned char)((pixel >> 8) - (before >> 8));
        *out++ = (unsigned char)(pixel - before);
    }
}

// False where there is no memory.
static bool add_pixels(Buffer *out, const unsigned char *pixels, size_t width, size_t height,
                       size_t stride)
{
    enum { QUICKEST = 1 };
    const size_t row = 1 + 3 * width;
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(QUICKEST);
    unsigned char *raw = malloc(row * height);
    size_t most = packer ? libdeflate_zlib_compress_bound(packer, row * height) : 0, len = 0;
    unsigned char *packed = most ? malloc(most) : NULL;
    for (size_t y = 0; raw && y < height; y++)
        filter_row((const void *)(pixels + y * stride),
                   y ? (const void *)(pixels + (y - 1) * stride) : NULL, width, raw + y * row);
    if (raw && packed)
        len = libdeflate_zlib_compress(packer, raw, row * height, packed, most);
    if (len)
        add_chunk(out, "IDAT", (Slice){ (const char *)packed, len });
    free(packed);
    free(raw);
    if (packer)
        libdeflate_free_compressor(packer);
    return len > 0;
}

static bool add_image(Buffer *out, cairo_surface_t *surface, const PictureText *words,
                      double pixels_a_point)
{
    Buffer head = { 0 };
    int width = cairo_image_surface_get_width(surface),
        height = cairo_image_surface_get_height(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    if (!pixels || width <= 0 || height <= 0)
        return false;
    buffer_add(out, S("\x89PNG\r\n\x1A\n"));
    add_number(&head, (uint32_t)width);
    add_number(&head, (uint32_t)height);
    buffer_add(&head, S("\x08\x02\0\0\0")); // 8 bits, red, green and blue
    add_chunk(out, "IHDR", buffer_slice(&head));
    buffer_free(&head);
    add_described(out, words, pixels_a_point);
    bool done = add_pixels(out, pixels, (size_t)width, (size_t)height,
                           (size_t)cairo_image_surface_get_stride(surface));
    add_chunk(out, "IEND", S(""));
    return done;
}

bool picture_png(const Drawing *drawing, const PictureText *words, Fonts *fonts, Colour ground,
                 double pixels_a_point, Buffer *out)
{
    int width = (int)ceil((drawing->width + 2 * PICTURE_MARGIN) * pixels_a_point);
    int height = (int)ceil((drawing->height + 2 * PICTURE_MARGIN) * pixels_a_point);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, pixels_a_point, pixels_a_point);
    cairo_set_source_rgb(cr, ground.r, ground.g, ground.b);
    cairo_paint(cr);
    drawing_paint(drawing, fonts, cr, PICTURE_MARGIN, PICTURE_MARGIN, NULL);
    cairo_surface_flush(surface);
    bool done =
        cairo_status(cr) == CAIRO_STATUS_SUCCESS && add_image(out, surface, words, pixels_a_point);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return done;
}
