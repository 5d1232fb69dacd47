// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "columns/wording.h"
#include "input/strings_file.h"
#include "model/action.h"
#include "model/desk_document.h"
#include "model/scan.h"
#include "planning/deskresearch.h"
#include "planning/roadmap.h"
#include "survey/invited.h"
#include "survey/questionnaire.h"

static ScanFolder folder_of(Room *room)
{
    return (ScanFolder){ .arena = room->arena, .d = room->d, .path = room->folder };
}

// ---- questionnaire ----

static Scan *default_questionnaire(Room *room, const char *language, const Terms *terms)
{
    Scan *scan = arena_one(room->arena, Scan);
    ScanFolder folder = folder_of(room);
    scan->settings.language = slice_of(language);
    scan->strings = strings_read(room->arena, room->d, S(CXSCAN_SOURCE_DIR "/templates"),
                                 slice_of(language), terms);
    questionnaire_read_default(&folder, S(CXSCAN_SOURCE_DIR "/templates"), scan);
    assert_int_equal(folder.source_count, 0);
    return scan;
}

// The longest terms that scan.yaml may give leave every topic within its room.
static void the_longest_terms_fit(void **state)
{
    Room *room = *state;
    MappedText longest = { .text = S("zeer-lang-woord-van-vier") };
    Terms terms = { longest, longest, longest };
    const Scan *scan = default_questionnaire(room, "nl", &terms);
    expect_silence(room);
    assert_string_equal(scan->question_topic[39].at, "Zeer-lang-woord-van-vier in de directie");
    default_questionnaire(room, "en", &terms);
    expect_silence(room);
}

static void both_default_questionnaires_are_whole(void **state)
{
    Room *room = *state;
    const char *const languages[] = { "nl", "en" };
    for (size_t l = 0; l < 2; l++) {
        Scan *scan = default_questionnaire(room, languages[l], NULL);
        expect_silence(room);
        for (int i = 0; i < ITEMS; i++) {
            assert_true(slice_ends(scan->question_text[i], S(".")));
            assert_in_range(utf8_count(scan->question_text[i]), 30, 75);
            assert_in_range(utf8_count(scan->question_topic[i]), 8, 30);
            assert_in_range(wording_count(scan->question_topic[i]), 2, 4);
            for (int j = 0; j < i; j++) {
                assert_false(slice_equal(scan->question_text[i], scan->question_text[j]));
                assert_false(slice_equal(scan->question_topic[i], scan->question_topic[j]));
            }
        }
    }
}

// A questionnaire of the given questions, in that order; its text is "Vraag" and the id.
static Scan *own_questionnaire(Room *room, const char *ids)
{
    Buffer csv = { 0 };
    Scan *scan = default_questionnaire(room, "nl", NULL);
    ScanFolder folder = folder_of(room);
    buffer_add(&csv, S("Nr;Stelling\n"));
    for (Slice rest = slice_of(ids), id; slice_next_field(&rest, ' ', &id);)
        buffer_print(&csv, "%.*s;Vraag %.*s\n", SLICE_ARGS(id), SLICE_ARGS(id));
    put(room, "questionnaire.csv", csv.bytes);
    buffer_free(&csv);
    questionnaire_read(&folder, S("questionnaire.csv"), scan);
    assert_int_equal(folder.source_count, 1);
    return scan;
}

#define PILLAR(p) #p ".1 " #p ".2 " #p ".3 " #p ".4 " #p ".5 " #p ".6 " #p ".7 " #p ".8"

static void own_wording_replaces_the_default(void **state)
{
    Room *room = *state;
    Scan *scan = own_questionnaire(room, "2.8 2.7 2.6 2.5 2.4 2.3 2.2 2.1 " PILLAR(1) " " PILLAR(
                                             4) " " PILLAR(3) " " PILLAR(5) " " PILLAR(6));
    expect_silence(room);
    assert_true(scan->own_questionnaire);
    expect_text(scan->question_text[0], "Vraag 1.1");
    expect_text(scan->question_text[47], "Vraag 6.8");
}

