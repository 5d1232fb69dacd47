// With whom was spoken, and with whom the scores say one should.
//
// A department is named beside a role only where that points at nobody. Everything here that depends on the
// department of an interview looks at named ones alone: a count of them can be checked against the list, and
// tells nothing of the others.
#include "facts/parts.h"

#include <stdlib.h>

#include "score/advice.h"

// The department with that name in the scan; department_count where there is none.
static size_t department_of(const FactsContext *context, const Interview *interview)
{
    uint32_t d;
    bool known = text_map_find(context->departments, text_key(context->arena, interview->department), &d);
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

static Slice kind_id(InterviewKind kind)
{
    return kind == INTERVIEW_CX ? S("cx") : kind == INTERVIEW_DEPARTMENT ? S("department") : S("");
}

static Slice kind_name(const Words *words, InterviewKind kind)
{
    return slice_of(kind == INTERVIEW_CX           ? words->kind_cx
                    : kind == INTERVIEW_DEPARTMENT ? words->kind_department
                                                   : "");
}

json_t *facts_interviews(const FactsContext *context)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < context->scan->interview_count; i++) {
        const Interview *interview = &context->scan->interviews[i];
        Slice department = facts_interview_department(context, interview);
        Date month = { interview->date.year, interview->date.month, 0 };
        json_t *object = facts_object();
        facts_put_people(context, object, "number", interview->number);
        facts_put_text(object, "anchor", slice_print(context->arena, "interview-%d", interview->number));
        facts_put_cell(object, "role", interview->role);
        facts_put_text(object, "department", department);
        facts_put_cell(object, "department_text", department);
        facts_put_cell(object, "month_text", words_date(context->arena, context->words, month));
        facts_put_text(object, "kind", kind_id(interview->kind));
        facts_put_cell(object, "kind_text", kind_name(context->words, interview->kind));
        facts_append(array, object);
    }
    return array;
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
        bool of_department = interview->kind == INTERVIEW_DEPARTMENT, named = may_be_named(context, d);
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

json_t *facts_interview_summary(const FactsContext *context)
{
    HeardCounts heard = facts_heard(context);
    const struct {
        const char *name;
        size_t count;
    } counts[] = {
        { "count", heard.interviews },
        { "cx_count", heard.cx },
        { "department_count", heard.department },
        { "unknown_count", heard.unknown },
        { "standing_out_count", heard.standing_out },
        { "average_count", heard.average },
        { "unnamed_count", heard.unnamed },
        { "strengths_count", heard.strengths },
        { "weaknesses_count", heard.weaknesses },
        { "quotes_count", heard.quotes },
    };
    json_t *object = facts_object();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        facts_put_people(context, object, counts[i].name, (int64_t)counts[i].count);
    facts_put_flag(object, "present", heard.interviews > 0);
    facts_put_flag(object, "is_one", heard.interviews == 1);
    facts_put_flag(object, "too_few", heard.interviews < INTERVIEWS_LEAST);
    facts_put_flag(object, "too_many", heard.interviews > INTERVIEWS_MOST);
    facts_put_flag(object, "enough",
                   heard.interviews >= INTERVIEWS_LEAST && heard.interviews <= INTERVIEWS_MOST);
    facts_put_flag(object, "kinds_known", heard.interviews > 0 && heard.unknown == 0);
    facts_put_flag(object, "has_unknown", heard.unknown > 0);
    facts_put_flag(object, "has_unnamed", heard.unnamed > 0);
    facts_put_flag(object, "has_named", heard.standing_out + heard.average > 0);
    facts_put_flag(object, "has_points", heard.strengths + heard.weaknesses > 0);
    return object;
}

// ---- the advice ----

static json_t *reason(const FactsContext *context, const DepartmentAdvice *advice, Pillar pillar)
{
    const DepartmentPillar *cell = &context->results->department[advice->department].pillar[pillar];
    Slice low = facts_number_text(context, cell->interval.low, 1);
    Slice high = facts_number_text(context, cell->interval.high, 1);
    double least = 0.001;
    Slice p = facts_number_text(context, cell->p_holm < least ? least : cell->p_holm, 3);
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id(pillar));
    facts_put_text(object, "name", words_pillar(context->words, (int)pillar));
    facts_put_flag(object, "is_higher", cell->direction > 0);
    facts_put_flag(object, "is_lower", cell->direction < 0);
    facts_put_score(context, object, "score", cell->score);
    facts_put_score(context, object, "organisation", context->results->pillar[pillar].score);
    facts_put_text(object, "interval_text",
                   slice_print(context->arena, "%.*s – %.*s", SLICE_ARGS(low), SLICE_ARGS(high)));
    facts_put_number(object, "p_holm", cell->p_holm);
    facts_put_text(object, "p_text",
                   slice_print(context->arena, "p %s %.*s", cell->p_holm < least ? "<" : "=", SLICE_ARGS(p)));
    return object;
}

static json_t *advised_department(const FactsContext *context, const DepartmentAdvice *advice)
{
    static const char *const id[] = { [ADVICE_HIGH] = "high", [ADVICE_LOW] = "low", [ADVICE_MIXED] = "mixed",
                                      [ADVICE_AVERAGE] = "average" };
    const Words *words = context->words;
    const char *const name[] = { [ADVICE_HIGH] = words->standing_high, [ADVICE_LOW] = words->standing_low,
                                 [ADVICE_MIXED] = words->standing_mixed,
                                 [ADVICE_AVERAGE] = words->standing_average };
    json_t *object = facts_object(), *reasons = facts_array();
    for (size_t i = 0; i < advice->pillar_count; i++)
        facts_append(reasons, reason(context, advice, advice->pillar[i]));
    facts_put_text(object, "name", context->scan->departments[advice->department].name);
    facts_put_text(object, "kind", slice_of(id[advice->kind]));
    facts_put_text(object, "kind_text", slice_of(name[advice->kind]));
    facts_put_people(context, object, "n", (int64_t)context->results->department[advice->department].n);
    facts_put_flag(object, "advised", advice->advised);
    facts_put_flag(object, "clear", advice->clear);
    facts_put_measure(context, object, "mean", advice->mean, 1);
    facts_put_measure(context, object, "organisation", advice->organisation, 1);
    facts_put(object, "reasons", reasons);
    return object;
}

json_t *facts_interview_advice(const FactsContext *context)
{
    Advice advice = advice_make(context->arena, context->scan, context->results);
    json_t *object = facts_object(), *departments = facts_array();
    size_t advised = 0, clear = 0;
    for (size_t i = 0; i < advice.count; i++) {
        facts_append(departments, advised_department(context, &advice.department[i]));
        advised += advice.department[i].advised;
        clear += advice.department[i].clear;
    }
    facts_put_flag(object, "present", advice.count > 0);
    facts_put_people(context, object, "advised_count", (int64_t)advised);
    facts_put_people(context, object, "clear_count", (int64_t)clear);
    facts_put(object, "departments", departments);
    return object;
}
