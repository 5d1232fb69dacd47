// What in a text points at a person: looked for in all that people wrote and that goes out, for a report is
// read by more people than a note.
#ifndef INGEST_PERSONAL_DETAILS_H
#define INGEST_PERSONAL_DETAILS_H

#include "base/slice.h"

typedef enum PersonalKind {
    PERSONAL_EMAIL,
    PERSONAL_PHONE,    // Dutch, or with a country code; not 0800, 0900 and 14 0xx, which are nobody's own
    PERSONAL_BSN,       // nine digits that pass the eleven-test of the burgerservicenummer
    PERSONAL_IBAN,      // by its country's length and the remainder 1 of ISO 7064
    PERSONAL_BIRTH,    // a date beside "geboren" or the like
    PERSONAL_INTERNET, // an IP address; not the number of a version
    PERSONAL_NAME,      // "mevrouw De Vries", "dhr. J. Jansen", "Mrs. Smith"; not "mevrouw X"
    PERSONAL_KINDS
} PersonalKind;

typedef struct PersonalDetail {
    PersonalKind kind;
    size_t at, len; // bytes of the text
} PersonalDetail;

// The next one in valid UTF-8 that begins at byte `from` or after it. False where there is none. A text is
// gone through once, however many there are.
bool personal_detail_next(Slice text, size_t from, PersonalDetail *found);

#endif
