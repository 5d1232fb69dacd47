// SPDX-License-Identifier: EUPL-1.2
// Ink: every chart of every case as a PDF. The words that poppler reads back are the drawing's own, label by
// label. The files stay in chart-pictures/ beside this program, to be looked at.
#include "../chart/cases.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "pdf/pdf.h"

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

static void paint_chart(Bench *bench, const CaseChart *chart, Slice path)
{
    bool dark = slice_equal(chart->address, S("cover"));
    const PdfPicture picture = { .drawing = chart->drawing,
                                 .ground = dark ? bench->style.night : bench->style.paper,
                                 .margin = 14,
                                 .title = chart->address,
                                 .alt = S("proef"),
                                 .lang = S("nl-NL"),
                                 .author = S("proef") };
    const Strings strings = { .cover_label = "Omslag" };
    const PdfOptions options = { .style = &bench->style,
                                 .fonts = bench->fonts,
                                 .strings = &strings };
    Diagnostics *d = diagnostics_new(bench->arena);
    Buffer out = { 0 };
    assert_int_equal(pdf_picture(bench->arena, d, &picture, &options, &out), PDF_DONE);
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    FILE *file = fopen(path.at, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.bytes, 1, out.len, file), out.len);
    assert_int_equal(fclose(file), 0);
    buffer_free(&out);
}

// "zilverdam-2.pdf": the third chart of that case.
static Slice chart_path(Bench *bench, Slice name, size_t chart)
{
    return picture_path(bench, slice_print(bench->arena, "%.*s-%zu", SLICE_ARGS(name), chart));
}

static void test_every_case_paints(void **state)
{
    Bench *bench = *state;
    for (size_t i = 0; i < bench->count; i++) {
        CaseChart *charts;
        size_t count = case_charts(bench, bench->names[i], &charts);
        for (size_t k = 0; k < count; k++)
            paint_chart(bench, &charts[k], chart_path(bench, bench->names[i], k));
    }
}

// The program's output with white space as single spaces.
static void read_words(Bench *bench, Slice command, Buffer *strings)
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
                buffer_add_byte(strings, *at);
            else if (strings->len > 0 && strings->bytes[strings->len - 1] != ' ')
                buffer_add_byte(strings, ' ');
        }
    (void)bench;
    assert_int_equal(pclose(pipe), 0);
}

static int by_text(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

static size_t words_of(Bench *bench, Slice text, Slice **strings)
{
    size_t count = 0, room = 0;
    Slice word;
    *strings = NULL;
    while (slice_next_field(&text, ' ', &word)) {
        if (word.len == 0)
            continue;
        *strings = arena_grow(bench->arena, *strings, sizeof(Slice), count, &room);
        (*strings)[count++] = word;
    }
    qsort(*strings, count, sizeof(Slice), by_text);
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
        Slice path = chart_path(bench, name, i);
        read_words(bench, slice_print(bench->arena, "pdftotext -raw '%.*s' -", SLICE_ARGS(path)),
                   &found);
        buffer_add_byte(&found, ' ');
    }
    Slice *wanted, *got;
    size_t wanted_count = words_of(bench, buffer_slice(&expected), &wanted);
    size_t got_count = words_of(bench, buffer_slice(&found), &got);
    for (size_t i = 0; i < wanted_count && i < got_count; i++)
        if (!slice_equal(wanted[i], got[i]))
            fail_msg("\"%.*s\" was drawn, \"%.*s\" is read", SLICE_ARGS(wanted[i]),
                     SLICE_ARGS(got[i]));
    assert_int_equal(wanted_count, got_count);
    buffer_free(&expected);
    buffer_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_case_paints),
                                        cmocka_unit_test(test_words_come_back) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
