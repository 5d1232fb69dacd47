// SPDX-License-Identifier: EUPL-1.2
#include "score/response.h"

#include "model/responses.h"
#include "model/scan.h"

size_t response_missing(size_t people, int64_t invited)
{
    size_t half = invited < 0 ? 0 : (size_t)invited / 2 + (size_t)(invited % 2);
    return people < half ? half - people : 0;
}

static ResponseCount count_of(size_t people, int64_t invited)
{
    return (ResponseCount){ people, invited, response_missing(people, invited) };
}

int64_t response_invited(const Scan *scan, const size_t *people)
{
    if (scan->settings.invited >= 0)
        return scan->settings.invited;
    int64_t sum = 0;
    bool any = false;
    for (size_t d = 0; d < scan->department_count; d++) {
        int64_t invited = scan->departments[d].invited;
        if (scan->departments[d].above)
            continue;
        if (invited < 0 && people[d] > 0)
            return -1;
        if (invited < 0)
            continue;
        if (__builtin_add_overflow(sum, invited, &sum))
            return -1;
        any = true;
    }
    return any ? sum : -1;
}

ResponseMonitor response_monitor(Arena *arena, const Scan *scan)
{
    size_t count = scan->department_count, *people = arena_many(arena, size_t, count);
    ResponseMonitor monitor = { .department = arena_many(arena, ResponseCount, count) };
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint32_t at = respondent_at(&scan->responses, i)->department;
        monitor.without_department += at == NO_DEPARTMENT;
        for (size_t number = at == NO_DEPARTMENT ? 0 : (size_t)at + 1; number;
             number = scan->departments[number - 1].above)
            people[number - 1]++;
    }
    for (size_t d = 0; d < count; d++) {
        monitor.department[d] = count_of(people[d], scan->departments[d].invited);
        monitor.behind += monitor.department[d].missing > 0;
    }
    monitor.all = count_of(scan->responses.count, response_invited(scan, people));
    return monitor;
}

ResponseCourse response_course(Arena *arena, const Scan *scan, size_t least)
{
    enum { DAYS = UINT16_MAX + 1 };
    Arena *scratch = arena_new();
    size_t *on = arena_many(scratch, size_t, DAYS), last = 0, kept = 0, room = 0;
    ResponseCourse course = { .count = 0 };
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint16_t day = respondent_at(&scan->responses, i)->day;
        on[day]++;
        last = day > last ? day : last;
        course.dated += day > 0;
    }
    for (size_t day = 1, people = 0; day <= last; day++) {
        people += on[day];
        bool adds = people - kept >= least;
        // What is left at the end is too little to stand alone: the day before it moves on to the end.
        if (!adds && day == last && course.count > 0)
            course.count--;
        else if (!adds)
            continue;
        course.day = arena_grow(arena, course.day, sizeof *course.day, course.count, &room);
        course.day[course.count++] = (ResponseDay){ date_from_days((int64_t)day), people };
        kept = people;
    }
    arena_free(scratch);
    return course;
}
