// SPDX-License-Identifier: EUPL-1.2
// Places, line ends, encodings, blocks that cut lines in two: what the collections of CSV files do not say.
#include "table/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <csv.h>

#include "base/buffer.h"
#include "base/file.h"
#include "table/small_table.h"

typedef struct Fixture {
    Arena *arena;
    Diagnostics *d;
    char path[64];
    SmallTable table;
} Fixture;

static int setup(void **state)
{
    Fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->d = diagnostics_new(f->arena);
    snprintf(f->path, sizeof f->path, P_tmpdir "/cxscan-csv-XXXXXX");
    int file = mkstemp(f->path);
    assert_true(file >= 0);
    close(file);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    Fixture *f = *state;
    unlink(f->path);
    arena_free(f->arena);
    free(f);
    return 0;
}

static bool read_with(Fixture *f, Slice content, const TableOptions *options)
{
    FILE *file = fopen(f->path, "wb");
    assert_int_equal(fwrite(content.at, 1, content.len, file), content.len);
    fclose(file);
    f->d = diagnostics_new(f->arena);
    return small_table_read(f->arena, f->d, slice_of(f->path), S("x.csv"), options, &f->table);
}

static bool read_text(Fixture *f, Slice content)
{
    return read_with(f, content, NULL);
}

static const char *cell(const Fixture *f, size_t row, size_t column)
{
    assert_true(row < f->table.count);
    assert_true(column < f->table.row[row].count);
    return f->table.row[row].cell[column].text.at;
}

// All messages as one text, to compare or search in.
static const char *messages(Fixture *f)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    diagnostics_print(f->d, out, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(out);
    const char *copy = arena_copy(f->arena, text, len);
    free(text);
    return copy;
}

static void assert_says(Fixture *f, const char *part)
{
    const char *text = messages(f);
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static void line_ends(void **state)
{
    Fixture *f = *state;
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    for (size_t i = 0; i < 3; i++) {
        Slice text = slice_print(f->arena, "a;b%s1;2%s%s3;\"4%s5\"%s6;7", ends[i], ends[i], ends[i],
                                 ends[i], ends[i]);
        assert_true(read_text(f, text));
        assert_int_equal(f->table.separator, ';');
        assert_int_equal(f->table.count, 5);
        assert_int_equal(f->table.row[1].place.line, 2);
        assert_true(f->table.row[2].blank);
        assert_int_equal(f->table.row[3].place.line, 4);
        assert_int_equal(f->table.row[4].place.line, 6);
        assert_string_equal(cell(f, 3, 1), slice_print(f->arena, "4%s5", ends[i]).at);
        assert_string_equal(cell(f, 4, 1), "7");
    }
    // Mixed, with a CR of its own inside quotes.
    assert_true(read_text(f, S("a,b\r\n1,\"x\ny\rz\"\n2,3\r4,5")));
    assert_int_equal(f->table.count, 4);
    assert_int_equal(f->table.row[2].place.line, 5);
    assert_int_equal(f->table.row[3].place.line, 6);
}

static void places(void **state)
{
    Fixture *f = *state;
    assert_true(read_text(f, S("kop; é ;\"a\nb\";c\n1;\"x;y\";z;é\n")));
    const SmallCell *one = &f->table.row[0].cell[1], *in = &f->table.row[0].cell[2],
                    *after = &f->table.row[0].cell[3];
    assert_int_equal(one->place.line, 1);
    assert_int_equal(one->place.column, 6);
    assert_int_equal(one->place.length, 1);
    assert_string_equal(one->text.at, "é");
    assert_int_equal(in->place.line, 1); // where it began
    assert_int_equal(in->place.column, 9);
    assert_int_equal(after->place.line, 2);
    assert_int_equal(after->place.column, 4);
    assert_int_equal(f->table.row[1].cell[2].place.column, 9);
    assert_int_equal(f->table.row[1].cell[3].place.line, 3);
    assert_string_equal(f->table.row[1].cell[3].place.text.at, "1;\"x;y\";z;é");
}

static void separators(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *text;
        char separator;
        size_t cells;
    } cases[] = {
        { "a,b,c\n1,2,3\n", ',', 3 },
        { "a;b;c\n1;2;3\n", ';', 3 },
        { "a\tb\tc\n1\t2\t3\n", '\t', 3 },
        { "vraag een, of twee;b\nja, nee, misschien;2\n", ';', 2 },
        { "\"a;b;c;d\",e\n\"x\",y\n", ',', 2 },
        { "a,\"b;\n;c\"\n1,2\n", ',', 2 },
        { "alleen\neen\n", ',', 1 },
        { "a;b,c;d\n", ';', 3 },
        { "sep=;\na,x;b\n1;2\n", ';', 2 },
        { "sep=\t\na\tb\n", '\t', 2 },
        { "naam\tw;x,y\n1\t2\n", '\t', 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_text(f, slice_of(cases[i].text)));
        assert_int_equal(f->table.separator, cases[i].separator);
        assert_int_equal(f->table.row[0].count, cases[i].cells);
    }
    assert_true(read_with(f, S("a,b;c\n"), &(TableOptions){ .separator = ';' }));
    assert_string_equal(cell(f, 0, 0), "a,b");
    assert_true(read_text(f, S("sep=;\na;b\n1;2\n")));
    assert_int_equal(f->table.row[1].place.line, 3);
}

