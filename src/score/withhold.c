// SPDX-License-Identifier: EUPL-1.2
#include "score/withhold.h"

#include <math.h>

#include "model/scan.h"
#include "score/extremes.h"
#include "score/incomplete.h"
#include "score/questions.h"
#include "score/row.h"
#include "score/suppression_plan.h"

// What one version has to leave open: the protection interval, and what a later one's roundings take from it.
enum { MARGIN = 3, ASKED_TENTHS = MARGIN * PROTECTION_TENTHS };
enum { LEAST_SCORE = 8 * POINT, MOST_SCORE = 32 * POINT };
static const Interval no_interval = { (double)NAN, (double)NAN };

static KnownSum plus(KnownSum a, KnownSum b)
{
    return (KnownSum){ a.low + b.low, a.high + b.high };
}

// a − b, whatever they are.
static KnownSum less(KnownSum a, KnownSum b)
{
    return (KnownSum){ a.low - b.high, a.high - b.low };
}

static void narrow(KnownSum *known, KnownSum by)
{
    *known = known_both(*known, by);
}

// Sums of answers are whole. Neither end is below 0.
static KnownSum whole_points(KnownSum known)
{
    return (KnownSum){ (known.low + POINT - 1) / POINT * POINT, known.high / POINT * POINT };
}

// ---- the groups of a pillar ----

// A group of people on the pillar; all sums in 1/105 points.
typedef struct Group {
    size_t above; // the group that it is part of; not of the whole, which is number 0
    uint64_t n;   // people with a score
    int64_t answered[QUESTIONS];
    IncompleteTally incomplete;
    uint64_t open; // people who left something open, but not all
    KnownSum scores, answers;
    KnownSum difference[INCOMPLETE_KINDS]; // as they are; with every x a 1; a 4
} Group;

// First the whole, then departments (d + 1) and rows of several that are shown, then as many again: of each
// who is in none of the groups below it. Those that are not shown have nobody.
typedef struct Groups {
    const Scan *scan;
    const Results *results;
    int pillar;
    size_t shown; // how many there are of the first kind
    Group *group;
} Groups;

static size_t department_group(const Groups *groups, size_t number)
{
    while (number && groups->results->department[number - 1].pillar[groups->pillar].withheld)
        number = groups->scan->departments[number - 1].above;
    return number;
}

// The smallest group that a respondent is in.
static size_t group_of(const Groups *groups, const Respondent *respondent)
{
    const Results *results = groups->results;
    size_t count = results->department_count;
    size_t number = respondent->department < count ? respondent->department + 1 : 0;
    for (size_t m = 0; m < results->merged_count; m++) {
        const MergedResult *merged = &results->merged[m];
        bool inside = number && results->merged_in[number - 1] == m + 1;
        bool own = merged->with_own && merged->above == number;
        if ((inside || own) && !merged->result.pillar[groups->pillar].withheld)
            return 1 + count + m;
    }
    return department_group(groups, number);
}

static void add_person(Group *group, const uint8_t answer[QUESTIONS])
{
    AnswerSums row = row_of(answer);
    for (int q = 0; q < QUESTIONS; q++)
        group->answered[q] += answer[q] >= NEVER && answer[q] <= SYSTEMATICALLY;
    group->n += row.answered > 0;
    if (!row.answered || row.answered == QUESTIONS)
        return;
    group->open++;
    group->incomplete.people[row.answered][row.dont_know]++;
}

static Groups make_groups(Arena *arena, const Scan *scan, const Results *results, int pillar)
{
    size_t count = results->department_count;
    Groups groups = { scan, results, pillar, 1 + count + results->merged_count, NULL };
    groups.group = arena_many(arena, Group, 2 * groups.shown);
    for (size_t g = 1; g < groups.shown; g++) {
        bool row = g > count;
        size_t above = row ? results->merged[g - count - 1].above : scan->departments[g - 1].above;
        groups.group[g].above = department_group(&groups, above);
    }
    for (size_t g = 0; g < groups.shown; g++)
        groups.group[groups.shown + g].above = g;
    for (size_t i = 0; i < scan->responses.count; i++) {
        const Respondent *respondent = respondent_at(&scan->responses, i);
        const uint8_t *answer = &respondent->answer[pillar * QUESTIONS];
        size_t g = groups.shown + group_of(&groups, respondent);
        for (add_person(&groups.group[g], answer); g; add_person(&groups.group[g], answer))
            g = groups.group[g].above;
    }
    return groups;
}

// ---- what is known of them ----

