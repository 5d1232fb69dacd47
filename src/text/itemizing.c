// SPDX-License-Identifier: EUPL-1.2
// Text that is not simple, cut into runs. Each character goes to the first font that has it, marks and
// joiners to the font of their letter; characters of no script (spaces, points) belong to the script before
// them; the order of runs is that of the bidirectional algorithm (UAX 9), whose levels pango computes.
#include <pango/pango.h>

#include "text/shaping.h"

static hb_script_t code_script(uint32_t code)
{
    return hb_unicode_script(hb_unicode_funcs_get_default(), code);
}

static bool has_script(hb_script_t script)
{
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

hb_script_t text_script(Slice text)
{
    for (Slice rest = text; rest.len;) {
        hb_script_t script = code_script(utf8_next(&rest));
        if (has_script(script))
            return script;
    }
    return HB_SCRIPT_LATIN;
}

static bool runs_backward(hb_script_t script)
{
    return hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL;
}

bool text_is_bidirectional(Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        // No letter from right to left is below U+0590.
        if ((unsigned char)text.at[i] < 0xD6)
            continue;
        for (Slice rest = slice_part(text, i, text.len); rest.len;)
            if (runs_backward(code_script(utf8_next(&rest))))
                return true;
        return false;
    }
    return false;
}

static const Font *font_for(Fonts *fonts, Face face, uint32_t code, const Font *last)
{
    bool follows = code_is_ignorable(code) || g_unichar_ismark(code);
    if (last && follows && (code_is_ignorable(code) || font_has(last, code)))
        return last;
    const Font *font = fonts_find(fonts, face, code);
    if (!font && last && g_unichar_type(code) == G_UNICODE_SPACE_SEPARATOR)
        font = last;
    return font ? font : fonts->face[face];
}

// Rule L2: from the highest level down, turn round every stretch of at least that level.
static void order_visually(Run *runs, size_t count)
{
    uint8_t highest = 0;
    for (size_t i = 0; i < count; i++)
        highest = runs[i].level > highest ? runs[i].level : highest;
    for (uint8_t level = highest; level > 0; level--) {
        for (size_t from = 0, to; from < count; from = to + 1) {
            for (to = from; to < count && runs[to].level >= level; to++)
                continue;
            for (size_t a = from, b = to; a + 1 < b; a++) {
                Run swap = runs[a];
                runs[a] = runs[--b];
                runs[b] = swap;
            }
        }
    }
}

size_t text_itemize(Fonts *fonts, Face face, Slice text, Run **runs)
{
    hb_script_t script = text_script(text);
    // A paragraph has the direction of its first letter.
    PangoDirection direction = runs_backward(script) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    guint8 *levels = pango_log2vis_get_embedding_levels(text.at, (int)text.len, &direction);
    size_t count = 0, room = 0, at = 0;
    Run *list = NULL, *last = NULL;
    for (Slice rest = text; rest.len; at++) {
        size_t from = text.len - rest.len;
        uint32_t code = utf8_next(&rest);
        const Font *font = font_for(fonts, face, code, last ? last->font : NULL);
        if (has_script(code_script(code)))
            script = code_script(code);
        if (!last || last->font != font || last->script != script || last->level != levels[at]) {
            list = arena_grow(fonts->arena, list, sizeof *list, count, &room);
            last = &list[count++];
            *last = (Run){ .from = from, .font = font, .script = script, .level = levels[at] };
        }
        last->to = text.len - rest.len;
    }
    g_free(levels);
    order_visually(list, count);
    *runs = list;
    return count;
}
