// SPDX-License-Identifier: EUPL-1.2
#include "model/flagged.h"

FollowUp follow_up(Date answered, int days, Date done, Date now)
{
    int64_t last = date_days(answered) + days;
    if (!date_is_none(done))
        return date_days(done) <= last ? FOLLOW_UP_DONE : FOLLOW_UP_LATE;
    bool over = !date_is_none(now) && date_days(now) > last;
    return over ? FOLLOW_UP_OVERDUE : FOLLOW_UP_AHEAD;
}
