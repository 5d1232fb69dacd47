// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pdf_text.h"

#include <math.h>

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
    bool plain = true;
    for (size_t i = 0; i < text.len && plain; i++)
        plain = text.at[i] >= ' ' && text.at[i] <= '~';
    if (!plain) {
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

void pdf_add_number(Buffer *out, double value)
{
    buffer_add_decimal(out, llround(value * 1000), 1000);
}

void pdf_add_parts(Buffer *out, long value, int parts)
{
    buffer_add_decimal(out, value, (unsigned)parts);
}

void pdf_add_reference(Buffer *out, size_t number)
{
    buffer_add_byte(out, ' ');
    buffer_add_decimal(out, (long long)number, 1);
    buffer_add(out, S(" 0 R"));
}
