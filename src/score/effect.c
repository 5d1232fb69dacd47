// SPDX-License-Identifier: EUPL-1.2
// Lifting an answer leaves the number of answered questions as it is, so it adds (level − answer) × 840 / i
// to its respondent's score whatever the other seven answers are. What all lifts add together then follows
// from how often each answer was given by people who answered i questions: no second look at the respondents.
#include "score/effect.h"

#include <stdlib.h>

#include "model/action.h"
#include "model/period.h"
#include "model/responses.h"
#include "model/scan.h"
#include "score/row.h"

// What the answers to one question add to the pillar's sum of scores, in 1/105 points, where everybody who
// answered it goes up to at least `level`.
static uint64_t lift_of(const PillarTally *pillar, int question, int level)
{
    uint64_t added = 0;
    for (int answered = 1; answered <= QUESTIONS; answered++)
        for (int answer = NEVER; answer < level; answer++)
            added += pillar->count[answered][question][answer] *
                     row_score((unsigned)(level - answer), (unsigned)answered);
    return added;
}

static Fraction least(Fraction one, Fraction other)
{
    return fraction_compare(one, other) < 0 ? one : other;
}

// What is added to the mean of the answers is added to the score that holds; above the scale is no score.
static Fraction score_after(const PillarTally *pillar, const EstablishedScore *now,
                            const uint8_t level[QUESTIONS])
{
    uint64_t added = 0;
    for (int q = 0; q < QUESTIONS; q++)
        added += lift_of(pillar, q, level[q]);
    Fraction gain = fraction(added, (int128)pillar->scores.n * POINT);
    return least(fraction_add(now->score, gain), phase_border(PHASES));
}

// ---- which actions count ----

static ActionEffect effect_of(const Action *action, Date scan_date)
{
    if (!action_in_plan(action))
        return EFFECT_NO_PLAN;
    bool has_questions = false;
    for (int item = 0; item < ITEMS; item++)
        has_questions = has_questions || action->question[item];
    if (period_quarter(action->end) < 0 || !action->aimed || !has_questions)
        return EFFECT_UNKNOWN;
    if (!date_is_none(scan_date) && period_last_day(action->end) < date_days(scan_date))
        return EFFECT_PAST;
    return EFFECT_COUNTED;
}

static int by_end(const void *left, const void *right)
{
    const Action *a = *(const Action *const *)left, *b = *(const Action *const *)right;
    int64_t one = period_quarter(a->end), other = period_quarter(b->end);
    return (one > other) - (one < other);
}

// The actions that count, by the quarter in which they end. Returns how many there are.
static size_t counted_actions(Arena *arena, const Scan *scan, RoadmapEffect *effect,
                              const Action ***counted)
{
    size_t count = 0;
    *counted = arena_many(arena, const Action *, scan->action_count);
    effect->action = arena_many(arena, ActionEffect, scan->action_count);
    for (size_t i = 0; i < scan->action_count; i++) {
        effect->action[i] = effect_of(&scan->actions[i], scan->settings.date);
        if (effect->action[i] == EFFECT_COUNTED)
            (*counted)[count++] = &scan->actions[i];
    }
    if (count)
        qsort(*counted, count, sizeof **counted, by_end);
    return count;
}

// ---- what they do ----

// A question that too few people answered is not lifted: how much that adds would tell of them.
static void lift(const Action *action, uint8_t level[ITEMS], Results *results)
{
    PillarEffect *pillar = results->effect.pillar;
    for (int item = 0; item < ITEMS; item++) {
        if (!action->question[item] ||
            results->pillar[item / QUESTIONS].question[item % QUESTIONS].withheld)
            continue;
        pillar[item / QUESTIONS].lifted = true;
        if (level[item] < action->aimed)
            level[item] = (uint8_t)action->aimed;
    }
}

// The question that would add most to the score on top of the roadmap if everybody answered it regularly;
// where that adds nothing any more, systematically.
static void find_next(const PillarTally *tally, const PillarResult *result,
                      const uint8_t level[QUESTIONS], PillarEffect *effect)
{
    effect->next_question = -1;
    effect->next_gain = fraction_none();
    uint64_t most = 0;
    for (int aimed = REGULARLY; aimed <= SYSTEMATICALLY && !most; aimed++) {
        for (int q = 0; q < QUESTIONS; q++) {
            bool can = level[q] < aimed && !result->question[q].withheld;
            uint64_t gain = can ? lift_of(tally, q, aimed) - lift_of(tally, q, level[q]) : 0;
            if (gain <= most)
                continue;
            most = gain;
            effect->next_question = q;
            effect->next_level = aimed;
        }
    }
    if (most)
        effect->next_gain = least(fraction(most, (int128)tally->scores.n * POINT),
                                  fraction_subtract(phase_border(PHASES), effect->score));
}

static void take_score(Fraction score, Fraction *kept, Fraction *value, int *phase)
{
    *kept = score;
    *value = value_of(score);
    *phase = phase_of(score);
}

void effect_score(Arena *arena, const Scan *scan, const ScanTally *tally, Results *results)
{
    RoadmapEffect *effect = &results->effect;
    uint8_t level[ITEMS] = { 0 }, without_ideas[ITEMS] = { 0 };
    const Action **counted;
    size_t count = counted_actions(arena, scan, effect, &counted);
    effect->step = arena_many(arena, EffectStep, count);
    for (size_t i = 0; i < count;) {
        EffectStep *step = &effect->step[effect->step_count++];
        step->quarter = period_quarter(counted[i]->end);
        for (; i < count && period_quarter(counted[i]->end) == step->quarter; i++)
            lift(counted[i], level, results);
        for (int p = 0; p < PILLARS; p++)
            take_score(
                score_after(&tally->pillar[p], &results->established[p], &level[p * QUESTIONS]),
                &step->score[p], &step->value[p], &step->phase[p]);
    }
    for (size_t i = 0; i < count; i++) {
        bool idea = counted[i]->status == ACTION_IDEA;
        effect->has_ideas = effect->has_ideas || idea;
        if (!idea)
            lift(counted[i], without_ideas, results);
    }
    for (int p = 0; p < PILLARS; p++) {
        PillarEffect *pillar = &effect->pillar[p];
        pillar->without_ideas =
            score_after(&tally->pillar[p], &results->established[p], &without_ideas[p * QUESTIONS]);
        take_score(score_after(&tally->pillar[p], &results->established[p], &level[p * QUESTIONS]),
                   &pillar->score, &pillar->value, &pillar->phase);
        find_next(&tally->pillar[p], &results->pillar[p], &level[p * QUESTIONS], pillar);
    }
}
