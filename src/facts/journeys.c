// SPDX-License-Identifier: EUPL-1.2
// Effort is weighed by volume only where all journeys asked for it in the same way: on the same scale, in
// the same direction, with the same figure. Then what each takes of all effort is reckoned with the figures
// as they are printed, so that it tells no more than these do.
#include "facts/journeys.h"

#include "facts/context.h"
#include "facts/measurement_records.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "score/journeys.h"
#include "score/mark_means.h"

#define RECORD_OF JourneyFacts
static const Fact journey_table[] = {
    TEXT(name, OPEN, "Its name."),
    TEXT(owner, OPEN, "Who is responsible for it."),
    TEXT(measurement, OPEN, "The title of the measurement that asks for it."),
    COUNT(volume, "journeys", OPEN, "How often it is made in a year."),
    SHARE(share, OPEN, "Share of all that are made."),
    SHARE(reached, OPEN, "Share of this one and of those that are made more often, together."),
    FLAG(is_main, OPEN, "It is one of the fewest that reach 80 % together."),
    PERHAPS(effort, MeasuredQuestionFacts, measured_question_record, PLAN,
            "The question that asks for effort or ease, where its figure may be shown."),
    PERHAPS(outcome, MeasuredQuestionFacts, measured_question_record, PLAN,
            "The question that asks for the outcome, where its figure may be shown."),
    PERHAPS(satisfaction, MeasuredQuestionFacts, measured_question_record, PLAN,
            "The question that asks for satisfaction, where its mark may be shown."),
    FLAG(has_figure, PLAN, "One of these three is there."),
    FLAG(has_load, PLAN, "What it takes of all effort is known."),
    SHARE(load, PLAN, "Share of all effort: its volume times how far its figure is from the best."),
    FLAG(is_heaviest, PLAN, "No other takes more."),
};
#undef RECORD_OF
RECORD(journey_record, JourneyFacts, journey_table);

#define RECORD_OF JourneyList
static const Fact list_table[] = {
    FLAG(present, OPEN, "The scan has a table of journeys."),
    LIST(items, JourneyFacts, count, journey_record, PLAN,
         "The journeys, from much to little made."),
    WHOLE(all_count, "journeys", OPEN, "How many there are."),
    FLAG(has_main, OPEN, "Some reach 80 % together, and not all of them are needed for it."),
    COUNT(main_count, "journeys", OPEN, "How many of them."),
    SHARE(main_share, OPEN, "Which share of all journeys these are."),
    FLAG(has_effort, PLAN, "A journey has a figure of effort or ease."),
    FLAG(has_outcome, PLAN, "One has an outcome."),
    FLAG(has_satisfaction, PLAN, "One has a mark."),
    FLAG(is_mixed, PLAN, "They asked for effort in different ways, so that it cannot be weighed."),
    FLAG(has_load, PLAN, "It can."),
    TEXT(heaviest, PLAN, "The journey that takes most of all effort."),
    SHARE(heaviest_load, PLAN, "What it takes."),
};
#undef RECORD_OF
RECORD(journey_list_record, JourneyList, list_table);

// ---- one journey ----

static const MeasurementFacts *facts_of(const FactsContext *context,
                                        const MeasurementList *measurements,
                                        const Measurement *measurement)
{
    for (size_t i = 0; i < measurements->count; i++)
        if (measurement == &context->scan->measurements[i])
            return &measurements->items[i];
    return NULL;
}

static JourneyFacts journey_facts(const FactsContext *context, const MeasurementList *measurements,
                                  const JourneyScore *score)
{
    const Journey *journey = score->journey;
    const MeasurementFacts *of = facts_of(context, measurements, journey->measurement);
    JourneyFacts facts = { .name = journey->name,
                           .owner = journey->owner,
                           .measurement = of ? of->title : S(""),
                           .volume = count_value(true, journey->volume),
                           .share = exact_value(true, score->share),
                           .reached = exact_value(true, score->reached),
                           .is_main = score->is_main,
                           .load = exact_value(false, fraction_none()) };
    for (size_t i = 0; of && i < journey->question_count; i++) {
        const MeasuredQuestionFacts *question = &of->questions[journey->question[i]];
        if ((question->is_effort || question->is_ease) && question->has_figure)
            facts.effort = question;
        else if (question->is_outcome && question->has_figure)
            facts.outcome = question;
        else if (slice_equal(question->asked_for, S("satisfaction")) &&
                 question->mark.n.state == VALUE_KNOWN)
            facts.satisfaction = question;
    }
    facts.has_figure = facts.effort || facts.outcome || facts.satisfaction;
    return facts;
}

