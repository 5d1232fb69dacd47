// SPDX-License-Identifier: EUPL-1.2
// With whom was spoken, and with whom the scores say one should.
//
// A department is named beside a role only where that points at nobody. Everything here that depends on the
// department of an interview looks at named ones alone: a count of them can be checked against the list, and
// tells nothing of the others.
#include "facts/interviews.h"

#include "facts/context.h"
#include "facts/evidence.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/advice.h"

#define RECORD_OF InterviewFacts
static const Fact interview_table[] = {
    COUNT(number, "interview", OPEN, "Number of the interview."),
    TEXT(anchor, OPEN, "Where it stands in the document, such as interview-4."),
    CELL(role, WRITTEN, "Role of whom it was with."),
    TEXT(department, PLAN, "Department, where naming it beside a role points at nobody."),
    CELL(department_text, PLAN, "The same, or an en dash."),
    CELL(month_text, OPEN, "Month in which it was held."),
    TEXT(kind, OPEN, "cx or department: why this person was asked."),
    CELL(kind_text, OPEN, "The same in words."),
};
#undef RECORD_OF
RECORD(interview_record, InterviewFacts, interview_table);

#define RECORD_OF InterviewSummary
static const Fact summary_table[] = {
    COUNT(count, "interviews", OPEN, "How many interviews there were."),
    COUNT(cx_count, "interviews", OPEN,
          "How many with who knows most about customers and service."),
    COUNT(department_count, "interviews", OPEN,
          "How many with departments, chosen for their scores."),
    COUNT(unknown_count, "interviews", OPEN, "How many of which the kind is not given."),
    COUNT(standing_out_count, "interviews", PLAN,
          "How many with a named department that stands out."),
    COUNT(average_count, "interviews", PLAN, "How many with a named department that is average."),
    COUNT(unnamed_count, "interviews", PLAN, "How many with a department that is not named."),
    COUNT(strengths_count, "items", WRITTEN, "How many strengths were named."),
    COUNT(weaknesses_count, "items", WRITTEN, "How many weaknesses were named."),
    COUNT(quotes_count, "items", WRITTEN, "How many quotes there are."),
    FLAG(present, OPEN, "There was an interview."),
    FLAG(is_one, OPEN, "There was exactly one."),
    FLAG(too_few, OPEN, "Fewer than the handbook's 12."),
    FLAG(too_many, OPEN, "More than the handbook's 15."),
    FLAG(enough, OPEN, "12 to 15."),
    FLAG(kinds_known, OPEN, "Of each the kind is given."),
    FLAG(has_unknown, OPEN, "Of one the kind is not given."),
    FLAG(has_unnamed, PLAN, "One was with a department that is not named."),
    FLAG(has_named, PLAN, "One was with a department that is named."),
    FLAG(has_points, WRITTEN, "A strength or a weakness was named."),
};
#undef RECORD_OF
RECORD(interview_summary_record, InterviewSummary, summary_table);

#define RECORD_OF AdviceReason
static const Fact reason_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
    FLAG(is_higher, PLAN, "The department is clearly higher on it."),
    FLAG(is_lower, PLAN, "The department is clearly lower on it."),
    SCORE(score, PLAN, "The department's score."),
    SCORE(organisation, PLAN, "The score of the whole organisation."),
    TEXT(interval_text, PLAN, "95 % interval of the department's score."),
    BARE(p_holm, 3, "probability", PLAN,
         "How likely so large a difference is by chance alone, after Holm's correction."),
    TEXT(p_text, PLAN, "The same as “p = 0,012”."),
};
#undef RECORD_OF
static RECORD(reason_record, AdviceReason, reason_table);

#define RECORD_OF AdvisedDepartment
static const Fact department_table[] = {
    TEXT(name, OPEN, "Name of the department."),
    TEXT(kind, PLAN, "high, low, mixed or average."),
    TEXT(kind_text, PLAN, "The same in words."),
    COUNT(n, "people", PLAN, "How many of it responded."),
    FLAG(advised, PLAN, "An interview with it is advised."),
    FLAG(clear, PLAN, "It clearly differs from the rest."),
    REAL(mean, 1, "points", PLAN, "Mean of its pillar scores."),
    REAL(organisation, 1, "points", PLAN, "Mean of the organisation's scores on the same pillars."),
    LIST(reasons, AdviceReason, reason_count, reason_record, PLAN, "On which pillars it differs."),
};
#undef RECORD_OF
static RECORD(advised_department_record, AdvisedDepartment, department_table);

