// SPDX-License-Identifier: EUPL-1.2
// Whom to interview: the departments that stand out and average ones, with the reason; and who was heard
// already. Made of facts, so it holds nothing that the report may not say, but for one thing that the
// project leader knows: with which departments there was an interview. With --guides notes and a guide to
// hold them with.
#include <stdlib.h>

#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interview_guides.h"
#include "cli/scoring.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/make.h"
#include "facts/record_json.h"
#include "language/says.h"
#include "model/scan.h"

typedef struct Printer {
    Arena *arena;
    bool dutch;
    const Scan *scan;
    const Facts *facts;
    ValueStyle style;
    size_t name_width;
    Buffer out;
} Printer;

static void say(Printer *p, const char *const *text)
{
    buffer_print(&p->out, "%s", text[p->dutch]);
}

// ---- who was heard ----

static void add_heard(Printer *p)
{
    const InterviewSummary *heard = &p->facts->interview_summary;
    const char *verdict = heard->too_few    ? says_too_few[p->dutch]
                          : heard->too_many ? says_too_many[p->dutch]
                                            : "";
    buffer_print(&p->out, SAYS_INTERVIEWS_SO_FAR(p->dutch),
                 count_value_text(&p->style, heard->count).at, verdict);
    if (!heard->present)
        return;
    buffer_print(&p->out, SAYS_INTERVIEWS_BY_KIND(p->dutch),
                 count_value_text(&p->style, heard->cx_count).at,
                 count_value_text(&p->style, heard->department_count).at);
    if (heard->has_unknown)
        buffer_print(&p->out, SAYS_INTERVIEWS_OF_NO_KIND(p->dutch),
                     count_value_text(&p->style, heard->unknown_count).at);
}

// ---- one department ----

static void add_interviews_with(Printer *p, Slice name)
{
    Slice key = text_key(p->arena, name);
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

static void add_reason(Printer *p, const AdviceReason *reason)
{
    buffer_print(&p->out, "      ");
    buffer_add_padded(&p->out, reason->name, 14);
    buffer_print(&p->out, SAYS_BESIDE_ORGANISATION(p->dutch),
                 score_value_text(&p->style, reason->score).at,
                 slice_copy(p->arena, reason->interval_text).at,
                 score_value_text(&p->style, reason->organisation).at,
                 slice_copy(p->arena, reason->p_text).at);
}

static void add_department(Printer *p, const AdvisedDepartment *department)
{
    bool average = slice_equal(department->kind, S("average"));
    Slice mean = real_value_text(&p->style, department->mean, 1);
    Slice organisation = real_value_text(&p->style, department->organisation, 1);
    buffer_print(&p->out, "  %s ", department->advised ? "*" : " ");
    buffer_add_padded(&p->out, department->name, p->name_width);
    buffer_print(&p->out, "  n = %-4s %s %.*s (%s %.*s)\n",
                 count_value_text(&p->style, department->n).at, says_mean[p->dutch],
                 SLICE_ARGS(mean), says_whole_organisation[p->dutch], SLICE_ARGS(organisation));
    for (size_t i = 0; i < department->reason_count; i++)
        add_reason(p, &department->reasons[i]);
    if (!average && !department->clear)
        say(p, says_may_be_chance);
    add_interviews_with(p, department->name);
}

// ---- all of them ----

static void add_kind(Printer *p, const char *kind, const char *const *heading)
{
    const InterviewAdvice *advice = &p->facts->interview_advice;
    bool any = false;
    for (size_t i = 0; i < advice->department_count; i++) {
        if (!slice_equal(advice->departments[i].kind, slice_of(kind)))
            continue;
        if (!any)
            buffer_print(&p->out, "\n%s\n", heading[p->dutch]);
        any = true;
        add_department(p, &advice->departments[i]);
    }
}

static void add_advice(Printer *p)
{
    const InterviewAdvice *advice = &p->facts->interview_advice;
    for (size_t i = 0; i < advice->department_count; i++) {
        size_t letters = utf8_count(advice->departments[i].name);
        p->name_width = letters > p->name_width ? letters : p->name_width;
    }
    if (!advice->present) {
        say(p, says_none_compared);
        return;
    }
    buffer_print(&p->out, SAYS_MARKED_ARE_ADVISED(p->dutch),
                 count_value_text(&p->style, advice->advised_count).at);
    add_kind(p, "high", says_stand_out_high);
    add_kind(p, "low", says_stand_out_low);
    add_kind(p, "mixed", says_stand_out_mixed);
    add_kind(p, "average", says_stand_out_not);
    if (p->facts->withheld.any_withheld)
        buffer_print(&p->out, SAYS_TOO_SMALL_TO_ADVISE(p->dutch),
                     count_value_text(&p->style, p->facts->scan.min_group).at);
    say(p, says_choose_close_to_customer);
}

static Slice as_text(Arena *arena, bool dutch, const Scan *scan, const Facts *facts)
{
    Printer p = {
        .arena = arena, .dutch = dutch, .scan = scan, .facts = facts, .style = facts->style
    };
    add_heard(&p);
    add_advice(&p);
    Slice all = slice_copy(arena, buffer_slice(&p.out));
    buffer_free(&p.out);
    return all;
}

static Slice as_json(Arena *arena, const Facts *facts)
{
    json_t *object = facts_object();
    facts_put(object, "interview_summary",
              record_json(&facts->style, &interview_summary_record, &facts->interview_summary));
    facts_put(object, "interview_advice",
              record_json(&facts->style, &interview_advice_record, &facts->interview_advice));
    char *dump = json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
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
    if (config->guides)
        return interview_guides_make(arena, config);
    // This is for the one at the terminal: figures and names of pillars are in the language of the
    // messages.
    Config own = *config;
    if (!own.scan.language.len)
        own.scan.language = config->messages.language == MESSAGES_DUTCH ? S("nl") : S("en");
    ExitCode code = scored_read(&own, config->folders[0], SCORED_TO_TELL, &scored);
    if (code == EXIT_DONE) {
        Facts *facts = facts_make(scored.arena, scored.scan, scored.results);
        bool dutch = slice_equal(scored.scan->settings.language, S("nl"));
        Slice told = config->messages.json ? as_json(arena, facts)
                                           : as_text(arena, dutch, scored.scan, facts);
        code = console_result(config, told);
        facts_free(facts);
    }
    scored_free(&scored, true);
    return code;
}
