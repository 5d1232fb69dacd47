// One pass: each cell goes from libcsv's buffer to where it belongs, an answer as one byte. Nothing of a
// row is kept before its last cell was seen, and nothing at all of columns that have no use.
#include "ingest/responses.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/messages.h"
#include "base/signs.h"
#include "ingest/answers.h"
#include "ingest/columns.h"
#include "ingest/departments.h"
#include "ingest/head.h"
#include "ingest/plan_check.h"
#include "ingest/separator.h"
#include "ingest/strange.h"
#include "ingest/totals.h"

// A mistake that every row makes is shown in full only so often: diagnostics keep three.
enum { PLACES_SHOWN = 3, OPEN_A_ROW = 64 };

typedef struct OpenPart {
    Pillar pillar;
    size_t from; // in Rows.texts
    size_t to;
    size_t column;
} OpenPart;

typedef struct Rows {
    Arena *arena;
    Diagnostics *d;
    Scan *scan;
    Slice name;
    TableReader *reader;
    const ResponsePlan *plan;
    const Headings *headings;
    const ColumnPlan *column; // of the plan
    size_t column_count;
    AnswerReader *answers;
    StrangeCells *strange;
    Departments *departments;
    bool skip_tests;
    bool without_open;

    // The row being read: its place among the respondents, and what is kept beside it.
    Respondent *row;
    bool answered; // one of its cells is an answer, "x" included
    Slice total;   // what says that this row is a total; empty where nothing does
    Place total_place;
    size_t headings_like[HEADING_CELL_KINDS]; // of its cells that are no answers
    bool unfinished;
    bool is_test;
    bool has_id;
    bool is_long;
    Place long_place;
    OpenPart open[OPEN_A_ROW];
    size_t open_count;
    size_t department_column; // of a name not met before, in `texts`
    size_t department_from;
    size_t department_to;
    Buffer texts;

    size_t block_room;
    size_t block_count;
    OpenAnswer *kept; // grows by realloc: half of an arena's room would be left behind
    size_t kept_count;
    size_t kept_room;
    size_t departments_unknown;
    bool ids_fit; // every respondent so far has a number
} Rows;

// ---- cells ----

static Place place_of(Rows *rows, size_t column, size_t shown)
{
    if (shown < PLACES_SHOWN)
        return table_place(rows->reader, column);
    return table_row_place(rows->reader);
}

// Forty-eight times a row: this is where the time goes.
static inline void take_answer(Rows *rows, const ColumnPlan *plan, size_t column, Slice text)
{
    uint8_t answer = answer_of(rows->answers, text);
    if (answer == NO_ANSWER) {
        if (!rows->answered)
            rows->headings_like[heading_cell(rows->headings, column, text)]++;
        if (rows->total.len == 0)
            strange_cell(rows->strange, column, plan->item, text);
        answer = BLANK;
    }
    rows->answered |= answer != BLANK;
    rows->row->answer[plan->item] = answer;
    for (int item = rows->plan->next_item[plan->item]; item >= 0; item = rows->plan->next_item[item])
        rows->row->answer[item] = answer;
}

// A cell of a few letters, as text_key has it but for accents: these words have none.
static bool says(Slice text, bool (*is)(Slice key))
{
    enum { LONGEST = 64 };
    if (text.len > LONGEST)
        return false;
    Arena *scratch = arena_new();
    bool found = is(text_key(scratch, text));
    arena_free(scratch);
    return found;
}

static bool take_total(Rows *rows, size_t column, Slice text)
{
    if (total_word(text) != TOTAL_SURELY)
        return false;
    rows->total = slice_copy(rows->arena, slice_trim(text));
    rows->total_place = table_place(rows->reader, column);
    return true;
}

// A department of a row that does not count must not appear: a name that is new waits for the row's end.
static void take_department(Rows *rows, size_t column, Slice text)
{
    if (department_known(rows->departments, text, &rows->row->department) || take_total(rows, column, text))
        return;
    rows->department_column = column;
    rows->department_from = rows->texts.len;
    buffer_add(&rows->texts, text);
    rows->department_to = rows->texts.len;
}

