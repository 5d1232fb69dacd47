// SPDX-License-Identifier: EUPL-1.2
// The book by itself: cells, limits, and the reading back of the finished file.
#include <math.h>

#include "../arena_state.h"
#include "made.h"
#include "workbook/archive.h"
#include "workbook/book.h"
#include "workbook/cell_text.h"

static void assert_cell(const char *text, const char *wanted)
{
    Buffer out = { 0 };
    assert_false(cell_text_add(&out, slice_of(text)));
    buffer_add_byte(&out, 0);
    assert_string_equal(out.bytes, wanted);
    buffer_free(&out);
}

static void texts_are_escaped_and_cleaned(void **state)
{
    (void)state;
    assert_cell("a<b>&\"c'", "a&lt;b&gt;&amp;\"c'");
    assert_cell("a\r\nb\rc\n", "a\nb\nc\n");
    assert_cell("x\x01\x1By\x7Fz\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\xBF\xBF", "xyz");
    assert_cell("_x0041_ _x00zz_ _x", "_x005F_x0041_ _x00zz_ _x");
    assert_cell("=1+1", "=1+1");
    assert_cell("\xFF"
                "a",
                "\uFFFDa");
    assert_cell("😀", "😀");
    assert_true(cell_text_has_edges(S(" a")) && cell_text_has_edges(S("a\n")) &&
                !cell_text_has_edges(S("a b")));
}

static size_t cut_to(const char *unit, size_t count, bool *cut)
{
    Buffer text = { 0 }, out = { 0 };
    for (size_t i = 0; i < count; i++)
        buffer_add(&text, slice_of(unit));
    *cut = cell_text_add(&out, buffer_slice(&text));
    size_t len = out.len;
    assert_true(*cut == slice_ends(buffer_slice(&out), S("…")));
    assert_int_equal(utf8_invalid_at(buffer_slice(&out)), out.len);
    buffer_free(&text);
    buffer_free(&out);
    return len;
}

static void texts_longer_than_a_cell_are_cut(void **state)
{
    bool cut;
    (void)state;
    assert_int_equal(cut_to("a", CELL_LONGEST, &cut), CELL_LONGEST);
    assert_false(cut);
    assert_int_equal(cut_to("a", CELL_LONGEST + 1, &cut), CELL_LONGEST - 1 + strlen("…"));
    assert_true(cut);
    assert_int_equal(cut_to("é", CELL_LONGEST, &cut), 2 * CELL_LONGEST);
    assert_false(cut);
    // Two UTF-16 units each.
    assert_int_equal(cut_to("😀", CELL_LONGEST / 2, &cut), 4 * (CELL_LONGEST / 2));
    assert_false(cut);
    assert_int_equal(cut_to("😀", CELL_LONGEST / 2 + 1, &cut), 4 * (CELL_LONGEST / 2) + strlen("…"));
    assert_true(cut);
}

static void numbers_keep_their_last_digit(void **state)
{
    Arena *arena = *state;
    Slice cell = cell_of_number(arena, 61 / 3.0);
    assert_true(slice_equal(cell, S("><v>20.333333333333332</v></c>")));
    assert_true(slice_equal(cell_of_number(arena, 8), S("><v>8</v></c>")));
    assert_int_equal(cell_of_number(arena, (double)NAN).len, 0);
    assert_int_equal(cell_of_number(arena, (double)INFINITY).len, 0);
}

static Slice small_book(Arena *arena, size_t rows, size_t sheet_rows)
{
    const Column columns[] = { { S("Nr."), CELL_WHOLE, 8 }, { S("Tekst"), CELL_PROSE, 40 } };
    BookOptions options = { .created = 1, .sheet_rows = sheet_rows };
    Slice path = made_path(arena);
    Book *book = book_open(arena, path, &options);
    Sheet *sheet = sheet_open_list(book, "Rijen", "Wat er in staat", columns, 2, 1);
    for (size_t i = 0; i < rows; i++) {
        sheet_row(sheet);
        sheet_whole(sheet, i);
        sheet_text(sheet, S("tekst"));
    }
    assert_null(book_close(book).step);
    return path;
}

