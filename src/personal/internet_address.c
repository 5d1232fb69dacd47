// SPDX-License-Identifier: EUPL-1.2
#include "personal/internet_address.h"

#include <glib.h>
#include <string.h>

#include "language/reading.h"

static bool is_letter(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static char sign_at(Slice text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

// The last word before byte `at`, across a few signs: "IP-adres: ", "versie ", "v".
static Slice word_before(Slice text, size_t at)
{
    enum { BETWEEN_MOST = 4 };
    size_t end = at;
    while (end > 0 && at - end < BETWEEN_MOST && memchr(" :=-(", text.at[end - 1], 5))
        end--;
    size_t from = end;
    while (from > 0 && is_letter(text.at[from - 1]))
        from--;
    return slice_part(text, from, end);
}

// Do the words before say that it is one: "IP", "IP-adres is"?
static bool is_said(Slice text, size_t at)
{
    enum { WORDS_MOST = 4 };
    for (int i = 0; i < WORDS_MOST; i++) {
        Slice word = word_before(text, at);
        if (slice_is_one_of(word, reading_ip_word))
            return true;
        if (!word.len)
            return false;
        at = (size_t)(word.at - text.at);
    }
    return false;
}

// Four numbers below 256, without a zero before them; more of the same behind them makes it something else.
static bool is_version_4(Slice text, size_t at, PersonalDetail *found)
{
    enum { NUMBERS = 4 };
    int number[NUMBERS] = { 0 };
    size_t end = at, long_ones = 0, digits_most = 0;
    for (int i = 0; i < NUMBERS; i++) {
        if (i && sign_at(text, end++) != '.')
            return false;
        size_t from = end;
        for (; ascii_is_digit(sign_at(text, end)) && end - from < 3; end++)
            number[i] = number[i] * 10 + (text.at[end] - '0');
        size_t digits = end - from;
        if (!digits || number[i] > 255 || (digits > 1 && text.at[from] == '0'))
            return false;
        long_ones += digits > 1;
        digits_most = digits > digits_most ? digits : digits_most;
    }
    char after = sign_at(text, end), next = sign_at(text, end + 1);
    bool more = ascii_is_digit(after) || is_letter(after) ||
                (strchr(".,-_", after) && ascii_is_digit(next));
    bool version = slice_is_one_of(word_before(text, at), reading_numbered_word);
    *found = (PersonalDetail){ PERSONAL_INTERNET, at, end - at };
    bool of_no_one = number[0] == 0 || number[0] == 127 || number[0] == 255;
    return !more && !version && !of_no_one &&
           (digits_most == 3 || long_ones >= 3 || is_said(text, at));
}

static bool is_version_6(Slice text, size_t at, PersonalDetail *found)
{
    enum { GROUPS = 8, DIGITS_MOST = 4, TELLING = 3 };
    size_t end = at, groups = 0, longest = 0;
    bool gap = false, number = false;
    while (groups < GROUPS && ascii_is_hex(sign_at(text, end))) {
        size_t from = end;
        while (ascii_is_hex(sign_at(text, end)) && end - from <= DIGITS_MOST)
            number = ascii_is_digit(text.at[end++]) || number;
        if (end - from > DIGITS_MOST)
            return false;
        groups++;
        longest = end - from > longest ? end - from : longest;
        bool twice = sign_at(text, end) == ':' && sign_at(text, end + 1) == ':';
        size_t step = twice && !gap                                                       ? 2
                      : sign_at(text, end) == ':' && ascii_is_hex(sign_at(text, end + 1)) ? 1
                                                                                          : 0;
        gap = gap || twice;
        end += step;
        if (!step)
            break;
    }
    char after = sign_at(text, end);
    bool more = ascii_is_digit(after) || is_letter(after) || after == '_' ||
                (after == ':' && ascii_is_hex(sign_at(text, end + 1)));
    *found = (PersonalDetail){ PERSONAL_INTERNET, at, end - at };
    return number && !more && (gap ? groups < GROUPS && longest >= TELLING : groups == GROUPS);
}

bool internet_address_at(Slice text, size_t at, PersonalDetail *found)
{
    bool part = at > 1 && strchr(".,:", text.at[at - 1]) && ascii_is_hex(text.at[at - 2]);
    if (part || !ascii_is_hex(text.at[at]))
        return false;
    return (ascii_is_digit(text.at[at]) && is_version_4(text, at, found)) ||
           is_version_6(text, at, found);
}
