// SPDX-License-Identifier: EUPL-1.2
#include "survey/totals.h"

#include <math.h>
#include <string.h>

#include "model/scan.h"
#include "survey/messages.h"

enum { ENDS = 4, PEOPLE_LEAST = 5, PEOPLE_MOST = 20000, FILLED_LEAST = QUESTIONS };

// Of one question, over those rows that are not looked at.
typedef struct QuestionTotals {
    size_t count[ANSWER_KINDS];
    size_t n; // answers 1–4
    size_t sum;
    size_t squares; // the sum of theirs
} QuestionTotals;

typedef enum Statistic {
    STATISTIC_MEAN,
    STATISTIC_MEDIAN,
    STATISTIC_HIGHEST,
    STATISTIC_LOWEST,
    STATISTIC_MODE,
    STATISTIC_DEVIATION,
    STATISTICS
} Statistic;

static unsigned median_doubled(const QuestionTotals *column)
{
    size_t below = 0, half = column->n / 2;
    unsigned low = 0, high = 0;
    for (unsigned answer = NEVER; answer <= SYSTEMATICALLY; answer++) {
        below += column->count[answer];
        if (!low && 2 * below >= column->n)
            low = answer;
        if (!high && below > half)
            high = answer;
    }
    return low + high;
}

// Of several that are given most, spreadsheets show the first they meet.
static bool is_most(const QuestionTotals *column, uint8_t answer)
{
    for (unsigned other = NEVER; other <= SYSTEMATICALLY; other++)
        if (column->count[other] > column->count[answer])
            return false;
    return true;
}

// Of all people or of a sample of them, as spreadsheets have both: n² and n (n − 1) times the variance are
// n Σx² − (Σx)².
static bool is_deviation(const QuestionTotals *column, uint8_t answer)
{
    size_t n = column->n, spread = 4 * (n * column->squares - column->sum * column->sum);
    size_t low = (2U * answer - 1) * (2U * answer - 1),
           high = (2U * answer + 1) * (2U * answer + 1);
    return spread <= high * n * n && spread >= low * n * (n - 1);
}

// May `answer` be that statistic of the column, rounded? With many people the mean is that of some of them.
static bool fits(const QuestionTotals *column, Statistic statistic, uint8_t answer, bool some)
{
    size_t n = column->n;
    switch (statistic) {
    case STATISTIC_MEAN: {
        long off = 2 * (long)column->sum - 2 * (long)answer * (long)n,
             room = (long)n + (some ? (long)n / 10 : 0);
        return off >= -room && off <= room;
    }
    case STATISTIC_MEDIAN: {
        unsigned median = median_doubled(column);
        return 2U * answer == median || 2U * answer == median + 1;
    }
    case STATISTIC_HIGHEST:
    case STATISTIC_LOWEST: {
        unsigned edge = statistic == STATISTIC_HIGHEST ? SYSTEMATICALLY : NEVER;
        while (edge >= NEVER && edge <= SYSTEMATICALLY && !column->count[edge])
            edge += statistic == STATISTIC_HIGHEST ? -1U : 1U;
        return answer == edge;
    }
    case STATISTIC_MODE: return is_most(column, answer);
    case STATISTIC_DEVIATION: return is_deviation(column, answer);
    case STATISTICS: break;
    }
    return false;
}

// One row more, or, `times` being minus one, one less.
static void add_answers(QuestionTotals *columns, const Respondent *row, size_t times)
{
    for (int item = 0; item < ITEMS; item++) {
        uint8_t answer = row->answer[item];
        size_t worth = answer >= NEVER && answer <= SYSTEMATICALLY ? answer : 0;
        columns[item].count[answer] += times;
        columns[item].n += worth ? times : 0;
        columns[item].sum += times * worth;
        columns[item].squares += times * worth * worth;
    }
}

// How surely the row is that statistic: how seldom people answer so, in bits, where each cell is; else -1.
static double agreement(const QuestionTotals *columns, const Respondent *row, Statistic statistic,
                        bool some)
{
    size_t filled = 0;
    double bits = 0;
    for (int item = 0; item < ITEMS; item++) {
        uint8_t answer = row->answer[item];
        if (answer == BLANK && columns[item].n == 0)
            continue;
        if (answer < NEVER || answer > SYSTEMATICALLY || columns[item].n == 0 ||
            !fits(&columns[item], statistic, answer, some))
            return -1;
        size_t alike = columns[item].count[answer] ? columns[item].count[answer] : 1;
        bits += log2((double)columns[item].n / (double)alike);
        filled++;
    }
    return filled >= FILLED_LEAST ? bits : -1;
}

