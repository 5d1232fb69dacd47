// SPDX-License-Identifier: EUPL-1.2
#include "score/extremes.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "model/responses.h"
#include "model/scan.h"
#include "score/row.h"
#include "score/welch.h"

enum { POINTS = 3 }; // strongest, and as many weakest

// Where the pair of two different indices stands among those of a list of `count`.
static int pair_index(int one, int other, int count)
{
    int a = one < other ? one : other, b = one < other ? other : one;
    return a * (2 * count - a - 1) / 2 + b - a - 1;
}

// ---- what is clear ----

static bool is_above(int one, int other, int count, const PairedTest test[])
{
    const PairedTest *pair = &test[pair_index(one, other, count)];
    return pair->p < 0.05 && (pair->t > 0) == (one < other);
}

Extremes extremes_of(Arena *arena, const Fraction value[], const PairedTest test[], int count)
{
    Extremes extremes = { -1, -1, false, false };
    PairedTest adjusted[LIST_PAIRS];
    double p[LIST_PAIRS];
    int pairs = count * (count - 1) / 2;
    assert(count <= LIST_MOST);
    for (int i = 0; i < pairs; i++)
        p[i] = test[i].p;
    holm_adjust(arena, p, (size_t)pairs);
    for (int i = 0; i < pairs; i++)
        adjusted[i] = (PairedTest){ test[i].t, p[i] };
    for (int i = 0; i < count; i++) {
        if (fraction_is_none(value[i]))
            continue;
        if (extremes.highest < 0 || fraction_compare(value[i], value[extremes.highest]) > 0)
            extremes.highest = i;
        if (extremes.lowest < 0 || fraction_compare(value[i], value[extremes.lowest]) < 0)
            extremes.lowest = i;
    }
    if (extremes.highest == extremes.lowest)
        return extremes;
    extremes.highest_clear = extremes.lowest_clear = true;
    for (int i = 0; i < count; i++) {
        if (fraction_is_none(value[i]))
            continue;
        if (i != extremes.highest)
            extremes.highest_clear =
                extremes.highest_clear && is_above(extremes.highest, i, count, adjusted);
        if (i != extremes.lowest)
            extremes.lowest_clear =
                extremes.lowest_clear && is_above(i, extremes.lowest, count, adjusted);
    }
    return extremes;
}

// ---- what people gave ----

enum { NOTHING = -1 };

// Of two lists of a person's values on the pillars, and of the answers to a pillar's questions.
typedef struct PairsTally {
    PairedSums score[LIST_PAIRS], dont_know[LIST_PAIRS];
    PairedSums question[PILLARS][LIST_PAIRS];
} PairsTally;

static void add_values(PairedSums *pair, const int *value, int count)
{
    for (int a = 0; a < count; a++) {
        for (int b = a + 1; b < count; b++, pair++) {
            if (value[a] == NOTHING || value[b] == NOTHING)
                continue;
            int64_t difference = value[a] - value[b];
            pair->n++;
            pair->sum += difference;
            pair->squares += difference * difference;
        }
    }
}

// In 1/105 points, and in 1/840 of the answers of 1–4 and x.
static void add_pillars(PairsTally *tally, const uint8_t answer[ITEMS])
{
    int score[PILLARS], dont_know[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        AnswerSums row = row_of(&answer[p * QUESTIONS]);
        unsigned seen = row.answered + row.dont_know;
        score[p] = row.answered ? (int)row_score(row.points, row.answered) : NOTHING;
        dont_know[p] = seen ? (int)(row_score(row.dont_know, seen)) : NOTHING;
    }
    add_values(tally->score, score, PILLARS);
    add_values(tally->dont_know, dont_know, PILLARS);
}

// The differences of a block of respondents between each question and the one `apart` places further: a byte
// has room for them, so that a machine adds sixteen at once. Where the further one is of another pillar, or
// of none, it is never read.
typedef struct BlockSums {
    uint8_t n[QUESTIONS][ITEMS], squares[QUESTIONS][ITEMS];
    int8_t sum[QUESTIONS][ITEMS];
} BlockSums;

enum { BLOCK = 28 }; // respondents

static_assert(BLOCK * 9 <= UINT8_MAX, "a block's squares, of at most 3 × 3, fit a byte");