static void spaces(void **state)
{
    Fixture *f = *state;
    assert_true(read_text(f, S(" a , \" b \" ,\n \t \n")));
    assert_string_equal(cell(f, 0, 0), "a");
    assert_string_equal(cell(f, 0, 1), " b ");
    assert_string_equal(cell(f, 0, 2), "");
    assert_int_equal(f->table.row[1].count, 1);
    assert_true(read_with(f, S(" a ,b\n"), &(TableOptions){ .keep_spaces = true }));
    assert_string_equal(cell(f, 0, 0), " a ");
}

static void encodings(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *bytes;
        size_t len;
    } same[] = {
#define BYTES(s) { s, sizeof(s) - 1 }
        BYTES("n;w\nCaf\xC3\xA9 \xE2\x82\xAC;1\n"),
        BYTES("\xEF\xBB\xBFn;w\nCaf\xC3\xA9 \xE2\x82\xAC;1\n"),
        BYTES("n;w\nCaf\xE9 \x80;1\n"),
        BYTES("\xFF\xFEn\0;\0w\0\n\0C\0a\0f\0\xE9\0 \0\xAC\x20;\0001\0\n\0"),
        BYTES("\xFE\xFF\0n\0;\0w\0\n\0C\0a\0f\0\xE9\0 \x20\xAC\0;\0001\0\n"),
        BYTES("n\0;\0w\0\n\0C\0a\0f\0\xE9\0 \0\xAC\x20;\0001\0\n\0"),
        BYTES("\0n\0;\0w\0\n\0C\0a\0f\0\xE9\0 \x20\xAC\0;\0001\0\n"),
#undef BYTES
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(read_text(f, (Slice){ same[i].bytes, same[i].len }));
        assert_string_equal(messages(f), "");
        assert_string_equal(cell(f, 0, 0), "n");
        assert_string_equal(cell(f, 1, 0), "Café €");
        assert_string_equal(cell(f, 1, 1), "1");
    }
}

static void named_encodings(void **state)
{
    Fixture *f = *state;
    static const char *const names[] = { "ISO-8859-15", "macintosh", "Windows 1252" };
    static const char *const euro[] = { "\xA4", "\xDB", "\x80" };
    for (size_t i = 0; i < 3; i++) {
        TableOptions options = { .encoding = slice_of(names[i]),
                                 .encoding_place = { .file = S("scan.yaml"), .line = 3 } };
        assert_true(read_with(f, slice_print(f->arena, "a,b\n%s,1\n", euro[i]), &options));
        assert_string_equal(cell(f, 1, 0), "€");
    }
    TableOptions wrong = { .encoding = S("utf-9"),
                           .encoding_place = { .file = S("scan.yaml"), .line = 3 } };
    read_with(f, S("a,b\n"), &wrong);
    assert_says(f, "scan.yaml:3: error: \"utf-9\" is not an encoding [encoding-unknown]");
    TableOptions command = { .encoding = S("ASCII//IGNORE") };
    read_with(f, S("a,b\n"), &command);
    assert_says(f, "encoding-unknown");
}

