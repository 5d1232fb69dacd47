// SPDX-License-Identifier: EUPL-1.2
#include "columns/option_columns.h"

#include <string.h>

#include "base/nearest.h"
#include "columns/messages.h"
#include "language/reading.h"
#include "model/responses.h"

// ---- which columns ----

// Columns on the right of `column` that nothing is known of and that have no heading in the first row.
static size_t nameless_beside(const Headings *headings, const ResponsePlan *plan, size_t column)
{
    size_t count = 0;
    for (size_t i = column + 1; i < plan->count; i++, count++)
        if (plan->uses[i].use != COLUMN_UNUSED || headings->column[i].part[PART_WHOLE].len ||
            plan->again[i] >= 0)
            break;
    return count;
}

static void claim_nameless(const Headings *headings, ResponsePlan *plan)
{
    size_t questions = 0, with = 0;
    for (size_t i = 0; i < plan->count; i++) {
        questions += plan->column[i].role == ROLE_ANSWER;
        with += plan->column[i].role == ROLE_ANSWER && nameless_beside(headings, plan, i) >= 2;
    }
    if (questions < QUESTIONS || 2 * with <= questions)
        return;
    for (size_t i = 0; i < plan->count; i++)
        for (size_t more = plan->column[i].role == ROLE_ANSWER ? nameless_beside(headings, plan, i)
                                                               : 0;
             more; more--)
            plan->again[i + more] = plan->column[i].item;
}

// The answer that a part of the heading names.
static uint8_t named_option(const OptionColumns *options, size_t column, int item)
{
    static const HeadingPart parts[] = { PART_OPTION,   PART_SECOND,   PART_THIRD,
                                         PART_TEXT_SUB, PART_CODE_SUB, PART_TEXT };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Slice says = options->headings->column[column].part[parts[i]], sign = S("(choice=");
        // "Statement (choice=Never)", as REDCap has it: what stands behind the sign.
        size_t at = slice_find(says, sign);
        if (at < says.len && says.at[says.len - 1] == ')')
            says = slice_trim(slice_part(says, at + sign.len, says.len - 1));
        uint8_t answer = says.len ? answer_of(options->answers[item], says) : NO_ANSWER;
        if (answer != NO_ANSWER && answer != BLANK)
            return answer;
    }
    return NO_ANSWER;
}

static bool is_of(const ResponsePlan *plan, size_t column, int item)
{
    return plan->again[column] == item ||
           (plan->column[column].role == ROLE_ANSWER && plan->column[column].item == item);
}

// Three columns or more are options, as are columns whose headings name answers; two are the question twice.
static bool fold(OptionColumns *options, ResponsePlan *plan, int item, size_t *columns)
{
    size_t count = 0, named = 0, first = plan->count;
    for (size_t i = 0; i < plan->count; i++) {
        if (!is_of(plan, i, item))
            continue;
        first = plan->column[i].role == ROLE_ANSWER ? i : first;
        count++;
        named += named_option(options, i, item) != NO_ANSWER;
    }
    if (count < 2 || first == plan->count || plan->next_item[item] >= 0)
        return false;
    bool are_options = count > 2 || named == count;
    for (size_t i = 0; i < plan->count; i++) {
        if (!is_of(plan, i, item))
            continue;
        plan->column[i].role = ROLE_OPTION;
        plan->column[i].item = item;
        plan->hidden[i] = false;
        plan->uses[i].use = COLUMN_QUESTION;
        plan->uses[i].index = item;
        plan->uses[i].why = plan->uses[first].why;
        options->option[i] = are_options ? named_option(options, i, item) : BLANK;
        columns[!are_options] += i != first && !columns[!are_options] ? i : 0;
    }
    return true;
}

OptionColumns *option_columns_find(Arena *arena, Diagnostics *d, TableReader *reader,
                                   const Headings *headings, ResponsePlan *plan,
                                   AnswerReader *const *answers)
{
    bool found = false;
    size_t column[2] = { 0, 0 }; // a further one: of options, of sets
    claim_nameless(headings, plan);
    OptionColumns *options = arena_one(arena, OptionColumns);
    *options = (OptionColumns){
        .d = d, .reader = reader, .headings = headings, .plan = plan, .answers = answers
    };
    options->option = arena_many(arena, uint8_t, plan->count);
    options->label = arena_many(arena, uint8_t, plan->count);
    options->filled = arena_many(arena, size_t, ITEMS);
    options->complained = arena_many(arena, bool, ITEMS);
    for (int item = 0; item < ITEMS; item++)
        found = fold(options, plan, item, column) || found;
    if (column[0])
        diagnose(d, DIAG_OPTION_COLUMNS, headings->place, S(""));
    if (column[1])
        diagnose(d, DIAG_SETS_JOINED, headings->column[column[1]].place,
                 heading_quoted(arena, headings, column[1]));
    return found ? options : NULL;
}

