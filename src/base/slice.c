// SPDX-License-Identifier: EUPL-1.2
#include "base/slice.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/word_signs.h"

Slice slice_of(const char *text)
{
    return text ? (Slice){ text, strlen(text) } : S("");
}

Slice slice_part(Slice s, size_t from, size_t to)
{
    to = to < s.len ? to : s.len;
    from = from < to ? from : to;
    return (Slice){ s.at + from, to - from };
}

Slice slice_copy(Arena *arena, Slice s)
{
    return (Slice){ arena_copy(arena, s.at, s.len), s.len };
}

Slice slice_print(Arena *arena, const char *format, ...)
{
    char usual[256]; // most texts are shorter, and formatted once
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(usual, sizeof usual, format, args);
    va_end(args);
    size_t room = len > 0 ? (size_t)len : 0;
    char *text = arena_alloc(arena, 1, room + 1);
    if (room < sizeof usual)
        memcpy(text, usual, room);
    else
        vsnprintf(text, room + 1, format, again);
    va_end(again);
    return (Slice){ text, room };
}

Slice slice_join(Arena *arena, Slice a, Slice b)
{
    char *text = arena_alloc(arena, 1, a.len + b.len + 1);
    if (a.len)
        memcpy(text, a.at, a.len);
    if (b.len)
        memcpy(text + a.len, b.at, b.len);
    return (Slice){ text, a.len + b.len };
}

Slice column_letters(Arena *arena, size_t column)
{
    char text[16];
    size_t at = sizeof text;
    for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
        text[--at] = (char)('A' + (left - 1) % 26);
    return slice_copy(arena, (Slice){ text + at, sizeof text - at });
}

bool slice_equal(Slice a, Slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

int slice_compare(Slice a, Slice b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    if (order)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

uint64_t slice_hash(Slice s)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211U;
    return hash;
}

bool slice_starts(Slice s, Slice prefix)
{
    return s.len >= prefix.len && slice_equal(slice_part(s, 0, prefix.len), prefix);
}

bool slice_ends(Slice s, Slice suffix)
{
    return s.len >= suffix.len && slice_equal(slice_part(s, s.len - suffix.len, s.len), suffix);
}

bool slice_starts_folded(Slice s, Slice prefix)
{
    return s.len >= prefix.len && g_ascii_strncasecmp(s.at, prefix.at, prefix.len) == 0;
}

bool slice_is_one_of(Slice s, const char *words)
{
    for (Slice rest = slice_of(words), one; slice_next_field(&rest, '|', &one);)
        if (one.len == s.len && slice_starts_folded(s, one))
            return true;
    return false;
}

bool slice_is_exactly_one_of(Slice s, const char *words)
{
    for (Slice rest = slice_of(words), one; slice_next_field(&rest, '|', &one);)
        if (slice_equal(s, one))
            return true;
    return false;
}

size_t slice_start_among(Slice s, const char *words)
{
    for (Slice rest = slice_of(words), one; slice_next_field(&rest, '|', &one);)
        if (slice_starts(s, one))
            return one.len;
    return 0;
}

size_t slice_find(Slice s, Slice needle)
{
    if (needle.len == 0)
        return 0;
    const char *found = s.len ? memmem(s.at, s.len, needle.at, needle.len) : NULL;
    return found ? (size_t)(found - s.at) : s.len;
}

static bool is_space(uint32_t code)
{
    return code <= 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

Slice slice_trim(Slice s)
{
    for (Slice rest = s; rest.len;) {
        if (!is_space(utf8_next(&rest)))
            break;
        s = rest;
    }
    while (s.len) {
        size_t last = s.len - 1;
        while (last && ((unsigned char)s.at[last] & 0xC0) == 0x80)
            last--;
        Slice tail = slice_part(s, last, s.len);
        if (!is_space(utf8_next(&tail)))
            break;
        s.len = last;
    }
    return s;
}

bool slice_next_line(Slice *rest, Slice *line)
{
    if (rest->len == 0)
        return false;
    size_t end = 0;
    while (end < rest->len && rest->at[end] != '\n' && rest->at[end] != '\r')
        end++;
    *line = slice_part(*rest, 0, end);
    size_t skip = end < rest->len ? 1 : 0;
    if (skip && rest->at[end] == '\r' && end + 1 < rest->len && rest->at[end + 1] == '\n')
        skip = 2;
    *rest = slice_part(*rest, end + skip, rest->len);
    return true;
}

bool slice_next_field(Slice *rest, char separator, Slice *field)
{
    if (!rest->at)
        return false;
    const char *end = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    if (!end) {
        *field = *rest;
        *rest = (Slice){ NULL, 0 };
        return true;
    }
    size_t len = (size_t)(end - rest->at);
    *field = slice_part(*rest, 0, len);
    *rest = slice_part(*rest, len + 1, rest->len);
    return true;
}

bool slice_to_u64(Slice s, uint64_t *value)
{
    uint64_t sum = 0;
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9' || __builtin_mul_overflow(sum, (uint64_t)10, &sum) ||
            __builtin_add_overflow(sum, (uint64_t)(s.at[i] - '0'), &sum))
            return false;
    }
    *value = sum;
    return true;
}

