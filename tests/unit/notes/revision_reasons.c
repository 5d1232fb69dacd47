// SPDX-License-Identifier: EUPL-1.2
// changes.md: which part of it is about the present version.
#include "../reading.h"
#include "model/scan.h"
#include "notes/notes.h"
#include "notes/revision_reasons.h"

static Slice about(Room *room, const char *version)
{
    Scan *scan = arena_one(room->arena, Scan);
    scan->settings.version = slice_of(version);
    ScanFolder folder = {
        .arena = room->arena, .d = room->d, .path = room->folder, .reads_notes = true
    };
    revision_reasons_read(&folder, S("changes.md"), scan);
    if (folder.source_count)
        assert_false(folder.sources[0].feeds_numbers);
    return note_markdown(room->arena, scan->revision_reasons);
}

static void without_a_file_there_is_nothing(void **state)
{
    Room *room = *state;
    expect_text(about(room, "1.0"), "");
    expect_silence(room);
}

static void a_file_without_versions_is_about_this_one(void **state)
{
    Room *room = *state;
    put(room, "changes.md", "# Waarom\n\nActie 4 is *later*.\n\n## 3 redenen\n\n- geld\n");
    expect_text(about(room, "1.1"),
                "### Waarom\n\nActie 4 is *later*.\n\n#### 3 redenen\n\n* geld");
    expect_silence(room);
}

static void headings_with_versions_divide_it(void **state)
{
    Room *room = *state;
    put(room, "changes.md",
        "Voorwoord\n\n## Versie 1.1, 3 april\n\nNa de sessie.\n\n### Roadmap\n\nTwee acties.\n\n"
        "## [1.0] – 2026-03-12\n\nEerste.\n\nv0.9\n====\nOud.\n\n## concept\n\nLos.\n\n## "
        "2\n\nTwee.\n");
    expect_text(about(room, "1.1"), "Na de sessie.\n\n### Roadmap\n\nTwee acties.");
    expect_text(about(room, "v1.1"), "Na de sessie.\n\n### Roadmap\n\nTwee acties.");
    expect_text(about(room, "1.0"), "Eerste.");
    expect_text(about(room, "0.9"), "Oud.\n\n### concept\n\nLos.");
    expect_text(about(room, "Concept"), "Los.");
    expect_text(about(room, "2"), "Twee.");
    expect_text(about(room, "1.2"), "");
    expect_silence(room);
}

static void a_version_may_be_written_in_many_ways(void **state)
{
    Room *room = *state;
    put(room, "changes.md",
        "## v1.2\n\ntwee\n\n## V. 1.3 – mei\n\ndrie\n\n**Versie 1.4**\n\nvier met **1.2** erin\n\n"
        "##Versie: 1.5\nvijf\n\n## Release 1.6\n\n•\tzes\n");
    expect_text(about(room, "1.2"), "twee");
    expect_text(about(room, "1.3"), "drie");
    expect_text(about(room, "1.4"), "vier met **1.2** erin");
    expect_text(about(room, "v1.5"), "vijf");
    expect_text(about(room, "1.6"), "* zes");
    expect_silence(room);
}

static void it_is_safe_and_says_what_it_lost(void **state)
{
    Room *room = *state;
    put(room, "changes.md", "::: cover 3\n<b>vet</b> ![x](y.png) [link](javascript:x)\n");
    expect_text(about(room, "1.0"), "\\::: cover 3\nvet link");
    expect_message(room, "changes.md");
    expect_message(room, "[note-image]");
    expect_message(room, "[note-html]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(without_a_file_there_is_nothing),
        in_room(a_file_without_versions_is_about_this_one),
        in_room(headings_with_versions_divide_it),
        in_room(a_version_may_be_written_in_many_ways),
        in_room(it_is_safe_and_says_what_it_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
