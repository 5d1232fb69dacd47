// Now against then. What the comparison may not show is not comparable: null, and in texts an en dash.
#include "facts/parts.h"

#include <math.h>
#include <stdlib.h>

#include "score/change.h"

// A difference with its sign: "+1,4", "–0,3", "0,0".
static Slice signed_text(const FactsContext *context, int64_t tenths)
{
    Slice text = number_text(context->arena, tenths, 1, context->numbers);
    return tenths > 0 ? slice_print(context->arena, "+%.*s", SLICE_ARGS(text)) : text;
}

static json_t *interval(const FactsContext *context, const Change *change)
{
    bool known = change && !isnan(change->interval.low);
    json_t *object = facts_object();
    facts_put_measure(context, object, "low", known ? change->interval.low : (double)NAN, 1);
    facts_put_measure(context, object, "high", known ? change->interval.high : (double)NAN, 1);
    if (!known) {
        facts_put_text(object, "text", S("–"));
        return object;
    }
    Slice low = signed_text(context, llround(change->interval.low * 10));
    Slice high = signed_text(context, llround(change->interval.high * 10));
    Slice to = slice_of(context->words->interval_to);
    facts_put_text(object, "text", slice_print(context->arena, "%.*s\u00a0%.*s\u00a0%.*s", SLICE_ARGS(low),
                                               SLICE_ARGS(to), SLICE_ARGS(high)));
    return object;
}

json_t *facts_change_of(const FactsContext *context, const Change *change)
{
    bool comparable = change && change->comparable;
    Fraction none = fraction_none();
    json_t *object = facts_object();
    facts_put_flag(object, "present", context->results->change != NULL);
    facts_put_flag(object, "comparable", comparable);
    facts_put_score(context, object, "then", comparable ? change->then : none);
    facts_put_score(context, object, "now", comparable ? change->now : none);
    facts_put_signed_gap(context, object, "difference", comparable ? change->then : none,
                         comparable ? change->now : none);
    facts_put(object, "interval", interval(context, change));
    facts_put_flag(object, "has_interval", comparable && !isnan(change->interval.low));
    facts_put_number(object, "p_holm", comparable ? change->p_holm : (double)NAN);
    facts_put_flag(object, "clear", comparable && change->direction != 0);
    facts_put_flag(object, "is_higher", comparable && change->direction > 0);
    facts_put_flag(object, "is_lower", comparable && change->direction < 0);
    return object;
}

static const PillarChange *pillar_change(const FactsContext *context, int pillar)
{
    return context->results->change ? &context->results->change->pillar[pillar] : NULL;
}

json_t *facts_pillar_change(const FactsContext *context, Pillar pillar)
{
    const PillarChange *change = pillar_change(context, (int)pillar);
    bool comparable = change && change->change.comparable;
    bool moved = comparable && change->phase_then != change->phase_now;
    Fraction none = fraction_none();
    json_t *object = facts_change_of(context, change ? &change->change : NULL);
    facts_put_people(context, object, "same_questions", change ? change->same_questions : -1);
    facts_put_flag(object, "all_same", change && change->same_questions == QUESTIONS);
    facts_put_flag(object, "too_few_same", change && change->too_few_same);
    facts_put_score(context, object, "then_score", comparable ? change->change.then : none);
    facts_put_score(context, object, "now_score", comparable ? change->change.now : none);
    facts_put_flag(object, "phase_moved", moved);
    facts_put(object, "from_phase", facts_phase(context, comparable ? change->phase_then : -1));
    facts_put(object, "to_phase", facts_phase(context, comparable ? change->phase_now : -1));
    facts_put_text(object, "from_phase_name",
                   comparable ? words_phase(context->words, change->phase_then) : S(""));
    facts_put_text(object, "to_phase_name",
                   comparable ? words_phase(context->words, change->phase_now) : S(""));
    return object;
}

// ---- when ----

// What both scans are called by: their years; where these are the same, their months, and then their days.
static void put_times(const FactsContext *context, json_t *object)
{
    const Words *words = context->words;
    Date now = context->scan->settings.date, then = context->scan->previous->settings.date;
    Slice now_text = slice_of(words->now), then_text = slice_of(words->previous);
    facts_put_count(object, "previous_year", date_is_none(then) ? -1 : then.year);
    if (!date_is_none(now) && !date_is_none(then) && date_compare(now, then) != 0) {
        bool same_year = now.year == then.year, same_month = same_year && now.month == then.month;
        Date *const both[2] = { &now, &then };
        for (int i = 0; i < 2; i++)
            *both[i] = (Date){ both[i]->year, same_year ? both[i]->month : 0, same_month ? both[i]->day : 0 };
        now_text = words_date(context->arena, words, now);
        then_text = words_date(context->arena, words, then);
    }
    facts_put_text(object, "previous_text", then_text);
    facts_put_text(object, "now_text", now_text);
}

