// SPDX-License-Identifier: EUPL-1.2
#include "model/period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/reading.h"

// ---- words ----

typedef enum WordKind {
    WORD_FILLER,
    WORD_SUFFIX, // of an ordinal
    WORD_ORDINAL,
    WORD_QUARTER,
    WORD_HALF,
    WORD_HALF_OR_MID, // "half 2026"
    WORD_WEEK,
    WORD_SEASON,
    WORD_EDGE
} WordKind;

enum { NO_SEASON, SPRING, SUMMER, AUTUMN, WINTER };
enum { NO_EDGE, EDGE_BEGIN, EDGE_MID, EDGE_END };

typedef struct WordRow {
    const char *words; // divided by '|'
    WordKind kind;
    int value;
} WordRow;

static const WordRow rows[] = {
    { reading_period_filler, WORD_FILLER, 0 },
    { reading_period_suffix, WORD_SUFFIX, 0 },
    { reading_period_first, WORD_ORDINAL, 1 },
    { reading_period_second, WORD_ORDINAL, 2 },
    { reading_period_third, WORD_ORDINAL, 3 },
    { reading_period_fourth, WORD_ORDINAL, 4 },
    { reading_period_quarter, WORD_QUARTER, 0 },
    { reading_period_half, WORD_HALF, 0 },
    { reading_period_half_or_mid, WORD_HALF_OR_MID, 0 },
    { reading_period_week, WORD_WEEK, 0 },
    { reading_period_spring, WORD_SEASON, SPRING },
    { reading_period_summer, WORD_SEASON, SUMMER },
    { reading_period_autumn, WORD_SEASON, AUTUMN },
    { reading_period_winter, WORD_SEASON, WINTER },
    { reading_period_begin, WORD_EDGE, EDGE_BEGIN },
    { reading_period_mid, WORD_EDGE, EDGE_MID },
    { reading_period_end, WORD_EDGE, EDGE_END },
};

// Three letters or more of a month's name.
static int month_named(Slice word)
{
    static const char *const names[12] = { reading_month_1,  reading_month_2,  reading_month_3,
                                           reading_month_4,  reading_month_5,  reading_month_6,
                                           reading_month_7,  reading_month_8,  reading_month_9,
                                           reading_month_10, reading_month_11, reading_month_12 };
    for (int i = 0; i < 12 && word.len >= 3; i++)
        for (Slice rest = slice_of(names[i]), name; slice_next_field(&rest, '|', &name);)
            if (slice_starts(name, word))
                return i + 1;
    return 0;
}

// ---- the parts of a text ----

enum { NUMBERS_MOST = 3 };

// The words and numbers of a text, whatever stands between them.
typedef struct PeriodParts {
    int year, second_year;    // of four digits
    int before_year;          // how many numbers stand before it
    int number[NUMBERS_MOST]; // others, of one or two digits
    bool two_digits[NUMBERS_MOST];
    int numbers;
    bool last_is_year; // an apostrophe before the last number
    bool month_first;  // before any of the numbers
    int month;         // by name
    int season, edge;
    int quarter, half, week; // how often a word for it stands there
    bool half_alone;         // "half", which without a number is the middle
    bool ordinal;
} PeriodParts;

static bool take_word(PeriodParts *parts, Slice word)
{
    const WordRow *row = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !row; i++)
        if (slice_is_exactly_one_of(word, rows[i].words))
            row = &rows[i];
    if (!row) {
        bool first = parts->month == 0;
        parts->month = month_named(word);
        parts->month_first = parts->numbers == 0;
        return first && parts->month;
    }
    switch (row->kind) {
    case WORD_FILLER: return true;
    case WORD_SUFFIX: parts->ordinal = true; return parts->numbers > 0;
    case WORD_ORDINAL:
        parts->ordinal = true;
        if (parts->numbers == NUMBERS_MOST)
            return false;
        parts->last_is_year = false;
        parts->number[parts->numbers++] = row->value;
        return true;
    case WORD_QUARTER: return parts->quarter++ == 0;
    case WORD_HALF: return parts->half++ == 0;
    case WORD_HALF_OR_MID: parts->half_alone = true; return parts->half++ == 0;
    case WORD_WEEK: return parts->week++ == 0;
    case WORD_SEASON: break;
    case WORD_EDGE: break;
    }
    int *place = row->kind == WORD_SEASON ? &parts->season : &parts->edge;
    bool first = *place == 0;
    *place = row->value;
    return first;
}

