// SPDX-License-Identifier: EUPL-1.2
// Of each measurement what its plan shows.
#include "facts/context.h"
#include "facts/measured_marks.h"
#include "facts/measured_questions.h"
#include "facts/measurement.h"
#include "facts/measurement_records.h"
#include "facts/rows.h"
#include "model/measurement.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/measured_plan.h"

#define RECORD_OF MeasurementFacts
static const Fact measurement_table[] = {
    TEXT(id, OPEN, "The name of its settings."),
    TEXT(title, OPEN, "Its title."),
    TEXT(kind, OPEN, "customers, staff or mirror."),
    FLAG(is_customers, OPEN, "Customers were asked."),
    FLAG(is_staff, OPEN, "Staff were asked."),
    FLAG(is_mirror, OPEN, "Staff were asked what customers would answer."),
    FLAG(has_date, OPEN, "Its date is known."),
    TEXT(date_text, OPEN, "Its date."),
    FLAG(has_previous, OPEN, "It is held against an earlier one."),
    TEXT(previous_title, OPEN, "The title of that."),
    TEXT(mirrors_title, OPEN, "Of a mirror survey, the title of that of the customers."),
    FLAG(is_shown, PLAN, "So many answered that it may be shown."),
    FLAG(is_held_back, PLAN,
         "Some of it is withheld beside an earlier version or another measurement."),
    FLAG(has_held_back_version, PLAN, "Beside an earlier version."),
    TEXT(held_back_version, PLAN, "That version."),
    FLAG(is_superseded, OPEN, "A later measurement is held against it, and tells of it."),
    FLAG(is_headline, PLAN,
         "Its figures come first: the last one of customers with a chart, or else with a score."),
    FLAG(has_effort, OPEN, "A question asks for effort, ease or an outcome."),
    FLAG(has_plain, OPEN, "A question asks for none of these."),
    FLAG(is_weighted, OPEN, "Respondents have weights."),
    COUNT(respondents, "people", PLAN, "Who answered any of its questions."),
    COUNT(invited, "people", OPEN, "How many were asked."),
    COUNT(population, "people", OPEN, "How many it is about."),
    WHOLE(rows, "rows", PLAN, "Rows of the export that count."),
    FLAG(has_response, PLAN, "The response is known."),
    SHARE(response, PLAN, "Share of those invited who answered.",
          .formula = "{respondents} / {invited}"),
    FLAG(has_value, PLAN, "All three questions of the Customer Value Score were asked on 0–10."),
    FLAG(value_is_shown, PLAN, "That score may be shown."),
    PART(value, MarkFacts, measured_mark_record, PLAN,
         "The Customer Value Score: the mean of the means of its three questions."),
    PART(value_norm, NormFacts, measured_norm_record, PLAN, "How it does by the norm of 7."),
    FLAG(has_complete, PLAN, "It may be shown over those who answered all three."),
    FLAG(complete_differs, PLAN, "As it is printed, that is another number."),
    PART(complete, MarkFacts, measured_mark_record, PLAN, "Over those who answered all three."),
    FLAG(has_promoter, PLAN, "The Net Promoter Score may be shown."),
    PART(promoter, PromoterFacts, measured_promoter_record, PLAN, "The Net Promoter Score."),
    LIST(questions, MeasuredQuestionFacts, question_count, measured_question_record, PLAN,
         "Its questions."),
    FLAG(has_dimensions, PLAN, "A dimension may be shown."),
    FLAG(has_verdicts, PLAN, "A dimension is judged by the norm."),
    FLAG(has_earlier_marks, PLAN, "Of a dimension the time before is known."),
    COUNT(judged_count, "dimensions", PLAN, "How many dimensions are judged."),
    COUNT(missed_count, "dimensions", PLAN, "How many of these miss the norm."),
    COUNT(met_count, "dimensions", PLAN, "How many meet it.",
          .formula = "{judged_count} − {missed_count}"),
    TEXT(missed_text, PLAN, "Which these are, as \"a, b and c\"."),
    FLAG(has_chart, PLAN, "The chart of the dimensions is that of this measurement."),
    LIST(dimensions, MeasuredDimensionFacts, dimension_count, measured_dimension_record, PLAN,
         "Its dimensions, in the order of the settings."),
    FLAG(has_themes, PLAN, "A theme was asked and may be shown."),
    FLAG(lacks_themes, OPEN, "Some of the three themes were asked, but not all."),
    FLAG(has_theme_chart, PLAN, "The chart of the themes is that of this measurement."),
    LIST(themes, ThemeFacts, theme_count, measured_theme_record, PLAN,
         "Those of the three themes that were asked: effective, easy, emotion."),
    FLAG(has_gaps, PLAN, "A gap may be shown."),
    LIST(gaps, MeasuredGapFacts, gap_count, measured_gap_record, PLAN,
         "What lies between questions that the same people answered."),
    FLAG(has_traits, PLAN, "A breakdown may be shown."),
    LIST(traits, MeasuredTraitFacts, trait_count, measured_trait_record, PLAN, "Its breakdowns."),
    FLAG(has_mirror, PLAN, "A gap with the customers may be shown."),
    FLAG(has_clear_gap, PLAN, "One of them is clear."),
    LIST(mirror, MirrorGapFacts, mirror_count, mirror_gap_record, PLAN,
         "Of a mirror survey, each dimension beside that of the customers."),
};
#undef RECORD_OF
RECORD(measurement_record, MeasurementFacts, measurement_table);

