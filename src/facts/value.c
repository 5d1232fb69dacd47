// SPDX-License-Identifier: EUPL-1.2
#include "facts/value.h"

#include <math.h>

#include "model/strings.h"
#include "score/results.h"

static ValueState state_of(bool shown, bool there)
{
    return !there ? VALUE_UNKNOWN : shown ? VALUE_KNOWN : VALUE_WITHHELD;
}

ExactValue exact_value(bool shown, Fraction number)
{
    ValueState state = state_of(shown, !fraction_is_none(number));
    return (ExactValue){ state, state == VALUE_KNOWN ? number : fraction_none() };
}

RealValue real_value(bool shown, double number)
{
    ValueState state = state_of(shown, isfinite(number));
    return (RealValue){ state, state == VALUE_KNOWN ? number : (double)NAN };
}

Fraction real_value_fraction(RealValue value)
{
    static const int64_t digits = 1000000;
    return fraction((int128)llround(value.number * (double)digits), digits);
}

CountValue count_value(bool shown, int64_t number)
{
    ValueState state = state_of(shown, number >= 0);
    return (CountValue){ state, state == VALUE_KNOWN ? number : -1 };
}

GapValue gap_value(bool shown, Fraction from, Fraction to)
{
    ValueState state = state_of(shown, !fraction_is_none(from) && !fraction_is_none(to));
    bool known = state == VALUE_KNOWN;
    return (GapValue){ state, known ? from : fraction_none(), known ? to : fraction_none() };
}

Fraction gap_size(GapValue gap)
{
    return fraction_subtract(gap.to, gap.from);
}

Slice exact_value_text(const ValueStyle *style, ExactValue value, int decimals)
{
    return fraction_text(style->arena, value.number, decimals, style->numbers);
}

Slice score_value_text(const ValueStyle *style, ExactValue score)
{
    Fraction printed = score_printed(score.number);
    return fraction_text(style->arena, printed, score_decimals(printed), style->numbers);
}

Slice share_value_text(const ValueStyle *style, ExactValue share)
{
    if (share.state != VALUE_KNOWN)
        return S("–");
    Fraction percent = fraction_multiply(share.number, fraction(100, 1));
    return slice_print(style->arena, "%.*s%s",
                       SLICE_ARGS(fraction_text(style->arena, percent, 0, style->numbers)),
                       style->strings->percent_sign);
}

Slice real_value_text(const ValueStyle *style, RealValue value, int decimals)
{
    double scale = 1;
    if (value.state != VALUE_KNOWN)
        return S("–");
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    return number_text(style->arena, llround(value.number * scale), decimals, style->numbers);
}

Slice count_value_text(const ValueStyle *style, CountValue count)
{
    return count.number < 0 ? S("–") : number_text(style->arena, count.number, 0, style->numbers);
}

static int gap_decimals(GapValue gap)
{
    int one = score_decimals(score_printed(gap.from)),
        other = score_decimals(score_printed(gap.to));
    return one > other ? one : other;
}

Slice gap_value_text(const ValueStyle *style, GapValue gap)
{
    return fraction_text(style->arena, gap_size(gap), gap_decimals(gap), style->numbers);
}

Slice signed_gap_value_text(const ValueStyle *style, GapValue gap)
{
    Slice text = gap_value_text(style, gap);
    bool above = gap.state == VALUE_KNOWN && fraction_round(gap_size(gap), gap_decimals(gap)) > 0;
    return above ? slice_print(style->arena, "+%.*s", SLICE_ARGS(text)) : text;
}

double share_number(const ValueStyle *style, ExactValue share)
{
    return fraction_double(style->whole ? share.number : fraction_rounded(share.number, 2));
}

// A target that was typed may have more decimals than are printed.
double gap_number(const ValueStyle *style, GapValue gap)
{
    Fraction size = gap_size(gap);
    return fraction_double(style->whole ? size : fraction_rounded(size, gap_decimals(gap)));
}
