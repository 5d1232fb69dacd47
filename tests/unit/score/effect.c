// SPDX-License-Identifier: EUPL-1.2
// The effect of a roadmap: by hand, and against lifting every answer of every respondent one by one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/action.h"
#include "model/period.h"
#include "model/scan.h"
#include "model/settings.h"

#define assert_fraction(f, num, den)                                                               \
    assert_int_equal(fraction_compare((f), fraction((num), (den))), 0)

enum { Q1 = 2026 * 4, Q2, Q3, Q4 }; // quarters of 2026

// An action that ends in a month of 2026 and lifts these questions ("4.1 4.3") to `aimed`.
static Action *add_action(Arena *arena, Scan *scan, Date end, const char *questions, int aimed)
{
    enum { ROOM = 64 };
    if (!scan->actions)
        scan->actions = arena_many(arena, Action, ROOM);
    assert_in_range(scan->action_count, 0, ROOM - 1);
    Action *action = &scan->actions[scan->action_count++];
    *action = (Action){ .title = S("Do"), .pillar = MEASURE, .end = end, .aimed = aimed };
    int item;
    for (Slice rest = slice_of(questions), id; slice_next_field(&rest, ' ', &id);)
        if (question_find(id, &item))
            action->question[item] = true;
    return action;
}

static Date month(int month)
{
    return (Date){ 2026, month, 0 };
}

static void add_rows(Arena *arena, Scan *scan, int count, const char *answers)
{
    while (count-- > 0)
        build_row(arena, scan, NO_DEPARTMENT, MEASURE, answers);
}

// 20, 8, none and 56/3: a mean of 140/9.
static Scan *handbook_scan(Arena *arena)
{
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 1, "323x41x2");
    add_rows(arena, scan, 1, "1.......");
    add_rows(arena, scan, 1, "xxxxxxxx");
    add_rows(arena, scan, 1, "1.2x4...");
    return scan;
}

// Questions 4.1 and 4.3 go to 3: 20 stays, 8 becomes 3 × 8 / 1 = 24, 56/3 becomes 10 × 8 / 3.
static void low_answers_go_up(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = handbook_scan(arena);
    add_action(arena, scan, month(6), "4.1 4.3", 3);
    const Results *results = score_scan_whole(arena, scan);
    const RoadmapEffect *effect = &results->effect;
    assert_fraction(results->pillar[MEASURE].score, 140, 9);
    assert_int_equal(effect->action[0], EFFECT_COUNTED);
    assert_int_equal(effect->step_count, 1);
    assert_int_equal(effect->step[0].quarter, Q2);
    assert_fraction(effect->step[0].score[MEASURE], 212, 9);
    assert_true(effect->pillar[MEASURE].lifted);
    assert_fraction(effect->pillar[MEASURE].score, 212, 9);
    assert_false(effect->pillar[DESIGN].lifted);
    assert_true(fraction_is_none(effect->pillar[DESIGN].score));
    arena_free(arena);
}

// A paused or a dropped action lifts nothing, whatever else it says; one that is done and still to end does.
static void what_is_set_aside_does_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = handbook_scan(arena);
    add_action(arena, scan, month(6), "4.1 4.3", 3)->status = ACTION_PAUSED;
    add_action(arena, scan, month(6), "4.1 4.3", 4)->status = ACTION_DROPPED;
    add_action(arena, scan, month(9), "4.4", 3)->status = ACTION_DONE;
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    assert_int_equal(effect->action[0], EFFECT_NO_PLAN);
    assert_int_equal(effect->action[1], EFFECT_NO_PLAN);
    assert_int_equal(effect->action[2], EFFECT_COUNTED);
    assert_int_equal(effect->step_count, 1);
    assert_int_equal(effect->step[0].quarter, Q3);
    assert_fraction(effect->pillar[MEASURE].score, 140, 9);
    arena_free(arena);
}

