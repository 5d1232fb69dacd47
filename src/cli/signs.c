#include "cli/signs.h"

#include "base/file.h"
#include "base/messages.h"

static void locate_in_line(Arena *arena, Diagnostics *d, Place place, Fonts *fonts)
{
    place.column = 1;
    for (Slice rest = place.text; rest.len; place.column++) {
        Slice before = rest;
        utf8_next(&rest);
        uint32_t code = text_missing(fonts, FACE_REGULAR, slice_part(before, 0, before.len - rest.len));
        Slice name = code ? slice_print(arena, "U+%04X", (unsigned)code) : S("");
        if (code && diagnostics_has(d, DIAG_SIGN_MISSING, name)) {
            diagnose(d, DIAG_SIGN_HERE, place, name);
            return;
        }
    }
}

// A file that cannot be read again is no matter: the document was refused already.
static void locate_in(Arena *arena, Diagnostics *d, Slice folder, Slice name, Fonts *fonts)
{
    Slice text, line;
    Slice path = path_join(arena, folder, name);
    if (!file_read_text(arena, diagnostics_new(arena), path, name, &text))
        return;
    for (size_t number = 1; slice_next_line(&text, &line); number++)
        if (text_missing(fonts, FACE_REGULAR, line))
            locate_in_line(arena, d, (Place){ .file = name, .line = number, .text = line }, fonts);
}

void signs_locate(Arena *arena, Diagnostics *d, const Scan *scan, Fonts *fonts)
{
    if (diagnostics_count(d, SEVERITY_WARNING) == 0)
        return;
    for (size_t i = 0; i < scan->source_count; i++)
        locate_in(arena, d, scan->folder, scan->sources[i].name, fonts);
}
