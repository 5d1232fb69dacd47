// SPDX-License-Identifier: EUPL-1.2
#include "cli/missing_glyphs.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/signs.h"
#include "base/word_signs.h"
#include "cli/messages.h"
#include "model/rare_signs.h"
#include "model/scan.h"
#include "pdf/messages.h"
#include "text/fonts.h"

// A style or fonts that cannot be opened stop the report itself, which says so.
static Fonts *open_fonts(Arena *arena, const Config *config)
{
    Diagnostics *d = diagnostics_new(arena);
    const Style *style =
        style_read(arena, d, path_join(arena, config->scan.templates, S("style.yaml")));
    return style ? fonts_open(d, style, config->fonts) : NULL;
}

static bool is_in(const json_t *facts, Slice sign)
{
    const char *key;
    json_t *item;
    size_t i;
    bool found = false;
    if (json_is_string(facts)) {
        Slice text = { json_string_value(facts), json_string_length(facts) };
        return slice_find(text, sign) < text.len;
    }
    json_array_foreach(facts, i, item) if ((found = is_in(item, sign))) return true;
    json_object_foreach((json_t *)facts, key, item) if ((found = is_in(item, sign))) return true;
    return found;
}

// A sign of which something is to be said.
typedef struct Found {
    const RareSign *sign;
    DiagnosticId id;
    Slice meant; // by a private sign of Word; else empty
} Found;

static Slice meant_by(Arena *arena, Slice sign)
{
    Slice rest = sign;
    uint32_t code = utf8_next(&rest), meant = sign_meant(code);
    char utf8[4];
    return meant == code ? S("") : slice_copy(arena, (Slice){ utf8, utf8_encode(meant, utf8) });
}

// A text without one of its letters says something else, so each line that misses one is told. The other
// signs are told once a file: they are left out or understood, and few people need do anything about it.
static void tell(Arena *arena, Diagnostics *d, const Found *found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t before = 0, signs = 0;
        for (size_t k = 0; k < count; k++) {
            const Place *one = &found[i].sign->place, *other = &found[k].sign->place;
            bool together = found[i].id == found[k].id && slice_equal(one->file, other->file) &&
                            (found[i].id != DIAG_SIGN_MISSING || one->line == other->line);
            before += together && k < i;
            signs += together ? found[k].sign->count : 0;
        }
        if (before == 0)
            diagnose(d, found[i].id, found[i].sign->place, sign_name(arena, found[i].sign->sign),
                     found[i].meant, slice_print(arena, "%zu", signs));
    }
}

Slice missing_glyphs_tell(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                          const json_t *facts)
{
    Fonts *fonts = scan->rare.count ? open_fonts(arena, config) : NULL;
    if (!fonts)
        return S("");
    Found *found = arena_many(arena, Found, scan->rare.count);
    size_t count = 0;
    Buffer told = { 0 };
    for (size_t i = 0; i < scan->rare.count; i++) {
        const RareSign *sign = &scan->rare.sign[i];
        Slice meant = meant_by(arena, sign->sign), shown = meant.len ? meant : sign->sign;
        bool missing = text_missing(fonts, FACE_REGULAR, shown) != 0;
        if ((!missing && !meant.len) || !is_in(facts, shown))
            continue;
        DiagnosticId id = !missing                       ? DIAG_SIGN_OF_WORD
                          : !sign_pictograph(sign->sign) ? DIAG_SIGN_MISSING
                          : sign->answer                 ? DIAG_SIGN_OF_ANSWER
                                                         : DIAG_SIGN_LEFT_OUT;
        found[count++] = (Found){ sign, id, meant };
        if (missing)
            buffer_add(&told, shown);
    }
    fonts_close(fonts);
    tell(arena, d, found, count);
    Slice signs = slice_copy(arena, buffer_slice(&told));
    buffer_free(&told);
    return signs;
}
