// SPDX-License-Identifier: EUPL-1.2
// Line by line and not with the Markdown parser, because that one keeps no places, and a message without a
// line is of no use in a long interview. Only headings and code fences are understood here.
#include "notes/sections.h"

#include <string.h>

#include "notes/pasted.h"

static size_t indent_of(Slice line)
{
    size_t indent = 0;
    while (indent < line.len && line.at[indent] == ' ')
        indent++;
    return indent;
}

static size_t run_of(Slice line, size_t from, char c)
{
    size_t at = from;
    while (at < line.len && line.at[at] == c)
        at++;
    return at - from;
}

// "** Strategie: **" is "Strategie".
static Slice bare_heading(Slice text)
{
    for (;;) {
        Slice before = text = slice_trim(text);
        while (text.len && (text.at[0] == '*' || text.at[0] == '_' || text.at[0] == '#'))
            text = slice_part(text, 1, text.len);
        while (text.len && (text.at[text.len - 1] == '*' || text.at[text.len - 1] == '_' ||
                            text.at[text.len - 1] == '#' || text.at[text.len - 1] == ':'))
            text.len--;
        if (text.len == before.len)
            return text;
    }
}

static bool read_marked(NoteLine *line)
{
    size_t indent = indent_of(line->text), marks = run_of(line->text, indent, '#');
    size_t after = indent + marks;
    if (indent > 3 || marks == 0 || marks > 6 ||
        (after < line->text.len && line->text.at[after] != ' '))
        return false;
    line->level = (int)marks;
    line->heading = bare_heading(slice_part(line->text, after, line->text.len));
    return true;
}

// Three marks or more: a single "-" below a line is how a list begins.
static int underline_level(Slice line)
{
    Slice text = slice_trim(line);
    if (indent_of(line) > 3 || text.len < 3)
        return 0;
    if (run_of(text, 0, '=') == text.len)
        return 1;
    return run_of(text, 0, '-') == text.len ? 2 : 0;
}

static bool begins_block(Slice line)
{
    Slice text = slice_trim(line);
    return text.len == 0 || slice_starts(text, S("- ")) || slice_starts(text, S("* ")) ||
           slice_starts(text, S("+ ")) || slice_starts(text, S(">")) ||
           slice_starts(text, S("|")) || slice_starts(text, S("(")) || underline_level(line);
}

static void read_underlined(NoteLine *lines, size_t at)
{
    int level = underline_level(lines[at].text);
    if (level == 0 || at == 0 || lines[at - 1].level || lines[at - 1].fenced ||
        begins_block(lines[at - 1].text))
        return;
    bool alone = at < 2 || slice_trim(lines[at - 2].text).len == 0 || lines[at - 2].level ||
                 lines[at - 2].underline;
    if (!alone)
        return;
    lines[at].underline = true;
    lines[at - 1].level = level;
    lines[at - 1].heading = bare_heading(lines[at - 1].text);
}

size_t note_lines(Arena *arena, Slice body, size_t first, NoteLine **lines)
{
    size_t count = 0, room = 0;
    char fence = 0;
    PastedList list = { 0 };
    *lines = NULL;
    for (Slice text; slice_next_line(&body, &text); count++) {
        *lines = arena_grow(arena, *lines, sizeof **lines, count, &room);
        NoteLine *line = &(*lines)[count];
        *line = (NoteLine){ .text = text, .written = text, .number = first + count };
        Slice bare = slice_trim(text);
        bool tick = slice_starts(bare, S("```")), tilde = slice_starts(bare, S("~~~"));
        line->fenced = fence || tick || tilde;
        if (fence == 0 && (tick || tilde))
            fence = bare.at[0];
        else if (fence && (fence == '`' ? tick : tilde))
            fence = 0;
        if (line->fenced)
            continue;
        PastedLine pasted = pasted_line(arena, &list, text);
        line->text = pasted.text;
        line->made = pasted.made;
        line->from = pasted.written;
        if (!read_marked(line))
            read_underlined(*lines, count);
    }
    return count;
}

size_t note_written_at(const NoteLine *line, size_t byte)
{
    return byte < line->made ? 0 : byte - line->made + line->from;
}