static void put_previous_scan(const FactsContext *context, json_t *object)
{
    const ScanChange *change = context->results->change;
    put_times(context, object);
    facts_put_people(context, object, "responded", change->shown ? (int64_t)change->then->responded : -1);
    facts_put_people(context, object, "invited", change->shown ? change->then->invited : -1);
    facts_put_share(context, object, "rate", change->shown ? change->then->rate : fraction_none());
    facts_put_flag(object, "has_rate", change->shown && !fraction_is_none(change->then->rate));
    facts_put_flag(object, "shown", change->shown);
    facts_put_flag(object, "is_small", change->then->refused);
    facts_put_flag(object, "is_repeated", context->scan->repeated);
}

// ---- pillars ----

typedef bool PillarTest(const PillarChange *change);

static bool has_risen(const PillarChange *change)
{
    return change->change.direction > 0;
}

static bool has_fallen(const PillarChange *change)
{
    return change->change.direction < 0;
}

static bool is_level(const PillarChange *change)
{
    return change->change.comparable && change->change.direction == 0;
}

static bool is_partial(const PillarChange *change)
{
    return change->change.comparable && change->same_questions < QUESTIONS;
}

static bool is_incomparable(const PillarChange *change)
{
    return !change->change.comparable;
}

// A list of pillars under `key`: items {id, name, …}, and has_KEY, KEY_count, KEY_is_one, KEY_text "a, b en
// c".
static int64_t put_pillars(const FactsContext *context, json_t *object, const char *key, PillarTest *test)
{
    Arena *arena = context->arena;
    Slice name[PILLARS];
    size_t count = 0;
    json_t *array = facts_array();
    for (int p = 0; p < PILLARS; p++) {
        if (!test(pillar_change(context, p)))
            continue;
        json_t *item = facts_pillar_change(context, (Pillar)p);
        name[count++] = words_pillar(context->words, p);
        facts_put_text(item, "id", pillar_id((Pillar)p));
        facts_put_text(item, "name", words_pillar(context->words, p));
        facts_append(array, item);
    }
    facts_put(object, key, array);
    facts_put_flag(object, slice_print(arena, "has_%s", key).at, count > 0);
    facts_put_flag(object, slice_print(arena, "%s_is_one", key).at, count == 1);
    facts_put_people(context, object, slice_print(arena, "%s_count", key).at, (int64_t)count);
    facts_put_text(object, slice_print(arena, "%s_text", key).at, facts_list_text(context, name, count));
    return (int64_t)count;
}

// The clear change that is largest, ties in the handbook's order; null where none is clear.
static json_t *largest(const FactsContext *context)
{
    int found = -1;
    Fraction most = fraction(0, 1);
    for (int p = 0; p < PILLARS; p++) {
        const Change *change = &pillar_change(context, p)->change;
        Fraction size = change->difference;
        if (change->direction < 0)
            size = fraction_subtract(fraction(0, 1), size);
        if (change->direction == 0 || fraction_compare(size, most) <= 0)
            continue;
        most = size;
        found = p;
    }
    if (found < 0)
        return json_null();
    json_t *object = facts_pillar_change(context, (Pillar)found);
    facts_put_text(object, "name", words_pillar(context->words, found));
    const Change *change = &pillar_change(context, found)->change;
    bool risen = change->direction > 0;
    const Extremes *steps = &context->results->change->steps;
    facts_put_flag(object, "is_largest", steps->highest == found && steps->highest_clear);
    facts_put_gap(context, object, "size", risen ? change->then : change->now,
                  risen ? change->now : change->then);
    return object;
}

static bool has_moved(const PillarChange *change)
{
    return change->change.direction != 0 && change->phase_then != change->phase_now;
}