static bool take_number(PeriodParts *parts, Slice digits, bool apostrophe)
{
    uint64_t value;
    if (digits.len == 3 || digits.len > 4 || !slice_to_u64(digits, &value) || value == 0)
        return false;
    if (digits.len == 4) {
        int *place = parts->year ? &parts->second_year : &parts->year;
        bool first = *place == 0;
        parts->before_year = parts->year ? parts->before_year : parts->numbers;
        *place = (int)value;
        return first;
    }
    if (parts->numbers == NUMBERS_MOST)
        return false;
    parts->last_is_year = apostrophe;
    parts->two_digits[parts->numbers] = digits.len == 2;
    parts->number[parts->numbers++] = (int)value;
    return true;
}

// Past a sign that may stand between words and numbers; 0 where there is none.
static size_t between(Slice text, size_t at, bool *apostrophe)
{
    static const char *const signs[] = { " ", ".", "-", "/", ",", "'", "’", "‘", "–", "\u00a0" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (slice_starts(slice_part(text, at, text.len), slice_of(signs[i]))) {
            *apostrophe = i >= 5 && i <= 7;
            return at + strlen(signs[i]);
        }
    }
    return 0;
}

static bool split(Slice text, PeriodParts *parts)
{
    enum { WORD_MOST = 16 };
    char word[WORD_MOST];
    bool apostrophe = false;
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && ascii_is_digit(text.at[i]))
            i++;
        if (i > from) {
            if (!take_number(parts, slice_part(text, from, i), apostrophe))
                return false;
            continue;
        }
        size_t len = 0;
        for (; i < text.len && ascii_is_letter(text.at[i]); i++)
            if (len < WORD_MOST)
                word[len++] = (char)(text.at[i] | 0x20);
        if (len ? len == WORD_MOST || !take_word(parts, (Slice){ word, len })
                : !(i = between(text, i, &apostrophe)))
            return false;
    }
    return true;
}

// ---- dates ----

static bool day_exists(int year, int month, int day, Date *date)
{
    char text[32];
    int len = snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return date_read((Slice){ text, (size_t)len }, date);
}

static bool set_day(Period *period, int year, int month, int day)
{
    Date date;
    if (!day_exists(year, month, day, &date))
        return false;
    period->side[PERIOD_START] = period->side[PERIOD_END] = date;
    return true;
}

// Months from the first of `year` on, which may lie beyond its end.
static void set_months(Period *period, int year, int first, int count)
{
    int last = first + count - 1;
    period->side[PERIOD_START] = (Date){ year, first, 0 };
    period->side[PERIOD_END] = (Date){ year + (last > 12), last > 12 ? last - 12 : last, 0 };
}

// Week 1 is that of 4 January. Some years have 52, others 53.
static bool set_week(Period *period, int year, int week)
{
    int64_t fourth = date_days((Date){ year, 1, 4 });
    int64_t monday = fourth - (fourth + 3) % 7 + 7 * (week - 1); // 1970-01-01 was a Thursday
    if (week < 1 || date_from_days(monday + 3).year != year)
        return false;
    period->side[PERIOD_START] = date_from_days(monday);
    period->side[PERIOD_END] = date_from_days(monday + 6);
    return true;
}

// A spreadsheet counts days from 30 December 1899: 46023 is 2026-01-01. Some write 46023.0.
static bool read_serial(Slice text, Period *period)
{
    enum { LEAST = 36526, MOST = 73050, EPOCH = 25569 }; // 2000 to 2099; 1970-01-01
    uint64_t number;
    size_t end = 0;
    while (end < text.len && ascii_is_digit(text.at[end]))
        end++;
    for (size_t i = end + 1; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]))
            return false;
    if (end != 5 || !slice_to_u64(slice_part(text, 0, end), &number) || number < LEAST ||
        number > MOST || (end < text.len && text.at[end] != '.' && text.at[end] != ','))
        return false;
    period->side[PERIOD_START] = period->side[PERIOD_END] = date_from_days((int64_t)number - EPOCH);
    return true;
}