// ---- dimensions and gaps ----

static MeasuredDimensionFacts dimension_facts(const Teller *teller, size_t i, const Teller *before)
{
    static const char *const routes[ROUTES] = { "questions", "respondents", "answers" };
    const MeasuredDimension *dimension = &teller->score->measurement->dimension[i];
    const DimensionScore *score = &teller->score->all.dimension[i];
    bool shown = teller->plan.dimension[i], whole = teller->whole, turned = false;
    bool then_shown = before && score->before >= 0 && before->plan.dimension[score->before];
    for (size_t q = 0; q < score->set.count; q++)
        turned = turned || score->set.turned[q];
    return (MeasuredDimensionFacts){
        .name = dimension->name,
        .scale = told_scale_text(teller, score->set.base, score->set.top),
        .route = slice_of(routes[dimension->route]),
        .is_turned = turned,
        .is_shown = shown,
        .mark = told_mark_facts(teller, shown, &score->mean),
        .norm = told_norm(teller, shown, &score->norm, score->mean.mean, then_shown),
        .whole = whole,
        .by_questions = real_value(whole, fraction_double(score->route[ROUTE_QUESTIONS])),
        .by_respondents = real_value(whole, fraction_double(score->route[ROUTE_RESPONDENTS])),
        .by_answers = real_value(whole, fraction_double(score->route[ROUTE_ANSWERS])),
        .least = real_value(whole, fraction_double(score->mean.least)),
        .most = real_value(whole, fraction_double(score->mean.most)),
    };
}

static MeasuredGapFacts gap_facts(const Teller *teller, size_t i)
{
    const Measurement *measurement = teller->score->measurement;
    const MeasuredGap *gap = &measurement->gap[i];
    const GapScore *score = &teller->score->gap[i];
    Arena *arena = teller->context->arena;
    bool shown = teller->plan.gap[i];
    GapPairFacts *pairs = arena_many(arena, GapPairFacts, gap->count);
    MeasuredGapFacts facts = {
        .name = gap->name,
        .answers = count_value(shown, (int64_t)score->answers),
        .gap = told_real(teller, shown, fraction_double(score->mean), 1),
        .low = told_real(teller, shown, score->low, 1),
        .high = told_real(teller, shown, score->high, 1),
        .gap_text = shown ? told_signed_text(teller, score->mean, 1) : S("–"),
        .interval_text = shown ? told_range_text(teller, score->low, score->high, 1) : S("–"),
        .pairs = pairs,
        .pair_count = gap->count,
    };
    for (size_t k = 0; k < gap->count; k++)
        pairs[k] = (GapPairFacts){
            .of = column_letters(arena, measurement->question[gap->of[k]].column),
            .against = column_letters(arena, measurement->question[gap->against[k]].column),
            .n = count_value(shown, (int64_t)score->pair_n[k]),
            .gap = told_real(teller, shown, fraction_double(score->pair[k]), 1),
            .gap_text = shown ? told_signed_text(teller, score->pair[k], 1) : S("–"),
        };
    return facts;
}

