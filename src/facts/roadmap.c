// The roadmap's actions: what they are, why they stand where they stand, and which may begin.
#include <stdlib.h>

#include "base/pattern.h"
#include "facts/parts.h"
#include "model/action.h"
#include "model/period.h"
#include "planning/action_order.h"

// The four regions of the matrix, and the actions that have no place in it yet.
typedef enum Approach { FIRST, PREPARE, BETWEEN, LATER, UNRATED, APPROACHES } Approach;

// Four or more is high; first what is high in both.
static Approach approach_of(const Action *action)
{
    enum { HIGH = 4 };
    if (!action->impact || !action->feasibility)
        return UNRATED;
    if (action->impact >= HIGH)
        return action->feasibility >= HIGH ? FIRST : PREPARE;
    return action->feasibility >= HIGH ? BETWEEN : LATER;
}

static Slice approach_name(const Words *words, Approach approach)
{
    const char *const name[APPROACHES] = {
        [FIRST] = words->approach_first,     [PREPARE] = words->approach_prepare,
        [BETWEEN] = words->approach_between, [LATER] = words->approach_later,
        [UNRATED] = words->approach_unrated
    };
    return slice_of(name[approach]);
}

static void put_rating(const FactsContext *context, json_t *object, const char *key, int rating)
{
    facts_put_people(context, object, key, rating ? rating : -1);
}

// ---- numbers ----

static Slice number_of(const FactsContext *context, size_t index)
{
    return context->scan->actions[index].id;
}

static int by_number(const void *left, const void *right, void *data)
{
    const Action *actions = data;
    return action_compare_ids(actions[*(const size_t *)left].id, actions[*(const size_t *)right].id);
}

static bool is_next(Slice number, Slice after)
{
    uint64_t one, other;
    return slice_to_u64(number, &one) && slice_to_u64(after, &other) && other == one + 1;
}

// The numbers of actions, low to high: "1 tot en met 5, 7 en 9"; three or more in a row are told as their
// ends. `actions` (places in the list) are put in that order.
static Slice numbers_text(const FactsContext *context, size_t *actions, size_t count)
{
    Slice *texts = arena_many(context->arena, Slice, count);
    size_t texts_count = 0;
    qsort_r(actions, count, sizeof *actions, by_number, context->scan->actions);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && is_next(number_of(context, actions[next - 1]),
                                                   number_of(context, actions[next]));)
            next++;
        const PatternBlank ends[] = { { "first", number_of(context, actions[i]) },
                                      { "last", number_of(context, actions[next - 1]) } };
        bool run = next - i >= 3;
        if (!run)
            next = i + 1;
        texts[texts_count++] =
            run ? pattern_fill(context->arena, slice_of(context->words->list_range), ends, 2) : ends[0].text;
    }
    return facts_list_text(context, texts, texts_count);
}

// ---- order and beginning ----

// "5 × 4 = 20", and for which other action it comes earlier than that.
static Slice reason_text(const FactsContext *context, const Action *action)
{
    Arena *arena = context->arena;
    const PatternBlank product[] = { { "impact", slice_print(arena, "%d", action->impact) },
                                     { "feasibility", slice_print(arena, "%d", action->feasibility) },
                                     { "product",
                                       slice_print(arena, "%d", action->impact * action->feasibility) } };
    Slice own = approach_of(action) == UNRATED ?
                    slice_of(context->words->approach_unrated) :
                    pattern_fill(arena, slice_of(context->words->reason_product), product, 3);
    if (!action->needed_by)
        return own;
    const PatternBlank needed[] = { { "reason", own },
                                    { "action", number_of(context, action->needed_by - 1) } };
    return pattern_fill(arena, slice_of(context->words->reason_needed), needed, 2);
}

// What an action waits for: all of it, or only what is not done.
static Slice links_text(const FactsContext *context, const Action *action, bool open_only)
{
    size_t *links = arena_many(context->arena, size_t, action->waits_count), count = 0;
    for (size_t i = 0; i < action->waits_count; i++)
        if (!open_only || context->scan->actions[action->waits_for[i]].status != ACTION_DONE)
            links[count++] = action->waits_for[i];
    return numbers_text(context, links, count);
}

static bool is_new(const Action *action)
{
    return action->status == ACTION_IDEA || action->status == ACTION_PLANNED;
}

static bool may_start(const FactsContext *context, const Action *action)
{
    return is_new(action) && !links_text(context, action, true).len;
}

