// SPDX-License-Identifier: EUPL-1.2
#include "notes/pasted.h"

#include <string.h>

#include "base/buffer.h"
#include "notes/point_sign.h"

// How sure it is that a sign at the start of a line is a bullet.
typedef enum Bullet {
    BULLET_NONE,
    BULLET_MARKDOWN, // -, *, +, 1., 1)
    BULLET_SURE,     // • and the like
    BULLET_DASH,     // also goes on with a sentence
    BULLET_SYMBOL, // ✓, →, »: also part of what somebody says; "#" before (+), where it is no heading
    BULLET_LETTER // Word's bullets in a font of signs, pasted as the letters below them
} Bullet;

static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

// Signs without a width stick to what is copied from a web page.
static bool is_nothing(uint32_t code)
{
    return code == 0xFEFF || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xAD;
}

static const struct {
    const char *signs;
    Bullet bullet;
    int rank; // in a list of several levels
} bullets[] = {
    { "-*+", BULLET_MARKDOWN, 0 },
    { "\u2022\u00b7\u2219\u22c5\u30fb\u2023\u2043\u25cf\u26ab\u2b24\u2610", BULLET_SURE, 0 },
    { "\u25e6\u25cb\u26aa", BULLET_SURE, 1 },
    { "\u25aa\u25a0\u25ab\u25a1\u25fc\u25fe\u27a2\u27a4\u25ba\u25b6\u25b8\u2756\u25c6\u25c7",
      BULLET_SURE, 2 },
    { "\u2010\u2011\u2012\u2013\u2014\u2015\u2212", BULLET_DASH, 1 },
    { "o", BULLET_LETTER, 1 },
    { "\u00a7vq\u00d8\u00fc", BULLET_LETTER, 2 },
};

// Word lets people choose any sign for a bullet: arrows, ticks, boxes, hands and the like.
static bool is_symbol(uint32_t code)
{
    return code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A ||
           (code >= 0x2020 && code <= 0x2021) || (code >= 0x2190 && code <= 0x2BFF) ||
           (code >= 0x1F300 && code <= 0x1FAFF);
}

static Bullet bullet_of(uint32_t code, int *rank)
{
    *rank = 0;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        for (Slice rest = slice_of(bullets[i].signs); rest.len;)
            if (utf8_next(&rest) == code) {
                *rank = bullets[i].rank;
                return bullets[i].bullet;
            }
    // What Word's fonts of signs hold beside bullets.
    bool is_smiley = code >= 0xF04A && code <= 0xF04C;
    if (is_symbol(code) || code == '#') {
        *rank = 2;
        return BULLET_SYMBOL;
    }
    if (code < 0xE000 || code > 0xF8FF || is_smiley)
        return BULLET_NONE;
    *rank = code == 0xF06F ? 1 : code == 0xF0A7 || code == 0xF0D8 ? 2 : 0;
    return BULLET_SURE;
}

typedef struct Start {
    size_t quotes; // ">"
    size_t indent;
    bool strange; // its spaces are not all plain ones
    size_t at;    // the byte after them
} Start;

static Start read_start(Slice line)
{
    Start start = { 0 };
    for (Slice rest = line; rest.len; start.at = line.len - rest.len) {
        uint32_t code = utf8_next(&rest);
        if (code == '>') {
            start.quotes++;
            start.indent = 0;
        } else if (is_nothing(code)) {
            start.strange = true;
        } else if (is_space(code)) {
            start.strange = start.strange || (code != ' ' && code != '\t');
            start.indent += code == '\t' ? 4 - start.indent % 4 : 1;
        } else {
            break;
        }
    }
    return start;
}

typedef struct ListMark {
    Bullet bullet;
    int rank;
    Slice text;   // as Markdown
    size_t after; // the byte where the words begin
    bool strange; // the spaces after it are not what Markdown takes for one
} ListMark;

static size_t number_length(Slice text)
{
    size_t end = 0;
    while (end < text.len && end < 9 && ascii_is_digit(text.at[end]))
        end++;
    return end && end < text.len && strchr(".)", text.at[end]) ? end + 1 : 0;
}

// The spaces behind a mark, and whether they tell a list from a sentence.
static size_t skip_spaces(Slice text, size_t at, bool *wide, bool *strange)
{
    size_t count = 0;
    for (Slice rest = slice_part(text, at, text.len); rest.len; at = text.len - rest.len) {
        uint32_t code = utf8_next(&rest);
        if (!is_space(code) && !is_nothing(code))
            break;
        *wide = *wide || ++count > 1 || code == '\t' || code == 0xA0;
        *strange = *strange || code != ' ';
    }
    return at;
}

