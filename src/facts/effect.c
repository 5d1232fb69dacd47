// SPDX-License-Identifier: EUPL-1.2
// What the roadmap does to the scores: per pillar now, after each quarter and after all, against the target.
#include "base/pattern.h"
#include "facts/context.h"
#include "facts/roadmap.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF QuarterFacts
static const Fact quarter_table[] = {
    WHOLE(quarter, "quarter", OPEN, "The quarter: year × 4 + quarter − 1."),
    TEXT(text, OPEN, "The quarter in words, as “2e kw. 2026”."),
    TEXT(name, OPEN, "The quarter without its year, as “2e kw”."),
    TEXT(end_month_text, OPEN, "Its last month, as “juni 2026”."),
    TEXT(year_text, OPEN, "Its year."),
};
#undef RECORD_OF
static RECORD(quarter_record, QuarterFacts, quarter_table);

#define RECORD_OF EffectStepFacts
static const Fact step_table[] = {
    SPLICE(quarter, QuarterFacts, quarter_record, OPEN, "The quarter."),
    SCORE(score, PLAN, "The score after it."),
    EXACT(value, 1, "level", PLAN, "The same from 1 to 5."),
    PHASE(phase, PLAN, "The phase after it."),
    TEXT(phase_name, PLAN, "Name of that phase."),
    FLAG(is_new_phase, PLAN, "The phase is higher than at the step before."),
};
#undef RECORD_OF
static RECORD(step_record, EffectStepFacts, step_table);

#define RECORD_OF NextQuestion
static const Fact next_table[] = {
    TEXT(id, OPEN, "Number of the question."),
    TEXT(text, OPEN, "The question itself."),
    TEXT(topic, OPEN, "What it is about."),
    TEXT(anchor, OPEN, "Where it stands in the document."),
    WHOLE(level, "answer", PLAN, "The answer to which it would be lifted, 1–4."),
    TEXT(level_text, PLAN, "That answer in words."),
    EXACT(gain, 1, "points", PLAN, "How much that would add to the pillar's score."),
    FLAG(is_enough, PLAN, "That reaches the target."),
};
#undef RECORD_OF
static RECORD(next_record, NextQuestion, next_table);

#define RECORD_OF PillarEffectFacts
static const Fact pillar_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
    FLAG(present, PLAN, "Its scores are shown, and an action lifts a pillar."),
    FLAG(has_effect, PLAN, "An action lifts it."),
    SCORE(score_now, PLAN, "The score that holds now."),
    EXACT(value_now, 1, "level", PLAN, "The same from 1 to 5."),
    PHASE(phase_now, PLAN, "The phase now."),
    SCORE(score_after, PLAN, "The score if all actions that count succeed.",
          .formula = "the lifted questions answered with their level, the others as they were"),
    EXACT(value_after, 1, "level", PLAN, "The same from 1 to 5."),
    PHASE(phase_after, PLAN, "The phase after all."),
    ROW("phase_after_name", FACT_CELL, Slice, phase_after_name, PLAN,
        "Name of that phase, or an en dash."),
    FLAG(phase_moves, PLAN, "It is higher than the phase now."),
    TEXT(phase_quarter_text, PLAN, "The quarter after which that phase is reached."),
    FLAG(has_target, PLAN, "There is a target to hold it against."),
    CELL(target_text, OPEN, "The target, as short as it goes."),
    FLAG(target_met, PLAN, "The score after all reaches the target."),
    FLAG(target_missed, PLAN, "It does not."),
    SCORE(score_without_ideas, PLAN, "The score if only what is more than an idea succeeds."),
    FLAG(target_met_without_ideas, PLAN, "That reaches the target."),
    FLAG(target_met_now, PLAN, "The score now reaches the target."),
    TEXT(target_quarter_text, PLAN, "The quarter after which the target is reached."),
    GAP(shortage, PLAN, "What is missing after all."),
    FLAG(is_almost, PLAN, "That rounds to nothing."),
    PERHAPS(next, NextQuestion, next_record, PLAN,
            "The question that would add most beyond the roadmap, where the target is missed."),
    LIST(steps, EffectStepFacts, step_count, step_record, PLAN, "The score after each quarter."),
    LIST(columns, EffectStepFacts, column_count, step_record, PLAN,
         "Of these what a table has room for."),
};
#undef RECORD_OF
static RECORD(pillar_effect_record, PillarEffectFacts, pillar_table);

