// What the roadmap does to the scores: per pillar now, after each quarter and after all, against the target.
#include "base/pattern.h"
#include "facts/parts.h"
#include "facts/reading.h"

// Texts of a step: its quarter, and that quarter's two halves for the head of a narrow column.
static void put_quarter(const FactsContext *context, json_t *object, int64_t quarter)
{
    Date month = { (int)(quarter / 4), (int)(quarter % 4) * 3 + 1, 0 };
    Arena *arena = context->arena;
    const PatternBlank number = { "number", slice_print(arena, "%d", (int)(quarter % 4) + 1) };
    facts_put_count(object, "quarter", quarter);
    facts_put_text(object, "text", words_quarter(arena, context->words, month));
    facts_put_text(object, "name", pattern_fill(arena, slice_of(context->words->quarter_column), &number, 1));
    facts_put_text(object, "end_month_text",
                   words_date(arena, context->words, (Date){ month.year, month.month + 2, 0 }));
    facts_put_text(object, "year_text", slice_print(arena, "%d", month.year));
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

static bool any_effect(const FactsContext *context)
{
    for (int p = 0; p < PILLARS; p++)
        if (is_shown(context, p) && context->results->effect.pillar[p].lifted)
            return true;
    return false;
}

// ---- one pillar ----

static json_t *step_facts(const FactsContext *context, int pillar, const EffectStep *step, int before)
{
    int phase = step->phase[pillar];
    json_t *object = facts_object();
    put_quarter(context, object, step->quarter);
    facts_put_score(context, object, "score", step->score[pillar]);
    facts_put_figure(context, object, "value", step->value[pillar], 1);
    facts_put(object, "phase", facts_phase(context, phase));
    facts_put_text(object, "phase_name", words_phase(context->words, phase));
    facts_put_flag(object, "is_new_phase", phase > before);
    return object;
}

static void put_steps(const FactsContext *context, json_t *object, int pillar, bool present)
{
    const RoadmapEffect *effect = &context->results->effect;
    int before = context->results->established[pillar].phase;
    json_t *steps = facts_array(), *columns = facts_array();
    for (size_t i = 0; present && i < effect->step_count; before = effect->step[i++].phase[pillar])
        facts_append(steps, step_facts(context, pillar, &effect->step[i], before));
    size_t *chosen, count = choose_columns(context, &chosen);
    before = context->results->established[pillar].phase;
    for (size_t i = 0; present && i < count; before = effect->step[chosen[i++]].phase[pillar])
        facts_append(columns, step_facts(context, pillar, &effect->step[chosen[i]], before));
    facts_put(object, "steps", steps);
    facts_put(object, "columns", columns);
}

// The quarter after which the phase is first at least `phase` and the score at least `least`.
static Slice quarter_of(const FactsContext *context, int pillar, int phase, Fraction least)
{
    const RoadmapEffect *effect = &context->results->effect;
    for (size_t i = 0; i < effect->step_count; i++) {
        int64_t quarter = effect->step[i].quarter;
        if (effect->step[i].phase[pillar] >= phase &&
            fraction_compare(effect->step[i].score[pillar], least) >= 0)
            return words_quarter(context->arena, context->words,
                                 (Date){ (int)(quarter / 4), (int)(quarter % 4) * 3 + 1, 0 });
    }
    return S("");
}

// What would help most beyond the roadmap.
static json_t *next_facts(const FactsContext *context, int pillar, Fraction shortage)
{
    const PillarEffect *effect = &context->results->effect.pillar[pillar];
    if (effect->next_question < 0)
        return json_null();
    int item = pillar * QUESTIONS + effect->next_question;
    json_t *object = facts_object();
    facts_put_text(object, "id", question_id(item));
    facts_put_text(object, "text", context->scan->question_text[item]);
    facts_put_text(object, "topic", context->scan->question_topic[item]);
    facts_put_text(object, "anchor", slice_print(context->arena, "question-%d-%d", item / QUESTIONS + 1,
                                                 item % QUESTIONS + 1));
    facts_put_count(object, "level", effect->next_level);
    facts_put_text(object, "level_text", words_answer(context->words, effect->next_level));
    facts_put_figure(context, object, "gain", effect->next_gain, 1);
    facts_put_flag(object, "is_enough", fraction_compare(effect->next_gain, shortage) >= 0);
    return object;
}

// A shortage that rounds to nothing is "almost"; that happens where the scores are exact.
static void put_target(const FactsContext *context, json_t *object, int pillar, bool present)
{
    Fraction target = context->scan->findings[pillar].target;
    Fraction after = context->results->effect.pillar[pillar].score;
    bool has = present && !fraction_is_none(target);
    bool met = has && fraction_compare(after, target) >= 0;
    Fraction shortage = has && !met ? fraction_subtract(target, after) : fraction_none();
    facts_put_flag(object, "has_target", has);
    Slice whole = fraction_text(context->arena, target, 0, context->numbers);
    facts_put_cell(object, "target_text",
                   !has              ? S("")
                   : target.den == 1 ? whole
                                     : facts_score_text(context, target));
    facts_put_flag(object, "target_met", met);
    facts_put_flag(object, "target_missed", has && !met);
    Fraction without_ideas = context->results->effect.pillar[pillar].without_ideas;
    facts_put_score(context, object, "score_without_ideas", present ? without_ideas : fraction_none());
    facts_put_flag(object, "target_met_without_ideas", has && fraction_compare(without_ideas, target) >= 0);
    bool met_now = met && fraction_compare(context->results->established[pillar].score, target) >= 0;
    facts_put_flag(object, "target_met_now", met_now);
    facts_put_text(object, "target_quarter_text",
                   has && !met_now ? quarter_of(context, pillar, 0, target) : S(""));
    facts_put_gap(context, object, "shortage", has && !met ? after : fraction_none(), target);
    facts_put_flag(object, "is_almost", has && !met && fraction_round(shortage, 1) == 0);
    facts_put(object, "next", has && !met ? next_facts(context, pillar, shortage) : json_null());
}

static json_t *pillar_effect(const FactsContext *context, int pillar, bool present)
{
    const EstablishedScore *established = &context->results->established[pillar];
    const PillarEffect *effect = &context->results->effect.pillar[pillar];
    present = present && is_shown(context, pillar);
    Fraction now = present ? established->score : fraction_none();
    Fraction after = present ? effect->score : fraction_none();
    int phase = present ? effect->phase : -1, phase_now = present ? established->phase : -1;
    bool moves = phase > phase_now;
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id((Pillar)pillar));
    facts_put_text(object, "name", words_pillar(context->words, pillar));
    facts_put_flag(object, "present", present);
    facts_put_flag(object, "has_effect", present && effect->lifted);
    facts_put_score(context, object, "score_now", now);
    facts_put_figure(context, object, "value_now", present ? established->value : fraction_none(), 1);
    facts_put(object, "phase_now", facts_phase(context, phase_now));
    facts_put_score(context, object, "score_after", after);
    facts_put_figure(context, object, "value_after", present ? effect->value : fraction_none(), 1);
    facts_put(object, "phase_after", facts_phase(context, phase));
    facts_put_cell(object, "phase_after_name", phase < 0 ? S("") : words_phase(context->words, phase));
    facts_put_flag(object, "phase_moves", moves);
    facts_put_text(object, "phase_quarter_text",
                   moves ? quarter_of(context, pillar, phase, fraction(0, 1)) : S(""));
    put_target(context, object, pillar, present);
    put_steps(context, object, pillar, present);
    return object;
}

