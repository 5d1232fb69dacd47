#include "score/incomplete.h"

#include <math.h>

#include "score/row.h"

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
    // what was found: of each unknown, and of the scores of all people
    KnownSum *found;
    KnownSum scores;
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
static bool last_range(const Problem *problem, const int64_t part[INCOMPLETE_KINDS], KnownSum *range)
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

// Goes through all sums of the unknowns from `i` on. Returns whether one of them fits.
static bool go_through(Problem *problem, size_t i, const int64_t part[INCOMPLETE_KINDS], int64_t scores)
{
    int64_t each = EVERY / (int64_t)problem->people[i].answered;
    KnownSum range;
    bool any = false;
    if (i + 1 == problem->count) {
        if (!last_range(problem, part, &range))
            return false;
        widen(&problem->found[i], range.low, range.high);
        widen(&problem->scores, scores + each * range.low, scores + each * range.high);
        return true;
    }
    for (int64_t sum = lowest(&problem->people[i]); sum <= highest(&problem->people[i]); sum++) {
        int64_t with[INCOMPLETE_KINDS] = { 0 };
        for (size_t k = 0; k < problem->kinds; k++)
            with[k] = part[k] + problem->weight[i][k] * sum;
        if (go_through(problem, i + 1, with, scores + each * sum)) {
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

// One person's score is 8 / k × a whole sum; of people of one kind each can have what the others leave.
static bool each_is_wide(const IncompletePeople *people, KnownSum sum)
{
    int64_t one_low = people->answered, one_high = one_low * SYSTEMATICALLY;
    int64_t others = (int64_t)people->people - 1;
    int64_t low = sum.low - others * one_high, high = sum.high - others * one_low;
    low = low > one_low ? low : one_low;
    high = high < one_high ? high : one_high;
    return (high - low) * QUESTIONS * 10 >= PROTECTION_TENTHS * one_low;
}

static bool is_wide(const Problem *problem)
{
    int64_t people = 0;
    for (size_t i = 0; i < problem->count; i++) {
        people += (int64_t)problem->people[i].people;
        if (!each_is_wide(&problem->people[i], problem->found[i]))
            return false;
    }
    return (problem->scores.high - problem->scores.low) * 10 >= people * PROTECTION_TENTHS * POINT;
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

bool incomplete_is_wide(const IncompleteTally *tally, unsigned asked, const KnownSum *known, size_t kinds)
{
    IncompletePeople people[INCOMPLETE_MOST];
    size_t count = list_people(tally, people);
    if (!count)
        return true;
    if (!can_be_gone_through(people, count))
        return false;
    Arena *scratch = arena_new();
    Problem problem = { .people = people, .count = count, .kinds = kinds };
    problem.scores = (KnownSum){ INT64_MAX, INT64_MIN };
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
    bool wide = go_through(&problem, 0, nothing, 0) && is_wide(&problem);
    arena_free(scratch);
    return wide;
}

// ---- the people of a pillar ----

// Everybody's answers on a pillar, and those who left something open.
typedef struct PillarAnswers {
    IncompleteTally incomplete;
    int64_t points, dont_know;         // sum of 1–4; number of x
    int64_t unanswered[INCOMPLETE_KINDS]; // known sums of those who chose x and answered nothing
} PillarAnswers;

static PillarAnswers answers_of(const Scan *scan, int pillar)
{
    PillarAnswers answers = { .points = 0 };
    for (size_t i = 0; i < scan->responses.count; i++) {
        Row row = row_of(&respondent_at(&scan->responses, i)->answer[pillar * QUESTIONS]);
        answers.points += row.points;
        answers.dont_know += row.dont_know;
        if (row.answered && row.answered < QUESTIONS)
            answers.incomplete.people[row.answered][row.dont_know]++;
        if (row.answered || !row.dont_know)
            continue;
        int64_t beyond = EVERY - (int64_t)row.dont_know * POINT; // what x's alone score, less what they are
        answers.unanswered[INCOMPLETE_LOW] += beyond * NEVER;
        answers.unanswered[INCOMPLETE_HIGH] += beyond * SYSTEMATICALLY;
    }
    return answers;
}

static uint64_t count_incomplete(const PillarTally *tally)
{
    uint64_t count = 0;
    for (int answered = 1; answered < QUESTIONS; answered++)
        for (int a = 0; a < ANSWER_KINDS; a++)
            count += tally->count[answered][0][a];
    return count;
}

static KnownSum less(KnownSum sum, int64_t low, int64_t high)
{
    return (KnownSum){ sum.low - high, sum.high - low };
}

// By the counts of answers, in the order of IncompleteKind.
static void known_by_counts(const PillarAnswers *answers, const PillarTally *tally,
                            const PillarResult *result, KnownRange range, KnownSum known[INCOMPLETE_KINDS])
{
    const Interval none = { (double)NAN, (double)NAN };
    const KnownRange of[INCOMPLETE_KINDS] = {
        range, known_range_of(result->bound_low, fraction_none(), result->bound_low_phase, none),
        known_range_of(result->bound_high, fraction_none(), result->bound_high_phase, none)
    };
    const int64_t as[INCOMPLETE_KINDS] = { 0, NEVER, SYSTEMATICALLY };
    for (int k = 0; k < INCOMPLETE_KINDS; k++) {
        int64_t others = (answers->points + as[k] * answers->dont_know) * POINT + answers->unanswered[k];
        uint64_t n = k == INCOMPLETE_SCORE ? result->tally.n : tally->bound_n;
        known[k] = less(known_sum(of[k], n), others, others);
    }
}

static int64_t answered(const QuestionResult *question)
{
    uint64_t n = 0;
    for (int a = NEVER; a <= SYSTEMATICALLY; a++)
        n += question->count[a];
    return (int64_t)n;
}

// By the questions' printed means, where how many answered each of them is known.
static KnownSum known_by_means(const PillarResult *result, KnownRange range)
{
    int64_t low = 0, high = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        const QuestionResult *question = &result->question[q];
        int64_t n = answered(question);
        if (!n)
            continue;
        int64_t tenths = question->withheld ? 0 : fraction_round(question->mean, 1);
        int64_t least = question->withheld ? n : -floor_of(-n * (2 * tenths - 1), 20);
        int64_t most = question->withheld ? n * SYSTEMATICALLY : -floor_of(-n * (2 * tenths + 1), 20) - 1;
        low += least > n ? least : n;
        high += most < n * SYSTEMATICALLY ? most : n * SYSTEMATICALLY;
    }
    return less(known_sum(range, result->tally.n), low * POINT, high * POINT);
}

static bool has_counts(const PillarResult *result)
{
    return !result->question[0].counts_withheld;
}

static void withhold_counts(PillarResult *result, bool means)
{
    result->bounds_withheld = true;
    for (int q = 0; q < QUESTIONS; q++) {
        result->question[q].counts_withheld = true;
        result->question[q].withheld = result->question[q].withheld || means;
    }
    pillar_extremes(result);
}

static void withhold_pillar(const Scan *scan, const PillarTally *tally, int pillar, KnownRange range,
                            PillarResult *result)
{
    PillarAnswers answers = answers_of(scan, pillar);
    KnownSum known[INCOMPLETE_KINDS];
    known_by_counts(&answers, tally, result, range, known);
    if (has_counts(result) && !result->bounds_withheld &&
        incomplete_is_wide(&answers.incomplete, QUESTIONS, known, INCOMPLETE_KINDS))
        return;
    if (has_counts(result) && incomplete_is_wide(&answers.incomplete, QUESTIONS, known, 1)) {
        result->bounds_withheld = true;
        return;
    }
    known[INCOMPLETE_SCORE] = known_by_means(result, range);
    withhold_counts(result, !incomplete_is_wide(&answers.incomplete, QUESTIONS, known, 1));
}

void withhold_small_questions(Results *results, uint64_t least)
{
    for (int item = 0; item < ITEMS; item++) {
        PillarResult *pillar = &results->pillar[item / QUESTIONS];
        QuestionResult *question = &pillar->question[item % QUESTIONS];
        int64_t n = answered(question);
        if (n == 0 || n >= (int64_t)least)
            continue;
        question->withheld = true;
        withhold_counts(pillar, false);
    }
}

void incomplete_withhold(const Scan *scan, const ScanTally *tally, Results *results)
{
    uint64_t least = (uint64_t)scan->settings.min_group, people[PILLARS];
    bool exact[PILLARS];
    for (int p = 0; p < PILLARS; p++) {
        people[p] = count_incomplete(&tally->pillar[p]);
        exact[p] = people[p] == 0 && has_counts(&results->pillar[p]);
    }
    for (int p = 0; p < PILLARS; p++) {
        PillarResult *result = &results->pillar[p];
        if (result->withheld || people[p] == 0 || people[p] >= least)
            continue;
        KnownRange range = known_range_of_pillar(scan->departments, results, p, exact);
        withhold_pillar(scan, &tally->pillar[p], p, range, result);
    }
}