// Questions of several pillars lift each of them, whatever pillars the action itself is of.
static void questions_of_several_pillars(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    build_row(arena, scan, NO_DEPARTMENT, MEASURE, "11111111");
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "11111111");
    add_action(arena, scan, month(6), "4.1 3.1 3.2", 3);
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    assert_fraction(effect->pillar[MEASURE].score, 10, 1);
    assert_fraction(effect->pillar[DESIGN].score, 12, 1);
    arena_free(arena);
}

// What two people's answers add would tell what they are.
static void a_question_of_few_is_not_lifted(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 10, "1222222x");
    add_rows(arena, scan, 2, "12222221");
    add_action(arena, scan, month(6), "4.8", 4);
    const RoadmapEffect *effect = &score_scan(arena, scan)->effect;
    assert_false(effect->pillar[MEASURE].lifted);
    assert_int_equal(effect->pillar[MEASURE].next_question, 0);
    assert_int_equal(fraction_compare(effect->step[0].score[MEASURE],
                                      score_scan(arena, scan)->pillar[MEASURE].score),
                     0);
    effect = &score_scan_whole(arena, scan)->effect;
    assert_true(effect->pillar[MEASURE].lifted);
    arena_free(arena);
}

// Nobody answered 4.4 with 1–4: x and blank stay, also at level 4.
static void unknown_and_blank_stay(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = handbook_scan(arena);
    add_action(arena, scan, month(6), "4.4", 4);
    const PillarEffect *pillar = &score_scan_whole(arena, scan)->effect.pillar[MEASURE];
    assert_true(pillar->lifted);
    assert_fraction(pillar->score, 140, 9);
    arena_free(arena);
}

static void higher_answers_stay(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 2, "44444444");
    add_rows(arena, scan, 3, "33333333");
    add_action(arena, scan, month(6), "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8", 3);
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    assert_fraction(effect->pillar[MEASURE].score, 2 * 32 + 3 * 24, 5);
    arena_free(arena);
}

// Three actions on one question, in no order: level 2 in the second quarter, 4 in the third, 3 (too late) in
// the fourth. Two that end in one quarter are one step.
static void levels_overlap(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 5, "11111111");
    add_action(arena, scan, month(9), "4.1", 4);
    add_action(arena, scan, month(12), "4.1", 3);
    add_action(arena, scan, month(6), "4.1", 2);
    add_action(arena, scan, (Date){ 2026, 10, 1 }, "4.2", 2);
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    static const int quarter[3] = { Q2, Q3, Q4 }, score[3] = { 9, 11, 12 };
    assert_int_equal(effect->step_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(effect->step[i].quarter, quarter[i]);
        assert_fraction(effect->step[i].score[MEASURE], score[i], 1);
    }
    assert_fraction(effect->pillar[MEASURE].score, 12, 1);
    arena_free(arena);
}

// The scan is of 12 March 2026. A quarter is over on its last day; what is done later than the scan counts.
static void what_ended_before_the_scan_lifts_nothing(void **state)
{
    (void)state;
    static const struct {
        Date end;
        ActionStatus status;
        ActionEffect effect;
    } cases[] = {
        { { 2025, 12, 0 }, ACTION_DONE, EFFECT_PAST },
        { { 2026, 3, 11 }, ACTION_DONE, EFFECT_PAST },
        { { 2026, 3, 11 }, ACTION_IDEA, EFFECT_PAST },
        { { 2026, 3, 12 }, ACTION_DONE, EFFECT_COUNTED },
        { { 2026, 3, 0 }, ACTION_STARTED, EFFECT_COUNTED },
        { { 2026, 6, 0 }, ACTION_DONE, EFFECT_COUNTED },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int dated = 0; dated < 2; dated++) {
            Arena *arena = arena_new();
            Scan *scan = build_scan(arena);
            add_rows(arena, scan, 5, "11111111");
            if (dated)
                scan->settings.date = (Date){ 2026, 3, 12 };
            add_action(arena, scan, cases[i].end, "4.1", 4)->status = cases[i].status;
            const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
            ActionEffect expected = dated ? cases[i].effect : EFFECT_COUNTED;
            assert_int_equal(effect->action[0], expected);
            assert_int_equal(effect->step_count, expected == EFFECT_COUNTED);
            assert_int_equal(effect->pillar[MEASURE].lifted, expected == EFFECT_COUNTED);
            assert_fraction(effect->pillar[MEASURE].score, expected == EFFECT_COUNTED ? 11 : 8, 1);
            arena_free(arena);
        }
    }
}

