// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../arena_state.h"
#include "base/diagnostics.h"
#include "base/messages.h"

// Messages as the rooms after this one have them.
#define MESSAGE(symbol, id, severity, en, nl, hint_en, hint_nl)                                    \
    static const Message DIAG_##symbol[1] = {                                                      \
        { id, SEVERITY_##severity, { en, nl }, { hint_en, hint_nl } }                              \
    };
MESSAGE(TEMPLATE_UNKNOWN_NAME, "template-unknown-name", ERROR,
        "there is no fact called \"{1}\" here", "er is hier geen gegeven \"{1}\"",
        "the nearest name here is \"{2}\"; \"cxscan facts\" prints all of them",
        "de naam die er het meest op lijkt is \"{2}\"; \"cxscan facts\" toont ze allemaal")
MESSAGE(KEY_UNKNOWN, "key-unknown", ERROR, "\"{1}\" is not a key that is known here",
        "\"{1}\" is geen sleutel die hier bekend is", "did you mean \"{2}\"?", "bedoelt u \"{3}\"?")
MESSAGE(FIGURE_NO_ALT, "figure-no-alt", FAULT,
        "the chart \"{1}\" has no text for people who cannot see it",
        "de grafiek \"{1}\" heeft geen tekst voor wie hem niet ziet",
        "say between [ and ] what the chart shows, with its numbers",
        "zet tussen [ en ] wat de grafiek laat zien, met de getallen")
MESSAGE(CHART_UNKNOWN, "chart-unknown", ERROR, "there is no chart \"{1}\"",
        "er is geen figuur \"{1}\"", "take one of the charts that the template's own pages use",
        "neem een figuur die het sjabloon zelf gebruikt")
MESSAGE(FOLDER_MISSING, "folder-missing", ERROR, "there is no folder \"{1}\"",
        "er is geen map \"{1}\"", "\"cxscan new {1}\" makes one to start from",
        "\"cxscan new {1}\" maakt er een om mee te beginnen")

// Kept out of line: inlined, gcc 12 takes the stream's buffer for a variable of this function.
__attribute__((noinline)) static char *printed(const Diagnostics *d, DiagnosticStyle style)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    diagnostics_print(d, out, style);
    fclose(out);
    return text;
}

static void shows_place_text_and_hint(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    Place place = {
        .file = S("scan.yaml"), .line = 3, .column = 6, .text = S("één: twee"), .length = 4
    };
    diagnose(d, DIAG_FILE_UNREADABLE, place, S("no reason"));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    assert_string_equal(
        text, "scan.yaml:3:6: error: this file cannot be read: no reason [file-unreadable]\n"
              "    3 | één: twee\n"
              "      |      ^^^^\n"
              "  hint: check that it exists and that you may read it\n");
    free(text);
}

// Files of a folder inside the one that is read: named from the outer one, and counted apart from its own.
static void calls_files_by_the_folder_they_are_below(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    diagnostics_below(d, S("../last"));
    for (int i = 0; i < 3; i++)
        diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("a.csv") }), S("x"));
    diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("/b.csv") }), S("x"));
    diagnose(d, DIAG_FOLDER_MISSING, ((Place){ .file = S("") }), S("x"));
    diagnostics_below(d, S(""));
    diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("a.csv") }), S("y"));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    assert_non_null(strstr(text, "../last/a.csv: error: this file cannot be read: x"));
    assert_non_null(strstr(text, "\n/b.csv: error"));
    assert_non_null(strstr(text, "cxscan: error"));
    assert_non_null(strstr(text, "\na.csv: error: this file cannot be read: y"));
    assert_null(strstr(text, "more"));
    free(text);
}

// A fault is an error, but a warning from the moment that this is a draft.
static void a_draft_softens_faults(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    Place place = { .file = S("report.md"), .line = 3 };
    assert_int_equal(diagnose(d, DIAG_FIGURE_NO_ALT, place, S("radar")), SEVERITY_ERROR);
    diagnostics_draft(d);
    assert_int_equal(diagnose(d, DIAG_FIGURE_NO_ALT, place, S("dots")), SEVERITY_WARNING);
    assert_int_equal(diagnose(d, DIAG_FILE_UNREADABLE, place, S("x")), SEVERITY_ERROR);
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 2);
    assert_int_equal(diagnostics_count(d, SEVERITY_WARNING), 3);
    assert_true(diagnostics_has(d, DIAG_FIGURE_NO_ALT, S("dots")));
    assert_false(diagnostics_has(d, DIAG_FIGURE_NO_ALT, S("ladder")));
    assert_false(diagnostics_has(d, DIAG_CHART_UNKNOWN, S("dots")));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    assert_non_null(strstr(text, "report.md:3: error: the chart \"radar\""));
    assert_non_null(strstr(text, "report.md:3: warning: the chart \"dots\""));
    free(text);
    text = printed(d, (DiagnosticStyle){ .json = true });
    assert_non_null(strstr(text, "{\"severity\":\"warning\",\"id\":\"figure-no-alt\""));
    free(text);
}

