// SPDX-License-Identifier: EUPL-1.2
// The interviews: who was spoken to, what for, and with whom else it is advised.
#ifndef FACTS_INTERVIEWS_H
#define FACTS_INTERVIEWS_H

#include "facts/evidence.h"

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

#endif
