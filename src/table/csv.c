// SPDX-License-Identifier: EUPL-1.2
// libcsv says what the cells are, but not where. So it is fed line by line: each call gives it one physical
// line (ended by LF, CRLF or CR), and a row that is not complete after it goes on inside quotes. That makes
// line numbers right, gives messages the line's text, and is where an unclosed quote is known to have opened.
// Where cells are plainly what stands between separators, or between quotes, it is not asked at all.
#include "table/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "table/encoding.h"
#include "table/messages.h"
#include "table/separator.h"

enum {
    BLOCK_BYTES = 64 * 1024,
    SNIFF_BYTES = 64 * 1024,
    LINE_MEGABYTES = 16,
    LINE_BYTES = LINE_MEGABYTES << 20
};
enum { FREE_LEAST = 4096, MORE_TROUBLES = 1000000, STRICT = CSV_STRICT | CSV_STRICT_FINI };

// How far into the line csv_place has looked: the byte where `column` starts, and the code points before it.
typedef struct Hint {
    size_t column;
    size_t at;
    size_t points;
} Hint;

struct CsvReader {
    Arena *arena;
    Diagnostics *d;
    Slice name;
    TextStream *stream;
    struct csv_parser parser;
    bool keep_spaces;
    char separator;
    bool broken;

    char *block; // text not yet dealt with: block[start] … block[end - 1]
    size_t room;
    size_t start;
    size_t end;
    size_t cr; // the next CR and LF, or how far there is none
    size_t lf;
    bool ended;        // the stream is
    uint64_t block_at; // position of block[0] in the stream

    bool looking;     // ahead, from
    size_t mark;      // this position in the block
    size_t mark_line; // after this line

    Slice line; // the line being read, without its end
    uint64_t line_at;
    size_t line_number;
    bool within; // it starts inside quotes
    size_t cells_before;
    Hint hint;
    Slice shown; // a copy of it for messages, made when first wanted

    size_t row_line;
    size_t row_bytes;
    size_t cells;
    bool row_done;
    bool blank;   // the row is a line with nothing on it
    Place opened; // where the quote opened that the row goes on in

    TableCellFunction *cell;
    void *data;
    const bool *hidden;
    const bool *passed; // hidden in messages only
    size_t hidden_count;
};

// ---- lines ----

static void refill(CsvReader *reader)
{
    size_t done = reader->looking ? reader->mark : reader->start;
    reader->end -= done;
    memmove(reader->block, reader->block + done, reader->end);
    reader->start -= done;
    reader->mark = 0;
    reader->cr -= done;
    reader->lf -= done;
    reader->block_at += done;
    if (reader->room - reader->end < FREE_LEAST) {
        reader->room *= 2;
        reader->block = realloc(reader->block, reader->room);
        if (!reader->block)
            out_of_memory(reader->room);
    }
    size_t got = text_read(reader->stream, reader->block + reader->end, reader->room - reader->end);
    reader->end += got;
    reader->ended = got == 0;
}

// `*at` is where `c` was found last, or how far there is none: nothing is searched twice.
static size_t next_of(const CsvReader *reader, size_t *at, char c)
{
    if (*at < reader->start)
        *at = reader->start;
    if (*at < reader->end && reader->block[*at] != c) {
        const char *found = memchr(reader->block + *at, c, reader->end - *at);
        *at = found ? (size_t)(found - reader->block) : reader->end;
    }
    return *at;
}

static Place line_place(const CsvReader *reader, size_t line)
{
    return (Place){ .file = reader->name, .line = line };
}

static void give_up(CsvReader *reader, DiagnosticId id, Place place, Slice argument)
{
    if (!reader->looking)
        diagnose(reader->d, id, place, argument);
    reader->broken = true;
}

// The next line with its end, which stays in the block until the line after it is asked for. False at the
// end of the text, and where a line is absurdly long.
static bool next_line(CsvReader *reader, Slice *whole)
{
    for (;;) {
        size_t cr = next_of(reader, &reader->cr, '\r'), lf = next_of(reader, &reader->lf, '\n');
        size_t stop = cr < lf ? cr : lf, after = stop + 1;
        bool wait = stop == cr && after == reader->end; // is it CR or CRLF?
        if (stop < reader->end && (!wait || reader->ended)) {
            if (stop == cr && after < reader->end && reader->block[after] == '\n')
                after++;
        } else if (reader->ended) {
            after = reader->end;
            if (reader->start == reader->end)
                return false;
        } else if (reader->end - reader->start > LINE_BYTES) {
            give_up(reader, DIAG_CSV_LINE_LONG, line_place(reader, reader->line_number + 1),
                    slice_print(reader->arena, "%d", LINE_MEGABYTES));
            return false;
        } else {
            refill(reader);
            continue;
        }
        reader->line = (Slice){ reader->block + reader->start, stop - reader->start };
        *whole = (Slice){ reader->line.at, after - reader->start };
        reader->line_at = reader->block_at + reader->start;
        reader->start = after;
        reader->line_number++;
        reader->cells_before = reader->cells;
        reader->hint = (Hint){ reader->cells, 0, 0 };
        reader->shown = (Slice){ NULL, 0 };
        return true;
    }
}