// Mostly UTF-8, and one byte that is not: not Windows-1252, but a mistake at its place.
static void damaged_utf8(void **state)
{
    Fixture *f = *state;
    Buffer text = { 0 };
    buffer_add(&text, S("naam;antwoord\n"));
    for (int i = 0; i < 40000; i++)
        buffer_add(&text, S("Ren\xC3\xA9;3\n"));
    buffer_add(&text, S("Ren\xE9;4\n"));
    assert_true(read_text(f, buffer_slice(&text)));
    assert_says(f, "x.csv:40002:4: error: the byte 0xE9 is not UTF-8 [encoding-damaged]");
    assert_string_equal(cell(f, 40001, 0), "Ren\xEF\xBF\xBD");
    assert_string_equal(cell(f, 40000, 0), "Ren\xC3\xA9");
    assert_string_equal(cell(f, 40001, 1), "4");

    // One é in 40,000 rows of ASCII, the last: all of it is Windows-1252.
    text.len = 0;
    for (int i = 0; i < 40000; i++)
        buffer_add(&text, S("Rene;3\n"));
    buffer_add(&text, S("Ren\xE9;4\n"));
    assert_true(read_text(f, buffer_slice(&text)));
    assert_string_equal(messages(f), "");
    assert_string_equal(cell(f, 40000, 0), "Ren\xC3\xA9");
    buffer_free(&text);
}

static void odd_bytes(void **state)
{
    Fixture *f = *state;
    static const char nul[] = "a;b\n1;x\0y\n";
    assert_true(read_text(f, (Slice){ nul, sizeof nul - 1 }));
    assert_says(f, "x.csv:2:4: warning: a NUL byte");
    assert_string_equal(cell(f, 1, 1), "x y");
    // 0x81 is nothing in Windows-1252; a lone surrogate nothing in UTF-16, nor half a code unit.
    assert_true(read_text(f, S("a;b\n\xE9\xE8;\x81\n")));
    assert_says(f, "x.csv:2:4: error: the byte 0x81 is not WINDOWS-1252");
    static const char surrogate[] = "\xFF\xFE"
                                    "a\0;\0\0\xD8"
                                    "b\0\n\0c";
    assert_true(read_text(f, (Slice){ surrogate, sizeof surrogate - 1 }));
    assert_string_equal(cell(f, 0, 1), "\xEF\xBF\xBD"
                                       "b");
    assert_string_equal(cell(f, 1, 0), "\xEF\xBF\xBD");
    static const char zip[] = "PK\x03\x04";
    assert_false(read_text(f, S(zip)));
    assert_says(f, "package-cut");
    assert_false(read_text(f, S("%PDF-1.7")));
    assert_says(f, "csv-no-text");
    assert_false(read_text(f, S("")));
    assert_says(f, "x.csv:1: error: this file is empty");
    assert_false(read_text(f, S("\xEF\xBB\xBF")));
    assert_says(f, "csv-empty");
}

// Cells, quotes, line ends and characters at every possible distance from the end of a block.
static void borders(Fixture *f, Slice last, const char *message)
{
    static const char *const row[] = { "\xE2\x82\xAC \"\"x\"\"\r\n,y", "z" };
    for (int shift = 0; shift < 24; shift++) {
        Buffer text = { 0 };
        buffer_add(&text, S("kop,twee\n"));
        for (int i = 0; i < shift; i++)
            buffer_add(&text, S("a"));
        buffer_add(&text, S(",b\r\n"));
        size_t rows = 0;
        while (text.len < 600 * 1024) {
            buffer_print(&text, "\"%s\",%s\r\n", row[0], row[1]);
            rows++;
        }
        buffer_add(&text, last);
        assert_true(read_text(f, buffer_slice(&text)));
        assert_non_null(strstr(messages(f), message));
        assert_int_equal(f->table.count, rows + 2 + (last.len > 0));
        for (size_t i = 2; i < rows + 2; i++) {
            assert_string_equal(cell(f, i, 0), "\xE2\x82\xAC \"x\"\r\n,y");
            assert_string_equal(cell(f, i, 1), "z");
            assert_int_equal(f->table.row[i].place.line, 3 + 2 * (i - 2));
        }
        Slice sum = sha256_text(f->arena, buffer_slice(&text));
        assert_true(slice_equal(f->table.sha256, sum));
        buffer_free(&text);
    }
}

static void block_borders(void **state)
{
    borders(*state, S(""), "");
    borders(*state, S("bad \xFF,x\r\n"), "the byte 0xFF is not UTF-8"); // mended on the way
}