#define RECORD_OF ReachedTargets
static const Fact targets_table[] = {
    FLAG(present, PLAN, "A pillar has a target to hold its score against."),
    COUNT(count, "pillars", PLAN, "How many have."),
    COUNT(met, "pillars", PLAN, "How many of these reach it after all actions."),
    COUNT(met_without_ideas, "pillars", PLAN, "How many reach it without what is only an idea."),
    WORDS_OF(count, "pillars", PLAN, "How many have a target, in words."),
    WORDS_OF(met, "pillars", PLAN, "How many reach it, in words."),
    WORDS_OF(met_without_ideas, "pillars", PLAN, "How many reach it without ideas, in words."),
    FLAG(needs_ideas, PLAN, "Without ideas fewer reach it."),
    FLAG(none_without_ideas, PLAN, "Without ideas none does."),
    FLAG(is_one, PLAN, "Exactly one pillar has a target."),
    FLAG(missed_is_one, PLAN, "Exactly one does not reach it."),
    FLAG(all_met, PLAN, "All reach it."),
    FLAG(none_met, PLAN, "None reaches it."),
    FLAG(some_met, PLAN, "Some reach it."),
};
#undef RECORD_OF
static RECORD(targets_record, ReachedTargets, targets_table);

#define RECORD_OF EffectFacts
static const Fact effect_table[] = {
    FLAG(has_effect, PLAN, "An action lifts a pillar that is shown."),
    FLAG(has_ideas, PLAN, "One that counts is no more than an idea."),
    FLAG(has_validated, OPEN,
         "A pillar is validated: what is added to the self-image is added to that."),
    LIST(quarters, QuarterFacts, quarter_count, quarter_record, PLAN,
         "The quarters in which an action that counts ends."),
    LIST(columns, QuarterFacts, column_count, quarter_record, PLAN,
         "Of these what a table has room for."),
    FLAG(has_columns, PLAN, "These are two or more."),
    FLAG(skips_quarters, PLAN, "They are not all quarters."),
    TEXT(last_month_text, PLAN, "Last month of the last of them."),
    NAMES(unreached, unreached_count, PLAN, "Names of pillars that do not reach their target."),
    FLAG(has_unreached, PLAN, "There is one."),
    TEXT(unreached_text, PLAN, "Their names, as “a, b en c”."),
    PART(targets, ReachedTargets, targets_record, PLAN, "How many targets are reached."),
    EACH("effect", PillarEffectFacts, pillar, PILLARS, pillar_effect_record, PLAN,
         "Pillar by pillar."),
};
#undef RECORD_OF
RECORD(effect_record, EffectFacts, effect_table);

// A quarter, and its two halves for the head of a narrow column.
static QuarterFacts quarter_facts(const FactsContext *context, int64_t quarter)
{
    Date month = { (int)(quarter / 4), (int)(quarter % 4) * 3 + 1, 0 };
    Arena *arena = context->arena;
    const PatternBlank number = { "number", slice_print(arena, "%d", (int)(quarter % 4) + 1) };
    return (QuarterFacts){
        .quarter = count_value(true, quarter),
        .text = strings_quarter(arena, context->strings, month),
        .name = pattern_fill(arena, slice_of(context->strings->quarter_column), &number, 1),
        .end_month_text =
            strings_date(arena, context->strings, (Date){ month.year, month.month + 2, 0 }),
        .year_text = slice_print(arena, "%d", month.year),
    };
}

// Which steps a table shows in its columns: all, or where they are too many the last of every half-year,
// year, two years and so on. Returns how many.
static size_t choose_columns(const FactsContext *context, size_t **chosen)
{
    enum { MOST = 8 };
    const RoadmapEffect *effect = &context->results->effect;
    *chosen = arena_many(context->arena, size_t, effect->step_count);
    for (int64_t unit = 1;; unit *= 2) {
        size_t count = 0;
        for (size_t i = 0; i < effect->step_count; i++)
            if (i + 1 == effect->step_count ||
                effect->step[i].quarter / unit != effect->step[i + 1].quarter / unit)
                (*chosen)[count++] = i;
        if (count <= MOST)
            return count;
    }
}

