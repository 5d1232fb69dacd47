// SPDX-License-Identifier: EUPL-1.2
// The respondents while their file is read: besides the answers, the row that each of them stands in.
#ifndef SURVEY_ROW_NOTES_H
#define SURVEY_ROW_NOTES_H

#include "base/arena.h"
#include "model/balance.h"
#include "model/responses.h"
#include "survey/last_questions.h"

enum { LABELS_MANY = 2 };

// Of the row that a respondent stands in.
typedef struct RowNote {
    uint32_t line;        // where it begins
    bool unfinished : 1;  // the survey tool says so
    bool is_text : 1;     // something else than digits stands in the place of the running number,
    bool key_is_text : 1; // and in that of the key
    // A single word stands before its answers, and nothing else that tells rows apart
    bool is_one_word : 1;
    bool may_be_total : 1; // a word beside its answers names a total, or a department ("Mode")
    uint8_t labels : 2;    // cells before the answers that hold something, at most LABELS_MANY
} RowNote;

// Rows that follow each other line by line and are alike otherwise: as nearly all of a file are.
typedef struct RowRun {
    RowNote first;
    uint32_t from; // the respondent of the first
} RowRun;

// Zero-initialise to start ({0}); released with row_notes_free.
typedef struct RowNotes {
    RowRun *run;
    size_t run_count;
    size_t run_room;
    size_t count;  // respondents
    uint64_t *key; // of the first key_count respondents: 0 for none but the running number
    size_t key_count;
    size_t key_room;
    bool keyed; // the keys are more than the running numbers
} RowNotes;

// What reading the rows taught, besides what is in Scan.responses.
typedef struct RowsRead {
    RowNotes notes;
    bool tells_unfinished; // a column says who did not reach the end
    LastQuestions last;
    size_t unfinished;         // rows that do not count because who filled them in was not done,
    size_t unfinished_stopped; // and of these who stopped before the last questions
    size_t named_elsewhere;    // rows that do not count, but name a department
} RowsRead;

// The note of the next respondent, and what else than a running number identifies the response in the export,
// hashed; 0 for nothing.
void row_notes_add(RowNotes *notes, RowNote note, uint64_t key);
void row_notes_free(RowNotes *notes);

RowNote row_note(const RowNotes *notes, size_t respondent);

// The respondent after the last of that run.
static inline size_t row_run_end(const RowNotes *notes, size_t run)
{
    return run + 1 < notes->run_count ? notes->run[run + 1].from : notes->count;
}

// What identifies the response: the key, else the running number; 0 for nothing.
uint64_t row_key(const RowNotes *notes, const Responses *responses, size_t respondent);

// Room for one respondent more, in the arena; it is not counted yet, and says nothing.
Respondent *respondent_next(Arena *arena, Responses *responses);

// Take away those with `gone[respondent]`: their rows now have that fate. Open answers go with them.
void respondents_remove(Responses *responses, RowNotes *notes, const bool *gone, RowFate fate);

#endif
