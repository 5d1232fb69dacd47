// SPDX-License-Identifier: EUPL-1.2
#include "facts/scan_trend.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "facts/context.h"
#include "facts/department_order.h"
#include "facts/rows.h"
#include "facts/trend.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/trend.h"

#define RECORD_OF ListedPillar
static const Fact listed_pillar_table[] = {
    SPLICE(trend, PillarTrendFacts, pillar_trend_record, PLAN, "As pillars[].change."),
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
};
#undef RECORD_OF
static RECORD(listed_pillar_record, ListedPillar, listed_pillar_table);

#define RECORD_OF PillarList
static const Fact pillar_list_table[] = {
    LIST_AS("*", ListedPillar, pillars, number, listed_pillar_record, PLAN, "Those pillars."),
    FLAG_AS("has_*", any, PLAN, "There is such a pillar."),
    FLAG_AS("*_is_one", is_one, PLAN, "There is exactly one."),
    COUNT_AS("*_count", count, "pillars", PLAN, "How many there are."),
    TEXT_AS("*_text", text, PLAN, "Their names, as “a, b en c”."),
};
#undef RECORD_OF
static RECORD(pillar_list_record, PillarList, pillar_list_table);

#define RECORD_OF LargestTrend
static const Fact largest_table[] = {
    SPLICE(pillar, PillarTrendFacts, pillar_trend_record, PLAN, "As pillars[].change."),
    TEXT(name, PLAN, "Name of the pillar."),
    FLAG(is_largest, PLAN, "It clearly changed more than each other."),
    GAP(size, PLAN, "How much it changed, up or down."),
};
#undef RECORD_OF
static RECORD(largest_record, LargestTrend, largest_table);

#define RECORD_OF QuestionTrendFacts
static const Fact question_table[] = {
    SPLICE(trend, TrendFacts, trend_record, PLAN, "The change of its mean."),
    TEXT(id, OPEN, "Number of the question."),
    TEXT(anchor, OPEN, "Where the question stands in the document."),
    TEXT(text, OPEN, "The question itself."),
    TEXT(topic, OPEN, "What it is about."),
    TEXT(previous_text, OPEN, "The question as it was asked before."),
    TEXT(pillar_name, OPEN, "Name of its pillar."),
};
#undef RECORD_OF
RECORD(question_trend_record, QuestionTrendFacts, question_table);

#define RECORD_OF CellTrendFacts
static const Fact cell_table[] = {
    SPLICE(trend, TrendFacts, trend_record, PLAN, "The change of the department's score."),
    TEXT(id, OPEN, "The pillar."),
};
static const Fact largest_cell_table[] = {
    SPLICE(trend, TrendFacts, trend_record, PLAN, "The change of the department's score."),
    TEXT(name, PLAN, "Name of the department."),
    TEXT(pillar_name, PLAN, "Name of the pillar."),
};
#undef RECORD_OF
static RECORD(cell_trend_record, CellTrendFacts, cell_table);
static const Record largest_cell_record = { "LargestCell", sizeof(CellTrendFacts),
                                            largest_cell_table, 3 };

#define RECORD_OF DepartmentTrendFacts
static const Fact department_table[] = {
    TEXT(name, OPEN, "Name of the department."),
    EACH("pillars", CellTrendFacts, pillars, PILLARS, cell_trend_record, PLAN, "Its six scores."),
};
#undef RECORD_OF
static RECORD(department_trend_record, DepartmentTrendFacts, department_table);

#define RECORD_OF NameList
static const Fact name_list_table[] = {
    ROW("*", FACT_NAMES, const Slice *, names, OPEN, "Those departments.",
        .count = MEMBER(size_t, number)),
    FLAG_AS("has_*", any, OPEN, "There is one."),
    FLAG_AS("*_is_one", is_one, OPEN, "There is exactly one."),
    TEXT_AS("*_text", text, OPEN,
            "Their names in a sentence: six at most, fewer where they are long."),
    FLAG_AS("*_are_cut", are_cut, OPEN, "Not all of them are in that text."),
    COUNT_AS("*_left", left, "departments", OPEN, "How many are not."),
};
#undef RECORD_OF
static RECORD(name_list_record, NameList, name_list_table);

