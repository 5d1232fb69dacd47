// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "model/department.h"
#include "model/interview.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "notes/interviews.h"
#include "notes/notes.h"

static Scan read_all(Room *room)
{
    static Department departments[] = {
        { .name = { "Burgerzaken", 11 }, .parent = { "", 0 }, .invited = -1 },
        { .name = { "Klantcontactcentrum", 19 }, .parent = { "", 0 }, .invited = -1 }
    };
    Scan scan = { .departments = departments, .department_count = 2 };
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    interviews_read(&folder, S("interviews"), &scan);
    return scan;
}

static Interview read_one(Room *room, const char *body)
{
    put(room, "interviews/x.md",
        slice_print(room->arena, "---\nrole: Teamleider\ndate: 2026-02-03\n---\n%s", body).at);
    Scan scan = read_all(room);
    assert_int_equal(scan.interview_count, 1);
    return scan.interviews[0];
}

static void check_item(const Interview *interview, size_t at, Pillar pillar, int kind,
                       const char *text, size_t line, size_t column)
{
    assert_true(at < interview->item_count);
    const InterviewItem *item = &interview->items[at];
    Arena *arena = arena_new();
    expect_text(note_markdown_line(arena, item->line), text);
    arena_free(arena);
    assert_int_equal(item->pillar, pillar);
    assert_int_equal(item->kind, kind);
    assert_int_equal(item->place.line, line);
    assert_int_equal(item->place.column, column);
}

static void the_facts_are_read(void **state)
{
    Room *room = *state;
    put(room, "interviews/b.md",
        "---\ndate: 2026-02-03\nrole: Teamleider\ndepartment: burgerzaken\n"
        "pillars: [measure, Cultuur]\n---\n## Meten\n- (+) a\n");
    put(room, "interviews/a.md",
        "---\ndatum: 4-2-2026\nrol: Directeur\npijlers: Strategie, besturing\n---\n\n"
        "# Strategie\n- (-) b\n");
    put(room, "interviews/c.md", "---\ndate: 2026-02-03\nrole: Adviseur\n---\n# culture\n> c\n");
    Scan scan = read_all(room);
    expect_silence(room);
    assert_int_equal(scan.interview_count, 3);
    expect_text(scan.interviews[0].file, "interviews/b.md");
    expect_text(scan.interviews[1].file, "interviews/c.md");
    expect_text(scan.interviews[2].file, "interviews/a.md");
    expect_text(scan.interviews[0].role, "Teamleider");
    expect_text(scan.interviews[0].department, "Burgerzaken");
    assert_true(scan.interviews[0].pillar[MEASURE] && scan.interviews[0].pillar[CULTURE]);
    assert_false(scan.interviews[0].pillar[STRATEGY]);
    assert_true(scan.interviews[1].pillar[CULTURE]);
    assert_true(scan.interviews[2].pillar[STRATEGY] && scan.interviews[2].pillar[GOVERN]);
    assert_int_equal(scan.interviews[2].date.day, 4);
}

static void items_have_their_kind_and_place(void **state)
{
    Room *room = *state;
    Interview x = read_one(
        room, "\n# Gesprek met de teamleider\n\n## Pijler 4: Meten\n\n- (+) Er is een cijfer.\n"
              "* (-) Niemand kijkt.\n1. ( – ) Ook zo.\n(+) Zonder streep.\n"
              "> Een citaat.\n\n## Ontwerpen\n- \\(+\\) Met strepen.\n");
    expect_silence(room);
    assert_int_equal(x.item_count, 6);
    check_item(&x, 0, MEASURE, ITEM_STRENGTH, "Er is een cijfer.", 10, 7);
    check_item(&x, 1, MEASURE, ITEM_WEAKNESS, "Niemand kijkt.", 11, 7);
    check_item(&x, 2, MEASURE, ITEM_WEAKNESS, "Ook zo.", 12, 10);
    check_item(&x, 3, MEASURE, ITEM_STRENGTH, "Zonder streep.", 13, 5);
    check_item(&x, 4, MEASURE, ITEM_QUOTE, "Een citaat.", 14, 3);
    check_item(&x, 5, DESIGN, ITEM_STRENGTH, "Met strepen.", 17, 9);
}

