// SPDX-License-Identifier: EUPL-1.2
// The trend since the previous scan as templates print it: what both scans are called, which pillars went
// where, and which questions and departments are named.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../facts_tree.h"
#include "../score/build_scan.h"
#include "../word_keys.h"
#include "facts/facts.h"
#include "model/scan.h"

typedef struct Room {
    Arena *arena;
    Scan *scan;
    json_t *facts;
} Room;

// Forty people now and the same forty then: a quarter of them scores 16, the others 20.
static int enter(void **state)
{
    Room *room = calloc(1, sizeof *room);
    assert_non_null(room);
    room->arena = arena_new();
    room->scan = build_scan(room->arena);
    room->scan->previous = build_scan(room->arena);
    for (int k = 0; k < 2; k++) {
        Scan *side = k ? room->scan->previous : room->scan;
        side->strings = words_of_keys(room->arena);
        side->settings.language = S("nl");
        for (int i = 0; i < ITEMS; i++)
            side->question_text[i] = question_id(i);
        for (int person = 0; person < 40; person++) {
            Respondent *respondent = build_respondent(room->arena, side, NO_DEPARTMENT);
            for (int i = 0; i < ITEMS; i++)
                respondent->answer[i] = (uint8_t)(person % 4 == 0 ? 2 : 2 + (person + i) % 2);
        }
    }
    *state = room;
    return 0;
}

static int leave(void **state)
{
    Room *room = *state;
    json_decref(room->facts);
    arena_free(room->arena);
    free(room);
    return 0;
}

// Add `by` to the answers of now to these items.
static void move(Room *room, int from, int to, int by)
{
    for (size_t i = 0; i < room->scan->responses.count; i++)
        for (int item = from; item < to; item++)
            room->scan->responses.block[0]->respondent[i].answer[item] += (uint8_t)by;
}

static const json_t *trend_of(Room *room)
{
    json_decref(room->facts);
    room->facts = facts_tree(room->arena, room->scan, score_scan(room->arena, room->scan));
    return json_object_get(room->facts, "change");
}

#define assert_text(object, key, wanted)                                                           \
    assert_string_equal(json_string_value(json_object_get((object), (key))), (wanted))
#define assert_flag(object, key, wanted)                                                           \
    assert_int_equal(json_is_true(json_object_get((object), (key))), (wanted))

static void test_absent(void **state)
{
    Room *room = *state;
    room->scan->previous = NULL;
    assert_flag(trend_of(room), "present", false);
    const json_t *pillar = json_array_get(json_object_get(room->facts, "pillars"), 0);
    assert_flag(json_object_get(pillar, "change"), "present", false);
    assert_text(json_object_get(pillar, "change"), "difference_text", "–");
    assert_true(json_is_null(json_object_get(pillar, "previous")));
}

static void test_times(void **state)
{
    static const struct {
        Date then, now;
        const char *then_text, *now_text;
    } cases[] = {
        { { 2024, 3, 14 }, { 2026, 3, 12 }, "2024", "2026" },
        { { 2026, 1, 14 }, { 2026, 3, 12 }, "month_1\u00a02026", "month_3\u00a02026" },
        { { 2026, 3, 1 },
          { 2026, 3, 12 },
          "1\u00a0month_3\u00a02026",
          "12\u00a0month_3\u00a02026" },
        { { 0, 0, 0 }, { 2026, 3, 12 }, "previous", "now" },
        { { 2026, 3, 12 }, { 2026, 3, 12 }, "previous", "now" },
    };
    Room *room = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        room->scan->previous->settings.date = cases[i].then;
        room->scan->settings.date = cases[i].now;
        const json_t *trend = trend_of(room);
        assert_text(trend, "previous_text", cases[i].then_text);
        assert_text(trend, "now_text", cases[i].now_text);
    }
}

static void test_nothing_clear(void **state)
{
    const json_t *trend = trend_of(*state);
    assert_flag(trend, "none_clear", true);
    assert_flag(trend, "some_clear", false);
    assert_flag(trend, "has_level", true);
    assert_flag(trend, "has_questions", false);
    assert_true(json_is_null(json_object_get(trend, "largest")));
    const json_t *level = json_array_get(json_object_get(trend, "level"), 0);
    assert_text(level, "difference_text", "0,0");
}

