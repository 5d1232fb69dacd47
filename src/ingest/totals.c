#include "ingest/totals.h"

#include <math.h>
#include <string.h>

#include "base/messages.h"
#include "ingest/tokens.h"

// Every word of the cell is one of these lists, and at least one of the first two.
static const char surely[] =
    "totaal|totalen|eindtotaal|subtotaal|kolomtotaal|total|totals|subtotal|totalscore|totaalscore|som|sum|"
    "summe|gesamt|gesamtergebnis|gemiddelde|gemiddelden|gemiddeld|gem|average|averages|avg|mean|means|"
    "durchschnitt|mittelwert|mediaan|median|medians|modus|modaal|maximum|maximaal|max|minimum|minimaal|min|"
    "hoogste|laagste|highest|lowest|standaarddeviatie|standaardafwijking|stdev|stddev|stdevp|stdafw|"
    "standardabweichung|deviation|variantie|variance|varianz|aantal|aantallen|count|counts|anzahl|"
    "totaalresultaat|totaalgemiddelde|organisatiegemiddelde|eindscore|eindcijfer|eindresultaat|insgesamt|"
    "gesamtdurchschnitt|durchschnittswert|moyenne|stafw";
static const char perhaps[] = "n|mode|sd|std|st|var|q1|q2|q3|kwartiel|quartile|spreiding|spread|bereik|range|"
    "overall|norm|benchmark|streefwaarde|respons|response|score|mw";
static const char beside[] =
    "score|scores|resultaat|resultaten|result|results|ergebnis|waarde|waarden|value|values|per|van|of|de|het|"
    "the|alle|all|iedereen|hele|gehele|vraag|vragen|question|questions|stelling|stellingen|pijler|"
    "kolom|kolommen|column|"
    "rij|rijen|row|rows|antwoord|antwoorden|answer|answers|respondent|respondenten|respondents|respons|"
    "responses|deelnemers|ingevuld|afdelingen|departments|grand|general|algemeen|overall|standard|standaard|"
    "dev|afw|deviatie|afwijking|boven|en|and|organisatie|organisation|gemeente|"
    "cijfer|cijfers|maximale|minimale|generaal|afgerond|d";

TotalWord total_word(Slice cell)
{
    enum { LONGEST = 48 };
    // What was a formula somewhere is no label.
    if (cell.len == 0 || cell.len > LONGEST || cell.at[0] == '=' || cell.at[0] == '@')
        return TOTAL_NO;
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, cell), rest = key, token;
    TotalWord found = TOTAL_NO;
    while (key_word_next(&rest, &token)) {
        uint64_t number;
        if (slice_to_u64(token, &number))
            continue;
        TotalWord of = key_word_is_one_of(token, surely)    ? TOTAL_SURELY :
                       key_word_is_one_of(token, perhaps) ? TOTAL_PERHAPS :
                                                             TOTAL_NO;
        if (of == TOTAL_NO && !key_word_is_one_of(token, beside)) {
            found = TOTAL_NO;
            break;
        }
        found = of > found ? of : found;
    }
    arena_free(scratch);
    return found;
}

static bool is_sure_word(Slice word)
{
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, word), token;
    bool found = key_word_next(&key, &token) && key_word_is_one_of(token, surely);
    arena_free(scratch);
    return found;
}

Slice total_of(Slice cell)
{
    cell = slice_trim(cell);
    size_t first = slice_find(cell, S(" ")), last = cell.len;
    while (last > 0 && cell.at[last - 1] != ' ')
        last--;
    if (first == cell.len)
        return S("");
    if (is_sure_word(slice_part(cell, 0, first)))
        return slice_trim(slice_part(cell, first, cell.len));
    if (is_sure_word(slice_part(cell, last, cell.len)))
        return slice_trim(slice_part(cell, 0, last));
    return S("");
}

// ---- without a word ----

enum { ENDS = 4, PEOPLE_LEAST = 5, PEOPLE_MOST = 20000, FILLED_LEAST = QUESTIONS };

// Of one question, over those rows that are not looked at.
typedef struct Column {
    size_t count[ANSWER_KINDS];
    size_t n; // answers 1–4
    size_t sum;
    size_t squares; // the sum of theirs
} Column;

typedef enum Statistic {
    STATISTIC_MEAN,
    STATISTIC_MEDIAN,
    STATISTIC_HIGHEST,
    STATISTIC_LOWEST,
    STATISTIC_MODE,
    STATISTIC_DEVIATION,
    STATISTICS
} Statistic;

