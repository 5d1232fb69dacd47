// SPDX-License-Identifier: EUPL-1.2
#include "base/language.h"

bool language_tag_valid(Slice tag)
{
    bool first = true;
    for (Slice rest = tag, part; slice_next_field(&rest, '-', &part); first = false) {
        if (part.len < (first ? 2 : 1) || part.len > 8)
            return false;
        for (size_t i = 0; i < part.len; i++) {
            char c = part.at[i];
            bool letter = ascii_is_letter(c);
            if (!letter && (first || c < '0' || c > '9'))
                return false;
        }
    }
    return !first;
}

bool language_address(Slice address, Slice *tag)
{
    *tag = S("");
    if (!slice_starts(address, S("lang:")))
        return false;
    *tag = slice_part(address, 5, address.len);
    return true;
}
