// SPDX-License-Identifier: EUPL-1.2
#include "facts/measured_marks.h"

#include <math.h>

#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"

// ---- numbers ----

static int mark_decimals(Fraction mark)
{
    bool lifted = fraction_compare(mark, fraction(7, 1)) < 0 && fraction_round(mark, 1) >= 70;
    return lifted ? 2 : 1;
}

// 6.999 is 6.99 and not 7.00.
static Fraction mark_printed(Fraction mark)
{
    int decimals = mark_decimals(mark);
    Fraction printed = fraction_rounded(mark, decimals);
    bool lifted = decimals == 2 && fraction_compare(printed, fraction(7, 1)) >= 0;
    return lifted ? fraction(699, 100) : printed;
}

Slice told_mark_text(const Teller *teller, Fraction mark)
{
    if (fraction_is_none(mark))
        return S("–");
    return fraction_text(teller->context->arena, mark_printed(mark), mark_decimals(mark),
                         teller->context->numbers);
}

RealValue told_real(const Teller *teller, bool shown, double number, int decimals)
{
    double scale = pow(10, decimals);
    return real_value(shown, teller->whole ? number : round(number * scale) / scale);
}

RealValue told_mark(const Teller *teller, bool shown, Fraction mark)
{
    bool none = fraction_is_none(mark);
    return real_value(shown, none ? (double)NAN
                                  : fraction_double(teller->whole ? mark : mark_printed(mark)));
}

static Slice real_text(const Teller *teller, double number, int decimals)
{
    return real_value_text(&teller->context->style, real_value(true, number), decimals);
}

Slice told_signed_text(const Teller *teller, Fraction number, int decimals)
{
    if (fraction_is_none(number))
        return S("–");
    Slice text = fraction_text(teller->context->arena, number, decimals, teller->context->numbers);
    bool above = fraction_round(number, decimals) > 0;
    return above ? slice_print(teller->context->arena, "+%.*s", SLICE_ARGS(text)) : text;
}

Slice told_range_text(const Teller *teller, double low, double high, int decimals)
{
    if (!isfinite(low) || !isfinite(high))
        return S("–");
    Slice from = real_text(teller, low, decimals), to = real_text(teller, high, decimals);
    return slice_print(teller->context->arena, "%.*s %s %.*s", SLICE_ARGS(from),
                       teller->context->strings->interval_to, SLICE_ARGS(to));
}

ExactValue told_share(bool shown, double share)
{
    // To as many decimals as keep the fraction small: no document prints more than two.
    static const int64_t scale = 1000000000000;
    bool known = isfinite(share);
    double cut = known ? fmin(1, fmax(0, share)) : 0;
    return exact_value(shown, known ? fraction((int128)llround(cut * (double)scale), scale)
                                    : fraction_none());
}

RealValue told_real_share(const Teller *teller, ExactValue share)
{
    return (RealValue){ share.state, share_number(&teller->context->style, share) };
}

Slice told_share_range_text(const Teller *teller, ExactValue low, ExactValue high)
{
    if (low.state != VALUE_KNOWN || high.state != VALUE_KNOWN)
        return S("–");
    const ValueStyle *style = &teller->context->style;
    Slice from = share_value_text(style, low), to = share_value_text(style, high);
    return slice_print(teller->context->arena, "%.*s %s %.*s", SLICE_ARGS(from),
                       teller->context->strings->interval_to, SLICE_ARGS(to));
}

Slice told_scale_text(const Teller *teller, Fraction low, Fraction high)
{
    int low_decimals = low.den == 1 ? 0 : 1, high_decimals = high.den == 1 ? 0 : 1;
    Arena *arena = teller->context->arena;
    Slice from = fraction_text(arena, low, low_decimals, teller->context->numbers),
          to = fraction_text(arena, high, high_decimals, teller->context->numbers);
    return slice_print(arena, "%.*s–%.*s", SLICE_ARGS(from), SLICE_ARGS(to));
}

MarkFacts told_mark_facts(const Teller *teller, bool shown, const MarkMean *mean)
{
    MarkFacts none = { count_value(false, 0),
                       { VALUE_UNKNOWN, (double)NAN },
                       { VALUE_UNKNOWN, (double)NAN },
                       { VALUE_UNKNOWN, (double)NAN },
                       { VALUE_UNKNOWN, (double)NAN },
                       S("–"),
                       S("–") };
    if (!shown)
        return none;
    return (MarkFacts){ .n = count_value(true, (int64_t)mean->n),
                        .mean = told_mark(teller, true, mean->mean),
                        .low = told_real(teller, true, mean->low, 1),
                        .high = told_real(teller, true, mean->high, 1),
                        .sd = told_real(teller, true, mean->sd, 1),
                        .mean_text = told_mark_text(teller, mean->mean),
                        .interval_text = told_range_text(teller, mean->low, mean->high, 1) };
}