// What `unzip -p` gives of a part, by way of `sh`; NULL where there is no unzip.
static char *part_of(Slice path, const char *part)
{
    char *arguments[] = { "unzip", "-p", (char *)(uintptr_t)path.at, (char *)(uintptr_t)part,
                          NULL },
         *text = NULL;
    return g_spawn_sync(NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                        NULL)
               ? text
               : NULL;
}

static void a_full_sheet_goes_on_in_another(void **state)
{
    Arena *arena = *state;
    Slice path = small_book(arena, 10, 5);
    char *names = part_of(path, "xl/workbook.xml"),
         *last = part_of(path, "xl/worksheets/sheet3.xml");
    remove_made(path);
    if (!names || !last)
        skip();
    assert_non_null(strstr(names, "name=\"Rijen\""));
    assert_non_null(strstr(names, "name=\"Rijen 2\""));
    assert_non_null(strstr(names, "name=\"Rijen 3\""));
    assert_null(strstr(names, "Rijen 4"));
    // 4 rows and the headings on each; 2 are left for the third.
    assert_non_null(strstr(last, "<t>Nr.</t>"));
    assert_non_null(strstr(last, "<v>9</v></c>"));
    assert_non_null(strstr(last, "ref=\"A1:B3\""));
    g_free(names);
    g_free(last);
}

static void a_full_sheet_without_more_rows_ends_there(void **state)
{
    Arena *arena = *state;
    Slice path = small_book(arena, 4, 5);
    char *names = part_of(path, "xl/workbook.xml");
    remove_made(path);
    if (!names)
        skip();
    assert_null(strstr(names, "Rijen 2"));
    g_free(names);
}

static void put_bytes(Slice path, Slice bytes)
{
    FILE *out = fopen(path.at, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, out), bytes.len);
    assert_int_equal(fclose(out), 0);
}

// Cut it short anywhere, or change one byte, and the file is refused: unless the byte is one of the
// dates, versions and attributes of the zip headers (26 of the 76 bytes a part has there, and 8 at
// the end) or pads the end of a packed part.
static void a_damaged_file_is_refused(void **state)
{
    Arena *arena = *state;
    Slice path = small_book(arena, 30, 0), bytes;
    const Slice part = S("xl/worksheets/sheet1.xml");
    assert_true(file_read(arena, diagnostics_new(arena), path, path, &bytes));
    assert_true(archive_is_whole(path, NULL, 0));
    assert_false(archive_is_whole(path, &(ExpectedPart){ .part = part, .size = 10, .crc = 0 }, 1));
    assert_false(
        archive_is_whole(path, &(ExpectedPart){ .part = S("xl/worksheets/sheet2.xml") }, 1));
    for (size_t len = 0; len < bytes.len; len += 17) {
        put_bytes(path, slice_part(bytes, 0, len));
        assert_false(archive_is_whole(path, NULL, 0));
    }
    size_t survived = 0, parts = 11;
    char *changed = arena_copy(arena, bytes.at, bytes.len);
    for (size_t at = 0; at < bytes.len; at++) {
        changed[at] = (char)(changed[at] ^ 0x20);
        put_bytes(path, (Slice){ changed, bytes.len });
        survived += archive_is_whole(path, NULL, 0);
        changed[at] = (char)(changed[at] ^ 0x20);
    }
    assert_true(survived <= parts * 27 + 8);
    remove_made(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped_and_cleaned),
        cmocka_unit_test(texts_longer_than_a_cell_are_cut),
        cmocka_unit_test(numbers_keep_their_last_digit),
        cmocka_unit_test(a_full_sheet_goes_on_in_another),
        cmocka_unit_test(a_full_sheet_without_more_rows_ends_there),
        cmocka_unit_test(a_damaged_file_is_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
