// SPDX-License-Identifier: EUPL-1.2
#include "department/department_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct Example {
    const char *cell;
    const char *name;
} Example;

static void names(void **state)
{
    static const Example examples[] = {
        { " Burgerzaken ", "Burgerzaken" },
        { "Zorg &amp;amp; Welzijn", "Zorg & Welzijn" },
        { "<p>Zorg<br/>&nbsp;en Welzijn</p>", "Zorg en Welzijn" },
        { "&lt;b&gt;Zorg&lt;/b&gt;", "Zorg" },
        { "R&D <10 fte", "R&D <10 fte" },
        { "FinanciÃ«n", "Financiën" },
        { "FinanciÃƒÂ«n", "Financiën" },
        { "Financi├½n", "Financiën" },
        { "Financi√´n", "Financiën" },
        { "Ã  la carte", "à la carte" },
        { "Zorg â€“ Jeugd", "Zorg – Jeugd" },
        { "l’école", "l’école" },
        { "Ångström", "Ångström" },
        { "Balie;", "Balie" },
        { "Balie, ;", "Balie" },
        { "[\"Balie\"]", "Balie" },
        { "12;#Balie", "Balie" },
        { "Kiesraad", "Kiesraad" },
        { "Selectie en Werving", "Selectie en Werving" },
        { "N.B. Zaken", "N.B. Zaken" },
        { "n.v.t.", "" },
        { "N/A", "" },
        { "–", "" },
        { "?", "" },
        { "...", "" },
        { "Kies…", "" },
        { "Kies een afdeling", "" },
        { "-- Maak een keuze --", "" },
        { "Please select", "" },
        { "&nbsp;", "" },
        { "", "" },
    };
    Arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        Slice name = department_name(arena, slice_of(examples[i].cell));
        assert_string_equal(slice_copy(arena, name).at, examples[i].name);
    }
    arena_free(arena);
}

static void keys(void **state)
{
    static const Example same[] = {
        { "Werk & Inkomen", "werk en inkomen" },
        { "Werk+Inkomen", "Werk and Inkomen" },
        { "R&D", "R & D" },
        { "Team–Noord", "Team - noord" },
        { "Team\u00a0Noord", "team noord." },
        { "Advies/Beheer", "Advies / Beheer" },
    };
    static const Example different[] = { { "Team 1", "Team 2" },
                                         { "Financiën", "Financien" },
                                         { "Enkhuizen", "&khuizen" },
                                         { "Beheer A", "Beheer B" } };
    Arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(slice_equal(department_key(arena, slice_of(same[i].cell)),
                                department_key(arena, slice_of(same[i].name))));
    for (size_t i = 0; i < sizeof different / sizeof *different; i++)
        assert_false(slice_equal(department_key(arena, slice_of(different[i].cell)),
                                 department_key(arena, slice_of(different[i].name))));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(names), cmocka_unit_test(keys) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