static void sorts_and_counts_what_repeats(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    for (size_t line = 9; line > 0; line--)
        diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("b.csv"), .line = line }), S("x"));
    diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("a.csv") }), S("x"));
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 10);
    char *text = printed(d, (DiagnosticStyle){ .language = MESSAGES_DUTCH });
    assert_non_null(strstr(text, "a.csv: fout:"));
    assert_true(strstr(text, "a.csv") < strstr(text, "b.csv:7"));
    assert_true(strstr(text, "b.csv:7") < strstr(text, "b.csv:9"));
    assert_null(strstr(text, "b.csv:6"));
    assert_non_null(strstr(text, "… en nog 6 keer"));
    free(text);
}

static void shows_the_first_words_of_a_long_argument(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    char words[900];
    for (size_t i = 0; i < sizeof words; i += 3)
        memcpy(words + i, "\xE2\x82\xAC", 3);
    diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("a.csv") }), (Slice){ words, 300 * 3 });
    diagnose(d, DIAG_FILE_UNREADABLE, ((Place){ .file = S("b.csv") }),
             slice_print(arena, "%.*s%.*s", 900, words, 303, words));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    char *first = strstr(text, "a.csv: error: "), *second = strstr(text, "b.csv: error: ");
    assert_non_null(first);
    assert_non_null(second);
    assert_true(strstr(first, "…") > second);
    assert_non_null(strstr(second, "€…"));
    free(text);
}

static void escapes_what_could_steer_a_terminal(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, DIAG_FILE_UNREADABLE,
             ((Place){ .file = S("a\n.csv"),
                       .line = 1,
                       .column = 1,
                       .text = S("\033[2Jx\xFF\xE2\x80\xAEy\xE2\x80\xA8") }),
             S("\a"));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    assert_non_null(strstr(text, "a\\x0A.csv:1:1"));
    assert_non_null(strstr(text, "\\x1B[2Jx\\xFF\\u202Ey\\u2028"));
    assert_non_null(strstr(text, "\\x07"));
    free(text);
    text = printed(d, (DiagnosticStyle){ .json = true });
    assert_non_null(strstr(text, "\"id\":\"file-unreadable\""));
    assert_null(strchr(text, '\033'));
    free(text);
}

static void long_lines_show_the_part_around_the_column(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    char line[400];
    memset(line, 'a', sizeof line);
    line[299] = 'B';
    diagnose(d, DIAG_FILE_UNREADABLE,
             ((Place){ .file = S("f"), .line = 1, .column = 300, .text = { line, sizeof line } }),
             S(""));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    char *excerpt = strstr(text, "    1 | "), *caret = strstr(text, "      | ");
    assert_non_null(excerpt);
    assert_non_null(caret);
    size_t marked = strcspn(caret, "^");
    // The ellipsis before the window is one column wide but three bytes long.
    assert_int_equal(excerpt[marked + 2], 'B');
    free(text);
}

static void hints_leave_out_what_they_cannot_name(void **state)
{
    Arena *arena = *state;
    Diagnostics *d = diagnostics_new(arena);
    diagnose(d, DIAG_TEMPLATE_UNKNOWN_NAME, ((Place){ .file = S("a") }), S("x"), S("near"));
    diagnose(d, DIAG_TEMPLATE_UNKNOWN_NAME, ((Place){ .file = S("b") }), S("x"), S(""));
    diagnose(d, DIAG_KEY_UNKNOWN, ((Place){ .file = S("c") }), S("x"), S(""));
    char *text = printed(d, (DiagnosticStyle){ 0 });
    assert_non_null(strstr(
        text, "  hint: the nearest name here is \"near\"; \"cxscan facts\" prints all of them\n"));
    assert_non_null(strstr(text, "  hint: \"cxscan facts\" prints all of them\n"));
    assert_null(strstr(text, "\"\""));
    assert_null(strstr(strstr(text, "c: error"), "hint"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_place_text_and_hint),
        cmocka_unit_test(calls_files_by_the_folder_they_are_below),
        cmocka_unit_test(a_draft_softens_faults),
        cmocka_unit_test(sorts_and_counts_what_repeats),
        cmocka_unit_test(shows_the_first_words_of_a_long_argument),
        cmocka_unit_test(escapes_what_could_steer_a_terminal),
        cmocka_unit_test(hints_leave_out_what_they_cannot_name),
        cmocka_unit_test(long_lines_show_the_part_around_the_column),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
