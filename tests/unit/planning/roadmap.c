// SPDX-License-Identifier: EUPL-1.2
// The roadmap's links and order: circles, what waits for what, and the forms in which a spreadsheet saves it.
#include "../reading.h"
#include "base/date.h"
#include "model/action.h"
#include "model/scan.h"
#include "planning/roadmap.h"

static Scan read_roadmap_of(Room *room, Date date, const char *csv)
{
    Scan scan = { .action_count = 0 };
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    scan.settings.date = date;
    put(room, "roadmap.csv", csv);
    roadmap_read(&folder, S("roadmap.csv"), &scan);
    return scan;
}

static Scan read_roadmap(Room *room, const char *csv)
{
    return read_roadmap_of(room, (Date){ 0, 0, 0 }, csv);
}

// Actions "id impact feasibility depends", one a line, of Meten.
static Scan read_actions(Room *room, const char *lines)
{
    Buffer csv = { 0 };
    buffer_add(&csv, S("id;pillar;title;impact;feasibility;depends on\n"));
    for (Slice rest = slice_of(lines), line; slice_next_line(&rest, &line);) {
        Slice field[3] = { S(""), S(""), S("") };
        for (int i = 0; i < 3; i++)
            slice_next_field(&line, ' ', &field[i]);
        buffer_print(&csv, "%.*s;measure;Do;%.*s;%.*s;%.*s\n", SLICE_ARGS(field[0]),
                     SLICE_ARGS(field[1]), SLICE_ARGS(field[2]), SLICE_ARGS(line));
    }
    Scan scan = read_roadmap(room, csv.bytes);
    buffer_free(&csv);
    return scan;
}

// The ids in their order, each with the number of the action that needs it this early.
static void expect_order(Room *room, const Scan *scan, const char *expected)
{
    Slice text = S("");
    for (size_t i = 0; i < scan->action_count; i++) {
        const Action *action = &scan->actions[i];
        text = slice_print(room->arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? " " : "",
                           SLICE_ARGS(action->id));
        if (action->needed_by)
            text = slice_print(room->arena, "%.*s>%zu", SLICE_ARGS(text), action->needed_by);
        for (size_t k = 0; k < action->waits_count; k++)
            assert_true(action->waits_for[k] < i &&
                        (k == 0 || action->waits_for[k - 1] < action->waits_for[k]));
    }
    assert_string_equal(text.at, expected);
}

static void check_order(Room *room, const char *lines, const char *expected)
{
    Scan scan = read_actions(room, lines);
    expect_order(room, &scan, expected);
    expect_silence(room);
}

static void the_greatest_product_comes_first(void **state)
{
    check_order(*state, "a 5 3\nb 4 4\nc 4 5\nd 5 4\ne 3 5\nf 1 5\ng 5 1\nh 5\n",
                "d c b a e g f h");
}

static void ties_go_by_number(void **state)
{
    check_order(*state, "A10 4 4\nA9 4 4\nB1 4 4\nA09b 4 4\n", "A9 A09b A10 B1");
}

static void what_others_wait_for_comes_before_them(void **state)
{
    check_order(*state, "1 5 5 4\n2 4 4\n3 3 3\n4 1 1\n", "4>2 1 2 3");     // pulled forward
    check_order(*state, "1 5 5\n2 4 4 1\n", "1 2");                         // before it anyway
    check_order(*state, "1 5 5 2\n2 2 2 3\n3 1 1\n4 4 4\n", "3>2 2>3 1 4"); // a chain
    check_order(*state, "1 5 5 4, 3\n2 4 4 3\n3 2 3\n4 1 1 3\n",
                "3>3 4>3 1 2");                                      // by their own order
    check_order(*state, "1 5 5 3\n2 5 5 3\n3\n", "3>2 1 2");         // not rated
    check_order(*state, "1 5 5 2,3\n2 4 4 3\n3 1 1\n", "3>2 2>3 1"); // one for two
    check_order(*state, "1 3 3 2\n2 3 3 \n3 3 3 1\n", "2>2 1 3");    // a tie
}

