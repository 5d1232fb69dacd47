// SPDX-License-Identifier: EUPL-1.2
#include "chart/data.h"

#include <math.h>
#include <string.h>

#include "facts/facts.h"
#include "model/responses.h"
#include "model/strings.h"

Slice chart_word(const ChartContext *context, const char *key)
{
    return facts_word(context->facts, key);
}

Slice chart_phrase(const ChartContext *context, const char *key, const PatternBlank *blanks,
                   size_t count)
{
    return pattern_fill(context->arena, chart_word(context, key), blanks, count);
}

Slice chart_phase_name(const ChartContext *context, int phase)
{
    return strings_phase(context->facts->strings, phase);
}

// How values become texts, in the chart's arena.
static ValueStyle chart_value_style(const ChartContext *context)
{
    ValueStyle style = context->facts->style;
    style.arena = context->arena;
    return style;
}

// A score with what belongs to it; NaN and −1 all of it where a part is missing.
typedef struct PlacedScore {
    double score, value;
    Slice text, value_text;
    int phase;
} PlacedScore;

static PlacedScore placed_score(const ValueStyle *style, ExactValue score, ExactValue value,
                                int phase)
{
    PlacedScore placed = {
        .score = fraction_double(score.number),
        .value = fraction_double(value.number),
        .text = score_value_text(style, score),
        .value_text = exact_value_text(style, value, 1),
        .phase = phase,
    };
    if (isnan(placed.score) || isnan(placed.value) || phase < 0)
        placed.score = placed.value = (double)NAN, placed.phase = -1;
    return placed;
}

// A score that somebody set stands where it is, not where its printed value is.
static double set_value(const SetScore *set)
{
    return fraction_double(value_of(set->score.number));
}

static double whole_percent(ExactValue share)
{
    bool known = share.state == VALUE_KNOWN;
    return known ? (double)fraction_round(fraction_multiply(share.number, fraction(100, 1)), 0)
                 : (double)NAN;
}

static void read_set_scores(const ChartContext *context, const PillarFacts *facts,
                            PillarData *pillar)
{
    const ValueStyle style = chart_value_style(context);
    const SetScore *target = &facts->target, *previous = &facts->previous;
    const TrendFacts *trend = &facts->change.trend;
    pillar->difference = fraction_double(gap_size(trend->difference));
    pillar->difference_text = signed_gap_value_text(&style, trend->difference);
    pillar->clear = trend->clear;
    pillar->undecided = trend->undecided;
    pillar->target = fraction_double(target->score.number);
    pillar->target_value = set_value(target);
    pillar->target_phase = target->phase;
    pillar->target_met = pillar->score >= pillar->target; // false where one of them is not known
    pillar->previous = fraction_double(previous->score.number);
    pillar->previous_value = set_value(previous);
    if (target->score.state == VALUE_KNOWN) {
        // "20,0" as "20": targets are nearly always whole.
        Slice text = score_value_text(&style, target->score);
        Slice zero = slice_print(context->arena, "%c0", style.numbers.decimal_sign);
        bool whole = slice_ends(text, zero);
        pillar->target_text = whole ? slice_part(text, 0, text.len - zero.len) : text;
        pillar->target_value_text =
            exact_value_text(&style, exact_value(true, value_of(target->score.number)), 1);
    }
    if (previous->score.state == VALUE_KNOWN)
        pillar->previous_text = score_value_text(&style, previous->score);
}

static PillarData pillar_data(const ChartContext *context, const PillarFacts *facts)
{
    const ValueStyle style = chart_value_style(context);
    PlacedScore self = placed_score(&style, facts->score, facts->value, facts->phase);
    PlacedScore held = placed_score(&style, facts->established, facts->established_value,
                                    facts->established_phase);
    PillarData pillar = {
        .id = facts->id,
        .name = facts->name,
        .short_name = facts->short_name,
        .n_text = count_value_text(&style, facts->n),
        .score = held.score,
        .value = held.value,
        .score_text = held.text,
        .value_text = held.value_text,
        .phase = held.phase,
        .phase_name = held.phase < 0 ? S("") : chart_phase_name(context, held.phase),
        .validated = facts->validated.is_set,
        .self_score = self.score,
        .self_value = self.value,
        .self_text = self.text,
        .self_value_text = self.value_text,
        .self_phase = self.phase,
        .low = facts->interval.low.number,
        .high = facts->interval.high.number,
        .bound_low = fraction_double(facts->bounds.low.number),
        .bound_high = fraction_double(facts->bounds.high.number),
        .dont_know = whole_percent(facts->dont_know),
        .withheld = facts->withheld,
        .strongest_clear = facts->strongest_clear,
        .weakest_clear = facts->weakest_clear,
        .questions = facts->questions,
        .grid = &facts->grid,
    };
    read_set_scores(context, facts, &pillar);
    return pillar;
}

