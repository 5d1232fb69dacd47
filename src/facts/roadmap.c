#include "facts/parts.h"

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

// A date with a day as a date, one without as its quarter.
static Slice moment(const FactsContext *context, Date date)
{
    if (date_is_none(date))
        return S("");
    if (date.day || !date.month)
        return words_date(context->arena, context->words, date);
    return words_quarter(context->arena, context->words, date);
}

// Quarters since the year 0, so that they can be counted with; −1 where there is no date or only its year.
static int64_t quarter_number(Date date)
{
    return date_is_none(date) || !date.month ? -1 : date.year * 4 + (date.month - 1) / 3;
}

static void put_rating(const FactsContext *context, json_t *object, const char *key, int rating)
{
    facts_put_people(context, object, key, rating ? rating : -1);
}

static json_t *action_facts(const FactsContext *context, const Action *action, size_t rank)
{
    static const char *const status[] = { [ACTION_IDEA] = "idea", [ACTION_PLANNED] = "planned",
                                          [ACTION_STARTED] = "started", [ACTION_DONE] = "done" };
    json_t *object = facts_object();
    facts_put_count(object, "rank", (int64_t)rank);
    facts_put_text(object, "id", action->id);
    facts_put_cell(object, "title", action->title);
    facts_put_text(object, "pillar", pillar_id(action->pillar));
    facts_put_text(object, "pillar_name", words_pillar(context->words, (int)action->pillar));
    facts_put_count(object, "pillar_index", (int)action->pillar);
    put_rating(context, object, "impact", action->impact);
    put_rating(context, object, "feasibility", action->feasibility);
    facts_put_flag(object, "is_rated", action->impact && action->feasibility);
    facts_put_text(object, "approach", approach_name(context->words, approach_of(action)));
    facts_put_cell(object, "owner", action->owner);
    facts_put_cell(object, "start_text", moment(context, action->start));
    facts_put_cell(object, "end_text", moment(context, action->end));
    facts_put_count(object, "start_quarter", quarter_number(action->start));
    facts_put_count(object, "end_quarter", quarter_number(action->end));
    facts_put_flag(object, "has_dates", quarter_number(action->start) >= 0 || quarter_number(action->end) >= 0);
    facts_put_text(object, "status", slice_of(status[action->status]));
    facts_put_text(object, "status_text", words_status(context->words, (int)action->status));
    return object;
}

static json_t *approach_facts(const FactsContext *context, Approach approach)
{
    static const char *const id[APPROACHES] = {
        [FIRST] = "first", [PREPARE] = "prepare", [BETWEEN] = "between", [LATER] = "later", [UNRATED] = "unrated"
    };
    const Scan *scan = context->scan;
    Slice *ranks = arena_many(context->arena, Slice, scan->action_count);
    size_t count = 0;
    for (size_t i = 0; i < scan->action_count; i++)
        if (approach_of(&scan->actions[i]) == approach)
            ranks[count++] = slice_print(context->arena, "%zu", i + 1);
    json_t *object = facts_object();
    facts_put_text(object, "id", slice_of(id[approach]));
    facts_put_text(object, "name", approach_name(context->words, approach));
    facts_put_flag(object, "present", count > 0);
    facts_put_people(context, object, "count", (int64_t)count);
    facts_put_flag(object, "is_one", count == 1);
    facts_put_text(object, "actions_text", facts_list_text(context, ranks, count));
    return object;
}

json_t *facts_roadmap(const FactsContext *context)
{
    enum { ONE_PAGE = 12 }; // actions that fit on a page below their matrix
    const Scan *scan = context->scan;
    json_t *actions = facts_array();
    for (size_t i = 0; i < scan->action_count; i++)
        facts_append(actions, action_facts(context, &scan->actions[i], i + 1));
    json_t *object = facts_object();
    facts_put_flag(object, "present", scan->action_count > 0);
    facts_put_people(context, object, "count", (int64_t)scan->action_count);
    facts_put_flag(object, "is_long", scan->action_count > ONE_PAGE);
    facts_put(object, "actions", actions);
    json_t *approaches = facts_array();
    for (int approach = 0; approach < APPROACHES; approach++)
        facts_append(approaches, approach_facts(context, (Approach)approach));
    facts_put(object, "approaches", approaches);
    return object;
}
