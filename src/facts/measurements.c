// SPDX-License-Identifier: EUPL-1.2
// Of each measurement what its plan shows.
#include "facts/context.h"
#include "facts/measured_marks.h"
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
    FLAG(is_superseded, OPEN, "A later measurement is held against it, and tells of it."),
    FLAG(has_effort, OPEN, "A question asks for effort, ease or an outcome."),
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
    FLAG(has_chart, PLAN, "The chart of the dimensions is that of this measurement."),
    LIST(dimensions, MeasuredDimensionFacts, dimension_count, measured_dimension_record, PLAN,
         "Its dimensions, in the order of the settings."),
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

// ---- questions ----

static const char *const asked_ids[ASKED_KINDS] = {
    "", "satisfaction", "loyalty", "recommendation", "effort", "ease", "outcome",
};

static Slice scale_text(const Teller *teller, Fraction low, Fraction high)
{
    int low_decimals = low.den == 1 ? 0 : 1, high_decimals = high.den == 1 ? 0 : 1;
    Arena *arena = teller->context->arena;
    Slice from = fraction_text(arena, low, low_decimals, teller->context->numbers),
          to = fraction_text(arena, high, high_decimals, teller->context->numbers);
    return slice_print(arena, "%.*s–%.*s", SLICE_ARGS(from), SLICE_ARGS(to));
}

static size_t classes_least(const MeasuredQuestion *question, const QuestionScore *score)
{
    size_t classes[5] = { 0 }, least = SIZE_MAX;
    for (int step = 0; step < question->scale.steps; step++) {
        Fraction mark = fraction_add(question->scale.low,
                                     fraction_multiply(question->scale.step, fraction(step, 1)));
        int64_t whole = fraction_round(mark, 0);
        classes[whole <= 5 ? 0 : whole >= 9 ? 4 : whole - 5] += score->count[step];
    }
    for (int i = 0; i < 5; i++)
        least = classes[i] && classes[i] < least ? classes[i] : least;
    return least;
}

// The best two, the third, and all others are no group of few people; nor, where the shares of promoters may
// stand beside them, the passives at the fourth.
static bool top_shown(const MeasuredQuestion *question, const QuestionScore *score, int least)
{
    int steps = question->scale.steps;
    uint64_t top2 = 0, third = 0, fourth = 0, rest = 0;
    for (int i = 0; i < steps; i++) {
        uint64_t count = score->count[question->scale.low_is_good ? i : steps - 1 - i];
        top2 += i < 2 ? count : 0;
        third += i == 2 ? count : 0;
        fourth += i == 3 && score->promoter.asked ? count : 0;
        rest += i > 2 ? count : 0;
    }
    return promoters_are_group(top2, least) && promoters_are_group(third, least) &&
           promoters_are_group(fourth, least) && promoters_are_group(rest - fourth, least);
}

static void add_steps(const Teller *teller, const MeasuredQuestion *question,
                      const QuestionScore *score, MeasuredQuestionFacts *facts)
{
    facts->step_count = (size_t)question->scale.steps;
    StepFacts *steps = arena_many(teller->context->arena, StepFacts, facts->step_count);
    facts->steps = steps;
    for (int step = 0; step < question->scale.steps; step++) {
        Fraction mark = fraction_add(question->scale.low,
                                     fraction_multiply(question->scale.step, fraction(step, 1)));
        steps[step] = (StepFacts){ double_text(teller->context->arena, fraction_double(mark)),
                                   count_value(true, (int64_t)score->count[step]) };
    }
}

static void add_classes(bool shown, const QuestionScore *score, MeasuredQuestionFacts *facts)
{
    facts->has_classes = shown && !fraction_is_none(score->up_to_5);
    facts->up_to_5 = exact_value(shown, score->up_to_5);
    facts->at_6 = exact_value(shown, score->at_6);
    facts->at_7 = exact_value(shown, score->at_7);
    facts->at_8 = exact_value(shown, score->at_8);
    facts->from_9 = exact_value(shown, score->from_9);
}

