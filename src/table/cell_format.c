// SPDX-License-Identifier: EUPL-1.2
// Numbers are kept as decimal digits all the way: no double, no locale.
#include "table/cell_format.h"

#include <string.h>

#include "base/date.h"
#include "language/reading.h"

enum { DIGITS_KEPT = 40, DIGITS_SHOWN = 15, EXPONENT_MOST = 999 };

// Excel's days: 61 is 1 March 1900, 2958465 the last day of 9999.
enum {
    DAY_1970 = 25569,
    DAY_LEAP = 60,
    DAY_LAST = 2958465,
    DAYS_TO_1904 = 1462,
    DAY_SECONDS = 86400
};

// ---- formats ----

// The length of a run of one letter.
static size_t run(Slice s, size_t at)
{
    size_t end = at;
    while (end < s.len && (s.at[end] | 0x20) == (s.at[at] | 0x20))
        end++;
    return end - at;
}

// "m" is a month, or minutes beside hours or seconds. `before` is the letter of the part before it.
static bool is_minutes(Slice code, size_t after, char before)
{
    if (before == 'h')
        return true;
    for (size_t i = after; i < code.len && code.at[i] != ';'; i++)
        if (strchr("dmyhs", code.at[i] | 0x20) && code.at[i])
            return (code.at[i] | 0x20) == 's';
    return false;
}

CellFormat cell_format_read(Slice code)
{
    CellFormat format = 0;
    char before = 0;
    for (size_t i = 0; i < code.len && code.at[i] != ';';) {
        Slice rest = slice_part(code, i, code.len);
        char c = code.at[i], small = (char)(c | 0x20);
        if (c == '"') {
            i += 2 + slice_find(slice_part(rest, 1, rest.len), S("\""));
        } else if (c == '[') {
            size_t end = slice_find(rest, S("]"));
            // A colour, a condition, a language; or hours, minutes or seconds that count on.
            Slice inside = slice_part(rest, 1, end);
            if (inside.len && strchr("hms", inside.at[0] | 0x20) && run(inside, 0) == inside.len)
                format |= FORMAT_TIME | FORMAT_ELAPSED;
            before = format & FORMAT_ELAPSED ? 'h' : before;
            i += end + 1;
        } else if (c == '\\' || c == '_' || c == '*') {
            i += 2;
        } else if (slice_starts_folded(rest, S("am/pm")) ||
                   slice_starts_folded(rest, S("general"))) {
            i += small == 'g' ? 7 : 5;
        } else if (c != '\0' && strchr("dmyhs", small)) {
            size_t len = run(rest, 0);
            if (small == 'm')
                format |= is_minutes(code, i + len, before) ? FORMAT_TIME : FORMAT_MONTH;
            else
                format |= small == 'y' ? FORMAT_YEAR : small == 'd' ? FORMAT_DAY : FORMAT_TIME;
            before = small;
            i += len;
        } else {
            format |= c == '%' ? FORMAT_PERCENT : 0;
            i++;
        }
    }
    return format;
}

CellFormat cell_format_builtin(uint64_t number)
{
    const CellFormat day = FORMAT_YEAR | FORMAT_MONTH | FORMAT_DAY;
    switch (number) {
    case 9:
    case 10: return FORMAT_PERCENT;
    case 16: return FORMAT_DAY | FORMAT_MONTH;
    case 17: return FORMAT_MONTH | FORMAT_YEAR;
    case 22: return day | FORMAT_TIME;
    case 46: return FORMAT_TIME | FORMAT_ELAPSED;
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 47:
    case 55:
    case 56: return FORMAT_TIME;
    default:
        return (number >= 14 && number <= 31 && (number <= 15 || number >= 27)) || number == 36 ||
                       (number >= 50 && number <= 58)
                   ? day
                   : 0;
    }
}

// ---- decimals ----

