// SPDX-License-Identifier: EUPL-1.2
// What the tree says of the roadmap: what may start, why an action stands where it stands, which targets are
// missed; and nothing of a pillar that is withheld.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../facts_tree.h"
#include "../score/build_scan.h"
#include "../word_keys.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/scan.h"

typedef struct Plan {
    Arena *arena;
    Scan *scan;
    json_t *tree, *roadmap;
} Plan;

static Strings *few_words(Arena *arena)
{
    Strings *strings = words_of_keys(arena);
    strings->quarter_format = "Q{quarter} {year}";
    strings->quarter_column = "Q{number}";
    strings->reason_product = "{impact} x {feasibility} = {product}";
    strings->reason_needed = "{reason}, for {action}";
    strings->list_and = "and";
    return strings;
}

// Five people with these answers on Meten and on Cultuur, two of whom answered Besturing.
static void plan_open(Plan *plan, const char *measure, const char *culture)
{
    plan->arena = arena_new();
    plan->scan = build_scan(plan->arena);
    plan->scan->strings = few_words(plan->arena);
    plan->scan->settings.language = S("nl");
    plan->tree = NULL;
    for (int i = 0; i < 5; i++) {
        Respondent *respondent = build_respondent(plan->arena, plan->scan, NO_DEPARTMENT);
        build_answers(&respondent->answer[MEASURE * QUESTIONS], measure);
        build_answers(&respondent->answer[CULTURE * QUESTIONS], culture);
        if (i < 2)
            build_answers(&respondent->answer[GOVERN * QUESTIONS], "22222222");
    }
    for (int p = 0; p < PILLARS; p++) {
        Findings *findings = &plan->scan->findings[p];
        findings->target = findings->validated = fraction_none();
        findings->target_phase = -1;
    }
    for (int item = 0; item < ITEMS; item++)
        plan->scan->question_text[item] = question_id(item);
}

// Its number is 190, and of each that follows ten lower: the number is no place in the list.
static Action *plan_add(Plan *plan, Pillar pillar, int impact, int feasibility, ActionStatus status)
{
    enum { ROOM = 64 };
    if (!plan->scan->actions)
        plan->scan->actions = arena_many(plan->arena, Action, ROOM);
    Action *action = &plan->scan->actions[plan->scan->action_count++];
    Slice id = slice_print(plan->arena, "%zu", 200 - 10 * plan->scan->action_count);
    *action = (Action){ .id = id,
                        .title = S("Do"),
                        .pillar = pillar,
                        .impact = impact,
                        .feasibility = feasibility,
                        .status = status };
    action->on_pillar[pillar] = true;
    action->waits_for = arena_many(plan->arena, size_t, 4);
    return action;
}

// The latest action lifts this question to a level at the end of a quarter of 2026, 4 + n the n-th of 2027.
static void lifts(Plan *plan, const char *question, int level, int quarter)
{
    Action *action = &plan->scan->actions[plan->scan->action_count - 1];
    int item;
    assert_true(question_find(slice_of(question), &item));
    action->question[item] = true;
    action->aimed = level;
    action->end = (Date){ 2026 + (quarter - 1) / 4, (quarter - 1) % 4 * 3 + 3, 0 };
}

static void waits_for(Plan *plan, size_t other)
{
    Action *action = &plan->scan->actions[plan->scan->action_count - 1];
    action->waits_for[action->waits_count++] = other;
}

static json_t *plan_facts(Plan *plan)
{
    plan->tree = facts_tree(plan->arena, plan->scan, score_scan(plan->arena, plan->scan));
    plan->roadmap = json_object_get(plan->tree, "roadmap");
    return plan->roadmap;
}

static void plan_close(Plan *plan)
{
    json_decref(plan->tree);
    arena_free(plan->arena);
}

static const json_t *at(const json_t *object, const char *list, size_t index)
{
    return json_array_get(json_object_get(object, list), index);
}

static void expect_text(const json_t *object, const char *key, const char *wanted)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (!wanted ? !json_is_null(json_object_get(object, key)) : !text || strcmp(text, wanted) != 0)
        fail_msg("%s is \"%s\", not \"%s\"", key, text ? text : "(no text)",
                 wanted ? wanted : "null");
}