// ---- effort and volume ----

bool questions_asked_alike(const MeasuredQuestionFacts *a, const MeasuredQuestionFacts *b)
{
    return a->is_effort == b->is_effort && slice_equal(a->scale, b->scale) &&
           slice_equal(a->best, b->best) && slice_equal(a->figure_marks, b->figure_marks);
}

// How far the figure is from the best that it can be: 0 to 1.
static Fraction effort_of(const JourneyFacts *facts, const Journey *journey)
{
    Fraction figure = real_value_fraction(facts->effort->figure);
    if (facts->effort->figure_is_share)
        return fraction_subtract(fraction(1, 1), figure);
    for (size_t i = 0; i < journey->question_count; i++) {
        const MeasuredQuestion *question = &journey->measurement->question[journey->question[i]];
        if (question->asked_for != ASKED_EFFORT && question->asked_for != ASKED_EASE)
            continue;
        return mark_far_from_best(mark_set_question(question), figure);
    }
    return fraction(0, 1);
}

static void weigh(const JourneyScore *scores, JourneyFacts *items, JourneyList *list)
{
    Fraction all = fraction(0, 1);
    size_t heaviest = list->count;
    for (size_t i = 0; i < list->count; i++)
        if (items[i].effort) {
            items[i].load.number = fraction_multiply(effort_of(&items[i], scores[i].journey),
                                                     fraction(scores[i].journey->volume, 1));
            all = fraction_add(all, items[i].load.number);
            if (heaviest == list->count ||
                fraction_compare(items[i].load.number, items[heaviest].load.number) > 0)
                heaviest = i;
        }
    list->has_load = all.num > 0;
    for (size_t i = 0; i < list->count && list->has_load; i++)
        if (items[i].effort) {
            items[i].load = exact_value(true, fraction_divide(items[i].load.number, all));
            items[i].has_load = true;
        }
    if (list->has_load) {
        items[heaviest].is_heaviest = true;
        list->heaviest = items[heaviest].name;
        list->heaviest_load = items[heaviest].load;
    }
}

// ---- all of them ----

JourneyList facts_journeys(const FactsContext *context, const MeasurementList *measurements)
{
    size_t count = context->scan->journey_count, main = 0;
    const MeasuredQuestionFacts *first = NULL;
    JourneyList list = { .present = count > 0,
                         .count = count,
                         .heaviest_load = exact_value(false, fraction_none()) };
    if (!list.present)
        return list;
    JourneyScore *scores = journeys_score(context->arena, context->scan->journeys, count);
    JourneyFacts *items = arena_many(context->arena, JourneyFacts, count);
    list.items = items;
    for (size_t i = 0; i < count; i++) {
        items[i] = journey_facts(context, measurements, &scores[i]);
        main += items[i].is_main;
        list.has_effort = list.has_effort || items[i].effort;
        list.has_outcome = list.has_outcome || items[i].outcome;
        list.has_satisfaction = list.has_satisfaction || items[i].satisfaction;
        if (!items[i].effort)
            continue;
        first = first ? first : items[i].effort;
        list.is_mixed = list.is_mixed || !questions_asked_alike(first, items[i].effort);
    }
    list.has_main = main < count;
    list.all_count = count_value(true, (int64_t)count);
    list.main_count = count_value(true, (int64_t)main);
    list.main_share = exact_value(true, fraction((int128)main, (int128)count));
    if (first && !list.is_mixed)
        weigh(scores, items, &list);
    return list;
}