#define RECORD_OF ComparisonFacts
static const Fact comparison_table[] = {
    WHOLE(previous_year, "year", OPEN, "Year of the previous scan."),
    TEXT(previous_text, OPEN, "What to call the previous scan, such as “2024”."),
    TEXT(now_text, OPEN, "What to call this scan, such as “2026”."),
    COUNT(responded, "people", PLAN, "How many people responded then."),
    COUNT(invited, "people", PLAN, "How many people were invited then."),
    SHARE(rate, PLAN, "Which part of those invited responded then.",
          .formula = "{responded} ÷ {invited}"),
    FLAG(has_rate, PLAN, "That is known."),
    FLAG(shown, PLAN, "Both scans may be compared."),
    FLAG(is_small, PLAN, "They may not: too few people responded then."),
    FLAG(is_repeated, OPEN, "They may not: the answers are the same."),
    FLAG(from_manifest, OPEN,
         "Of the previous scan only what its report published is left: rounded figures, no "
         "answers."),
    SPLICE(risen, PillarList, pillar_list_record, PLAN, "Pillars that clearly rose."),
    SPLICE(fallen, PillarList, pillar_list_record, PLAN, "Pillars that clearly fell."),
    SPLICE(level, PillarList, pillar_list_record, PLAN, "Pillars without a clear difference."),
    SPLICE(undecided, PillarList, pillar_list_record, PLAN,
           "Pillars of which what was published then does not tell whether they clearly changed."),
    SPLICE(phase_moves, PillarList, pillar_list_record, PLAN,
           "Pillars that clearly changed and are in another phase."),
    FLAG(few_phase_moves, PLAN, "At most three pillars are in another phase."),
    SPLICE(partial, PillarList, pillar_list_record, PLAN,
           "Pillars compared over four to seven questions, in the same words."),
    SPLICE(incomparable, PillarList, pillar_list_record, PLAN, "Pillars that cannot be compared."),
    COUNT(comparable_count, "pillars", PLAN, "How many pillars can be compared."),
    COUNT(clear_count, "pillars", PLAN, "How many pillars clearly changed."),
    FLAG(has_comparable, PLAN, "A pillar can be compared."),
    FLAG(none_clear, PLAN, "Pillars can be compared, and none clearly changed."),
    FLAG(none_decided, PLAN,
         "Pillars can be compared, and of none it can be told whether it clearly changed."),
    FLAG(all_risen, PLAN, "All that can be compared clearly rose, and they are two or more."),
    FLAG(all_fallen, PLAN, "All that can be compared clearly fell, and they are two or more."),
    FLAG(some_clear, PLAN, "Some clearly changed: neither none, nor all in one direction."),
    FLAG(only_one_way, PLAN, "Some rose or some fell, not both, and all others stayed level."),
    PERHAPS(largest, LargestTrend, largest_record, PLAN, "The largest clear change of a pillar."),
    FLAG(has_questions, PLAN, "A question clearly changed."),
    FLAG(questions_are_cut, PLAN, "More than ten did; the list has ten."),
    COUNT(clear_questions, "questions", PLAN, "How many questions clearly changed."),
    WORDS_OF(clear_questions, "questions", PLAN, "That number in words."),
    FLAG(clear_questions_is_one, PLAN, "Exactly one question clearly changed."),
    LIST(questions, QuestionTrendFacts, question_number, question_trend_record, PLAN,
         "The questions that clearly changed, the largest first, ten at most."),
    LIST(reworded, QuestionTrendFacts, reworded_number, question_trend_record, PLAN,
         "The questions that were asked in other words."),
    LIST_AS("reworded_shown", QuestionTrendFacts, reworded, reworded_shown_number,
            question_trend_record, PLAN, "The first ten of these."),
    FLAG(has_reworded, OPEN, "A question was asked in other words."),
    FLAG(reworded_is_one, OPEN, "Exactly one was."),
    FLAG(several_reworded, OPEN, "Two or more were."),
    FLAG(reworded_are_cut, OPEN, "More than ten were."),
    COUNT(reworded_count, "questions", OPEN, "How many questions were asked in other words."),
    WORDS_OF(reworded_count, "questions", OPEN, "That number in words."),
    COUNT(reworded_left, "questions", OPEN, "How many of them are beyond the first ten."),
    FLAG(has_departments, PLAN, "A department can be compared."),
    FLAG(no_department_clear, PLAN,
         "No score of a department clearly changed, as far as that can be told."),
    COUNT(clear_cells, "scores", PLAN, "How many scores of departments clearly changed."),
    WORDS_OF(clear_cells, "scores", PLAN, "That number in words."),
    FLAG(clear_cells_is_one, PLAN, "Exactly one clearly changed."),
    FLAG(largest_is_named, PLAN, "It is the only one, and headings may name departments."),
    LIST(departments, DepartmentTrendFacts, department_number, department_trend_record, PLAN,
         "The departments with something to compare, by mean."),
    PERHAPS(largest_cell, CellTrendFacts, largest_cell_record, PLAN,
            "The largest clear change of a department's score."),
    SPLICE(departments_new, NameList, name_list_record, OPEN,
           "Departments that were not there before."),
    SPLICE(departments_gone, NameList, name_list_record, OPEN,
           "Departments that are there no more."),
};
#undef RECORD_OF
static RECORD(comparison_record, ComparisonFacts, comparison_table);

