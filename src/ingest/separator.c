// The first row is the headings, so the right separator gives later rows the same number of cells. Commas
// and semicolons inside quotes do not count; those in unquoted text do, but not the same number in each row.
#include "ingest/separator.h"

enum { ROWS_LOOKED_AT = 50 };

typedef struct Cursor {
    Slice text;
    size_t at;
} Cursor;

static char peek(const Cursor *cursor)
{
    return cursor->at < cursor->text.len ? cursor->text.at[cursor->at] : '\0';
}

// Step over a quoted cell; the cursor is on its first quote.
static void skip_quoted(Cursor *cursor)
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
static bool count_row(Cursor *cursor, char separator, size_t *count)
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

static Evenness evenness_of(Slice head, bool whole, char separator)
{
    Cursor cursor = { head, 0 };
    Evenness found = { 0, 0, 0 };
    while (found.rows < ROWS_LOOKED_AT && cursor.at < head.len) {
        size_t start = cursor.at, count;
        bool ended = count_row(&cursor, separator, &count);
        if (!ended && !whole && found.rows)
            break;
        bool blank = count == 0 && slice_trim(slice_part(head, start, cursor.at)).len == 0;
        if (blank)
            continue;
        if (found.rows == 0)
            found.first = count;
        found.like_first += count == found.first;
        found.rows++;
    }
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
        size_t here = found.like_first * best_found.rows, there = best_found.like_first * found.rows;
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
        const char *name;
        char separator;
    } names[] = {
        { "tab", '\t' },  { "\\t", '\t' }, { "semicolon", ';' }, { "puntkomma", ';' }, { "comma", ',' },
        { "komma", ',' }, { "pipe", '|' }, { "|", '|' },         { "Tab", '\t' },      { "TAB", '\t' },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_equal(name, slice_of(names[i].name))) {
            *separator = names[i].separator;
            return true;
        }
    }
    // Letters, digits, quotes and line ends divide nothing.
    bool other = name.len == 1 && (name.at[0] == '\t' || (name.at[0] > ' ' && name.at[0] < 0x7F)) &&
                 name.at[0] != '"' && !((name.at[0] | 32) >= 'a' && (name.at[0] | 32) <= 'z') &&
                 !(name.at[0] >= '0' && name.at[0] <= '9');
    if (other)
        *separator = name.at[0];
    return other;
}