static void add_answers(BlockSums *block, const uint8_t answer[ITEMS])
{
    uint8_t known[ITEMS + QUESTIONS] = { 0 };
    for (int i = 0; i < ITEMS; i++)
        known[i] = (uint8_t) - (answer[i] >= NEVER && answer[i] <= SYSTEMATICALLY);
    uint8_t value[ITEMS + QUESTIONS] = { 0 };
    memcpy(value, answer, ITEMS);
    for (int apart = 1; apart < QUESTIONS; apart++) {
        uint8_t *n = block->n[apart], *squares = block->squares[apart];
        int8_t *sum = block->sum[apart];
        for (int i = 0; i < ITEMS; i++) {
            uint8_t both = known[i] & known[i + apart];
            int8_t difference = (int8_t)((value[i] - value[i + apart]) & both);
            n[i] = (uint8_t)(n[i] - both);
            sum[i] = (int8_t)(sum[i] + difference);
            squares[i] = (uint8_t)(squares[i] + difference * difference);
        }
    }
}

static void add_block(PairedSums pair[PILLARS][LIST_PAIRS], const BlockSums *block)
{
    for (int p = 0; p < PILLARS; p++) {
        PairedSums *next = pair[p];
        for (int a = 0; a < QUESTIONS; a++) {
            for (int apart = 1; a + apart < QUESTIONS; apart++, next++) {
                int i = p * QUESTIONS + a;
                next->n += block->n[apart][i];
                next->sum += block->sum[apart][i];
                next->squares += block->squares[apart][i];
            }
        }
    }
}

static void tally_pairs(const Responses *responses, PairsTally *tally)
{
    for (size_t from = 0; from < responses->count; from += BLOCK) {
        size_t until = from + BLOCK < responses->count ? from + BLOCK : responses->count;
        BlockSums block = { 0 };
        for (size_t i = from; i < until; i++) {
            const uint8_t *answer = respondent_at(responses, i)->answer;
            add_pillars(tally, answer);
            add_answers(&block, answer);
        }
        add_block(tally->question, &block);
    }
}

// ---- the lists ----

static PairedTest untested(void)
{
    return (PairedTest){ (double)NAN, (double)NAN };
}

// `shown`: whose tests may be.
static Extremes paired_extremes(Arena *arena, const Fraction value[], const bool shown[],
                                const PairedSums pair[], int count, uint64_t least)
{
    PairedTest test[LIST_PAIRS] = { { 0 } };
    for (int a = 0, i = 0; a < count; a++)
        for (int b = a + 1; b < count; b++, i++)
            test[i] = shown[a] && shown[b] && pair[i].n >= least
                          ? paired_test(pair[i], fraction(0, 1))
                          : untested();
    return extremes_of(arena, value, test, count);
}

// As printed: what is read as the highest has to be it.
static Fraction as_shown(const Results *results, Fraction value, int decimals)
{
    return results->whole ? value : fraction_rounded(value, decimals);
}

static void compare_questions(Arena *arena, Results *results, int pillar, const PairedSums pair[],
                              uint64_t least)
{
    PillarResult *result = &results->pillar[pillar];
    Fraction mean[QUESTIONS];
    bool shown[QUESTIONS];
    for (int q = 0; q < QUESTIONS; q++) {
        const QuestionResult *question = &result->question[q];
        bool withheld = result->withheld || question->withheld;
        mean[q] = withheld ? fraction_none() : as_shown(results, question->mean, 1);
        shown[q] = !withheld && !question->counts_withheld;
    }
    result->extremes = paired_extremes(arena, mean, shown, pair, QUESTIONS, least);
}

static void compare_dont_know(Arena *arena, Results *results, const PairedSums pair[],
                              uint64_t least)
{
    Fraction share[PILLARS];
    bool shown[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        shown[p] = !results->pillar[p].withheld;
        share[p] = shown[p] ? as_shown(results, results->pillar[p].dont_know, 2) : fraction_none();
    }
    results->dont_know_extremes = paired_extremes(arena, share, shown, pair, PILLARS, least);
}

// What is compared of the pillars, and whose tests may be shown.
typedef struct ComparedPillars {
    Fraction score[PILLARS], gap[PILLARS];
    bool shown[PILLARS], measured[PILLARS];
} ComparedPillars;

static ComparedPillars list_pillars(const Scan *scan, const Results *results)
{
    ComparedPillars list;
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &results->established[p];
        list.measured[p] = !established->validated;
        list.shown[p] =
            established->phase >= 0 && (established->validated || !results->pillar[p].withheld);
        list.score[p] = !list.shown[p]   ? fraction_none()
                        : results->whole ? established->score
                                         : score_printed(established->score);
        list.gap[p] = fraction_subtract(scan->findings[p].target, list.score[p]);
    }
    return list;
}

