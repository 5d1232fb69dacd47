// The parser of Markdown and that of YAML tell no places of the letters they hand over. The first hands over
// pieces of our own text, so their address is their place; of the second only where a value begins is known,
// and its text is looked up in the lines from there.
#include "ingest/finding_text.h"

#include "base/messages.h"
#include "ingest/holes.h"
#include "ingest/notes.h"

Slice finding_text(const Findings *findings, FindingPart part)
{
    switch (part) {
    case FINDING_HEADING: return findings->heading;
    case FINDING_REASON: return findings->reason;
    case FINDING_CONCLUSIONS: return findings->conclusions;
    case FINDING_RECOMMENDATIONS: return findings->recommendations;
    case FINDING_EXAMPLES: return findings->examples;
    case FINDING_PARTS: break;
    }
    return S("");
}

Place note_run_place(const NoteRun *run, size_t at, size_t len)
{
    Place place = run->place;
    if (place.line == 0)
        return place;
    place.column += utf8_count(slice_part(run->text, 0, at));
    place.length = utf8_count(slice_part(run->text, at, at + len));
    return place;
}

// ---- body ----

static void add_line(Arena *arena, FindingSource *source, const NoteLine *line)
{
    source->lines = arena_grow(arena, source->lines, sizeof *source->lines, source->count, &source->room);
    source->lines[source->count++] = line;
}

void finding_source_add(Arena *arena, FindingSource *source, const NoteLine *lines, size_t from, size_t to)
{
    Slice text = note_section_text(arena, lines, from, to);
    if (source->text.len) {
        add_line(arena, source, NULL);
        text = slice_print(arena, "%.*s\n%.*s", SLICE_ARGS(source->text), SLICE_ARGS(text));
    }
    for (size_t i = from; i < to; i++)
        add_line(arena, source, &lines[i]);
    source->text = text;
}

// Asked in the order of the text, so each search goes on where the last one ended.
typedef struct Cursor {
    Slice file;
    const FindingSource *source;
    size_t line, at; // at: the byte where it begins
} Cursor;

static Place place_at(Cursor *cursor, size_t at, Slice text)
{
    const FindingSource *source = cursor->source;
    if (at == SIZE_MAX)
        return (Place){ .file = cursor->file };
    if (at < cursor->at)
        cursor->line = cursor->at = 0;
    for (size_t i = cursor->at; i < at && i < source->text.len; i++) {
        if (source->text.at[i] != '\n')
            continue;
        cursor->line++;
        cursor->at = i + 1;
    }
    const NoteLine *line = cursor->line < source->count ? source->lines[cursor->line] : NULL;
    if (!line)
        return (Place){ .file = cursor->file };
    Place place = note_place(cursor->file, line, at - cursor->at);
    place.length = utf8_count(text);
    return place;
}

