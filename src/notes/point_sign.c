// SPDX-License-Identifier: EUPL-1.2
#include "notes/point_sign.h"

#include <string.h>

// Room for spaces, stars and backslashes inside the brackets.
enum { SIGN_BYTES = 24 };

static bool is_minus(uint32_t code)
{
    switch (code) {
    case '-':
    case 0xAD:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x207B:
    case 0x2212:
    case 0x2796:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D: return true;
    default: return false;
    }
}

static bool is_plus(uint32_t code)
{
    return code == '+' || code == 0x2795 || code == 0xFE62 || code == 0xFF0B;
}

static bool is_gap(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x2009 || code == 0x202F ||
           code == 0x200B || code == 0xFE0F || code == '\\' || code == '*' || code == '_';
}

// A sign that stands right at byte `at`: the brackets and what is in them.
static bool sign_at(Slice text, size_t at, PointSign *sign)
{
    Slice rest = slice_part(text, at, text.len);
    uint32_t code = utf8_next(&rest);
    if (code == '\\')
        code = utf8_next(&rest);
    uint32_t closing = code == '(' ? ')' : code == '[' ? ']' : code == 0xFF08 ? 0xFF09 : 0;
    bool plus = false, minus = false, slash = false;
    while (closing && rest.len && text.len - rest.len - at < SIGN_BYTES) {
        code = utf8_next(&rest);
        if (code == closing)
            break;
        plus = plus || is_plus(code) || code == 0xB1;
        minus = minus || is_minus(code) || code == 0xB1;
        slash = slash || code == '/';
        if (!is_plus(code) && !is_minus(code) && !is_gap(code) && code != '/' && code != 0xB1)
            return false;
    }
    bool link = code == ']' && rest.len && rest.at[0] == '(';
    if (!closing || code != closing || (!plus && !minus) || link)
        return false;
    SignKind kind = plus ? SIGN_PLUS : SIGN_MINUS;
    *sign = (PointSign){ plus && minus ? SIGN_MIXED : kind, at, text.len - rest.len };
    return !slash || (plus && minus);
}

static bool is_emphasis(char c)
{
    return c == '*' || c == '_';
}

static size_t skip_gap(Slice text, size_t at)
{
    Slice rest = slice_part(text, at, text.len);
    while (rest.len) {
        Slice before = rest;
        uint32_t code = utf8_next(&rest);
        if (!is_gap(code) || code == '\\' || is_emphasis((char)code))
            return text.len - before.len;
    }
    return text.len;
}

// A sign often divided from its words: "(+): ", "(+) – ".
static size_t skip_divider(Slice text, size_t at)
{
    size_t mark = skip_gap(text, at);
    Slice rest = slice_part(text, mark, text.len);
    uint32_t code = utf8_next(&rest);
    bool divides = code == ':' || is_minus(code);
    size_t after = text.len - rest.len;
    return divides && skip_gap(text, after) > after ? skip_gap(text, after) : mark;
}

static size_t count_emphasis(Slice text, size_t at, size_t most)
{
    size_t count = 0;
    while (count < most && at + count < text.len && is_emphasis(text.at[at + count]))
        count++;
    return count;
}

bool sign_before(Slice text, size_t at, PointSign *sign)
{
    size_t start = skip_gap(text, at), open = count_emphasis(text, start, text.len);
    if (!sign_at(text, start + open, sign))
        return false;
    // The colon of "**(+):** words" stands before the stars.
    bool colon = open && sign->to < text.len && text.at[sign->to] == ':';
    size_t shut = count_emphasis(text, sign->to + colon, open);
    bool own = shut == open;
    sign->from = own ? start : start + open;
    sign->to = skip_divider(text, own ? sign->to + colon + shut : sign->to);
    return true;
}

// The sign whose closing bracket ends right before byte `end`.
static bool sign_until(Slice text, size_t at, size_t end, PointSign *sign)
{
    for (size_t i = end; i > at && end - i < SIGN_BYTES; i--) {
        if (!sign_at(text, i - 1, sign) || sign->to != end)
            continue;
        sign->from -= i >= at + 2 && text.at[i - 2] == '\\';
        return true;
    }
    return false;
}

bool sign_after(Slice text, size_t at, PointSign *sign)
{
    size_t end = text.len, shut = 0, open = 0;
    while (end > at && strchr(" \t.,;:!", text.at[end - 1]))
        end--;
    while (end > at && is_emphasis(text.at[end - 1])) {
        end--;
        shut++;
    }
    while (end > at && strchr(" \t.,;:!", text.at[end - 1]))
        end--;
    if (!sign_until(text, at, end, sign))
        return false;
    while (open < shut && sign->from > at + open && is_emphasis(text.at[sign->from - open - 1]))
        open++;
    sign->to = shut == open ? text.len : end;
    sign->from -= shut == open ? open : 0;
    while (sign->from > at && (text.at[sign->from - 1] == ' ' || text.at[sign->from - 1] == '\t'))
        sign->from--;
    return true;
}

bool sign_find(Slice text, size_t at, PointSign *sign)
{
    for (size_t i = at; i < text.len; i++)
        if (sign_at(text, i, sign))
            return true;
    return false;
}

size_t sign_bare(Slice text)
{
    Slice rest = text;
    uint32_t code = utf8_next(&rest);
    size_t length = text.len - rest.len, shut = length + count_emphasis(text, length, text.len);
    bool divided = shut < text.len && strchr(" \t:", text.at[shut]);
    return (is_plus(code) || is_minus(code)) && divided ? length : 0;
}