// Without the time of day that a spreadsheet adds: " 00:00", " 0:00:00", "T00:00:00Z".
static Slice without_time(Slice text)
{
    size_t colon = slice_find(text, S(":")), at = colon;
    if (colon == text.len)
        return text;
    for (size_t i = colon; i < text.len; i++)
        if (!ascii_is_digit(text.at[i]) && !strchr(":.+Z", text.at[i]))
            return text;
    while (at > 0 && ascii_is_digit(text.at[at - 1]))
        at--;
    return at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == 'T')
               ? slice_part(text, 0, at - 1)
               : text;
}

// ---- years of two digits ----

static void last_becomes_year(PeriodParts *parts)
{
    parts->year = 2000 + parts->number[--parts->numbers];
    parts->before_year = parts->numbers;
}

static bool is_day_and_month(int day, int month)
{
    Date date;
    return day_exists(2024, month, day, &date);
}

// Could a plan of `year` name the year with these two digits? Any, where that year is not known.
static bool is_near(int two_digits, int year)
{
    enum { YEARS = 3 };
    return !year || abs(2000 + two_digits - year) <= YEARS;
}

// "jun-26" is a month where 26 can be the year of a plan; "30-jun" never is, and "jun-30" could be the day.
static PeriodReading year_beside_month(PeriodParts *parts, int year)
{
    int last = parts->numbers - 1, number = parts->number[last];
    bool day = parts->numbers == 1 && is_day_and_month(number, parts->month);
    if (!parts->two_digits[last] || (day && !is_near(number, year)) ||
        (parts->numbers == 1 && !parts->month_first))
        return day ? PERIOD_NO_YEAR : PERIOD_NOT;
    last_becomes_year(parts);
    return PERIOD_EXACT;
}

// "30-06-26"; but "26-06-30" looks more like a year first.
static PeriodReading year_of_three(PeriodParts *parts, int year)
{
    Date date;
    const int *n = parts->number;
    bool day_first = parts->two_digits[2] && day_exists(2000 + n[2], n[1], n[0], &date);
    bool year_first = parts->two_digits[0] && day_exists(2000 + n[0], n[1], n[2], &date);
    if (day_first && year_first && !is_near(n[2], year) && is_near(n[0], year))
        return PERIOD_TWO_WAYS;
    if (!day_first)
        return PERIOD_NOT;
    last_becomes_year(parts);
    return PERIOD_EXACT;
}

static PeriodReading find_year(PeriodParts *parts, int year)
{
    bool counted = parts->quarter || parts->half || parts->week;
    if (parts->year)
        return PERIOD_EXACT;
    if (parts->numbers && parts->last_is_year && parts->two_digits[parts->numbers - 1]) {
        last_becomes_year(parts);
        return PERIOD_EXACT;
    }
    if (counted || parts->season || (parts->edge && !parts->month)) {
        bool enough = parts->numbers == (counted ? 2 : 1);
        if (!enough || !parts->two_digits[parts->numbers - 1])
            return PERIOD_NOT;
        last_becomes_year(parts);
        return PERIOD_EXACT;
    }
    if (parts->month)
        return parts->numbers ? year_beside_month(parts, year) : PERIOD_NOT;
    if (parts->numbers == 3)
        return year_of_three(parts, year);
    const int *n = parts->number;
    return parts->numbers == 2 && (is_day_and_month(n[0], n[1]) || is_day_and_month(n[1], n[0]))
               ? PERIOD_NO_YEAR
               : PERIOD_NOT;
}

// ---- meaning ----

// A quarter, a half or a week: the only number beside the year is its own.
static PeriodReading read_counted(const PeriodParts *parts, Period *period)
{
    int number = parts->number[0];
    if (parts->numbers != 1 || parts->quarter + parts->half + parts->week != 1 || parts->season)
        return PERIOD_NOT;
    if (parts->week)
        return !parts->month && !parts->edge && set_week(period, parts->year, number) ? PERIOD_LOOSE
                                                                                      : PERIOD_NOT;
    if (parts->half && parts->month) {
        set_months(period, parts->year, parts->month, 1);
        return number <= 2 ? PERIOD_LOOSE : PERIOD_NOT;
    }
    int months = parts->quarter ? 3 : 6;
    if (parts->month || number > 12 / months)
        return PERIOD_NOT;
    set_months(period, parts->year, (number - 1) * months + 1, months);
    return parts->half || parts->edge ? PERIOD_LOOSE : PERIOD_EXACT;
}

