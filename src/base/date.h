// SPDX-License-Identifier: EUPL-1.2
// Civil dates (proleptic Gregorian) without the machine's clock, locale or time zone.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/slice.h"

// year 0: no date. month and day count from 1; day 0 stands for "a month", month 0 for "a year".
typedef struct Date {
    int year;
    int month;
    int day;
} Date;

// "2026-03-12", "2026-03", "12-3-2026", "12/03/2026" (day first). False where `s` is no date that exists.
bool date_read(Slice s, Date *date);

// Days since 1970-01-01 (day 0 and month 0 count as the first), and back.
int64_t date_days(Date date);
Date date_from_days(int64_t days);

// The date of a moment in seconds since 1970, UTC.
Date date_from_seconds(int64_t seconds);

// "2026-03-12", a month "2026-03", a year "2026"; empty for no date. date_read reads the first two
// back. In the arena.
Slice date_iso(Arena *arena, Date date);

bool date_is_none(Date date);
int date_compare(Date a, Date b);

#endif