// ---- breakdowns ----

static MeasuredGroupFacts group_facts(const Teller *teller, size_t t, size_t v)
{
    const MeasuredGroup *group = &teller->score->group[t][v];
    const Measurement *measurement = teller->score->measurement;
    bool **shown = teller->plan.trait[t].shown;
    bool value = shown[GROUP_VALUE][v] && group->value.asked;
    const PromoterScore *promoter =
        shown[GROUP_PROMOTER][v] && group->recommendation ? &group->recommendation->promoter : NULL;
    Fraction score = promoter ? promoter->score : fraction_none();
    Fraction rounded = fraction_is_none(score) ? score : fraction_rounded(score, 0);
    Slice *dimensions = arena_many(teller->context->arena, Slice, measurement->dimension_count);
    MeasuredGroupFacts facts = {
        .name = measurement->trait[t].value[v],
        .people = count_value(shown[GROUP_PEOPLE][v], (int64_t)group->respondents),
        .value = told_mark(teller, value, value ? group->value.mean.mean : fraction_none()),
        .value_text = told_mark_text(teller, value ? group->value.mean.mean : fraction_none()),
        .promoter = real_value(promoter != NULL, fraction_double(teller->whole ? score : rounded)),
        .promoter_text = told_signed_text(teller, rounded, 0),
        .dimension_count = measurement->dimension_count,
        .dimensions = dimensions,
    };
    for (size_t i = 0; i < facts.dimension_count; i++)
        dimensions[i] =
            told_mark_text(teller, shown[GROUP_DIMENSION + i][v] ? group->dimension[i].mean.mean
                                                                 : fraction_none());
    return facts;
}

static MeasuredTraitFacts trait_facts(const Teller *teller, size_t t)
{
    const MeasuredTrait *trait = &teller->score->measurement->trait[t];
    bool **shown = teller->plan.trait[t].shown;
    MeasuredGroupFacts *groups =
        arena_many(teller->context->arena, MeasuredGroupFacts, trait->count);
    MeasuredTraitFacts facts = { .name = trait->name, .groups = groups };
    for (size_t v = 0; v < trait->count; v++) {
        if (!shown[GROUP_PEOPLE][v]) {
            facts.has_withheld = true;
            continue;
        }
        MeasuredGroupFacts *group = &groups[facts.group_count++];
        *group = group_facts(teller, t, v);
        facts.has_value = facts.has_value || group->value.state == VALUE_KNOWN;
        facts.has_promoter = facts.has_promoter || group->promoter.state == VALUE_KNOWN;
        for (size_t cell = 0; cell < teller->plan.cells; cell++)
            facts.has_withheld = facts.has_withheld || (cell >= GROUP_DIMENSION && !shown[cell][v]);
    }
    facts.is_shown = facts.group_count > 0;
    facts.has_dimensions = teller->score->measurement->dimension_count > 0;
    return facts;
}

// ---- the mirror ----

static MirrorGapFacts mirror_facts(const Teller *teller, size_t i, const MeasurementScore *of)
{
    const MirrorGap *mirror = &teller->score->mirror[i];
    const MarkMean *staff = &teller->score->all.dimension[i].mean,
                   *customers = &of->all.dimension[mirror->customers].mean;
    return (MirrorGapFacts){
        .name = teller->score->measurement->dimension[i].name,
        .staff = told_mark(teller, true, staff->mean),
        .staff_text = told_mark_text(teller, staff->mean),
        .customers = told_mark(teller, true, customers->mean),
        .customers_text = told_mark_text(teller, customers->mean),
        .gap = told_real(teller, true, fraction_double(mirror->gap), 1),
        .gap_text = told_signed_text(teller, mirror->gap, 1),
        .low = told_real(teller, true, mirror->low, 1),
        .high = told_real(teller, true, mirror->high, 1),
        .interval_text = told_range_text(teller, mirror->low, mirror->high, 1),
        .p = told_real(teller, true, mirror->p, 3),
        .is_clear = mirror->clear,
        .staff_is_higher = mirror->gap.num > 0,
    };
}