// "winter 2026-2027", "winter 2026/27"; that of 2026 alone could be either.
static PeriodReading read_season(const PeriodParts *parts, Period *period)
{
    static const int first[] = { [SPRING] = 3, [SUMMER] = 6, [AUTUMN] = 9, [WINTER] = 12 };
    int next = parts->year + 1;
    bool spans =
        parts->second_year == next || (parts->numbers == 1 && parts->number[0] == next % 100);
    bool plain = !parts->second_year && !parts->numbers;
    if (parts->month || (parts->season == WINTER ? !spans && !plain : !plain))
        return PERIOD_NOT;
    if (parts->season == WINTER && plain)
        return PERIOD_TWO_WAYS;
    set_months(period, parts->year, first[parts->season], 3);
    return PERIOD_LOOSE;
}

// A day, a month or a year, and what is near the edge of one.
static PeriodReading read_calendar(const PeriodParts *parts, Period *period)
{
    const int *n = parts->number;
    PeriodReading exact = parts->edge ? PERIOD_LOOSE : PERIOD_EXACT;
    if (parts->second_year || (parts->ordinal && !parts->month) ||
        parts->numbers > (parts->month ? 1 : 2))
        return PERIOD_NOT;
    if (parts->month && parts->numbers)
        return set_day(period, parts->year, parts->month, n[0]) ? PERIOD_EXACT : PERIOD_NOT;
    if (parts->numbers == 2) {
        bool first = parts->before_year == 0;
        return parts->before_year != 1 &&
                       set_day(period, parts->year, n[first ? 0 : 1], n[first ? 1 : 0])
                   ? PERIOD_EXACT
                   : PERIOD_NOT;
    }
    int month = parts->month ? parts->month : parts->numbers ? n[0] : 0;
    if (month > 12)
        return PERIOD_NOT;
    if (month)
        set_months(period, parts->year, month, 1);
    else if (parts->edge == EDGE_MID)
        set_months(period, parts->year, 6, 2);
    else if (parts->edge)
        set_months(period, parts->year, parts->edge == EDGE_BEGIN ? 1 : 10, 3);
    else
        set_months(period, parts->year, 1, 12);
    bool quarter = parts->numbers == 1 && month <= 4 && !parts->two_digits[0];
    return quarter && !parts->edge ? PERIOD_GUESSED : exact;
}

PeriodReading period_read(Slice text, int year, Period *period)
{
    PeriodParts parts = { .year = 0 };
    Date date;
    text = without_time(slice_trim(text));
    if (date_read(text, &date)) {
        period->side[PERIOD_START] = period->side[PERIOD_END] = date;
        return PERIOD_EXACT;
    }
    if (read_serial(text, period))
        return PERIOD_GUESSED;
    if (!text.len || !split(text, &parts))
        return PERIOD_NOT;
    if (parts.half_alone && parts.numbers == (parts.year == 0)) {
        parts.half = 0;
        parts.edge = EDGE_MID;
    }
    PeriodReading reading = find_year(&parts, year);
    if (reading != PERIOD_EXACT)
        return reading;
    if (parts.quarter || parts.half || parts.week)
        return parts.second_year ? PERIOD_NOT : read_counted(&parts, period);
    return parts.season ? read_season(&parts, period) : read_calendar(&parts, period);
}

bool period_day_month(Slice text, int *day, int *month)
{
    PeriodParts parts = { .year = 0 };
    Date date;
    text = without_time(slice_trim(text));
    if (date_read(text, &date) && date.day) {
        *day = date.day;
        *month = date.month;
        return true;
    }
    // "jan-01" is the first month of 2001, and no day.
    bool digit = text.len && ascii_is_digit(text.at[0]);
    if (!digit || !split(text, &parts) || !parts.month || !parts.numbers || parts.quarter)
        return false;
    *day = parts.number[0];
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
