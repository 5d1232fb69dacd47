// SPDX-License-Identifier: EUPL-1.2
// The questionnaire as LimeSurvey imports it: its "Tab Separated Value survey structure".
//
// Source: the manual's page of that name, and LimeSurvey's own reader (application/helpers/admin/
// import_helper.php, TSVImportSurvey), which says what the page does not. tests/checks/limesurvey lists the
// rules that follow.
#ifndef QUESTIONNAIRE_LIMESURVEY_H
#define QUESTIONNAIRE_LIMESURVEY_H

#include "questionnaire/questionnaire.h"

// What people are told, as HTML; {SURVEYURL} and {EXPIRY} are for LimeSurvey to fill in.
typedef struct SurveyLetters {
    Slice invite_subject, invite, remind_subject, remind, privacy;
} SurveyLetters;

// The whole file. Each pillar is an array of its statements, so that an export calls them "strategy[SQ001]"
// or "… [1.1 We weten …]"; answers have the codes of questionnaire_code. Where no department is known, none
// is asked. In the arena.
Slice limesurvey_structure(Arena *arena, const Questionnaire *q, const SurveyLetters *letters);

#endif
