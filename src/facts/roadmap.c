// SPDX-License-Identifier: EUPL-1.2
// The roadmap's actions: what they are, why they stand where they stand, and which may begin.
#include "facts/roadmap.h"

#include "base/pattern.h"
#include "facts/action_numbers.h"
#include "facts/context.h"
#include "facts/desk.h"
#include "facts/rows.h"
#include "model/action.h"
#include "model/period.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF ActionLink
static const Fact link_table[] = {
    WHOLE(rank, "place", OPEN, "Place of that action in the list."),
    TEXT(id, OPEN, "Its number, as the owner gave it."),
    CELL(title, OPEN, "Its title."),
    FLAG(is_done, OPEN, "It is done."),
};
#undef RECORD_OF
static RECORD(link_record, ActionLink, link_table);

#define RECORD_OF ActionFacts
static const Fact action_table[] = {
    WHOLE(rank, "place", OPEN, "Its place in the list."),
    TEXT(id, OPEN, "Its number, as the owner gave it."),
    CELL(title, WRITTEN, "What is to be done."),
    TEXT(pillar, OPEN, "The first pillar that it names."),
    TEXT(pillar_name, OPEN, "Name of that pillar."),
    WHOLE(pillar_index, "pillar", OPEN, "Number of that pillar, 0–5."),
    SPLICE(on, NamedPillars, named_pillars_record, OPEN, "All pillars that it names."),
    COUNT(impact, "points", OPEN, "How much it would help, 1–5."),
    COUNT(feasibility, "points", OPEN, "How easily it can be done, 1–5."),
    FLAG(is_rated, OPEN, "Both are given."),
    TEXT(approach, OPEN, "Name of its region of the matrix."),
    CELL(owner, WRITTEN, "Who does it."),
    CELL(start_text, OPEN,
         "When it begins, as written where that says something else than the date."),
    CELL(end_text, OPEN, "When it ends, as written where that says something else than the date."),
    TEXT(start, OPEN, "First day, as 2026-01-01."),
    TEXT(end, OPEN, "Last day, as 2026-03-31."),
    WHOLE(start_quarter, "quarter", OPEN, "Quarter in which it begins: year × 4 + quarter − 1."),
    WHOLE(end_quarter, "quarter", OPEN, "Quarter in which it ends: year × 4 + quarter − 1."),
    FLAG(has_dates, OPEN, "It has a begin or an end."),
    TEXT(status, OPEN, "idea, planned, started, done, paused or dropped."),
    TEXT(status_text, OPEN, "The same in words."),
    FLAG(is_ongoing, OPEN, "It is meant to have no end."),
    FLAG(in_plan, OPEN, "It is neither paused nor dropped."),
    FLAG(has_effect, OPEN, "Its effect on the scores is computed."),
    LIST(depends, ActionLink, depends_count, link_record, OPEN, "The actions for which it waits."),
    CELL(depends_text, OPEN, "Their numbers, as “2 en 3”."),
    TEXT(waits_for_text, OPEN, "The numbers of those that are not done."),
    FLAG(can_start, OPEN, "It is not begun, and waits for nothing."),
    WHOLE(needed_by, "place", OPEN, "Place of the action for which it stands this early."),
    TEXT(reason_text, OPEN, "Why it stands where it stands, as “2 × 4 = 8, nodig voor 11”.",
         .formula = "{impact} × {feasibility}, and before what needs it"),
};
#undef RECORD_OF
RECORD(action_record, ActionFacts, action_table);