// ---- one measurement ----

static const Teller *teller_of(const Teller *tellers, size_t count, const Measurement *measurement)
{
    for (size_t i = 0; i < count; i++)
        if (measurement && tellers[i].score->measurement == measurement)
            return &tellers[i];
    return NULL;
}

static void add_questions(const Teller *teller, MeasurementFacts *facts)
{
    size_t count = teller->score->measurement->question_count;
    MeasuredQuestionFacts *questions =
        arena_many(teller->context->arena, MeasuredQuestionFacts, count);
    for (size_t i = 0; i < count; i++)
        questions[i] = told_question(teller, i);
    for (size_t i = 0; i < count; i++) {
        bool effort = questions[i].is_effort || questions[i].is_ease || questions[i].is_outcome;
        facts->has_effort = facts->has_effort || effort;
        facts->has_plain = facts->has_plain || !effort;
    }
    facts->questions = questions;
    facts->question_count = count;
}

// What a heading says of the dimensions.
static void add_verdicts(const Teller *teller, MeasurementFacts *facts)
{
    size_t judged = 0, missed = 0;
    Slice *names = arena_many(teller->context->arena, Slice, facts->dimension_count);
    for (size_t i = 0; i < facts->dimension_count; i++) {
        const NormFacts *norm = &facts->dimensions[i].norm;
        judged += norm->verdict.len > 0;
        facts->has_earlier_marks = facts->has_earlier_marks || norm->has_previous;
        if (norm->is_missed)
            names[missed++] = facts->dimensions[i].name;
    }
    facts->has_verdicts = judged > 0;
    facts->judged_count = count_value(true, (int64_t)judged);
    facts->missed_count = count_value(true, (int64_t)missed);
    facts->met_count = count_value(true, (int64_t)(judged - missed));
    facts->missed_text = facts_list_text(teller->context, names, missed);
}

static void add_dimensions(const Teller *teller, const Teller *before, MeasurementFacts *facts)
{
    size_t count = teller->score->measurement->dimension_count;
    MeasuredDimensionFacts *dimensions =
        arena_many(teller->context->arena, MeasuredDimensionFacts, count);
    for (size_t i = 0; i < count; i++) {
        dimensions[i] = dimension_facts(teller, i, before);
        facts->has_dimensions = facts->has_dimensions || dimensions[i].is_shown;
    }
    facts->dimensions = dimensions;
    facts->dimension_count = count;
    add_verdicts(teller, facts);
}

// What a theme comes to is the mean of what its questions do: it is shown where these are.
static ThemeFacts theme_facts(const Teller *teller, int theme, const MeasurementFacts *facts)
{
    const Strings *strings = teller->context->strings;
    const char *const names[THEMES] = { "", strings->theme_effective, strings->theme_easy,
                                        strings->theme_emotion };
    const Measurement *measurement = teller->score->measurement;
    const ThemeScore *score = &teller->score->theme[theme];
    const MeasuredQuestionFacts **questions =
        arena_many(teller->context->arena, const MeasuredQuestionFacts *, facts->question_count);
    ThemeFacts told = { .name = slice_of(names[theme]), .questions = questions };
    bool shown = true, best = true;
    for (size_t i = 0; i < measurement->question_count; i++) {
        if ((int)measurement->question[i].theme != theme)
            continue;
        questions[told.question_count++] = &facts->questions[i];
        told.id = facts->questions[i].theme;
        shown = shown && teller->plan.question[i];
        best = best && facts->questions[i].has_bands;
    }
    told.is_shown = shown;
    told.has_best = shown && best;
    told.mark = told_mark_facts(teller, shown, &score->mean);
    told.best = exact_value(told.has_best, score->best.mean);
    told.best_low = told_share(told.has_best, score->best.low);
    told.best_high = told_share(told.has_best, score->best.high);
    told.best_interval_text = told_share_range_text(teller, told.best_low, told.best_high);
    return told;
}