static void expect_flag(const json_t *object, const char *key, bool wanted)
{
    json_t *flag = json_object_get(object, key);
    if (!json_is_boolean(flag) || json_is_true(flag) != wanted)
        fail_msg("%s is not %s", key, wanted ? "true" : "false");
}

static void an_action_may_start_when_it_waits_for_nothing(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    plan_add(&plan, MEASURE, 5, 5, ACTION_DONE);
    plan_add(&plan, MEASURE, 5, 4, ACTION_STARTED);
    waits_for(&plan, 0);
    plan_add(&plan, MEASURE, 4, 4, ACTION_PLANNED);
    waits_for(&plan, 0);
    plan_add(&plan, MEASURE, 3, 3, ACTION_IDEA);
    waits_for(&plan, 0);
    waits_for(&plan, 1);
    waits_for(&plan, 2);
    plan_add(&plan, MEASURE, 1, 1, ACTION_IDEA);
    json_t *roadmap = plan_facts(&plan);
    static const bool can[5] = { false, false, true, false, true };
    for (size_t i = 0; i < 5; i++)
        expect_flag(at(roadmap, "actions", i), "can_start", can[i]);
    expect_text(at(roadmap, "actions", 1), "waits_for_text", NULL);
    expect_text(at(roadmap, "actions", 1), "depends_text", "190");
    expect_text(at(roadmap, "actions", 3), "waits_for_text", "170 and 180");
    expect_text(at(roadmap, "actions", 3), "depends_text", "170, 180 and 190");
    expect_text(at(roadmap, "actions", 4), "depends_text", "–");
    expect_text(roadmap, "startable_numbers_text", "150 and 170");
    expect_text(roadmap, "waiting_numbers_text", "160");
    assert_int_equal(json_array_size(json_object_get(roadmap, "startable")), 2);
    plan_close(&plan);
}

static void all_that_may_start_are_named(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    for (int i = 0; i < 12; i++)
        plan_add(&plan, MEASURE, 3, 3, ACTION_IDEA);
    json_t *roadmap = plan_facts(&plan);
    assert_int_equal(json_array_size(json_object_get(roadmap, "startable")), 12);
    expect_flag(roadmap, "has_effect", false);
    expect_flag(json_object_get(roadmap, "targets"), "present", false);
    plan_close(&plan);
}

static void the_reason_is_the_product_or_another_action(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    plan_add(&plan, MEASURE, 2, 3, ACTION_IDEA)->needed_by = 2;
    plan_add(&plan, MEASURE, 5, 4, ACTION_IDEA);
    plan_add(&plan, MEASURE, 0, 4, ACTION_IDEA);
    plan_add(&plan, MEASURE, 0, 0, ACTION_IDEA)->needed_by = 5;
    plan_add(&plan, MEASURE, 0, 0, ACTION_IDEA);
    json_t *roadmap = plan_facts(&plan);
    expect_text(at(roadmap, "actions", 0), "reason_text", "2 x 3 = 6, for 180");
    expect_text(at(roadmap, "actions", 1), "reason_text", "5 x 4 = 20");
    expect_text(at(roadmap, "actions", 2), "reason_text", "approach_unrated");
    expect_text(at(roadmap, "actions", 3), "reason_text", "approach_unrated, for 150");
    plan_close(&plan);
}

