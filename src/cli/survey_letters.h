// SPDX-License-Identifier: EUPL-1.2
// What the people who are asked get to read: an invitation, a reminder and a text on their privacy, of
// templates/LANGUAGE/survey-*.md.
#ifndef CLI_SURVEY_LETTERS_H
#define CLI_SURVEY_LETTERS_H

#include "cli/config.h"
#include "questionnaire/limesurvey.h"

typedef struct Scan Scan;

typedef enum SurveyLetter { LETTER_INVITE, LETTER_REMIND, LETTER_PRIVACY, LETTERS } SurveyLetter;

// The letter as plain text; empty, with a diagnostic, where its template cannot be read or has faults. In
// the arena.
Slice survey_letter(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                    SurveyLetter letter);

// All three as LimeSurvey keeps them, with its own names of the link and the last day. False as above.
bool survey_letters_html(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                         SurveyLetters *letters);

#endif
