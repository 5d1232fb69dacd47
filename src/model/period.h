// SPDX-License-Identifier: EUPL-1.2
// Dates as people write them in a plan: a day, a month, a quarter, a season, a year.
//
// What is read, and as what:
// - a day "2026-06-15", "15-6-2026", "15.06.2026", "15-06-26", "12 maart 2026", "30-jun-26", "2026-06-30
//   00:00"; the day stands before the month;
// - a month "2026-06", "6-2026", "juni 2026", "juni '26", "jun-26" (as Excel saves a month);
// - a quarter "2026-Q2", "Q2, 2026", "2e kw. 2026", "tweede kwartaal 2026"; a year "2026";
// - a week "2026-W23", "week 23 2026", from Monday to Sunday (ISO 8601);
// - half a year "H1 2026", "1e helft 2026", "first half of 2026", "2e halfjaar 2026": six months;
// - a season of the weather: spring ("voorjaar 2026") is March to May, summer June to August, autumn
//   ("najaar") September to November, "winter 2026-2027" December to February;
// - "begin 2026" is January to March, "medio 2026" June and July, "eind 2026" October to December; of a
//   month, a quarter or a season ("eind juni 2026") they mean all of it;
// - a spreadsheet's number of a day: 46023 is 2026-01-01.
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include "base/date.h"

typedef enum PeriodSide { PERIOD_START, PERIOD_END, PERIOD_SIDES } PeriodSide;

// From and to: a day twice, or the first and the last month, without days.
typedef struct Period {
    Date side[PERIOD_SIDES];
} Period;

typedef enum PeriodReading {
    PERIOD_NOT,      // none of these, or no day that exists
    PERIOD_EXACT,    // its dates say what was written
    PERIOD_LOOSE,    // they say more: "voorjaar 2026", "week 23 2026"
    PERIOD_GUESSED,  // it could have been meant otherwise: 46023, "2-2026"
    PERIOD_NO_YEAR,  // a day and a month: "30-jun", what a spreadsheet makes of 30-6
    PERIOD_TWO_WAYS, // as likely one as another: "winter 2026"
} PeriodReading;

// `year` is that of the scan, or 0: by it two digits are a year or a day ("jun-26", "jun-30"). *period is set
// where the reading is exact, loose or guessed.
PeriodReading period_read(Slice text, int year, Period *period);

// The last day of what a date covers, in days since 1970: of the month where it has no day.
int64_t period_last_day(Date date);

// Quarters since the year 0, to count with: year × 4 + quarter − 1. -1 where there is no date, or only its
// year.
int64_t period_quarter(Date date);

// The day and the month of a date as a spreadsheet shows it: "1-jan", "01-jan", "1 januari 2026", "1-1-2026",
// "2026-01-01", "2026-01-01 00:00:00". False where it is none; the day may be one that does not exist.
bool period_day_month(Slice text, int *day, int *month);

#endif
