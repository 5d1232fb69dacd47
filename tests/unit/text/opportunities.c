// SPDX-License-Identifier: EUPL-1.2
#include <glib.h>
#include <pango/pango.h>

#include "opened.h"
#include "text/opportunities.h"

static void assert_before(const char *text, const char *wanted)
{
    Arena *arena = arena_new();
    const uint8_t *before = opportunities_find(arena, slice_of(text));
    char got[200] = "";
    assert_true(strlen(text) < sizeof got);
    for (size_t i = 0; i < strlen(text); i++)
        got[i] = ".-|!"[before[i]];
    assert_string_equal(got, wanted);
    arena_free(arena);
}

static void ends_lines_where_unicode_allows(void **state)
{
    (void)state;
    assert_before("De gemeente, die", "...|.........|..");
    assert_before("55\u00A0% (of x)", "......|...|.");
    assert_before("een\u00ADtwee", ".....|...");
    assert_before("klant-reis", "......-...");
    assert_before("en/of", "...|.");
    assert_before("a\nb", "..!");
    assert_before("2020–2025", ".......|...");
}

static void keeps_hosts_whole(void **state)
{
    (void)state;
    assert_before("zie https://www.cx-scan.nl/a/b ook", "....|.......-......-.......|.|.|..");
    assert_before("www.een-twee.nl x", "........-.......|");
}

static void a_drawn_sign_keeps_to_its_neighbours(void **state)
{
    (void)state;
    assert_before("\uFFFC 5 x", "....|.|");
    assert_before("\uFFFCa日", "....|..");
}

// Random strings of the signs that the quick way knows. Pango of Debian 13 follows Unicode 15.1, which keeps a hyphen that
// begins a word with its letter, and quotes with what they quote; ours breaks as that of Debian 12 does, on both.
static void the_quick_way_agrees_with_pango(void **state)
{
    static const char *const signs[] = {
        "a", "B",      "é", "7", "0", ".", ",", ":",      "\"", "’", "“", "(",  ")",
        "-", "\u00AD", "–", "!", "?", "…", "%", "\u00A0", " ",  " ", " ", "\n",
    };
    (void)state;
    if (!pango_version_check(1, 51, 0))
        skip();
    GRand *random = g_rand_new_with_seed(7);
    size_t compared = 0;
    for (int i = 0; i < 50000; i++) {
        char text[100] = "";
        uint8_t quick[100], slow[100];
        for (int k = g_rand_int_range(random, 1, 12); k > 0; k--)
            strcat(text, signs[g_rand_int_range(random, 0, G_N_ELEMENTS(signs))]);
        Slice s = slice_of(text);
        if (!opportunities_quick(s, quick))
            continue;
        compared++;
        opportunities_pango(s, slow);
        if (memcmp(quick, slow, s.len + 1) != 0)
            fail_msg("they differ on \"%s\"", text);
    }
    g_rand_free(random);
    assert_true(compared > 25000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_lines_where_unicode_allows),
        cmocka_unit_test(keeps_hosts_whole),
        cmocka_unit_test(a_drawn_sign_keeps_to_its_neighbours),
        cmocka_unit_test(the_quick_way_agrees_with_pango),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
