// SPDX-License-Identifier: EUPL-1.2
#include "base/fraction.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

static int128 greatest_divisor(int128 a, int128 b)
{
    a = a < 0 ? -a : a;
    while (b > UINT32_MAX || (b && a > UINT32_MAX)) {
        int128 rest = a % b;
        a = b;
        b = rest;
    }
    if (!b)
        return a;
    uint32_t x = (uint32_t)a, y = (uint32_t)b;
    while (y) {
        uint32_t rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

Fraction fraction(int128 num, int128 den)
{
    if (den == 0)
        return fraction_none();
    if (den < 0) {
        num = -num;
        den = -den;
    }
    int128 common = greatest_divisor(num, den);
    return common == 1 ? (Fraction){ num, den } : (Fraction){ num / common, den / common };
}

Fraction fraction_none(void)
{
    return (Fraction){ 0, 0 };
}

bool fraction_is_none(Fraction f)
{
    return f.den == 0;
}

// Products and sums of what a survey can hold stay far below 2^127; one that did not would be a bug, and
// a wrong number is worse than none.
static int128 times(int128 a, int128 b)
{
    int128 product;
    if (__builtin_mul_overflow(a, b, &product))
        abort();
    return product;
}

static int128 plus(int128 a, int128 b)
{
    int128 sum;
    if (__builtin_add_overflow(a, b, &sum))
        abort();
    return sum;
}

Fraction fraction_add(Fraction a, Fraction b)
{
    if (!a.den || !b.den)
        return fraction_none();
    int128 common = greatest_divisor(a.den, b.den);
    int128 num = plus(times(a.num, b.den / common), times(b.num, a.den / common));
    return fraction(num, times(a.den / common, b.den));
}

Fraction fraction_subtract(Fraction a, Fraction b)
{
    b.num = -b.num;
    return fraction_add(a, b);
}

Fraction fraction_multiply(Fraction a, Fraction b)
{
    if (!a.den || !b.den)
        return fraction_none();
    Fraction left = fraction(a.num, b.den), right = fraction(b.num, a.den);
    return fraction(times(left.num, right.num), times(left.den, right.den));
}

Fraction fraction_divide(Fraction a, Fraction b)
{
    if (!a.den || !b.den || !b.num)
        return fraction_none();
    return fraction_multiply(a, fraction(b.den, b.num));
}

int fraction_compare(Fraction a, Fraction b)
{
    if (!a.den || !b.den)
        return (a.den != 0) - (b.den != 0);
    int128 common = greatest_divisor(a.den, b.den);
    int128 left = times(a.num, b.den / common), right = times(b.num, a.den / common);
    return (left > right) - (left < right);
}

// Where both are doubles the quotient is rounded once. Else long division to 55 significant bits and one
// sticky bit: rounding that once to the 53 of a double is exact, where dividing two rounded doubles is not.
double fraction_double(Fraction f)
{
    const int128 exact = (int128)1 << 53;
    if (!f.den)
        return (double)NAN;
    bool negative = f.num < 0;
    int128 num = negative ? -f.num : f.num;
    if (num <= exact && f.den <= exact)
        return (double)(int64_t)f.num / (double)(int64_t)f.den;
    uint64_t bits = 0;
    int exponent = 0;
    int128 whole = num / f.den, rest = num % f.den;
    while (whole >> 55) {
        rest |= whole & 1;
        whole >>= 1;
        exponent++;
    }
    bits = (uint64_t)whole;
    while (rest && exponent <= 0 && !(bits >> 55) && exponent > -1100) {
        rest = times(rest, 2);
        bits = bits << 1 | (rest >= f.den);
        if (rest >= f.den)
            rest -= f.den;
        exponent--;
    }
    bits = bits << 1 | (rest != 0);
    double value = ldexp((double)bits, exponent - 1);
    return negative ? -value : value;
}

int64_t fraction_round(Fraction f, int decimals)
{
    int128 scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    bool negative = f.num < 0;
    int128 num = times(negative ? -f.num : f.num, scale);
    int128 rounded = num / f.den + (times(num % f.den, 2) >= f.den);
    return (int64_t)(negative ? -rounded : rounded);
}

Fraction fraction_rounded(Fraction f, int decimals)
{
    int128 scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    return fraction_is_none(f) ? f : fraction(fraction_round(f, decimals), scale);
}

Slice number_text(Arena *arena, int64_t scaled, int decimals, NumberStyle style)
{
    char digits[24], out[96];
    uint64_t left = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
    int count = 0;
    while (left || count <= decimals) {
        digits[count++] = (char)('0' + left % 10);
        left /= 10;
    }
    size_t used = 0;
    if (scaled < 0)
        used += utf8_encode(0x2013, out);
    for (int i = count - 1; i >= 0; i--) {
        if (i == decimals - 1)
            out[used++] = style.decimal_sign;
        out[used++] = digits[i];
        int after = i - decimals;
        if (after > 0 && after % 3 == 0)
            for (size_t k = 0; k < style.thousands_sign.len; k++)
                out[used++] = style.thousands_sign.at[k];
    }
    return slice_copy(arena, (Slice){ out, used });
}

Slice fraction_text(Arena *arena, Fraction f, int decimals, NumberStyle style)
{
    if (fraction_is_none(f))
        return S("–");
    return number_text(arena, fraction_round(f, decimals), decimals, style);
}

Slice double_text(Arena *arena, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (int precision = 15; precision <= 17; precision++) {
        char format[8] = { '%', '.', '1', (char)('0' + precision - 10), 'g', '\0' };
        g_ascii_formatd(text, sizeof text, format, value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    return slice_copy(arena, slice_of(text));
}

bool fraction_read(Slice s, Fraction *f)
{
    s = slice_trim(s);
    bool negative = s.len && s.at[0] == '-';
    s = slice_part(s, negative, s.len);
    int128 num = 0, den = 1;
    bool point = false, digit = false;
    if (s.len == 0 || s.len > 18)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if ((c == '.' || c == ',') && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        digit = true;
        num = num * 10 + (c - '0');
        den *= point ? 10 : 1;
    }
    if (!digit)
        return false;
    *f = fraction(negative ? -num : num, den);
    return true;
}