static void put_links(const FactsContext *context, json_t *object, const Action *action)
{
    json_t *depends = facts_array();
    for (size_t i = 0; i < action->waits_count; i++) {
        const Action *other = &context->scan->actions[action->waits_for[i]];
        json_t *link = facts_object();
        facts_put_count(link, "rank", (int64_t)action->waits_for[i] + 1);
        facts_put_text(link, "id", other->id);
        facts_put_cell(link, "title", other->title);
        facts_put_flag(link, "is_done", other->status == ACTION_DONE);
        facts_append(depends, link);
    }
    facts_put(object, "depends", depends);
    facts_put_cell(object, "depends_text", links_text(context, action, false));
    facts_put_text(object, "waits_for_text", links_text(context, action, true));
    facts_put_flag(object, "can_start", may_start(context, action));
    facts_put_count(object, "needed_by", action->needed_by ? (int64_t)action->needed_by : -1);
    facts_put_text(object, "reason_text", reason_text(context, action));
}

// ---- actions ----

// As it was written, where that says something else than the date.
static Slice moment_text(const FactsContext *context, Date date, Slice written, bool is_month)
{
    if (written.len)
        return written;
    return is_month ? words_date(context->arena, context->words, date)
                    : words_moment(context->arena, context->words, date);
}

// A date without a day or a month ends with the last of them.
static Date last_day(Date date)
{
    if (date_is_none(date) || date.day)
        return date;
    bool december = !date.month || date.month == 12;
    Date next = { date.year + december, december ? 1 : date.month + 1, 1 };
    return date_from_days(date_days(next) - 1);
}

static void put_day(const FactsContext *context, json_t *object, const char *key, Date date)
{
    facts_put_text(object, key,
                   date_is_none(date) ? (Slice){ 0 }
                                      : date_iso(context->arena, date_from_days(date_days(date))));
}

static bool is_ongoing_state(const Action *action)
{
    return action->ongoing && action->status == ACTION_STARTED;
}

static Slice end_text(const FactsContext *context, const Action *action)
{
    bool endless = is_ongoing_state(action) && date_is_none(action->end) && !action->end_written.len;
    return endless ? slice_of(context->words->status_ongoing)
                   : moment_text(context, action->end, action->end_written, action->end_is_month);
}

static Slice status_text(const FactsContext *context, const Action *action)
{
    return is_ongoing_state(action) ? slice_of(context->words->status_ongoing)
                                    : words_status(context->words, (int)action->status);
}

static json_t *action_facts(const FactsContext *context, size_t index)
{
    const Action *action = &context->scan->actions[index];
    int64_t start = period_quarter(action->start), end = period_quarter(action->end);
    json_t *object = facts_object();
    facts_put_count(object, "rank", (int64_t)index + 1);
    facts_put_text(object, "id", action->id);
    facts_put_cell(object, "title", action->title);
    facts_put_text(object, "pillar", pillar_id(action->pillar));
    facts_put_text(object, "pillar_name", words_pillar(context->words, (int)action->pillar));
    facts_put_count(object, "pillar_index", (int)action->pillar);
    facts_put_pillars(context, object, action->on_pillar);
    put_rating(context, object, "impact", action->impact);
    put_rating(context, object, "feasibility", action->feasibility);
    facts_put_flag(object, "is_rated", action->impact && action->feasibility);
    facts_put_text(object, "approach", approach_name(context->words, approach_of(action)));
    facts_put_cell(object, "owner", action->owner);
    facts_put_cell(object, "start_text",
                   moment_text(context, action->start, action->start_written, action->start_is_month));
    facts_put_cell(object, "end_text", end_text(context, action));
    put_day(context, object, "start", action->start);
    put_day(context, object, "end", last_day(action->end));
    facts_put_count(object, "start_quarter", start);
    facts_put_count(object, "end_quarter", end);
    facts_put_flag(object, "has_dates", start >= 0 || end >= 0);
    facts_put_text(object, "status", action_status_id(action->status));
    facts_put_text(object, "status_text", status_text(context, action));
    facts_put_flag(object, "is_ongoing", action->ongoing);
    facts_put_flag(object, "in_plan", action_in_plan(action));
    facts_put_flag(object, "has_effect", context->results->effect.action[index] == EFFECT_COUNTED);
    put_links(context, object, action);
    return object;
}

typedef bool ActionTest(const FactsContext *context, size_t index);

