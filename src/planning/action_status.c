#include "planning/action_status.h"

#include "base/nearest.h"

static const char *const names[ACTION_STATUSES] = {
    [ACTION_IDEA] = "idea|idee|voorstel|proposal|proposed|concept|nieuw|new",
    [ACTION_PLANNED] = "planned|gepland|ingepland|scheduled|niet gestart|nog niet gestart|not started|"
                       "not yet started|nog te starten|te starten|te doen|to do|todo|open|not begun|"
                       "nog niet begonnen|niet begonnen|in voorbereiding",
    [ACTION_STARTED] = "started|gestart|loopt|lopend|bezig|mee bezig|in uitvoering|in progress|begonnen|"
                       "actief|active|onderhanden|underway|under way|in behandeling|"
                       "wip|op schema|on track",
    [ACTION_DONE] = "done|klaar|gereed|afgerond|gedaan|gerealiseerd|finished|complete|completed|voltooid|"
                    "afgesloten|closed|uitgevoerd|implemented|opgeleverd|delivered|behaald|achieved",
    [ACTION_PAUSED] = "paused|gepauzeerd|pauze|on hold|onhold|hold|uitgesteld|postponed|deferred|"
                      "in de wacht|in de wachtstand|stilgelegd|ligt stil|"
                      "aangehouden|geparkeerd|parked|suspended|opgeschort|tijdelijk gestopt|bevroren|frozen",
    [ACTION_DROPPED] = "dropped|vervallen|vervalt|geannuleerd|cancelled|canceled|geschrapt|afgeblazen|"
                       "gestopt|stopped|stopgezet|ingetrokken|withdrawn|afgevoerd|afgewezen|rejected|"
                       "niet meer nodig|no longer needed|gaat niet door|won't do|abandoned",
};
static const char ongoing_names[] = "doorlopend|doorlopende actie|continu|continue|ongoing|continuous|"
                                    "permanent|structureel|blijvend|loopt door";

bool action_status_find(Arena *arena, Slice text, ActionStatus *status, bool *ongoing)
{
    // "on hold (wacht op budget)" is on hold.
    text = slice_trim(slice_part(text, 0, slice_find(text, S("("))));
    *ongoing = name_among(arena, text, ongoing_names);
    if (*ongoing) {
        *status = ACTION_STARTED;
        return true;
    }
    for (int i = 0; i < ACTION_STATUSES; i++) {
        if (name_among(arena, text, names[i])) {
            *status = (ActionStatus)i;
            return true;
        }
    }
    return false;
}
