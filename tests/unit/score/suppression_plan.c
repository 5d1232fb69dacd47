// SPDX-License-Identifier: EUPL-1.2
// The suppression plan: single cases by hand, and an attacker who knows everything printed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "score/results.h"
#include "score/suppression_plan.h"

enum { MIN = 5, MOST = 6 };

// A department where everybody has a score on every pillar.
static PrivacyGroup whole(const char *name, uint64_t n)
{
    PrivacyGroup group = { .name = slice_of(name), .n = n };
    for (int p = 0; p < PILLARS; p++)
        group.scored[p] = n;
    return group;
}

// The plan as text, one letter a department: S shown, W withheld, P withheld on some pillars.
static const char *plan_text(const PrivacyGroup *groups, size_t count, PrivacyGroup without)
{
    static char text[MOST + 2];
    Arena *arena = arena_new();
    SuppressionPlan plan = suppression_plan(arena, groups, count, &without, MIN);
    size_t used = 0;
    if (plan.refused)
        text[used++] = '!';
    for (size_t d = 0; d < count; d++) {
        bool some = false;
        for (int p = 0; p < PILLARS; p++)
            some = some || plan.cell[d][p];
        text[used++] = plan.department[d] ? 'W' : some ? 'P' : 'S';
    }
    text[used] = '\0';
    arena_free(arena);
    return text;
}

#define assert_plan(expected, without, ...)                                                        \
    do {                                                                                           \
        const PrivacyGroup groups_[] = { __VA_ARGS__ };                                            \
        assert_string_equal(plan_text(groups_, sizeof groups_ / sizeof groups_[0], without),       \
                            expected);                                                             \
    } while (0)

static void test_nothing_to_hide(void **state)
{
    (void)state;
    assert_plan("SS", whole("", 0), whole("a", 5), whole("b", 90));
    assert_plan("SS", whole("", 5), whole("a", 5), whole("b", 90));
    assert_plan("S", whole("", 0), whole("a", 5));
    assert_string_equal(plan_text(NULL, 0, whole("", 50)), "");
}

static void test_small_department(void **state)
{
    (void)state;
    // Nine people without a department protect the one small one, and so do two; one does not.
    assert_plan("WSS", whole("", 9), whole("a", 3), whole("b", 20), whole("c", 30));
    assert_plan("WSS", whole("", 2), whole("a", 3), whole("b", 20), whole("c", 30));
    assert_plan("WWS", whole("", 1), whole("a", 3), whole("b", 20), whole("c", 30));
    assert_plan("WWS", whole("", 0), whole("a", 3), whole("b", 20), whole("c", 30));
    assert_plan("WSW", whole("", 0), whole("a", 3), whole("b", 30), whole("c", 20));
    assert_plan("WWS", whole("", 0), whole("a", 3), whole("b", 2), whole("c", 30));
    assert_plan("WWWS", whole("", 0), whole("a", 3), whole("b", 1), whole("c", 30), whole("d", 31));
}

static void test_ties_go_by_name(void **state)
{
    (void)state;
    assert_plan("WSW", whole("", 0), whole("z", 3), whole("b", 20), whole("a", 20));
    assert_plan("WWS", whole("", 0), whole("z", 3), whole("a", 20), whole("b", 20));
}

static void test_few_without_a_department(void **state)
{
    (void)state;
    assert_plan("WS", whole("", 1), whole("a", 20), whole("b", 30));
    assert_plan("W", whole("", 4), whole("a", 20));
    assert_plan("S", whole("", 0), whole("a", 20));
}

static void test_empty_looks_like_withheld(void **state)
{
    (void)state;
    assert_plan("WSS", whole("", 0), whole("a", 0), whole("b", 20), whole("c", 30));
}

static void test_refused(void **state)
{
    (void)state;
    assert_plan("!WW", whole("", 0), whole("a", 2), whole("b", 2));
    assert_plan("!W", whole("", 4), whole("a", 0));
    assert_string_equal(plan_text(NULL, 0, whole("", 4)), "!");
    assert_plan("W", whole("", 3), whole("a", 2));
}