// Also where an action of the plan waits for one of them, or one of them for an action that comes last.
static void what_is_set_aside_comes_last(void **state)
{
    Room *room = *state;
    Scan scan = read_roadmap(room, "id;pillar;title;impact;feasibility;status;depends on\n"
                                   "1;measure;Do;5;5;vervallen;\n"
                                   "2;measure;Do;5;5;on hold;5\n"
                                   "3;measure;Do;2;2;planned;2\n"
                                   "4;measure;Do;3;3;ongoing;\n"
                                   "5;measure;Do;1;1;idea;\n"
                                   "6;measure;Do;1;1;paused;1\n");
    Slice text = S("");
    for (size_t i = 0; i < scan.action_count; i++) {
        text =
            slice_print(room->arena, "%.*s%.*s ", SLICE_ARGS(text), SLICE_ARGS(scan.actions[i].id));
        assert_int_equal(scan.actions[i].needed_by, 0);
    }
    assert_string_equal(text.at, "4 3 5 2 6 1 ");
    assert_int_equal(scan.actions[1].waits_for[0], 3);
    assert_int_equal(scan.actions[4].waits_for[0], 5);
    expect_silence(room);
}

static void ids_are_found_in_any_form(void **state)
{
    Room *room = *state;
    static const char *const forms[] = { "A1, A 2", "a1;a 2", "A1 en A 2", "actie A1, actie A1;A 2",
                                         "A 2,a1," };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Scan scan = read_roadmap(
            room,
            slice_print(room->arena,
                        "nr;titel;pijler;wacht op\nA1;a;Meten;\nA 2;b;Meten;-\nA3;c;Meten;\"%s\"\n",
                        forms[i])
                .at);
        const Action *last = &scan.actions[2];
        // "A 2" is found between commas; with other words around it, it is not.
        if (i == 2) {
            expect_message(room, "roadmap.csv:4:12: error: this action waits for \"A\"");
            continue;
        }
        assert_int_equal(last->waits_count, 2);
        assert_int_equal(last->waits_for[0] + last->waits_for[1], 1);
    }
}

static void a_circle_is_named_whole(void **state)
{
    Room *room = *state;
    Scan scan =
        read_actions(room, "1 5 5 3\n2 4 4\n3 3 3 5,2\n5 2 2 7\n7 5 5 3\n8 1 1 9\n9 1 1 8\n");
    expect_message(
        room,
        "roadmap.csv:4:18: error: these actions wait for each other: 3 for 5, 5 for 7, 7 for 3 "
        "[action-circle]");
    expect_message(room,
                   "roadmap.csv:7:18: error: these actions wait for each other: 8 for 9, 9 for 8 ");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 2);
    assert_int_equal(scan.action_count, 7);
    expect_order(room, &scan, "2>4 7>3 5>4 3>5 1 9>7 8");
}

// What an action waits for besides stays.
static void only_the_closing_link_is_cut(void **state)
{
    Room *room = *state;
    Scan scan = read_actions(room, "1 5 5 2\n2 4 4 1,3\n3 1 1\n");
    expect_message(room, "wait for each other: 1 for 2, 2 for 1 ");
    expect_order(room, &scan, "3>2 2>3 1");
}

// Two circles through one action are two messages; an order is found all the same.
static void every_circle_is_cut(void **state)
{
    Room *room = *state;
    Scan scan = read_actions(room, "1 5 5 2,3\n2 4 4 1\n3 3 3 1,2\n");
    expect_message(room, "wait for each other: 1 for 2, 2 for 1 ");
    expect_message(room, "wait for each other: 1 for 3, 3 for 1 ");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 2);
    expect_order(room, &scan, "2>3 3>3 1");
}

// Fifty thousand actions of which each waits for the next, and the last for the first: no deep recursion,
// and a message that still can be read.
static void a_long_circle_is_named_in_part(void **state)
{
    Room *room = *state;
    enum { MANY = 50000 };
    Buffer csv = { 0 };
    buffer_add(&csv, S("id;pillar;title;depends on\n"));
    for (int i = 1; i <= MANY; i++)
        buffer_print(&csv, "%d;measure;Do;%d\n", i, i % MANY + 1);
    Scan scan = read_roadmap(room, csv.bytes);
    buffer_free(&csv);
    expect_message(room, "wait for each other: 1 for 2, 2 for 3, 3 for 4, ");
    expect_message(room, "20 for 21, … [action-circle]");
    expect_text(scan.actions[0].id, "50000");
    expect_text(scan.actions[MANY - 1].id, "1");
}

