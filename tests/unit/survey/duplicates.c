// SPDX-License-Identifier: EUPL-1.2
#include "model/scan.h"
#include "survey/duplicates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Room {
    Arena *arena;
    Diagnostics *d;
    Scan *scan;
    RowNotes notes;
    uint32_t seed;
} Room;

static Room room_new(void)
{
    Room room = { .arena = arena_new(), .seed = 1 };
    room.d = diagnostics_new(room.arena);
    room.scan = arena_one(room.arena, Scan);
    return room;
}

static void room_free(Room *room)
{
    row_notes_free(&room->notes);
    arena_free(room->arena);
}

static void add(Room *room, const uint8_t *answers, uint64_t key)
{
    Responses *responses = &room->scan->responses;
    Respondent *respondent = respondent_next(room->arena, responses);
    memcpy(respondent->answer, answers, ITEMS);
    uint32_t line = (uint32_t)responses->count + 2;
    row_notes_add(&room->notes, (RowNote){ .line = line }, key);
    balance_add(&responses->balance, ROW_RESPONDENT, line);
    responses->balance.rows++;
    responses->count++;
}

static void add_random(Room *room, uint64_t key)
{
    uint8_t answers[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
        room->seed = room->seed * 1103515245U + 12345U;
        answers[item] = (uint8_t)(NEVER + (room->seed >> 16) % 5);
    }
    add(room, answers, key);
}

static void add_again(Room *room, size_t index, uint64_t key)
{
    add(room, respondent_at(&room->scan->responses, index)->answer, key);
}

static size_t settle(Room *room, DuplicatesChoice choice)
{
    duplicates_settle(room->d, room->scan, &room->notes, S("responses.csv"), choice);
    assert_int_equal(balance_sum(&room->scan->responses.balance),
                     room->scan->responses.balance.rows);
    return room->scan->responses.count;
}

static void different_people_stay(void **state)
{
    (void)state;
    Room room = room_new();
    for (int i = 0; i < 5000; i++)
        add_random(&room, 0);
    assert_int_equal(settle(&room, DUPLICATES_REFUSE), 5000);
    assert_int_equal(diagnostics_count(room.d, SEVERITY_NOTE), 0);
    room_free(&room);
}

// Many answer 3 to everything, or click in a pattern: they are not each other.
static void patterns_are_no_evidence(void **state)
{
    (void)state;
    Room room = room_new();
    uint8_t flat[ITEMS], halves[ITEMS], round[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
        flat[item] = 3;
        halves[item] = item < ITEMS / 2 ? 2 : 3;
        round[item] = (uint8_t)(1 + item % 4);
    }
    for (int i = 0; i < 60; i++) {
        add_random(&room, 0);
        add(&room, i % 3 == 0 ? flat : i % 3 == 1 ? halves : round, 0);
        add(&room, i % 3 == 0 ? flat : i % 3 == 1 ? halves : round, 0);
    }
    assert_int_equal(settle(&room, DUPLICATES_REFUSE), 180);
    room_free(&room);
}

// All of a pasted export is found, those who answered 3 to everything included.
static void a_pasted_export(void **state)
{
    (void)state;
    Room room = room_new();
    uint8_t flat[ITEMS];
    memset(flat, 3, sizeof flat);
    for (int i = 0; i < 40; i++) {
        if (i == 7 || i == 8 || i == 20)
            add(&room, flat, 0);
        else
            add_random(&room, 0);
    }
    for (size_t i = 0; i < 40; i++)
        add_again(&room, i, 0);
    assert_int_equal(settle(&room, DUPLICATES_REFUSE), 40);
    assert_int_equal(diagnostics_count(room.d, SEVERITY_ERROR), 40);
    room_free(&room);
}