// A place holds a copy of its line, and signs that people like to use come often.
static void keep_rare(Rows *rows, size_t column, Slice text, bool answer)
{
    RareSigns *rare = &rows->scan->rare;
    if (sign_rare(text) == text.len)
        return;
    Place place = rare_signs_news(rare, rows->name, text) ? table_place(rows->reader, column)
                                                          : (Place){ .file = rows->name };
    rare_signs_add(rows->arena, rare, place, text, answer);
}

static void settle_department(Rows *rows)
{
    bool is_new;
    bool invited = rows->scan->department_count > 0 && rows->scan->departments[0].invited >= 0;
    Slice text = slice_part(buffer_slice(&rows->texts), rows->department_from, rows->department_to);
    if (text.len == 0)
        return;
    rows->row->department = department_of(rows->departments, text, &is_new);
    if (!is_new)
        return;
    Slice name = rows->scan->departments[rows->row->department].name;
    keep_rare(rows, rows->department_column, text, false);
    if (!invited)
        return;
    diagnose(rows->d, DIAG_DEPARTMENT_UNKNOWN,
             place_of(rows, rows->department_column, rows->departments_unknown++), name,
             department_nearest(rows->departments, name));
}

static void take_open(Rows *rows, Pillar pillar, size_t column, Slice text)
{
    text = slice_trim(text);
    bool not_shown = rows->plan->tool == TOOL_LIMESURVEY && slice_equal(text, S("N/A"));
    if (text.len == 0 || not_shown || rows->without_open || rows->open_count == OPEN_A_ROW)
        return;
    size_t from = rows->texts.len;
    buffer_add(&rows->texts, text);
    rows->open[rows->open_count++] = (OpenPart){ pillar, from, rows->texts.len, column };
}

static void take_id(Rows *rows, size_t column, Slice text)
{
    uint64_t number;
    rows->has_id = slice_to_u64(slice_trim(text), &number) && number > 0 && number <= UINT32_MAX;
    rows->row->id = rows->has_id ? (uint32_t)number : 0;
    if (!rows->has_id && text.len)
        take_total(rows, column, text);
}

// A cell beyond the headings: the row is shifted, unless it is empty.
static void take_extra(Rows *rows, size_t column, Slice text)
{
    if (rows->is_long || slice_trim(text).len == 0)
        return;
    rows->is_long = true;
    rows->long_place = table_place(rows->reader, column);
}

static void take_other(Rows *rows, const ColumnPlan *plan, size_t column, Slice text)
{
    switch (plan->role) {
    case ROLE_DEPARTMENT: take_department(rows, column, text); break;
    case ROLE_OPEN: take_open(rows, plan->pillar, column, text); break;
    case ROLE_ID: take_id(rows, column, text); break;
    case ROLE_SUBMITTED: rows->unfinished |= text.len == 0 || says(text, submitted_is_false); break;
    case ROLE_FINISHED: rows->unfinished |= says(text, finished_is_false); break;
    case ROLE_DRAFT: rows->unfinished |= says(text, draft_is_true); break;
    case ROLE_STATUS:
        rows->is_test = rows->skip_tests && says(text, status_is_test);
        rows->unfinished |= says(text, status_is_unfinished);
        break;
    case ROLE_ANSWER:
    case ROLE_NONE:
    case ROLES: break;
    }
}

static void take_cell(void *data, size_t column, Slice text)
{
    Rows *rows = data;
    if (column >= rows->column_count) {
        take_extra(rows, column, text);
        return;
    }
    const ColumnPlan *plan = &rows->column[column];
    if (plan->role == ROLE_ANSWER)
        take_answer(rows, plan, column, text);
    else
        take_other(rows, plan, column, text);
}

// ---- rows ----