static ListMark read_mark(const PastedList *list, Slice line, size_t at)
{
    Slice text = slice_part(line, at, line.len), rest = text;
    size_t number = number_length(text);
    ListMark mark = { BULLET_MARKDOWN, 0, number ? slice_part(text, 0, number) : S("-"), at,
                      false };
    PointSign sign;
    bool wide = false;
    int next;
    if (number)
        rest = slice_part(text, number, text.len);
    else
        mark.bullet = bullet_of(utf8_next(&rest), &mark.rank);
    size_t end = line.len - rest.len;
    mark.after = skip_spaces(line, end, &wide, &mark.strange);
    bool signed_point = sign_before(line, mark.after, &sign), gap = mark.after > end;
    bool alone = mark.after == line.len;
    // "*(+)* words" and "**(+) words**" begin with emphasis, "*(+) words" with a bullet.
    bool emphasis = !gap && line.at[at] == '*' && slice_find(rest, S("*")) < rest.len;
    bool is_mark = signed_point && !emphasis;
    switch (mark.bullet) {
    case BULLET_NONE: is_mark = false; break;
    case BULLET_SYMBOL: is_mark = is_mark || (gap && !alone && wide && line.at[at] != '#'); break;
    case BULLET_MARKDOWN: is_mark = is_mark || (gap && !alone); break;
    case BULLET_SURE: is_mark = bullet_of(utf8_next(&rest), &next) != BULLET_SURE; break;
    case BULLET_DASH: is_mark = is_mark || (gap && !alone && !list->in_prose); break;
    case BULLET_LETTER:
        is_mark = is_mark || (gap && !alone && (wide || (list->depth && mark.rank == 1)));
        break;
    }
    mark.strange = mark.strange || !gap;
    if (!is_mark)
        mark.bullet = BULLET_NONE;
    return mark;
}

// Close the points that this one does not stand below, and open it. Returns its column in the Markdown.
static size_t enter_point(PastedList *list, const Start *start, const ListMark *mark)
{
    while (list->depth) {
        size_t indent = list->level[list->depth - 1].indent;
        int rank = list->level[list->depth - 1].rank;
        if (start->indent > indent + 1 || (start->indent + 1 >= indent && mark->rank > rank))
            break;
        list->depth--;
    }
    size_t column = list->depth ? list->level[list->depth - 1].content : 0;
    if (mark->bullet == BULLET_MARKDOWN && !mark->strange)
        column = start->indent;
    if (list->depth == PASTED_LEVELS)
        list->depth--;
    list->level[list->depth].indent = start->indent;
    list->level[list->depth].rank = mark->rank;
    list->level[list->depth++].content = column + mark->text.len + 1;
    return column;
}

static PastedLine rewritten(Arena *arena, const Start *start, size_t column, Slice mark,
                            Slice written, size_t from)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < start->quotes; i++)
        buffer_add(&out, S("> "));
    for (size_t i = 0; i < column; i++)
        buffer_add_byte(&out, ' ');
    buffer_add(&out, mark);
    buffer_add(&out, mark.len ? S(" ") : S(""));
    size_t made = out.len;
    buffer_add(&out, slice_part(written, from, written.len));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return (PastedLine){ text, made, from };
}

PastedLine pasted_line(Arena *arena, PastedList *list, Slice written)
{
    Start start = read_start(written);
    PastedLine same = { written, 0, 0 };
    if (start.at == written.len) {
        list->in_prose = false;
        list->below_blank = true;
        return start.strange ? rewritten(arena, &start, 0, S(""), written, written.len) : same;
    }
    ListMark mark = read_mark(list, written, start.at);
    list->in_prose = mark.bullet == BULLET_NONE && written.at[start.at] != '#';
    if (mark.bullet == BULLET_NONE) {
        if (start.indent == 0 && list->below_blank)
            list->depth = 0;
        list->below_blank = false;
        size_t indent = list->depth && start.indent ? list->level[list->depth - 1].content : 0;
        return start.strange ? rewritten(arena, &start, indent, S(""), written, start.at) : same;
    }
    list->below_blank = false;
    size_t column = enter_point(list, &start, &mark);
    if (mark.bullet == BULLET_MARKDOWN && !mark.strange && !start.strange)
        return same;
    return rewritten(arena, &start, column, mark.text, written, mark.after);
}