// Of the actions that pass: NAME_count (with its text), has_NAME, NAME_is_one, NAME_numbers_text "1, 2 en 5".
// Returns how many.
static int64_t put_counted(const FactsContext *context, json_t *object, const char *name, ActionTest *passes)
{
    const Scan *scan = context->scan;
    size_t *passing = arena_many(context->arena, size_t, scan->action_count), count = 0;
    for (size_t i = 0; i < scan->action_count; i++)
        if (passes(context, i))
            passing[count++] = i;
    facts_put_people(context, object, slice_print(context->arena, "%s_count", name).at, (int64_t)count);
    facts_put_flag(object, slice_print(context->arena, "has_%s", name).at, count > 0);
    facts_put_flag(object, slice_print(context->arena, "%s_is_one", name).at, count == 1);
    facts_put_text(object, slice_print(context->arena, "%s_numbers_text", name).at,
                   numbers_text(context, passing, count));
    return (int64_t)count;
}

static bool is_planned(const FactsContext *context, size_t index)
{
    return action_in_plan(&context->scan->actions[index]);
}

static bool is_set_aside(const FactsContext *context, size_t index)
{
    return !is_planned(context, index);
}

// Still to be done: what the matrix and the counts are about.
static bool is_open(const FactsContext *context, size_t index)
{
    return is_planned(context, index) && context->scan->actions[index].status != ACTION_DONE;
}

static bool is_started(const FactsContext *context, size_t index)
{
    return context->scan->actions[index].status == ACTION_STARTED;
}

static bool is_done(const FactsContext *context, size_t index)
{
    return context->scan->actions[index].status == ACTION_DONE;
}

static bool is_startable(const FactsContext *context, size_t index)
{
    return may_start(context, &context->scan->actions[index]);
}

static bool is_waiting(const FactsContext *context, size_t index)
{
    return is_new(&context->scan->actions[index]) && !is_startable(context, index);
}

// Nothing that waits for another is first.
static bool is_first(const FactsContext *context, size_t index)
{
    return is_open(context, index) && approach_of(&context->scan->actions[index]) == FIRST &&
           !is_waiting(context, index);
}

static bool is_without_effect(const FactsContext *context, size_t index)
{
    return context->results->effect.action[index] == EFFECT_UNKNOWN;
}

static bool is_past(const FactsContext *context, size_t index)
{
    return context->results->effect.action[index] == EFFECT_PAST;
}

static json_t *approach_facts(const FactsContext *context, Approach approach)
{
    static const char *const id[APPROACHES] = { [FIRST] = "first",
                                                [PREPARE] = "prepare",
                                                [BETWEEN] = "between",
                                                [LATER] = "later",
                                                [UNRATED] = "unrated" };
    const Scan *scan = context->scan;
    size_t *passing = arena_many(context->arena, size_t, scan->action_count), count = 0;
    size_t *later = arena_many(context->arena, size_t, scan->action_count), later_count = 0;
    for (size_t i = 0; i < scan->action_count; i++) {
        if (!is_open(context, i) || approach_of(&scan->actions[i]) != approach)
            continue;
        if (approach == FIRST && is_waiting(context, i))
            later[later_count++] = i;
        else
            passing[count++] = i;
    }
    json_t *object = facts_object();
    facts_put_text(object, "id", slice_of(id[approach]));
    facts_put_text(object, "name", approach_name(context->words, approach));
    facts_put_flag(object, "present", count + later_count > 0);
    facts_put_people(context, object, "count", (int64_t)(count + later_count));
    facts_put_flag(object, "has_actions", count > 0);
    facts_put_flag(object, "is_one", count == 1);
    facts_put_text(object, "actions_text", numbers_text(context, passing, count));
    facts_put_flag(object, "has_waiting", later_count > 0);
    facts_put_flag(object, "waiting_is_one", later_count == 1);
    facts_put_text(object, "waiting_text", numbers_text(context, later, later_count));
    for (int other = 0; other < APPROACHES; other++)
        facts_put_flag(object, slice_print(context->arena, "is_%s", id[other]).at, other == (int)approach);
    return object;
}

static json_t *listed(const FactsContext *context, ActionTest *passes, const json_t *actions)
{
    json_t *list = facts_array();
    for (size_t i = 0; i < context->scan->action_count; i++)
        if (passes(context, i))
            facts_append(list, json_incref(json_array_get(actions, i)));
    return list;
}

// ---- what begins soon ----

// The last quarter that still is soon: the second after that of the report. −1 without a date.
static int64_t soon_until(const FactsContext *context)
{
    enum { QUARTERS = 2 };
    int64_t now = period_quarter(context->scan->settings.date);
    return now < 0 ? -1 : now + QUARTERS;
}

