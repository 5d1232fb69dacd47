// The respondents while their file is read: besides the answers, the row that each of them stands in.
#ifndef INGEST_RESPONDENTS_H
#define INGEST_RESPONDENTS_H

#include "ingest/scan.h"

// Of one respondent.
typedef struct RowNote {
    uint64_t key; // of what identifies the response in the export (a number, a text), hashed; 0 for nothing
    uint32_t line;    // where the row begins
    bool unfinished;  // the survey tool says so
    bool has_number;  // the running number is there
    bool is_text;     // something else than digits stands in its place
} RowNote;

typedef struct RowNotes {
    RowNote **block; // of RESPONDENTS_A_BLOCK
    size_t block_count;
    size_t room;
    bool keyed; // the keys are more than the running numbers
} RowNotes;

static inline RowNote *row_note(const RowNotes *notes, size_t respondent)
{
    return &notes->block[respondent / RESPONDENTS_A_BLOCK][respondent % RESPONDENTS_A_BLOCK];
}

// Room for one respondent more, in the arena; it is not counted yet. It says nothing, and its note is empty.
Respondent *respondent_next(Arena *arena, Responses *responses, RowNotes *notes);

// Take away those with `gone[respondent]`: their rows now have that fate. Open answers go with them.
void respondents_remove(Responses *responses, RowNotes *notes, const bool *gone, RowFate fate);

#endif
