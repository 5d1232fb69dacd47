// Ink: every case as a PDF of one chart a page. The words that poppler reads back are the drawing's own,
// label by label. The files stay in chart-pictures/ beside this program, to be looked at.
#include "cases.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "chart/shapes.h"

static const double margin = 14;

static void paint_page(Bench *bench, cairo_surface_t *surface, cairo_t *cr, const CaseChart *chart)
{
    const Drawing *drawing = chart->drawing;
    double width = drawing->width + 2 * margin, height = drawing->height + 2 * margin;
    cairo_pdf_surface_set_size(surface, width, height);
    bool night = slice_equal(chart->address, S("cover"));
    Colour paper = night ? bench->style.night : bench->style.paper;
    cairo_set_source_rgb(cr, paper.r, paper.g, paper.b);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_fill(cr);
    drawing_paint(drawing, bench->fonts, cr, margin, margin);
    cairo_show_page(cr);
}

static void paint_case(Bench *bench, Slice name, Slice path)
{
    CaseChart *charts;
    size_t count = case_charts(bench, name, &charts);
    cairo_surface_t *surface = cairo_pdf_surface_create(path.at, 100, 100);
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < count; i++)
        paint_page(bench, surface, cr, &charts[i]);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
}

// Where the pictures go: a folder beside this program.
static Slice picture_path(Bench *bench, Slice name)
{
    char program[4096];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program);
    assert_true(len > 0 && (size_t)len < sizeof program);
    Slice path = { program, (size_t)len };
    Slice folder = slice_part(path, 0, path.len - path_name(path).len);
    folder = slice_print(bench->arena, "%.*schart-pictures", SLICE_ARGS(folder));
    mkdir(folder.at, 0777);
    return slice_print(bench->arena, "%s/%.*s.pdf", folder.at, SLICE_ARGS(name));
}

static void test_every_case_paints(void **state)
{
    Bench *bench = *state;
    for (size_t i = 0; i < bench->count; i++)
        paint_case(bench, bench->names[i], picture_path(bench, bench->names[i]));
}

// The program's output with white space as single spaces.
static void read_words(Bench *bench, Slice command, Buffer *words)
{
    FILE *pipe = popen(command.at, "r");
    char line[4096];
    assert_non_null(pipe);
    while (fgets(line, sizeof line, pipe))
        for (const char *at = line; *at; at++) {
            bool nbsp = strncmp(at, "\u00a0", 2) == 0;
            bool space = nbsp || strchr(" \n\f\r", *at) != NULL;
            at += nbsp;
            if (!space)
                buffer_add_byte(words, *at);
            else if (words->len > 0 && words->bytes[words->len - 1] != ' ')
                buffer_add_byte(words, ' ');
        }
    (void)bench;
    assert_int_equal(pclose(pipe), 0);
}

static int by_text(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

static size_t words_of(Bench *bench, Slice text, Slice **words)
{
    size_t count = 0, room = 0;
    Slice word;
    *words = NULL;
    while (slice_next_field(&text, ' ', &word)) {
        if (word.len == 0)
            continue;
        *words = arena_grow(bench->arena, *words, sizeof(Slice), count, &room);
        (*words)[count++] = word;
    }
    qsort(*words, count, sizeof(Slice), by_text);
    return count;
}

// The bag of words that pdftotext finds is that of the drawings: no label runs into the next.
static void test_words_come_back(void **state)
{
    Bench *bench = *state;
    if (system("command -v pdftotext >/dev/null") != 0) {
        fprintf(stderr, "pdftotext is not installed\n");
        skip();
    }
    Slice name = S("zilverdam");
    Slice path = picture_path(bench, name);
    CaseChart *charts;
    Buffer expected = { 0 }, found = { 0 };
    size_t count = case_charts(bench, name, &charts);
    for (size_t i = 0; i < count; i++) {
        Slice text = drawing_text(bench->arena, charts[i].drawing), line;
        while (slice_next_line(&text, &line)) {
            for (size_t k = 0; k < line.len; k++) {
                bool nbsp = slice_starts(slice_part(line, k, line.len), S("\u00a0"));
                buffer_add_byte(&expected, nbsp ? ' ' : line.at[k]);
                k += nbsp;
            }
            buffer_add_byte(&expected, ' ');
        }
    }
    read_words(bench, slice_print(bench->arena, "pdftotext -raw '%.*s' -", SLICE_ARGS(path)), &found);
    Slice *wanted, *got;
    size_t wanted_count = words_of(bench, buffer_slice(&expected), &wanted);
    size_t got_count = words_of(bench, buffer_slice(&found), &got);
    for (size_t i = 0; i < wanted_count && i < got_count; i++)
        if (!slice_equal(wanted[i], got[i]))
            fail_msg("\"%.*s\" was drawn, \"%.*s\" is read", SLICE_ARGS(wanted[i]), SLICE_ARGS(got[i]));
    assert_int_equal(wanted_count, got_count);
    buffer_free(&expected);
    buffer_free(&found);
}

// Labels that touch, as the ends of two bars may, are still two words: a space is shown after each.
static void test_touching_labels_stay_apart(void **state)
{
    Bench *bench = *state;
    if (system("command -v qpdf >/dev/null") != 0)
        skip();
    Slice path = picture_path(bench, S("touching"));
    Label label = { 9, FACE_REGULAR, bench->style.ink, ANCHOR_START };
    Drawing *drawing = drawing_new(bench->arena, 100, 20);
    drawing_label(drawing, 0, 10, S("Werkdruk"), label);
    drawing_label(drawing, text_width(bench->fonts, FACE_REGULAR, 9, S("Werkdruk")), 10, S("Leiding"), label);
    cairo_surface_t *surface = cairo_pdf_surface_create(path.at, 100, 100);
    cairo_t *cr = cairo_create(surface);
    paint_page(bench, surface, cr, &(CaseChart){ .address = S("none"), .drawing = drawing });
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    // Read from the page's content, since poppler goes by distance where two letters touch.
    Slice look = slice_print(bench->arena, "qpdf --stream-data=uncompress '%.*s' - | grep -aq 'druk )'",
                             SLICE_ARGS(path));
    assert_int_equal(system(look.at), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_case_paints),
                                        cmocka_unit_test(test_words_come_back),
                                        cmocka_unit_test(test_touching_labels_stay_apart) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
