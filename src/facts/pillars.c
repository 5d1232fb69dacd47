// SPDX-License-Identifier: EUPL-1.2
// The six pillars: scores, what others set beside them, and what was written.
#include "facts/pillars.h"

#include <math.h>

#include "facts/context.h"
#include "facts/grid.h"
#include "facts/notes.h"
#include "facts/pillar.h"
#include "facts/questions.h"
#include "facts/reading.h"
#include "facts/rows.h"
#include "facts/trend.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/established.h"
#include "score/trend.h"

#define RECORD_OF BoundsFacts
static const Fact bounds_table[] = {
    SCORE(low, PLAN, "The score if every “don't know” had been a 1."),
    SCORE(high, PLAN, "The score if every “don't know” had been a 4."),
    TEXT(text, PLAN, "Both."),
};
#undef RECORD_OF
static RECORD(bounds_record, BoundsFacts, bounds_table);

#define RECORD_OF SetScore
static const Fact set_score_table[] = {
    SCORE_AS("*", score, PLAN, "The score, 8–32; null where there is none.", .is_silent = true),
    EXACT_AS("*_value", value, 1, "level", PLAN, "The same from 1 to 5.", .is_silent = true,
             .formula = "1 + (score − 8) ÷ 6"),
    PHASE_AS("*_phase", phase, PLAN, "Its phase."),
    TEXT_AS("*_phase_name", phase_name, PLAN, "Name of its phase."),
    FLAG_AS("has_*", is_set, PLAN, "There is one."),
};
#undef RECORD_OF
static RECORD(set_score_record, SetScore, set_score_table);

#define RECORD_OF ValidationFacts
static const Fact validation_table[] = {
    FLAG(present, OPEN, "The pillar has a validated score."),
    SIGNED_GAP(difference, PLAN, "How much higher it is than the self-image."),
    FLAG(is_higher, PLAN, "It is higher, by the printed scores."),
    FLAG(is_lower, PLAN, "It is lower, by the printed scores."),
    FLAG(is_same, PLAN, "Both are the same, by the printed scores."),
    FLAG(phase_moved, PLAN, "It lies in another phase."),
};
#undef RECORD_OF
static RECORD(validation_record, ValidationFacts, validation_table);

