// SPDX-License-Identifier: EUPL-1.2
// The whole tree of a small scan against small.json. CXSCAN_ACCEPT=1 in the environment writes that file
// anew; look at its diff.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../score/build_scan.h"
#include "../word_keys.h"
#include "../written.h"
#include "base/file.h"
#include "base/output.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/make.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/source.h"
#include "references/binding.h"
#include "revision/revision.h"

#define EXPECTED CXSCAN_SOURCE_DIR "/tests/unit/revision/small.json"

// As documents see them where there is no earlier version.
static json_t *facts_tree(Arena *arena, const Scan *scan, const Results *results)
{
    Facts *facts = facts_make(arena, scan, results);
    json_t *snapshot = facts_object(), *tree = facts->tree;
    references_bind(facts);
    revision_put(facts, NULL, snapshot);
    json_decref(snapshot);
    json_incref(tree);
    facts_free(facts);
    return tree;
}

static void add_people(Arena *arena, Scan *scan, uint32_t department, int count,
                       const char *const text[PILLARS])
{
    while (count-- > 0) {
        Respondent *respondent = build_respondent(arena, scan, department);
        for (int p = 0; p < PILLARS; p++)
            build_answers(&respondent->answer[p * QUESTIONS], text[p]);
    }
}

// Twelve people at the desk, eight in the back office of whom two know about measuring, three clerks, two
// without a department. Nobody of the archive, which was asked too.
static Scan *small_scan(Arena *arena)
{
    static const char *const desk[PILLARS] = { "323x41x2", "33333333", "2222222x",
                                               "1111.1.x", "22322232", "34343434" };
    static const char *const keen[PILLARS] = { "33334333", "44444444", "3323332x",
                                               "22211212", "32322332", "44444443" };
    static const char *const back[PILLARS] = { "21212121", "22222221", "1112111x",
                                               "xxxxxxxx", "22222222", "2332333." };
    static const char *const knowing[PILLARS] = { "21212122", "2222222.", "1112112x",
                                                  "21xxxxxx", "22222212", "23323331" };
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "Desk", 20),
             b = build_department(arena, scan, "Back office", 16);
    uint32_t c = build_department(arena, scan, "Clerks", 4);
    build_department(arena, scan, "Archive", 3);
    add_people(arena, scan, a, 7, desk);
    add_people(arena, scan, a, 5, keen);
    add_people(arena, scan, b, 6, back);
    add_people(arena, scan, b, 2, knowing);
    add_people(arena, scan, c, 3, keen);
    add_people(arena, scan, NO_DEPARTMENT, 2, desk);
    scan->responses.incomplete = 4;
    scan->responses.unfinished = 1;
    return scan;
}

static void add_settings(Arena *arena, Scan *scan)
{
    Settings *settings = &scan->settings;
    settings->organisation = S("Zilverdam");
    settings->title = S("CX-volwassenheidsscan 2026");
    settings->version = S("1.0");
    settings->language = S("nl");
    settings->date = (Date){ 2026, 3, 12 };
    settings->stage = STAGE_VALIDATED;
    settings->show_open_answers = true;
    for (int i = 0; i < ITEMS; i++) {
        scan->question_text[i] = slice_print(arena, "Question %s.", question_id(i).at);
        scan->question_topic[i] = slice_print(arena, "Topic %s", question_id(i).at);
    }
    for (int p = 0; p < PILLARS; p++) {
        scan->pillar_question[p] = strings_pillar_question(scan->strings, p);
        scan->findings[p].validated = scan->findings[p].target = fraction_none();
        scan->findings[p].target_phase = -1;
    }
}