// The test of what two pillars' established scores differ, `shift` points added to the first. One that is
// validated stands as a number against which the scores of the other are held (Student's t of one sample).
static PairedTest compare_scores(const Results *results, const ComparedPillars *list,
                                 PairedSums pair, Fraction shift, uint64_t least, int a, int b)
{
    Fraction points = fraction(POINT, 1);
    if (!list->shown[a] || !list->shown[b])
        return untested();
    if (!list->measured[a] && !list->measured[b]) {
        // A validated score is no mean: it differs from another one or it does not.
        int order = fraction_compare(fraction_add(results->established[a].score, shift),
                                     results->established[b].score);
        return order ? (PairedTest){ order > 0 ? INFINITY : -INFINITY, 0 } : untested();
    }
    if (!list->measured[a] || !list->measured[b]) {
        int sign = list->measured[a] ? 1 : -1, measured = list->measured[a] ? a : b;
        const Tally *tally = &results->pillar[measured].tally;
        int64_t sum = (int64_t)tally->sum;
        Fraction other = results->established[list->measured[a] ? b : a].score;
        pair = (PairedSums){ tally->n, sign > 0 ? sum : -sum, (int64_t)tally->squares };
        shift = fraction_subtract(shift, fraction_multiply(other, fraction(sign, 1)));
    }
    return pair.n < least ? untested() : paired_test(pair, fraction_multiply(shift, points));
}

// Scores, and the gaps between them and the targets: target − score, so that the lower score is above.
static void compare_pillars(Arena *arena, const Scan *scan, Results *results,
                            const PairedSums pair[], uint64_t least)
{
    ComparedPillars list = list_pillars(scan, results);
    PairedTest of_score[LIST_PAIRS], of_gap[LIST_PAIRS];
    for (int a = 0, i = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++, i++) {
            Fraction apart = fraction_subtract(scan->findings[b].target, scan->findings[a].target);
            of_score[i] = compare_scores(results, &list, pair[i], fraction(0, 1), least, a, b);
            of_gap[i] = fraction_is_none(apart)
                            ? untested()
                            : compare_scores(results, &list, pair[i], apart, least, a, b);
            of_gap[i].t = -of_gap[i].t;
        }
    }
    results->score_extremes = extremes_of(arena, list.score, of_score, PILLARS);
    results->gap_extremes = extremes_of(arena, list.gap, of_gap, PILLARS);
}

// ---- how far validation moved the scores ----

// Of every two pillars the sum of a person's scores, in 1/105 points.
static void tally_score_sums(const Responses *responses, PairedSums pair[LIST_PAIRS])
{
    for (size_t i = 0; i < responses->count; i++) {
        int score[PILLARS];
        const uint8_t *answer = respondent_at(responses, i)->answer;
        for (int p = 0; p < PILLARS; p++)
            score[p] = (int)score_of(&answer[p * QUESTIONS]);
        for (int a = 0, k = 0; a < PILLARS; a++) {
            for (int b = a + 1; b < PILLARS; b++, k++) {
                if (!score[a] || !score[b])
                    continue;
                int64_t sum = score[a] + score[b];
                pair[k].n++;
                pair[k].sum += sum;
                pair[k].squares += sum * sum;
            }
        }
    }
}

// From the self-image to the score that holds, and how far that is as printed; "no value" of a pillar that is
// not validated, or whose self-image may not be shown.
typedef struct MovedList {
    Fraction moved[PILLARS], far[PILLARS];
    bool down[PILLARS], both_ways;
} MovedList;

static MovedList list_moved(const Results *results)
{
    MovedList list = { 0 };
    bool any_up = false, any_down = false;
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &results->established[p];
        bool known =
            established->validated && !results->pillar[p].withheld && results->pillar[p].phase >= 0;
        list.moved[p] = known ? fraction_subtract(established->score, results->pillar[p].score)
                              : fraction_none();
        list.down[p] = known && fraction_compare(list.moved[p], fraction(0, 1)) < 0;
        list.far[p] = as_shown(
            results, fraction_multiply(list.moved[p], fraction(list.down[p] ? -1 : 1, 1)), 1);
        any_up = any_up || (known && !list.down[p]);
        any_down = any_down || list.down[p];
    }
    list.both_ways = any_up && any_down;
    return list;
}

