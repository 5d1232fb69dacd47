// SPDX-License-Identifier: EUPL-1.2
#include "facts/department_compared.h"

#include "facts/rows.h"

#define RECORD_OF ComparedPillar
static const Fact pillar_table[] = {
    TEXT(name, OPEN, "Name of the pillar."),
    FLAG(withheld, PLAN, "The department's score on it may not be shown, or nobody has one."),
    SCORE(score, PLAN, "The department's score, 8–32."),
    PHASE(phase, PLAN, "Phase of that score."),
    FLAG(is_higher, PLAN, "It is clearly higher than all others."),
    FLAG(is_lower, PLAN, "It is clearly lower than all others."),
    SCORE(whole, PLAN, "The score of the whole organisation, by the questionnaire."),
    PART(interval, IntervalFacts, interval_record, PLAN, "95 % interval of that."),
    PART(change, TrendFacts, trend_record, PLAN, "The department's score since the previous scan."),
};
#undef RECORD_OF
static RECORD(compared_pillar_record, ComparedPillar, pillar_table);

#define RECORD_OF ComparedQuestion
static const Fact question_table[] = {
    TEXT(id, OPEN, "Number of the question."),
    TEXT(text, OPEN, "Its statement."),
    TEXT(pillar_name, OPEN, "Name of its pillar."),
    EXACT(mean, 1, "answer", PLAN, "Mean of the department's answers 1–4."),
    EXACT(whole, 1, "answer", PLAN, "Mean of the whole organisation."),
};
#undef RECORD_OF
static RECORD(compared_question_record, ComparedQuestion, question_table);

#define RECORD_OF DepartmentPage
static const Fact table[] = {
    TEXT(name, OPEN, "Name of the department."),
    COUNT(n, "people", PLAN, "How many of it responded."),
    SHARE(rate, PLAN, "Which part of those invited responded."),
    EXACT(mean, 1, "points", PLAN, "Mean of its pillar scores that are shown."),
    EACH("pillars", ComparedPillar, pillars, PILLARS, compared_pillar_record, PLAN,
         "Its score on each pillar."),
    FLAG(is_clear, PLAN, "On a pillar it is clearly higher or lower than all others."),
    LIST_AS("strongest_questions", ComparedQuestion, strongest_list, strongest_count,
            compared_question_record, PLAN, "Its questions with the highest means."),
    LIST_AS("weakest_questions", ComparedQuestion, weakest_list, weakest_count,
            compared_question_record, PLAN, "Its questions with the lowest means."),
    FLAG(has_questions, PLAN, "Means of its questions are shown."),
    REFERENCES(actions, ActionFacts, action_count, action_record, OPEN,
               "Open actions whose owner it is."),
    FLAG(has_actions, OPEN, "There is one."),
};
#undef RECORD_OF
RECORD(department_page_record, DepartmentPage, table);
