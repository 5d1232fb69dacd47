// SPDX-License-Identifier: EUPL-1.2
// A version beside earlier ones: single cases by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "score/suppression_plan.h"
#include "score/texts_apart.h"

enum { MIN = 5, GROUPS = 10, PEOPLE = 4000, VERSIONS = 4 };

typedef struct Person {
    uint64_t id; // 0: gone
    char group;  // '-': none
    uint16_t answers[PILLARS];
    bool unscored[PILLARS], open[PILLARS];
} Person;

// What is surveyed, as it is now; and the versions that were shown.
typedef struct Room {
    Arena *arena;
    Person person[PEOPLE];
    size_t people;
    char groups[GROUPS + 1]; // a letter a department
    char above[GROUPS + 1];  // the letter above each; '-': none
    const char *names;       // other letters that stand in for theirs; NULL: none
    uint64_t min_group, ids; // ids: what is added to every number; 0 as they were
    bool without_ids;
    PublishedVersion shown[VERSIONS];
    Published before;
    // of the last version shown
    bool few_open[PILLARS];
    const Courses *members;
    uint64_t open_least; // people that open answers need
    char measured[GROUPS +
                  1]; // one letter a department: its score on MEASURE is shown (S) or withheld (W)
    uint64_t seed;
} Room;

static Room *room_new(const char *groups)
{
    Arena *arena = arena_new();
    Room *room = arena_one(arena, Room);
    room->arena = arena;
    room->min_group = MIN;
    room->open_least = 10;
    room->before.version = room->shown;
    strcpy(room->groups, groups);
    memset(room->above, '-', strlen(groups));
    return room;
}

static void give_answers(Room *room, Person *person, int pillar)
{
    room->seed = room->seed * 6364136223846793005U + 1442695040888963407U;
    person->answers[pillar] = (uint16_t)(room->seed >> 48);
}

static void come(Room *room, char group, int count)
{
    for (int i = 0; i < count; i++) {
        Person *person = &room->person[room->people++];
        *person = (Person){ .id = room->people, .group = group };
        for (int p = 0; p < PILLARS; p++)
            give_answers(room, person, p);
    }
}

// The next person of a group from the first on; NULL at the end.
static Person *next_of(Room *room, char group, Person *after)
{
    for (Person *person = after ? after + 1 : room->person; person < room->person + room->people;
         person++)
        if (person->id && person->group == group)
            return person;
    return NULL;
}

static void leave(Room *room, char group, int count)
{
    for (Person *person = next_of(room, group, NULL); person && count--;
         person = next_of(room, group, person))
        person->id = 0;
}

static void move(Room *room, char from, char to, int count)
{
    for (Person *person; count-- && (person = next_of(room, from, NULL));)
        person->group = to;
}

// pillar -1: all.
static void correct(Room *room, char group, int count, int pillar)
{
    for (Person *person = next_of(room, group, NULL); person && count--;
         person = next_of(room, group, person))
        for (int p = 0; p < PILLARS; p++)
            if (pillar < 0 || p == pillar)
                give_answers(room, person, p);
}

static size_t number_of(const Room *room, char letter)
{
    const char *found = letter == '-' ? NULL : strchr(room->groups, letter);
    return found ? (size_t)(found - room->groups) + 1 : 0;
}

static PublishedVersion *people_of(Room *room, const char *version)
{
    PublishedVersion *now = arena_one(room->arena, PublishedVersion);
    now->version = slice_of(version);
    now->min_group = room->min_group;
    now->has_ids = !room->without_ids;
    now->groups = strlen(room->groups) + 1;
    now->group = arena_many(room->arena, PublishedGroup, now->groups);
    now->person = arena_many(room->arena, PublishedPerson, room->people);
    for (size_t g = 1; g < now->groups; g++) {
        now->group[g].name = (Slice){ room->names ? &room->names[g - 1] : &room->groups[g - 1], 1 };
        now->group[g].above = (uint32_t)number_of(room, room->above[g - 1]);
    }
    for (size_t i = 0; i < room->people; i++) {
        const Person *person = &room->person[i];
        if (!person->id)
            continue;
        PublishedPerson *made = &now->person[now->people++];
        made->who = person->id + room->ids;
        made->group = (uint32_t)number_of(room, person->group);
        memcpy(made->contents, person->answers, sizeof made->contents);
        for (int p = 0; p < PILLARS; p++) {
            made->scored = (uint8_t)(made->scored | !person->unscored[p] << p);
            made->open = (uint8_t)(made->open | person->open[p] << p);
            if (room->without_ids)
                made->who = (p ? made->who : 0) * 65599 + person->answers[p];
        }
    }
    return now;
}

