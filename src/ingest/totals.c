#include "ingest/totals.h"

#include "ingest/tokens.h"

// Every word of the cell is one of these lists, and at least one of the first two.
static const char surely[] =
    "totaal|totalen|eindtotaal|subtotaal|kolomtotaal|total|totals|subtotal|totalscore|totaalscore|som|sum|"
    "summe|gesamt|gesamtergebnis|gemiddelde|gemiddelden|gemiddeld|gem|average|averages|avg|mean|means|"
    "durchschnitt|mittelwert|mediaan|median|medians|modus|modaal|maximum|maximaal|max|minimum|minimaal|min|"
    "hoogste|laagste|highest|lowest|standaarddeviatie|standaardafwijking|stdev|stddev|stdevp|stdafw|"
    "standardabweichung|deviation|variantie|variance|varianz|aantal|aantallen|count|counts|anzahl|"
    "totaalresultaat";
static const char perhaps[] = "n|mode|sd|std|st|var|q1|q2|q3|kwartiel|quartile|spreiding|spread|bereik|range";
static const char beside[] =
    "score|scores|resultaat|resultaten|result|results|ergebnis|waarde|waarden|value|values|per|van|of|de|het|"
    "the|alle|all|iedereen|vraag|vragen|question|questions|stelling|stellingen|pijler|kolom|kolommen|column|"
    "rij|rijen|row|rows|antwoord|antwoorden|answer|answers|respondent|respondenten|respondents|respons|"
    "responses|deelnemers|ingevuld|afdelingen|departments|grand|general|algemeen|overall|standard|standaard|"
    "dev|deviatie|afwijking|boven|en|and|organisatie|organisation|gemeente";

TotalWord total_word(Slice cell)
{
    enum { LONGEST = 48 };
    if (cell.len == 0 || cell.len > LONGEST)
        return TOTAL_NO;
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, cell), rest = key, token;
    TotalWord found = TOTAL_NO;
    while (key_word_next(&rest, &token)) {
        TotalWord of = key_word_is_one_of(token, surely)    ? TOTAL_SURELY :
                       key_word_is_one_of(token, perhaps) ? TOTAL_PERHAPS :
                                                             TOTAL_NO;
        if (of == TOTAL_NO && !key_word_is_one_of(token, beside)) {
            found = TOTAL_NO;
            break;
        }
        found = of > found ? of : found;
    }
    arena_free(scratch);
    return found;
}
