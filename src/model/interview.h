// SPDX-License-Identifier: EUPL-1.2
// What was said in an interview, and by whom.
#ifndef MODEL_INTERVIEW_H
#define MODEL_INTERVIEW_H

#include "base/date.h"
#include "model/node.h"
#include "model/pillar.h"

typedef struct InterviewItem {
    Pillar pillar;
    enum { ITEM_STRENGTH, ITEM_WEAKNESS, ITEM_QUOTE, ITEM_REMARK } kind;
    Node *line; // a paragraph (notes/notes.h)
    Place place;
} InterviewItem;

// Whom an interview was with (handbook, chapter 3, "Verdiepende interviews"): somebody who knows most about
// customers and service, or somebody of a department that was chosen for its scores.
typedef enum InterviewKind {
    INTERVIEW_OF_UNKNOWN_KIND,
    INTERVIEW_CX,
    INTERVIEW_DEPARTMENT
} InterviewKind;

typedef struct Interview {
    Slice file;
    int number;    // from 1: what the report calls it and what a finding cites ("[interview 4]")
    bool numbered; // that stands in the name of its file
    Date date;
    Slice role;
    InterviewKind kind;
    Slice department; // as written; empty where not given
    bool pillar[PILLARS];
    InterviewItem *items;
    size_t item_count;
} Interview;

#endif
