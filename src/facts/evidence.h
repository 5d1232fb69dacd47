// SPDX-License-Identifier: EUPL-1.2
// What the scan stands on beside the answers: interviews, documents and the handbook's rules.
#ifndef FACTS_EVIDENCE_H
#define FACTS_EVIDENCE_H

#include "base/slice.h"
#include "facts/fact.h"
#include "model/interview.h"

// ---- interviews ----

typedef struct InterviewFacts {
    CountValue number;
    Slice anchor, role, department, department_text, month_text, kind, kind_text;
} InterviewFacts;

typedef struct InterviewList {
    const InterviewFacts *items;
    size_t count;
} InterviewList;

typedef struct InterviewSummary {
    CountValue count, cx_count, department_count, unknown_count, standing_out_count, average_count,
        unnamed_count, strengths_count, weaknesses_count, quotes_count;
    bool present, is_one, too_few, too_many, enough, kinds_known, has_unknown, has_unnamed,
        has_named, has_points;
} InterviewSummary;

// Why a department is worth an interview: it clearly differs on a pillar.
typedef struct AdviceReason {
    Slice id, name; // of the pillar
    bool is_higher, is_lower;
    ExactValue score, organisation;
    Slice interval_text;
    RealValue p_holm;
    Slice p_text;
} AdviceReason;

typedef struct AdvisedDepartment {
    Slice name, kind, kind_text;
    CountValue n;
    bool advised, clear;
    RealValue mean, organisation;
    const AdviceReason *reasons;
    size_t reason_count;
} AdvisedDepartment;

typedef struct InterviewAdvice {
    bool present;
    CountValue advised_count, clear_count;
    const AdvisedDepartment *departments;
    size_t department_count;
} InterviewAdvice;

extern const Record interview_record, interview_summary_record, interview_advice_record;

// ---- documents ----

// A pillar that something is about.
typedef struct NamedPillar {
    Slice id, name;
} NamedPillar;

// Those pillars in the handbook's order, and their names: "Meten en Cultuur", "alle pijlers".
typedef struct NamedPillars {
    const NamedPillar *pillars;
    size_t count;
    Slice text; // empty for none
} NamedPillars;

typedef struct DeskFacts {
    CountValue number;
    Slice anchor, document, kind, kind_id, pillar, pillar_name;
    NamedPillars on;
    Slice finding;
} DeskFacts;

typedef struct DeskList {
    const DeskFacts *items;
    size_t count;
} DeskList;

typedef struct DeskKindFacts {
    Slice id, name;
    bool present;
} DeskKindFacts;

typedef struct DeskSummary {
    bool present;
    CountValue seen_count;
    Slice seen_text;
    CountValue kinds_count, missing_count;
    bool has_missing, one_missing;
    Slice missing_text;
} DeskSummary;

extern const Record named_pillars_record, desk_record, desk_kind_record, desk_summary_record;

// ---- rules ----

enum { RULES = 11 };
typedef struct RuleFacts {
    Slice id, text;
    CountValue met; // 1, 0 or unknown
    bool is_met, is_not_met, is_unknown;
    Slice verdict, mark, detail;
} RuleFacts;

typedef struct RulesSummary {
    Slice met_text;
    CountValue met_count, not_met_count, unknown_count, count;
    bool none_met, one_met, all_met, has_not_met, one_not_met, has_unknown, one_unknown;
    CountValue next_year;
} RulesSummary;

typedef struct RulesFacts {
    RuleFacts rule[RULES];
    RulesSummary summary;
} RulesFacts;

extern const Record rules_record;

#endif
