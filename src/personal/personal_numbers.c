// SPDX-License-Identifier: EUPL-1.2
// Digits in groups, as people write them: what stands between two groups is a space, a hyphen, a point, a
// slash or brackets. The shape of the groups tells a number of a phone from a date and from a list of
// numbers.
#include "personal/personal_numbers.h"

#include <string.h>

// ---- groups of digits ----

enum { GROUPS_MOST = 12, BETWEEN_MOST = 4 };

typedef struct DigitGroup {
    size_t at, len;
    bool spaced; // there is a space or a slash before it
} DigitGroup;

typedef struct Digits {
    Slice text;
    DigitGroup group[GROUPS_MOST];
    size_t count;
    bool plus;    // a "+" before the first
    bool cut;     // more groups follow
    size_t start; // with the sign or bracket before it
    size_t end;
} Digits;

// How many bytes of what may stand between groups there are, and whether a space or a slash is among them.
static size_t between(Slice text, size_t at, bool *spaced)
{
    size_t len = 0;
    *spaced = false;
    while (at + len < text.len && len <= BETWEEN_MOST) {
        Slice rest = slice_part(text, at + len, text.len);
        size_t sign =
            strchr(" -.()/", rest.at[0]) && rest.at[0]                                       ? 1
            : slice_starts(rest, S("\xC2\xA0"))                                              ? 2
            : slice_starts(rest, S("\xE2\x80\x93")) || slice_starts(rest, S("\xE2\x80\x91")) ? 3
                                                                                             : 0;
        if (!sign)
            break;
        *spaced = *spaced || rest.at[0] == ' ' || rest.at[0] == '/' || sign == 2;
        len += sign;
    }
    return len;
}

// The groups from byte `at` on. A long list of numbers comes in several times so many.
static Digits digits_at(Slice text, size_t at)
{
    Digits digits = { .text = text, .start = at, .plus = text.at[at] == '+' };
    bool spaced = true;
    at += !ascii_is_digit(text.at[at]);
    while (digits.count < GROUPS_MOST) {
        size_t len = 0;
        while (at + len < text.len && ascii_is_digit(text.at[at + len]))
            len++;
        if (!len)
            return digits;
        digits.group[digits.count++] = (DigitGroup){ at, len, spaced };
        digits.end = at + len;
        at = digits.end + between(text, digits.end, &spaced);
    }
    digits.cut = at < text.len && ascii_is_digit(text.at[at]);
    return digits;
}

// Copy the digits of the groups from `first` on, as long as they are no more than `most`. Returns how many,
// and the number of groups in `count`.
static size_t copy_digits(const Digits *digits, size_t first, size_t most, char *copy,
                          size_t *count)
{
    size_t total = 0;
    *count = 0;
    for (size_t i = first; i < digits->count && total + digits->group[i].len <= most; i++) {
        memcpy(copy + total, digits->text.at + digits->group[i].at, digits->group[i].len);
        total += digits->group[i].len;
        (*count)++;
    }
    return total;
}

static bool take(const Digits *digits, PersonalKind kind, size_t first, size_t count,
                 PersonalDetail *found)
{
    const DigitGroup *last = &digits->group[first + count - 1];
    size_t start = first ? digits->group[first].at : digits->start;
    *found = (PersonalDetail){ kind, start, last->at + last->len - start };
    return true;
}

// ---- kinds ----

// Ten digits: 06 and eight more, or an area code of three or four digits and the rest, or in one piece.
// Between other numbers only where a group of six or more tells it from them.
static bool is_dutch_phone(const Digits *digits, size_t first, PersonalDetail *found)
{
    enum { DIGITS = 10, TELLING = 6 };
    char number[DIGITS];
    const DigitGroup *group = &digits->group[first];
    size_t count, longest = 0;
    // "06-02-2024 12": a day, a month, a year and an hour.
    bool is_date =
        digits->count >= first + 3 && group[0].len <= 2 && group[1].len <= 2 && group[2].len == 4;
    if (copy_digits(digits, first, DIGITS, number, &count) != DIGITS || is_date)
        return false;
    for (size_t i = 0; i < count; i++)
        longest = group[i].len > longest ? group[i].len : longest;
    bool alone = first == 0 && count == digits->count && !digits->cut;
    bool mobile = memcmp(number, "06", 2) == 0 && group[0].len == 2;
    bool area = group[0].len == 3 || group[0].len == 4 || group[0].len == DIGITS;
    bool shape = number[0] == '0' && number[1] != '0' && (mobile || area) &&
                 (count < 2 || group[count - 1].len > 1);
    // The end of an account number in fours that was mistyped.
    bool fours = count == 3 && group[0].len == 4 && group[1].len == 4;
    bool for_all = memcmp(number, "080", 3) == 0 || memcmp(number, "090", 3) == 0;
    bool apart = group[0].spaced && (first + count == digits->count || group[count].spaced);
    return shape && !fours && !for_all && (alone || (apart && longest >= TELLING)) &&
           take(digits, PERSONAL_PHONE, first, count, found);
}

// "+31 6 1234 5678", "+31 (0)20 …", "0031 …".
static bool is_foreign_phone(const Digits *digits, PersonalDetail *found)
{
    enum { LEAST = 9, MOST = 15 };
    static const char *const near[] = { "0031", "0032", "0033", "0044", "0049", "00352" };
    char number[MOST + 1] = { 0 };
    size_t count, total = copy_digits(digits, 0, MOST, number, &count);
    bool is_near = false;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        is_near = is_near || strncmp(number, near[i], strlen(near[i])) == 0;
    bool plus = digits->plus && number[0] != '0' && total >= LEAST;
    return (plus || (is_near && total >= LEAST + 2)) &&
           take(digits, PERSONAL_PHONE, 0, count, found);
}

