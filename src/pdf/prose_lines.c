// SPDX-License-Identifier: EUPL-1.2
// A line keeps the space at its end: it is drawn, unseen, so that words do not run together when the text is
// taken out of the PDF again.
#include "pdf/prose_lines.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "pdf/prose.h"
#include "pdf/prose_spans.h"

enum { PRETTY_LINES = 6 }; // longer paragraphs may end in one word

// Where the text ends that is printed: not in white space.
static size_t prose_end(const Prose *prose)
{
    size_t end = prose->len;
    while (end && (prose->text[end - 1] == ' ' || prose->text[end - 1] == '\n'))
        end--;
    return end;
}

static size_t segment_end(const Prose *prose, size_t from, size_t end)
{
    const char *newline = memchr(prose->text + from, '\n', end - from);
    return newline ? (size_t)(newline - prose->text) : end;
}

// The first span that has text behind this byte. They stand in the order of the text.
static size_t first_span(const Prose *prose, size_t from)
{
    size_t low = 0, high = prose->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (prose->spans[middle].to <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The first span behind it that has none before `to`.
static size_t last_span(const Prose *prose, size_t first, size_t to)
{
    while (first < prose->count && prose->spans[first].from < to)
        first++;
    return first;
}

static double span_width(const Prose *prose, const ProseSpan *span, size_t from, size_t to)
{
    if (span->mark)
        return span->mark->width;
    return text_width(prose->job->fonts, span->face, prose->role.size,
                      (Slice){ prose->text + from, to - from });
}

static double stretch_width(const Prose *prose, size_t from, size_t to)
{
    double width = 0;
    for (size_t i = first_span(prose, from); i < prose->count && prose->spans[i].from < to; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < to ? span->to : to;
        if (first < last)
            width += span_width(prose, span, first, last);
    }
    return width;
}

double prose_widest(Prose *prose)
{
    double widest = 0;
    size_t end = prose_end(prose);
    for (size_t from = 0; from < end;) {
        size_t to = segment_end(prose, from, end);
        widest = fmax(widest, stretch_width(prose, from, to));
        from = to + 1;
    }
    return widest;
}

double prose_narrowest(Prose *prose)
{
    double widest = 0;
    size_t end = prose_end(prose);
    for (size_t from = 0; from < end;) {
        size_t to = from;
        while (to < end && prose->text[to] != ' ' && prose->text[to] != '\n')
            to++;
        widest = fmax(widest, stretch_width(prose, from, to));
        from = to + 1;
    }
    return widest;
}

// The runs of a segment, as text_break wants them.
static TextRun *segment_runs(const Prose *prose, size_t from, size_t to, size_t *count)
{
    size_t start = first_span(prose, from), stop = last_span(prose, start, to);
    TextRun *runs = arena_many(prose->job->arena, TextRun, stop - start);
    *count = 0;
    for (size_t i = start; i < stop; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < to ? span->to : to;
        if (first >= last)
            continue;
        runs[(*count)++] = (TextRun){
            .text = { prose->text + first, last - first },
            .face = span->face,
            .size = prose->role.size,
            .extra = span->mark ? span->mark->width : 0,
        };
    }
    return runs;
}

static bool one_word(const TextRun *runs, const TextLine *line)
{
    return slice_find(slice_part((Slice){ runs[0].text.at, line->to }, line->from, line->to),
                      S(" ")) == line->to - line->from;
}

static size_t hyphen_count(const TextLine *lines, size_t count)
{
    size_t hyphens = 0;
    for (size_t i = 0; i < count; i++)
        hyphens += lines[i].hyphen;
    return hyphens;
}

// Break a segment; where that leaves one short word on the last line, a little narrower if that helps
// without adding a line.
static size_t segment_break(const Prose *prose, const TextRun *runs, size_t count, double width,
                            bool balance, TextLine **lines)
{
    Arena *arena = prose->job->arena;
    size_t found = text_break(arena, prose->job->fonts, runs, count, width, balance, lines);
    if (balance || found < 2 || found > PRETTY_LINES || (*lines)[found - 1].width > width / 4)
        return found;
    for (int percent = 95; percent >= 70 && one_word(runs, &(*lines)[found - 1]); percent -= 5) {
        TextLine *tried;
        double narrower = width * percent / 100;
        size_t again = text_break(arena, prose->job->fonts, runs, count, narrower, false, &tried);
        if (again != found)
            break;
        if (!one_word(runs, &tried[again - 1]) &&
            hyphen_count(tried, found) <= hyphen_count(*lines, found))
            *lines = tried;
    }
    return found;
}

static Slice span_language(const Prose *prose, const ProseSpan *span)
{
    for (const Element *owner = span->owner; owner; owner = owner->parent)
        if (owner->lang.len)
            return owner->lang;
    return prose->job->document->lang;
}

// The language of all of the text; empty where it has more than one.
static Slice prose_language(const Prose *prose)
{
    Slice language = span_language(prose, &prose->spans[0]);
    for (size_t i = 1; i < prose->count; i++)
        if (!slice_equal(span_language(prose, &prose->spans[i]), language))
            return S("");
    return language;
}

// A text before and after soft hyphens are put into it, and a byte of both.
typedef struct Hyphenated {
    Slice before, after;
    size_t at, to;
} Hyphenated;

// Where byte `at` of the text comes, not before the one that was asked for last. A soft hyphen at that place
// comes after it: a stretch of text that ended in one would draw it.
static size_t place_after(Hyphenated *text, size_t at)
{
    Slice soft = S("\u00AD");
    while (text->at < at) {
        bool added = slice_starts(slice_part(text->after, text->to, text->after.len), soft) &&
                     !slice_starts(slice_part(text->before, text->at, text->before.len), soft);
        text->to += added ? soft.len : 1;
        text->at += !added;
    }
    return text->to;
}

// Put soft hyphens into a segment that was broken into these lines. False where it needs none.
static bool segment_hyphenate(Prose *prose, size_t from, size_t to, const TextLine *lines,
                              size_t count, double width, bool sparing)
{
    Arena *arena = prose->job->arena;
    Slice before = { prose->text + from, to - from };
    Slice after =
        text_hyphenate_to_fit(arena, fonts_hyphenation(prose->job->fonts), prose_language(prose),
                              before, lines, count, width, sparing);
    if (after.len == before.len)
        return false;
    ProseSpan *spans =
        arena_many(arena, ProseSpan, prose->count); // not in place: the caller may go back
    memcpy(spans, prose->spans, prose->count * sizeof *spans);
    prose->spans = spans;
    prose->span_room = prose->count;
    Hyphenated hyphenated = { before, after, 0, 0 };
    for (size_t i = first_span(prose, from); i < prose->count; i++) {
        ProseSpan *span = &prose->spans[i];
        span->from =
            span->from > from ? from + place_after(&hyphenated, span->from - from) : span->from;
        span->to = span->to > from ? from + place_after(&hyphenated, span->to - from) : span->to;
    }
    size_t len = prose->len + after.len - before.len;
    char *text = arena_many(arena, char, len);
    memcpy(text, prose->text, from);
    memcpy(text + from, after.at, after.len);
    memcpy(text + from + after.len, prose->text + to, prose->len - to);
    prose->text = text;
    prose->len = prose->room = len;
    return true;
}

static void item_of_span(const Prose *prose, const ProseSpan *span, size_t from, size_t to,
                         double x, Item *item)
{
    *item = (Item){
        .kind = ITEM_TEXT,
        .x = x,
        .width = span_width(prose, span, from, to),
        .height = prose->role.leading,
        .owner = span->owner,
        .text = { prose->text + from, to - from },
        .face = span->face,
        .size = prose->role.size,
        .colour = prose->role.colour,
        .link = span->link,
        .scale = 1,
    };
    if (slice_ends(item->text, S("\u00AD")))
        item->width += text_hyphen_width(prose->job->fonts, span->face, prose->role.size);
    if (span->link && !prose->quiet)
        item->colour = prose->job->style->blue;
    if (span->mark) {
        item->kind = ITEM_DRAWING;
        item->drawing = span->mark;
        item->text = span->name;
        item->height = span->mark->height;
        item->y = 0.1 * prose->role.size - span->mark->height;
        item->behind = !span->owner;
        item->beside = span->owner ? NULL : prose->owner;
    }
}

// A link is known by a line under it, for who does not see its colour.
static void underline(const Prose *prose, ProseLine *line, const Item *text)
{
    Item *rule = &line->items[line->count++];
    *rule = (Item){
        .kind = ITEM_RECT,
        .x = text->x,
        .y = 0.12 * prose->role.size,
        .width = text->width,
        .height = 0.5,
        .behind = true,
        .colour = text->colour,
        .scale = 1,
    };
}

// The items of the text from `from` to `to`; a space that follows is part of the line.
static ProseLine line_make(const Prose *prose, size_t from, size_t to, double width)
{
    size_t end =
        to < prose->len && (prose->text[to] == ' ' || prose->text[to] == '\n') ? to + 1 : to;
    size_t start = first_span(prose, from), stop = last_span(prose, start, end);
    ProseLine line = { .items = arena_many(prose->job->arena, Item, 2 * (stop - start) + 1),
                       .width = width };
    double x = 0;
    for (size_t i = start; i < stop; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < end ? span->to : end;
        if (first >= last)
            continue;
        Item *item = &line.items[line.count++];
        item_of_span(prose, span, first, last, x, item);
        if (last > to)
            item->width = first < to ? span_width(prose, span, first, to) : 0;
        if (prose->text[last - 1] == '\n') {
            char *spaced = arena_copy(prose->job->arena, item->text.at, item->text.len);
            spaced[item->text.len - 1] = ' ';
            item->text.at = spaced;
        }
        x += item->width;
        if (span->link && !prose->quiet && !span->mark && item->width > 0)
            underline(prose, &line, item);
    }
    return line;
}

// Break a segment that has these lines again with hyphens, where a word fits no line or that saves a line.
static size_t segment_improve(Prose *prose, size_t from, size_t *to, size_t count, double width,
                              bool balance, TextLine **lines)
{
    Prose whole = *prose;
    bool cut = false;
    for (size_t i = 0; i + 1 < count; i++)
        cut = cut || (*lines)[i].to == (*lines)[i + 1].from;
    if (!segment_hyphenate(prose, from, *to, *lines, count, width, balance))
        return count;
    TextLine *again;
    size_t run_count, end = segment_end(prose, from, prose_end(prose));
    TextRun *runs = segment_runs(prose, from, end, &run_count);
    size_t fewer = segment_break(prose, runs, run_count, width, balance, &again);
    if (!cut && fewer >= count) {
        *prose = whole;
        return count;
    }
    *to = end;
    *lines = again;
    return fewer;
}

size_t prose_lines(Prose *prose, double width, bool balance, ProseLine **lines)
{
    size_t count = 0, room = 0;
    size_t end = prose_end(prose);
    *lines = NULL;
    Arena *arena = prose->job->arena;
    for (size_t from = 0; from < end;) {
        size_t to = segment_end(prose, from, end);
        size_t run_count, break_count = 0;
        TextLine *breaks = NULL;
        TextRun *runs = segment_runs(prose, from, to, &run_count);
        if (run_count)
            break_count = segment_break(prose, runs, run_count, width, balance, &breaks);
        if (break_count > 1) {
            break_count = segment_improve(prose, from, &to, break_count, width, balance, &breaks);
            end = prose_end(prose);
        }
        for (size_t i = 0; i < break_count; i++) {
            *lines = arena_grow(arena, *lines, sizeof **lines, count, &room);
            (*lines)[count++] =
                line_make(prose, from + breaks[i].from, from + breaks[i].to, breaks[i].width);
        }
        if (!break_count) {
            *lines = arena_grow(arena, *lines, sizeof **lines, count, &room);
            (*lines)[count++] = (ProseLine){ 0 };
        }
        from = to + 1;
    }
    return count;
}

double role_baseline(const Job *job, const TextRole *role)
{
    double ascent = fonts_ascent(job->fonts), descent = fonts_descent(job->fonts);
    return (role->leading - (ascent + descent) * role->size) / 2 + ascent * role->size;
}

void line_box_add_line(Galley *galley, LineBox *box, const ProseLine *line, double x,
                       double baseline)
{
    for (size_t i = 0; i < line->count; i++) {
        Item *item = line_box_item(galley, box, line->items[i].kind, NULL);
        *item = line->items[i];
        item->x += x;
        item->y += baseline;
    }
}

Slice text_fitted(Job *job, const TextRole *role, Slice text, double width)
{
    text = slice_trim(text);
    if (text_width(job->fonts, role->face, role->size, text) <= width)
        return text;
    size_t keep = 0;
    for (Slice rest = text; utf8_next(&rest);) {
        size_t len = (size_t)(rest.at - text.at);
        Slice cut = slice_print(job->arena, "%.*s…", (int)len, text.at);
        if (text_width(job->fonts, role->face, role->size, cut) > width)
            break;
        keep = len;
    }
    Slice part = slice_trim(slice_part(text, 0, keep));
    return slice_print(job->arena, "%.*s…", SLICE_ARGS(part));
}
