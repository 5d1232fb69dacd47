// SPDX-License-Identifier: EUPL-1.2
// What a cell says: one of the six answers, or nothing that is one.
#ifndef COLUMNS_ANSWERS_H
#define COLUMNS_ANSWERS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "base/text_map.h"
#include "model/answer.h"
#include "model/mapping.h"
#include "model/pillar.h"

typedef struct Strings Strings; // model/strings.h

enum { NO_ANSWER = ANSWER_KINDS };

// `one` is the answer of a cell of one byte and `empty` that of an empty cell: nearly every cell of nearly
// every file. The rest are texts, each judged once and then remembered.
typedef struct AnswerReader {
    uint8_t one[256];
    uint8_t empty;
    bool not_shown_is_blank;
    Arena *arena;
    TextMap *
        mapped; // texts under `answers:` by text_key and as labels are compared, codes by their digits
    TextMap *labels;
    TextMap *seen; // cells as they are in the file
} AnswerReader;

// How `answers:` of scan.yaml and the words of the documents' language (`words`; may be NULL) are to be
// read, for each question in `of`: questions for which nothing else is mapped share one reader. All lives
// in the arena. `not_shown_is_blank`: "N/A" is blank, as in LimeSurvey's exports where a question was not
// shown. Mistakes under `answers:` become diagnostics.
void answers_new(Arena *arena, Diagnostics *d, const ResponseMapping *mapping,
                 const Strings *strings, bool not_shown_is_blank, AnswerReader *of[ITEMS]);

// Does scan.yaml say what this cell stands for, a code or a text?
bool answers_map(const AnswerReader *reader, Slice cell);

// What databases write for no value: NULL, \N.
bool is_null(Slice cell);

// The Answer that `cell` is, or NO_ANSWER.
uint8_t answer_of_text(AnswerReader *reader, Slice cell);

// The same of a cell that no text must be looked up for, else NO_ANSWER.
static inline uint8_t answer_at_once(const AnswerReader *reader, Slice cell)
{
    if (cell.len == 1)
        return reader->one[(unsigned char)cell.at[0]];
    return cell.len == 0 ? reader->empty : NO_ANSWER;
}

static inline uint8_t answer_of(AnswerReader *reader, Slice cell)
{
    return cell.len <= 1 ? answer_at_once(reader, cell) : answer_of_text(reader, cell);
}

#endif
