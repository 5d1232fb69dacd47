// SPDX-License-Identifier: EUPL-1.2
#include "facts/journey_owners.h"

#include <math.h>

#include "facts/context.h"
#include "facts/measurement_records.h"
#include "facts/rows.h"

#define RECORD_OF TogetherFacts
static const Fact together_table[] = {
    FLAG(present, PLAN, "Two journeys or more have the figure, and asked for it in the same way."),
    COUNT(journeys, "journeys", PLAN, "How many have it."),
    FLAG(is_effort, OPEN, "It is of effort: a low mark is good."),
    FLAG(is_ease, OPEN, "It is of ease."),
    FLAG(is_yes, OPEN, "Its scale has two marks: no and yes."),
    FLAG(figure_is_share, OPEN, "It is a share of best marks, and not a mean."),
    TEXT(figure_marks, OPEN, "Of which marks it is the share, as “5–7”."),
    TEXT(scale, OPEN, "Its scale, as “1–5”."),
    BARE(figure, 2, "marks or share", PLAN,
         "The mean of what is printed of these journeys, each as often as it is made."),
    TEXT(figure_text, PLAN, "That, as it is printed."),
};
#undef RECORD_OF
RECORD(together_record, TogetherFacts, together_table);

#define RECORD_OF OwnerFacts
static const Fact owner_table[] = {
    TEXT(name, OPEN, "Who leads these journeys; null where nobody does."),
    ROW("led", FACT_REFERENCES, const JourneyFacts *const *, journeys, PLAN,
        "The journeys, from much to little made.", .count = MEMBER(size_t, journey_count),
        .record = &journey_record),
    COUNT(count, "journeys", OPEN, "How many there are."),
    COUNT(volume, "journeys", OPEN, "How often they are made in a year, together."),
    SHARE(share, OPEN, "Share of all journeys that are made."),
    FLAG(has_main, OPEN, "One is of the fewest that reach 80 % together."),
    FLAG(has_actions, OPEN, "The roadmap has an action of this owner that is to be done."),
    SPLICE(actions, ToldActions, told_actions_record, OPEN, "Those actions."),
};
#undef RECORD_OF
RECORD(owner_record, OwnerFacts, owner_table);

// ---- all journeys together ----

typedef enum Figure { EFFORT, OUTCOME, SATISFACTION } Figure;

static const MeasuredQuestionFacts *question_of(const JourneyFacts *journey, Figure figure)
{
    return figure == EFFORT    ? journey->effort
           : figure == OUTCOME ? journey->outcome
                               : journey->satisfaction;
}

// As it is printed: a double that was rounded, or in confidential facts one that was not.
static Fraction printed_figure(const MeasuredQuestionFacts *question, Figure figure)
{
    static const int64_t digits = 1000000;
    const RealValue *value = figure == SATISFACTION ? &question->mark.mean : &question->figure;
    return fraction((int128)llround(value->number * (double)digits), digits);
}

static void tell_together(const FactsContext *context, Fraction mean, TogetherFacts *facts)
{
    int decimals = facts->figure_is_share ? 2 : 1;
    Fraction told = context->style.whole ? mean : fraction_rounded(mean, decimals);
    facts->figure = real_value(true, fraction_double(told));
    facts->figure_text = facts->figure_is_share
                             ? share_value_text(&context->style, exact_value(true, mean))
                             : fraction_text(context->arena, mean, decimals, context->numbers);
}

