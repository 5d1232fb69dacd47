// The few things a director reads: what is high, what is low, and which phases there are.
#include "facts/parts.h"

#include <stdlib.h>

static bool has_score(const FactsContext *context, int pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    return !result->withheld && result->phase >= 0;
}

static json_t *outermost_facts(const FactsContext *context, int pillar)
{
    if (pillar < 0)
        return json_null();
    const EstablishedScore *result = &context->results->established[pillar];
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id((Pillar)pillar));
    facts_put_text(object, "name", words_pillar(context->words, pillar));
    facts_put_score(context, object, "score", result->score);
    facts_put_figure(context, object, "value", result->value, 1);
    facts_put_text(object, "phase_name", words_phase(context->words, result->phase));
    return object;
}

static void put_order(const FactsContext *context, json_t *object)
{
    const Extremes *extremes = &context->results->score_extremes;
    int highest = extremes->highest, lowest = extremes->lowest;
    const EstablishedScore *result = context->results->established;
    facts_put_flag(object, "has_order",
                   highest >= 0 && fraction_compare(result[highest].score, result[lowest].score) > 0);
    facts_put_flag(object, "highest_clear", extremes->highest_clear);
    facts_put_flag(object, "lowest_clear", extremes->lowest_clear);
    facts_put(object, "highest", outermost_facts(context, highest));
    facts_put(object, "lowest", outermost_facts(context, lowest));
    facts_put_gap(context, object, "spread", highest < 0 ? fraction_none() : result[lowest].score,
                  highest < 0 ? fraction_none() : result[highest].score);
}

// The pillar of which people knew the least, and whether its phase stands whatever they would have said.
static void put_dont_know(const FactsContext *context, json_t *object)
{
    const PillarResult *result = context->results->pillar;
    const Extremes *extremes = &context->results->dont_know_extremes;
    int most = extremes->highest >= 0 && result[extremes->highest].dont_know.num > 0 ? extremes->highest : -1;
    json_t *unknown = facts_object();
    facts_put_flag(unknown, "present", most >= 0);
    facts_put_flag(unknown, "clear", extremes->highest_clear);
    if (most >= 0) {
        facts_put_text(unknown, "name", words_pillar(context->words, most));
        facts_put_share(context, unknown, "share", result[most].dont_know);
    }
    bool scored = most >= 0 && has_score(context, most) && !result[most].bounds_withheld;
    facts_put_flag(unknown, "has_phase", scored);
    if (scored) {
        int low = result[most].bound_low_phase, high = result[most].bound_high_phase;
        facts_put_text(unknown, "low_phase_name", words_phase(context->words, low));
        facts_put_text(unknown, "high_phase_name", words_phase(context->words, high));
        facts_put_flag(unknown, "phase_stands", low == high);
    }
    facts_put(object, "dont_know", unknown);
}

static void put_targets(const FactsContext *context, json_t *object)
{
    int count = 0, met = 0, furthest = -1;
    json_t *targets = facts_object();
    for (int p = 0; p < PILLARS; p++) {
        Fraction gap = facts_gap(context, (Pillar)p);
        if (fraction_is_none(gap))
            continue;
        count++;
        met += gap.num <= 0;
        if (furthest < 0 || fraction_compare(gap, facts_gap(context, (Pillar)furthest)) > 0)
            furthest = p;
    }
    facts_put_flag(targets, "present", count > 0);
    facts_put_count(targets, "count", count);
    facts_put_count(targets, "met", met);
    facts_put_number_words(context, targets, "met", met);
    facts_put_number_words(context, targets, "count", count);
    facts_put_flag(targets, "is_every_pillar", count == PILLARS);
    facts_put_flag(targets, "is_one", count == 1);
    facts_put_flag(targets, "one_met", met == 1);
    facts_put_flag(targets, "none_met", count > 0 && met == 0);
    facts_put_flag(targets, "some_met", met > 0 && met < count);
    facts_put_flag(targets, "all_met", count > 0 && met == count);
    facts_put_text(targets, "furthest_name", furthest < 0 ? S("") : words_pillar(context->words, furthest));
    const Extremes *extremes = &context->results->gap_extremes;
    facts_put_flag(targets, "furthest_clear", extremes->highest == furthest && extremes->highest_clear);
    facts_put_gap(context, targets, "furthest_gap",
                  furthest < 0 ? fraction_none() : context->results->established[furthest].score,
                  furthest < 0 ? fraction_none() : context->scan->findings[furthest].target);
    facts_put(object, "targets", targets);
}

