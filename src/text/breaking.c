// SPDX-License-Identifier: EUPL-1.2
// A paragraph becomes a list of stops, the places where a line may end, each with its distance from the
// paragraph's start as if all stood on one line. A line's width is then a difference of two of them, so
// that trying other widths (to balance a heading) measures nothing again. Distances are summed over whole
// words as text_show draws them, which is why a line that begins inside a word is measured by itself.
#include <math.h>
#include <string.h>

#include "text/opportunities.h"
#include "text/shaping.h"

// No line is so long that a word of this many bytes fits; so longer ones need no exact width.
enum { LONGEST_WORD = 512 };

// Fewer letters than this look lost on a line of their own.
enum { SCRAP = 4 };

static const double slack =
    0.001; // a line may be this much too wide: sums of sums differ in the last digits

typedef struct Stop {
    size_t end, next;     // the line ends here, without its spaces; the next one begins there
    double x_end, x_next; // from the start of the paragraph
    Opportunity kind;
    double hyphen; // width of the hyphen that is drawn if the line ends here, or 0
} Stop;

typedef struct Paragraph {
    Arena *arena;   // for the lines
    Arena *scratch; // for what finds them
    Fonts *fonts;
    const TextRun *runs;
    const size_t *run_at; // where each begins
    size_t run_count;
    Slice text;
    Stop *stops;
    size_t count, room;
} Paragraph;

// Where a line begins: at `from`, with `stop` the first place where it may end. Up to `measured` its width is
// measured, from there on it is x_end − x.
typedef struct LineStart {
    size_t from, stop, measured;
    double x;
} LineStart;

typedef struct BrokenLines {
    TextLine *items;
    LineStart *starts;
    size_t count, room, start_room;
    size_t broken; // lines that end in a hyphen, where that is a last resort, or inside a word
} BrokenLines;

