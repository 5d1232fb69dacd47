#include "chart/data.h"

#include <math.h>
#include <string.h>

#include "facts/reading.h"

static int read_phase_index(const json_t *phase)
{
    int64_t number = facts_whole(phase, "index", -1);
    return number >= 0 && number < PHASES ? (int)number : -1;
}

static int read_phase(const json_t *object)
{
    return read_phase_index(json_object_get(object, "phase"));
}

Slice chart_word(const ChartContext *context, const char *key)
{
    return facts_word(context->facts, key);
}

Slice chart_phrase(const ChartContext *context, const char *key, const PatternBlank *blanks, size_t count)
{
    return pattern_fill(context->arena, chart_word(context, key), blanks, count);
}

Slice chart_phase_name(const ChartContext *context, int phase)
{
    static const char *const keys[PHASES] = { "starting", "learning", "growing", "mature", "leading" };
    return chart_word(context, keys[phase]);
}

static NumberStyle number_style(const ChartContext *context)
{
    Slice sign = chart_word(context, "decimal_sign");
    return (NumberStyle){ .decimal_sign = sign.at[0] };
}

// A number of people: its text, or where that is missing the number itself, or a dash.
static Slice read_people(const ChartContext *context, const json_t *object, const char *key)
{
    Slice text = facts_text(object, slice_print(context->arena, "%s_text", key).at);
    if (text.len > 0)
        return text;
    const json_t *value = json_object_get(object, key);
    if (!json_is_integer(value))
        return S("–");
    return number_text(context->arena, json_integer_value(value), 0, number_style(context));
}

// A score that somebody set (a target, the previous scan): the number, its value from 1 to 5, and both as
// text. What the facts do not say is worked out from the number's decimal digits, so that half up is exact.
typedef struct ReadScore {
    double score, value;
    Slice text, value_text;
} ReadScore;

static ReadScore read_set_score(const ChartContext *context, const json_t *object, const char *key)
{
    Arena *arena = context->arena;
    Fraction exact;
    ReadScore set = { .score = facts_number(object, key), .value = (double)NAN };
    if (isnan(set.score) || !fraction_read(double_text(arena, set.score), &exact))
        return set;
    set.value = fraction_double(value_of(exact));
    set.text = facts_text(object, slice_print(arena, "%s_text", key).at);
    set.value_text = facts_text(object, slice_print(arena, "%s_value_text", key).at);
    if (set.text.len == 0)
        set.text = fraction_text(arena, exact, 1, number_style(context));
    if (set.value_text.len == 0)
        set.value_text = fraction_text(arena, value_of(exact), 1, number_style(context));
    return set;
}

// "20,0" as "20": targets are nearly always whole.
static Slice without_zero(const ChartContext *context, Slice text)
{
    Slice zero = slice_print(context->arena, "%.*s0", SLICE_ARGS(chart_word(context, "decimal_sign")));
    return slice_ends(text, zero) ? slice_part(text, 0, text.len - zero.len) : text;
}

// The text of a difference with its sign, "+" included.
static Slice read_difference(const ChartContext *context, const json_t *change)
{
    Fraction exact;
    double difference = facts_number(change, "difference");
    Slice text = facts_text(change, "difference_text");
    if (isnan(difference) || text.len > 0 || !fraction_read(double_text(context->arena, difference), &exact))
        return text;
    bool plus = fraction_round(exact, 1) > 0;
    text = fraction_text(context->arena, exact, 1, number_style(context));
    return plus ? slice_print(context->arena, "+%.*s", SLICE_ARGS(text)) : text;
}

// A score that the facts have, with what belongs to it; NaN and −1 all of it where a part is missing.
typedef struct PlacedScore {
    double score, value;
    Slice text, value_text;
    int phase;
} PlacedScore;

static PlacedScore read_placed_score(const ChartContext *context, const json_t *json, const char *score,
                                     const char *value, const char *phase)
{
    PlacedScore placed = {
        .score = facts_number(json, score),
        .value = facts_number(json, value),
        .text = facts_text(json, slice_print(context->arena, "%s_text", score).at),
        .value_text = facts_text(json, slice_print(context->arena, "%s_text", value).at),
        .phase = read_phase_index(json_object_get(json, phase)),
    };
    if (isnan(placed.score) || isnan(placed.value) || placed.phase < 0)
        placed.score = placed.value = (double)NAN, placed.phase = -1;
    return placed;
}

static double percent_read(const json_t *object)
{
    double percent = facts_number(object, "dont_know_percent");
    return isnan(percent) ? floor(facts_number(object, "dont_know") * 100 + 0.5) : percent;
}

