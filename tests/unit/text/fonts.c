// SPDX-License-Identifier: EUPL-1.2
// Widths against values of HarfBuzz itself (through Pillow with raqm, ligatures off, at 1000 units), and
// which fonts are taken.
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/signs.h"
#include "base/word_signs.h"
#include "opened.h"

static void widths_are_those_of_harfbuzz(void **state)
{
    static const struct Known {
        const char *text;
        double width[3];
    } known[] = {
        { "Zilverdam", { 4664, 5002, 4413 } },
        { "AVATAR To. VAT", { 7039, 7481, 6517 } },
        { "17,5", { 1984, 2001, 1909 } },
        { "efficiënte", { 4355, 4762, 4013 } },
        { "De gemeente meet veel, maar sprak niet af wat telt.", { 24283, 26033, 22766 } },
        { "“ijs”", { 1713, 1997, 1664 } },
    };
    const Opened *o = *state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (Face face = FACE_REGULAR; face <= FACE_ITALIC; face++)
            assert_near(text_width(o->fonts, face, 1000, slice_of(known[i].text)),
                        known[i].width[face], 0.001);
    assert_near(fonts_ascent(o->fonts), 1.069, 1e-9);
    assert_near(fonts_descent(o->fonts), 0.293, 1e-9);
}

static void what_is_not_drawn_counts_nothing(void **state)
{
    const Opened *o = *state;
    double bare = text_width(o->fonts, FACE_REGULAR, 10, S("personeelszaken"));
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, S("personeels\u00ADzaken")), bare, 1e-6);
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, S("personeelszaken\u00AD")), bare, 1e-6);
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, S("personeels\u200B\uFEFFzaken\x01\uFE0F")),
                bare, 1e-6);
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, S("")), 0, 0);
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, S("a\tb\nc")),
                text_width(o->fonts, FACE_REGULAR, 10, S("a b c")), 0);
    assert_true(text_hyphen_width(o->fonts, FACE_BOLD, 10) > 3);
}

static void a_long_word_is_as_wide_as_its_letters(void **state)
{
    const Opened *o = *state;
    char text[5001];
    memset(text, 'n', 5000);
    text[5000] = 0;
    double one = text_width(o->fonts, FACE_REGULAR, 10, S("n"));
    assert_near(text_width(o->fonts, FACE_REGULAR, 10, slice_of(text)), 5000 * one, 0.01);
}

static void names_what_no_font_has(void **state)
{
    const Opened *o = *state;
    assert_int_equal(text_missing(o->fonts, FACE_REGULAR,
                                  S("gewoon ‘ij’ ë € → ▲ ● ✓ ≥ − a\u00ADb\u200D\uFE0F\u2009\n")),
                     0);
    assert_int_equal(text_missing(o->fonts, FACE_BOLD, S("שלום مرحبا")), 0);
    assert_int_equal(text_missing(o->fonts, FACE_REGULAR, S("x \U00013000 y \U00013001")), 0x13000);
    assert_int_equal(text_missing(o->fonts, FACE_ITALIC, S("日")), 0x65E5);
    assert_int_equal(text_missing(o->fonts, FACE_ITALIC, S("")), 0);
}

static void check_left(const Opened *o, Slice text, Slice left, Slice first)
{
    Slice found, got = text_without_pictographs(o->arena, o->fonts, FACE_BOLD, text, &found);
    assert_int_equal(got.len, left.len);
    assert_memory_equal(got.at, left.at, left.len);
    assert_true(slice_equal(found, first));
}

static void pictographs_are_left_out_with_their_space(void **state)
{
    const Opened *o = *state;
    check_left(o, S("Leuk 🙂."), S("Leuk."), S("🙂"));
    check_left(o, S("We zien 👩‍💻 groei 🙂🙂 en meer"), S("We zien groei en meer"),
               S("👩‍💻"));
    check_left(o, S("🇳🇱 vlag"), S(" vlag"), S("🇳🇱"));
    check_left(o, S("🙂 🤔"), S(" […]"), S("🙂"));
    check_left(o, S("\uE123"), S("[…]"), S("\uE123"));
    check_left(o, S("👍🏽 ✓ ☺ 日本"), S("👍🏽 ✓ ☺ 日本"), S(""));
    assert_int_equal(text_missing(o->fonts, FACE_REGULAR, S("👍🏽")), 0);
}

static void what_word_means_can_be_printed(void **state)
{
    const Opened *o = *state;
    for (uint32_t code = 0xF020; code <= 0xF0FF; code++) {
        char utf8[4];
        Slice meant = { utf8, utf8_encode(sign_meant(code), utf8) };
        assert_true(sign_meant(code) == code || text_missing(o->fonts, FACE_ITALIC, meant) == 0);
    }
}

