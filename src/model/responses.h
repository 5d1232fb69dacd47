// SPDX-License-Identifier: EUPL-1.2
// Who answered, and what: the respondents of a scan.
#ifndef MODEL_RESPONSES_H
#define MODEL_RESPONSES_H

#include "model/answer.h"
#include "model/balance.h"
#include "model/pillar.h"

typedef struct Respondent {
    uint8_t answer[ITEMS]; // Answer
    uint32_t department;   // index in Scan.departments, or NO_DEPARTMENT
    uint32_t id;           // the export's own running number, or 0 where it has none
    uint16_t day; // on which they answered, in days since 1970; 0 where the export does not tell
} Respondent;

enum { NO_DEPARTMENT = UINT32_MAX };

// Respondents in blocks, so that reading a million of them moves nothing and wastes little.
enum { RESPONDENTS_A_BLOCK = 4096 };
typedef struct RespondentBlock {
    Respondent respondent[RESPONDENTS_A_BLOCK];
} RespondentBlock;

typedef struct OpenAnswer {
    Slice text;
    uint32_t respondent; // index
    uint32_t pillar;     // Pillar
} OpenAnswer;

typedef struct Responses {
    RespondentBlock **block;
    size_t block_count;
    size_t block_room;
    size_t count;      // respondents: rows with at least one answer, "x" included
    size_t incomplete; // rows in which all 48 are blank: not among the respondents
    size_t unfinished; // of the respondents: those whom the survey tool marks as not finished
    size_t stopped;    // where it marks nobody: those who left the last eight questions blank
    size_t without_department; // of the respondents, where there is a department column
    size_t skipped;            // rows left out on purpose: previews and tests of the survey tool
    OpenAnswer *open;          // in order of respondent, then pillar
    size_t open_count;
    bool has_ids;
    Balance balance; // what became of every row of the file
} Responses;

static inline const Respondent *respondent_at(const Responses *responses, size_t index)
{
    return &responses->block[index / RESPONDENTS_A_BLOCK]->respondent[index % RESPONDENTS_A_BLOCK];
}

#endif