static void start_row(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    size_t block = responses->count / RESPONDENTS_A_BLOCK;
    if (block == rows->block_count) {
        responses->block = arena_grow(rows->arena, responses->block, sizeof *responses->block,
                                      rows->block_count, &rows->block_room);
        responses->block[rows->block_count++] = arena_one(rows->arena, RespondentBlock);
    }
    rows->row = &responses->block[block]->respondent[responses->count % RESPONDENTS_A_BLOCK];
    memset(rows->row, 0, sizeof *rows->row);
    rows->row->department = NO_DEPARTMENT;
    rows->answered = rows->unfinished = rows->is_test = rows->has_id = rows->is_long = false;
    memset(rows->headings_like, 0, sizeof rows->headings_like);
    rows->open_count = 0;
    rows->total = S("");
    rows->department_from = rows->department_to = 0;
    rows->texts.len = 0;
}

static void check_length(Rows *rows, size_t count)
{
    size_t headings = rows->plan->count;
    if (count >= headings && !rows->is_long)
        return;
    Slice cells = slice_print(rows->arena, "%zu", count), wanted = slice_print(rows->arena, "%zu", headings);
    if (rows->is_long)
        diagnose(rows->d, DIAG_ROW_LONG, rows->long_place, cells, wanted);
    else
        diagnose(rows->d, DIAG_ROW_SHORT, table_place(rows->reader, count ? count - 1 : 0), cells, wanted);
}

static void keep_open(Rows *rows)
{
    for (size_t i = 1; i < rows->open_count; i++) {
        OpenPart part = rows->open[i];
        size_t at = i;
        for (; at > 0 && rows->open[at - 1].pillar > part.pillar; at--)
            rows->open[at] = rows->open[at - 1];
        rows->open[at] = part;
    }
    for (size_t i = 0; i < rows->open_count; i++) {
        if (rows->kept_count == rows->kept_room) {
            rows->kept_room = rows->kept_room ? rows->kept_room * 2 : 256;
            rows->kept = realloc(rows->kept, rows->kept_room * sizeof *rows->kept);
            if (!rows->kept)
                out_of_memory(rows->kept_room * sizeof *rows->kept);
        }
        Slice text = slice_part(buffer_slice(&rows->texts), rows->open[i].from, rows->open[i].to);
        Slice clean = text_clean(rows->arena, slice_copy(rows->arena, text));
        rows->kept[rows->kept_count++] =
            (OpenAnswer){ rows->scan->responses.count, rows->open[i].pillar, clean };
        keep_rare(rows, rows->open[i].column, text, true);
    }
}

static void keep_respondent(Rows *rows)
{
    rows->scan->responses.unfinished += rows->unfinished;
    rows->ids_fit = rows->ids_fit && rows->has_id;
    settle_department(rows);
    keep_open(rows);
    rows->scan->responses.count++;
}

// The headings once more, as where two exports are one file.
static bool is_headings(Rows *rows)
{
    size_t same = rows->headings_like[HEADING_CELL_SAME], other = rows->headings_like[HEADING_CELL_OTHER];
    if (rows->answered || same + other <= rows->headings_like[HEADING_CELL_NONE])
        return false;
    diagnose(rows->d, other > 0 ? DIAG_HEADINGS_MOVED : DIAG_HEADINGS_AGAIN, table_row_place(rows->reader));
    strange_end_row(rows->strange, false, false);
    return true;
}

static RowFate end_row(Rows *rows, size_t count)
{
    Responses *responses = &rows->scan->responses;
    if (is_headings(rows))
        return ROW_HEADING;
    bool respondent = rows->total.len == 0 && !rows->is_test;
    bool answered = strange_end_row(rows->strange, rows->answered, respondent) || rows->answered;
    if (rows->total.len) {
        diagnose(rows->d, DIAG_ROW_TOTAL, rows->total_place, rows->total);
        return ROW_TOTAL;
    }
    check_length(rows, count);
    if (rows->is_test) {
        responses->skipped++;
        return ROW_TEST;
    }
    if (!answered) {
        responses->incomplete++;
        return ROW_INCOMPLETE;
    }
    if (rows->unfinished && !rows->scan->settings.count_unfinished) {
        responses->skipped++;
        return ROW_UNFINISHED;
    }
    keep_respondent(rows);
    return ROW_RESPONDENT;
}

