#include "score/connections.h"

#include <math.h>

#include "score/row.h"

// Of the respondents with a score on both pillars: at most 3360 a score, 3360² a product, so that 64 bits
// have room for 10^12 respondents.
typedef struct PairTally {
    uint64_t n, a, b, aa, bb, ab;
} PairTally;

static void add_pair(PairTally *pair, uint64_t a, uint64_t b)
{
    pair->n++;
    pair->a += a;
    pair->b += b;
    pair->aa += a * a;
    pair->bb += b * b;
    pair->ab += a * b;
}

static void add_respondent(PairTally pair[CONNECTIONS], const uint8_t answer[ITEMS])
{
    unsigned score[PILLARS];
    for (int p = 0; p < PILLARS; p++)
        score[p] = score_of(&answer[p * QUESTIONS]);
    PairTally *next = pair;
    for (int a = 0; a < PILLARS; a++)
        for (int b = a + 1; b < PILLARS; b++, next++)
            if (score[a] && score[b])
                add_pair(next, score[a], score[b]);
}

// n² times a covariance, exactly.
static int128 product_distances(uint64_t n, uint64_t sum, uint64_t other_sum, uint64_t products)
{
    return (int128)n * products - (int128)sum * other_sum;
}

static double correlation(const PairTally *pair)
{
    int128 first = product_distances(pair->n, pair->a, pair->a, pair->aa);
    int128 second = product_distances(pair->n, pair->b, pair->b, pair->bb);
    int128 both = product_distances(pair->n, pair->a, pair->b, pair->ab);
    if (first == 0 || second == 0)
        return (double)NAN;
    return fmin(fmax((double)both / (sqrt((double)first) * sqrt((double)second)), -1), 1);
}

int connection_index(Pillar one, Pillar other)
{
    int a = one < other ? (int)one : (int)other, b = one < other ? (int)other : (int)one;
    return a * (2 * PILLARS - a - 1) / 2 + b - a - 1;
}

void connections_score(const Scan *scan, const bool withheld[PILLARS], Connection connection[CONNECTIONS])
{
    PairTally pair[CONNECTIONS] = { 0 };
    for (size_t i = 0; i < scan->responses.count; i++)
        add_respondent(pair, respondent_at(&scan->responses, i)->answer);
    for (int a = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++) {
            int i = connection_index((Pillar)a, (Pillar)b);
            bool shown = !withheld[a] && !withheld[b] && pair[i].n >= (uint64_t)scan->settings.min_group;
            connection[i] = (Connection){ .from = (Pillar)a,
                                          .to = (Pillar)b,
                                          .n = pair[i].n,
                                          .withheld = !shown,
                                          .r = shown ? correlation(&pair[i]) : (double)NAN };
        }
    }
}