// Length of the valid UTF-8 sequence at `at` (`left` bytes remain), or 0.
static size_t utf8_sequence(const unsigned char *at, size_t left)
{
    unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || left < len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if ((lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F) ||
        (lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F))
        return 0;
    return len;
}

// Bytes of ASCII at the start of `s`, counted eight at a time: what nearly all text begins with.
static size_t ascii_at_start(Slice s)
{
    size_t i = 0;
    for (uint64_t eight; i + sizeof eight <= s.len; i += sizeof eight) {
        memcpy(&eight, s.at + i, sizeof eight);
        if (eight & 0x8080808080808080U)
            break;
    }
    return i;
}

size_t utf8_invalid_at(Slice s)
{
    size_t i = 0;
    while (i < s.len) {
        i += ascii_at_start((Slice){ s.at + i, s.len - i });
        if (i == s.len)
            break;
        size_t len = utf8_sequence((const unsigned char *)s.at + i, s.len - i);
        if (len == 0)
            return i;
        i += len;
    }
    return s.len;
}

uint32_t utf8_next(Slice *rest)
{
    if (rest->len == 0)
        return 0;
    const unsigned char *at = (const unsigned char *)rest->at;
    if (at[0] < 0x80) { // nearly always
        *rest = (Slice){ rest->at + 1, rest->len - 1 };
        return at[0];
    }
    size_t len = utf8_sequence(at, rest->len);
    uint32_t code = 0xFFFD;
    switch (len) {
    case 2: code = (at[0] & 0x1FU) << 6 | (at[1] & 0x3FU); break;
    case 3: code = (at[0] & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU); break;
    case 4:
        code =
            (at[0] & 0x07U) << 18 | (at[1] & 0x3FU) << 12 | (at[2] & 0x3FU) << 6 | (at[3] & 0x3FU);
        break;
    default: len = 1; break;
    }
    *rest = slice_part(*rest, len, rest->len);
    return code;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_count(Slice s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return count;
}

Slice text_first_words(Arena *arena, Slice s, size_t most)
{
    if (utf8_count(s) <= most)
        return s;
    Slice rest = s;
    size_t end = 0;
    for (size_t i = 0; i + 1 < most; i++) {
        utf8_next(&rest);
        if (rest.len && rest.at[0] == ' ')
            end = s.len - rest.len;
    }
    if (!end)
        end = s.len - rest.len;
    while (end > 1 && strchr(" .,:;", s.at[end - 1]))
        end--;
    return slice_print(arena, "%.*s…", SLICE_ARGS(slice_part(s, 0, end)));
}

static bool is_unfit(uint32_t code)
{
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0) ||
           (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

// Bytes before the first code point that text_clean changes.
static size_t clean_until(Slice s)
{
    for (Slice rest = s; rest.len;) {
        char c = rest.at[0];
        if ((c >= ' ' && c <= '~') || c == '\n') {
            rest = (Slice){ rest.at + 1, rest.len - 1 };
            continue;
        }
        size_t at = s.len - rest.len;
        uint32_t code = utf8_next(&rest);
        bool invalid = code == 0xFFFD && s.len - rest.len - at == 1;
        if (is_unfit(code) || invalid || code == 0x2028 || code == 0x2029 ||
            sign_meant(code) != code)
            return at;
    }
    return s.len;
}

Slice text_clean(Arena *arena, Slice s)
{
    size_t used = clean_until(s);
    if (used == s.len)
        return s;
    char *out = arena_alloc(arena, 1, used + (s.len - used) * 3 + 1);
    memcpy(out, s.at, used);
    for (Slice rest = slice_part(s, used, s.len); rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (code == '\r') {
            if (rest.len && rest.at[0] == '\n')
                continue;
            code = '\n';
        }
        if (code == 0x2028 || code == 0x2029)
            code = ' ';
        used += utf8_encode(is_unfit(code) ? 0xFFFD : sign_meant(code), out + used);
    }
    return (Slice){ out, used };
}

// Curly quotes, dashes and the minus sign as the plain key of the keyboard.
static uint32_t plain(uint32_t code)
{
    switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x60:
    case 0xB4: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    default: return code;
    }
}

// Such text needs no Unicode tables, and is what nearly every heading, label and answer is.
static bool is_usual(Slice s)
{
    for (Slice rest = s; rest.len;) {
        size_t ascii = ascii_at_start(rest);
        rest = (Slice){ rest.at + ascii, rest.len - ascii };
        uint32_t code = utf8_next(&rest);
        // A letter of Latin-1, but for the sharp s, and marks of running text, that no Unicode form writes
        // otherwise.
        bool settled = (code >= 0xC0 && code <= 0xFF && code != 0xDF) || code == 0x2013 ||
                       code == 0x2014 || code == 0x2018 || code == 0x2019 || code == 0x201C ||
                       code == 0x201D || code == 0x20AC;
        if (code >= 0x80 && !settled)
            return false;
    }
    return true;
}

Slice text_key(Arena *arena, Slice s)
{
    char *folded = NULL;
    if (!is_usual(s)) {
        char *normal = g_utf8_normalize(s.at, (gssize)s.len, G_NORMALIZE_NFKC);
        if (normal) {
            folded = g_utf8_casefold(normal, -1);
            g_free(normal);
            s = slice_of(folded);
        }
    }
    char *out = arena_alloc(arena, 1, s.len + 1);
    size_t used = 0;
    bool gap = false;
    for (Slice rest = s; rest.len;) {
        uint32_t code = plain(utf8_next(&rest));
        if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7))
            code += 0x20;
        if (is_space(code)) {
            gap = used > 0;
            continue;
        }
        if (gap)
            out[used++] = ' ';
        gap = false;
        used += utf8_encode(code, out + used);
    }
    g_free(folded);
    return (Slice){ out, used };
}

enum { DISTANCE_MAX = 64 };

static size_t code_points(Slice s, uint32_t out[DISTANCE_MAX])
{
    size_t n = 0;
    while (s.len && n < DISTANCE_MAX)
        out[n++] = utf8_next(&s);
    return n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t text_distance(Slice a, Slice b)
{
    uint32_t x[DISTANCE_MAX], y[DISTANCE_MAX];
    size_t rows[3][DISTANCE_MAX + 1];
    size_t nx = code_points(a, x), ny = code_points(b, y);
    size_t *before = rows[0], *above = rows[1], *here = rows[2];
    for (size_t j = 0; j <= ny; j++)
        above[j] = j;
    for (size_t i = 1; i <= nx; i++) {
        here[0] = i;
        for (size_t j = 1; j <= ny; j++) {
            size_t cost = above[j - 1] + (x[i - 1] != y[j - 1]);
            cost = least(cost, least(above[j], here[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                cost = least(cost, before[j - 2] + 1);
            here[j] = cost;
        }
        size_t *spare = before;
        before = above;
        above = here;
        here = spare;
    }
    return above[ny];
}
