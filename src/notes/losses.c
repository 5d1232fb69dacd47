// SPDX-License-Identifier: EUPL-1.2
#include "notes/losses.h"

#include "notes/messages.h"

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
            diagnose(d, DIAG_NOTE_ROW, note_place(source->file, line, 0),
                     slice_print(arena, "%zu", cells), slice_print(arena, "%zu", columns));
    }
}

void note_losses_tell(Arena *arena, Diagnostics *d, NoteSource *source, const NoteLosses *losses,
                      Place elsewhere)
{
    static const DiagnosticId id[LOSS_KINDS] = { DIAG_NOTE_IMAGE, DIAG_NOTE_LINK, DIAG_NOTE_HTML };
    for (int loss = 0; loss < LOSS_KINDS; loss++) {
        if (!losses->lost[loss])
            continue;
        Place place = note_source_place(source, losses->from[loss], 1);
        diagnose(d, id[loss], place.line ? place : elsewhere, S(""));
    }
    find_long_rows(arena, d, source);
    StrayMark mark = { 0 };
    Slice text = buffer_slice(&source->text);
    while (stray_mark_next(losses->runs, losses->run_count, text, &mark))
        diagnose(d, DIAG_NOTE_MARKS, note_source_place(source, mark.at, mark.len),
                 slice_part(text, mark.at, mark.at + mark.len));
}