Place note_place(Slice file, const NoteLine *line, size_t byte)
{
    size_t at = note_written_at(line, byte);
    return (Place){ .file = file,
                    .line = line->number,
                    .column = utf8_count(slice_part(line->written, 0, at)) + 1,
                    .text = line->written,
                    .length =
                        utf8_count(slice_trim(slice_part(line->written, at, line->written.len))) };
}

static int section_level(Arena *arena, const NoteLine *lines, size_t count, HeadingFunction *known)
{
    size_t headings[8] = { 0 };
    int name, highest = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].level && known(arena, lines[i].heading, &name))
            return lines[i].level;
        headings[lines[i].level]++;
    }
    for (int level = 6; level >= 1; level--)
        highest = headings[level] ? level : highest;
    for (int level = 6; level >= 1; level--)
        highest = headings[level] > 1 ? level : highest;
    return highest;
}

static size_t after_list_mark(Slice line)
{
    size_t at = indent_of(line);
    return at + 1 < line.len && strchr("-*+", line.at[at]) && line.at[at + 1] == ' ' ? at + 2 : at;
}

static bool is_heading(Arena *arena, const NoteLine *lines, size_t count, size_t at,
                       HeadingFunction *known, bool plain)
{
    Slice line = lines[at].text;
    int name;
    size_t start = indent_of(line), words = after_list_mark(line);
    if (lines[at].level || lines[at].fenced || lines[at].underline || start == line.len)
        return false;
    Slice text = slice_trim(slice_part(line, words, line.len)), heading = bare_heading(text);
    bool marked = text.len && strchr("*_#", text.at[0]) && strchr("*_#:", text.at[text.len - 1]);
    bool alone =
        slice_find(heading, S(":")) == heading.len && slice_find(heading, S("(")) == heading.len &&
        slice_find(heading, S("-")) == heading.len && slice_find(heading, S(",")) == heading.len;
    if (!(plain && alone) && (!marked || words > start) && !(text.len && text.at[0] == '#'))
        return false;
    // A point is a heading where others stand below it.
    Slice next = at + 1 < count ? lines[at + 1].text : S("");
    if (words > start && !(after_list_mark(next) > indent_of(next) && indent_of(next) > start))
        return false;
    return known(arena, heading, &name);
}

void note_headings_find(Arena *arena, NoteLine *lines, size_t count, HeadingFunction *known,
                        bool plain)
{
    int name, level = 2;
    for (size_t i = count; i; i--)
        if (lines[i - 1].level && known(arena, lines[i - 1].heading, &name))
            level = lines[i - 1].level;
    for (size_t i = 0; i < count; i++) {
        if (!is_heading(arena, lines, count, i, known, plain))
            continue;
        Slice text = lines[i].text;
        lines[i].heading = bare_heading(slice_part(text, after_list_mark(text), text.len));
        lines[i].level = level;
    }
}

size_t note_sections(Arena *arena, NoteLine *lines, size_t count, HeadingFunction *known,
                     bool plain, NoteSection **sections)
{
    note_headings_find(arena, lines, count, known, plain);
    int level = section_level(arena, lines, count, known);
    size_t found = 0, room = 0;
    *sections = arena_grow(arena, NULL, sizeof **sections, 0, &room);
    (*sections)[found++] = (NoteSection){ .name = SECTION_OUTSIDE };
    for (size_t i = 0; i < count; i++) {
        const NoteLine *line = &lines[i];
        int name = line->level < level ? SECTION_OUTSIDE : SECTION_UNKNOWN;
        (*sections)[found - 1].to = i;
        if (line->level == 0 || (!known(arena, line->heading, &name) && line->level > level))
            continue;
        size_t from = i + 1 < count && lines[i + 1].underline ? i + 2 : i + 1;
        *sections = arena_grow(arena, *sections, sizeof **sections, found, &room);
        (*sections)[found++] = (NoteSection){ name, line, from, from };
    }
    NoteSection *last = &(*sections)[found - 1];
    last->to = count > last->from ? count : last->from;
    for (size_t i = 0; i < found; i++)
        if ((*sections)[i].to < (*sections)[i].from)
            (*sections)[i].to = (*sections)[i].from;
    return found;
}