static void an_action_that_lacks_something_has_no_effect(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 5, "11111111");
    add_action(arena, scan, (Date){ 0, 0, 0 }, "4.1", 4);
    add_action(arena, scan, month(6), "4.1", 0);
    add_action(arena, scan, month(6), "", 4);
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    for (int i = 0; i < 3; i++)
        assert_int_equal(effect->action[i], EFFECT_UNKNOWN);
    assert_int_equal(effect->step_count, 0);
    assert_false(effect->pillar[MEASURE].lifted);
    assert_fraction(effect->pillar[MEASURE].score, 8, 1);
    arena_free(arena);
}

// An action of Meten that lifts a question of Cultuur: 4 + 7 = 11.
static void a_question_counts_for_its_own_pillar(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 5, "22222222");
    for (size_t i = 0; i < 5; i++)
        build_answers(&scan->responses.block[0]->respondent[i].answer[CULTURE * QUESTIONS],
                      "11111111");
    add_action(arena, scan, month(6), "6.8", 4);
    const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
    assert_false(effect->pillar[MEASURE].lifted);
    assert_fraction(effect->pillar[MEASURE].score, 16, 1);
    assert_true(effect->pillar[CULTURE].lifted);
    assert_fraction(effect->pillar[CULTURE].score, 11, 1);
    arena_free(arena);
}

static void check_next(const char *answers, const char *lifted, int question, int level, int gain)
{
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, 5, answers);
    add_action(arena, scan, month(6), lifted, 3);
    const PillarEffect *pillar = &score_scan_whole(arena, scan)->effect.pillar[MEASURE];
    assert_int_equal(pillar->next_question, question);
    if (question >= 0) {
        assert_int_equal(pillar->next_level, level);
        assert_fraction(pillar->next_gain, gain, 1);
    } else {
        assert_true(fraction_is_none(pillar->next_gain));
    }
    arena_free(arena);
}

static void the_question_that_adds_most_comes_next(void **state)
{
    (void)state;
    check_next("11112222", "4.1 4.2 4.3", 3, 3, 2);
    check_next("22221222", "4.1", 4, 3, 2);
    check_next("33333333", "4.1", 0, 4, 1);
    check_next("12333333", "4.1 4.2", 0, 4, 1);
    check_next("43444444", "4.1", 1, 4, 1);
    check_next("44444444", "4.1", -1, 0, 0);
    check_next("1.......", "", 0, 3, 16);
}

// ---- respondent by respondent ----

static unsigned next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33);
}

// The mean of a pillar's scores at the end of a quarter, with every answer lifted where it stands.
static Fraction lifted_mean(const Scan *scan, int pillar, int64_t quarter)
{
    uint64_t n = 0, sum = 0;
    for (size_t r = 0; r < scan->responses.count; r++) {
        uint8_t answer[QUESTIONS];
        memcpy(answer, &respondent_at(&scan->responses, r)->answer[pillar * QUESTIONS],
               sizeof answer);
        for (size_t a = 0; a < scan->action_count; a++)
            for (int q = 0; q < QUESTIONS; q++)
                if (period_quarter(scan->actions[a].end) <= quarter && answer[q] != BLANK &&
                    scan->actions[a].question[pillar * QUESTIONS + q] &&
                    answer[q] < scan->actions[a].aimed)
                    answer[q] = (uint8_t)scan->actions[a].aimed;
        n += score_of(answer) > 0;
        sum += score_of(answer);
    }
    return fraction(sum, (int128)n * POINT);
}

