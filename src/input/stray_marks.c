// SPDX-License-Identifier: EUPL-1.2
#include "input/stray_marks.h"

#include <string.h>

typedef struct MarkedProse {
    const ProseRun *runs;
    size_t count;
    Slice text;
} MarkedProse;

// A run of one sign: "*", "**", "__".
typedef struct DelimiterRun {
    char sign;
    size_t at, len;
    size_t run, next; // where to look on: a byte of the run
    bool opens;       // a word begins right behind it, and none ends right before it
    bool shuts;       // right behind a word
    bool first;       // on its line
} DelimiterRun;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static DelimiterRun mark_of(const MarkedProse *p, size_t run, size_t byte)
{
    Slice text = p->runs[run].text;
    DelimiterRun mark = {
        .sign = text.at[byte], .at = p->runs[run].from + byte, .len = 1, .run = run
    };
    while (byte + mark.len < text.len && text.at[byte + mark.len] == mark.sign)
        mark.len++;
    mark.next = byte + mark.len;
    char before = mark.at ? p->text.at[mark.at - 1] : '\n';
    char after = mark.at + mark.len < p->text.len ? p->text.at[mark.at + mark.len] : '\n';
    bool in_word =
        ascii_is_digit(before) || ascii_is_letter(before) || (unsigned char)before >= 0x80;
    mark.opens = !is_blank(after) && !strchr(")],.;:!?", after) && !in_word;
    mark.shuts = !is_blank(before);
    mark.first = before == '\n';
    return mark;
}

static bool find_mark(const MarkedProse *p, size_t run, size_t byte, DelimiterRun *mark)
{
    for (; run < p->count; run++, byte = 0) {
        Slice text = p->runs[run].text;
        for (size_t i = byte; p->runs[run].from != SIZE_MAX && i < text.len; i++) {
            bool escaped = i == 0 && p->runs[run].from && p->text.at[p->runs[run].from - 1] == '\\';
            if (escaped || !text.at[i] || !strchr("*_~=", text.at[i]))
                continue;
            *mark = mark_of(p, run, i);
            return true;
        }
    }
    return false;
}

// The mark that was to end what this one begins.
static bool find_end(const MarkedProse *p, const DelimiterRun *mark, DelimiterRun *end)
{
    size_t run = mark->run, byte = mark->next;
    while (find_mark(p, run, byte, end) && p->runs[end->run].block == p->runs[mark->run].block) {
        if (end->sign == mark->sign && end->len == mark->len)
            return true;
        run = end->run;
        byte = end->next;
    }
    return false;
}

// Is there a star right behind a word above, in the same block, to which this one is the footnote?
static bool is_footnote(const MarkedProse *p, const DelimiterRun *mark, StrayMark *seen)
{
    DelimiterRun above;
    if (p->runs[seen->star.first].block != p->runs[mark->run].block) {
        size_t run = mark->run;
        while (run && p->runs[run - 1].block == p->runs[mark->run].block)
            run--;
        seen->star.first = seen->star.run = run;
        seen->star.byte = 0;
        seen->star.found = false;
    }
    while (!seen->star.found && find_mark(p, seen->star.run, seen->star.byte, &above) &&
           above.at < mark->at) {
        seen->star.found = above.sign == mark->sign && above.len == mark->len && above.shuts;
        seen->star.run = above.run;
        seen->star.byte = above.next;
    }
    return seen->star.found || mark->first;
}

static bool is_product(const MarkedProse *p, const DelimiterRun *mark)
{
    size_t at = mark->at;
    while (at && p->text.at[at - 1] == ' ')
        at--;
    char before = at ? p->text.at[at - 1] : 'x', after = p->text.at[mark->at + mark->len];
    return (before == ')' || ascii_is_digit(before)) && ascii_is_digit(after);
}

static bool is_stray(const MarkedProse *p, const DelimiterRun *mark, bool has_end,
                     const DelimiterRun *end, StrayMark *seen)
{
    bool pair = has_end && mark->opens && end->shuts;
    if (mark->len > 3 || (mark->len == 3 && mark->sign != '*'))
        return false;
    if (mark->sign == '~' || mark->sign == '=')
        return pair && mark->len == 2;
    if (pair)
        return true;
    if (mark->sign == '_')
        return mark->opens && mark->len == 2;
    if (mark->len > 1)
        return has_end || mark->opens || mark->shuts;
    return mark->opens && !is_footnote(p, mark, seen) && !is_product(p, mark);
}

static bool next_stray(const MarkedProse *p, StrayMark *stray)
{
    DelimiterRun mark, end;
    while (find_mark(p, stray->run, stray->byte, &mark)) {
        bool has_end = find_end(p, &mark, &end), found = is_stray(p, &mark, has_end, &end, stray);
        const DelimiterRun *last = found && has_end ? &end : &mark;
        stray->at = mark.at;
        stray->len = mark.len;
        stray->run = last->run;
        stray->byte = last->next;
        if (found)
            return true;
    }
    return false;
}

bool stray_mark_next(const ProseRun *runs, size_t count, Slice text, StrayMark *mark)
{
    return next_stray(&(MarkedProse){ runs, count, text }, mark);
}

bool stray_mark_plain(Slice text, StrayMark *mark)
{
    ProseRun run = { .text = text };
    *mark = (StrayMark){ 0 };
    return next_stray(&(MarkedProse){ &run, 1, text }, mark);
}
