// SPDX-License-Identifier: EUPL-1.2
#include <inttypes.h>
#include <math.h>

#include "base/xml.h"
#include "deck/deck_parts.h"

void deck_put(Buffer *out, const char *text)
{
    buffer_add(out, slice_of(text));
}

// Without soft hyphens: where a line ends is the reader's program's to say.
void deck_escape(Buffer *out, Slice text)
{
    const Slice soft = S("\u00AD");
    while (text.len) {
        size_t at = slice_find(text, soft);
        xml_escape(out, slice_part(text, 0, at));
        text = slice_part(text, at < text.len ? at + soft.len : at, text.len);
    }
}

void deck_length(Buffer *out, const char *name, double points)
{
    int64_t hundredths = isfinite(points) ? (int64_t)llround(points * 100) : 0;
    uint64_t size = hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;
    buffer_print(out, " %s=\"%s%" PRIu64 ".%02upt\"", name, hundredths < 0 ? "-" : "", size / 100,
                 (unsigned)(size % 100));
}

void deck_colour(Buffer *out, const char *name, Colour colour)
{
    buffer_print(out, " %s=\"#%02x%02x%02x\"", name, (unsigned)lround(colour.r * 255),
                 (unsigned)lround(colour.g * 255), (unsigned)lround(colour.b * 255));
}

void deck_box(Buffer *out, double x, double y, double width, double height)
{
    deck_length(out, "svg:x", x);
    deck_length(out, "svg:y", y);
    deck_length(out, "svg:width", fmax(width, 0.1));
    deck_length(out, "svg:height", fmax(height, 0.1));
}

Slice deck_taken(Arena *arena, Buffer *made)
{
    Slice text = slice_copy(arena, buffer_slice(made));
    buffer_free(made);
    return text;
}