static void pillar_read(const ChartContext *context, const json_t *json, PillarData *pillar)
{
    const json_t *interval = json_object_get(json, "interval");
    const json_t *bounds = json_object_get(json, "bounds");
    ReadScore target = read_set_score(context, json, "target");
    ReadScore previous = read_set_score(context, json, "previous");
    const json_t *change = json_object_get(json, "change");
    PlacedScore self = read_placed_score(context, json, "score", "value", "phase"), held = self;
    if (json_object_get(json, "established"))
        held = read_placed_score(context, json, "established", "established_value", "established_phase");
    *pillar = (PillarData){
        .id = facts_text(json, "id"),
        .name = facts_text(json, "name"),
        .short_name = facts_text(json, "short_name"),
        .n_text = read_people(context, json, "n"),
        .score = held.score,
        .value = held.value,
        .score_text = held.text,
        .value_text = held.value_text,
        .phase = held.phase,
        .validated = facts_flag(json, "has_validated"),
        .self_score = self.score,
        .self_value = self.value,
        .self_text = self.text,
        .self_value_text = self.value_text,
        .self_phase = self.phase,
        .low = facts_number(interval, "low"),
        .high = facts_number(interval, "high"),
        .bound_low = facts_number(bounds, "low"),
        .bound_high = facts_number(bounds, "high"),
        .target = target.score,
        .target_value = target.value,
        .target_text = without_zero(context, target.text),
        .target_value_text = target.value_text,
        .target_phase = read_phase_index(json_object_get(json, "target_phase")),
        .previous = previous.score,
        .previous_value = previous.value,
        .previous_text = previous.text,
        .difference = facts_number(change, "difference"),
        .difference_text = read_difference(context, change),
        .clear = facts_flag(change, "clear"),
        .dont_know = percent_read(json),
        .withheld = facts_flag(json, "withheld"),
        .strongest_clear = facts_flag(json, "strongest_clear"),
        .weakest_clear = facts_flag(json, "weakest_clear"),
        .questions = json_object_get(json, "questions"),
    };
    if (pillar->phase >= 0)
        pillar->phase_name = chart_phase_name(context, pillar->phase);
    pillar->target_met = pillar->score >= pillar->target; // false where one of them is not known
}

void pillars_read(const ChartContext *context, PillarData pillars[PILLARS])
{
    const json_t *list = json_object_get(context->facts, "pillars");
    for (size_t i = 0; i < PILLARS; i++)
        pillar_read(context, json_array_get(list, i), &pillars[i]);
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

size_t questions_read(const PillarData *pillar, QuestionData questions[QUESTIONS])
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(pillar->questions) && count < QUESTIONS; i++) {
        static const char *const answers[4] = { "1", "2", "3", "4" };
        const json_t *json = json_array_get(pillar->questions, i);
        const json_t *percent = json_object_get(json, "percent");
        QuestionData *question = &questions[count++];
        *question = (QuestionData){
            .id = facts_text(json, "id"),
            .text = facts_text(json, "text"),
            .mean = facts_number(json, "mean"),
            .mean_text = facts_text(json, "mean_text"),
            .dont_know = percent_read(json),
        };
        question->judged = !isnan(question->mean);
        question->withheld = facts_flag(json, "withheld");
        question->counted = question->judged && !facts_flag(json, "counts_withheld");
        for (int k = 0; k < 4; k++)
            question->percent[k] = question->counted ? (int)facts_whole(percent, answers[k], 0) : 0;
    }
    return count;
}

static CellData cell_read(const json_t *json)
{
    CellData cell = {
        .score = facts_number(json, "score"),
        .score_text = facts_text(json, "score_text"),
        .phase = read_phase(json),
        .direction = (int)facts_whole(json, "direction", 0),
    };
    cell.shown = !isnan(cell.score) && cell.phase >= 0 && !facts_flag(json, "withheld");
    return cell;
}

size_t departments_read(const ChartContext *context, DepartmentData **departments)
{
    const json_t *list = json_object_get(context->facts, "departments_by_mean");
    size_t count = json_array_size(list);
    *departments = arena_many(context->arena, DepartmentData, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *json = json_array_get(list, i);
        DepartmentData *department = &(*departments)[i];
        department->name = facts_text(json, "name");
        department->n_text = read_people(context, json, "n");
        department->rate_text = facts_text(json, "rate_text");
        department->withheld = facts_flag(json, "withheld");
        department->has_parts = facts_flag(json, "has_parts");
        department->level = (int)facts_whole(json, "level", 0);
        for (size_t k = 0; k < PILLARS && !department->withheld; k++)
            department->cell[k] = cell_read(json_array_get(json_object_get(json, "pillars"), k));
    }
    return count;
}

static int64_t read_quarter(const json_t *action, const char *key, const char *instead)
{
    const json_t *value = json_object_get(action, key), *other = json_object_get(action, instead);
    if (json_is_integer(value))
        return json_integer_value(value);
    return json_is_integer(other) ? json_integer_value(other) : -1;
}

