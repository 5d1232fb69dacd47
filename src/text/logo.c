// SPDX-License-Identifier: EUPL-1.2
// A JPEG goes into a document byte by byte; it is unpacked only to see whether it can be seen. A PNG is
// decoded by cairo, which keeps colours multiplied by their cover; that is undone here.
#include "text/logo.h"

#include <cairo.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

enum { PIXELS_MOST = 4000 };

static const char no_picture[] =
    "a JPEG in grey or in red, green and blue, or a PNG, of 4000 by 4000 pixels "
    "at most";
static const char no_contrast[] = "a logo with enough contrast to its ground: 3 to 1 (WCAG 1.4.11)";

static unsigned two_bytes(Slice file, size_t at)
{
    return (unsigned)(unsigned char)file.at[at] << 8 | (unsigned char)file.at[at + 1];
}

static bool is_small_enough(const Logo *logo)
{
    return logo->columns >= 1 && logo->rows >= 1 && logo->columns <= PIXELS_MOST &&
           logo->rows <= PIXELS_MOST;
}

// ---- what can be seen ----

// What of a picture stands out from its ground. Luminances come from tables: a picture may have sixteen
// million pixels.
typedef struct Look {
    double red[256], green[256], blue[256];
    double ground;
    size_t inked, clear; // pixels
} Look;

static double luminance_at(const Look *look, const unsigned char *pixel)
{
    return look->red[pixel[0]] + look->green[pixel[1]] + look->blue[pixel[2]];
}

static void look_at(Look *look, const unsigned char *pixel)
{
    look->inked++;
    look->clear += luminance_contrast(luminance_at(look, pixel), look->ground) >= 3;
}

// ---- JPEG ----

// libjpeg tells of a fault by a call that may not return.
typedef struct Faults {
    struct jpeg_error_mgr manager;
    jmp_buf out;
} Faults;

static void leave(j_common_ptr jpeg)
{
    Faults *faults = (Faults *)(void *)jpeg->err;
    if (faults->manager.msg_code == JERR_OUT_OF_MEMORY)
        out_of_memory(0);
    longjmp(faults->out, 1);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void look_at_rows(struct jpeg_decompress_struct *jpeg, Look *look, unsigned char *row)
{
    jpeg->out_color_space = JCS_RGB;
    jpeg_start_decompress(jpeg);
    while (jpeg->output_scanline < jpeg->output_height) {
        bool first = jpeg->output_scanline == 0;
        jpeg_read_scanlines(jpeg, &row, 1);
        if (first)
            look->ground = luminance_at(look, row);
        for (size_t i = 0; i < jpeg->output_width; i++)
            look_at(look, row + 3 * i);
    }
    jpeg_finish_decompress(jpeg);
}

// Whole: what libjpeg only warns of, as where the file is cut short, is a fault too.
static bool read_jpeg(Arena *arena, Slice file, Look *look, Logo *logo)
{
    struct jpeg_decompress_struct jpeg;
    Faults faults;
    volatile bool good = false;
    unsigned char *row = arena_alloc(arena, 3, PIXELS_MOST);
    jpeg.err = jpeg_std_error(&faults.manager);
    faults.manager.error_exit = leave;
    faults.manager.output_message = say_nothing;
    jpeg_create_decompress(&jpeg);
    if (!setjmp(faults.out)) {
        jpeg_mem_src(&jpeg, (const unsigned char *)file.at, (unsigned long)file.len);
        jpeg_read_header(&jpeg, TRUE);
        logo->columns = (int)jpeg.image_width;
        logo->rows = (int)jpeg.image_height;
        logo->channels = jpeg.num_components;
        // Of the kinds that a PDF shows: with 8 bits, grey or in three colours, and not coded arithmetically
        // (ISO 32000-1, 7.4.8).
        good = jpeg.data_precision == 8 && !jpeg.arith_code &&
               (logo->channels == 1 || logo->channels == 3) && is_small_enough(logo);
        if (good)
            look_at_rows(&jpeg, look, row);
        good = good && faults.manager.num_warnings == 0;
    } else {
        good = false;
    }
    jpeg_destroy_decompress(&jpeg);
    logo->is_jpeg = true;
    return good;
}

// ---- PNG ----

typedef struct LogoSource {
    Slice rest;
} LogoSource;

static cairo_status_t take_bytes(void *closure, unsigned char *bytes, unsigned len)
{
    LogoSource *source = closure;
    if (len > source->rest.len)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->rest.at, len);
    source->rest = slice_part(source->rest, len, source->rest.len);
    return CAIRO_STATUS_SUCCESS;
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
        for (int k = 0; k < 3; k++) {
            unsigned part = pixel >> (16 - 8 * k) & 255;
            unsigned whole = alpha ? (part * 255 + alpha / 2) / alpha : 0;
            colours[3 * i + (size_t)k] = (unsigned char)(whole > 255 ? 255 : whole);
        }
        cover[i] = (unsigned char)alpha;
        any |= alpha != 255;
    }
    logo->channels = 3;
    logo->colours = (Slice){ (char *)colours, 3 * count };
    logo->cover = any ? (Slice){ (char *)cover, count } : S("");
}