#define RECORD_OF PillarFacts
static const Fact pillar_table[] = {
    TEXT(id, OPEN, "strategy, understand, design, measure, govern or culture."),
    TEXT(name, OPEN, "Name of the pillar."),
    TEXT(short_name, OPEN, "Its name where there is little room."),
    WHOLE(index, "pillar", OPEN, "Its number, 1–6."),
    TEXT(leading_question, OPEN, "The question that the handbook puts above its eight."),
    FLAG(withheld, PLAN, "Its scores may not be shown: too few people have one."),
    COUNT(n, "people", PLAN, "How many people have a score on the pillar."),
    FLAG(has_score, PLAN, "It has a score, and that may be shown."),
    SCORE(score, PLAN, "Score of the survey, the self-image, 8–32.",
          .formula = "mean of the scores of {n} people, each 8 × the mean of his answers 1–4"),
    EXACT(value, 1, "level", PLAN, "The same from 1 to 5.", .formula = "1 + (score − 8) ÷ 6"),
    PHASE(phase, PLAN, "Phase of the score."),
    REAL(sd, 1, "points", PLAN, "Standard deviation of people's scores.",
         .formula = "of a sample of {n}: n − 1 below the line"),
    PART(interval, IntervalFacts, interval_record, PLAN, "95 % interval of the score.",
         .formula =
             "Student's t over {n} people, less for who was invited and all of them answered"),
    FLAG(has_interval, PLAN, "That interval is known."),
    REAL(alpha, 2, "correlation", PLAN, "Cronbach's alpha: how well its questions go together.",
         .formula = "over the {alpha_n} people who answered all eight 1–4"),
    COUNT(alpha_n, "people", PLAN, "How many people answered all eight 1–4."),
    SHARE(dont_know, PLAN, "Which part of its answers is “don't know”.",
          .formula = "x ÷ (x and 1–4), over its eight questions"),
    PART(bounds, BoundsFacts, bounds_record, PLAN,
         "Between what the score lies, whatever “don't know” hides."),
    SPLICE(target, SetScore, set_score_record, OPEN,
           "The score that the organisation wants to reach."),
    SPLICE(validated, SetScore, set_score_record, OPEN,
           "The score after interviews and documents; none at stage self."),
    SPLICE(previous, SetScore, set_score_record, PLAN,
           "The score of the previous scan as its own report had it, where both may be compared."),
    FLAG(has_established, PLAN, "There is a score that holds."),
    SCORE(established, PLAN, "The score that holds: the validated one, else that of the survey."),
    EXACT(established_value, 1, "level", PLAN, "The same from 1 to 5.",
          .formula = "1 + (established − 8) ÷ 6"),
    PHASE(established_phase, PLAN, "Phase of the score that holds."),
    ROW("established_phase_name", FACT_CELL, Slice, established_phase_name, PLAN,
        "Name of that phase, or an en dash."),
    GAP(gap, PLAN, "From the score that holds to the target; below 0 where it is passed.",
        .formula = "{target} − {established}"),
    FLAG(target_met, PLAN, "The score that holds reaches the target."),
    FLAG(target_is_phase, OPEN, "The target was given as a phase."),
    PART(validation, ValidationFacts, validation_record, PLAN,
         "What validation did with the self-image."),
    TEXT(reason, WRITTEN, "Why the validated score is what it is."),
    PART(change, PillarTrendFacts, pillar_trend_record, PLAN, "Its score since the previous scan."),
    FLAG(counts_withheld, PLAN, "Of its questions no number of answers may be shown."),
    EACH("questions", QuestionFacts, questions, QUESTIONS, question_record, PLAN,
         "Its eight questions."),
    PERHAPS(strongest, ExtremeQuestion, strongest_record, PLAN,
            "Its question with the highest mean."),
    PERHAPS(weakest, ExtremeQuestion, weakest_record, PLAN, "Its question with the lowest mean."),
    FLAG(has_extremes, PLAN, "These two differ."),
    FLAG(strongest_clear, PLAN, "The strongest clearly differs from each of the other seven."),
    FLAG(weakest_clear, PLAN, "The weakest clearly differs from each of the other seven."),
    PART(grid, GridFacts, grid_record, PLAN, "Its place in the CX-grid."),
    PART(findings, FindingsFacts, findings_record, WRITTEN, "What was written of it."),
    PART(interviews, PillarInterviews, pillar_interviews_record, WRITTEN, "What was said of it."),
    PART(open_answers, OpenAnswersFacts, open_answers_record, PLAN,
         "What respondents wrote of it."),
    FLAG(has_notes, WRITTEN, "There are findings, interviews or open answers on it."),
    FLAG(has_actions, OPEN, "An action of the plan is on it."),
    WHOLE(actions_count, "actions", OPEN, "How many are."),
    COUNT(open_actions_count, "actions", OPEN, "How many of these are not done."),
    FLAG(open_actions_are_many, OPEN, "They are more than six."),
    TEXT(open_actions_text, OPEN, "Their numbers, as “2, 13 en 14”."),
    ROW("actions", FACT_REFERENCES, const ActionFacts *const *, actions.items, OPEN,
        "The actions of the plan that are on it.", .count = MEMBER(size_t, actions.count),
        .record = &action_record),
    FLAG(is_bare, PLAN,
         "It has a place in the grid and nothing else: no notes, validated score or actions."),
    TEXT(reason_md, WRITTEN, "The reason, with its citations as links (Markdown)."),
};
#undef RECORD_OF
RECORD(pillar_record, PillarFacts, pillar_table);

#define RECORD_OF GroupFacts
static const Fact group_table[] = {
    TEXT(id, OPEN,
         "within (understand, design, measure) or foundation (strategy, culture, govern)."),
    FLAG(is_within, OPEN, "It is the first of the two."),
    TEXT(name, OPEN, "Name of the group."),
    EXACT(score, 1, "points", PLAN,
          "Mean of its three scores of the survey; null where one has none."),
    EXACT(value, 1, "level", PLAN, "The same from 1 to 5."),
    EXACT(established, 1, "points", PLAN, "Mean of its three scores that hold."),
    EXACT(established_value, 1, "level", PLAN, "The same from 1 to 5."),
};
#undef RECORD_OF
RECORD(group_record, GroupFacts, group_table);

// ---- scores ----

static Slice range_text(const FactsContext *context, Slice low, Slice high)
{
    return slice_print(context->arena, "%.*s\u00a0–\u00a0%.*s", SLICE_ARGS(low), SLICE_ARGS(high));
}

static IntervalFacts interval_of(const FactsContext *context, bool shown, Interval between)
{
    IntervalFacts interval = { real_value(shown, between.low), real_value(shown, between.high),
                               S("–") };
    if (interval.low.state == VALUE_KNOWN)
        interval.text = range_text(context, real_value_text(&context->style, interval.low, 1),
                                   real_value_text(&context->style, interval.high, 1));
    return interval;
}

