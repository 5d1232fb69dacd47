// SPDX-License-Identifier: EUPL-1.2
// Who was asked and who answered.
#include "facts/response.h"

#include "facts/context.h"
#include "facts/department_order.h"
#include "facts/rows.h"
#include "facts/scan.h"
#include "model/department.h"
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/remainder.h"

#define RECORD_OF DepartmentResponse
static const Fact department_table[] = {
    TEXT(name, OPEN, "Name of the department, or of a row of several."),
    TEXT(indent, OPEN, "Spaces that move the name to the right below another; null at the top."),
    FLAG(withheld, PLAN, "Its numbers may not be shown."),
    COUNT(invited, "people", PLAN, "How many of it were invited."),
    COUNT(responded, "people", PLAN, "How many of it answered a question or more."),
    SHARE(rate, PLAN, "Which part of those invited responded.",
          .formula = "{responded} ÷ {invited}"),
};
#undef RECORD_OF
static RECORD(department_response_record, DepartmentResponse, department_table);

#define RECORD_OF RemainderFacts
static const Fact remainder_table[] = {
    FLAG(present, PLAN, "The rows of departments do not add up without it."),
    TEXT(name, OPEN, "What those people are called."),
    COUNT(responded, "people", PLAN, "How many respondents are in none of the rows."),
};
#undef RECORD_OF
static RECORD(remainder_record, RemainderFacts, remainder_table);

#define RECORD_OF ResponseFacts
static const Fact table[] = {
    COUNT(invited, "people", OPEN, "How many people were invited."),
    COUNT(responded, "people", PLAN, "How many people answered a question or more and count."),
    COUNT(incomplete, "people", OPEN, "How many people answered no question; they do not count."),
    COUNT(unfinished, "people", PLAN,
          "How many people were left out because they did not reach the end."),
    COUNT(skipped, "rows", OPEN, "How many rows of the answers were passed over."),
    SHARE(rate, PLAN, "Which part of those invited responded.",
          .formula = "{responded} ÷ {invited}"),
    FLAG(has_invited, PLAN, "The number invited is known and not below the number that responded."),
    FLAG(reaches_half, PLAN, "At least half of those invited responded."),
    FLAG(has_departments, PLAN, "At least one department is shown."),
    COUNT(below_half_count, "departments", PLAN, "How many departments have a rate below half."),
    WORDS_OF(below_half_count, "departments", PLAN, "That number in words."),
    FLAG(has_below_half, PLAN, "A department has a rate below half."),
    FLAG(below_half_is_one, PLAN, "Exactly one department has a rate below half."),
    FLAG(has_department_rates, PLAN, "Of a department that is shown the number invited is known."),
    LIST(departments, DepartmentResponse, department_count, department_response_record, PLAN,
         "Each department in the order of the scan, then the rows of several."),
    PART(remainder, RemainderFacts, remainder_record, PLAN, "Who is in none of the departments."),
};
#undef RECORD_OF
RECORD(response_record, ResponseFacts, table);

static DepartmentResponse department_response(const FactsContext *context, Slice name,
                                              const DepartmentResult *department, size_t above)
{
    bool shown = !department->withheld;
    return (DepartmentResponse){
        .name = name,
        .indent = facts_indent(context, above),
        .withheld = !shown,
        .invited = count_value(shown, department->invited),
        .responded = count_value(shown, (int64_t)department->n),
        .rate = exact_value(shown, facts_department_rate(department)),
    };
}

// The row that makes the departments shown add up. How many of them were invited nobody knows.
static RemainderFacts remaining_people(const FactsContext *context)
{
    const Strings *strings = context->strings;
    Remainder rest = remainder_of(context->scan->departments, context->results);
    bool present = rest.people > 0 && facts_has_departments(context);
    return (RemainderFacts){
        .present = present,
        .name = slice_of(rest.with_withheld ? strings->without_or_withheld
                                            : strings->without_department),
        .responded = count_value(true, present ? (int64_t)rest.people : -1),
    };
}

static void add_departments(const FactsContext *context, ResponseFacts *response)
{
    const Results *results = context->results;
    const Department *named = context->scan->departments;
    size_t count = results->department_count, merged = results->merged_count;
    DepartmentResponse *list = arena_many(context->arena, DepartmentResponse, count + merged);
    for (size_t d = 0; d < count; d++)
        list[d] =
            department_response(context, named[d].name, &results->department[d], named[d].above);
    for (size_t m = 0; m < merged; m++)
        list[count + m] = department_response(context, facts_merged_name(context, m),
                                              &results->merged[m].result, 0);
    response->departments = list;
    response->department_count = count + merged;
}

ResponseFacts facts_response(const FactsContext *context)
{
    const Results *results = context->results;
    const Responses *responses = &context->scan->responses;
    bool shown = !results->refused, any_rate = false,
         has_departments = facts_has_departments(context);
    int64_t below_half = 0;
    for (size_t d = 0; has_departments && d < results->department_count; d++) {
        Fraction part = facts_department_rate(&results->department[d]);
        any_rate =
            any_rate || (!results->department[d].withheld && results->department[d].invited > 0);
        below_half += !fraction_is_none(part) && fraction_compare(part, fraction(1, 2)) < 0;
    }
    ResponseFacts response = {
        .invited = count_value(true, results->invited),
        .responded = count_value(shown, (int64_t)results->responded),
        .incomplete = count_value(true, (int64_t)responses->incomplete),
        .unfinished = count_value(shown, (int64_t)responses->unfinished),
        .skipped = count_value(true, (int64_t)responses->skipped),
        .rate = exact_value(shown, results->rate),
        .has_invited = shown && !fraction_is_none(results->rate),
        .reaches_half = shown && fraction_compare(results->rate, fraction(1, 2)) >= 0,
        .has_departments = has_departments,
        .below_half_count = count_value(true, below_half),
        .has_below_half = below_half > 0,
        .below_half_is_one = below_half == 1,
        .has_department_rates = any_rate,
        .remainder = remaining_people(context),
    };
    add_departments(context, &response);
    return response;
}
