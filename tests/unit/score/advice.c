// SPDX-License-Identifier: EUPL-1.2
// Departments made so that what Welch and Holm say of them is plain to see.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "score/advice.h"

// People of a department: every second one a little higher, so that there is spread, the same in all.
static void add_group(Arena *arena, Scan *scan, const char *name, int count,
                      const char *const text[PILLARS])
{
    uint32_t d = build_department(arena, scan, name, -1);
    for (int i = 0; i < count; i++) {
        Respondent *respondent = build_respondent(arena, scan, d);
        for (int p = 0; p < PILLARS; p++) {
            build_answers(&respondent->answer[p * QUESTIONS], text[p]);
            if (i % 2)
                respondent->answer[p * QUESTIONS]++;
        }
    }
}

#define ALL(text)                                                                                  \
    (const char *const[PILLARS])                                                                   \
    {                                                                                              \
        text, text, text, text, text, text                                                         \
    }

static Advice advice_of(Arena *arena, const Scan *scan)
{
    return advice_make(arena, scan, score_scan(arena, scan));
}

static void expect(const Scan *scan, Advice advice, size_t at, const char *name, AdviceKind kind,
                   bool clear, bool advised)
{
    assert_true(at < advice.count);
    const DepartmentAdvice *a = &advice.department[at];
    assert_string_equal(scan->departments[a->department].name.at, name);
    assert_int_equal(a->kind, kind);
    assert_int_equal(a->clear, clear);
    assert_int_equal(a->advised, advised);
}

static void high_low_mixed_and_average(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "Middle", 20, ALL("22222222"));
    add_group(arena, scan, "High", 20, ALL("33333333"));
    add_group(arena, scan, "Low", 20, ALL("11111111"));
    add_group(arena, scan, "Mixed", 20,
              (const char *const[PILLARS]){ "33333333", "22222222", "22222222", "22222222",
                                            "22222222", "11111111" });
    add_group(arena, scan, "Mixed 2", 20,
              (const char *const[PILLARS]){ "11111111", "22222222", "22222222", "22222222",
                                            "22222222", "33333333" });
    add_group(arena, scan, "Middle 2", 20, ALL("22222222"));
    Advice advice = advice_of(arena, scan);
    assert_int_equal(advice.count, 6);
    expect(scan, advice, 0, "High", ADVICE_HIGH, true, true);
    expect(scan, advice, 1, "Low", ADVICE_LOW, true, true);
    expect(scan, advice, 2, "Mixed", ADVICE_MIXED, true, true);
    expect(scan, advice, 3, "Mixed 2", ADVICE_MIXED, true, true);
    expect(scan, advice, 4, "Middle", ADVICE_AVERAGE, false, true); // ties go by name
    expect(scan, advice, 5, "Middle 2", ADVICE_AVERAGE, false, true);
    assert_int_equal(advice.department[2].pillar_count, 2);
    assert_int_equal(advice.department[4].pillar_count, 0);
    // Eight times 3, 2 or 1, and a half; the organisation has 16.5 on every pillar.
    assert_true(fabs(advice.department[0].mean - 24.5) < 1e-12);
    assert_true(fabs(advice.department[0].offset - 8) < 1e-12);
    assert_true(fabs(advice.department[1].offset + 8) < 1e-12);
    arena_free(arena);
}

static void reasons_come_by_their_p(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "High", 20,
              (const char *const[PILLARS]){ "22222222", "22222223", "22222222", "22222222",
                                            "33333333", "22222222" });
    add_group(arena, scan, "Other", 20, ALL("22222222"));
    add_group(arena, scan, "Third", 20, ALL("22222222"));
    Advice advice = advice_of(arena, scan);
    const Results *results = score_scan(arena, scan);
    expect(scan, advice, 0, "High", ADVICE_HIGH, true, true);
    assert_int_equal(advice.department[0].pillar_count, 2);
    assert_int_equal(advice.department[0].pillar[0], GOVERN);
    assert_int_equal(advice.department[0].pillar[1], UNDERSTAND);
    assert_true(results->department[0].pillar[GOVERN].p_holm <
                results->department[0].pillar[UNDERSTAND].p_holm);
    arena_free(arena);
}

// Nobody differs clearly: then the highest and the lowest are named, and it is not hidden that chance may do
// it.
static void without_clear_differences_the_extremes_stand(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "B", 5, ALL("22222222"));
    add_group(arena, scan, "C", 7, ALL("22222222"));
    add_group(arena, scan, "A", 6, ALL("22222222"));
    Advice advice = advice_of(arena, scan); // means 16 + 2/5, 16 + 3/7, 16 + 3/6
    expect(scan, advice, 0, "A", ADVICE_HIGH, false, true);
    expect(scan, advice, 1, "B", ADVICE_LOW, false, true);
    expect(scan, advice, 2, "C", ADVICE_AVERAGE, false, true);
    arena_free(arena);
}

