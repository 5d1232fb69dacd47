#include "facts/parts.h"
#include "facts/reading.h"
#include "model/action.h"

#include <math.h>

#include "facts/reading.h"
#include "score/change.h"
#include "score/established.h"

static json_t *interval(const FactsContext *context, Interval between)
{
    json_t *object = facts_object();
    facts_put_measure(context, object, "low", between.low, 1);
    facts_put_measure(context, object, "high", between.high, 1);
    Slice low = facts_number_text(context, between.low, 1),
          high = facts_number_text(context, between.high, 1);
    Slice both = slice_print(context->arena, "%.*s\u00a0–\u00a0%.*s", SLICE_ARGS(low), SLICE_ARGS(high));
    facts_put_text(object, "text", isnan(between.low) ? S("–") : both);
    return object;
}

static json_t *bounds(const FactsContext *context, Fraction least, Fraction most)
{
    json_t *object = facts_object();
    facts_put_score(context, object, "low", least);
    facts_put_score(context, object, "high", most);
    Slice low = facts_score_text(context, least), high = facts_score_text(context, most);
    Slice both = slice_print(context->arena, "%.*s\u00a0–\u00a0%.*s", SLICE_ARGS(low), SLICE_ARGS(high));
    facts_put_text(object, "text", fraction_is_none(least) ? S("–") : both);
    return object;
}

// A score that is not this survey's: target, validated or previous. NAME, NAME_text, has_NAME, NAME_value,
// NAME_value_text, NAME_phase, NAME_phase_name; all null where there is none.
static void put_set_score(const FactsContext *context, json_t *object, const char *name, Fraction score,
                          Fraction value, int phase)
{
    Arena *arena = context->arena;
    bool set = !fraction_is_none(score);
    Slice empty = { "", 0 };
    const char *key[6];
    static const char *const suffix[6] = {
        "_text", "_value", "_value_text", "_phase", "_phase_name", "has_"
    };
    for (int i = 0; i < 5; i++)
        key[i] = slice_print(arena, "%s%s", name, suffix[i]).at;
    key[5] = slice_print(arena, "%s%s", suffix[5], name).at;
    facts_put_number(object, name, fraction_double(score));
    facts_put_text(object, key[0], set ? facts_score_text(context, score) : empty);
    facts_put_number(object, key[1], fraction_double(value));
    facts_put_text(object, key[2], set ? fraction_text(arena, value, 1, context->numbers) : empty);
    facts_put(object, key[3], facts_phase(context, phase));
    facts_put_text(object, key[4], set ? words_phase(context->words, phase) : empty);
    facts_put_flag(object, key[5], set);
}

static void put_scores(const FactsContext *context, json_t *object, const PillarResult *result)
{
    bool shown = !result->withheld;
    Fraction none = fraction_none();
    Interval nowhere = { (double)NAN, (double)NAN };
    facts_put_flag(object, "withheld", result->withheld);
    facts_put_people(context, object, "n", shown ? (int64_t)result->tally.n : -1);
    facts_put_flag(object, "has_score", shown && result->phase >= 0);
    facts_put_score(context, object, "score", shown ? result->score : none);
    facts_put_figure(context, object, "value", shown ? result->value : none, 1);
    facts_put(object, "phase", facts_phase(context, shown ? result->phase : -1));
    facts_put_measure(context, object, "sd", shown ? result->sd : (double)NAN, 1);
    facts_put(object, "interval", interval(context, shown ? result->interval : nowhere));
    facts_put_flag(object, "has_interval", shown && !isnan(result->interval.low));
    // Alpha stands on the complete rows alone, which may be few where the pillar's n is not.
    uint64_t least = context->results->whole ? 0 : (uint64_t)context->scan->settings.min_group;
    bool enough = shown && (result->alpha_n == 0 || result->alpha_n >= least);
    facts_put_measure(context, object, "alpha", enough ? result->alpha : (double)NAN, 2);
    facts_put_people(context, object, "alpha_n", enough ? (int64_t)result->alpha_n : -1);
    facts_put_share(context, object, "dont_know", shown ? result->dont_know : none);
    facts_put(object, "bounds", shown ? bounds(context, result->bound_low, result->bound_high) :
                                        bounds(context, none, none));
}

// Whether the strongest differs from the weakest.
static void put_question_flags(const FactsContext *context, json_t *object, Pillar pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    facts_put_flag(object, "has_extremes", !result->withheld && result->strongest >= 0 &&
                                               result->strongest != result->weakest);
    facts_put_flag(object, "strongest_clear", result->extremes.highest_clear);
    facts_put_flag(object, "weakest_clear", result->extremes.lowest_clear);
}

Fraction facts_gap(const FactsContext *context, Pillar pillar)
{
    return fraction_subtract(context->scan->findings[pillar].target,
                             context->results->established[pillar].score);
}

