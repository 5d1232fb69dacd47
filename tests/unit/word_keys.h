// SPDX-License-Identifier: EUPL-1.2
// Words for tests: every word is its own key, but for those that give numbers and dates their form.
#ifndef UNIT_WORD_KEYS_H
#define UNIT_WORD_KEYS_H

#include "model/strings.h"

static inline Strings *words_of_keys(Arena *arena)
{
    Strings *strings = arena_one(arena, Strings);
#define STRING(name) strings->name = #name;
    STRINGS(STRING)
#undef STRING
    strings->decimal_sign = ",";
    strings->thousands_sign = ".";
    strings->percent_sign = "\u00a0%";
    strings->date_format = "{day} {month} {year}";
    strings->quarter_format = "{quarter}e kw. {year}";
    strings->list_and = "en";
    return strings;
}

#endif
