// Of the parser of YAML only is known where a value begins; its text is looked up in the lines from there.
#include "notes/finding_text.h"

#include "base/nearest.h"
#include "input/messages.h"
#include "input/stray_marks.h"
#include "notes/holes.h"
#include "notes/messages.h"
#include "notes/notes.h"

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

// The Dutch spelling of each: "Conclusies, Aanbevelingen, Voorbeelden".
static Slice headings_text(Arena *arena, const char *const *names, int count)
{
    Slice text = S("");
    for (int i = 0; i < count; i++)
        text = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? ", " : "",
                           SLICE_ARGS(name_dutch(names[i])));
    return text;
}

void finding_section(ScanFolder *folder, const NoteLine *lines, const NoteSection *section,
                     const char *const *names, int count, NoteSource *raw)
{
    Slice file = raw[0].file, known = headings_text(folder->arena, names, count);
    Slice text = note_section_text(folder->arena, lines, section->from, section->to);
    if (section->name >= 0) {
        NoteSource source = { .file = file };
        note_source_lines(folder->arena, &source, lines, section->from, section->to);
        note_source_losses(folder->arena, folder->d, &source, note_place(file, section->heading, 0));
        note_source_free(&source);
        note_source_lines(folder->arena, &raw[section->name], lines, section->from, section->to);
    } else if (section->name == SECTION_UNKNOWN) {
        Nearest nearest = { .text = section->heading->heading };
        for (int i = 0; i < count; i++)
            nearest_offer_names(folder->arena, &nearest, names[i]);
        Slice near = nearest_likely(folder->arena, &nearest);
        diagnose(folder->d, DIAG_NOTE_HEADING, note_place(file, section->heading, 0),
                 section->heading->heading, near, near.len ? S("") : known);
    } else if (slice_trim(text).len) {
        size_t first = section->from;
        while (!slice_trim(lines[first].text).len)
            first++;
        diagnose(folder->d, DIAG_NOTE_OUTSIDE, note_place(file, &lines[first], 0), known);
    }
}

Slice finding_body(Arena *arena, NoteSource *source, int level, NoteMarks *marks)
{
    NoteTrace trace = { 0 };
    Slice read = slice_copy(arena, buffer_slice(&source->text)); // holes and runs go on pointing into it
    Slice text = note_bound(arena, read, level, &trace);
    for (size_t i = 0; i < trace.hole_count; i++)
        trace.holes[i].place =
            note_source_place(source, trace.hole_from[i], trace.holes[i].place.length);
    for (size_t i = 0; i < trace.run_count; i++)
        trace.runs[i].place =
            note_source_place(source, trace.run_from[i], utf8_count(trace.runs[i].text));
    for (size_t i = 0; i < trace.item_count; i++)
        trace.items[i].place = trace.runs[trace.item_run[i]].place;
    *marks = (NoteMarks){ trace.holes,     trace.hole_count, trace.runs,
                          trace.run_count, trace.items,      trace.item_count };
    return text;
}

// ---- front matter ----

void finding_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, Slice **fixed,
                   size_t *count)
{
    const yaml_node_t *one = value;
    size_t room = *count;
    bool list = value->type == YAML_SEQUENCE_NODE;
    for (size_t i = 0; list ? (one = yaml_element(yaml, value, i)) != NULL : i == 0; i++) {
        Slice text;
        if (yaml_is_null(one) || !yaml_text(yaml, one, name_first(field->key), &text))
            continue;
        *fixed = arena_grow(yaml->arena, *fixed, sizeof **fixed, *count, &room);
        (*fixed)[(*count)++] = text;
    }
}

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
        Place place = { .file = first.file, .line = number, .text = line, .length = 1 };
        place.column = utf8_count(slice_part(line, 0, from)) + 1;
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

static Place place_of(const NoteMarks *marks, size_t at, size_t len)
{
    for (size_t i = 0; i < marks->run_count; i++) {
        if (at < marks->runs[i].text.len)
            return note_run_place(&marks->runs[i], at, len);
        at -= marks->runs[i].text.len;
    }
    return (Place){ 0 };
}

void finding_head_marks(const Yaml *yaml, const yaml_node_t *value, Slice text, NoteMarks *marks)
{
    NoteHole hole;
    StrayMark stray;
    size_t room = 0;
    find_runs(yaml, yaml_place(yaml, value), text, marks);
    if (stray_mark_plain(text, &stray))
        diagnose(yaml->d, DIAG_TEXT_MARKS, place_of(marks, stray.at, stray.len),
                 slice_part(text, stray.at, stray.at + stray.len));
    for (size_t from = 0; hole_find(text, from, &hole); from = hole.at + hole.len) {
        hole.place = place_of(marks, hole.at, hole.len);
        marks->holes = arena_grow(yaml->arena, marks->holes, sizeof *marks->holes, marks->hole_count, &room);
        marks->holes[marks->hole_count++] = hole;
    }
}