static MeasuredQuestionFacts question_facts(const Teller *teller, size_t i)
{
    const Measurement *measurement = teller->score->measurement;
    const MeasuredQuestion *question = &measurement->question[i];
    const QuestionScore *score = &teller->score->all.question[i];
    MarkSet set = mark_set_question(question);
    int least = teller->context->scan->settings.min_group;
    bool shown = teller->plan.question[i], whole = teller->whole;
    bool top = shown && (whole || top_shown(question, score, least));
    MeasuredQuestionFacts facts = {
        .column = column_letters(teller->context->arena, question->column),
        .text = question->text,
        .dimension =
            question->dimension < 0 ? S("") : measurement->dimension[question->dimension].name,
        .asked_for = slice_of(asked_ids[question->asked_for]),
        .scale = scale_text(teller, set.base, set.top),
        .is_effort = question->asked_for == ASKED_EFFORT,
        .is_ease = question->asked_for == ASKED_EASE,
        .is_outcome = question->asked_for == ASKED_OUTCOME,
        .best = question->scale.low_is_good ? S("low") : S("high"),
        .mark = told_mark_facts(teller, shown, &score->mean),
        .has_top = top,
        .top2 = exact_value(top, score->top2),
        .top3 = exact_value(top, score->top3),
        .promoter = told_promoters(teller, shown && teller->plan.promoter, &score->promoter),
        .whole = whole,
        .blank = count_value(whole, (int64_t)score->blank),
        .dont_know = count_value(whole, (int64_t)score->dont_know),
        .sum = real_value(whole, fraction_double(score->sum)),
        .median = real_value(whole, fraction_double(score->median)),
        .unweighted = real_value(whole, fraction_double(score->unweighted)),
    };
    add_classes(shown && (whole || classes_least(question, score) >= (size_t)least), score, &facts);
    if (whole)
        add_steps(teller, question, score, &facts);
    return facts;
}

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
        .scale = scale_text(teller, score->set.base, score->set.top),
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
        questions[i] = question_facts(teller, i);
    for (size_t i = 0; i < count; i++)
        facts->has_effort = facts->has_effort || questions[i].is_effort || questions[i].is_ease ||
                            questions[i].is_outcome;
    facts->questions = questions;
    facts->question_count = count;
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
    told_promoter_change(teller, before && before->plan.promoter, &facts->promoter);
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
        .date_text = date_is_none(measurement->date)
                         ? S("")
                         : strings_date(teller->context->arena, strings, measurement->date),
        .has_previous = before != NULL,
        .previous_title = before ? before->score->measurement->title : S(""),
        .mirrors_title = of ? of->score->measurement->title : S(""),
        .is_shown = plan->people,
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
    add_gaps(teller, &facts);
    add_traits(teller, &facts);
    add_mirror(teller, of, &facts);
    return facts;
}

MeasurementList facts_measurements(const FactsContext *context)
{
    size_t count = context->scan->measurement_count;
    const Measurement *measurements = context->scan->measurements;
    MeasurementList list = { .count = count, .any = count > 0 };
    if (!list.any)
        return list;
    MeasurementScore *scores = measurements_score(context->arena, measurements, count);
    Teller *tellers = arena_many(context->arena, Teller, count);
    bool whole = context->style.whole;
    MeasurementFacts *items = arena_many(context->arena, MeasurementFacts, count);
    list.items = items;
    for (size_t i = 0; i < count; i++)
        tellers[i] = (Teller){ context, &scores[i],
                               measured_plan(context->arena, &scores[i],
                                             context->scan->settings.min_group, whole),
                               whole };
    for (size_t i = 0; i < count; i++) {
        items[i] =
            measurement_facts(&tellers[i], teller_of(tellers, count, measurements[i].previous),
                              teller_of(tellers, count, measurements[i].mirrors));
        for (size_t k = 0; k < count; k++)
            items[i].is_superseded =
                items[i].is_superseded || measurements[k].previous == &measurements[i];
    }
    // One measurement has the chart: the last of those that tell what customers say now.
    for (size_t i = count; i-- > 0;) {
        items[i].has_chart = items[i].is_customers && !items[i].is_superseded &&
                             items[i].is_shown && items[i].has_dimensions;
        if (items[i].has_chart)
            break;
    }
    return list;
}
