// SPDX-License-Identifier: EUPL-1.2
#include "facts/measured_questions.h"

#include "facts/rows.h"
#include "facts/shown_shares.h"
#include "model/scan.h"

static const char *const asked_ids[ASKED_KINDS] = {
    "", "satisfaction", "loyalty", "recommendation", "effort", "ease", "outcome",
};

static const char *const theme_ids[THEMES] = { "", "effective", "easy", "emotion" };

static Fraction mark_at(const MarkScale *scale, int step)
{
    return fraction_add(scale->low, fraction_multiply(scale->step, fraction(step, 1)));
}

// ---- shares ----

static void add_steps(const Teller *teller, const MeasuredQuestion *question,
                      const QuestionScore *score, MeasuredQuestionFacts *facts)
{
    facts->step_count = (size_t)question->scale.steps;
    StepFacts *steps = arena_many(teller->context->arena, StepFacts, facts->step_count);
    facts->steps = steps;
    for (int step = 0; step < question->scale.steps; step++)
        steps[step] = (StepFacts){ double_text(teller->context->arena,
                                               fraction_double(mark_at(&question->scale, step))),
                                   count_value(true, (int64_t)score->count[step]) };
}

// Promoters stand there already, where each kind is a group.
static void divide_by_promoters(const MeasuredQuestion *question, ShownShares *shown)
{
    int kind[SHARES_STEPS_MOST];
    for (int i = 0; i < question->scale.steps && i < SHARES_STEPS_MOST; i++)
        kind[i] = promoter_side(&question->scale, i);
    shares_divide(shown, kind);
}

static void add_classes(bool whole, const MeasuredQuestion *question, const QuestionScore *score,
                        ShownShares *shown, MeasuredQuestionFacts *facts)
{
    int kind[SHARES_STEPS_MOST];
    for (int i = 0; i < question->scale.steps && i < SHARES_STEPS_MOST; i++) {
        int64_t mark = fraction_round(mark_at(&question->scale, i), 0);
        kind[i] = mark <= 5 ? 5 : mark >= 9 ? 9 : (int)mark;
    }
    bool show = !fraction_is_none(score->up_to_5) && (whole || shares_add(shown, kind));
    facts->has_classes = show;
    facts->up_to_5 = exact_value(show, score->up_to_5);
    facts->at_6 = exact_value(show, score->at_6);
    facts->at_7 = exact_value(show, score->at_7);
    facts->at_8 = exact_value(show, score->at_8);
    facts->from_9 = exact_value(show, score->from_9);
}

static void add_top(bool whole, const MeasuredQuestion *question, const QuestionScore *score,
                    ShownShares *shown, MeasuredQuestionFacts *facts)
{
    int kind[SHARES_STEPS_MOST], steps = question->scale.steps;
    for (int i = 0; i < steps && i < SHARES_STEPS_MOST; i++) {
        int from_best = question->scale.low_is_good ? i : steps - 1 - i;
        kind[i] = from_best < 2 ? 0 : from_best == 2 ? 1 : 2;
    }
    facts->has_top = whole || shares_add(shown, kind);
    facts->top2 = exact_value(facts->has_top, score->top2);
    facts->top3 = exact_value(facts->has_top, score->top3);
}

// "5–7", "1–3", "1": the best marks.
static Slice best_marks_text(const Teller *teller, const MeasuredQuestion *question)
{
    int steps = question->scale.steps, best = question->figure_best;
    int from = question->scale.low_is_good ? 0 : steps - best;
    Fraction low = mark_at(&question->scale, from),
             high = mark_at(&question->scale, from + best - 1);
    if (best == 1)
        return double_text(teller->context->arena, fraction_double(low));
    return told_scale_text(teller, low, high);
}

static void add_mean_figure(const Teller *teller, const QuestionScore *score,
                            MeasuredQuestionFacts *facts)
{
    MarkFacts mark = told_mark_facts(teller, true, &score->figure);
    facts->has_figure = true;
    facts->figure = mark.mean;
    facts->figure_low = mark.low;
    facts->figure_high = mark.high;
    facts->figure_text = mark.mean_text;
    facts->figure_interval_text = mark.interval_text;
}

static void add_share_figure(const Teller *teller, const MeasuredQuestion *question,
                             const QuestionScore *score, ShownShares *shown,
                             MeasuredQuestionFacts *facts)
{
    int kind[SHARES_STEPS_MOST], steps = question->scale.steps;
    for (int i = 0; i < steps && i < SHARES_STEPS_MOST; i++)
        kind[i] = (question->scale.low_is_good ? i : steps - 1 - i) < question->figure_best;
    if (!teller->whole && !shares_add(shown, kind))
        return;
    ExactValue share = exact_value(true, score->figure.mean),
               low = told_share(true, score->figure.low),
               high = told_share(true, score->figure.high);
    facts->has_figure = true;
    facts->figure = told_real_share(teller, share);
    facts->figure_low = told_real_share(teller, low);
    facts->figure_high = told_real_share(teller, high);
    facts->figure_text = share_value_text(&teller->context->style, share);
    facts->figure_interval_text = told_share_range_text(teller, low, high);
}