static void items_run_over_lines(void **state)
{
    Room *room = *state;
    Interview x = read_one(
        room, "## Meten\n- (+) een\n  twee\ndrie\n\n  vier\n\nlosse tekst\n  nog\n- (-) vijf\n"
              "  - zes\n> zeven\n> acht\nnegen\n\n> tien\n>\n> elf\n- gewoon\n  punt\n");
    expect_silence(room);
    assert_int_equal(x.item_count, 6);
    check_item(&x, 0, MEASURE, ITEM_STRENGTH, "een twee drie vier", 6, 7);
    check_item(&x, 1, MEASURE, ITEM_REMARK, "losse tekst nog", 12, 1);
    check_item(&x, 2, MEASURE, ITEM_WEAKNESS, "vijf: zes", 14, 7);
    check_item(&x, 3, MEASURE, ITEM_QUOTE, "zeven acht negen", 16, 3);
    check_item(&x, 4, MEASURE, ITEM_QUOTE, "tien elf", 20, 3);
    check_item(&x, 5, MEASURE, ITEM_REMARK, "gewoon punt", 23, 3);
}

static void other_headings_and_code_are_text(void **state)
{
    Room *room = *state;
    Interview x = read_one(
        room,
        "Strategie\n---------\n- (+) a\n### Sfeer\nGoed.\n\n```\n## Meten\n(-) geen item\n```\n"
        "## 2. Begrijpen ##\n(-) b\n");
    expect_message(room,
                   "interviews/x.md:13:1: warning: \"(-)\" makes no strength or weakness here");
    assert_int_equal(x.item_count, 5);
    check_item(&x, 0, STRATEGY, ITEM_STRENGTH, "a", 7, 7);
    check_item(&x, 1, STRATEGY, ITEM_REMARK, "Sfeer", 8, 5);
    check_item(&x, 2, STRATEGY, ITEM_REMARK, "Goed.", 9, 1);
    check_item(&x, 3, STRATEGY, ITEM_REMARK, "\\#\\# Meten (-) geen item", 11, 1);
    check_item(&x, 4, UNDERSTAND, ITEM_WEAKNESS, "b", 16, 5);
}

static void one_pillar_needs_no_heading(void **state)
{
    Room *room = *state;
    put(room, "interviews/x.md", "---\nrole: R\npillars: [meten]\n---\n# Gesprek\n- (+) a\n");
    Scan scan = read_all(room);
    expect_silence(room);
    check_item(&scan.interviews[0], 0, MEASURE, ITEM_STRENGTH, "a", 6, 7);
}

static void a_name_is_refused(void **state)
{
    Room *room = *state;
    put(room, "interviews/x.md",
        "---\nrole: R\nname: J. Jansen\nGeïnterviewde: J. Jansen\n---\n# Meten\n(+) a\n");
    read_all(room);
    expect_message(room, "interviews/x.md:3:1: error: \"name\": an interview is kept under a role");
    expect_message(
        room, "interviews/x.md:4:1: error: \"Geïnterviewde\": an interview is kept under a role");
}