static void first_and_last(void **state)
{
    (void)state;
    for (int last = 0; last <= 1; last++) {
        Room room = room_new();
        for (uint64_t i = 0; i < 20; i++)
            add_random(&room, 1000 + i);
        add_random(&room, 1003); // the same person, other answers; and once more
        add_random(&room, 1003);
        room.scan->responses.open = arena_many(room.arena, OpenAnswer, 2);
        room.scan->responses.open_count = 2;
        room.scan->responses.open[0] = (OpenAnswer){ S("first"), 3, MEASURE };
        room.scan->responses.open[1] = (OpenAnswer){ S("last"), 21, MEASURE };
        uint8_t kept[ITEMS];
        memcpy(kept, respondent_at(&room.scan->responses, last ? 21 : 3)->answer, ITEMS);
        assert_int_equal(settle(&room, last ? DUPLICATES_LAST : DUPLICATES_FIRST), 20);
        assert_memory_equal(respondent_at(&room.scan->responses, last ? 19 : 3)->answer, kept,
                            ITEMS);
        assert_int_equal(room.scan->responses.open_count, 1);
        assert_int_equal(room.scan->responses.open[0].respondent, last ? 19 : 3);
        assert_int_equal(diagnostics_count(room.d, SEVERITY_WARNING), 0);
        assert_int_equal(diagnostics_count(room.d, SEVERITY_NOTE), 1);
        room_free(&room);
    }
}

static void kept_by_choice(void **state)
{
    (void)state;
    Room room = room_new();
    for (uint64_t i = 0; i < 20; i++)
        add_random(&room, 1000 + i);
    add_again(&room, 3, 1003);
    assert_int_equal(settle(&room, DUPLICATES_KEEP), 21);
    assert_int_equal(diagnostics_count(room.d, SEVERITY_NOTE), 0);
    room_free(&room);
}

// Of thousands the few that are there again, wherever they stand.
static void far_apart(void **state)
{
    (void)state;
    Room room = room_new();
    for (size_t i = 0; i < 6000; i++) {
        if (i > 3000 && i % 100 == 0)
            add_again(&room, i * 7 % 3000, 0);
        else
            add_random(&room, 0);
    }
    assert_int_equal(settle(&room, DUPLICATES_REFUSE), 6000 - 29);
    assert_int_equal(diagnostics_count(room.d, SEVERITY_ERROR), 29);
    room_free(&room);
}

// The running numbers are keys as well, where they do not just rise: here 1 to 20 downwards, and 7 once more.
static void numbers_are_keys(void **state)
{
    (void)state;
    Room room = room_new();
    for (uint32_t i = 0; i < 21; i++) {
        add_random(&room, 0);
        Respondent *added = &room.scan->responses.block[0]->respondent[i];
        added->id = i < 20 ? 20 - i : 7;
    }
    assert_int_equal(settle(&room, DUPLICATES_LAST), 20);
    assert_int_equal(respondent_at(&room.scan->responses, 12)->id, 8);
    assert_int_equal(respondent_at(&room.scan->responses, 13)->id, 6);
    assert_int_equal(respondent_at(&room.scan->responses, 19)->id, 7);
    assert_int_equal(row_note(&room.notes, 19).line, 22);
    room_free(&room);
}

// "Collector", the same for all, identifies nobody.
static void a_key_of_few(void **state)
{
    (void)state;
    Room room = room_new();
    for (uint64_t i = 0; i < 40; i++)
        add_random(&room, 7 + i % 2);
    assert_int_equal(settle(&room, DUPLICATES_REFUSE), 40);
    room_free(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(different_people_stay),
        cmocka_unit_test(patterns_are_no_evidence),
        cmocka_unit_test(a_pasted_export),
        cmocka_unit_test(first_and_last),
        cmocka_unit_test(kept_by_choice),
        cmocka_unit_test(a_key_of_few),
        cmocka_unit_test(far_apart),
        cmocka_unit_test(numbers_are_keys),
    };
    return cmocka_run_group_tests_name("survey/duplicates", tests, NULL, NULL);
}