// Effort, ease or an outcome, as the settings ask for it.
static void add_figure(const Teller *teller, const MeasuredQuestion *question,
                       const QuestionScore *score, ShownShares *shown, MeasuredQuestionFacts *facts)
{
    if (question->asked_for < ASKED_EFFORT)
        return;
    if (question->figure_best)
        add_share_figure(teller, question, score, shown, facts);
    else
        add_mean_figure(teller, score, facts);
}

static Fraction share_of(const MeasuredQuestion *question, const QuestionScore *score, int from,
                         int to)
{
    int128 people = 0;
    size_t base = score->answered + (question->shares_of_all ? score->dont_know : 0);
    for (int i = from; i <= to; i++)
        people += score->count[i];
    return fraction(people, (int128)base);
}

// Of a question with a theme, so on 1–7: how many gave a low mark, one in the middle, a high one; and where
// none of the seven is of few people, each of them.
static void add_bands(const Teller *teller, const MeasuredQuestion *question,
                      const QuestionScore *score, ShownShares *shown, MeasuredQuestionFacts *facts)
{
    static const int kind[] = { 0, 0, 1, 1, 1, 2, 2 }, each[] = { 0, 1, 2, 3, 4, 5, 6 };
    facts->has_bands = teller->whole || shares_add(shown, kind);
    facts->low_share = exact_value(facts->has_bands, share_of(question, score, 0, 1));
    facts->middle_share = exact_value(facts->has_bands, share_of(question, score, 2, 4));
    facts->high_share = exact_value(facts->has_bands, share_of(question, score, 5, 6));
    if (!facts->has_bands || !(teller->whole || shares_add(shown, each)))
        return;
    MarkShareFacts *shares = arena_many(teller->context->arena, MarkShareFacts, 7);
    for (int i = 0; i < 7; i++)
        shares[i] = (MarkShareFacts){ slice_print(teller->context->arena, "%d", i + 1),
                                      exact_value(true, share_of(question, score, i, i)) };
    facts->shares = shares;
    facts->share_count = 7;
}

static void add_shares(const Teller *teller, const MeasuredQuestion *question,
                       const QuestionScore *score, MeasuredQuestionFacts *facts)
{
    ShownShares shown = shown_shares(teller, &question->scale, score);
    if (facts->promoter.has_shares)
        divide_by_promoters(question, &shown);
    add_figure(teller, question, score, &shown, facts);
    add_classes(teller->whole, question, score, &shown, facts);
    if (question->theme != THEME_NONE)
        add_bands(teller, question, score, &shown, facts);
    add_top(teller->whole, question, score, &shown, facts);
}

// ---- the question ----

MeasuredQuestionFacts told_question(const Teller *teller, size_t i)
{
    const MeasuredDimension *dimension = teller->score->measurement->dimension;
    const MeasuredQuestion *question = &teller->score->measurement->question[i];
    const QuestionScore *score = &teller->score->all.question[i];
    MarkSet set = mark_set_question(question);
    bool shown = teller->plan.question[i], whole = teller->whole;
    bool of_two = question->scale.steps == 2 && question->figure_best > 0;
    MeasuredQuestionFacts facts = {
        .column = column_letters(teller->context->arena, question->column),
        .text = question->text,
        .dimension = question->dimension < 0 ? S("") : dimension[question->dimension].name,
        .theme = slice_of(theme_ids[question->theme]),
        .asked_for = slice_of(asked_ids[question->asked_for]),
        .scale = told_scale_text(teller, set.base, set.top),
        .is_effort = question->asked_for == ASKED_EFFORT,
        .is_ease = question->asked_for == ASKED_EASE,
        .is_outcome = question->asked_for == ASKED_OUTCOME,
        .is_yes = of_two && !question->scale.low_is_good,
        .is_no = of_two && question->scale.low_is_good,
        .low_is_good = question->scale.low_is_good,
        .figure_is_share = question->figure_best > 0,
        .figure_marks = question->figure_best ? best_marks_text(teller, question) : S(""),
        .figure = real_value(false, 0),
        .figure_low = real_value(false, 0),
        .figure_high = real_value(false, 0),
        .figure_text = S("–"),
        .figure_interval_text = S("–"),
        .best = question->scale.low_is_good ? S("low") : S("high"),
        .mark = told_mark_facts(teller, shown, &score->mean),
        .promoter = told_promoters(teller, shown && teller->plan.promoter, &score->promoter),
        .whole = whole,
        .blank = count_value(whole, (int64_t)score->blank),
        .dont_know = count_value(whole, (int64_t)score->dont_know),
        .sum = real_value(whole, fraction_double(score->sum)),
        .median = real_value(whole, fraction_double(score->median)),
        .unweighted = real_value(whole, fraction_double(score->unweighted)),
    };
    if (shown)
        add_shares(teller, question, score, &facts);
    if (whole)
        add_steps(teller, question, score, &facts);
    return facts;
}
