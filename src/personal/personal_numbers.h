// SPDX-License-Identifier: EUPL-1.2
// Numbers that point at a person, by their form and their check digits.
#ifndef PERSONAL_PERSONAL_NUMBERS_H
#define PERSONAL_PERSONAL_NUMBERS_H

#include "personal/personal_detail.h"

// Is there a phone number, a BSN or an IBAN at byte `at`, where a word may begin? `next` becomes the byte
// to go on from, beyond all digits that were looked at.
//
// The eleven-test: nine digits times 9, 8, … 2, −1 add up to a multiple of 11 (Besluit burgerservicenummer).
// IBAN: ISO 13616, with the check digits of ISO 7064, MOD 97-10.
bool personal_number_at(Slice text, size_t at, PersonalDetail *found, size_t *next);

#endif
