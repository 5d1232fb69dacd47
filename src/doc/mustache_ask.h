// SPDX-License-Identifier: EUPL-1.2
// What a tag asks of a fact, beyond the specification of Mustache: filters, and a comparison at the end.
//
//   {{departments|count|words}}   {{#actions|first 5}}   {{#roadmap.count=1}}   {{^scan.stage=final}}
//
// Filters go from left to right; each makes another value of the one before it. Nothing ({{x}} of null)
// stays nothing, but `count` of it is 0, and `decimals` and `percent` print an en dash for it.
#ifndef DOC_MUSTACHE_ASK_H
#define DOC_MUSTACHE_ASK_H

#include <jansson.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"

typedef struct Strings Strings; // model/strings.h

typedef enum TagFilterKind {
    FILTER_FIRST,    // "first 5": the first of a list
    FILTER_AFTER,    // "after 5": the others
    FILTER_MOST,     // "most gap": things by that number, the largest first, those without it last
    FILTER_COUNT,    // how many a list holds
    FILTER_LIST,     // "list" of texts, "list name" of things: "a, b en c"
    FILTER_WORDS,    // a number up to twelve in words
    FILTER_CAPITAL,  // the same at the start of a sentence
    FILTER_PLURAL,   // "plural score scores": the one word for 1, the other for all other numbers
    FILTER_DECIMALS, // "decimals 1": a number, rounded, in the document's language
    FILTER_PERCENT,  // a share 0–1 in whole percents
    FILTERS
} TagFilterKind;

typedef struct TagFilter {
    TagFilterKind kind;
    int number;    // of FIRST, AFTER and DECIMALS
    Slice word[2]; // of PLURAL; of LIST and MOST the key
} TagFilter;

enum { TAG_FILTERS_MOST = 4 };

typedef struct TagAsk {
    Slice name; // dotted, as the specification has it
    TagFilter filter[TAG_FILTERS_MOST];
    size_t filter_count;
    char compare;  // '=', '<' or '>'; 0: no comparison
    Slice operand; // a number or a word
} TagAsk;

// Does a tag with that content ask anything, or is it a name alone?
bool tag_asks(Slice content);

// Take a tag's content apart. What is wrong is a diagnostic at `place`, and is left out.
TagAsk tag_ask_read(Arena *arena, Diagnostics *d, Place place, Slice content);

// What the answers are made with.
typedef struct TagAnswering {
    Arena *arena;
    Diagnostics *d;
    const Strings
        *strings; // of the document's language; NULL: numbers in figures, lists with commas alone
    json_t *made; // an array that keeps values that filters made
} TagAnswering;

// The value after all filters, borrowed from the facts or from `made`; NULL for null. A filter that can do
// nothing with such a value is a diagnostic.
const json_t *tag_ask_filter(const TagAnswering *answering, const TagAsk *ask, Place place,
                             const json_t *value);

// Does the comparison hold? Two numbers are compared as numbers, else `=` compares letters; false of null.
bool tag_ask_holds(const TagAnswering *answering, const TagAsk *ask, Place place,
                   const json_t *value);

#endif
