// The parser of Markdown tells no places of the letters it hands over, but it hands over pieces of our own
// text, so their address is their place.
#include "notes/note_source.h"

#include "input/stray_marks.h"
#include "notes/messages.h"
#include "notes/notes.h"

void note_source_free(NoteSource *source)
{
    buffer_free(&source->text);
    source->count = 0;
}

void note_source_piece(Arena *arena, NoteSource *source, const NoteLine *line, size_t from, size_t to)
{
    source->pieces = arena_grow(arena, source->pieces, sizeof *source->pieces, source->count, &source->room);
    source->pieces[source->count++] = (NotePiece){ line, from, source->text.len };
    buffer_add(&source->text, slice_part(line->text, from, to));
}

void note_source_lines(Arena *arena, NoteSource *source, const NoteLine *lines, size_t from, size_t to)
{
    if (source->text.len)
        buffer_add_byte(&source->text, '\n');
    for (size_t i = from; i < to; i++) {
        note_source_piece(arena, source, &lines[i], 0, lines[i].text.len);
        buffer_add_byte(&source->text, '\n');
    }
}

static size_t column_of(NoteSource *source, const NoteLine *line, size_t at)
{
    if (source->seen != line || at < source->seen_at) {
        source->seen = line;
        source->seen_at = 0;
        source->seen_column = 1;
    }
    source->seen_column += utf8_count(slice_part(line->written, source->seen_at, at));
    source->seen_at = at;
    return source->seen_column;
}

Place note_source_place(NoteSource *source, size_t at, size_t length)
{
    size_t low = 0, high = at == SIZE_MAX ? 0 : source->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->pieces[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return (Place){ .file = source->file };
    const NotePiece *piece = &source->pieces[low - 1];
    const NoteLine *line = piece->line;
    return (Place){ .file = source->file,
                    .line = line->number,
                    .column = column_of(source, line, note_written_at(line, piece->from + at - piece->at)),
                    .text = line->written,
                    .length = length };
}

// ---- losses ----

// Cells of a row of a table; 0 where the line has no border in it.
static size_t count_cells(Slice line)
{
    Slice text = slice_trim(line);
    size_t pipes = 0;
    for (size_t i = 0; i < text.len; i++)
        pipes += text.at[i] == '|' && (i == 0 || text.at[i - 1] != '\\');
    bool last = slice_ends(text, S("|")) && !slice_ends(text, S("\\|"));
    return pipes ? pipes + 1 - slice_starts(text, S("|")) - last : 0;
}

static bool is_under_head(Slice line)
{
    bool dash = false;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] != '|' && line.at[i] != '-' && line.at[i] != ':' && line.at[i] != ' ')
            return false;
        dash = dash || line.at[i] == '-';
    }
    return dash && count_cells(line);
}

// A row that is longer than the head of its table loses what is beyond it, without a word from the parser.
static void find_long_rows(Arena *arena, Diagnostics *d, const NoteSource *source)
{
    size_t columns = 0;
    for (size_t i = 1; i < source->count; i++) {
        const NoteLine *line = source->pieces[i].line, *above = source->pieces[i - 1].line;
        size_t cells = line->fenced ? 0 : count_cells(line->text);
        if (cells == 0)
            columns = 0;
        else if (columns == 0 && is_under_head(line->text) && count_cells(above->text) == cells)
            columns = cells;
        else if (columns && cells > columns)
            diagnose(d, DIAG_NOTE_ROW, note_place(source->file, line, 0), slice_print(arena, "%zu", cells),
                     slice_print(arena, "%zu", columns));
    }
}

static void find_stray_marks(Diagnostics *d, NoteSource *source, const NoteTrace *trace)
{
    StrayMark mark = { 0 };
    Slice text = buffer_slice(&source->text);
    while (stray_mark_next(trace->runs, trace->run_from, trace->run_count, text, &mark))
        diagnose(d, DIAG_NOTE_MARKS, note_source_place(source, mark.at, mark.len),
                 slice_part(text, mark.at, mark.at + mark.len));
}

void note_source_losses(Arena *arena, Diagnostics *d, NoteSource *source, Place elsewhere)
{
    static const DiagnosticId id[LOSS_KINDS] = { DIAG_NOTE_IMAGE, DIAG_NOTE_LINK, DIAG_NOTE_HTML };
    NoteTrace trace = { 0 };
    note_bound(arena, buffer_slice(&source->text), 0, &trace);
    for (int loss = 0; loss < LOSS_KINDS; loss++) {
        if (!trace.lost[loss])
            continue;
        Place place = note_source_place(source, trace.lost_from[loss], 1);
        diagnose(d, id[loss], place.line ? place : elsewhere, S(""));
    }
    find_long_rows(arena, d, source);
    find_stray_marks(d, source, &trace);
}
