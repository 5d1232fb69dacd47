// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "../arena_state.h"
#include "base/key_words.h"
#include "base/slice.h"

#define assert_slice(s, literal)                                                                   \
    do {                                                                                           \
        assert_int_equal((s).len, strlen(literal));                                                \
        assert_memory_equal((s).at, literal, (s).len);                                             \
    } while (0)

static void trims_every_kind_of_space(void **state)
{
    (void)state;
    assert_slice(slice_trim(S(" \t\r\n a b \xC2\xA0\xEF\xBB\xBF")), "a b");
    assert_slice(slice_trim(S("\xE2\x80\xAF"
                              "é"
                              "\xE3\x80\x80")),
                 "é");
    assert_slice(slice_trim(S(" \xC2\xA0 ")), "");
    assert_slice(slice_trim(S("")), "");
}

static void cuts_lines_of_every_kind(void **state)
{
    (void)state;
    Slice rest = S("a\r\nb\rc\n\nd"), line;
    const char *wanted[] = { "a", "b", "c", "", "d" };
    for (size_t i = 0; i < 5; i++) {
        assert_true(slice_next_line(&rest, &line));
        assert_slice(line, wanted[i]);
    }
    assert_false(slice_next_line(&rest, &line));
}

static void cuts_fields_also_empty_ones(void **state)
{
    (void)state;
    Slice rest = S("a,,b,"), field;
    const char *wanted[] = { "a", "", "b", "" };
    for (size_t i = 0; i < 4; i++) {
        assert_true(slice_next_field(&rest, ',', &field));
        assert_slice(field, wanted[i]);
    }
    assert_false(slice_next_field(&rest, ',', &field));
}

static void knows_a_word_of_a_list(void **state)
{
    (void)state;
    assert_true(slice_is_one_of(S("Voor"), "na|voor|vanaf"));
    assert_true(slice_is_one_of(S("NA"), "na|voor|vanaf"));
    assert_false(slice_is_one_of(S("van"), "na|voor|vanaf"));
    assert_false(slice_is_one_of(S("voorbij"), "na|voor|vanaf"));
    assert_false(slice_is_one_of(S(""), "na|voor|vanaf"));
    assert_true(slice_is_exactly_one_of(S("voor"), "na|voor|vanaf"));
    assert_false(slice_is_exactly_one_of(S("Voor"), "na|voor|vanaf"));
    assert_int_equal(slice_start_among(S("voorbij"), "na|voor|vanaf"), 4);
    assert_int_equal(slice_start_among(S("bij"), "na|voor|vanaf"), 0);
}

static void reads_whole_numbers_only(void **state)
{
    (void)state;
    uint64_t n = 7;
    assert_true(slice_to_u64(S("18446744073709551615"), &n));
    assert_true(n == UINT64_MAX);
    assert_false(slice_to_u64(S("18446744073709551616"), &n));
    assert_false(slice_to_u64(S(""), &n));
    assert_false(slice_to_u64(S("-1"), &n));
    assert_false(slice_to_u64(S("1 "), &n));
}

static void finds_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_invalid_at(S("caf\xC3\xA9 \xF0\x9F\x98\x80")), 10);
    assert_int_equal(utf8_invalid_at(S("a\xE9"
                                       "b")),
                     1);
    assert_int_equal(utf8_invalid_at(S("a\xC0\xAF")), 1);        // overlong
    assert_int_equal(utf8_invalid_at(S("ab\xED\xA0\x80")), 2);   // surrogate
    assert_int_equal(utf8_invalid_at(S("\xF4\x90\x80\x80")), 0); // above U+10FFFF
    assert_int_equal(utf8_invalid_at(S("abc\xE2\x82")), 3);      // cut off
}

static void encodes_what_it_decodes(void **state)
{
    (void)state;
    const uint32_t codes[] = { 1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char out[4];
        Slice bytes = { out, utf8_encode(codes[i], out) };
        assert_int_equal(utf8_invalid_at(bytes), bytes.len);
        assert_int_equal(utf8_next(&bytes), codes[i]);
        assert_int_equal(bytes.len, 0);
    }
}

