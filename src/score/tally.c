// SPDX-License-Identifier: EUPL-1.2
// The one loop over all respondents. It adds whole numbers, so the order of the respondents can change
// nothing: at most 3360 a score, 3360² its square, which leaves 64 bits room for 10^12 respondents.
#include "score/tally.h"

#include "model/responses.h"
#include "model/scan.h"
#include "score/row.h"

enum { SHARES = 60 }; // a mean of one to six scores is whole in sixtieths

static void add_score(Tally *tally, unsigned score)
{
    tally->n++;
    tally->sum += score;
    tally->squares += (uint64_t)score * score;
}

// Returns the score; 0 where there is none.
static unsigned add_row(PillarTally *pillar, Tally *group, const uint8_t answer[QUESTIONS])
{
    AnswerSums row = row_of(answer);
    unsigned seen = row.answered + row.dont_know;
    bool complete = row.answered == QUESTIONS;
    for (int q = 0; q < QUESTIONS; q++)
        pillar->count[row.answered][q][answer[q]]++;
    unsigned score = row_score(row.points, row.answered);
    if (score)
        add_score(group, score);
    if (complete) {
        pillar->points += row.points;
        pillar->point_squares += (uint64_t)row.points * row.points;
    }
    if (seen) {
        pillar->bound_n++;
        pillar->bound_low_sum += row_score(row.points + row.dont_know, seen);
        pillar->bound_high_sum += row_score(row.points + SYSTEMATICALLY * row.dont_know, seen);
    }
    return score;
}

static void add_respondent(ScanTally *tally, GroupTally *group, const uint8_t answer[ITEMS])
{
    unsigned sum = 0, count = 0;
    for (int p = 0; p < PILLARS; p++) {
        unsigned score = add_row(&tally->pillar[p], &group->pillar[p], &answer[p * QUESTIONS]);
        sum += score;
        count += score > 0;
    }
    group->n++;
    if (count)
        add_score(&group->overall, sum * (SHARES / count));
}

static void add_group(ScanTally *tally, const GroupTally *group)
{
    for (int p = 0; p < PILLARS; p++) {
        tally->pillar[p].scores.n += group->pillar[p].n;
        tally->pillar[p].scores.sum += group->pillar[p].sum;
        tally->pillar[p].scores.squares += group->pillar[p].squares;
    }
}

ScanTally *tally_scan(Arena *arena, const Scan *scan)
{
    ScanTally *tally = arena_one(arena, ScanTally);
    tally->department_count = scan->department_count;
    tally->department = arena_many(arena, GroupTally, scan->department_count);
    for (size_t i = 0; i < scan->responses.count; i++) {
        const Respondent *respondent = respondent_at(&scan->responses, i);
        GroupTally *group = respondent->department < scan->department_count
                                ? &tally->department[respondent->department]
                                : &tally->without;
        add_respondent(tally, group, respondent->answer);
    }
    for (size_t d = 0; d < scan->department_count; d++)
        add_group(tally, &tally->department[d]);
    add_group(tally, &tally->without);
    return tally;
}

Tally tally_add(Tally a, Tally b)
{
    return (Tally){ a.n + b.n, a.sum + b.sum, a.squares + b.squares };
}

Tally tally_subtract(Tally whole, Tally part)
{
    return (Tally){ whole.n - part.n, whole.sum - part.sum, whole.squares - part.squares };
}

Fraction tally_mean(Tally tally)
{
    return fraction(tally.sum, (int128)tally.n * POINT);
}

uint64_t tally_count(const PillarTally *tally, int question, int answer)
{
    uint64_t count = 0;
    for (int answered = 0; answered <= QUESTIONS; answered++)
        count += tally->count[answered][question][answer];
    return count;
}