static void put_pillar_lists(const FactsContext *context, json_t *object)
{
    int64_t risen = put_pillars(context, object, "risen", has_risen);
    int64_t fallen = put_pillars(context, object, "fallen", has_fallen);
    int64_t level = put_pillars(context, object, "level", is_level);
    int64_t comparable = risen + fallen + level;
    facts_put_flag(object, "few_phase_moves", put_pillars(context, object, "phase_moves", has_moved) <= 3);
    put_pillars(context, object, "partial", is_partial);
    put_pillars(context, object, "incomparable", is_incomparable);
    facts_put_people(context, object, "comparable_count", comparable);
    facts_put_people(context, object, "clear_count", risen + fallen);
    facts_put_flag(object, "has_comparable", comparable > 0);
    facts_put_flag(object, "none_clear", comparable > 0 && risen + fallen == 0);
    bool all_risen = comparable > 1 && risen == comparable,
         all_fallen = comparable > 1 && fallen == comparable;
    facts_put_flag(object, "all_risen", all_risen);
    facts_put_flag(object, "all_fallen", all_fallen);
    facts_put_flag(object, "some_clear", risen + fallen > 0 && !all_risen && !all_fallen);
    // The others can be spoken of in one word: there are some, and they stayed level.
    facts_put_flag(object, "only_one_way", (risen == 0 || fallen == 0) && level > 0 && comparable == PILLARS);
    facts_put(object, "largest", largest(context));
}

// ---- questions ----

static json_t *question_facts(const FactsContext *context, int item)
{
    json_t *object = facts_change_of(context, &context->results->change->question[item]);
    facts_put_text(object, "id", question_id(item));
    facts_put_text(object, "anchor", slice_print(context->arena, "question-%d-%d", item / QUESTIONS + 1,
                                                 item % QUESTIONS + 1));
    facts_put_text(object, "text", context->scan->question_text[item]);
    facts_put_text(object, "topic", context->scan->question_topic[item]);
    facts_put_text(object, "previous_text", context->scan->previous->question_text[item]);
    facts_put_text(object, "pillar_name", words_pillar(context->words, item / QUESTIONS));
    return object;
}

static double size_of(const Change *change)
{
    return fabs(fraction_double(change->difference));
}

static int largest_first(const void *left, const void *right, void *data)
{
    const Change *question = data;
    int a = *(const int *)left, b = *(const int *)right;
    double x = size_of(&question[a]), y = size_of(&question[b]);
    return x > y ? -1 : x < y ? 1 : a - b;
}

static void put_questions(const FactsContext *context, json_t *object)
{
    enum { MOST = 10 };
    const ScanChange *change = context->results->change;
    size_t different = 0;
    Change *question = arena_many(context->arena, Change, ITEMS); // qsort_r hands it on without const
    int clear[ITEMS], count = 0;
    json_t *shown = facts_array(), *reworded = facts_array(), *reworded_shown = facts_array();
    for (int i = 0; i < ITEMS; i++) {
        question[i] = change->question[i];
        if (question[i].direction != 0)
            clear[count++] = i;
        if (!context->scan->reworded[i])
            continue;
        facts_append(reworded, question_facts(context, i));
        if (++different <= MOST)
            facts_append(reworded_shown, question_facts(context, i));
    }
    qsort_r(clear, (size_t)count, sizeof *clear, largest_first, question);
    for (int i = 0; i < count && i < MOST; i++)
        facts_append(shown, question_facts(context, clear[i]));
    facts_put_flag(object, "has_questions", count > 0);
    facts_put_flag(object, "questions_are_cut", count > MOST);
    facts_put_people(context, object, "clear_questions", count);
    facts_put_number_words(context, object, "clear_questions", count);
    facts_put_flag(object, "clear_questions_is_one", count == 1);
    facts_put(object, "questions", shown);
    facts_put(object, "reworded", reworded);
    facts_put(object, "reworded_shown", reworded_shown);
    facts_put_flag(object, "has_reworded", different > 0);
    facts_put_flag(object, "reworded_is_one", different == 1);
    facts_put_flag(object, "several_reworded", different > 1);
    facts_put_flag(object, "reworded_are_cut", different > MOST);
    facts_put_people(context, object, "reworded_count", (int64_t)different);
    facts_put_number_words(context, object, "reworded_count", (int64_t)different);
    facts_put_people(context, object, "reworded_left", different > MOST ? (int64_t)different - MOST : 0);
}

// ---- departments ----

static json_t *department_facts(const FactsContext *context, size_t index, bool *comparable)
{
    const DepartmentChange *change = &context->results->change->department[index];
    json_t *object = facts_object(), *pillars = facts_array();
    *comparable = false;
    facts_put_text(object, "name", context->scan->departments[index].name);
    for (int p = 0; p < PILLARS; p++) {
        *comparable = *comparable || change->pillar[p].comparable;
        json_t *cell = facts_change_of(context, &change->pillar[p]);
        facts_put_text(cell, "id", pillar_id((Pillar)p));
        facts_append(pillars, cell);
    }
    facts_put(object, "pillars", pillars);
    return object;
}