static bool is_shown(const FactsContext *context, int pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    return !result->withheld && result->phase >= 0;
}

// ---- one pillar ----

static EffectStepFacts step_facts(const FactsContext *context, int pillar, size_t index, int before)
{
    const EffectStep *step = &context->results->effect.step[index];
    int phase = step->phase[pillar];
    return (EffectStepFacts){
        .quarter = quarter_facts(context, step->quarter),
        .score = exact_value(true, step->score[pillar]),
        .value = exact_value(true, step->value[pillar]),
        .phase = phase,
        .phase_name = strings_phase(context->strings, phase),
        .is_new_phase = phase > before,
    };
}

static void add_steps(const FactsContext *context, int pillar, PillarEffectFacts *facts)
{
    size_t *chosen, count = context->results->effect.step_count,
                    columns = choose_columns(context, &chosen);
    EffectStepFacts *steps = arena_many(context->arena, EffectStepFacts, count + columns);
    int now = context->results->established[pillar].phase;
    for (size_t i = 0; i < count; i++)
        steps[i] = step_facts(context, pillar, i, i ? steps[i - 1].phase : now);
    for (size_t i = 0; i < columns; i++)
        steps[count + i] =
            step_facts(context, pillar, chosen[i], i ? steps[count + i - 1].phase : now);
    facts->steps = steps;
    facts->step_count = count;
    facts->columns = steps + count;
    facts->column_count = columns;
}

// The quarter after which the phase is first at least `phase` and the score at least `least`.
static Slice quarter_of(const FactsContext *context, int pillar, int phase, Fraction least)
{
    const RoadmapEffect *effect = &context->results->effect;
    for (size_t i = 0; i < effect->step_count; i++) {
        int64_t quarter = effect->step[i].quarter;
        if (effect->step[i].phase[pillar] >= phase &&
            fraction_compare(effect->step[i].score[pillar], least) >= 0)
            return strings_quarter(context->arena, context->strings,
                                   (Date){ (int)(quarter / 4), (int)(quarter % 4) * 3 + 1, 0 });
    }
    return S("");
}

// What would help most beyond the roadmap; NULL where nothing would.
static const NextQuestion *next_question(const FactsContext *context, int pillar, Fraction shortage)
{
    const PillarEffect *effect = &context->results->effect.pillar[pillar];
    if (effect->next_question < 0)
        return NULL;
    int item = pillar * QUESTIONS + effect->next_question;
    NextQuestion *next = arena_one(context->arena, NextQuestion);
    *next = (NextQuestion){
        .id = question_id(item),
        .text = context->scan->question_text[item],
        .topic = context->scan->question_topic[item],
        .anchor = facts_question_anchor(context, item),
        .level = count_value(true, effect->next_level),
        .level_text = strings_answer(context->strings, effect->next_level),
        .gain = exact_value(true, effect->next_gain),
        .is_enough = fraction_compare(effect->next_gain, shortage) >= 0,
    };
    return next;
}

Slice facts_target_text(const FactsContext *context, Fraction target)
{
    if (target.den == 1)
        return fraction_text(context->arena, target, 0, context->numbers);
    return score_value_text(&context->style, exact_value(true, target));
}

// A shortage that rounds to nothing is "almost"; that happens where the scores are exact.
static void add_target(const FactsContext *context, int pillar, PillarEffectFacts *facts)
{
    const PillarEffect *effect = &context->results->effect.pillar[pillar];
    Fraction target = context->scan->findings[pillar].target, now = facts->score_now.number;
    bool has = facts->present && !fraction_is_none(target);
    bool met = has && fraction_compare(effect->score, target) >= 0, missed = has && !met;
    facts->has_target = has;
    facts->target_text = has ? facts_target_text(context, target) : S("");
    facts->target_met = met;
    facts->target_missed = missed;
    facts->score_without_ideas = exact_value(facts->present, effect->without_ideas);
    facts->target_met_without_ideas = has && fraction_compare(effect->without_ideas, target) >= 0;
    facts->target_met_now = met && fraction_compare(now, target) >= 0;
    facts->target_quarter_text =
        has && !facts->target_met_now ? quarter_of(context, pillar, 0, target) : S("");
    facts->shortage = gap_value(true, missed ? effect->score : fraction_none(), target);
    if (!missed)
        return;
    Fraction shortage = fraction_subtract(target, effect->score);
    facts->is_almost = fraction_round(shortage, 1) == 0;
    facts->next = next_question(context, pillar, shortage);
}

