// SPDX-License-Identifier: EUPL-1.2
// What was read, so that a person can see whether it was read as it was meant, and how the response stands:
// on standard output. What is wrong goes to standard error after it, and at the end how much that is.
#include "base/buffer.h"
#include "cli/check_json.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/questionnaire_file.h"
#include "cli/scoring.h"
#include "facts/account.h"
#include "facts/checklist.h"
#include "input/strings_file.h"
#include "language/reading.h"
#include "language/says.h"
#include "model/column_use.h"
#include "model/manifest_figures.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/response.h"

static Slice use_text(Arena *arena, bool dutch, const Scan *scan, const ColumnUse *use)
{
    if (use->use == COLUMN_QUESTION)
        return slice_print(arena, SAYS_USE_QUESTION(dutch), SLICE_ARGS(question_id(use->index)),
                           SLICE_ARGS(scan->question_text[use->index]));
    if (use->use == COLUMN_DEPARTMENT)
        return slice_of(says_department[dutch]);
    if (use->use == COLUMN_ID)
        return slice_of(says_use_response_number[dutch]);
    Slice name =
        scan->strings ? strings_pillar(scan->strings, use->index) : pillar_id((Pillar)use->index);
    return slice_print(arena, SAYS_USE_OPEN_ANSWER(dutch), SLICE_ARGS(name));
}

// The columns that tell nothing here, of one kind on one line: "12 Sector, 14 Leeftijd".
static void add_idle_columns(const Scan *scan, unsigned use, const char *why, Buffer *out)
{
    const char *joint = "";
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *column = &scan->columns[i];
        if (column->use != use)
            continue;
        buffer_print(out, *joint ? "%s%zu" : "%s%5zu", joint, column->column);
        if (column->heading.len)
            buffer_print(out, " %.*s", SLICE_ARGS(column->heading));
        joint = ", ";
    }
    if (*joint)
        buffer_print(out, ": %s\n", why);
}

static void add_columns(Arena *arena, bool dutch, const Scan *scan, Buffer *out)
{
    static const char *const *const why[] = {
        [BY_SETTINGS] = says_read_by_settings, [BY_HEADING] = says_read_by_heading,
        [BY_NUMBER] = says_read_by_number,     [BY_TEXT] = says_read_by_text,
        [BY_DATE] = says_read_by_date,
    };
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *use = &scan->columns[i];
        if (use->use == COLUMN_META || use->use == COLUMN_PERSONAL || use->use == COLUMN_UNUSED)
            continue;
        buffer_print(out, "%5zu  ", use->column);
        buffer_add_padded(out, use->heading, 24);
        buffer_print(out, "  %.*s%s\n", SLICE_ARGS(use_text(arena, dutch, scan, use)),
                     use->why == BY_NOTHING ? "" : why[use->why][dutch]);
    }
    add_idle_columns(scan, COLUMN_META, says_idle_tool[dutch], out);
    add_idle_columns(scan, COLUMN_PERSONAL, says_idle_personal[dutch], out);
    add_idle_columns(scan, COLUMN_UNUSED, says_idle_other[dutch], out);
}

// Counted things on one line; what there is none of is not mentioned.
typedef struct Count {
    size_t count;
    const char *const *one; // by MessageLanguage
    const char *const *more;
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
        { responses->count, says_respondent, says_respondents },
        { responses->unfinished, says_unfinished, says_unfinished },
        { scan->department_count, says_department, says_departments },
    };
    const Count notes[] = {
        { scan->interview_count, says_interview, says_interviews },
        { findings, says_pillar_with_findings, says_pillars_with_findings },
        { scan->summary.present, says_summary, NULL },
        { scan->desk_count, says_finding_documents, says_findings_documents },
        { scan->action_count, says_action, says_actions },
    };
    add_counts(dutch, people, sizeof people / sizeof *people, out);
    add_counts(dutch, notes, sizeof notes / sizeof *notes, out);
    if (!scan->previous)
        return;
    const ManifestFigures *figures = scan->previous->figures;
    size_t responded = figures ? (size_t)figures->responded : scan->previous->responses.count;
    if (responded == 0)
        return;
    const Count then[] = {
        { responded, says_respondent, says_respondents },
        { scan->previous->department_count, says_department, says_departments },
    };
    buffer_print(out, "%s: ", says_previous_scan[dutch]);
    add_counts(dutch, then, sizeof then / sizeof *then, out);
}

