// SPDX-License-Identifier: EUPL-1.2
// How the rows of the table of fields are written, for the files that have some.
#ifndef FACTS_ROWS_H
#define FACTS_ROWS_H

#include "facts/fact.h"

#define RECORD(record, type, table)                                                                \
    const Record record = { #type, sizeof(type), table, sizeof(table) / sizeof *(table) }

// Rows. The struct is what RECORD_OF is defined as where the table stands; a member of another type does not
// compile. A row ends with its meaning; what few rows have comes behind that: `.formula = "…"`. With _AS the
// key is another than the member's name.
#define MEMBER(type, name)                                                                         \
    (offsetof(RECORD_OF, name) + 0 * sizeof((type *)0 == &((RECORD_OF *)0)->name))
#define ROW(string, kind, member_type, name, class, ...)                                           \
    {                                                                                              \
        .key = string, .type = kind, .offset = MEMBER(member_type, name), .privacy = class,        \
        .meaning = __VA_ARGS__                                                                     \
    }

#define TEXT_AS(key, name, class, ...) ROW(key, FACT_TEXT, Slice, name, class, __VA_ARGS__)
#define FLAG_AS(key, name, class, ...) ROW(key, FACT_FLAG, bool, name, class, __VA_ARGS__)
#define COUNT_AS(key, name, of, class, ...)                                                        \
    ROW(key, FACT_COUNT, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WORDS_AS(key, name, of, class, ...)                                                        \
    ROW(key, FACT_WORDS, CountValue, name, class, __VA_ARGS__, .unit = of)
#define EXACT_AS(key, name, digits, of, class, ...)                                                \
    ROW(key, FACT_EXACT, ExactValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define SCORE_AS(key, name, class, ...)                                                            \
    ROW(key, FACT_SCORE, ExactValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define PHASE_AS(key, name, class, ...) ROW(key, FACT_PHASE, int, name, class, __VA_ARGS__)
#define LIST_AS(key, type, name, number, of, class, ...)                                           \
    ROW(key, FACT_LIST, const type *, name, class, __VA_ARGS__, .count = MEMBER(size_t, number),   \
        .record = &(of))

#define TEXT(name, class, ...) TEXT_AS(#name, name, class, __VA_ARGS__)
#define CELL(name, class, ...) ROW(#name, FACT_CELL, Slice, name, class, __VA_ARGS__)
#define FLAG(name, class, ...) FLAG_AS(#name, name, class, __VA_ARGS__)
#define COUNT(name, of, class, ...) COUNT_AS(#name, name, of, class, __VA_ARGS__)
#define WHOLE(name, of, class, ...)                                                                \
    ROW(#name, FACT_WHOLE, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WORDS_OF(name, of, class, ...) WORDS_AS(#name, name, of, class, __VA_ARGS__)
#define EXACT(name, digits, of, class, ...) EXACT_AS(#name, name, digits, of, class, __VA_ARGS__)
#define SCORE(name, class, ...) SCORE_AS(#name, name, class, __VA_ARGS__)
#define SHARE(name, class, ...)                                                                    \
    ROW(#name, FACT_SHARE, ExactValue, name, class, __VA_ARGS__, .decimals = 2, .unit = "share")
#define REAL(name, digits, of, class, ...)                                                         \
    ROW(#name, FACT_REAL, RealValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define BARE(name, digits, of, class, ...)                                                         \
    ROW(#name, FACT_BARE, RealValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define GAP(name, class, ...)                                                                      \
    ROW(#name, FACT_GAP, GapValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define SIGNED_GAP(name, class, ...)                                                               \
    ROW(#name, FACT_SIGNED_GAP, GapValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define PHASE(name, class, ...) PHASE_AS(#name, name, class, __VA_ARGS__)
#define PRINTED_AS(key, name, of, class, ...)                                                      \
    ROW(key, FACT_PRINTED, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WHOLE_AS(key, name, of, class, ...)                                                        \
    ROW(key, FACT_WHOLE, CountValue, name, class, __VA_ARGS__, .unit = of)
#define MAYBE(name, class, ...) ROW(#name, FACT_MAYBE, CountValue, name, class, __VA_ARGS__)
#define NAMES(name, number, class, ...)                                                            \
    ROW(#name, FACT_NAMES, const Slice *, name, class, __VA_ARGS__, .count = MEMBER(size_t, number))
#define PART(name, type, of, class, ...)                                                           \
    ROW(#name, FACT_RECORD, type, name, class, __VA_ARGS__, .record = &(of))
#define PERHAPS(name, type, of, class, ...)                                                        \
    ROW(#name, FACT_OPTIONAL, const type *, name, class, __VA_ARGS__, .record = &(of))
#define LIST(name, type, number, of, class, ...)                                                   \
    LIST_AS(#name, type, name, number, of, class, __VA_ARGS__)
#define EACH(key, type, name, number, of, class, ...)                                              \
    ROW(key, FACT_LIST, type, name[0], class, __VA_ARGS__, .count = number, .is_fixed = true,      \
        .record = &(of))
#define EACH_APART(key, type, name, number, of, class, ...)                                        \
    ROW(key, FACT_LIST, const type *, name, class, __VA_ARGS__, .count = number, .is_fixed = true, \
        .is_apart = true, .record = &(of))
#define REFERENCES(name, type, number, of, class, ...)                                             \
    ROW(#name, FACT_REFERENCES, const type *const *, name, class, __VA_ARGS__,                     \
        .count = MEMBER(size_t, number), .record = &(of))
#define SPLICE(name, type, of, class, ...)                                                         \
    ROW(#name, FACT_SPLICE, type, name, class, __VA_ARGS__, .record = &(of))
#define ONLY_WHERE(name) .when = (1 + MEMBER(bool, name))

#endif