#define RECORD_OF InterviewAdvice
static const Fact advice_table[] = {
    FLAG(present, PLAN, "A department is shown, so that there is advice."),
    COUNT(advised_count, "departments", PLAN, "With how many an interview is advised."),
    COUNT(clear_count, "departments", PLAN, "How many clearly differ from the rest."),
    LIST(departments, AdvisedDepartment, department_count, advised_department_record, PLAN,
         "The departments that are shown, in order of interest."),
};
#undef RECORD_OF
RECORD(interview_advice_record, InterviewAdvice, advice_table);

// The department with that name in the scan; department_count where there is none.
static size_t department_of(const FactsContext *context, const Interview *interview)
{
    uint32_t d;
    bool known =
        text_map_find(context->departments, text_key(context->arena, interview->department), &d);
    return known ? d : context->scan->department_count;
}

// Enough respondents for open answers and quotes, and not withheld; not one that is not in the responses,
// whose size nobody knows.
static bool may_be_named(const FactsContext *context, size_t department)
{
    const DepartmentResult *result = &context->results->department[department];
    return department < context->scan->department_count && !result->withheld &&
           result->n >= (uint64_t)context->scan->settings.min_group_open;
}

Slice facts_interview_department(const FactsContext *context, const Interview *interview)
{
    size_t d = department_of(context, interview);
    return may_be_named(context, d) ? context->scan->departments[d].name : S("");
}

InterviewList facts_interviews(const FactsContext *context)
{
    size_t count = context->scan->interview_count;
    InterviewFacts *items = arena_many(context->arena, InterviewFacts, count);
    for (size_t i = 0; i < count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        Slice department = facts_interview_department(context, interview);
        bool cx = interview->kind == INTERVIEW_CX,
             of_department = interview->kind == INTERVIEW_DEPARTMENT;
        const Strings *strings = context->strings;
        Date month = { interview->date.year, interview->date.month, 0 };
        items[i] = (InterviewFacts){
            .number = count_value(true, interview->number),
            .anchor = slice_print(context->arena, "interview-%d", interview->number),
            .role = interview->role,
            .department = department,
            .department_text = department,
            .month_text = strings_date(context->arena, strings, month),
            .kind = slice_of(cx              ? "cx"
                             : of_department ? "department"
                                             : ""),
            .kind_text = slice_of(cx              ? strings->kind_cx
                                  : of_department ? strings->kind_department
                                                  : ""),
        };
    }
    return (InterviewList){ items, count };
}

// ---- all of them together ----

// By department: does it?
static const bool *standing_out(const FactsContext *context)
{
    Advice advice = advice_make(context->arena, context->scan, context->results);
    bool *stands_out = arena_many(context->arena, bool, context->scan->department_count);
    for (size_t i = 0; i < advice.count; i++)
        stands_out[advice.department[i].department] = advice.department[i].kind != ADVICE_AVERAGE;
    return stands_out;
}

static size_t count_items(const Interview *interview, int kind)
{
    size_t count = 0;
    for (size_t i = 0; i < interview->item_count; i++)
        count += (int)interview->items[i].kind == kind;
    return count;
}

HeardCounts facts_heard(const FactsContext *context)
{
    const Scan *scan = context->scan;
    const bool *stands_out = standing_out(context);
    HeardCounts heard = { .interviews = scan->interview_count };
    for (size_t i = 0; i < scan->interview_count; i++) {
        const Interview *interview = &scan->interviews[i];
        size_t d = department_of(context, interview);
        bool of_department = interview->kind == INTERVIEW_DEPARTMENT,
             named = may_be_named(context, d);
        heard.cx += interview->kind == INTERVIEW_CX;
        heard.department += of_department;
        heard.unknown += interview->kind == INTERVIEW_OF_UNKNOWN_KIND;
        heard.standing_out += of_department && named && stands_out[d];
        heard.average += of_department && named && !stands_out[d];
        heard.unnamed += of_department && !named;
        heard.strengths += count_items(interview, ITEM_STRENGTH);
        heard.weaknesses += count_items(interview, ITEM_WEAKNESS);
        heard.quotes += count_items(interview, ITEM_QUOTE);
    }
    return heard;
}