static void read_benchmark(const BenchmarkFacts *benchmark, size_t i, PillarData *pillar)
{
    const BenchmarkPlace *place = &benchmark->pillars[i];
    pillar->benchmark = place->median.number;
    pillar->benchmark_value = place->median_value.number;
    pillar->benchmark_text = place->median_text;
    pillar->benchmark_value_text = place->median_value_text;
}

void pillars_read(const ChartContext *context, PillarData pillars[PILLARS])
{
    const Facts *facts = context->facts;
    for (size_t i = 0; i < PILLARS; i++) {
        pillars[i] = pillar_data(context, &facts->pillars[i]);
        pillars[i].benchmark = pillars[i].benchmark_value = (double)NAN;
        if (facts->benchmark)
            read_benchmark(facts->benchmark, i, &pillars[i]);
    }
}

void pillars_read_compared(const ChartContext *context, PillarData pillar[PILLARS])
{
    const ValueStyle style = chart_value_style(context);
    pillars_read(context, pillar);
    for (size_t i = 0; i < PILLARS; i++) {
        const TrendFacts *trend = &context->facts->pillars[i].change.trend;
        pillar[i].score = pillar[i].self_score;
        pillar[i].score_text = pillar[i].self_text;
        if (trend->then.state != VALUE_KNOWN || trend->now.state != VALUE_KNOWN)
            continue;
        pillar[i].previous = fraction_double(trend->then.number);
        pillar[i].previous_text = score_value_text(&style, trend->then);
        pillar[i].score = fraction_double(trend->now.number);
        pillar[i].score_text = score_value_text(&style, trend->now);
    }
}

bool pillars_validated(const PillarData pillars[PILLARS])
{
    for (int i = 0; i < PILLARS; i++)
        if (pillars[i].validated)
            return true;
    return false;
}

Slice chart_no_score(const ChartContext *context, const PillarData *pillar)
{
    return chart_word(context, pillar->withheld ? "withheld" : "no_score");
}

int pillar_number(const PillarData pillars[PILLARS], Slice id)
{
    for (int i = 0; i < PILLARS; i++)
        if (id.len > 0 && slice_equal(pillars[i].id, id))
            return i;
    return -1;
}

size_t questions_read(const ChartContext *context, const PillarData *pillar,
                      QuestionData questions[QUESTIONS])
{
    const ValueStyle style = chart_value_style(context);
    for (size_t i = 0; i < QUESTIONS; i++) {
        const QuestionFacts *facts = &pillar->questions[i];
        if (!facts->id.len)
            return i;
        bool judged = facts->mean.state == VALUE_KNOWN,
             unknown = facts->dont_know_percent.number < 0;
        questions[i] = (QuestionData){
            .id = facts->id,
            .text = facts->text,
            .mean = fraction_double(facts->mean.number),
            .mean_text = exact_value_text(&style, facts->mean, 1),
            .dont_know = unknown ? (double)NAN : (double)facts->dont_know_percent.number,
            .judged = judged,
            .withheld = facts->withheld,
            .counted = judged && !facts->counts_withheld,
        };
        for (int k = 0; k < 4 && questions[i].counted; k++)
            questions[i].percent[k] = (int)facts->percent.of[NEVER + k].number;
    }
    return QUESTIONS;
}

size_t departments_read(const ChartContext *context, DepartmentData **departments)
{
    const ValueStyle style = chart_value_style(context);
    const DepartmentList *list = &context->facts->departments_by_mean;
    *departments = arena_many(context->arena, DepartmentData, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const DepartmentFacts *facts = &list->items[i];
        DepartmentData *department = &(*departments)[i];
        *department = (DepartmentData){
            .name = facts->name,
            .n_text = count_value_text(&style, facts->n),
            .rate_text = share_value_text(&style, facts->rate),
            .withheld = facts->withheld,
            .has_parts = facts->has_parts,
            .level = facts->level.number < 0 ? 0 : (int)facts->level.number,
        };
        for (size_t k = 0; k < PILLARS && !department->withheld; k++) {
            const DepartmentCell *cell = &facts->pillars[k];
            bool directed = cell->direction.state == VALUE_KNOWN;
            department->cell[k] = (CellData){
                .shown = cell->score.state == VALUE_KNOWN && cell->phase >= 0 && !cell->withheld,
                .score = fraction_double(cell->score.number),
                .score_text = score_value_text(&style, cell->score),
                .phase = cell->phase,
                .direction = directed ? (int)cell->direction.number : 0,
            };
        }
    }
    return list->count;
}