static PillarEffectFacts pillar_effect(const FactsContext *context, int pillar, bool any)
{
    const EstablishedScore *established = &context->results->established[pillar];
    const PillarEffect *effect = &context->results->effect.pillar[pillar];
    bool present = any && is_shown(context, pillar);
    int after = present ? effect->phase : -1, now = present ? established->phase : -1;
    PillarEffectFacts facts = {
        .id = pillar_id((Pillar)pillar),
        .name = strings_pillar(context->strings, pillar),
        .present = present,
        .has_effect = present && effect->lifted,
        .score_now = exact_value(present, established->score),
        .value_now = exact_value(present, established->value),
        .phase_now = now,
        .score_after = exact_value(present, effect->score),
        .value_after = exact_value(present, effect->value),
        .phase_after = after,
        .phase_after_name = after < 0 ? S("") : strings_phase(context->strings, after),
        .phase_moves = after > now,
        .phase_quarter_text =
            after > now ? quarter_of(context, pillar, after, fraction(0, 1)) : S(""),
    };
    add_target(context, pillar, &facts);
    if (present)
        add_steps(context, pillar, &facts);
    return facts;
}

// ---- all pillars ----

static void add_reached(const FactsContext *context, EffectFacts *facts)
{
    Slice *missed = arena_many(context->arena, Slice, PILLARS);
    size_t count = 0, missed_count = 0, without_ideas = 0;
    for (int p = 0; p < PILLARS; p++) {
        count += facts->pillar[p].has_target;
        without_ideas += facts->pillar[p].target_met_without_ideas;
        if (facts->pillar[p].target_missed)
            missed[missed_count++] = facts->pillar[p].name;
    }
    size_t met = count - missed_count;
    facts->unreached = missed;
    facts->unreached_count = missed_count;
    facts->has_unreached = missed_count > 0;
    facts->unreached_text = facts_list_text(context, missed, missed_count);
    facts->targets = (ReachedTargets){
        .present = count > 0,
        .count = count_value(true, (int64_t)count),
        .met = count_value(true, (int64_t)met),
        .met_without_ideas = count_value(true, (int64_t)without_ideas),
        .needs_ideas = met > without_ideas,
        .none_without_ideas = without_ideas == 0,
        .is_one = count == 1,
        .missed_is_one = missed_count == 1,
        .all_met = count > 0 && missed_count == 0,
        .none_met = count > 0 && missed_count == count,
        .some_met = missed_count > 0 && missed_count < count,
    };
}

static void add_quarters(const FactsContext *context, EffectFacts *facts)
{
    const RoadmapEffect *effect = &context->results->effect;
    size_t *chosen, columns = choose_columns(context, &chosen), count = effect->step_count;
    QuarterFacts *quarters = arena_many(context->arena, QuarterFacts, count + columns);
    for (size_t i = 0; i < count; i++)
        quarters[i] = quarter_facts(context, effect->step[i].quarter);
    for (size_t i = 0; i < columns; i++)
        quarters[count + i] = quarters[chosen[i]];
    facts->quarters = quarters;
    facts->quarter_count = count;
    facts->columns = quarters + count;
    facts->column_count = columns;
    facts->has_columns = columns > 1;
    facts->skips_quarters = columns < count;
    facts->last_month_text = count ? quarters[count - 1].end_month_text : S("");
}

EffectFacts facts_effect(const FactsContext *context)
{
    bool present = false;
    for (int p = 0; p < PILLARS; p++)
        present = present || (is_shown(context, p) && context->results->effect.pillar[p].lifted);
    EffectFacts facts = {
        .has_effect = present,
        .has_ideas = present && context->results->effect.has_ideas,
        .has_validated = results_validated(context->results),
    };
    for (int p = 0; p < PILLARS; p++)
        facts.pillar[p] = pillar_effect(context, p, present);
    if (present)
        add_quarters(context, &facts);
    add_reached(context, &facts);
    return facts;
}