static void count_people(const Room *room, PrivacyGroup *group, char letter)
{
    for (size_t i = 0; i < room->people; i++) {
        const Person *person = &room->person[i];
        if (!person->id || person->group != letter)
            continue;
        group->n++;
        for (int p = 0; p < PILLARS; p++)
            group->scored[p] += !person->unscored[p];
    }
}

// Beside which version shown before texts of too few people would stand apart.
static size_t texts_against(const Room *room)
{
    bool shown[VERSIONS];
    for (size_t v = 0; v < VERSIONS; v++)
        shown[v] = room->shown[v].texts;
    return room->members ? texts_apart(room->members, shown, room->open_least) : SIZE_MAX;
}

// The next version. As text, one letter a department: S shown, W withheld, P withheld on some pillars; "!1.0"
// where all is refused beside 1.0. It counts as shown to those after it unless refused.
static const char *show(Room *room, const char *version)
{
    size_t count = strlen(room->groups), used = 0;
    char *text = arena_alloc(room->arena, 1, GROUPS + 8);
    PublishedVersion *now = people_of(room, version);
    PrivacyGroup groups[GROUPS] = { 0 }, without = { 0 };
    count_people(room, &without, '-');
    for (size_t d = 0; d < count; d++) {
        groups[d].name = now->group[d + 1].name;
        groups[d].above = number_of(room, room->above[d]);
        count_people(room, &groups[d], room->groups[d]);
    }
    SuppressionPlan plan = suppression_plan_after(room->arena, groups, count, &without,
                                                  room->min_group, &room->before, now);
    assert_int_equal(plan.refused, plan.refusal != PRIVACY_REPORT);
    assert_int_equal(plan.against != NULL, plan.refusal == PRIVACY_REFUSED_VERSION);
    if (plan.against) {
        memcpy(text, "!", 1);
        memcpy(text + 1, plan.against->version.at, plan.against->version.len);
        return text;
    }
    for (size_t d = 0; d < count; d++) {
        bool some = false;
        for (int p = 0; p < PILLARS; p++)
            some = some || plan.cell[d][p];
        text[used++] = plan.department[d] ? 'W' : some ? 'P' : 'S';
        room->measured[d] = plan.cell[d][MEASURE] ? 'W' : 'S';
        assert_int_equal(plan.why[d] == PRIVACY_VERSION, plan.against_department[d] != NULL);
    }
    for (size_t g = 0; g < now->groups; g++) {
        memcpy(now->group[g].residual, plan.residual[g], sizeof plan.residual[g]);
        for (int p = 0; p < PILLARS; p++) {
            bool hidden = g ? plan.cell[g - 1][p] : plan.pillar[p];
            now->group[g].shown = (uint8_t)(now->group[g].shown | !hidden << (1 + p));
        }
    }
    for (int p = 0; p < PILLARS; p++)
        if (!plan.few_open[p])
            now->counted = (uint8_t)(now->counted | 1 << p);
    memcpy(room->few_open, plan.few_open, sizeof plan.few_open);
    room->members = plan.members;
    now->texts = texts_against(room) == SIZE_MAX;
    published_sort(now);
    room->shown[room->before.count++] = *now;
    return text;
}

static void room_end(Room *room)
{
    arena_free(room->arena);
}

// ---- two versions ----

static void nothing_happened(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 3);
    come(room, 'c', 30);
    come(room, '-', 9);
    assert_string_equal(show(room, "1.0"), "SWS");
    assert_string_equal(show(room, "1.1"), "SWS");
    room->names = "pqr";
    assert_string_equal(show(room, "1.2"), "SWS"); // other names
    room->ids = 700;
    assert_string_equal(show(room, "1.3"), "SWS"); // other numbers
    room_end(room);
}

static void late_answers(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 30);
    come(room, 'c', 40);
    assert_string_equal(show(room, "1.0"), "SSS");
    come(room, 'a', 4);
    assert_string_equal(show(room, "1.1"), "!1.0");
    come(room, 'a', 1);
    assert_string_equal(show(room, "1.1"), "SSS");
    room_end(room);
    // Two are new in a: it is withheld, and so is who makes the difference large enough.
    room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 30);
    come(room, 'c', 40);
    assert_string_equal(show(room, "1.0"), "SSS");
    come(room, 'a', 2);
    come(room, 'c', 9);
    assert_string_equal(show(room, "1.1"), "WSW");
    room_end(room);
}

