// SPDX-License-Identifier: EUPL-1.2
// The handbook's arithmetic for one score: from answers to points, from points to value and phase.
#include "score/row.h"

unsigned score_of(const uint8_t answer[QUESTIONS])
{
    AnswerSums row = row_of(answer);
    return row_score(row.points, row.answered);
}

Fraction value_of(Fraction score)
{
    Fraction above = fraction_subtract(score, fraction(8, 1));
    return fraction_add(fraction(1, 1), fraction_divide(above, fraction(6, 1)));
}

// In half points. A score rounded half up falls in a whole-number band exactly when it lies between the
// half points around that band.
static const int border[PHASES + 1] = { 16, 25, 37, 49, 57, 64 };

Fraction phase_border(int index)
{
    return fraction(border[index], 2);
}

int phase_of(Fraction score)
{
    if (fraction_is_none(score))
        return -1;
    int phase = 0;
    while (phase < PHASES - 1 && fraction_compare(score, phase_border(phase + 1)) >= 0)
        phase++;
    return phase;
}

Fraction score_printed(Fraction score)
{
    Fraction tenths = fraction_rounded(score, 1);
    int phase = phase_of(score);
    if (phase_of(tenths) == phase)
        return tenths;
    Fraction hundredths = fraction_rounded(score, 2);
    Fraction highest = fraction_subtract(phase_border(phase + 1), fraction(1, 100));
    return fraction_compare(hundredths, highest) < 0 ? hundredths : highest;
}

int score_decimals(Fraction printed)
{
    return fraction_is_none(printed) || 10 % printed.den == 0 ? 1 : 2;
}
