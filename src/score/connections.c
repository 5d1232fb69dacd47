// SPDX-License-Identifier: EUPL-1.2
#include "score/connections.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "model/responses.h"
#include "model/scan.h"
#include "score/row.h"

// Of the respondents with a score on both pillars: at most 3360 a score, 3360² a product, so that 64 bits
// have room for 10^12 respondents.
typedef struct PairTally {
    uint64_t n, a, b, aa, bb, ab;
} PairTally;

// Of the respondents with all six scores, who are most: what their fifteen pairs share is added up once.
typedef struct FullTally {
    uint64_t n, sum[PILLARS], squares[PILLARS];
    uint64_t product[CONNECTIONS];
} FullTally;

static void add_full(FullTally *full, const uint64_t score[PILLARS])
{
    uint64_t *product = full->product;
    full->n++;
    for (int a = 0; a < PILLARS; a++) {
        full->sum[a] += score[a];
        full->squares[a] += score[a] * score[a];
        for (int b = a + 1; b < PILLARS; b++)
            *product++ += score[a] * score[b];
    }
}

static void add_partial(PairTally pair[CONNECTIONS], const uint64_t score[PILLARS])
{
    for (int a = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++, pair++) {
            if (!score[a] || !score[b])
                continue;
            pair->n++;
            pair->a += score[a];
            pair->b += score[b];
            pair->aa += score[a] * score[a];
            pair->bb += score[b] * score[b];
            pair->ab += score[a] * score[b];
        }
    }
}

static void add_respondent(FullTally *full, PairTally pair[CONNECTIONS],
                           const uint8_t answer[ITEMS])
{
    uint64_t score[PILLARS];
    bool all = true;
    for (int p = 0; p < PILLARS; p++) {
        AnswerSums row = row_of(&answer[p * QUESTIONS]);
        score[p] = row_score(row.points, row.answered);
        all = all && score[p] > 0;
    }
    if (all)
        add_full(full, score);
    else
        add_partial(pair, score);
}

// The pairs of the respondents with all scores, added to those of the others.
static void add_pairs(PairTally pair[CONNECTIONS], const FullTally *full)
{
    const uint64_t *product = full->product;
    for (int a = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++, pair++) {
            pair->n += full->n;
            pair->a += full->sum[a];
            pair->b += full->sum[b];
            pair->aa += full->squares[a];
            pair->bb += full->squares[b];
            pair->ab += *product++;
        }
    }
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

Interval connection_interval(double r, uint64_t n)
{
    if (isnan(r) || n < 4)
        return (Interval){ (double)NAN, (double)NAN };
    double half = gsl_cdf_ugaussian_Qinv(0.025 / (double)CONNECTIONS) / sqrt((double)(n - 3));
    return (Interval){ tanh(atanh(r) - half), tanh(atanh(r) + half) };
}

static int64_t hundredths(const Connection *connection)
{
    return llround(connection->r * 100);
}

static Interval printed_interval(const Connection *connection)
{
    return connection_interval((double)hundredths(connection) / 100, connection->n);
}

ConnectionLevel connection_level(const Connection *connection)
{
    enum { LARGE = 50, MEDIUM = 30 };
    if (isnan(connection->r))
        return CONNECTION_UNKNOWN;
    int64_t r = hundredths(connection);
    Interval interval = printed_interval(connection);
    if (llabs(r) < MEDIUM)
        return CONNECTION_NONE;
    if (r < 0)
        return interval.high < 0 ? CONNECTION_OPPOSITE : CONNECTION_UNCLEAR;
    if (r >= LARGE && interval.low > (double)MEDIUM / 100.0)
        return CONNECTION_STRONG;
    return interval.low > 0 ? CONNECTION_WEAK : CONNECTION_UNCLEAR;
}

int connection_outermost(const Connection connection[CONNECTIONS], int sign)
{
    int found = -1;
    for (int i = 0; i < CONNECTIONS; i++)
        if (!isnan(connection[i].r) && (found < 0 || sign * hundredths(&connection[i]) >
                                                         sign * hundredths(&connection[found])))
            found = i;
    return found;
}

bool connection_is_outermost(const Connection connection[CONNECTIONS], int index, int sign)
{
    Interval own = printed_interval(&connection[index]);
    for (int i = 0; i < CONNECTIONS; i++) {
        if (i == index || isnan(connection[i].r))
            continue;
        Interval other = printed_interval(&connection[i]);
        if (!(sign > 0 ? own.low > other.high : own.high < other.low))
            return false;
    }
    return true;
}

int connection_index(Pillar one, Pillar other)
{
    int a = one < other ? (int)one : (int)other, b = one < other ? (int)other : (int)one;
    return a * (2 * PILLARS - a - 1) / 2 + b - a - 1;
}

void connections_score(const Scan *scan, const bool withheld[PILLARS], uint64_t least,
                       Connection connection[CONNECTIONS])
{
    PairTally pair[CONNECTIONS] = { 0 };
    FullTally full = { 0 };
    for (size_t i = 0; i < scan->responses.count; i++)
        add_respondent(&full, pair, respondent_at(&scan->responses, i)->answer);
    add_pairs(pair, &full);
    for (int a = 0; a < PILLARS; a++) {
        for (int b = a + 1; b < PILLARS; b++) {
            int i = connection_index((Pillar)a, (Pillar)b);
            bool shown = !withheld[a] && !withheld[b] && pair[i].n >= least;
            connection[i] = (Connection){ .from = (Pillar)a,
                                          .to = (Pillar)b,
                                          .n = pair[i].n,
                                          .withheld = !shown,
                                          .r = shown ? correlation(&pair[i]) : (double)NAN };
        }
    }
}