static void corrections(void **state)
{
    (void)state;
    Room *room = room_new("ab");
    come(room, 'a', 20);
    come(room, 'b', 2000);
    assert_string_equal(show(room, "1.0"), "SS");
    correct(room, 'a', 1, MEASURE);
    assert_string_equal(show(room, "1.1"), "!1.0");
    correct(room, 'b', 4, MEASURE); // five in all, one of them in a
    assert_string_equal(show(room, "1.1"), "PP");
    room_end(room);
    // As many leave as come.
    room = room_new("ab");
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    leave(room, 'a', 2);
    come(room, 'a', 2);
    assert_string_equal(show(room, "1.1"), "!1.0");
    leave(room, 'a', 2);
    come(room, 'a', 2);
    assert_string_equal(show(room, "1.1"), "!1.0"); // eight answer sheets, four on each side
    leave(room, 'a', 1);
    come(room, 'a', 1);
    assert_string_equal(show(room, "1.1"), "SS");
    room_end(room);
}

// The counts of answers go up by who came and down by who went.
static void both_sides(void **state)
{
    (void)state;
    Room *room = room_new("ab");
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    come(room, 'a', 1);
    leave(room, 'a', 6);
    assert_string_equal(show(room, "1.1"), "!1.0"); // one came
    come(room, 'a', 4);
    assert_string_equal(show(room, "1.1"), "SS");
    room_end(room);
    room = room_new("ab");
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    come(room, 'a', 6);
    correct(room, 'a', 1, DESIGN); // one old sheet
    assert_string_equal(show(room, "1.1"), "!1.0");
    correct(room, 'a', 5, DESIGN);
    assert_string_equal(show(room, "1.1"), "SS");
    room_end(room);
}

static void moves(void **state)
{
    (void)state;
    Room *room = room_new("abcd");
    for (int i = 0; i < 4; i++)
        come(room, "abcd"[i], 20 + i);
    assert_string_equal(show(room, "1.0"), "SSSS");
    move(room, 'a', 'c', 1);
    assert_string_equal(show(room, "1.1"), "WSWS");
    move(room, 'a', 'c', 4);
    assert_string_equal(show(room, "1.2"),
                        "SSSS"); // five beside 1.0, and four beside 1.1, which withheld both
    room_end(room);
    // One to and one fro: the numbers are the same.
    room = room_new("abc");
    for (int i = 0; i < 3; i++)
        come(room, "abc"[i], 20);
    assert_string_equal(show(room, "1.0"), "SSS");
    move(room, 'a', '-', 1);
    move(room, 'b', 'a', 1);
    move(room, '-', 'b', 1);
    assert_string_equal(show(room, "1.1"), "WWS");
    room_end(room);
}

static void merges_and_splits(void **state)
{
    (void)state;
    Room *room = room_new("abcd");
    come(room, 'a', 20);
    come(room, 'b', 30);
    come(room, 'c', 3);
    come(room, 'd', 40);
    assert_string_equal(show(room, "1.0"), "WSWS"); // a protects c
    move(room, 'a', 'b', 20);
    assert_string_equal(show(room, "1.1"), "WWWS"); // b less the old b would be the old a
    room_end(room);
    room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SSW");
    move(room, 'a', 'b', 20);
    assert_string_equal(show(room, "1.1"), "WSW"); // both were known
    move(room, 'b', 'c', 7);
    assert_string_equal(show(room, "1.2"), "WSS"); // seven of them
    move(room, 'c', 'a', 3);
    assert_string_equal(show(room, "1.3"), "WSW"); // three would be a, four c: as in 1.1
    room_end(room);
}

// What is hidden once it has grown: with a unchanged it would come out of the old residual.
static void grown(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 3);
    come(room, 'c', 40);
    assert_string_equal(show(room, "1.0"), "WWS");
    come(room, 'b', 6);
    assert_string_equal(show(room, "1.1"), "WWS");
    room_end(room);
}

static void another_hierarchy(void **state)
{
    (void)state;
    Room *room = room_new("abcd");
    come(room, 'a', 6);
    come(room, 'b', 20);
    come(room, 'c', 3);
    come(room, 'd', 30);
    strcpy(room->above, "--ab"); // c lies below a, d below b
    assert_string_equal(show(room, "1.0"), "SSWS");
    strcpy(room->above, "--bb"); // c lies below b
    assert_string_equal(show(room, "1.1"), "WWWS");
    room_end(room);
}

