// SPDX-License-Identifier: EUPL-1.2
// Interviews, documents and the handbook's rules: what the tree says of them, and what it must not say.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../arena_state.h"
#include "../facts_tree.h"
#include "../score/build_scan.h"
#include "facts/facts.h"
#include "input/strings_file.h"
#include "model/column_use.h"
#include "model/scan.h"
#include "model/source.h"

// ---- a scan in which every rule is met ----

static void add_people(Arena *arena, Scan *scan, const char *name, int invited, int count,
                       const char *answers)
{
    uint32_t d = build_department(arena, scan, name, invited);
    for (int i = 0; i < count; i++) {
        Respondent *respondent = build_respondent(arena, scan, d);
        for (int p = 0; p < PILLARS; p++) {
            build_answers(&respondent->answer[p * QUESTIONS], answers);
            if (i % 2)
                respondent->answer[p * QUESTIONS]++;
        }
    }
}

static void add_interview(Scan *scan, const char *role, const char *department, InterviewKind kind)
{
    static InterviewItem items[3] = { { MEASURE, ITEM_STRENGTH, NULL, { .line = 0 } },
                                      { MEASURE, ITEM_WEAKNESS, NULL, { .line = 0 } },
                                      { CULTURE, ITEM_QUOTE, NULL, { .line = 0 } } };
    int number = (int)scan->interview_count + 1;
    scan->interviews[scan->interview_count++] =
        (Interview){ .file = S("interviews/x.md"),
                     .number = number,
                     .role = slice_of(role),
                     .department = slice_of(department),
                     .kind = kind,
                     .items = items,
                     .item_count = kind == INTERVIEW_CX ? 3 : 2 };
}

static void add_columns(Arena *arena, Scan *scan)
{
    scan->column_count = ITEMS + 1;
    scan->columns = arena_many(arena, ColumnUse, ITEMS + 1);
    scan->columns[0] = (ColumnUse){ .column = 1, .use = COLUMN_DEPARTMENT };
    for (int i = 0; i < ITEMS; i++)
        scan->columns[i + 1] =
            (ColumnUse){ .column = (size_t)i + 2, .use = COLUMN_QUESTION, .index = i };
}

static Scan *good_scan(Arena *arena)
{
    static DeskDocument desk[3] = {
        { .document = { "Plan", 4 }, .number = 1, .kind_id = DESK_STRATEGY },
        { .document = { "Kaart", 5 }, .number = 2, .kind = { "Kaart", 5 } },
        { .document = { "Plan", 4 }, .number = 1, .kind_id = DESK_STRATEGY }
    };
    Scan *scan = build_scan(arena), *previous = arena_one(arena, Scan);
    scan->strings = strings_read(arena, diagnostics_new(arena), S(CXSCAN_SOURCE_DIR "/templates"),
                                 S("nl"), NULL);
    assert_non_null(scan->strings);
    scan->settings.language = S("nl");
    scan->settings.date = (Date){ 2026, 3, 12 };
    scan->settings.sponsor = S("Directeur");
    for (int p = 0; p < PILLARS; p++) {
        scan->findings[p].validated = scan->findings[p].target = fraction_none();
        scan->findings[p].target_phase = -1;
    }
    add_people(arena, scan, "High", 30, 20, "33333333");
    add_people(arena, scan, "Middle", 30, 20, "22222222");
    add_people(arena, scan, "Low", 30, 20, "11111111");
    add_people(arena, scan, "Six", 10, 6, "22222222");
    add_people(arena, scan, "Also six", 10, 6, "33333333");
    add_people(arena, scan, "Three", 4, 3, "44444433");
    add_people(arena, scan, "Two", 4, 2, "44444433");
    scan->interviews = arena_many(arena, Interview, 32);
    for (int i = 0; i < 7; i++)
        add_interview(scan, "Adviseur", "", INTERVIEW_CX);
    for (int i = 0; i < 3; i++)
        add_interview(scan, "Medewerker", i ? "low" : "High", INTERVIEW_DEPARTMENT);
    for (int i = 0; i < 3; i++)
        add_interview(scan, "Medewerker", "Middle", INTERVIEW_DEPARTMENT);
    scan->desk = desk;
    scan->desk_count = 3;
    add_columns(arena, scan);
    previous->settings.date = (Date){ 2024, 3, 1 };
    scan->previous = previous;
    return scan;
}

static json_t *tree_of(Arena *arena, const Scan *scan)
{
    const Results *results = score_scan(arena, scan);
    return facts_tree(arena, scan, results);
}