#define RECORD_OF ApproachFacts
static const Fact approach_table[] = {
    TEXT(id, OPEN, "first, prepare, between, later or unrated."),
    TEXT(name, OPEN, "Name of the region of the matrix."),
    FLAG(present, OPEN, "An action that is still to be done lies there."),
    COUNT(count, "actions", OPEN, "How many do."),
    FLAG(has_actions, OPEN, "One of them does not wait, or the region is not first."),
    FLAG(is_one, OPEN, "Exactly one is."),
    TEXT(actions_text, OPEN, "The numbers of these."),
    FLAG(has_waiting, OPEN, "In region first: one waits for another."),
    FLAG(waiting_is_one, OPEN, "Exactly one does."),
    TEXT(waiting_text, OPEN, "The numbers of these."),
    FLAG_AS("is_first", is[FIRST], OPEN, "It is the region first: high impact, easily done."),
    FLAG_AS("is_prepare", is[PREPARE], OPEN, "It is the region prepare: high impact, hard to do."),
    FLAG_AS("is_between", is[BETWEEN], OPEN, "It is the region between: low impact, easily done."),
    FLAG_AS("is_later", is[LATER], OPEN, "It is the region later: low impact, hard to do."),
    FLAG_AS("is_unrated", is[UNRATED], OPEN, "It is for actions without a place in the matrix."),
};
#undef RECORD_OF
static RECORD(approach_record, ApproachFacts, approach_table);

#define RECORD_OF RoadmapFacts
// NOLINTBEGIN(bugprone-macro-parentheses): a member has no parentheses
#define ACTIONS(key, list, says)                                                                   \
    ROW(key, FACT_REFERENCES, const ActionFacts *const *, list.items, OPEN, says,                  \
        .count = MEMBER(size_t, list.count), .record = &action_record)
// NOLINTEND(bugprone-macro-parentheses)
#define COUNTED(name, says) SPLICE(name, CountedActions, counted_actions_record, OPEN, says)
static const Fact roadmap_table[] = {
    FLAG(present, OPEN, "There is an action."),
    FLAG(has_plan, OPEN, "One is neither paused nor dropped."),
    FLAG(has_open, OPEN, "One of these is not done."),
    COUNT(count, "actions", OPEN, "How many actions of the plan are not done."),
    WORDS_OF(count, "actions", OPEN, "That number in words."),
    FLAG(is_one, OPEN, "Exactly one is not done."),
    FLAG(is_long, OPEN, "More than twelve are not done."),
    ACTIONS("plan", plan, "The actions that are neither paused nor dropped."),
    ACTIONS("open", open, "Of these, what is not done."),
    ACTIONS("shortlist", shortlist,
            "Of these all, where they are twenty or fewer; else twenty of high impact at most, or "
            "the first twenty where none is rated so."),
    ACTIONS("set_aside", set_aside_list, "The actions that are paused or dropped."),
    ACTIONS("startable", startable_list, "The actions that are not begun and wait for nothing."),
    ACTIONS("next", next, "What begins within two quarters or has begun; ideas last."),
    ACTIONS("next_first", next_first, "The first eight of these."),
    TEXT(next_more_text, OPEN, "The numbers of the others."),
    COUNT(next_count, "actions", OPEN, "How many are next."),
    WORDS_OF(next_count, "actions", OPEN, "That number in words."),
    FLAG(has_next, OPEN, "One is next."),
    FLAG(next_is_one, OPEN, "Exactly one is next."),
    TEXT(next_until_text, OPEN, "The last quarter that still is soon; null without a date."),
    LIST(actions, ActionFacts, action_count, action_record, OPEN,
         "All actions, by impact × feasibility and what they wait for; those set aside come last."),
    FLAG(has_dates, OPEN, "An action of the plan has a begin or an end."),
    FLAG(has_agreed_dates, OPEN, "One that has begun or is planned has a begin or an end."),
    COUNTED(first, "Actions that come first: high impact, easily done, and waiting for nothing."),
    FLAG(first_is_all, OPEN, "All that are not done come first."),
    FLAG(first_is_some, OPEN, "Some of them come first."),
    COUNTED(set_aside, "Actions that are paused or dropped."),
    COUNTED(started, "Actions that have begun."),
    WORDS_AS("started_count", started.count, "actions", OPEN, "How many have begun, in words."),
    COUNTED(done, "Actions that are done."),
    COUNTED(startable, "Actions that are not begun and wait for nothing."),
    WORDS_AS("startable_count", startable.count, "actions", OPEN, "How many can begin, in words."),
    COUNTED(waiting, "Actions that are not begun and wait for another."),
    COUNTED(without_effect, "Actions whose effect is not known: no questions, level or end."),
    COUNTED(past, "Actions that ended before the scan."),
    EACH("approaches", ApproachFacts, approaches, APPROACHES, approach_record, OPEN,
         "The regions of the matrix, the unrated last."),
    SPLICE(effect, EffectFacts, effect_record, PLAN, "What they do to the scores if all succeed."),
};
#undef RECORD_OF
RECORD(roadmap_record, RoadmapFacts, roadmap_table);

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

