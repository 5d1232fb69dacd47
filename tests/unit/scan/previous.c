// SPDX-License-Identifier: EUPL-1.2
// The scan of the last time, read as part of this one.
#include "../reading.h"
#include "input/strings_file.h"
#include "model/scan.h"
#include "scan/read.h"
#include "scan/repeated.h"
#include "survey/questionnaire.h"

static const ScanOptions plain_options = {
    .templates = { CXSCAN_SOURCE_DIR "/templates", sizeof CXSCAN_SOURCE_DIR "/templates" - 1 },
    .language = { "", 0 },
    .now = 1773273600
};

static Scan *read_folder(Room *room)
{
    return scan_read(room->arena, room->d, room->folder, &plain_options);
}

// So many people with answers of their own: the same for the same `seed`.
static void put_people(Room *room, const char *name, int rows, unsigned seed)
{
    Buffer csv = { 0 };
    buffer_add(&csv, S("afdeling"));
    for (int i = 0; i < ITEMS; i++)
        buffer_print(&csv, ";%.*s", SLICE_ARGS(question_id(i)));
    buffer_add(&csv, S(";Toelichting Meten"));
    for (int row = 0; row < rows; row++) {
        buffer_print(&csv, "\nD%d", row % 2);
        for (int i = 0; i < ITEMS; i++) {
            seed = seed * 1103515245u + 12345u;
            buffer_print(&csv, ";%u", 1 + (seed >> 16) % 4);
        }
        buffer_add(&csv, S(";Zeg ik liever niet"));
    }
    buffer_add_byte(&csv, '\n');
    put(room, name, csv.bytes);
    buffer_free(&csv);
}

// The questionnaire of a language with one text replaced; with 48 texts of its own where `text` is NULL.
static void put_questionnaire(Room *room, const char *name, const char *language, const char *id,
                              const char *text)
{
    Slice usual[ITEMS];
    Buffer csv = { 0 };
    const Strings *strings =
        strings_read(room->arena, room->d, plain_options.templates, slice_of(language), NULL);
    assert_true(questionnaire_read_usual(room->arena, room->d, plain_options.templates,
                                         slice_of(language), strings, usual, NULL));
    buffer_add(&csv, S("id;text\n"));
    for (int i = 0; i < ITEMS; i++) {
        bool other = slice_equal(question_id(i), slice_of(id));
        buffer_print(&csv, "%.*s;\"%.*s\"\n", SLICE_ARGS(question_id(i)),
                     SLICE_ARGS(other ? slice_of(text) : usual[i]));
    }
    put(room, name, csv.bytes);
    buffer_free(&csv);
}

static int count_reworded(const Scan *scan)
{
    int count = 0;
    for (int i = 0; i < ITEMS; i++)
        count += scan->reworded[i];
    return count;
}

static void without_one_there_is_none(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    Scan *scan = read_folder(room);
    expect_silence(room);
    assert_null(scan->previous);
    assert_int_equal(count_reworded(scan), 0);
}

static void the_usual_folder_is_read(void **state)
{
    Room *room = *state;
    put(room, "scan.yaml", "organisation: Zilverdam\ndate: 2026-03-12\nmin_group: 6\n");
    put_people(room, "responses.csv", 9, 1);
    put_people(room, "previous/export.csv", 7, 2);
    put(room, "previous/scan.yaml",
        "date: 2024-03-14\nlanguage: fr\nmin_group: 8\nfiles: {responses: export.csv}\n"
        "previous: ../nowhere\n");
    put(room, "previous/invited.csv", "afdeling;uitgenodigd\nD1;9\nD0;8\n");
    mkdir(path_join(room->arena, room->folder, S("previous/findings")).at, 0777);
    put(room, "previous/findings/meten.md", "# Wat dan ook\nb\n");
    put(room, "previous/roadmap.csv", "dit is geen roadmap\n");
    Scan *scan = read_folder(room);
    expect_silence(room);
    const Scan *then = scan->previous;
    assert_non_null(then);
    assert_int_equal(scan->responses.count, 9);
    assert_int_equal(then->responses.count, 7);
    assert_int_equal(then->settings.min_group, 8);
    assert_int_equal(then->settings.date.year, 2024);
    expect_text(then->settings.organisation, "Zilverdam");
    assert_int_equal(then->department_count, 2);
    expect_text(then->departments[0].name, "D1");
    assert_int_equal(then->departments[0].invited, 9);
    assert_null(then->previous);
    assert_int_equal(count_reworded(scan), 0);
    assert_false(scan->repeated);
    // What people wrote is not kept, and neither are findings and actions.
    assert_int_equal(scan->responses.open_count, 9);
    assert_int_equal(then->responses.open_count, 0);
    assert_false(then->findings[MEASURE].present);
    assert_int_equal(then->action_count, 0);
}

