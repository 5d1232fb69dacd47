// SPDX-License-Identifier: EUPL-1.2
// Headings as the survey tools write them: which statement they end with, which number they begin with.
#include "columns/heading.h"

#include <stdlib.h>

#include "../reading.h"
#include "columns/wording.h"

static const char *const statement[] = {
    "We weten wat inwoners willen, en dat past bij onze koers.", "Doelen en aanpak",
    "Collega’s denken mee: niet ná, maar vóór het ontwerp"
};

static void fill(Arena *arena, Slice texts[ITEMS])
{
    for (int item = 0; item < ITEMS; item++) {
        Slice text = item < 3 ? slice_of(statement[item])
                              : slice_print(arena, "Stelling nummer %d van de lijst", item);
        texts[item] = wording_key(arena, text);
    }
}

static Heading heading_of(Arena *arena, const char *first, const char *second)
{
    Slice cells[] = { slice_of(first), slice_of(second) };
    return heading_take_apart(arena, cells, *second ? 2 : 1, S(""), (Place){ 0 });
}

// Each holds a %s where the statement stands.
static const char *const joints[] = {
    "%s",
    "1.1 %s",
    "A1. %s",
    "G1Q1[SQ001]. Geef aan [%s]",
    "Geef aan [%s]",
    "Geef aan: %s (ID59)",
    "Geef aan : Blok : %s (S1_L1)",
    "5) Geef aan in hoeverre dit gebeurt - %s&nbsp;",
    "<p>Geef&nbsp;aan:</p> <b>%s</b>",
    "Geef aan:\xC2\xA0\n. %s",
    "Geef aan - %s",
    "Geef aan | %s",
    "Geef aan. %s",
    "Geef aan? %s",
    "groep/%s",
    "Q01_pijler->%s",
    "Geef aan (%s)",
    "Geef aan (%s) (ID3)",
    "  Geef aan:   %s  ;",
    "%s:Geef aan hoe vaak dit gebeurt",
};

static Slice in_form(Arena *arena, const char *form, Slice text)
{
    Slice rest = slice_of(form);
    size_t at = slice_find(rest, S("%s"));
    Slice before = slice_part(rest, 0, at), after = slice_part(rest, at + 2, rest.len);
    return slice_print(arena, "%.*s%.*s%.*s", SLICE_ARGS(before), SLICE_ARGS(text),
                       SLICE_ARGS(after));
}

static void any_joint(void **state)
{
    Arena *arena = arena_new();
    Slice texts[ITEMS];
    (void)state;
    fill(arena, texts);
    for (size_t form = 0; form < sizeof joints / sizeof *joints; form++) {
        for (int item = 0; item < 3; item++) {
            Slice text = in_form(arena, joints[form], slice_of(statement[item]));
            Heading heading = heading_of(arena, text.at, "");
            HeadingStatement found = heading_question(&heading, texts);
            if (found.item != item || found.handbook)
                fail_msg("\"%s\" is question %d", text.at, found.item);
        }
    }
    arena_free(arena);
}

static void not_a_part_of_another(void **state)
{
    static const char *const others[] = { "We maken doelen en aanpak", "Doelen en aanpakken",
                                          "koers", "Onze doelen en aanpak zijn duidelijk" };
    Arena *arena = arena_new();
    Slice texts[ITEMS];
    (void)state;
    fill(arena, texts);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        Heading heading = heading_of(arena, others[i], "");
        assert_int_equal(heading_question(&heading, texts).item, -1);
    }
    arena_free(arena);
}

static void signs_differ(void **state)
{
    static const char *const same[] = {
        "We weten wat inwoners willen ,  en dat\xC2\xA0past bij onze koers",
        "\"We weten wat inwoners willen, en dat past bij onze koers\"…",
        "WE WETEN WAT INWONERS WILLEN – EN DAT PAST BIJ ONZE KOERS!",
    };
    Arena *arena = arena_new();
    Slice texts[ITEMS];
    (void)state;
    fill(arena, texts);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        Heading heading = heading_of(arena, same[i], "");
        assert_int_equal(heading_question(&heading, texts).item, 0);
    }
    Heading heading = heading_of(
        arena, "Collega&amp;#39;s denken mee; niet n&aacute;, maar v&oacute;&oacute;r het ontwerp",
        "");
    assert_int_equal(heading_question(&heading, texts).item, 2);
    arena_free(arena);
}