static Slice approach_name(const Strings *strings, Approach approach)
{
    const char *const name[APPROACHES] = { [FIRST] = strings->approach_first,
                                           [PREPARE] = strings->approach_prepare,
                                           [BETWEEN] = strings->approach_between,
                                           [LATER] = strings->approach_later,
                                           [UNRATED] = strings->approach_unrated };
    return slice_of(name[approach]);
}

// ---- order and beginning ----

// "5 × 4 = 20", and for which other action it comes earlier than that.
static Slice reason_text(const FactsContext *context, const Action *action)
{
    Arena *arena = context->arena;
    const PatternBlank product[] = {
        { "impact", slice_print(arena, "%d", action->impact) },
        { "feasibility", slice_print(arena, "%d", action->feasibility) },
        { "product", slice_print(arena, "%d", action->impact * action->feasibility) }
    };
    Slice own = approach_of(action) == UNRATED
                    ? slice_of(context->strings->approach_unrated)
                    : pattern_fill(arena, slice_of(context->strings->reason_product), product, 3);
    if (!action->needed_by)
        return own;
    const PatternBlank needed[] = {
        { "reason", own }, { "action", context->scan->actions[action->needed_by - 1].id }
    };
    return pattern_fill(arena, slice_of(context->strings->reason_needed), needed, 2);
}

// What an action waits for: all of it, or only what is not done.
static Slice links_text(const FactsContext *context, const Action *action, bool open_only)
{
    size_t *links = arena_many(context->arena, size_t, action->waits_count), count = 0;
    for (size_t i = 0; i < action->waits_count; i++)
        if (!open_only || context->scan->actions[action->waits_for[i]].status != ACTION_DONE)
            links[count++] = action->waits_for[i];
    return facts_action_numbers(context, links, count);
}

static bool is_new(const Action *action)
{
    return action->status == ACTION_IDEA || action->status == ACTION_PLANNED;
}

static bool may_start(const FactsContext *context, const Action *action)
{
    return is_new(action) && !links_text(context, action, true).len;
}

static void add_links(const FactsContext *context, const Action *action, ActionFacts *facts)
{
    ActionLink *links = arena_many(context->arena, ActionLink, action->waits_count);
    for (size_t i = 0; i < action->waits_count; i++) {
        const Action *other = &context->scan->actions[action->waits_for[i]];
        links[i] = (ActionLink){ count_value(true, (int64_t)action->waits_for[i] + 1), other->id,
                                 other->title, other->status == ACTION_DONE };
    }
    facts->depends = links;
    facts->depends_count = action->waits_count;
    facts->depends_text = links_text(context, action, false);
    facts->waits_for_text = links_text(context, action, true);
    facts->can_start = may_start(context, action);
    facts->needed_by = count_value(true, action->needed_by ? (int64_t)action->needed_by : -1);
    facts->reason_text = reason_text(context, action);
}

// ---- actions ----

// As it was written, where that says something else than the date.
static Slice moment_text(const FactsContext *context, Date date, Slice written, bool is_month)
{
    if (written.len)
        return written;
    return is_month ? strings_date(context->arena, context->strings, date)
                    : strings_moment(context->arena, context->strings, date);
}

static Slice day_text(const FactsContext *context, Date date)
{
    return date_is_none(date) ? S("") : date_iso(context->arena, date_from_days(date_days(date)));
}

static bool is_ongoing_state(const Action *action)
{
    return action->ongoing && action->status == ACTION_STARTED;
}

static Slice end_text(const FactsContext *context, const Action *action)
{
    bool endless =
        is_ongoing_state(action) && date_is_none(action->end) && !action->end_written.len;
    return endless ? slice_of(context->strings->status_ongoing)
                   : moment_text(context, action->end, action->end_written, action->end_is_month);
}

static Slice status_text(const FactsContext *context, const Action *action)
{
    return is_ongoing_state(action) ? slice_of(context->strings->status_ongoing)
                                    : strings_status(context->strings, (int)action->status);
}