// Interviews at the desk (12 people, so the quote may name it), with the clerks (3) and in the back office
// (8: shown, but too few to name beside a role).
static void add_notes(Arena *arena, Scan *scan)
{
    const InterviewItem items[4] = {
        { MEASURE, ITEM_STRENGTH, written_line(arena, "The panel answers *fast*."), { .line = 0 } },
        { MEASURE, ITEM_WEAKNESS, written_line(arena, "Nobody counts."), { .line = 0 } },
        { MEASURE, ITEM_QUOTE, written_line(arena, "We get a figure."), { .line = 0 } },
        { CULTURE, ITEM_REMARK, written_line(arena, "A talk."), { .line = 0 } },
    };
    scan->interviews = arena_many(arena, Interview, 3);
    scan->interview_count = 3;
    for (int i = 0; i < 3; i++) {
        static const char *const department[3] = { "desk ", "Clerks", "Back office" };
        scan->interviews[i] = (Interview){ .number = i + 1,
                                           .kind = (InterviewKind)((i + 1) % 3),
                                           .date = { 2026, 2, 3 + i },
                                           .role = S("Team leader"),
                                           .department = slice_of(department[i]),
                                           .items = arena_many(arena, InterviewItem, 4),
                                           .item_count = i < 2 ? 4 : 0 };
        memcpy(scan->interviews[i].items, items, sizeof items);
    }
    scan->findings[MEASURE] =
        (Findings){ .present = true,
                    .validated = fraction(13, 1),
                    .target = fraction(37, 2),
                    .target_phase = 2,
                    .part = {
                        [FINDING_HEADING] = written_plain(arena, "We measure too little"),
                        [FINDING_REASON] = written_plain(arena, "Interviews."),
                        [FINDING_CONCLUSIONS] = written_blocks(arena, "Many figures, *few* goals."),
                    } };
    static DeskDocument desk[3] = {
        { .document = { "Plan", 4 }, .number = 1, .kind = { "policy", 6 } },
        { .document = { "Plan", 4 },
          .number = 1,
          .has_pillar = true,
          .pillar = GOVERN,
          .on_pillar = { [GOVERN] = true } },
        { .document = { "Survey", 6 },
          .number = 2,
          .kind_id = DESK_SATISFACTION,
          .finding = { "Good.", 5 } }
    };
    scan->desk = desk;
    scan->desk_count = 3;
}

static void add_plans(Arena *arena, Scan *scan)
{
    static const int rating[5][2] = { { 5, 5 }, { 5, 2 }, { 3, 4 }, { 2, 2 }, { 4, 0 } };
    scan->actions = arena_many(arena, Action, 5);
    scan->action_count = 5;
    for (int i = 0; i < 5; i++)
        scan->actions[i] = (Action){ .id = slice_print(arena, "a%d", i + 1),
                                     .title = S("Count"),
                                     .pillar = MEASURE,
                                     .on_pillar = { [MEASURE] = true },
                                     .impact = rating[i][0],
                                     .feasibility = rating[i][1],
                                     .status = (ActionStatus)(i % 4) };
    scan->actions[0].owner = S("Board");
    scan->actions[0].start = (Date){ 2026, 4, 0 };
    scan->actions[0].end = (Date){ 2026, 9, 30 };
    static OpenAnswer open[3] = { { { "zebra", 5 }, 0, MEASURE },
                                  { { "aardvark", 8 }, 1, MEASURE },
                                  { { "", 0 }, 1, CULTURE } };
    scan->responses.open = open;
    scan->responses.open_count = 3;
    static Source source = { { "responses.csv", 13 }, { "00ff", 4 }, true, false };
    scan->sources = &source;
    scan->source_count = 1;
}

static json_t *small_tree(Arena *arena)
{
    Scan *scan = small_scan(arena);
    scan->strings = words_of_keys(arena);
    add_settings(arena, scan);
    add_notes(arena, scan);
    add_plans(arena, scan);
    return facts_tree(arena, scan, score_scan(arena, scan));
}

static void compare_lines(Slice got, Slice expected)
{
    Slice line, wanted;
    for (int number = 1;; number++) {
        bool more = slice_next_line(&got, &line), wants = slice_next_line(&expected, &wanted);
        if (!more && !wants)
            return;
        if (more != wants || !slice_equal(line, wanted))
            fail_msg("small.json:%d: expected \"%.*s\", got \"%.*s\"", number,
                     SLICE_ARGS(wants ? wanted : S("")), SLICE_ARGS(more ? line : S("")));
    }
}

