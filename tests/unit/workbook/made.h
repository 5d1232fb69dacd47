// SPDX-License-Identifier: EUPL-1.2
// A scan put together by hand, for the tests of src/workbook.
#ifndef TEST_WORKBOOK_MADE_H
#define TEST_WORKBOOK_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "input/strings_file.h"
#include "model/department.h"
#include "model/scan.h"
#include "model/source.h"
#include "score/results.h"
#include "workbook/workbook.h"

static inline Scan *made_scan(Arena *arena, size_t respondents)
{
    static const char *const hostile[] = { "=1+1", "@SUM(A1)", "Burgerzaken & <Co>",
                                           "Z\u00FCrich \"x\"" };
    Scan *scan = arena_one(arena, Scan);
    Diagnostics *d = diagnostics_new(arena);
    GRand *random = g_rand_new_with_seed(3);
    scan->strings = strings_read(arena, d, S(CXSCAN_SOURCE_DIR "/templates"), S("nl"), NULL);
    assert_non_null(scan->strings);
    scan->settings = (Settings){ .organisation = S("Gemeente & Dorp"),
                                 .title = S("CX-scan"),
                                 .version = S("1.0"),
                                 .language = S("nl"),
                                 .date = { 2026, 3, 12 },
                                 .invited = -1,
                                 .min_group = 5,
                                 .min_group_open = 10,
                                 .formulas_up_to = 20000 };
    for (int item = 0; item < ITEMS; item++)
        scan->question_text[item] = slice_print(arena, "We doen \"%d\" < altijd", item);
    scan->department_count = G_N_ELEMENTS(hostile);
    scan->departments = arena_many(arena, Department, scan->department_count);
    for (size_t i = 0; i < scan->department_count; i++)
        scan->departments[i] = (Department){ .name = slice_of(hostile[i]), .invited = -1 };
    scan->has_departments = true;
    Responses *responses = &scan->responses;
    responses->count = respondents;
    responses->block = arena_many(arena, RespondentBlock *, respondents / RESPONDENTS_A_BLOCK + 1);
    for (size_t i = 0; i <= respondents / RESPONDENTS_A_BLOCK; i++)
        responses->block[i] = arena_one(arena, RespondentBlock);
    for (size_t i = 0; i < respondents; i++) {
        Respondent *r =
            &responses->block[i / RESPONDENTS_A_BLOCK]->respondent[i % RESPONDENTS_A_BLOCK];
        for (int item = 0; item < ITEMS; item++)
            r->answer[item] = (uint8_t)g_rand_int_range(random, 0, ANSWER_KINDS);
        r->answer[0] = NEVER;
        r->department = i % 9 == 8 ? NO_DEPARTMENT : (uint32_t)(i % G_N_ELEMENTS(hostile));
    }
    g_rand_free(random);
    scan->sources = arena_one(arena, Source);
    scan->sources[0] = (Source){ S("responses.csv"), sha256_text(arena, S("x")), true, false };
    scan->source_count = 1;
    return scan;
}

static inline void add_open_answer(Arena *arena, Scan *scan, size_t respondent, Slice text)
{
    Responses *r = &scan->responses;
    OpenAnswer *all = arena_many(arena, OpenAnswer, r->open_count + 1);
    if (r->open_count)
        memcpy(all, r->open, r->open_count * sizeof *all);
    all[r->open_count++] = (OpenAnswer){ text, (uint32_t)respondent, MEASURE };
    r->open = all;
}

// A new folder below the temporary one, and a file in it.
static inline Slice made_path(Arena *arena)
{
    char folder[] = P_tmpdir "/cxscan-book-XXXXXX";
    assert_non_null(mkdtemp(folder));
    return slice_print(arena, "%s/book.xlsx", folder);
}

// How many files are in the folder of `path`; then remove all.
static inline int remove_made(Slice path)
{
    char *folder = g_path_get_dirname(path.at);
    GDir *names = g_dir_open(folder, 0, NULL);
    int count = 0;
    for (const char *name; (name = g_dir_read_name(names)); count++) {
        char *file = g_build_filename(folder, name, NULL);
        unlink(file);
        g_free(file);
    }
    g_dir_close(names);
    rmdir(folder);
    g_free(folder);
    return count;
}

#endif