#define RECORD_OF ScanTrendFacts
static const Fact scan_trend_table[] = {
    FLAG(present, OPEN, "There is a previous scan; without one no other key is there."),
    SPLICE(since, ComparisonFacts, comparison_record, PLAN, "What changed since then.",
           ONLY_WHERE(present)),
};
#undef RECORD_OF
RECORD(scan_trend_record, ScanTrendFacts, scan_trend_table);

// ---- when ----

// What both scans are called by: their years; where these are the same, their months, and then their days.
static void add_times(const FactsContext *context, ComparisonFacts *since)
{
    const Strings *strings = context->strings;
    Date now = context->scan->settings.date, then = context->scan->previous->settings.date;
    since->now_text = slice_of(strings->now);
    since->previous_text = slice_of(strings->previous);
    since->previous_year = count_value(true, date_is_none(then) ? -1 : then.year);
    if (date_is_none(now) || date_is_none(then) || date_compare(now, then) == 0)
        return;
    bool same_year = now.year == then.year, same_month = same_year && now.month == then.month;
    Date *const both[2] = { &now, &then };
    for (int i = 0; i < 2; i++)
        *both[i] =
            (Date){ both[i]->year, same_year ? both[i]->month : 0, same_month ? both[i]->day : 0 };
    since->now_text = strings_date(context->arena, strings, now);
    since->previous_text = strings_date(context->arena, strings, then);
}

static void add_previous_scan(const FactsContext *context, ComparisonFacts *since)
{
    const ScanTrend *trend = context->results->trend;
    add_times(context, since);
    since->responded = count_value(trend->shown, (int64_t)trend->then->responded);
    since->invited = count_value(trend->shown, trend->then->invited);
    since->rate = exact_value(trend->shown, trend->then->rate);
    since->has_rate = trend->shown && !fraction_is_none(trend->then->rate);
    since->shown = trend->shown;
    since->is_small = trend->then->refused;
    since->is_repeated = context->scan->repeated;
    since->from_manifest = context->scan->previous->figures != NULL;
}

// ---- pillars ----

typedef bool PillarTest(const PillarTrend *trend);

static bool has_risen(const PillarTrend *trend)
{
    return trend->trend.direction > 0;
}

