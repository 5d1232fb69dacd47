// SPDX-License-Identifier: EUPL-1.2
// Tables that may be shared: their names, and their bytes as csv.
#include <math.h>

#include "../arena_state.h"
#include "base/buffer.h"
#include "made.h"
#include "workbook/table.h"

static void assert_file_name(Arena *arena, NamesTaken *taken, const char *text, const char *wanted)
{
    assert_string_equal(slice_copy(arena, file_name_of(arena, taken, slice_of(text))).at, wanted);
}

static void names_of_files_are_plain_and_differ(void **state)
{
    Arena *arena = *state;
    NamesTaken taken = { 0 };
    assert_file_name(arena, &taken, "Werk & Inkomen", "werk-inkomen");
    assert_file_name(arena, &taken, "WERK, INKOMEN!", "werk-inkomen-2");
    assert_file_name(arena, &taken, "Coördinatie één", "coordinatie-een");
    assert_file_name(arena, &taken, "../../etc/passwd", "etc-passwd");
    assert_file_name(arena, &taken, "..", "x");
    assert_file_name(arena, &taken, "日本語", "x-2");
    assert_file_name(arena, &taken, "CON", "con-x");
    assert_file_name(arena, &taken, "com1", "com1-x");
    assert_file_name(arena, &taken, "com12", "com12");
    Buffer text = { 0 };
    for (int i = 0; i < 200; i++)
        buffer_add_byte(&text, 'x');
    Slice first = file_name_of(arena, &taken, buffer_slice(&text)),
          second = file_name_of(arena, &taken, buffer_slice(&text));
    assert_int_equal(first.len, 60);
    assert_int_equal(second.len, 60);
    assert_true(slice_ends(second, S("x-2")));
    buffer_free(&text);
}

static SheetTable *some_table(Arena *arena)
{
    static const Column columns[] = { { { "Afdeling", 8 }, CELL_TEXT, 20 },
                                      { { "Score", 5 }, CELL_POINT, 9 } };
    SheetTable *table = table_new(
        arena, &(SheetPlan){ .name = S("Afdelingen"), .columns = columns, .column_count = 2 });
    const char *text[] = { "Zorg; \"jeugd\"", "=1+1", "\tx", "-", "＝1", "",
                           "regel\ntwee",     "1.2",  "3/4", "4e" };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        table_text(arena, table, slice_of(text[i]));
        if (i < 2)
            table_number(arena, table, i ? (double)NAN : 61 / 3.0);
        else
            table_text(arena, table, S(""));
    }
    return table;
}

static void assert_csv(Arena *arena, const char *language, const char *wanted)
{
    Slice path = made_path(arena), bytes;
    assert_null(table_write_csv(arena, some_table(arena), slice_of(language), path).step);
    assert_true(file_read(arena, diagnostics_new(arena), path, path, &bytes));
    assert_string_equal(slice_copy(arena, bytes).at, wanted);
    remove_made(path);
}

static void csv_is_what_excel_expects_of_the_language(void **state)
{
    assert_csv(
        *state, "nl",
        "\xEF\xBB\xBF\"Afdeling\";\"Score\"\r\n\"Zorg; \"\"jeugd\"\"\";20,333333333333332\r\n"
        "\"'=1+1\";\r\n\"'\tx\";\r\n\"'-\";\r\n\"'＝1\";\r\n;\r\n\"regel twee\";\r\n"
        "\"Afdeling 1.2\";\r\n\"Afdeling 3/4\";\r\n\"4e\";\r\n");
    assert_csv(
        *state, "en",
        "\xEF\xBB\xBF\"Afdeling\",\"Score\"\r\n\"Zorg; \"\"jeugd\"\"\",20.333333333333332\r\n"
        "\"'=1+1\",\r\n\"'\tx\",\r\n\"'-\",\r\n\"'＝1\",\r\n,\r\n\"regel twee\",\r\n"
        "\"Afdeling 1.2\",\r\n\"Afdeling 3/4\",\r\n\"4e\",\r\n");
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    Arena *arena = *state;
    SheetTable *table = some_table(arena);
    TableFile file = { .language = S("nl"), .tables = &table, .table_count = 1 };
    const Slice path = S("no/such/folder/file");
    assert_non_null(table_write_csv(arena, table, S("nl"), path).step);
    assert_non_null(tables_write_ods(arena, &file, path).step);
    assert_non_null(tables_write_xlsx(arena, &file, path).step);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_files_are_plain_and_differ),
        cmocka_unit_test(csv_is_what_excel_expects_of_the_language),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