// 0.d₁d₂d₃… × 10^point
typedef struct Decimal {
    bool negative;
    char digit[DIGITS_KEPT]; // '0' … '9'
    int count;               // without zeros at either end
    int point;
} Decimal;

static bool read_exponent(Slice s, int *exponent)
{
    bool negative = s.len && s.at[0] == '-';
    int value = 0;
    if (s.len && (s.at[0] == '-' || s.at[0] == '+'))
        s = slice_part(s, 1, s.len);
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_digit(s.at[i]))
            return false;
        value = value > EXPONENT_MOST ? value : value * 10 + (s.at[i] - '0');
    }
    *exponent = negative ? -value : value;
    return s.len > 0;
}

static bool decimal_read(Slice s, Decimal *decimal)
{
    bool after_point = false, any = false;
    int exponent = 0;
    size_t i = 0;
    *decimal = (Decimal){ .negative = s.len && s.at[0] == '-' };
    if (s.len && (s.at[0] == '-' || s.at[0] == '+'))
        i++;
    for (; i < s.len && (ascii_is_digit(s.at[i]) || (s.at[i] == '.' && !after_point)); i++) {
        if (s.at[i] == '.') {
            after_point = true;
            continue;
        }
        any = true;
        bool leading = decimal->count == 0 && s.at[i] == '0';
        if (leading ? after_point : false)
            decimal->point--;
        if (leading)
            continue;
        if (!after_point)
            decimal->point++;
        if (decimal->count < DIGITS_KEPT)
            decimal->digit[decimal->count++] = s.at[i];
    }
    if (i < s.len &&
        ((s.at[i] | 0x20) != 'e' || !read_exponent(slice_part(s, i + 1, s.len), &exponent)))
        return false;
    decimal->point += exponent;
    while (decimal->count && decimal->digit[decimal->count - 1] == '0')
        decimal->count--;
    return any;
}

// To so many digits, half up.
static void decimal_round(Decimal *decimal, int digits)
{
    if (decimal->count <= digits)
        return;
    bool up = decimal->digit[digits] >= '5';
    decimal->count = digits;
    while (up && decimal->count && decimal->digit[decimal->count - 1] == '9')
        decimal->count--;
    if (up && decimal->count) {
        decimal->digit[decimal->count - 1]++;
    } else if (up) {
        decimal->digit[decimal->count++] = '1';
        decimal->point++;
    }
    while (decimal->count && decimal->digit[decimal->count - 1] == '0')
        decimal->count--;
}

static char digit_at(const Decimal *decimal, int at)
{
    return at >= 0 && at < decimal->count ? decimal->digit[at] : '0';
}

static void decimal_add(Buffer *out, Decimal decimal)
{
    enum { PLAIN_MOST = 21, PLAIN_LEAST = -6 };
    // A whole number keeps its digits: it may be somebody's long id.
    if (decimal.count > decimal.point)
        decimal_round(&decimal, DIGITS_SHOWN);
    if (decimal.negative && decimal.count)
        buffer_add_byte(out, '-');
    bool plain =
        decimal.count == 0 || (decimal.point <= PLAIN_MOST && decimal.point >= PLAIN_LEAST);
    int point = plain ? decimal.point : 1;
    for (int i = point < 1 ? point - 1 : 0; i < point || i < decimal.count; i++) {
        if (i == point && point > 0)
            buffer_add_byte(out, '.');
        buffer_add_byte(out, digit_at(&decimal, i));
        if (i == point - 1 && point < 1 && decimal.count)
            buffer_add_byte(out, '.');
        if (decimal.count == 0)
            break;
    }
    if (!plain)
        buffer_print(out, "E%+03d", decimal.point - 1);
}

// ---- days ----

static void add_time(Buffer *out, int64_t seconds)
{
    buffer_print(out, "%02lld:%02d:%02d", (long long)(seconds / 3600), (int)(seconds / 60 % 60),
                 (int)(seconds % 60));
}

