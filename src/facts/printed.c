// SPDX-License-Identifier: EUPL-1.2
#include "facts/printed.h"

#include <math.h>

#include "score/established.h"
#include "score/extremes.h"
#include "score/trend.h"

static Fraction tenths(Fraction f)
{
    return fraction_rounded(f, 1);
}

// NaN stays that.
static double rounded(double number, double scale)
{
    return isfinite(number) ? (double)llround(number * scale) / scale : number;
}

static Interval rounded_interval(Interval exact)
{
    return (Interval){ rounded(exact.low, 10), rounded(exact.high, 10) };
}

static void print_pillar(PillarResult *pillar)
{
    pillar->score = score_printed(pillar->score);
    pillar->value = tenths(pillar->value);
    pillar->sd = rounded(pillar->sd, 10);
    pillar->interval = rounded_interval(pillar->interval);
    pillar->alpha = rounded(pillar->alpha, 100);
    pillar->dont_know = fraction_rounded(pillar->dont_know, 2);
    pillar->bound_low =
        pillar->bounds_withheld ? fraction_none() : score_printed(pillar->bound_low);
    pillar->bound_high =
        pillar->bounds_withheld ? fraction_none() : score_printed(pillar->bound_high);
    for (int q = 0; q < QUESTIONS; q++) {
        QuestionResult *question = &pillar->question[q];
        question->mean = question->withheld ? fraction_none() : tenths(question->mean);
    }
    pillar_extremes(pillar);
}

static void print_department(DepartmentResult *department)
{
    department->mean = tenths(department->mean);
    department->organisation = tenths(department->organisation);
    for (int p = 0; p < PILLARS; p++) {
        DepartmentPillar *cell = &department->pillar[p];
        cell->score = score_printed(cell->score);
        cell->value = tenths(cell->value);
        cell->sd = rounded(cell->sd, 10);
        cell->interval = rounded_interval(cell->interval);
        cell->p_holm = cell->p_holm < 0.001 ? 0 : rounded(cell->p_holm, 1000); // printed as such
    }
}

static void print_established(Results *results)
{
    for (int p = 0; p < PILLARS; p++) {
        EstablishedScore *pillar = &results->established[p];
        if (results->pillar[p].withheld && !pillar->validated)
            *pillar = (EstablishedScore){ fraction_none(), fraction_none(), -1, false };
        pillar->score = score_printed(pillar->score);
        pillar->value = tenths(pillar->value);
    }
    for (int g = 0; g < 2; g++) {
        PillarGroupResult group = established_group(results, g);
        results->established_group[g] =
            (PillarGroupResult){ tenths(group.score), tenths(group.value) };
    }
}

static void print_effect(Arena *arena, RoadmapEffect *effect)
{
    EffectStep *exact = effect->step;
    effect->step = arena_many(arena, EffectStep, effect->step_count);
    for (size_t i = 0; i < effect->step_count; i++) {
        effect->step[i] = exact[i];
        for (int p = 0; p < PILLARS; p++) {
            effect->step[i].score[p] = score_printed(exact[i].score[p]);
            effect->step[i].value[p] = tenths(exact[i].value[p]);
        }
    }
    for (int p = 0; p < PILLARS; p++) {
        PillarEffect *pillar = &effect->pillar[p];
        pillar->score = score_printed(pillar->score);
        pillar->value = tenths(pillar->value);
        pillar->without_ideas = score_printed(pillar->without_ideas);
        pillar->next_gain = tenths(pillar->next_gain);
    }
}

// A question's mean lies below every phase's border.
static void print_trend(Trend *trend)
{
    double half = (trend->interval.high - trend->interval.low) / 2;
    trend->then = score_printed(trend->then);
    trend->now = score_printed(trend->now);
    trend->difference = fraction_subtract(trend->now, trend->then);
    double difference = fraction_double(trend->difference);
    trend->interval = rounded_interval((Interval){ difference - half, difference + half });
    trend->p_holm = (double)NAN;
}

static const ScanTrend *printed_trend(Arena *arena, const ScanTrend *exact, size_t departments)
{
    ScanTrend *trend = arena_one(arena, ScanTrend);
    *trend = *exact;
    trend->then = results_printed(arena, exact->then);
    for (int p = 0; p < PILLARS; p++)
        print_trend(&trend->pillar[p].trend);
    for (int item = 0; item < ITEMS; item++)
        print_trend(&trend->question[item]);
    trend->department = arena_many(arena, DepartmentTrend, departments);
    for (size_t d = 0; d < departments; d++) {
        trend->department[d] = exact->department[d];
        for (int p = 0; p < PILLARS; p++)
            print_trend(&trend->department[d].pillar[p]);
    }
    return trend;
}

const Results *results_printed(Arena *arena, const Results *exact)
{
    if (exact->whole)
        return exact;
    Results *results = arena_one(arena, Results);
    *results = *exact;
    for (int p = 0; p < PILLARS; p++)
        print_pillar(&results->pillar[p]);
    for (int g = 0; g < 2; g++)
        results->group[g] =
            (PillarGroupResult){ tenths(exact->group[g].score), tenths(exact->group[g].value) };
    print_established(results);
    results->department = arena_many(arena, DepartmentResult, exact->department_count);
    for (size_t d = 0; d < exact->department_count; d++) {
        results->department[d] = exact->department[d];
        print_department(&results->department[d]);
    }
    results->merged = arena_many(arena, MergedResult, exact->merged_count);
    for (size_t m = 0; m < exact->merged_count; m++) {
        results->merged[m] = exact->merged[m];
        print_department(&results->merged[m].result);
    }
    for (int i = 0; i < CONNECTIONS; i++)
        results->connection[i].r = rounded(exact->connection[i].r, 100);
    print_effect(arena, &results->effect);
    if (exact->trend)
        results->trend = printed_trend(arena, exact->trend, exact->department_count);
    return results;
}
