// SPDX-License-Identifier: EUPL-1.2
// Everything that a document may say: the results as they are printed (facts/printed.h), with the suppression
// plan applied (score/suppression_plan.h), as structs; and the same as JSON, which is what templates see.
//
// facts/fact.h has the table of fields that says what each is. Keys never change without a new `schema`
// number.
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <jansson.h>

#include "facts/benchmark.h"
#include "facts/certificate.h"
#include "facts/checklist.h"
#include "facts/connection.h"
#include "facts/department.h"
#include "facts/department_compared.h"
#include "facts/evidence.h"
#include "facts/journeys.h"
#include "facts/measurement.h"
#include "facts/message.h"
#include "facts/method.h"
#include "facts/note_texts.h"
#include "facts/pillar.h"
#include "facts/progress.h"
#include "facts/roadmap.h"
#include "facts/scan.h"
#include "facts/scan_trend.h"
#include "facts/steering.h"
#include "facts/strategy_map.h"
#include "facts/summary.h"
#include "model/desk_document.h"

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
    MeasurementList measurements;
    JourneyList journeys;
    CertificateFacts certificate;
    const BenchmarkFacts *benchmark; // NULL: the scan names none
    RulesFacts rules;
    RoadmapFacts roadmap;
    StrategyMap strategy_map;
    SteeringFacts steering;
    bool has_bare_pillars, has_other_quotes;
    MethodFacts method;
    PrivacyFacts privacy;
    SourceList sources;
    GeneratorFacts generator;
    Slice edition;
    const DepartmentPage *department; // NULL in all but the page of one
    NeedFacts checklist[NEEDS];
    ProgressFacts progress; // filled in by revision_put (revision/revision.h)
    json_t *revision;       // since the documents made before (revision/revision.h)
    const Strings *strings;
    TermsFacts terms;
    MessageFacts message;
    WhatNow what_now;
    ValueStyle style;            // how its values are printed
    json_t *tree;                // all of it as JSON
    const FactsContext *context; // that it was made from
    NoteTexts *notes;            // what people wrote in it, for documents to include
} Facts;

extern const Record facts_record; // of Facts

// A word of the documents' language by its name in words.yaml; the name itself where there is none, so that a
// gap shows.
Slice facts_word(const Facts *facts, const char *name);

#endif