static void test_up_and_down(void **state)
{
    Room *room = *state;
    move(room, 0, QUESTIONS, 1);
    const json_t *trend = trend_of(room);
    assert_flag(trend, "some_clear", true);
    assert_flag(trend, "only_one_way", true);
    assert_flag(trend, "risen_is_one", true);
    assert_text(trend, "risen_text", "strategy");
    move(room, CULTURE * QUESTIONS, ITEMS - 1, -1);
    trend = trend_of(room);
    assert_flag(json_array_get(json_object_get(trend, "level"), 0), "phase_moved", false);
    assert_flag(trend, "only_one_way", false);
    assert_text(trend, "fallen_text", "culture");
    assert_text(trend, "level_text", "understand, design, measure en govern");
    assert_text(json_object_get(trend, "largest"), "name", "strategy");
    assert_text(json_object_get(trend, "largest"), "size_text", "8,0");
    assert_text(json_array_get(json_object_get(trend, "fallen"), 0), "difference_text", "–7,0");
    assert_text(json_array_get(json_object_get(trend, "risen"), 0), "difference_text", "+8,0");
    assert_text(json_array_get(json_object_get(trend, "phase_moves"), 0), "to_phase_name",
                "mature");
    assert_flag(trend, "few_phase_moves", true);
}

static void test_all_up(void **state)
{
    Room *room = *state;
    move(room, 0, ITEMS, 1);
    const json_t *trend = trend_of(room);
    assert_flag(trend, "all_risen", true);
    assert_flag(trend, "some_clear", false);
    assert_flag(trend, "few_phase_moves", false);
    // Ten questions at most, all of the same size: in the questionnaire's order.
    assert_int_equal(json_array_size(json_object_get(trend, "questions")), 10);
    assert_flag(trend, "questions_are_cut", true);
    assert_text(trend, "clear_questions_text", "48");
    assert_text(json_array_get(json_object_get(trend, "questions"), 9), "id", "2.2");
    assert_text(json_array_get(json_object_get(trend, "questions"), 9), "anchor", "question-2-2");
}

static void test_largest_question_first(void **state)
{
    Room *room = *state;
    move(room, 20, 21, -1);
    move(room, 9, 10, 1);
    for (size_t i = 0; i < 12; i++)
        room->scan->responses.block[0]->respondent[i].answer[20] = NEVER;
    const json_t *questions = json_object_get(trend_of(room), "questions");
    assert_int_equal(json_array_size(questions), 2);
    assert_text(json_array_get(questions, 0), "id", "3.5");
    assert_flag(json_array_get(questions, 0), "is_lower", true);
    assert_text(json_array_get(questions, 1), "id", "2.2");
}

static void test_reworded(void **state)
{
    Room *room = *state;
    for (int i = 0; i < 12; i++)
        room->scan->reworded[i] = true;
    room->scan->previous->question_text[3] = S("In other words");
    const json_t *trend = trend_of(room);
    assert_text(trend, "incomparable_text", "strategy");
    assert_text(trend, "partial_text", "understand");
    assert_text(trend, "reworded_count_text", "12");
    assert_text(trend, "reworded_left_text", "2");
    assert_int_equal(json_array_size(json_object_get(trend, "reworded")), 12);
    assert_int_equal(json_array_size(json_object_get(trend, "reworded_shown")), 10);
    assert_text(json_array_get(json_object_get(trend, "reworded"), 3), "previous_text",
                "In other words");
    assert_flag(trend, "only_one_way", false);
    const json_t *pillar = json_array_get(json_object_get(room->facts, "pillars"), 0);
    assert_true(json_is_null(json_object_get(pillar, "previous")));
}

static void test_names_are_cut(void **state)
{
    Room *room = *state;
    for (int i = 0; i < 9; i++) {
        build_department(room->arena, room->scan, slice_print(room->arena, "New %d", i).at, -1);
        build_department(
            room->arena, room->scan->previous,
            slice_print(room->arena,
                        "A name of a department that takes half of a whole line of text, %d", i)
                .at,
            -1);
    }
    const json_t *trend = trend_of(room);
    assert_text(trend, "departments_new_text", "New 0, New 1, New 2, New 3, New 4, New 5");
    assert_text(trend, "departments_new_left_text", "3");
    assert_text(trend, "departments_gone_left_text", "7");
    assert_int_equal(json_array_size(json_object_get(trend, "departments_gone")), 9);
    assert_flag(trend, "has_departments", false);
    assert_int_equal(json_array_size(json_object_get(trend, "departments")), 0);
    room->scan->repeated = true;
    trend = trend_of(room);
    assert_flag(trend, "shown", false);
    assert_flag(trend, "has_departments_gone", false);
}

#define in_room(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(test_absent),        in_room(test_times),
        in_room(test_nothing_clear), in_room(test_up_and_down),
        in_room(test_all_up),        in_room(test_largest_question_first),
        in_room(test_reworded),      in_room(test_names_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