static void another_min_group(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    come(room, 'a', 6);
    come(room, 'b', 30);
    come(room, 'c', 40);
    assert_string_equal(show(room, "1.0"), "SSS");
    room->min_group = 10;
    assert_string_equal(show(room, "1.1"), "WWS");
    come(room, 'c', 7); // enough for 5, not for 10
    assert_string_equal(show(room, "1.2"), "!1.0");
    room->min_group = 5;
    assert_string_equal(show(room, "1.2"), "SSS");
    room_end(room);
}

// Six were shown, and five of them leave: what is left of the whole tells of the one who stays.
static void nothing_is_left_to_withhold(void **state)
{
    (void)state;
    Room *room = room_new("ab");
    come(room, 'a', 6);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    leave(room, 'a', 5);
    assert_string_equal(show(room, "1.1"), "!1.0");
    leave(room, 'a', 1);
    assert_string_equal(show(room, "1.1"), "WS"); // a is empty, and the six were known
    room_end(room);
}

// ---- few who left something open ----

// The first of a group.
static void leave_open(Room *room, char group, int count, int pillar)
{
    for (Person *person = next_of(room, group, NULL); person && count--;
         person = next_of(room, group, person))
        person->open[pillar] = true;
}

static Room *room_with_open(int count)
{
    Room *room = room_new("ab");
    come(room, 'a', 30);
    come(room, 'b', 30);
    leave_open(room, 'a', count, MEASURE);
    assert_string_equal(show(room, "1.0"), "SS");
    assert_false(room->few_open[MEASURE]);
    return room;
}

static void few_are_seen_from_two_sides(void **state)
{
    (void)state;
    Room *room = room_with_open(4);
    room->names = "pq";
    room->ids = 9;
    show(room, "1.1"); // the same people in the same residuals
    assert_false(room->few_open[MEASURE]);
    come(room, 'b', 6); // the score of a is printed again, that of b would be another
    assert_string_equal(show(room, "1.1"), "SP");
    assert_string_equal(room->measured, "SW");
    assert_true(room->few_open[MEASURE]);
    assert_false(room->few_open[DESIGN]);
    room_end(room);
    room = room_with_open(4);
    move(room, 'b', 'a', 6); // the whole is the same, the departments are not
    assert_string_equal(show(room, "1.1"), "PP");
    assert_true(room->few_open[MEASURE]);
    room_end(room);
    // Without counts in the earlier version their answers are not known so well.
    room = room_with_open(4);
    room->shown[0].counted = 0;
    come(room, 'b', 6);
    assert_string_equal(show(room, "1.1"), "SS");
    assert_true(room->few_open[MEASURE]);
    room_end(room);
    // Few only in the earlier version.
    room = room_with_open(4);
    come(room, 'b', 6);
    leave_open(room, 'b', 36, MEASURE);
    show(room, "1.1");
    assert_true(room->few_open[MEASURE]);
    room_end(room);
}

// The whole organisation and every residual are the same, but a without b is rounded by itself.
static void few_beside_another_hierarchy(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    room->above[1] = 'a';
    come(room, 'a', 12);
    come(room, 'b', 9);
    come(room, 'c', 20);
    leave_open(room, 'c', 1, MEASURE);
    assert_string_equal(show(room, "1.0"), "SSS");
    assert_string_equal(show(room, "1.1"), "SSS");
    room->above[1] = '-';
    assert_string_equal(show(room, "1.2"), "PSS");
    assert_string_equal(room->measured, "WSS");
    assert_true(room->few_open[MEASURE]);
    room->above[1] = 'a'; // and back again: all was printed in 1.0
    assert_string_equal(show(room, "1.3"), "SSS");
    room_end(room);
}

// What only 1.1 printed may be printed again, what neither did may not.
static void few_beside_two_versions(void **state)
{
    (void)state;
    Room *room = room_with_open(12);
    come(room, 'b', 6);
    assert_string_equal(show(room, "1.1"), "SS");
    for (Person *person = next_of(room, 'a', NULL); person; person = next_of(room, 'a', person))
        if (person->open[MEASURE]) {
            give_answers(room, person, MEASURE);
            person->open[MEASURE] = false;
        }
    leave_open(room, 'b', 2, MEASURE);
    assert_string_equal(show(room, "1.2"), "PS");
    assert_string_equal(room->measured, "WS");
    room_end(room);
}