static ActionState read_state(const json_t *action)
{
    static const char *const names[STATES] = { "idea", "planned", "started", "done" };
    Slice status = facts_text(action, "status");
    for (int state = 0; state < STATES; state++)
        if (slice_equal(status, slice_of(names[state])))
            return (ActionState)state;
    return STATE_IDEA;
}

static void read_action_pillars(const json_t *action, bool on_pillar[PILLARS])
{
    const json_t *pillars = json_object_get(action, "pillars");
    for (size_t i = 0; i < json_array_size(pillars); i++) {
        Pillar pillar;
        if (pillar_find(facts_text(json_array_get(pillars, i), "id"), &pillar))
            on_pillar[pillar] = true;
    }
}

size_t actions_read(const ChartContext *context, ActionData **actions)
{
    const json_t *list = json_object_get(json_object_get(context->facts, "roadmap"), "actions");
    size_t count = 0;
    *actions = arena_many(context->arena, ActionData, json_array_size(list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *json = json_array_get(list, i);
        if (!json_is_integer(json_object_get(json, "rank")) || !facts_flag(json, "in_plan"))
            continue;
        ActionData *action = &(*actions)[count++];
        *action = (ActionData){ .rank = facts_whole(json, "rank", 0),
                                .number = facts_text(json, "id"),
                                .impact = (int)facts_whole(json, "impact", 0),
                                .feasibility = (int)facts_whole(json, "feasibility", 0),
                                .title = facts_text(json, "title"),
                                .pillars_text = facts_text(json, "pillars_text"),
                                .start = read_quarter(json, "start_quarter", "end_quarter"),
                                .end = read_quarter(json, "end_quarter", "start_quarter"),
                                .endless = facts_flag(json, "is_ongoing") &&
                                           !json_is_integer(json_object_get(json, "end_quarter")),
                                .state = read_state(json) };
        read_action_pillars(json, action->on_pillar);
        if (action->end < action->start)
            action->end = action->start;
    }
    return count;
}

bool effects_read(const ChartContext *context, EffectData effects[PILLARS])
{
    const json_t *list = json_object_get(json_object_get(context->facts, "roadmap"), "effect");
    bool any = false;
    for (size_t i = 0; i < PILLARS; i++) {
        const json_t *json = json_array_get(list, i);
        bool present = !isnan(facts_number(json, "score_after"));
        effects[i] = (EffectData){ .present = present,
                                   .after_text = facts_text(json, "score_after_text"),
                                   .met = facts_flag(json, "target_met"),
                                   .shortage_text = facts_text(json, "shortage_text") };
        any = any || present;
    }
    return any;
}

static int pillar_of(const json_t *pillars, Slice id)
{
    for (size_t i = 0; i < PILLARS; i++)
        if (id.len > 0 && slice_equal(facts_text(json_array_get(pillars, i), "id"), id))
            return (int)i;
    return -1;
}

size_t connections_read(const ChartContext *context, ConnectionData connections[PILLARS][PILLARS])
{
    const json_t *list = json_object_get(context->facts, "connections");
    const json_t *pillars = json_object_get(context->facts, "pillars");
    size_t count = 0;
    memset(connections, 0, sizeof(ConnectionData[PILLARS][PILLARS]));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *json = json_array_get(list, i);
        int from = pillar_of(pillars, facts_text(json, "from")),
            to = pillar_of(pillars, facts_text(json, "to"));
        double r = facts_number(json, "r");
        if (from < 0 || to <= from || isnan(r))
            continue;
        Slice level = facts_text(json, "level");
        ConnectionData *found = &connections[to][from];
        *found = (ConnectionData){ .present = true,
                                   .pair_text = facts_text(json, "pair_text"),
                                   .r_text = facts_text(json, "r_text"),
                                   .r = r };
        found->level = slice_equal(level, S("strong"))     ? CONNECTION_STRONG
                       : slice_equal(level, S("weak"))     ? CONNECTION_WEAK
                       : slice_equal(level, S("opposite")) ? CONNECTION_OPPOSITE
                       : slice_equal(level, S("none"))     ? CONNECTION_NONE
                                                           : CONNECTION_UNCLEAR;
        count++;
    }
    return count;
}

Slice chart_year(const ChartContext *context, bool previous)
{
    const json_t *of = json_object_get(context->facts, previous ? "change" : "scan");
    int64_t year = facts_whole(of, previous ? "previous_year" : "year", 0);
    if (year > 0)
        return slice_print(context->arena, "%lld", (long long)year);
    return chart_word(context, previous ? "previous" : "now");
}

Slice respondents_read(const ChartContext *context)
{
    return read_people(context, json_object_get(context->facts, "response"), "responded");
}

Slice response_read(const ChartContext *context)
{
    const json_t *response = json_object_get(context->facts, "response");
    return facts_flag(response, "has_department_rates") ? facts_text(response, "rate_text") : S("");
}
