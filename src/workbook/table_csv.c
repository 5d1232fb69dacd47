// SPDX-License-Identifier: EUPL-1.2
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "workbook/table.h"

// What a spreadsheet takes for the beginning of a formula, also after opening the file as text.
static bool looks_like_formula(Slice text)
{
    uint32_t first = utf8_next(&text);
    switch (first) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case 0xFF1D: // full-width = + - @
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20: return true;
    default: return false;
    }
}

// Of digits and signs only, a digit in front: a spreadsheet takes it for a number or, between quotes too,
// for a date. To a Dutch one 1.2 is the first of February.
static bool looks_like_number(Slice text)
{
    if (!text.len || !ascii_is_digit(text.at[0]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]) && !strchr(" .,:-/%+", text.at[i]))
            return false;
    return true;
}

// Always between quotes: no text of a cell can end it or begin another. A text that looks like a number is
// told by its column's heading: "Vraag 1.2".
static void add_text(Buffer *out, Slice text, Slice heading)
{
    if (!text.len)
        return;
    buffer_add_byte(out, '"');
    if (looks_like_formula(text))
        buffer_add_byte(out, '\'');
    if (heading.len && looks_like_number(text))
        buffer_print(out, "%.*s ", SLICE_ARGS(heading));
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
    }
    buffer_add_byte(out, '"');
}

OutputError table_write_csv(Arena *arena, const SheetTable *table, Slice language, Slice path)
{
    bool dutch = !slice_equal(language, S("en"));
    char separator = dutch ? ';' : ',', point = dutch ? ',' : '.';
    Buffer out = { 0 };
    buffer_add(&out, S("\xEF\xBB\xBF"));
    for (size_t i = 0; i < table->column_count && !table->plan.is_page; i++) {
        if (i)
            buffer_add_byte(&out, separator);
        add_text(&out, table->columns[i].heading, S(""));
    }
    for (size_t i = 0; table->column_count && i < table->cell_count; i++) {
        const Column *column = &table->columns[i % table->column_count];
        if (i % table->column_count)
            buffer_add_byte(&out, separator);
        else if (i || !table->plan.is_page)
            buffer_add(&out, S("\r\n"));
        // On a page of text it is what stands before it that tells what it is.
        bool told_before = table->plan.is_page && i % table->column_count;
        double number = table->cells[i].number;
        if (isnan(number)) {
            add_text(&out, table->cells[i].text,
                     told_before ? table->cells[i - 1].text : column->heading);
            continue;
        }
        Slice text =
            column->kind == CELL_DATE ? serial_iso(arena, number) : double_text(arena, number);
        for (size_t k = 0; k < text.len; k++)
            buffer_add_byte(&out, text.at[k] == '.' ? point : text.at[k]);
    }
    buffer_add(&out, S("\r\n"));
    OutputError error = output_write(path, buffer_slice(&out));
    buffer_free(&out);
    return error;
}