static void quotes(void **state)
{
    Fixture *f = *state;
    assert_true(read_text(f, S("a,b\n5\" pijp,\"6\"\" pijp\"\n")));
    assert_string_equal(cell(f, 1, 0), "5\" pijp");
    assert_string_equal(cell(f, 1, 1), "6\" pijp");
    assert_false(read_text(f, S("a,b\n1,2\n3,\"open\n4,5\n6,7\n")));
    assert_says(f, "x.csv:3:3: error: the quote that opens here is not closed [csv-quote-open]");
    assert_int_equal(f->table.count, 2);
    // Closed by accident, by the quote that opens the next cell: the mistake is where it opened.
    assert_false(read_text(f, S("a,b\n1,\"open\n4,\"dicht\"\n")));
    assert_says(f, "x.csv:2:3: error: the quote that opens here");
    assert_false(read_text(f, S("a,b\n1,\"dicht\"x\n")));
    assert_says(f, "x.csv:2:10: error: a quote stands here inside a cell");
    // The second quote of the row opens on its second line.
    assert_false(read_text(f, S("a,b,c\n\"1\n2\",\"open\n3\n")));
    assert_says(f, "x.csv:3:4: error: the quote that opens here");
    // An apostrophe is no quote, and a quote may be all there is.
    assert_true(read_text(f, S("a,b\nzo'n,\"\"\"\"\n")));
    assert_string_equal(cell(f, 1, 1), "\"");
}

static void found_columns(void **state)
{
    Fixture *f = *state;
    static const SmallColumn columns[] = { { "department|afdeling", true },
                                           { "invited|aantal|uitgenodigd", true },
                                           { "parent|onder", false } };
    int index[3];
    assert_true(read_text(f, S("Aantal ;AFDELING;\n10;Burgerzaken;;\n;;\n\n5;Beleid\n")));
    assert_true(small_table_columns(f->arena, f->d, &f->table, columns, 3, index));
    assert_int_equal(index[0], 1);
    assert_int_equal(index[1], 0);
    assert_int_equal(index[2], NO_COLUMN);
    assert_string_equal(small_table_cell(&f->table.row[1], index[0]).text.at, "Burgerzaken");
    assert_int_equal(small_table_cell(&f->table.row[1], index[2]).place.line, 2);

    assert_true(read_text(f, S("afdeling;aantalen\nx;1;2\ny\n")));
    assert_false(small_table_columns(f->arena, f->d, &f->table, columns, 3, index));
    assert_says(f, "x.csv:1:10: warning: the column \"aantalen\" is not read");
    assert_says(f, "did you mean \"aantal\"?");
    assert_says(f, "x.csv:1: error: there is no column \"invited\" [heading-missing]");
    assert_says(f, "the headings in the first row are: afdeling, aantalen");
    assert_says(f, "x.csv:2:1: error: this row has 3 cells, the headings are 2 [table-row-long]");
    assert_says(f, "x.csv:3:1: error: this row has 1 cells, the headings are 2 [table-row-short]");

    assert_true(read_text(f, S("afdeling;aantal;Department\nx;1;2\n")));
    assert_false(small_table_columns(f->arena, f->d, &f->table, columns, 3, index));
    assert_says(f, "x.csv:1:17: error: the heading \"Department\" stands here for the second time");
}

typedef struct Seen {
    size_t cells;
    char text[64];
} Seen;

static void see(void *data, size_t column, Slice text)
{
    Seen *seen = data;
    (void)column;
    seen->cells++;
    snprintf(seen->text + strlen(seen->text), sizeof seen->text - strlen(seen->text), "[%.*s]",
             SLICE_ARGS(text));
}

