// Putting values into the tree: one function a kind of value, each with its rule for "there is none".
#ifndef FACTS_TREE_H
#define FACTS_TREE_H

#include "base/text_map.h"
#include "facts/facts.h"
#include "facts/record_json.h"

// A long list of the tree whose items are asked for by name: notes may do so ten thousand times.
enum { NAMED_LISTS = 8 };
typedef struct NamedList {
    const json_t *array; // NULL: free
    TextMap *items;      // text_key of ids and names to the first item that has it
} NamedList;

// What every part of the tree is made from: the results as they are printed (facts/printed.h). The arena is
// for texts on their way into the tree, which copies them.
typedef struct FactsContext {
    Arena *arena;
    const Scan *scan;
    const Results *results;
    const Words *words;
    NumberStyle numbers;
    ValueStyle style;
    const TextMap *departments; // text_key of their names to their index
    NamedList *lists;           // NAMED_LISTS of them
} FactsContext;

FactsContext facts_context(Arena *arena, const Scan *scan, const Results *results);

// Running out of memory in jansson ends the process, as it does in the arena.
json_t *facts_object(void);
json_t *facts_array(void);
void facts_append(json_t *array, json_t *value);
void facts_put(json_t *object, const char *key, json_t *value);

void facts_put_text(json_t *object, const char *key, Slice text); // empty: null
void facts_put_cell(json_t *object, const char *key, Slice text); // empty: an en dash, for a table
void facts_put_flag(json_t *object, const char *key, bool flag);
void facts_put_count(json_t *object, const char *key, int64_t count); // below 0: null
void facts_put_number(json_t *object, const char *key, double number); // NaN: null

// A number under `key` and its text under `key`_text. Where there is none: null, and an en dash.
void facts_put_figure(const FactsContext *context, json_t *object, const char *key, Fraction f, int decimals);
// A score that has a phase, as score_printed says.
void facts_put_score(const FactsContext *context, json_t *object, const char *key, Fraction score);
Slice facts_score_text(const FactsContext *context, Fraction score);
// How much higher the one score is than the other; its text has as many decimals as these have in print.
void facts_put_gap(const FactsContext *context, json_t *object, const char *key, Fraction from, Fraction to);
// The same with its sign: "+1,4", "–0,3", "0,0".
void facts_put_signed_gap(const FactsContext *context, json_t *object, const char *key, Fraction from,
                          Fraction to);
void facts_put_measure(const FactsContext *context, json_t *object, const char *key, double number,
                       int decimals);
void facts_put_people(const FactsContext *context, json_t *object, const char *key, int64_t count);
// NAME_words and NAME_capital: the number in words, in a sentence and at its start, or in figures.
void facts_put_number_words(const FactsContext *context, json_t *object, const char *key, int64_t count);
// The share as a number 0–1, rounded to whole percents where the results are; its text in whole percents.
void facts_put_share(const FactsContext *context, json_t *object, const char *key, Fraction share);

// "17,5": `number` rounded to `decimals`; an en dash for NaN.
Slice facts_number_text(const FactsContext *context, double number, int decimals);

// "55 %" with U+00A0; an en dash for "no value".
Slice facts_percent_text(const FactsContext *context, Fraction share);

// "9 van 13" in the documents' language.
Slice facts_part_text(const FactsContext *context, size_t part, size_t total);

// {id, name, index}, or null for phase −1.
json_t *facts_phase(const FactsContext *context, int phase);

// "a, b en c" in the documents' language.
Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count);

// Those of `named`, in the handbook's order: pillars[] {id, name}, and pillars_text "Meten en Cultuur", which
// is "alle pijlers" for all six and an en dash for none.
void facts_put_pillars(const FactsContext *context, json_t *object, const bool named[PILLARS]);

#endif