static const PillarResult *previous_pillar(const FactsContext *context, Pillar pillar)
{
    const ScanChange *change = context->results->change;
    bool known = change && change->shown && change->pillar[pillar].change.comparable;
    return known ? &change->then->pillar[pillar] : NULL;
}

Fraction facts_previous(const FactsContext *context, Pillar pillar)
{
    const PillarResult *previous = previous_pillar(context, pillar);
    return previous ? previous->score : fraction_none();
}

static Fraction printed_value(const FactsContext *context, Fraction score)
{
    return context->results->whole ? value_of(score) : fraction_rounded(value_of(score), 1);
}

static void put_other_scores(const FactsContext *context, json_t *object, Pillar pillar)
{
    Fraction target = context->scan->findings[pillar].target;
    Fraction validated = established_validated(context->scan, pillar);
    const PillarResult *previous = previous_pillar(context, pillar);
    put_set_score(context, object, "target", target, printed_value(context, target), phase_of(target));
    put_set_score(context, object, "validated", validated, printed_value(context, validated),
                  phase_of(validated));
    put_set_score(context, object, "previous", facts_previous(context, pillar),
                  previous ? previous->value : fraction_none(), previous ? previous->phase : -1);
}

// The score that holds, and what is left from there to the target.
static void put_established(const FactsContext *context, json_t *object, Pillar pillar)
{
    const EstablishedScore *established = &context->results->established[pillar];
    Fraction gap = facts_gap(context, pillar);
    bool known = established->phase >= 0;
    facts_put_flag(object, "has_established", known);
    facts_put_score(context, object, "established", established->score);
    facts_put_figure(context, object, "established_value", established->value, 1);
    facts_put(object, "established_phase", facts_phase(context, established->phase));
    facts_put_cell(object, "established_phase_name",
                   known ? words_phase(context->words, established->phase) : S(""));
    facts_put_gap(context, object, "gap", established->score, context->scan->findings[pillar].target);
    facts_put_flag(object, "target_met", !fraction_is_none(gap) && gap.num <= 0);
}

// What validation did with the self-image: how far the score moved, and whether the phase did.
static void put_validation(const FactsContext *context, json_t *object, Pillar pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    const EstablishedScore *established = &context->results->established[pillar];
    Fraction self = result->withheld ? fraction_none() : result->score;
    Fraction moved = established->validated ? fraction_subtract(established->score, self) : fraction_none();
    bool known = !fraction_is_none(moved);
    // Of printed scores, the difference is exact.
    int64_t size = known ? fraction_round(moved, context->results->whole ? 1 : 2) : 0;
    json_t *validation = facts_object();
    facts_put_flag(validation, "present", established->validated);
    facts_put_signed_gap(context, validation, "difference", self,
                         established->validated ? established->score : fraction_none());
    facts_put_flag(validation, "is_higher", size > 0);
    facts_put_flag(validation, "is_lower", size < 0);
    facts_put_flag(validation, "is_same", known && size == 0);
    facts_put_flag(validation, "phase_moved", known && established->phase != result->phase);
    facts_put(object, "validation", validation);
}

// Quotes in rows of at most two, as they stand side by side: the first row, for beside the strengths and
// weaknesses, and the others.
static void put_quote_rows(json_t *interviews)
{
    const json_t *quotes = json_object_get(interviews, "quotes");
    json_t *first = facts_array(), *others = facts_array();
    for (size_t i = 0; i < json_array_size(quotes); i += 2) {
        json_t *row = facts_object(), *pair = facts_array();
        for (size_t k = i; k < i + 2 && k < json_array_size(quotes); k++)
            facts_append(pair, json_incref(json_array_get(quotes, k)));
        facts_put_count(row, "width", json_array_size(pair) == 2 ? 6 : 12); // in columns of the page
        facts_put(row, "quotes", pair);
        facts_append(i ? others : first, row);
    }
    facts_put_flag(interviews, "has_other_quotes", json_array_size(others) > 0);
    facts_put(interviews, "first_quotes", first);
    facts_put(interviews, "other_quotes", others);
}

// Where nobody wrote a recommendation, the grid's step from the present phase stands in for it.
static void put_draft(json_t *findings, const json_t *grid)
{
    bool wanted = !json_is_string(json_object_get(findings, "recommendations")) &&
                  json_is_true(json_object_get(grid, "present"));
    facts_put_flag(findings, "has_draft", wanted);
    facts_put(findings, "draft", wanted ? json_incref(json_object_get(grid, "step_text")) : json_null());
}

