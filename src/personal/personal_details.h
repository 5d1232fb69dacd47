// SPDX-License-Identifier: EUPL-1.2
// What in a text points at a person: looked for in all that people wrote and that goes out, for a report is
// read by more people than a note.
#ifndef PERSONAL_PERSONAL_DETAILS_H
#define PERSONAL_PERSONAL_DETAILS_H

#include "personal/personal_detail.h"

// The next one in valid UTF-8 that begins at byte `from` or after it. False where there is none. A text is
// gone through once, however many there are.
bool personal_detail_next(Slice text, size_t from, PersonalDetail *found);

#endif