// The sum of `n` answers to a question by their mean as it is printed.
static KnownSum answers_by_mean(int64_t n, bool withheld, Fraction mean)
{
    KnownSum any = { n * NEVER * POINT, n * SYSTEMATICALLY * POINT };
    if (withheld || n == 0)
        return any;
    KnownSum sum = known_sum(known_range_of(mean, fraction_none(), -1, no_interval), (uint64_t)n);
    return known_both(any, whole_points(sum));
}

// Whatever the people answered.
static KnownSum possible_difference(const IncompleteTally *tally, IncompleteKind kind)
{
    const int64_t points[INCOMPLETE_KINDS] = { 0, NEVER, SYSTEMATICALLY };
    KnownSum sum = { 0, 0 };
    for (int answered = 1; answered < QUESTIONS; answered++) {
        for (int x = 0; x + answered <= QUESTIONS; x++) {
            int seen = kind == INCOMPLETE_SCORE ? answered : answered + x;
            int64_t weight =
                (POINT * QUESTIONS / seen - POINT) * (int64_t)tally->people[answered][x];
            int64_t known = points[kind] * x;
            sum = plus(sum, (KnownSum){ weight * (answered * NEVER + known),
                                        weight * (answered * SYSTEMATICALLY + known) });
        }
    }
    return sum;
}

static void start_with(Group *group)
{
    group->scores = (KnownSum){ (int64_t)group->n * LEAST_SCORE, (int64_t)group->n * MOST_SCORE };
    for (int kind = 0; kind < INCOMPLETE_KINDS; kind++)
        group->difference[kind] = possible_difference(&group->incomplete, (IncompleteKind)kind);
    group->answers = (KnownSum){ 0, 0 };
    for (int q = 0; q < QUESTIONS; q++)
        group->answers =
            plus(group->answers, answers_by_mean(group->answered[q], true, fraction_none()));
}

// A department's interval is printed where it is a reason for interviews.
static void take_scores(Group *group, const DepartmentPillar *cell)
{
    Interval printed = cell->direction ? cell->interval : no_interval;
    if (!cell->withheld)
        narrow(&group->scores,
               known_sum(known_range_of(cell->score, cell->value, cell->phase, printed), group->n));
}

static void take_department_means(Groups *groups, DepartmentQuestion (*questions)[ITEMS])
{
    for (size_t d = 0; d < groups->results->department_count; d++) {
        Group *group = &groups->group[d + 1];
        KnownSum sum = { 0, 0 };
        for (int q = 0; q < QUESTIONS; q++) {
            const DepartmentQuestion *question = &questions[d][groups->pillar * QUESTIONS + q];
            sum =
                plus(sum, answers_by_mean(group->answered[q], question->withheld, question->mean));
        }
        narrow(&group->answers, sum);
    }
}

// By the counts, or else by the printed means.
static KnownSum answers_of_whole(const PillarResult *result, const Group *whole, bool counts)
{
    KnownSum sum = { 0, 0 };
    for (int q = 0; q < QUESTIONS; q++) {
        const QuestionResult *question = &result->question[q];
        int64_t points = 0;
        for (int a = NEVER; a <= SYSTEMATICALLY; a++)
            points += (int64_t)question->count[a] * a * POINT;
        KnownSum by_mean = answers_by_mean(whole->answered[q], question->withheld, question->mean);
        sum = plus(sum, counts ? (KnownSum){ points, points } : by_mean);
    }
    return sum;
}

// ---- all together ----

typedef KnownSum *SumOf(Group *group);

static KnownSum *scores_of(Group *group)
{
    return &group->scores;
}

static KnownSum *answers_of(Group *group)
{
    return &group->answers;
}

static KnownSum *difference_of(Group *group)
{
    return &group->difference[INCOMPLETE_SCORE];
}

static KnownSum *low_difference_of(Group *group)
{
    return &group->difference[INCOMPLETE_LOW];
}

static KnownSum *high_difference_of(Group *group)
{
    return &group->difference[INCOMPLETE_HIGH];
}

// A group is its parts, and each part what the others leave of it. `parts` has room for a sum of each.
static void add_up(Groups *groups, SumOf *sum_of, KnownSum *parts)
{
    size_t count = 2 * groups->shown;
    for (size_t g = 0; g < groups->shown; g++)
        parts[g] = (KnownSum){ 0, 0 };
    for (size_t g = 1; g < count; g++)
        if (groups->group[g].n)
            parts[groups->group[g].above] =
                plus(parts[groups->group[g].above], *sum_of(&groups->group[g]));
    for (size_t g = 1; g < count; g++) {
        Group *group = &groups->group[g];
        KnownSum *own = sum_of(group), all = parts[group->above];
        KnownSum others = { all.low - own->low, all.high - own->high };
        if (group->n)
            narrow(own, less(*sum_of(&groups->group[group->above]), others));
    }
    for (size_t g = 0; g < groups->shown; g++)
        if (groups->group[g].n)
            narrow(sum_of(&groups->group[g]), parts[g]);
}