NormFacts told_norm(const Teller *teller, bool shown, const Norm *norm, Fraction mean,
                    bool then_shown)
{
    static const char *const names[] = { "", "met", "improved", "missed" };
    NormFacts facts = { .verdict = S(""),
                        .previous = real_value(false, 0),
                        .previous_text = S(""),
                        .difference_text = S("") };
    if (!shown)
        return facts;
    // Below 7 the verdict tells of the time before, if that is withheld.
    bool hides = !then_shown && !fraction_is_none(norm->previous);
    NormVerdict verdict = hides && norm->verdict != NORM_MET ? NORM_NONE : norm->verdict;
    facts.verdict = slice_of(names[verdict]);
    facts.is_met = verdict == NORM_MET;
    facts.is_improved = verdict == NORM_IMPROVED;
    facts.is_missed = verdict == NORM_MISSED;
    facts.turns = norm->turns && !hides;
    facts.has_previous = then_shown && !fraction_is_none(norm->previous);
    if (facts.has_previous) {
        facts.previous = told_mark(teller, true, norm->previous);
        facts.previous_text = told_mark_text(teller, norm->previous);
        facts.difference_text = told_signed_text(
            teller, fraction_subtract(mark_printed(mean), mark_printed(norm->previous)),
            mark_decimals(mean) == 2 || mark_decimals(norm->previous) == 2 ? 2 : 1);
    }
    return facts;
}

// ---- the Net Promoter Score ----

bool promoters_are_group(uint64_t people, int least)
{
    return people == 0 || people >= (uint64_t)least;
}

PromoterFacts told_promoters(const Teller *teller, bool shown, const PromoterScore *score)
{
    int least = teller->context->scan->settings.min_group;
    bool told = shown && score->asked && score->n;
    bool shares = told && (teller->whole || (promoters_are_group(score->promoters, least) &&
                                             promoters_are_group(score->passives, least) &&
                                             promoters_are_group(score->detractors, least)));
    bool interval = told && (teller->whole || !promoter_tells_few(score, true, (uint64_t)least));
    int128 n = (int128)score->n;
    Fraction rounded = told ? fraction_rounded(score->score, 0) : fraction_none();
    return (PromoterFacts){
        .present = told,
        .is_adjusted = told && score->n < PROMOTERS_FEW,
        .n = count_value(told, (int64_t)score->n),
        .score = real_value(told, fraction_double(teller->whole ? score->score : rounded)),
        .low = told_real(teller, interval, score->low, 0),
        .high = told_real(teller, interval, score->high, 0),
        .score_text = told_signed_text(teller, rounded, 0),
        .has_interval = interval,
        .interval_text = interval ? told_range_text(teller, score->low, score->high, 0) : S("–"),
        .has_shares = shares,
        .promoters = exact_value(shares, fraction((int128)score->promoters, n)),
        .passives = exact_value(shares, fraction((int128)score->passives, n)),
        .detractors = exact_value(shares, fraction((int128)score->detractors, n)),
        .change = real_value(false, 0),
        .change_text = S("–"),
        .change_margin_text = S("–"),
        .whole = teller->whole,
        .unweighted = real_value(teller->whole, fraction_double(score->unweighted)),
        .half = real_value(teller->whole, score->half),
        .adjusted_low = real_value(teller->whole, score->adjusted_low),
        .adjusted_high = real_value(teller->whole, score->adjusted_high),
        .promoter_count = count_value(teller->whole, (int64_t)score->promoters),
        .passive_count = count_value(teller->whole, (int64_t)score->passives),
        .detractor_count = count_value(teller->whole, (int64_t)score->detractors),
    };
}

void told_promoter_change(const Teller *teller, bool then_shown, PromoterFacts *facts)
{
    Fraction change = teller->score->promoter_change;
    double half = teller->score->promoter_change_half;
    if (!facts->present || !facts->has_interval || !then_shown || fraction_is_none(change))
        return;
    facts->has_change = true;
    facts->change = told_real(teller, true, fraction_double(change), 0);
    facts->change_text = told_signed_text(teller, change, 0);
    facts->change_margin_text = real_text(teller, half, 0);
    facts->change_is_clear = fabs(fraction_double(change)) > half;
}