static double agreement_most(const QuestionTotals *columns, const Respondent *row, bool some)
{
    double most = -1;
    for (int statistic = 0; statistic < STATISTICS; statistic++) {
        double bits = agreement(columns, row, (Statistic)statistic, some);
        most = bits > most ? bits : most;
    }
    return most;
}

// What is known of the rows before any is judged.
typedef struct TotalFinder {
    Diagnostics *d;
    const Scan *scan;
    const RowNotes *notes;
    Slice name;
    size_t count;
    size_t looked_at; // the first so many
    bool numbered, divided,
        labelled; // nearly all have a number, a department, cells before the answers
    QuestionTotals column[ITEMS];
    QuestionTotals (*of_department)[ITEMS]; // of those who are surely somebody
    size_t *in_department;                  // rows of any kind
} TotalFinder;

// How many of the things that nearly all others have are not there.
static int lacks(const TotalFinder *f, size_t index)
{
    const Responses *responses = &f->scan->responses;
    bool number = f->numbered && !row_key(f->notes, responses, index),
         labels = f->labelled && !row_note(f->notes, index).labels;
    return number + labels +
           (f->divided && respondent_at(responses, index)->department == NO_DEPARTMENT);
}

// Whoever has a number, or else a time or the like, is somebody, with a department or without.
static bool lacks_most_telling(const TotalFinder *f, size_t index)
{
    if (f->numbered)
        return !row_key(f->notes, &f->scan->responses, index);
    if (row_note(f->notes, index).may_be_total)
        return true;
    return f->labelled ? !row_note(f->notes, index).labels : lacks(f, index) > 0;
}

static int all_of(const TotalFinder *f)
{
    return f->numbered + f->divided + f->labelled;
}

// People may lack one of them; what lacks them all adds nothing to what there is to sum up.
static bool lacks_all(const TotalFinder *f, size_t index)
{
    return all_of(f) > 0 && lacks(f, index) == all_of(f);
}

static bool is_end(const TotalFinder *f, size_t index)
{
    return index < ENDS || index + ENDS >= f->count;
}

// How many of all rows have something, and of those that are at neither end.
typedef struct Share {
    size_t all, inner;
} Share;

// In a small file the totals may be a fifth of the rows or more; people are most of all, and all between.
static bool is_usual(Share has, Share rows)
{
    enum { OF_TEN = 8 };
    return 2 * has.all >= rows.all && 10 * has.inner >= OF_TEN * rows.inner;
}

static void count_one(Share *share, bool has, bool inner)
{
    share->all += has;
    share->inner += has && inner;
}

static void look_at_rows(TotalFinder *f)
{
    Share numbers = { 0 }, departments = { 0 }, labels = { 0 }, rows = { 0 };
    for (size_t i = 0; i < f->looked_at; i++) {
        bool inner = !is_end(f, i);
        count_one(&rows, true, inner);
        count_one(&numbers, row_key(f->notes, &f->scan->responses, i) != 0, inner);
        count_one(&departments, respondent_at(&f->scan->responses, i)->department != NO_DEPARTMENT,
                  inner);
        count_one(&labels, row_note(f->notes, i).labels > 0, inner);
    }
    f->numbered = is_usual(numbers, rows);
    f->divided = is_usual(departments, rows);
    f->labelled = is_usual(labels, rows);
    for (size_t i = 0; i < f->looked_at; i++) {
        if (is_end(f, i) && lacks_all(f, i))
            continue;
        add_answers(f->column, respondent_at(&f->scan->responses, i), 1);
    }
}

static bool has_to_lack(const TotalFinder *f)
{
    return f->numbered || f->labelled;
}

// Of a department its rows are summed up by a row that bears its name, and neither a number nor a time, or
// that has nothing to lack.
static bool may_be_subtotal(const TotalFinder *f, size_t index)
{
    return index < f->looked_at && f->of_department &&
           respondent_at(&f->scan->responses, index)->department != NO_DEPARTMENT &&
           (lacks_most_telling(f, index) || !has_to_lack(f));
}

static void look_at_departments(TotalFinder *f, Arena *scratch)
{
    const Responses *responses = &f->scan->responses;
    size_t departments = f->scan->department_count;
    if (!f->divided || departments == 0)
        return;
    f->of_department = arena_alloc(scratch, sizeof *f->of_department, departments);
    f->in_department = arena_many(scratch, size_t, departments);
    for (size_t i = 0; i < f->looked_at; i++) {
        const Respondent *row = respondent_at(responses, i);
        if (row->department == NO_DEPARTMENT)
            continue;
        f->in_department[row->department]++;
        if (!has_to_lack(f) || !lacks_most_telling(f, i))
            add_answers(f->of_department[row->department], row, 1);
    }
}