static json_t *moved_facts(const FactsContext *context, int pillar)
{
    json_t *object = facts_object();
    facts_put_text(object, "name", words_pillar(context->words, pillar));
    facts_put_score(context, object, "score", context->results->pillar[pillar].score);
    facts_put_score(context, object, "validated", context->results->established[pillar].score);
    return object;
}

// The pillars that are in another phase than their self-image: "Meten (Startend) en Cultuur (Lerend)".
static void put_phases_moved(const FactsContext *context, json_t *validation)
{
    Arena *arena = context->arena;
    json_t *list = facts_array();
    Slice told[PILLARS];
    size_t count = 0;
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &context->results->established[p];
        bool is_validated = established->validated && has_score(context, p);
        if (!is_validated || established->phase == context->results->pillar[p].phase)
            continue;
        Slice name = words_pillar(context->words, p), phase = words_phase(context->words, established->phase);
        json_t *moved = facts_object();
        facts_put_text(moved, "name", name);
        facts_put_text(moved, "phase_name", phase);
        facts_append(list, moved);
        told[count++] = slice_print(arena, "%.*s (%.*s)", SLICE_ARGS(name), SLICE_ARGS(phase));
    }
    facts_put(validation, "phase_moved", list);
    facts_put_text(validation, "phase_moved_text", facts_list_text(context, told, count));
    facts_put_count(validation, "phase_moved_count", (int64_t)count);
    facts_put_number_words(context, validation, "phase_moved_count", (int64_t)count);
    facts_put_flag(validation, "no_phase_moved", count == 0);
    facts_put_flag(validation, "one_phase_moved", count == 1);
}

// How the scores after interviews and documents differ from the self-image.
static void put_validation(const FactsContext *context, json_t *object)
{
    int count = 0, raised = 0, lowered = 0, furthest = -1;
    int64_t most = 0;
    int decimals = context->results->whole ? 1 : 2; // of printed scores, the difference is exact
    for (int p = 0; p < PILLARS; p++) {
        const EstablishedScore *established = &context->results->established[p];
        if (!established->validated || !has_score(context, p))
            continue;
        const PillarResult *result = &context->results->pillar[p];
        int64_t moved = fraction_round(fraction_subtract(established->score, result->score), decimals);
        count++;
        raised += moved > 0;
        lowered += moved < 0;
        if (llabs(moved) > most) {
            most = llabs(moved);
            furthest = p;
        }
    }
    json_t *validation = facts_object();
    facts_put_flag(validation, "present", count > 0);
    facts_put_count(validation, "count", count);
    facts_put_count(validation, "raised_count", raised);
    facts_put_count(validation, "lowered_count", lowered);
    facts_put_count(validation, "adjusted_count", raised + lowered);
    facts_put_number_words(context, validation, "raised_count", raised);
    facts_put_number_words(context, validation, "lowered_count", lowered);
    facts_put_number_words(context, validation, "adjusted_count", raised + lowered);
    facts_put_number_words(context, validation, "count", count);
    facts_put_count(validation, "same_count", count - raised - lowered);
    facts_put_flag(validation, "is_every_pillar", count == PILLARS);
    facts_put_flag(validation, "is_one", count == 1);
    facts_put_flag(validation, "none_adjusted", raised + lowered == 0);
    facts_put_flag(validation, "one_adjusted", raised + lowered == 1);
    facts_put_flag(validation, "all_adjusted", count > 1 && raised + lowered == count);
    facts_put_flag(validation, "all_raised", count > 1 && raised == count);
    facts_put_flag(validation, "all_lowered", count > 1 && lowered == count);
    facts_put_flag(validation, "one_raised", raised == 1);
    facts_put_flag(validation, "one_lowered", lowered == 1);
    facts_put_flag(validation, "none_raised", raised == 0);
    facts_put_flag(validation, "none_lowered", lowered == 0);
    const Extremes *extremes = &context->results->moved_extremes;
    facts_put_flag(validation, "furthest_clear", extremes->highest == furthest && extremes->highest_clear);
    put_phases_moved(context, validation);
    facts_put(validation, "furthest", furthest < 0 ? json_null() : moved_facts(context, furthest));
    facts_put(object, "validation", validation);
}

static Fraction item_mean(const FactsContext *context, int item)
{
    const PillarResult *result = &context->results->pillar[item / QUESTIONS];
    return result->withheld ? fraction_none() : result->question[item % QUESTIONS].mean;
}

static int highest_first(const void *left, const void *right, void *data)
{
    int a = *(const int *)left, b = *(const int *)right;
    int order = fraction_compare(item_mean(data, b), item_mean(data, a));
    return order ? order : a - b;
}

