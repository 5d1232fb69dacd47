// SPDX-License-Identifier: EUPL-1.2
#include "facts/journey_owners.h"

#include <math.h>

#include "base/text_map.h"
#include "facts/context.h"
#include "facts/measurement_records.h"
#include "facts/rows.h"

#define RECORD_OF TogetherFacts
static const Fact together_table[] = {
    FLAG(present, PLAN, "Two journeys or more have the figure, and asked for it in the same way."),
    COUNT(journeys, "journeys", PLAN, "How many have it."),
    FLAG(is_effort, OPEN, "It is of effort: a low mark is good."),
    FLAG(is_ease, OPEN, "It is of ease."),
    FLAG(is_yes, OPEN, "The figure is the share of those who said yes, and yes is good."),
    FLAG(is_no, OPEN, "The figure is the share of those who said no, and no is good."),
    FLAG(low_is_good, OPEN, "A low mark is good."),
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

static Fraction printed_figure(const MeasuredQuestionFacts *question, Figure figure)
{
    return real_value_fraction(figure == SATISFACTION ? question->mark.mean : question->figure);
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
    facts.is_no = first->is_no;
    facts.low_is_good = first->low_is_good;
    facts.figure_is_share = figure != SATISFACTION && first->figure_is_share;
    facts.figure_marks = first->figure_marks;
    facts.scale = first->scale;
    tell_together(context, fraction_divide(sum, volume), &facts);
    return facts;
}

// ---- owners ----

// Places in a list, by the owner of what stands there: those of owner k are place[from[k]] up to
// place[from[k + 1]].
typedef struct OwnedPlaces {
    size_t *place, *from;
} OwnedPlaces;

// `owner`: of each of `count` places, below `owners`; any other is of none of them.
static OwnedPlaces by_owner(Arena *arena, const uint32_t *owner, size_t count, size_t owners)
{
    OwnedPlaces all = { .place = arena_many(arena, size_t, count),
                        .from = arena_many(arena, size_t, owners + 2) };
    for (size_t i = 0; i < count; i++)
        if (owner[i] < owners)
            all.from[owner[i] + 2]++;
    for (size_t k = 2; k < owners + 2; k++)
        all.from[k] += all.from[k - 1];
    for (size_t i = 0; i < count; i++)
        if (owner[i] < owners)
            all.place[all.from[owner[i] + 1]++] = i;
    return all;
}

// The owner of each journey, numbered as they come: who leads none of those before it is new. Nobody is the
// last. Returns how many have a name.
static uint32_t number_owners(Arena *arena, const JourneyList *journeys, TextMap *known,
                              uint32_t *owner)
{
    uint32_t named = 0;
    for (size_t i = 0; i < journeys->count; i++) {
        Slice key = text_key(arena, journeys->items[i].owner);
        owner[i] = UINT32_MAX;
        if (key.len && !text_map_find(known, key, &owner[i])) {
            owner[i] = named++;
            text_map_add(known, key, owner[i]);
        }
    }
    for (size_t i = 0; i < journeys->count; i++)
        owner[i] = owner[i] < named ? owner[i] : named;
    return named;
}

// The owner of each action that is still to be done, if it leads a journey.
static uint32_t *owners_of_actions(Arena *arena, const RoadmapFacts *roadmap, const TextMap *known)
{
    uint32_t *owner = arena_many(arena, uint32_t, roadmap->action_count);
    for (size_t i = 0; i < roadmap->action_count; i++) {
        const ActionFacts *action = &roadmap->actions[i];
        bool open = action->in_plan && !slice_equal(action->status, S("done"));
        if (!open || !text_map_find(known, text_key(arena, action->owner), &owner[i]))
            owner[i] = UINT32_MAX;
    }
    return owner;
}

// Of the journeys that stand at these places.
static OwnerFacts owner_facts(const FactsContext *context, const JourneyList *journeys,
                              const size_t *places, size_t count)
{
    const JourneyFacts **led = arena_many(context->arena, const JourneyFacts *, count);
    OwnerFacts owner = { .journeys = led, .journey_count = count };
    int64_t volume = 0;
    Fraction share = fraction(0, 1);
    for (size_t i = 0; i < count; i++) {
        led[i] = &journeys->items[places[i]];
        volume += led[i]->volume.number;
        share = fraction_add(share, led[i]->share.number);
        owner.has_main = owner.has_main || led[i]->is_main;
    }
    owner.count = count_value(true, (int64_t)count);
    owner.volume = count_value(true, volume);
    owner.share = exact_value(true, share);
    return owner;
}

static int64_t volume_of(const JourneyList *journeys)
{
    int64_t volume = 0;
    for (size_t i = 0; i < journeys->count; i++)
        volume += journeys->items[i].volume.number;
    return volume;
}

OwnerList facts_journey_owners(const FactsContext *context, const JourneyList *journeys,
                               const RoadmapFacts *roadmap)
{
    enum { ACTIONS_MOST = 8 };
    Arena *arena = context->arena;
    TextMap *known = text_map_new(arena);
    uint32_t *owner = arena_many(arena, uint32_t, journeys->count);
    size_t named = number_owners(arena, journeys, known, owner);
    OwnedPlaces led = by_owner(arena, owner, journeys->count, named + 1),
                doing = by_owner(arena, owners_of_actions(arena, roadmap, known),
                                 roadmap->action_count, named);
    size_t nobody = led.from[named + 1] - led.from[named];
    OwnerFacts *owners = arena_many(arena, OwnerFacts, named + 1);
    for (size_t k = 0; k < named + (nobody > 0); k++) {
        size_t from = led.from[k], count = led.from[k + 1] - from;
        size_t action = k < named ? doing.from[k] : 0,
               actions = k < named ? doing.from[k + 1] - action : 0;
        owners[k] = owner_facts(context, journeys, led.place + from, count);
        owners[k].name = k < named ? owners[k].journeys[0]->owner : S("");
        owners[k].actions =
            facts_told_actions(context, roadmap, doing.place + action, actions, ACTIONS_MOST);
        owners[k].has_actions = owners[k].actions.first.count > 0;
    }
    return (OwnerList){ .items = owners,
                        .count = named + (nobody > 0),
                        .named = count_value(true, (int64_t)named),
                        .nobody = count_value(true, (int64_t)nobody),
                        .volume = count_value(true, volume_of(journeys)),
                        .effort = together(context, journeys, EFFORT),
                        .outcome = together(context, journeys, OUTCOME),
                        .satisfaction = together(context, journeys, SATISFACTION) };
}
