// This version beside an earlier one: single cases by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "score/privacy.h"

enum { MIN = 5, MOST = 8 };

static PrivacyGroup now(const char *name, uint64_t n)
{
    PrivacyGroup group = { .name = slice_of(name), .n = n };
    for (int p = 0; p < PILLARS; p++) {
        group.scored[p] = n;
        group.sum[p] = n * 20 * 105;
    }
    return group;
}

static PublishedGroup then(const char *name, int64_t n)
{
    PublishedGroup group = { .name = slice_of(name), .n = n };
    for (int p = 0; p < PILLARS; p++) {
        group.scored[p] = n;
        group.printed[p] = 200;
    }
    return group;
}

static PublishedGroup row(int64_t n)
{
    PublishedGroup group = then("Overige afdelingen", n);
    group.merged = true;
    return group;
}

// One letter a department: S shown, W withheld, P withheld on some pillars; "!" where all is refused.
static const char *plan_text(const PrivacyGroup *groups, size_t count, PrivacyGroup without, PublishedGroup *shown,
                             size_t shown_count)
{
    static char text[MOST + 2];
    Arena *arena = arena_new();
    PublishedVersion version = { S("1.0"), S("manifest.json"), shown, shown_count };
    const Published published = { &version, 1 };
    PrivacyPlan plan = privacy_plan_after(arena, groups, count, &without, MIN, &published);
    size_t used = 0;
    if (plan.refusal == PRIVACY_REFUSED_VERSION)
        text[used++] = '!';
    assert_true((plan.against == &version) == (plan.refusal == PRIVACY_REFUSED_VERSION));
    for (size_t d = 0; d < count && !plan.refused; d++) {
        bool some = false;
        for (int p = 0; p < PILLARS; p++)
            some = some || plan.cell[d][p];
        text[used++] = plan.department[d] ? 'W' : some ? 'P' : 'S';
    }
    text[used] = '\0';
    arena_free(arena);
    return text;
}

#define GROUPS(...) ((const PrivacyGroup[]){ __VA_ARGS__ }), sizeof((const PrivacyGroup[]){ __VA_ARGS__ }) / sizeof(PrivacyGroup)
#define SHOWN(...) ((PublishedGroup[]){ __VA_ARGS__ }), sizeof((PublishedGroup[]){ __VA_ARGS__ }) / sizeof(PublishedGroup)

static void test_same(void **state)
{
    (void)state;
    assert_string_equal(plan_text(GROUPS(now("a", 20), now("b", 30)), now("", 0),
                                  SHOWN(then("", 50), then("a", 20), then("b", 30))), "SS");
}

static void test_few_late_in_all(void **state)
{
    (void)state;
    assert_string_equal(plan_text(GROUPS(now("a", 21)), now("", 30), SHOWN(then("", 50), then("a", 20))), "!");
    assert_string_equal(plan_text(GROUPS(now("a", 20)), now("", 26), SHOWN(then("", 50), then("a", 20))), "!");
    assert_string_equal(plan_text(GROUPS(now("a", 25)), now("", 30), SHOWN(then("", 50), then("a", 20))), "S");
    assert_string_equal(plan_text(GROUPS(now("a", 20)), now("", 25), SHOWN(then("", 50), then("a", 20))), "S");
}

static void test_few_late_in_a_department(void **state)
{
    (void)state;
    // Two are new in a: it is withheld, and so is who makes the difference large enough.
    assert_string_equal(plan_text(GROUPS(now("a", 22), now("b", 30), now("c", 49)), now("", 0),
                                  SHOWN(then("", 90), then("a", 20), then("b", 30), then("c", 40))), "WSW");
    // Three in each of two: together they are enough.
    assert_string_equal(plan_text(GROUPS(now("a", 23), now("b", 33), now("c", 40)), now("", 0),
                                  SHOWN(then("", 90), then("a", 20), then("b", 30), then("c", 40))), "WWS");
}

static void test_corrected(void **state)
{
    (void)state;
    PrivacyGroup a = now("a", 20);
    a.sum[MEASURE] += 8 * 105;
    // Of twenty 0.4 more, of 2000 nothing that is printed.
    assert_string_equal(plan_text(GROUPS(a), now("", 1980), SHOWN(then("", 2000), then("a", 20))), "P");
    assert_string_equal(plan_text(GROUPS(a), now("", 30), SHOWN(then("", 50), then("a", 20))), "!");
}

static void test_grown(void **state)
{
    (void)state;
    // b was 3 and hid behind a; with a unchanged it would come out of the old rest.
    assert_string_equal(plan_text(GROUPS(now("a", 20), now("b", 9), now("c", 40)), now("", 0),
                                  SHOWN(then("", 63), then("c", 40), row(23))), "WWS");
    assert_string_equal(plan_text(GROUPS(now("a", 30), now("b", 9), now("c", 40)), now("", 0),
                                  SHOWN(then("", 63), then("c", 40), row(23))), "SSS");
}

static void test_another_cover(void **state)
{
    (void)state;
    // Alone, b would cover for a; but version 1 showed b, and c covered then.
    assert_string_equal(plan_text(GROUPS(now("a", 3), now("b", 20), now("c", 30), now("d", 40)), now("", 0),
                                  SHOWN(then("", 93), then("b", 20), then("d", 40), row(33))), "WSWS");
}

static void test_renamed(void **state)
{
    (void)state;
    // What is left of version 1 is b, and of this one p: the same people. Of p and q nobody knows.
    assert_string_equal(plan_text(GROUPS(now("a", 20), now("p", 30), now("c", 40)), now("", 0),
                                  SHOWN(then("", 90), then("a", 20), then("b", 30), then("c", 40))), "SSS");
    assert_string_equal(plan_text(GROUPS(now("a", 20), now("p", 32), now("c", 43)), now("", 0),
                                  SHOWN(then("", 90), then("a", 20), then("b", 30), then("c", 40))), "SWW");
    assert_string_equal(plan_text(GROUPS(now("a", 20), now("p", 26), now("q", 9), now("c", 40)), now("", 0),
                                  SHOWN(then("", 90), then("a", 20), then("b", 30), then("c", 40))), "SWWS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),          cmocka_unit_test(test_few_late_in_all),
        cmocka_unit_test(test_few_late_in_a_department), cmocka_unit_test(test_corrected),
        cmocka_unit_test(test_grown),         cmocka_unit_test(test_another_cover),
        cmocka_unit_test(test_renamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
