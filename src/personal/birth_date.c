// SPDX-License-Identifier: EUPL-1.2
#include "personal/birth_date.h"

#include <string.h>

#include "language/reading.h"

// A byte of a word; what is no ASCII is a letter here.
static bool is_in_word(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

// ---- a date ----

// Reads on from `at`; 0 where it failed.
typedef struct DateCursor {
    Slice text;
    size_t at;
} DateCursor;

static char sign_at(const DateCursor *cursor)
{
    return cursor->at < cursor->text.len ? cursor->text.at[cursor->at] : '\0';
}

// At most `most` digits, and their number; false where there are none, or more.
static bool take_number(DateCursor *cursor, size_t most, int *number, size_t *digits)
{
    *number = 0;
    for (*digits = 0; ascii_is_digit(sign_at(cursor)) && *digits <= most; cursor->at++, ++*digits)
        *number = *number * 10 + (sign_at(cursor) - '0');
    return *digits > 0 && *digits <= most;
}

static Slice take_word(DateCursor *cursor)
{
    size_t from = cursor->at;
    while (is_in_word(sign_at(cursor)))
        cursor->at++;
    return slice_part(cursor->text, from, cursor->at);
}

static void skip_spaces(DateCursor *cursor)
{
    while (sign_at(cursor) == ' ')
        cursor->at++;
}

static bool is_year(int year, size_t digits)
{
    return digits == 2 || (digits == 4 && year >= 1900 && year < 2100);
}

static bool is_day_and_month(int one, int other)
{
    int less = one < other ? one : other, more = one < other ? other : one;
    return less >= 1 && less <= 12 && more <= 31;
}

// "12-03-1968", "12/3/68", "1968-03-12".
static bool take_numeric(DateCursor *cursor)
{
    int number[3];
    size_t digits[3];
    char between = '\0';
    for (int i = 0; i < 3; i++) {
        char sign = sign_at(cursor);
        if (i && (!sign || !strchr("-/.", sign) || (between && between != sign)))
            return false;
        if (i)
            between = cursor->text.at[cursor->at++];
        if (!take_number(cursor, 4, &number[i], &digits[i]))
            return false;
    }
    bool year_first = digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2;
    bool year_last = digits[0] <= 2 && digits[1] <= 2;
    return year_first ? is_year(number[0], 4) && is_day_and_month(number[1], number[2])
                      : year_last && is_year(number[2], digits[2]) &&
                            is_day_and_month(number[0], number[1]);
}

static bool take_month(DateCursor *cursor)
{
    bool is_name = slice_is_one_of(take_word(cursor), reading_birth_month);
    if (sign_at(cursor) == '.')
        cursor->at++;
    return is_name;
}

static bool take_day(DateCursor *cursor)
{
    int day;
    size_t digits;
    DateCursor ending;
    if (!take_number(cursor, 2, &day, &digits) || day < 1 || day > 31)
        return false;
    ending = *cursor;
    if (slice_is_one_of(take_word(&ending), reading_day_suffix))
        *cursor = ending;
    return true;
}

// "3 maart 1968", "4th of July, 1968".
static bool take_day_month_year(DateCursor *cursor)
{
    int year;
    size_t digits;
    if (!take_day(cursor) || sign_at(cursor) != ' ')
        return false;
    skip_spaces(cursor);
    DateCursor joined = *cursor;
    if (slice_is_one_of(take_word(&joined), reading_day_of_month)) {
        *cursor = joined;
        skip_spaces(cursor);
    }
    if (!take_month(cursor))
        return false;
    if (sign_at(cursor) == ',')
        cursor->at++;
    skip_spaces(cursor);
    return take_number(cursor, 4, &year, &digits) && is_year(year, digits);
}

// "March 3, 1968".
static bool take_month_day_year(DateCursor *cursor)
{
    int year;
    size_t digits;
    if (!take_month(cursor) || sign_at(cursor) != ' ')
        return false;
    skip_spaces(cursor);
    if (!take_day(cursor))
        return false;
    if (sign_at(cursor) == ',')
        cursor->at++;
    skip_spaces(cursor);
    return take_number(cursor, 4, &year, &digits) && is_year(year, digits);
}

// The end of the date that begins at `at`; 0 where there is none.
static size_t date_end(Slice text, size_t at)
{
    static bool (*const forms[])(DateCursor *) = { take_numeric, take_day_month_year,
                                                   take_month_day_year };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        DateCursor cursor = { text, at };
        if (forms[i](&cursor) && !is_in_word(sign_at(&cursor)))
            return cursor.at;
    }
    return 0;
}

// ---- the words beside it ----

// Cut the last word off the end of `*rest`. `stops` where a sentence ends between it and what followed;
// `point` where only a point does, which may be that of an abbreviation.
static Slice last_word(Slice *rest, bool *stops, bool *point)
{
    *stops = *point = false;
    while (rest->len && !is_in_word(rest->at[rest->len - 1])) {
        char c = rest->at[--rest->len];
        *stops = *stops || c == '!' || c == '?' || c == ';' || c == '\n';
        *point = *point || c == '.';
    }
    size_t from = rest->len;
    while (from > 0 && is_in_word(rest->at[from - 1]))
        from--;
    Slice word = slice_part(*rest, from, rest->len);
    rest->len = from;
    return word;
}

static bool is_said_before(Slice text, size_t at)
{
    enum { WORDS_MOST = 8, BYTES_MOST = 120 };
    Slice rest = slice_part(text, at > BYTES_MOST ? at - BYTES_MOST : 0, at), behind = S(""),
          third = S("");
    for (int i = 0; i < WORDS_MOST; i++) {
        bool stops, point;
        Slice word = last_word(&rest, &stops, &point);
        bool ends = point && word.len > 3; // "geb." is cut short
        // "geboren na 1 januari 1957" is about no one in particular.
        bool of_rule = i == 0 && slice_is_one_of(word, reading_rule_of_date);
        if (!word.len || stops || ends || of_rule)
            return false;
        bool born = slice_is_one_of(word, reading_birth_word) ||
                    (slice_is_one_of(behind, reading_date_word) &&
                     slice_is_one_of(word, reading_birth_date_word));
        bool reversed = slice_is_one_of(word, "date") && slice_is_one_of(behind, "of") &&
                        slice_is_one_of(third, "birth");
        bool letters = slice_is_one_of(word, "d") && slice_is_one_of(behind, "o") &&
                       slice_is_one_of(third, "b");
        if (born || reversed || letters)
            return true;
        third = behind;
        behind = word;
    }
    return false;
}

static bool is_said_behind(Slice text, size_t end)
{
    DateCursor cursor = { text, end };
    while (sign_at(&cursor) == ' ' || sign_at(&cursor) == '(')
        cursor.at++;
    return slice_is_one_of(take_word(&cursor), reading_born);
}

bool birth_date_at(Slice text, size_t at, PersonalDetail *found)
{
    bool may = ascii_is_digit(text.at[at]) || strchr("jfmasondJFMASOND", text.at[at]) != NULL;
    size_t end = may ? date_end(text, at) : 0;
    *found = (PersonalDetail){ PERSONAL_BIRTH, at, end - at };
    return end > 0 && (is_said_before(text, at) || is_said_behind(text, end));
}