// Not as a role, not as anything else: the name is in no byte of what was read.
static void a_name_is_never_read(void **state)
{
    Room *room = *state;
    put(room, "interviews/x.md",
        "---\nrole: R\nname: Jansen\nrespondent: {first: Jansen}\n---\n# Meten\n(+) a\n");
    Scan scan = read_all(room);
    const Interview *x = &scan.interviews[0];
    const Slice texts[] = { x->role, x->department, node_text(room->arena, x->items[0].line),
                            x->file };
    assert_int_equal(x->item_count, 1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(slice_find(texts[i], S("Jansen")) == texts[i].len);
    assert_null(strstr(messages(room), "Jansen"));
}

static void the_kind_is_read_in_both_languages(void **state)
{
    Room *room = *state;
    put(room, "interviews/1.md", "---\nrole: R\nkind: cx\n---\n# Meten\n(+) a\n");
    put(room, "interviews/2.md", "---\nrole: R\nsoort: Afdeling\n---\n# Meten\n(+) a\n");
    put(room, "interviews/3.md", "---\nrole: R\nsoort: klantgericht\n---\n# Meten\n(+) a\n");
    put(room, "interviews/4.md", "---\nrole: R\nkind: department\n---\n# Meten\n(+) a\n");
    put(room, "interviews/5.md", "---\nrole: R\n---\n# Meten\n(+) a\n");
    Scan scan = read_all(room);
    expect_silence(room);
    static const InterviewKind kind[] = { INTERVIEW_CX, INTERVIEW_DEPARTMENT, INTERVIEW_CX,
                                          INTERVIEW_DEPARTMENT, INTERVIEW_OF_UNKNOWN_KIND };
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(scan.interviews[i].kind, kind[i]);
}

static void a_kind_that_is_none_is_told(void **state)
{
    Room *room = *state;
    put(room, "interviews/1.md", "---\nrole: R\nkind: belangrijk\n---\n# Meten\n(+) a\n");
    Scan scan = read_all(room);
    expect_message(
        room, "interviews/1.md:3:7: error: \"belangrijk\" is not something that \"kind\" can be");
    assert_int_equal(scan.interviews[0].kind, INTERVIEW_OF_UNKNOWN_KIND);
}

static void check_numbers(Room *room, const char *const names[3], const char *const files[3],
                          const int numbers[3])
{
    for (int i = 0; i < 3; i++)
        put(room, slice_print(room->arena, "interviews/%s", names[i]).at,
            slice_print(room->arena, "---\nrole: R\ndate: 2026-02-%02d\n---\n# Meten\n(+) a\n",
                        20 - i)
                .at);
    Scan scan = read_all(room);
    assert_int_equal(scan.interview_count, 3);
    for (size_t i = 0; i < 3; i++) {
        expect_text(path_name(scan.interviews[i].file), files[i]);
        assert_int_equal(scan.interviews[i].number, numbers[i]);
    }
}

// The dates say otherwise, and a number may be missing.
static void files_with_numbers_keep_them(void **state)
{
    check_numbers(*state, (const char *const[]){ "02-b.md", "10-a.md", "1 c.md" },
                  (const char *const[]){ "1 c.md", "02-b.md", "10-a.md" },
                  (const int[]){ 1, 2, 10 });
}

static void other_files_are_numbered_by_date(void **state)
{
    check_numbers(*state, (const char *const[]){ "z.md", "y.md", "x.md" },
                  (const char *const[]){ "x.md", "y.md", "z.md" }, (const int[]){ 1, 2, 3 });
    expect_silence(*state);
}

static void a_file_without_a_number_moves_no_other(void **state)
{
    check_numbers(*state, (const char *const[]){ "Gesprek 7.md", "interview_02 x.md", "x.md" },
                  (const char *const[]){ "interview_02 x.md", "Gesprek 7.md", "x.md" },
                  (const int[]){ 2, 7, 8 });
    expect_message(
        *state, "interviews/x.md: error: the name of this file begins with no number, and that of "
                "Gesprek 7.md does [interview-number]");
}

static void a_number_that_stands_twice_moves_no_other(void **state)
{
    check_numbers(*state, (const char *const[]){ "1-a.md", "01-b.md", "2.md" },
                  (const char *const[]){ "01-b.md", "1-a.md", "2.md" }, (const int[]){ 1, 1, 2 });
    expect_message(
        *state,
        "interviews/1-a.md: error: this file has number 1, and so has 01-b.md [interview-number]");
}

// "2026-02-03.md" and "2026-02-04.md" begin with a year.
static void a_date_is_no_number(void **state)
{
    check_numbers(*state, (const char *const[]){ "2026-02-20.md", "2027.md", "2028.md" },
                  (const char *const[]){ "2028.md", "2027.md", "2026-02-20.md" },
                  (const int[]){ 1, 2, 3 });
}

static void wrong_facts_are_told_at_their_place(void **state)
{
    Room *room = *state;
    put(room, "interviews/x.md",
        "---\ndate: 2026-02-31\nrool: R\ndepartment: Burgerzake\npillars: [meten, metne]\n---\n"
        "# Meten\n(+) a\n");
    read_all(room);
    expect_message(room, "interviews/x.md:2:7: error: \"2026-02-31\" is not a day that exists");
    expect_message(room, "interviews/x.md:3:1: error: \"rool\" is not a key that is known here");
    expect_message(room, "did you mean \"rol\"?");
    expect_message(room,
                   "interviews/x.md:2: error: this interview has no role [note-role-missing]");
    expect_message(
        room,
        "interviews/x.md:4:13: warning: there is no department \"Burgerzake\" among the answers");
    expect_message(room, "did you mean \"Burgerzaken\"?");
    expect_message(room, "interviews/x.md:5:18: error: \"metne\" is not a pillar");
    expect_message(room, "did you mean \"Meten\"?");
}

static void front_matter_is_needed_and_ends(void **state)
{
    Room *room = *state;
    put(room, "interviews/a.md", "# Meten\n(+) a\n");
    put(room, "interviews/b.md", "---\nrole: R\n# Meten\n(+) a\n");
    Scan scan = read_all(room);
    expect_message(room, "interviews/a.md:1: error: this note does not begin with its facts");
    expect_message(room, "interviews/b.md:1:1: error: the facts that begin here never end");
    assert_int_equal(scan.interviews[0].item_count, 1);
}

static void prepared_is_no_interview(void **state)
{
    Room *room = *state;
    put(room, "interviews/01-a.md", "---\nrole: R\n---\n# Meten\n(+) a\n");
    put(room, "interviews/02-b.md", "---\ndate:\nrole:\nkind: cx\n---\n\n## Meten\n\n## Cultuur\n");
    put(room, "interviews/07-c.md", "---\nkind: department\ndepartment: Balie\n---\n");
    put(room, "interviews/08-d.md", "---\nrole: R\npillars: Meten\n---\n");
    Scan scan = read_all(room);
    assert_int_equal(scan.interview_count, 1);
    assert_int_equal(scan.prepared_count, 3);
    assert_int_equal(scan.prepared[0].kind, INTERVIEW_CX);
    assert_int_equal(scan.prepared[1].kind, INTERVIEW_DEPARTMENT);
    assert_int_equal(scan.prepared[1].number, 7);
    expect_text(scan.prepared[1].department, "Balie");
    expect_message(room,
                   "nothing was written yet in notes of interviews (3, the first is 02-b.md)");
}

static void lost_text_is_told(void **state)
{
    Room *room = *state;
    put(room, "interviews/x.md",
        "---\nrole: R\n---\nvooraf\n# Metne\n(+) a\n# Cultuur\n(-) b ![x](y) <i>c</i>\n");
    put(room, "interviews/y.md", "---\nrole: R\n---\n# Meten\n>\n");
    put(room, "interviews/z.docx", "x");
    read_all(room);
    expect_message(room,
                   "interviews/x.md:4:1: warning: this text stands under no heading that is known");
    expect_message(room, "interviews/x.md:5:1: error: the heading \"Metne\" is not known here");
    expect_message(room, "did you mean \"Meten\"?");
    expect_message(room, "interviews/x.md:8:12: warning: the image in this text is left out");
    expect_message(room, "interviews/x.md:8:15: warning: the HTML in this text is left out");
    expect_message(room, "interviews/y.md: warning: nothing in this note can be used");
    expect_message(room, "interviews/z.docx: warning: this document is not read: notes are plain "
                         "text [note-not-read]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(the_facts_are_read),
        in_room(items_have_their_kind_and_place),
        in_room(items_run_over_lines),
        in_room(other_headings_and_code_are_text),
        in_room(one_pillar_needs_no_heading),
        in_room(a_name_is_refused),
        in_room(a_name_is_never_read),
        in_room(the_kind_is_read_in_both_languages),
        in_room(a_kind_that_is_none_is_told),
        in_room(files_with_numbers_keep_them),
        in_room(other_files_are_numbered_by_date),
        in_room(a_file_without_a_number_moves_no_other),
        in_room(a_number_that_stands_twice_moves_no_other),
        in_room(a_date_is_no_number),
        in_room(wrong_facts_are_told_at_their_place),
        in_room(front_matter_is_needed_and_ends),
        in_room(prepared_is_no_interview),
        in_room(lost_text_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
