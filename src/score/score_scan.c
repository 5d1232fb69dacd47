// SPDX-License-Identifier: EUPL-1.2
#include "score/score_scan.h"

#include <math.h>
#include <string.h>

#include "model/scan.h"
#include "score/connections.h"
#include "score/effect.h"
#include "score/established.h"
#include "score/extremes.h"
#include "score/measured_versions.h"
#include "score/response.h"
#include "score/spread.h"
#include "score/suppression_plan.h"
#include "score/tally.h"
#include "score/texts_apart.h"
#include "score/trend.h"
#include "score/trend_manifest.h"
#include "score/welch.h"
#include "score/withhold.h"

// The number invited, if it can be: −1 where nobody said, or where more people responded than that.
static int64_t credible(int64_t invited, uint64_t responded)
{
    return invited >= 0 && (uint64_t)invited >= responded ? invited : -1;
}

static void fill_question(QuestionResult *result, const PillarTally *tally, int question)
{
    uint64_t sum = 0, answered = 0;
    for (int a = 0; a < ANSWER_KINDS; a++)
        result->count[a] = tally_count(tally, question, a);
    for (int a = NEVER; a <= SYSTEMATICALLY; a++) {
        sum += result->count[a] * (uint64_t)a;
        answered += result->count[a];
    }
    result->mean = fraction(sum, answered);
}

static void fill_pillar(PillarResult *result, const PillarTally *tally, int64_t invited)
{
    uint64_t dont_know = 0, answered = 0;
    result->tally = tally->scores;
    result->score = tally_mean(tally->scores);
    result->value = value_of(result->score);
    result->phase = phase_of(result->score);
    result->sd = spread_sd(tally->scores);
    result->interval = spread_interval(tally->scores, invited);
    result->alpha = spread_alpha(tally, &result->alpha_n);
    for (int q = 0; q < QUESTIONS; q++) {
        fill_question(&result->question[q], tally, q);
        dont_know += result->question[q].count[DONT_KNOW];
        for (int a = NEVER; a <= SYSTEMATICALLY; a++)
            answered += result->question[q].count[a];
    }
    result->dont_know = fraction(dont_know, dont_know + answered);
    result->bound_low = fraction(tally->bound_low_sum, (int128)tally->bound_n * POINT);
    result->bound_high = fraction(tally->bound_high_sum, (int128)tally->bound_n * POINT);
    result->bound_low_phase = phase_of(result->bound_low);
    result->bound_high_phase = phase_of(result->bound_high);
    pillar_extremes(result);
}

const Pillar pillar_groups[2][GROUP_PILLARS] = { { UNDERSTAND, DESIGN, MEASURE },
                                                 { STRATEGY, CULTURE, GOVERN } };

// Mean of up to six means whose numbers of people have nothing in common: the exact denominator can pass
// 128 bits. It is exact up to a denominator of 10^18 and beyond that rounded to 18 decimals, so that two
// of them can always be compared; they differ by a unit in the last of those decimals, or are a tie.
static Fraction mean_of_means(const Tally tally[PILLARS], const bool left_out[PILLARS])
{
    const int128 most = (int128)1000000000000000000, finer = 1000000000;
    int128 common = 1, sum = 0;
    int count = 0;
    for (int p = 0; p < PILLARS; p++) {
        if (left_out[p] || !tally[p].n)
            continue;
        count++;
        if (common <= most)
            common *= fraction((int128)tally[p].n, common).num;
    }
    bool exact = common * POINT * PILLARS <= most;
    int128 unit = exact ? common : most * finer / POINT;
    for (int p = 0; p < PILLARS; p++)
        if (!left_out[p] && tally[p].n)
            sum += unit * (int128)tally[p].sum / (int128)tally[p].n;
    if (exact || !count)
        return fraction(sum, common * POINT * count);
    return fraction((sum / count + finer / 2) / finer, most);
}

static void fill_department(DepartmentResult *result, const GroupTally *tally, int64_t invited)
{
    result->n = tally->n;
    result->invited = invited;
    result->overall = tally->overall;
    for (int p = 0; p < PILLARS; p++) {
        DepartmentPillar *cell = &result->pillar[p];
        cell->tally = tally->pillar[p];
        cell->score = tally_mean(cell->tally);
        cell->value = value_of(cell->score);
        cell->phase = phase_of(cell->score);
        cell->sd = spread_sd(cell->tally);
        cell->interval = spread_interval(cell->tally, credible(invited, tally->n));
        cell->t = cell->df = cell->p = cell->p_holm = (double)NAN;
    }
}

