// SPDX-License-Identifier: EUPL-1.2
// Pearson's correlation against R 4.2.2: cor(x, y) with options(digits = 17), and where there is none.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "score/connections.h"

// Answers on Strategie and on Meten of the respondents, eight each.
static void add(Arena *arena, Scan *scan, const char *strategy, const char *measure)
{
    Respondent *respondent = build_respondent(arena, scan, NO_DEPARTMENT);
    build_answers(&respondent->answer[STRATEGY * QUESTIONS], strategy);
    build_answers(&respondent->answer[MEASURE * QUESTIONS], measure);
}

static const Connection *between(const Results *results, Pillar one, Pillar other)
{
    return &results->connection[connection_index(one, other)];
}

static void test_index(void **state)
{
    (void)state;
    int next = 0;
    for (int a = 0; a < PILLARS; a++)
        for (int b = a + 1; b < PILLARS; b++, next++) {
            assert_int_equal(connection_index((Pillar)a, (Pillar)b), next);
            assert_int_equal(connection_index((Pillar)b, (Pillar)a), next);
        }
    assert_int_equal(next, CONNECTIONS);
}

// x <- c(20, 8, 32, 16, 24, 96/7), y <- c(18, 16, 24, 8, 22, 12): 0.71679919043901852. The one with an x
// everywhere on Meten has no score there and is no part of the pair.
static void check_pairwise(int full)
{
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add(arena, scan, "323x41x2", "22222233");
    add(arena, scan, "11111111", "22222222");
    add(arena, scan, "44444444", "33333333");
    add(arena, scan, "22222222", "11111111");
    add(arena, scan, "33333333", "323x3xxx");
    add(arena, scan, "1222221.", "11111223");
    add(arena, scan, "44444444", "xxxxxxxx");
    for (int i = 0; i < full; i++) // these have the other scores too
        for (int p = 0; p < PILLARS; p++)
            if (p != STRATEGY && p != MEASURE)
                build_answers(&scan->responses.block[0]->respondent[i].answer[p * QUESTIONS],
                              "12341234");
    const Results *results = score_scan(arena, scan);
    const Connection *pair = between(results, STRATEGY, MEASURE);
    assert_int_equal(pair->n, 6);
    assert_false(pair->withheld);
    assert_true(fabs(pair->r - 0.71679919043901852) < 1e-14);
    assert_int_equal(between(results, STRATEGY, CULTURE)->n, full);
    assert_int_equal(between(results, STRATEGY, CULTURE)->withheld, full < 5);
    assert_true(isnan(between(results, STRATEGY, CULTURE)->r));
    arena_free(arena);
}

static void test_pairwise(void **state)
{
    (void)state;
    for (int full = 0; full <= 6; full += 2)
        check_pairwise(full);
}

// A straight line is exactly 1 or −1, also where doubles would come out a little above.
static void test_lines(void **state)
{
    static const char *const up[] = { "11111111", "11112222", "22222222",
                                      "22233333", "33333333", "44444443" };
    (void)state;
    for (int sign = 0; sign < 2; sign++) {
        Arena *arena = arena_new();
        Scan *scan = build_scan(arena);
        for (size_t i = 0; i < 6; i++) {
            add(arena, scan, up[i], up[i]);
            uint8_t *measure = &scan->responses.block[0]->respondent[i].answer[MEASURE * QUESTIONS];
            for (int q = 0; sign && q < QUESTIONS; q++)
                measure[q] = (uint8_t)(5 - measure[q]);
        }
        double r = between(score_scan(arena, scan), MEASURE, STRATEGY)->r;
        assert_true(fabs(r - (sign ? -1 : 1)) < 1e-15 && fabs(r) <= 1);
        arena_free(arena);
    }
}

static void test_where_there_is_none(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    for (int i = 0; i < 6; i++) // no spread on one of the two
        add(arena, scan, "22222222", i % 2 ? "33333333" : "12121212");
    const Connection *flat = between(score_scan(arena, scan), STRATEGY, MEASURE);
    assert_false(flat->withheld);
    assert_true(isnan(flat->r));
    arena_free(arena);

    arena = arena_new();
    scan = build_scan(arena);
    for (int i = 0; i < 6; i++) // four people with both: under min_group
        add(arena, scan, i % 2 ? "22222222" : "33322222",
            i < 4 ? (i < 2 ? "33333333" : "12121212") : "........");
    const Connection *few = between(score_scan(arena, scan), STRATEGY, MEASURE);
    assert_int_equal(few->n, 4);
    assert_true(few->withheld);
    assert_true(isnan(few->r));
    arena_free(arena);

    arena = arena_new();
    scan = build_scan(arena);
    const bool withheld[PILLARS] = { [MEASURE] = true };
    Connection connection[CONNECTIONS];
    for (int i = 0; i < 6; i++)
        add(arena, scan, i % 2 ? "22222222" : "33322222", i < 3 ? "33333333" : "12121212");
    connections_score(scan, withheld, (uint64_t)scan->settings.min_group, connection);
    assert_true(connection[connection_index(STRATEGY, MEASURE)].withheld);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_index),
                                        cmocka_unit_test(test_pairwise),
                                        cmocka_unit_test(test_lines),
                                        cmocka_unit_test(test_where_there_is_none) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
