// SPDX-License-Identifier: EUPL-1.2
#include "columns/unused_columns.h"

#include "base/buffer.h"
#include "base/text_map.h"
#include "columns/messages.h"
#include "model/responses.h"
#include "table/small_table.h"

enum { ROWS_FIRST = 2000, ROWS_APART = 64 };

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

// "Kopie van 1.1", "Deel 2: 1.1", "B1.1". A letter may stand before a number, or before a text so long that
// no other ends with it.
static bool is_preceded(Slice text, Slice question)
{
    enum { TEXT_LONG = 16 };
    if (question.len >= text.len || !slice_ends(text, question))
        return false;
    char before = text.at[text.len - question.len - 1], first = question.at[0];
    bool number = ascii_is_digit(first);
    return !is_letter_or_digit(before) || (number && !ascii_is_digit(before)) ||
           (!number && question.len >= TEXT_LONG);
}

// The heading of a question with something behind it or before it; or no heading at all.
static bool is_question_again(const Slice *questions, size_t count, Slice text)
{
    if (text.len == 0)
        return true;
    for (size_t i = 0; i < count; i++) {
        Slice question = questions[i];
        // "1.1.1", "1.1 gewenst", "… onze koers. (2)" of "1.1" and "… onze koers.".
        bool goes_on = question.len < text.len && slice_starts(text, question) &&
                       !is_letter_or_digit(text.at[question.len]);
        if (goes_on || is_preceded(text, question))
            return true;
    }
    return false;
}

// "vraag 1.1/" of "vraag 1.1/x": up to the last sign that joins; empty where there is none.
static Slice stem_of(Slice text)
{
    size_t end = text.len;
    while (end > 0 && !is_letter_or_digit(text.at[end - 1]))
        end--;
    while (end > 0 && is_letter_or_digit(text.at[end - 1]))
        end--;
    return slice_part(text, 0, end);
}

// Columns beside a question's own of which the headings are its heading but for the end: most likely each is
// one of its answers. Not where several questions begin so.
static void find_siblings(UnusedColumns *unused)
{
    Arena *scratch = arena_new();
    TextMap *stems = text_map_new(scratch), *several = text_map_new(scratch);
    uint32_t number;
    for (size_t i = 0; i < unused->plan->count; i++) {
        Slice stem = stem_of(unused->headings->column[i].part[PART_SHOWN]);
        if (unused->plan->uses[i].use == COLUMN_QUESTION && stem.len)
            text_map_add(text_map_find(stems, stem, &number) ? several : stems, stem, 0);
    }
    for (size_t i = 0; i < unused->plan->count; i++) {
        Slice stem = stem_of(unused->headings->column[i].part[PART_SHOWN]);
        unused->sibling[i] =
            unused->looked_at[i] && stem.len && !heading_is_beside(&unused->headings->column[i]) &&
            text_map_find(stems, stem, &number) && !text_map_find(several, stem, &number);
        unused->again[i] = unused->again[i] || unused->sibling[i];
    }
    arena_free(scratch);
}

UnusedColumns *unused_columns_new(Arena *arena, Diagnostics *d, const Headings *headings,
                                  const ResponsePlan *plan, AnswerReader *answers)
{
    UnusedColumns *unused = arena_one(arena, UnusedColumns);
    *unused = (UnusedColumns){ .d = d, .headings = headings, .plan = plan, .answers = answers };
    unused->column = arena_many(arena, UnusedColumn, plan->count);
    unused->looked_at = arena_many(arena, bool, plan->count);
    unused->again = arena_many(arena, bool, plan->count);
    unused->sibling = arena_many(arena, bool, plan->count);
    Slice *questions = arena_many(arena, Slice, plan->count);
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->uses[i].use == COLUMN_QUESTION && headings->column[i].part[PART_SHOWN].len)
            questions[count++] = headings->column[i].part[PART_SHOWN];
    for (size_t i = 0; i < plan->count; i++) {
        unused->looked_at[i] = plan->uses[i].use == COLUMN_UNUSED;
        unused->again[i] =
            unused->looked_at[i] &&
            is_question_again(questions, count, headings->column[i].part[PART_SHOWN]);
        unused->count += unused->looked_at[i];
    }
    find_siblings(unused);
    return unused;
}

bool unused_columns_row(UnusedColumns *unused, size_t row)
{
    bool looked_at = unused->count && (row < ROWS_FIRST || row % ROWS_APART == 0);
    unused->rows += looked_at;
    unused->again_answers = unused->row_answers = 0;
    return looked_at;
}

bool unused_columns_end_row(UnusedColumns *unused, bool answered)
{
    // A survey with many other questions has many other answers.
    enum { SETS_MOST = 3 };
    bool many = unused->count <= SETS_MOST * (size_t)ITEMS && 2 * unused->row_answers >= ITEMS;
    return !answered && (unused->again_answers >= QUESTIONS || many);
}

void unused_columns_cell(UnusedColumns *unused, size_t column, Slice text)
{
    UnusedColumn *counts = &unused->column[column];
    uint8_t answer = answer_of(unused->answers, text);
    if (answer == BLANK)
        return;
    counts->filled++;
    counts->answers += answer != NO_ANSWER;
    unused->row_answers += answer != NO_ANSWER;
    unused->again_answers += unused->again[column] && answer != NO_ANSWER;
    counts->kinds |= 1U << answer;
}

