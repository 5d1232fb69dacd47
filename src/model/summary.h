// SPDX-License-Identifier: EUPL-1.2
// What those who did the scan say to whoever decides.
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "model/note.h"

typedef enum SummaryPart {
    SUMMARY_HEADING, // of the front matter, plain
    SUMMARY_LEAD,
    SUMMARY_MESSAGE, // of the body, Markdown: each item is a point
    SUMMARY_DECISIONS,
    SUMMARY_PARTS
} SummaryPart;

typedef struct Summary {
    bool present;
    Slice file;
    Node *part[SUMMARY_PARTS]; // tags and references are not bound
    Slice *fixed;              // as those of findings
    size_t fixed_count;
} Summary;

#endif
