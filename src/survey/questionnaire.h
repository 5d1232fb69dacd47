// SPDX-License-Identifier: EUPL-1.2
// The 48 statements: the project's own, or the organisation's wording of them.
#ifndef SURVEY_QUESTIONNAIRE_H
#define SURVEY_QUESTIONNAIRE_H

#include "input/folder.h"
#include "model/pillar.h"
#include "model/strings.h"

typedef struct Scan Scan;

// The texts that come with the program, from templates/LANGUAGE/questionnaire.csv; a question's id where it
// has none. Their topics too, unless `topics` is NULL. `words` fills in the terms (NULL: their names stay).
// False, with a diagnostic, where the file cannot be read.
bool questionnaire_read_usual(Arena *arena, Diagnostics *d, Slice templates, Slice language,
                              const Strings *strings, Slice texts[ITEMS], Slice topics[ITEMS]);

// Fill scan->question_text and question_topic from templates/LANGUAGE/questionnaire.csv. Problems go to
// folder->d.
void questionnaire_read_default(ScanFolder *folder, Slice templates, Scan *scan);

// Replace those texts by the organisation's own, from the scan folder's file `name`, whose form the handbook
// sets (chapter 3): 6 pillars of 8 questions, none left out or added, each pillar's together, Strategy or
// Understand first. The topic of a statement is what the file gives as its `short`; else the usual one where
// the statement is the usual one or the handbook's; else its first words. Problems go to folder->d.
void questionnaire_read(ScanFolder *folder, Slice name, Scan *scan);

// Warn of the same statement twice in the organisation's own questionnaire, and of one that was a question of
// another pillar: in the previous scan, or in `usual_text`.
void questionnaire_check(Arena *arena, Diagnostics *d, const Scan *scan,
                         const Slice usual_text[ITEMS]);

#endif
