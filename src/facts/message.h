// SPDX-License-Identifier: EUPL-1.2
// What summary.md says, and what follows from all.
#ifndef FACTS_MESSAGE_H
#define FACTS_MESSAGE_H

#include "facts/fact.h"

// A point of the message, or a decision that is asked for.
typedef struct PointFacts {
    Slice text, who, when;
} PointFacts;

typedef struct MessageFacts {
    Slice heading, lead;
    bool has_points;
    const PointFacts *points;
    size_t point_count;
    bool has_decisions, one_decision;
    CountValue decisions_count;
    const PointFacts *decisions;
    size_t decision_number;
} MessageFacts;

// What there is for the page that says what follows.
typedef struct WhatNow {
    bool present, has_conclusions, has_advice, has_actions, has_rows, has_withheld, withheld_is_one,
        has_reservations;
} WhatNow;

extern const Record message_record, what_now_record;

#endif