typedef enum Met { NOT_MET, MET, UNKNOWN } Met;

static void expect_rule(Arena *arena, const Scan *scan, const char *id, Met met, const char *detail)
{
    static const char *const verdict[] = { "niet voldaan", "voldaan", "onbekend" };
    static const char *const mark[] = { "not-met", "met", "unknown" };
    json_t *tree = tree_of(arena, scan), *rule = json_object_get(json_object_get(tree, "rule"), id);
    const char *found = json_string_value(json_object_get(rule, "verdict"));
    assert_non_null(found);
    if (strcmp(found, verdict[met]) != 0)
        fail_msg("%s is \"%s\"", id, found);
    assert_string_equal(json_string_value(json_object_get(rule, "mark")), mark[met]);
    assert_int_equal(json_is_true(json_object_get(rule, "is_met")), met == MET);
    assert_int_equal(json_is_true(json_object_get(rule, "is_not_met")), met == NOT_MET);
    assert_int_equal(json_is_true(json_object_get(rule, "is_unknown")), met == UNKNOWN);
    assert_int_equal(json_is_null(json_object_get(rule, "met")), met == UNKNOWN);
    const char *got = json_string_value(json_object_get(rule, "detail"));
    if (detail ? !got || strcmp(got, detail) != 0 : got != NULL)
        fail_msg("%s: detail \"%s\"", id, got ? got : "(none)");
    json_decref(tree);
}

// ---- rules ----

static void every_rule_can_be_met(void **state)
{
    Arena *arena = *state;
    const Scan *scan = good_scan(arena);
    json_t *tree = tree_of(arena, scan), *summary = json_object_get(tree, "rules_summary");
    assert_int_equal(json_array_size(json_object_get(tree, "rules")), 11);
    assert_int_equal(json_integer_value(json_object_get(summary, "count")), 11);
    assert_int_equal(json_integer_value(json_object_get(summary, "met_count")), 11);
    assert_true(json_is_true(json_object_get(summary, "all_met")));
    assert_string_equal(json_string_value(json_object_get(summary, "met_text")), "11 van 11");
    assert_int_equal(json_integer_value(json_object_get(summary, "next_year")), 2028);
    json_decref(tree);
    expect_rule(arena, scan, "questions", MET, "48");
    expect_rule(arena, scan, "order", MET,
                "Strategie, Begrijpen, Ontwerpen, Meten, Besturing en Cultuur");
    expect_rule(arena, scan, "sponsor", MET, "Directeur");
    expect_rule(arena, scan, "response", MET, "65\u00a0%"); // 77 of 118
    expect_rule(arena, scan, "response_departments", MET, "5 van 5");
    expect_rule(arena, scan, "interviews", MET, "13");
    expect_rule(arena, scan, "cx", MET, "7");
    expect_rule(arena, scan, "departments", MET, "6");
    expect_rule(arena, scan, "spread", MET, NULL);
    expect_rule(arena, scan, "desk", MET, "1 van 12");
    expect_rule(arena, scan, "repeat", MET, "maart\u00a02024");
}

static void nothing_known_is_not_nothing_met(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->column_count = scan->interview_count = scan->desk_count = 0;
    scan->settings.sponsor = S("");
    scan->previous = NULL;
    for (size_t d = 0; d < scan->department_count; d++)
        scan->departments[d].invited = -1;
    expect_rule(arena, scan, "questions", UNKNOWN, NULL);
    expect_rule(arena, scan, "order", UNKNOWN, NULL);
    expect_rule(arena, scan, "sponsor", NOT_MET, NULL);
    expect_rule(arena, scan, "response", UNKNOWN, NULL);
    expect_rule(arena, scan, "response_departments", UNKNOWN, NULL);
    expect_rule(arena, scan, "interviews", NOT_MET, "0");
    expect_rule(arena, scan, "cx", NOT_MET, "0");
    expect_rule(arena, scan, "departments", NOT_MET, "0");
    expect_rule(arena, scan, "spread", NOT_MET, NULL);
    expect_rule(arena, scan, "desk", NOT_MET, "0 van 12");
    expect_rule(arena, scan, "repeat", UNKNOWN, NULL);
}

