// SPDX-License-Identifier: EUPL-1.2
#include "columns/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static AnswerReader *reader_of(Arena *arena, const MappedAnswer *answers, size_t count,
                               Diagnostics **d)
{
    static MappedAnswer copy[16];
    for (size_t i = 0; i < count; i++)
        copy[i] = answers[i];
    ResponseMapping mapping = { .answers = copy, .answer_count = count };
    *d = diagnostics_new(arena);
    AnswerReader *of[ITEMS];
    answers_new(arena, *d, &mapping, NULL, false, of);
    return of[0];
}

static void answers_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        int answer;
    } cases[] = {
        { "1", 1 },
        { "2", 2 },
        { "3", 3 },
        { "4", 4 },
        { " 3 ", 3 },
        { "\xC2\xA0"
          "2",
          2 },
        { "３", 3 },
        { "x", DONT_KNOW },
        { "X", DONT_KNOW },
        { "", BLANK },
        { "  \t", BLANK },
        { "\xC2\xA0", BLANK },
        { "Niet/nooit", 1 },
        { "NIET / NOOIT", 1 },
        { "niet /\nnooit", 1 },
        { "Nooit", 1 },
        { "Incidenteel", 2 },
        { "  regelmatig", 3 },
        { "Systematisch.", 4 },
        { "Weet  ik niet", DONT_KNOW },
        { "weet\xC2\xA0ik\xC2\xA0niet", DONT_KNOW },
        { "Don’t know", DONT_KNOW },
        { "don't know", DONT_KNOW },
        { "Not/never", 1 },
        { "Never", 1 },
        { "Incidentally", 2 },
        { "Regularly", 3 },
        { "SYSTEMATICALLY", 4 },
        { "4 - Systematisch", 4 },
        { "4 – Systematisch", 4 },
        { "4. Systematisch", 4 },
        { "4: systematisch", 4 },
        { "4 = systematisch", 4 },
        { "(4) Systematisch", 4 },
        { "Systematisch (4)", 4 },
        { "1 (niet/nooit)", 1 },
        { "X - weet ik niet", DONT_KNOW },
        { "3.0", 3 },
        { "3,00", 3 },
        { "(4)", 4 },
        { "[2]", 2 },
        { "NULL", BLANK },
        { "\\N", BLANK },
        { "NaN", NO_ANSWER },
        { "#N/A", NO_ANSWER },
        { "-1", NO_ANSWER },
        { "5.0", NO_ANSWER },
        { "(5)", NO_ANSWER },
        { "0", NO_ANSWER },
        { "5", NO_ANSWER },
        { "-", NO_ANSWER },
        { "?", NO_ANSWER },
        { ".", NO_ANSWER },
        { "12", NO_ANSWER },
        { "1.5", NO_ANSWER },
        { "3.", 3 },
        { "x.0", NO_ANSWER },
        { "3 - Systematisch", NO_ANSWER },
        { "4 - Very impressive", NO_ANSWER },
        { "4Systematisch", NO_ANSWER },
        { "1 2", NO_ANSWER },
        { "N/A", NO_ANSWER },
        { "regelmatig systematisch", NO_ANSWER },
        { "é", NO_ANSWER },
    };
    Arena *arena = arena_new();
    Diagnostics *d;
    AnswerReader *reader = reader_of(arena, NULL, 0, &d);
    for (int again = 0; again < 2; again++) // the second time from what it remembers
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            if (answer_of(reader, slice_of(cases[i].cell)) != cases[i].answer)
                fail_msg("\"%s\" is %d, not %d", cases[i].cell,
                         answer_of(reader, slice_of(cases[i].cell)), cases[i].answer);
    arena_free(arena);
}

#define MAP(from, to)                                                                              \
    {                                                                                              \
        .text = { S(from), { .file = S("scan.yaml"), .line = __LINE__ } }, .answer = {             \
            S(to),                                                                                 \
            { .file = S("scan.yaml"), .line = __LINE__ }                                           \
        }                                                                                          \
    }

static void answers_that_are_mapped(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        int answer;
    } cases[] = {
        { "Stimme voll zu", 4 },
        { "STIMME  voll zu", 4 },
        { "A1", 1 },
        { "n/a", BLANK },
        { "?", DONT_KNOW },
        { "1", 4 },
        { "2", 3 },
        { "3", 2 },
        { "4", 1 },
        { "5", NO_ANSWER },
        { "9", BLANK },
        { "", DONT_KNOW },
        { " ", DONT_KNOW },
        { "Nooit", 1 },
        { "vaak", 3 },
        { "VAAK.", 3 },
        { "1.0", 4 },
        { "2,00", 3 },
        { "(4)", 1 },
        { "4 - Systematisch", 1 }, // the code is mapped, whatever its label says
        { "1 - Systematisch", 4 },
        { "Niet/nooit (1)", 4 },
        { "4 - Regelmatig", NO_ANSWER },
        { "9.0", BLANK },
        { "4 - vaak", NO_ANSWER }, // both are mapped, and to different answers
        { "2 - vaak", 3 },
    };
    const MappedAnswer answers[] = { MAP("Stimme voll zu", "4"),
                                     MAP("A1", "1"),
                                     MAP("N/A", "blank"),
                                     MAP("?", "X"),
                                     MAP("1", "4"),
                                     MAP("2", "3"),
                                     MAP("3", "2"),
                                     MAP("4", "1"),
                                     MAP("9", "leeg"),
                                     MAP("", "x"),
                                     MAP("vaak", "Regelmatig") };
    Arena *arena = arena_new();
    Diagnostics *d;
    AnswerReader *reader = reader_of(arena, answers, sizeof answers / sizeof *answers, &d);
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (answer_of(reader, slice_of(cases[i].cell)) != cases[i].answer)
            fail_msg("\"%s\" is %d, not %d", cases[i].cell,
                     answer_of(reader, slice_of(cases[i].cell)), cases[i].answer);
    arena_free(arena);
}