static void test_cells(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    PrivacyGroup groups[3] = { whole("a", 10), whole("b", 20), whole("c", 30) };
    PrivacyGroup without = whole("", 0);
    groups[0].scored[MEASURE] = 2;
    groups[1].scored[CULTURE] = 0;
    SuppressionPlan plan = suppression_plan(arena, groups, 3, &without, MIN);
    for (int d = 0; d < 3; d++)
        assert_false(plan.department[d]);
    // a is too small on Meten, and b has to hide with it; nobody of b has a score on Cultuur, and nothing
    // else has to hide for that.
    for (int p = 0; p < PILLARS; p++) {
        assert_int_equal(plan.cell[0][p], p == MEASURE);
        assert_int_equal(plan.cell[1][p], p == MEASURE || p == CULTURE);
        assert_false(plan.cell[2][p]);
        assert_false(plan.pillar[p]);
    }
    arena_free(arena);
}

static void test_small_pillar(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    PrivacyGroup groups[2] = { whole("a", 10), whole("b", 20) };
    PrivacyGroup without = whole("", 0);
    groups[0].scored[DESIGN] = 0;
    groups[1].scored[DESIGN] = 4;
    groups[0].scored[MEASURE] = groups[1].scored[MEASURE] = 0;
    SuppressionPlan plan = suppression_plan(arena, groups, 2, &without, MIN);
    for (int p = 0; p < PILLARS; p++)
        assert_int_equal(plan.pillar[p], p == DESIGN);
    assert_true(plan.cell[0][DESIGN] && plan.cell[1][DESIGN]);
    arena_free(arena);
}

// A department of which the scores on every pillar are so many points above 8 in all; on Meten below 32.
static PrivacyGroup near_end(const char *name, uint64_t n, uint64_t points)
{
    PrivacyGroup group = whole(name, n);
    for (int p = 0; p < PILLARS; p++)
        group.total[p] = POINT * (p == MEASURE ? 32 * n - points : 8 * n + points);
    return group;
}

static void test_ends_of_the_scale(void **state)
{
    (void)state;
    const PrivacyGroup nobody = whole("", 0);
    const PrivacyGroup some = near_end("", 9, 100);
    // Two points that one of seven may have all; three are as much as the protection interval.
    assert_plan("SP", some, near_end("a", 30, 200), near_end("b", 7, 2));
    assert_plan("SS", some, near_end("a", 30, 200), near_end("b", 7, 3));
    assert_plan("SP", some, near_end("a", 30, 200), near_end("b", 70, 0)); // however many they are
    // By subtraction: without others to hide it, a would give b away; so would a and b those without a
    // department, of which the smaller goes; and c and b those left of a.
    assert_plan("PP", nobody, near_end("a", 30, 200), near_end("b", 7, 2));
    assert_plan("PS", near_end("", 6, 0), near_end("a", 30, 200), near_end("b", 31, 200));
    PrivacyGroup below = near_end("b", 9, 200), below_too = near_end("c", 10, 200);
    below.above = below_too.above = 1;
    assert_plan("SPS", some, near_end("a", 6, 1), below, below_too);
    // What all of the organisation scores is shown.
    assert_plan("SS", nobody, near_end("a", 9, 1), near_end("b", 8, 1));
    // Totals that are not known.
    assert_plan("SS", nobody, whole("a", 9), whole("b", 8));
}