static void few_among_who_came_or_went(void **state)
{
    (void)state;
    Room *room = room_with_open(12);
    come(room, 'b', 6);
    show(room, "1.1");
    assert_false(room->few_open[MEASURE]);
    room_end(room);
    room = room_with_open(12);
    come(room, 'b', 6);
    room->person[room->people - 1].open[MEASURE] = true;
    show(room, "1.1");
    assert_true(room->few_open[MEASURE]);
    room_end(room);
    room = room_with_open(12);
    leave(room, 'a', 1);
    leave(room, 'b', 5);
    show(room, "1.1");
    assert_true(room->few_open[MEASURE]);
    room_end(room);
}

// ---- who is who ----

static void without_numbers(void **state)
{
    (void)state;
    Room *room = room_new("ab");
    room->without_ids = true;
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    correct(room, 'a', 4, -1); // four, or four who left and four others: as few as four
    assert_string_equal(show(room, "1.1"), "!1.0");
    correct(room, 'a', 5, -1);
    assert_string_equal(show(room, "1.1"), "SS");
    correct(room, 'a', 1, MEASURE);
    assert_string_equal(show(room, "1.2"), "!1.1");
    come(room, 'b', 4); // five on one pillar, four on the others
    assert_string_equal(show(room, "1.2"), "!1.0");
    come(room, 'b', 8);
    assert_string_equal(show(room, "1.2"), "!1.1"); // one old sheet
    correct(room, 'a', 4, MEASURE);
    correct(room, 'b', 1, MEASURE);
    assert_string_equal(show(room, "1.2"), "PP");
    room_end(room);
}

static void numbered_anew(void **state)
{
    (void)state;
    Room *room = room_new("ab");
    come(room, 'a', 20);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    room->ids = 7;
    move(room, 'a', 'b', 1);
    assert_string_equal(show(room, "1.1"), "WW");
    correct(room, 'b', 2, -1);
    assert_string_equal(show(room, "1.2"), "!1.0");
    room_end(room);
}

// ---- three versions ----

// Beside each earlier version enough people differ; both together tell of three. The first row is of the
// people who moved from a to b and then on to c.
static void together(void **state)
{
    (void)state;
    Room *room = room_new("abc");
    come(room, 'a', 20);
    come(room, 'b', 20);
    come(room, 'c', 20);
    assert_string_equal(show(room, "1.0"), "SSS");
    move(room, 'a', 'b', 8);
    assert_string_equal(show(room, "1.1"), "SSS");
    // Three of the eight go back: beside 1.0 five moved, beside 1.1 three.
    Person *person = NULL;
    for (int i = 0; i < 3; i++) {
        person = next_of(room, 'b', person);
        person->group = 'a';
    }
    assert_string_equal(show(room, "1.2"), "WWS");
    room_end(room);
    // Seven move from a to b, then seven others: beside 1.0 fourteen, beside 1.1 seven. Then of the first
    // seven two go back and of the others five: nobody comes out who did not before.
    room = room_new("ab");
    come(room, 'a', 30);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    move(room, 'a', 'b', 7);
    assert_string_equal(show(room, "1.1"), "SS");
    move(room, 'a', 'b', 7);
    assert_string_equal(show(room, "1.2"), "SS");
    room_end(room);
    // Eight come to a. Of these three leave, and five of b: beside 1.0 five came and five left, beside 1.1
    // eight left. In a, three.
    room = room_new("ab");
    come(room, 'a', 30);
    come(room, 'b', 30);
    assert_string_equal(show(room, "1.0"), "SS");
    come(room, 'a', 8);
    assert_string_equal(show(room, "1.1"), "SS");
    Person *last = room->person + room->people;
    for (int i = 1; i <= 3; i++)
        last[-i].id = 0;
    leave(room, 'b', 5);
    assert_string_equal(show(room, "1.2"), "WW");
    room_end(room);
}

// ---- texts ----

// That of the last one shown; '-': none.
static char apart_from(const Room *room)
{
    size_t against = texts_against(room);
    return against == SIZE_MAX ? '-' : room->before.version[against].version.at[2];
}

static void texts_of_few(void **state)
{
    Room *room = room_new("AB");
    (void)state;
    come(room, 'A', 20);
    come(room, 'B', 20);
    assert_string_equal(show(room, "1.0"), "SS");
    assert_int_equal(apart_from(room), '-');
    // Nobody came: the same texts. Six came, to one department, whose number says so.
    show(room, "1.1");
    assert_int_equal(apart_from(room), '-');
    come(room, 'A', 6);
    show(room, "1.2");
    assert_int_equal(apart_from(room), '1');
    room_end(room);
}

