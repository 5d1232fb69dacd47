// SPDX-License-Identifier: EUPL-1.2
#include "score/known_range.h"

#include <math.h>

static const Interval no_interval = { (double)NAN, (double)NAN };

static KnownRange both(KnownRange a, KnownRange b)
{
    return (KnownRange){ fraction_compare(a.low, b.low) > 0 ? a.low : b.low,
                         fraction_compare(a.high, b.high) < 0 ? a.high : b.high };
}

// What is printed as so many tenths.
static KnownRange range_of_tenths(int64_t tenths)
{
    return (KnownRange){ fraction(2 * tenths - 1, 20), fraction(2 * tenths + 1, 20) };
}

// value = 1 + (score − 8) / 6
static Fraction score_of_value(Fraction value)
{
    Fraction above = fraction_subtract(value, fraction(1, 1));
    return fraction_add(fraction(8, 1), fraction_multiply(fraction(6, 1), above));
}

// Just below a phase's border a score is printed in hundredths, the last of which stands for all up to the
// border.
static KnownRange range_of_score(Fraction score, int phase)
{
    Fraction printed = phase < 0 ? fraction_rounded(score, 1) : score_printed(score);
    if (score_decimals(printed) == 1)
        return range_of_tenths(fraction_round(printed, 1));
    int64_t hundredths = fraction_round(printed, 2);
    Fraction border = phase_border(phase + 1);
    bool last = fraction_compare(fraction_add(printed, fraction(1, 100)), border) >= 0;
    return (KnownRange){ fraction(2 * hundredths - 1, 200),
                         last ? border : fraction(2 * hundredths + 1, 200) };
}

KnownRange known_range_of(Fraction score, Fraction value, int phase, Interval interval)
{
    KnownRange range = range_of_score(score, phase);
    if (!fraction_is_none(value)) {
        KnownRange of_value = range_of_tenths(fraction_round(value, 1));
        range = both(range,
                     (KnownRange){ score_of_value(of_value.low), score_of_value(of_value.high) });
    }
    if (phase >= 0)
        range =
            both(range, (KnownRange){ phase_border(phase),
                                      phase < PHASES - 1 ? phase_border(phase + 1) : range.high });
    if (isnan(interval.low))
        return range;
    // Both ends are as far from the score, and each is within a twentieth of what is printed.
    int64_t twice = llround(interval.low * 10) + llround(interval.high * 10);
    return both(range, (KnownRange){ fraction(twice - 1, 20), fraction(twice + 1, 20) });
}

static int64_t ceiling(Fraction f)
{
    int128 whole = f.num / f.den;
    return (int64_t)(whole + (f.num > whole * f.den));
}

KnownSum known_sum(KnownRange range, uint64_t n)
{
    Fraction scale = fraction((int128)n * POINT, 1);
    return (KnownSum){ ceiling(fraction_multiply(range.low, scale)),
                       ceiling(fraction_multiply(range.high, scale)) - 1 };
}

KnownSum known_both(KnownSum a, KnownSum b)
{
    return (KnownSum){ a.low > b.low ? a.low : b.low, a.high < b.high ? a.high : b.high };
}

// ---- three pillars together ----

static KnownRange own_range(const PillarResult *pillar)
{
    return known_range_of(pillar->score, pillar->value, pillar->phase, pillar->interval);
}

// Three times the group's score, less what is known of the other two.
static KnownRange range_of_group(const Results *results, int group, int pillar,
                                 const bool exact[PILLARS])
{
    const PillarGroupResult *printed = &results->group[group];
    KnownRange range = known_range_of(printed->score, printed->value, -1, no_interval);
    range.low = fraction_multiply(range.low, fraction(GROUP_PILLARS, 1));
    range.high = fraction_multiply(range.high, fraction(GROUP_PILLARS, 1));
    for (int i = 0; i < GROUP_PILLARS; i++) {
        int other = (int)pillar_groups[group][i];
        if (other == pillar)
            continue;
        Fraction score = results->pillar[other].score;
        KnownRange known =
            exact[other] ? (KnownRange){ score, score } : own_range(&results->pillar[other]);
        range.low = fraction_subtract(range.low, known.high);
        range.high = fraction_subtract(range.high, known.low);
    }
    return range;
}

static int shown_group_of(const Results *results, int pillar)
{
    for (int g = 0; g < 2; g++) {
        bool member = false, shown = true;
        for (int i = 0; i < GROUP_PILLARS; i++) {
            const PillarResult *one = &results->pillar[pillar_groups[g][i]];
            member = member || (int)pillar_groups[g][i] == pillar;
            shown = shown && !one->withheld && one->phase >= 0;
        }
        if (member)
            return shown ? g : -1;
    }
    return -1;
}

// ---- all together ----

// A score of the roadmap, less what it adds to the present one.
static KnownRange range_of_lifted(const PillarResult *now, Fraction score, Fraction value,
                                  int phase)
{
    Fraction lift = fraction_subtract(score, now->score);
    KnownRange after = known_range_of(score, value, phase, no_interval);
    return (KnownRange){ fraction_subtract(after.low, lift), fraction_subtract(after.high, lift) };
}

KnownRange known_range_of_pillar(const Results *results, int pillar, const bool exact[PILLARS])
{
    const PillarResult *result = &results->pillar[pillar];
    KnownRange range = own_range(result);
    int group = shown_group_of(results, pillar);
    if (group >= 0)
        range = both(range, range_of_group(results, group, pillar, exact));
    if (results->established[pillar].validated)
        return range; // the roadmap's scores are that one and a lift
    for (size_t i = 0; i < results->effect.step_count; i++) {
        const EffectStep *step = &results->effect.step[i];
        range = both(range, range_of_lifted(result, step->score[pillar], step->value[pillar],
                                            step->phase[pillar]));
    }
    if (results->effect.has_ideas) {
        Fraction score = results->effect.pillar[pillar].without_ideas;
        range = both(range, range_of_lifted(result, score, fraction_none(), phase_of(score)));
    }
    return range;
}
