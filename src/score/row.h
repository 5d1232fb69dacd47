// SPDX-License-Identifier: EUPL-1.2
// The eight answers of one respondent on one pillar, added up without a loop.
#ifndef SCORE_ROW_H
#define SCORE_ROW_H

#include <assert.h>
#include <string.h>

#include "model/responses.h"
#include "score/results.h"

typedef struct AnswerSums {
    unsigned points;    // sum of the answers 1–4
    unsigned answered;  // how many there are
    unsigned dont_know; // how many x
} AnswerSums;

// An answer is one byte of a 64-bit word, so all eight are handled at once: x is 101 in binary and the
// only answer with both outer bits set; multiplying by 01 01 … 01 adds the bytes up in the highest one.
static inline AnswerSums row_of(const uint8_t answer[QUESTIONS])
{
    static_assert(QUESTIONS == sizeof(uint64_t) && DONT_KNOW == 5 && SYSTEMATICALLY == 4,
                  "a byte an answer");
    const uint64_t ones = 0x0101010101010101;
    uint64_t word;
    memcpy(&word, answer, sizeof word);
    uint64_t unknown = word & (word >> 2) & ones;
    uint64_t points = word - unknown * DONT_KNOW;
    uint64_t answered = (points | points >> 1 | points >> 2) & ones;
    return (AnswerSums){ (unsigned)((points * ones) >> 56), (unsigned)((answered * ones) >> 56),
                         (unsigned)((unknown * ones) >> 56) };
}

// `points` × 8 / `answered` in 1/105 points; 0 for none answered.
static inline unsigned row_score(unsigned points, unsigned answered)
{
    static const uint16_t share[QUESTIONS + 1] = { 0,       840 / 1, 840 / 2, 840 / 3, 840 / 4,
                                                   840 / 5, 840 / 6, 840 / 7, 840 / 8 };
    return points * share[answered];
}

#endif
