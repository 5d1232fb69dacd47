// SPDX-License-Identifier: EUPL-1.2
#include "columns/moved_columns.h"

#include <string.h>

#include "columns/messages.h"

enum { FEW = 2, MANY = 40, NO_ITEM = -1 };

typedef struct MovedCheck {
    Arena *arena;
    Diagnostics *d;
    const Headings *headings;
    const MappedItems *mapped;
    int *says;  // by column: the question that its heading names, or NO_ITEM
    bool *used; // by column: it is a question's
} MovedCheck;

// ---- headings that are missing, or come twice ----

static bool check_twins(const MovedCheck *c)
{
    size_t twins = 0, nameless = 0, named = 0;
    int again = 0, empty = 0;
    size_t first = 0;
    for (int item = 0; item < ITEMS; item++) {
        int column = c->mapped->column[item];
        Slice heading = column < 0 ? S("") : c->headings->column[column].part[PART_SHOWN];
        named += heading.len > 0;
        nameless += column >= 0 && heading.len == 0;
        empty = heading.len || column < 0 ? empty : item;
        for (int before = 0; heading.len && before < item; before++) {
            int other = c->mapped->column[before];
            if (other < 0 || other == column ||
                !slice_equal(c->headings->column[other].part[PART_SHOWN], heading))
                continue;
            twins++;
            first = (size_t)other;
            again = item;
        }
    }
    size_t second = (size_t)c->mapped->column[again];
    bool has_twins = named >= MANY && twins && twins <= FEW;
    bool has_nameless = named >= MANY && nameless && nameless <= FEW;
    if (has_twins)
        diagnose(c->d, DIAG_QUESTION_TWICE, c->headings->column[second].place, question_id(again),
                 heading_quoted(c->arena, c->headings, first),
                 heading_quoted(c->arena, c->headings, second));
    if (has_nameless)
        diagnose(c->d, DIAG_MAPPED_NAMELESS, c->mapped->place,
                 column_letters(c->arena, (size_t)c->mapped->column[empty]), question_id(empty));
    return has_twins || has_nameless;
}

// ---- headings that name the neighbour ----

static int said_by(const Heading *heading, const Slice texts[ITEMS])
{
    HeadingStatement text = heading_question(heading, texts);
    HeadingNumber number = heading_number(heading);
    if (text.item >= 0)
        return text.set == 0 ? text.item : NO_ITEM;
    return number.set == 0 ? number.item : NO_ITEM;
}

// Named by its heading, a column is the one that is meant.
static bool is_named(const MovedCheck *c, int item)
{
    const Heading *heading = &c->headings->column[c->mapped->column[item]];
    Slice key = text_key(c->arena, c->mapped->name[item]->text);
    return slice_equal(key, heading->part[PART_WHOLE]) ||
           slice_equal(key, heading->part[PART_SHOWN]) ||
           slice_equal(key, heading->part[PART_CODE]);
}

static void complain(const MovedCheck *c, int item)
{
    diagnose(c->d, DIAG_MAPPED_MOVED, c->mapped->name[item]->place, question_id(item),
             heading_quoted(c->arena, c->headings, (size_t)c->mapped->column[item]));
}

// A survey may number its questions as it likes: then a whole pillar is another, or all is. But here some
// headings name their own question, or the last of one pillar is read as the first of the next; and a
// question is left out, or something else is read as one.
static bool check_neighbours(const MovedCheck *c)
{
    size_t agree = 0, near = 0, far = 0, none = 0;
    bool crosses = false;
    int first = NO_ITEM;
    for (int item = 0; item < ITEMS; item++) {
        int says = c->mapped->column[item] < 0 ? NO_ITEM : c->says[c->mapped->column[item]];
        int off = says - item;
        bool is_near =
            says >= 0 && off != 0 && off > -QUESTIONS && off < QUESTIONS && !is_named(c, item);
        agree += says == item;
        near += is_near;
        far += says >= 0 && off != 0 && !is_near;
        none += c->mapped->column[item] >= 0 && says < 0;
        crosses = crosses || (is_near && says / QUESTIONS != item / QUESTIONS);
        first = first < 0 && is_near ? item : first;
    }
    for (size_t i = 0; i < c->headings->count; i++)
        none += !c->used[i] && c->says[i] >= 0;
    if (near == 0 || far || none == 0 || !(crosses || 2 * agree >= ITEMS))
        return false;
    complain(c, first);
    return true;
}

