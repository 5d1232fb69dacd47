// Whom to interview: the departments that stand out and average ones, with the reason; and who was heard
// already. Made of facts, so it holds nothing that the report may not say, but for one thing that the project
// leader knows: with which departments there was an interview.
#include <stdlib.h>

#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/scoring.h"
#include "facts/facts.h"
#include "facts/reading.h"

typedef struct Printer {
    Arena *arena;
    bool dutch;
    const Scan *scan;
    const json_t *facts;
    size_t name_width;
    Buffer out;
} Printer;

static const char *text(const json_t *object, const char *key)
{
    return facts_text(object, key).at;
}

static void say(Printer *p, const char *english, const char *dutch)
{
    buffer_print(&p->out, "%s", p->dutch ? dutch : english);
}

// ---- who was heard ----

static void add_heard(Printer *p)
{
    const json_t *heard = json_object_get(p->facts, "interview_summary");
    const char *verdict[] = { "", "" };
    if (facts_flag(heard, "too_few"))
        verdict[0] = ": too few", verdict[1] = ": te weinig";
    else if (facts_flag(heard, "too_many"))
        verdict[0] = ": more than needed", verdict[1] = ": meer dan nodig";
    buffer_print(&p->out, p->dutch ? "Gesprekken tot nu toe: %s%s (het handboek vraagt er 12 tot 15)\n"
                                   : "Interviews so far: %s%s (the handbook asks for 12 to 15)\n",
                 text(heard, "count_text"), verdict[p->dutch]);
    if (!facts_flag(heard, "present"))
        return;
    buffer_print(&p->out,
                 p->dutch
                     ? "  %s dicht op de klant (6 tot 8)\n  %s op een afdeling, gekozen op de score (6)\n"
                     : "  %s close to the customer (6 to 8)\n  %s in a department, chosen by its score (6)\n",
                 text(heard, "cx_count_text"), text(heard, "department_count_text"));
    if (facts_flag(heard, "has_unknown"))
        buffer_print(
            &p->out,
            p->dutch ? "  %s onbekend: zet \"soort: klantgericht\" of \"soort: afdeling\" in het gesprek\n"
                     : "  %s unknown: write \"kind: cx\" or \"kind: department\" in the interview\n",
            text(heard, "unknown_count_text"));
}

// ---- one department ----

static void add_interviews_with(Printer *p, const char *name)
{
    Slice key = text_key(p->arena, slice_of(name));
    const char *joint = p->dutch ? "      al gesproken: gesprek " : "      already heard: interview ";
    bool any = false;
    for (size_t i = 0; i < p->scan->interview_count; i++) {
        const Interview *interview = &p->scan->interviews[i];
        if (!slice_equal(text_key(p->arena, interview->department), key))
            continue;
        buffer_print(&p->out, "%s%d", any ? ", " : joint, interview->number);
        any = true;
    }
    if (any)
        buffer_add_byte(&p->out, '\n');
}

static void add_department(Printer *p, const json_t *department)
{
    const json_t *reason;
    size_t i;
    bool average = slice_equal(slice_of(text(department, "kind")), S("average"));
    buffer_print(&p->out, "  %s ", facts_flag(department, "advised") ? "*" : " ");
    buffer_add_padded(&p->out, facts_text(department, "name"), p->name_width);
    buffer_print(&p->out, "  n = %-4s %s %s (%s %s)\n", text(department, "n_text"),
                 p->dutch ? "gemiddeld" : "mean", text(department, "mean_text"),
                 p->dutch ? "hele organisatie" : "whole organisation", text(department, "organisation_text"));
    json_array_foreach(json_object_get(department, "reasons"), i, reason) {
        buffer_print(&p->out, "      ");
        buffer_add_padded(&p->out, facts_text(reason, "name"), 14);
        buffer_print(&p->out,
                     p->dutch ? "%s (interval %s), hele organisatie %s, %s\n"
                              : "%s (interval %s), whole organisation %s, %s\n",
                     text(reason, "score_text"), text(reason, "interval_text"),
                     text(reason, "organisation_text"), text(reason, "p_text"));
    }
    if (!average && !facts_flag(department, "clear"))
        say(p, "      the furthest on this side, but the difference may be chance\n",
            "      het verst aan deze kant, maar het verschil kan toeval zijn\n");
    add_interviews_with(p, text(department, "name"));
}