static void add_themes(const Teller *teller, MeasurementFacts *facts)
{
    ThemeFacts *themes = arena_many(teller->context->arena, ThemeFacts, THEMES);
    facts->themes = themes;
    for (int theme = THEME_EFFECTIVE; theme < THEMES; theme++) {
        ThemeFacts told = theme_facts(teller, theme, facts);
        facts->has_themes = facts->has_themes || (told.question_count && told.is_shown);
        if (told.question_count)
            themes[facts->theme_count++] = told;
    }
    facts->lacks_themes = facts->theme_count && facts->theme_count < THEMES - 1;
}

static void add_gaps(const Teller *teller, MeasurementFacts *facts)
{
    size_t count = teller->score->measurement->gap_count;
    MeasuredGapFacts *gaps = arena_many(teller->context->arena, MeasuredGapFacts, count);
    for (size_t i = 0; i < count; i++) {
        gaps[i] = gap_facts(teller, i);
        facts->has_gaps = facts->has_gaps || teller->plan.gap[i];
    }
    facts->gaps = gaps;
    facts->gap_count = count;
}

static void add_traits(const Teller *teller, MeasurementFacts *facts)
{
    size_t count = teller->score->measurement->trait_count;
    MeasuredTraitFacts *traits = arena_many(teller->context->arena, MeasuredTraitFacts, count);
    for (size_t t = 0; t < count; t++) {
        traits[facts->trait_count] = trait_facts(teller, t);
        facts->trait_count += traits[facts->trait_count].is_shown;
    }
    facts->traits = traits;
    facts->has_traits = facts->trait_count > 0;
}

// `of`: the measurement of the customers; NULL where there is none.
static void add_mirror(const Teller *teller, const Teller *of, MeasurementFacts *facts)
{
    size_t count = teller->score->measurement->dimension_count;
    MirrorGapFacts *mirror = arena_many(teller->context->arena, MirrorGapFacts, count);
    for (size_t i = 0; of && i < count; i++) {
        int same = teller->score->mirror[i].customers;
        if (same < 0 || !teller->plan.dimension[i] || !of->plan.dimension[same])
            continue;
        MirrorGapFacts *gap = &mirror[facts->mirror_count++];
        *gap = mirror_facts(teller, i, of->score);
        facts->has_clear_gap = facts->has_clear_gap || gap->is_clear;
    }
    facts->mirror = mirror;
    facts->has_mirror = facts->mirror_count > 0;
}

// `before`: the measurement of the time before; NULL where there is none.
static void add_value(const Teller *teller, const Teller *before, MeasurementFacts *facts)
{
    const MeasuredPlan *plan = &teller->plan;
    const CustomerValue *value = &teller->score->all.value;
    facts->has_value = value->asked;
    facts->value_is_shown = plan->value && value->asked;
    facts->value = told_mark_facts(teller, facts->value_is_shown, &value->mean);
    facts->value_norm = told_norm(teller, facts->value_is_shown, &value->norm, value->mean.mean,
                                  before && before->plan.value);
    facts->has_complete = plan->complete && value->asked;
    facts->complete = told_mark_facts(teller, facts->has_complete, &value->complete);
    facts->complete_differs =
        facts->has_complete && !slice_equal(facts->complete.mean_text, facts->value.mean_text);
}

static void add_promoters(const Teller *teller, const Teller *before, MeasurementFacts *facts)
{
    const QuestionScore *recommendation = teller->score->all.recommendation;
    const PromoterScore none = { .asked = false, .score = fraction_none() };
    facts->has_promoter = teller->plan.promoter && recommendation;
    facts->promoter = told_promoters(teller, facts->has_promoter,
                                     recommendation ? &recommendation->promoter : &none);
    bool then =
        before && before->plan.promoter && before->score->all.recommendation &&
        told_promoters(before, true, &before->score->all.recommendation->promoter).has_interval;
    told_promoter_change(teller, then, &facts->promoter);
}