// Validated scores are numbers; what chance there is lies in the self-images. Of two that moved the same way
// the distances differ by the difference of both scores, of two that moved apart by their sum.
static void compare_moved(Arena *arena, const Scan *scan, Results *results,
                          const PairedSums apart[], uint64_t least)
{
    MovedList list = list_moved(results);
    PairedSums together[LIST_PAIRS] = { { 0, 0, 0 } };
    PairedTest test[LIST_PAIRS];
    if (list.both_ways)
        tally_score_sums(&scan->responses, together);
    for (int a = 0, i = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++, i++) {
            bool same_way = list.down[a] == list.down[b];
            const PairedSums *pair = same_way ? &apart[i] : &together[i];
            Fraction other =
                fraction_multiply(results->established[b].score, fraction(same_way ? -1 : 1, 1));
            Fraction settled = fraction_add(results->established[a].score, other);
            test[i] = untested();
            if (fraction_is_none(list.far[a]) || fraction_is_none(list.far[b]) || pair->n < least)
                continue;
            test[i] = paired_test(*pair, fraction_multiply(settled, fraction(-POINT, 1)));
            test[i].t = list.down[a] ? test[i].t : -test[i].t;
        }
    }
    results->moved_extremes = extremes_of(arena, list.far, test, PILLARS);
}

// ---- strongest and weakest questions of all ----

// The items outermost by mean, in order: highest (sign 1) or lowest first, ties to the lower index. Returns
// how many have a mean.
static int outermost_items(const Fraction mean[ITEMS], int sign, int item[POINTS])
{
    int count = 0;
    for (int i = 0; i < ITEMS; i++) {
        if (fraction_is_none(mean[i]))
            continue;
        int place = count < POINTS ? count : POINTS;
        for (; place > 0 && sign * fraction_compare(mean[i], mean[item[place - 1]]) > 0; place--)
            if (place < POINTS)
                item[place] = item[place - 1];
        if (place < POINTS)
            item[place] = i;
        count++;
    }
    return count;
}

// Six are chosen from all by their means: as if every two of all of these had been compared, their p-values
// are multiplied by the number of such pairs (Bonferroni, the first step of Holm's correction).
static bool points_apart(const Scan *scan, const Results *results, uint64_t least)
{
    Fraction mean[ITEMS];
    int item[2 * POINTS];
    PairedSums pair[2 * POINTS * (2 * POINTS - 1) / 2] = { { 0, 0, 0 } };
    for (int i = 0; i < ITEMS; i++) {
        const PillarResult *pillar = &results->pillar[i / QUESTIONS];
        const QuestionResult *question = &pillar->question[i % QUESTIONS];
        bool withheld = pillar->withheld || question->withheld || question->counts_withheld;
        mean[i] = withheld ? fraction_none() : as_shown(results, question->mean, 1);
    }
    int count = outermost_items(mean, 1, item);
    if (count < 2 * POINTS)
        return false;
    outermost_items(mean, -1, &item[POINTS]);
    for (size_t i = 0; i < scan->responses.count; i++) {
        int value[2 * POINTS];
        const uint8_t *answer = respondent_at(&scan->responses, i)->answer;
        for (int k = 0; k < 2 * POINTS; k++)
            value[k] = answer[item[k]] >= NEVER && answer[item[k]] <= SYSTEMATICALLY
                           ? answer[item[k]]
                           : NOTHING;
        add_values(pair, value, 2 * POINTS);
    }
    bool apart = true;
    for (int high = 0; high < POINTS; high++) {
        for (int low = POINTS; low < 2 * POINTS; low++) {
            const PairedSums *one = &pair[pair_index(high, low, 2 * POINTS)];
            PairedTest test = one->n >= least ? paired_test(*one, fraction(0, 1)) : untested();
            apart = apart && test.t > 0 && test.p * count * (count - 1) / 2 < 0.05;
        }
    }
    return apart;
}

void extremes_score(Arena *arena, const Scan *scan, uint64_t least, Results *results)
{
    PairsTally *tally = arena_one(arena, PairsTally);
    tally_pairs(&scan->responses, tally);
    compare_pillars(arena, scan, results, tally->score, least);
    compare_moved(arena, scan, results, tally->score, least);
    compare_dont_know(arena, results, tally->dont_know, least);
    for (int p = 0; p < PILLARS; p++)
        compare_questions(arena, results, p, tally->question[p], least);
    results->points_apart = points_apart(scan, results, least);
}

void pillar_extremes(PillarResult *result)
{
    result->strongest = result->weakest = -1;
    for (int q = 0; q < QUESTIONS; q++) {
        Fraction mean = result->question[q].mean;
        if (fraction_is_none(mean) || result->question[q].withheld)
            continue;
        if (result->strongest < 0 ||
            fraction_compare(mean, result->question[result->strongest].mean) > 0)
            result->strongest = q;
        if (result->weakest < 0 ||
            fraction_compare(mean, result->question[result->weakest].mean) < 0)
            result->weakest = q;
    }
}
