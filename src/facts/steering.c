// SPDX-License-Identifier: EUPL-1.2
#include "facts/steering.h"

#include "facts/context.h"
#include "facts/measurement_records.h"
#include "facts/rows.h"
#include "model/scan.h"

#define RECORD_OF SteeringName
static const Fact name_table[] = {
    TEXT(name, OPEN, "The name."),
    FLAG(is_first, OPEN, "It is the first."),
    FLAG(is_last, OPEN, "It is the last of all, and not the first."),
};
#undef RECORD_OF
static RECORD(steering_name_record, SteeringName, name_table);

#define RECORD_OF SteeringFacts
// NOLINTBEGIN(bugprone-macro-parentheses): a member has no parentheses
#define TOGETHER(key, member, says)                                                                \
    ROW(key, FACT_RECORD, TogetherFacts, member, PLAN, says, .record = &together_record)
// NOLINTEND(bugprone-macro-parentheses)
static const Fact steering_table[] = {
    FLAG(present, OPEN, "There is a measurement or a roadmap: something to steer by."),
    FLAG(has_board, PLAN,
         "A page for the board holds more than that there is no mark, or nothing else is there."),
    FLAG(has_headline, PLAN, "A measurement of customers has figures that may be shown."),
    FLAG(has_scores, PLAN,
         "It has a Customer Value Score, a Net Promoter Score, a mean satisfaction, or dimensions "
         "that are judged."),
    PERHAPS(satisfaction, MarkFacts, measured_mark_record, PLAN,
            "The mean satisfaction of that measurement, where it may be shown."),
    TEXT(satisfaction_scale, OPEN, "On this scale."),
    REFERENCES(others, MeasurementFacts, other_count, measurement_record, PLAN,
               "Others with a Customer Value Score or a Net Promoter Score, at most four."),
    COUNT(others_more, "measurements", PLAN, "How many more there are of these."),
    FLAG(others_have_value, PLAN, "One of these four has a Customer Value Score."),
    FLAG(others_have_promoter, PLAN, "One has a Net Promoter Score."),
    REFERENCES(broken_down, MeasurementFacts, broken_down_count, measurement_record, PLAN,
               "Measurements of which one of these scores is shown by group."),
    LIST_AS("missed", SteeringName, missed.items, missed.count, steering_name_record, PLAN,
            "The dimensions of the first that miss the norm."),
    LIST_AS("main_names", SteeringName, main_names.items, main_names.count, steering_name_record,
            OPEN, "The journeys that reach 80 % together, at most five."),
    COUNT(main_more, "journeys", OPEN, "How many more there are of these."),
    LIST_AS("owners", OwnerFacts, owners.items, owners.count, owner_record, PLAN,
            "Who leads journeys, by the most made of them; those that nobody leads come last."),
    COUNT_AS("owner_count", owners.named, "owners", OPEN, "How many owners there are."),
    COUNT_AS("ownerless_count", owners.nobody, "journeys", OPEN, "How many journeys nobody leads."),
    COUNT_AS("volume", owners.volume, "journeys", OPEN, "How often all journeys are made."),
    TOGETHER("effort", owners.effort, "The effort or ease of all journeys together."),
    TOGETHER("outcome", owners.outcome, "Their outcome."),
    TOGETHER("journey_satisfaction", owners.satisfaction, "How satisfied people are with them."),
    FLAG(has_together, PLAN, "One of these three figures of several journeys is there."),
    FLAG(has_unshown, PLAN,
         "A journey that was measured lacks a figure that another has, or has none."),
    FLAG(has_unmeasured, OPEN, "No measurement asks for one."),
    LIST_AS("team", TeamMeasurementFacts, team.items, team.count, team_measurement_record, PLAN,
            "Of each measurement what does best and worst in each dimension and theme."),
    FLAG_AS("team_is_complete", team.is_complete, PLAN,
            "Each dimension of these measurements has both."),
    FLAG(has_team, PLAN,
         "There is one of these, a clear gap of a mirror survey, scores by group, or an action "
         "that is "
         "planned or has begun."),
    SPLICE(agreed, ToldActions, told_actions_record, OPEN,
           "Actions that are planned or have begun."),
};
#undef RECORD_OF
RECORD(steering_record, SteeringFacts, steering_table);

// ---- the board ----

