// SPDX-License-Identifier: EUPL-1.2
// What a number stands for, by its format: the arithmetic behind every cell of a spreadsheet.
#include "table/cell_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct Sample {
    const char *number;
    const char *code;
    const char *shown;
} Sample;

static void expect(const char *number, CellFormat format, bool from_1904, const char *shown)
{
    Buffer out = { 0 };
    cell_number_add(&out, slice_of(number), format, from_1904);
    assert_string_equal(out.bytes ? out.bytes : "", shown);
    buffer_free(&out);
}

static void expect_all(const Sample *samples, size_t count, bool from_1904)
{
    for (size_t i = 0; i < count; i++)
        expect(samples[i].number, cell_format_read(slice_of(samples[i].code)), from_1904,
               samples[i].shown);
}

static void numbers_lose_what_nobody_sees(void **state)
{
    static const Sample samples[] = {
        { "3", "General", "3" },
        { "3.0000000000000004", "General", "3" },
        { "2.9999999999999996", "General", "3" },
        { "0.30000000000000004", "General", "0.3" },
        { "1E+0", "0", "1" },
        { "2.50", "0.00", "2.5" },
        { "-0", "General", "0" },
        { "007", "General", "7" },
        { "0.000001", "General", "0.000001" },
        { "1.5E-7", "General", "0.00000015" },
        { "1e30", "General", "1E+30" },
        { "12345678901234567", "0", "12345678901234567" },
        { "99999999999999.99", "General", "100000000000000" },
        { "", "General", "" },
        { "abc", "0", "abc" },
        { "1E", "0", "1E" },
        { "0.755", "0.0%", "75.5%" },
        { "0.3", "0%;-0%", "30%" },
        { "1", "0.0\" %\"", "1" },
        { "3", "0 \"dagen\"", "3" },
        { "3", "[Red]0.00", "3" },
        { "5", "\\d0", "5" },
    };
    (void)state;
    expect_all(samples, sizeof samples / sizeof *samples, false);
}

static void days_follow_the_format(void **state)
{
    static const Sample samples[] = {
        { "46054", "yyyy-mm-dd", "2026-02-01" },
        { "46054", "d-mmm", "1-feb" },
        { "46054", "mmm-yy", "2026-02" },
        { "46054", "yyyy", "2026" },
        { "46054", "[$-413]dddd d mmmm yyyy;@", "2026-02-01" },
        { "46054", "dddd", "2026-02-01" },
        { "46054.604166666664", "dd/mm/yyyy\\ hh:mm", "2026-02-01 14:30:00" },
        { "46054.604166666664", "d-m-yyyy", "2026-02-01" },
        { "46054.9999999", "d-m-yyyy", "2026-02-02" },
        { "0.604166666664", "h:mm", "14:30:00" },
        { "0.5", "h:mm AM/PM", "12:00:00" },
        { "1.5", "[h]:mm:ss", "36:00:00" },
        { "0.5", "mm:ss.0", "12:00:00" },
        { "1", "d/m/yy", "1900-01-01" },
        { "59", "yyyy-mm-dd", "1900-02-28" },
        { "60", "yyyy-mm-dd", "1900-02-29" },
        { "61", "yyyy-mm-dd", "1900-03-01" },
        { "2958465", "d-m-yy", "9999-12-31" },
        { "2958466", "d-m-yy", "2958466" },
        { "-1", "d-m-yy", "-1" },
    };
    static const Sample from_1904[] = {
        { "0", "d-m-yyyy", "1904-01-01" },
        { "44592", "d-mmm", "1-feb" },
    };
    (void)state;
    expect_all(samples, sizeof samples / sizeof *samples, false);
    expect_all(from_1904, sizeof from_1904 / sizeof *from_1904, true);
}

static void formats_without_a_code(void **state)
{
    static const struct {
        uint64_t number;
        const char *shown;
    } samples[] = {
        { 0, "46054" },  { 9, "4605400%" }, { 14, "2026-02-01" }, { 15, "2026-02-01" },
        { 16, "1-feb" }, { 17, "2026-02" }, { 22, "2026-02-01" }, { 30, "2026-02-01" },
        { 37, "46054" }, { 49, "46054" },   { 57, "2026-02-01" }, { 163, "46054" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        expect("46054", cell_format_builtin(samples[i].number), false, samples[i].shown);
    expect("0.25", cell_format_builtin(20), false, "06:00:00");
    expect("2.25", cell_format_builtin(46), false, "54:00:00");
}

static void iso_dates_lose_midnight(void **state)
{
    static const char *const samples[][2] = {
        { "2026-02-01", "2026-02-01" },
        { "2026-02-01T00:00:00", "2026-02-01" },
        { "2026-02-01T14:30:00.000000000", "2026-02-01 14:30:00" },
        { "2026-02-01T14:30:00Z", "2026-02-01 14:30:00" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        Buffer out = { 0 };
        cell_date_add(&out, slice_of(samples[i][0]));
        assert_string_equal(out.bytes, samples[i][1]);
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_lose_what_nobody_sees),
        cmocka_unit_test(days_follow_the_format),
        cmocka_unit_test(formats_without_a_code),
        cmocka_unit_test(iso_dates_lose_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
