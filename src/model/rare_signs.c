// SPDX-License-Identifier: EUPL-1.2
#include "model/rare_signs.h"

#include "base/signs.h"

// Cut the next of them off the front of `*text`, with what stands before it. Empty where there is none.
static Slice next_sign(Slice *text)
{
    *text = slice_part(*text, sign_rare(*text), text->len);
    Slice behind = *text;
    size_t len = sign_pictograph(*text);
    if (!len) {
        utf8_next(&behind);
        len = text->len - behind.len;
    }
    Slice sign = slice_part(*text, 0, len);
    *text = slice_part(*text, len, text->len);
    return sign;
}

static bool is_known(Arena *arena, const RareSigns *signs, Slice file, Slice sign, uint32_t *index)
{
    Slice key = slice_print(arena, "%.*s\n%.*s", SLICE_ARGS(file), SLICE_ARGS(sign));
    return signs->known && text_map_find(signs->known, key, index);
}

bool rare_signs_news(const RareSigns *signs, Slice file, Slice text)
{
    if (sign_rare(text) == text.len)
        return false;
    Arena *scratch = arena_new();
    bool news = false;
    uint32_t index;
    for (Slice sign; !news && (sign = next_sign(&text)).len;)
        news = !is_known(scratch, signs, file, sign, &index);
    arena_free(scratch);
    return news;
}

// A cell's text may be without spaces and quotes that its line has.
Place place_in(Place place, Slice before, Slice sign)
{
    if (place.sheet.len)
        return place;
    Slice ahead = place.text;
    for (size_t i = 1; i < place.column; i++)
        utf8_next(&ahead);
    size_t at = slice_find(ahead, sign);
    if (at < ahead.len && place.column) {
        place.column += utf8_count(slice_part(ahead, 0, at));
        place.length = utf8_count(sign);
        return place;
    }
    for (Slice line; slice_find(before, S("\n")) < before.len;) {
        slice_next_line(&before, &line);
        place = (Place){ .file = place.file, .line = place.line + 1, .column = 1 };
    }
    place.column += place.column ? utf8_count(before) : 0;
    return place;
}

static void add(Arena *arena, RareSigns *signs, RareSign sign)
{
    if (!signs->known)
        signs->known = text_map_new(arena);
    Slice key =
        slice_print(arena, "%.*s\n%.*s", SLICE_ARGS(sign.place.file), SLICE_ARGS(sign.sign));
    text_map_add(signs->known, key, (uint32_t)signs->count);
    sign.sign = slice_copy(arena, sign.sign);
    sign.place.file = slice_copy(arena, sign.place.file);
    sign.place.text = slice_copy(arena, sign.place.text);
    signs->sign = arena_grow(arena, signs->sign, sizeof *signs->sign, signs->count, &signs->room);
    signs->sign[signs->count++] = sign;
}

void rare_signs_add(Arena *arena, RareSigns *signs, Place place, Slice text, bool answer)
{
    if (sign_rare(text) == text.len)
        return;
    Arena *scratch = arena_new();
    uint32_t index;
    for (Slice rest = text, sign; (sign = next_sign(&rest)).len;) {
        Slice before = slice_part(text, 0, text.len - rest.len - sign.len);
        if (is_known(scratch, signs, place.file, sign, &index))
            signs->sign[index].count++;
        else
            add(arena, signs, (RareSign){ sign, place_in(place, before, sign), 1, answer });
    }
    arena_free(scratch);
}

void rare_signs_add_lines(Arena *arena, RareSigns *signs, Slice file, Slice text)
{
    Slice line;
    bool yaml = slice_ends(file, S(".yaml"));
    for (size_t number = 1; slice_next_line(&text, &line); number++) {
        Slice told = line;
        if (yaml) // which says nothing in a remark
            told =
                slice_starts(line, S("#")) ? S("") : slice_part(line, 0, slice_find(line, S(" #")));
        rare_signs_add(arena, signs,
                       (Place){ .file = file, .line = number, .column = 1, .text = line }, told,
                       false);
    }
}
