// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "scan/settings.h"

typedef struct Read {
    Settings settings;
    ResponseMapping mapping;
    ScanFiles files;
} Read;

static Read read_yaml(Room *room, const char *yaml)
{
    Read read;
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    ScanOptions options = { .templates = S(CXSCAN_SOURCE_DIR "/templates"), .now = -1 };
    if (yaml)
        put(room, "scan.yaml", yaml);
    settings_read(&folder, &options, &read.settings, &read.mapping, &read.files);
    return read;
}

static void all_is_optional(void **state)
{
    Room *room = *state;
    const char *const empty[] = {
        NULL, "", "# nothing but a comment\n", "---\n", "---\n# x\n---\n", "title:\n"
    };
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        Read read = read_yaml(room, empty[i]);
        expect_silence(room);
        assert_int_equal(read.settings.min_group, 5);
        assert_int_equal(read.settings.min_group_open, 10);
        assert_int_equal(read.settings.stage, STAGE_SELF);
        assert_int_equal(read.settings.invited, -1);
        assert_true(read.settings.count_unfinished);
        assert_false(read.settings.show_open_answers);
        assert_true(date_is_none(read.settings.date));
        expect_text(read.settings.language, "nl");
        expect_text(read.settings.version, "0.1");
        expect_text(read.files.responses.text, "responses.csv");
        assert_int_equal(read.files.responses.place.line, 0);
        assert_int_equal(read.mapping.column_count, 0);
    }
}

static void every_setting_is_read(void **state)
{
    Room *room = *state;
    Read read = read_yaml(
        room, "organisation: Gemeente \"X\"\ntitle: T\nsubtitle: 'Hoe?'\nversion: 1.0\n"
              "date: 2026-03-12\nstage: gevalideerd\nauthor: A\naudience: B\nsponsor: C\n"
              "language: EN\ninvited: 388\nmin_group: 7\nmin_group_open: 12\n"
              "show_open_answers: ja\ncount_unfinished: no\nfiles:\n  responses: export.csv\n");
    expect_silence(room);
    expect_text(read.settings.organisation, "Gemeente \"X\"");
    expect_text(read.settings.subtitle, "Hoe?");
    expect_text(read.settings.version, "1.0");
    assert_int_equal(date_compare(read.settings.date, (Date){ 2026, 3, 12 }), 0);
    assert_int_equal(read.settings.stage, STAGE_VALIDATED);
    expect_text(read.settings.sponsor, "C");
    expect_text(read.settings.language, "en");
    assert_int_equal(read.settings.invited, 388);
    assert_int_equal(read.settings.min_group, 7);
    assert_int_equal(read.settings.min_group_open, 12);
    assert_true(read.settings.show_open_answers);
    assert_false(read.settings.count_unfinished);
    expect_text(read.files.responses.text, "export.csv");
    assert_int_equal(read.files.responses.place.line, 17);
}

static void dutch_keys_are_known(void **state)
{
    Room *room = *state;
    Read read = read_yaml(
        room, "Organisatie: O\ndatum: 12-3-2026\nstadium: definitief\ntaal: nl\nkolommen: C-AX\n");
    expect_silence(room);
    expect_text(read.settings.organisation, "O");
    assert_int_equal(read.settings.date.month, 3);
    assert_int_equal(read.settings.stage, STAGE_FINAL);
    assert_int_equal(read.mapping.column_count, 1);
}

static void options_override_the_file(void **state)
{
    Room *room = *state;
    Settings settings;
    ResponseMapping mapping;
    ScanFiles files;
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    ScanOptions options = { .templates = S(CXSCAN_SOURCE_DIR "/templates"),
                            .language = S("en"),
                            .has_stage = true,
                            .stage = STAGE_FINAL,
                            .now = 1773273600 };
    put(room, "scan.yaml", "language: nl\nstage: self\n");
    settings_read(&folder, &options, &settings, &mapping, &files);
    expect_text(settings.language, "en");
    assert_int_equal(settings.stage, STAGE_FINAL);
    assert_int_equal(date_compare(settings.date, (Date){ 2026, 3, 12 }), 0);
    assert_int_equal(folder.source_count, 1);
    expect_text(folder.sources[0].name, "scan.yaml");
    assert_int_equal(folder.sources[0].sha256.len, 64);
}

