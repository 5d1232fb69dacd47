// Dates as people write them in a plan: a day, a month, a quarter, a year.
#ifndef INGEST_PERIOD_H
#define INGEST_PERIOD_H

#include "base/date.h"

typedef enum PeriodSide { PERIOD_START, PERIOD_END } PeriodSide;

// "2026-06-15", "15-6-2026", "12 maart 2026", "2026-06", "mrt-26" (as Excel saves a month), "2026-Q2",
// "Q2 2026", "2e kw. 2026", "2026"; month names Dutch or English. A quarter or a year becomes its first or
// its last month, without a day. False where `text` is none of these or no day that exists.
bool period_read(Slice text, PeriodSide side, Date *date);

// The last day of what a date covers, in days since 1970: of the month where it has no day.
int64_t period_last_day(Date date);

// Quarters since the year 0, to count with: year × 4 + quarter − 1. -1 where there is no date, or only its
// year.
int64_t period_quarter(Date date);

// The day and the month of a date as a spreadsheet shows it: "1-jan", "01-jan", "1 januari 2026", "1-1-2026",
// "2026-01-01", "2026-01-01 00:00:00". False where it is none; the day may be one that does not exist.
bool period_day_month(Slice text, int *day, int *month);

#endif