static void a_questionnaire_has_the_handbooks_form(void **state)
{
    Room *room = *state;
    Scan *scan = own_questionnaire(
        room, PILLAR(3) " " PILLAR(1) " 2.1 2.2 2.3 2.4 2.5 2.6 2.7 4.1 2.8 4.2 4.2 7.1 " PILLAR(
                  5) " " PILLAR(6));
    expect_message(room, "questionnaire.csv:2:1: error: the questionnaire begins with question 3.1 "
                         "[statement-first]");
    expect_message(
        room, "questionnaire.csv:26:1: error: question 2.8 stands apart from the other questions");
    expect_message(room, "questionnaire.csv:27:1: error: question 4.2 stands apart");
    expect_message(room,
                   "questionnaire.csv:28:1: error: question 4.2 stands here for the second time");
    expect_message(room,
                   "questionnaire.csv:29:1: error: \"7.1\" is not a question [statement-unknown]");
    expect_message(
        room,
        "questionnaire.csv: error: these questions are missing: 4.3, 4.4, 4.5, 4.6, 4.7, 4.8");
    assert_true(scan->question_text[31].len > 0);
}

// ---- invited ----

static void departments_are_read_in_order(void **state)
{
    Room *room = *state;
    Scan scan = { .department_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "invited.csv",
        "Afdeling;Uitgenodigd;Valt onder\r\nBurgerzaken;40;Publiek\r\n\"Werk, "
        "Inkomen\";0;\r\n\r\n");
    invited_read(&folder, S("invited.csv"), &scan);
    expect_silence(room);
    assert_int_equal(scan.department_count, 3);
    expect_text(scan.departments[0].name, "Werk, Inkomen");
    assert_int_equal(scan.departments[0].invited, 0);
    assert_int_equal(scan.departments[0].above, 0);
    // Named above another, without a row of its own: it stands before what lies below it.
    expect_text(scan.departments[1].name, "Publiek");
    assert_int_equal(scan.departments[1].invited, 40);
    expect_text(scan.departments[2].name, "Burgerzaken");
    expect_text(scan.departments[2].parent, "Publiek");
    assert_int_equal(scan.departments[2].invited, 40);
    assert_int_equal(scan.departments[2].above, 2);
}

static void numbers_of_departments_count_those_below(void **state)
{
    Room *room = *state;
    Scan scan = { .department_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "invited.csv",
        "department,invited,part of\nBalie,3,Loket\nLoket,14,publiek\nPubliek,,Hele "
        "organisatie\nTelefoon,10,Publiek\n"
        "Ruimte,5,\nGroen,9,Ruimte\nWegen,,Ruimte\nWater,1,Wegen\n");
    invited_read(&folder, S("invited.csv"), &scan);
    expect_silence(room);
    static const int invited[] = { 24, 14, 3, 10, 15, 9, 1, 1 };
    static const size_t above[] = { 0, 1, 2, 1, 0, 5, 5, 7 };
    assert_int_equal(scan.department_count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(scan.departments[i].invited, invited[i]);
        assert_int_equal(scan.departments[i].above, above[i]);
    }
}

static void levels_alone_are_enough(void **state)
{
    Room *room = *state;
    Scan scan = { .department_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "invited.csv", "afdeling;onderdeel van\nBalie;Loket\nLoket;\n");
    invited_read(&folder, S("invited.csv"), &scan);
    expect_silence(room);
    assert_int_equal(scan.department_count, 2);
    assert_int_equal(scan.departments[1].above, 1);
    assert_int_equal(scan.departments[0].invited, -1);
    assert_int_equal(scan.departments[1].invited, -1);
    put(room, "invited.csv", "afdeling\nBalie\n");
    invited_read(&folder, S("invited.csv"), &scan);
    expect_message(room, "invited.csv:1: error: there is no column \"invited\" [heading-missing]");
}

static void wrong_departments_are_told(void **state)
{
    Room *room = *state;
    Scan scan = { .department_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "invited.csv", "department,invited\nA,veel\n,3\na,4\nTotaal,44\nB,\n");
    invited_read(&folder, S("invited.csv"), &scan);
    expect_message(room, "invited.csv:2:3: error: \"veel\" does not fit in the column \"invited\"");
    expect_message(room, "invited.csv:3:1: error: the column \"department\" is empty in this row");
    expect_message(room,
                   "invited.csv:4:1: error: the department \"a\" stands here for the second time");
    expect_message(room, "invited.csv:5:1: warning: this row sums up the others and is left out");
    expect_message(room, "invited.csv:6:3: error: the column \"invited\" is empty in this row");
    assert_int_equal(scan.department_count, 2);
    assert_int_equal(scan.departments[0].invited, -1);
}