static void all_alike_are_average(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "B", 6, ALL("22222222"));
    add_group(arena, scan, "A", 6, ALL("22222222"));
    Advice advice = advice_of(arena, scan);
    expect(scan, advice, 0, "A", ADVICE_AVERAGE, false, true);
    expect(scan, advice, 1, "B", ADVICE_AVERAGE, false, true);
    arena_free(arena);
}

// The smallest group differs the most; it must not be there, nor what was hidden to protect it.
static void nobody_learns_of_a_withheld_department(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "Small", 4, ALL("44444433"));
    add_group(arena, scan, "Next", 6, ALL("11111111"));
    add_group(arena, scan, "Big", 20, ALL("22222222"));
    add_group(arena, scan, "Bigger", 22, ALL("22222222"));
    build_department(arena, scan, "Empty", 8);
    Advice advice = advice_of(arena, scan);
    const Results *results = score_scan(arena, scan);
    assert_true(results->department[0].withheld);
    assert_true(results->department[1].withheld); // with Small it makes a residual of ten
    assert_int_equal(advice.count, 2);
    for (size_t i = 0; i < advice.count; i++)
        assert_false(results->department[advice.department[i].department].withheld);
    arena_free(arena);
}

// A pillar that is withheld for a department is no reason and no part of its mean.
static void a_withheld_pillar_is_no_reason(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "Blank", 20,
              (const char *const[PILLARS]){ "22222222", "22222222", "22222222", "xxxxxxxx",
                                            "22222222", "22222222" });
    add_group(arena, scan, "One", 20, ALL("22222222"));
    add_group(arena, scan, "Two", 20, ALL("22222222"));
    add_group(arena, scan, "Three", 20, ALL("22222222"));
    for (size_t i = 0; i < 4; i++) // four of Blank know about measuring, and think highly of it
        build_answers(
            (uint8_t *)(uintptr_t)&respondent_at(&scan->responses, i)->answer[MEASURE * QUESTIONS],
            "44444444");
    for (size_t i = 4; i < 20; i++)
        build_answers(
            (uint8_t *)(uintptr_t)&respondent_at(&scan->responses, i)->answer[MEASURE * QUESTIONS],
            "xxxxxxxx");
    Advice advice = advice_of(arena, scan);
    const Results *results = score_scan(arena, scan);
    assert_true(results->department[0].pillar[MEASURE].withheld);
    for (size_t i = 0; i < advice.count; i++) {
        const DepartmentAdvice *a = &advice.department[i];
        for (size_t k = 0; k < a->pillar_count; k++)
            assert_false(results->department[a->department].pillar[a->pillar[k]].withheld);
        if (a->department == 0)
            assert_true(fabs(a->mean - 16.5) < 1e-12);
    }
    arena_free(arena);
}

// On two pillars, though with a greater p than the one that stands out on a single one.
static void more_pillars_stand_out_more(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add_group(arena, scan, "One", 20,
              (const char *const[PILLARS]){ "33333333", "22222222", "22222222", "22222222",
                                            "22222222", "22222222" });
    add_group(arena, scan, "Two", 20,
              (const char *const[PILLARS]){ "22222222", "33332222", "33332222", "22222222",
                                            "22222222", "22222222" });
    for (int d = 0; d < 4; d++) { // so different among themselves that nothing of theirs is clear
        uint32_t rest = build_department(arena, scan, "Rest", -1);
        for (int i = 0; i < 40; i++) {
            Respondent *respondent = build_respondent(arena, scan, rest);
            for (int p = 0; p < PILLARS; p++)
                build_answers(&respondent->answer[p * QUESTIONS], i % 2 ? "11111111" : "33333333");
        }
    }
    Advice advice = advice_of(arena, scan);
    const Results *results = score_scan(arena, scan);
    assert_true(results->department[0].pillar[STRATEGY].p_holm <
                results->department[1].pillar[DESIGN].p_holm);
    expect(scan, advice, 0, "Two", ADVICE_HIGH, true, true);
    expect(scan, advice, 1, "One", ADVICE_HIGH, true, true);
    assert_int_equal(advice.department[0].pillar_count, 2);
    assert_int_equal(advice.department[1].pillar_count, 1);
    arena_free(arena);
}

static size_t advised(Advice advice, AdviceKind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < advice.count; i++)
        count += advice.department[i].advised && advice.department[i].kind == kind;
    return count;
}

