// SPDX-License-Identifier: EUPL-1.2
#include "facts/shown_shares.h"

#include <math.h>
#include <string.h>

#include "model/scan.h"

ShownShares shown_shares(const Teller *teller, const MarkScale *scale, const QuestionScore *score)
{
    return (ShownShares){ .teller = teller, .scale = scale, .score = score };
}

void shares_divide(ShownShares *shown, const int *kind)
{
    int part[SHARES_STEPS_MOST], parts = 0, steps = shown->scale->steps;
    if (steps > SHARES_STEPS_MOST)
        return;
    for (int i = 0; i < steps; i++) {
        int like = 0;
        while (like < i && (shown->part[like] != shown->part[i] || kind[like] != kind[i]))
            like++;
        part[i] = like < i ? part[like] : parts++;
    }
    memcpy(shown->part, part, sizeof part[0] * (size_t)steps);
}

static bool parts_are_groups(const ShownShares *shown, int least)
{
    uint64_t people[SHARES_STEPS_MOST] = { 0 };
    bool groups = true;
    for (int i = 0; i < shown->scale->steps; i++)
        people[shown->part[i]] += shown->score->count[i];
    for (int i = 0; i < shown->scale->steps; i++)
        groups = groups && promoters_are_group(people[i], least);
    return groups;
}

// ---- what follows from the sums ----

typedef struct Printed {
    double mean, sd, low, high;
} Printed;

// Answers that people may have given.
typedef struct Answers {
    const ShownShares *shown;
    uint64_t count[SHARES_STEPS_MOST];
    int64_t sum, squares; // of steps
    double widths;        // half of the interval in standard deviations
    Printed printed;      // of what they gave
} Answers;

static Printed print_answers(const Answers *answers)
{
    const Teller *teller = answers->shown->teller;
    const MarkScale *scale = answers->shown->scale;
    double n = (double)answers->shown->score->mean.n, sum = (double)answers->sum;
    Fraction mean =
        fraction_add(scale->low, fraction_multiply(scale->step, fraction(answers->sum, (int128)n)));
    double sd =
        fraction_double(scale->step) * sqrt(((double)answers->squares - sum * sum / n) / (n - 1));
    double half = answers->widths * sd, middle = fraction_double(mean);
    return (Printed){ told_mark(teller, true, mean).number, told_real(teller, true, sd, 1).number,
                      told_real(teller, true, middle - half, 1).number,
                      told_real(teller, true, middle + half, 1).number };
}

static bool print_the_same(const Answers *answers)
{
    Printed now = print_answers(answers), then = answers->printed;
    return now.mean == then.mean && now.sd == then.sd && now.low == then.low &&
           now.high == then.high;
}

static void move_one(Answers *answers, int from, int to)
{
    answers->count[from]--;
    answers->count[to]++;
    answers->sum += to - from;
    answers->squares += to * to - from * from;
}

// Can `step` have been given by more people or fewer, where so many others gave another mark of their part?
static bool is_open(Answers *answers, int step, int moves)
{
    const ShownShares *shown = answers->shown;
    bool open = answers->count[step] != shown->score->count[step] && print_the_same(answers);
    for (int from = 0; from < shown->scale->steps && moves && !open; from++)
        for (int by = -2; by <= 2 && !open; by++) {
            int to = from + by;
            if (by == 0 || to < 0 || to >= shown->scale->steps || !answers->count[from] ||
                shown->part[to] != shown->part[from])
                continue;
            move_one(answers, from, to);
            open = is_open(answers, step, moves - 1);
            move_one(answers, to, from);
        }
    return open;
}

static bool few_stay_open(const ShownShares *shown, int least)
{
    enum { MOVES = 3 };
    Answers answers = { .shown = shown };
    const MarkMean *mean = &shown->score->mean;
    for (int i = 0; i < shown->scale->steps; i++) {
        answers.count[i] = shown->score->count[i];
        answers.sum += i * (int64_t)answers.count[i];
        answers.squares += (int64_t)i * i * (int64_t)answers.count[i];
    }
    answers.widths = mean->sd > 0 ? (mean->high - mean->low) / 2 / mean->sd : 0;
    answers.printed = print_answers(&answers);
    for (int i = 0; i < shown->scale->steps; i++)
        if (!promoters_are_group(answers.count[i], least) && !is_open(&answers, i, MOVES))
            return false;
    return true;
}

bool shares_add(ShownShares *shown, const int *kind)
{
    int least = shown->teller->context->scan->settings.min_group;
    ShownShares more = *shown;
    if (shown->scale->steps > SHARES_STEPS_MOST)
        return false;
    shares_divide(&more, kind);
    bool may = parts_are_groups(&more, least) && few_stay_open(&more, least);
    if (may)
        *shown = more;
    return may;
}
