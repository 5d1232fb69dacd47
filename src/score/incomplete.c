// SPDX-License-Identifier: EUPL-1.2
#include "score/incomplete.h"

#include <assert.h>

#include "model/responses.h"

// A score is `EVERY` / k × the sum of k answers, in 1/105 points. With 1–7 answers and 0 to 8 − k times x
// there are 35 kinds of people.
enum { EVERY = POINT * QUESTIONS, MOST_WAYS = 1 << 20, INCOMPLETE_MOST = 35 };

// ---- the attacker's problem ----

// So many people who answered as many questions, and chose x as often.
typedef struct IncompletePeople {
    unsigned answered, dont_know;
    uint64_t people;
} IncompletePeople;

// Kinds of people, with the sum of the answers of each kind as the unknown. It decides each known sum up to
// `weight` of it.
typedef struct Problem {
    const IncompletePeople *people;
    size_t count;
    size_t kinds;
    int64_t (*weight)[INCOMPLETE_KINDS]; // by kind of people
    KnownSum known[INCOMPLETE_KINDS];    // of the unknowns' part alone
    // what was found: of each unknown, and of the scores of sets of people
    KnownSum *found;
    size_t sets;
    uint64_t set[INCOMPLETE_SETS]; // bits of kinds; the last is all
    IncompleteSome some[INCOMPLETE_SETS];
    int64_t *sum; // of the unknowns that are chosen now
} Problem;

static int64_t lowest(const IncompletePeople *people)
{
    return (int64_t)people->people * people->answered;
}

static int64_t highest(const IncompletePeople *people)
{
    return lowest(people) * SYSTEMATICALLY;
}

static int64_t floor_of(int64_t a, int64_t b) // b > 0
{
    return a / b - (a % b < 0);
}

static void widen(KnownSum *found, int64_t low, int64_t high)
{
    if (low < found->low)
        found->low = low;
    if (high > found->high)
        found->high = high;
}

// Which sums the last unknown can have, the parts of the others given: a range without holes, for no weight
// is below 0. Returns whether there are any.
static bool last_range(const Problem *problem, const int64_t part[INCOMPLETE_KINDS],
                       KnownSum *range)
{
    size_t last = problem->count - 1;
    *range = (KnownSum){ lowest(&problem->people[last]), highest(&problem->people[last]) };
    for (size_t k = 0; k < problem->kinds; k++) {
        int64_t weight = problem->weight[last][k];
        int64_t low = problem->known[k].low - part[k], high = problem->known[k].high - part[k];
        if (!weight && (low > 0 || high < 0))
            return false;
        if (!weight)
            continue;
        if (-floor_of(-low, weight) > range->low)
            range->low = -floor_of(-low, weight);
        if (floor_of(high, weight) < range->high)
            range->high = floor_of(high, weight);
    }
    return range->low <= range->high;
}

// The scores of each set of people, with the last unknown anywhere in its range.
static void widen_sets(Problem *problem, KnownSum last)
{
    for (size_t s = 0; s < problem->sets; s++) {
        KnownSum scores = { 0, 0 };
        for (size_t i = 0; i < problem->count; i++) {
            bool is_last = i + 1 == problem->count;
            int64_t each = EVERY / (int64_t)problem->people[i].answered;
            if (!(problem->set[s] >> i & 1))
                continue;
            scores.low += each * (is_last ? last.low : problem->sum[i]);
            scores.high += each * (is_last ? last.high : problem->sum[i]);
        }
        widen(&problem->some[s].scores, scores.low, scores.high);
    }
}

// Every set of up to six kinds; of more, each kind and all.
static void make_sets(Problem *problem)
{
    enum { FEW = 6 };
    const uint64_t all = ((uint64_t)1 << problem->count) - 1;
    for (uint64_t set = 1; problem->count <= FEW && set < all; set++)
        problem->set[problem->sets++] = set;
    for (size_t i = 0; problem->count > FEW && i < problem->count; i++)
        problem->set[problem->sets++] = (uint64_t)1 << i;
    problem->set[problem->sets++] = all;
    for (size_t s = 0; s < problem->sets; s++) {
        problem->some[s].scores = (KnownSum){ INT64_MAX, INT64_MIN };
        for (size_t i = 0; i < problem->count; i++)
            problem->some[s].people += problem->set[s] >> i & 1 ? problem->people[i].people : 0;
    }
}