// ---- places ----

// The end of the cell that starts at byte `at` of the line: its separator, or the line's end.
static size_t cell_end(const CsvReader *reader, size_t at, bool inside_quotes)
{
    Slice line = reader->line;
    while (!inside_quotes && at < line.len && line.at[at] == ' ')
        at++;
    if (!inside_quotes && at < line.len && line.at[at] == '"') {
        inside_quotes = true;
        at++;
    }
    while (inside_quotes && at < line.len) {
        bool quote = line.at[at++] == '"';
        if (quote && at < line.len && line.at[at] == '"')
            at++;
        else if (quote)
            inside_quotes = false;
    }
    const char *found =
        at < line.len ? memchr(line.at + at, reader->separator, line.len - at) : NULL;
    return found ? (size_t)(found - line.at) : line.len;
}

static bool is_hidden(const CsvReader *reader, size_t column)
{
    return column < reader->hidden_count && reader->hidden[column];
}

// The line as messages show it, hidden cells as "…", and the column (from 1) in it of byte `target`.
static Slice shown_line(CsvReader *reader, size_t target, size_t *column)
{
    Buffer out = { 0 };
    size_t cell = reader->cells_before, at = 0;
    *column = 0;
    for (bool inside = reader->within;; inside = false) {
        size_t end = cell_end(reader, at, inside);
        bool hide = is_hidden(reader, cell++) && end > at;
        if (target <= end && *column == 0) {
            Slice before = slice_part(reader->line, at, hide ? at : target);
            *column = utf8_count(buffer_slice(&out)) + utf8_count(before) + 1;
        }
        buffer_add(&out, hide ? S("…") : slice_part(reader->line, at, end));
        if (end == reader->line.len)
            break;
        buffer_add_byte(&out, reader->separator);
        at = end + 1;
    }
    Slice text = slice_copy(reader->arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// Byte `at` of the line, which is in cell hint->column, `points` code points from its start.
static Place place_in_line(CsvReader *reader, size_t at, size_t points)
{
    Place place = line_place(reader, reader->line_number);
    if (reader->hidden_count) {
        place.text = shown_line(reader, at, &place.column);
        return place;
    }
    if (!reader->shown.at)
        reader->shown = slice_copy(reader->arena, reader->line);
    place.text = reader->shown;
    place.column = points + 1;
    return place;
}

Place csv_place(CsvReader *reader, size_t column)
{
    bool earlier =
        column < reader->cells_before || (reader->within && column == reader->cells_before);
    if (earlier)
        return column == reader->cells_before ? reader->opened
                                              : line_place(reader, reader->row_line);
    Hint *hint = &reader->hint;
    if (column < hint->column)
        *hint = (Hint){ reader->cells_before, 0, 0 };
    while (hint->column < column && hint->at < reader->line.len) {
        bool inside = reader->within && hint->column == reader->cells_before;
        size_t next = cell_end(reader, hint->at, inside) + 1;
        hint->points += utf8_count(slice_part(reader->line, hint->at, next));
        hint->at = next;
        hint->column++;
    }
    size_t start = hint->at < reader->line.len ? hint->at : reader->line.len;
    Slice raw = slice_part(reader->line, start, cell_end(reader, start, false));
    size_t spaces = 0;
    while (spaces < raw.len && raw.at[spaces] == ' ')
        spaces++;
    Place place = place_in_line(reader, start + spaces, hint->points + spaces);
    place.length = utf8_count(slice_trim(raw));
    return place;
}

size_t csv_line(const CsvReader *reader)
{
    return reader->row_line;
}

// ---- complaints ----

static void complain_of_troubles(CsvReader *reader)
{
    TextTrouble trouble;
    while (!reader->looking &&
           text_trouble(reader->stream, reader->block_at + reader->start, &trouble)) {
        size_t at = trouble.at > reader->line_at ? (size_t)(trouble.at - reader->line_at) : 0;
        Place place = place_in_line(reader, at, utf8_count(slice_part(reader->line, 0, at)));
        if (trouble.is_nul)
            diagnose(reader->d, DIAG_CSV_NUL, place, S(""));
        else
            diagnose(reader->d, DIAG_ENCODING_DAMAGED, place,
                     slice_print(reader->arena, "0x%02X", trouble.byte),
                     text_encoding(reader->stream));
    }
}

// libcsv stopped at byte `at` of the line: a quote where none may be. Where the cell began on an earlier
// line, that is where the mistake is.
static void complain_of_quote(CsvReader *reader, size_t at)
{
    if (reader->within && reader->cells == reader->cells_before) {
        give_up(reader, DIAG_CSV_QUOTE_OPEN, reader->opened, S(""));
        return;
    }
    give_up(reader, DIAG_CSV_QUOTE_STRAY,
            place_in_line(reader, at, utf8_count(slice_part(reader->line, 0, at))), S(""));
}

// ---- rows ----

static void take_cell(void *bytes, size_t len, void *data)
{
    CsvReader *reader = data;
    size_t column = reader->cells++;
    bool wanted = !is_hidden(reader, column) || (reader->passed && reader->passed[column]);
    if (reader->cell && wanted)
        reader->cell(reader->data, column, (Slice){ bytes, len });
}

static void take_row(int end, void *data)
{
    CsvReader *reader = data;
    (void)end;
    reader->row_done = true;
}

// libcsv passes over a line without anything, and cuts spaces off; here it is a row of one empty cell.
static bool is_blank(const CsvReader *reader)
{
    for (size_t i = 0; i < reader->line.len; i++) {
        char c = reader->line.at[i];
        if (reader->keep_spaces || (c != ' ' && c != '\t') || c == reader->separator)
            return false;
    }
    return true;
}

static bool is_space(const CsvReader *reader, char c)
{
    return (c == ' ' || c == '\t') && c != reader->separator && !reader->keep_spaces;
}

// The cell that begins at `at`, where it shows at once: no quote is in it, or just those around it. Returns
// where it ends, or NULL.
static inline const char *plain_cell(const CsvReader *reader, const char *at, const char *end,
                                     Slice *cell)
{
    while (at < end && is_space(reader, *at))
        at++;
    const char *from = at;
    if (at < end && *at == '"') {
        from++;
        at = memchr(from, '"', (size_t)(end - from));
        *cell = (Slice){ from, at ? (size_t)(at - from) : 0 };
        return at && (at + 1 == end || at[1] == reader->separator) ? at + 1 : NULL;
    }
    for (; at < end && *at != reader->separator; at++)
        if (*at == '"')
            return NULL;
    const char *last = at;
    while (last > from && is_space(reader, last[-1]))
        last--;
    *cell = (Slice){ from, (size_t)(last - from) };
    return at;
}

// Take the cells of a row up to the first that libcsv must read. Returns where that begins: behind the line
// where there is none.
static size_t take_plain_cells(CsvReader *reader, Slice whole)
{
    const char *at = whole.at, *end = whole.at + reader->line.len;
    Slice cell;
    for (const char *next; (next = plain_cell(reader, at, end, &cell)) != NULL; at = next + 1) {
        take_cell((void *)cell.at, cell.len, reader);
        if (next == end) {
            reader->row_done = true;
            return whole.len;
        }
    }
    return (size_t)(at - whole.at);
}

// Take the cells of one line. False where the file turns out to be broken.
static bool feed(CsvReader *reader, Slice whole)
{
    struct csv_parser *parser = &reader->parser;
    for (size_t done = reader->within ? 0 : take_plain_cells(reader, whole);;) {
        done += csv_parse(parser, whole.at + done, whole.len - done, take_cell, take_row, reader);
        if (done == whole.len)
            return true;
        if (csv_error(parser) != CSV_EPARSE)
            out_of_memory(whole.len);
        // After a digit in a cell without quotes it is a sign of inches or seconds (5" or 52°22'12"N), not a
        // mistake.
        bool unit_sign = !parser->quoted && done > 0 && ascii_is_digit(whole.at[done - 1]);
        if (!unit_sign) {
            complain_of_quote(reader, done);
            return false;
        }
        csv_set_opts(parser, 0);
        done += csv_parse(parser, whole.at + done, 1, take_cell, take_row, reader);
        csv_set_opts(parser, STRICT);
    }
}

// Read one line of a row. False where the file turns out to be broken.
static bool parse_line(CsvReader *reader, Slice whole)
{
    struct csv_parser *parser = &reader->parser;
    if (!feed(reader, whole))
        return false;
    if (!reader->row_done && !(reader->within && reader->cells == reader->cells_before))
        reader->opened = csv_place(reader, reader->cells);
    bool last = whole.len == reader->line.len;
    if (!reader->row_done && last && csv_fini(parser, take_cell, take_row, reader) != 0) {
        give_up(reader, DIAG_CSV_QUOTE_OPEN, reader->opened, S(""));
        return false;
    }
    reader->row_bytes += whole.len;
    if (!reader->row_done && reader->row_bytes > LINE_BYTES) {
        give_up(reader, DIAG_CSV_QUOTE_OPEN, reader->opened, S(""));
        return false;
    }
    return true;
}

bool csv_next(CsvReader *reader, TableCellFunction *cell, void *data, size_t *count)
{
    Slice whole;
    reader->cell = cell;
    reader->data = data;
    reader->cells = 0;
    reader->row_bytes = 0;
    reader->row_done = false;
    for (reader->within = false; !reader->broken && next_line(reader, &whole);
         reader->within = true) {
        if (!reader->within)
            reader->row_line = reader->line_number;
        complain_of_troubles(reader);
        reader->blank = !reader->within && is_blank(reader);
        if (reader->blank) {
            take_cell((char[]){ "" }, 0, reader);
            reader->row_done = true;
        } else if (!parse_line(reader, whole)) {
            return false;
        }
        *count = reader->cells;
        if (reader->row_done)
            return true;
    }
    if (reader->within && !reader->broken)
        give_up(reader, DIAG_CSV_QUOTE_OPEN, reader->opened, S(""));
    size_t more = reader->broken || reader->looking ? 0 : text_trouble_more(reader->stream);
    for (size_t i = 0; i < more && i < MORE_TROUBLES; i++)
        diagnose(reader->d, DIAG_ENCODING_DAMAGED, line_place(reader, 0), S(""),
                 text_encoding(reader->stream));
    reader->broken = reader->broken || reader->within;
    return false;
}

void csv_mark(CsvReader *reader)
{
    reader->looking = true;
    reader->mark = reader->start;
    reader->mark_line = reader->line_number;
}

void csv_return(CsvReader *reader)
{
    // Where a row was left in the middle, libcsv forgets it.
    csv_set_opts(&reader->parser, 0);
    csv_fini(&reader->parser, NULL, NULL, NULL);
    csv_set_opts(&reader->parser, STRICT);
    reader->looking = false;
    reader->broken = false;
    reader->start = reader->cr = reader->lf = reader->mark;
    reader->line_number = reader->mark_line;
}

// ---- life cycle ----

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

CsvReader *csv_open(Arena *arena, Diagnostics *d, Slice path, Slice name,
                    const TableOptions *options)
{
    TableOptions none = { 0 };
    options = options ? options : &none;
    TextStream *stream =
        text_open(arena, d, path, name, options->encoding, options->encoding_place);
    if (!stream)
        return NULL;
    CsvReader *reader = calloc(1, sizeof *reader);
    if (!reader || !(reader->block = malloc(BLOCK_BYTES)))
        out_of_memory(BLOCK_BYTES);
    reader->arena = arena;
    reader->d = d;
    reader->name = slice_copy(arena, name);
    reader->stream = stream;
    reader->room = BLOCK_BYTES;
    reader->keep_spaces = options->keep_spaces;
    while (!reader->ended && reader->end < SNIFF_BYTES)
        refill(reader);

    Slice head = { reader->block, reader->end };
    reader->start = separator_declared(head, &reader->separator);
    reader->line_number = reader->start > 0;
    if (options->separator)
        reader->separator = options->separator;
    else if (reader->start == 0)
        reader->separator = separator_find(head, reader->ended);
    if (csv_init(&reader->parser, STRICT) != 0)
        out_of_memory(0);
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_blk_size(&reader->parser, FREE_LEAST);
    if (reader->keep_spaces)
        csv_set_space_func(&reader->parser, no_space);
    return reader;
}

void csv_close(CsvReader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    text_close(reader->stream);
    free(reader->block);
    free(reader);
}

bool csv_broken(const CsvReader *reader)
{
    return reader->broken;
}

bool csv_blank(const CsvReader *reader)
{
    return reader->blank;
}

void csv_hide(CsvReader *reader, const bool *hidden, size_t count)
{
    reader->hidden = hidden;
    reader->hidden_count = count;
    reader->passed = NULL;
}

void csv_pass(CsvReader *reader, const bool *passed)
{
    reader->passed = passed;
}

char csv_separator(const CsvReader *reader)
{
    return reader->separator;
}

Slice csv_sha256(CsvReader *reader)
{
    return text_sha256(reader->stream, reader->arena);
}