static void the_folder_names_the_organisation(void **state)
{
    Room *room = *state;
    char path[256];
    snprintf(path, sizeof path, "%s/één-dorp_west", room->folder.at);
    assert_int_equal(mkdir(path, 0777), 0);
    room->folder = slice_print(room->arena, "%s/", path);
    expect_text(read_yaml(room, NULL).settings.organisation, "Één dorp west");
    room->folder = slice_of(arena_copy(room->arena, path, (size_t)(strrchr(path, '/') - path)));
}

static void columns_come_in_three_forms(void **state)
{
    Room *room = *state;
    Read list = read_yaml(room, "columns: [C, ~, \"3..50\"]\n");
    expect_silence(room);
    assert_int_equal(list.mapping.column_count, 3);
    assert_int_equal(list.mapping.columns_place.line, 1);
    expect_text(list.mapping.columns[0].key.text, "");
    expect_text(list.mapping.columns[0].column.text, "C");
    assert_int_equal(list.mapping.columns[0].column.place.column, 11);
    expect_text(list.mapping.columns[1].column.text, "");
    assert_int_equal(list.mapping.columns[1].column.place.line, 1);
    Read keys = read_yaml(room, "columns:\n  strategy: C-J\n  design: [A, B]\n  4.1: Q3_1\n");
    expect_silence(room);
    assert_int_equal(keys.mapping.column_count, 4);
    expect_text(keys.mapping.columns[0].key.text, "strategy");
    expect_text(keys.mapping.columns[0].column.text, "C-J");
    expect_text(keys.mapping.columns[2].key.text, "design");
    expect_text(keys.mapping.columns[2].column.text, "B");
    expect_text(keys.mapping.columns[3].key.text, "4.1");
    assert_int_equal(keys.mapping.columns[3].column.place.line, 4);
    assert_int_equal(keys.mapping.columns[3].column.place.column, 8);
}

static void answers_and_open_columns_are_mapped(void **state)
{
    Room *room = *state;
    Read read = read_yaml(
        room,
        "department: \"Waar werkt u?\"\nid: Nr\nanswers:\n  \"Stimme voll zu\": 4\n  N/A: blank\n"
        "  leeg:\nopen: {strategy: BA, meten: [BB, BC]}\nencoding: cp1252\nseparator: \";\"\n"
        "heading_rows: 2\nunfinished: Finished\n");
    expect_silence(room);
    expect_text(read.mapping.department.text, "Waar werkt u?");
    assert_int_equal(read.mapping.department.place.column, 13);
    assert_int_equal(read.mapping.answer_count, 3);
    expect_text(read.mapping.answers[0].text.text, "Stimme voll zu");
    expect_text(read.mapping.answers[0].answer.text, "4");
    expect_text(read.mapping.answers[2].answer.text, "");
    assert_int_equal(read.mapping.answers[2].answer.place.line, 6);
    assert_int_equal(read.mapping.open_count, 3);
    expect_text(read.mapping.open[2].pillar.text, "meten");
    expect_text(read.mapping.open[2].column.text, "BC");
    expect_text(read.mapping.separator.text, ";");
    expect_text(read.mapping.heading_rows.text, "2");
    expect_text(read.mapping.unfinished.text, "Finished");
}

// One wrong line after another: each is told at its place, and what is right between them is kept.
static void mistakes_are_told_all_at_once(void **state)
{
    Room *room = *state;
    Read read = read_yaml(
        room, "titel: Goed\norganisaton: X\nmin_group: 4\ndate: 2026-02-30\nstage: half\n"
              "invited: veel\ncount_unfinished: misschien\nauthor: [a, b]\nanswers: 4\n"
              "min_group_open: 9\nmin_group: 6\nfiles: {respons: x.csv}\nversion: \"2\"\n");
    expect_message(room, "scan.yaml:2:1: error: \"organisaton\" is not a key that is known here");
    expect_message(room, "did you mean \"organisation\"?");
    expect_message(room, "scan.yaml:3:12: error: \"min_group\" cannot be 4");
    expect_message(room, "scan.yaml:4:7: error: \"2026-02-30\" is not a day that exists");
    expect_message(room, "scan.yaml:5:8: error: \"half\" is not something that \"stage\" can be");
    expect_message(room, "choose from: self, validated, final");
    expect_message(
        room,
        "scan.yaml:6:10: error: \"invited\" is a whole number from 0 to 100000000, not \"veel\"");
    expect_message(room,
                   "scan.yaml:7:19: error: \"count_unfinished\" is yes or no, not \"misschien\"");
    expect_message(room, "scan.yaml:8:9: error: \"author\" takes one text");
    expect_message(room, "scan.yaml:9:10: error: \"answers\" takes lines of the form");
    expect_message(room, "scan.yaml:10:17: error: \"min_group_open\" cannot be 9");
    expect_message(room, "scan.yaml:11:1: error: \"min_group\" stands here for the second time");
    expect_message(room, "scan.yaml:12:9: error: \"respons\" is not a key that is known here");
    expect_message(room, "did you mean \"responses\"?");
    expect_text(read.settings.title, "Goed");
    expect_text(read.settings.version, "2");
    assert_int_equal(read.settings.min_group, 5);
}