static TogetherFacts together(const FactsContext *context, const JourneyList *journeys,
                              Figure figure)
{
    const MeasuredQuestionFacts *first = NULL;
    TogetherFacts facts = { .figure = real_value(false, 0), .figure_text = S("–") };
    Fraction sum = fraction(0, 1), volume = fraction(0, 1);
    int64_t count = 0;
    bool alike = true;
    for (size_t i = 0; i < journeys->count; i++) {
        const MeasuredQuestionFacts *question = question_of(&journeys->items[i], figure);
        if (!question)
            continue;
        first = first ? first : question;
        alike = alike && questions_asked_alike(first, question);
        Fraction often = fraction(journeys->items[i].volume.number, 1);
        sum = fraction_add(sum, fraction_multiply(often, printed_figure(question, figure)));
        volume = fraction_add(volume, often);
        count++;
    }
    facts.journeys = count_value(true, count);
    facts.present = alike && count > 1;
    if (!facts.present)
        return facts;
    facts.is_effort = first->is_effort;
    facts.is_ease = first->is_ease;
    facts.is_yes = first->is_yes;
    facts.figure_is_share = figure != SATISFACTION && first->figure_is_share;
    facts.figure_marks = first->figure_marks;
    facts.scale = first->scale;
    tell_together(context, fraction_divide(sum, volume), &facts);
    return facts;
}

// ---- owners ----

// What the owner of that text_key is still to do. Nobody does nothing.
static ToldActions actions_of(const FactsContext *context, const RoadmapFacts *roadmap, Slice key)
{
    enum { MOST = 8 };
    size_t *found = arena_many(context->arena, size_t, roadmap->action_count), count = 0;
    for (size_t i = 0; key.len && i < roadmap->action_count; i++) {
        const ActionFacts *action = &roadmap->actions[i];
        bool open = action->in_plan && !slice_equal(action->status, S("done"));
        if (open && slice_equal(text_key(context->arena, action->owner), key))
            found[count++] = i;
    }
    return facts_told_actions(context, roadmap, found, count, MOST);
}

static OwnerFacts owner_facts(const FactsContext *context, const JourneyList *journeys,
                              const RoadmapFacts *roadmap, Slice name)
{
    Arena *arena = context->arena;
    Slice key = text_key(arena, name);
    const JourneyFacts **led = arena_many(arena, const JourneyFacts *, journeys->count);
    OwnerFacts owner = { .name = name, .journeys = led };
    int64_t volume = 0;
    Fraction share = fraction(0, 1);
    for (size_t i = 0; i < journeys->count; i++) {
        const JourneyFacts *journey = &journeys->items[i];
        if (!slice_equal(text_key(arena, journey->owner), key))
            continue;
        led[owner.journey_count++] = journey;
        volume += journey->volume.number;
        share = fraction_add(share, journey->share.number);
        owner.has_main = owner.has_main || journey->is_main;
    }
    owner.actions = actions_of(context, roadmap, key);
    owner.count = count_value(true, (int64_t)owner.journey_count);
    owner.volume = count_value(true, volume);
    owner.share = exact_value(true, share);
    owner.has_actions = owner.actions.first.count > 0;
    return owner;
}

static bool is_told(const FactsContext *context, const OwnerList *list, Slice name)
{
    Slice key = text_key(context->arena, name);
    for (size_t i = 0; i < list->count; i++)
        if (slice_equal(text_key(context->arena, list->items[i].name), key))
            return true;
    return false;
}

OwnerList facts_journey_owners(const FactsContext *context, const JourneyList *journeys,
                               const RoadmapFacts *roadmap)
{
    OwnerFacts *owners = arena_many(context->arena, OwnerFacts, journeys->count);
    OwnerList list = { .items = owners,
                       .effort = together(context, journeys, EFFORT),
                       .outcome = together(context, journeys, OUTCOME),
                       .satisfaction = together(context, journeys, SATISFACTION) };
    int64_t volume = 0, nobody = 0;
    for (size_t i = 0; i < journeys->count; i++) {
        Slice name = journeys->items[i].owner;
        volume += journeys->items[i].volume.number;
        if (!text_key(context->arena, name).len)
            nobody++;
        else if (!is_told(context, &list, name))
            owners[list.count++] = owner_facts(context, journeys, roadmap, name);
    }
    list.named = count_value(true, (int64_t)list.count);
    if (nobody)
        owners[list.count++] = owner_facts(context, journeys, roadmap, S(""));
    list.nobody = count_value(true, nobody);
    list.volume = count_value(true, volume);
    return list;
}
