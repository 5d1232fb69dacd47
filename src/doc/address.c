// SPDX-License-Identifier: EUPL-1.2
#include "doc/address.h"

#include <string.h>

#include "base/buffer.h"

static void add_encoded(Buffer *out, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool encoded = c == '%' && i + 2 < text.len && ascii_is_hex(text.at[i + 1]) &&
                       ascii_is_hex(text.at[i + 2]);
        bool allowed =
            ascii_is_digit(c) || ascii_is_letter(c) || (c && strchr("-._~:/?#[]@!$&'()*+,;=", c));
        if (allowed || encoded)
            buffer_add_byte(out, c);
        else
            buffer_print(out, "%%%02X", (unsigned char)c);
    }
}

bool address_allow(Arena *arena, Slice address, Slice *safe)
{
    static const char *const schemes[] = { "http://", "https://", "mailto:" };
    address = slice_trim(address);
    if (address.len > 1 && address.at[0] == '#') {
        *safe = slice_copy(arena, address);
        return true;
    }
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        Slice scheme = slice_of(schemes[i]), rest = slice_part(address, scheme.len, address.len);
        if (!slice_starts_folded(address, scheme) || rest.len == 0 || rest.at[0] == '/')
            continue;
        Buffer out = { 0 };
        buffer_add(&out, scheme);
        add_encoded(&out, rest);
        *safe = slice_copy(arena, buffer_slice(&out));
        buffer_free(&out);
        return true;
    }
    return false;
}
