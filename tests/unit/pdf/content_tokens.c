#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "pdf/content_tokens.h"

// All tokens as "KIND text" in one line; kinds as single letters.
static Slice tokens_of(Arena *arena, Slice content)
{
    static const char letters[] = { [TOKEN_END] = '.', [TOKEN_FAULT] = '!', [TOKEN_NUMBER] = '1', [TOKEN_NAME] = '/',
                                    [TOKEN_STRING] = 's', [TOKEN_HEX_STRING] = 'h', [TOKEN_CONSTANT] = 'c',
                                    [TOKEN_ARRAY] = '[', [TOKEN_ARRAY_END] = ']', [TOKEN_DICTIONARY] = '<',
                                    [TOKEN_DICTIONARY_END] = '>', [TOKEN_IMAGE] = 'i', [TOKEN_OPERATOR] = 'o' };
    Buffer out = { 0 };
    Tokens tokens = { content, 0, false };
    size_t last = 0;
    for (Token token = token_next(&tokens); token.kind != TOKEN_END; token = token_next(&tokens)) {
        buffer_print(&out, "%c{%.*s}", letters[token.kind], SLICE_ARGS(token.text));
        assert_true(token.at >= last && token.at + token.text.len <= content.len);
        last = token.at + token.text.len;
    }
    assert_int_equal(token_next(&tokens).kind, TOKEN_END);
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static void every_kind_is_told_apart(void **state)
{
    static const char *const pairs[][2] = {
        { "", "" },
        { " % comment (BDC\n q", "o{q}" },
        { "1 -2 +.5 4. 1.2.3 --1 - .", "1{1}1{-2}1{+.5}1{4.}o{1.2.3}o{--1}o{-}o{.}" },
        { "/Span<</MCID 0>>BDC", "/{/Span}<{<<}/{/MCID}1{0}>{>>}o{BDC}" },
        { "(a(b)c)Tj", "s{(a(b)c)}o{Tj}" },
        { "(\\) \\( \\\\)'", "s{(\\) \\( \\\\)}o{'}" },
        { "(/NonStruct << /MCID 0 >> BDC)Tj", "s{(/NonStruct << /MCID 0 >> BDC)}o{Tj}" },
        { "<0aF f>Tj<>Tj", "h{<0aF f>}o{Tj}h{<>}o{Tj}" },
        { "[(a)-12<41>]TJ", "[{[}s{(a)}1{-12}h{<41>}]{]}o{TJ}" },
        { "true false null trueish", "c{true}c{false}c{null}o{trueish}" },
        { "T* f* \" b*", "o{T*}o{f*}o{\"}o{b*}" },
        { "/ /a#20b", "/{/}/{/a#20b}" },
        { "BI /W 1 ID \x01 EI2 EI Q", "o{BI}/{/W}1{1}o{ID}i{\x01 EI2 }o{EI}o{Q}" },
        { "ID EI", "o{ID}i{}o{EI}" },
        { "ID \nEI", "o{ID}i{\n}o{EI}" },
        { "(open", "!{(open}" },
        { "(open\\", "!{(open\\}" },
        { "<41 q", "!{<41 }o{q}" },
        { "<", "!{<}" },
        { "q > ) { } Q", "o{q}!{>}!{)}!{{}!{}}o{Q}" },
        { "BI ID abc", "o{BI}o{ID}!{abc}" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(tokens_of(*state, slice_of(pairs[i][0])).at, pairs[i][1]);
}

static Token first(const char *text)
{
    Tokens tokens = { slice_of(text), 0, false };
    return token_next(&tokens);
}

static void names_are_read_with_their_escapes(void **state)
{
    (void)state;
    assert_true(token_is_name(first("/NonStruct"), S("NonStruct")));
    assert_true(token_is_name(first("/Non#53truct"), S("NonStruct")));
    assert_false(token_is_name(first("/NonStruc"), S("NonStruct")));
    assert_false(token_is_name(first("/NonStructs"), S("NonStruct")));
    assert_false(token_is_name(first("(NonStruct)"), S("NonStruct")));
    assert_true(token_is_name(first("/"), S("")));
    assert_true(token_is_name(first("/a#4"), S("a#4")));
}

static void integers_are_plain_and_short(void **state)
{
    (void)state;
    int value = -1;
    assert_true(token_is_integer(first("123456789"), &value));
    assert_int_equal(value, 123456789);
    assert_false(token_is_integer(first("1234567890"), &value));
    assert_false(token_is_integer(first("-1"), &value));
    assert_false(token_is_integer(first("1.0"), &value));
    assert_false(token_is_integer(first("/1"), &value));
}

// Random bytes of the kind that matter: it always ends, and never leaves the content.
static void any_bytes_end(void **state)
{
    static const char bytes[] = "()<>[]{}/%\\ \n01.-+qQBDCEMTjID#\xE9";
    unsigned random = 1;
    Arena *arena = *state;
    for (int run = 0; run < 5000; run++) {
        size_t len = (size_t)run % 64;
        char *text = malloc(len + 1); // its own block, so that a sanitizer sees a step too far
        for (size_t i = 0; i < len; i++) {
            random = random * 1664525u + 1013904223u;
            text[i] = bytes[(random >> 16) % (sizeof bytes - 1)];
        }
        tokens_of(arena, (Slice){ text, len });
        free(text);
    }
}

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_told_apart),
        cmocka_unit_test(names_are_read_with_their_escapes),
        cmocka_unit_test(integers_are_plain_and_short),
        cmocka_unit_test(any_bytes_end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
