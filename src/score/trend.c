// SPDX-License-Identifier: EUPL-1.2
#include "score/trend.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/scan.h"
#include "score/extremes.h"
#include "score/incomplete.h"
#include "score/row.h"
#include "score/suppression_plan.h"
#include "score/tally.h"
#include "score/trend_test.h"

// ---- scores over the questions that were asked in the same words ----

typedef struct SameGroup {
    GroupTally tally;
    uint64_t reached[PILLARS]; // respondents who answered one of the reworded questions with 1–4
} SameGroup;

typedef struct SameTally {
    SameGroup *own;   // by department, as Scan.departments: its own people
    SameGroup *below; // and with those of the departments below it
    SameGroup without;
    SameGroup whole;
} SameTally;

static AnswerSums masked_row(const uint8_t answer[QUESTIONS], uint64_t mask)
{
    uint64_t word;
    uint8_t left[QUESTIONS]; // BLANK is 0
    memcpy(&word, answer, sizeof word);
    word &= mask;
    memcpy(left, &word, sizeof left);
    return row_of(left);
}

static void add_person(SameGroup *group, const uint8_t answer[ITEMS], const uint64_t mask[PILLARS])
{
    group->tally.n++;
    for (int p = 0; p < PILLARS; p++) {
        AnswerSums same = masked_row(&answer[p * QUESTIONS], mask[p]);
        AnswerSums others = masked_row(&answer[p * QUESTIONS], ~mask[p]);
        uint64_t score = row_score(same.points, same.answered);
        Tally *tally = &group->tally.pillar[p];
        tally->n += same.answered > 0;
        tally->sum += score;
        tally->squares += score * score;
        group->reached[p] += others.answered > 0;
    }
}

static void add_group(SameGroup *whole, const SameGroup *group)
{
    whole->tally.n += group->tally.n;
    for (int p = 0; p < PILLARS; p++) {
        whole->tally.pillar[p] = tally_add(whole->tally.pillar[p], group->tally.pillar[p]);
        whole->reached[p] += group->reached[p];
    }
}

static SameTally *same_tally(Arena *arena, const Scan *scan, const uint64_t mask[PILLARS])
{
    SameTally *tally = arena_one(arena, SameTally);
    tally->own = arena_many(arena, SameGroup, scan->department_count);
    tally->below = arena_many(arena, SameGroup, scan->department_count);
    for (size_t i = 0; i < scan->responses.count; i++) {
        const Respondent *respondent = respondent_at(&scan->responses, i);
        bool known = respondent->department < scan->department_count;
        add_person(known ? &tally->own[respondent->department] : &tally->without,
                   respondent->answer, mask);
    }
    for (size_t d = 0; d < scan->department_count; d++) {
        add_group(&tally->whole, &tally->own[d]);
        for (size_t number = d + 1; number; number = scan->departments[number - 1].above)
            add_group(&tally->below[number - 1], &tally->own[d]);
    }
    add_group(&tally->whole, &tally->without);
    return tally;
}

// ---- privacy ----

// One of the two scans on its way into the comparison.
typedef struct Side {
    const Scan *scan;
    const Results *results;
    const SameTally *same;
    bool pillar[PILLARS];  // may not be compared
    bool (*cell)[PILLARS]; // nor these
} Side;

typedef enum Counted { SCORED, REACHED } Counted;

static PrivacyGroup privacy_group(Slice name, size_t above, const SameGroup *group, Counted counted)
{
    PrivacyGroup made = { .name = name, .n = group->tally.n, .above = above };
    for (int p = 0; p < PILLARS; p++) {
        made.scored[p] = counted == SCORED ? group->tally.pillar[p].n : group->reached[p];
        made.total[p] = counted == SCORED ? group->tally.pillar[p].sum : 0;
    }
    return made;
}

