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

typedef enum FactType {
    FACT_TEXT,       // Slice; null where it is empty
    FACT_CELL,       // Slice; an en dash where it is empty, for a table
    FACT_FLAG,       // bool
    FACT_WHOLE,      // CountValue; a whole number or null
    FACT_COUNT,      // CountValue; that, and KEY_text
    FACT_MAYBE,      // CountValue; 0 is false, and null where it is not known
    FACT_PRINTED,    // CountValue; its text alone
    FACT_WORDS,      // CountValue; KEY_words in a sentence, KEY_capital at its start
    FACT_EXACT,      // ExactValue with `decimals`; a number or null, and KEY_text
    FACT_SCORE,      // ExactValue that has a phase; as it is printed beside that phase, and KEY_text
    FACT_SHARE,      // ExactValue; from 0 to 1, and KEY_text in whole percents
    FACT_REAL,       // RealValue with `decimals`; a number or null, and KEY_text
    FACT_BARE,       // RealValue; a number or null
    FACT_GAP,        // GapValue; a number of points or null, and KEY_text
    FACT_SIGNED_GAP, // the same, with a sign in its text
    FACT_PHASE,      // int, −1: none; {id, name, index} or null
    FACT_NAMES,      // const Slice *; a list of texts
    FACT_RECORD,     // a struct within this one
    FACT_OPTIONAL,   // const struct *; null where there is none
    FACT_LIST,       // const struct *: a list; or structs within this one, where their number is fixed
    FACT_REFERENCES, // const struct *const *: a list of structs that stand elsewhere
    FACT_SPLICE,     // a struct within this one whose fields stand among these; "*" in their keys is the key
    FACT_DICTIONARY, // Words; every word by its name
    FACT_JSON        // json_t *: made elsewhere
} FactType;

// What a reader may learn from it of other people.
typedef enum Privacy {
    OPEN,    // nothing: a setting, a rule, a word, a thing of the page
    PLAN,    // comes from answers: rounded, and withheld where the privacy plan says so
    WRITTEN, // what somebody wrote for this report
    LEADER   // for the project leader: there only where nothing is withheld, or for a command of his
} Privacy;

typedef struct Record Record;

typedef struct Fact {
    const char *key;
    FactType type;
    Privacy privacy;
    size_t offset; // of the member in its struct
    size_t count;  // of a list: the offset of its size_t, or the number itself where is_fixed
    bool is_fixed;
    size_t when; // 1 + the offset of a bool: the key is there only where that is true. 0: always
    bool is_silent; // its text is null where there is no value, not an en dash
    int decimals;
    const char *unit;     // "points"; NULL: it has none
    const Record *record; // of what it holds
    const char *meaning;  // one sentence
    const char *formula;  // how it comes about, {key} for a value beside it; NULL: it is not computed
} Fact;

// Has it a list as long as a member of its struct says?
static inline bool fact_is_counted(const Fact *fact)
{
    return !fact->is_fixed && (fact->type == FACT_NAMES || fact->type == FACT_LIST ||
                                fact->type == FACT_REFERENCES);
}

struct Record {
    const char *name; // in the schema
    size_t size;      // of its struct
    const Fact *facts;
    size_t count;
};

// A number of the facts as JSON has it, NaN where there is none; and as documents print it. `member` is what
// the row says, of FACT_COUNT to FACT_SIGNED_GAP but FACT_WORDS.
double fact_number(const ValueStyle *style, const Fact *fact, const void *member);
Slice fact_text(const ValueStyle *style, const Fact *fact, const void *member);