static bool passes_eleven(const char *number)
{
    int sum = -(number[8] - '0');
    for (int i = 0; i < 8; i++)
        sum += (9 - i) * (number[i] - '0');
    return sum % 11 == 0 && memcmp(number, "000000000", 9) != 0;
}

// An amount: "€ 123.456.782", "123.456.782,50", "123 456 782 euro".
static bool is_amount(const Digits *digits)
{
    Slice before = slice_trim(slice_part(digits->text, 0, digits->start));
    Slice after = slice_part(digits->text, digits->end, digits->text.len);
    bool decimals = after.len > 1 && after.at[0] == ',' && ascii_is_digit(after.at[1]);
    return decimals || slice_ends(before, S("\xE2\x82\xAC")) || slice_ends(before, S("EUR")) ||
           slice_starts_folded(slice_trim(after), S("eur")) ||
           slice_starts(slice_trim(after), S("\xE2\x82\xAC"));
}

// In one piece, or as 3-3-3 or 4-2-3 with nothing more.
static bool is_bsn(const Digits *digits, size_t first, PersonalDetail *found)
{
    enum { DIGITS = 9 };
    char number[DIGITS];
    const DigitGroup *group = &digits->group[first];
    size_t count;
    if (copy_digits(digits, first, DIGITS, number, &count) != DIGITS || !passes_eleven(number))
        return false;
    bool whole = first == 0 && count == digits->count && !digits->cut && !digits->plus;
    bool piece = count == 1 && group[0].spaced && (first + 1 == digits->count || group[1].spaced);
    bool parts =
        whole && count == 3 && group[2].len == 3 &&
        ((group[0].len == 3 && group[1].len == 3) || (group[0].len == 4 && group[1].len == 2));
    return (piece || parts) && !is_amount(digits) &&
           take(digits, PERSONAL_BSN, first, count, found);
}

static size_t iban_length(Slice country)
{
    static const struct Country {
        char name[3];
        size_t length;
    } countries[] = {
        { "NL", 18 }, { "BE", 16 }, { "DE", 22 }, { "FR", 27 }, { "LU", 20 }, { "GB", 22 },
        { "IE", 22 }, { "ES", 24 }, { "IT", 27 }, { "PT", 25 }, { "AT", 20 }, { "CH", 21 },
        { "PL", 28 }, { "DK", 18 }, { "SE", 24 }, { "NO", 15 }, { "FI", 18 }, { "CZ", 24 },
        { "RO", 24 }, { "BG", 22 }, { "HU", 28 }, { "GR", 27 }, { "TR", 26 },
    };
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if ((country.at[0] & ~0x20) == countries[i].name[0] &&
            (country.at[1] & ~0x20) == countries[i].name[1])
            return countries[i].length;
    return 0;
}

// Its letters and digits in groups; the first four count last.
static bool is_iban(Slice text, size_t at, PersonalDetail *found)
{
    enum { LONGEST = 28, HEAD = 4 };
    char sign[LONGEST];
    size_t count = 0, end = at, length;
    if (at + HEAD > text.len || !ascii_is_letter(text.at[at]) ||
        !ascii_is_letter(text.at[at + 1]) || !ascii_is_digit(text.at[at + 2]) ||
        !ascii_is_digit(text.at[at + 3]) || !(length = iban_length(slice_part(text, at, at + 2))))
        return false;
    for (; end < text.len && count < length; end++) {
        if (ascii_is_digit(text.at[end]) || ascii_is_letter(text.at[end]))
            sign[count++] = text.at[end];
        else if (text.at[end] != ' ' || text.at[end - 1] == ' ')
            return false;
    }
    bool ends = end == text.len || !(ascii_is_digit(text.at[end]) || ascii_is_letter(text.at[end]));
    unsigned remainder = 0;
    for (size_t i = 0; i < count; i++) {
        char c = sign[(i + HEAD) % count];
        remainder = ascii_is_digit(c) ? remainder * 10 + (unsigned)(c - '0')
                                      : remainder * 100 + (unsigned)((c & ~0x20) - 'A') + 10;
        remainder %= 97;
    }
    *found = (PersonalDetail){ PERSONAL_IBAN, at, end - at };
    return count == length && ends && remainder == 1;
}

bool personal_number_at(Slice text, size_t at, PersonalDetail *found, size_t *next)
{
    bool sign = (text.at[at] == '+' || text.at[at] == '(') && at + 1 < text.len &&
                ascii_is_digit(text.at[at + 1]);
    if (!ascii_is_digit(text.at[at]) && !sign)
        return ascii_is_letter(text.at[at]) && is_iban(text, at, found);
    Digits digits = digits_at(text, at);
    *next = digits.end;
    // "3e" is a word, and not a part of the number before it.
    if (digits.end < text.len &&
        (ascii_is_letter(text.at[digits.end]) || text.at[digits.end] == '_'))
        digits.count--;
    bool decimals = at > 1 && text.at[at - 1] == ',' && ascii_is_digit(text.at[at - 2]);
    if (digits.count == 0 || decimals)
        return false;
    digits.end = digits.group[digits.count - 1].at + digits.group[digits.count - 1].len;
    if (is_foreign_phone(&digits, found))
        return true;
    for (size_t i = 0; i < digits.count; i++)
        if (is_dutch_phone(&digits, i, found) || is_bsn(&digits, i, found))
            return true;
    return false;
}
