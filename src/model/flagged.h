// SPDX-License-Identifier: EUPL-1.2
// Customers whose mark asks for a conversation, and who gave explicit consent to it. Of single people: for
// the project leader alone, in no figure and in no facts.
#ifndef MODEL_FLAGGED_H
#define MODEL_FLAGGED_H

#include "base/date.h"

typedef struct FlaggedCustomer {
    Slice key;     // by which a follow-up names it
    Slice contact; // as the export has it
    Date date;     // of the answer
    int question;  // the recommendation
    int mark;      // its step
    bool is_promoter;
    Date contacted, closed; // by the follow-up; none: not yet
} FlaggedCustomer;

typedef enum FollowUp {
    FOLLOW_UP_AHEAD, // not yet, and there is time left
    FOLLOW_UP_DONE,
    FOLLOW_UP_LATE,   // done, but after its time
    FOLLOW_UP_OVERDUE // not yet, and its time is over
} FollowUp;

// Somebody is contacted within a week, and what came of it is settled within a month.
enum { FOLLOW_UP_WEEK = 7, FOLLOW_UP_MONTH = 30 };

// What was to be done within so many days of the answer, on the day of the scan; where that is not known
// nothing is overdue.
FollowUp follow_up(Date answered, int days, Date done, Date now);

#endif
