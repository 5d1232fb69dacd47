// SPDX-License-Identifier: EUPL-1.2
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
    const Strings *strings;
    NumberStyle numbers;
    ValueStyle style;
    const TextMap *departments; // text_key of their names to their index
    NamedList *lists;           // NAMED_LISTS of them
    NoteTexts *notes;           // what people wrote
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
void facts_put_count(json_t *object, const char *key, int64_t count);  // below 0: null
void facts_put_number(json_t *object, const char *key, double number); // NaN: null

// "9 van 13" in the documents' language.
Slice facts_part_text(const FactsContext *context, size_t part, size_t total);

// "a, b en c" in the documents' language.
Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count);

#endif
