// SPDX-License-Identifier: EUPL-1.2
// What an interview is to go into, pillar by pillar: the questions with the lowest mean, and those that
// most people did not know an answer to. Of the whole organisation, as the report shows them.
#ifndef FACTS_INTERVIEW_GUIDE_H
#define FACTS_INTERVIEW_GUIDE_H

#include "facts/fact.h"
#include "model/pillar.h"

typedef struct Facts Facts;
typedef struct QuestionFacts QuestionFacts;

enum { GUIDE_QUESTIONS = 3 };

typedef struct GuidePillar {
    Slice id, name, leading_question;
    CountValue index;
    ExactValue score;
    bool has_weakest, has_unknown;
    const QuestionFacts *const *weakest, *const *unknown; // lowest first; most unknown first
    size_t weakest_count, unknown_count;
} GuidePillar;

typedef struct InterviewGuide {
    const GuidePillar *pillars; // PILLARS of them
    size_t pillar_count;
} InterviewGuide;

extern const Record interview_guide_record; // of InterviewGuide

// In the arena of the facts' style. Of questions that are equal the first stands first.
InterviewGuide interview_guide_make(const Facts *facts);

#endif
