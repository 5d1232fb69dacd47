// SPDX-License-Identifier: EUPL-1.2
// How the response stands while the survey runs: what the report would say of it now (facts/evidence.h:
// ResponseFacts), how many answers are missing to half of those invited, and how the response came.
//
// Nothing of what people answered. A department is shown where the report shows it; days are of the whole
// organisation, and each adds min_group people or more, so that two of them tell of no fewer.
#ifndef FACTS_FIELDWORK_H
#define FACTS_FIELDWORK_H

#include "facts/fact.h"

typedef struct Facts Facts;

typedef struct FieldworkGroup {
    Slice name;
    Slice part_of; // the department above it; empty at the top
    CountValue level;
    bool withheld;
    CountValue invited, responded, missing;
    ExactValue rate;
} FieldworkGroup;

typedef struct FieldworkDay {
    Slice date, date_text;
    CountValue responded, added;
    ExactValue rate;
} FieldworkDay;

typedef struct Fieldwork {
    FieldworkGroup whole;
    const FieldworkGroup
        *groups; // departments in the scan's order, rows of several, who is in none of them
    size_t group_count;
    CountValue department_count, below_half_count, withheld_count;
    const FieldworkDay *days;
    size_t day_count;
    CountValue undated; // respondents of whom the export tells no day
} Fieldwork;

extern const Record fieldwork_record; // of Fieldwork

// In the arena of the facts' style.
Fieldwork fieldwork_make(const Facts *facts);

#endif
