// SPDX-License-Identifier: EUPL-1.2
// Everything that a document may say: the results as they are printed (facts/printed.h), with the suppression
// plan applied (score/suppression_plan.h), as structs; and the same as JSON, which is what templates see.
//
// facts/fact.h has the table of fields that says what each is. Keys never change without a new `schema`
// number.
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <jansson.h>

#include "facts/checklist.h"
#include "facts/connection.h"
#include "facts/department.h"
#include "facts/evidence.h"
#include "facts/message.h"
#include "facts/method.h"
#include "facts/note_texts.h"
#include "facts/pillar.h"
#include "facts/roadmap.h"
#include "facts/scan.h"
#include "facts/summary.h"

typedef struct Facts {
    CountValue schema;
    ScanFacts scan;
    ResponseFacts response;
    BalanceFacts balance;
    PillarFacts pillars[PILLARS];
    GroupFacts groups[2];
    ConnectionFacts connections[CONNECTIONS];
    ConnectionSummary connection_summary;
    DepartmentList departments, departments_by_mean;
    DepartmentSpread department_spread;
    WithheldFacts withheld;
    SummaryFacts summary;
    ScanTrendFacts change;
    InterviewList interviews;
    InterviewSummary interview_summary;
    InterviewAdvice interview_advice;
    DeskList desk;
    DeskKindFacts desk_kinds[DESK_CHECKLIST];
    DeskSummary desk_summary;
    bool has_evidence;
    RulesFacts rules;
    RoadmapFacts roadmap;
    bool has_bare_pillars, has_other_quotes;
    MethodFacts method;
    PrivacyFacts privacy;
    SourceList sources;
    GeneratorFacts generator;
    NeedFacts checklist[NEEDS];
    json_t *revision; // since the documents made before (facts/revision.h)
    const Strings *strings;
    TermsFacts terms;
    MessageFacts message;
    WhatNow what_now;
    ValueStyle style; // how its values are printed
    json_t *tree;     // all of it as JSON
    NoteTexts *notes; // what people wrote in it, for documents to include
} Facts;

extern const Record facts_record; // of Facts

// A word of the documents' language by its name in words.yaml; the name itself where there is none, so that a
// gap shows.
Slice facts_word(const Facts *facts, const char *name);

// In the arena, but for the tree, which facts_free releases.
Facts *facts_make(Arena *arena, const Scan *scan, const Results *results);
void facts_free(Facts *facts);

// Hold the findings against these facts of the scan: an error for a tag that names none and for a citation of
// something that is not there; for a number or a phase typed by hand that is not the present one, a fault at
// stage `final`, else a warning.
void facts_check_findings(Diagnostics *d, const Scan *scan, const Results *results,
                          const Facts *facts);

// Sets `revision` to what `snapshot` (of these facts: facts/snapshot.h) says otherwise than `since`; NULL:
// nothing.
void facts_put_revision(Facts *facts, const Scan *scan, const json_t *since,
                        const json_t *snapshot);

// How many figures of departments each rule withholds (score/suppression_plan.h).
typedef struct RuleCounts {
    size_t small, cover, version, alike;
} RuleCounts;

// Sets privacy.rules. For the project leader alone.
void facts_put_rule_counts(Facts *facts, const RuleCounts *counts);

#endif