// Meten goes from 8 to 10 with 4.1 at 3. Cultuur stays at 16.
static void check_target(Fraction measure, const char *target, const char *shortage, bool met,
                         bool almost)
{
    Plan plan;
    plan_open(&plan, "11111111", "22222222");
    plan.scan->findings[MEASURE].target = measure;
    plan.scan->findings[CULTURE].target = fraction(16, 1);
    plan.scan->findings[STRATEGY].target = fraction(20, 1); // nobody has a score there
    plan_add(&plan, MEASURE, 5, 5, ACTION_PLANNED);
    lifts(&plan, "4.1", 3, 3);
    json_t *roadmap = plan_facts(&plan);
    const json_t *effect = at(roadmap, "effect", MEASURE),
                 *targets = json_object_get(roadmap, "targets");
    expect_text(effect, "score_after_text", "10,0");
    expect_text(effect, "value_after_text", "1,3");
    expect_text(effect, "target_text", target);
    expect_text(effect, "shortage_text", shortage);
    expect_flag(effect, "target_met", met);
    expect_flag(effect, "target_missed", !met);
    expect_flag(effect, "is_almost", almost);
    expect_text(effect, "target_quarter_text", met ? "Q3\u00a02026" : NULL);
    expect_flag(at(roadmap, "effect", CULTURE), "target_met", true);
    expect_flag(at(roadmap, "effect", CULTURE), "target_met_now", true);
    expect_text(at(roadmap, "effect", CULTURE), "target_quarter_text", NULL);
    expect_flag(at(roadmap, "effect", CULTURE), "has_effect", false);
    expect_flag(at(roadmap, "effect", STRATEGY), "has_target", false);
    assert_int_equal(json_integer_value(json_object_get(targets, "count")), 2);
    expect_text(targets, "met_text", met ? "2" : "1");
    expect_flag(targets, "all_met", met);
    expect_flag(targets, "some_met", !met);
    assert_int_equal(json_array_size(json_object_get(roadmap, "unreached")), met ? 0 : 1);
    expect_text(roadmap, "unreached_text", met ? NULL : "measure");
    plan_close(&plan);
}

static void a_target_is_met_by_the_exact_score(void **state)
{
    (void)state;
    check_target(fraction(10, 1), "10", "–", true, false);
    check_target(fraction(19, 2), "9,5", "–", true, false);
    check_target(fraction(251, 25), "10,0", "0,0", false, true);  // 10.04
    check_target(fraction(201, 20), "10,1", "0,1", false, false); // 10.05
    check_target(fraction(14, 1), "14", "4,0", false, false);
}

// Beyond 4.1, one more question from 1 to 3 adds 2 points: enough for a target of 12, not for 12.5.
static void what_helps_most_is_told(void **state)
{
    (void)state;
    for (int enough = 0; enough < 2; enough++) {
        Plan plan;
        plan_open(&plan, "11112222", "22222222");
        plan.scan->findings[MEASURE].target = fraction(enough ? 16 : 33, enough ? 1 : 2);
        plan_add(&plan, MEASURE, 5, 5, ACTION_PLANNED);
        lifts(&plan, "4.1", 3, 3); // 12 becomes 14
        const json_t *next = json_object_get(at(plan_facts(&plan), "effect", MEASURE), "next");
        expect_text(next, "id", "4.2");
        expect_text(next, "anchor", "question-4-2");
        expect_text(next, "level_text", "regularly");
        expect_text(next, "gain_text", "2,0");
        expect_flag(next, "is_enough", enough);
        plan_close(&plan);
    }
}

// Two people answered Besturing: its action counts, and not a figure of it is there. Nor is there an effect
// where nothing else is lifted.
static void a_withheld_pillar_has_no_effect(void **state)
{
    (void)state;
    for (int other = 0; other < 2; other++) {
        Plan plan;
        plan_open(&plan, "11111111", "22222222");
        plan.scan->findings[GOVERN].target = fraction(20, 1);
        plan_add(&plan, GOVERN, 5, 5, ACTION_PLANNED);
        lifts(&plan, "5.1", 4, 3);
        if (other) {
            plan_add(&plan, MEASURE, 5, 5, ACTION_PLANNED);
            lifts(&plan, "4.1", 4, 3);
        }
        json_t *roadmap = plan_facts(&plan);
        expect_flag(roadmap, "has_effect", other);
        json_t *effect = json_array_get(json_object_get(roadmap, "effect"), GOVERN);
        const char *key;
        json_t *value;
        json_object_foreach(effect, key, value)
        {
            assert_false(json_is_number(value));
            assert_false(json_is_true(value));
            assert_int_equal(json_is_array(value) ? json_array_size(value) : 0, 0);
            assert_false(json_is_object(value));
            if (strstr(key, "_text") && json_is_string(value))
                assert_string_equal(json_string_value(value), "–");
        }
        assert_int_equal(json_array_size(json_object_get(roadmap, "unreached")), 0);
        assert_int_equal(json_array_size(json_object_get(roadmap, "quarters")), other);
        plan_close(&plan);
    }
}