// When it begins and ends.
static void add_dates(const FactsContext *context, const Action *action, ActionFacts *facts)
{
    int64_t start = period_quarter(action->start), end = period_quarter(action->end);
    facts->start_text =
        moment_text(context, action->start, action->start_written, action->start_is_month);
    facts->end_text = end_text(context, action);
    facts->start = day_text(context, action->start);
    // A date without a day or a month ends with the last of them.
    Date last = action->end;
    if (!date_is_none(last) && !last.day) {
        bool december = !last.month || last.month == 12;
        Date next = { last.year + december, december ? 1 : last.month + 1, 1 };
        last = date_from_days(date_days(next) - 1);
    }
    facts->end = day_text(context, last);
    facts->start_quarter = count_value(true, start);
    facts->end_quarter = count_value(true, end);
    facts->has_dates = start >= 0 || end >= 0;
}

static ActionFacts action_of(const FactsContext *context, size_t index)
{
    const Action *action = &context->scan->actions[index];
    ActionFacts facts = {
        .rank = count_value(true, (int64_t)index + 1),
        .id = action->id,
        .title = action->title,
        .pillar = pillar_id(action->pillar),
        .pillar_name = strings_pillar(context->strings, (int)action->pillar),
        .pillar_index = count_value(true, (int)action->pillar),
        .on = facts_named_pillars(context, action->on_pillar),
        .impact = count_value(true, action->impact ? action->impact : -1),
        .feasibility = count_value(true, action->feasibility ? action->feasibility : -1),
        .is_rated = action->impact && action->feasibility,
        .region = approach_of(action),
        .approach = approach_name(context->strings, approach_of(action)),
        .owner = action->owner,
        .status = action_status_id(action->status),
        .status_text = status_text(context, action),
        .is_ongoing = action->ongoing,
        .in_plan = action_in_plan(action),
        .has_effect = context->results->effect.action[index] == EFFECT_COUNTED,
    };
    add_dates(context, action, &facts);
    add_links(context, action, &facts);
    return facts;
}

// ---- which actions ----

typedef bool ActionTest(const FactsContext *context, size_t index);

static CountedActions counted(const FactsContext *context, ActionTest *passes)
{
    size_t *passing = arena_many(context->arena, size_t, context->scan->action_count), count = 0;
    for (size_t i = 0; i < context->scan->action_count; i++)
        if (passes(context, i))
            passing[count++] = i;
    return facts_counted_actions(context, passing, count);
}

static ActionList listed(const FactsContext *context, ActionTest *passes,
                         const ActionFacts *actions)
{
    const ActionFacts **items =
        arena_many(context->arena, const ActionFacts *, context->scan->action_count);
    size_t count = 0;
    for (size_t i = 0; i < context->scan->action_count; i++)
        if (passes(context, i))
            items[count++] = &actions[i];
    return (ActionList){ items, count };
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

static ApproachFacts approach_facts(const FactsContext *context, Approach approach)
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
    ApproachFacts facts = {
        .id = slice_of(id[approach]),
        .name = approach_name(context->strings, approach),
        .present = count + later_count > 0,
        .count = count_value(true, (int64_t)(count + later_count)),
        .has_actions = count > 0,
        .is_one = count == 1,
        .actions_text = facts_action_numbers(context, passing, count),
        .has_waiting = later_count > 0,
        .waiting_is_one = later_count == 1,
        .waiting_text = facts_action_numbers(context, later, later_count),
    };
    facts.is[approach] = true;
    return facts;
}

// ---- what begins soon ----