// The usual statements with the organisation's own terms are the usual statements.
static void own_terms_are_no_rewording(void **state)
{
    Room *room = *state;
    put(room, "scan.yaml", "terms:\n  customer: student\n  customers: studenten\n");
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    put_questionnaire(room, "previous/questionnaire.csv", "nl", "2.1",
                      "We vragen iedereen naar zijn mening.");
    Scan *scan = read_folder(room);
    expect_silence(room);
    expect_text(scan->question_text[9],
                "We leren ook van mail, telefoon, website en sociale media.");
    expect_text(scan->question_text[12], "We worden steeds beter met wat we van studenten horen.");
    assert_int_equal(count_reworded(scan), 1);
    assert_true(scan->reworded[8]);
}

static void sources_stand_below_previous(void **state)
{
    Room *room = *state;
    put(room, "scan.yaml", "previous: oud/\n");
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "oud/responses.csv", 6, 2);
    put(room, "oud/scan.yaml", "date: 2024-03-14\n");
    Scan *scan = read_folder(room);
    expect_silence(room);
    assert_non_null(scan->previous);
    int found = 0;
    for (size_t i = 0; i < scan->source_count; i++)
        found += slice_equal(scan->sources[i].name, S("previous/responses.csv")) ||
                 slice_equal(scan->sources[i].name, S("previous/scan.yaml"));
    assert_int_equal(found, 2);
    assert_int_equal(scan->source_count, 4);
}

// A date comes from its own scan.yaml or from nowhere: it was not today.
static void a_date_is_not_made_up(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    Scan *scan = read_folder(room);
    expect_silence(room);
    assert_int_equal(scan->settings.date.year, 2026);
    assert_true(date_is_none(scan->previous->settings.date));
}

static void a_named_folder_must_be_there(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put(room, "scan.yaml", "title: x\nvorige scan: ../nergens\n");
    assert_null(read_folder(room)->previous);
    expect_message(
        room, "scan.yaml:2:14: error: there is no folder \"../nergens\" with the previous scan "
              "[previous-missing]");
    put(room, "scan.yaml", "previous: responses.csv\n");
    assert_null(read_folder(room)->previous);
    expect_message(
        room, "scan.yaml:1:11: error: \"responses.csv\" is a file; the previous scan is a folder, "
              "or the manifest.json of its report [previous-is-file]");
    put(room, "scan.yaml", "previous: ./\n");
    assert_null(read_folder(room)->previous);
    expect_message(
        room,
        "scan.yaml:1:11: error: \"./\" is this scan itself, not the previous one [previous-self]");
}

static void messages_name_files_from_the_outer_folder(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put(room, "scan.yaml", "previous: oud\n");
    put(room, "oud/scan.yaml", "titel: x\nkleur: rood\n");
    put(room, "roadmap.csv", "titel;pijler\nDoen;Wegen\n");
    assert_non_null(read_folder(room)->previous);
    expect_message(room, "oud/scan.yaml:2:1: ");
    expect_message(room, "oud/responses.csv: error: this file is not there [responses-missing]");
    expect_message(room, "\nroadmap.csv:2:6: error: ");
    assert_null(strstr(messages(room), "\nresponses.csv"));
}

static void a_misspelt_folder_is_told(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previus/responses.csv", 6, 2);
    assert_null(read_folder(room)->previous);
    expect_message(
        room, "previus: warning: this file is not read [file-not-read]\n  hint: should its name be "
              "\"previous\"?");
}

static void a_later_date_is_told(void **state)
{
    Room *room = *state;
    put(room, "scan.yaml", "date: 2026-03-12\n");
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    put(room, "previous/scan.yaml", "date: 2026-03-11\n");
    read_folder(room);
    expect_silence(room);
    put(room, "previous/scan.yaml", "date: 2026-03-12\n");
    read_folder(room);
    expect_message(room, "the previous scan has the date of this one (2026-03-12) "
                         "[previous-same-date]");
    put(room, "previous/scan.yaml", "date: 2026-03-13\n");
    read_folder(room);
    expect_message(
        room,
        "previous/scan.yaml: warning: the previous scan has a later date (2026-03-13) than this "
        "one (2026-03-12) [previous-later]");
}

static void case_and_spacing_are_no_rewording(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    put_questionnaire(room, "questionnaire.csv", "nl", "4.1", "We weten wat telt, en\u00a0waarom.");
    put_questionnaire(room, "previous/questionnaire.csv", "nl", "4.1",
                      "we  WETEN wat telt, en waarom. ");
    Scan *scan = read_folder(room);
    expect_silence(room);
    assert_int_equal(count_reworded(scan), 0);
    put_questionnaire(room, "previous/questionnaire.csv", "nl", "4.1",
                      "We weten wat telt, en hoe.");
    scan = read_folder(room);
    assert_int_equal(count_reworded(scan), 1);
    assert_true(scan->reworded[MEASURE * QUESTIONS]);
    expect_text(scan->previous->question_text[MEASURE * QUESTIONS], "We weten wat telt, en hoe.");
}