static bool has_fallen(const PillarTrend *trend)
{
    return trend->trend.direction < 0;
}

static bool is_level(const PillarTrend *trend)
{
    return trend->trend.comparable && trend->trend.direction == 0 && !trend->trend.undecided;
}

static bool is_undecided(const PillarTrend *trend)
{
    return trend->trend.undecided;
}

static bool is_partial(const PillarTrend *trend)
{
    return trend->trend.comparable && trend->same_questions < QUESTIONS;
}

static bool is_incomparable(const PillarTrend *trend)
{
    return !trend->trend.comparable;
}

static bool has_moved(const PillarTrend *trend)
{
    return trend->trend.direction != 0 && trend->phase_then != trend->phase_now;
}

static PillarList pillars_that(const FactsContext *context, PillarTest *test)
{
    Slice name[PILLARS];
    size_t count = 0;
    ListedPillar *list = arena_many(context->arena, ListedPillar, PILLARS);
    for (int p = 0; p < PILLARS; p++) {
        if (!test(&context->results->trend->pillar[p]))
            continue;
        name[count] = strings_pillar(context->strings, p);
        list[count] = (ListedPillar){ facts_pillar_trend(context, (Pillar)p), pillar_id((Pillar)p),
                                      name[count] };
        count++;
    }
    return (PillarList){
        .pillars = list,
        .number = count,
        .any = count > 0,
        .is_one = count == 1,
        .count = count_value(true, (int64_t)count),
        .text = facts_list_text(context, name, count),
    };
}

// The clear trend that is largest, ties in the handbook's order; NULL where none is clear.
static const LargestTrend *largest(const FactsContext *context)
{
    int found = -1;
    Fraction most = fraction(0, 1);
    for (int p = 0; p < PILLARS; p++) {
        const Trend *trend = &context->results->trend->pillar[p].trend;
        Fraction size = trend->difference;
        if (trend->direction < 0)
            size = fraction_subtract(fraction(0, 1), size);
        if (trend->direction == 0 || fraction_compare(size, most) <= 0)
            continue;
        most = size;
        found = p;
    }
    if (found < 0)
        return NULL;
    const Trend *trend = &context->results->trend->pillar[found].trend;
    const Extremes *steps = &context->results->trend->steps;
    bool risen = trend->direction > 0;
    LargestTrend *facts = arena_one(context->arena, LargestTrend);
    *facts = (LargestTrend){
        .pillar = facts_pillar_trend(context, (Pillar)found),
        .name = strings_pillar(context->strings, found),
        .is_largest = steps->highest == found && steps->highest_clear,
        .size = risen ? gap_value(true, trend->then, trend->now)
                      : gap_value(true, trend->now, trend->then),
    };
    return facts;
}

static void add_pillars(const FactsContext *context, ComparisonFacts *since)
{
    enum { FEW = 3 };
    since->risen = pillars_that(context, has_risen);
    since->fallen = pillars_that(context, has_fallen);
    since->level = pillars_that(context, is_level);
    since->undecided = pillars_that(context, is_undecided);
    since->phase_moves = pillars_that(context, has_moved);
    since->few_phase_moves = since->phase_moves.number <= FEW;
    since->partial = pillars_that(context, is_partial);
    since->incomparable = pillars_that(context, is_incomparable);
    size_t risen = since->risen.number, fallen = since->fallen.number, level = since->level.number;
    size_t decided = risen + fallen + level, comparable = decided + since->undecided.number;
    since->comparable_count = count_value(true, (int64_t)comparable);
    since->clear_count = count_value(true, (int64_t)(risen + fallen));
    since->has_comparable = comparable > 0;
    since->none_clear = decided > 0 && risen + fallen == 0;
    since->none_decided = comparable > 0 && decided == 0;
    since->all_risen = comparable > 1 && risen == comparable;
    since->all_fallen = comparable > 1 && fallen == comparable;
    since->some_clear = risen + fallen > 0 && !since->all_risen && !since->all_fallen;
    // The others can be spoken of in one word: there are some, and they stayed level.
    since->only_one_way = (risen == 0 || fallen == 0) && level > 0 && comparable == PILLARS;
    since->largest = largest(context);
}

