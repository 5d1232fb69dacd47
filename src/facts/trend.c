// SPDX-License-Identifier: EUPL-1.2
// Now against then. What the comparison may not show is not comparable: null, and in texts an en dash.
#include "facts/trend.h"

#include <math.h>

#include "facts/context.h"
#include "facts/rows.h"
#include "model/strings.h"
#include "score/trend.h"

#define RECORD_OF IntervalFacts
static const Fact interval_table[] = {
    REAL(low, 1, "points", PLAN, "Low end of the interval."),
    REAL(high, 1, "points", PLAN, "High end of the interval."),
    TEXT(text, PLAN, "Both ends."),
};
#undef RECORD_OF
RECORD(interval_record, IntervalFacts, interval_table);

#define RECORD_OF TrendFacts
static const Fact trend_table[] = {
    FLAG(present, OPEN, "There is a previous scan."),
    FLAG(comparable, PLAN,
         "Both figures may be shown and compared; else nothing of the change is."),
    SCORE(then, PLAN, "The figure of the previous scan."),
    SCORE(now, PLAN, "The figure of this scan, over the same questions."),
    SIGNED_GAP(difference, PLAN, "The difference of both as printed.", .formula = "{now} − {then}"),
    PART(interval, IntervalFacts, interval_record, PLAN, "95 % interval of the difference.",
         .formula = "Welch's t, around the printed difference"),
    FLAG(has_interval, PLAN, "That interval is known."),
    BARE(p_holm, 3, "probability", LEADER,
         "How likely so large a difference is by chance alone, after Holm's correction."),
    FLAG(clear, PLAN, "The difference is more than chance."),
    FLAG(is_higher, PLAN, "It clearly rose."),
    FLAG(is_lower, PLAN, "It clearly fell."),
    FLAG(undecided, PLAN,
         "What was published of the previous scan does not tell whether the difference is more "
         "than chance."),
};
#undef RECORD_OF
RECORD(trend_record, TrendFacts, trend_table);

#define RECORD_OF PillarTrendFacts
static const Fact pillar_trend_table[] = {
    SPLICE(trend, TrendFacts, trend_record, PLAN, "The change of its score."),
    COUNT(same_questions, "questions", OPEN,
          "How many of its questions are in the same words, 0–8."),
    FLAG(all_same, OPEN, "All eight are."),
    FLAG(too_few_same, OPEN, "Fewer than four are: not comparable."),
    SCORE_AS("then_score", trend.then, PLAN, "The previous score, over the same questions."),
    SCORE_AS("now_score", trend.now, PLAN, "The present score, over the same questions."),
    FLAG(phase_moved, PLAN, "The pillar is in another phase than it was."),
    PHASE(from_phase, PLAN, "The phase that it was in."),
    PHASE(to_phase, PLAN, "The phase that it is in."),
    TEXT(from_phase_name, PLAN, "Name of the phase that it was in."),
    TEXT(to_phase_name, PLAN, "Name of the phase that it is in."),
};
RECORD(pillar_trend_record, PillarTrendFacts, pillar_trend_table);
#undef RECORD_OF

// A difference with its sign: "+1,4", "–0,3", "0,0".
static Slice signed_text(const FactsContext *context, int64_t tenths)
{
    Slice text = number_text(context->arena, tenths, 1, context->numbers);
    return tenths > 0 ? slice_print(context->arena, "+%.*s", SLICE_ARGS(text)) : text;
}

static IntervalFacts interval_of(const FactsContext *context, const Trend *trend)
{
    bool known = trend && !isnan(trend->interval.low);
    if (!known)
        return (IntervalFacts){ real_value(true, (double)NAN), real_value(true, (double)NAN),
                                S("–") };
    Slice low = signed_text(context, llround(trend->interval.low * 10));
    Slice high = signed_text(context, llround(trend->interval.high * 10));
    return (IntervalFacts){
        .low = real_value(true, trend->interval.low),
        .high = real_value(true, trend->interval.high),
        .text = slice_print(context->arena, "%.*s\u00a0%s\u00a0%.*s", SLICE_ARGS(low),
                            context->strings->interval_to, SLICE_ARGS(high)),
    };
}

TrendFacts facts_trend_of(const FactsContext *context, const Trend *trend)
{
    static const Trend none = { .direction = 0 };
    bool comparable = trend && trend->comparable;
    const Trend *known = trend ? trend : &none;
    return (TrendFacts){
        .present = context->results->trend != NULL,
        .comparable = comparable,
        .then = exact_value(comparable, known->then),
        .now = exact_value(comparable, known->now),
        .difference = gap_value(comparable, known->then, known->now),
        .interval = interval_of(context, trend),
        .has_interval = comparable && !isnan(known->interval.low),
        .p_holm = real_value(comparable, known->p_holm),
        .clear = comparable && known->direction != 0,
        .is_higher = comparable && known->direction > 0,
        .is_lower = comparable && known->direction < 0,
        .undecided = comparable && known->undecided,
    };
}

PillarTrendFacts facts_pillar_trend(const FactsContext *context, Pillar pillar)
{
    const PillarTrend *trend =
        context->results->trend ? &context->results->trend->pillar[pillar] : NULL;
    bool comparable = trend && trend->trend.comparable;
    int then = comparable ? trend->phase_then : -1, now = comparable ? trend->phase_now : -1;
    return (PillarTrendFacts){
        .trend = facts_trend_of(context, trend ? &trend->trend : NULL),
        .same_questions = count_value(true, trend ? trend->same_questions : -1),
        .all_same = trend && trend->same_questions == QUESTIONS,
        .too_few_same = trend && trend->too_few_same,
        .phase_moved = then != now,
        .from_phase = then,
        .to_phase = now,
        .from_phase_name = then < 0 ? S("") : strings_phase(context->strings, then),
        .to_phase_name = now < 0 ? S("") : strings_phase(context->strings, now),
    };
}