static void mistakes_in_the_mapping(void **state)
{
    (void)state;
    const MappedAnswer answers[] = { MAP("A", "5"),  MAP("B", "vier"), MAP("C", "1"),
                                     MAP("c ", "2"), MAP("D", "1"),    MAP("d", "1") };
    Arena *arena = arena_new();
    Diagnostics *d;
    reader_of(arena, answers, sizeof answers / sizeof *answers, &d);
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 3);
    arena_free(arena);
}

static void mapped_in_another_spelling(void **state)
{
    (void)state;
    const MappedAnswer answers[] = { MAP("1.0", "4"), MAP("2,0", "3"), MAP("(3)", "2"),
                                     MAP("4", "1"), MAP("Niet / nooit", "x") };
    static const struct {
        const char *cell;
        int answer;
    } cases[] = { { "1", 4 },
                  { "2", 3 },
                  { "3", 2 },
                  { "3.0", 2 },
                  { "1.0", 4 },
                  { "NIET/NOOIT.", DONT_KNOW },
                  { "1 - niet/nooit", NO_ANSWER } };
    Arena *arena = arena_new();
    Diagnostics *d;
    AnswerReader *reader = reader_of(arena, answers, sizeof answers / sizeof *answers, &d);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (answer_of(reader, slice_of(cases[i].cell)) != cases[i].answer)
            fail_msg("\"%s\" is %d, not %d", cases[i].cell,
                     answer_of(reader, slice_of(cases[i].cell)), cases[i].answer);
    arena_free(arena);
}

static MappedAnswer within(const char *scope, const char *text, const char *answer)
{
    Place place = { .file = S("scan.yaml"), .line = 1 };
    return (MappedAnswer){ { slice_of(text), place },
                           { slice_of(answer), place },
                           { slice_of(scope), place } };
}

static void mapped_for_some_questions(void **state)
{
    (void)state;
    MappedAnswer answers[] = { within("", "ja", "4"), within("cultuur", "ja", "3"),
                               within("6.8", "ja", "1"), within("6.8", "1", "2") };
    ResponseMapping mapping = { .answers = answers, .answer_count = 4 };
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    AnswerReader *of[ITEMS];
    answers_new(arena, d, &mapping, NULL, false, of);
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    assert_ptr_equal(of[0], of[39]);
    assert_int_equal(answer_of(of[0], S("ja")), 4);
    assert_int_equal(answer_of(of[40], S("ja")), 3);
    assert_int_equal(answer_of(of[47], S("ja")), 1);
    assert_int_equal(answer_of(of[47], S("1.0")), 2);
    assert_int_equal(answer_of(of[46], S("1.0")), 1);
    answers[3].scope.text = S("7.1");
    answers_new(arena, d, &mapping, NULL, false, of);
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 1);
    arena_free(arena);
}

static void not_shown_is_blank(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    AnswerReader *of[ITEMS];
    answers_new(arena, d, &(ResponseMapping){ 0 }, NULL, true, of);
    assert_int_equal(answer_of(of[0], S("N/A")), BLANK);
    MappedAnswer answer = MAP("n/a", "x");
    answers_new(arena, d, &(ResponseMapping){ .answers = &answer, .answer_count = 1 }, NULL, true,
                of);
    assert_int_equal(answer_of(of[0], S("N/A")), DONT_KNOW);
    arena_free(arena);
}

// More distinct texts than are remembered stay right.
static void many_texts(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d;
    AnswerReader *reader = reader_of(arena, NULL, 0, &d);
    for (int i = 0; i < 10000; i++) {
        char text[64];
        int spaces = snprintf(text, sizeof text, "regelmatig %*s(3)", i % 20, "");
        assert_int_equal(answer_of(reader, (Slice){ text, (size_t)spaces }), 3);
        snprintf(text, sizeof text, "onzin %d", i);
        assert_int_equal(answer_of(reader, slice_of(text)), NO_ANSWER);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_as_people_write_them),
        cmocka_unit_test(answers_that_are_mapped),
        cmocka_unit_test(mistakes_in_the_mapping),
        cmocka_unit_test(mapped_in_another_spelling),
        cmocka_unit_test(mapped_for_some_questions),
        cmocka_unit_test(not_shown_is_blank),
        cmocka_unit_test(many_texts),
    };
    return cmocka_run_group_tests_name("columns/answers", tests, NULL, NULL);
}
