// SPDX-License-Identifier: EUPL-1.2
// Dates of birth: a date beside a word that says so.
#ifndef PERSONAL_BIRTH_DATE_H
#define PERSONAL_BIRTH_DATE_H

#include "personal/personal_detail.h"

// Is there a date with a day at byte `at`, where a word begins, and does the sentence say just before it, or
// just behind it, that somebody was born then? "geboren te Utrecht op 12-03-1968", "DOB: March 3, 1968",
// "3 maart 1968 geboren". Not the dates of events, nor of rules ("wie geboren is na 1 januari 1957").
bool birth_date_at(Slice text, size_t at, PersonalDetail *found);

#endif
