// Who was asked and who answered.
#include "facts/parts.h"
#include "score/remainder.h"

Fraction facts_department_rate(const DepartmentResult *department)
{
    bool known = department->invited > 0 && (uint64_t)department->invited >= department->n;
    return department->withheld || !known ? fraction_none() :
                                            fraction((int128)department->n, department->invited);
}

static json_t *department_response(const FactsContext *context, Slice name,
                                   const DepartmentResult *department, size_t above)
{
    bool hidden = department->withheld;
    json_t *object = facts_object();
    facts_put_text(object, "name", name);
    facts_put_text(object, "indent", facts_indent(context, above));
    facts_put_flag(object, "withheld", hidden);
    facts_put_people(context, object, "invited", hidden ? -1 : department->invited);
    facts_put_people(context, object, "responded", hidden ? -1 : (int64_t)department->n);
    facts_put_share(context, object, "rate", facts_department_rate(department));
    return object;
}

// The row that makes the departments shown add up. How many of them were invited nobody knows.
static json_t *remaining_people(const FactsContext *context)
{
    const Words *words = context->words;
    Remainder rest = remainder_of(context->scan->departments, context->results);
    bool present = rest.people > 0 && facts_has_departments(context);
    json_t *object = facts_object();
    facts_put_flag(object, "present", present);
    facts_put_text(object, "name",
                   slice_of(rest.with_withheld ? words->without_or_withheld : words->without_department));
    facts_put_people(context, object, "responded", present ? (int64_t)rest.people : -1);
    return object;
}

json_t *facts_response(const FactsContext *context)
{
    const Results *results = context->results;
    const Responses *responses = &context->scan->responses;
    bool refused = results->refused;
    Fraction rate = refused ? fraction_none() : results->rate;
    json_t *object = facts_object();
    facts_put_people(context, object, "invited", results->invited);
    facts_put_people(context, object, "responded", refused ? -1 : (int64_t)results->responded);
    facts_put_people(context, object, "incomplete", (int64_t)responses->incomplete);
    facts_put_people(context, object, "unfinished", refused ? -1 : (int64_t)responses->unfinished);
    facts_put_people(context, object, "skipped", (int64_t)responses->skipped);
    facts_put_share(context, object, "rate", rate);
    facts_put_flag(object, "has_invited", !fraction_is_none(rate));
    facts_put_flag(object, "reaches_half", fraction_compare(rate, fraction(1, 2)) >= 0);
    facts_put_flag(object, "has_departments", facts_has_departments(context));
    json_t *departments = facts_array();
    bool any_rate = false;
    int64_t below_half = 0;
    for (size_t d = 0; d < results->department_count; d++) {
        Fraction part = facts_department_rate(&results->department[d]);
        any_rate = any_rate || (!results->department[d].withheld && results->department[d].invited > 0);
        below_half += !fraction_is_none(part) && fraction_compare(part, fraction(1, 2)) < 0;
    }
    below_half = facts_has_departments(context) ? below_half : 0;
    facts_put_people(context, object, "below_half_count", below_half);
    facts_put_number_words(context, object, "below_half_count", below_half);
    facts_put_flag(object, "has_below_half", below_half > 0);
    facts_put_flag(object, "below_half_is_one", below_half == 1);
    facts_put_flag(object, "has_department_rates", any_rate && facts_has_departments(context));
    for (size_t d = 0; d < results->department_count; d++)
        facts_append(departments, department_response(context, context->scan->departments[d].name,
                                                      &results->department[d],
                                                      context->scan->departments[d].above));
    for (size_t m = 0; m < results->merged_count; m++)
        facts_append(departments,
                     department_response(context, facts_merged_name(context, m),
                                         &results->merged[m].result, 0));
    facts_put(object, "departments", departments);
    facts_put(object, "remainder", remaining_people(context));
    return object;
}