static ActionState state_of(Slice status)
{
    static const char *const names[STATES] = { "idea", "planned", "started", "done" };
    for (int state = 0; state < STATES; state++)
        if (slice_equal(status, slice_of(names[state])))
            return (ActionState)state;
    return STATE_IDEA;
}

static ActionData action_data(const ActionFacts *facts)
{
    int64_t start = facts->start_quarter.number, end = facts->end_quarter.number;
    int64_t impact = facts->impact.number, feasibility = facts->feasibility.number;
    ActionData action = {
        .rank = facts->rank.number,
        .number = facts->id,
        .impact = impact < 0 ? 0 : (int)impact,
        .feasibility = feasibility < 0 ? 0 : (int)feasibility,
        .title = facts->title.len ? facts->title : S("–"),
        .pillars_text = facts->on.text.len ? facts->on.text : S("–"),
        .start = start < 0 ? end : start,
        .end = end < start ? start : end,
        .endless = facts->is_ongoing && end < 0,
        .state = state_of(facts->status),
    };
    for (size_t i = 0; i < facts->on.count; i++) {
        Pillar pillar;
        if (pillar_find(facts->on.pillars[i].id, &pillar))
            action.on_pillar[pillar] = true;
    }
    return action;
}

size_t actions_read(const ChartContext *context, ActionData **actions)
{
    const RoadmapFacts *roadmap = &context->facts->roadmap;
    size_t count = 0;
    *actions = arena_many(context->arena, ActionData, roadmap->action_count);
    for (size_t i = 0; i < roadmap->action_count; i++)
        if (roadmap->actions[i].in_plan)
            (*actions)[count++] = action_data(&roadmap->actions[i]);
    return count;
}

bool effects_read(const ChartContext *context, EffectData effects[PILLARS])
{
    const ValueStyle style = chart_value_style(context);
    bool any = false;
    for (size_t i = 0; i < PILLARS; i++) {
        const PillarEffectFacts *facts = &context->facts->roadmap.effect.pillar[i];
        bool present = facts->score_after.state == VALUE_KNOWN;
        effects[i] = (EffectData){ .present = present,
                                   .after_text = score_value_text(&style, facts->score_after),
                                   .met = facts->target_met,
                                   .shortage_text = gap_value_text(&style, facts->shortage) };
        any = any || present;
    }
    return any;
}

static ConnectionLevel level_of(Slice level)
{
    return slice_equal(level, S("strong"))     ? CONNECTION_STRONG
           : slice_equal(level, S("weak"))     ? CONNECTION_WEAK
           : slice_equal(level, S("opposite")) ? CONNECTION_OPPOSITE
           : slice_equal(level, S("none"))     ? CONNECTION_NONE
                                               : CONNECTION_UNCLEAR;
}

size_t connections_read(const ChartContext *context, ConnectionData connections[PILLARS][PILLARS])
{
    const ValueStyle style = chart_value_style(context);
    size_t count = 0;
    memset(connections, 0, sizeof(ConnectionData[PILLARS][PILLARS]));
    for (size_t i = 0; i < CONNECTIONS; i++) {
        const ConnectionFacts *facts = &context->facts->connections[i];
        Pillar from, to;
        if (!pillar_find(facts->from, &from) || !pillar_find(facts->to, &to) || to <= from ||
            facts->r.state != VALUE_KNOWN)
            continue;
        connections[to][from] = (ConnectionData){ .present = true,
                                                  .pair_text = facts->pair_text,
                                                  .r_text = real_value_text(&style, facts->r, 2),
                                                  .r = facts->r.number,
                                                  .level = level_of(facts->level) };
        count++;
    }
    return count;
}

Slice chart_year(const ChartContext *context, bool previous)
{
    const Facts *facts = context->facts;
    int64_t year = previous ? facts->change.since.previous_year.number : facts->scan.year.number;
    if (year > 0)
        return slice_print(context->arena, "%lld", (long long)year);
    return chart_word(context, previous ? "previous" : "now");
}

Slice respondents_read(const ChartContext *context)
{
    const ValueStyle style = chart_value_style(context);
    return count_value_text(&style, context->facts->response.responded);
}

Slice response_read(const ChartContext *context)
{
    const ValueStyle style = chart_value_style(context);
    const ResponseFacts *response = &context->facts->response;
    return response->has_department_rates ? share_value_text(&style, response->rate) : S("");
}

Slice benchmark_read(const ChartContext *context)
{
    const ValueStyle style = chart_value_style(context);
    const BenchmarkFacts *benchmark = context->facts->benchmark;
    const PatternBlank blanks[] = { { "count",
                                      count_value_text(&style, benchmark->organisations) } };
    return chart_phrase(context, "benchmark_legend", blanks, 1);
}
