// SPDX-License-Identifier: EUPL-1.2
// An action is late by the date of the scan, or where it was put off; all else is against the version before.
#include "facts/progress.h"

#include "base/text_map.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "model/period.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/trend.h"

#define RECORD_OF ProgressAction
static const Fact action_table[] = {
    TEXT(id, OPEN, "Its number, as the owner gave it."),
    CELL(title, WRITTEN, "What is to be done."),
    TEXT(pillar_name, OPEN, "Name of the first pillar that it names."),
    CELL(owner, WRITTEN, "Who does it."),
    CELL(start_text, OPEN, "When it begins."),
    CELL(end_text, OPEN, "When it ends."),
    TEXT(status_text, OPEN, "Its status in words."),
    CELL(then_end_text, OPEN, "When it was to end by the earlier version."),
    TEXT(then_status_text, OPEN, "Its status in the earlier version, in words."),
    FLAG(is_overdue, OPEN, "Its end has passed, and it is not done."),
    FLAG(is_unstarted, OPEN, "Its begin has passed, and it has not begun."),
    FLAG(is_postponed, OPEN, "It ends later than the earlier version said."),
    FLAG(is_paused, OPEN, "It is paused."),
    FLAG(is_gone, OPEN, "It is in the roadmap no more."),
};
#undef RECORD_OF
static RECORD(action_record_of, ProgressAction, action_table);

#define RECORD_OF ProgressList
static const Fact list_table[] = {
    LIST_AS("*", ProgressAction, items, number, action_record_of, OPEN, "Those actions."),
    FLAG_AS("has_*", any, OPEN, "There is such an action."),
    FLAG_AS("*_is_one", is_one, OPEN, "There is exactly one."),
    COUNT_AS("*_count", count, "actions", OPEN, "How many there are."),
};
#undef RECORD_OF
static RECORD(list_record, ProgressList, list_table);

#define RECORD_OF PreviousAction
static const Fact previous_action_table[] = {
    TEXT(id, OPEN, "Its number in that roadmap."),
    CELL(title, WRITTEN, "What was to be done."),
    TEXT(pillar_name, OPEN, "Name of the first pillar that it named."),
    TEXT(status_text, OPEN, "Its status in that roadmap, in words."),
    FLAG(is_done, OPEN, "It was done."),
    LIST(questions, QuestionTrendFacts, question_number, question_trend_record, PLAN,
         "The questions that it was to lift, then and now."),
    FLAG(has_questions, OPEN, "It named questions."),
    FLAG(has_comparable, PLAN, "One of them can be compared."),
};
#undef RECORD_OF
static RECORD(previous_action_record, PreviousAction, previous_action_table);

#define RECORD_OF MovedQuestions
static const Fact moved_table[] = {
    COUNT(count, "questions", OPEN, "How many questions these actions name, each once."),
    COUNT(comparable, "questions", PLAN, "How many of them can be compared."),
    COUNT(risen, "questions", PLAN, "How many clearly rose."),
    COUNT(fallen, "questions", PLAN, "How many clearly fell."),
    FLAG(has_comparable, PLAN, "One can be compared."),
    FLAG(can_tell, PLAN, "Of one it can be told whether it clearly changed."),
};
#undef RECORD_OF
static RECORD(moved_record, MovedQuestions, moved_table);

#define RECORD_OF PreviousRoadmap
static const Fact previous_table[] = {
    FLAG(present, OPEN, "The previous scan had a roadmap."),
    COUNT(count, "actions", OPEN, "How many actions it had."),
    COUNT(done, "actions", OPEN, "How many of them were done."),
    FLAG(none_done, OPEN, "None was."),
    FLAG(all_done, OPEN, "All were."),
    LIST(actions, PreviousAction, number, previous_action_record, OPEN,
         "Its actions: those that were done first."),
    PART(of_done, MovedQuestions, moved_record, PLAN, "The questions of those that were done."),
    PART(of_others, MovedQuestions, moved_record, PLAN,
         "The questions of the others, but for those that were done."),
};
#undef RECORD_OF
static RECORD(previous_record, PreviousRoadmap, previous_table);

