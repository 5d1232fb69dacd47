// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

static int month_length(int year, int month)
{
    static const int length[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : length[month - 1];
}

static bool field(Slice s, int most, int *value)
{
    uint64_t number;
    if (s.len == 0 || s.len > 4 || !slice_to_u64(s, &number) || number > (uint64_t)most)
        return false;
    *value = (int)number;
    return true;
}

bool date_read(Slice s, Date *date)
{
    Slice part[3] = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
    size_t count = 0;
    s = slice_trim(s);
    char separator = slice_find(s, S("/")) < s.len ? '/' : '-';
    for (Slice rest = s, piece; slice_next_field(&rest, separator, &piece); count++) {
        if (count == 3)
            return false;
        part[count] = piece;
    }
    Date read = { 0, 0, 0 };
    bool year_first = part[0].len == 4;
    if (count == 2 && year_first) {
        if (!field(part[0], 9999, &read.year) || !field(part[1], 12, &read.month) || !read.month)
            return false;
        *date = read;
        return true;
    }
    if (count != 3 || (!year_first && part[2].len != 4))
        return false;
    if (!field(part[year_first ? 0 : 2], 9999, &read.year) || !field(part[1], 12, &read.month) ||
        !field(part[year_first ? 2 : 0], 31, &read.day))
        return false;
    if (!read.year || !read.month || !read.day || read.day > month_length(read.year, read.month))
        return false;
    *date = read;
    return true;
}

// Howard Hinnant, "chrono-compatible low-level date algorithms": years that start in March put the leap
// day last, so the length of the months before it is a straight line.
int64_t date_days(Date date)
{
    int month = date.month ? date.month : 1, day = date.day ? date.day : 1;
    int64_t year = date.year - (month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Date date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (Date){ (int)(year_of_era + era * 400 + (month <= 2)), month, day };
}

Date date_from_seconds(int64_t seconds)
{
    int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    return date_from_days(days);
}

Slice date_iso(Arena *arena, Date date)
{
    if (date_is_none(date))
        return S("");
    if (!date.month)
        return slice_print(arena, "%04d", date.year);
    if (!date.day)
        return slice_print(arena, "%04d-%02d", date.year, date.month);
    return slice_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_is_none(Date date)
{
    return date.year == 0;
}

int date_compare(Date a, Date b)
{
    int64_t x = date_days(a), y = date_days(b);
    return (x > y) - (x < y);
}
