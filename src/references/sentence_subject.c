// SPDX-License-Identifier: EUPL-1.2
#include "references/sentence_subject.h"

#include <string.h>

#include "language/reading.h"
#include "references/sentences.h"

bool word_is_one_of(Slice word, const char *names)
{
    for (const char *name = names; name; name = strchr(name, '|')) {
        size_t i = 0;
        name += *name == '|';
        while (i < word.len &&
               (word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] | 0x20 : word.at[i]) == name[i])
            i++;
        if (i == word.len && (name[i] == '|' || !name[i]))
            return true;
    }
    return false;
}

static void name_question(Subject *subject, int item, size_t at)
{
    subject->question_at[item] = at;
    subject->question[item] = true;
    subject->has_question = true;
    subject->pillar[item / QUESTIONS] = true;
}

// The question whose id begins at `at`: "4.3", also "4,3". Its length, or 0.
static size_t question_at(const NoteProse *prose, size_t at, size_t end, int *item)
{
    size_t len = 3;
    if (at + len > end || (at + len < end && strchr("0123456789", prose->text[at + len])))
        return 0;
    return question_find((Slice){ prose->text + at, len }, item) ? len : 0;
}

// After "vraag": its id, and more of them divided by commas and small words. They are blanked.
static void read_questions(NoteProse *prose, Subject *subject, size_t at)
{
    for (size_t skipped = 0; at < subject->to && skipped < 8;) {
        int item;
        size_t len = question_at(prose, at, subject->to, &item);
        skipped = len ? 0 : skipped + 1;
        if (len) {
            name_question(subject, item, at);
            memset(prose->text + at, ' ', len);
        } else if (ascii_is_digit(prose->text[at])) {
            return;
        }
        at += len ? len : 1;
    }
}

// "4.3" by itself, where a point is no decimal sign.
static void read_bare_questions(NoteProse *prose, char decimal_sign, Subject *subject)
{
    for (size_t i = subject->from; decimal_sign != '.' && i < subject->to; i++) {
        int item;
        bool starts = i == 0 || !strchr("0123456789.,", prose->text[i - 1]) || !prose->text[i - 1];
        bool dotted = i + 1 < subject->to && prose->text[i + 1] == '.';
        size_t len = starts && dotted ? question_at(prose, i, subject->to, &item) : 0;
        if (len) {
            name_question(subject, item, i);
            memset(prose->text + i, ' ', len);
        }
    }
}

void sentence_subject(NoteProse *prose, int pillar, char decimal_sign, Subject *subject)
{
    Slice word;
    bool after_pillar = false, any = pillar != ALL;
    if (any)
        subject->pillar[pillar] = true;
    for (size_t at = subject->from; word_next(prose, &at, subject->to, &word);) {
        Pillar named;
        bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z';
        if (word_is_one_of(word, reading_cite_question))
            read_questions(prose, subject, at);
        if ((capital || after_pillar) && pillar_find(word, &named))
            subject->pillar[named] = true;
        // Words of the past, and a year. Notes that are taken over from the previous scan hold the values of
        // then.
        uint64_t number;
        bool year = word.len == 4 && (slice_starts(word, S("19")) || slice_starts(word, S("20"))) &&
                    slice_to_u64(word, &number);
        subject->then = subject->then || year || word_is_one_of(word, reading_says_then);
        // "Self-image" is two words.
        subject->says_self = subject->says_self || word_is_one_of(word, reading_says_self);
        subject->says_score = subject->says_score || word_is_one_of(word, reading_says_score);
        subject->says_value = subject->says_value || word_is_one_of(word, reading_says_value);
        after_pillar = word_is_one_of(word, reading_says_pillar);
    }
    read_bare_questions(prose, decimal_sign, subject);
    for (size_t i = subject->from; i < subject->to; i++)
        if (prose->cited[i])
            name_question(subject, prose->cited[i] - 1, i);
    for (int p = 0; p < PILLARS; p++)
        any = any || subject->pillar[p];
    for (int p = 0; p < PILLARS; p++)
        subject->pillar[p] = subject->pillar[p] || !any;
}