static void random_scans_agree_with_lifting_one_by_one(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Arena *arena = arena_new();
        Scan *scan = build_scan(arena);
        uint64_t random = seed;
        for (int r = 0; r < 200; r++) {
            Respondent *respondent = build_respondent(arena, scan, NO_DEPARTMENT);
            for (int item = 0; item < ITEMS; item++)
                respondent->answer[item] = (uint8_t)(next_random(&random) % ANSWER_KINDS);
        }
        for (int a = 0; a < 30; a++) {
            Action *action = add_action(arena, scan, month(1 + (int)(next_random(&random) % 12)),
                                        "", 1 + (int)(next_random(&random) % 4));
            for (int i = 0; i < 3; i++)
                action->question[next_random(&random) % ITEMS] = true;
        }
        const RoadmapEffect *effect = &score_scan_whole(arena, scan)->effect;
        assert_int_equal(effect->step_count, 4);
        for (size_t i = 0; i < effect->step_count; i++)
            for (int p = 0; p < PILLARS; p++)
                assert_int_equal(fraction_compare(effect->step[i].score[p],
                                                  lifted_mean(scan, p, effect->step[i].quarter)),
                                 0);
        arena_free(arena);
    }
}

// The answers' mean goes from 140/9 to 212/9: 8 points, on top of the score that holds, up to the scale's
// end.
static void what_is_added_comes_on_top_of_the_established_score(void **state)
{
    (void)state;
    static const struct AnswerSums {
        Stage stage;
        int validated, now, after; // in ninths of a point; 0: none
    } rows[] = { { STAGE_VALIDATED, 108, 108, 180 },
                 { STAGE_FINAL, 252, 252, 288 },
                 { STAGE_SELF, 108, 140, 212 },
                 { STAGE_VALIDATED, 0, 140, 212 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_new();
        Scan *scan = handbook_scan(arena);
        scan->settings.stage = rows[i].stage;
        scan->findings[MEASURE].validated = fraction(rows[i].validated, rows[i].validated ? 9 : 0);
        add_action(arena, scan, month(6), "4.1 4.3", 3);
        const Results *results = score_scan_whole(arena, scan);
        const EstablishedScore *now = &results->established[MEASURE];
        assert_fraction(now->score, rows[i].now, 9);
        assert_int_equal(now->phase, phase_of(now->score));
        assert_int_equal(now->validated, rows[i].now != 140);
        assert_fraction(results->pillar[MEASURE].score, 140, 9);
        assert_fraction(results->effect.step[0].score[MEASURE], rows[i].after, 9);
        assert_fraction(results->effect.pillar[MEASURE].score, rows[i].after, 9);
        assert_int_equal(results->effect.pillar[MEASURE].phase,
                         phase_of(fraction(rows[i].after, 9)));
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(low_answers_go_up),
        cmocka_unit_test(what_is_set_aside_does_nothing),
        cmocka_unit_test(questions_of_several_pillars),
        cmocka_unit_test(a_question_of_few_is_not_lifted),
        cmocka_unit_test(unknown_and_blank_stay),
        cmocka_unit_test(higher_answers_stay),
        cmocka_unit_test(levels_overlap),
        cmocka_unit_test(what_ended_before_the_scan_lifts_nothing),
        cmocka_unit_test(an_action_that_lacks_something_has_no_effect),
        cmocka_unit_test(a_question_counts_for_its_own_pillar),
        cmocka_unit_test(the_question_that_adds_most_comes_next),
        cmocka_unit_test(what_is_added_comes_on_top_of_the_established_score),
        cmocka_unit_test(random_scans_agree_with_lifting_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