// What identifies people is neither passed on nor shown, also where a cell of it holds newlines.
static void hidden_columns(void **state)
{
    Fixture *f = *state;
    read_text(f, S("naam;v;mail\nJan \"\nx"));
    FILE *file = fopen(f->path, "wb");
    fputs("naam;v;mail\nJan;3;jan@x.nl\n\"Jan\nde Wit\";4;j@x.nl\nPiet;\"5\" x;p@x.nl\n", file);
    fclose(file);
    static const bool hidden[] = { true, false, true };
    f->d = diagnostics_new(f->arena);
    CsvReader *reader = csv_open(f->arena, f->d, slice_of(f->path), S("x.csv"), NULL);
    size_t count;
    assert_true(csv_next(reader, NULL, NULL, &count));
    csv_hide(reader, hidden, 3);
    Seen seen = { 0, "" };
    assert_true(csv_next(reader, see, &seen, &count));
    assert_int_equal(count, 3);
    assert_string_equal(seen.text, "[3]");
    Place place = csv_place(reader, 1);
    assert_string_equal(place.text.at, "…;3;…");
    assert_int_equal(place.column, 3);
    assert_true(csv_next(reader, see, &seen, &count));
    assert_string_equal(seen.text, "[3][4]");
    place = csv_place(reader, 1);
    assert_int_equal(place.line, 4);
    assert_string_equal(place.text.at, "…;4;…");
    assert_false(csv_next(reader, see, &seen, &count));
    assert_true(csv_broken(reader));
    assert_says(f, "    5 | …;\"5\" x;…");
    csv_close(reader);
}

// Cells between [ and ], a row a line. libcsv passes over blank lines.
static void add_libcsv_cell(void *bytes, size_t len, void *data)
{
    buffer_print(data, "[%.*s]", (int)len, (const char *)bytes);
}

static void add_libcsv_row(int end, void *data)
{
    (void)end;
    buffer_add_byte(data, '\n');
}

static bool libcsv_reads(Slice text, char separator, Buffer *out)
{
    struct csv_parser parser;
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    csv_set_delim(&parser, (unsigned char)separator);
    bool good =
        csv_parse(&parser, text.at, text.len, add_libcsv_cell, add_libcsv_row, out) == text.len &&
        csv_fini(&parser, add_libcsv_cell, add_libcsv_row, out) == 0;
    csv_free(&parser);
    return good;
}

static void add_cell(void *data, size_t column, Slice text)
{
    (void)column;
    buffer_print(data, "[%.*s]", SLICE_ARGS(text));
}

static bool reader_reads(Fixture *f, Slice text, char separator, Buffer *out)
{
    FILE *file = fopen(f->path, "wb");
    assert_int_equal(fwrite(text.at, 1, text.len, file), text.len);
    fclose(file);
    CsvReader *reader = csv_open(f->arena, f->d, slice_of(f->path), S("x.csv"),
                                 &(TableOptions){ .separator = separator });
    size_t count, before = 0;
    while (csv_next(reader, add_cell, out, &count)) {
        if (csv_blank(reader))
            out->len = before;
        else
            buffer_add_byte(out, '\n');
        before = out->len;
    }
    bool good = !csv_broken(reader);
    csv_close(reader);
    return good;
}

static void cells_are_what_libcsv_says(void **state)
{
    Fixture *f = *state;
    static const char signs[] = "aab;;\t \"\"\"\n";
    uint32_t seed = 1;
    size_t good = 0, broken = 0;
    for (int turn = 0; turn < 3000; turn++) {
        char text[16], separator = turn % 2 ? ';' : '\t';
        size_t len = 1 + (size_t)turn % sizeof text;
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1103515245U + 12345U;
            text[i] = signs[(seed >> 16) % (sizeof signs - 1)];
        }
        Buffer wanted = { 0 }, got = { 0 };
        bool reads = libcsv_reads((Slice){ text, len }, separator, &wanted);
        bool same = reader_reads(f, (Slice){ text, len }, separator, &got) == reads;
        if (!same || (reads && !slice_equal(buffer_slice(&wanted), buffer_slice(&got))))
            fail_msg("of <%.*s>:\n%.*snot:\n%.*s", (int)len, text, SLICE_ARGS(buffer_slice(&got)),
                     SLICE_ARGS(buffer_slice(&wanted)));
        good += reads;
        broken += !reads;
        buffer_free(&wanted);
        buffer_free(&got);
    }
    assert_true(good > 500 && broken > 500);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(line_ends),
        TEST(places),
        TEST(separators),
        TEST(spaces),
        TEST(encodings),
        TEST(named_encodings),
        TEST(damaged_utf8),
        TEST(odd_bytes),
        TEST(block_borders),
        TEST(quotes),
        TEST(found_columns),
        TEST(hidden_columns),
        TEST(cells_are_what_libcsv_says),
    };
    return cmocka_run_group_tests_name("table/csv", tests, NULL, NULL);
}
