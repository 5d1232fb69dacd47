// SPDX-License-Identifier: EUPL-1.2
// What those who did the scan conclude about one pillar.
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "base/fraction.h"
#include "model/note.h"

// The texts of a finding: two of the front matter, plain, and three of the body, Markdown.
typedef enum FindingPart {
    FINDING_HEADING, // a message of its own for the chapter
    FINDING_REASON,
    FINDING_CONCLUSIONS,
    FINDING_RECOMMENDATIONS,
    FINDING_EXAMPLES,
    FINDING_PARTS
} FindingPart;

typedef struct Findings {
    bool present;
    Slice file;
    Fraction validated; // "no value" where not given
    Place target_place;
    Fraction target; // a score 8–32, also where a phase was given (its lowest score); or "no value"
    int target_phase; // 0–4 where the target was given as a phase, else -1
    Node
        *part[FINDING_PARTS]; // tags and references are not bound; headings of the body are shifted
    Slice *fixed;             // numbers and phase names that the writer stands for: "3,2"
    size_t fixed_count;
} Findings;

#endif