static MeasurementFacts measurement_facts(const Teller *teller, const Teller *before,
                                          const Teller *of)
{
    static const char *const kinds[] = { "customers", "staff", "mirror" };
    const Measurement *measurement = teller->score->measurement;
    const MeasurementScore *score = teller->score;
    const MeasuredPlan *plan = &teller->plan;
    const Strings *strings = teller->context->strings;
    MeasurementFacts facts = {
        .id = measurement->id,
        .title = measurement->title,
        .kind = slice_of(kinds[measurement->kind]),
        .is_customers = measurement->kind == MEASURED_CUSTOMERS,
        .is_staff = measurement->kind == MEASURED_STAFF,
        .is_mirror = measurement->kind == MEASURED_MIRROR,
        .has_date = !date_is_none(measurement->date),
        .date_text = strings_date(teller->context->arena, strings, measurement->date),
        .has_previous = before != NULL,
        .previous_title = before ? before->score->measurement->title : S(""),
        .mirrors_title = of ? of->score->measurement->title : S(""),
        .is_shown = plan->people,
        .is_held_back = plan->held_back,
        .has_held_back_version = plan->against_version.len > 0,
        .held_back_version = plan->against_version,
        .is_weighted = measurement->weight != NULL,
        .respondents = count_value(plan->people, (int64_t)score->all.respondents),
        .invited = count_value(true, measurement->invited),
        .population = count_value(true, measurement->population),
        .rows = count_value(plan->people, (int64_t)measurement->rows),
        .has_response = plan->people && !fraction_is_none(score->response),
        .response = exact_value(plan->people, score->response),
    };
    add_value(teller, before, &facts);
    add_promoters(teller, before, &facts);
    add_questions(teller, &facts);
    add_dimensions(teller, before, &facts);
    add_themes(teller, &facts);
    add_gaps(teller, &facts);
    add_traits(teller, &facts);
    add_mirror(teller, of, &facts);
    return facts;
}

// One measurement has the chart: the last of those that tell what customers say now.
static void choose_charts(MeasurementFacts *items, size_t count)
{
    bool dimensions = false, themes = false;
    for (size_t i = count; i-- > 0;) {
        bool tells = items[i].is_customers && !items[i].is_superseded && items[i].is_shown;
        items[i].has_chart = tells && items[i].has_dimensions && !dimensions;
        items[i].has_theme_chart = tells && items[i].has_themes && !themes;
        dimensions = dimensions || items[i].has_chart;
        themes = themes || items[i].has_theme_chart;
    }
}

// The one with the chart tells most; without it the last that has a score.
static void choose_headline(MeasurementFacts *items, size_t count)
{
    size_t chosen = count;
    for (size_t i = 0; i < count; i++) {
        bool tells = items[i].is_customers && !items[i].is_superseded && items[i].is_shown;
        bool scored = items[i].value_is_shown || items[i].has_promoter;
        if (tells &&
            (items[i].has_chart || (scored && (chosen == count || !items[chosen].has_chart))))
            chosen = i;
    }
    if (chosen < count)
        items[chosen].is_headline = true;
}

MeasurementList facts_measurements(const FactsContext *context)
{
    size_t count = context->scan->measurement_count;
    const Measurement *measurements = context->scan->measurements;
    const MeasuredResults *measured = context->results->measured;
    MeasurementList list = { .count = count, .any = count > 0 };
    if (!list.any)
        return list;
    Teller *tellers = arena_many(context->arena, Teller, count);
    bool whole = context->style.whole;
    MeasurementFacts *items = arena_many(context->arena, MeasurementFacts, count);
    list.items = items;
    for (size_t i = 0; i < count; i++)
        tellers[i] = (Teller){ context, &measured->score[i], measured->plan[i], whole };
    for (size_t i = 0; i < count; i++) {
        items[i] =
            measurement_facts(&tellers[i], teller_of(tellers, count, measurements[i].previous),
                              teller_of(tellers, count, measurements[i].mirrors));
        for (size_t k = 0; k < count; k++)
            items[i].is_superseded =
                items[i].is_superseded || measurements[k].previous == &measurements[i];
    }
    choose_charts(items, count);
    choose_headline(items, count);
    for (size_t i = 0; i < count; i++)
        list.has_outcome = list.has_outcome || items[i].has_chart;
    return list;
}
