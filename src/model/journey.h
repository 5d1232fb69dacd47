// SPDX-License-Identifier: EUPL-1.2
// A journey of customers: who is responsible, how often it is made in a year, and which questions of a
// measurement are about it.
#ifndef MODEL_JOURNEY_H
#define MODEL_JOURNEY_H

#include "model/measurement.h"

typedef struct Journey {
    Slice name, owner;
    int64_t volume;                 // a year
    const Measurement *measurement; // NULL: it is not measured
    int *question;                  // of that measurement
    size_t question_count;
} Journey;

#endif
