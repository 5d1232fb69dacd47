// SPDX-License-Identifier: EUPL-1.2
#include "score/measured_versions.h"

#include <string.h>

#include "score/measured_blocks.h"

typedef struct Holding {
    Arena *arena;
    MeasuredBlocks blocks;
    const MeasurementScore *score;
    MeasuredPlan *plan;
    PublishedMeasurement *shown; // what is shown of this one, the last of the blocks'
    int *whole;                  // by question: may all of it be known? −1: not asked yet
    size_t room;
} Holding;

// ---- figures ----

// Those for which `belongs`.
static PublishedFigure figure_of(Holding *holding, FigureKind kind, const bool *belongs)
{
    PublishedFigure figure = {
        .kind = kind, .question = arena_many(holding->arena, uint32_t, holding->shown->questions)
    };
    for (size_t q = 0; q < holding->shown->questions; q++)
        if (belongs[q])
            figure.question[figure.questions++] = (uint32_t)q;
    return figure;
}

static bool is_safe(Holding *holding, const PublishedFigure *figure)
{
    size_t against;
    if (blocks_are_safe(&holding->blocks, figure, &against))
        return true;
    if (!holding->plan->held_back) {
        holding->plan->against_version = holding->blocks.version[against];
        holding->plan->against_id = holding->blocks.measurement[against]->id;
        holding->plan->held_back = true;
    }
    return false;
}

static bool whole_is_safe(Holding *holding, uint32_t question)
{
    if (holding->whole[question] < 0) {
        PublishedFigure whole = { .kind = FIGURE_WHOLE, .question = &question, .questions = 1 };
        holding->whole[question] = is_safe(holding, &whole);
    }
    return holding->whole[question];
}

// Keeps a figure that is safe. Of several questions together no more is known than
// of each of them.
static bool keep(Holding *holding, PublishedFigure figure)
{
    bool safe = true;
    for (size_t i = 0; i < figure.questions; i++)
        safe = safe && whole_is_safe(holding, figure.question[i]);
    if (safe && (figure.kind != FIGURE_WHOLE || figure.questions == 0))
        safe = is_safe(holding, &figure);
    if (!safe)
        return false;
    PublishedMeasurement *shown = holding->shown;
    shown->figure = arena_grow(holding->arena, shown->figure, sizeof *shown->figure, shown->figures,
                               &holding->room);
    shown->figure[shown->figures++] = figure;
    return true;
}

// ---- which questions a figure is of ----

static bool is_of_value(AskedFor asked_for)
{
    return asked_for >= ASKED_SATISFACTION && asked_for <= ASKED_RECOMMENDATION;
}

static const bool *questions_of(Holding *holding, size_t cell)
{
    const Measurement *measurement = holding->score->measurement;
    bool *belongs = arena_many(holding->arena, bool, measurement->question_count);
    for (size_t q = 0; q < measurement->question_count; q++) {
        const MeasuredQuestion *question = &measurement->question[q];
        belongs[q] =
            (cell == GROUP_VALUE && is_of_value(question->asked_for)) ||
            (cell == GROUP_PROMOTER && question->asked_for == ASKED_RECOMMENDATION) ||
            (cell >= GROUP_DIMENSION && question->dimension == (int)(cell - GROUP_DIMENSION));
    }
    return belongs;
}

// ---- what is shown ----

static void hold_questions(Holding *holding)
{
    for (uint32_t q = 0; q < holding->shown->questions; q++) {
        uint32_t *question = arena_one(holding->arena, uint32_t);
        *question = q;
        if (holding->plan->question[q])
            holding->plan->question[q] = keep(
                holding,
                (PublishedFigure){ .kind = FIGURE_WHOLE, .question = question, .questions = 1 });
    }
}

static void hold_dimensions(Holding *holding)
{
    const Measurement *measurement = holding->score->measurement;
    for (size_t i = 0; i < measurement->dimension_count; i++) {
        bool beside = measurement->dimension[i].route == ROUTE_RESPONDENTS;
        PublishedFigure figure = figure_of(holding, beside ? FIGURE_COMPLETE : FIGURE_WHOLE,
                                           questions_of(holding, GROUP_DIMENSION + i));
        if (holding->plan->dimension[i])
            holding->plan->dimension[i] = keep(holding, figure);
    }
}

static void hold_value(Holding *holding)
{
    MeasuredPlan *plan = holding->plan;
    const bool *asked = questions_of(holding, GROUP_VALUE);
    if (plan->value)
        plan->value = keep(holding, figure_of(holding, FIGURE_WHOLE, asked));
    if (plan->complete)
        plan->complete = plan->value && keep(holding, figure_of(holding, FIGURE_COMPLETE, asked));
    if (plan->promoter)
        plan->promoter =
            keep(holding, figure_of(holding, FIGURE_WHOLE, questions_of(holding, GROUP_PROMOTER)));
}

// Of each pair those who answered both, beside all.
static void hold_gaps(Holding *holding)
{
    const Measurement *measurement = holding->score->measurement;
    for (size_t i = 0; i < measurement->gap_count; i++) {
        const MeasuredGap *gap = &measurement->gap[i];
        for (size_t k = 0; k < gap->count && holding->plan->gap[i]; k++) {
            bool *pair = arena_many(holding->arena, bool, measurement->question_count);
            pair[gap->of[k]] = pair[gap->against[k]] = true;
            holding->plan->gap[i] = keep(holding, figure_of(holding, FIGURE_COMPLETE, pair));
        }
    }
}