#define RECORD_OF ProgressFacts
static const Fact progress_table[] = {
    FLAG(present, OPEN, "There is an earlier version with a roadmap, or a previous scan with one."),
    FLAG(has_since, OPEN, "There is an earlier version with a roadmap."),
    FLAG(same_version, OPEN, "It has the same number: the run before."),
    TEXT(since_version, OPEN, "Its number."),
    TEXT(since_date_text, OPEN, "Its date."),
    SPLICE(finished, ProgressList, list_record, OPEN, "Actions that became done since."),
    SPLICE(started, ProgressList, list_record, OPEN, "Actions that began since."),
    SPLICE(late, ProgressList, list_record, OPEN,
           "Actions of the plan of which begin or end has passed, or the end was put off."),
    SPLICE(set_aside, ProgressList, list_record, OPEN,
           "Actions that were paused or dropped since, or left out."),
    SPLICE(added, ProgressList, list_record, OPEN, "Actions that are new."),
    COUNT(done, "actions", OPEN, "How many actions are done."),
    COUNT(in_plan, "actions", OPEN, "How many are neither paused nor dropped."),
    COUNT(unchanged, "actions", OPEN, "How many are in none of these lists."),
    FLAG(nothing_changed, OPEN, "None became done, began, was set aside or is new."),
    FLAG(all_done, OPEN, "All of the plan are done."),
    NAMES(late_pillars, late_pillar_number, OPEN, "Names of the pillars of those that are late."),
    TEXT(late_pillars_text, OPEN, "These in a sentence."),
    PART(previous, PreviousRoadmap, previous_record, PLAN, "The roadmap of the previous scan."),
};
RECORD(progress_record, ProgressFacts, progress_table);
#undef RECORD_OF

// ---- since an earlier version ----

// Has all of the day, month or year passed on that date?
static bool has_passed(Date moment, Date date)
{
    if (date_is_none(moment) || date_is_none(date))
        return false;
    Date part = { date.year, moment.month ? date.month : 0, moment.day ? date.day : 0 };
    return date_compare(moment, part) < 0;
}

// A begin of which only the quarter is known passes with the quarter.
static bool begin_has_passed(const Action *action, Date date)
{
    Date start = action->start;
    bool by_quarter = !date_is_none(start) && !start.day && !action->start_is_month;
    return by_quarter ? !date_is_none(date) && period_quarter(start) < period_quarter(date)
                      : has_passed(start, date);
}

static bool is_open(const Action *action)
{
    return action_in_plan(action) && action->status != ACTION_DONE;
}

// A plan that says "Q2" ends with June: against a day in June it is neither earlier nor later.
static bool ends_later(Date now, Date then)
{
    if (date_is_none(now) || date_is_none(then))
        return false;
    if (!now.day || !then.day)
        now.day = then.day = 0;
    if (!now.month || !then.month)
        now.month = then.month = 0;
    return date_compare(now, then) > 0;
}

static ProgressAction progress_of(const FactsContext *context, const Action *action,
                                  const ActionFacts *facts, const ActionBefore *then)
{
    Date date = context->scan->settings.date;
    bool open = is_open(action);
    return (ProgressAction){
        .id = facts->id,
        .title = facts->title,
        .pillar_name = facts->pillar_name,
        .owner = facts->owner,
        .start_text = facts->start_text,
        .end_text = facts->end_text,
        .status_text = facts->status_text,
        .then_end_text = then ? then->end_text : S(""),
        .then_status_text = then ? then->status_text : S(""),
        .is_overdue = open && has_passed(action->end, date),
        .is_unstarted = open && action->status != ACTION_STARTED && begin_has_passed(action, date),
        .is_postponed = open && then && ends_later(action->end, then->end),
        .is_paused = action->status == ACTION_PAUSED,
    };
}

// A list with room for every action of both versions.
typedef struct Growing {
    ProgressAction *items;
    size_t count;
} Growing;

static Growing growing(const FactsContext *context, const RoadmapBefore *before)
{
    size_t most = context->scan->action_count + before->count;
    return (Growing){ arena_many(context->arena, ProgressAction, most), 0 };
}

