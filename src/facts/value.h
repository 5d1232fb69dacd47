// SPDX-License-Identifier: EUPL-1.2
// A value of the facts: exact wherever arithmetic is, and where there is none, why.
//
// A value that is not known holds "no value" (a fraction without one, NaN, −1), so that it may be read
// without asking for its state; who must tell "withheld" from "unknown" asks.
#ifndef FACTS_VALUE_H
#define FACTS_VALUE_H

#include "base/arena.h"
#include "base/fraction.h"
#include "base/slice.h"

typedef struct Strings Strings; // model/strings.h

typedef enum ValueState {
    VALUE_UNKNOWN, // nobody answered, nothing was set, or it cannot be computed
    VALUE_WITHHELD, // there is one, and the suppression plan keeps it back (score/suppression_plan.h)
    VALUE_KNOWN
} ValueState;

typedef struct ExactValue {
    ValueState state;
    Fraction number;
} ExactValue;

// Where mathematics asks for a root or a distribution.
typedef struct RealValue {
    ValueState state;
    double number;
} RealValue;

typedef struct CountValue {
    ValueState state;
    int64_t number;
} CountValue;

// What lies between two scores: `to` − `from`. Kept as both, for it is printed with as many decimals as they
// are.
typedef struct GapValue {
    ValueState state;
    Fraction from, to;
} GapValue;

// Withheld where it is not shown; unknown where there is none: "no value", NaN, below 0.
ExactValue exact_value(bool shown, Fraction number);
RealValue real_value(bool shown, double number);
CountValue count_value(bool shown, int64_t number);
GapValue gap_value(bool shown, Fraction from, Fraction to);

// `to` − `from`; "no value" where one of them has none.
Fraction gap_size(GapValue gap);

// How values become numbers and texts in one language.
typedef struct ValueStyle {
    Arena *arena; // for the texts
    const Strings *strings;
    NumberStyle numbers;
    bool whole; // nothing is rounded or withheld: not to be shared
} ValueStyle;

// What is printed of a real value, which is a double that was rounded: exact to six decimals, as many as
// any has.
Fraction real_value_fraction(RealValue value);

// The texts that documents print; an en dash where there is no value.
Slice exact_value_text(const ValueStyle *style, ExactValue value, int decimals);
Slice score_value_text(const ValueStyle *style, ExactValue score); // as score_printed says
Slice share_value_text(const ValueStyle *style, ExactValue share); // "55 %" with U+00A0
Slice real_value_text(const ValueStyle *style, RealValue value, int decimals);
Slice count_value_text(const ValueStyle *style, CountValue count);
Slice gap_value_text(const ValueStyle *style, GapValue gap);
Slice signed_gap_value_text(const ValueStyle *style, GapValue gap); // "+1,4", "–0,3", "0,0"

// The numbers beside these texts, which tell no more than they do unless the style is whole.
double share_number(const ValueStyle *style, ExactValue share);
double gap_number(const ValueStyle *style, GapValue gap);

#endif
