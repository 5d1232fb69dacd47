// SPDX-License-Identifier: EUPL-1.2
// The notes on rows: what was said of each comes back, also after some of them are taken away.
#include "survey/row_notes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ROWS = 9000 };

// Line by line, but for texts that run over some lines, people who stopped, and a code for a number.
static RowNote note_of(size_t i)
{
    return (RowNote){ .line = (uint32_t)(2 + i + i / 10 + 3 * (i / 1000)),
                      .unfinished = i % 7 == 3 || (i > 4000 && i < 4100),
                      .is_text = i == 18 || (i + 5) / 100 == 60 };
}

static uint64_t key_of(size_t i)
{
    return i > 5000 && i % 3 == 0 ? (uint64_t)i << 40 | 1 : 0;
}

static RowNotes noted(void)
{
    RowNotes notes = { 0 };
    for (size_t i = 0; i < ROWS; i++)
        row_notes_add(&notes, note_of(i), key_of(i));
    return notes;
}

static void assert_note(const RowNotes *notes, size_t respondent, RowNote wanted)
{
    RowNote note = row_note(notes, respondent);
    assert_int_equal(note.line, wanted.line);
    assert_int_equal(note.unfinished, wanted.unfinished);
    assert_int_equal(note.is_text, wanted.is_text);
}

static void all_comes_back(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Responses responses = { .count = 0 };
    RowNotes notes = noted();
    for (; responses.count < ROWS; responses.count++)
        respondent_next(arena, &responses)->id = (uint32_t)responses.count + 1;
    size_t of_runs = 0;
    for (size_t run = 0; run < notes.run_count; run++) {
        assert_int_equal(notes.run[run].from, of_runs);
        of_runs = row_run_end(&notes, run);
    }
    assert_int_equal(of_runs, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        assert_note(&notes, i, note_of(i));
        assert_int_equal(row_key(&notes, &responses, i), key_of(i) ? key_of(i) : i + 1);
    }
    row_notes_free(&notes);
    arena_free(arena);
}

static void a_plain_file_is_one_run(void **state)
{
    (void)state;
    RowNotes notes = { 0 };
    for (uint32_t i = 0; i < ROWS; i++)
        row_notes_add(&notes, (RowNote){ .line = i + 2 }, 0);
    assert_int_equal(notes.run_count, 1);
    assert_null(notes.key);
    row_notes_free(&notes);
}

static void some_are_taken_away(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Responses responses = { .count = 0 };
    bool *gone = arena_many(arena, bool, ROWS);
    RowNotes notes = noted();
    for (; responses.count < ROWS; responses.count++) {
        respondent_next(arena, &responses)->answer[0] = (uint8_t)(responses.count % ANSWER_KINDS);
        responses.unfinished += note_of(responses.count).unfinished;
        gone[responses.count] = responses.count % 5 == 0 || responses.count / 50 == 3;
    }
    responses.balance = (Balance){ .rows = ROWS, .of[ROW_RESPONDENT].count = ROWS };
    respondents_remove(&responses, &notes, gone, ROW_TWICE);
    size_t kept = 0, unfinished = 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (gone[i])
            continue;
        assert_note(&notes, kept, note_of(i));
        assert_int_equal(row_key(&notes, &responses, kept), key_of(i));
        assert_int_equal(respondent_at(&responses, kept)->answer[0], i % ANSWER_KINDS);
        unfinished += note_of(i).unfinished;
        kept++;
    }
    assert_int_equal(responses.count, kept);
    assert_int_equal(responses.unfinished, unfinished);
    assert_int_equal(responses.balance.of[ROW_TWICE].count, ROWS - kept);
    assert_int_equal(balance_sum(&responses.balance), ROWS);
    row_notes_free(&notes);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_comes_back),
        cmocka_unit_test(a_plain_file_is_one_run),
        cmocka_unit_test(some_are_taken_away),
    };
    return cmocka_run_group_tests_name("survey/row_notes", tests, NULL, NULL);
}