// The clear change of a department on a pillar that is largest; null where none is clear.
static json_t *largest_cell(const FactsContext *context)
{
    const DepartmentChange *department = context->results->change->department;
    const Change *most = NULL;
    size_t at = 0;
    int pillar = 0;
    for (size_t d = 0; d < context->results->department_count; d++) {
        for (int p = 0; p < PILLARS; p++) {
            const Change *cell = &department[d].pillar[p];
            if (cell->direction == 0 || (most && size_of(cell) <= size_of(most)))
                continue;
            most = cell;
            at = d;
            pillar = p;
        }
    }
    if (!most)
        return json_null();
    json_t *object = facts_change_of(context, most);
    facts_put_text(object, "name", context->scan->departments[at].name);
    facts_put_text(object, "pillar_name", words_pillar(context->words, pillar));
    return object;
}

// Names, as many as a sentence holds: NAME[], has_NAME, NAME_is_one, NAME_text, and how many are left out.
static void put_names(const FactsContext *context, json_t *object, const char *key, const Slice *name,
                      size_t count)
{
    enum { MOST = 6, ROOM = 180 }; // names, and bytes of them
    Arena *arena = context->arena;
    json_t *array = facts_array();
    size_t shown = 0, length = 0;
    for (size_t i = 0; i < count; i++) {
        facts_append(array, json_stringn(name[i].at, name[i].len));
        length += name[i].len;
        if (i == 0 || (i < MOST && length <= ROOM))
            shown = i + 1;
    }
    size_t left = count - shown;
    facts_put(object, key, array);
    facts_put_flag(object, slice_print(arena, "has_%s", key).at, count > 0);
    facts_put_flag(object, slice_print(arena, "%s_is_one", key).at, count == 1);
    Slice text = S("");
    for (size_t i = 0; left && i < shown; i++)
        text = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? ", " : "", SLICE_ARGS(name[i]));
    facts_put_text(object, slice_print(arena, "%s_text", key).at,
                   left ? text : facts_list_text(context, name, count));
    facts_put_flag(object, slice_print(arena, "%s_are_cut", key).at, left > 0);
    facts_put_people(context, object, slice_print(arena, "%s_left", key).at, (int64_t)left);
}

// Which departments came and went; nothing where one of the scans asked for none.
static void put_come_and_gone(const FactsContext *context, json_t *object)
{
    const Scan *now = context->scan, *then = now->previous;
    const ScanChange *change = context->results->change;
    bool both = now->has_departments && then->has_departments && change->shown;
    Slice *come = arena_many(context->arena, Slice, now->department_count);
    Slice *gone = arena_many(context->arena, Slice, then->department_count);
    size_t come_count = 0, gone_count = 0;
    for (size_t d = 0; both && d < now->department_count; d++)
        if (change->department[d].is_new)
            come[come_count++] = now->departments[d].name;
    for (size_t d = 0; both && d < then->department_count; d++)
        if (change->gone[d])
            gone[gone_count++] = then->departments[d].name;
    put_names(context, object, "departments_new", come, come_count);
    put_names(context, object, "departments_gone", gone, gone_count);
}

static void put_departments(const FactsContext *context, json_t *object)
{
    const ScanChange *change = context->results->change;
    const size_t *order = facts_order_by_mean(context);
    int64_t clear = 0;
    json_t *array = facts_array();
    for (size_t i = 0; i < context->results->department_count; i++) {
        bool comparable;
        json_t *item = department_facts(context, order[i], &comparable);
        for (int p = 0; p < PILLARS; p++)
            clear += change->department[order[i]].pillar[p].direction != 0;
        if (comparable)
            facts_append(array, item);
        else
            json_decref(item);
    }
    facts_put_flag(object, "has_departments", json_array_size(array) > 0);
    facts_put_flag(object, "no_department_clear", clear == 0);
    facts_put_people(context, object, "clear_cells", clear);
    facts_put_number_words(context, object, "clear_cells", clear);
    facts_put_flag(object, "clear_cells_is_one", clear == 1);
    facts_put_flag(object, "largest_is_named", clear == 1 && context->scan->settings.name_departments);
    facts_put(object, "departments", array);
    facts_put(object, "largest_cell", largest_cell(context));
    put_come_and_gone(context, object);
}

json_t *facts_change(const FactsContext *context)
{
    json_t *object = facts_object();
    facts_put_flag(object, "present", context->results->change != NULL);
    if (!context->results->change)
        return object;
    put_previous_scan(context, object);
    put_pillar_lists(context, object);
    put_questions(context, object);
    put_departments(context, object);
    return object;
}
