// SPDX-License-Identifier: EUPL-1.2
#include "columns/question_match.h"

#include "columns/wording.h"
#include "model/column_use.h"

// Of 48 questions so many make a questionnaire; and so many words a statement rather than a label.
enum { QUESTIONS_ENOUGH = 24, STATEMENT_WORDS = 4, BEYOND_ENOUGH = 6 };

typedef struct HeadingReading {
    HeadingNumber number;
    HeadingStatement text;
    int date;
    Slice own; // its words where it has a number
    Slice own_key;
} HeadingReading;

typedef struct Matcher {
    Arena *arena;
    const Headings *headings;
    const Preview *preview;
    size_t from;
    const Slice *texts;
    const bool *taken;
    HeadingReading *reading;
    size_t given;
} Matcher;

static const HeadingReading nothing = {
    { -1, false, 0, false, 0, { "", 0 } }, { -1, false, 0, 0, { "", 0 } }, -1, { "", 0 }, { "", 0 }
};

static HeadingReading read_heading(Matcher *m, size_t column)
{
    const Heading *heading = &m->headings->column[column];
    HeadingReading reading = nothing;
    if (m->taken[column] || heading_is_beside(heading))
        return reading;
    reading.number = heading_number(heading);
    reading.text = heading_question(heading, m->texts);
    reading.date = heading_date(heading);
    if (reading.number.item >= 0) {
        reading.own = heading_statement(m->arena, heading, &reading.number);
        reading.own_key = wording_key(m->arena, reading.own);
    }
    return reading;
}

// ---- are the numbers ours? ----

typedef struct NumberTally {
    size_t by_text;  // questions with a heading that has their words
    size_t agree;    // columns whose number and words are of the same question
    size_t disagree; // of different ones
    size_t sure;     // questions with a number of a form that means nothing else
    size_t unsure;   // with another
} NumberTally;

static NumberTally tally_of(const Matcher *m)
{
    NumberTally tally = { 0, 0, 0, 0, 0 };
    bool text[ITEMS] = { false }, sure[ITEMS] = { false }, unsure[ITEMS] = { false };
    for (size_t i = 0; i < m->headings->count; i++) {
        const HeadingReading *reading = &m->reading[i];
        int item = reading->number.set == 0 ? reading->number.item : -1;
        if (reading->text.item >= 0 && reading->text.set == 0)
            text[reading->text.item] = true;
        if (item >= 0)
            *(reading->number.sure ? &sure[item] : &unsure[item]) = true;
        if (item >= 0 && reading->text.item >= 0 && reading->number.sure)
            *(item == reading->text.item ? &tally.agree : &tally.disagree) += 1;
    }
    for (int item = 0; item < ITEMS; item++) {
        tally.by_text += text[item];
        tally.sure += sure[item];
        tally.unsure += !sure[item] && unsure[item];
    }
    return tally;
}

// Where every question has several columns and none has the bare number ("1.1_1" to "1.1_5"), the first of
// them stands for the question.
static void find_bare(Matcher *m)
{
    size_t columns[ITEMS] = { 0 }, several = 0;
    for (size_t i = 0; i < m->headings->count; i++) {
        const HeadingNumber *number = &m->reading[i].number;
        if (number->item >= 0 && number->set == 0)
            return;
        several += number->item >= 0 && ++columns[number->item] == 2;
    }
    if (several < QUESTIONS_ENOUGH)
        return;
    for (size_t i = m->headings->count; i-- > 0;) {
        HeadingNumber *number = &m->reading[i].number;
        if (number->item >= 0 && --columns[number->item] == 0)
            number->set = 0;
    }
}

// Are the words of most headings those of other statements than their numbers are of?
static bool words_say_other(const Matcher *m, QuestionMatches *matches)
{
    size_t with_words = 0, alike = 0, first = m->headings->count;
    for (size_t i = 0; i < m->headings->count; i++) {
        const HeadingReading *reading = &m->reading[i];
        if (reading->number.item < 0 || wording_count(reading->own_key) < STATEMENT_WORDS)
            continue;
        with_words++;
        alike += wording_resembles(reading->own_key, m->texts[reading->number.item]);
        first = first == m->headings->count ? i : first;
    }
    if (with_words < QUESTIONS_ENOUGH || alike * 4 >= with_words)
        return false;
    matches->other_item = m->reading[first].number.item;
    matches->other_words = m->reading[first].own;
    return true;
}

