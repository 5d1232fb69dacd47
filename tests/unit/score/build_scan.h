// SPDX-License-Identifier: EUPL-1.2
// A Scan made by hand, answer by answer, for tests that need no files.
#ifndef TESTS_BUILD_SCAN_H
#define TESTS_BUILD_SCAN_H

#include <assert.h>
#include <string.h>

#include "model/department.h"
#include "model/scan.h"
#include "score/score_scan.h"

// No limits but min_group 5 and min_group_open 10, no numbers invited, no departments, no respondents.
__attribute__((unused)) static Scan *build_scan(Arena *arena)
{
    Scan *scan = arena_one(arena, Scan);
    scan->settings.invited = -1;
    scan->settings.min_group = 5;
    scan->settings.min_group_open = 10;
    return scan;
}

__attribute__((unused)) static uint32_t build_department(Arena *arena, Scan *scan, const char *name,
                                                         int64_t invited)
{
    enum { ROOM = 256 };
    if (!scan->departments)
        scan->departments = arena_many(arena, Department, ROOM);
    assert(scan->department_count < ROOM);
    scan->has_departments = true;
    scan->departments[scan->department_count] =
        (Department){ .name = slice_of(name), .invited = invited };
    return (uint32_t)scan->department_count++;
}

// A respondent who left everything blank; the caller fills in.
static Respondent *build_respondent(Arena *arena, Scan *scan, uint32_t department)
{
    enum { BLOCKS = 512 };
    Responses *responses = &scan->responses;
    size_t block = responses->count / RESPONDENTS_A_BLOCK,
           place = responses->count % RESPONDENTS_A_BLOCK;
    assert(block < BLOCKS);
    if (!responses->block)
        responses->block = arena_many(arena, RespondentBlock *, BLOCKS);
    if (!responses->block[block])
        responses->block[block] = arena_one(arena, RespondentBlock);
    responses->count++;
    Respondent *respondent = &responses->block[block]->respondent[place];
    respondent->department = department;
    return respondent;
}

// Eight answers as text: "323x41x2", '.' for blank.
static void build_answers(uint8_t answer[QUESTIONS], const char *text)
{
    for (int q = 0; q < QUESTIONS; q++)
        answer[q] = text[q] == 'x' ? DONT_KNOW : text[q] == '.' ? BLANK : (uint8_t)(text[q] - '0');
}

// A respondent with these answers on one pillar and blanks on the others.
__attribute__((unused)) static void build_row(Arena *arena, Scan *scan, uint32_t department,
                                              Pillar pillar, const char *text)
{
    build_answers(&build_respondent(arena, scan, department)->answer[pillar * QUESTIONS], text);
}

#endif
