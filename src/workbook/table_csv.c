#include <math.h>

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
    case 0xFF20:
        return true;
    default:
        return false;
    }
}

// Always between quotes: no text of a cell can end it or begin another.
static void add_text(Buffer *out, Slice text)
{
    if (!text.len)
        return;
    buffer_add_byte(out, '"');
    if (looks_like_formula(text))
        buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
    }
    buffer_add_byte(out, '"');
}

static void add_number(Arena *arena, Buffer *out, double number, char point)
{
    Slice text = double_text(arena, number);
    for (size_t i = 0; i < text.len; i++)
        buffer_add_byte(out, text.at[i] == '.' ? point : text.at[i]);
}

OutputError table_write_csv(Arena *arena, const Table *table, Slice language, Slice path)
{
    bool dutch = !slice_equal(language, S("en"));
    char separator = dutch ? ';' : ',', point = dutch ? ',' : '.';
    Buffer out = { 0 };
    buffer_add(&out, S("\xEF\xBB\xBF"));
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            buffer_add_byte(&out, separator);
        add_text(&out, table->columns[i].heading);
    }
    for (size_t i = 0; table->column_count && i < table->cell_count; i++) {
        if (i % table->column_count)
            buffer_add_byte(&out, separator);
        else
            buffer_add(&out, S("\r\n"));
        if (isnan(table->cells[i].number))
            add_text(&out, table->cells[i].text);
        else
            add_number(arena, &out, table->cells[i].number, point);
    }
    buffer_add(&out, S("\r\n"));
    OutputError error = output_write(path, buffer_slice(&out));
    buffer_free(&out);
    return error;
}