static int lowest_first(const void *left, const void *right, void *data)
{
    int a = *(const int *)left, b = *(const int *)right;
    int order = fraction_compare(item_mean(data, a), item_mean(data, b));
    return order ? order : a - b;
}

static json_t *first_questions(FactsContext *context, int (*order)(const void *, const void *, void *))
{
    enum { MOST = 3 };
    int item[ITEMS], count = 0;
    for (int i = 0; i < ITEMS; i++)
        if (!fraction_is_none(item_mean(context, i)))
            item[count++] = i;
    qsort_r(item, (size_t)count, sizeof *item, order, context);
    json_t *array = facts_array();
    for (int i = 0; i < count && i < MOST; i++) {
        json_t *object = facts_object();
        facts_put_text(object, "id", question_id(item[i]));
        facts_put_text(object, "text", context->scan->question_text[item[i]]);
        facts_put_text(object, "topic", context->scan->question_topic[item[i]]);
        facts_put_text(
            object, "anchor",
            slice_print(context->arena, "question-%d-%d", item[i] / QUESTIONS + 1, item[i] % QUESTIONS + 1));
        facts_put_text(object, "pillar_name", words_pillar(context->words, item[i] / QUESTIONS));
        facts_put_figure(context, object, "mean", item_mean(context, item[i]), 1);
        facts_append(array, object);
    }
    return array;
}

// All five phases and the pillars in each.
static void put_phases(const FactsContext *context, json_t *object)
{
    json_t *phases = facts_array();
    int occupied = 0;
    for (int phase = 0; phase < PHASES; phase++) {
        Slice name[PILLARS];
        size_t count = 0;
        json_t *pillars = facts_array();
        for (int p = 0; p < PILLARS; p++) {
            if (context->results->established[p].phase != phase)
                continue;
            name[count++] = words_pillar(context->words, p);
            facts_append(pillars, json_stringn(name[count - 1].at, name[count - 1].len));
        }
        occupied += count > 0;
        json_t *item = facts_phase(context, phase);
        facts_put_people(context, item, "count", (int64_t)count);
        facts_put_flag(item, "present", count > 0);
        facts_put_flag(item, "is_one", count == 1);
        facts_put(item, "pillars", pillars);
        facts_put_text(item, "pillars_text", facts_list_text(context, name, count));
        facts_append(phases, item);
    }
    facts_put(object, "phases", phases);
    facts_put_flag(object, "all_phases_same", occupied == 1);
}

// A document that says something about three pillars has three rows and is one document.
static size_t count_documents(const Scan *scan)
{
    Arena *scratch = arena_new();
    TextMap *documents = text_map_new(scratch);
    for (size_t i = 0; i < scan->desk_count; i++)
        text_map_add(documents, scan->desk[i].document, 0);
    size_t count = text_map_count(documents);
    arena_free(scratch);
    return count;
}

// Which series there are beside the self-image, for legends and columns of tables.
static void put_series(const FactsContext *context, json_t *object)
{
    bool target = false, validated = results_validated(context->results), previous = false;
    for (int p = 0; p < PILLARS; p++) {
        target = target || !fraction_is_none(context->scan->findings[p].target);
        previous = previous || !fraction_is_none(facts_previous(context, (Pillar)p));
    }
    facts_put_flag(object, "has_targets", target);
    facts_put_flag(object, "has_validated", validated);
    facts_put_flag(object, "has_previous", previous);
    facts_put_flag(object, "has_series", target || validated || previous);
    const Scan *then = context->scan->previous;
    bool dated = previous && then && !date_is_none(then->settings.date);
    facts_put_count(object, "previous_year", dated ? then->settings.date.year : -1);
}

json_t *facts_summary(const FactsContext *context)
{
    FactsContext copy = *context; // qsort_r hands it on without const
    size_t interviews = context->scan->interview_count, documents = count_documents(context->scan);
    json_t *object = facts_object();
    facts_put_flag(object, "points_clear", context->results->points_apart);
    put_order(context, object);
    put_dont_know(context, object);
    put_targets(context, object);
    put_validation(context, object);
    put_series(context, object);
    facts_put(object, "strongest_questions", first_questions(&copy, highest_first));
    facts_put(object, "weakest_questions", first_questions(&copy, lowest_first));
    put_phases(context, object);
    facts_put_people(context, object, "interviews_count", (int64_t)interviews);
    facts_put_flag(object, "has_interviews", interviews > 0);
    facts_put_flag(object, "one_interview", interviews == 1);
    facts_put_people(context, object, "documents_count", (int64_t)documents);
    facts_put_flag(object, "has_documents", documents > 0);
    facts_put_flag(object, "one_document", documents == 1);
    return object;
}