// What is drawn is as wide as what was measured, and goes on the surface.
static void what_is_shown_is_as_wide_as_measured(void **state)
{
    static const char *const texts[] = { "De efficiënte fiets", "personeels\u00AD", "שלום" };
    const Opened *o = *state;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 200, 20);
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Slice text = slice_of(texts[i]);
        double width = text_width(o->fonts, FACE_REGULAR, 10, text);
        double hyphen =
            slice_ends(text, S("\u00AD")) ? text_hyphen_width(o->fonts, FACE_REGULAR, 10) : 0;
        assert_near(width + hyphen, text_show(o->fonts, cr, FACE_REGULAR, 10, 0, 15, text), 1e-4);
    }
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_surface_flush(surface);
    const unsigned char *ink = cairo_image_surface_get_data(surface);
    size_t size = 20 * (size_t)cairo_image_surface_get_stride(surface), dark = 0;
    for (size_t i = 0; i < size; i++)
        dark += ink[i] > 0;
    assert_true(dark > 200);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void outlines_are_where_the_text_would_be(void **state)
{
    const Opened *o = *state;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 10, 10);
    cairo_t *cr = cairo_create(surface);
    double x1, y1, x2, y2;
    text_path(o->fonts, cr, FACE_BOLD, 20, 100, 50, S("HH"), 0, 200);
    cairo_path_extents(cr, &x1, &y1, &x2, &y2);
    assert_true(x1 > 100 && x2 < 100 + text_width(o->fonts, FACE_BOLD, 20, S("HH")));
    // A capital of Noto Sans is 0.714 em high and stands on the baseline.
    assert_near(y2, 50, 0.1);
    assert_near(y1, 50 - 0.714 * 20, 0.1);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void a_family_that_is_not_there_is_named(void **state)
{
    const Opened *o = *state;
    Style style = *o->style;
    style.family = "Nergens Sans";
    Diagnostics *d = diagnostics_new(o->arena);
    assert_null(fonts_open(d, &style, S("/nergens")));
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), FACE_COUNT);
}

static bool link_fonts(const char *folder, const char *const *names, size_t count)
{
    bool there = true;
    for (size_t i = 0; i < count; i++) {
        char *target = g_strdup_printf("/usr/share/fonts/truetype/%s", names[i]);
        char *base = g_path_get_basename(target), *name = g_build_filename(folder, base, NULL);
        there = there && access(target, R_OK) == 0 && symlink(target, name) == 0;
        g_free(target);
        g_free(base);
        g_free(name);
    }
    return there;
}

static void remove_fonts(const char *folder)
{
    GDir *names = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(names));) {
        char *path = g_build_filename(folder, name, NULL);
        unlink(path);
        g_free(path);
    }
    g_dir_close(names);
    rmdir(folder);
}

// A house style's font, in its own folder; a file there that is no font is named and left out.
static void an_organisations_own_font_is_used(void **state)
{
    static const char *const files[] = { "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf",
                                         "dejavu/DejaVuSans-Oblique.ttf",
                                         "dejavu/DejaVuSans-BoldOblique.ttf" };
    const Opened *o = *state;
    char folder[] = P_tmpdir "/cxscan-fonts-XXXXXX";
    assert_non_null(mkdtemp(folder));
    bool there = link_fonts(folder, files, 4);
    char *broken = g_build_filename(folder, "broken.ttf", NULL);
    assert_true(g_file_set_contents(broken, "not a font", -1, NULL));
    g_free(broken);
    Style style = *o->style;
    style.family = "DejaVu Sans";
    Diagnostics *d = diagnostics_new(o->arena);
    Fonts *fonts = fonts_open(d, &style, slice_of(folder));
    double width = fonts ? text_width(fonts, FACE_BOLD, 10, S("Zilverdam")) : 0;
    uint32_t missing = fonts ? text_missing(fonts, FACE_REGULAR, S("Zilverdam שלום")) : 0;
    fonts_close(fonts);
    remove_fonts(folder);
    if (!there)
        skip();
    assert_true(width > text_width(o->fonts, FACE_BOLD, 10, S("Zilverdam")) * 1.05);
    assert_int_equal(missing, 0);
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 0);
    assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), 1);
}

// DejaVu Sans, but its maker lets nobody embed it.
static void a_font_that_may_not_be_embedded_is_left_out(void **state)
{
    const Opened *o = *state;
    char folder[] = P_tmpdir "/cxscan-fonts-XXXXXX", *font;
    gsize len;
    if (!g_file_get_contents("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", &font, &len, NULL))
        skip();
    assert_non_null(mkdtemp(folder));
    const char *row = memmem(font, 1000, "OS/2", 4);
    assert_non_null(row);
    uint32_t offset;
    memcpy(&offset, row + 8, 4);
    size_t at = GUINT32_FROM_BE(offset) + 8; // fsType
    font[at] = 0;
    for (int restricted = 0; restricted < 2; restricted++) {
        Diagnostics *d = diagnostics_new(o->arena);
        char *path = g_build_filename(folder, "own.ttf", NULL);
        font[at + 1] = restricted ? 2 : 0;
        assert_true(g_file_set_contents(path, font, (gssize)len, NULL));
        fonts_close(fonts_open(d, o->style, slice_of(folder)));
        assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), restricted);
        g_free(path);
    }
    g_free(font);
    remove_fonts(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_harfbuzz),
        cmocka_unit_test(what_is_not_drawn_counts_nothing),
        cmocka_unit_test(a_long_word_is_as_wide_as_its_letters),
        cmocka_unit_test(names_what_no_font_has),
        cmocka_unit_test(pictographs_are_left_out_with_their_space),
        cmocka_unit_test(what_word_means_can_be_printed),
        cmocka_unit_test(what_is_shown_is_as_wide_as_measured),
        cmocka_unit_test(outlines_are_where_the_text_would_be),
        cmocka_unit_test(a_family_that_is_not_there_is_named),
        cmocka_unit_test(an_organisations_own_font_is_used),
        cmocka_unit_test(a_font_that_may_not_be_embedded_is_left_out),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