static BoundsFacts bounds_of(const FactsContext *context, bool shown, Fraction least, Fraction most)
{
    BoundsFacts bounds = { exact_value(shown, least), exact_value(shown, most), S("–") };
    if (bounds.low.state == VALUE_KNOWN)
        bounds.text = range_text(context, score_value_text(&context->style, bounds.low),
                                 score_value_text(&context->style, bounds.high));
    return bounds;
}

static void add_scores(const FactsContext *context, const PillarResult *result, PillarFacts *pillar)
{
    // Alpha stands on the complete rows alone, which may be few where the pillar's n is not.
    uint64_t least = context->results->whole ? 0 : (uint64_t)context->scan->settings.min_group;
    bool shown = !result->withheld,
         enough = shown && (result->alpha_n == 0 || result->alpha_n >= least);
    pillar->withheld = result->withheld;
    pillar->n = count_value(shown, (int64_t)result->tally.n);
    pillar->has_score = shown && result->phase >= 0;
    pillar->score = exact_value(shown, result->score);
    pillar->value = exact_value(shown, result->value);
    pillar->phase = shown ? result->phase : -1;
    pillar->sd = real_value(shown, result->sd);
    pillar->interval = interval_of(context, shown, result->interval);
    pillar->has_interval = shown && !isnan(result->interval.low);
    pillar->alpha = real_value(enough, result->alpha);
    pillar->alpha_n = count_value(enough, (int64_t)result->alpha_n);
    pillar->dont_know = exact_value(shown, result->dont_know);
    pillar->bounds = bounds_of(context, shown, result->bound_low, result->bound_high);
}

// ---- scores that are not this survey's ----

static SetScore set_score(const FactsContext *context, Fraction score, Fraction value, int phase)
{
    bool is_set = !fraction_is_none(score);
    return (SetScore){ .score = exact_value(true, score),
                       .value = exact_value(true, value),
                       .phase = phase,
                       .phase_name = is_set ? strings_phase(context->strings, phase) : S(""),
                       .is_set = is_set };
}

// One that was typed.
static SetScore typed_score(const FactsContext *context, Fraction score)
{
    Fraction value = value_of(score);
    return set_score(context, score, context->results->whole ? value : fraction_rounded(value, 1),
                     phase_of(score));
}

static const PillarResult *previous_pillar(const FactsContext *context, Pillar pillar)
{
    const ScanTrend *trend = context->results->trend;
    bool known = trend && trend->shown && trend->pillar[pillar].trend.comparable;
    return known ? &trend->then->pillar[pillar] : NULL;
}

Fraction facts_previous(const FactsContext *context, Pillar pillar)
{
    const PillarResult *previous = previous_pillar(context, pillar);
    return previous ? previous->score : fraction_none();
}

Fraction facts_gap(const FactsContext *context, Pillar pillar)
{
    return fraction_subtract(context->scan->findings[pillar].target,
                             context->results->established[pillar].score);
}

// The score that holds, and what is left from there to the target.
static void add_established(const FactsContext *context, Pillar pillar, PillarFacts *facts)
{
    const EstablishedScore *established = &context->results->established[pillar];
    Fraction gap = facts_gap(context, pillar);
    bool known = established->phase >= 0;
    facts->has_established = known;
    facts->established = exact_value(true, established->score);
    facts->established_value = exact_value(true, established->value);
    facts->established_phase = established->phase;
    facts->established_phase_name =
        known ? strings_phase(context->strings, established->phase) : S("");
    facts->gap = gap_value(true, established->score, context->scan->findings[pillar].target);
    facts->target_met = !fraction_is_none(gap) && gap.num <= 0;
}

// What validation did with the self-image: how far the score moved, and whether the phase did.
static ValidationFacts validation_of(const FactsContext *context, Pillar pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    const EstablishedScore *established = &context->results->established[pillar];
    Fraction self = result->withheld ? fraction_none() : result->score;
    Fraction validated = established->validated ? established->score : fraction_none();
    Fraction moved = fraction_subtract(validated, self);
    bool known = !fraction_is_none(moved);
    // Of printed scores, the difference is exact.
    int64_t size = known ? fraction_round(moved, context->results->whole ? 1 : 2) : 0;
    return (ValidationFacts){
        .present = established->validated,
        .difference = gap_value(true, self, validated),
        .is_higher = size > 0,
        .is_lower = size < 0,
        .is_same = known && size == 0,
        .phase_moved = known && established->phase != result->phase,
    };
}

