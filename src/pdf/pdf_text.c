// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pdf_text.h"

#include <math.h>

static bool is_plain(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] < ' ' || text.at[i] > '~')
            return false;
    return true;
}

static void add_hexadecimal(Buffer *out, uint32_t unit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[4] = { digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
                           digits[unit & 15] };
    buffer_add(out, (Slice){ text, 4 });
}

void pdf_add_utf16(Buffer *out, uint32_t code)
{
    if (code >= 0x10000) {
        add_hexadecimal(out, 0xD800 + ((code - 0x10000) >> 10));
        code = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
    add_hexadecimal(out, code);
}

void pdf_add_string(Buffer *out, Slice text)
{
    if (!is_plain(text)) {
        buffer_add(out, S("<FEFF"));
        while (text.len)
            pdf_add_utf16(out, utf8_next(&text));
        buffer_add_byte(out, '>');
        return;
    }
    buffer_add_byte(out, '(');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '(' || text.at[i] == ')' || text.at[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.at[i]);
    }
    buffer_add_byte(out, ')');
}

// Digits are put from the back; without printf, which would be a third of the time of a page's content.
static void add_decimal(Buffer *out, long long value, unsigned parts)
{
    char text[32];
    size_t at = sizeof text;
    unsigned long long size =
        value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    unsigned long long rest = size % parts;
    if (rest) {
        for (unsigned left = parts; left > 1; left /= 10, rest /= 10)
            if (rest % 10 || at < sizeof text)
                text[--at] = (char)('0' + rest % 10);
        text[--at] = '.';
    }
    size /= parts;
    do
        text[--at] = (char)('0' + size % 10);
    while (size /= 10);
    if (value < 0)
        text[--at] = '-';
    buffer_add(out, (Slice){ text + at, sizeof text - at });
}

void pdf_add_number(Buffer *out, double value)
{
    add_decimal(out, llround(value * 1000), 1000);
}

void pdf_add_parts(Buffer *out, long value, int parts)
{
    add_decimal(out, value, (unsigned)parts);
}

void pdf_add_reference(Buffer *out, size_t number)
{
    buffer_add_byte(out, ' ');
    add_decimal(out, (long long)number, 1);
    buffer_add(out, S(" 0 R"));
}
