// What was read, so that a person can see whether it was read as it was meant: on standard output. What is
// wrong goes to standard error after it.
#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/scoring.h"
#include "facts/checklist.h"

static Slice use_text(Arena *arena, bool dutch, const Scan *scan, const ColumnUse *use)
{
    switch (use->use) {
    case COLUMN_QUESTION:
        return slice_print(arena, dutch ? "vraag %.*s  %.*s" : "question %.*s  %.*s",
                           SLICE_ARGS(question_id(use->index)), SLICE_ARGS(scan->question_text[use->index]));
    case COLUMN_DEPARTMENT: return dutch ? S("afdeling") : S("department");
    case COLUMN_OPEN: {
        Slice name = scan->words ? words_pillar(scan->words, use->index) : pillar_id((Pillar)use->index);
        return slice_print(arena, dutch ? "open antwoord bij %.*s" : "open answer on %.*s", SLICE_ARGS(name));
    }
    case COLUMN_ID: return dutch ? S("nummer van het antwoord") : S("number of the response");
    case COLUMN_META:
        return dutch ? S("niet nodig: gegevens van het enquêteprogramma")
                     : S("not needed: the survey tool's own data");
    case COLUMN_PERSONAL:
        return dutch ? S("niet gelezen: dit wijst een persoon aan") : S("not read: it identifies a person");
    case COLUMN_UNUSED: break;
    }
    return dutch ? S("niet gebruikt") : S("not used");
}

static void add_columns(Arena *arena, bool dutch, const Scan *scan, Buffer *out)
{
    static const char *const why[][2] = {
        [BY_NOTHING] = { "", "" },
        [BY_SETTINGS] = { "  (scan.yaml)", "  (scan.yaml)" },
        [BY_HEADING] = { "  (heading)", "  (kop)" },
        [BY_NUMBER] = { "  (number)", "  (nummer)" },
        [BY_TEXT] = { "  (text)", "  (tekst)" },
        [BY_DATE] = { "  (date)", "  (datum)" },
    };
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *use = &scan->columns[i];
        buffer_print(out, "%5zu  ", use->column);
        buffer_add_padded(out, use->heading, 24);
        buffer_print(out, "  %.*s%s\n", SLICE_ARGS(use_text(arena, dutch, scan, use)), why[use->why][dutch]);
    }
}

// Counted things on one line; what there is none of is not mentioned.
typedef struct Count {
    size_t count;
    const char *one[2]; // English, Dutch
    const char *more[2];
} Count;

static void add_counts(bool dutch, const Count *counts, size_t count, Buffer *out)
{
    const char *joint = "";
    for (size_t i = 0; i < count; i++) {
        if (counts[i].count == 0)
            continue;
        const char *name = counts[i].count == 1 ? counts[i].one[dutch] : counts[i].more[dutch];
        buffer_print(out, "%s%zu %s", joint, counts[i].count, name);
        joint = ", ";
    }
    if (*joint)
        buffer_add_byte(out, '\n');
}

static void add_what_there_is(bool dutch, const Scan *scan, Buffer *out)
{
    const Responses *responses = &scan->responses;
    size_t findings = 0;
    for (int p = 0; p < PILLARS; p++)
        findings += scan->findings[p].present;
    const Count people[] = {
        { responses->count, { "respondent", "respondent" }, { "respondents", "respondenten" } },
        { responses->incomplete,
          { "without an answer", "zonder antwoord" },
          { "without an answer", "zonder antwoord" } },
        { responses->unfinished, { "unfinished", "niet afgerond" }, { "unfinished", "niet afgerond" } },
        { responses->skipped, { "left out", "niet meegeteld" }, { "left out", "niet meegeteld" } },
        { scan->department_count, { "department", "afdeling" }, { "departments", "afdelingen" } },
    };
    const Count notes[] = {
        { scan->interview_count, { "interview", "gesprek" }, { "interviews", "gesprekken" } },
        { findings,
          { "pillar with findings", "pijler met bevindingen" },
          { "pillars with findings", "pijlers met bevindingen" } },
        { scan->desk_count,
          { "finding in documents", "bevinding in stukken" },
          { "findings in documents", "bevindingen in stukken" } },
        { scan->action_count, { "action", "actie" }, { "actions", "acties" } },
    };
    add_counts(dutch, people, sizeof people / sizeof *people, out);
    add_counts(dutch, notes, sizeof notes / sizeof *notes, out);
    if (!scan->previous || scan->previous->responses.count == 0)
        return;
    const Count then[] = {
        { scan->previous->responses.count,
          { "respondent", "respondent" },
          { "respondents", "respondenten" } },
        { scan->previous->department_count, { "department", "afdeling" }, { "departments", "afdelingen" } },
    };
    buffer_print(out, "%s: ", dutch ? "vorige scan" : "previous scan");
    add_counts(dutch, then, sizeof then / sizeof *then, out);
}

