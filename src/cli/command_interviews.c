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
#include "language/says.h"

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

static void say(Printer *p, const char *const *text)
{
    buffer_print(&p->out, "%s", text[p->dutch]);
}

// ---- who was heard ----

static void add_heard(Printer *p)
{
    const json_t *heard = json_object_get(p->facts, "interview_summary");
    const char *verdict = facts_flag(heard, "too_few")    ? says_too_few[p->dutch]
                          : facts_flag(heard, "too_many") ? says_too_many[p->dutch]
                                                          : "";
    buffer_print(&p->out, SAYS_INTERVIEWS_SO_FAR(p->dutch), text(heard, "count_text"), verdict);
    if (!facts_flag(heard, "present"))
        return;
    buffer_print(&p->out, SAYS_INTERVIEWS_BY_KIND(p->dutch), text(heard, "cx_count_text"),
                 text(heard, "department_count_text"));
    if (facts_flag(heard, "has_unknown"))
        buffer_print(&p->out, SAYS_INTERVIEWS_OF_NO_KIND(p->dutch), text(heard, "unknown_count_text"));
}

// ---- one department ----

static void add_interviews_with(Printer *p, const char *name)
{
    Slice key = text_key(p->arena, slice_of(name));
    const char *joint = says_already_heard[p->dutch];
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
    buffer_print(&p->out, "  n = %-4s %s %s (%s %s)\n", text(department, "n_text"), says_mean[p->dutch],
                 text(department, "mean_text"), says_whole_organisation[p->dutch],
                 text(department, "organisation_text"));
    json_array_foreach(json_object_get(department, "reasons"), i, reason) {
        buffer_print(&p->out, "      ");
        buffer_add_padded(&p->out, facts_text(reason, "name"), 14);
        buffer_print(&p->out, SAYS_BESIDE_ORGANISATION(p->dutch), text(reason, "score_text"),
                     text(reason, "interval_text"), text(reason, "organisation_text"),
                     text(reason, "p_text"));
    }
    if (!average && !facts_flag(department, "clear"))
        say(p, says_may_be_chance);
    add_interviews_with(p, text(department, "name"));
}

// ---- all of them ----

static void add_kind(Printer *p, const char *kind, const char *const *heading)
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
            buffer_print(&p->out, "\n%s\n", heading[p->dutch]);
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
        say(p, says_none_compared);
        return;
    }
    buffer_print(&p->out, SAYS_MARKED_ARE_ADVISED(p->dutch), text(advice, "advised_count_text"));
    add_kind(p, "high", says_stand_out_high);
    add_kind(p, "low", says_stand_out_low);
    add_kind(p, "mixed", says_stand_out_mixed);
    add_kind(p, "average", says_stand_out_not);
    if (facts_flag(p->facts, "any_withheld"))
        buffer_print(&p->out, SAYS_TOO_SMALL_TO_ADVISE(p->dutch),
                     text(json_object_get(p->facts, "scan"), "min_group_text"));
    say(p, says_choose_close_to_customer);
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
        Facts *facts = facts_make(scored.arena, scored.scan, scored.results);
        bool dutch = slice_equal(scored.scan->settings.language, S("nl"));
        Slice told = config->messages.json ? as_json(arena, facts->tree)
                                           : as_text(arena, dutch, scored.scan, facts->tree);
        code = console_result(config, told);
        facts_free(facts);
    }
    scored_free(config, &scored);
    return code;
}
