// SPDX-License-Identifier: EUPL-1.2
// One thing in a text that points at a person.
#ifndef PERSONAL_PERSONAL_DETAIL_H
#define PERSONAL_PERSONAL_DETAIL_H

#include "base/slice.h"

typedef enum PersonalKind {
    PERSONAL_EMAIL,
    PERSONAL_PHONE, // Dutch, or with a country code; not 0800, 0900 and 14 0xx, which are nobody's own
    PERSONAL_BSN,      // nine digits that pass the eleven-test of the burgerservicenummer
    PERSONAL_IBAN,     // by its country's length and the remainder 1 of ISO 7064
    PERSONAL_BIRTH,    // a date beside "geboren" or the like
    PERSONAL_INTERNET, // an IP address; not the number of a version
    PERSONAL_NAME,     // "mevrouw De Vries", "dhr. J. Jansen", "Mrs. Smith"; not "mevrouw X"
    PERSONAL_KINDS
} PersonalKind;

typedef struct PersonalDetail {
    PersonalKind kind;
    size_t at, len; // bytes of the text
} PersonalDetail;

#endif
