// SPDX-License-Identifier: EUPL-1.2
// Of the parser of YAML only is known where a value begins; its text is looked up in the lines from there.
#include "notes/finding_text.h"

#include "base/nearest.h"
#include "input/messages.h"
#include "input/stray_marks.h"
#include "notes/messages.h"
#include "notes/notes.h"
#include "notes/references.h"

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

static void read_section(ScanFolder *folder, Slice file, const NoteLine *lines,
                         const NoteSection *section, int level, Node **part)
{
    NoteSource source = { .file = file };
    Place heading = note_place(file, section->heading, 0);
    if (!*part)
        *part = node_new(folder->arena, NODE_DOCUMENT);
    note_source_lines(folder->arena, &source, lines, section->from, section->to);
    note_read(folder->arena, folder->d, &source, heading, level, *part);
    note_source_free(&source);
    if (!(*part)->first)
        *part = NULL;
}

static void tell_unknown(ScanFolder *folder, Slice file, const NoteLine *heading,
                         const BodyParts *parts)
{
    Nearest nearest = { .text = heading->heading };
    for (int i = 0; i < parts->count; i++)
        nearest_offer_names(folder->arena, &nearest, parts->names[i]);
    Slice near = nearest_likely(folder->arena, &nearest);
    diagnose(folder->d, DIAG_NOTE_HEADING, note_place(file, heading, 0), heading->heading, near,
             near.len ? S("") : headings_text(folder->arena, parts->names, parts->count));
}

static void tell_outside(ScanFolder *folder, Slice file, const NoteLine *lines,
                         const NoteSection *section, const BodyParts *parts)
{
    size_t first = section->from;
    while (first < section->to && !slice_trim(lines[first].text).len)
        first++;
    if (first < section->to)
        diagnose(folder->d, DIAG_NOTE_OUTSIDE, note_place(file, &lines[first], 0),
                 headings_text(folder->arena, parts->names, parts->count));
}

void finding_body(ScanFolder *folder, Slice file, Slice body, size_t line, const BodyParts *parts,
                  Node **part)
{
    NoteLine *lines;
    NoteSection *sections;
    size_t line_count = note_lines(folder->arena, body, line, &lines);
    size_t count = note_sections(folder->arena, lines, line_count, parts->known, false, &sections);
    for (size_t i = 0; i < count; i++) {
        const NoteSection *section = &sections[i];
        if (section->name >= 0)
            read_section(folder, file, lines, section, parts->level, &part[section->name]);
        else if (section->name == SECTION_UNKNOWN)
            tell_unknown(folder, file, section->heading, parts);
        else
            tell_outside(folder, file, lines, section, parts);
    }
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

// Bytes of a value that stand together on a line of the file.
typedef struct ByteStretch {
    size_t from, to; // in the value
    Place place;     // of the first one
} ByteStretch;

typedef struct ByteStretches {
    ByteStretch *items;
    size_t count, room;
} ByteStretches;

static void add_stretch(Arena *arena, ByteStretches *all, size_t from, size_t to, Place place)
{
    all->items = arena_grow(arena, all->items, sizeof *all->items, all->count, &all->room);
    all->items[all->count++] = (ByteStretch){ from, to, place };
}

// The value cut at the lines it was written on.
static ByteStretches find_stretches(const Yaml *yaml, Place first, Slice value)
{
    ByteStretches all = { 0 };
    Slice rest = yaml->text, line;
    size_t done = 0, number = yaml->first_line;
    for (; done < value.len && slice_next_line(&rest, &line); number++) {
        if (number < first.line)
            continue;
        size_t from = 0;
        for (size_t skip = number == first.line ? first.column - 1 : 0; skip && from < line.len;
             skip--) {
            Slice left = slice_part(line, from, line.len);
            utf8_next(&left);
            from = line.len - left.len;
        }
        while (from < line.len &&
               (line.at[from] == ' ' || line.at[from] == '"' || line.at[from] == '\''))
            from++;
        size_t len =
            common_start(slice_part(line, from, line.len), slice_part(value, done, value.len));
        if (!len)
            continue;
        Place place = { .file = first.file, .line = number, .text = line };
        place.column = utf8_count(slice_part(line, 0, from)) + 1;
        add_stretch(yaml->arena, &all, done, done + len, place);
        done += len;
        done += done < value.len && (value.at[done] == ' ' || value.at[done] == '\n');
    }
    if (done < value.len)
        add_stretch(yaml->arena, &all, done, value.len, first);
    return all;
}

static Place place_of(const ByteStretches *all, Slice value, size_t at, size_t len)
{
    for (size_t i = 0; i < all->count; i++) {
        const ByteStretch *stretch = &all->items[i];
        Place place = stretch->place;
        if (at < stretch->from || at >= stretch->to)
            continue;
        size_t end = at + len < stretch->to ? at + len : stretch->to;
        place.column += place.line ? utf8_count(slice_part(value, stretch->from, at)) : 0;
        place.length = utf8_count(slice_part(value, at, end));
        return place;
    }
    return (Place){ 0 };
}

static void add_plain(Arena *arena, Node *line, NodeKind kind, Slice text, Place place)
{
    Node *node = node_new(arena, kind);
    node->text = text;
    node->place = place;
    node_append(line, node);
}

static void add_plain_text(const Yaml *yaml, Node *line, const ByteStretches *all, Slice value,
                           size_t from, size_t to)
{
    for (size_t at = from, end; at < to; at = end) {
        // What stands together from here on: a stretch, or what lies before the next one.
        end = to;
        for (size_t i = 0; i < all->count; i++) {
            size_t border = at < all->items[i].from ? all->items[i].from : all->items[i].to;
            if (at < border) {
                end = border < to ? border : to;
                break;
            }
        }
        add_plain(yaml->arena, line, NODE_TEXT, slice_part(value, at, end),
                  place_of(all, value, at, end - at));
    }
}

Node *finding_plain(const Yaml *yaml, const yaml_node_t *value, Slice text)
{
    Node *line = node_new(yaml->arena, NODE_PARAGRAPH);
    ByteStretches all = find_stretches(yaml, yaml_place(yaml, value), text);
    StrayMark stray;
    Hole hole;
    size_t done = 0;
    if (stray_mark_plain(text, &stray))
        diagnose(yaml->d, DIAG_TEXT_MARKS, place_of(&all, text, stray.at, stray.len),
                 slice_part(text, stray.at, stray.at + stray.len));
    for (; hole_find(text, done, &hole); done = hole.at + hole.len) {
        add_plain_text(yaml, line, &all, text, done, hole.at);
        add_plain(yaml->arena, line, hole.kind == HOLE_REFERENCE ? NODE_REFERENCE : NODE_TAG,
                  slice_part(text, hole.at, hole.at + hole.len),
                  place_of(&all, text, hole.at, hole.len));
        line->last->argument = hole.name;
    }
    add_plain_text(yaml, line, &all, text, done, text.len);
    return line->first ? line : NULL;
}
