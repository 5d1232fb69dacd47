#include "../reading.h"
#include "notes/findings.h"
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
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Decision decision;
        Slice point = slice_of(cases[i].point);
        assert_int_equal(decision_read(point, &decision), cases[i].who != NULL);
        expect_text(slice_part(point, 0, decision.to), cases[i].what);
        expect_text(decision.who, cases[i].who ? cases[i].who : "");
        expect_text(decision.when, cases[i].when ? cases[i].when : "");
    }
}

// Points of the outermost list and paragraphs beside it; what lies in them is theirs.
static void points_are_found(void **state)
{
    Room *room = *state;
    put(room, "findings/Samenvatting.md",
        "---\nkop: Kop {{a}}\nlead: Lead\nvast: 3,2\n---\n## Boodschap\n\nEen alinea\nop twee regels.\n\n"
        "- *Een*\n  - dieper\n\n  nog een alinea\n-\n- ![x](y)\n\n> een citaat\n\n1) Laatste\n");
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    Scan *scan = arena_one(room->arena, Scan);
    findings_read(&folder, scan);
    const Summary *summary = &scan->summary;
    const NoteText *message = &summary->part[SUMMARY_MESSAGE];
    static const struct {
        const char *text;
        size_t line, column;
    } items[] = { { "Een alinea\nop twee regels.", 8, 1 },
                  { "*Een*\n\n  - dieper\n\n  nog een alinea", 11, 4 },
                  { "Laatste", 20, 4 } };
    assert_true(summary->present);
    expect_text(summary->part[SUMMARY_HEADING].text, "Kop {{a}}");
    assert_int_equal(summary->part[SUMMARY_HEADING].marks.hole_count, 1);
    expect_text(summary->part[SUMMARY_LEAD].text, "Lead");
    expect_text(summary->part[SUMMARY_DECISIONS].text, "");
    assert_int_equal(summary->fixed_count, 1);
    assert_int_equal(message->marks.item_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const NoteItem *item = &message->marks.items[i];
        expect_text(slice_trim(slice_part(message->text, item->from, item->to)), items[i].text);
        assert_int_equal(item->place.line, items[i].line);
        assert_int_equal(item->place.column, items[i].column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decision_ends_with_who_and_when),
        in_room(points_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
