// SPDX-License-Identifier: EUPL-1.2
// The 48 questions: how often each answer was given, in numbers and in whole percents.
#include "facts/questions.h"

#include "facts/context.h"
#include "facts/pillar.h"
#include "facts/rows.h"
#include "facts/trend.h"
#include "model/responses.h"
#include "model/scan.h"

#define RECORD_OF AnswerCounts
static const Fact count_table[] = {
    WHOLE_AS("1", of[NEVER], "people", PLAN, "How many people answered 1, never."),
    WHOLE_AS("2", of[INCIDENTALLY], "people", PLAN, "How many people answered 2, incidentally."),
    WHOLE_AS("3", of[REGULARLY], "people", PLAN, "How many people answered 3, regularly."),
    WHOLE_AS("4", of[SYSTEMATICALLY], "people", PLAN,
             "How many people answered 4, systematically."),
    WHOLE_AS("x", of[DONT_KNOW], "people", PLAN, "How many people answered “don't know”."),
    WHOLE_AS("blank", of[BLANK], "people", PLAN, "How many people left it blank."),
};
static RECORD(answer_counts_record, AnswerCounts, count_table);

static const Fact text_table[] = {
    PRINTED_AS("1", of[NEVER], "people", PLAN, "That number as text, or an en dash."),
    PRINTED_AS("2", of[INCIDENTALLY], "people", PLAN, "That number as text, or an en dash."),
    PRINTED_AS("3", of[REGULARLY], "people", PLAN, "That number as text, or an en dash."),
    PRINTED_AS("4", of[SYSTEMATICALLY], "people", PLAN, "That number as text, or an en dash."),
    PRINTED_AS("x", of[DONT_KNOW], "people", PLAN, "That number as text, or an en dash."),
    PRINTED_AS("blank", of[BLANK], "people", PLAN, "That number as text, or an en dash."),
};
static const Record answer_texts_record = { "AnswerTexts", sizeof(AnswerCounts), text_table,
                                            ANSWER_KINDS };

static const Fact percent_table[] = {
    WHOLE_AS("1", of[NEVER], "percent", PLAN,
             "Which percentage answered 1, of those who answered 1–4."),
    WHOLE_AS("2", of[INCIDENTALLY], "percent", PLAN,
             "Which percentage answered 2, of those who answered 1–4."),
    WHOLE_AS("3", of[REGULARLY], "percent", PLAN,
             "Which percentage answered 3, of those who answered 1–4."),
    WHOLE_AS("4", of[SYSTEMATICALLY], "percent", PLAN,
             "Which percentage answered 4, of those who answered 1–4."),
};
static const Record answer_percents_record = { "AnswerPercents", sizeof(AnswerCounts),
                                               percent_table, SYSTEMATICALLY };
#undef RECORD_OF

#define RECORD_OF QuestionFacts
static const Fact question_table[] = {
    TEXT(id, OPEN, "Number of the question, such as 1.3."),
    TEXT(anchor, OPEN, "Where the question stands in the document, such as question-1-3."),
    TEXT(text, OPEN, "The question itself."),
    TEXT(topic, OPEN, "What it is about, in at most 40 characters."),
    FLAG(withheld, PLAN,
         "None of it may be shown: too few people answered, or it would tell of a few."),
    FLAG(counts_withheld, PLAN, "Its mean may be shown, and no number of answers."),
    PART(counts, AnswerCounts, answer_counts_record, PLAN, "How often each answer was given."),
    ROW("counts_text", FACT_RECORD, AnswerCounts, counts, PLAN, "The same as texts.",
        .record = &answer_texts_record),
    WHOLE(answered, "people", PLAN, "How many people answered 1–4."),
    EXACT(mean, 1, "answer", PLAN, "Mean of the answers 1–4.",
          .formula = "sum of the answers 1–4 ÷ the {answered} people who gave one"),
    FLAG(has_mean, PLAN, "There is a mean, and it may be shown."),
    PART(percent, AnswerCounts, answer_percents_record, PLAN,
         "Whole percentages of the answers 1–4, which add up to 100.",
         .formula = "rounded down, then one more for the largest remainders until they are 100"),
    WHOLE(dont_know_percent, "percent", PLAN,
          "Which percentage answered “don't know”, of those who answered that or 1–4."),
    FLAG(is_strongest, PLAN, "It has the pillar's highest mean."),
    FLAG(is_weakest, PLAN, "It has the pillar's lowest mean."),
    PART(change, TrendFacts, trend_record, PLAN, "Its mean since the previous scan."),
};
#undef RECORD_OF
RECORD(question_record, QuestionFacts, question_table);

#define RECORD_OF ExtremeQuestion
#define EXTREME_ROWS                                                                               \
    FLAG(has_percent, PLAN, "Percentages of its answers may be shown."),                           \
        TEXT(id, OPEN, "Number of the question, such as 1.3."),                                    \
        TEXT(text, OPEN, "The question itself."),                                                  \
        TEXT(topic, OPEN, "What it is about, in at most 40 characters."),                          \
        EXACT(mean, 1, "answer", PLAN, "Mean of the answers 1–4.")
