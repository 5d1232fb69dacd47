// SPDX-License-Identifier: EUPL-1.2
// What a survey asks: the 48 statements with their answers, an open question a pillar, and the department.
//
// Each text begins with what makes it known again when an export has it for a heading (columns/heading.h):
// a statement with its number, the others with the words that name them.
#ifndef QUESTIONNAIRE_QUESTIONNAIRE_H
#define QUESTIONNAIRE_QUESTIONNAIRE_H

#include "base/arena.h"
#include "base/slice.h"
#include "model/pillar.h"

typedef struct Scan Scan; // model/scan.h

enum { SURVEY_ANSWERS = 5 };

typedef struct Questionnaire {
    Slice title, organisation, language;
    Slice intro, thanks; // before the first question and after the last
    Slice pillar[PILLARS], pillar_question[PILLARS];
    Slice statement[ITEMS];       // "1.1 We weten …"
    Slice answer[SURVEY_ANSWERS]; // never, …, systematically, don't know
    Slice open[PILLARS];
    Slice department;
    const Slice *departments; // to choose from; none: the department is not asked
    size_t department_count;
} Questionnaire;

// Of a scan: its own wording, terms and departments, in its language. Of departments with others below them
// those below stand there, and the one above where more people were invited of it. In the arena; `scan`
// must stay.
Questionnaire questionnaire_make(Arena *arena, const Scan *scan);

// What an answer is called in codes: "1" to "4", "x".
Slice questionnaire_code(int answer);

#endif