// scores = answers + difference, in every group; and all three add up.
static void bring_together(Arena *arena, Groups *groups)
{
    enum { ROUNDS = 4 }; // each looks a step further; levels and sums are few
    KnownSum *parts = arena_many(arena, KnownSum, groups->shown);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t g = 0; g < 2 * groups->shown; g++) {
            Group *group = &groups->group[g];
            narrow(&group->scores, plus(group->answers, *difference_of(group)));
            narrow(&group->answers, less(group->scores, *difference_of(group)));
            group->answers = whole_points(group->answers);
            narrow(difference_of(group), less(group->scores, group->answers));
        }
        SumOf *const sums[] = { scores_of, answers_of, difference_of, low_difference_of,
                                high_difference_of };
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
            add_up(groups, sums[i], parts);
    }
}

// What the bounds say of the whole, by the counts.
static void take_bounds(Groups *groups, const PillarTally *tally)
{
    const PillarResult *result = &groups->results->pillar[groups->pillar];
    int64_t low = 0,
            high = 0; // the answers and x's as 1, as 4, and what x's alone score beyond that
    for (size_t i = 0; i < groups->scan->responses.count; i++) {
        const uint8_t *answer = respondent_at(&groups->scan->responses, i)->answer;
        AnswerSums row = row_of(&answer[groups->pillar * QUESTIONS]);
        int64_t alone = !row.answered && row.dont_know ? (QUESTIONS - (int64_t)row.dont_know) : 0;
        low += (int64_t)row.points + NEVER * ((int64_t)row.dont_know + alone);
        high += (int64_t)row.points + SYSTEMATICALLY * ((int64_t)row.dont_know + alone);
    }
    Fraction none = fraction_none();
    KnownRange of_low =
        known_range_of(result->bound_low, none, result->bound_low_phase, no_interval);
    KnownRange of_high =
        known_range_of(result->bound_high, none, result->bound_high_phase, no_interval);
    narrow(low_difference_of(&groups->group[0]),
           less(known_sum(of_low, tally->bound_n), (KnownSum){ low * POINT, low * POINT }));
    narrow(high_difference_of(&groups->group[0]),
           less(known_sum(of_high, tally->bound_n), (KnownSum){ high * POINT, high * POINT }));
}

// What is printed, of what may be withheld.
typedef struct Printed {
    bool bounds, counts, means;
    DepartmentQuestion (*questions)[ITEMS]; // of departments; NULL: none
} Printed;

// Few others are what is left of the group without some who left something open. Where they all answered
// everything, their scores are whole points.
static bool others_are_wide(const Group *group, const IncompleteSome *some, uint64_t least)
{
    int64_t others = (int64_t)(group->n - some->people);
    if (others == 0 || others >= (int64_t)least)
        return true;
    KnownSum known = less(group->scores, some->scores);
    narrow(&known, (KnownSum){ others * LEAST_SCORE, others * MOST_SCORE });
    if (some->people == group->open)
        known = whole_points(known);
    return (known.high - known.low) * 10 >= others * ASKED_TENTHS * POINT;
}

static bool group_is_safe(const Group *group, uint64_t least)
{
    IncompleteSome some[INCOMPLETE_SETS];
    size_t sets;
    if (!group->open || group->open >= least)
        return true;
    bool safe = incomplete_is_wide(&group->incomplete, QUESTIONS, ASKED_TENTHS, group->difference,
                                   INCOMPLETE_KINDS, some, &sets);
    for (size_t s = 0; safe && s < sets; s++)
        safe = others_are_wide(group, &some[s], least);
    return safe;
}

static bool is_safe(Groups *groups, const PillarTally *tally, KnownRange score, uint64_t least,
                    Printed printed)
{
    const Results *results = groups->results;
    const PillarResult *result = &results->pillar[groups->pillar];
    Arena *scratch = arena_new();
    for (size_t g = 0; g < 2 * groups->shown; g++)
        start_with(&groups->group[g]);
    narrow(&groups->group[0].scores, known_sum(score, groups->group[0].n));
    if (printed.means)
        narrow(&groups->group[0].answers,
               answers_of_whole(result, &groups->group[0], printed.counts));
    for (size_t d = 0; d < results->department_count; d++)
        take_scores(&groups->group[1 + d], &results->department[d].pillar[groups->pillar]);
    for (size_t m = 0; m < results->merged_count; m++)
        take_scores(&groups->group[1 + results->department_count + m],
                    &results->merged[m].result.pillar[groups->pillar]);
    if (printed.questions)
        take_department_means(groups, printed.questions);
    if (printed.bounds)
        take_bounds(groups, tally);
    bring_together(scratch, groups);
    arena_free(scratch);
    for (size_t g = 0; g < 2 * groups->shown; g++)
        if (!group_is_safe(&groups->group[g], least))
            return false;
    return true;
}