static void expect_date(Date date, int year, int month, int day)
{
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

// A byte order mark, CRLF, semicolons, headings as people write them, dates in every form.
static void a_spreadsheets_file_is_read(void **state)
{
    Room *room = *state;
    Scan scan = read_roadmap(
        room,
        "\xEF\xBB\xBFNr.;Actie;Pijler;Impact (1-5);Haalbaarheid "
        "(1-5);Trekker;Startdatum;Einddatum;Status;"
        "Wacht op;Vragen;Beoogd antwoordniveau\r\n"
        "1;\"Vijf doelen; samen gekozen\";Meten;5;5;Directie;1-4-2026;30-9-2026;Gestart;;4.1;3\r\n"
        "2;Dashboard;meten;4;5;Informatie;2026-Q2;2026-Q4;Gepland;1;4.3;3\r\n"
        "3;Panel;Begrijpen;3;5;Team;Q2 2026;2e kwartaal 2027;Idee;;2.3;3\r\n"
        "4;Leren;Cultuur;2;5;HR;kw2 2026;Q4-2027;Nog niet gestart;;6.1;3\r\n"
        "5;Vieren;Cultuur;1;5;HR;2e kwartaal 2026;dec-27;Afgerond;;6.6;3\r\n"
        ";;;;;;;;;;;\r\n");
    const char *expected = "action-early"; // 2 begins while 1 runs
    assert_non_null(strstr(messages(room), expected));
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
    assert_int_equal(scan.action_count, 5);
    expect_text(scan.actions[0].title, "Vijf doelen; samen gekozen");
    expect_date(scan.actions[0].start, 2026, 4, 1);
    expect_date(scan.actions[0].end, 2026, 9, 30);
    for (int i = 1; i < 5; i++)
        expect_date(scan.actions[i].start, 2026, 4, 0);
    expect_date(scan.actions[1].end, 2026, 12, 0);
    expect_date(scan.actions[2].end, 2027, 6, 0);
    expect_date(scan.actions[3].end, 2027, 12, 0);
    expect_date(scan.actions[4].end, 2027, 12, 0);
    static const ActionStatus status[5] = { ACTION_STARTED, ACTION_PLANNED, ACTION_IDEA,
                                            ACTION_PLANNED, ACTION_DONE };
    for (int i = 0; i < 5; i++)
        assert_int_equal(scan.actions[i].status, status[i]);
    assert_int_equal(scan.actions[1].waits_for[0], 0);
}

#define HEAD "id;title;pillar;start;end;status;depends on;questions;level\n"

static void plans_that_cannot_be_are_told(void **state)
{
    Room *room = *state;
    read_roadmap_of(room, (Date){ 2026, 3, 12 },
                    HEAD "1;A;measure;2026-Q2;2026-Q4;;;;\n"
                         "2;B;measure;2026-Q3;2027-Q1;;1;;\n"
                         "3;C;measure;2026-Q4;2027-Q1;;1;;\n"
                         "4;D;measure;2026-05-01;2026-05-20;;;;\n"
                         "5;E;measure;2026-05-19;2026-06-01;;4;;\n"
                         "6;F;measure;2026-05-20;2026-06-01;;4;;\n"
                         "7;G;measure;2025-Q3;2025-Q4;planned;;;\n"
                         "8;H;measure;2025-Q3;2025-Q4;done;;;\n"
                         "9;I;measure;2025-Q3;2026-Q1;started;;;\n");
    expect_message(
        room, "roadmap.csv:3:13: warning: this action begins (2026-Q3) before action \"1\" ends");
    expect_message(
        room,
        "roadmap.csv:6:13: warning: this action begins (2026-05-19) before action \"4\" ends");
    expect_message(
        room, "roadmap.csv:8:21: warning: this action should have ended before the scan (2025-Q4)");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 3);
}

static void what_has_no_effect_is_noted(void **state)
{
    Room *room = *state;
    read_roadmap(room, HEAD "1;A;measure;;2026-Q4;;;4.1;\n"
                            "2;B;measure;;;;;4.1;3\n"
                            "3;C;measure;;2026-Q4;;;2.1, 6.1;3\n"
                            "4;D;measure;;2026-Q4;;;2.1, 4.8;3\n"
                            "5;E;measure;;;;;;\n"
                            "6;F;measure;;2026-Q4;;;4.1;9\n");
    expect_message(room, "roadmap.csv:2:28: note: this action has questions but no aimed level");
    expect_message(room,
                   "roadmap.csv:3:14: note: this action has questions and a level but no end");
    expect_message(room, "roadmap.csv:4:24: note: none of these questions belongs to the action's "
                         "own pillar, measure");
    expect_message(room, "roadmap.csv:7:28: error: \"9\" does not fit");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(the_greatest_product_comes_first),
        in_room(ties_go_by_number),
        in_room(what_others_wait_for_comes_before_them),
        in_room(what_is_set_aside_comes_last),
        in_room(ids_are_found_in_any_form),
        in_room(a_circle_is_named_whole),
        in_room(only_the_closing_link_is_cut),
        in_room(every_circle_is_cut),
        in_room(a_long_circle_is_named_in_part),
        in_room(a_spreadsheets_file_is_read),
        in_room(plans_that_cannot_be_are_told),
        in_room(what_has_no_effect_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