InterviewSummary facts_interview_summary(const FactsContext *context)
{
    HeardCounts heard = facts_heard(context);
    return (InterviewSummary){
        .count = count_value(true, (int64_t)heard.interviews),
        .cx_count = count_value(true, (int64_t)heard.cx),
        .department_count = count_value(true, (int64_t)heard.department),
        .unknown_count = count_value(true, (int64_t)heard.unknown),
        .standing_out_count = count_value(true, (int64_t)heard.standing_out),
        .average_count = count_value(true, (int64_t)heard.average),
        .unnamed_count = count_value(true, (int64_t)heard.unnamed),
        .strengths_count = count_value(true, (int64_t)heard.strengths),
        .weaknesses_count = count_value(true, (int64_t)heard.weaknesses),
        .quotes_count = count_value(true, (int64_t)heard.quotes),
        .present = heard.interviews > 0,
        .is_one = heard.interviews == 1,
        .too_few = (heard.interviews < INTERVIEWS_LEAST),
        .too_many = heard.interviews > INTERVIEWS_MOST,
        .enough = heard.interviews >= INTERVIEWS_LEAST && heard.interviews <= INTERVIEWS_MOST,
        .kinds_known = heard.interviews > 0 && heard.unknown == 0,
        .has_unknown = heard.unknown > 0,
        .has_unnamed = heard.unnamed > 0,
        .has_named = heard.standing_out + heard.average > 0,
        .has_points = heard.strengths + heard.weaknesses > 0,
    };
}

// ---- the advice ----

static AdviceReason reason_of(const FactsContext *context, size_t department, Pillar pillar)
{
    const DepartmentPillar *cell = &context->results->department[department].pillar[pillar];
    const double least = 0.001;
    Slice low = real_value_text(&context->style, real_value(true, cell->interval.low), 1);
    Slice high = real_value_text(&context->style, real_value(true, cell->interval.high), 1);
    double shown = cell->p_holm < least ? least : cell->p_holm;
    Slice p = real_value_text(&context->style, real_value(true, shown), 3);
    return (AdviceReason){
        .id = pillar_id(pillar),
        .name = strings_pillar(context->strings, (int)pillar),
        .is_higher = cell->direction > 0,
        .is_lower = cell->direction < 0,
        .score = exact_value(true, cell->score),
        .organisation = exact_value(true, context->results->pillar[pillar].score),
        .interval_text =
            slice_print(context->arena, "%.*s – %.*s", SLICE_ARGS(low), SLICE_ARGS(high)),
        .p_holm = real_value(true, cell->p_holm),
        .p_text = slice_print(context->arena, "p %s %.*s", cell->p_holm < least ? "<" : "=",
                              SLICE_ARGS(p)),
    };
}

static AdvisedDepartment advised(const FactsContext *context, const DepartmentAdvice *advice)
{
    static const char *const id[] = { [ADVICE_HIGH] = "high",
                                      [ADVICE_LOW] = "low",
                                      [ADVICE_MIXED] = "mixed",
                                      [ADVICE_AVERAGE] = "average" };
    const Strings *strings = context->strings;
    const char *const name[] = { [ADVICE_HIGH] = strings->standing_high,
                                 [ADVICE_LOW] = strings->standing_low,
                                 [ADVICE_MIXED] = strings->standing_mixed,
                                 [ADVICE_AVERAGE] = strings->standing_average };
    AdviceReason *reasons = arena_many(context->arena, AdviceReason, advice->pillar_count);
    for (size_t i = 0; i < advice->pillar_count; i++)
        reasons[i] = reason_of(context, advice->department, advice->pillar[i]);
    return (AdvisedDepartment){
        .name = context->scan->departments[advice->department].name,
        .kind = slice_of(id[advice->kind]),
        .kind_text = slice_of(name[advice->kind]),
        .n = count_value(true, (int64_t)context->results->department[advice->department].n),
        .advised = advice->advised,
        .clear = advice->clear,
        .mean = real_value(true, advice->mean),
        .organisation = real_value(true, advice->organisation),
        .reasons = reasons,
        .reason_count = advice->pillar_count,
    };
}

InterviewAdvice facts_interview_advice(const FactsContext *context)
{
    Advice advice = advice_make(context->arena, context->scan, context->results);
    AdvisedDepartment *departments = arena_many(context->arena, AdvisedDepartment, advice.count);
    int64_t count = 0, clear = 0;
    for (size_t i = 0; i < advice.count; i++) {
        departments[i] = advised(context, &advice.department[i]);
        count += departments[i].advised;
        clear += departments[i].clear;
    }
    return (InterviewAdvice){
        .present = advice.count > 0,
        .advised_count = count_value(true, count),
        .clear_count = count_value(true, clear),
        .departments = departments,
        .department_count = advice.count,
    };
}