static void the_order_is_that_of_the_columns(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    ColumnUse *at = scan->columns + 1;
    int last = at[7].index; // within a pillar questions may change places
    at[7].index = at[0].index;
    at[0].index = last;
    expect_rule(arena, scan, "order", MET,
                "Strategie, Begrijpen, Ontwerpen, Meten, Besturing en Cultuur");
    for (int i = 0; i < ITEMS; i++)
        at[i].index = (i + QUESTIONS) % ITEMS;
    expect_rule(arena, scan, "order", MET,
                "Begrijpen, Ontwerpen, Meten, Besturing, Cultuur en Strategie");
    for (int i = 0; i < ITEMS; i++)
        at[i].index = ITEMS - 1 - i;
    expect_rule(arena, scan, "order", NOT_MET,
                "Cultuur, Besturing, Meten, Ontwerpen, Begrijpen en Strategie");
    for (int i = 0; i < ITEMS; i++)
        at[i].index = i % PILLARS * QUESTIONS + i / PILLARS;
    expect_rule(arena, scan, "order", NOT_MET, NULL);
    expect_rule(arena, scan, "questions", MET, "48");
    at[3].use = COLUMN_UNUSED;
    at[4].index = at[5].index; // the same one twice
    expect_rule(arena, scan, "questions", NOT_MET, "46");
}

static void half_is_enough_and_less_is_not(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->departments[0].invited = 40;
    expect_rule(arena, scan, "response_departments", MET, "5 van 5");
    scan->departments[0].invited = 41;
    expect_rule(arena, scan, "response_departments", NOT_MET, "4 van 5");
    scan->departments[0].invited = -1;
    expect_rule(arena, scan, "response_departments", MET, "4 van 4");
    scan->settings.invited = 154; // 77 responded
    expect_rule(arena, scan, "response", MET, "50\u00a0%");
    scan->settings.invited = 155;
    expect_rule(arena, scan, "response", NOT_MET, "50\u00a0%");
}

// Three and Two have fewer than five people: what they did is nobody's business.
static void withheld_departments_do_not_count(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->departments[5].invited = scan->departments[6].invited = 9;
    assert_true(score_scan(arena, scan)->department[5].withheld);
    expect_rule(arena, scan, "response_departments", MET, "5 van 5");
}

static void interviews_are_counted_by_kind(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->interview_count = 11;
    expect_rule(arena, scan, "interviews", NOT_MET, "11");
    expect_rule(arena, scan, "departments", NOT_MET, "4");
    scan->interview_count = 12;
    expect_rule(arena, scan, "interviews", MET, "12");
    scan->interview_count = 13;
    for (int i = 0; i < 3; i++)
        add_interview(scan, "Adviseur", "", INTERVIEW_CX);
    expect_rule(arena, scan, "interviews", NOT_MET, "16");
    expect_rule(arena, scan, "cx", NOT_MET, "10");
    scan->interview_count = 15;
    expect_rule(arena, scan, "interviews", MET, "15");
    scan->interview_count = 14;
    expect_rule(arena, scan, "cx", MET, "8");
    scan->interviews[0].kind = scan->interviews[1].kind = scan->interviews[2].kind =
        INTERVIEW_OF_UNKNOWN_KIND;
    expect_rule(arena, scan, "cx", UNKNOWN, "5");
    expect_rule(arena, scan, "departments", MET, "6");
    scan->interviews[12].kind = INTERVIEW_OF_UNKNOWN_KIND;
    expect_rule(arena, scan, "departments", UNKNOWN, "5");
    for (size_t i = 0; i < 9; i++)
        scan->interviews[i].kind = INTERVIEW_CX;
    expect_rule(arena, scan, "cx", NOT_MET, "10"); // too many, whatever the unknown one was
}

// All of them average, then all of them high; an unnamed department may be either.
static void both_kinds_of_department_are_needed(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    for (size_t i = 7; i < 13; i++)
        scan->interviews[i].department = S("Middle");
    expect_rule(arena, scan, "spread", NOT_MET, NULL);
    for (size_t i = 7; i < 13; i++)
        scan->interviews[i].department = S("High");
    expect_rule(arena, scan, "spread", NOT_MET, NULL);
    scan->interviews[7].department = S("Six");
    expect_rule(arena, scan, "spread", UNKNOWN, NULL);
}

static void two_years_are_about_two_years(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    static const struct {
        Date then;
        Met met;
        const char *detail;
    } tried[] = {
        { { 2024, 9, 30 }, MET, "september\u00a02024" },
        { { 2024, 10, 1 }, NOT_MET, "oktober\u00a02024" },
        { { 2023, 9, 1 }, MET, "september\u00a02023" },
        { { 2023, 8, 31 }, NOT_MET, "augustus\u00a02023" },
        { { 0, 0, 0 }, UNKNOWN, NULL },
    };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        scan->previous->settings.date = tried[i].then;
        expect_rule(arena, scan, "repeat", tried[i].met, tried[i].detail);
    }
}