// ---- all of them ----

static void add_kind(Printer *p, const char *kind, const char *english, const char *dutch)
{
    const json_t *department;
    size_t i;
    bool any = false;
    json_array_foreach(json_object_get(json_object_get(p->facts, "interview_advice"), "departments"), i,
                       department)
    {
        if (!slice_equal(slice_of(text(department, "kind")), slice_of(kind)))
            continue;
        if (!any)
            buffer_print(&p->out, "\n%s\n", p->dutch ? dutch : english);
        any = true;
        add_department(p, department);
    }
}

static void add_advice(Printer *p)
{
    const json_t *advice = json_object_get(p->facts, "interview_advice"), *department;
    size_t i;
    json_array_foreach(json_object_get(advice, "departments"), i, department) {
        size_t letters = utf8_count(slice_of(text(department, "name")));
        p->name_width = letters > p->name_width ? letters : p->name_width;
    }
    if (!facts_flag(advice, "present")) {
        say(p, "\nNo department can be compared: there are none among the answers, or they are too small.\n",
            "\nEr valt geen afdeling te vergelijken: de antwoorden noemen er geen, of ze zijn te klein.\n");
        return;
    }
    buffer_print(&p->out,
                 p->dutch ? "\nMet * de %s afdelingen die we aanraden.\n"
                          : "\n* marks the %s departments that we advise.\n",
                 text(advice, "advised_count_text"));
    add_kind(p, "high", "Stand out: high", "Springen eruit: hoog");
    add_kind(p, "low", "Stand out: low", "Springen eruit: laag");
    add_kind(p, "mixed", "Stand out: high on one pillar, low on another",
             "Springen eruit: hoog op de ene pijler, laag op de andere");
    add_kind(p, "average", "Average: clearly different on no pillar",
             "Gemiddeld: wijken op geen pijler duidelijk af");
    if (facts_flag(p->facts, "any_withheld"))
        buffer_print(&p->out,
                     p->dutch ? "\nVan afdelingen met minder dan %s deelnemers zeggen we niets.\n"
                              : "\nNothing is said of departments with fewer than %s participants.\n",
                     text(json_object_get(p->facts, "scan"), "min_group_text"));
    say(p, "\nWho is close to the customer does not follow from scores: choose those 6 to 8 yourself.\n",
        "\nWie dicht op de klant zit, volgt niet uit scores: kies die 6 tot 8 mensen zelf.\n");
}

static Slice as_text(Arena *arena, bool dutch, const Scan *scan, const json_t *facts)
{
    Printer p = { .arena = arena, .dutch = dutch, .scan = scan, .facts = facts };
    add_heard(&p);
    add_advice(&p);
    Slice all = slice_copy(arena, buffer_slice(&p.out));
    buffer_free(&p.out);
    return all;
}

static Slice as_json(Arena *arena, const json_t *facts)
{
    static const char *const keys[] = { "interview_summary", "interview_advice" };
    json_t *object = json_object();
    for (size_t i = 0; object && i < sizeof keys / sizeof *keys; i++)
        if (json_object_set(object, keys[i], json_object_get(facts, keys[i])))
            out_of_memory(0);
    char *dump = object ? json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) : NULL;
    if (!dump)
        out_of_memory(0);
    Slice all = slice_print(arena, "%s\n", dump);
    free(dump);
    json_decref(object);
    return all;
}

ExitCode command_interviews(Arena *arena, const Config *config)
{
    Scored scored;
    // This is for the one at the terminal: figures and names of pillars are in the language of the messages.
    Config own = *config;
    if (!own.scan.language.len)
        own.scan.language = config->messages.language == MESSAGES_DUTCH ? S("nl") : S("en");
    ExitCode code = scored_read(&own, config->folders[0], &scored);
    if (code == EXIT_DONE) {
        json_t *facts = facts_make(scored.scan, scored.results);
        bool dutch = slice_equal(scored.scan->settings.language, S("nl"));
        code = console_result(config, config->messages.json ? as_json(arena, facts)
                                                            : as_text(arena, dutch, scored.scan, facts));
        json_decref(facts);
    }
    scored_free(config, &scored);
    return code;
}
