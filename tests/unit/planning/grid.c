// SPDX-License-Identifier: EUPL-1.2
#include "input/strings_file.h"
#include "planning/grid.h"

#include "../reading.h"
#include "base/buffer.h"
#include "model/grid.h"
#include "model/pillar.h"
#include "model/scan.h"

static Scan *default_grid(Room *room, const char *language, const Terms *terms)
{
    Scan *scan = arena_one(room->arena, Scan);
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    scan->settings.language = slice_of(language);
    scan->strings = strings_read(room->arena, room->d, S(CXSCAN_SOURCE_DIR "/templates"),
                                 slice_of(language), terms);
    grid_read_default(&folder, S(CXSCAN_SOURCE_DIR "/templates"), scan);
    assert_int_equal(folder.source_count, 0);
    return scan;
}

// Both languages say something in every cell, never the same twice, and short enough for the page.
static void both_default_grids_are_whole(void **state)
{
    Room *room = *state;
    static const char *const languages[] = { "nl", "en" };
    for (size_t l = 0; l < 2; l++) {
        Scan *scan = default_grid(room, languages[l], NULL);
        expect_silence(room);
        const GridCell *cells = &scan->grid[0][0];
        for (int i = 0; i < PILLARS * PHASES; i++) {
            assert_true(slice_ends(cells[i].look, S(".")) && slice_ends(cells[i].step, S(".")));
            assert_in_range(utf8_count(cells[i].look), 50, 95);
            assert_in_range(utf8_count(cells[i].step), 40, 95);
            for (int k = 0; k < i; k++) {
                assert_false(slice_equal(cells[i].look, cells[k].look));
                assert_false(slice_equal(cells[i].step, cells[k].step));
            }
        }
    }
}

// The longest terms that scan.yaml may give leave every cell within the room that it has.
static void the_longest_terms_fit(void **state)
{
    Room *room = *state;
    MappedText longest = { .text = S("zeer-lang-woord-van-vier") };
    Terms terms = { longest, longest, longest };
    assert_int_equal(longest.text.len, TERM_MOST);
    const Scan *scan = default_grid(room, "nl", &terms);
    expect_silence(room);
    assert_int_equal(
        slice_find(scan->grid[STRATEGY][4].look, S("Zeer-lang-woord-van-vier en partners")), 0);
    default_grid(room, "en", &terms);
    expect_silence(room);
}

static const char *const phase_names[PHASES] = { "Startend", "Learning", "GROEIEND", "mature",
                                                 "Leidend" };

// A grid of which `skip` (pillar × 5 + phase) is left out, and `extra` stands at the end.
static Scan *own_grid(Room *room, int skip, const char *extra)
{
    Buffer csv = { 0 };
    Scan *scan = default_grid(room, "nl", NULL);
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    buffer_add(&csv, S("Fase;Pijler;Stap;Beeld\n"));
    for (int i = PILLARS * PHASES - 1; i >= 0; i--) {
        Slice pillar = pillar_id((Pillar)(i / PHASES));
        if (i != skip)
            buffer_print(&csv, "%s;%.*s;stap %d;beeld %d\n", phase_names[i % PHASES],
                         SLICE_ARGS(pillar), i, i);
    }
    buffer_add(&csv, slice_of(extra));
    put(room, "grid.csv", csv.bytes);
    buffer_free(&csv);
    grid_read(&folder, S("grid.csv"), scan);
    assert_int_equal(folder.source_count, 1);
    return scan;
}

static void own_cells_replace_the_default_in_any_order(void **state)
{
    Room *room = *state;
    Scan *scan = own_grid(room, -1, "");
    expect_silence(room);
    expect_text(scan->grid[STRATEGY][0].look, "beeld 0");
    expect_text(scan->grid[MEASURE][1].step, "stap 16");
    expect_text(scan->grid[CULTURE][4].look, "beeld 29");
}

static void every_cell_must_be_there_once(void **state)
{
    Room *room = *state;
    own_grid(room, 17,
             "Lerend;Meten;nog eens;dubbel\nGroeind;Meten;a;b\nLerend;Meeten;a;b\n"
             ";Meten;a;b\nLerend;;a;b\n");
    expect_message(room,
                   "grid.csv:31:1: error: Meten, phase Lerend stands here for the second time; "
                   "the first is in line 14 [grid-twice]");
    expect_message(room, "grid.csv:32:1: error: \"Groeind\" is not a phase [grid-phase]");
    expect_message(room, "did you mean \"Groeiend\"?");
    expect_message(room, "grid.csv:33:8: error: \"Meeten\" is not a pillar [cell-pillar]");
    expect_message(room,
                   "grid.csv:34:1: error: the column \"Fase\" is empty in this row [cell-empty]");
    expect_message(room,
                   "grid.csv:35:8: error: the column \"Pijler\" is empty in this row [cell-empty]");
    expect_message(room, "grid.csv: error: the CX-grid misses: Meten Groeiend [grid-missing]");
}

static void a_cell_says_something_that_fits(void **state)
{
    Room *room = *state;
    char row[400];
    snprintf(row, sizeof row, "Groeiend;Meten;;%0121d\n", 0);
    own_grid(room, 17, row);
    expect_message(room,
                   "grid.csv:31:16: error: the column \"Stap\" is empty in this row [cell-empty]");
    expect_message(room,
                   "grid.csv:31:17: error: this text has 121 characters; a cell of the CX-grid has "
                   "room for 120 [grid-long]");
}

static void columns_are_named(void **state)
{
    Room *room = *state;
    Scan *scan = arena_one(room->arena, Scan);
    ScanFolder folder = { .arena = room->arena, .d = room->d, .path = room->folder };
    put(room, "grid.csv", "pillar;phase;looks like\nMeten;Lerend;x\n");
    grid_read(&folder, S("grid.csv"), scan);
    expect_message(room, "[heading-missing]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(both_default_grids_are_whole),
        in_room(the_longest_terms_fit),
        in_room(own_cells_replace_the_default_in_any_order),
        in_room(every_cell_must_be_there_once),
        in_room(a_cell_says_something_that_fits),
        in_room(columns_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
