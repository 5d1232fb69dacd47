#include "facts/parts.h"

// Four or more is high; first what is high in both. An action without an estimate has no place yet.
static const char *approach(const Words *words, const Action *action)
{
    enum { HIGH = 4 };
    if (!action->impact || !action->feasibility)
        return words->approach_unrated;
    if (action->impact >= HIGH)
        return action->feasibility >= HIGH ? words->approach_first : words->approach_prepare;
    return action->feasibility >= HIGH ? words->approach_between : words->approach_later;
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
    put_rating(context, object, "impact", action->impact);
    put_rating(context, object, "feasibility", action->feasibility);
    facts_put_flag(object, "is_rated", action->impact && action->feasibility);
    facts_put_text(object, "approach", slice_of(approach(context->words, action)));
    facts_put_cell(object, "owner", action->owner);
    facts_put_cell(object, "start_text", moment(context, action->start));
    facts_put_cell(object, "end_text", moment(context, action->end));
    facts_put_text(object, "status", slice_of(status[action->status]));
    facts_put_text(object, "status_text", words_status(context->words, (int)action->status));
    return object;
}

json_t *facts_roadmap(const FactsContext *context)
{
    const Scan *scan = context->scan;
    json_t *actions = facts_array();
    for (size_t i = 0; i < scan->action_count; i++)
        facts_append(actions, action_facts(context, &scan->actions[i], i + 1));
    json_t *object = facts_object();
    facts_put_flag(object, "present", scan->action_count > 0);
    facts_put_people(context, object, "count", (int64_t)scan->action_count);
    facts_put(object, "actions", actions);
    return object;
}