static void add_response_count(bool dutch, const ResponseCount *count, Buffer *out)
{
    if (count->invited > 0)
        buffer_print(out, SAYS_SHARE_OF_INVITED(dutch),
                     (count->people * 100 + (size_t)count->invited / 2) / (size_t)count->invited,
                     (long long)count->invited);
    else if (count->invited == 0)
        buffer_add(out, slice_of(says_nobody_invited[dutch]));
    if (count->missing)
        buffer_print(out, SAYS_MORE_HALF(dutch), count->missing);
    buffer_add_byte(out, '\n');
}

static size_t depth_of(const Scan *scan, size_t department)
{
    size_t depth = 0;
    for (size_t above = scan->departments[department].above; above;
         above = scan->departments[above - 1].above)
        depth++;
    return depth;
}

// How the response stands, department by department; and by these names a spelling that was not meant shows
// itself.
static void add_response(Arena *arena, bool dutch, const Scan *scan, Buffer *out)
{
    enum { NAME_MOST = 56 };
    ResponseMonitor monitor = response_monitor(arena, scan);
    Slice whole = slice_of(says_whole_organisation[dutch]);
    size_t width = utf8_count(whole);
    for (size_t i = 0; i < scan->department_count; i++) {
        size_t needed = 2 * depth_of(scan, i) + utf8_count(scan->departments[i].name);
        width = needed > width && needed <= NAME_MOST ? needed : width;
    }
    for (size_t i = 0; i < scan->department_count; i++) {
        size_t depth = depth_of(scan, i);
        bool alone = monitor.department[i].invited < 0 || 2 * depth > width;
        buffer_print(out, "%5zu  %*s", monitor.department[i].people, (int)(2 * depth), "");
        buffer_add_padded(out, scan->departments[i].name, alone ? 0 : width - 2 * depth);
        add_response_count(dutch, &monitor.department[i], out);
    }
    if (scan->has_departments && monitor.without_department)
        buffer_print(out, "%5zu  %s\n", monitor.without_department, says_without_department[dutch]);
    if (monitor.all.invited <= 0)
        return;
    buffer_print(out, "%5zu  ", monitor.all.people);
    buffer_add_padded(out, whole, width);
    add_response_count(dutch, &monitor.all, out);
    if (monitor.behind && scan->department_count > 1)
        buffer_print(out, SAYS_DEPARTMENTS_BELOW_HALF(dutch), monitor.behind,
                     scan->department_count);
}

// What the next stage needs that is not there yet, in the language of the messages.
static void add_checklist(Arena *arena, bool dutch, const Strings *strings, const Scan *scan,
                          Buffer *out)
{
    Stage next = scan->settings.stage == STAGE_SELF ? STAGE_VALIDATED : STAGE_FINAL;
    // At stage final each of them is an error of its own.
    if (scan->settings.stage == STAGE_FINAL)
        return;
    Checklist list = checklist_make(arena, scan, strings);
    size_t count = 0;
    for (int i = 0; i < NEEDS; i++) {
        const Need *need = &list.need[i];
        if (need->present || need->stage > next)
            continue;
        if (count++ == 0)
            buffer_print(out, SAYS_STILL_NEEDED_FOR_STAGE(dutch),
                         next == STAGE_FINAL ? "final" : "validated");
        const char *counted = says_now[dutch], *missing = says_not_yet[dutch];
        buffer_print(out, "  - %.*s", SLICE_ARGS(need->text));
        if (need->detail.len)
            buffer_print(out, " (%s%.*s)", need->is_counted ? counted : missing,
                         SLICE_ARGS(need->detail));
        buffer_add_byte(out, '\n');
    }
    if (count == 0)
        buffer_print(out, SAYS_STAGE_COMPLETE(dutch), next == STAGE_FINAL ? "final" : "validated");
}

static void add_verdict(bool dutch, const Diagnostics *d, Buffer *out)
{
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    size_t warnings = diagnostics_count(d, SEVERITY_WARNING) - errors;
    const Count counts[] = {
        { errors, says_error, says_errors },
        { warnings, says_warning, says_warnings },
    };
    if (errors + warnings == 0)
        buffer_print(out, "%s\n", says_no_errors[dutch]);
    add_counts(dutch, counts, sizeof counts / sizeof *counts, out);
}

