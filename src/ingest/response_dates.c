#include "ingest/response_dates.h"

#include "base/messages.h"

void response_dates_check(const ResponseDates *dates, Arena *arena, Diagnostics *d, Slice file, Date report)
{
    enum { YEAR_DAYS = 366 };
    Date first, last;
    if (!date_read(slice_of(dates->first), &first) || !date_read(slice_of(dates->last), &last))
        return;
    if (!date_is_none(report) && date_compare(last, report) > 0)
        diagnose(d, DIAG_RESPONSES_LATER, ((Place){ .file = file }), date_iso(arena, last),
                 date_iso(arena, report));
    if (date_days(last) - date_days(first) > YEAR_DAYS)
        diagnose(d, DIAG_RESPONSES_APART, ((Place){ .file = file }), date_iso(arena, first),
                 date_iso(arena, last));
}
