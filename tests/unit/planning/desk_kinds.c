// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../arena_state.h"
#include "planning/desk_kinds.h"

typedef struct Written {
    DeskKind kind;
    const char *texts; // divided by '|'
} Written;

// The checklist's own lines, and what project leaders make of them.
static void kinds_are_known_as_people_write_them(void **state)
{
    static const Written written[] = {
        { DESK_JOURNEY, "Klantreis|Klantreizen|journey|Customer journeys|overzicht "
                        "contactmomenten|KLANTREIS PASPOORT" },
        { DESK_SERVICE_CONCEPT, "Bedieningsconcepten|beschrijving bedieningsconcept(en)|Service "
                                "concept|Kanaalstrategie" },
        { DESK_CX_STRATEGY,
          "Bestaande CX strategie|CX-strategie|Klantbelevingsstrategie|Visie op dienstverlening|"
          "customer experience strategy" },
        { DESK_TARGET_GROUPS,
          "Doelgroep beschrijvingen|Doelgroepbeschrijving|target groups|target_groups" },
        { DESK_COMPLAINTS, "Klachten|klachtenregister 2025|Complimentenlijsten|FAQ's|Veelgestelde "
                           "vragen|complaints" },
        { DESK_PERSONAS, "Persona's|personas|Overzicht doelgroepen / persona's / "
                         "klantreizen|Overzicht van klantreizen" },
        { DESK_SATISFACTION, "Tevredenheidsonderzoek|klanttevredenheid|NPS-resultaten|NPS|customer "
                             "satisfaction survey" },
        { DESK_RESEARCH,
          "Overige "
          "onderzoeksresultaten|onderzoek|Research|medewerkerstevredenheidsonderzoek|Peilingen" },
        { DESK_STORIES, "Klantverhalen|klantverhaal|anekdotes|customer stories|stories" },
        { DESK_STRATEGY,
          "Algemene strategie|strategy|Meerjarenvisie|Jaarplannen|missie en visie|annual plan" },
        { DESK_ORGANISATION_CHART,
          "Organogram|organisation chart|Organization chart|organisation_chart" },
        { DESK_BRAND, "Merkidentiteit|merkverhaal|Brand identity|brand story" },
        { DESK_OTHER, "Overige documenten|overig|Anders|other" },
        { DESK_NO_KIND, "|Potlood|Opmerkingen|Personal data|x" },
    };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        Slice rest = slice_of(written[i].texts), text;
        while (slice_next_field(&rest, '|', &text)) {
            DeskKind found = desk_kind_find(*state, text);
            if (found != written[i].kind)
                fail_msg("\"%.*s\" is %s", SLICE_ARGS(text), desk_kind_id(found).at);
        }
    }
}

static void every_id_names_itself(void **state)
{
    for (int kind = DESK_JOURNEY; kind < DESK_KINDS; kind++) {
        assert_true(desk_kind_id((DeskKind)kind).len > 0);
        assert_int_equal(desk_kind_find(*state, desk_kind_id((DeskKind)kind)), kind);
    }
    assert_int_equal(desk_kind_id(DESK_NO_KIND).len, 0);
    assert_int_equal(DESK_CHECKLIST, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_known_as_people_write_them),
        cmocka_unit_test(every_id_names_itself),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