// Without the number of people nothing is said of a group.
static void hold_trait(Holding *holding, size_t t)
{
    size_t values = holding->score->measurement->trait[t].count;
    bool **shown = holding->plan->trait[t].shown;
    for (size_t cell = 0; cell < holding->plan->cells; cell++) {
        PublishedFigure figure = figure_of(holding, FIGURE_GROUPS, questions_of(holding, cell));
        bool any = false;
        figure.trait = (uint32_t)t;
        figure.shown = arena_many(holding->arena, bool, values);
        for (size_t v = 0; v < values; v++) {
            figure.shown[v] = shown[cell][v] && shown[GROUP_PEOPLE][v];
            any = any || figure.shown[v];
        }
        if (!any || !keep(holding, figure))
            memset(shown[cell], 0, values * sizeof **shown);
    }
}

static void withhold_all(MeasuredPlan *plan, const Measurement *measurement)
{
    plan->people = plan->value = plan->complete = plan->promoter = false;
    memset(plan->question, 0, measurement->question_count * sizeof *plan->question);
    memset(plan->dimension, 0, measurement->dimension_count * sizeof *plan->dimension);
    memset(plan->gap, 0, measurement->gap_count * sizeof *plan->gap);
    for (size_t t = 0; t < measurement->trait_count; t++)
        for (size_t cell = 0; cell < plan->cells; cell++)
            memset(plan->trait[t].shown[cell], 0, measurement->trait[t].count * sizeof(bool));
}

// How many there are, is part of everything.
static void hold(Holding *holding)
{
    const Measurement *measurement = holding->score->measurement;
    if (!keep(holding, (PublishedFigure){ .kind = FIGURE_WHOLE })) {
        withhold_all(holding->plan, measurement);
        return;
    }
    hold_questions(holding);
    hold_dimensions(holding);
    hold_value(holding);
    hold_gaps(holding);
    for (size_t t = 0; t < measurement->trait_count; t++)
        hold_trait(holding, t);
}

// ---- all of them ----

typedef struct Earlier {
    const PublishedMeasurement **measurement;
    Slice *version;
    uint64_t *min_group;
    size_t count;
} Earlier;

static void add_earlier(Earlier *earlier, const PublishedMeasurement *measurement, Slice version,
                        uint64_t min_group)
{
    for (size_t i = 0; i < earlier->count; i++)
        if (published_measurement_equal(earlier->measurement[i], measurement))
            return;
    earlier->measurement[earlier->count] = measurement;
    earlier->version[earlier->count] = version;
    earlier->min_group[earlier->count++] = min_group;
}

static Earlier earlier_of(Arena *arena, const Published *before, size_t more)
{
    size_t room = more;
    for (size_t v = 0; v < before->count; v++)
        room += before->version[v].measurements;
    Earlier earlier = { arena_many(arena, const PublishedMeasurement *, room),
                        arena_many(arena, Slice, room), arena_many(arena, uint64_t, room), 0 };
    for (size_t v = 0; v < before->count; v++)
        for (size_t m = 0; m < before->version[v].measurements; m++)
            add_earlier(&earlier, &before->version[v].measurement[m], before->version[v].version,
                        before->version[v].min_group);
    return earlier;
}

static void hold_against(Arena *arena, const Earlier *earlier, uint64_t min_group,
                         const MeasurementScore *score, MeasuredPlan *plan,
                         PublishedMeasurement *shown)
{
    size_t last = earlier->count;
    earlier->measurement[last] = shown;
    earlier->min_group[last] = min_group;
    Holding holding = { .arena = arena,
                        .blocks = measured_blocks(arena, earlier->measurement, earlier->version,
                                                  earlier->min_group, last + 1),
                        .score = score,
                        .plan = plan,
                        .shown = shown,
                        .whole = arena_many(arena, int, shown->questions) };
    for (size_t q = 0; q < shown->questions; q++)
        holding.whole[q] = -1;
    hold(&holding);
}

static bool is_time_before(const MeasuredResults *results, size_t number)
{
    for (size_t i = 0; i < results->count; i++)
        if (results->score[i].measurement->previous == results->score[number].measurement)
            return true;
    return false;
}

void measured_versions_withhold(Arena *arena, const Published *before, uint64_t min_group,
                                MeasuredResults *results, PublishedMeasurement **shown,
                                size_t *count)
{
    Earlier earlier = earlier_of(arena, before, results->count + 1);
    PublishedMeasurement *all = arena_many(arena, PublishedMeasurement, results->count);
    *count = 0;
    for (int times_before = 0; times_before < 2; times_before++) {
        for (size_t i = 0; i < results->count; i++) {
            if (!results->plan[i].people || is_time_before(results, i) != (times_before == 1))
                continue;
            PublishedMeasurement *one = &all[*count];
            *one = published_measurement(arena, before->key, results->score[i].measurement);
            hold_against(arena, &earlier, min_group, &results->score[i], &results->plan[i], one);
            if (one->figures == 0)
                continue;
            add_earlier(&earlier, one, S(""), min_group);
            ++*count;
        }
    }
    *shown = all;
}
