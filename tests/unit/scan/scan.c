// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "model/scan.h"
#include "scan/read.h"

static const ScanOptions plain_options = {
    .templates = { CXSCAN_SOURCE_DIR "/templates", sizeof CXSCAN_SOURCE_DIR "/templates" - 1 },
    .language = { "", 0 },
    .now = -1
};

static Scan *read_folder(Room *room)
{
    return scan_read(room->arena, room->d, room->folder, &plain_options);
}

// One row of headings and `rows` people who answer 3 everywhere, in department D.
static void put_responses(Room *room, const char *name, int rows)
{
    Buffer csv = { 0 };
    buffer_add(&csv, S("afdeling"));
    for (int i = 0; i < ITEMS; i++)
        buffer_print(&csv, ";%.*s", SLICE_ARGS(question_id(i)));
    for (int row = 0; row < rows; row++) {
        buffer_add(&csv, S("\nD"));
        for (int i = 0; i < ITEMS; i++)
            buffer_add(&csv, S(";3"));
    }
    buffer_add_byte(&csv, '\n');
    put(room, name, csv.bytes);
    buffer_free(&csv);
}

static const Source *source_named(const Scan *scan, const char *name)
{
    for (size_t i = 0; i < scan->source_count; i++)
        if (slice_equal(scan->sources[i].name, slice_of(name)))
            return &scan->sources[i];
    return NULL;
}

static void responses_are_enough(void **state)
{
    Room *room = *state;
    put_responses(room, "responses.csv", 7);
    Scan *scan = read_folder(room);
    expect_silence(room);
    assert_int_equal(scan->responses.count, 7);
    assert_int_equal(scan->department_count, 1);
    expect_text(scan->settings.title, "CX-volwassenheidsscan");
    expect_text(scan->settings.language, "nl");
    assert_int_equal(scan->settings.stage, STAGE_SELF);
    assert_false(scan->own_questionnaire);
    assert_true(scan->pillar_question[CULTURE].len > 20);
    assert_int_equal(scan->source_count, 1);
    expect_text(scan->sources[0].name, "responses.csv");
    assert_int_equal(scan->sources[0].sha256.len, 64);
}

static void the_whole_folder_is_read(void **state)
{
    Room *room = *state;
    put(room, "scan.yaml", "date: 2026-03-12\nlanguage: en\nfiles:\n  responses: export.csv\n");
    put_responses(room, "export.csv", 5);
    put(room, "invited.csv", "afdeling;uitgenodigd\nC;4\nD;9\n");
    put(room, "interviews/a.md", "---\nrole: R\ndepartment: d\n---\n# Meten\n(+) a\n");
    put(room, "findings/meten.md", "# Conclusies\nb\n");
    put(room, "deskresearch.csv", "document\nPlan\n");
    put(room, "roadmap.csv", "titel;pijler\nDoen;Meten\n");
    put(room, "report.pdf", "made before");
    Scan *scan = read_folder(room);
    expect_silence(room);
    expect_text(scan->settings.title, "CX maturity scan 2026");
    assert_int_equal(scan->responses.count, 5);
    assert_int_equal(scan->department_count, 2);
    assert_int_equal(respondent_at(&scan->responses, 0)->department, 1);
    assert_int_equal(scan->departments[1].invited, 9);
    for (size_t i = 0; i < scan->source_count; i++)
        assert_int_equal(scan->sources[i].guessable,
                         slice_equal(scan->sources[i].name, S("invited.csv")) ||
                             slice_equal(scan->sources[i].name, S("scan.yaml")));
    assert_int_equal(scan->interview_count, 1);
    assert_true(scan->findings[MEASURE].present);
    assert_int_equal(scan->desk_count, 1);
    assert_int_equal(scan->action_count, 1);
    assert_int_equal(scan->source_count, 7);
    const Source *yaml = source_named(scan, "scan.yaml");
    Slice bytes;
    assert_non_null(yaml);
    assert_true(file_read(room->arena, room->d,
                          path_join(room->arena, room->folder, S("scan.yaml")), S("x"), &bytes));
    assert_true(slice_equal(yaml->sha256, sha256_text(room->arena, bytes)));
    assert_non_null(source_named(scan, "interviews/a.md"));
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    Room *room = *state;
    Scan *scan = scan_read(room->arena, room->d, S("/nonexistent/scan"), &plain_options);
    expect_message(room,
                   "cxscan: error: there is no folder \"/nonexistent/scan\" [folder-missing]");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
    assert_int_equal(scan->responses.count, 0);
}

static void missing_files_are_told(void **state)
{
    Room *room = *state;
    read_folder(room);
    expect_message(room, "responses.csv: error: this file is not there [responses-missing]");
    put(room, "scan.yaml", "files:\n  responses: x.csv\n  roadmap: y.csv\n");
    read_folder(room);
    expect_message(room, "scan.yaml:2:14: error: there is no file \"x.csv\" in the scan folder");
    expect_message(room, "scan.yaml:3:12: error: there is no file \"y.csv\" in the scan folder");
}

static void strays_are_told(void **state)
{
    Room *room = *state;
    put_responses(room, "responses.csv", 1);
    put(room, "scan.yml", "title: x\n");
    put(room, "inviteds.csv", "x\n");
    put(room, "interviewss/x.md", "x\n");
    put(room, "notes.docx", "x\n");
    read_folder(room);
    expect_message(room, "inviteds.csv: warning: this file is not read");
    expect_message(room, "interviewss: warning: this file is not read");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 3);
}

