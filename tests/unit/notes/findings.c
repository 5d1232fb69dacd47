// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "model/finding.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "notes/findings.h"
#include "notes/notes.h"

static Scan *read_all(Room *room)
{
    Scan *scan = arena_one(room->arena, Scan);
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    findings_read(&folder, S("findings"), scan);
    return scan;
}

static void a_file_is_read_whole(void **state)
{
    Room *room = *state;
    put(room, "findings/measure.md",
        "---\nheading: We meten te weinig\nvalidated: 13,5\ntarget: 19\nreason: Er zijn geen "
        "afspraken.\n---\n\n"
        "## Conclusies\n\nVeel *cijfers*.\n\n### Deel\n\nMeer.\n\n## Aanbevelingen\n\n1. Kies.\n2. "
        "Laat "
        "zien.\n\n"
        "### Later\n\nx\n\n## Voorbeelden:\n\n- De kantine.\n");
    const Findings *f = &read_all(room)->findings[MEASURE];
    expect_silence(room);
    assert_true(f->present);
    expect_text(f->file, "findings/measure.md");
    expect_text(note_plain(room->arena, f->part[FINDING_HEADING]), "We meten te weinig");
    assert_int_equal(fraction_compare(f->validated, fraction(27, 2)), 0);
    assert_int_equal(fraction_compare(f->target, fraction(19, 1)), 0);
    assert_int_equal(f->target_phase, -1);
    expect_text(note_plain(room->arena, f->part[FINDING_REASON]), "Er zijn geen afspraken.");
    expect_text(note_markdown(room->arena, f->part[FINDING_CONCLUSIONS]),
                "Veel *cijfers*.\n\n### Deel\n\nMeer.");
    expect_text(note_markdown(room->arena, f->part[FINDING_RECOMMENDATIONS]),
                "1) Kies.\n2) Laat zien.\n\n### Later\n\nx");
    expect_text(note_markdown(room->arena, f->part[FINDING_EXAMPLES]), "* De kantine.");
}

// Where each hole and each stretch of prose stands in the file, whatever Markdown is round it.
static void holes_have_places(void **state)
{
    Room *room = *state;
    put(room, "findings/measure.md",
        "---\nheading: \"a {{b}}\"\nreason: >\n  Een [1.3]\n  en {{c}}.\nfixed: [\"3,2\", "
        "Lerend]\n---\n"
        "# Conclusies\n\nEerst *één {{score}}*.\n\n- [x](http://a.nl) [gesprek 4]\n  - `{{code}}` "
        "\\{{nee}}\n\n"
        "# Advies\nx\n\n# Conclusies\n| a |\n|---|\n| é {{{d}}} |\n");
    const Findings *f = &read_all(room)->findings[MEASURE];
    expect_silence(room);
    const struct {
        FindingPart part;
        size_t index;
        const char *name;
        size_t line, column, length;
    } holes[] = {
        { FINDING_HEADING, 0, "b", 2, 13, 5 },
        { FINDING_REASON, 0, "1.3", 4, 7, 5 },
        { FINDING_REASON, 1, "c", 5, 6, 5 },
        { FINDING_CONCLUSIONS, 0, "score", 10, 12, 9 },
        { FINDING_CONCLUSIONS, 1, "gesprek 4", 12, 20, 11 },
        { FINDING_CONCLUSIONS, 2, "d", 21, 5, 7 },
    };
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        const Node *hole = note_hole_next(f->part[holes[i].part], NULL);
        for (size_t k = 0; k < holes[i].index; k++)
            hole = note_hole_next(f->part[holes[i].part], hole);
        assert_non_null(hole);
        expect_text(hole->argument, holes[i].name);
        assert_int_equal(hole->place.line, holes[i].line);
        assert_int_equal(hole->place.column, holes[i].column);
        assert_int_equal(hole->place.length, holes[i].length);
    }
    const Node *last = NULL;
    for (const Node *hole = NULL;
         (hole = note_hole_next(f->part[FINDING_CONCLUSIONS], hole)) != NULL; last = hole)
        continue;
    expect_text(last->argument, "d");
    assert_int_equal(f->fixed_count, 2);
    expect_text(f->fixed[0], "3,2");
    expect_text(f->fixed[1], "Lerend");
    size_t texts = 0;
    for (NodeWalk walk = node_walk(f->part[FINDING_CONCLUSIONS]); node_walk_next(&walk);) {
        const Node *node = walk.node;
        if (!walk.entering || node->kind != NODE_TEXT || !node->place.line)
            continue;
        Slice line = node->place.text;
        assert_true(slice_find(line, node->text) < line.len);
        assert_int_equal(node->place.length, utf8_count(node->text));
        texts++;
    }
    assert_true(texts > 5);
}