// 1.1 shows no texts for the sake of six who came: it is no side to look from, and sixteen beside 1.0 are
// enough.
static void texts_of_versions_without(void **state)
{
    Room *room = room_new("AB");
    (void)state;
    come(room, 'A', 20);
    come(room, 'B', 20);
    show(room, "1.0");
    come(room, 'A', 6);
    show(room, "1.1");
    assert_int_equal(apart_from(room), '0');
    come(room, 'A', 10);
    show(room, "1.2");
    assert_int_equal(apart_from(room), '-');
    leave(room, 'B', 9);
    show(room, "1.3");
    assert_int_equal(apart_from(room), '2');
    room_end(room);
}

// Ten came when ten were enough, and their texts were shown; now twelve are needed, and five come: beside 1.1
// they stand apart, though beside 1.0 they are fifteen.
static void texts_of_another_number(void **state)
{
    Room *room = room_new("AB");
    (void)state;
    come(room, 'A', 20);
    come(room, 'B', 20);
    show(room, "1.0");
    come(room, 'A', 10);
    show(room, "1.1");
    assert_int_equal(apart_from(room), '-');
    room->open_least = 12;
    come(room, 'A', 5);
    show(room, "1.2");
    assert_int_equal(apart_from(room), '1');
    room_end(room);
}

// Beside each of two versions twelve came, beside both of them two.
static void texts_beside_two_versions(void **state)
{
    static const struct Set {
        uint64_t people;
        bool in[3];
    } sets[] = { { 40, { true, true, true } },
                 { 10, { true, false, true } },
                 { 10, { false, true, true } },
                 { 2, { false, false, true } } };
    static const bool both[] = { true, true }, first[] = { true, false },
                      second[] = { false, true };
    Courses members = { .versions = 3, .sure = true };
    uint64_t people[4];
    CourseStep step[4 * 3];
    (void)state;
    for (members.count = 0; members.count < 4; members.count++) {
        people[members.count] = sets[members.count].people;
        for (int v = 0; v < 3; v++)
            step[members.count * 3 + (size_t)v].group = sets[members.count].in[v] ? 0 : COURSE_NOT;
    }
    members.people = people;
    members.step = step;
    assert_int_equal(texts_apart(&members, both, 10), 1);
    people[3] = 10;
    assert_int_equal(texts_apart(&members, both, 10), SIZE_MAX);
    // Who is in none of them is in no text either.
    members.count = 3;
    assert_int_equal(texts_apart(&members, both, 10), SIZE_MAX);
    people[2] = 9;
    assert_int_equal(texts_apart(&members, both, 10), 1);
    // Only one of them showed any: beside the first nine came, beside the second ten.
    assert_int_equal(texts_apart(&members, first, 10), 0);
    assert_int_equal(texts_apart(&members, second, 10), SIZE_MAX);
}

// A swap in an export without numbers: one text goes and another comes.
static void texts_without_numbers(void **state)
{
    Room *room = room_new("A");
    (void)state;
    room->without_ids = true;
    come(room, 'A', 40);
    show(room, "1.0");
    leave(room, 'A', 6);
    come(room, 'A', 6);
    show(room, "1.1");
    assert_int_equal(apart_from(room), '0');
    room_end(room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_happened),
        cmocka_unit_test(late_answers),
        cmocka_unit_test(corrections),
        cmocka_unit_test(both_sides),
        cmocka_unit_test(moves),
        cmocka_unit_test(merges_and_splits),
        cmocka_unit_test(grown),
        cmocka_unit_test(another_hierarchy),
        cmocka_unit_test(another_min_group),
        cmocka_unit_test(nothing_is_left_to_withhold),
        cmocka_unit_test(few_are_seen_from_two_sides),
        cmocka_unit_test(few_beside_another_hierarchy),
        cmocka_unit_test(few_beside_two_versions),
        cmocka_unit_test(few_among_who_came_or_went),
        cmocka_unit_test(without_numbers),
        cmocka_unit_test(numbered_anew),
        cmocka_unit_test(together),
        cmocka_unit_test(texts_of_few),
        cmocka_unit_test(texts_of_versions_without),
        cmocka_unit_test(texts_of_another_number),
        cmocka_unit_test(texts_beside_two_versions),
        cmocka_unit_test(texts_without_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
