// SPDX-License-Identifier: EUPL-1.2
// What the numbers and phases of one text are held against.
#ifndef REFERENCES_NUMBER_CHECK_H
#define REFERENCES_NUMBER_CHECK_H

#include <jansson.h>

#include "base/text_map.h"
#include "facts/context.h"
#include "references/named_values.h"

typedef struct PillarValues {
    bool collected;
    NamedValues own;
    NamedValues question[QUESTIONS];
    bool phase[PHASES]; // those that a text about this pillar may name
    Slice phase_now;    // empty where it has none
    int self_phase;     // of the self-image; −1 where it has none
} PillarValues;

typedef struct NumberCheck {
    const FactsContext *context;
    const json_t *tree;
    Diagnostics *d;
    char decimal_sign;     // of what people wrote
    PillarValues *pillars; // as the findings being read call them
    NamedValues response;
    Slice file;           // being read
    const TextMap *fixed; // its numbers that are right, as `bare` has them
    int pillar;           // that it is about, or ALL
} NumberCheck;

// Most findings hold no number typed by hand, so a pillar's values are collected where one is held against
// them.
const PillarValues *pillar_values(const NumberCheck *s, int p);

// A text about that pillar, or all (sentence_subject.h) begins; its writer said that these numbers are right.
void number_check_begin(NumberCheck *s, Slice file, int pillar, const Slice *fixed,
                        size_t fixed_count);

// Did its writer say that this number or phase is right?
bool number_is_fixed(const NumberCheck *s, Slice text);

#endif
