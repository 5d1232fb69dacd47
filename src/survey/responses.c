// SPDX-License-Identifier: EUPL-1.2
#include "survey/responses.h"

#include "base/limits.h"
#include "columns/columns.h"
#include "columns/head.h"
#include "columns/option_headings.h"
#include "columns/plan_check.h"
#include "department/messages.h"
#include "model/scan.h"
#include "survey/duplicates.h"
#include "survey/last_questions.h"
#include "survey/messages.h"
#include "survey/rows.h"
#include "survey/shifted_rows.h"
#include "survey/totals.h"
#include "table/messages.h"
#include "table/separator.h"

// ---- who they are ----

static bool has_role(const ResponsePlan *plan, ColumnRole role)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->column[i].role == role)
            return true;
    return false;
}

static size_t count_stopped(const Responses *responses, const LastQuestions *last)
{
    size_t stopped = 0;
    for (size_t i = 0; i < responses->count; i++)
        stopped += has_stopped(last, respondent_at(responses, i)->answer);
    return stopped;
}

// Most of those who are left out answered to the end, and most of those who count stopped before it.
static void check_reversed(Arena *arena, Diagnostics *d, const Scan *scan, Slice name,
                           const RowsRead *read, const MappedText *unfinished)
{
    size_t count = scan->responses.count, stopped = count_stopped(&scan->responses, &read->last);
    if (2 * stopped <= count || 2 * read->unfinished_stopped >= read->unfinished)
        return;
    Place place = unfinished->text.len ? unfinished->place : (Place){ .file = name };
    diagnose(d, DIAG_UNFINISHED_REVERSED, place,
             slice_print(arena, "%zu", read->unfinished - read->unfinished_stopped),
             slice_print(arena, "%zu", stopped));
}

static void tell_unfinished(Arena *arena, Diagnostics *d, Scan *scan, Slice name,
                            const RowsRead *read, const MappedText *unfinished)
{
    bool column_tells = read->tells_unfinished;
    Responses *responses = &scan->responses;
    Place place = { .file = name };
    size_t stopped = column_tells ? 0 : count_stopped(responses, &read->last);
    if (!column_tells && !scan->settings.count_unfinished)
        diagnose(d, DIAG_UNFINISHED_NO_COLUMN, place, slice_print(arena, "%zu", stopped));
    else if (stopped)
        diagnose(d, DIAG_STOPPED, place, slice_print(arena, "%zu", stopped),
                 slice_print(arena, "%zu", responses->count));
    responses->stopped = stopped;
    if (column_tells && !scan->settings.count_unfinished)
        check_reversed(arena, d, scan, name, read, unfinished);
}

// Of nobody who counts: who names the column of the departments means one that says something, and where rows
// that do not count name some, they were merged cells.
static void check_department(Diagnostics *d, const Scan *scan, Slice name, const ResponsePlan *plan,
                             const MappedText *department, size_t named_elsewhere)
{
    enum { PEOPLE_LEAST = 10 };
    size_t at = 0, people = scan->responses.count;
    while (at < plan->count && plan->column[at].role != ROLE_DEPARTMENT)
        at++;
    if (at == plan->count || people == 0 || scan->responses.without_department < people)
        return;
    if (plan->uses[at].why == BY_SETTINGS)
        diagnose(d, DIAG_DEPARTMENT_EMPTY, department->place, plan->uses[at].heading);
    else if (named_elsewhere && people >= PEOPLE_LEAST)
        diagnose(d, DIAG_DEPARTMENTS_MERGED, ((Place){ .file = name }));
    else
        diagnose(d, DIAG_DEPARTMENT_NOBODYS, ((Place){ .file = name }), plan->uses[at].heading);
}

typedef bool (*RowIs)(RowNote note);

static bool number_is_text(RowNote note)
{
    return note.is_text;
}

static bool key_is_text(RowNote note)
{
    return note.key_is_text;
}

static bool is_one_word(RowNote note)
{
    return note.is_one_word;
}

// Among responses with numbers those of which the number is a text, or that have a word instead of all that
// the tool writes: a benchmark, a target, a note. False where there are none.
static bool tell_texts_for_numbers(Diagnostics *d, const Scan *scan, const RowNotes *notes,
                                   Slice name, RowIs odd)
{
    enum { NUMBERS_LEAST = 5, ONE_IN = 10 };
    size_t texts = 0, count = scan->responses.count;
    for (size_t run = 0; run < notes->run_count; run++)
        if (odd(notes->run[run].first))
            texts += row_run_end(notes, run) - notes->run[run].from;
    if (texts == 0 || count - texts < NUMBERS_LEAST || (texts - 1) * ONE_IN > count)
        return false;
    for (size_t i = 0; i < count; i++) {
        RowNote note = row_note(notes, i);
        if (odd(note))
            diagnose(d, DIAG_NUMBER_IS_TEXT, ((Place){ .file = name, .line = note.line }), S(""));
    }
    return true;
}

// Do nearly all rows that are more than a word have so many cells before the answers?
static bool have_labels(const Scan *scan, const RowNotes *notes)
{
    enum { OF_TEN = 9 };
    size_t with = 0, words = 0;
    for (size_t run = 0; run < notes->run_count; run++) {
        RowNote note = notes->run[run].first;
        size_t rows = row_run_end(notes, run) - notes->run[run].from;
        with += note.labels == LABELS_MANY ? rows : 0;
        words += is_one_word(note) ? rows : 0;
    }
    return 10 * with >= OF_TEN * (scan->responses.count - words);
}

// ---- the file ----