// The program's own questionnaire is one questionnaire, whatever language each of the scans has it in.
static void the_usual_questions_are_one_in_all_languages(void **state)
{
    Room *room = *state;
    ScanOptions english = plain_options;
    english.language = S("en");
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    put_questionnaire(room, "previous/questionnaire.csv", "nl", "3.6", "Iets anders.");
    for (int i = 0; i < 2; i++) {
        Scan *scan = scan_read(room->arena, room->d, room->folder, i ? &english : &plain_options);
        expect_silence(room);
        assert_int_equal(count_reworded(scan), 1);
        assert_true(scan->reworded[DESIGN * QUESTIONS + 5]);
    }
}

static void own_words_of_now_are_a_rewording_too(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 6, 1);
    put_people(room, "previous/responses.csv", 6, 2);
    put_questionnaire(room, "questionnaire.csv", "nl", "3.6", "Iets anders.");
    Scan *scan = read_folder(room);
    assert_int_equal(count_reworded(scan), 1);
    assert_true(scan->reworded[DESIGN * QUESTIONS + 5]);
}

static void an_older_export_is_no_measurement(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 40, 1);
    put_people(room, "previous/responses.csv", 37, 1);
    assert_true(read_folder(room)->repeated);
    expect_message(room,
                   "previous: warning: most answers of the previous scan stand in this one too");
    put_people(room, "previous/responses.csv", 300, 1);
    assert_true(read_folder(room)->repeated);
}

static void the_same_answers_are_told(void **state)
{
    Room *room = *state;
    put_people(room, "responses.csv", 40, 1);
    put_people(room, "previous/responses.csv", 40, 1);
    assert_false(read_folder(room)->repeated);
    expect_message(
        room,
        "previous: warning: the previous scan holds the same answers as this one [previous-copy]");
}

// `same` of the `count` rows stand in both, the others are their own; rows of one answer only come on top.
static Repetition repetition_of(Room *room, int count, int same, int straight)
{
    Responses both[2] = { { .count = 0 }, { .count = 0 } };
    unsigned seed = 7;
    for (int scan = 0; scan < 2; scan++) {
        both[scan].block = arena_many(room->arena, RespondentBlock *, 1);
        both[scan].block[0] = arena_one(room->arena, RespondentBlock);
        seed = 7;
        for (int row = 0; row < count + straight; row++) {
            Respondent *respondent = &both[scan].block[0]->respondent[both[scan].count++];
            if (row == same)
                seed += 99u * (unsigned)scan;
            for (int i = 0; i < ITEMS; i++) {
                seed = seed * 1103515245u + 12345u;
                respondent->answer[i] = (uint8_t)(row < count ? 1 + (seed >> 16) % 4 : 2);
            }
        }
    }
    both[1].count -= (size_t)straight / 2;
    return responses_repeated(&both[0], &both[1]);
}

static void half_of_the_answers_are_too_many(void **state)
{
    Room *room = *state;
    assert_int_equal(repetition_of(room, 40, 0, 0), REPEATED_NOT);
    assert_int_equal(repetition_of(room, 40, 19, 0), REPEATED_NOT);
    assert_int_equal(repetition_of(room, 40, 20, 0), REPEATED_PART);
    assert_int_equal(repetition_of(room, 40, 40, 0), REPEATED_ALL);
    assert_int_equal(repetition_of(room, 4000, 1900, 0), REPEATED_NOT);
    assert_int_equal(repetition_of(room, 4000, 2200, 0), REPEATED_PART);
    // Answering 2 everywhere is no sign of being the same person.
    assert_int_equal(repetition_of(room, 40, 4, 100), REPEATED_NOT);
    assert_int_equal(repetition_of(room, 0, 0, 100), REPEATED_NOT);
    Responses all[2] = { { .count = 10 }, { .count = 9 } };
    for (int scan = 0; scan < 2; scan++) {
        all[scan].block = arena_many(room->arena, RespondentBlock *, 1);
        all[scan].block[0] = arena_one(room->arena, RespondentBlock);
        for (size_t row = 0; row < all[scan].count; row++)
            memset(all[scan].block[0]->respondent[row].answer, NEVER + (int)row % 5, ITEMS);
    }
    assert_int_equal(responses_repeated(&all[0], &all[1]), REPEATED_NOT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(without_one_there_is_none),
        in_room(the_usual_folder_is_read),
        in_room(own_terms_are_no_rewording),
        in_room(sources_stand_below_previous),
        in_room(a_date_is_not_made_up),
        in_room(a_named_folder_must_be_there),
        in_room(messages_name_files_from_the_outer_folder),
        in_room(a_misspelt_folder_is_told),
        in_room(a_later_date_is_told),
        in_room(case_and_spacing_are_no_rewording),
        in_room(the_usual_questions_are_one_in_all_languages),
        in_room(own_words_of_now_are_a_rewording_too),
        in_room(an_older_export_is_no_measurement),
        in_room(the_same_answers_are_told),
        in_room(half_of_the_answers_are_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
