// SPDX-License-Identifier: EUPL-1.2
// When people answered, by the column that says it: is that before the report, and within one scan?
#ifndef SURVEY_RESPONSE_DATES_H
#define SURVEY_RESPONSE_DATES_H

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/settings.h"

// Days as they begin an ISO date, which sort as text; empty where none was met.
enum { ISO_DAY = 10 };
typedef struct ResponseDates {
    char row[ISO_DAY + 1]; // of the row being read
    char first[ISO_DAY + 1];
    char last[ISO_DAY + 1];
} ResponseDates;

// The cell of the row being read: "2026-03-04 10:22:31". Others are passed over, as is 1980-01-01, which
// LimeSurvey writes where it keeps no date.
static inline void response_dates_cell(ResponseDates *dates, Slice text)
{
    bool iso = text.len >= ISO_DAY && text.at[4] == '-' && text.at[7] == '-' &&
               slice_starts(text, S("20"));
    memcpy(dates->row, iso ? text.at : "", iso ? ISO_DAY : 1);
}

// The row counts.
static inline void response_dates_keep(ResponseDates *dates)
{
    if (!dates->row[0])
        return;
    if (!dates->first[0] || memcmp(dates->row, dates->first, ISO_DAY) < 0)
        memcpy(dates->first, dates->row, ISO_DAY);
    if (memcmp(dates->row, dates->last, ISO_DAY) > 0)
        memcpy(dates->last, dates->row, ISO_DAY);
}

// Complain where the last lies after the day of the report, or more than a year after the first.
void response_dates_check(const ResponseDates *dates, Arena *arena, Diagnostics *d, Slice file,
                          const Settings *settings);

#endif