static void broken_yaml_names_its_line(void **state)
{
    Room *room = *state;
    read_yaml(room, "title: x\n\tversion: 1\n");
    expect_message(room, "scan.yaml:2:1: error: this line begins with a tab [yaml-tab]");
    read_yaml(room, "title: x\nauthor: \"open\nversion: 1\n");
    expect_message(room, "scan.yaml:2:9: error: a quote opens here that is not closed");
}

static void only_keys_and_one_document(void **state)
{
    Room *room = *state;
    read_yaml(room, "- a\n- b\n");
    expect_message(room, "scan.yaml:1:1: error: here belong lines of the form \"key: value\"");
    read_yaml(room, "title: a\n---\ntitle: b\n");
    expect_message(room, "scan.yaml:3:1: error: what follows the second \"---\" is not read");
}

static void an_unknown_language_is_an_error(void **state)
{
    Room *room = *state;
    Read read = read_yaml(room, "title: x\nlanguage: ../nl\n");
    expect_message(room, "scan.yaml:2:11: error: there are no templates in the language \"../nl\"");
    expect_message(room, "choose from: en, nl");
    expect_text(read.settings.language, "nl");
}

static void hostile_yaml_is_survived(void **state)
{
    Room *room = *state;
    read_yaml(room, "title: &a [*a]\n");
    read_yaml(room, "a: &a [x, x]\nb: &b [*a, *a]\ncolumns: [*b, *b]\nanswers: {*a : *b}\n");
    read_yaml(room, "? [complex, key]\n: 1\n!!binary x: !tag y\n");
    char *deep = arena_alloc(room->arena, 1, 20001);
    memset(deep, '[', 20000);
    read_yaml(room, deep);
    Read read = read_yaml(room, "title: \"a\\0b\\x1b[31m\\u202e\"\n");
    assert_int_equal(utf8_invalid_at(read.settings.title), read.settings.title.len);
    assert_null(memchr(read.settings.title.at, 0x1b, read.settings.title.len));
    assert_null(memchr(read.settings.title.at, 0, read.settings.title.len));
}

// The printed table, uncommented, is read without a complaint, and every line of it is short.
static void the_manual_is_a_scan_yaml(void **state)
{
    Room *room = *state;
    for (MessageLanguage language = MESSAGES_ENGLISH; language <= MESSAGES_DUTCH; language++) {
        Buffer text = { 0 }, live = { 0 };
        settings_print(&text, language);
        for (Slice rest = buffer_slice(&text), line; slice_next_line(&rest, &line);) {
            bool remark = slice_starts(line, S("# "));
            if (!remark || slice_starts(line, S("#  ")))
                buffer_print(&live, "%.*s\n",
                             SLICE_ARGS(slice_part(line, slice_starts(line, S("#")), line.len)));
        }
        Read read = read_yaml(room, live.bytes);
        expect_silence(room);
        expect_text(read.settings.organisation, "Gemeente Zilverdam");
        expect_text(read.settings.language, language == MESSAGES_DUTCH ? "nl" : "en");
        expect_text(read.files.roadmap.text, "plan.csv");
        assert_int_equal(read.mapping.column_count, 2);
        assert_int_equal(read.mapping.answer_count, 2);
        buffer_free(&text);
        buffer_free(&live);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(all_is_optional),
        in_room(every_setting_is_read),
        in_room(dutch_keys_are_known),
        in_room(options_override_the_file),
        in_room(the_folder_names_the_organisation),
        in_room(columns_come_in_three_forms),
        in_room(answers_and_open_columns_are_mapped),
        in_room(mistakes_are_told_all_at_once),
        in_room(broken_yaml_names_its_line),
        in_room(only_keys_and_one_document),
        in_room(an_unknown_language_is_an_error),
        in_room(hostile_yaml_is_survived),
        in_room(the_manual_is_a_scan_yaml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