static void put_notes(const FactsContext *context, json_t *object, Pillar pillar)
{
    json_t *findings = facts_findings(context, pillar);
    json_t *interviews = facts_pillar_interviews(context, pillar);
    json_t *grid = facts_grid(context, pillar);
    put_quote_rows(interviews);
    put_draft(findings, grid);
    facts_put(object, "grid", grid);
    json_t *open = facts_open_answers(context, pillar);
    bool any = json_is_true(json_object_get(findings, "present")) ||
               json_is_true(json_object_get(interviews, "present")) ||
               json_is_true(json_object_get(open, "shown"));
    facts_put(object, "findings", findings);
    facts_put(object, "interviews", interviews);
    facts_put(object, "open_answers", open);
    facts_put_flag(object, "has_notes", any);
}

json_t *facts_pillar(const FactsContext *context, Pillar pillar)
{
    const Findings *findings = &context->scan->findings[pillar];
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id(pillar));
    facts_put_text(object, "name", words_pillar(context->words, (int)pillar));
    facts_put_text(object, "short_name", words_pillar_short(context->words, (int)pillar));
    facts_put_count(object, "index", (int)pillar + 1);
    facts_put_text(object, "leading_question", context->scan->pillar_question[pillar]);
    put_scores(context, object, &context->results->pillar[pillar]);
    put_other_scores(context, object, pillar);
    put_established(context, object, pillar);
    facts_put_flag(object, "target_is_phase",
                   findings->target_phase >= 0 && !fraction_is_none(findings->target));
    put_validation(context, object, pillar);
    facts_put_text(object, "reason", findings->reason);
    facts_put(object, "change", facts_pillar_change(context, pillar));
    const PillarResult *result = &context->results->pillar[pillar];
    facts_put_flag(object, "counts_withheld", result->withheld || result->question[0].counts_withheld);
    facts_put(object, "questions", facts_questions(context, pillar));
    facts_put(object, "strongest", facts_strongest(context, pillar));
    facts_put(object, "weakest", facts_weakest(context, pillar));
    put_question_flags(context, object, pillar);
    put_notes(context, object, pillar);
    return object;
}

static json_t *actions_of(const json_t *pillar, const json_t *roadmap)
{
    const json_t *all = json_object_get(roadmap, "actions");
    json_t *own = facts_array();
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *action = json_array_get(all, i);
        json_t *other;
        size_t k;
        json_array_foreach(json_object_get(action, "pillars"), k, other)
            if (facts_flag(action, "in_plan") &&
                json_equal(json_object_get(other, "id"), json_object_get(pillar, "id")))
                facts_append(own, json_incref(action));
    }
    return own;
}

// A pillar of which nothing is known but its answers needs no second page: its step stands with those of
// others.
static bool is_bare(const json_t *pillar)
{
    return json_is_true(json_object_get(json_object_get(pillar, "grid"), "present")) &&
           !json_is_true(json_object_get(pillar, "has_notes")) &&
           !json_is_true(json_object_get(pillar, "has_validated")) &&
           !json_is_true(json_object_get(pillar, "has_actions"));
}

// Those that are not done: how many, and their numbers.
static void put_open_actions(const FactsContext *context, json_t *pillar, const json_t *actions)
{
    enum { FEW = 6 }; // in a cell
    json_t *action;
    size_t i, count = 0;
    Slice *numbers = arena_many(context->arena, Slice, json_array_size(actions));
    json_array_foreach(actions, i, action)
        if (!slice_equal(facts_text(action, "status"), action_status_id(ACTION_DONE)))
            numbers[count++] = facts_text(action, "id");
    facts_put_people(context, pillar, "open_actions_count", (int64_t)count);
    facts_put_flag(pillar, "open_actions_are_many", count > FEW);
    facts_put_text(pillar, "open_actions_text", facts_list_text(context, numbers, count));
}

void facts_put_pillar_actions(const FactsContext *context, json_t *tree)
{
    const json_t *pillars = json_object_get(tree, "pillars");
    bool any_bare = false;
    for (size_t p = 0; p < json_array_size(pillars); p++) {
        json_t *pillar = json_array_get(pillars, p);
        json_t *own = actions_of(pillar, json_object_get(tree, "roadmap"));
        facts_put_flag(pillar, "has_actions", json_array_size(own) > 0);
        facts_put_count(pillar, "actions_count", (int64_t)json_array_size(own));
        put_open_actions(context, pillar, own);
        facts_put(pillar, "actions", own);
        facts_put_flag(pillar, "is_bare", is_bare(pillar));
        any_bare = any_bare || is_bare(pillar);
    }
    facts_put_flag(tree, "has_bare_pillars", any_bare);
}

void facts_put_quotes_left(json_t *tree)
{
    const json_t *pillars = json_object_get(tree, "pillars");
    bool any = false;
    for (size_t p = 0; p < json_array_size(pillars); p++)
        any = any || json_is_true(json_object_get(
                         json_object_get(json_array_get(pillars, p), "interviews"), "has_other_quotes"));
    facts_put_flag(tree, "has_other_quotes", any);
}
