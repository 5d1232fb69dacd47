// SPDX-License-Identifier: EUPL-1.2
// What a final report needs: each need alone missing, alone told; and what the other stages say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../score/build_scan.h"
#include "../word_keys.h"
#include "../written.h"
#include "facts/checklist.h"
#include "facts/facts.h"
#include "facts/messages.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/summary.h"

static Scan *complete_scan(Arena *arena)
{
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.version = S("1.0");
    scan->settings.sponsor = S("Director");
    scan->settings.date = (Date){ 2026, 3, 12 };
    scan->settings.stage = STAGE_FINAL;
    scan->interviews = arena_many(arena, Interview, 12);
    scan->interview_count = 12;
    scan->desk = arena_many(arena, DeskDocument, 1);
    scan->desk_count = 1;
    for (int p = 0; p < PILLARS; p++)
        scan->findings[p] =
            (Findings){ .validated = fraction(13, 1),
                        .target = fraction(20, 1),
                        .part = { [FINDING_REASON] = written_plain(arena, "r"),
                                  [FINDING_CONCLUSIONS] = written_blocks(arena, "c"),
                                  [FINDING_RECOMMENDATIONS] = written_blocks(arena, "a") } };
    scan->summary.part[SUMMARY_HEADING] = written_plain(arena, "h");
    scan->summary.part[SUMMARY_MESSAGE] = written_blocks(arena, "- a");
    scan->summary.part[SUMMARY_DECISIONS] = written_blocks(arena, "- a");
    scan->actions = arena_many(arena, Action, 2);
    scan->action_count = 2;
    scan->actions[0] = (Action){ .id = S("a"),
                                 .owner = S("o"),
                                 .start = { 2026, 4, 0 },
                                 .end = { 2026, 6, 0 },
                                 .status = ACTION_PLANNED,
                                 .place = { .file = S("plan.csv"), .line = 2 } };
    scan->actions[1] = (Action){ .id = S("b"), .status = ACTION_IDEA };
    return scan;
}

static void take_version(Scan *scan)
{
    scan->settings.version = S("0.1");
}
static void take_date(Scan *scan)
{
    scan->settings.date = (Date){ 0, 0, 0 };
}
static void take_sponsor(Scan *scan)
{
    scan->settings.sponsor = S("");
}
static void take_interview(Scan *scan)
{
    scan->interview_count--;
}
static void take_desk(Scan *scan)
{
    scan->desk_count = 0;
}
static void take_validated(Scan *scan)
{
    scan->findings[MEASURE].validated = fraction_none();
}
static void take_reason(Scan *scan)
{
    scan->findings[MEASURE].part[FINDING_REASON] = NULL;
}
static void take_conclusions(Scan *scan)
{
    scan->findings[MEASURE].part[FINDING_CONCLUSIONS] = NULL;
}
static void take_target(Scan *scan)
{
    scan->findings[MEASURE].target = fraction_none();
}
static void take_advice(Scan *scan)
{
    scan->findings[MEASURE].part[FINDING_RECOMMENDATIONS] = NULL;
}
static void take_heading(Scan *scan)
{
    scan->summary.part[SUMMARY_HEADING] = NULL;
}
static void take_points(Scan *scan)
{
    scan->summary.part[SUMMARY_MESSAGE] = NULL;
}
static void take_decisions(Scan *scan)
{
    scan->summary.part[SUMMARY_DECISIONS] = NULL;
}
static void take_roadmap(Scan *scan)
{
    scan->action_count = 0;
}
static void take_owner(Scan *scan)
{
    scan->actions[0].owner = S("");
}
static void take_start(Scan *scan)
{
    scan->actions[0].start = (Date){ 0, 0, 0 };
}
static void take_end(Scan *scan)
{
    scan->actions[0].end = (Date){ 0, 0, 0 };
}

static const struct {
    const char *id;
    DiagnosticId error;
    const char *detail;
    void (*take)(Scan *scan);
} needs[] = {
    { "version", DIAG_FINAL_VERSION, "", take_version },
    { "date", DIAG_FINAL_DATE, "", take_date },
    { "sponsor", DIAG_FINAL_SPONSOR, "", take_sponsor },
    { "interviews", DIAG_FINAL_INTERVIEWS, "11", take_interview },
    { "desk", DIAG_FINAL_DESK, "", take_desk },
    { "validated", DIAG_FINAL_VALIDATED, "measure", take_validated },
    { "reasons", DIAG_FINAL_REASONS, "measure", take_reason },
    { "conclusions", DIAG_FINAL_CONCLUSIONS, "measure", take_conclusions },
    { "targets", DIAG_FINAL_TARGETS, "measure", take_target },
    { "recommendations", DIAG_FINAL_RECOMMENDATIONS, "measure", take_advice },
    { "summary", DIAG_FINAL_SUMMARY, "part_heading", take_heading },
    { "summary", DIAG_FINAL_SUMMARY, "part_message", take_points },
    { "summary", DIAG_FINAL_SUMMARY, "part_decisions", take_decisions },
    { "roadmap", DIAG_FINAL_ROADMAP, "", take_roadmap },
    { "owners", DIAG_FINAL_OWNERS, "a", take_owner },
    { "dates", DIAG_FINAL_DATES, "a", take_start },
    { "dates", DIAG_FINAL_DATES, "a", take_end },
};

static void nothing_is_missing(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Scan *scan = complete_scan(arena);
    checklist_diagnose(arena, d, scan);
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    assert_true(checklist_make(arena, scan, scan->strings).is_complete);
    arena_free(arena);
}

static void each_need_is_told_alone(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        for (int draft = 0; draft < 2; draft++) {
            Arena *arena = arena_new();
            Diagnostics *d = diagnostics_new(arena);
            Scan *scan = complete_scan(arena);
            if (draft)
                diagnostics_draft(d);
            needs[i].take(scan);
            checklist_diagnose(arena, d, scan);
            assert_true(diagnostics_has(d, needs[i].error, slice_of(needs[i].detail)));
            assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 1);
            assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), !draft);
            Checklist list = checklist_make(arena, scan, scan->strings);
            assert_false(list.is_complete);
            for (int k = 0; k < NEEDS; k++) {
                bool of_roadmap =
                    needs[i].take == take_roadmap && k > 10; // nothing known of its actions
                assert_int_equal(list.need[k].present,
                                 !slice_equal(list.need[k].id, slice_of(needs[i].id)) &&
                                     !of_roadmap);
            }
            arena_free(arena);
        }
    }
}

static void other_stages_need_less(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Scan *scan = complete_scan(arena);
    scan->action_count = scan->desk_count = scan->interview_count = 0;
    Diagnostics *d = diagnostics_new(arena);
    scan->settings.stage = STAGE_VALIDATED;
    checklist_diagnose(arena, d, scan);
    assert_true(diagnostics_has(d, DIAG_STAGE_NO_INTERVIEWS, S("")));
    assert_true(diagnostics_has(d, DIAG_STAGE_NO_DESK, S("")));
    assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), 2);
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 0);
    d = diagnostics_new(arena);
    scan->settings.stage = STAGE_SELF;
    checklist_diagnose(arena, d, scan);
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    scan->interview_count = 3;
    checklist_diagnose(arena, d, scan);
    assert_true(diagnostics_has(d, DIAG_STAGE_HAS_INTERVIEWS, S("3")));
    assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_missing),
        cmocka_unit_test(each_need_is_told_alone),
        cmocka_unit_test(other_stages_need_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
