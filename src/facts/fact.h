// SPDX-License-Identifier: EUPL-1.2
// The table of fields: everything that the facts say, each with its key, type, unit, decimals, privacy and
// meaning.
//
// From this one table come the JSON of `cxscan facts`, its schema, what templates see, `facts --explain` and
// the page for who writes templates. The fields of a subject stand beside its struct's maker, in the order of
// their keys; facts_record is the root. A number that is added to the facts is a member of a struct, a row
// here, and a line that fills it in.
#ifndef FACTS_FACT_H
#define FACTS_FACT_H

#include <stddef.h>

#include "facts/value.h"

typedef struct FactsContext FactsContext; // facts/context.h

typedef enum FactType {
    FACT_TEXT,    // Slice; null where it is empty
    FACT_CELL,    // Slice; an en dash where it is empty, for a table
    FACT_FLAG,    // bool
    FACT_WHOLE,   // CountValue; a whole number or null
    FACT_COUNT,   // CountValue; that, and KEY_text
    FACT_MAYBE,   // CountValue; 0 is false, and null where it is not known
    FACT_PRINTED, // CountValue; its text alone
    FACT_WORDS,   // CountValue; KEY_words in a sentence, KEY_capital at its start
    FACT_EXACT,   // ExactValue with `decimals`; a number or null, and KEY_text
    FACT_SCORE,   // ExactValue that has a phase; as it is printed beside that phase, and KEY_text
    FACT_SHARE,   // ExactValue; from 0 to 1, and KEY_text in whole percents
    FACT_REAL,    // RealValue with `decimals`; a number or null, and KEY_text
    FACT_BARE,    // RealValue; a number or null
    FACT_GAP,     // GapValue; a number of points or null, and KEY_text
    FACT_SIGNED_GAP, // the same, with a sign in its text
    FACT_PHASE,      // int, −1: none; {id, name, index} or null
    FACT_NAMES,      // const Slice *; a list of texts
    FACT_RECORD,     // a struct within this one
    FACT_OPTIONAL,   // const struct *; null where there is none
    FACT_LIST, // const struct *: a list; or structs within this one, where their number is fixed
    FACT_REFERENCES, // const struct *const *: a list of structs that stand elsewhere
    FACT_SPLICE, // a struct within this one whose fields stand among these; "*" in their keys is the key
    FACT_DICTIONARY, // Words; every word by its name
    FACT_JSON        // json_t *: made elsewhere
} FactType;

// What a reader may learn from it of other people.
typedef enum Privacy {
    OPEN,    // nothing: a setting, a rule, a word, a thing of the page
    PLAN,    // comes from answers: rounded, and withheld where the suppression plan says so
    WRITTEN, // what somebody wrote for this report
    LEADER // for the project leader: there only where nothing is withheld, or for a command of his
} Privacy;

typedef struct Record Record;

typedef struct Fact {
    const char *key;
    FactType type;
    Privacy privacy;
    size_t offset; // of the member in its struct
    size_t count;  // of a list: the offset of its size_t, or the number itself where is_fixed
    bool is_fixed;
    bool is_apart;  // of a list of a fixed number: the member points to it
    size_t when;    // 1 + the offset of a bool: the key is there only where that is true. 0: always
    bool is_silent; // its text is null where there is no value, not an en dash
    int decimals;
    const char *unit;     // "points"; NULL: it has none
    const Record *record; // of what it holds
    const char *meaning;  // one sentence
    const char
        *formula; // how it comes about, {key} for a value beside it; NULL: it is not computed
} Fact;

// Has it a list as long as a member of its struct says?
static inline bool fact_is_counted(const Fact *fact)
{
    return !fact->is_fixed &&
           (fact->type == FACT_NAMES || fact->type == FACT_LIST || fact->type == FACT_REFERENCES);
}

// Is it a number with decimals; and does KEY_text stand beside it?
static inline bool fact_is_decimal(const Fact *fact)
{
    return fact->type >= FACT_EXACT && fact->type <= FACT_SIGNED_GAP;
}

static inline bool fact_has_text(const Fact *fact)
{
    return fact->type == FACT_COUNT || (fact_is_decimal(fact) && fact->type != FACT_BARE);
}

// Is the member the list itself, and not a pointer to it?
static inline bool fact_is_within(const Fact *fact)
{
    return fact->is_fixed && !fact->is_apart;
}

struct Record {
    const char *name; // in the schema
    size_t size;      // of its struct
    const Fact *facts;
    size_t count;
};

// Its key, with `name` for the "*": that of the row by which it is spliced in. In the arena.
Slice fact_key(Arena *arena, const Fact *fact, Slice name);

// What it means: of one that is spliced in by its name, behind what that name stands for (`of`, the row by
// which it is; NULL: none). In the arena.
Slice fact_meaning(Arena *arena, const Fact *fact, const Fact *of);

// A number of the facts as JSON has it, NaN where there is none; and as documents print it. `member` is what
// the row says, of FACT_COUNT to FACT_SIGNED_GAP but FACT_WORDS.
double fact_number(const ValueStyle *style, const Fact *fact, const void *member);
Slice fact_text(const ValueStyle *style, const Fact *fact, const void *member);

#endif