// The last run that begins at or before this byte.
static size_t run_of(const Paragraph *p, size_t at)
{
    size_t low = 0, high = p->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (p->run_at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static double measure(const Paragraph *p, size_t from, size_t to)
{
    double width = 0;
    for (size_t i = run_of(p, from); i < p->run_count && p->run_at[i] < to; i++) {
        const TextRun *run = &p->runs[i];
        size_t at = p->run_at[i], first = from > at ? from - at : 0;
        size_t last = to - at < run->text.len ? to - at : run->text.len;
        if (first < last)
            width += run->extra > 0 ? run->extra
                                    : text_width(p->fonts, run->face, run->size,
                                                 slice_part(run->text, first, last));
    }
    return width;
}

// `start` is the first byte that is not white space.
static void find_stops(Paragraph *p, size_t start)
{
    const uint8_t *before = opportunities_find(p->scratch, p->text);
    size_t word = start, last = start;
    double x_word = 0;
    for (size_t at = start + 1; at <= p->text.len; at++) {
        if (before[at] == OPPORTUNITY_NONE)
            continue;
        Stop stop = { .end = at, .next = at, .kind = before[at] };
        while (stop.end > last && ascii_is_white(p->text.at[stop.end - 1]))
            stop.end--;
        stop.x_end = x_word + measure(p, word, stop.end);
        stop.x_next = stop.x_end + measure(p, stop.end, stop.next);
        if (slice_ends(slice_part(p->text, 0, stop.end), S("\u00AD"))) {
            const TextRun *run = &p->runs[run_of(p, stop.end - 1)];
            stop.hyphen = text_hyphen_width(p->fonts, run->face, run->size);
        }
        if (stop.end < stop.next || stop.end - word > LONGEST_WORD) {
            word = stop.next;
            x_word = stop.x_next;
        }
        last = stop.next;
        p->stops = arena_grow(p->scratch, p->stops, sizeof *p->stops, p->count, &p->room);
        p->stops[p->count++] = stop;
    }
}

static bool ends_word(const Paragraph *p, size_t stop)
{
    return stop + 1 >= p->count || p->stops[stop].end < p->stops[stop].next;
}

// A line that begins inside a word.
static LineStart start_inside(const Paragraph *p, size_t from, size_t stop)
{
    LineStart start = { .from = from, .stop = stop, .measured = stop };
    while (!ends_word(p, start.measured) && p->stops[start.measured].end - from <= LONGEST_WORD)
        start.measured++;
    const Stop *end = &p->stops[start.measured];
    bool endless = end->end - from > LONGEST_WORD;
    start.x = endless ? -INFINITY : end->x_end - measure(p, from, end->end);
    return start;
}

static LineStart start_after(const Paragraph *p, size_t stop)
{
    const Stop *before = &p->stops[stop];
    if (before->end == before->next && stop + 1 < p->count)
        return start_inside(p, before->next, stop + 1);
    return (LineStart){
        .from = before->next, .stop = stop + 1, .measured = stop + 1, .x = before->x_next
    };
}

static double width_to(const Paragraph *p, const LineStart *start, size_t stop)
{
    const Stop *end = &p->stops[stop];
    if (stop >= start->measured)
        return end->x_end - start->x + end->hyphen;
    if (end->end - start->from > LONGEST_WORD)
        return INFINITY;
    return measure(p, start->from, end->end) + end->hyphen;
}

// A word with the places where it may be parted: where its first one and its end are among the stops. Of one
// that is too long for any line, somewhere behind that.
static size_t word_stop(const Paragraph *p, size_t stop)
{
    size_t from = p->stops[stop].end;
    while (stop + 1 < p->count && p->stops[stop].end - from <= LONGEST_WORD &&
           (p->stops[stop].hyphen > 0 || p->stops[stop].kind == OPPORTUNITY_LAST_RESORT))
        stop++;
    return stop;
}

// Is it better to part the word after `plain` than to end the line there? Where too much of the line stays
// empty, or the word fits no line of its own.
static bool worth_hyphen(const Paragraph *p, const LineStart *start, size_t plain, double width)
{
    if (width_to(p, start, plain) < width * TEXT_FULL)
        return true;
    LineStart word = start_after(p, plain);
    return width_to(p, &word, word_stop(p, plain + 1)) > width + slack;
}

// A soft hyphen, or a hyphen of the word itself where that stands after it or fills the line well enough.
static size_t hard_hyphen_stop(const Paragraph *p, const LineStart *start, size_t from, size_t soft,
                               double width)
{
    size_t hard = soft;
    for (size_t i = from; i < p->count && p->stops[i].end == p->stops[i].next; i++) {
        if (p->stops[i].kind != OPPORTUNITY_LAST_RESORT)
            continue;
        double wide = width_to(p, start, i);
        if (wide > width + slack)
            break;
        if (i > soft || wide >= width * TEXT_FULL)
            hard = i;
    }
    return hard;
}

// The last of the usual stops at which the line fits, or a soft hyphen after it; p->count where none does.
static size_t usual_stop(const Paragraph *p, const LineStart *start, double width)
{
    size_t plain = p->count, soft = p->count;
    for (size_t i = start->stop; i < p->count; i++) {
        const Stop *stop = &p->stops[i];
        if (stop->kind == OPPORTUNITY_LAST_RESORT)
            continue;
        double wide = width_to(p, start, i);
        if (wide - stop->hyphen > width + slack)
            break;
        if (stop->hyphen > 0) {
            if (wide <= width + slack)
                soft = i;
            continue;
        }
        plain = i;
        soft = p->count;
        if (stop->kind == OPPORTUNITY_FORCED)
            break;
    }
    if (soft == p->count || (plain < p->count && !worth_hyphen(p, start, plain, width)))
        return plain;
    // Where only a scrap of the word is left, the soft hyphen before it.
    size_t from = plain < p->count ? plain + 1 : start->stop;
    size_t rest = p->stops[word_stop(p, soft)].end - p->stops[soft].next;
    if (rest < SCRAP && soft > from && p->stops[soft - 1].hyphen > 0)
        soft--;
    return hard_hyphen_stop(p, start, from, soft, width);
}

// The last stop at which the line fits, or p->count where none does.
static size_t fitting_stop(const Paragraph *p, const LineStart *start, double width)
{
    size_t found = usual_stop(p, start, width);
    for (size_t i = start->stop; found == p->count && i < p->count; i++) {
        if (p->stops[i].kind != OPPORTUNITY_LAST_RESORT || width_to(p, start, i) > width + slack)
            break;
        // The widest of them that fits: look on.
        if (i + 1 >= p->count || p->stops[i + 1].kind != OPPORTUNITY_LAST_RESORT ||
            width_to(p, start, i + 1) > width + slack)
            found = i;
    }
    return found;
}

static size_t character_end(Slice text, size_t from)
{
    Slice rest = slice_part(text, from, text.len);
    uint32_t code = utf8_next(&rest);
    for (Slice ahead = rest; ahead.len;) {
        uint32_t last = code;
        code = utf8_next(&ahead);
        if (!g_unichar_ismark(code) && !code_is_ignorable(code) && last != 0x200D)
            break;
        rest = ahead;
    }
    return text.len - rest.len;
}

// As many whole characters from `from` on as fit, one at least, and all before `to` at most.
static size_t cut_at(const Paragraph *p, size_t from, size_t to, double width)
{
    double x = 0;
    size_t at = from;
    while (at < to) {
        size_t end = character_end(p->text, at);
        x += measure(p, at, end);
        if (x > width + slack && at > from)
            break;
        at = end;
    }
    return at;
}

static void add_line(const Paragraph *p, BrokenLines *lines, LineStart start, TextLine line)
{
    lines->items =
        arena_grow(p->arena, lines->items, sizeof *lines->items, lines->count, &lines->room);
    lines->starts = arena_grow(p->scratch, lines->starts, sizeof *lines->starts, lines->count,
                               &lines->start_room);
    lines->starts[lines->count] = start;
    lines->items[lines->count++] = line;
}

static TextLine line_to(const Paragraph *p, const LineStart *start, size_t stop)
{
    const Stop *end = &p->stops[stop];
    return (TextLine){ start->from, end->end, width_to(p, start, stop), end->hyphen > 0 };
}

static void break_greedily(const Paragraph *p, LineStart start, double width, BrokenLines *lines)
{
    lines->count = lines->broken = 0;
    while (start.stop < p->count) {
        size_t stop = fitting_stop(p, &start, width);
        if (stop < p->count) {
            add_line(p, lines, start, line_to(p, &start, stop));
            lines->broken +=
                p->stops[stop].kind == OPPORTUNITY_LAST_RESORT || p->stops[stop].hyphen > 0;
            start = start_after(p, stop);
            continue;
        }
        size_t cut = cut_at(p, start.from, p->stops[start.stop].end, width);
        add_line(p, lines, start,
                 (TextLine){ start.from, cut, measure(p, start.from, cut), false });
        lines->broken++;
        start = cut < p->stops[start.stop].end ? start_inside(p, cut, start.stop)
                                               : start_after(p, start.stop);
    }
}

static bool has_blank(const Paragraph *p, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (ascii_is_white(p->text.at[i]))
            return true;
    return false;
}

// How well two lines part after this byte: a sentence ends, a part of one, neither.
static int pause_after(char byte)
{
    return byte == '.' || byte == '!' || byte == '?'   ? 2
           : byte == ',' || byte == ':' || byte == ';' ? 1
                                                       : 0;
}

// Two lines that part at the end of a sentence, else after a comma or colon, as evenly as that allows:
// neither is less than a third of the whole, nor a single word.
static bool break_at_pause(const Paragraph *p, LineStart start, double width, BrokenLines *lines)
{
    size_t best = p->count;
    int best_pause = 0;
    double narrowest = INFINITY;
    for (size_t i = start.stop; i + 1 < p->count; i++) {
        const Stop *stop = &p->stops[i];
        int pause = stop->end < stop->next ? pause_after(p->text.at[stop->end - 1]) : 0;
        LineStart second = start_after(p, i);
        double above = width_to(p, &start, i), below = width_to(p, &second, p->count - 1);
        if (fmin(above, below) < (above + below) / 3)
            continue;
        bool better = pause > best_pause || (pause == best_pause && fmax(above, below) < narrowest);
        if (pause > 0 && better && fmax(above, below) <= width + slack &&
            has_blank(p, start.from, stop->end) && has_blank(p, stop->next, p->text.len)) {
            best = i;
            best_pause = pause;
            narrowest = fmax(above, below);
        }
    }
    if (best == p->count)
        return false;
    LineStart second = start_after(p, best);
    lines->count = 0;
    add_line(p, lines, start, line_to(p, &start, best));
    add_line(p, lines, second, line_to(p, &second, p->count - 1));
    return true;
}

// Where the last line is one word, take another one down from the line above, if that has three or more.
static void keep_last_in_company(const Paragraph *p, double width, BrokenLines *lines)
{
    TextLine *last = &lines->items[lines->count - 1], *above = last - 1;
    const LineStart *start = &lines->starts[lines->count - 2];
    if (has_blank(p, last->from, last->to))
        return;
    for (size_t i = lines->starts[lines->count - 1].stop; i-- > start->stop;) {
        LineStart second = start_after(p, i);
        if (p->stops[i].kind != OPPORTUNITY_USUAL || p->stops[i].hyphen > 0 ||
            second.from >= last->from)
            continue;
        double wide = width_to(p, &second, p->count - 1);
        if (wide <= width + slack && has_blank(p, start->from, p->stops[i].end) &&
            has_blank(p, second.from, last->to)) {
            *above = line_to(p, start, i);
            *last = line_to(p, &second, p->count - 1);
        }
        return;
    }
}

// The smallest width that gives no more lines, and breaks no more words, than the full one.
static void balance(const Paragraph *p, LineStart start, double width, BrokenLines *lines)
{
    bool forced = false;
    for (size_t i = 0; i < p->count; i++)
        forced = forced || p->stops[i].kind == OPPORTUNITY_FORCED;
    if (lines->count < 2 || forced)
        return;
    if (lines->count == 2 && break_at_pause(p, start, width, lines))
        return;
    size_t count = lines->count, broken = lines->broken;
    double narrow = width / (double)count / 2, wide = width;
    while (wide - narrow > 0.25) {
        double middle = (narrow + wide) / 2;
        break_greedily(p, start, middle, lines);
        if (lines->count > count || lines->broken > broken)
            narrow = middle;
        else
            wide = middle;
    }
    break_greedily(p, start, wide, lines);
    keep_last_in_company(p, width, lines);
}

size_t text_break(Arena *arena, Fonts *fonts, const TextRun *runs, size_t count, double width,
                  bool balanced, TextLine **lines)
{
    Arena *scratch = arena_new();
    Paragraph p = {
        .arena = arena, .scratch = scratch, .fonts = fonts, .runs = runs, .run_count = count
    };
    BrokenLines found = { 0 };
    size_t start = 0;
    size_t *run_at = arena_many(scratch, size_t, count);
    if (count)
        p.text.at = runs[0].text.at;
    for (size_t i = 0; i < count; i++) {
        run_at[i] = p.text.len;
        p.text.len += runs[i].text.len;
    }
    p.run_at = run_at;
    while (start < p.text.len && ascii_is_white(p.text.at[start]))
        start++;
    if (start < p.text.len) {
        find_stops(&p, start);
        LineStart first = { .from = start };
        break_greedily(&p, first, width, &found);
        if (balanced)
            balance(&p, first, width, &found);
    }
    *lines = found.items;
    arena_free(scratch);
    return found.count;
}