// By these names a spelling that was not meant shows itself.
static void add_departments(Arena *arena, bool dutch, const Scan *scan, Buffer *out)
{
    size_t *people = arena_many(arena, size_t, scan->department_count);
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint32_t at = respondent_at(&scan->responses, i)->department;
        if (at != NO_DEPARTMENT)
            people[at]++;
    }
    for (size_t i = 0; i < scan->department_count; i++) {
        const Department *department = &scan->departments[i];
        buffer_print(out, "%5zu  %.*s", people[i], SLICE_ARGS(department->name));
        if (department->invited >= 0)
            buffer_print(out, dutch ? "  (%lld genodigd)" : "  (%lld invited)",
                         (long long)department->invited);
        buffer_add_byte(out, '\n');
    }
}

// What the next stage needs that is not there yet, in the language of the messages.
static void add_checklist(Arena *arena, const Config *config, const Scan *scan, Buffer *out)
{
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    const Words *words =
        words_read(arena, diagnostics_new(arena), config->scan.templates, dutch ? S("nl") : S("en"));
    Stage next = scan->settings.stage == STAGE_SELF ? STAGE_VALIDATED : STAGE_FINAL;
    // At stage final each of them is an error of its own.
    if (!words || scan->settings.stage == STAGE_FINAL)
        return;
    Checklist list = checklist_make(arena, scan, words);
    size_t count = 0;
    for (int i = 0; i < NEEDS; i++) {
        const Need *need = &list.need[i];
        if (need->present || need->stage > next)
            continue;
        if (count++ == 0)
            buffer_print(out, dutch ? "nog nodig voor stadium %s:\n" : "still needed for stage %s:\n",
                         next == STAGE_FINAL ? "final" : "validated");
        const char *counted = dutch ? "nu " : "now ", *missing = dutch ? "niet bij " : "not ";
        buffer_print(out, "  - %.*s", SLICE_ARGS(need->text));
        if (need->detail.len)
            buffer_print(out, " (%s%.*s)", need->is_counted ? counted : missing, SLICE_ARGS(need->detail));
        buffer_add_byte(out, '\n');
    }
    if (count == 0)
        buffer_print(out, dutch ? "alles voor stadium %s is er\n" : "all that stage %s needs is there\n",
                     next == STAGE_FINAL ? "final" : "validated");
}

static void add_verdict(bool dutch, const Diagnostics *d, Buffer *out)
{
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    size_t warnings = diagnostics_count(d, SEVERITY_WARNING) - errors;
    const Count counts[] = {
        { errors, { "error", "fout" }, { "errors", "fouten" } },
        { warnings, { "warning", "waarschuwing" }, { "warnings", "waarschuwingen" } },
    };
    if (errors + warnings == 0)
        buffer_print(out, "%s\n", dutch ? "geen fouten" : "no errors");
    add_counts(dutch, counts, sizeof counts / sizeof *counts, out);
}

static ExitCode check_folder(const Config *config, Slice folder)
{
    Scored scored;
    ExitCode found = scored_review(config, folder, &scored);
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    Buffer out = { 0 };
    buffer_print(&out, "%.*s\n", SLICE_ARGS(folder));
    add_columns(scored.arena, dutch, scored.scan, &out);
    add_what_there_is(dutch, scored.scan, &out);
    add_departments(scored.arena, dutch, scored.scan, &out);
    // Who has errors to mend is not asked for more.
    if (found == EXIT_DONE)
        add_checklist(scored.arena, config, scored.scan, &out);
    add_verdict(dutch, scored.diagnostics, &out);
    ExitCode code = console_result(config, buffer_slice(&out));
    console_messages_of(config, folder, scored.diagnostics);
    buffer_free(&out);
    scored_free(&scored);
    return code == EXIT_DONE ? found : code;
}

ExitCode command_check(Arena *arena, const Config *config)
{
    ExitCode worst = EXIT_DONE;
    (void)arena;
    for (size_t i = 0; i < config->folder_count; i++) {
        ExitCode code = check_folder(config, config->folders[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}