static void look_at_png(Look *look, const Logo *logo)
{
    const unsigned char *colours = (const unsigned char *)logo->colours.at,
                        *cover = (const unsigned char *)logo->cover.at;
    if (!logo->cover.len)
        look->ground = luminance_at(look, colours);
    for (size_t i = 0; i < logo->colours.len / 3; i++)
        if (!logo->cover.len || cover[i] >= 128)
            look_at(look, colours + 3 * i);
}

// The size is looked at first: a small file may unpack to more than there is memory for.
static bool read_png(Arena *arena, Slice file, Look *look, Logo *logo)
{
    enum { WIDTH_AT = 16, HEIGHT_AT = 20 };
    if (file.len < 33 || two_bytes(file, WIDTH_AT) || two_bytes(file, HEIGHT_AT))
        return false;
    logo->columns = (int)two_bytes(file, WIDTH_AT + 2);
    logo->rows = (int)two_bytes(file, HEIGHT_AT + 2);
    if (!is_small_enough(logo))
        return false;
    LogoSource source = { file };
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(take_bytes, &source);
    cairo_format_t format = cairo_image_surface_get_format(surface);
    bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
                (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24);
    if (good)
        take_pixels(arena, logo, cairo_image_surface_get_data(surface),
                    (size_t)cairo_image_surface_get_stride(surface), format == CAIRO_FORMAT_ARGB32);
    cairo_surface_destroy(surface);
    if (good)
        look_at_png(look, logo);
    return good;
}

Logo *logo_read(Arena *arena, Slice file, Colour ground, const char **problem)
{
    Logo *logo = arena_one(arena, Logo);
    Look look = { .ground = colour_luminance(ground) };
    for (int i = 0; i < 256; i++) {
        look.red[i] = colour_luminance((Colour){ i / 255.0, 0, 0 });
        look.green[i] = colour_luminance((Colour){ 0, i / 255.0, 0 });
        look.blue[i] = colour_luminance((Colour){ 0, 0, i / 255.0 });
    }
    bool read = slice_starts(file, S("\xFF\xD8\xFF"))        ? read_jpeg(arena, file, &look, logo)
                : slice_starts(file, S("\x89PNG\r\n\x1A\n")) ? read_png(arena, file, &look, logo)
                                                             : false;
    logo->file = file;
    *problem = read ? no_contrast : no_picture;
    // A quarter of what stands on the page has to stand out from it. A picture with a ground of its own, the
    // colour in its corner, brings that along: then a hundredth is enough.
    bool own_ground = !logo->cover.len;
    bool stands_out = look.clear > 0 && look.clear >= look.inked / (own_ground ? 100 : 4);
    return read && stands_out ? logo : NULL;
}