static const PublishedVersion *open_answers_against(Arena *arena, const Scan *scan,
                                                    const SuppressionPlan *plan,
                                                    const Published *before)
{
    if (!scan->settings.show_open_answers || !plan->members || !before)
        return NULL;
    bool *shown = arena_many(arena, bool, before->count);
    for (size_t v = 0; v < before->count; v++)
        shown[v] = before->version[v].texts;
    size_t against = texts_apart(plan->members, shown, (uint64_t)scan->settings.min_group_open);
    return against == SIZE_MAX ? NULL : &before->version[against];
}

static void apply_plan(Results *results, const SuppressionPlan *plan)
{
    results->refused = plan->refused;
    results->refusal = plan->refusal == PRIVACY_REFUSED_VERSION ? REFUSED_VERSION
                       : plan->refused                          ? REFUSED_SMALL
                                                                : REFUSED_NOT;
    results->plan = plan;
    results->why = plan->why;
    results->why_cell = plan->why_cell;
    Tally whole[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        results->pillar[p].withheld = plan->pillar[p];
        whole[p] = results->pillar[p].tally;
    }
    for (size_t d = 0; d < results->department_count; d++) {
        DepartmentResult *department = &results->department[d];
        Tally tally[PILLARS];
        department->withheld = plan->department[d];
        for (int p = 0; p < PILLARS; p++) {
            department->pillar[p].withheld = plan->cell[d][p];
            tally[p] = department->pillar[p].tally;
        }
        department->mean = mean_of_means(tally, plan->cell[d]);
        department->organisation = mean_of_means(whole, plan->cell[d]);
    }
}

static PrivacyGroup privacy_group(Slice name, size_t above, const GroupTally *tally)
{
    PrivacyGroup group = { .name = name, .n = tally->n, .above = above };
    for (int p = 0; p < PILLARS; p++) {
        group.scored[p] = tally->pillar[p].n;
        group.total[p] = tally->pillar[p].sum;
    }
    return group;
}

static SuppressionPlan plan_of(Arena *arena, const Scan *scan, const ScanTally *tally,
                               const Published *before, const PublishedVersion *now)
{
    PrivacyGroup *groups = arena_many(arena, PrivacyGroup, tally->department_count);
    for (size_t d = 0; d < tally->department_count; d++)
        groups[d] = privacy_group(scan->departments[d].name, scan->departments[d].above,
                                  &tally->department[d]);
    PrivacyGroup without = privacy_group(S(""), 0, &tally->without);
    return suppression_plan_after(arena, groups, tally->department_count, &without,
                                  (uint64_t)scan->settings.min_group, before, now);
}

static void fill_shown(PublishedVersion *shown, const SuppressionPlan *plan)
{
    for (size_t g = 0; g < shown->groups; g++) {
        PublishedGroup *group = &shown->group[g];
        memcpy(group->residual, plan->residual[g], sizeof plan->residual[g]);
        group->shown = !g || !plan->department[g - 1];
        for (int p = 0; p < PILLARS; p++)
            if (!(g ? plan->cell[g - 1][p] : plan->pillar[p]))
                group->shown = (uint8_t)(group->shown | 1 << (1 + p));
    }
    published_sort(shown);
}

static void add_group(GroupTally *to, const GroupTally *group)
{
    to->n += group->n;
    to->overall = tally_add(to->overall, group->overall);
    for (int p = 0; p < PILLARS; p++)
        to->pillar[p] = tally_add(to->pillar[p], group->pillar[p]);
}

// How many were invited to the departments of a row: -1 where that is not known of one of them, or where one
// of them has a department below it that is shown, or people of the department above go along.
static int64_t invited_together(const Scan *scan, const SuppressionPlan *plan, size_t row)
{
    int64_t sum = plan->merged[row].with_own ? -1 : 0;
    for (size_t d = 0; d < scan->department_count && sum >= 0; d++) {
        size_t above = scan->departments[d].above;
        bool inside = plan->merged_in[d] == row + 1,
             below = above && plan->merged_in[above - 1] == row + 1;
        if (below && !inside)
            sum = -1;
        else if (inside && !below)
            sum = scan->departments[d].invited < 0 ? -1 : sum + scan->departments[d].invited;
    }
    return sum;
}