// ---- questions ----

QuestionTrendFacts facts_question_trend(const FactsContext *context, int item)
{
    return (QuestionTrendFacts){
        .trend = facts_trend_of(context, &context->results->trend->question[item]),
        .id = question_id(item),
        .anchor = facts_question_anchor(context, item),
        .text = context->scan->question_text[item],
        .topic = context->scan->question_topic[item],
        .previous_text = context->scan->previous->question_text[item],
        .pillar_name = strings_pillar(context->strings, item / QUESTIONS),
    };
}

static double size_of(const Trend *trend)
{
    return fabs(fraction_double(trend->difference));
}

static int largest_first(const void *left, const void *right, void *data)
{
    const Trend *question = data;
    int a = *(const int *)left, b = *(const int *)right;
    double x = size_of(&question[a]), y = size_of(&question[b]);
    return x > y ? -1 : x < y ? 1 : a - b;
}

static void add_clear_questions(const FactsContext *context, ComparisonFacts *since, size_t most)
{
    Trend *question = arena_many(context->arena, Trend, ITEMS); // qsort_r hands it on without const
    QuestionTrendFacts *list = arena_many(context->arena, QuestionTrendFacts, most);
    int clear[ITEMS];
    size_t count = 0;
    for (int i = 0; i < ITEMS; i++) {
        question[i] = context->results->trend->question[i];
        if (question[i].direction != 0)
            clear[count++] = i;
    }
    qsort_r(clear, count, sizeof *clear, largest_first, question);
    since->question_number = count < most ? count : most;
    for (size_t i = 0; i < since->question_number; i++)
        list[i] = facts_question_trend(context, clear[i]);
    since->questions = list;
    since->has_questions = count > 0;
    since->questions_are_cut = count > most;
    since->clear_questions = count_value(true, (int64_t)count);
    since->clear_questions_is_one = count == 1;
}

static void add_questions(const FactsContext *context, ComparisonFacts *since)
{
    enum { MOST = 10 };
    QuestionTrendFacts *reworded = arena_many(context->arena, QuestionTrendFacts, ITEMS);
    size_t count = 0;
    add_clear_questions(context, since, MOST);
    for (int i = 0; i < ITEMS; i++)
        if (context->scan->reworded[i])
            reworded[count++] = facts_question_trend(context, i);
    since->reworded = reworded;
    since->reworded_number = count;
    since->reworded_shown_number = count < MOST ? count : MOST;
    since->has_reworded = count > 0;
    since->reworded_is_one = count == 1;
    since->several_reworded = count > 1;
    since->reworded_are_cut = count > MOST;
    since->reworded_count = count_value(true, (int64_t)count);
    since->reworded_left = count_value(true, (int64_t)(count - since->reworded_shown_number));
}

// ---- departments ----

static DepartmentTrendFacts department_trend(const FactsContext *context, size_t index)
{
    const DepartmentTrend *trend = &context->results->trend->department[index];
    DepartmentTrendFacts facts = { .name = context->scan->departments[index].name };
    for (int p = 0; p < PILLARS; p++) {
        facts.pillars[p].trend = facts_trend_of(context, &trend->pillar[p]);
        facts.pillars[p].id = pillar_id((Pillar)p);
    }
    return facts;
}

