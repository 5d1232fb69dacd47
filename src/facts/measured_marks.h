// SPDX-License-Identifier: EUPL-1.2
// Marks, verdicts and promoter scores of a measurement as they are told. A mark is printed to one decimal, to
// two where one would lift it to the norm of 7; so is it in the facts, unless they are not to be shared.
#ifndef FACTS_MEASURED_MARKS_H
#define FACTS_MEASURED_MARKS_H

#include "facts/context.h"
#include "facts/measurement.h"
#include "score/measured_plan.h"

// One measurement on its way into the facts.
typedef struct Teller {
    const FactsContext *context;
    const MeasurementScore *score;
    MeasuredPlan plan; // what of it may be shown
    bool whole;        // exact, not to be shared
} Teller;

// Numbers that are not known where they are not `shown`. Texts are in the arena of the facts, "–" where there
// is no number.
RealValue told_real(const Teller *teller, bool shown, double number, int decimals);
RealValue told_mark(const Teller *teller, bool shown, Fraction mark);
Slice told_mark_text(const Teller *teller, Fraction mark);
Slice told_signed_text(const Teller *teller, Fraction number, int decimals); // "+0,3"
Slice told_range_text(const Teller *teller, double low, double high, int decimals);

// Ends of the interval of a share, between 0 and 1; a share is printed in whole percents.
ExactValue told_share(bool shown, double share);
RealValue told_real_share(const Teller *teller, ExactValue share);
Slice told_share_range_text(const Teller *teller, ExactValue low,
                            ExactValue high); // "41 % tot 52 %"

Slice told_scale_text(const Teller *teller, Fraction low, Fraction high); // "1–10"

MarkFacts told_mark_facts(const Teller *teller, bool shown, const MarkMean *mean);

// The verdict on a mean. `then_shown`: the time before may be shown.
NormFacts told_norm(const Teller *teller, bool shown, const Norm *norm, Fraction mean,
                    bool then_shown);

// Nobody, or at least `least` people.
bool promoters_are_group(uint64_t people, int least);

// The Net Promoter Score, and the shares of promoters, passives and detractors where each is a group.
PromoterFacts told_promoters(const Teller *teller, bool shown, const PromoterScore *score);

// What it changed since the time before, where that and both intervals may be shown.
void told_promoter_change(const Teller *teller, bool then_shown, PromoterFacts *facts);

#endif
