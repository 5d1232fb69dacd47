// SPDX-License-Identifier: EUPL-1.2
#include "base/pattern.h"

#include "base/buffer.h"

Slice pattern_fill(Arena *arena, Slice pattern, const PatternBlank *blanks, size_t count)
{
    Buffer out = { 0 };
    while (pattern.len > 0) {
        size_t open = slice_find(pattern, S("{"));
        buffer_add(&out, slice_part(pattern, 0, open));
        pattern = slice_part(pattern, open, pattern.len);
        size_t close = slice_find(pattern, S("}"));
        const PatternBlank *blank = NULL;
        for (size_t i = 0; i < count && close < pattern.len && !blank; i++)
            if (slice_equal(slice_of(blanks[i].name), slice_part(pattern, 1, close)))
                blank = &blanks[i];
        size_t taken = blank != NULL ? close + 1 : 1;
        buffer_add(&out, blank != NULL ? blank->text : slice_part(pattern, 0, 1));
        pattern = slice_part(pattern, taken, pattern.len);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