static void keys_fold_what_a_person_calls_the_same(void **state)
{
    Arena *arena = *state;
    assert_slice(text_key(arena, S("  Don\xE2\x80\x99t\xC2\xA0 KNOW\n")), "don't know");
    assert_slice(text_key(arena, S("CAFÉ")), "café");
    assert_slice(text_key(arena, S("cafe\xCC\x81")), "café");
    assert_slice(text_key(arena, S("Niet – nooit")), "niet - nooit");
    assert_slice(text_key(arena, S("")), "");
}

// Letters that are folded without the tables of Unicode become what these make of them.
static void letters_fold_as_unicode_says(void **state)
{
    Arena *arena = *state;
    for (uint32_t code = 0xC0; code < 0x600; code++) {
        char text[8] = "x";
        size_t len = 1 + utf8_encode(code, text + 1);
        char *normal = g_utf8_normalize(text, (gssize)len, G_NORMALIZE_NFKC);
        char *folded = g_utf8_casefold(normal, -1);
        Slice key = text_key(arena, (Slice){ text, len });
        if (g_unichar_isalpha(code))
            assert_slice(key, folded);
        g_free(normal);
        g_free(folded);
    }
}

static void words_are_found_in_lists(void **state)
{
    static const char words[] = "sum|total|subtotal|tot|grand total";
    (void)state;
    assert_true(key_word_is_one_of(S("sum"), words));
    assert_true(key_word_is_one_of(S("tot"), words));
    assert_true(key_word_is_one_of(S("grand total"), words));
    assert_false(key_word_is_one_of(S("su"), words));
    assert_false(key_word_is_one_of(S("um"), words));
    assert_false(key_word_is_one_of(S("sub"), words));
    assert_false(key_word_is_one_of(S("total|tot"), words));
    assert_false(key_word_is_one_of(S("tot\0"), words));
    assert_false(key_word_is_one_of(S(""), words));
    assert_false(key_word_is_one_of(S(""), ""));
    assert_false(key_word_is_one_of(S("sum"), ""));
}

static void distance_counts_slips_of_the_finger(void **state)
{
    (void)state;
    assert_int_equal(text_distance(S("stage"), S("stage")), 0);
    assert_int_equal(text_distance(S("satge"), S("stage")), 1);
    assert_int_equal(text_distance(S("stag"), S("stage")), 1);
    assert_int_equal(text_distance(S("één"), S("een")), 2);
    assert_int_equal(text_distance(S(""), S("abc")), 3);
}

static void keeps_the_first_words(void **state)
{
    Arena *arena = *state;
    assert_slice(text_first_words(arena, S("één twee"), 8), "één twee");
    assert_slice(text_first_words(arena, S("één twee"), 7), "één…");
    assert_slice(text_first_words(arena, S("één, twee, drie"), 12), "één, twee…");
    assert_slice(text_first_words(arena, S("één twee drie"), 9), "één twee…");
    assert_slice(text_first_words(arena, S("ééntweedrie"), 5), "éént…");
    assert_slice(text_first_words(arena, S(""), 5), "");
}

static void prints_into_the_arena(void **state)
{
    Arena *arena = *state;
    Slice s = slice_print(arena, "%s-%d", "x", 42);
    assert_slice(s, "x-42");
    assert_int_equal(s.at[s.len], 0);
    char *large = arena_alloc(arena, 1, 1000000);
    assert_int_equal(large[999999], 0);
    assert_slice(s, "x-42");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_every_kind_of_space),
        cmocka_unit_test(cuts_lines_of_every_kind),
        cmocka_unit_test(cuts_fields_also_empty_ones),
        cmocka_unit_test(knows_a_word_of_a_list),
        cmocka_unit_test(reads_whole_numbers_only),
        cmocka_unit_test(finds_the_first_bad_byte),
        cmocka_unit_test(encodes_what_it_decodes),
        cmocka_unit_test(keys_fold_what_a_person_calls_the_same),
        cmocka_unit_test(letters_fold_as_unicode_says),
        cmocka_unit_test(words_are_found_in_lists),
        cmocka_unit_test(distance_counts_slips_of_the_finger),
        cmocka_unit_test(keeps_the_first_words),
        cmocka_unit_test(prints_into_the_arena),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