// Rule 3: the plan for a second value of a pillar, of those who have it or of those whom it is not about.
static void hide_second_value(Arena *arena, Side *side, int pillar, Counted counted,
                              uint64_t min_group)
{
    const Scan *scan = side->scan;
    if (counted == REACHED && side->same->whole.reached[pillar] == 0)
        return;
    PrivacyGroup *groups = arena_many(arena, PrivacyGroup, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        groups[d] = privacy_group(scan->departments[d].name, scan->departments[d].above,
                                  &side->same->own[d], counted);
    PrivacyGroup without = privacy_group(S(""), 0, &side->same->without, counted);
    SuppressionPlan plan =
        suppression_plan(arena, groups, scan->department_count, &without, min_group);
    side->pillar[pillar] = side->pillar[pillar] || plan.pillar[pillar];
    for (size_t d = 0; d < scan->department_count; d++)
        side->cell[d][pillar] = side->cell[d][pillar] || plan.cell[d][pillar];
}

// Rule 5, of all respondents.
static bool second_value_is_safe(const Side *side, int pillar, const PillarTrend *trend,
                                 uint64_t mask, uint64_t least)
{
    IncompleteTally tally = { .people = { { 0 } } };
    const Interval none = { (double)NAN, (double)NAN };
    const Tally *scores = &side->same->whole.tally.pillar[pillar];
    unsigned asked = (unsigned)trend->same_questions;
    uint64_t incomplete = 0;
    int64_t points = 0;
    for (size_t i = 0; i < side->scan->responses.count; i++) {
        AnswerSums row =
            masked_row(&respondent_at(&side->scan->responses, i)->answer[pillar * QUESTIONS], mask);
        points += row.points;
        if (row.answered == 0 || row.answered == asked)
            continue;
        incomplete++;
        tally.people[row.answered][row.dont_know]++;
    }
    if (incomplete == 0 || incomplete >= least)
        return true;
    Fraction score = tally_mean(*scores);
    KnownSum known =
        known_sum(known_range_of(score, fraction_none(), phase_of(score), none), scores->n);
    int64_t as_complete = points * (POINT * QUESTIONS / asked);
    known.low -= as_complete;
    known.high -= as_complete;
    return incomplete_is_wide(&tally, asked, PROTECTION_TENTHS, &known, 1, NULL, NULL);
}

static void hide_withheld(Side *side, int pillar, const Results *results)
{
    for (size_t d = 0; d < side->scan->department_count; d++)
        side->cell[d][pillar] = side->cell[d][pillar] || results->department[d].withheld ||
                                results->department[d].pillar[pillar].withheld;
}

static Side side_of(Arena *arena, const Scan *scan, const Results *results,
                    const PillarTrend *pillar, const uint64_t mask[PILLARS], uint64_t min_group)
{
    Side side = { .scan = scan, .results = results, .same = same_tally(arena, scan, mask) };
    side.cell = arena_alloc(arena, sizeof *side.cell, scan->department_count);
    for (int p = 0; p < PILLARS; p++) {
        side.pillar[p] = results->pillar[p].withheld || pillar[p].too_few_same;
        hide_withheld(&side, p, results);
        if (results->whole || pillar[p].same_questions == QUESTIONS || pillar[p].too_few_same)
            continue;
        side.pillar[p] = side.pillar[p] || results->moved;
        hide_second_value(arena, &side, p, SCORED, min_group);
        hide_second_value(arena, &side, p, REACHED, min_group);
        if (!second_value_is_safe(&side, p, &pillar[p], mask[p], min_group))
            side.pillar[p] = true;
    }
    return side;
}

// ---- whose trend is the largest ----

static Fraction size_of(const Trend *trend)
{
    Fraction size = trend->difference;
    bool fell = !fraction_is_none(size) && fraction_compare(size, fraction(0, 1)) < 0;
    return fell ? fraction_multiply(size, fraction(-1, 1)) : size;
}

// The same people stand behind both changes, but not the same in both scans: the standard error of what they
// differ is at most the sum of theirs, whatever goes together (Cauchy–Schwarz), and that is taken for it.
static PairedTest compare_sizes(const Trend *one, const Trend *other)
{
    PairedTest test = { (double)NAN, (double)NAN };
    if (!one->comparable || !other->comparable || isnan(one->p) || isnan(other->p))
        return test;
    double apart = fraction_double(fraction_subtract(size_of(one), size_of(other)));
    double least = fmax(0, fabs(apart) - one->rounding - other->rounding);
    test.t = copysign(least, apart) / (one->error + other->error);
    test.p = 2 * gsl_cdf_tdist_Q(fabs(test.t), fmin(one->df, other->df));
    return test;
}

Extremes trend_steps(Arena *arena, const PillarTrend pillar[PILLARS])
{
    Fraction size[PILLARS];
    PairedTest test[LIST_PAIRS];
    for (int a = 0, i = 0; a < PILLARS; a++) {
        size[a] = size_of(&pillar[a].trend);
        for (int b = a + 1; b < PILLARS; b++, i++)
            test[i] = compare_sizes(&pillar[a].trend, &pillar[b].trend);
    }
    return extremes_of(arena, size, test, PILLARS);
}

// ---- the three families ----

static void compare_pillars(Arena *arena, const Side *then, const Side *now, uint64_t least,
                            PillarTrend pillar[PILLARS])
{
    Trend *family[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        Tally before = then->same->whole.tally.pillar[p], after = now->same->whole.tally.pillar[p];
        if (!then->pillar[p] && !now->pillar[p] && before.n >= least && after.n >= least)
            pillar[p].trend = trend_between(before, after);
        pillar[p].phase_then = phase_of(pillar[p].trend.then);
        pillar[p].phase_now = phase_of(pillar[p].trend.now);
        family[p] = &pillar[p].trend;
    }
    trend_judge(arena, family, PILLARS);
}

// The answers 1–4 to a question, as scores.
static Tally question_tally(const Side *side, int item)
{
    const QuestionResult *question =
        &side->results->pillar[item / QUESTIONS].question[item % QUESTIONS];
    Tally tally = { 0, 0, 0 };
    for (int a = NEVER; a <= SYSTEMATICALLY; a++) {
        tally.n += question->count[a];
        tally.sum += question->count[a] * (uint64_t)(a * POINT);
        tally.squares += question->count[a] * (uint64_t)(a * a * POINT * POINT);
    }
    return tally;
}

// With its interval, a question's trend would tell its counts.
static bool is_withheld(const Side *side, int item)
{
    const PillarResult *pillar = &side->results->pillar[item / QUESTIONS];
    return pillar->withheld || pillar->question[item % QUESTIONS].counts_withheld;
}

static void compare_questions(Arena *arena, const Side *then, const Side *now, uint64_t least,
                              Trend question[ITEMS])
{
    Trend *family[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
        Tally before = question_tally(then, i), after = question_tally(now, i);
        bool withheld = is_withheld(then, i) || is_withheld(now, i);
        if (!withheld && !now->scan->reworded[i] && before.n >= least && after.n >= least)
            question[i] = trend_between(before, after);
        family[i] = &question[i];
    }
    trend_judge(arena, family, ITEMS);
}

static void compare_departments(Arena *arena, const Side *then, const Side *now,
                                DepartmentTrend *department)
{
    size_t count = now->scan->department_count, used = 0;
    Trend **family = arena_many(arena, Trend *, count * PILLARS);
    for (size_t d = 0; d < count; d++) {
        for (int p = 0; p < PILLARS; p++) {
            DepartmentTrend *one = &department[d];
            family[used++] = &one->pillar[p];
            if (one->is_new || then->pillar[p] || now->pillar[p] || then->cell[one->then][p] ||
                now->cell[d][p])
                continue;
            Tally before = then->same->below[one->then].tally.pillar[p];
            Tally after = now->same->below[d].tally.pillar[p];
            if (before.n && after.n)
                one->pillar[p] = trend_between(before, after);
        }
    }
    trend_judge(arena, family, used);
}

// ---- departments by name ----

typedef struct NamedDepartment {
    Slice key;
    size_t index;
} NamedDepartment;

static int by_key(const void *left, const void *right)
{
    const NamedDepartment *a = left, *b = right;
    int order = slice_compare(a->key, b->key);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static NamedDepartment *by_name(Arena *arena, const Scan *scan)
{
    NamedDepartment *named = arena_many(arena, NamedDepartment, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        named[d] = (NamedDepartment){ text_key(arena, scan->departments[d].name), d };
    if (scan->department_count)
        qsort(named, scan->department_count, sizeof *named, by_key);
    return named;
}

static void match_departments(Arena *arena, const Scan *then, const Scan *now, ScanTrend *trend)
{
    NamedDepartment *before = by_name(arena, then), *after = by_name(arena, now);
    size_t count = then->department_count;
    trend->department = arena_many(arena, DepartmentTrend, now->department_count);
    trend->gone = arena_many(arena, bool, count);
    for (size_t d = 0; d < count; d++)
        trend->gone[d] = true;
    for (size_t i = 0, k = 0; i < now->department_count; i++) {
        DepartmentTrend *department = &trend->department[after[i].index];
        for (int p = 0; p < PILLARS; p++)
            department->pillar[p] = trend_none();
        while (k < count && slice_compare(before[k].key, after[i].key) < 0)
            k++;
        department->is_new = k == count || !slice_equal(before[k].key, after[i].key);
        if (department->is_new)
            continue;
        department->then = before[k].index;
        trend->gone[before[k].index] = false;
    }
}

// ---- the whole ----

static void count_questions(const Scan *scan, PillarTrend pillar[PILLARS])
{
    for (int p = 0; p < PILLARS; p++) {
        const bool *reworded = &scan->reworded[p * QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++)
            pillar[p].same_questions += !reworded[q];
        pillar[p].too_few_same = pillar[p].same_questions < SAME_LEAST;
        pillar[p].trend = trend_none();
        pillar[p].phase_then = pillar[p].phase_now = -1;
    }
}

ScanTrend *trend_unfilled(Arena *arena, const Scan *now, const Scan *then)
{
    ScanTrend *trend = arena_one(arena, ScanTrend);
    count_questions(now, trend->pillar);
    for (int i = 0; i < ITEMS; i++)
        trend->question[i] = trend_none();
    match_departments(arena, then, now, trend);
    return trend;
}

const ScanTrend *trend_score(Arena *arena, const Scan *scan, const Results *results,
                             const Scan *then, const Results *then_results,
                             const Results *then_printed)
{
    ScanTrend *trend = trend_unfilled(arena, scan, then);
    uint64_t mask[PILLARS];
    uint64_t least = results->whole ? 1 : (uint64_t)then->settings.min_group;
    for (int p = 0; p < PILLARS; p++) {
        // The eight answers as one word: all bits of those that were asked in the same words.
        uint8_t byte[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++)
            byte[q] = scan->reworded[p * QUESTIONS + q] ? 0 : UINT8_MAX;
        memcpy(&mask[p], byte, sizeof mask[p]);
    }
    trend->then = then_results;
    trend->shown = results->whole || (!trend->then->refused && !scan->repeated);
    if (!trend->shown || results->refused)
        return trend;
    Side before = side_of(arena, then, trend->then, trend->pillar, mask, least);
    for (int p = 0; then_printed && p < PILLARS; p++)
        hide_withheld(&before, p, then_printed);
    Side after = side_of(arena, scan, results, trend->pillar, mask, least);
    compare_pillars(arena, &before, &after, least, trend->pillar);
    trend->steps = trend_steps(arena, trend->pillar);
    compare_questions(arena, &before, &after, least, trend->question);
    compare_departments(arena, &before, &after, trend->department);
    return trend;
}