// What is decided comes before what is an idea yet; the rest by rank. The first of them fit on the page of
// the summary.
static void add_next(const FactsContext *context, RoadmapFacts *roadmap)
{
    enum { MOST = 8, SOON_QUARTERS = 2 };
    const Scan *scan = context->scan;
    const ActionFacts **next = arena_many(context->arena, const ActionFacts *, scan->action_count);
    size_t *more = arena_many(context->arena, size_t, scan->action_count), count = 0, first;
    // The last quarter that still is soon: the second after that of the report. −1 without a date.
    int64_t now = period_quarter(scan->settings.date), until = now < 0 ? -1 : now + SOON_QUARTERS;
    for (int ideas = 0; ideas < 2; ideas++) {
        for (size_t i = 0; i < scan->action_count; i++) {
            const Action *action = &scan->actions[i];
            int64_t start = period_quarter(action->start);
            bool soon = action->status == ACTION_STARTED || (start >= 0 && start <= until);
            if (!soon || !action_in_plan(action) || action->status == ACTION_DONE ||
                (action->status == ACTION_IDEA) != ideas)
                continue;
            if (count >= MOST)
                more[count - MOST] = i;
            next[count++] = &roadmap->actions[i];
        }
    }
    first = count < MOST ? count : MOST;
    const Date month = { (int)(until / 4), (int)(until % 4) * 3 + 1, 0 };
    roadmap->next = (ActionList){ next, count };
    roadmap->next_first = (ActionList){ next, first };
    roadmap->next_more_text = facts_action_numbers(context, more, count - first);
    roadmap->next_count = count_value(true, (int64_t)count);
    roadmap->has_next = count > 0;
    roadmap->next_is_one = count == 1;
    roadmap->next_until_text =
        until < 0 ? S("") : strings_quarter(context->arena, context->strings, month);
}

static bool is_heavy(const FactsContext *context, size_t index)
{
    const Action *action = &context->scan->actions[index];
    return is_open(context, index) &&
           (approach_of(action) == FIRST || approach_of(action) == PREPARE);
}

static ActionList shortlist_of(const FactsContext *context, const ActionFacts *actions)
{
    enum { MOST = 20 };
    ActionList list = listed(context, is_open, actions);
    ActionList heavy = listed(context, is_heavy, actions);
    if (list.count > MOST && heavy.count > 0)
        list = heavy;
    list.count = list.count < MOST ? list.count : MOST;
    return list;
}

static bool is_agreed(const FactsContext *context, size_t index)
{
    ActionStatus status = context->scan->actions[index].status;
    return status == ACTION_STARTED || status == ACTION_PLANNED;
}

static void add_actions(const FactsContext *context, RoadmapFacts *roadmap)
{
    size_t count = context->scan->action_count;
    ActionFacts *actions = arena_many(context->arena, ActionFacts, count);
    for (size_t i = 0; i < count; i++) {
        actions[i] = action_of(context, i);
        bool dated = is_planned(context, i) && actions[i].has_dates;
        roadmap->has_dates = roadmap->has_dates || dated;
        roadmap->has_agreed_dates = roadmap->has_agreed_dates || (dated && is_agreed(context, i));
    }
    roadmap->actions = actions;
    roadmap->action_count = count;
    roadmap->plan = listed(context, is_planned, actions);
    roadmap->open = listed(context, is_open, actions);
    roadmap->shortlist = shortlist_of(context, actions);
    roadmap->set_aside_list = listed(context, is_set_aside, actions);
    roadmap->startable_list = listed(context, is_startable, actions);
    add_next(context, roadmap);
}

RoadmapFacts facts_roadmap(const FactsContext *context)
{
    enum { ONE_PAGE = 12 }; // actions that fit on a page below their matrix
    RoadmapFacts roadmap = {
        .present = context->scan->action_count > 0,
        .first = counted(context, is_first),
        .set_aside = counted(context, is_set_aside),
        .started = counted(context, is_started),
        .done = counted(context, is_done),
        .startable = counted(context, is_startable),
        .waiting = counted(context, is_waiting),
        .without_effect = counted(context, is_without_effect),
        .past = counted(context, is_past),
        .effect = facts_effect(context),
    };
    add_actions(context, &roadmap);
    int64_t open = (int64_t)roadmap.open.count, first = roadmap.first.count.number;
    roadmap.has_plan = roadmap.plan.count > 0;
    roadmap.has_open = open > 0;
    roadmap.count = count_value(true, open);
    roadmap.is_one = open == 1;
    roadmap.is_long = open > ONE_PAGE;
    roadmap.first_is_all = first > 0 && first == open;
    roadmap.first_is_some = first > 0 && first < open;
    for (int approach = 0; approach < APPROACHES; approach++)
        roadmap.approaches[approach] = approach_facts(context, (Approach)approach);
    return roadmap;
}
