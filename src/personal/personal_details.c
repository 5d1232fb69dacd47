// SPDX-License-Identifier: EUPL-1.2
#include "personal/personal_details.h"

#include <glib.h>
#include <string.h>

#include "language/reading.h"
#include "personal/birth_date.h"
#include "personal/internet_address.h"
#include "personal/personal_numbers.h"

static bool is_letter(uint32_t code)
{
    return code && g_unichar_isalpha(code);
}

static uint32_t code_at(Slice text, size_t at)
{
    Slice rest = slice_part(text, at, text.len);
    return utf8_next(&rest);
}

static bool is_in_word(uint32_t code)
{
    return code == '_' || (code && g_unichar_isalnum(code));
}

// The bytes of the character of a word that begins, or ends, at `at`; 0 where there is none.
static size_t word_sign_at(Slice text, size_t at)
{
    Slice rest = slice_part(text, at, text.len);
    return is_in_word(utf8_next(&rest)) ? text.len - at - rest.len : 0;
}

static size_t word_sign_before(Slice text, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 4 &&
           (from == at || ((unsigned char)text.at[from] & 0xC0) == 0x80))
        from--;
    return from < at && is_in_word(code_at(text, from)) ? at - from : 0;
}

// ---- e-mail ----

// At an "@": what may stand before it, and a domain of two parts or more after it, the last of two letters or
// more.
static bool is_email(Slice text, size_t from, size_t at, PersonalDetail *found)
{
    size_t start = at, end = at + 1, len;
    while (start > from && ((len = word_sign_before(text, start)) ||
                            (len = strchr(".%+-&'", text.at[start - 1]) != NULL)))
        start -= len;
    while (start < at && !word_sign_at(text, start))
        start++;
    while (end < text.len &&
           ((len = word_sign_at(text, end)) || (len = strchr(".-", text.at[end]) != NULL)))
        end += len;
    // The point at the end of a sentence.
    while (end > at + 1 && strchr(".-", text.at[end - 1]))
        end--;
    size_t dot = end - 1;
    while (dot > at && text.at[dot] != '.')
        dot--;
    bool domain = dot > at + 1 && end - dot > 2;
    for (size_t i = dot + 1; i < end && domain; i += word_sign_at(text, i) + (text.at[i] == '-'))
        domain = is_letter(code_at(text, i)) || text.at[i] == '-';
    *found = (PersonalDetail){ PERSONAL_EMAIL, start, end - start };
    return domain && start < at;
}

// ---- a form of address and a name ----

// A word at the front of `text`: letters, apostrophes and hyphens.
static Slice word_of(Slice text)
{
    Slice rest = text;
    size_t len = 0;
    for (uint32_t code; (code = utf8_next(&rest)) &&
                        (is_letter(code) || code == '\'' || code == 0x2019 || code == '-');)
        len = text.len - rest.len;
    return slice_part(text, 0, len);
}

static bool is_capital(Slice word)
{
    return word.len && g_unichar_isupper(code_at(word, 0));
}

static size_t spaces_at(Slice text, size_t at)
{
    size_t end = at;
    uint32_t code;
    for (Slice rest = slice_part(text, at, text.len);
         (code = utf8_next(&rest)) == ' ' || code == 0xA0;)
        end = text.len - rest.len;
    return end;
}

// The end of the name that begins at `at`: initials, "van der", and one or two words with a capital. 0 where
// there is none: "mevrouw X" names nobody, and "mevrouw de voorzitter" holds an office.
static size_t name_end(Slice text, size_t at)
{
    enum { WORDS_MOST = 8, CAPITALS_MOST = 2 };
    size_t end = 0, capitals = 0;
    for (int i = 0; i < WORDS_MOST && capitals < CAPITALS_MOST; i++) {
        Slice word = word_of(slice_part(text, at, text.len));
        size_t after = at + word.len;
        bool initial =
            is_capital(word) && utf8_count(word) == 1 && after < text.len && text.at[after] == '.';
        bool joins = slice_is_one_of(word, reading_name_particle);
        bool cut =
            after < text.len && ascii_is_digit(text.at[after]); // "NL33 RABO …" is an account
        if (cut || slice_is_one_of(word, reading_office) ||
            (!initial && !joins && !is_capital(word)))
            break;
        if (!initial && !joins) {
            if (utf8_count(word) < 2)
                break;
            end = after;
            capitals++;
        }
        at = initial ? spaces_at(text, after + 1) : spaces_at(text, after);
        if (!initial && at == after)
            break;
    }
    return end;
}

// At the first letter of a word.
static bool is_name(Slice text, size_t at, PersonalDetail *found)
{
    Slice word = word_of(slice_part(text, at, text.len));
    bool is_cut = slice_is_one_of(word, reading_title_short);
    if (!is_cut && !slice_is_one_of(word, reading_title_whole))
        return false;
    bool is_shouted = true; // "MW" is a unit and "MS" a firm
    for (size_t i = 0; i < word.len; i++)
        is_shouted = is_shouted && !(word.at[i] >= 'a' && word.at[i] <= 'z');
    if (is_shouted)
        return false;
    size_t after = at + word.len;
    after += is_cut && after < text.len && text.at[after] == '.';
    size_t start = spaces_at(text, after), end = start > after ? name_end(text, start) : 0;
    *found = (PersonalDetail){ PERSONAL_NAME, at, end - at };
    return end > 0;
}

// ---- all of them ----

bool personal_detail_next(Slice text, size_t from, PersonalDetail *found)
{
    size_t address = 0;
    for (size_t i = from; i < text.len;) {
        char c = text.at[i];
        bool begins = word_sign_before(text, i) == 0;
        size_t next = i + 1;
        // An address of the web holds numbers that are nobody's.
        if (c == ':' && i >= address && slice_starts(slice_part(text, i, text.len), S("://"))) {
            address = i;
            while (address < text.len && (unsigned char)text.at[address] > ' ' &&
                   !strchr(")>\"'|", text.at[address]))
                address++;
        }
        if (c == '@' && is_email(text, from, i, found))
            return true;
        if (begins && i >= address) {
            // Before the numbers, which would take the digits of a date for those of a list; "(12-03-1968)"
            // begins behind the bracket.
            size_t at = i + (c == '(' && i + 1 < text.len);
            if (birth_date_at(text, at, found) || internet_address_at(text, at, found) ||
                personal_number_at(text, i, found, &next))
                return true;
            if (ascii_is_letter(c) && is_name(text, i, found))
                return true;
        }
        i = next;
    }
    return false;
}