#define RECORD(record, type, table)                                                                         \
    const Record record = { #type, sizeof(type), table, sizeof(table) / sizeof *(table) }

// Rows. The struct is what RECORD_OF is defined as where the table stands; a member of another type does not
// compile. A row ends with its meaning; what few rows have comes behind that: `.formula = "…"`. With _AS the
// key is another than the member's name.
#define MEMBER(type, name) (offsetof(RECORD_OF, name) + 0 * sizeof((type *)0 == &((RECORD_OF *)0)->name))
#define ROW(string, kind, member_type, name, class, ...)                                                    \
    { .key = string, .type = kind, .offset = MEMBER(member_type, name), .privacy = class,                   \
      .meaning = __VA_ARGS__ }

#define TEXT_AS(key, name, class, ...) ROW(key, FACT_TEXT, Slice, name, class, __VA_ARGS__)
#define FLAG_AS(key, name, class, ...) ROW(key, FACT_FLAG, bool, name, class, __VA_ARGS__)
#define COUNT_AS(key, name, of, class, ...)                                                                 \
    ROW(key, FACT_COUNT, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WORDS_AS(key, name, of, class, ...)                                                                 \
    ROW(key, FACT_WORDS, CountValue, name, class, __VA_ARGS__, .unit = of)
#define EXACT_AS(key, name, digits, of, class, ...)                                                         \
    ROW(key, FACT_EXACT, ExactValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define SCORE_AS(key, name, class, ...)                                                                     \
    ROW(key, FACT_SCORE, ExactValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define PHASE_AS(key, name, class, ...) ROW(key, FACT_PHASE, int, name, class, __VA_ARGS__)
#define LIST_AS(key, type, name, number, of, class, ...)                                                    \
    ROW(key, FACT_LIST, const type *, name, class, __VA_ARGS__, .count = MEMBER(size_t, number),           \
        .record = &(of))

#define TEXT(name, class, ...) TEXT_AS(#name, name, class, __VA_ARGS__)
#define CELL(name, class, ...) ROW(#name, FACT_CELL, Slice, name, class, __VA_ARGS__)
#define FLAG(name, class, ...) FLAG_AS(#name, name, class, __VA_ARGS__)
#define COUNT(name, of, class, ...) COUNT_AS(#name, name, of, class, __VA_ARGS__)
#define WHOLE(name, of, class, ...)                                                                         \
    ROW(#name, FACT_WHOLE, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WORDS_OF(name, of, class, ...) WORDS_AS(#name, name, of, class, __VA_ARGS__)
#define EXACT(name, digits, of, class, ...) EXACT_AS(#name, name, digits, of, class, __VA_ARGS__)
#define SCORE(name, class, ...) SCORE_AS(#name, name, class, __VA_ARGS__)
#define SHARE(name, class, ...)                                                                             \
    ROW(#name, FACT_SHARE, ExactValue, name, class, __VA_ARGS__, .decimals = 2, .unit = "share")
#define REAL(name, digits, of, class, ...)                                                                  \
    ROW(#name, FACT_REAL, RealValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define BARE(name, digits, of, class, ...)                                                                  \
    ROW(#name, FACT_BARE, RealValue, name, class, __VA_ARGS__, .decimals = digits, .unit = of)
#define GAP(name, class, ...)                                                                               \
    ROW(#name, FACT_GAP, GapValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define SIGNED_GAP(name, class, ...)                                                                        \
    ROW(#name, FACT_SIGNED_GAP, GapValue, name, class, __VA_ARGS__, .decimals = 1, .unit = "points")
#define PHASE(name, class, ...) PHASE_AS(#name, name, class, __VA_ARGS__)
#define PRINTED_AS(key, name, of, class, ...)                                                               \
    ROW(key, FACT_PRINTED, CountValue, name, class, __VA_ARGS__, .unit = of)
#define WHOLE_AS(key, name, of, class, ...)                                                                 \
    ROW(key, FACT_WHOLE, CountValue, name, class, __VA_ARGS__, .unit = of)
#define MAYBE(name, class, ...) ROW(#name, FACT_MAYBE, CountValue, name, class, __VA_ARGS__)
#define NAMES(name, number, class, ...)                                                                     \
    ROW(#name, FACT_NAMES, const Slice *, name, class, __VA_ARGS__, .count = MEMBER(size_t, number))
#define PART(name, type, of, class, ...)                                                                    \
    ROW(#name, FACT_RECORD, type, name, class, __VA_ARGS__, .record = &(of))
#define PERHAPS(name, type, of, class, ...)                                                                 \
    ROW(#name, FACT_OPTIONAL, const type *, name, class, __VA_ARGS__, .record = &(of))
#define LIST(name, type, number, of, class, ...) LIST_AS(#name, type, name, number, of, class, __VA_ARGS__)
#define EACH(key, type, name, number, of, class, ...)                                                       \
    ROW(key, FACT_LIST, type, name[0], class, __VA_ARGS__, .count = number, .is_fixed = true,              \
        .record = &(of))
#define REFERENCES(name, type, number, of, class, ...)                                                      \
    ROW(#name, FACT_REFERENCES, const type *const *, name, class, __VA_ARGS__,                             \
        .count = MEMBER(size_t, number), .record = &(of))
#define SPLICE(name, type, of, class, ...)                                                                  \
    ROW(#name, FACT_SPLICE, type, name, class, __VA_ARGS__, .record = &(of))
#define ONLY_WHERE(name) .when = 1 + MEMBER(bool, name)

#endif