// ---- what they hold ----

bool option_columns_holds_answers(const OptionColumns *options, size_t column)
{
    return options->plan->column[column].role == ROLE_OPTION && options->option[column] == BLANK;
}

// A mark: the column is chosen (1), is not (0), or neither is said (-1).
static int mark_of(Slice text)
{
    if (text.len == 1 && (text.at[0] == '0' || text.at[0] == '1'))
        return text.at[0] - '0';
    Arena *scratch = arena_new();
    bool is = name_among(scratch, text, reading_option_chosen);
    bool is_not = !is && name_among(scratch, text, reading_option_not_chosen);
    arena_free(scratch);
    return is ? 1 : is_not ? 0 : -1;
}

static void refuse(OptionColumns *options, size_t column, DiagnosticId id)
{
    diagnose(options->d, id, table_place(options->reader, column),
             question_id(options->plan->column[column].item));
}

// A text that is an answer says so itself; a mark stands for what its column stands for.
static uint8_t answer_in(OptionColumns *options, size_t column, Slice text)
{
    uint8_t option = options->option[column];
    uint8_t says = answer_of(options->answers[options->plan->column[column].item], text);
    if (says == BLANK || option == BLANK)
        return says;
    if (text.len > 1 && says != NO_ANSWER) {
        options->label[column] = says;
        return option == NO_ANSWER || option == says ? says : NO_ANSWER;
    }
    int mark = mark_of(text);
    if (option != NO_ANSWER)
        return mark == 1 || says == option ? option : mark == 0 ? BLANK : NO_ANSWER;
    if (mark != 0 && !options->refused) {
        options->refused = true;
        refuse(options, column, DIAG_OPTION_UNKNOWN);
    }
    return mark == 0 || options->refused ? BLANK : NO_ANSWER;
}

// Who filled both sets answered two different questions, or one of them twice.
static void refuse_sets(OptionColumns *options, int item, size_t first, size_t column)
{
    if (options->complained[item])
        return;
    Arena *scratch = arena_new();
    options->complained[item] = true;
    diagnose(options->d, DIAG_QUESTION_TWICE, options->headings->column[column].place,
             question_id(item), heading_quoted(scratch, options->headings, first),
             heading_quoted(scratch, options->headings, column));
    arena_free(scratch);
}

uint8_t option_columns_cell(OptionColumns *options, size_t column, Slice text)
{
    int item = options->plan->column[column].item;
    uint8_t answer = answer_in(options, column, slice_trim(text));
    if (answer == BLANK || answer == NO_ANSWER)
        return answer;
    if (!options->filled[item])
        options->filled[item] = column + 1;
    else if (options->option[column] == BLANK)
        refuse_sets(options, item, options->filled[item] - 1, column);
    else if (options->learned || options->option[column] != NO_ANSWER)
        refuse(options, column, DIAG_OPTION_TWICE);
    return answer;
}

// Below the headings a row may name the answers; then every column of it spells one out.
bool option_columns_end_row(OptionColumns *options)
{
    size_t columns = 0, labels = 0;
    bool names = !options->learned;
    for (size_t i = 0; i < options->plan->count; i++) {
        columns += options->plan->column[i].role == ROLE_OPTION;
        labels += options->label[i] != BLANK;
        names = names &&
                (options->plan->column[i].role != ROLE_OPTION || options->option[i] == NO_ANSWER);
    }
    names = names && 2 * labels > columns;
    if (names)
        memcpy(options->option, options->label, options->plan->count);
    for (size_t i = 0; names && i < options->plan->count; i++)
        if (options->option[i] == BLANK)
            options->option[i] = NO_ANSWER;
    options->learned = true;
    memset(options->label, BLANK, options->plan->count);
    memset(options->filled, 0, ITEMS * sizeof *options->filled);
    return names;
}
