// SPDX-License-Identifier: EUPL-1.2
// What a sentence speaks of.
#ifndef REFERENCES_SENTENCE_SUBJECT_H
#define REFERENCES_SENTENCE_SUBJECT_H

#include "model/pillar.h"
#include "references/sentences.h"

enum { ALL = -1 };

typedef struct Subject {
    size_t from, to;
    bool pillar[PILLARS];
    bool question[ITEMS];
    size_t question_at[ITEMS]; // where each was named
    bool has_question;
    bool then;      // also of the previous measurement and of what changed
    bool says_self; // that something is the self-image
    bool says_score, says_value;
} Subject;

// Read the sentence from subject->from to subject->to, in a text about that pillar, or ALL. Ids of questions
// are blanked. One that names no pillar, in a text about all, may speak of each.
void sentence_subject(NoteProse *prose, int pillar, char decimal_sign, Subject *subject);

// Is it one of the words that stand between "|", in small letters?
bool word_is_one_of(Slice word, const char *names);

#endif