// ---- interviews ----

static int64_t summary_count(Arena *arena, const Scan *scan, const char *key)
{
    json_t *tree = tree_of(arena, scan);
    int64_t count =
        json_integer_value(json_object_get(json_object_get(tree, "interview_summary"), key));
    json_decref(tree);
    return count;
}

static void interviews_are_summed_up(void **state)
{
    Arena *arena = *state;
    const Scan *scan = good_scan(arena);
    assert_int_equal(summary_count(arena, scan, "count"), 13);
    assert_int_equal(summary_count(arena, scan, "standing_out_count"), 3);
    assert_int_equal(summary_count(arena, scan, "average_count"), 3);
    assert_int_equal(summary_count(arena, scan, "unnamed_count"), 0);
    assert_int_equal(summary_count(arena, scan, "strengths_count"), 13);
    assert_int_equal(summary_count(arena, scan, "weaknesses_count"), 13);
    assert_int_equal(summary_count(arena, scan, "quotes_count"), 7);
    json_t *tree = tree_of(arena, scan), *pillars = json_object_get(tree, "pillars");
    json_t *culture = json_object_get(json_array_get(pillars, CULTURE), "interviews");
    assert_string_equal(json_string_value(json_object_get(culture, "count_text")), "7 van 13");
    assert_int_equal(json_integer_value(json_object_get(culture, "total")), 13);
    json_t *measure = json_object_get(json_array_get(pillars, MEASURE), "interviews");
    assert_int_equal(json_integer_value(json_object_get(measure, "count")), 13);
    assert_int_equal(json_integer_value(json_object_get(measure, "weaknesses_count")), 13);
    json_t *fourth = json_array_get(json_object_get(tree, "interviews"), 3);
    assert_string_equal(json_string_value(json_object_get(fourth, "anchor")), "interview-4");
    assert_string_equal(json_string_value(json_object_get(fourth, "kind")), "cx");
    json_decref(tree);
}

// A department that is withheld, or is shown but small, or that nobody knows: the tree is the same whatever
// it is called, and whether it stands out or not.
static void unnamed_departments_all_look_alike(void **state)
{
    Arena *arena = *state;
    static const char *const names[] = { "Three", "Two", "Six", "Also six", "Nowhere", "" };
    char *first = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Scan *scan = good_scan(arena);
        scan->interviews[9].department = slice_of(names[i]);
        json_t *tree = tree_of(arena, scan);
        json_object_del(tree, "departments");
        char *text = json_dumps(tree, JSON_INDENT(1));
        if (first)
            assert_string_equal(text, first);
        else
            first = strdup(text);
        assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(tree, "interview_summary"), "unnamed_count")),
                         1);
        free(text);
        json_decref(tree);
    }
    free(first);
}

// Of twelve people, but hidden so that the three of Small cannot be computed.
static void a_department_that_hides_another_is_not_named(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->department_count = 0;
    scan->responses.count = 0;
    add_people(arena, scan, "Big", 30, 30, "22222222");
    add_people(arena, scan, "Bigger", 40, 40, "22222222");
    add_people(arena, scan, "Next", 12, 12, "44444433");
    add_people(arena, scan, "Small", 3, 3, "11111111");
    assert_true(score_scan(arena, scan)->department[2].withheld);
    scan->interviews[12].department = S("Next");
    json_t *tree = tree_of(arena, scan);
    json_t *last = json_array_get(json_object_get(tree, "interviews"), 12);
    assert_true(json_is_null(json_object_get(last, "department")));
    json_decref(tree);
    assert_int_equal(summary_count(arena, scan, "standing_out_count"), 0);
}

// Nobody differs clearly: the highest and the lowest are what stands out.
static void extremes_count_as_standing_out(void **state)
{
    Arena *arena = *state;
    Scan *scan = good_scan(arena);
    scan->department_count = 0;
    scan->responses.count = 0;
    // Five of eleven are higher, six of thirteen, six of twelve, and three of those twice as much. In print
    // the first two are the same, 16,5: the name decides which of them is the lowest.
    add_people(arena, scan, "Low", 30, 11, "22222222");
    add_people(arena, scan, "Middle", 30, 13, "22222222");
    add_people(arena, scan, "High", 30, 12, "22222222");
    for (size_t i = scan->responses.count - 12; i < scan->responses.count; i += 4)
        for (int p = 0; p < PILLARS; p++)
            scan->responses.block[0]->respondent[i].answer[p * QUESTIONS + 1]++;
    assert_int_equal(summary_count(arena, scan, "standing_out_count"), 3);
    assert_int_equal(summary_count(arena, scan, "average_count"), 3);
}

