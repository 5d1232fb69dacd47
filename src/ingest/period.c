#include "ingest/period.h"

#include <stdio.h>
#include <string.h>

// The words and numbers of a text, whatever stands between them.
typedef struct Parts {
    int year;     // of four digits
    int number;   // another, of one or two digits
    int second;   // another after that
    int month;    // by name
    bool quarter; // a word for it
} Parts;

static int month_named(const char *word)
{
    static const struct {
        char start[4];
        int month;
    } names[] = { { "jan", 1 },  { "feb", 2 },  { "mrt", 3 },  { "maa", 3 }, { "mar", 3 }, { "apr", 4 },
                  { "mei", 5 },  { "may", 5 },  { "jun", 6 },  { "jul", 7 }, { "aug", 8 }, { "sep", 9 },
                  { "okt", 10 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(word, names[i].start, 3) == 0)
            return names[i].month;
    return 0;
}

static bool take_word(Parts *parts, const char *word)
{
    static const char *const quarter[] = { "q", "k", "kw", "kwartaal", "quarter", "qtr" };
    static const char *const ordinal[] = { "e", "ste", "de", "st", "nd", "rd", "th" };
    for (size_t i = 0; i < sizeof quarter / sizeof *quarter; i++) {
        if (strcmp(word, quarter[i]) == 0) {
            bool first = !parts->quarter;
            parts->quarter = true;
            return first;
        }
    }
    for (size_t i = 0; i < sizeof ordinal / sizeof *ordinal; i++)
        if (strcmp(word, ordinal[i]) == 0)
            return true;
    bool first = parts->month == 0;
    parts->month = month_named(word);
    return first && parts->month;
}

static bool take_number(Parts *parts, Slice digits)
{
    uint64_t value;
    if (!slice_to_u64(digits, &value) || value == 0)
        return false;
    int *place = parts->number ? &parts->second : &parts->number;
    if (digits.len == 4)
        place = &parts->year;
    if (*place || digits.len == 3 || digits.len > 4)
        return false;
    *place = (int)value;
    return true;
}

static bool split(Slice text, Parts *parts)
{
    char word[16];
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && text.at[i] >= '0' && text.at[i] <= '9')
            i++;
        if (i > from) {
            if (!take_number(parts, slice_part(text, from, i)))
                return false;
            continue;
        }
        size_t len = 0;
        while (i < text.len && ((text.at[i] | 0x20) >= 'a' && (text.at[i] | 0x20) <= 'z')) {
            if (len + 1 < sizeof word)
                word[len++] = (char)(text.at[i] | 0x20);
            i++;
        }
        word[len] = 0;
        if (len ? !take_word(parts, word) : !strchr(" .-/'", text.at[i++]))
            return false;
    }
    return true;
}

static bool day_exists(int year, int month, int day, Date *date)
{
    char text[32];
    int len = snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return date_read((Slice){ text, (size_t)len }, date);
}

bool period_read(Slice text, PeriodSide side, Date *date)
{
    Parts parts = { 0, 0, 0, 0, false };
    text = slice_trim(text);
    if (date_read(text, date))
        return true;
    if (!text.len || !split(text, &parts))
        return false;
    // "mrt-26", "Q2 '26": the last number is the year.
    if (!parts.year) {
        int *last = parts.second ? &parts.second : &parts.number;
        parts.year = *last ? 2000 + *last : 0;
        *last = 0;
    }
    if (!parts.year || parts.second)
        return false;
    if (parts.quarter) {
        *date = (Date){ parts.year, parts.number * 3 - (side == PERIOD_START ? 2 : 0), 0 };
        return parts.number >= 1 && parts.number <= 4 && !parts.month;
    }
    if (parts.month && parts.number)
        return day_exists(parts.year, parts.month, parts.number, date);
    if (parts.number)
        return false;
    int whole_year = side == PERIOD_START ? 1 : 12;
    *date = (Date){ parts.year, parts.month ? parts.month : whole_year, 0 };
    return true;
}

bool period_day_month(Slice text, int *day, int *month)
{
    Parts parts = { 0, 0, 0, 0, false };
    Date date;
    text = slice_trim(text);
    text = slice_part(text, 0, slice_find(text, S(" 00:00")));
    if (date_read(text, &date) && date.day) {
        *day = date.day;
        *month = date.month;
        return true;
    }
    // "jan-01" is the first month of 2001, and no day.
    bool digit = text.len && text.at[0] >= '0' && text.at[0] <= '9';
    if (!digit || !split(text, &parts) || !parts.month || !parts.number || parts.quarter)
        return false;
    *day = parts.number;
    *month = parts.month;
    return true;
}

int64_t period_last_day(Date date)
{
    if (date.day)
        return date_days(date);
    bool year_end = date.month == 12 || date.month == 0;
    Date next = { date.year + year_end, year_end ? 1 : date.month + 1, 1 };
    return date_days(next) - 1;
}

int64_t period_quarter(Date date)
{
    return date_is_none(date) || !date.month ? -1 : date.year * 4 + (date.month - 1) / 3;
}
