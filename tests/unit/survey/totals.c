// SPDX-License-Identifier: EUPL-1.2
#include "columns/total_words.h"
#include "survey/totals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void words_that_sum_up(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        TotalWord word;
    } cases[] = {
        { "Totaal", TOTAL_SURELY },
        { " TOTAAL: ", TOTAL_SURELY },
        { "Totaal Resultaat", TOTAL_SURELY },
        { "Gem. score", TOTAL_SURELY },
        { "Gemiddelde per vraag", TOTAL_SURELY },
        { "gem.", TOTAL_SURELY },
        { "Max", TOTAL_SURELY },
        { "Maximum", TOTAL_SURELY },
        { "Min.", TOTAL_SURELY },
        { "Modus", TOTAL_SURELY },
        { "Aantal respondenten", TOTAL_SURELY },
        { "Grand Total", TOTAL_SURELY },
        { "St.dev (standaardafwijking)", TOTAL_SURELY },
        { "Standard deviation", TOTAL_SURELY },
        { "StDev", TOTAL_SURELY },
        { "Gesamtergebnis", TOTAL_SURELY },
        { "n", TOTAL_PERHAPS },
        { "n =", TOTAL_PERHAPS },
        { "SD", TOTAL_PERHAPS },
        { "St. dev.", TOTAL_PERHAPS },
        { "", TOTAL_NO },
        { "score", TOTAL_PERHAPS },
        { "@SUM(1+1)", TOTAL_NO },
        { "=SUM(A1:A9)", TOTAL_NO },
        { "Burgerzaken", TOTAL_NO },
        { "Team Totaalbeeld", TOTAL_NO },
        { "Totaal Voetbal", TOTAL_NO },
        { "Klant en Gemiddelde wachttijd", TOTAL_NO },
        { "de organisatie", TOTAL_NO },
        { "12", TOTAL_NO },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (total_word(slice_of(cases[i].cell)) != cases[i].word)
            fail_msg("\"%s\" is %d", cases[i].cell, (int)total_word(slice_of(cases[i].cell)));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(words_that_sum_up) };
    return cmocka_run_group_tests_name("survey/totals", tests, NULL, NULL);
}