// ---- hostile text everywhere ----

// No reader may hand on text that a document cannot hold.
static void check_clean(Slice text)
{
    assert_int_equal(utf8_invalid_at(text), text.len);
    for (size_t i = 0; i < text.len; i++)
        assert_true((unsigned char)text.at[i] >= ' ' || text.at[i] == '\n' || text.at[i] == '\t');
}

static void check_all_clean(const Scan *scan)
{
    Arena *arena = arena_new();
    const Settings *settings = &scan->settings;
    const Slice singles[] = { settings->organisation, settings->title, settings->subtitle,
                              settings->author };
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        check_clean(singles[i]);
    for (size_t i = 0; i < scan->department_count; i++)
        check_clean(scan->departments[i].name);
    for (size_t i = 0; i < scan->interview_count; i++) {
        check_clean(scan->interviews[i].role);
        for (size_t j = 0; j < scan->interviews[i].item_count; j++)
            check_clean(node_text(arena, scan->interviews[i].items[j].line));
    }
    for (int i = 0; i < PILLARS; i++) {
        check_clean(note_plain(arena, scan->findings[i].part[FINDING_HEADING]));
        check_clean(note_plain(arena, scan->findings[i].part[FINDING_CONCLUSIONS]));
    }
    for (size_t i = 0; i < scan->action_count; i++)
        check_clean(scan->actions[i].title);
    for (size_t i = 0; i < scan->desk_count; i++)
        check_clean(scan->desk[i].finding);
    arena_free(arena);
}

static void put_hostile(Room *room, Slice text)
{
    Arena *arena = room->arena;
    put(room, "scan.yaml",
        slice_print(arena, "organisation: %.*s\n%.*s: x\nsubtitle: \"%.*s\"\nanswers: {%.*s}\n",
                    SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text))
            .at);
    put(room, "invited.csv",
        slice_print(arena, "afdeling,uitgenodigd\n%.*s,3\n", SLICE_ARGS(text)).at);
    put(room, "questionnaire.csv", slice_print(arena, "id,text\n1.1,%.*s\n", SLICE_ARGS(text)).at);
    put(room, "deskresearch.csv",
        slice_print(arena, "document,bevinding\nx,%.*s\n", SLICE_ARGS(text)).at);
    put(room, "roadmap.csv",
        slice_print(arena, "titel,pijler,begin,vragen\n%.*s,Meten,2026,1.1\nx,Meten,%.*s,%.*s\n",
                    SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text))
            .at);
    put(room, "interviews/x.md",
        slice_print(arena,
                    "---\nrole: %.*s\n%.*s\n---\n# Meten\n(+) %.*s\n\n> %.*s\n\n%.*s\n# %.*s\n",
                    SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text),
                    SLICE_ARGS(text), SLICE_ARGS(text))
            .at);
    put(room, "findings/meten.md",
        slice_print(arena,
                    "---\nheading: \"%.*s\"\ntarget: %.*s\n---\n## Conclusies\n%.*s\n## %.*s\n",
                    SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text), SLICE_ARGS(text))
            .at);
}

static void read_hostile(Room *room, Slice text)
{
    Room inner = { .arena = arena_new(), .folder = room->folder };
    inner.d = diagnostics_new(inner.arena);
    put_hostile(&inner, text);
    check_all_clean(read_folder(&inner));
    arena_free(inner.arena);
}

static void naughty_strings_do_no_harm(void **state)
{
    Room *room = *state;
    Slice all, text,
        path = S(CXSCAN_SOURCE_DIR "/../shared/data/security-naughty-strings/blns.txt");
    if (!path_exists(path))
        skip();
    put_responses(room, "responses.csv", 1);
    assert_true(file_read(room->arena, room->d, path, S("blns"), &all));
    for (Slice rest = all; slice_next_line(&rest, &text);)
        read_hostile(room, text);
}

static void odd_bytes_do_no_harm(void **state)
{
    Room *room = *state;
    static const char *const odd[] = { "\xFF\xFE",
                                       "\xC3",
                                       "\x1B[31m",
                                       "\xEF\xBB\xBF",
                                       "\r",
                                       "\t\t",
                                       "---",
                                       "...",
                                       "- - - -",
                                       "\"",
                                       "'",
                                       "{{#a}}",
                                       "{{{x}}}",
                                       ":::",
                                       "::: callout",
                                       "![x](chart:radar)",
                                       "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80",
                                       "&x",
                                       "*x",
                                       "!!x y",
                                       "%TAG",
                                       "@",
                                       "`",
                                       "[",
                                       "{",
                                       "? :",
                                       "|\n  x",
                                       ">",
                                       "\xE2\x80\xA8",
                                       "\x01\x02\x7F",
                                       "=1+1",
                                       "<script>x</script>",
                                       "\\",
                                       "a: b: c" };
    put_responses(room, "responses.csv", 1);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        read_hostile(room, slice_of(odd[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(responses_are_enough),
        in_room(the_whole_folder_is_read),
        in_room(a_folder_that_is_not_there_is_an_error),
        in_room(missing_files_are_told),
        in_room(strays_are_told),
        in_room(naughty_strings_do_no_harm),
        in_room(odd_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
