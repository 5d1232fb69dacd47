// SPDX-License-Identifier: EUPL-1.2
// The first row is the headings, so the right separator gives later rows the same number of cells. Where
// titles stand above the headings, the first row is the first that has half as many as most rows have. Commas
// and semicolons inside quotes do not count; those in unquoted text do, but not the same number in each row.
#include "table/separator.h"

#include "language/reading.h"

enum { ROWS_LOOKED_AT = 50 };

typedef struct SeparatorCursor {
    Slice text;
    size_t at;
} SeparatorCursor;

static char peek(const SeparatorCursor *cursor)
{
    return cursor->at < cursor->text.len ? cursor->text.at[cursor->at] : '\0';
}

// Step over a quoted cell; the cursor is on its first quote.
static void skip_quoted(SeparatorCursor *cursor)
{
    for (cursor->at++; cursor->at < cursor->text.len; cursor->at++) {
        if (peek(cursor) != '"')
            continue;
        cursor->at++;
        if (peek(cursor) != '"')
            return;
    }
}

// Count the separators of the next row and step over it. False where the text ends before the row does.
static bool count_row(SeparatorCursor *cursor, char separator, size_t *count)
{
    bool starts = true;
    *count = 0;
    while (cursor->at < cursor->text.len) {
        char c = peek(cursor);
        if (c == '"' && starts) {
            skip_quoted(cursor);
            starts = false;
            continue;
        }
        cursor->at++;
        if (c == '\n' || c == '\r')
            return true;
        if (c == separator)
            (*count)++;
        starts = c == separator || (c == ' ' && starts);
    }
    return false;
}

typedef struct Evenness {
    size_t first; // separators in the first row
    size_t rows;
    size_t like_first;
} Evenness;

// The number of separators that most rows have; of numbers as frequent as each other the largest.
static size_t most_frequent(const size_t *count, size_t rows)
{
    size_t best = 0, best_times = 0;
    for (size_t i = 0; i < rows; i++) {
        size_t times = 0;
        for (size_t j = 0; j < rows; j++)
            times += count[j] == count[i];
        if (times > best_times || (times == best_times && count[i] > best)) {
            best = count[i];
            best_times = times;
        }
    }
    return best;
}

static Evenness evenness_of(Slice head, bool whole, char separator)
{
    SeparatorCursor cursor = { head, 0 };
    Evenness found = { 0, 0, 0 };
    size_t counts[ROWS_LOOKED_AT], first = 0;
    while (found.rows < ROWS_LOOKED_AT && cursor.at < head.len) {
        size_t start = cursor.at, count;
        bool ended = count_row(&cursor, separator, &count);
        if (!ended && !whole && found.rows)
            break;
        bool blank = count == 0 && slice_trim(slice_part(head, start, cursor.at)).len == 0;
        if (!blank)
            counts[found.rows++] = count;
    }
    size_t most = most_frequent(counts, found.rows);
    while (first < found.rows && counts[first] * 2 < most)
        first++;
    found.first = first < found.rows ? counts[first] : 0;
    for (size_t i = first; i < found.rows; i++)
        found.like_first += counts[i] == found.first;
    return found;
}

char separator_find(Slice head, bool whole)
{
    static const char candidates[] = { ',', ';', '\t' };
    char best = ',';
    Evenness best_found = { 0, 1, 0 };
    for (size_t i = 0; i < sizeof candidates; i++) {
        Evenness found = evenness_of(head, whole, candidates[i]);
        if (found.first == 0)
            continue;
        size_t here = found.like_first * best_found.rows,
               there = best_found.like_first * found.rows;
        if (here > there || (here == there && found.first > best_found.first)) {
            best = candidates[i];
            best_found = found;
        }
    }
    return best;
}

// Also as a spreadsheet or a survey tool writes it among its cells: "sep=;", sep=;;;;;
size_t separator_declared(Slice head, char *separator)
{
    Slice line, rest = head;
    if (!slice_next_line(&rest, &line))
        return 0;
    if (slice_starts(line, S("\"")))
        line = slice_part(line, 1, line.len);
    if (line.len < 5 || (!slice_starts(line, S("sep=")) && !slice_starts(line, S("SEP="))))
        return 0;
    for (size_t i = 5; i < line.len; i++)
        if (line.at[i] != line.at[4] && line.at[i] != '"' && line.at[i] != ' ')
            return 0;
    *separator = line.at[4];
    return head.len - rest.len;
}

bool separator_named(Slice name, char *separator)
{
    static const struct {
        const char *names;
        char separator;
    } named[] = {
        { reading_separator_tab, '\t' },
        { reading_separator_semicolon, ';' },
        { reading_separator_comma, ',' },
        { "pipe", '|' },
    };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (slice_is_exactly_one_of(name, named[i].names)) {
            *separator = named[i].separator;
            return true;
        }
    }
    // Letters, digits, quotes and line ends divide nothing.
    bool other = name.len == 1 && (name.at[0] == '\t' || (name.at[0] > ' ' && name.at[0] < 0x7F)) &&
                 name.at[0] != '"' && !((name.at[0] | 32) >= 'a' && (name.at[0] | 32) <= 'z') &&
                 !ascii_is_digit(name.at[0]);
    if (other)
        *separator = name.at[0];
    return other;
}