static ProgressList ended(Growing list)
{
    return (ProgressList){ list.items, list.count, list.count > 0, list.count == 1,
                           count_value(true, (int64_t)list.count) };
}

typedef struct Sorting {
    Growing finished, started, late, set_aside, added;
    size_t unchanged;
    bool late_on[PILLARS];
} Sorting;

// One that became done or was set aside is told so, and nothing else; a late one may be new or have begun.
static void sort_action(Sorting *sorting, const Action *action, ProgressAction progress,
                        const ActionBefore *then)
{
    bool late = progress.is_overdue || progress.is_unstarted || progress.is_postponed;
    bool was_out = then && (then->status == ACTION_PAUSED || then->status == ACTION_DROPPED);
    bool told = true;
    if (action->status == ACTION_DONE && (!then || then->status != ACTION_DONE))
        sorting->finished.items[sorting->finished.count++] = progress;
    else if (!action_in_plan(action) && !was_out)
        sorting->set_aside.items[sorting->set_aside.count++] = progress;
    else if (action->status == ACTION_STARTED && then && then->status != ACTION_STARTED)
        sorting->started.items[sorting->started.count++] = progress;
    else if (!then)
        sorting->added.items[sorting->added.count++] = progress;
    else
        told = false;
    if (late) {
        sorting->late.items[sorting->late.count++] = progress;
        sorting->late_on[action->pillar] = true;
    }
    sorting->unchanged += !told && !late;
}

static void add_gone(const RoadmapBefore *before, const bool *met, Growing *gone)
{
    for (size_t i = 0; i < before->count; i++) {
        const ActionBefore *then = &before->action[i];
        if (met[i] || then->status == ACTION_DROPPED)
            continue;
        gone->items[gone->count++] = (ProgressAction){ .id = then->id,
                                                       .title = then->title,
                                                       .pillar_name = then->pillar_name,
                                                       .end_text = then->end_text,
                                                       .status_text = then->status_text,
                                                       .then_end_text = then->end_text,
                                                       .then_status_text = then->status_text,
                                                       .is_gone = true };
    }
}

static void sort_actions(const FactsContext *context, const RoadmapFacts *roadmap,
                         const RoadmapBefore *before, Sorting *sorting)
{
    const Scan *scan = context->scan;
    TextMap *ids = text_map_new(context->arena);
    bool *met = arena_many(context->arena, bool, before->count);
    for (size_t i = 0; i < before->count; i++)
        text_map_add(ids, before->action[i].id, (uint32_t)i);
    for (size_t i = 0; i < scan->action_count; i++) {
        uint32_t place;
        bool known = text_map_find(ids, scan->actions[i].id, &place);
        const ActionBefore *then = known ? &before->action[place] : NULL;
        if (known)
            met[place] = true;
        sort_action(sorting, &scan->actions[i],
                    progress_of(context, &scan->actions[i], &roadmap->actions[i], then), then);
    }
    add_gone(before, met, &sorting->set_aside);
}

static void add_late_pillars(const FactsContext *context, const bool late_on[PILLARS],
                             ProgressFacts *facts)
{
    Slice *names = arena_many(context->arena, Slice, PILLARS);
    for (int p = 0; p < PILLARS; p++)
        if (late_on[p])
            names[facts->late_pillar_number++] = strings_pillar(context->strings, p);
    facts->late_pillars = names;
    facts->late_pillars_text = facts_list_text(context, names, facts->late_pillar_number);
}