// The rows of several departments that the plan makes.
static void merge_departments(Arena *arena, const Scan *scan, Results *results,
                              const ScanTally *tally, const SuppressionPlan *plan)
{
    GroupTally *sum = arena_many(arena, GroupTally, plan->merged_count);
    results->merged_count = plan->merged_count;
    results->merged_in = plan->merged_in;
    results->merged = arena_many(arena, MergedResult, plan->merged_count);
    for (size_t d = 0; d < tally->department_count; d++)
        if (plan->merged_in[d])
            add_group(&sum[plan->merged_in[d] - 1], &tally->department[d]);
    for (size_t m = 0; m < plan->merged_count; m++) {
        const PrivacyMerged *merged = &plan->merged[m];
        DepartmentResult *result = &results->merged[m].result;
        Tally pillar[PILLARS];
        if (merged->with_own)
            add_group(&sum[m],
                      merged->above ? &tally->department[merged->above - 1] : &tally->without);
        results->merged[m].above = merged->above;
        results->merged[m].with_own = merged->with_own;
        fill_department(result, &sum[m], invited_together(scan, plan, m));
        for (int p = 0; p < PILLARS; p++) {
            result->pillar[p].withheld = merged->cell[p];
            pillar[p] = result->pillar[p].tally;
        }
        result->mean = mean_of_means(pillar, merged->cell);
    }
}

// Each department that is shown against everybody else, those without a department included.
static void compare_departments(Arena *arena, Results *results, int pillar)
{
    size_t count = results->department_count;
    double *p = arena_many(arena, double, count);
    for (size_t d = 0; d < count; d++) {
        DepartmentPillar *cell = &results->department[d].pillar[pillar];
        if (!cell->withheld) {
            Tally others = tally_subtract(results->pillar[pillar].tally, cell->tally);
            WelchTest test = welch_test(cell->tally, others);
            cell->t = test.t;
            cell->df = test.df;
            cell->p = test.p;
        }
        p[d] = cell->p;
    }
    holm_adjust(arena, p, count);
    for (size_t d = 0; d < count; d++) {
        DepartmentPillar *cell = &results->department[d].pillar[pillar];
        cell->p_holm = p[d];
        cell->direction = p[d] < 0.05 ? (cell->t > 0 ? 1 : -1) : 0;
    }
}

// All that is said of departments, as one family: their cells, and each over all pillars together.
static void compare_departments_overall(Arena *arena, Results *results, const ScanTally *tally)
{
    const double level = 0.02; // Welch's test is approximate in small groups: 5 % would be 5.1
    size_t count = results->department_count;
    double(*p)[PILLARS + 1] = arena_alloc(arena, sizeof *p, count);
    Tally whole = tally->without.overall;
    for (size_t d = 0; d < count; d++)
        whole = tally_add(whole, tally->department[d].overall);
    for (size_t d = 0; d < count; d++) {
        DepartmentResult *department = &results->department[d];
        bool all_shown = !department->withheld;
        for (int i = 0; i < PILLARS; i++) {
            p[d][i] = department->pillar[i].p;
            all_shown =
                all_shown && !department->pillar[i].withheld && !results->pillar[i].withheld;
        }
        WelchTest test =
            welch_test(department->overall, tally_subtract(whole, department->overall));
        p[d][PILLARS] = all_shown ? test.p : (double)NAN;
        department->direction = test.t > 0 ? 1 : -1;
    }
    holm_adjust(arena, &p[0][0], count * (PILLARS + 1));
    for (size_t d = 0; d < count; d++) {
        for (int i = 0; i <= PILLARS; i++)
            results->departments_differ = results->departments_differ || p[d][i] < level;
        if (!(p[d][PILLARS] < level))
            results->department[d].direction = 0;
    }
}