// Goes through all sums of the unknowns from `i` on. Returns whether one of them fits.
static bool go_through(Problem *problem, size_t i, const int64_t part[INCOMPLETE_KINDS])
{
    KnownSum range;
    bool any = false;
    if (i + 1 == problem->count) {
        if (!last_range(problem, part, &range))
            return false;
        widen(&problem->found[i], range.low, range.high);
        widen_sets(problem, range);
        return true;
    }
    for (int64_t sum = lowest(&problem->people[i]); sum <= highest(&problem->people[i]); sum++) {
        int64_t with[INCOMPLETE_KINDS] = { 0 };
        problem->sum[i] = sum;
        assert(problem->kinds <= INCOMPLETE_KINDS);
        for (size_t k = 0; k < problem->kinds; k++)
            with[k] = part[k] + problem->weight[i][k] * sum;
        if (go_through(problem, i + 1, with)) {
            widen(&problem->found[i], sum, sum);
            any = true;
        }
    }
    return any;
}

static bool can_be_gone_through(const IncompletePeople *people, size_t count)
{
    int64_t ways = 1;
    for (size_t i = 0; i + 1 < count && ways <= MOST_WAYS; i++)
        ways *= highest(&people[i]) - lowest(&people[i]) + 1;
    return ways <= MOST_WAYS;
}

// What the people's x's add to the known sum of that kind, and the weight of their answers in it.
static int64_t weigh(const IncompletePeople *people, unsigned asked, size_t kind, int64_t *weight)
{
    int64_t points[INCOMPLETE_KINDS] = { 0, NEVER, SYSTEMATICALLY };
    int64_t seen = people->answered + (kind == INCOMPLETE_SCORE ? 0 : people->dont_know);
    *weight = EVERY / seen - EVERY / (int64_t)asked;
    return *weight * points[kind] * (int64_t)people->dont_know * (int64_t)people->people;
}

static bool is_wide(const Problem *problem, int64_t tenths)
{
    // One person's score is 8 / k × a whole sum; of people of one kind each can have what the others leave.
    for (size_t i = 0; i < problem->count; i++) {
        const IncompletePeople *people = &problem->people[i];
        int64_t one_low = people->answered, one_high = one_low * SYSTEMATICALLY;
        int64_t others = (int64_t)people->people - 1;
        int64_t low = problem->found[i].low - others * one_high;
        int64_t high = problem->found[i].high - others * one_low;
        low = low > one_low ? low : one_low;
        high = high < one_high ? high : one_high;
        if ((high - low) * QUESTIONS * 10 < tenths * one_low)
            return false;
    }
    for (size_t s = 0; s < problem->sets; s++) {
        KnownSum scores = problem->some[s].scores;
        if ((scores.high - scores.low) * 10 < (int64_t)problem->some[s].people * tenths * POINT)
            return false;
    }
    return true;
}

// The kinds of which there are people; last the one whose sum can be most, for that is not gone through.
static size_t list_people(const IncompleteTally *tally, IncompletePeople people[INCOMPLETE_MOST])
{
    size_t count = 0, most = 0;
    for (unsigned answered = 1; answered < QUESTIONS; answered++)
        for (unsigned x = 0; x + answered <= QUESTIONS; x++)
            if (tally->people[answered][x])
                people[count++] = (IncompletePeople){ answered, x, tally->people[answered][x] };
    for (size_t i = 1; i < count; i++)
        if (lowest(&people[i]) > lowest(&people[most]))
            most = i;
    if (count) {
        IncompletePeople last = people[most];
        people[most] = people[count - 1];
        people[count - 1] = last;
    }
    return count;
}

bool incomplete_is_wide(const IncompleteTally *tally, unsigned asked, int64_t tenths,
                        const KnownSum *known, size_t kinds, IncompleteSome some[INCOMPLETE_SETS],
                        size_t *sets)
{
    IncompletePeople people[INCOMPLETE_MOST];
    size_t count = list_people(tally, people);
    if (sets)
        *sets = 0;
    if (!count)
        return true;
    if (!can_be_gone_through(people, count))
        return false;
    Arena *scratch = arena_new();
    Problem problem = { .people = people, .count = count, .kinds = kinds };
    problem.sum = arena_many(scratch, int64_t, count);
    make_sets(&problem);
    problem.weight = arena_alloc(scratch, sizeof *problem.weight, count);
    problem.found = arena_many(scratch, KnownSum, count);
    for (size_t k = 0; k < kinds; k++) {
        problem.known[k] = known[k];
        for (size_t i = 0; i < count; i++) {
            int64_t added = weigh(&people[i], asked, k, &problem.weight[i][k]);
            problem.known[k].low -= added;
            problem.known[k].high -= added;
        }
    }
    for (size_t i = 0; i < count; i++)
        problem.found[i] = (KnownSum){ INT64_MAX, INT64_MIN };
    const int64_t nothing[INCOMPLETE_KINDS] = { 0 };
    bool wide = go_through(&problem, 0, nothing) && is_wide(&problem, tenths);
    for (size_t s = 0; some && s < problem.sets; s++)
        some[s] = problem.some[s];
    if (sets)
        *sets = problem.sets;
    arena_free(scratch);
    return wide;
}