Slice finding_body(Arena *arena, Slice file, const FindingSource *source, int level, NoteMarks *marks)
{
    NoteTrace trace = { 0 };
    Slice text = note_bound(arena, source->text, level, &trace);
    Cursor cursor = { .file = file, .source = source };
    for (size_t i = 0; i < trace.hole_count; i++) {
        NoteHole *hole = &trace.holes[i];
        size_t length = hole->place.length;
        hole->place = place_at(&cursor, trace.hole_from[i], hole->name);
        hole->place.length = length;
    }
    for (size_t i = 0; i < trace.run_count; i++)
        trace.runs[i].place = place_at(&cursor, trace.run_from[i], trace.runs[i].text);
    *marks = (NoteMarks){ trace.holes, trace.hole_count, trace.runs, trace.run_count };
    return text;
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
static void find_long_rows(Arena *arena, Diagnostics *d, Slice file, const FindingSource *source)
{
    size_t columns = 0;
    for (size_t i = 1; i < source->count; i++) {
        const NoteLine *line = source->lines[i], *above = source->lines[i - 1];
        size_t cells = line && !line->fenced ? count_cells(line->text) : 0;
        if (cells == 0)
            columns = 0;
        else if (columns == 0 && above && is_under_head(line->text) && count_cells(above->text) == cells)
            columns = cells;
        else if (columns && cells > columns)
            diagnose(d, DIAG_NOTE_ROW, note_place(file, line, 0), slice_print(arena, "%zu", cells),
                     slice_print(arena, "%zu", columns));
    }
}

void finding_losses(Arena *arena, Diagnostics *d, Slice file, const FindingSource *source, Place heading)
{
    static const DiagnosticId id[LOSS_KINDS] = { DIAG_NOTE_IMAGE, DIAG_NOTE_LINK, DIAG_NOTE_HTML };
    NoteTrace trace = { 0 };
    Cursor cursor = { .file = file, .source = source };
    note_bound(arena, source->text, 0, &trace);
    for (int loss = 0; loss < LOSS_KINDS; loss++) {
        if (!trace.lost[loss])
            continue;
        Place place = place_at(&cursor, trace.lost_from[loss], S("x"));
        diagnose(d, id[loss], place.line ? place : heading, S(""));
    }
    find_long_rows(arena, d, file, source);
}

// ---- front matter ----

static size_t common_start(Slice a, Slice b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.at[len] == b.at[len])
        len++;
    return len;
}

static void add_run(Arena *arena, NoteMarks *marks, size_t *room, NoteRun run)
{
    marks->runs = arena_grow(arena, marks->runs, sizeof *marks->runs, marks->run_count, room);
    marks->runs[marks->run_count++] = run;
}

// The value cut at the lines it was written on.
static void find_runs(const Yaml *yaml, Place first, Slice text, NoteMarks *marks)
{
    Slice rest = yaml->text, line;
    size_t room = 0, number = yaml->first_line;
    for (; text.len && slice_next_line(&rest, &line); number++) {
        if (number < first.line)
            continue;
        size_t from = 0;
        for (size_t skip = number == first.line ? first.column - 1 : 0; skip && from < line.len; skip--) {
            Slice left = slice_part(line, from, line.len);
            utf8_next(&left);
            from = line.len - left.len;
        }
        while (from < line.len && (line.at[from] == ' ' || line.at[from] == '"' || line.at[from] == '\''))
            from++;
        size_t len = common_start(slice_part(line, from, line.len), text);
        if (!len)
            continue;
        Place place = { first.file, number, utf8_count(slice_part(line, 0, from)) + 1, line, 1 };
        add_run(yaml->arena, marks, &room, (NoteRun){ slice_part(text, 0, len), 0, place });
        text = slice_part(text, len, text.len);
        size_t gap = text.len && (text.at[0] == ' ' || text.at[0] == '\n');
        if (gap)
            add_run(yaml->arena, marks, &room, (NoteRun){ slice_part(text, 0, 1), 0, place });
        text = slice_part(text, gap, text.len);
    }
    if (text.len)
        add_run(yaml->arena, marks, &room, (NoteRun){ text, 0, first });
}

static Place hole_place(const NoteMarks *marks, const NoteHole *hole)
{
    size_t at = hole->at;
    for (size_t i = 0; i < marks->run_count; i++) {
        if (at < marks->runs[i].text.len)
            return note_run_place(&marks->runs[i], at, hole->len);
        at -= marks->runs[i].text.len;
    }
    return (Place){ 0 };
}

void finding_head_marks(const Yaml *yaml, const yaml_node_t *value, Slice text, NoteMarks *marks)
{
    NoteHole hole;
    size_t room = 0;
    find_runs(yaml, yaml_place(yaml, value), text, marks);
    for (size_t from = 0; hole_find(text, from, &hole); from = hole.at + hole.len) {
        hole.place = hole_place(marks, &hole);
        marks->holes = arena_grow(yaml->arena, marks->holes, sizeof *marks->holes, marks->hole_count, &room);
        marks->holes[marks->hole_count++] = hole;
    }
}