static void read_rows(Rows *rows)
{
    Balance *balance = &rows->scan->responses.balance;
    size_t count, tests = 0;
    for (;;) {
        start_row(rows);
        if (!table_next(rows->reader, take_cell, rows, &count))
            break;
        tests += rows->is_test;
        balance->rows++;
        balance_add(balance, table_blank(rows->reader) ? ROW_EMPTY : end_row(rows, count),
                    table_line(rows->reader));
    }
    if (tests)
        diagnose(rows->d, DIAG_TESTS_SKIPPED, ((Place){ .file = rows->name }),
                 slice_print(rows->arena, "%zu", tests));
}

static void finish(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    responses->open = arena_many(rows->arena, OpenAnswer, rows->kept_count);
    responses->open_count = rows->kept_count;
    if (rows->kept_count)
        memcpy(responses->open, rows->kept, rows->kept_count * sizeof *rows->kept);
    responses->has_ids = rows->ids_fit && responses->count > 0;
    for (size_t i = 0; !responses->has_ids && i < responses->count; i++)
        responses->block[i / RESPONDENTS_A_BLOCK]->respondent[i % RESPONDENTS_A_BLOCK].id = 0;
    free(rows->kept);
    buffer_free(&rows->texts);
}

// ---- the file ----

static bool any_question(const ResponsePlan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->column[i].role == ROLE_ANSWER)
            return true;
    return false;
}

static TableReader *open_reader(Arena *arena, Diagnostics *d, Slice path, Slice name,
                                const ResponseMapping *mapping)
{
    TableOptions options = { .encoding = slice_trim(mapping->encoding.text),
                           .encoding_place = mapping->encoding.place,
                           .separator_place = mapping->separator.place,
                           .sheet = slice_trim(mapping->sheet.text),
                           .sheet_place = mapping->sheet.place };
    if (mapping->separator.text.len && !separator_named(mapping->separator.text, &options.separator))
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
                         const Headings *headings, const ResponsePlan *plan, const ResponseMapping *mapping)
{
    Rows rows = {
        .arena = arena, .d = d, .scan = scan, .name = name, .reader = reader, .plan = plan, .ids_fit = true
    };
    rows.headings = headings;
    rows.without_open = mapping->without_open;
    rows.skip_tests = plan->tool == TOOL_QUALTRICS && !mapping->count_tests;
    rows.column = plan->column;
    rows.column_count = plan->count;
    rows.answers = answers_new(arena, d, mapping, scan->words, plan->tool == TOOL_LIMESURVEY);
    rows.departments = departments_new(arena, scan);
    scan->has_departments = plan->has_department;
    rows.strange = strange_new(arena, d, reader, name, headings->rows);
    table_hide(reader, plan->hidden, plan->count);
    read_rows(&rows);
    strange_finish(rows.strange);
    finish(&rows);
}

bool responses_read(Arena *arena, Diagnostics *d, Scan *scan, Slice path, Slice name,
                    const ResponseMapping *mapping, ColumnUse **uses, size_t *use_count, Slice *sha256)
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
    Preview preview = preview_read(scratch, reader, mapping, scan->words);
    bool good =
        head_read(arena, d, reader, &preview, name, mapping, &scan->responses.balance, &headings, &from);
    if (good) {
        ResponsePlan plan = columns_plan(arena, d, &headings, &preview, from, mapping, scan->question_text);
        plan_check(arena, d, &headings, &preview, from, scan->question_text, &plan);
        plan_refuse_again(arena, d, &headings, &plan);
        take_statements(scan, &plan);
        *uses = plan.uses;
        *use_count = plan.count;
        if (any_question(&plan) && !plan.refused)
            read_answers(arena, d, scan, name, reader, &headings, &plan, mapping);
        if (scan->responses.count == 0 && diagnostics_count(d, SEVERITY_ERROR) == errors)
            diagnose(d, DIAG_RESPONSES_NONE, ((Place){ .file = name }), S(""));
    }
    arena_free(scratch);
    *sha256 = table_sha256(reader);
    table_close(reader);
    return good;
}