// Quarters 1 to `count` each with an action; a table has room for eight.
static void check_columns(int count, int columns, const char *first, const char *second)
{
    static const char *const question[12] = { "4.1", "4.2", "4.3", "4.4", "4.5", "4.6",
                                              "4.7", "4.8", "6.1", "6.2", "6.3", "6.4" };
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    for (int i = 0; i < count; i++) {
        plan_add(&plan, MEASURE, 3, 3, ACTION_IDEA);
        lifts(&plan, question[i], 3, i + 1);
    }
    json_t *roadmap = plan_facts(&plan);
    const json_t *effect = at(roadmap, "effect", MEASURE);
    assert_int_equal(json_array_size(json_object_get(roadmap, "quarters")), count);
    assert_int_equal(json_array_size(json_object_get(effect, "steps")), count);
    assert_int_equal(json_array_size(json_object_get(roadmap, "columns")), columns);
    assert_int_equal(json_array_size(json_object_get(effect, "columns")), columns);
    expect_flag(roadmap, "has_columns", columns > 1);
    expect_flag(roadmap, "skips_quarters", columns < count);
    expect_text(at(roadmap, "columns", 0), "text", first);
    expect_text(at(effect, "columns", 0), "text", first);
    if (second)
        expect_text(at(roadmap, "columns", 1), "text", second);
    plan_close(&plan);
}

static void a_table_has_room_for_eight_quarters(void **state)
{
    (void)state;
    check_columns(1, 1, "Q1\u00a02026", NULL);
    check_columns(8, 8, "Q1\u00a02026", "Q2\u00a02026");
    check_columns(9, 5, "Q2\u00a02026", "Q4\u00a02026");
    check_columns(12, 6, "Q2\u00a02026", "Q4\u00a02026");
}

// 8 becomes 10, 12, 14 …: Lerend at 14 (from 12.5).
static void a_new_phase_shows_once(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    static const char *const question[4] = { "4.1", "4.2", "4.3", "4.4" };
    for (int i = 0; i < 4; i++) {
        plan_add(&plan, MEASURE, 3, 3, ACTION_IDEA);
        lifts(&plan, question[i], 3, i + 1);
    }
    const json_t *effect = at(plan_facts(&plan), "effect", MEASURE);
    for (size_t i = 0; i < 4; i++) {
        expect_flag(at(effect, "steps", i), "is_new_phase", i == 2);
        expect_text(at(effect, "steps", i), "phase_name", i < 2 ? "starting" : "learning");
    }
    expect_flag(effect, "phase_moves", true);
    expect_text(effect, "phase_quarter_text", "Q3\u00a02026");
    expect_text(at(effect, "steps", 3), "score_text", "16,0");
    expect_text(at(effect, "steps", 3), "value_text", "2,3");
    plan_close(&plan);
}

static void done_and_waiting_actions_are_not_first(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    plan_add(&plan, MEASURE, 5, 5, ACTION_DONE);
    plan_add(&plan, MEASURE, 5, 5, ACTION_STARTED);
    plan_add(&plan, MEASURE, 4, 5, ACTION_PLANNED);
    waits_for(&plan, 1);
    plan_add(&plan, MEASURE, 4, 4, ACTION_IDEA);
    waits_for(&plan, 0);
    json_t *roadmap = plan_facts(&plan);
    expect_text(roadmap, "count_text", "3");
    expect_text(roadmap, "first_numbers_text", "160 and 180");
    expect_flag(roadmap, "first_is_all", false);
    expect_text(at(roadmap, "approaches", 0), "count_text", "3");
    expect_text(at(roadmap, "approaches", 0), "actions_text", "160 and 180");
    expect_text(at(roadmap, "approaches", 0), "waiting_text", "170");
    assert_int_equal(json_array_size(json_object_get(roadmap, "open")), 3);
    plan_close(&plan);
}

