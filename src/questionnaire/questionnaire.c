// SPDX-License-Identifier: EUPL-1.2
#include "questionnaire/questionnaire.h"

#include "base/pattern.h"
#include "model/department.h"
#include "model/scan.h"
#include "model/strings.h"

// Do people belong to it who are in none of the departments below it?
static bool has_own_people(const Scan *scan, size_t department)
{
    int64_t below = 0;
    bool any = false;
    for (size_t d = 0; d < scan->department_count; d++) {
        if (scan->departments[d].above != department + 1)
            continue;
        any = true;
        below += scan->departments[d].invited > 0 ? scan->departments[d].invited : 0;
    }
    return !any || scan->departments[department].invited > below;
}

static void add_departments(Arena *arena, const Scan *scan, Questionnaire *q)
{
    Slice *names = arena_many(arena, Slice, scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        if (has_own_people(scan, d))
            names[q->department_count++] = scan->departments[d].name;
    q->departments = names;
}

Questionnaire questionnaire_make(Arena *arena, const Scan *scan)
{
    const Strings *strings = scan->strings;
    Questionnaire q = { .title = scan->settings.title,
                        .organisation = scan->settings.organisation,
                        .language = scan->settings.language,
                        .intro = slice_of(strings->survey_intro),
                        .thanks = slice_of(strings->survey_thanks),
                        .department = slice_of(strings->survey_department) };
    for (int p = 0; p < PILLARS; p++) {
        q.pillar[p] = strings_pillar(strings, p);
        q.pillar_question[p] = scan->pillar_question[p];
        const PatternBlank blank = { "pillar", q.pillar[p] };
        q.open[p] = pattern_fill(arena, slice_of(strings->survey_open), &blank, 1);
    }
    for (int item = 0; item < ITEMS; item++)
        q.statement[item] = slice_print(arena, "%.*s %.*s", SLICE_ARGS(question_id(item)),
                                        SLICE_ARGS(scan->question_text[item]));
    for (int answer = 0; answer < SURVEY_ANSWERS; answer++)
        q.answer[answer] = strings_answer(strings, answer + 1);
    add_departments(arena, scan, &q);
    return q;
}

Slice questionnaire_code(int answer)
{
    static const char *const code[SURVEY_ANSWERS] = { "1", "2", "3", "4", "x" };
    return slice_of(code[answer]);
}