// ---- what is withheld ----

static bool has_counts(const PillarResult *result)
{
    return !result->question[0].counts_withheld;
}

static void withhold(PillarResult *result, Printed printed)
{
    result->bounds_withheld = !printed.bounds;
    result->department_questions_withheld = !printed.questions;
    for (int q = 0; q < QUESTIONS; q++) {
        result->question[q].counts_withheld = !printed.counts;
        result->question[q].withheld = result->question[q].withheld || !printed.means;
    }
    pillar_extremes(result);
}

// The first of these that is safe; the last is as safe as it gets.
static Printed what_may_be_printed(Groups *groups, const PillarTally *tally, KnownRange score,
                                   uint64_t least, DepartmentQuestion (*questions)[ITEMS])
{
    const Printed choice[] = { { true, true, true, questions },
                               { false, true, true, questions },
                               { true, true, true, NULL },
                               { false, true, true, NULL },
                               { false, false, true, NULL } };
    size_t count = sizeof choice / sizeof *choice;
    for (size_t i = has_counts(&groups->results->pillar[groups->pillar]) ? 0 : count - 1; i < count;
         i++)
        if (is_safe(groups, tally, score, least, choice[i]))
            return choice[i];
    return (Printed){ false, false, false, NULL };
}

void withhold_small_questions(Results *results, uint64_t least)
{
    for (int item = 0; item < ITEMS; item++) {
        PillarResult *pillar = &results->pillar[item / QUESTIONS];
        QuestionResult *question = &pillar->question[item % QUESTIONS];
        uint64_t n = 0;
        for (int a = NEVER; a <= SYSTEMATICALLY; a++)
            n += question->count[a];
        if (n == 0 || n >= least)
            continue;
        question->withheld = true;
        withhold(pillar, (Printed){ false, false, true, NULL });
    }
}

static uint64_t count_incomplete(const PillarTally *tally)
{
    uint64_t count = 0;
    for (int answered = 1; answered < QUESTIONS; answered++)
        for (int a = 0; a < ANSWER_KINDS; a++)
            count += tally->count[answered][0][a];
    return count;
}

// Do the means of questions leave the sum of all answers so wide that, where the sum of some people's scores
// is known, that of fewer than `least` of them stays open? For those who came since an earlier version are
// what the two differ by, and without the few of them who left something open the others are few as well. It
// is once the protection interval of each for who answered one question, and eight times for who left one
// open.
static bool means_are_wide(const PillarResult *result, uint64_t least)
{
    int64_t width = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        const QuestionResult *question = &result->question[q];
        int64_t answered = 0;
        for (int a = NEVER; a <= SYSTEMATICALLY; a++)
            answered += (int64_t)question->count[a];
        KnownSum sum = answers_by_mean(answered, question->withheld, question->mean);
        width += sum.high - sum.low;
    }
    return width * 10 >= (int64_t)(least - 1) * PROTECTION_TENTHS * POINT;
}

void withhold_for_incomplete(const Scan *scan, const ScanTally *tally, Results *results)
{
    uint64_t least = (uint64_t)scan->settings.min_group, people[PILLARS];
    bool exact[PILLARS];
    Arena *scratch = arena_new();
    DepartmentQuestion(*questions)[ITEMS] = NULL;
    for (int p = 0; p < PILLARS; p++) {
        if (results->plan->few_open[p])
            withhold(&results->pillar[p],
                     (Printed){ false, false, means_are_wide(&results->pillar[p], least), NULL });
        people[p] = count_incomplete(&tally->pillar[p]);
        exact[p] = people[p] == 0 && has_counts(&results->pillar[p]);
    }
    for (int p = 0; p < PILLARS; p++) {
        PillarResult *result = &results->pillar[p];
        if (result->withheld || people[p] == 0 || people[p] >= least)
            continue;
        if (!questions)
            questions = score_department_questions(scratch, scan, results);
        Groups groups = make_groups(scratch, scan, results, p);
        KnownRange score = known_range_of_pillar(results, p, exact);
        withhold(result, what_may_be_printed(&groups, &tally->pillar[p], score, least, questions));
    }
    arena_free(scratch);
}
