// SPDX-License-Identifier: EUPL-1.2
#include "score/trend_manifest.h"

#include <math.h>

#include "model/manifest_figures.h"
#include "model/scan.h"
#include "score/trend_test.h"

// What the charts and texts of this report say of the previous scan by itself.
static const Results *results_of(Arena *arena, const ManifestFigures *figures)
{
    Results *results = arena_one(arena, Results);
    results->responded = figures->responded;
    results->invited = figures->invited;
    bool credible = figures->invited > 0 && (uint64_t)figures->invited >= figures->responded;
    results->rate =
        credible ? fraction((int128)figures->responded, figures->invited) : fraction_none();
    for (int p = 0; p < PILLARS; p++) {
        PillarResult *pillar = &results->pillar[p];
        pillar->score = figures->pillar[p].score;
        pillar->withheld = fraction_is_none(pillar->score);
        pillar->value = fraction_rounded(value_of(pillar->score), 1);
        pillar->phase = phase_of(pillar->score);
    }
    return results;
}

// Over all eight questions, and shown now.
static bool may_be_compared(const ScanTrend *trend, const Results *results, int pillar)
{
    return trend->pillar[pillar].same_questions == QUESTIONS && !results->pillar[pillar].withheld;
}

static bool is_enough(ManifestScore then, uint64_t least)
{
    return then.n > 0 && then.n >= least && !fraction_is_none(then.score);
}

static void compare_pillars(Arena *arena, const Results *results, const ManifestFigures *figures,
                            uint64_t least, ScanTrend *trend)
{
    Trend *family[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        PillarTrend *pillar = &trend->pillar[p];
        ManifestScore then = figures->pillar[p];
        Tally now = results->pillar[p].tally;
        if (may_be_compared(trend, results, p) && is_enough(then, least) && now.n > 0)
            pillar->trend =
                trend_since_printed((PrintedSample){ then.n, then.score, then.sd }, now);
        pillar->phase_then = phase_of(pillar->trend.then);
        pillar->phase_now = phase_of(pillar->trend.now);
        family[p] = &pillar->trend;
    }
    trend_judge(arena, family, PILLARS);
    trend->steps = trend_steps(arena, trend->pillar);
}

// A difference without a test.
static Trend undecided(Fraction then, Fraction now)
{
    Trend trend = trend_none();
    trend.comparable = !fraction_is_none(then) && !fraction_is_none(now);
    if (!trend.comparable)
        return trend;
    trend.then = then;
    trend.now = now;
    trend.difference = fraction_subtract(now, then);
    trend.undecided = true;
    return trend;
}

static void compare_questions(const Scan *scan, const Results *results,
                              const ManifestFigures *figures, ScanTrend *trend)
{
    for (int i = 0; i < ITEMS; i++) {
        const PillarResult *pillar = &results->pillar[i / QUESTIONS];
        const QuestionResult *question = &pillar->question[i % QUESTIONS];
        if (!scan->reworded[i] && !pillar->withheld && !question->withheld)
            trend->question[i] = undecided(figures->mean[i], question->mean);
    }
}

static void compare_departments(const Results *results, const ManifestFigures *figures,
                                ScanTrend *trend)
{
    for (size_t d = 0; d < results->department_count; d++) {
        DepartmentTrend *department = &trend->department[d];
        const DepartmentResult *now = &results->department[d];
        for (int p = 0; p < PILLARS; p++)
            if (!department->is_new && !now->withheld && !now->pillar[p].withheld &&
                may_be_compared(trend, results, p))
                department->pillar[p] =
                    undecided(figures->department[department->then][p].score, now->pillar[p].score);
    }
}

const ScanTrend *trend_score_manifest(Arena *arena, const Scan *scan, const Results *results)
{
    const Scan *then = scan->previous;
    const ManifestFigures *figures = then->figures;
    ScanTrend *trend = trend_unfilled(arena, scan, then);
    uint64_t least = results->whole ? 1 : (uint64_t)scan->settings.min_group;
    trend->then = results_of(arena, figures);
    trend->shown = results->whole || !scan->repeated;
    if (!trend->shown || results->refused)
        return trend;
    compare_pillars(arena, results, figures, least, trend);
    compare_questions(scan, results, figures, trend);
    if (results->whole || scan->settings.min_group <= then->settings.min_group)
        compare_departments(results, figures, trend);
    return trend;
}