// ---- all pillars ----

static void put_reached(const FactsContext *context, json_t *object, const json_t *effects)
{
    Slice missed[PILLARS];
    size_t count = 0, missed_count = 0, without_ideas = 0, p;
    const json_t *effect;
    json_t *names = facts_array(), *targets = facts_object();
    json_array_foreach(effects, p, effect) {
        count += facts_flag(effect, "has_target");
        without_ideas += facts_flag(effect, "target_met_without_ideas");
        if (!facts_flag(effect, "target_missed"))
            continue;
        missed[missed_count++] = words_pillar(context->words, (int)p);
        facts_append(names, json_incref(json_object_get(effect, "name")));
    }
    facts_put(object, "unreached", names);
    facts_put_flag(object, "has_unreached", missed_count > 0);
    facts_put_text(object, "unreached_text", facts_list_text(context, missed, missed_count));
    facts_put_flag(targets, "present", count > 0);
    facts_put_people(context, targets, "count", (int64_t)count);
    facts_put_people(context, targets, "met", (int64_t)(count - missed_count));
    facts_put_people(context, targets, "met_without_ideas", (int64_t)without_ideas);
    facts_put_number_words(context, targets, "count", (int64_t)count);
    facts_put_number_words(context, targets, "met", (int64_t)(count - missed_count));
    facts_put_number_words(context, targets, "met_without_ideas", (int64_t)without_ideas);
    facts_put_flag(targets, "needs_ideas", without_ideas < count - missed_count);
    facts_put_flag(targets, "none_without_ideas", without_ideas == 0);
    facts_put_flag(targets, "is_one", count == 1);
    facts_put_flag(targets, "missed_is_one", missed_count == 1);
    facts_put_flag(targets, "all_met", count > 0 && missed_count == 0);
    facts_put_flag(targets, "none_met", count > 0 && missed_count == count);
    facts_put_flag(targets, "some_met", missed_count > 0 && missed_count < count);
    facts_put(object, "targets", targets);
}

static void put_quarters(const FactsContext *context, json_t *object, bool present)
{
    const RoadmapEffect *effect = &context->results->effect;
    json_t *quarters = facts_array(), *columns = facts_array();
    size_t *chosen, count = choose_columns(context, &chosen);
    for (size_t i = 0; present && i < effect->step_count; i++) {
        json_t *quarter = facts_object();
        put_quarter(context, quarter, effect->step[i].quarter);
        facts_append(quarters, quarter);
    }
    for (size_t i = 0; present && i < count; i++)
        facts_append(columns, json_incref(json_array_get(quarters, chosen[i])));
    facts_put(object, "quarters", quarters);
    facts_put(object, "columns", columns);
    facts_put_flag(object, "has_columns", present && count > 1);
    facts_put_flag(object, "skips_quarters", present && count < effect->step_count);
    const json_t *last = present ? json_array_get(quarters, effect->step_count - 1) : NULL;
    facts_put_text(object, "last_month_text", last ? facts_text(last, "end_month_text") : S(""));
}

void facts_put_effect(const FactsContext *context, json_t *object)
{
    bool present = any_effect(context);
    json_t *effects = facts_array();
    for (int p = 0; p < PILLARS; p++)
        facts_append(effects, pillar_effect(context, p, present));
    facts_put_flag(object, "has_effect", present);
    facts_put_flag(object, "has_ideas", present && context->results->effect.has_ideas);
    facts_put_flag(object, "has_validated", results_validated(context->results));
    put_quarters(context, object, present);
    put_reached(context, object, effects);
    facts_put(object, "effect", effects);
}