static TableReader *open_reader(Arena *arena, Diagnostics *d, Slice path, Slice name,
                                const ResponseMapping *mapping)
{
    TableOptions options = { .encoding = slice_trim(mapping->encoding.text),
                             .encoding_place = mapping->encoding.place,
                             .separator_place = mapping->separator.place,
                             .sheet = slice_trim(mapping->sheet.text),
                             .sheet_place = mapping->sheet.place };
    if (mapping->separator.text.len &&
        !separator_named(mapping->separator.text, &options.separator))
        diagnose(d, DIAG_SEPARATOR_UNKNOWN, mapping->separator.place, mapping->separator.text);
    return table_open(arena, d, path, name, &options);
}

// The statements as they were asked. The handbook's are not ours: the report prints them as the headings do.
static void take_statements(Scan *scan, const ResponsePlan *plan)
{
    for (int item = 0; item < ITEMS; item++) {
        scan->asked[item] = plan->statement[item];
        if (plan->handbook[item] && !scan->own_questionnaire)
            scan->question_text[item] = plan->statement[item];
    }
    for (int item = 0; item < ITEMS; item++)
        scan->own_questionnaire = scan->own_questionnaire || plan->handbook[item];
}

static void read_answers(Arena *arena, Diagnostics *d, Scan *scan, Slice name, TableReader *reader,
                         const Headings *headings, ResponsePlan *plan,
                         const ResponseMapping *mapping)
{
    RowsRead read = { .tells_unfinished = false };
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    rows_read(arena, d, scan, reader, name, headings, plan, mapping, &read);
    if (scan->responses.count > LIMIT_RESPONDENTS) {
        diagnose(d, DIAG_LIMIT_RESPONDENTS, ((Place){ .file = name }),
                 slice_print(arena, "%zu", scan->responses.count),
                 slice_print(arena, "%d", LIMIT_RESPONDENTS));
        return;
    }
    totals_find(d, scan, &read.notes, name);
    shifted_rows_find(d, scan, &read.notes, name);
    bool told = tell_texts_for_numbers(d, scan, &read.notes, name, number_is_text) ||
                tell_texts_for_numbers(d, scan, &read.notes, name, key_is_text);
    if (!told && have_labels(scan, &read.notes))
        tell_texts_for_numbers(d, scan, &read.notes, name, is_one_word);
    duplicates_settle(d, scan, &read.notes, name, (DuplicatesChoice)mapping->duplicates);
    row_notes_free(&read.notes);
    // Numbers that only some have are no numbers to call respondents by.
    for (size_t i = 0; !scan->responses.has_ids && i < scan->responses.count; i++)
        scan->responses.block[i / RESPONDENTS_A_BLOCK]->respondent[i % RESPONDENTS_A_BLOCK].id = 0;
    // Answers that were not understood are no blanks that somebody left.
    if (diagnostics_count(d, SEVERITY_ERROR) == errors)
        tell_unfinished(arena, d, scan, name, &read, &mapping->unfinished);
    size_t without = 0;
    if (scan->settings.show_open_answers && !mapping->without_open && !has_role(plan, ROLE_OPEN))
        diagnose(d, DIAG_OPEN_NONE, ((Place){ .file = name }), S(""));
    for (size_t i = 0; plan->has_department && i < scan->responses.count; i++)
        without += respondent_at(&scan->responses, i)->department == NO_DEPARTMENT;
    scan->responses.without_department = without;
    check_department(d, scan, name, plan, &mapping->department, read.named_elsewhere);
    if (balance_sum(&scan->responses.balance) != scan->responses.balance.rows)
        diagnose(d, DIAG_BALANCE, ((Place){ .file = name }),
                 slice_print(arena, "%zu", scan->responses.balance.rows),
                 slice_print(arena, "%zu", balance_sum(&scan->responses.balance)));
}

bool responses_read(Arena *arena, Diagnostics *d, Scan *scan, Slice path, Slice name,
                    const ResponseMapping *mapping, ColumnUse **uses, size_t *use_count,
                    Slice *sha256)
{
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    *uses = NULL;
    *use_count = 0;
    *sha256 = S("");
    name = slice_copy(arena, name);
    TableReader *reader = open_reader(arena, d, path, name, mapping);
    if (!reader)
        return false;
    Headings headings;
    size_t from;
    Arena *scratch = arena_new();
    Preview preview = preview_read(scratch, reader, mapping, scan->strings);
    if (preview.too_wide)
        diagnose(d, DIAG_LIMIT_COLUMNS, preview.too_wide_place,
                 slice_print(arena, "%zu", preview.too_wide),
                 slice_print(arena, "%d", LIMIT_COLUMNS));
    bool good = !preview.too_wide && head_read(arena, d, reader, &preview, name, mapping,
                                               &scan->responses.balance, &headings, &from);
    if (good) {
        if (mapping->column_count == 0)
            option_headings_split(arena, &headings, &preview, from);
        ResponsePlan plan =
            columns_plan(arena, d, &headings, &preview, from, mapping, scan->question_text);
        plan_check(arena, d, &headings, &preview, from, scan->question_text, &plan);
        take_statements(scan, &plan);
        *uses = plan.uses;
        *use_count = plan.count;
        if (has_role(&plan, ROLE_ANSWER) && !plan.refused)
            read_answers(arena, d, scan, name, reader, &headings, &plan, mapping);
        if (scan->responses.count == 0 && diagnostics_count(d, SEVERITY_ERROR) == errors)
            diagnose(d, DIAG_RESPONSES_NONE, ((Place){ .file = name }), S(""));
    }
    arena_free(scratch);
    *sha256 = table_sha256(reader);
    table_close(reader);
    return good;
}