// Who reads the advice learns nothing of Three and Two, nor by their absence of what they scored.
static void the_advice_names_what_is_shown(void **state)
{
    Arena *arena = *state;
    json_t *tree = tree_of(arena, good_scan(arena));
    json_t *advice = json_object_get(tree, "interview_advice"),
           *list = json_object_get(advice, "departments");
    assert_int_equal(json_array_size(list), 5);
    json_t *high = json_array_get(list, 0),
           *reason = json_array_get(json_object_get(high, "reasons"), 0);
    // High and Also six are as sure as print tells (p < 0,001); the one furthest from all others is first.
    assert_string_equal(json_string_value(json_object_get(high, "name")), "Also six");
    assert_string_equal(json_string_value(json_object_get(high, "kind")), "high");
    assert_true(json_is_true(json_object_get(high, "advised")));
    assert_string_equal(json_string_value(json_object_get(reason, "score_text")), "24,5");
    assert_string_equal(json_string_value(json_object_get(reason, "p_text")), "p < 0,001");
    assert_true(json_is_true(json_object_get(reason, "is_higher")));
    json_decref(tree);
}

static void a_file_of_an_interview_is_a_number(void **state)
{
    Arena *arena = *state;
    static Source sources[2] = { { .name = { "responses.csv", 13 } },
                                 { .name = { "interviews/9-griffie.md", 23 } } };
    Scan *scan = good_scan(arena);
    scan->sources = sources;
    scan->source_count = 2;
    scan->interviews[8].file = S("interviews/9-griffie.md");
    json_t *tree = tree_of(arena, scan), *list = json_object_get(tree, "sources");
    assert_string_equal(json_string_value(json_object_get(json_array_get(list, 0), "name")),
                        "responses.csv");
    assert_string_equal(json_string_value(json_object_get(json_array_get(list, 1), "name")),
                        "gesprek 9");
    json_decref(tree);
}

// ---- documents ----

static void documents_are_numbered_and_kinds_missed(void **state)
{
    Arena *arena = *state;
    json_t *tree = tree_of(arena, good_scan(arena)), *desk = json_object_get(tree, "desk");
    static const char *const anchor[] = { "document-1", "document-2", NULL };
    static const char *const kind[] = { "algemene strategie", "Kaart", "algemene strategie" };
    for (size_t i = 0; i < 3; i++) {
        json_t *row = json_array_get(desk, i), *found = json_object_get(row, "anchor");
        if (anchor[i])
            assert_string_equal(json_string_value(found), anchor[i]);
        else
            assert_true(json_is_null(found));
        assert_string_equal(json_string_value(json_object_get(row, "kind")), kind[i]);
    }
    assert_true(json_is_null(json_object_get(json_array_get(desk, 1), "kind_id")));
    json_t *kinds = json_object_get(tree, "desk_kinds");
    assert_int_equal(json_array_size(kinds), 12);
    for (size_t i = 0; i < 12; i++) {
        json_t *one = json_array_get(kinds, i);
        bool is_strategy = strcmp(json_string_value(json_object_get(one, "id")), "strategy") == 0;
        assert_int_equal(json_is_true(json_object_get(one, "present")), is_strategy);
        assert_true(strlen(json_string_value(json_object_get(one, "name"))) > 5);
    }
    json_t *summary = json_object_get(tree, "desk_summary");
    assert_int_equal(json_integer_value(json_object_get(summary, "missing_count")), 11);
    assert_string_equal(json_string_value(json_object_get(summary, "seen_text")), "1 van 12");
    json_decref(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_can_be_met),
        cmocka_unit_test(nothing_known_is_not_nothing_met),
        cmocka_unit_test(the_order_is_that_of_the_columns),
        cmocka_unit_test(half_is_enough_and_less_is_not),
        cmocka_unit_test(withheld_departments_do_not_count),
        cmocka_unit_test(interviews_are_counted_by_kind),
        cmocka_unit_test(both_kinds_of_department_are_needed),
        cmocka_unit_test(two_years_are_about_two_years),
        cmocka_unit_test(interviews_are_summed_up),
        cmocka_unit_test(unnamed_departments_all_look_alike),
        cmocka_unit_test(a_department_that_hides_another_is_not_named),
        cmocka_unit_test(extremes_count_as_standing_out),
        cmocka_unit_test(the_advice_names_what_is_shown),
        cmocka_unit_test(a_file_of_an_interview_is_a_number),
        cmocka_unit_test(documents_are_numbered_and_kinds_missed),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