// Nearly all headings name their own question, and of one that does not the heading stands elsewhere.
static bool check_left_out(const MovedCheck *c)
{
    size_t agree = 0;
    for (int item = 0; item < ITEMS; item++)
        agree += c->mapped->column[item] >= 0 && c->says[c->mapped->column[item]] == item;
    for (size_t i = 0; agree >= MANY && i < c->headings->count; i++) {
        int item = c->says[i];
        if (item < 0 || c->used[i] || c->mapped->column[item] < 0 ||
            c->says[c->mapped->column[item]] == item || is_named(c, item))
            continue;
        complain(c, item);
        return true;
    }
    return false;
}

// ---- headings of one form ----

// "G01Q01[SQ008]" and "G02Q01[SQ001]": what is left where all numbers are one.
static Slice form_of(Arena *arena, Slice heading)
{
    char *form = arena_alloc(arena, 1, heading.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < heading.len; i++) {
        bool digit = ascii_is_digit(heading.at[i]);
        if (!digit || len == 0 || form[len - 1] != '0')
            form[len++] = digit ? '0' : heading.at[i];
    }
    return (Slice){ form, len };
}

// Nearly all headings are of one form with a number in it. One is not, and another of that form is left out;
// or, of all `alone`, it has no number in brackets as a tool's question of many has.
static bool check_forms(const MovedCheck *c, bool alone)
{
    Slice *form = arena_many(c->arena, Slice, c->headings->count);
    for (size_t i = 0; i < c->headings->count; i++)
        form[i] = form_of(c->arena, c->headings->column[i].part[PART_SHOWN]);
    for (int sample = 0; sample < ITEMS; sample += ITEMS / 3) {
        if (c->mapped->column[sample] < 0)
            continue;
        Slice usual = form[c->mapped->column[sample]];
        size_t alike = 0;
        bool left_out = false;
        int odd = NO_ITEM;
        for (int item = 0; item < ITEMS; item++) {
            bool same =
                c->mapped->column[item] >= 0 && slice_equal(form[c->mapped->column[item]], usual);
            alike += same;
            odd = same || c->mapped->column[item] < 0 || odd >= 0 || is_named(c, item) ? odd : item;
        }
        for (size_t i = 0; i < c->headings->count; i++)
            left_out = left_out || (!c->used[i] && slice_equal(form[i], usual));
        bool found = alone ? alike == ITEMS - 1 && memchr(usual.at, '[', usual.len) : left_out;
        if (alike >= MANY && odd >= 0 && found && memchr(usual.at, '0', usual.len)) {
            complain(c, odd);
            return true;
        }
    }
    return false;
}

// ---- headings in groups ----

// "G03Q03" of "G03Q03[SQ008]": what a tool calls a question that asks many at once. Empty where it is none.
static Slice group_of(const MovedCheck *c, int item)
{
    int column = c->mapped->column[item];
    Slice heading = column < 0 ? S("") : c->headings->column[column].part[PART_SHOWN];
    size_t to = slice_find(heading, S("["));
    return to < heading.len && !is_named(c, item) ? (Slice){ heading.at, to } : S("");
}

// There are six groups, of as many questions as a pillar has but for one that is gone, and one of them ends
// within a pillar.
static bool check_groups(const MovedCheck *c)
{
    size_t groups = 0, size = 0;
    int first = NO_ITEM;
    for (int item = 0; item < ITEMS; item++) {
        Slice before = item ? group_of(c, item - 1) : S(""), group = group_of(c, item);
        bool same = group.len && slice_equal(before, group);
        if (before.len && !same && size < QUESTIONS - 1)
            return false;
        size = same ? size + 1 : 1;
        groups += group.len && !same;
        first = first < 0 && group.len && before.len && !same && item % QUESTIONS ? item : first;
        if (size > QUESTIONS)
            return false;
    }
    if (groups != PILLARS || first < 0)
        return false;
    complain(c, first);
    return true;
}

void moved_columns_check(Arena *arena, Diagnostics *d, const Headings *headings,
                         const MappedItems *mapped, const Slice texts[ITEMS])
{
    MovedCheck c = { .arena = arena, .d = d, .headings = headings, .mapped = mapped };
    c.says = arena_many(arena, int, headings->count);
    c.used = arena_many(arena, bool, headings->count);
    for (int item = 0; item < ITEMS; item++)
        if (mapped->column[item] >= 0)
            c.used[mapped->column[item]] = true;
    for (size_t i = 0; i < headings->count; i++)
        c.says[i] = heading_is_beside(&headings->column[i]) ? NO_ITEM
                                                            : said_by(&headings->column[i], texts);
    if (!check_twins(&c) && !check_neighbours(&c) && !check_left_out(&c) &&
        !check_forms(&c, false) && !check_groups(&c))
        check_forms(&c, true);
}