// ---- all of a pillar ----

static void add_questions(const FactsContext *context, Pillar pillar, PillarFacts *facts)
{
    const PillarResult *result = &context->results->pillar[pillar];
    for (int q = 0; q < QUESTIONS; q++)
        facts->questions[q] = facts_question(context, (int)pillar * QUESTIONS + q);
    facts->counts_withheld = result->withheld || result->question[0].counts_withheld;
    facts->strongest = facts_extreme(context, pillar, result->strongest);
    facts->weakest = facts_extreme(context, pillar, result->weakest);
    facts->has_extremes =
        !result->withheld && result->strongest >= 0 && result->strongest != result->weakest;
    facts->strongest_clear = result->extremes.highest_clear;
    facts->weakest_clear = result->extremes.lowest_clear;
}

PillarFacts facts_pillar(const FactsContext *context, Pillar pillar)
{
    const Findings *findings = &context->scan->findings[pillar];
    PillarFacts facts = {
        .id = pillar_id(pillar),
        .name = strings_pillar(context->strings, (int)pillar),
        .short_name = strings_pillar_short(context->strings, (int)pillar),
        .index = count_value(true, (int)pillar + 1),
        .leading_question = context->scan->pillar_question[pillar],
        .target_is_phase = findings->target_phase >= 0 && !fraction_is_none(findings->target),
        .validation = validation_of(context, pillar),
        .reason = note_plain(context->arena, findings->part[FINDING_REASON]),
        .change = facts_pillar_trend(context, pillar),
        .grid = facts_grid(context, pillar),
        .interviews = facts_pillar_interviews(context, pillar),
        .open_answers = facts_open_answers(context, pillar),
    };
    add_scores(context, &context->results->pillar[pillar], &facts);
    const PillarResult *previous = previous_pillar(context, pillar);
    facts.target = typed_score(context, context->scan->findings[pillar].target);
    facts.validated = typed_score(context, established_validated(context->scan, pillar));
    facts.previous = previous
                         ? set_score(context, previous->score, previous->value, previous->phase)
                         : set_score(context, fraction_none(), fraction_none(), -1);
    add_established(context, pillar, &facts);
    add_questions(context, pillar, &facts);
    facts.findings = facts_findings(context, pillar, &facts.grid);
    facts.has_notes =
        facts.findings.present || facts.interviews.present || facts.open_answers.shown;
    return facts;
}

GroupFacts facts_group(const FactsContext *context, int group)
{
    const Results *results = context->results;
    const PillarGroupResult *result = &results->group[group];
    const PillarGroupResult *established = &results->established_group[group];
    bool shown = true;
    for (int i = 0; i < GROUP_PILLARS; i++)
        shown = shown && !results->pillar[pillar_groups[group][i]].withheld;
    return (GroupFacts){
        .id = group ? S("foundation") : S("within"),
        .is_within = group == 0,
        .name = slice_of(group ? context->strings->foundation : context->strings->within),
        .score = exact_value(shown, result->score),
        .value = exact_value(shown, result->value),
        .established = exact_value(true, established->score),
        .established_value = exact_value(true, established->value),
    };
}

// ---- actions ----

void facts_add_actions(const FactsContext *context, PillarFacts *facts, Pillar pillar,
                       const RoadmapFacts *roadmap)
{
    enum { FEW = 6 }; // in a cell
    const ActionFacts **own =
        arena_many(context->arena, const ActionFacts *, roadmap->action_count);
    Slice *numbers = arena_many(context->arena, Slice, roadmap->action_count);
    size_t count = 0, open = 0;
    for (size_t i = 0; i < roadmap->action_count; i++) {
        const ActionFacts *action = &roadmap->actions[i];
        if (!action->in_plan || !context->scan->actions[i].on_pillar[pillar])
            continue;
        own[count++] = action;
        if (!slice_equal(action->status, action_status_id(ACTION_DONE)))
            numbers[open++] = action->id;
    }
    facts->has_actions = count > 0;
    facts->actions_count = count_value(true, (int64_t)count);
    facts->open_actions_count = count_value(true, (int64_t)open);
    facts->open_actions_are_many = open > FEW;
    facts->open_actions_text = facts_list_text(context, numbers, open);
    facts->actions = (ActionList){ own, count };
    // A pillar of which nothing is known but its answers needs no second page: its step stands with others'.
    facts->is_bare =
        facts->grid.present && !facts->has_notes && !facts->validated.is_set && !facts->has_actions;
}