// ---- desk research ----

static void documents_are_read(void **state)
{
    Room *room = *state;
    Scan scan = { .desk_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "deskresearch.csv",
        "document;soort;pijler;bevinding\nPlan;Strategie;Besturing;\"Een\nregel\"\nLos;;;\n;;;x\nY;"
        ";Metn;\n");
    deskresearch_read(&folder, S("deskresearch.csv"), &scan);
    assert_int_equal(scan.desk_count, 3);
    expect_text(scan.desk[0].document, "Plan");
    expect_text(scan.desk[0].finding, "Een regel");
    assert_true(scan.desk[0].has_pillar);
    assert_int_equal(scan.desk[0].pillar, GOVERN);
    assert_false(scan.desk[1].has_pillar);
    assert_int_equal(scan.desk[1].place.line, 4);
    expect_message(room,
                   "deskresearch.csv:5:1: error: the column \"document\" is empty in this row");
    expect_message(room, "deskresearch.csv:6:4: error: \"Metn\" is not a pillar [cell-pillar]");
    expect_message(room, "did you mean \"Meten\"?");
}

static void documents_have_numbers_and_kinds(void **state)
{
    Room *room = *state;
    Scan scan = { .desk_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "deskresearch.csv",
        "document;soort;pijler;bevinding\nPlan;Algemene "
        "strategie;Besturing;a\nKlachten;klachtenlijst;;b\n"
        "Plan;algemene strategie;Meten;c\nPot;Potlood;;d\nLos;;;e\n");
    deskresearch_read(&folder, S("deskresearch.csv"), &scan);
    static const int number[] = { 1, 2, 1, 3, 4 };
    static const DeskKind kind[] = { DESK_STRATEGY, DESK_COMPLAINTS, DESK_STRATEGY, DESK_NO_KIND,
                                     DESK_NO_KIND };
    assert_int_equal(scan.desk_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(scan.desk[i].number, number[i]);
        assert_int_equal(scan.desk[i].kind_id, kind[i]);
    }
    expect_text(scan.desk[3].kind, "Potlood");
    expect_message(room, "deskresearch.csv:5:5: note: \"Potlood\" is no kind of document of the "
                         "handbook's checklist");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
    assert_int_equal(diagnostics_count(room->d, SEVERITY_WARNING), 0);
}

// ---- roadmap ----

static Scan read_roadmap(Room *room, const char *csv)
{
    Scan scan = { .action_count = 0 };
    ScanFolder folder = folder_of(room);
    put(room, "roadmap.csv", csv);
    roadmap_read(&folder, S("roadmap.csv"), &scan);
    return scan;
}

static void actions_are_read_and_ordered(void **state)
{
    Room *room = *state;
    Scan scan = read_roadmap(
        room, "nr;titel;pijler;impact;haalbaarheid;trekker;begin;eind;status;vragen;niveau;na\n"
              "10;Tien;Cultuur;5;4;P;2026-Q4;2026-Q4;idee;;;\n"
              "A;Geen impact;Meten;;5;;;;;;;\n"
              "9;Negen;Meten;5;4;Informatie;1e kw. 2027;mrt-27;gestart;4.1, 4.2;3;10, 2\n"
              "2;Twee;Strategie;5;5;;15-6-2026;2026;klaar;1.1 1,2;4;\n");
    expect_silence(room);
    assert_int_equal(scan.action_count, 4);
    expect_text(scan.actions[0].id, "2");
    expect_text(scan.actions[1].id, "10");
    expect_text(scan.actions[2].id, "9");
    expect_text(scan.actions[3].id, "A");
    const Action *nine = &scan.actions[2];
    assert_int_equal(nine->pillar, MEASURE);
    assert_int_equal(nine->impact, 5);
    assert_int_equal(nine->feasibility, 4);
    assert_int_equal(nine->status, ACTION_STARTED);
    assert_int_equal(nine->aimed, 3);
    assert_true(nine->question[24] && nine->question[25] && !nine->question[26]);
    assert_int_equal(nine->start.year, 2027);
    assert_int_equal(nine->start.month, 1);
    assert_int_equal(nine->start.day, 0);
    assert_int_equal(nine->end.year, 2027);
    assert_int_equal(nine->end.month, 3);
    expect_text(nine->depends, "10, 2");
    assert_int_equal(nine->waits_count, 2);
    assert_int_equal(nine->waits_for[0], 0);
    assert_int_equal(nine->waits_for[1], 1);
    assert_int_equal(nine->place.line, 4);
    assert_true(scan.actions[0].question[0] && scan.actions[0].question[1]);
    assert_int_equal(scan.actions[0].status, ACTION_DONE);
    assert_int_equal(scan.actions[0].end.month, 12);
    assert_int_equal(scan.actions[3].impact, 0);
}

