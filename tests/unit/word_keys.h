// SPDX-License-Identifier: EUPL-1.2
// Words for tests: every word is its own key, but for those that give numbers and dates their form.
#ifndef UNIT_WORD_KEYS_H
#define UNIT_WORD_KEYS_H

#include "model/words.h"

static inline Words *words_of_keys(Arena *arena)
{
    Words *words = arena_one(arena, Words);
#define WORD(name) words->name = #name;
    WORDS(WORD)
#undef WORD
    words->decimal_sign = ",";
    words->thousands_sign = ".";
    words->percent_sign = "\u00a0%";
    words->date_format = "{day} {month} {year}";
    words->quarter_format = "{quarter}e kw. {year}";
    words->list_and = "en";
    return words;
}

#endif
