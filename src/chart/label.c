// SPDX-License-Identifier: EUPL-1.2
#include "chart/label.h"

#include <math.h>

#include "chart/data.h"

double label_width(const ChartContext *context, Face face, double size, Slice text)
{
    return text_width(context->fonts, face, size, text);
}

// Where the last word of the text begins, or its last code point where there is but one word.
static size_t shorter(Slice text)
{
    for (size_t i = text.len; i > 1; i--)
        if (text.at[i - 1] == ' ')
            return i - 1;
    size_t i = text.len - 1;
    while (i > 0 && ((unsigned char)text.at[i] & 0xC0) == 0x80)
        i--;
    return i;
}

// The text with an ellipsis behind it, its end left out word by word (or letter by letter) until it fits.
// `words`: its last word is whole.
static Slice with_ellipsis(const ChartContext *context, Face face, double size, Slice text,
                           double width, bool words)
{
    Slice rest = slice_trim(text);
    for (;;) {
        Slice candidate = slice_print(context->arena, words ? "%.*s …" : "%.*s…", SLICE_ARGS(rest));
        if (rest.len == 0 || label_width(context, face, size, candidate) <= width)
            return rest.len == 0 ? S("…") : candidate;
        size_t to = shorter(rest);
        words = rest.at[to] == ' ';
        rest = slice_trim(slice_part(rest, 0, to));
    }
}

// With the user's line breaks and tabs as spaces, so that only the width breaks lines.
static Slice plain(Arena *arena, Slice text)
{
    Slice copy = slice_copy(arena, slice_trim(text));
    char *at = arena_copy(arena, copy.at, copy.len);
    for (size_t i = 0; i < copy.len; i++)
        if (at[i] == '\n' || at[i] == '\r' || at[i] == '\t')
            at[i] = ' ';
    return (Slice){ at, copy.len };
}

// One at the end may be kept: it shows as a hyphen.
static Slice without_soft_hyphens(Arena *arena, Slice line, bool keep_last)
{
    Slice soft = S("\u00AD");
    bool last = slice_ends(line, soft) && keep_last;
    for (size_t at; (at = slice_find(line, soft)) < line.len;)
        line = slice_print(arena, "%.*s%.*s", (int)at, line.at,
                           SLICE_ARGS(slice_part(line, at + soft.len, line.len)));
    return last ? slice_print(arena, "%.*s\u00AD", SLICE_ARGS(line)) : line;
}

size_t label_wrap(const ChartContext *context, Face face, double size, Slice text, double width,
                  size_t most, Slice lines[LABEL_LINES])
{
    Slice whole = plain(context->arena, text);
    TextRun run = { .text = whole, .face = face, .size = size };
    TextLine *broken = NULL;
    size_t count = whole.len == 0
                       ? 0
                       : text_break(context->arena, context->fonts, &run, 1, width, false, &broken);
    if (count == 0) {
        lines[0] = whole;
        return 1;
    }
    // Whole words, unless one fits no line or the lines are too many.
    run.text = text_hyphenate_to_fit(context->arena, fonts_hyphenation(context->fonts),
                                     chart_word(context, "language_tag"), whole, broken, count,
                                     width, count <= most);
    if (run.text.len > whole.len)
        count = text_break(context->arena, context->fonts, &run, 1, width, false, &broken);
    size_t used = count < most ? count : most;
    for (size_t i = 0; i < used; i++)
        lines[i] =
            without_soft_hyphens(context->arena, slice_part(run.text, broken[i].from, broken[i].to),
                                 i + 1 < count && i + 1 < used);
    if (count > most)
        lines[most - 1] = with_ellipsis(context, face, size, lines[most - 1], width,
                                        broken[most - 1].to < broken[most].from);
    return used;
}

double label_pillars_width(const ChartContext *context, const PillarData pillars[PILLARS],
                           Face face, double size)
{
    double widest = 0;
    for (int i = 0; i < PILLARS; i++)
        widest = fmax(widest, label_width(context, face, size, pillars[i].name));
    return widest;
}

double label_pillars_column(const ChartContext *context, const PillarData pillars[PILLARS],
                            double size, double least)
{
    enum { MOST = 88 };
    return fmax(least, fmin(label_pillars_width(context, pillars, FACE_BOLD, size) + 6.5, MOST));
}

Slice label_fit(const ChartContext *context, Face face, double size, Slice text, double width)
{
    Slice whole = plain(context->arena, text);
    if (label_width(context, face, size, whole) <= width)
        return whole;
    return with_ellipsis(context, face, size, whole, width, true);
}

static void sort_spans(size_t *order, const Span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = i;
        while (k > 0 && spans[order[k - 1]].centre > spans[i].centre) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
    }
}

// Neighbours that touch become one block that stands at the mean of what its members want: the least sum
// of squared moves (pool adjacent violators).
void labels_spread(Span *spans, size_t count, double gap, double low, double high)
{
    enum { MOST = 16 };
    size_t order[MOST];
    double wanted[MOST], offset[MOST];
    size_t first[MOST], blocks = 0;
    if (count > MOST)
        return;
    sort_spans(order, spans, count);
    for (size_t i = 0; i < count; i++) {
        const Span *span = &spans[order[i]];
        offset[i] =
            i == 0 ? 0 : offset[i - 1] + (spans[order[i - 1]].width + span->width) / 2 + gap;
        double want = span->centre - offset[i];
        double size = 1;
        wanted[blocks] = want;
        first[blocks] = i;
        while (blocks > 0 && wanted[blocks - 1] > wanted[blocks]) {
            double others = (double)(first[blocks] - first[blocks - 1]);
            wanted[blocks - 1] =
                (wanted[blocks - 1] * others + wanted[blocks] * size) / (others + size);
            size += others;
            blocks--;
        }
        blocks++;
    }
    double least = low, most = high;
    if (count > 0) {
        least = low + spans[order[0]].width / 2;
        most = high - spans[order[count - 1]].width / 2 - offset[count - 1];
    }
    for (size_t b = 0; b < blocks; b++) {
        size_t end = b + 1 < blocks ? first[b + 1] : count;
        for (size_t i = first[b]; i < end; i++)
            spans[order[i]].centre = fmin(fmax(wanted[b], least), fmax(most, least)) + offset[i];
    }
}