static uint64_t next(uint64_t *seed)
{
    // splitmix64
    uint64_t z = *seed += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

// A small table: department sizes mostly around the limit, and some people without a score.
static size_t random_table(uint64_t *seed, PrivacyGroup groups[MOST + 1])
{
    static const char *const names[MOST + 1] = { "a", "b", "c", "d", "e", "f", "" };
    size_t count = next(seed) % (MOST + 1);
    for (size_t d = 0; d <= MOST; d++) {
        groups[d] = whole(names[d], next(seed) % 4 ? next(seed) % 9 : next(seed) % 30);
        for (int p = 0; p < PILLARS; p++)
            if (groups[d].n && next(seed) % 3 == 0)
                groups[d].scored[p] = next(seed) % (groups[d].n + 1);
    }
    groups[count] = groups[MOST];
    if (next(seed) % 2)
        groups[count] = whole("", 0);
    groups[count].name = S("");
    return count;
}

static bool small(int64_t people)
{
    return people > 0 && people < MIN;
}

// Everything the attacker can get from sums and differences of what is printed is a sum of cells that are
// shown, or the total less such a sum. Both are tried for all 2^count choices. Pillar −1: respondents.
static bool attack(const PrivacyGroup *groups, size_t count, const SuppressionPlan *plan,
                   int pillar)
{
    int64_t size[MOST + 1], total = 0;
    for (size_t d = 0; d <= count; d++) {
        size[d] = (int64_t)(pillar < 0 ? groups[d].n : groups[d].scored[pillar]);
        total += size[d];
    }
    bool total_shown = pillar < 0 ? !plan->refused : !plan->pillar[pillar];
    if (total_shown && small(total))
        return true;
    for (unsigned choice = 0; choice < 1u << count; choice++) {
        int64_t sum = 0;
        bool shown = true;
        for (size_t d = 0; d < count; d++) {
            if (!(choice >> d & 1))
                continue;
            shown = shown && !(pillar < 0 ? plan->department[d] : plan->cell[d][pillar]);
            sum += size[d];
        }
        if (shown && choice && (small(sum) || (total_shown && small(total - sum))))
            return true;
    }
    return false;
}

// No smaller plan of this kind would do: showing any one cell that is withheld, but big enough to be shown,
// opens the attack on it again.
static bool needless(const PrivacyGroup *groups, size_t count, SuppressionPlan *plan, int pillar)
{
    for (size_t d = 0; d < count; d++) {
        bool *withheld = pillar < 0 ? &plan->department[d] : &plan->cell[d][pillar];
        uint64_t size = pillar < 0 ? groups[d].n : groups[d].scored[pillar];
        if (!*withheld || size < MIN || (pillar >= 0 && plan->department[d]))
            continue;
        *withheld = false;
        bool opened = attack(groups, count, plan, pillar);
        *withheld = true;
        if (!opened)
            return true;
    }
    return false;
}

static void test_attacker(void **state)
{
    (void)state;
    uint64_t seed = 20260312;
    size_t withheld = 0, shown = 0;
    for (int round = 0; round < 20000; round++) {
        Arena *arena = arena_new();
        PrivacyGroup groups[MOST + 1];
        size_t count = random_table(&seed, groups);
        SuppressionPlan plan = suppression_plan(arena, groups, count, &groups[count], MIN);
        for (size_t d = 0; d < count; d++) {
            withheld += plan.department[d];
            shown += !plan.department[d];
            if (plan.department[d])
                for (int p = 0; p < PILLARS; p++)
                    assert_true(plan.cell[d][p]);
        }
        for (int pillar = -1; pillar < PILLARS; pillar++) {
            if (attack(groups, count, &plan, pillar))
                fail_msg("round %d, pillar %d: a small group comes out", round, pillar);
            if (!plan.refused && needless(groups, count, &plan, pillar))
                fail_msg("round %d, pillar %d: more is withheld than has to be", round, pillar);
        }
        arena_free(arena);
    }
    assert_true(withheld > 10000 && shown > 10000);
}

static void test_order_does_not_matter(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        Arena *arena = arena_new();
        PrivacyGroup groups[MOST + 1], turned[MOST + 1];
        size_t count = random_table(&seed, groups);
        for (size_t d = 0; d < count; d++)
            turned[d] = groups[count - 1 - d];
        SuppressionPlan a = suppression_plan(arena, groups, count, &groups[count], MIN);
        SuppressionPlan b = suppression_plan(arena, turned, count, &groups[count], MIN);
        for (size_t d = 0; d < count; d++) {
            assert_int_equal(a.department[d], b.department[count - 1 - d]);
            assert_memory_equal(a.cell[d], b.cell[count - 1 - d], sizeof a.cell[d]);
        }
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_hide),
        cmocka_unit_test(test_small_department),
        cmocka_unit_test(test_ties_go_by_name),
        cmocka_unit_test(test_few_without_a_department),
        cmocka_unit_test(test_empty_looks_like_withheld),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_small_pillar),
        cmocka_unit_test(test_ends_of_the_scale),
        cmocka_unit_test(test_attacker),
        cmocka_unit_test(test_order_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