static void test_small(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    json_t *tree = small_tree(arena);
    json_object_del(tree, "words");
    json_object_set_new(json_object_get(tree, "generator"), "version", json_string("?"));
    // Twelve digits: the last ones of a quantile of t may differ between versions of GSL.
    char *text = json_dumps(tree, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    assert_non_null(text);
    Slice expected, got = slice_print(arena, "%s\n", text);
    free(text);
    json_decref(tree);
    if (getenv("CXSCAN_ACCEPT"))
        assert_null(output_write(S(EXPECTED), got).step);
    assert_true(file_read(arena, diagnostics_new(arena), S(EXPECTED), S("small.json"), &expected));
    compare_lines(got, expected);
    arena_free(arena);
}

static void test_words_are_complete(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    json_t *tree = small_tree(arena), *strings = json_object_get(tree, "words");
#define STRING(name) assert_true(json_is_string(json_object_get(strings, #name)));
    STRINGS(STRING)
#undef STRING
    json_decref(tree);
    arena_free(arena);
}

static void refuse_numbers(const char *key, const json_t *value)
{
    // Where a department stands below others, and the number of a phase, are no figures of the answers.
    if (json_is_number(value) && strcmp(key, "level") != 0 && strcmp(key, "phase_index") != 0)
        fail_msg("%s is a number", key);
    if (json_is_string(value) && strstr(key, "_text") && strcmp(json_string_value(value), "–") != 0)
        fail_msg("%s is %s", key, json_string_value(value));
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)(uintptr_t)value, name, member) refuse_numbers(name, member);
    size_t index;
    json_array_foreach((json_t *)(uintptr_t)value, index, member) refuse_numbers(key, member);
}

// Clerks (three people) and Archive (nobody) hold no number and differ in nothing but their name.
static void test_withheld_and_empty_look_alike(void **state)
{
    (void)state;
    static const char *const list[2] = { "departments", "departments_by_mean" };
    Arena *arena = arena_new();
    json_t *tree = small_tree(arena);
    for (int i = 0; i < 2; i++) {
        json_t *withheld = json_array_get(json_object_get(tree, list[i]), 2 + (size_t)i);
        json_t *empty = json_array_get(json_object_get(tree, list[i]), 3 - (size_t)i);
        assert_string_equal(json_string_value(json_object_get(withheld, "name")), "Clerks");
        assert_string_equal(json_string_value(json_object_get(empty, "name")), "Archive");
        refuse_numbers("department", withheld);
        json_object_set_new(withheld, "name", json_string("Archive"));
        assert_true(json_equal(withheld, empty));
    }
    json_t *response = json_object_get(json_object_get(tree, "response"), "departments");
    refuse_numbers("department", json_array_get(response, 2));
    refuse_numbers("department", json_array_get(response, 3));
    json_decref(tree);
    arena_free(arena);
}

// Four people: nothing but what was put in may come out.
static void test_refused(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.language = S("nl");
    scan->settings.show_open_answers = true;
    uint32_t a = build_department(arena, scan, "a", -1);
    for (int i = 0; i < 4; i++)
        build_row(arena, scan, i % 2 ? a : NO_DEPARTMENT, DESIGN, "12341234");
    const Results *results = score_scan(arena, scan);
    assert_true(results->refused);
    json_t *tree = facts_tree(arena, scan, results);
    assert_true(json_is_null(json_object_get(json_object_get(tree, "response"), "responded")));
    for (size_t p = 0; p < PILLARS; p++) {
        json_t *pillar = json_array_get(json_object_get(tree, "pillars"), p);
        json_object_del(pillar, "index");
        json_object_del(pillar, "interviews"); // how many there were is no figure of the answers,
        json_object_del(pillar, "actions_count"); // nor are these
        json_object_del(pillar, "open_actions_count");
        json_object_del(pillar, "open_actions_count_text");
        refuse_numbers("pillar", pillar);
    }
    refuse_numbers("departments", json_object_get(tree, "departments"));
    refuse_numbers("groups", json_object_get(tree, "groups"));
    assert_true(json_is_null(json_object_get(json_object_get(tree, "summary"), "highest")));
    json_decref(tree);
    arena_free(arena);
}

// An invited list, but no department among the answers: no table of departments, and nothing withheld.
static void test_invited_list_alone(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.language = S("nl");
    build_department(arena, scan, "a", 30);
    scan->has_departments = false;
    for (int i = 0; i < 6; i++)
        build_row(arena, scan, NO_DEPARTMENT, DESIGN, "12341234");
    json_t *tree = facts_tree(arena, scan, score_scan(arena, scan));
    assert_true(json_is_false(json_object_get(tree, "has_departments")));
    assert_true(json_is_false(json_object_get(tree, "any_withheld")));
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(tree, "response"), "invited")), 30);
    json_decref(tree);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_words_are_complete),
        cmocka_unit_test(test_withheld_and_empty_look_alike),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_invited_list_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