static bool numbers_are_ours(const Matcher *m, const NumberTally *tally, QuestionMatches *matches)
{
    if (tally->by_text >= QUESTIONS_ENOUGH)
        return tally->agree > 0 && tally->agree >= tally->disagree * 4;
    if (tally->by_text == 0 && tally->sure + tally->unsure + m->given < QUESTIONS_ENOUGH)
        return false;
    return tally->sure >= tally->unsure || tally->by_text > 0 || !words_say_other(m, matches);
}

// ---- which is which ----

static void find_beyond(const Matcher *m, QuestionMatches *matches)
{
    matches->beyond = arena_many(m->arena, int, m->headings->count);
    for (size_t i = 0; i < m->headings->count; i++) {
        if (!m->reading[i].number.beyond || m->reading[i].text.item >= 0)
            continue;
        ColumnFacts facts = preview_column(m->preview, i, m->from);
        if (facts.filled > 0 && facts.answers * 5 >= facts.filled * 4)
            matches->beyond[matches->beyond_count++] = (int)i;
    }
    if (matches->beyond_count < BEYOND_ENOUGH)
        matches->beyond_count = 0;
}

static QuestionMatch match_of(const Matcher *m, size_t column, bool ours, bool any_text)
{
    const HeadingReading *reading = &m->reading[column];
    const HeadingNumber *number = &reading->number;
    QuestionMatch match = { -1, BY_NOTHING, -1, -1, reading->own, false };
    bool numbered = ours && number->item >= 0 && (number->sure || !any_text);
    if (numbered && number->set > 0) {
        match.again = number->item;
    } else if (numbered) {
        match.item = number->item;
        match.why = BY_NUMBER;
        bool other = reading->text.item >= 0 && reading->text.item != number->item;
        match.conflict = other && number->sure ? reading->text.item : -1;
    } else if (reading->text.item >= 0 && reading->text.set > 0) {
        match.again = reading->text.item;
    } else if (reading->text.item >= 0) {
        match.item = reading->text.item;
        match.why = BY_TEXT;
    } else if (reading->date >= 0) {
        match.item = reading->date;
        match.why = BY_DATE;
    }
    if (match.item >= 0 && match.item == reading->text.item) {
        match.handbook = reading->text.handbook;
        match.statement = heading_words(m->arena, &m->headings->column[column], &reading->text);
    }
    return match;
}

// A column that stands under the heading of the question on its left, and says nothing of itself.
static void find_under(const Matcher *m, QuestionMatches *matches)
{
    int item = -1;
    for (size_t i = 0; i < m->headings->count; i++) {
        const Heading *heading = &m->headings->column[i];
        QuestionMatch *match = &matches->column[i];
        if (!heading->under || match->item >= 0)
            item = match->item;
        else if (item >= 0 && !m->taken[i] && !heading_is_beside(heading) &&
                 heading->part[PART_SECOND].len)
            match->again = item;
    }
}

QuestionMatches questions_match(Arena *arena, const Headings *headings, const Preview *preview,
                                size_t from, const Slice texts[ITEMS], const bool *taken,
                                size_t given)
{
    Matcher m = { arena, headings, preview, from, texts, taken, NULL, given };
    QuestionMatches matches = { .other_item = -1 };
    matches.column = arena_many(arena, QuestionMatch, headings->count);
    m.reading = arena_many(arena, HeadingReading, headings->count);
    for (size_t i = 0; i < headings->count; i++)
        m.reading[i] = read_heading(&m, i);
    find_bare(&m);
    NumberTally tally = tally_of(&m);
    bool ours = numbers_are_ours(&m, &tally, &matches);
    for (size_t i = 0; i < headings->count; i++)
        matches.column[i] = match_of(&m, i, ours, tally.by_text > 0);
    if (ours && tally.by_text < QUESTIONS_ENOUGH)
        find_beyond(&m, &matches);
    find_under(&m, &matches);
    return matches;
}
