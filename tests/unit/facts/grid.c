// SPDX-License-Identifier: EUPL-1.2
// Where pillars stand in the CX-grid, what validation did with the self-image, and the draft recommendation.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../facts_tree.h"
#include "../score/build_scan.h"
#include "../word_keys.h"
#include "../written.h"
#include "facts/facts.h"
#include "model/action.h"
#include "model/finding.h"
#include "model/grid.h"
#include "model/scan.h"

typedef struct Room {
    Arena *arena;
    Scan *scan;
} Room;

// Ten people: Strategy 16 (learning), Understand 24 (growing), Measure without a score, the others 8.
static int enter(void **state)
{
    static const char *const text[PILLARS] = { "22222222", "33333333", "11111111",
                                               "xxxxxxxx", "11111111", "11111111" };
    Room *room = calloc(1, sizeof *room);
    Arena *arena = room->arena = arena_new();
    Scan *scan = room->scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.stage = STAGE_VALIDATED;
    for (int p = 0; p < PILLARS; p++) {
        scan->findings[p].validated = scan->findings[p].target = fraction_none();
        scan->findings[p].target_phase = -1;
        for (int f = 0; f < PHASES; f++)
            scan->grid[p][f] = (GridCell){ slice_print(arena, "look %d.%d", p, f),
                                           slice_print(arena, "step %d.%d", p, f) };
    }
    for (int i = 0; i < 10; i++) {
        Respondent *respondent = build_respondent(arena, scan, NO_DEPARTMENT);
        for (int p = 0; p < PILLARS; p++)
            build_answers(&respondent->answer[p * QUESTIONS], text[p]);
    }
    *state = room;
    return 0;
}

static int leave(void **state)
{
    Room *room = *state;
    arena_free(room->arena);
    free(room);
    return 0;
}

static json_t *tree_of(Room *room)
{
    return facts_tree(room->arena, room->scan, score_scan(room->arena, room->scan));
}

static json_t *pillar_of(json_t *tree, Pillar pillar)
{
    return json_array_get(json_object_get(tree, "pillars"), (size_t)pillar);
}

static bool flag(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    assert_true(json_is_boolean(value));
    return json_is_true(value);
}

static void expect_text(const json_t *object, const char *key, const char *text)
{
    const json_t *value = json_object_get(object, key);
    if (!text) {
        assert_true(json_is_null(value));
        return;
    }
    assert_true(json_is_string(value));
    assert_string_equal(json_string_value(value), text);
}

// The numbers of the cells with that flag, as digits.
static void expect_cells(const json_t *grid, const char *key, const char *digits)
{
    char found[PHASES + 1] = "";
    size_t count = 0;
    for (size_t f = 0; f < PHASES; f++)
        if (flag(json_array_get(json_object_get(grid, "cells"), f), key))
            found[count++] = (char)('0' + f);
    assert_string_equal(found, digits);
}

static void the_self_image_marks_its_cell(void **state)
{
    Room *room = *state;
    room->scan->findings[STRATEGY].target = fraction(37, 2);
    json_t *tree = tree_of(room), *grid = json_object_get(pillar_of(tree, STRATEGY), "grid");
    assert_true(flag(grid, "present"));
    expect_cells(grid, "is_current", "1");
    expect_cells(grid, "is_target", "2");
    expect_cells(grid, "is_self", "1");
    expect_cells(grid, "is_validated", "");
    expect_text(grid, "current_text", "look 0.1");
    expect_text(grid, "step_text", "step 0.1");
    expect_text(grid, "target_text", "look 0.2");
    assert_false(flag(grid, "same_cell"));
    expect_text(grid, "next_phase_name", "growing");
    json_decref(tree);
}

static void the_validated_score_goes_first(void **state)
{
    Room *room = *state;
    room->scan->findings[UNDERSTAND].validated = fraction(18, 1);
    room->scan->findings[UNDERSTAND].target = fraction(17, 1);
    json_t *tree = tree_of(room), *pillar = pillar_of(tree, UNDERSTAND);
    json_t *grid = json_object_get(pillar, "grid"),
           *validation = json_object_get(pillar, "validation");
    expect_cells(grid, "is_current", "1");
    expect_cells(grid, "is_validated", "1");
    expect_cells(grid, "is_self", "2");
    expect_text(grid, "step_text", "step 1.1");
    assert_true(flag(grid, "same_cell"));
    expect_text(validation, "difference_text", "–6,0");
    assert_true(flag(validation, "is_lower") && flag(validation, "phase_moved"));
    json_t *all = json_object_get(json_object_get(tree, "summary"), "validation");
    assert_int_equal(json_integer_value(json_object_get(all, "count")), 1);
    assert_int_equal(json_integer_value(json_object_get(all, "lowered_count")), 1);
    assert_int_equal(json_integer_value(json_object_get(all, "phase_moved_count")), 1);
    assert_true(flag(all, "one_adjusted") && !flag(all, "all_adjusted") &&
                flag(all, "none_raised"));
    json_decref(tree);
}

// A difference that rounds to 0,0 is no difference.
static void a_confirmed_score_is_the_same(void **state)
{
    Room *room = *state;
    room->scan->findings[STRATEGY].validated = fraction(1604, 100);
    room->scan->findings[UNDERSTAND].validated = fraction(2405, 100);
    json_t *tree = tree_of(room);
    json_t *same = json_object_get(pillar_of(tree, STRATEGY), "validation");
    json_t *higher = json_object_get(pillar_of(tree, UNDERSTAND), "validation");
    assert_true(flag(same, "is_same") && !flag(same, "is_higher") && !flag(same, "phase_moved"));
    assert_true(flag(higher, "is_higher") && !flag(higher, "is_same"));
    expect_text(higher, "difference_text", "+0,1");
    json_decref(tree);
}

