// SPDX-License-Identifier: EUPL-1.2
// What a final report needs, and what of it is there.
//
// Stage `validated` needs the interviews, the desk research and the scores that follow from them with their
// reasons; `final` needs all. An idea in the roadmap may still be without an owner or dates; every other
// action may not.
#ifndef FACTS_CHECKLIST_H
#define FACTS_CHECKLIST_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "facts/fact.h"
#include "model/settings.h"

typedef struct Scan Scan;       // model/scan.h
typedef struct Strings Strings; // model/strings.h

enum { NEEDS = 14 };

typedef struct Need {
    Slice id;   // "interviews"
    Slice text; // "12 gesprekken of meer", in the language of the words
    bool present;
    Stage stage;     // the first stage that needs it
    Slice detail;    // which miss it, "Strategie, Meten", or how many there are; may be empty
    bool is_counted; // how many
} Need;

// In the order in which a scan gathers them; texts in the arena.
typedef struct Checklist {
    Need need[NEEDS];
    bool is_complete;
} Checklist;

// What the scan has of it and what is missing, in the words of the documents.
Checklist checklist_make(Arena *arena, const Scan *scan, const Strings *strings);

// Complains by the scan's stage: at `final` of each need that is not met (an error; in a draft a warning),
// at `validated` of missing interviews and desk research (warnings), at `self` of interviews that the stage
// denies.
void checklist_diagnose(Arena *arena, Diagnostics *d, const Scan *scan);

typedef struct NeedFacts {
    Slice id, text;
    bool present;
    Slice detail;
} NeedFacts;

extern const Record need_record;

// In the documents.
NeedFacts facts_need(const Need *need);

#endif
