// SPDX-License-Identifier: EUPL-1.2
#include "model/terms.h"

#include <glib.h>

#include "base/buffer.h"

Slice term_capital(Arena *arena, Slice term)
{
    // "IJ" is one letter at the head of a Dutch word; no English word begins with it.
    if (slice_starts(term, S("ij")))
        return slice_print(arena, "IJ%.*s", (int)(term.len - 2), term.at + 2);
    char first[4];
    Slice rest = term;
    size_t len = utf8_encode(g_unichar_toupper(utf8_next(&rest)), first);
    return slice_print(arena, "%.*s%.*s", (int)len, first, SLICE_ARGS(rest));
}

Slice terms_fill(Arena *arena, const Terms *terms, Slice text)
{
    const struct {
        Slice name, word;
        bool capital;
    } blanks[] = {
        { S("{customer}"), terms->customer.text, false },
        { S("{Customer}"), terms->customer.text, true },
        { S("{customers}"), terms->customers.text, false },
        { S("{Customers}"), terms->customers.text, true },
        { S("{experience}"), terms->experience.text, false },
        { S("{Experience}"), terms->experience.text, true },
    };
    enum { BLANKS = sizeof blanks / sizeof *blanks };
    Buffer out = { 0 };
    bool any = false;
    Slice rest = text;
    for (size_t at; (at = slice_find(rest, S("{"))) < rest.len;) {
        size_t i = 0;
        buffer_add(&out, slice_part(rest, 0, at));
        rest = slice_part(rest, at, rest.len);
        while (i < BLANKS && !slice_starts(rest, blanks[i].name))
            i++;
        size_t taken = i < BLANKS ? blanks[i].name.len : 1;
        if (i < BLANKS)
            buffer_add(&out,
                       blanks[i].capital ? term_capital(arena, blanks[i].word) : blanks[i].word);
        else
            buffer_add_byte(&out, '{');
        any = any || i < BLANKS;
        rest = slice_part(rest, taken, rest.len);
    }
    buffer_add(&out, rest);
    Slice filled = any ? slice_copy(arena, buffer_slice(&out)) : text;
    buffer_free(&out);
    return filled;
}