static bool begins_soon(const FactsContext *context, size_t index)
{
    const Action *action = &context->scan->actions[index];
    int64_t start = period_quarter(action->start);
    return action_in_plan(action) && action->status != ACTION_DONE &&
           (action->status == ACTION_STARTED || (start >= 0 && start <= soon_until(context)));
}

// What is decided comes before what is an idea yet; the rest by rank. The first of them fit on the page of
// the summary.
static void put_next(const FactsContext *context, json_t *object, const json_t *actions)
{
    enum { MOST = 8 };
    const Scan *scan = context->scan;
    json_t *next = facts_array(), *first = facts_array();
    size_t *more = arena_many(context->arena, size_t, scan->action_count), count = 0;
    for (int ideas = 0; ideas < 2; ideas++) {
        for (size_t i = 0; i < scan->action_count; i++) {
            if (!begins_soon(context, i) || (scan->actions[i].status == ACTION_IDEA) != ideas)
                continue;
            facts_append(next, json_incref(json_array_get(actions, i)));
            if (count < MOST)
                facts_append(first, json_incref(json_array_get(actions, i)));
            else
                more[count - MOST] = i;
            count++;
        }
    }
    int64_t until = soon_until(context);
    const Date month = { (int)(until / 4), (int)(until % 4) * 3 + 1, 0 };
    facts_put(object, "next", next);
    facts_put(object, "next_first", first);
    facts_put_text(object, "next_more_text", numbers_text(context, more, count > MOST ? count - MOST : 0));
    facts_put_people(context, object, "next_count", (int64_t)count);
    facts_put_number_words(context, object, "next_count", (int64_t)count);
    facts_put_flag(object, "has_next", count > 0);
    facts_put_flag(object, "next_is_one", count == 1);
    facts_put_text(object, "next_until_text",
                   until < 0 ? S("") : words_quarter(context->arena, context->words, month));
}

static void put_actions(const FactsContext *context, json_t *object)
{
    json_t *actions = facts_array();
    bool dated = false;
    for (size_t i = 0; i < context->scan->action_count; i++) {
        json_t *action = action_facts(context, i);
        dated = dated || (is_planned(context, i) && json_is_true(json_object_get(action, "has_dates")));
        facts_append(actions, action);
    }
    facts_put(object, "plan", listed(context, is_planned, actions));
    facts_put(object, "open", listed(context, is_open, actions));
    facts_put(object, "set_aside", listed(context, is_set_aside, actions));
    facts_put(object, "startable", listed(context, is_startable, actions));
    put_next(context, object, actions);
    facts_put(object, "actions", actions);
    facts_put_flag(object, "has_dates", dated);
}

json_t *facts_roadmap(const FactsContext *context)
{
    enum { ONE_PAGE = 12 }; // actions that fit on a page below their matrix
    const Scan *scan = context->scan;
    json_t *object = facts_object(), *approaches = facts_array();
    size_t planned = 0, count = 0, first = 0;
    for (size_t i = 0; i < scan->action_count; i++) {
        planned += is_planned(context, i);
        count += is_open(context, i);
        first += is_first(context, i);
    }
    facts_put_flag(object, "present", scan->action_count > 0);
    facts_put_flag(object, "has_plan", planned > 0);
    facts_put_flag(object, "has_open", count > 0);
    facts_put_people(context, object, "count", (int64_t)count);
    facts_put_number_words(context, object, "count", (int64_t)count);
    facts_put_flag(object, "is_one", count == 1);
    facts_put_flag(object, "is_long", count > ONE_PAGE);
    put_actions(context, object);
    put_counted(context, object, "first", is_first);
    facts_put_flag(object, "first_is_all", first > 0 && first == count);
    facts_put_flag(object, "first_is_some", first > 0 && first < count);
    put_counted(context, object, "set_aside", is_set_aside);
    facts_put_number_words(context, object, "started_count",
                           put_counted(context, object, "started", is_started));
    put_counted(context, object, "done", is_done);
    facts_put_number_words(context, object, "startable_count",
                           put_counted(context, object, "startable", is_startable));
    put_counted(context, object, "waiting", is_waiting);
    put_counted(context, object, "without_effect", is_without_effect);
    put_counted(context, object, "past", is_past);
    for (int approach = 0; approach < APPROACHES; approach++)
        facts_append(approaches, approach_facts(context, (Approach)approach));
    facts_put(object, "approaches", approaches);
    facts_put_effect(context, object);
    return object;
}
