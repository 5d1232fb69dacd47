// SPDX-License-Identifier: EUPL-1.2
// What every part of the facts is made from.
#ifndef FACTS_CONTEXT_H
#define FACTS_CONTEXT_H

#include <jansson.h>

#include "base/arena.h"
#include "base/fraction.h"
#include "base/slice.h"
#include "base/text_map.h"
#include "facts/fact.h"
#include "facts/note_texts.h"
#include "score/results.h"

typedef struct Scan Scan;       // model/scan.h
typedef struct Strings Strings; // model/strings.h

// A long list of the tree whose items are asked for by name: notes may do so ten thousand times.
enum { NAMED_LISTS = 8 };
typedef struct NamedList {
    const json_t *array; // NULL: free
    TextMap *items;      // text_key of ids and names to the first item that has it
} NamedList;

// What every part of the tree is made from: the results as they are printed (facts/printed.h). The arena is
// for texts on their way into the tree, which copies them.
struct FactsContext {
    Arena *arena;
    const Scan *scan;
    const Results *results;
    const Strings *strings;
    NumberStyle numbers;
    ValueStyle style;
    const TextMap *departments; // text_key of their names to their index
    NamedList *lists;           // NAMED_LISTS of them
    NoteTexts *notes;           // what people wrote
};

FactsContext facts_context(Arena *arena, const Scan *scan, const Results *results);

// "9 van 13" in the documents' language.
Slice facts_part_text(const FactsContext *context, size_t part, size_t total);

// "a, b en c" in the documents' language.
Slice facts_list_text(const FactsContext *context, const Slice *texts, size_t count);

// "question-1-3": where the item stands in the document. In the arena.
Slice facts_question_anchor(const FactsContext *context, int item);

#endif