static void six_are_advised(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    static const char *const name[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I" };
    static const char *const text[] = { "33333333", "22222222", "11111111" };
    for (size_t i = 0; i < 9; i++)
        add_group(arena, scan, name[i], 20, ALL(text[i / 3]));
    Advice advice = advice_of(arena, scan);
    assert_int_equal(advice.count, 9);
    assert_int_equal(advised(advice, ADVICE_HIGH) + advised(advice, ADVICE_LOW), 4);
    assert_int_equal(advised(advice, ADVICE_AVERAGE), 2);
    assert_true(advised(advice, ADVICE_LOW) >= 1 && advised(advice, ADVICE_HIGH) >= 1);
    arena_free(arena);
}

// Four of one side and four of the other that differ less clearly: two of each are advised.
static void check_both_sides(bool high_first)
{
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    static const char *const name[] = { "A1", "A2", "A3", "A4", "B1", "B2",
                                        "B3", "B4", "M1", "M2", "M3" };
    for (size_t i = 0; i < 4; i++)
        add_group(arena, scan, name[i], 20, ALL(high_first ? "33333333" : "11111111"));
    for (size_t i = 4; i < 8; i++) {
        uint32_t other = build_department(arena, scan, name[i], -1);
        for (int k = 0; k < 36; k++) {
            Respondent *respondent = build_respondent(arena, scan, other);
            for (int p = 0; p < PILLARS; p++)
                build_answers(&respondent->answer[p * QUESTIONS],
                              k % 2 ? (high_first ? "11111111" : "33333333") : "22222222");
        }
    }
    for (size_t i = 8; i < 11; i++)
        add_group(arena, scan, name[i], 20, ALL("22222222"));
    Advice advice = advice_of(arena, scan);
    const Results *results = score_scan(arena, scan);
    assert_true(results->department[4].pillar[STRATEGY].p_holm >
                results->department[0].pillar[STRATEGY].p_holm);
    assert_int_equal(advised(advice, ADVICE_HIGH), 2);
    assert_int_equal(advised(advice, ADVICE_LOW), 2);
    assert_int_equal(advised(advice, ADVICE_AVERAGE), 2);
    arena_free(arena);
}

static void both_sides_are_advised(void **state)
{
    (void)state;
    check_both_sides(true);
    check_both_sides(false);
}

static void averages_fill_up_and_extremes_too(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    static const char *const name[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I" };
    Scan *scan = build_scan(arena);
    for (size_t i = 0; i < 9; i++)
        add_group(arena, scan, name[i], 20, ALL(i == 8 ? "33333333" : "22222222"));
    Advice advice = advice_of(arena, scan);
    assert_int_equal(advised(advice, ADVICE_HIGH), 1);
    // The rest is a little lower than all others together: one of them stands for the lowest.
    assert_int_equal(advised(advice, ADVICE_LOW) + advised(advice, ADVICE_AVERAGE), 5);
    scan = build_scan(arena);
    for (size_t i = 0; i < 8; i++)
        add_group(arena, scan, name[i], 20, ALL(i < 4 ? "33333333" : "11111111"));
    advice = advice_of(arena, scan);
    assert_int_equal(advised(advice, ADVICE_AVERAGE), 0);
    assert_int_equal(advised(advice, ADVICE_HIGH) + advised(advice, ADVICE_LOW), 6);
    assert_true(advised(advice, ADVICE_LOW) >= 1 && advised(advice, ADVICE_HIGH) >= 1);
    arena_free(arena);
}

// Who speaks with the parts need not speak with the whole; a whole whose parts are withheld is advised
// itself.
static void parts_are_advised_and_not_the_whole(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int size = 3; size <= 20; size += 17) {
        Scan *scan = build_scan(arena);
        uint32_t whole = build_department(arena, scan, "Whole", -1);
        add_group(arena, scan, "Part", size, ALL("33333333"));
        add_group(arena, scan, "Part 2", size, ALL("33333333"));
        add_group(arena, scan, "Other", 30, ALL("22222222"));
        scan->departments[1].above = scan->departments[2].above = whole + 1;
        Advice advice = advice_of(arena, scan);
        assert_int_equal(advice.count, size < 5 ? 2 : 4);
        for (size_t i = 0; i < advice.count; i++) {
            bool is_whole = advice.department[i].department == whole;
            assert_int_equal(advice.department[i].has_parts, is_whole && size >= 5);
            assert_int_equal(advice.department[i].advised, !(is_whole && size >= 5));
        }
    }
    arena_free(arena);
}

static void no_departments_no_advice(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    for (int i = 0; i < 9; i++)
        build_row(arena, scan, NO_DEPARTMENT, DESIGN, "22222222");
    assert_int_equal(advice_of(arena, scan).count, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(high_low_mixed_and_average),
        cmocka_unit_test(reasons_come_by_their_p),
        cmocka_unit_test(without_clear_differences_the_extremes_stand),
        cmocka_unit_test(all_alike_are_average),
        cmocka_unit_test(nobody_learns_of_a_withheld_department),
        cmocka_unit_test(a_withheld_pillar_is_no_reason),
        cmocka_unit_test(more_pillars_stand_out_more),
        cmocka_unit_test(six_are_advised),
        cmocka_unit_test(both_sides_are_advised),
        cmocka_unit_test(averages_fill_up_and_extremes_too),
        cmocka_unit_test(parts_are_advised_and_not_the_whole),
        cmocka_unit_test(no_departments_no_advice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
