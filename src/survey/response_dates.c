// SPDX-License-Identifier: EUPL-1.2
#include "survey/response_dates.h"

#include "survey/messages.h"

uint16_t response_dates_keep(ResponseDates *dates)
{
    Date day;
    if (!dates->row[0])
        return 0;
    if (memcmp(dates->row, dates->known, ISO_DAY) == 0)
        return dates->known_day;
    if (!date_read(slice_of(dates->row), &day))
        return 0;
    if (!dates->first[0] || memcmp(dates->row, dates->first, ISO_DAY) < 0)
        memcpy(dates->first, dates->row, ISO_DAY);
    if (memcmp(dates->row, dates->last, ISO_DAY) > 0)
        memcpy(dates->last, dates->row, ISO_DAY);
    memcpy(dates->known, dates->row, ISO_DAY);
    return dates->known_day = (uint16_t)date_days(day);
}

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
