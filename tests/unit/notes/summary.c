// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "../written.h"
#include "model/scan.h"
#include "notes/findings.h"
#include "notes/points.h"
#include "notes/summary.h"

static void a_decision_ends_with_who_and_when(void **state)
{
    static const struct {
        const char *point, *what, *who, *when; // no who: it is not complete
    } cases[] = {
        { "Kies (board, May 2026)", "Kies", "board", "May 2026" },
        { "Kies (a, b, 7 May).", "Kies", "a, b", "7 May" },
        { "Kies (snel) iets (a (b), c)", "Kies (snel) iets", "a (b)", "c" },
        { "Kies (a (b, c), d)", "Kies", "a (b, c)", "d" },
        { "Kies", "Kies", NULL, NULL },
        { "Kies (board)", "Kies (board)", NULL, NULL },
        { "Kies (, May)", "Kies (, May)", NULL, NULL },
        { "Kies (board, )", "Kies (board, )", NULL, NULL },
        { "Kies, board, May)", "Kies, board, May)", NULL, NULL },
        { "Kies (a, b) nu", "Kies (a, b) nu", NULL, NULL },
        { "(a, b)", "(a, b)", NULL, NULL },
        { ")", ")", NULL, NULL },
        { "", "", NULL, NULL },
    };
    Room *room = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Decision decision;
        const Node *point = written_plain(room->arena, cases[i].point);
        assert_int_equal(decision_read(room->arena, point, &decision), cases[i].who != NULL);
        expect_text(node_text(room->arena, decision.what), cases[i].what);
        expect_text(node_text(room->arena, decision.who), cases[i].who ? cases[i].who : "");
        expect_text(node_text(room->arena, decision.when), cases[i].when ? cases[i].when : "");
    }
}

// Whole sentences as long as they fit, the first one always.
static void a_paragraph_is_shortened(void **state)
{
    Room *room = *state;
    static const struct {
        const char *text;
        size_t words;
        const char *beginning;
    } cases[] = {
        { "Een twee. Drie vier vijf. Zes.", 5, "Een twee. Drie vier vijf." },
        { "Een twee. Drie vier vijf. Zes.", 4, "Een twee." },
        { "Een twee drie vier. Vijf.", 0, "Een twee drie vier." },
        { "Geen punt aan het eind", 2, "Geen punt aan het eind" },
        { "Wij niet. Waarom dan? Zomaar!", 4, "Wij niet. Waarom dan?" },
        { "Op 3.4 scoort het 2,5. Dan", 0, "Op 3.4 scoort het 2,5." },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Node *written = written_plain(room->arena, cases[i].text);
        Node *paragraph = point_line(room->arena, written);
        const Node *beginning = point_beginning(room->arena, paragraph, cases[i].words);
        expect_text(node_text(room->arena, beginning), cases[i].beginning);
        assert_int_equal(beginning->kind, NODE_PARAGRAPH);
    }
    assert_null(point_beginning(room->arena, NULL, 3));
    assert_int_equal(point_words(room->arena, NULL), 0);
}

// Points of the outermost list and paragraphs beside it; what lies in them is theirs.
static void points_are_found(void **state)
{
    Room *room = *state;
    put(room, "findings/Samenvatting.md",
        "---\nkop: Kop {{a}}\nlead: Lead\nvast: 3,2\n---\n## Boodschap\n\nEen alinea\nop twee "
        "regels.\n\n"
        "- *Een*\n  - dieper\n\n  nog een alinea\n-\n- ![x](y)\n\n> een citaat\n\n1) Laatste\n");
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    Scan *scan = arena_one(room->arena, Scan);
    findings_read(&folder, S("findings"), scan);
    const Summary *summary = &scan->summary;
    static const struct {
        const char *text;
        size_t line, column;
    } items[] = { { "Een alinea op twee regels.", 8, 1 },
                  { "*Een* - dieper nog een alinea", 11, 4 },
                  { "Laatste", 20, 4 } };
    assert_true(summary->present);
    expect_text(note_plain(room->arena, summary->part[SUMMARY_HEADING]), "Kop {{a}}");
    expect_text(note_hole_next(summary->part[SUMMARY_HEADING], NULL)->argument, "a");
    expect_text(note_plain(room->arena, summary->part[SUMMARY_LEAD]), "Lead");
    assert_null(summary->part[SUMMARY_DECISIONS]);
    assert_int_equal(summary->fixed_count, 1);
    const Node *message = summary->part[SUMMARY_MESSAGE], *point = NULL;
    assert_int_equal(note_point_count(message), 3);
    for (size_t i = 0; i < 3; i++) {
        point = note_point_next(message, point);
        expect_text(note_markdown_line(room->arena, point_line(room->arena, point)), items[i].text);
        assert_int_equal(note_point_place(point).line, items[i].line);
        assert_int_equal(note_point_place(point).column, items[i].column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(a_decision_ends_with_who_and_when),
        in_room(a_paragraph_is_shortened),
        in_room(points_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
