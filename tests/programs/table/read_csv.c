// SPDX-License-Identifier: EUPL-1.2
// For tests/checks/csv-torture: print the cells of CSV files as JSON, one line a file, messages on stderr.
// usage: read_csv [--keep-spaces] [--columns=A,B,…] FILE...
#include <stdio.h>
#include <string.h>

#include "table/small_table.h"

static void print_text(Slice text)
{
    putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void print_table(const SmallTable *table, bool good, size_t errors)
{
    printf("{\"good\":%s,\"errors\":%zu,\"separator\":", good ? "true" : "false", errors);
    print_text((Slice){ &table->separator, table->separator != 0 });
    printf(",\"sha256\":");
    print_text(table->sha256);
    printf(",\"rows\":[");
    for (size_t i = 0; i < table->count; i++) {
        printf("%s[", i ? "," : "");
        for (size_t k = 0; k < table->row[i].count; k++) {
            if (k)
                putchar(',');
            print_text(table->row[i].cell[k].text);
        }
        printf("]");
    }
    printf("]}\n");
}

// The headings that must be there: those named, else those of the file itself.
static void check_columns(Arena *arena, Diagnostics *d, const SmallTable *table, Slice wanted)
{
    SmallColumn columns[64];
    int index[64];
    size_t count = 0;
    for (Slice rest = wanted, name;
         wanted.len && count < 64 && slice_next_field(&rest, ',', &name);)
        columns[count++] = (SmallColumn){ slice_copy(arena, name).at, true };
    for (size_t i = 0; wanted.len == 0 && count < 64 && i < table->row[0].count; i++)
        if (table->row[0].cell[i].text.len)
            columns[count++] = (SmallColumn){ table->row[0].cell[i].text.at, false };
    small_table_columns(arena, d, table, columns, count, index);
}

static void read_one(Slice path, const TableOptions *options, Slice wanted)
{
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    SmallTable table;
    bool good = small_table_read(arena, d, path, path, options, &table);
    if (good)
        check_columns(arena, d, &table, wanted);
    print_table(&table, good, diagnostics_count(d, SEVERITY_ERROR));
    fflush(stdout);
    diagnostics_print(d, stderr, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    arena_free(arena);
}

int main(int argc, char **argv)
{
    TableOptions options = { 0 };
    Slice wanted = S("");
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--keep-spaces") == 0)
            options.keep_spaces = true;
        else if (slice_starts(slice_of(argv[i]), S("--columns=")))
            wanted = slice_of(argv[i] + strlen("--columns="));
        else
            read_one(slice_of(argv[i]), &options, wanted);
    }
    return 0;
}
