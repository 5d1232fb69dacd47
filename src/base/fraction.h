// SPDX-License-Identifier: EUPL-1.2
// Exact fractions, and the one place where a number is rounded.
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include "base/slice.h"

__extension__ typedef __int128 int128;

// num/den in lowest terms, den > 0. den == 0 stands for "no value" (nobody answered): it is what
// fraction_none() gives, and every calculation with it gives it again.
typedef struct Fraction {
    int128 num;
    int128 den;
} Fraction;

Fraction fraction(int128 num, int128 den); // den 0 gives "no value"
Fraction fraction_none(void);
bool fraction_is_none(Fraction f);
Fraction fraction_add(Fraction a, Fraction b);
Fraction fraction_subtract(Fraction a, Fraction b);
Fraction fraction_multiply(Fraction a, Fraction b);
Fraction fraction_divide(Fraction a, Fraction b); // by 0: "no value"

// Below 0, 0, above 0. "No value" is less than every number.
int fraction_compare(Fraction a, Fraction b);

// The nearest double (ties to even); NaN for "no value".
double fraction_double(Fraction f);

// f × 10^decimals (0 to 6), rounded half away from zero: 1.25 to one decimal is 13. Not for "no value".
int64_t fraction_round(Fraction f, int decimals);

// f rounded to `decimals` as fraction_round does; "no value" stays that.
Fraction fraction_rounded(Fraction f, int decimals);

// How a language writes a number: ',' and en dash for Dutch, '.' and en dash for English.
typedef struct NumberStyle {
    char decimal_sign;
    Slice thousands_sign; // between groups of three digits; may be empty
} NumberStyle;

// `scaled` / 10^decimals as text ("17,5"; minus is U+2013). In the arena.
Slice number_text(Arena *arena, int64_t scaled, int decimals, NumberStyle style);

// fraction_round and number_text together; an en dash for "no value".
Slice fraction_text(Arena *arena, Fraction f, int decimals, NumberStyle style);

// The shortest decimal text that reads back as the same double; always with '.', never the locale's sign.
Slice double_text(Arena *arena, double value);

// A decimal number ("12", "-3.25", also with ',' as its sign), exactly. False where `s` is none.
bool fraction_read(Slice s, Fraction *f);

#endif