static void a_target_may_need_ideas(void **state)
{
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "11111111");
    plan.scan->findings[MEASURE].target =
        fraction(12, 1); // from 8: one question to 4 adds 3, one to 3 adds 2
    plan.scan->findings[CULTURE].target = fraction(11, 1);
    plan_add(&plan, MEASURE, 5, 5, ACTION_PLANNED);
    lifts(&plan, "4.1", 4, 2);
    plan_add(&plan, MEASURE, 5, 5, ACTION_IDEA);
    lifts(&plan, "4.2", 3, 3);
    plan_add(&plan, CULTURE, 5, 5, ACTION_STARTED);
    lifts(&plan, "6.1", 4, 2);
    json_t *roadmap = plan_facts(&plan);
    const json_t *measure = at(roadmap, "effect", MEASURE),
                 *targets = json_object_get(roadmap, "targets");
    expect_flag(roadmap, "has_ideas", true);
    expect_flag(measure, "target_met", true);
    expect_flag(measure, "target_met_without_ideas", false);
    assert_true(json_number_value(json_object_get(measure, "score_without_ideas")) == 11);
    expect_flag(at(roadmap, "effect", CULTURE), "target_met_without_ideas", true);
    expect_text(targets, "met_text", "2");
    expect_text(targets, "met_without_ideas_text", "1");
    expect_flag(targets, "needs_ideas", true);
    plan_close(&plan);
}

// In the plan, not done, and begun or to begin within two quarters; what is an idea yet comes last.
static void what_begins_soon_is_told(void **state)
{
    static const struct {
        ActionStatus status;
        int year, month;
        bool next;
    } actions[] = {
        { ACTION_IDEA, 2026, 9, true },      { ACTION_PLANNED, 2026, 9, true },
        { ACTION_PLANNED, 2026, 10, false }, { ACTION_STARTED, 2025, 1, true },
        { ACTION_STARTED, 0, 0, true },      { ACTION_PLANNED, 0, 0, false },
        { ACTION_DONE, 2026, 1, false },     { ACTION_PAUSED, 2026, 1, false },
        { ACTION_DROPPED, 2026, 1, false },  { ACTION_PLANNED, 2025, 12, true },
    };
    (void)state;
    Plan plan;
    plan_open(&plan, "11111111", "22222222");
    plan.scan->settings.date = (Date){ 2026, 3, 31 };
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        plan_add(&plan, MEASURE, 4, 4, actions[i].status)->start =
            (Date){ actions[i].year, actions[i].month, 0 };
    const json_t *roadmap = plan_facts(&plan);
    static const int ranks[] = { 2, 4, 5, 10, 1 };
    assert_int_equal(json_array_size(json_object_get(roadmap, "next")), 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(json_integer_value(json_object_get(at(roadmap, "next", i), "rank")),
                         ranks[i]);
    expect_text(roadmap, "next_until_text", "Q3\u00a02026");
    expect_text(roadmap, "next_more_text", NULL);
    plan_close(&plan);
    plan_open(&plan, "11111111", "22222222");
    for (int i = 0; i < 10; i++)
        plan_add(&plan, MEASURE, 4, 4, ACTION_STARTED);
    roadmap = plan_facts(&plan);
    assert_int_equal(json_array_size(json_object_get(roadmap, "next_first")), 8);
    expect_text(roadmap, "next_more_text", "100 and 110");
    expect_text(roadmap, "next_until_text", NULL);
    plan_close(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_begins_soon_is_told),
        cmocka_unit_test(an_action_may_start_when_it_waits_for_nothing),
        cmocka_unit_test(all_that_may_start_are_named),
        cmocka_unit_test(the_reason_is_the_product_or_another_action),
        cmocka_unit_test(a_target_is_met_by_the_exact_score),
        cmocka_unit_test(what_helps_most_is_told),
        cmocka_unit_test(a_withheld_pillar_has_no_effect),
        cmocka_unit_test(a_table_has_room_for_eight_quarters),
        cmocka_unit_test(a_new_phase_shows_once),
        cmocka_unit_test(done_and_waiting_actions_are_not_first),
        cmocka_unit_test(a_target_may_need_ideas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