static unsigned median_doubled(const Column *column)
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
static bool is_most(const Column *column, uint8_t answer)
{
    for (unsigned other = NEVER; other <= SYSTEMATICALLY; other++)
        if (column->count[other] > column->count[answer])
            return false;
    return true;
}

// Of all people or of a sample of them, as spreadsheets have both: n² and n (n − 1) times the variance are
// n Σx² − (Σx)².
static bool is_deviation(const Column *column, uint8_t answer)
{
    size_t n = column->n, spread = 4 * (n * column->squares - column->sum * column->sum);
    size_t low = (2U * answer - 1) * (2U * answer - 1), high = (2U * answer + 1) * (2U * answer + 1);
    return spread <= high * n * n && spread >= low * n * (n - 1);
}

// May `answer` be that statistic of the column, rounded? With many people the mean is that of some of them.
static bool fits(const Column *column, Statistic statistic, uint8_t answer, bool some)
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

// How surely the row is that statistic: how seldom people answer so, in bits, where each cell is; else -1.
static double agreement(const Column *columns, const Respondent *row, Statistic statistic, bool some)
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

// What is known of the rows before any is judged.
typedef struct TotalFinder {
    Diagnostics *d;
    const Scan *scan;
    const RowNotes *notes;
    Slice name;
    size_t count;
    size_t looked_at; // the first so many
    bool numbered, divided, labelled; // nearly all have a number, a department, cells before the answers
    Column column[ITEMS];
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
        count_one(&departments, respondent_at(&f->scan->responses, i)->department != NO_DEPARTMENT, inner);
        count_one(&labels, row_note(f->notes, i).labels > 0, inner);
    }
    f->numbered = is_usual(numbers, rows);
    f->divided = is_usual(departments, rows);
    f->labelled = is_usual(labels, rows);
    for (size_t i = 0; i < f->looked_at; i++) {
        if (is_end(f, i) && lacks_all(f, i))
            continue;
        for (int item = 0; item < ITEMS; item++) {
            uint8_t answer = respondent_at(&f->scan->responses, i)->answer[item];
            f->column[item].count[answer]++;
            f->column[item].n += answer >= NEVER && answer <= SYSTEMATICALLY;
            f->column[item].sum += answer <= SYSTEMATICALLY ? answer : 0;
            f->column[item].squares += answer <= SYSTEMATICALLY ? (size_t)answer * answer : 0;
        }
    }
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
    bool lacking = lacks_most_telling(f, index);
    double most = -1;
    if (!lacking && all_of(f))
        return false;
    for (int statistic = 0; statistic < STATISTICS; statistic++) {
        double bits = agreement(f->column, respondent_at(&f->scan->responses, index), (Statistic)statistic,
                                f->looked_at < f->count);
        most = bits > most ? bits : most;
    }
    bool sure = most >= SURE_BITS && varies(respondent_at(&f->scan->responses, index)->answer);
    bool total = (sure && (lacking || is_alone(f, index))) || (lacking && most >= DOUBT_BITS);
    // A median of codes is none of the statistics.
    bool alike = f->numbered && !varies(respondent_at(&f->scan->responses, index)->answer);
    bool bare = (all_of(f) >= 2 || alike) && lacks_all(f, index);
    if (!total && !bare)
        return false;
    Place place = { .file = f->name, .line = row_note(f->notes, index).line };
    Arena *scratch = arena_new();
    diagnose(f->d,
             !total ? DIAG_ROW_BARE :
             sure   ? DIAG_ROW_TOTAL_NAMELESS :
                      DIAG_ROW_TOTAL_PERHAPS,
             place, slice_print(scratch, "%zu", place.line));
    arena_free(scratch);
    return true;
}

// Between people only a row that lacks several things: somebody sorted the file, or wrote below a part of it.
static bool is_judged(const TotalFinder *f, size_t index)
{
    return is_end(f, index) || (index < f->looked_at && all_of(f) >= 2 && lacks_all(f, index));
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
    bool *gone = arena_many(scratch, bool, n);
    for (size_t i = 0; i < n; i++) {
        gone[i] = is_judged(f, i) && judge_row(f, i);
        found += gone[i];
    }
    if (found)
        respondents_remove(&scan->responses, notes, gone, ROW_TOTAL);
    arena_free(scratch);
}