static void add_day(Buffer *out, int64_t day, CellFormat format)
{
    Date date = date_from_days(day - DAY_1970 + (day < DAY_LEAP));
    if (day == DAY_LEAP)
        date = (Date){ 1900, 2, 29 };
    CellFormat shown = format & (FORMAT_YEAR | FORMAT_MONTH | FORMAT_DAY);
    Slice months = slice_of(reading_spreadsheet_months), month = S("");
    for (int i = 0; i < date.month; i++)
        slice_next_field(&months, '|', &month);
    if (shown == (FORMAT_DAY | FORMAT_MONTH)) // period_read and period_day_month know it
        buffer_print(out, "%d-%.*s", date.day, SLICE_ARGS(month));
    else if (shown == (FORMAT_MONTH | FORMAT_YEAR))
        buffer_print(out, "%04d-%02d", date.year, date.month);
    else if (shown == FORMAT_YEAR)
        buffer_print(out, "%04d", date.year);
    else
        buffer_print(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

// False where the number is no day of the calendar.
static bool moment_add(Buffer *out, const Decimal *decimal, CellFormat format, bool from_1904)
{
    enum { FRACTION_DIGITS = 12 };
    int64_t day = 0, fraction = 0, unit = 1;
    if (decimal->negative || decimal->point > 7)
        return false;
    for (int i = 0; i < decimal->point; i++)
        day = day * 10 + (digit_at(decimal, i) - '0');
    for (int i = 0; i < FRACTION_DIGITS; i++) {
        fraction = fraction * 10 + (digit_at(decimal, decimal->point + i) - '0');
        unit *= 10;
    }
    int64_t seconds = (fraction * DAY_SECONDS + unit / 2) / unit;
    day += seconds / DAY_SECONDS;
    seconds %= DAY_SECONDS;
    bool has_day = (format & (FORMAT_YEAR | FORMAT_MONTH | FORMAT_DAY)) && (day || from_1904);
    if (has_day && from_1904)
        day += DAYS_TO_1904;
    if (day > DAY_LAST)
        return false;
    if (has_day)
        add_day(out, day, format);
    else
        add_time(out, seconds + (format & FORMAT_ELAPSED ? day * DAY_SECONDS : 0));
    if (has_day && (format & FORMAT_TIME) && seconds) {
        buffer_add_byte(out, ' ');
        add_time(out, seconds);
    }
    return true;
}

// ---- what is shown ----

void cell_number_add(Buffer *out, Slice number, CellFormat format, bool from_1904)
{
    Decimal decimal;
    size_t digits = 0;
    while (digits < number.len && ascii_is_digit(number.at[digits]))
        digits++;
    bool shown = digits && digits == number.len && (digits == 1 || number.at[0] != '0') && !format;
    number = slice_trim(number);
    if (shown || !decimal_read(number, &decimal)) {
        buffer_add(out, number);
        return;
    }
    bool is_moment = format & (FORMAT_YEAR | FORMAT_MONTH | FORMAT_DAY | FORMAT_TIME);
    if (is_moment && moment_add(out, &decimal, format, from_1904))
        return;
    bool percent = !is_moment && (format & FORMAT_PERCENT);
    if (percent)
        decimal.point += 2;
    decimal_add(out, decimal);
    if (percent)
        buffer_add_byte(out, '%');
}

void cell_date_add(Buffer *out, Slice iso)
{
    size_t time = slice_find(iso, S("T"));
    Slice clock = slice_part(iso, time + 1, iso.len);
    clock = slice_part(clock, 0, slice_find(clock, S(".")));
    if (slice_ends(clock, S("Z")))
        clock.len--;
    buffer_add(out, slice_part(iso, 0, time));
    if (!clock.len || slice_equal(clock, S("00:00:00")))
        return;
    buffer_add_byte(out, ' ');
    buffer_add(out, clock);
}
