// SPDX-License-Identifier: EUPL-1.2
// Which words of a broken paragraph get soft hyphens: none before it has been seen that it cannot do without,
// so that most texts never ask for the patterns.
#include "text/fonts.h"

#include <string.h>

#include "base/buffer.h"

static bool is_cut(const TextLine *line)
{
    return line[0].to == line[1].from;
}

// Is there a line that ends within a word, or that ends before the paragraph does and leaves more white than
// a hyphen is worth?
static bool any_loose(Slice text, const TextLine *lines, size_t count, double width)
{
    for (size_t i = 0; i + 1 < count; i++) {
        const TextLine *line = &lines[i];
        if (is_cut(line))
            return true;
        bool newline = memchr(text.at + line[0].to, '\n', line[1].from - line[0].to) != NULL;
        if (!newline && line->width < width * TEXT_FULL)
            return true;
    }
    return false;
}

// With soft hyphens in the words that are cut at the end of a line.
static Slice cut_words_hyphenated(Arena *arena, Hyphenation *hyphenation, Slice language,
                                  Slice text, const TextLine *lines, size_t count)
{
    Buffer out = { 0 };
    size_t done = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        size_t from = lines[i].to, to = from;
        if (!is_cut(&lines[i]) || from < done)
            continue;
        while (from > done && !ascii_is_white(text.at[from - 1]))
            from--;
        while (to < text.len && !ascii_is_white(text.at[to]))
            to++;
        buffer_add(&out, slice_part(text, done, from));
        buffer_add(&out, text_hyphenate(arena, hyphenation, language, slice_part(text, from, to)));
        done = to;
    }
    buffer_add(&out, slice_part(text, done, text.len));
    Slice result = out.len == text.len ? text : slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return result;
}

Slice text_hyphenate_to_fit(Arena *arena, Hyphenation *hyphenation, Slice language, Slice text,
                            const TextLine *lines, size_t count, double width, bool sparing)
{
    if (count < 2 || !any_loose(text, lines, count, width))
        return text;
    if (sparing || width >= TEXT_NARROW)
        return cut_words_hyphenated(arena, hyphenation, language, text, lines, count);
    return text_hyphenate(arena, hyphenation, language, text);
}