static void a_self_assessment_is_not_validated(void **state)
{
    Room *room = *state;
    room->scan->settings.stage = STAGE_SELF;
    room->scan->findings[UNDERSTAND].validated = fraction(18, 1);
    json_t *tree = tree_of(room), *pillar = pillar_of(tree, UNDERSTAND);
    assert_true(json_is_null(json_object_get(pillar, "validated")));
    assert_false(flag(pillar, "has_validated"));
    assert_false(flag(json_object_get(json_object_get(tree, "summary"), "validation"), "present"));
    expect_cells(json_object_get(pillar, "grid"), "is_current", "2");
    json_decref(tree);
}

static void without_a_score_there_is_no_place(void **state)
{
    Room *room = *state;
    json_t *tree = tree_of(room), *pillar = pillar_of(tree, MEASURE);
    assert_false(flag(json_object_get(pillar, "grid"), "present"));
    expect_text(json_object_get(pillar, "grid"), "step_text", NULL);
    assert_false(flag(json_object_get(pillar, "findings"), "has_draft"));
    json_decref(tree);
    room->scan->findings[MEASURE].validated = fraction(30, 1);
    tree = tree_of(room);
    assert_true(flag(json_object_get(pillar_of(tree, MEASURE), "grid"), "is_last"));
    json_decref(tree);
}

static void the_draft_is_the_step(void **state)
{
    Room *room = *state;
    room->scan->findings[UNDERSTAND].present = true;
    room->scan->findings[UNDERSTAND].part[FINDING_RECOMMENDATIONS] =
        written_blocks(room->arena, "Do it.");
    json_t *tree = tree_of(room);
    json_t *without = json_object_get(pillar_of(tree, STRATEGY), "findings");
    json_t *with = json_object_get(pillar_of(tree, UNDERSTAND), "findings");
    assert_true(flag(without, "has_draft"));
    expect_text(without, "draft", "step 0.1");
    assert_false(flag(with, "has_draft"));
    expect_text(with, "draft", NULL);
    json_decref(tree);
}

static void quotes_stand_two_by_two(void **state)
{
    Room *room = *state;
    static const char *const said[5] = { "One.", "Two.", "Three.", "Four.", "Five." };
    InterviewItem items[5];
    for (int i = 0; i < 5; i++)
        items[i] = (InterviewItem){
            CULTURE, ITEM_QUOTE, written_line(room->arena, said[i]), { .line = 0 }
        };
    Interview interview = { .role = S("Clerk"), .items = items, .item_count = 5 };
    room->scan->interviews = &interview;
    room->scan->interview_count = 1;
    json_t *tree = tree_of(room);
    json_t *interviews = json_object_get(pillar_of(tree, CULTURE), "interviews");
    json_t *first = json_object_get(interviews, "first_quotes");
    json_t *others = json_object_get(interviews, "other_quotes");
    assert_int_equal(json_array_size(first), 1);
    assert_int_equal(json_array_size(others), 2);
    json_t *row = json_array_get(first, 0), *last = json_array_get(others, 1);
    assert_int_equal(json_array_size(json_object_get(row, "quotes")), 2);
    assert_int_equal(json_integer_value(json_object_get(row, "width")), 6);
    assert_int_equal(json_integer_value(json_object_get(last, "width")), 12);
    expect_text(json_array_get(json_object_get(last, "quotes"), 0), "text", "Five.");
    json_decref(tree);
}

static void actions_stand_with_their_pillar(void **state)
{
    Room *room = *state;
    static Action actions[2] = { { .id = { "1", 1 },
                                   .title = { "Count", 5 },
                                   .pillar = MEASURE,
                                   .on_pillar = { [MEASURE] = true } },
                                 { .id = { "2", 1 },
                                   .title = { "Tell", 4 },
                                   .pillar = CULTURE,
                                   .on_pillar = { [CULTURE] = true } } };
    room->scan->actions = actions;
    room->scan->action_count = 2;
    json_t *tree = tree_of(room), *culture = pillar_of(tree, CULTURE);
    assert_true(flag(culture, "has_actions"));
    assert_int_equal(json_integer_value(json_object_get(culture, "actions_count")), 1);
    expect_text(json_array_get(json_object_get(culture, "actions"), 0), "title", "Tell");
    assert_false(flag(pillar_of(tree, STRATEGY), "has_actions"));
    assert_true(flag(pillar_of(tree, STRATEGY), "is_bare") && flag(tree, "has_bare_pillars"));
    assert_false(flag(culture, "is_bare"));
    assert_false(flag(pillar_of(tree, MEASURE), "is_bare")); // it has no place in the grid
    json_decref(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_self_image_marks_its_cell, enter, leave),
        cmocka_unit_test_setup_teardown(the_validated_score_goes_first, enter, leave),
        cmocka_unit_test_setup_teardown(a_confirmed_score_is_the_same, enter, leave),
        cmocka_unit_test_setup_teardown(a_self_assessment_is_not_validated, enter, leave),
        cmocka_unit_test_setup_teardown(without_a_score_there_is_no_place, enter, leave),
        cmocka_unit_test_setup_teardown(the_draft_is_the_step, enter, leave),
        cmocka_unit_test_setup_teardown(quotes_stand_two_by_two, enter, leave),
        cmocka_unit_test_setup_teardown(actions_stand_with_their_pillar, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