static void wrong_actions_are_told(void **state)
{
    Room *room = *state;
    Scan scan = read_roadmap(
        room,
        "id,title,pillar,impact,feasibility,start,end,status,questions,aimed level,depends on\n"
        "1,A,measure,7,4,2026-Q3,2026-Q2,idee,\"4.1, 4.9\",3,\n"
        "1,B,metne,3,4,soon,,later,4-jan,3,\n"
        "2,,measure,3,4,,,,,5,\n"
        "3,C,,3,4,,,,,,\n"
        "1,D,culture,3,4,2026-06-15,2026-Q2,done,,,\"3 4\"\n"
        "4,E,culture,3,hoog,,,,,,4\n");
    expect_message(room,
                   "roadmap.csv:2:13: error: \"7\" does not fit in the column \"impact\": it takes "
                   "whole numbers from 1 to 5");
    expect_message(
        room, "roadmap.csv:2:25: error: this action ends (2026-Q2) before it begins (2026-Q3)");
    expect_message(room, "roadmap.csv:2:38: error: \"4.9\" is not a question [action-question]");
    expect_message(room, "roadmap.csv:3:5: error: \"metne\" is not a pillar");
    expect_message(
        room,
        "roadmap.csv:3:15: error: \"soon\" is not a date, nor a month or quarter with its year");
    expect_message(room, "roadmap.csv:3:21: error: \"later\" is not a status");
    expect_message(room, "roadmap.csv:3:27: error: \"4-jan\" is not a question");
    expect_message(room, "roadmap.csv:4:3: error: the column \"title\" is empty in this row");
    expect_message(room,
                   "roadmap.csv:4:20: error: \"5\" does not fit in the column \"aimed level\"");
    expect_message(room, "roadmap.csv:5:5: error: the column \"pillar\" is empty in this row");
    expect_message(room, "roadmap.csv:6:1: error: there is another action with the number \"1\"");
    expect_message(room, "roadmap.csv:7:25: error: this action waits for \"4\"");
    assert_int_equal(scan.action_count, 2);
    if (strstr(messages(room), "roadmap.csv:6:28"))
        fail_msg("15 June lies in the second quarter:\n%s", messages(room));
}

static void a_roadmap_without_numbers_gets_them(void **state)
{
    Room *room = *state;
    Scan scan = read_roadmap(room, "actie;pijler\nEen;Meten\n\nTwee;Meten\n");
    expect_silence(room);
    assert_int_equal(scan.action_count, 2);
    assert_false(slice_equal(scan.actions[0].id, scan.actions[1].id));
    expect_text(scan.actions[0].title, "Een");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(both_default_questionnaires_are_whole),
        in_room(the_longest_terms_fit),
        in_room(own_wording_replaces_the_default),
        in_room(a_questionnaire_has_the_handbooks_form),
        in_room(departments_are_read_in_order),
        in_room(numbers_of_departments_count_those_below),
        in_room(levels_alone_are_enough),
        in_room(wrong_departments_are_told),
        in_room(documents_are_read),
        in_room(documents_have_numbers_and_kinds),
        in_room(actions_are_read_and_ordered),
        in_room(wrong_actions_are_told),
        in_room(a_roadmap_without_numbers_gets_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