// How surely the row sums up the others of its department.
static double agreement_with_department(const TotalFinder *f, size_t index)
{
    QuestionTotals others[ITEMS];
    const Respondent *row = respondent_at(&f->scan->responses, index);
    if (!may_be_subtotal(f, index))
        return -1;
    memcpy(others, f->of_department[row->department], sizeof others);
    if (!has_to_lack(f))
        add_answers(others, row, (size_t)-1);
    return agreement_most(others, row, false);
}

// "Benchmark" stands as the department of one row that has no number; nobody was invited there.
static bool has_department_for_itself(const TotalFinder *f, size_t index)
{
    uint32_t department = respondent_at(&f->scan->responses, index)->department;
    return f->numbered && f->looked_at == f->count && may_be_subtotal(f, index) &&
           f->in_department[department] == 1 && f->scan->departments[department].invited < 0;
}

// Somebody may well answer 4 to everything.
static bool varies(const uint8_t *answer)
{
    enum { OTHERS_LEAST = 3 };
    size_t kinds[ANSWER_KINDS] = { 0 }, filled = 0, most = 0;
    for (int item = 0; item < ITEMS; item++) {
        kinds[answer[item]]++;
        filled += answer[item] != BLANK;
    }
    for (int kind = NEVER; kind < ANSWER_KINDS; kind++)
        most = kinds[kind] > most ? kinds[kind] : most;
    return filled - most >= OTHERS_LEAST;
}

static bool is_alone(const TotalFinder *f, size_t index)
{
    const Responses *responses = &f->scan->responses;
    for (size_t i = 0; i < f->looked_at; i++)
        if (i != index && memcmp(respondent_at(responses, i)->answer,
                                 respondent_at(responses, index)->answer, ITEMS) == 0)
            return false;
    return true;
}

// A row that has what the others have is somebody's. Of one that lacks it, and where there is nothing to
// lack, the cells decide: in doubt it is an error.
static bool judge_row(const TotalFinder *f, size_t index)
{
    enum { SURE_BITS = 40, DOUBT_BITS = 10 };
    const Respondent *row = respondent_at(&f->scan->responses, index);
    bool lacking = lacks_most_telling(f, index), open = lacking || !all_of(f);
    double whole = open ? agreement_most(f->column, row, f->looked_at < f->count) : -1;
    double part = agreement_with_department(f, index), most = part > whole ? part : whole;
    bool sure = most >= (double)SURE_BITS && varies(row->answer);
    bool total =
        (sure && (lacking || is_alone(f, index))) || (lacking && most >= (double)DOUBT_BITS);
    // A median of codes is none of the statistics.
    bool alike = f->numbered && !varies(row->answer);
    bool bare =
        ((all_of(f) >= 2 || alike) && lacks_all(f, index)) || has_department_for_itself(f, index);
    if (!total && !bare)
        return false;
    Place place = { .file = f->name, .line = row_note(f->notes, index).line };
    Arena *scratch = arena_new();
    diagnose(f->d,
             !total ? DIAG_ROW_BARE
             : sure ? DIAG_ROW_TOTAL_NAMELESS
                    : DIAG_ROW_TOTAL_PERHAPS,
             place, slice_print(scratch, "%zu", place.line));
    arena_free(scratch);
    return true;
}

void totals_find(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name)
{
    size_t n = scan->responses.count, found = 0;
    if (n < PEOPLE_LEAST + 1)
        return;
    Arena *scratch = arena_new();
    TotalFinder *f = arena_one(scratch, TotalFinder);
    *f = (TotalFinder){ .d = d, .scan = scan, .notes = notes, .name = name, .count = n };
    f->looked_at = n < PEOPLE_MOST ? n : PEOPLE_MOST;
    look_at_rows(f);
    look_at_departments(f, scratch);
    bool *gone = arena_many(scratch, bool, n);
    for (size_t i = 0; i < n; i++) {
        // Between people only a row that lacks several things, or may sum up its department: somebody sorted
        // the file, or wrote below a part of it.
        bool judged = is_end(f, i) || may_be_subtotal(f, i) ||
                      (i < f->looked_at && all_of(f) >= 2 && lacks_all(f, i));
        gone[i] = judged && judge_row(f, i);
        found += gone[i];
    }
    if (found)
        respondents_remove(&scan->responses, notes, gone, ROW_TOTAL);
    arena_free(scratch);
}
