// SPDX-License-Identifier: EUPL-1.2
// Open answers while their file is read: those of a row wait for its end.
#ifndef SURVEY_OPEN_ANSWERS_H
#define SURVEY_OPEN_ANSWERS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"
#include "model/pillar.h"
#include "model/responses.h"

enum { OPEN_A_ROW = 64 };

typedef struct OpenPart {
    Pillar pillar;
    size_t from; // in OpenAnswers.texts
    size_t to;
    size_t column;
} OpenPart;

typedef struct OpenAnswers {
    OpenPart part[OPEN_A_ROW];
    size_t part_count;
    Buffer texts;     // of the row being read
    OpenAnswer *kept; // grows by realloc: half of an arena's room would be left behind
    size_t count;
    size_t room;
    char *chunk; // room for the texts that are kept, and how much is left of it
    size_t chunk_left;
} OpenAnswers;

// A new row.
static inline void open_start(OpenAnswers *open)
{
    open->part_count = 0;
    open->texts.len = 0;
}

// An answer of the row being read.
void open_take(OpenAnswers *open, Pillar pillar, size_t column, Slice text);

// The text of part `index` of the row being read.
static inline Slice open_text(const OpenAnswers *open, size_t index)
{
    return slice_part(buffer_slice(&open->texts), open->part[index].from, open->part[index].to);
}

// The row is that of `respondent`: keep its answers, in order of pillar.
void open_keep(OpenAnswers *open, Arena *arena, size_t respondent);

// Hand over what was kept to `responses`, and free the rest.
void open_finish(OpenAnswers *open, Arena *arena, Responses *responses);

#endif