static void add_since(const FactsContext *context, const RoadmapFacts *roadmap,
                      const RoadmapBefore *before, ProgressFacts *facts)
{
    const Scan *scan = context->scan;
    int64_t done = 0, in_plan = 0;
    Sorting sorting = { growing(context, before),
                        growing(context, before),
                        growing(context, before),
                        growing(context, before),
                        growing(context, before),
                        0,
                        { false } };
    sort_actions(context, roadmap, before, &sorting);
    for (size_t i = 0; i < scan->action_count; i++) {
        done += scan->actions[i].status == ACTION_DONE;
        in_plan += action_in_plan(&scan->actions[i]);
    }
    facts->since_version = before->version;
    facts->since_date_text = before->date_text;
    facts->same_version = before->same_version;
    facts->finished = ended(sorting.finished);
    facts->started = ended(sorting.started);
    facts->late = ended(sorting.late);
    facts->set_aside = ended(sorting.set_aside);
    facts->added = ended(sorting.added);
    facts->done = count_value(true, done);
    facts->in_plan = count_value(true, in_plan);
    facts->unchanged = count_value(true, (int64_t)sorting.unchanged);
    facts->nothing_changed =
        !facts->finished.any && !facts->started.any && !facts->set_aside.any && !facts->added.any;
    facts->all_done = in_plan > 0 && done == in_plan;
    add_late_pillars(context, sorting.late_on, facts);
}

// ---- the roadmap of the previous scan ----

static PreviousAction previous_action(const FactsContext *context, const Action *action)
{
    QuestionTrendFacts *questions = arena_many(context->arena, QuestionTrendFacts, ITEMS);
    PreviousAction facts = { .id = action->id,
                             .title = action->title,
                             .pillar_name = strings_pillar(context->strings, (int)action->pillar),
                             .status_text = strings_status(context->strings, (int)action->status),
                             .is_done = action->status == ACTION_DONE,
                             .questions = questions };
    for (int i = 0; i < ITEMS; i++) {
        if (!action->question[i])
            continue;
        QuestionTrendFacts question = facts_question_trend(context, i);
        facts.has_comparable = facts.has_comparable || question.trend.comparable;
        questions[facts.question_number++] = question;
    }
    facts.has_questions = facts.question_number > 0;
    return facts;
}

static MovedQuestions moved(const FactsContext *context, const bool asked[ITEMS])
{
    int64_t count = 0, comparable = 0, risen = 0, fallen = 0, decided = 0;
    for (int i = 0; i < ITEMS; i++) {
        const Trend *trend = &context->results->trend->question[i];
        if (!asked[i])
            continue;
        count++;
        comparable += trend->comparable;
        risen += trend->direction > 0;
        fallen += trend->direction < 0;
        decided += trend->comparable && !trend->undecided;
    }
    return (MovedQuestions){ count_value(true, count), count_value(true, comparable),
                             count_value(true, risen), count_value(true, fallen),
                             comparable > 0,           decided > 0 };
}

static PreviousRoadmap previous_roadmap(const FactsContext *context)
{
    const Scan *then = context->scan->previous;
    PreviousRoadmap facts = { .present = then && then->action_count && context->results->trend };
    if (!facts.present)
        return facts;
    PreviousAction *actions = arena_many(context->arena, PreviousAction, then->action_count);
    bool of[2][ITEMS] = { { false } }; // by whether the action was done
    for (int is_done = 1; is_done >= 0; is_done--) {
        for (size_t i = 0; i < then->action_count; i++) {
            const Action *action = &then->actions[i];
            if ((action->status == ACTION_DONE) != is_done)
                continue;
            actions[facts.number++] = previous_action(context, action);
            for (int q = 0; q < ITEMS; q++)
                of[is_done][q] = of[is_done][q] || (action->question[q] && !of[1][q]);
        }
        if (is_done)
            facts.done = count_value(true, (int64_t)facts.number);
    }
    facts.count = count_value(true, (int64_t)facts.number);
    facts.none_done = facts.done.number == 0;
    facts.all_done = facts.done.number == facts.count.number;
    facts.actions = actions;
    facts.of_done = moved(context, of[true]);
    facts.of_others = moved(context, of[false]);
    return facts;
}

ProgressFacts facts_progress(const FactsContext *context, const RoadmapFacts *roadmap,
                             const RoadmapBefore *before)
{
    ProgressFacts facts = { .previous = previous_roadmap(context) };
    facts.has_since = before && before->count > 0 && context->scan->action_count > 0;
    facts.present = facts.has_since || facts.previous.present;
    if (facts.has_since)
        add_since(context, roadmap, before, &facts);
    return facts;
}