static void numbers(void **state)
{
    static const struct {
        const char *heading;
        int item;
        bool sure;
        int set;
        bool beyond;
    } known[] = {
        { "2.3", 10, true, 0, false },
        { "2.3. Wij weten", 10, true, 0, false },
        { "Q2.3 Wij weten", 10, true, 0, false },
        { "Q2_3", 10, false, 0, false },
        { "Vraag 2.3: Wij weten", 10, true, 0, false },
        { "vraag_2_3", 10, false, 0, false },
        { "2,3", 10, true, 0, false },
        { "Pijlervragen: 2.3 Wij weten (ID3)", 10, true, 0, false },
        { "Geef aan [2.3 Wij weten]", 10, true, 0, false },
        { "Q02_pijler->2.3 Wij weten", 10, true, 0, false },
        { "groep/q2_3", 10, false, 0, false },
        { "strategie_3", 2, false, 0, false },
        { "groep_strategie/strategie_3", 2, false, 0, false },
        { "2.3.1", 10, true, 1, false },
        { "2.3_2", 10, true, 2, false },
        { "2.3 (2)", 10, true, 2, false },
        { "2.3(2)", 10, true, 2, false },
        { "2.3b", 10, true, 2, false },
        { "7.1 Wij weten", -1, true, 0, true },
        { "Q7_8", -1, false, 0, true },
        { "2.9", -1, true, 0, true },
        { "q2_3___1", -1, false, 0, false },
        { "Toelichting: 2.3 Wij weten", -1, false, 0, false },
        { "1.1.2026", -1, false, 0, false },
        { "Versie 2", -1, false, 0, false },
    };
    Arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Heading heading = heading_of(arena, known[i].heading, "");
        HeadingNumber found = heading_number(&heading);
        bool same = found.item == known[i].item && found.beyond == known[i].beyond &&
                    (found.item < 0 || (found.sure == known[i].sure && found.set == known[i].set));
        if (!same)
            fail_msg("\"%s\" is question %d, set %d%s", known[i].heading, found.item, found.set,
                     found.beyond ? ", beyond" : "");
    }
    arena_free(arena);
}

static void own_words(void **state)
{
    static const struct {
        const char *first;
        const char *second;
        const char *words;
    } known[] = {
        { "1.1 Wij weten, 't Is waar!", "", "Wij weten, 't Is waar!" },
        { "Q1_1", "Wij weten het", "Wij weten het" },
        { "Geef aan: 1.1. Wij <b>weten</b> het (ID300)", "", "Wij  weten  het" },
        { "Geef aan [1.1 Wij weten het (soms)]", "", "Wij weten het (soms)" },
        { "1.1", "", "" },
        { "1.1", "Response", "" },
    };
    Arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Heading heading = heading_of(arena, known[i].first, known[i].second);
        HeadingNumber number = heading_number(&heading);
        assert_int_equal(number.item, 0);
        assert_string_equal(slice_copy(arena, heading_statement(arena, &heading, &number)).at,
                            known[i].words);
    }
    arena_free(arena);
}

static void departments(void **state)
{
    static const struct {
        const char *heading;
        int says;
    } known[] = {
        { "Afdeling", DEPARTMENT_CLEARLY },
        { "Bij welke afdeling van de gemeente werk je?", DEPARTMENT_CLEARLY },
        { "Q01_afdeling", DEPARTMENT_CLEARLY },
        { "Afdeling (ID12)", DEPARTMENT_CLEARLY },
        { "Achtergrond: In welk team werk je?", DEPARTMENT_PERHAPS },
        { "Waar werk je?", DEPARTMENT_WHERE },
        { "Waar ben je nu vooral werkzaam?", DEPARTMENT_WHERE },
        { "Waar is dat?", 0 },
        { "Hoe lang werk je al bij deze afdeling?", 0 },
        { "Naam leidinggevende afdeling", 0 },
    };
    Arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Heading heading = heading_of(arena, known[i].heading, "");
        if (heading_is_department(&heading) != known[i].says)
            fail_msg("\"%s\": %d", known[i].heading, heading_is_department(&heading));
    }
    arena_free(arena);
}

// The handbook's text is not ours to keep; where it is at hand, each of its statements is known.
static void handbook(void **state)
{
    const char *shared = getenv("CXSCAN_SHARED");
    char command[512], line[1024];
    int pillar = -1, found = 0;
    bool first = false;
    (void)state;
    snprintf(command, sizeof command, "cat %s/reference/000_*.txt 2>/dev/null",
             shared ? shared : "/nonexistent");
    FILE *text = popen(command, "r");
    if (!text)
        skip();
    Arena *arena = arena_new();
    Slice texts[ITEMS];
    fill(arena, texts);
    while (fgets(line, sizeof line, text)) {
        Slice rest = slice_trim(slice_of(line));
        if (slice_equal(rest, S("Vragenlijst"))) {
            pillar = -1;
            found = 0;
        } else if (slice_starts(rest, S("Vragen over "))) {
            pillar++;
            first = true;
        }
        if (pillar < 0 || rest.len < 3 || rest.at[1] != '.' || rest.at[0] < '1' || rest.at[0] > '9')
            continue;
        Slice shown =
            slice_print(arena, "Geef aan: %.*s", SLICE_ARGS(slice_part(rest, 3, rest.len)));
        Heading heading = heading_of(arena, shown.at, "");
        HeadingStatement statement_found = heading_question(&heading, texts);
        // Strategy has its sixth statement in two lines, numbered 6 and 7; the second is no statement.
        int number = rest.at[0] - '0' - (pillar == 0 && rest.at[0] > '7');
        if (pillar == 0 && rest.at[0] == '7')
            continue;
        if (statement_found.item != pillar * QUESTIONS + number - 1 || !statement_found.handbook)
            fail_msg("a statement of pillar %d: %d is question %d", pillar, number,
                     statement_found.item);
        found++;
    }
    pclose(text);
    arena_free(arena);
    if (!first)
        skip();
    assert_int_equal(found, ITEMS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_joint),    cmocka_unit_test(not_a_part_of_another),
        cmocka_unit_test(signs_differ), cmocka_unit_test(numbers),
        cmocka_unit_test(own_words),    cmocka_unit_test(departments),
        cmocka_unit_test(handbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
