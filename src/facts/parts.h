// SPDX-License-Identifier: EUPL-1.2
// The parts of the tree, each made in a file of its own. The caller owns what they return.
#ifndef FACTS_PARTS_H
#define FACTS_PARTS_H

#include "facts/facts.h"
#include "facts/tree.h"
#include "facts/trend.h"
#include "score/trend.h"

ScanFacts facts_scan(const FactsContext *context);
ResponseFacts facts_response(const FactsContext *context);
BalanceFacts facts_balance(const FactsContext *context);
PillarFacts facts_pillar(const FactsContext *context, Pillar pillar);
GroupFacts facts_group(const FactsContext *context, int group);
SummaryFacts facts_summary(const FactsContext *context);
ConnectionFacts facts_connection(const FactsContext *context, int index);
ConnectionSummary facts_connection_summary(const FactsContext *context);
RoadmapFacts facts_roadmap(const FactsContext *context);
EffectFacts facts_effect(const FactsContext *context); // the part of it that is computed
MethodFacts facts_method(const FactsContext *context);
SourceList facts_sources(const FactsContext *context);
TermsFacts facts_terms(const FactsContext *context);

// A question by its item; a pillar's strongest or weakest by its number, 0–7 (−1: NULL), in the arena.
QuestionFacts facts_question(const FactsContext *context, int item);
const ExtremeQuestion *facts_extreme(const FactsContext *context, Pillar pillar, int question);
extern const Record strongest_record, weakest_record;

// "question-1-3": where the item stands in the document. In the arena.
Slice facts_question_anchor(const FactsContext *context, int item);

// "Overige afdelingen": the name of Results.merged[index]. In the arena.
Slice facts_merged_name(const FactsContext *context, size_t index);

// In the order of the scan, or of facts_departments_by_mean.
DepartmentList facts_departments(const FactsContext *context);
DepartmentList facts_departments_by_mean(const FactsContext *context);
DepartmentSpread facts_department_spread(const FactsContext *context);
WithheldFacts facts_withheld(const FactsContext *context);

// What moves a name to the right that lies below that department (counted from 1; 0: below none).
Slice facts_indent(const FactsContext *context, size_t above);

// Numbers of the departments below the same one in order of mean, high to low, ties by name; then the
// withheld ones by name; each followed by those below it.
// Returns the array in the arena, as long as there are departments.
size_t *facts_order_by_mean(const FactsContext *context);

// Is there a department that may be shown?
bool facts_has_departments(const FactsContext *context);

// What lies between the established score and the target (below 0: it is passed); "no value" where one of
// them is not known.
Fraction facts_gap(const FactsContext *context, Pillar pillar);

// What changed since the previous scan: of one figure (NULL: nothing is known), of a pillar, and all in all.
TrendFacts facts_trend_of(const FactsContext *context, const Trend *trend);
PillarTrendFacts facts_pillar_trend(const FactsContext *context, Pillar pillar);
ScanTrendFacts facts_trend(const FactsContext *context);

// The score of the previous scan as its own report had it, where it may be compared with this one; else "no
// value".
Fraction facts_previous(const FactsContext *context, Pillar pillar);

// What is withheld, in numbers, of the departments and questions that `facts` has.
PrivacyFacts facts_privacy(const FactsContext *context, const Facts *facts);

// Where a pillar stands in the CX-grid.
GridFacts facts_grid(const FactsContext *context, Pillar pillar);

// Give a pillar its own actions of the roadmap, and say whether it is bare.
void facts_add_actions(const FactsContext *context, PillarFacts *facts, Pillar pillar,
                       const RoadmapFacts *roadmap);

// What people wrote.
FindingsFacts facts_findings(const FactsContext *context, Pillar pillar, const GridFacts *grid);

// A pillar's conclusions (md), whole and as first paragraph and rest.
void facts_set_conclusions(const FactsContext *context, FindingsFacts *findings, const Node *root);
PillarInterviews facts_pillar_interviews(const FactsContext *context, Pillar pillar);
OpenAnswersFacts facts_open_answers(const FactsContext *context, Pillar pillar);
InterviewList facts_interviews(const FactsContext *context);
InterviewSummary facts_interview_summary(const FactsContext *context);
InterviewAdvice facts_interview_advice(const FactsContext *context);

// The department of an interview, where naming it beside a role points at nobody: it is shown and has
// min_group_open respondents. Empty otherwise.
Slice facts_interview_department(const FactsContext *context, const Interview *interview);

// What the handbook asks for (chapter 3, "Verdiepende interviews").
enum {
    INTERVIEWS_LEAST = 12,
    INTERVIEWS_MOST = 15,
    CX_LEAST = 6,
    CX_MOST = 8,
    DEPARTMENTS_LEAST = 6
};

// How many interviews there were, of each kind; of those with a department how many were with one that stands
// out or is average (score/advice.h), and how many with one that is not named; and what was said in them.
typedef struct HeardCounts {
    size_t interviews, cx, department, unknown;
    size_t standing_out, average, unnamed;
    size_t strengths, weaknesses, quotes;
} HeardCounts;
HeardCounts facts_heard(const FactsContext *context);

// What was read.
DeskList facts_desk(const FactsContext *context);
NamedPillars facts_named_pillars(const FactsContext *context, const bool named[PILLARS]);

DeskKindFacts facts_desk_kind(const FactsContext *context, DeskKind kind);
DeskSummary facts_desk_summary(const FactsContext *context);
bool facts_desk_has(const Scan *scan, DeskKind kind);

RulesFacts facts_rules(const FactsContext *context);

// What a final report needs.
NeedFacts facts_need(const Need *need);

// Which part of those invited in a department responded; "no value" where that is not known or not shown.
Fraction facts_department_rate(const DepartmentResult *department);

#endif
