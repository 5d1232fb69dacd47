// SPDX-License-Identifier: EUPL-1.2
// Text in a PDF: what poppler reads back is what was written, in fonts of TrueType and of PostScript outlines, and
// its words stand where they were put. And fonts that cannot be had.
#include "sheet.h"

#include <glib.h>
#include <hb-ot.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "pdf/pdf_font.h"

// An organisation's fonts, linked in a folder.
typedef struct House {
    const char *family;
    const char *files[4];
} House;

static const House noto = { NULL, { NULL } };
static const House dejavu = { "DejaVu Sans",
                              { "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                                "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
                                "/usr/share/fonts/truetype/dejavu/DejaVuSans-Oblique.ttf",
                                "/usr/share/fonts/truetype/dejavu/DejaVuSans-BoldOblique.ttf" } };
static const House nimbus = {
    "Nimbus Sans",
    { "/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf",
      "/usr/share/fonts/opentype/urw-base35/NimbusSans-Bold.otf",
      "/usr/share/fonts/opentype/urw-base35/NimbusSans-Italic.otf",
      "/usr/share/fonts/opentype/urw-base35/NimbusSans-BoldItalic.otf" }
};

// With its first page begun, in those fonts. False where they are not installed.
static bool open_in(Sheet *sheet, const House *house)
{
    char folder[] = P_tmpdir "/cxscan-house-XXXXXX";
    if (!house->family) {
        sheet_open(sheet, 1);
        return true;
    }
    for (size_t i = 0; i < 4; i++)
        if (access(house->files[i], R_OK) != 0)
            return false;
    sheet_open(sheet, 1);
    pdf_close(sheet->pdf);
    fonts_close(sheet->fonts);
    assert_non_null(mkdtemp(folder));
    char *links[4];
    for (size_t i = 0; i < 4; i++) {
        links[i] = g_build_filename(folder, strrchr(house->files[i], '/'), NULL);
        assert_int_equal(symlink(house->files[i], links[i]), 0);
    }
    sheet->style.family = house->family;
    sheet->d = diagnostics_new(sheet->arena);
    sheet->fonts = fonts_open(sheet->d, &sheet->style, slice_of(folder));
    for (size_t i = 0; i < 4; i++) {
        unlink(links[i]);
        g_free(links[i]);
    }
    rmdir(folder);
    assert_non_null(sheet->fonts);
    sheet->options.fonts = sheet->fonts;
    sheet->structure = structure_new(sheet->arena);
    sheet->structure->title = S("Proef");
    sheet->structure->lang = S("nl-NL");
    element_new(sheet->structure, NULL, ELEMENT_DOCUMENT);
    sheet->pdf =
        pdf_begin(sheet->arena, sheet->d, &sheet->options, sheet->structure, 1, &sheet->out);
    sheet->content = sheet->pdf->content;
    pdf_begin_page(sheet->pdf);
    return true;
}

// One line of text each; `turn` in quarter turns.
static void show_lines(Sheet *sheet, const char *const *texts, size_t count, int turn)
{
    Element *p = sheet_element(sheet, NULL, ELEMENT_P);
    sheet_mark(sheet, p, ARTIFACT_LAYOUT);
    for (size_t i = 0; i < count; i++) {
        double step = 40 + 20 * (double)i;
        const PdfLine line = { .face = FACE_REGULAR,
                               .size = 10,
                               .x = turn ? step : 40,
                               .y = turn ? 700 : step,
                               .cosine = turn ? 0 : 1,
                               .sine = turn ? -1 : 0 };
        pdf_content_text(sheet->content, &line, slice_of(texts[i]));
    }
    pdf_content_mark_end(sheet->content);
    PdfStatus status = sheet_finish(sheet);
    if (status != PDF_DONE)
        print_error("%.*s\n", SLICE_ARGS(said(sheet->arena, sheet->d)));
    assert_int_equal(status, PDF_DONE);
}

static char *replaced(const char *pattern, const char *text, const char *by)
{
    char **parts = g_regex_split_simple(pattern, text, 0, 0), *joined = g_strjoinv(by, parts);
    g_strfreev(parts);
    return joined;
}

// The words that pdftotext reads from it, one space apart, without the marks it puts round text from right to
// left; NULL where there is no pdftotext.
static char *extracted(const Buffer *pdf, char *option)
{
    char name[] = P_tmpdir "/cxscan-text-XXXXXX", *text = NULL;
    int file = mkstemp(name);
    assert_true(file >= 0 && write(file, pdf->bytes, pdf->len) == (ssize_t)pdf->len);
    close(file);
    char *arguments[] = { "pdftotext", option ? option : "-q", name, "-", NULL };
    gboolean ran =
        g_spawn_sync(NULL, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, &text, NULL, NULL, NULL);
    unlink(name);
    if (!ran)
        return NULL;
    char *words = replaced("[\u202A-\u202E]", text, ""), *plain = replaced("\\s+", words, " ");
    g_free(text);
    g_free(words);
    return plain;
}

// pdftotext gives a no-break space as a plain one.
static bool holds(const char *text, const char *wanted)
{
    char *plain = replaced("\u00A0", wanted, " ");
    bool found = strstr(text, plain) != NULL;
    if (!found)
        print_error("\"%s\" is not in \"%s\"\n", plain, text);
    g_free(plain);
    return found;
}

