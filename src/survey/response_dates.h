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
    char known[ISO_DAY +
               1]; // the day that was read before, for most rows have the day of the row above them
    uint16_t known_day;
} ResponseDates;

// The cell of the row being read: "2026-03-04 10:22:31", or "2026/03/04 10:22:31 a.m. CET" as Google writes
// it. Others are passed over, for 3/4/2026 may be two days, as is 1980-01-01, which LimeSurvey writes where
// it keeps no date.
static inline void response_dates_cell(ResponseDates *dates, Slice text)
{
    if (text.len < ISO_DAY || !slice_starts(text, S("20")) || text.at[4] != text.at[7] ||
        (text.at[4] != '-' && text.at[4] != '/'))
        return;
    memcpy(dates->row, text.at, ISO_DAY);
    dates->row[4] = dates->row[7] = '-';
}

// The row counts. The day that it was answered, in days since 1970; 0 where no cell told.
uint16_t response_dates_keep(ResponseDates *dates);

// Complain where the last lies after the day of the report, or more than a year after the first.
void response_dates_check(const ResponseDates *dates, Arena *arena, Diagnostics *d, Slice file,
                          const Settings *settings);

#endif