static void add_flagged(bool dutch, const Scan *scan, Buffer *out)
{
    size_t flagged = 0, overdue = 0;
    for (size_t i = 0; i < scan->measurement_count; i++)
        for (size_t k = 0; k < scan->measurements[i].flagged_count; k++) {
            const FlaggedCustomer *one = &scan->measurements[i].flagged[k];
            Date now = scan->settings.date;
            flagged++;
            overdue +=
                follow_up(one->date, FOLLOW_UP_WEEK, one->contacted, now) == FOLLOW_UP_OVERDUE ||
                follow_up(one->date, FOLLOW_UP_MONTH, one->closed, now) == FOLLOW_UP_OVERDUE;
        }
    if (flagged)
        buffer_print(out, SAYS_FLAGGED(dutch), flagged, overdue);
}

static void add_measurements(bool dutch, const Scan *scan, Buffer *out)
{
    for (size_t i = 0; i < scan->measurement_count; i++) {
        const Measurement *measurement = &scan->measurements[i];
        buffer_print(out, SAYS_MEASUREMENT_READ(dutch), SLICE_ARGS(measurement->id),
                     measurement->rows, measurement->question_count);
        if (measurement->left_out)
            buffer_print(out, SAYS_MEASUREMENT_LEFT_OUT(dutch), measurement->left_out);
        buffer_add_byte(out, '\n');
    }
}

// What was read, without what is wrong with it.
static Slice reading_text(const Config *config, Slice folder, const Scored *scored, bool good)
{
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    const Scan *scan = scored->scan;
    const Strings *strings = strings_read(scored->arena, diagnostics_new(scored->arena),
                                          config->scan.templates, dutch ? S("nl") : S("en"), NULL);
    Buffer out = { 0 };
    buffer_print(&out, "%.*s\n", SLICE_ARGS(folder));
    add_columns(scored->arena, dutch, scan, &out);
    // Every row and column, and what became of it.
    const Balance *balance = &scan->responses.balance;
    if (strings && balance->rows)
        buffer_print(&out, SAYS_ROWS_BECAME(dutch), balance->rows,
                     SLICE_ARGS(account_rows_text(scored->arena, strings, balance, true)));
    if (strings && scan->column_count)
        buffer_print(&out, SAYS_COLUMNS_BECAME(dutch), scan->column_count,
                     SLICE_ARGS(account_columns_text(scored->arena, strings, scan)));
    add_what_there_is(dutch, scan, &out);
    add_measurements(dutch, scan, &out);
    add_flagged(dutch, scan, &out);
    add_response(scored->arena, dutch, scan, &out);
    // Who has errors to mend is not asked for more.
    if (strings && good)
        add_checklist(scored->arena, dutch, strings, scan, &out);
    Slice text = slice_copy(scored->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static ExitCode check_folder(const Config *config, Slice folder)
{
    Scored scored;
    ExitCode found = scored_review(config, folder, SCORED_TO_TELL, &scored);
    Slice made = S("");
    if (config->write_questionnaire) {
        ExitCode wrote =
            questionnaire_file_write(scored.arena, scored.diagnostics, folder, scored.scan, &made);
        found = wrote > found ? wrote : found;
        if (found == EXIT_DONE && diagnostics_count(scored.diagnostics, SEVERITY_ERROR))
            found = EXIT_INPUT;
    }
    Buffer verdict = { 0 };
    add_verdict(config->messages.language == MESSAGES_DUTCH, scored.diagnostics, &verdict);
    Slice reading = config->messages.json
                        ? check_json(scored.arena, folder, scored.scan, scored.diagnostics)
                        : reading_text(config, folder, &scored, found == EXIT_DONE);
    ExitCode code = console_result(config, reading);
    console_messages_of(config, folder, scored.diagnostics);
    if (made.len)
        buffer_print(&verdict, "%.*s\n", SLICE_ARGS(made));
    if (code == EXIT_DONE && !config->messages.json)
        code = console_result(config, buffer_slice(&verdict));
    buffer_free(&verdict);
    scored_free(&scored, config->folder_count == 1);
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
