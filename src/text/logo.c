// SPDX-License-Identifier: EUPL-1.2
// A JPEG goes into a document byte by byte, so only its head is read. A PNG is decoded by cairo, which keeps
// colours multiplied by their cover; that is undone here.
#include "text/logo.h"

#include <cairo.h>
#include <string.h>

enum { PIXELS_MOST = 4000 };

static const char no_picture[] =
    "a JPEG in grey or in red, green and blue, or a PNG, of 4000 by 4000 pixels "
    "at most";
static const char no_contrast[] = "a logo with enough contrast to its ground: 3 to 1 (WCAG 1.4.11)";

static unsigned two_bytes(Slice file, size_t at)
{
    return (unsigned)(unsigned char)file.at[at] << 8 | (unsigned char)file.at[at + 1];
}

// The frame header (ITU T.81, B.2.2) that says the size; baseline or progressive.
static bool read_jpeg(Slice file, Logo *logo)
{
    size_t at = 2;
    while (at + 10 <= file.len && (unsigned char)file.at[at] == 0xFF) {
        unsigned marker = (unsigned char)file.at[at + 1];
        if (marker >= 0xC0 && marker <= 0xC2) {
            bool eight_bits = file.at[at + 4] == 8;
            logo->rows = (int)two_bytes(file, at + 5);
            logo->columns = (int)two_bytes(file, at + 7);
            logo->channels = file.at[at + 9];
            logo->jpeg = file;
            return eight_bits && (logo->channels == 1 || logo->channels == 3);
        }
        if (marker == 0xD9 || marker == 0xDA)
            return false;
        at += 2 + two_bytes(file, at + 2);
    }
    return false;
}

typedef struct Source {
    Slice rest;
} Source;

static cairo_status_t take_bytes(void *closure, unsigned char *bytes, unsigned len)
{
    Source *source = closure;
    if (len > source->rest.len)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->rest.at, len);
    source->rest = slice_part(source->rest, len, source->rest.len);
    return CAIRO_STATUS_SUCCESS;
}

static unsigned char whole_colour(unsigned part, unsigned cover)
{
    unsigned whole = cover ? (part * 255 + cover / 2) / cover : 0;
    return (unsigned char)(whole > 255 ? 255 : whole);
}

static void take_pixels(Arena *arena, Logo *logo, const unsigned char *data, size_t stride,
                        bool covered)
{
    size_t count = (size_t)logo->columns * (size_t)logo->rows;
    unsigned char *colours = arena_alloc(arena, 3, count), *cover = arena_alloc(arena, 1, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel;
        memcpy(&pixel, data + i / (size_t)logo->columns * stride + i % (size_t)logo->columns * 4,
               4);
        unsigned alpha = covered ? pixel >> 24 : 255;
        for (int k = 0; k < 3; k++)
            colours[3 * i + (size_t)k] = whole_colour(pixel >> (16 - 8 * k) & 255, alpha);
        cover[i] = (unsigned char)alpha;
        any |= alpha != 255;
    }
    logo->channels = 3;
    logo->colours = (Slice){ (char *)colours, 3 * count };
    logo->cover = any ? (Slice){ (char *)cover, count } : S("");
}

// The size is looked at first: a small file may unpack to more than there is memory for.
static bool read_png(Arena *arena, Slice file, Logo *logo)
{
    enum { WIDTH_AT = 16, HEIGHT_AT = 20 };
    if (file.len < 33 || two_bytes(file, WIDTH_AT) || two_bytes(file, HEIGHT_AT))
        return false;
    logo->columns = (int)two_bytes(file, WIDTH_AT + 2);
    logo->rows = (int)two_bytes(file, HEIGHT_AT + 2);
    if (logo->columns > PIXELS_MOST || logo->rows > PIXELS_MOST)
        return false;
    Source source = { file };
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(take_bytes, &source);
    cairo_format_t format = cairo_image_surface_get_format(surface);
    bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
                (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24);
    if (good)
        take_pixels(arena, logo, cairo_image_surface_get_data(surface),
                    (size_t)cairo_image_surface_get_stride(surface), format == CAIRO_FORMAT_ARGB32);
    cairo_surface_destroy(surface);
    return good;
}

static Colour pixel_colour(const Logo *logo, size_t i)
{
    const unsigned char *at = (const unsigned char *)logo->colours.at + 3 * i;
    return (Colour){ at[0] / 255.0, at[1] / 255.0, at[2] / 255.0 };
}

// A quarter of what stands on the page has to stand out from it. A picture with a ground of its own brings
// that along: then a hundredth is enough. JPEG is not unpacked, and always has one.
static bool can_be_seen(const Logo *logo, Colour ground)
{
    size_t count = logo->colours.len / 3, inked = 0, clear = 0;
    const unsigned char *cover = logo->cover.len ? (const unsigned char *)logo->cover.at : NULL;
    if (logo->jpeg.len)
        return true;
    if (!cover && count)
        ground = pixel_colour(logo, 0);
    for (size_t i = 0; i < count; i++) {
        if (cover && cover[i] < 128)
            continue;
        inked++;
        clear += colour_contrast(pixel_colour(logo, i), ground) >= 3;
    }
    return clear > 0 && clear >= (cover ? inked / 4 : inked / 100);
}

Logo *logo_read(Arena *arena, Slice file, Colour ground, const char **problem)
{
    Logo *logo = arena_one(arena, Logo);
    bool read = slice_starts(file, S("\xFF\xD8\xFF"))        ? read_jpeg(file, logo)
                : slice_starts(file, S("\x89PNG\r\n\x1A\n")) ? read_png(arena, file, logo)
                                                             : false;
    *problem = no_picture;
    if (!read || logo->columns < 1 || logo->rows < 1 || logo->columns > PIXELS_MOST ||
        logo->rows > PIXELS_MOST)
        return NULL;
    *problem = no_contrast;
    return can_be_seen(logo, ground) ? logo : NULL;
}