static const char *const dutch[] = {
    "De efficiënte fiets: ijs, IJmuiden, één coëfficiënt.",
    "“Wat telt?” zegt hij – ‘zeker’ … 55\u00A0% op 2e\u00A0kw.\u00A02026",
    "→ hoger ▲ lager ▼ rond ● ruit ◆ goed ✓ meer ≥ vier",
    "naïef reünie hè Ĳsland €\u00A017,50 ½ a/b (c) [d] {e}",
    "AVATAR Te Vo 1.234,5 < > & \" ' \\ )",
};

static void check_read_back(const House *house, const char *const *texts, size_t count, int turn)
{
    Sheet sheet;
    if (!open_in(&sheet, house))
        skip();
    show_lines(&sheet, texts, count, turn);
    char *text = extracted(&sheet.out, NULL);
    if (text)
        for (size_t i = 0; i < count; i++)
            assert_true(holds(text, texts[i]));
    g_free(text);
    sheet_close(&sheet);
}

static void what_is_extracted_is_what_was_written(void **state)
{
    (void)state;
    check_read_back(&noto, dutch, sizeof dutch / sizeof *dutch, 0);
    check_read_back(&noto, dutch, sizeof dutch / sizeof *dutch, 1);
    check_read_back(&dejavu, dutch, sizeof dutch / sizeof *dutch, 0);
}

// Its hyphen stands for two signs, its space as well.
static void outlines_of_postscript_keep_their_text(void **state)
{
    static const char *const texts[] = { "Zilverdam: één coëfficiënt, 1.234,5 (c) \\", "een-twee",
                                         "personeels\u00AD", "één\u00A0twee" };
    (void)state;
    check_read_back(&nimbus, texts, sizeof texts / sizeof *texts, 0);
}

static void soft_hyphens_and_accents_come_out_clean(void **state)
{
    static const char *const texts[] = { "personeels\u00ADzaken heten", "personeels\u00AD",
                                         "e\u0301e\u0301n cafe\u0301" };
    Sheet sheet;
    (void)state;
    sheet_open(&sheet, 1);
    show_lines(&sheet, texts, 3, 0);
    char *text = extracted(&sheet.out, NULL);
    if (text) {
        assert_true(holds(text, "personeelszaken heten"));
        assert_true(holds(text, "personeels\u00AD"));
        assert_true(holds(text, "één café"));
    }
    g_free(text);
    sheet_close(&sheet);
}

static void other_scripts_keep_their_words(void **state)
{
    static const char *const texts[] = { "welkom", "Добро пожаловать", "Καλώς ήρθατε", "שלום",
                                         "q\u0323x\u0301" };
    (void)state;
    check_read_back(&noto, texts, 5, 0);
    check_read_back(&dejavu, texts, 4, 0);
}

// In a font of 2,048 units a glyph's width is rounded in the file; the rest does not add up along a line.
static void long_lines_end_where_they_should(void **state)
{
    static const House *const houses[] = { &noto, &dejavu };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        Sheet sheet;
        Buffer line = { 0 };
        if (!open_in(&sheet, houses[i]))
            continue;
        sheet.style.page_width = 10000; // poppler leaves out what is beside the page
        pdf_begin_page(sheet.pdf);
        for (int k = 0; k < 40; k++)
            buffer_add(&line, S("AVATAR waving Tomatillo "));
        double before = text_width(sheet.fonts, FACE_REGULAR, 10, buffer_slice(&line));
        buffer_add(&line, S("einde"));
        show_lines(&sheet, (const char *const[]){ line.bytes }, 1, 0);
        char *boxes = extracted(&sheet.out, "-bbox"), *at = boxes ? strstr(boxes, ">einde<") : NULL;
        if (boxes)
            assert_non_null(at);
        while (at && strncmp(at, "xMin=\"", 6) != 0)
            at--;
        if (at)
            assert_true(fabs(g_ascii_strtod(at + 6, NULL) - 40 - before) < 0.02);
        g_free(boxes);
        buffer_free(&line);
        sheet_close(&sheet);
    }
}

// A font that HarfBuzz cannot read; a code that stands for no text.
static void fonts_that_fail_are_named(void **state)
{
    (void)state;
    for (int broken = 0; broken < 2; broken++) {
        Sheet sheet;
        sheet_open(&sheet, 1);
        TextWalk walk = text_walk(sheet.fonts, FACE_REGULAR, S("x"));
        Segment segment = *text_walk_next(&walk);
        Cluster nothing = { 0, 1 };
        hb_blob_t *blob = hb_blob_create("no font", 7, HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *face = hb_face_create(blob, 0);
        Font font = *segment.font;
        font.shape = hb_font_create(face);
        if (broken)
            segment.font = &font;
        else
            segment.clusters = &nothing;
        pdf_fonts_show(sheet.pdf->fonts, &segment);
        sheet_line(&sheet, NULL, ELEMENT_P, "x");
        assert_int_equal(sheet_finish(&sheet), PDF_CHECK_FAILED);
        assert_int_equal(sheet.out.len, 0);
        Slice text = said(sheet.arena, sheet.d);
        assert_true(slice_find(text, S("\"pdf-font\"")) < text.len);
        hb_font_destroy(font.shape);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        sheet_close(&sheet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_extracted_is_what_was_written),
        cmocka_unit_test(outlines_of_postscript_keep_their_text),
        cmocka_unit_test(soft_hyphens_and_accents_come_out_clean),
        cmocka_unit_test(other_scripts_keep_their_words),
        cmocka_unit_test(long_lines_end_where_they_should),
        cmocka_unit_test(fonts_that_fail_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
