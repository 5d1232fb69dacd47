// SPDX-License-Identifier: EUPL-1.2
#include "survey/response_dates.h"

#include "survey/messages.h"

void response_dates_check(const ResponseDates *dates, Arena *arena, Diagnostics *d, Slice file,
                          const Settings *settings)
{
    enum { YEAR_DAYS = 366 };
    Date first, last;
    if (!date_read(slice_of(dates->first), &first) || !date_read(slice_of(dates->last), &last))
        return;
    if (!date_is_none(settings->date) && date_compare(last, settings->date) > 0)
        diagnose(d, settings->has_date ? DIAG_RESPONSES_LATER : DIAG_RESPONSES_AFTER_TODAY,
                 ((Place){ .file = file }), date_iso(arena, last), date_iso(arena, settings->date));
    if (date_days(last) - date_days(first) > YEAR_DAYS)
        diagnose(d, DIAG_RESPONSES_APART, ((Place){ .file = file }), date_iso(arena, first),
                 date_iso(arena, last));
}
