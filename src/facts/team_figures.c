// SPDX-License-Identifier: EUPL-1.2
#include "facts/team_figures.h"

#include "facts/context.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "score/mark_means.h"

#define RECORD_OF TeamGroupFacts
static const Fact group_table[] = {
    TEXT(name, OPEN, "The dimension or theme."),
    TEXT(scale, OPEN, "The scale of its mean."),
    TEXT(mean_text, PLAN, "Its mean mark; an en dash where it may not be shown."),
    TEXT(best, OPEN, "The question that does best."),
    TEXT(best_mean_text, PLAN, "The mean mark of that."),
    TEXT(best_scale, OPEN, "On this scale."),
    TEXT(weakest, OPEN, "The question that does worst."),
    TEXT(weakest_mean_text, PLAN, "The mean mark of that."),
    TEXT(weakest_scale, OPEN, "On this scale."),
    FLAG(scales_differ, OPEN, "One of these scales is another than that of the mean."),
};
#undef RECORD_OF
static RECORD(team_group_record, TeamGroupFacts, group_table);

#define RECORD_OF TeamMeasurementFacts
static const Fact measurement_table[] = {
    TEXT(title, OPEN, "The title of the measurement."),
    LIST(groups, TeamGroupFacts, group_count, team_group_record, PLAN,
         "Its dimensions and themes, in which one question does better than another."),
};
#undef RECORD_OF
RECORD(team_measurement_record, TeamMeasurementFacts, measurement_table);

// Of the questions of that dimension or, where `by_theme`, of that theme. False where none does better than
// another; the group's name, scale and mean are not touched.
static bool add_outermost(const Measurement *measurement, const MeasurementFacts *facts,
                          bool by_theme, Slice name, TeamGroupFacts *group)
{
    const MeasuredQuestionFacts *best = NULL, *weakest = NULL;
    Fraction least = fraction_none(), most = fraction_none(); // from the best mark
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MeasuredQuestionFacts *question = &facts->questions[i];
        if (question->mark.n.state != VALUE_KNOWN ||
            !slice_equal(by_theme ? question->theme : question->dimension, name))
            continue;
        // Of their scales: questions of a dimension may have scales of their own.
        Fraction far = mark_far_from_best(mark_set_question(&measurement->question[i]),
                                          real_value_fraction(question->mark.mean));
        if (!best || fraction_compare(far, least) < 0) {
            best = question;
            least = far;
        }
        if (!weakest || fraction_compare(far, most) > 0) {
            weakest = question;
            most = far;
        }
    }
    if (!best || fraction_compare(most, least) == 0)
        return false;
    group->best = best->text;
    group->best_mean_text = best->mark.mean_text;
    group->best_scale = best->scale;
    group->weakest = weakest->text;
    group->weakest_mean_text = weakest->mark.mean_text;
    group->weakest_scale = weakest->scale;
    group->scales_differ =
        !slice_equal(best->scale, group->scale) || !slice_equal(weakest->scale, group->scale);
    return true;
}

static TeamMeasurementFacts team_measurement(const FactsContext *context,
                                             const Measurement *measurement,
                                             const MeasurementFacts *facts)
{
    size_t most = facts->dimension_count + facts->theme_count;
    TeamGroupFacts *groups = arena_many(context->arena, TeamGroupFacts, most);
    TeamMeasurementFacts team = { .title = facts->title, .groups = groups };
    for (size_t i = 0; i < facts->dimension_count; i++) {
        const MeasuredDimensionFacts *dimension = &facts->dimensions[i];
        TeamGroupFacts group = { .name = dimension->name,
                                 .scale = dimension->scale,
                                 .mean_text = dimension->mark.mean_text };
        if (add_outermost(measurement, facts, false, dimension->name, &group))
            groups[team.group_count++] = group;
    }
    team.dimension_count = team.group_count;
    for (size_t i = 0; i < facts->theme_count; i++) {
        const ThemeFacts *theme = &facts->themes[i];
        TeamGroupFacts group = { .name = theme->name,
                                 .scale = theme->questions[0]->scale,
                                 .mean_text = theme->mark.mean_text };
        if (add_outermost(measurement, facts, true, theme->id, &group))
            groups[team.group_count++] = group;
    }
    return team;
}

TeamList facts_team_figures(const FactsContext *context, const MeasurementList *measurements)
{
    TeamMeasurementFacts *items =
        arena_many(context->arena, TeamMeasurementFacts, measurements->count);
    TeamList list = { .items = items, .is_complete = true };
    for (size_t i = 0; i < measurements->count; i++) {
        const MeasurementFacts *facts = &measurements->items[i];
        if (facts->is_superseded || facts->is_mirror || !facts->is_shown)
            continue;
        items[list.count] = team_measurement(context, &context->scan->measurements[i], facts);
        list.is_complete =
            list.is_complete && items[list.count].dimension_count == facts->dimension_count;
        list.count += items[list.count].group_count > 0;
    }
    return list;
}
