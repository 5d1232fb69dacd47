// SPDX-License-Identifier: EUPL-1.2
#include "facts/fieldwork.h"

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/rows.h"
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/response.h"

#define RECORD_OF FieldworkGroup
static const Fact group_table[] = {
    TEXT(name, OPEN, "Name of the department, or of a row of several."),
    TEXT(part_of, OPEN, "The department above it; null at the top."),
    WHOLE(level, "levels", OPEN, "Below how many departments it lies."),
    FLAG(withheld, PLAN, "Its numbers may not be shown."),
    COUNT(invited, "people", PLAN, "How many of it were invited."),
    COUNT(responded, "people", PLAN, "How many of it answered a question or more."),
    SHARE(rate, PLAN, "Which part of those invited responded."),
    COUNT(missing, "people", PLAN, "How many more make half of those invited."),
};
#undef RECORD_OF
static RECORD(fieldwork_group_record, FieldworkGroup, group_table);

#define RECORD_OF FieldworkDay
static const Fact day_table[] = {
    TEXT(date, PLAN, "The day, as 2026-03-12."),
    TEXT(date_text, PLAN, "The day in words."),
    COUNT(responded, "people", PLAN, "How many people had responded at the end of it."),
    COUNT(added, "people", PLAN, "How many more that is than on the day above it."),
    SHARE(rate, PLAN, "Which part of those invited had responded."),
};
#undef RECORD_OF
static RECORD(fieldwork_day_record, FieldworkDay, day_table);

#define RECORD_OF Fieldwork
static const Fact table[] = {
    PART(whole, FieldworkGroup, fieldwork_group_record, PLAN, "The whole organisation."),
    LIST_AS("departments", FieldworkGroup, groups, group_count, fieldwork_group_record, PLAN,
            "Each department, the rows of several, and who is in none of them."),
    COUNT(department_count, "departments", OPEN, "How many departments there are."),
    COUNT(below_half_count, "departments", PLAN, "How many of those shown have a rate below half."),
    COUNT(withheld_count, "departments", PLAN, "How many are not shown."),
    LIST(days, FieldworkDay, day_count, fieldwork_day_record, PLAN,
         "How the response came: days on which min_group more people had responded."),
    COUNT(undated, "people", PLAN, "Of how many respondents the export tells no day."),
};
#undef RECORD_OF
RECORD(fieldwork_record, Fieldwork, table);

// Of numbers that are printed: it tells no more than they do.
static CountValue missing_of(CountValue responded, CountValue invited)
{
    bool known = responded.state == VALUE_KNOWN && invited.state == VALUE_KNOWN;
    if (!known)
        return count_value(responded.state != VALUE_WITHHELD, -1);
    size_t missing = response_missing((size_t)responded.number, invited.number);
    return count_value(true, (int64_t)missing);
}

static void add_groups(const Facts *facts, Fieldwork *work)
{
    const ResponseFacts *response = &facts->response;
    const RemainderFacts *rest = &response->remainder;
    FieldworkGroup *groups =
        arena_many(facts->style.arena, FieldworkGroup, response->department_count + 1);
    int64_t withheld = 0;
    for (size_t i = 0; i < response->department_count; i++) {
        // As many as the departments, in the same order.
        const DepartmentResponse *department = &response->departments[i];
        const DepartmentFacts *named = &facts->departments.items[i];
        groups[i] = (FieldworkGroup){
            .name = department->name,
            .part_of = named->parent,
            .level = count_value(true, named->merged ? 0 : named->level.number),
            .withheld = department->withheld,
            .invited = department->invited,
            .responded = department->responded,
            .rate = department->rate,
            .missing = missing_of(department->responded, department->invited),
        };
        withheld += department->withheld;
    }
    work->groups = groups;
    work->group_count = response->department_count;
    work->withheld_count = count_value(true, withheld);
    if (!rest->present)
        return;
    groups[work->group_count++] = (FieldworkGroup){
        .name = rest->name,
        .level = count_value(true, 0),
        .responded = rest->responded,
        .invited = count_value(true, -1),
        .rate = exact_value(true, fraction_none()),
        .missing = count_value(true, -1),
    };
}

static void add_days(const Facts *facts, Fieldwork *work)
{
    const Scan *scan = facts->context->scan;
    Arena *arena = facts->style.arena;
    ResponseCourse course = response_course(arena, scan, (size_t)scan->settings.min_group);
    FieldworkDay *days = arena_many(arena, FieldworkDay, course.count);
    int64_t invited = work->whole.rate.state == VALUE_KNOWN ? work->whole.invited.number : 0;
    for (size_t i = 0; i < course.count; i++) {
        const ResponseDay *day = &course.day[i];
        size_t before = i ? course.day[i - 1].people : 0;
        Fraction rate = invited > 0 ? fraction((int128)day->people, invited) : fraction_none();
        days[i] = (FieldworkDay){
            .date = date_iso(arena, day->day),
            .date_text = strings_date(arena, facts->strings, day->day),
            .responded = count_value(true, (int64_t)day->people),
            .added = count_value(true, (int64_t)(day->people - before)),
            .rate = exact_value(true, rate),
        };
    }
    work->days = days;
    work->day_count = course.count;
    work->undated = count_value(true, (int64_t)(scan->responses.count - course.dated));
}

Fieldwork fieldwork_make(const Facts *facts)
{
    const ResponseFacts *response = &facts->response;
    Fieldwork work = {
        .whole = { .name = facts_word(facts, "whole_organisation"),
                   .level = count_value(true, 0),
                   .invited = response->invited,
                   .responded = response->responded,
                   .rate = response->rate,
                   .missing = missing_of(response->responded, response->invited) },
        .department_count = count_value(true, (int64_t)facts->context->scan->department_count),
        .below_half_count = response->below_half_count,
    };
    add_groups(facts, &work);
    add_days(facts, &work);
    return work;
}
