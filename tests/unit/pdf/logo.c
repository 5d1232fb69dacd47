// SPDX-License-Identifier: EUPL-1.2
// A logo in the house style: on the cover as a figure with its text, in the header as an artifact; and which
// ones are refused.
#include "pages.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

#include "base/file.h"
#include "text/logo.h"

// A folder with a style that names a logo, and some pictures.
typedef struct House {
    char folder[64];
    Slice style;
} House;

// A disc of that shade (0: black); `covered`: on nothing, else on white.
static void make_picture(const House *house, const char *name, int width, int height, double shade,
                         bool covered)
{
    char path[128];
    cairo_surface_t *surface = cairo_image_surface_create(
        covered ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    if (!covered) {
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_paint(cr);
    }
    cairo_set_source_rgb(cr, shade, shade, shade);
    cairo_arc(cr, width / 2.0, height / 2.0, height / 2.0 - 2, 0, 6.3);
    cairo_fill(cr);
    snprintf(path, sizeof path, "%s/%s", house->folder, name);
    assert_int_equal(cairo_surface_write_to_png(surface, path), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void write_file(const House *house, const char *name, Slice bytes)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", house->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

// A JPEG of so many parts a pixel (grey, three colours, four inks): a field of that shade on white.
static Slice jpeg_of(Arena *arena, int parts, bool progressive, unsigned char shade)
{
    enum { WIDTH = 300, HEIGHT = 150 };
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr faults;
    unsigned char row[4 * WIDTH], *rows = row, *bytes = NULL;
    unsigned long len = 0;
    jpeg.err = jpeg_std_error(&faults);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &len);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = parts;
    jpeg.in_color_space = parts == 1 ? JCS_GRAYSCALE : parts == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    if (progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < HEIGHT; y++) {
        memset(row, 255, sizeof row);
        if (y > 40 && y < 110)
            memset(row + 60 * parts, shade, (size_t)(180 * parts));
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Slice made = slice_copy(arena, (Slice){ (char *)bytes, len });
    free(bytes);
    return made;
}

static void open_house(House *house, Arena *arena)
{
    Slice colours = jpeg_of(arena, 3, true, 60);
    strcpy(house->folder, P_tmpdir "/cxscan-logo-XXXXXX");
    assert_non_null(mkdtemp(house->folder));
    house->style = slice_print(arena, "%s/style.yaml", house->folder);
    make_picture(house, "disc.png", 300, 120, 0, true);
    make_picture(house, "pale.png", 300, 120, 0.9, true);
    make_picture(house, "white.png", 300, 120, 0.95, false);
    make_picture(house, "small.png", 100, 40, 0, true);
    make_picture(house, "own-ground.png", 300, 120, 0.2, false);
    write_file(house, "colours.jpg", colours);
    write_file(house, "grey.jpg", jpeg_of(arena, 1, false, 0));
    write_file(house, "pale.jpg", jpeg_of(arena, 3, false, 225));
    write_file(house, "inks.jpg", jpeg_of(arena, 4, false, 0));
    write_file(house, "head.jpg", slice_part(colours, 0, 12));
    write_file(house, "cut.jpg", slice_part(colours, 0, colours.len / 2));
    write_file(house, "text.png", S("no picture"));
    write_file(house, "cut.png", S("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0abcdefghijkl"));
}

static void close_house(const House *house)
{
    static const char *const names[] = { "style.yaml", "disc.png",       "pale.png",    "white.png",
                                         "small.png",  "own-ground.png", "colours.jpg", "grey.jpg",
                                         "pale.jpg",   "inks.jpg",       "head.jpg",    "cut.jpg",
                                         "text.png",   "cut.png" };
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", house->folder, names[i]);
        unlink(path);
    }
    rmdir(house->folder);
}

// The style as it comes, with that logo.
static const Style *style_with(Bench *bench, const House *house, const char *file, const char *alt,
                               const char *width)
{
    Slice plain;
    assert_true(file_read(bench->arena, bench->d, S(CXSCAN_SOURCE_DIR "/templates/style.yaml"),
                          S("style.yaml"), &plain));
    write_file(house, "style.yaml",
               slice_print(bench->arena, "%.*s\nlogo: {file: \"%s\", alt: \"%s\", width: %s}\n",
                           SLICE_ARGS(plain), file, alt, width));
    return style_read(bench->arena, diagnostics_new(bench->arena), house->style);
}

static void some_logos_are_refused(void **state)
{
    static const struct {
        const char *file, *alt, *width;
        bool good;
    } cases[] = {
        { "disc.png", "Zilverdam", "90", true },     { "own-ground.png", "Zilverdam", "90", true },
        { "colours.jpg", "Zilverdam", "90", true },  { "disc.png", " ", "90", false },
        { "disc.png", "Zilverdam", "x", false },     { "disc.png", "Zilverdam", "10", false },
        { "disc.png", "Zilverdam", "300", false },   { "small.png", "Zilverdam", "90", false },
        { "pale.png", "Zilverdam", "90", false },    { "white.png", "Zilverdam", "90", false },
        { "inks.jpg", "Zilverdam", "90", false },    { "cut.jpg", "Zilverdam", "90", false },
        { "grey.jpg", "Zilverdam", "90", true },     { "pale.jpg", "Zilverdam", "90", false },
        { "head.jpg", "Zilverdam", "90", false },    { "text.png", "Zilverdam", "90", false },
        { "cut.png", "Zilverdam", "90", false },     { "none.png", "Zilverdam", "90", false },
        { "../disc.png", "Zilverdam", "90", false },
    };
    Bench *bench = *state;
    House house;
    open_house(&house, bench->arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Style *style = style_with(bench, &house, cases[i].file, cases[i].alt, cases[i].width);
        if ((style && style->logo) != cases[i].good)
            fail_msg("%zu: %s", i, cases[i].file);
    }
    close_house(&house);
}

static void pixels_are_as_they_were(void **state)
{
    Bench *bench = *state;
    House house;
    open_house(&house, bench->arena);
    const Style *style = style_with(bench, &house, "disc.png", "Zilverdam", "90");
    const Logo *logo = style->logo;
    assert_int_equal(logo->columns, 300);
    assert_int_equal(logo->rows, 120);
    size_t middle = 60 * 300 + 150;
    assert_int_equal((unsigned char)logo->cover.at[middle], 255);
    assert_int_equal((unsigned char)logo->cover.at[0], 0);
    assert_int_equal(logo->colours.at[3 * middle], 0);
    assert_int_equal(logo->colours.len, 3 * 300 * 120);
    close_house(&house);
}

static void a_jpeg_goes_on_as_it_came(void **state)
{
    Bench *bench = *state;
    House house;
    open_house(&house, bench->arena);
    const Logo *logo = style_with(bench, &house, "grey.jpg", "Zilverdam", "90")->logo;
    Slice file = jpeg_of(bench->arena, 1, false, 0);
    assert_int_equal(logo->channels, 1);
    assert_int_equal(logo->columns, 300);
    assert_int_equal(logo->rows, 150);
    assert_true(logo->is_jpeg);
    assert_true(slice_equal(logo->file, file));
    close_house(&house);
}

static void a_logo_is_on_cover_and_pages(void **state)
{
    Bench *bench = *state;
    House house;
    open_house(&house, bench->arena);
    const Style *style = style_with(bench, &house, "disc.png", "Zilverdam", "90");
    bench->options.style = style;
    Document *document =
        document_make(bench->arena, bench->d, S(CXSCAN_SOURCE_DIR "/tests/unit/pdf/cases"), S("nl"),
                      S("cover-and-contents.md"), NULL, bench->facts, NULL);
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    assert_int_equal(layout->troubles, 0);
    const Structure *structure = painted(bench, layout, document);
    Slice tree = structure_dump(bench->arena, structure), pages = layout_dump(bench->arena, layout);
    assert_true(slice_find(tree, S("Figure alt=\"Zilverdam\"")) < tree.len);
    assert_true(slice_find(pages, S("  logo 449.3 748.0 90.0 36.0 Figure\n")) < pages.len);
    assert_true(slice_find(pages, S("  logo 56.0 32.0 35.1 14.0 header\n")) < pages.len);
    close_house(&house);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(some_logos_are_refused, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(pixels_are_as_they_were, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_jpeg_goes_on_as_it_came, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_logo_is_on_cover_and_pages, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