// The clear trend of a department on a pillar that is largest; NULL where none is clear.
static const CellTrendFacts *largest_cell(const FactsContext *context)
{
    const DepartmentTrend *department = context->results->trend->department;
    const Trend *most = NULL;
    size_t at = 0;
    int pillar = 0;
    for (size_t d = 0; d < context->results->department_count; d++) {
        for (int p = 0; p < PILLARS; p++) {
            const Trend *cell = &department[d].pillar[p];
            if (cell->direction == 0 || (most && size_of(cell) <= size_of(most)))
                continue;
            most = cell;
            at = d;
            pillar = p;
        }
    }
    if (!most)
        return NULL;
    CellTrendFacts *facts = arena_one(context->arena, CellTrendFacts);
    *facts = (CellTrendFacts){
        .trend = facts_trend_of(context, most),
        .name = context->scan->departments[at].name,
        .pillar_name = strings_pillar(context->strings, pillar),
    };
    return facts;
}

static NameList name_list(const FactsContext *context, const Slice *name, size_t count)
{
    enum { MOST = 6, ROOM = 180 }; // names, and bytes of them
    size_t shown = 0, length = 0;
    for (size_t i = 0; i < count; i++) {
        length += name[i].len;
        if (i == 0 || (i < MOST && length <= ROOM))
            shown = i + 1;
    }
    size_t left = count - shown;
    Slice text = S("");
    for (size_t i = 0; left && i < shown; i++)
        text = slice_print(context->arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? ", " : "",
                           SLICE_ARGS(name[i]));
    return (NameList){
        .names = name,
        .number = count,
        .any = count > 0,
        .is_one = count == 1,
        .text = left ? text : facts_list_text(context, name, count),
        .are_cut = left > 0,
        .left = count_value(true, (int64_t)left),
    };
}

// Which departments came and went; nothing where one of the scans asked for none.
// A manifest names no department that was withheld, so that nobody can tell which are new.
static void add_come_and_gone(const FactsContext *context, ComparisonFacts *since)
{
    const Scan *now = context->scan, *then = now->previous;
    const ScanTrend *trend = context->results->trend;
    bool both = now->has_departments && then->has_departments && trend->shown;
    Slice *come = arena_many(context->arena, Slice, now->department_count);
    Slice *gone = arena_many(context->arena, Slice, then->department_count);
    size_t come_count = 0, gone_count = 0;
    for (size_t d = 0; both && d < now->department_count; d++)
        if (trend->department[d].is_new && !then->figures)
            come[come_count++] = now->departments[d].name;
    for (size_t d = 0; both && d < then->department_count; d++)
        if (trend->gone[d])
            gone[gone_count++] = then->departments[d].name;
    since->departments_new = name_list(context, come, come_count);
    since->departments_gone = name_list(context, gone, gone_count);
}

static void add_departments(const FactsContext *context, ComparisonFacts *since)
{
    const DepartmentTrend *trend = context->results->trend->department;
    const size_t *order = facts_order_by_mean(context);
    size_t count = context->results->department_count, kept = 0;
    int64_t clear = 0;
    DepartmentTrendFacts *list = arena_many(context->arena, DepartmentTrendFacts, count);
    for (size_t i = 0; i < count; i++) {
        bool comparable = false;
        for (int p = 0; p < PILLARS; p++) {
            comparable = comparable || trend[order[i]].pillar[p].comparable;
            clear += trend[order[i]].pillar[p].direction != 0;
        }
        if (comparable)
            list[kept++] = department_trend(context, order[i]);
    }
    since->has_departments = kept > 0;
    since->no_department_clear = clear == 0 && !since->from_manifest;
    since->clear_cells = count_value(true, clear);
    since->clear_cells_is_one = clear == 1;
    since->largest_is_named = clear == 1 && context->scan->settings.name_departments;
    since->departments = list;
    since->department_number = kept;
    since->largest_cell = largest_cell(context);
    add_come_and_gone(context, since);
}

ScanTrendFacts facts_scan_trend(const FactsContext *context)
{
    ScanTrendFacts trend = { .present = context->results->trend != NULL };
    if (!trend.present)
        return trend;
    add_previous_scan(context, &trend.since);
    add_pillars(context, &trend.since);
    add_questions(context, &trend.since);
    add_departments(context, &trend.since);
    return trend;
}
