// The 48 questions: how often each answer was given, in numbers and in whole percents.
#include "facts/parts.h"
#include "facts/reading.h"

static const char *const answer_key[ANSWER_KINDS] = { "blank", "1", "2", "3", "4", "x" };

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
    return seen ? fraction_round(fraction((int128)question->count[DONT_KNOW] * 100, (int128)seen), 0) : -1;
}

static json_t *percents(const QuestionResult *question, bool shown)
{
    int percent[ANSWER_KINDS] = { 0 };
    json_t *object = facts_object();
    shown = shown && answered(question) > 0;
    if (shown)
        whole_percents(question, percent);
    for (int a = NEVER; a <= SYSTEMATICALLY; a++)
        facts_put_count(object, answer_key[a], shown ? percent[a] : -1);
    return object;
}

static void put_counts(const FactsContext *context, json_t *object, const QuestionResult *question,
                       bool shown)
{
    static const int order[ANSWER_KINDS] = {
        NEVER, INCIDENTALLY, REGULARLY, SYSTEMATICALLY, DONT_KNOW, BLANK
    };
    json_t *counts = facts_object(), *texts = facts_object();
    for (int i = 0; i < ANSWER_KINDS; i++) {
        int64_t count = shown ? (int64_t)question->count[order[i]] : -1;
        Slice text = shown ? number_text(context->arena, count, 0, context->numbers) : S("");
        facts_put_count(counts, answer_key[order[i]], count);
        facts_put_cell(texts, answer_key[order[i]], text);
    }
    facts_put(object, "counts", counts);
    facts_put(object, "counts_text", texts);
}

json_t *facts_questions(const FactsContext *context, Pillar pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    json_t *array = facts_array();
    for (int q = 0; q < QUESTIONS; q++) {
        const QuestionResult *question = &result->question[q];
        bool shown = !result->withheld && !question->withheld, counted = shown && !question->counts_withheld;
        int item = (int)pillar * QUESTIONS + q;
        Fraction mean = shown ? question->mean : fraction_none();
        json_t *object = facts_object();
        facts_put_text(object, "id", question_id(item));
        facts_put_text(object, "anchor",
                       slice_print(context->arena, "question-%d-%d", (int)pillar + 1, q + 1));
        facts_put_text(object, "text", context->scan->question_text[item]);
        facts_put_text(object, "topic", context->scan->question_topic[item]);
        facts_put_flag(object, "withheld", !shown);
        facts_put_flag(object, "counts_withheld", !counted);
        put_counts(context, object, question, counted);
        facts_put_count(object, "answered", counted ? (int64_t)answered(question) : -1);
        facts_put_figure(context, object, "mean", mean, 1);
        facts_put_flag(object, "has_mean", !fraction_is_none(mean));
        facts_put(object, "percent", percents(question, counted));
        facts_put_count(object, "dont_know_percent", shown ? dont_know_percent(question) : -1);
        facts_put_flag(object, "is_strongest", shown && q == result->strongest);
        facts_put_flag(object, "is_weakest", shown && q == result->weakest);
        const ScanChange *change = context->results->change;
        facts_put(object, "change", facts_change_of(context, change ? &change->question[item] : NULL));
        facts_append(array, object);
    }
    return array;
}

static json_t *extreme(const FactsContext *context, Pillar pillar, int q, int percent[ANSWER_KINDS])
{
    const PillarResult *result = &context->results->pillar[pillar];
    if (result->withheld || q < 0)
        return json_null();
    int item = (int)pillar * QUESTIONS + q;
    whole_percents(&result->question[q], percent);
    json_t *object = facts_object();
    facts_put_flag(object, "has_percent", !result->question[q].counts_withheld);
    facts_put_text(object, "id", question_id(item));
    facts_put_text(object, "text", context->scan->question_text[item]);
    facts_put_text(object, "topic", context->scan->question_topic[item]);
    facts_put_figure(context, object, "mean", result->question[q].mean, 1);
    return object;
}

json_t *facts_strongest(const FactsContext *context, Pillar pillar)
{
    int percent[ANSWER_KINDS] = { 0 };
    json_t *object = extreme(context, pillar, context->results->pillar[pillar].strongest, percent);
    if (!json_is_object(object))
        return object;
    int high = percent[REGULARLY] + percent[SYSTEMATICALLY];
    facts_put_count(object, "high_percent", facts_flag(object, "has_percent") ? high : -1);
    return object;
}

json_t *facts_weakest(const FactsContext *context, Pillar pillar)
{
    int percent[ANSWER_KINDS] = { 0 }, q = context->results->pillar[pillar].weakest;
    json_t *object = extreme(context, pillar, q, percent);
    if (json_is_object(object)) {
        facts_put_count(object, "low_percent", facts_flag(object, "has_percent") ? percent[NEVER] : -1);
        facts_put_count(object, "dont_know_percent",
                        dont_know_percent(&context->results->pillar[pillar].question[q]));
    }
    return object;
}
