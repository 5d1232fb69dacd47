// SPDX-License-Identifier: EUPL-1.2
// The objects of a file: whole ones are read by libqpdf; one thing spoiled at a time is found when it is closed.
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "pdf/pdf_file.h"
#include "pdf/pdf_text.h"

// A catalogue without pages, an information dictionary, and a stream of so many bytes.
static PdfWriter *begin(Buffer *out, size_t bytes)
{
    PdfWriter *writer = pdf_writer_new(out);
    size_t first = pdf_reserve(writer, 4);
    char *data = calloc(bytes + 1, 1);
    assert_int_equal(first, 1);
    pdf_put(writer, 1, S("<</Type/Catalog/Pages 2 0 R>>"));
    pdf_put(writer, 2, S("<</Type/Pages/Kids[]/Count 0>>"));
    pdf_put(writer, 3, S("<</Title(x)>>"));
    pdf_put_stream(writer, 4, S("/Extra true"), (Slice){ data, bytes }, PDF_PLAIN);
    free(data);
    return writer;
}

static void whole_files_are_read(void **state)
{
    (void)state;
    for (size_t big = 0; big < 2; big++) {
        Buffer out = { 0 };
        PdfWriter *writer = begin(&out, big ? (size_t)17 << 20 : 10);
        for (int i = 0; i < 1200; i++) { // more than two object streams
            size_t number = pdf_reserve(writer, 1);
            pdf_put(writer, number, S("[1 2]"));
        }
        size_t last = pdf_reserve(writer, 1);
        pdf_put_stream(writer, last, S(""), S("packed packed packed packed"), PDF_DEFLATED);
        assert_int_equal(pdf_writer_finish(writer, 1, 3).len, 0);
        pdf_writer_free(writer);
        qpdf_data q = qpdf_init();
        assert_int_equal(qpdf_read_memory(q, "file", out.bytes, out.len, NULL), 0);
        assert_false(qpdf_more_warnings(q));
        assert_int_equal(qpdf_oh_get_array_n_items(q, qpdf_get_object_by_id(q, 700, 0)), 2);
        unsigned char *data;
        size_t len;
        qpdf_oh packed = qpdf_get_object_by_id(q, (int)last, 0);
        assert_int_equal(qpdf_oh_get_stream_data(q, packed, qpdf_dl_all, NULL, &data, &len), 0);
        assert_int_equal(len, 27);
        assert_memory_equal(data, "packed packed", 13);
        free(data);
        qpdf_cleanup(&q);
        buffer_free(&out);
    }
}

static void a_number_unused(PdfWriter *writer, Buffer *out)
{
    (void)out;
    pdf_reserve(writer, 1);
}

static void a_number_twice(PdfWriter *writer, Buffer *out)
{
    (void)out;
    pdf_put(writer, 3, S("null"));
}

static void a_number_unknown(PdfWriter *writer, Buffer *out)
{
    (void)out;
    pdf_put(writer, 99, S("null"));
}

static void a_byte_too_many(PdfWriter *writer, Buffer *out)
{
    (void)writer;
    for (size_t i = 0; i + 7 < out->len; i++)
        if (memcmp(out->bytes + i, "4 0 obj", 7) == 0)
            memmove(out->bytes + i + 1, out->bytes + i, out->len - i - 1);
}

static void another_number(PdfWriter *writer, Buffer *out)
{
    (void)writer;
    for (size_t i = 0; i + 7 < out->len; i++)
        if (memcmp(out->bytes + i, "4 0 obj", 7) == 0)
            out->bytes[i] = '3';
}

static void spoiled_files_are_found(void **state)
{
    (void)state;
    static void (*const spoils[])(PdfWriter *, Buffer *) = { a_number_unused, a_number_twice,
                                                             a_number_unknown, a_byte_too_many,
                                                             another_number };
    for (size_t i = 0; i < sizeof spoils / sizeof *spoils; i++) {
        Buffer out = { 0 };
        PdfWriter *writer = begin(&out, 10);
        spoils[i](writer, &out);
        if (!pdf_writer_finish(writer, 1, 3).len)
            fail_msg("%zu was not seen", i);
        pdf_writer_free(writer);
        buffer_free(&out);
    }
}

static void check_text(Buffer *out, const char *wanted)
{
    assert_string_equal(out->bytes, wanted);
    out->len = 0;
}

static void texts_are_those_of_pdf(void **state)
{
    (void)state;
    Buffer out = { 0 };
    pdf_add_string(&out, S("a (b) \\"));
    check_text(&out, "(a \\(b\\) \\\\)");
    pdf_add_string(&out, S("é\U0001F600"));
    check_text(&out, "<FEFF00E9D83DDE00>");
    pdf_add_number(&out, -0.0004);
    check_text(&out, "0");
    pdf_add_number(&out, -12.3456);
    check_text(&out, "-12.346");
    pdf_add_number(&out, 595);
    check_text(&out, "595");
    pdf_add_parts(&out, -5, 100);
    check_text(&out, "-0.05");
    pdf_add_parts(&out, 1250, 100);
    check_text(&out, "12.5");
    pdf_add_parts(&out, 1205, 10);
    check_text(&out, "120.5");
    pdf_add_reference(&out, 12);
    check_text(&out, " 12 0 R");
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_files_are_read),
        cmocka_unit_test(spoiled_files_are_found),
        cmocka_unit_test(texts_are_those_of_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
