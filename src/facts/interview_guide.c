// SPDX-License-Identifier: EUPL-1.2
#include "facts/interview_guide.h"

#include "facts/facts.h"
#include "facts/rows.h"

#define RECORD_OF GuidePillar
static const Fact pillar_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
    WHOLE(index, "pillars", OPEN, "Its number."),
    TEXT(leading_question, OPEN, "The question that the pillar asks."),
    SCORE(score, PLAN, "The score of the survey."),
    FLAG(has_weakest, PLAN, "There are questions with a mean that is shown."),
    REFERENCES(weakest, QuestionFacts, weakest_count, question_record, PLAN,
               "The questions with the lowest mean, the lowest first."),
    FLAG(has_unknown, PLAN, "There are questions that somebody did not know an answer to."),
    REFERENCES(unknown, QuestionFacts, unknown_count, question_record, PLAN,
               "The questions that most people did not know an answer to."),
};
#undef RECORD_OF
static RECORD(guide_pillar_record, GuidePillar, pillar_table);

#define RECORD_OF InterviewGuide
static const Fact table[] = {
    LIST(pillars, GuidePillar, pillar_count, guide_pillar_record, PLAN, "The six pillars."),
};
#undef RECORD_OF
RECORD(interview_guide_record, InterviewGuide, table);

typedef bool (*QuestionBefore)(const QuestionFacts *a, const QuestionFacts *b);

// As printed: equal means are equal.
static bool has_lower_mean(const QuestionFacts *a, const QuestionFacts *b)
{
    return fraction_compare(a->mean.number, b->mean.number) < 0;
}

static bool is_less_known(const QuestionFacts *a, const QuestionFacts *b)
{
    return a->dont_know_percent.number > b->dont_know_percent.number;
}

static bool has_mean(const QuestionFacts *question)
{
    return question->mean.state == VALUE_KNOWN;
}

static bool is_unknown_to_some(const QuestionFacts *question)
{
    return question->dont_know_percent.state == VALUE_KNOWN &&
           question->dont_know_percent.number > 0;
}

// The first of them in that order, of those that take part. Returns how many.
static size_t first_of(const QuestionFacts *questions, bool (*takes_part)(const QuestionFacts *),
                       QuestionBefore before, const QuestionFacts **list)
{
    size_t count = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        size_t at = count;
        if (!takes_part(&questions[q]))
            continue;
        while (at > 0 && before(&questions[q], list[at - 1]))
            at--;
        if (at == GUIDE_QUESTIONS)
            continue;
        count += count < GUIDE_QUESTIONS;
        for (size_t i = count - 1; i > at; i--)
            list[i] = list[i - 1];
        list[at] = &questions[q];
    }
    return count;
}

InterviewGuide interview_guide_make(const Facts *facts)
{
    Arena *arena = facts->style.arena;
    GuidePillar *list = arena_many(arena, GuidePillar, PILLARS);
    for (int p = 0; p < PILLARS; p++) {
        const PillarFacts *pillar = &facts->pillars[p];
        const QuestionFacts **weakest = arena_many(arena, const QuestionFacts *, GUIDE_QUESTIONS),
                            **unknown = arena_many(arena, const QuestionFacts *, GUIDE_QUESTIONS);
        size_t weakest_count = first_of(pillar->questions, has_mean, has_lower_mean, weakest);
        size_t unknown_count =
            first_of(pillar->questions, is_unknown_to_some, is_less_known, unknown);
        list[p] = (GuidePillar){ .id = pillar->id,
                                 .name = pillar->name,
                                 .index = pillar->index,
                                 .leading_question = pillar->leading_question,
                                 .score = pillar->score,
                                 .has_weakest = weakest_count > 0,
                                 .has_unknown = unknown_count > 0,
                                 .weakest = weakest,
                                 .unknown = unknown,
                                 .weakest_count = weakest_count,
                                 .unknown_count = unknown_count };
    }
    return (InterviewGuide){ list, PILLARS };
}