static const Fact strongest_table[] = {
    EXTREME_ROWS,
    WHOLE(high_percent, "percent", PLAN, "Which percentage answered 3 or 4."),
};
static const Fact weakest_table[] = {
    EXTREME_ROWS,
    WHOLE(low_percent, "percent", PLAN, "Which percentage answered 1."),
    WHOLE(dont_know_percent, "percent", PLAN, "Which percentage answered “don't know”."),
};
#undef RECORD_OF
const Record strongest_record = { "StrongestQuestion", sizeof(ExtremeQuestion), strongest_table,
                                  sizeof strongest_table / sizeof *strongest_table };
const Record weakest_record = { "WeakestQuestion", sizeof(ExtremeQuestion), weakest_table,
                                sizeof weakest_table / sizeof *weakest_table };

static uint64_t answered(const QuestionResult *question)
{
    uint64_t sum = 0;
    for (int a = NEVER; a <= SYSTEMATICALLY; a++)
        sum += question->count[a];
    return sum;
}

// Whole percents that add up to 100: all rounded down, then one more for the largest remainders; ties go
// to the lower answer. Only where somebody answered.
static void whole_percents(const QuestionResult *question, int percent[ANSWER_KINDS])
{
    uint64_t n = answered(question);
    int left = 100;
    uint64_t remainder[ANSWER_KINDS] = { 0 };
    for (int a = NEVER; a <= SYSTEMATICALLY; a++) {
        percent[a] = (int)(question->count[a] * 100 / n);
        remainder[a] = question->count[a] * 100 % n;
        left -= percent[a];
    }
    for (; left > 0; left--) {
        int most = NEVER;
        for (int a = INCIDENTALLY; a <= SYSTEMATICALLY; a++)
            if (remainder[a] > remainder[most])
                most = a;
        percent[most]++;
        remainder[most] = 0;
    }
}

// −1 where nobody answered 1–4 or x.
static int64_t dont_know_percent(const QuestionResult *question)
{
    uint64_t seen = answered(question) + question->count[DONT_KNOW];
    return seen
               ? fraction_round(fraction((int128)question->count[DONT_KNOW] * 100, (int128)seen), 0)
               : -1;
}

static void count_answers(const QuestionResult *result, bool shown, QuestionFacts *question)
{
    int percent[ANSWER_KINDS] = { 0 };
    bool any = answered(result) > 0;
    if (any)
        whole_percents(result, percent);
    for (int a = 0; a < ANSWER_KINDS; a++) {
        question->counts.of[a] = count_value(shown, (int64_t)result->count[a]);
        question->percent.of[a] = count_value(shown, any ? percent[a] : -1);
    }
    question->answered = count_value(shown, (int64_t)answered(result));
}

QuestionFacts facts_question(const FactsContext *context, int item)
{
    const PillarResult *pillar = &context->results->pillar[item / QUESTIONS];
    const QuestionResult *result = &pillar->question[item % QUESTIONS];
    const ScanTrend *trend = context->results->trend;
    bool shown = !pillar->withheld && !result->withheld,
         counted = shown && !result->counts_withheld;
    QuestionFacts question = {
        .id = question_id(item),
        .anchor = facts_question_anchor(context, item),
        .text = context->scan->question_text[item],
        .topic = context->scan->question_topic[item],
        .withheld = !shown,
        .counts_withheld = !counted,
        .mean = exact_value(shown, result->mean),
        .has_mean = shown && !fraction_is_none(result->mean),
        .dont_know_percent = count_value(shown, dont_know_percent(result)),
        .is_strongest = shown && item % QUESTIONS == pillar->strongest,
        .is_weakest = shown && item % QUESTIONS == pillar->weakest,
        .change = facts_trend_of(context, trend ? &trend->question[item] : NULL),
    };
    count_answers(result, counted, &question);
    return question;
}

const ExtremeQuestion *facts_extreme(const FactsContext *context, Pillar pillar, int q)
{
    const PillarResult *result = &context->results->pillar[pillar];
    int percent[ANSWER_KINDS] = { 0 }, item = (int)pillar * QUESTIONS + q;
    if (result->withheld || q < 0)
        return NULL;
    const QuestionResult *question = &result->question[q];
    bool counted = !question->counts_withheld;
    whole_percents(question, percent);
    ExtremeQuestion *extreme = arena_one(context->arena, ExtremeQuestion);
    *extreme = (ExtremeQuestion){
        .has_percent = counted,
        .id = question_id(item),
        .text = context->scan->question_text[item],
        .topic = context->scan->question_topic[item],
        .mean = exact_value(true, question->mean),
        .high_percent = count_value(counted, percent[REGULARLY] + percent[SYSTEMATICALLY]),
        .low_percent = count_value(counted, percent[NEVER]),
        .dont_know_percent = count_value(true, dont_know_percent(question)),
    };
    return extreme;
}