static bool is_nameless(const UnusedColumns *unused, size_t column)
{
    return unused->headings->column[column].part[PART_WHOLE].len == 0;
}

// Nearly all that stands in it (and the heading may come back once), and more than one kind: a column of
// marks holds one. One mark is enough where nothing else stands in what may be an option of a question. A
// column without a heading is no column of marks where most rows fill it.
static bool holds_answers(const UnusedColumns *unused, size_t column)
{
    enum { OTHER_ONE_IN = 10, LEAST = 5 };
    const UnusedColumn *counts = &unused->column[column];
    unsigned kinds = counts->kinds & ~(1U << NO_ANSWER);
    if (unused->sibling[column] && counts->filled && counts->answers == counts->filled)
        return true;
    bool some =
        (kinds & (kinds - 1)) || (is_nameless(unused, column) && 2 * counts->filled > unused->rows);
    return unused->looked_at[column] && counts->answers >= LEAST && some &&
           OTHER_ONE_IN * (counts->filled - counts->answers) <= counts->filled + OTHER_ONE_IN;
}

// A question may have been read from the wrong column: none was chosen, and no text says which one it is.
static bool is_doubtful(const UnusedColumns *unused)
{
    for (size_t i = 0; i < unused->plan->count; i++) {
        const ColumnUse *use = &unused->plan->uses[i];
        if (use->use == COLUMN_QUESTION && (use->why == BY_SETTINGS || use->why == BY_TEXT))
            return false;
    }
    return true;
}

// Where a question has no column, that is said, and its column is most likely among these; and who chose the
// columns in scan.yaml knows the others.
static bool is_said(const UnusedColumns *unused)
{
    bool has[ITEMS] = { false };
    bool chosen = false, missing = false;
    for (size_t i = 0; i < unused->plan->count; i++) {
        bool question = unused->plan->uses[i].use == COLUMN_QUESTION;
        chosen = chosen || (question && unused->plan->uses[i].why == BY_SETTINGS);
        if (question)
            has[unused->plan->uses[i].index] = true;
    }
    for (int item = 0; item < ITEMS; item++)
        missing = missing || !has[item];
    return missing || chosen;
}

// Each heading is empty, or the number after the one before it.
static bool headings_only_count(const UnusedColumns *unused)
{
    uint64_t number, wanted = 0;
    for (size_t i = 0; i < unused->plan->count; i++) {
        Slice heading = unused->headings->column[i].part[PART_WHOLE];
        if (heading.len == 0)
            continue;
        if (!slice_to_u64(heading, &number) || (wanted && number != wanted))
            return false;
        wanted = number + 1;
    }
    return true;
}

// As many rows as there are questions, more columns, answers everywhere and no words: the rows are the
// questions, and the columns people.
static bool is_on_its_side(const UnusedColumns *unused, size_t respondents)
{
    size_t with = 0;
    if (respondents != ITEMS || !headings_only_count(unused))
        return false;
    for (size_t i = 0; i < unused->plan->count; i++) {
        const UnusedColumn *column = &unused->column[i];
        bool other = unused->plan->uses[i].use != COLUMN_QUESTION && !unused->looked_at[i];
        if (other || column->answers < column->filled)
            return false;
        with += column->answers > 0;
    }
    return with > 0;
}

void unused_columns_finish(UnusedColumns *unused, size_t respondents)
{
    if (is_on_its_side(unused, respondents)) {
        diagnose(unused->d, DIAG_TABLE_ON_ITS_SIDE, unused->headings->place);
        return;
    }
    Buffer list = { 0 };
    Arena *scratch = arena_new();
    size_t found = 0, nameless = 0, again = 0, first = 0;
    for (size_t i = 0; i < unused->plan->count; i++) {
        if (!holds_answers(unused, i))
            continue;
        first = found ? first : i;
        nameless += is_nameless(unused, i);
        again += unused->again[i];
        if (found++ < HEADINGS_LISTED) {
            Slice quoted = heading_quoted(scratch, unused->headings, i);
            buffer_print(&list, "%s%.*s", found > 1 ? ", " : "", SLICE_ARGS(quoted));
        }
    }
    if (found > HEADINGS_LISTED)
        buffer_add(&list, S(", …"));
    bool doubtful =
        (found >= QUESTIONS && is_doubtful(unused)) || nameless >= QUESTIONS || again >= QUESTIONS;
    // Said already where numbers go on behind the last question.
    Slice quoted = found ? heading_quoted(scratch, unused->headings, first) : S("");
    if (found && !is_said(unused) && !diagnostics_has(unused->d, DIAG_HEADINGS_SHIFTED, quoted))
        diagnose(unused->d, doubtful ? DIAG_COLUMNS_DOUBTFUL : DIAG_COLUMNS_WITH_ANSWERS,
                 unused->headings->column[first].place, slice_print(scratch, "%zu", found),
                 buffer_slice(&list));
    arena_free(scratch);
    buffer_free(&list);
}