static SteeringNames names_of(const FactsContext *context, const Slice *names, size_t count,
                              bool has_more)
{
    SteeringName *items = arena_many(context->arena, SteeringName, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (SteeringName){ names[i], i == 0, i > 0 && i + 1 == count && !has_more };
    return (SteeringNames){ items, count };
}

static SteeringNames missed_of(const FactsContext *context, const MeasurementFacts *facts)
{
    Slice *names = arena_many(context->arena, Slice, facts->dimension_count);
    size_t count = 0;
    for (size_t i = 0; i < facts->dimension_count; i++)
        if (facts->dimensions[i].norm.is_missed)
            names[count++] = facts->dimensions[i].name;
    return names_of(context, names, count, false);
}

// The first question for satisfaction that is shown: in the Customer Value Score there is one.
static const MeasuredQuestionFacts *satisfaction_of(const MeasurementFacts *facts)
{
    for (size_t i = 0; i < facts->question_count; i++)
        if (slice_equal(facts->questions[i].asked_for, S("satisfaction")) &&
            facts->questions[i].mark.n.state == VALUE_KNOWN)
            return &facts->questions[i];
    return NULL;
}

static bool is_scored(const MeasurementFacts *facts)
{
    return facts->value_is_shown || facts->has_promoter;
}

static void add_headline(const FactsContext *context, const MeasurementFacts *facts,
                         SteeringFacts *steering)
{
    const MeasuredQuestionFacts *question = satisfaction_of(facts);
    steering->has_headline = true;
    steering->missed = missed_of(context, facts);
    if (question) {
        steering->satisfaction = &question->mark;
        steering->satisfaction_scale = question->scale;
    }
    steering->has_scores = is_scored(facts) || question || facts->has_verdicts;
}

static void add_board(const FactsContext *context, const MeasurementList *measurements,
                      SteeringFacts *steering)
{
    enum { MOST = 4 };
    const MeasurementFacts **others = arena_many(context->arena, const MeasurementFacts *, MOST);
    int64_t more = 0;
    for (size_t i = 0; i < measurements->count; i++) {
        const MeasurementFacts *facts = &measurements->items[i];
        if (facts->is_headline)
            add_headline(context, facts, steering);
        if (facts->is_headline || !facts->is_customers || facts->is_superseded ||
            !facts->is_shown || !is_scored(facts))
            continue;
        if (steering->other_count == MOST) {
            more++;
            continue;
        }
        others[steering->other_count++] = facts;
        steering->others_have_value = steering->others_have_value || facts->value_is_shown;
        steering->others_have_promoter = steering->others_have_promoter || facts->has_promoter;
    }
    steering->others = others;
    steering->others_more = count_value(true, more);
}

static void add_main(const FactsContext *context, const JourneyList *journeys,
                     SteeringFacts *steering)
{
    enum { MOST = 5 };
    Slice *told = arena_many(context->arena, Slice, MOST);
    int64_t more = 0;
    size_t count = 0;
    for (size_t i = 0; i < journeys->count; i++) {
        if (!journeys->items[i].is_main)
            continue;
        if (count < MOST)
            told[count++] = journeys->items[i].name;
        else
            more++;
    }
    steering->main_names = names_of(context, told, count, more > 0);
    steering->main_more = count_value(true, more);
}

static void add_gaps(const JourneyList *journeys, SteeringFacts *steering)
{
    const OwnerList *owners = &steering->owners;
    steering->has_together =
        owners->effort.present || owners->outcome.present || owners->satisfaction.present;
    for (size_t i = 0; i < journeys->count; i++) {
        const JourneyFacts *journey = &journeys->items[i];
        bool lacks = !journey->has_figure || (journeys->has_effort && !journey->effort) ||
                     (journeys->has_outcome && !journey->outcome) ||
                     (journeys->has_satisfaction && !journey->satisfaction);
        bool *flag = journey->measurement.len ? &steering->has_unshown : &steering->has_unmeasured;
        *flag = *flag || lacks;
    }
}

// ---- the team ----

static bool is_agreed(const Action *action)
{
    return action->status == ACTION_PLANNED || action->status == ACTION_STARTED;
}

static ToldActions agreed_actions(const FactsContext *context, const RoadmapFacts *roadmap)
{
    enum { MOST = 20 };
    size_t *found = arena_many(context->arena, size_t, roadmap->action_count), count = 0;
    for (size_t i = 0; i < roadmap->action_count; i++)
        if (is_agreed(&context->scan->actions[i]))
            found[count++] = i;
    return facts_told_actions(context, roadmap, found, count, MOST);
}

static bool has_scored_groups(const MeasurementFacts *facts)
{
    for (size_t i = 0; i < facts->trait_count; i++)
        if (facts->traits[i].has_value || facts->traits[i].has_promoter)
            return true;
    return false;
}

static void add_breakdowns(const FactsContext *context, const MeasurementList *measurements,
                           SteeringFacts *steering)
{
    const MeasurementFacts **found =
        arena_many(context->arena, const MeasurementFacts *, measurements->count);
    for (size_t i = 0; i < measurements->count; i++) {
        const MeasurementFacts *facts = &measurements->items[i];
        if (!facts->is_shown || facts->is_superseded)
            continue;
        if (has_scored_groups(facts))
            found[steering->broken_down_count++] = facts;
        steering->has_team = steering->has_team || facts->has_clear_gap;
    }
    steering->broken_down = found;
    steering->has_team = steering->has_team || steering->broken_down_count > 0;
}

SteeringFacts facts_steering(const FactsContext *context, const MeasurementList *measurements,
                             const JourneyList *journeys, bool has_certificate,
                             const RoadmapFacts *roadmap)
{
    SteeringFacts steering = { .present = measurements->any || roadmap->present };
    add_board(context, measurements, &steering);
    add_main(context, journeys, &steering);
    steering.owners = facts_journey_owners(context, journeys, roadmap);
    add_gaps(journeys, &steering);
    steering.team = facts_team_figures(context, measurements);
    steering.agreed = agreed_actions(context, roadmap);
    steering.has_team = steering.team.count > 0 || steering.agreed.first.count > 0;
    add_breakdowns(context, measurements, &steering);
    steering.has_board = steering.has_headline || steering.other_count || journeys->present ||
                         has_certificate || roadmap->has_next ||
                         !(steering.has_team || roadmap->present);
    return steering;
}