static void what_is_lost_is_told_at_its_line(void **state)
{
    Room *room = *state;
    put(room, "findings/measure.md",
        "# Conclusies\n\nEerst.\n\nEen ![x](http://a.nl/x.png).\n\n- een\n- "
        "[y](javascript:x)\n\n<!-- niets -->\n\n"
        "Een <b>x</b>.\n\n| a | b |\n|---|---|\n| c |\n| d | e \\| f |\n| g | h | i |\n\n```\n| a "
        "|\n|---|\n| b | c |\n```\n");
    read_all(room);
    expect_message(room, "findings/measure.md:5:10: warning: the image in this text is left out");
    expect_message(room, "findings/measure.md:8:7: warning: a link in this text leads nowhere");
    expect_message(room, "findings/measure.md:12:5: warning: the HTML in this text is left out");
    expect_message(
        room, "findings/measure.md:18:1: warning: this row has 3 cells and its table 2 columns");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_WARNING), 4);
}

static void what_is_not_there_is_empty(void **state)
{
    Room *room = *state;
    put(room, "findings/cultuur.md", "# Conclusion\nGoed.\n");
    Scan *scan = read_all(room);
    expect_silence(room);
    assert_false(scan->findings[STRATEGY].present);
    assert_true(fraction_is_none(scan->findings[STRATEGY].target));
    assert_true(scan->findings[CULTURE].present);
    assert_true(fraction_is_none(scan->findings[CULTURE].validated));
    expect_text(note_markdown(room->arena, scan->findings[CULTURE].part[FINDING_CONCLUSIONS]),
                "Goed.");
    expect_text(note_markdown(room->arena, scan->findings[CULTURE].part[FINDING_EXAMPLES]), "");
}

static void a_target_may_be_a_phase(void **state)
{
    Room *room = *state;
    static const char *const phases[] = { "startend", "learning", "Groeiend", "mature", "leidend" };
    static const int doubled[] = { 16, 25, 37, 49, 57 };
    for (int i = 0; i < 5; i++) {
        put(room, "findings/govern.md",
            slice_print(room->arena, "---\ntarget: %s\n---\n", phases[i]).at);
        const Findings *f = &read_all(room)->findings[GOVERN];
        expect_silence(room);
        assert_int_equal(f->target_phase, i);
        assert_int_equal(fraction_compare(f->target, fraction(doubled[i], 2)), 0);
    }
}

static void wrong_facts_are_told(void **state)
{
    Room *room = *state;
    put(room, "findings/design.md", "---\nvalidated: 33\ntarget: groeind\nheadings: x\n---\n");
    Scan *scan = read_all(room);
    expect_message(room, "findings/design.md:2:12: error: \"33\" is not a score: \"validated\" is "
                         "a number from 8 to 32");
    expect_message(
        room,
        "findings/design.md:3:9: error: \"groeind\" is neither a score from 8 to 32 nor a phase");
    expect_message(room,
                   "findings/design.md:4:1: error: \"headings\" is not a key that is known here");
    assert_true(fraction_is_none(scan->findings[DESIGN].validated));
    assert_int_equal(scan->findings[DESIGN].target_phase, -1);
}

static void headings_that_are_not_known_are_told(void **state)
{
    Room *room = *state;
    put(room, "findings/design.md", "---\n---\nvooraf\n\n## Conclusie\na\n\n## Anbevelingen\nb\n");
    read_all(room);
    expect_message(
        room, "findings/design.md:3:1: warning: this text stands under no heading that is known");
    expect_message(room, "put it under one of: Conclusies, Aanbevelingen, Voorbeelden");
    expect_message(room,
                   "findings/design.md:8:1: error: the heading \"Anbevelingen\" is not known here");
    expect_message(room, "did you mean \"Aanbevelingen\"?");
}

static void files_belong_to_pillars(void **state)
{
    Room *room = *state;
    put(room, "findings/metn.md", "x\n");
    put(room, "findings/measure.md", "# Conclusies\na\n");
    put(room, "findings/meten.md", "# Conclusies\nb\n");
    put(room, "findings/notes.txt", "x\n");
    Scan *scan = read_all(room);
    expect_message(room,
                   "findings/metn.md: error: the name of this file is neither that of a pillar");
    expect_message(room, "should it be \"meten.md\"?");
    expect_message(room, "findings/meten.md: error: this pillar already has a file: measure.md");
    expect_message(room, "findings/notes.txt: warning: this text is not read");
    expect_text(note_markdown(room->arena, scan->findings[MEASURE].part[FINDING_CONCLUSIONS]), "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(a_file_is_read_whole),
        in_room(holes_have_places),
        in_room(what_is_lost_is_told_at_its_line),
        in_room(what_is_not_there_is_empty),
        in_room(a_target_may_be_a_phase),
        in_room(wrong_facts_are_told),
        in_room(headings_that_are_not_known_are_told),
        in_room(files_belong_to_pillars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