// All figures, before any plan withholds some.
static Results *results_of(Arena *arena, const Scan *scan, const ScanTally *tally)
{
    Results *results = arena_one(arena, Results);
    // By department, with those below it.
    GroupTally *below = arena_many(arena, GroupTally, tally->department_count);
    for (size_t d = 0; d < tally->department_count; d++)
        for (size_t number = d + 1; number; number = scan->departments[number - 1].above)
            add_group(&below[number - 1], &tally->department[d]);
    size_t *people = arena_many(arena, size_t, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        people[d] = below[d].n;
    results->responded = scan->responses.count;
    results->without_department = tally->without.n;
    results->invited = response_invited(scan, people);
    int64_t invited = credible(results->invited, results->responded);
    results->rate = invited > 0 ? fraction((int128)results->responded, invited) : fraction_none();
    for (int p = 0; p < PILLARS; p++)
        fill_pillar(&results->pillar[p], &tally->pillar[p], invited);
    for (int g = 0; g < 2; g++) {
        Fraction sum = fraction(0, 1);
        for (int i = 0; i < GROUP_PILLARS; i++)
            sum = fraction_add(sum, results->pillar[pillar_groups[g][i]].score);
        Fraction score = fraction_divide(sum, fraction(GROUP_PILLARS, 1));
        results->group[g] = (PillarGroupResult){ score, value_of(score) };
    }
    results->department_count = scan->department_count;
    results->department = arena_many(arena, DepartmentResult, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        fill_department(&results->department[d], &below[d], scan->departments[d].invited);
    return results;
}

// What this version shows, for the record, and whether anybody has moved since an earlier one.
static void put_shown(Results *results, const SuppressionPlan *plan, const Published *before,
                      PublishedVersion *shown)
{
    fill_shown(shown, plan);
    shown->texts = results->open_shown;
    results->shown = shown;
    for (size_t v = 0; v < before->count; v++)
        results->moved = results->moved || !published_same_people(&before->version[v], shown);
}

static const ScanTrend *trend_since_previous(Arena *arena, const Scan *scan,
                                             const Results *results);

static Results *score(Arena *arena, const Scan *scan, const Published *before, bool whole)
{
    const ScanTally *tally = tally_scan(arena, scan);
    Results *results = results_of(arena, scan, tally);
    results->whole = whole;
    PublishedVersion *shown = before ? published_people(arena, before->key, scan) : NULL;
    SuppressionPlan *plan = arena_one(arena, SuppressionPlan);
    *plan = whole ? suppression_plan_open(arena, scan->department_count)
                  : plan_of(arena, scan, tally, before, shown);
    apply_plan(results, plan);
    results->open_against = open_answers_against(arena, scan, plan, before);
    results->open_shown = scan->settings.show_open_answers && !plan->refused &&
                          !results->open_against &&
                          results->responded >= (uint64_t)scan->settings.min_group_open;
    established_score(scan, results);
    if (shown && !plan->refused)
        put_shown(results, plan, before, shown);
    merge_departments(arena, scan, results, tally, plan);
    for (int p = 0; p < PILLARS; p++)
        compare_departments(arena, results, p);
    compare_departments_overall(arena, results, tally);
    connections_score(scan, plan->pillar, whole ? 0 : (uint64_t)scan->settings.min_group,
                      results->connection);
    if (!whole)
        withhold_small_questions(results, (uint64_t)scan->settings.min_group);
    effect_score(arena, scan, tally, results);
    if (!whole)
        withhold_for_incomplete(scan, tally, results);
    extremes_score(arena, scan, whole ? 0 : (uint64_t)scan->settings.min_group, results);
    for (int p = 0; results->shown && p < PILLARS; p++)
        if (!results->pillar[p].withheld && !results->pillar[p].question[0].counts_withheld)
            shown->counted = (uint8_t)(shown->counted | 1 << p);
    if (scan->previous)
        results->trend = trend_since_previous(arena, scan, results);
    return results;
}

// The previous scan is scored by the stricter of both rules for small groups; and where that is not its own,
// once more by its own, for what its own report has withheld.
static const ScanTrend *trend_since_previous(Arena *arena, const Scan *scan, const Results *results)
{
    if (scan->previous->figures)
        return trend_score_manifest(arena, scan, results);
    Scan *then = arena_one(arena, Scan);
    *then = *scan->previous;
    bool stricter = then->settings.min_group < scan->settings.min_group;
    if (stricter)
        then->settings.min_group = scan->settings.min_group;
    const Results *printed =
        stricter && !results->whole ? score(arena, scan->previous, NULL, false) : NULL;
    return trend_score(arena, scan, results, then, score(arena, then, NULL, results->whole),
                       printed);
}

// The measurements as well, which the previous scan is not asked for.
static const Results *score_all(Arena *arena, const Scan *scan, const Published *before, bool whole)
{
    static const Published nothing = { .count = 0 };
    Results *results = score(arena, scan, before, whole);
    size_t count = scan->measurement_count, shown_count = 0;
    if (count == 0)
        return results;
    MeasuredResults *measured = arena_one(arena, MeasuredResults);
    *measured = (MeasuredResults){ measurements_score(arena, scan->measurements, count),
                                   arena_many(arena, MeasuredPlan, count), count };
    for (size_t i = 0; i < count; i++)
        measured->plan[i] =
            measured_plan(arena, &measured->score[i], scan->settings.min_group, whole);
    PublishedMeasurement *shown = NULL;
    if (!whole)
        measured_versions_withhold(arena, before ? before : &nothing,
                                   (uint64_t)scan->settings.min_group, measured, &shown,
                                   &shown_count);
    results->measured = measured;
    if (results->shown) {
        results->shown->measurement = shown;
        results->shown->measurements = shown_count;
    }
    return results;
}

const Results *score_scan_after(Arena *arena, const Scan *scan, const Published *before)
{
    return score_all(arena, scan, before, false);
}

const Results *score_scan(Arena *arena, const Scan *scan)
{
    return score_all(arena, scan, NULL, false);
}

const Results *score_scan_whole(Arena *arena, const Scan *scan)
{
    return score_all(arena, scan, NULL, true);
}
