// SPDX-License-Identifier: EUPL-1.2
#include "table/sheet_list.h"

#include "base/buffer.h"
#include "base/nearest.h"
#include "language/reading.h"
#include "table/messages.h"

enum { NAMES_LISTED = 12 };

static Slice listed(Arena *arena, const Slice *names, size_t count)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < count && i < NAMES_LISTED; i++)
        buffer_print(&out, "%s\"%.*s\"", i ? ", " : "", SLICE_ARGS(names[i]));
    buffer_add(&out, count > NAMES_LISTED ? S(", …") : S(""));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

int sheet_named(Arena *arena, Diagnostics *d, Slice file, const TableOptions *options,
                const Slice *names, size_t count)
{
    uint64_t number;
    Slice key = text_key(arena, options->sheet);
    for (size_t i = 0; i < count; i++)
        if (slice_equal(text_key(arena, names[i]), key))
            return (int)i;
    if (slice_to_u64(key, &number) && number >= 1 && number <= count)
        return (int)number - 1;
    diagnose(d, DIAG_SHEET_UNKNOWN, options->sheet_place, options->sheet, file,
             listed(arena, names, count));
    return NO_SHEET;
}

void sheets_tell_others(Arena *arena, Diagnostics *d, Slice file, Slice read, const Slice *others,
                        size_t also)
{
    Slice *names = arena_many(arena, Slice, also);
    size_t count = 0;
    for (size_t i = 0; i < also; i++)
        if (!name_among(arena, others[i], reading_sheet_explanation))
            names[count++] = others[i];
    if (count)
        diagnose(d, DIAG_SHEETS_OTHER, ((Place){ .file = file }), read, listed(arena, names, count),
                 names[0]);
}
