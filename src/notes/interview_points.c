// SPDX-License-Identifier: EUPL-1.2
#include "notes/interview_points.h"

#include <string.h>

#include "base/nearest.h"
#include "language/reading.h"
#include "model/interview.h"
#include "model/pillar.h"
#include "notes/messages.h"
#include "notes/notes.h"
#include "notes/point_sign.h"

typedef struct PointReader {
    InterviewReader *to;
    Pillar pillar;
    int kind; // of the item being read, or NO_ITEM
    NoteSource source;
    Place place;     // of its first word
    Place sign;      // of its sign, where it has one
    size_t indent;   // of its first line
    bool quoted;     // it stands in a quote
    bool fenced;     // it is code
    bool parted;     // points below it were joined to it
    bool in_table;   // the line now is a row of a table
    bool has_rows;   // so is a line of the item
    bool blank;      // since its last line
    bool in_comment; // the lines now are one that nobody is to see
    int below;       // what points are below a heading "Sterk" or "Zwak", or NO_ITEM
    int below_level; // of that heading
} PointReader;

// ---- lines ----

// What a line begins with.
typedef struct ReadLine {
    bool quoted, listed;
    size_t indent; // inside the quote
    size_t words;  // where they begin
    size_t plus;   // the byte after its "+", where that is its mark; else 0
    size_t end;
} ReadLine;

static size_t skip_spaces(Slice text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    return at;
}

static bool is_letter_or_digit(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c);
}

// After "- ", "* ", "+ ", "1. " or "1) ", or "a) " and "2.1 " before a sign; `at` where there is none.
static size_t skip_list_mark(Slice text, size_t at)
{
    enum { LONGEST = 8 };
    size_t end = at, digits = 0, limit = text.len - at < LONGEST ? text.len : at + LONGEST;
    bool bullet = at < text.len && strchr("-*+", text.at[at]), dots = false;
    PointSign sign;
    for (; !bullet && end < limit && (is_letter_or_digit(text.at[end]) || text.at[end] == '.');
         end++) {
        digits += end == at + digits && text.at[end] <= '9' && text.at[end] != '.';
        dots = dots || text.at[end] == '.';
    }
    bool shut = !bullet && end > at && end < text.len && text.at[end] == ')';
    end += bullet || shut;
    size_t words = skip_spaces(text, end);
    if (end == at || words == end)
        return at;
    bool markdown = bullet || (digits && (dots || shut) && end == at + digits + 1);
    return markdown || ((dots || shut) && sign_before(text, words, &sign)) ? words : at;
}

static ReadLine read_line(Slice text, size_t from)
{
    ReadLine read = { .end = text.len };
    size_t start = from, at = skip_spaces(text, from);
    while (at < text.len && text.at[at] == '>') {
        read.quoted = true;
        start = at + 1 < text.len && text.at[at + 1] == ' ' ? at + 2 : at + 1;
        at = skip_spaces(text, at + 1);
    }
    for (size_t i = start; i < at; i++)
        read.indent += text.at[i] == '\t' ? 4 - read.indent % 4 : 1;
    read.words = skip_list_mark(text, at);
    read.listed = read.words > at;
    // A task of Teams or OneNote, before a sign.
    Slice box = slice_part(text, read.words, read.words + 4);
    bool task =
        slice_equal(box, S("[ ] ")) || slice_equal(box, S("[x] ")) || slice_equal(box, S("[X] "));
    PointSign sign;
    if (read.listed && task && sign_before(text, read.words + box.len, &sign))
        read.words += box.len;
    read.plus = read.listed && text.at[at] == '+' ? at + 1 : 0;
    return read;
}

// ---- items ----

static void tell_signs(PointReader *r)
{
    PointSign sign;
    Slice text = buffer_slice(&r->source.text);
    for (size_t at = 0; sign_find(text, at, &sign); at = sign.to)
        diagnose(r->to->folder->d, DIAG_NOTE_SIGN,
                 note_source_place(&r->source, sign.from,
                                   utf8_count(slice_part(text, sign.from, sign.to))),
                 slice_part(text, sign.from, sign.to));
}

typedef struct QuoteMark {
    size_t length; // 0 where there is none
    bool single;
} QuoteMark;

// The quotation mark that `text` begins with.
static QuoteMark quote_mark(Slice text)
{
    static const char *const marks[] = {
        "\"", "“", "”", "„", "‟", "«", "»", "'", "‘", "’", "‚", "‛"
    };
    enum { DOUBLE = 7 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (slice_starts(text, slice_of(marks[i])))
            return (QuoteMark){ strlen(marks[i]), i >= DOUBLE };
    return (QuoteMark){ 0 };
}

// The report puts quotation marks round a quote: those that stand round the whole of it already would be
// there twice. A point or comma may stand behind the last.
static void drop_quotation_marks(Arena *arena, Node *line)
{
    Slice text = node_text(arena, line);
    Node *first = line->first, *last = line->last;
    QuoteMark open = quote_mark(text), shut = { 0 };
    size_t end = text.len;
    end -= end && strchr(".,", text.at[end - 1]);
    for (size_t length = 1; length <= 3 && length < end && !shut.length; length++) {
        QuoteMark mark = quote_mark(slice_part(text, end - length, end));
        shut = mark.length == length ? mark : shut;
    }
    bool plain = first->kind == NODE_TEXT && last->kind == NODE_TEXT &&
                 first->text.len >= open.length && last->text.len >= text.len - end + shut.length;
    if (!plain || !open.length || !shut.length || open.single != shut.single ||
        open.length + shut.length >= end)
        return;
    Slice inside = slice_part(text, open.length, end - shut.length),
          rest = slice_part(text, end, text.len);
    // Where a mark like `open` begins inside, the outer ones stand round words of it: "ja" of "nee".
    for (size_t i = 1; i < inside.len; i++) {
        QuoteMark inner = quote_mark(slice_part(inside, i, inside.len));
        if (inside.at[i - 1] == ' ' && inner.length && inner.single == open.single)
            return;
    }
    bool ended = strchr(".,!?", inside.at[inside.len - 1]) != NULL;
    last->text.len -= rest.len + shut.length;
    if (rest.len && !ended)
        last->text = slice_print(arena, "%.*s%.*s", SLICE_ARGS(last->text), SLICE_ARGS(rest));
    first->text = slice_part(first->text, open.length, first->text.len);
}

static void finish(PointReader *r)
{
    Interview *interview = r->to->interview;
    Arena *arena = r->to->folder->arena;
    if (r->kind == NO_ITEM)
        return;
    Node *line = note_read_line(arena, r->to->folder->d, &r->source, r->place);
    if (line && r->kind == ITEM_QUOTE)
        drop_quotation_marks(arena, line);
    if (line) {
        if (!r->has_rows)
            tell_signs(r);
        interview->items = arena_grow(arena, interview->items, sizeof *interview->items,
                                      interview->item_count, &r->to->room);
        InterviewItem *item = &interview->items[interview->item_count++];
        *item = (InterviewItem){ .pillar = r->pillar, .line = line, .place = r->place };
        item->kind = (__typeof__(item->kind))r->kind;
        interview->pillar[r->pillar] = true;
    } else if (r->sign.line) {
        diagnose(r->to->folder->d, DIAG_NOTE_SIGN_ALONE, r->sign);
    }
    note_source_free(&r->source);
    r->kind = NO_ITEM;
}

static void start(PointReader *r, int kind, const NoteLine *line, const ReadLine *read)
{
    finish(r);
    r->kind = kind;
    r->place = note_place(r->source.file, line, read->words);
    r->sign = (Place){ 0 };
    r->indent = read->indent;
    r->quoted = read->quoted;
    r->fenced = line->fenced;
    r->parted = false;
    r->has_rows = false;
}

static int kind_of(const PointSign *sign)
{
    return sign->kind == SIGN_PLUS ? ITEM_STRENGTH : ITEM_WEAKNESS;
}

static Place place_of_sign(const PointReader *r, const NoteLine *line, const PointSign *sign)
{
    Place place = note_place(r->source.file, line, sign->from);
    place.length = utf8_count(slice_trim(slice_part(line->text, sign->from, sign->to)));
    return place;
}

// Does this line go on with the item being read? A point with a sign of its own does not.
static bool goes_on(const PointReader *r, const ReadLine *read, bool is_signed)
{
    bool below = read->indent > r->indent + 1;
    if (r->kind == NO_ITEM || r->fenced || (read->quoted && !r->quoted))
        return false;
    if (r->kind == ITEM_QUOTE)
        return !r->blank && !read->listed;
    if (read->listed)
        return below && r->kind != ITEM_REMARK && !is_signed;
    return !r->blank || (below && read->quoted == r->quoted);
}

static void add_words(PointReader *r, const NoteLine *line, size_t from, size_t to)
{
    note_source_piece(r->to->folder->arena, &r->source, line, from, to);
}

// Points below a point become part of its sentence, "The desk is good: fast; friendly", or follow it as
// sentences of their own.
static void join_part(PointReader *r, Slice part)
{
    Buffer *text = &r->source.text;
    while (text->len && strchr(" \t\n", text->bytes[text->len - 1]))
        text->len--;
    bool ended = text->len && strchr(".!?", text->bytes[text->len - 1]);
    bool sentence = ended && part.len && part.at[0] >= 'A' && part.at[0] <= 'Z';
    if (!sentence && text->len && strchr(".,:;", text->bytes[text->len - 1]))
        text->len--;
    buffer_add(text, sentence ? S(" ") : r->parted ? S("; ") : S(": "));
    r->parted = true;
}

// "- + words" and "- – words": a bullet behind a bullet, that was meant for a sign.
static void tell_bare_sign(const PointReader *r, const NoteLine *line, const ReadLine *read)
{
    size_t at = read->plus ? read->plus - 1 : read->words;
    while (at < read->end && strchr("*_", line->text.at[at]))
        at++;
    size_t length = read->plus ? 1 : sign_bare(slice_part(line->text, at, read->end));
    if (length && read->listed)
        diagnose(r->to->folder->d, DIAG_NOTE_PLUS, note_place(r->source.file, line, at),
                 slice_part(line->text, at, at + length));
}

// The words of an item lose their indent, lest they be taken for code.
static void read_words(PointReader *r, const NoteLine *line, ReadLine read)
{
    PointSign sign, last;
    Slice text = slice_part(line->text, 0, read.end);
    size_t from = read.words;
    bool ends_signed = sign_after(text, from, &last) && last.kind != SIGN_MIXED;
    if (sign_before(text, from, &sign) && sign.kind != SIGN_MIXED) {
        size_t marks = sign.from - from;
        read.words = sign.to;
        start(r, kind_of(&sign), line, &read);
        r->sign = place_of_sign(r, line, &sign);
        add_words(r, line, from, from + marks);
        from = sign.to;
    } else if (!goes_on(r, &read, ends_signed)) {
        int plain = r->below == NO_ITEM || r->in_table ? ITEM_REMARK : r->below;
        start(r, read.quoted && !read.listed ? ITEM_QUOTE : plain, line, &read);
        if (!ends_signed)
            tell_bare_sign(r, line, &read);
    } else if (read.listed) {
        join_part(r, slice_part(text, from, text.len));
    }
    r->blank = false;
    r->has_rows = r->has_rows || r->in_table;
    if (ends_signed && !r->sign.line) {
        r->kind = kind_of(&last);
        r->sign = place_of_sign(r, line, &last);
        add_words(r, line, from, last.from);
        add_words(r, line, last.to, text.len);
        finish(r);
        return;
    }
    add_words(r, line, from, text.len);
    buffer_add_byte(&r->source.text, '\n');
}

// ---- headings of points ----

// A heading, or a line that is one without its mark: "**Sterk**", "Zwak:".
static Slice heading_of(const NoteLine *line)
{
    Slice text = slice_trim(line->level ? line->heading : line->text);
    bool bold = slice_starts(text, S("**")) || slice_starts(text, S("__"));
    if (!line->level && !bold && !slice_ends(text, S(":")))
        return S("");
    while (text.len && strchr("*_:? ", text.at[text.len - 1]))
        text.len--;
    while (text.len && strchr("*_ ", text.at[0]))
        text = slice_part(text, 1, text.len);
    return text;
}

// What the points below such a heading are, which is said; NO_ITEM where the line tells nothing of that.
static int kind_heading(const InterviewReader *reader, const NoteLine *line)
{
    Slice heading = heading_of(line);
    Arena *arena = reader->folder->arena;
    int kind = !heading.len                                        ? NO_ITEM
               : name_among(arena, heading, reading_points_strong) ? ITEM_STRENGTH
               : name_among(arena, heading, reading_points_weak)   ? ITEM_WEAKNESS
                                                                   : NO_ITEM;
    if (kind != NO_ITEM)
        diagnose(reader->folder->d,
                 kind == ITEM_STRENGTH ? DIAG_NOTE_STRONG_BELOW : DIAG_NOTE_WEAK_BELOW,
                 note_place(reader->interview->file, line, 0), heading);
    return kind;
}

void interview_points_above(InterviewReader *reader, const NoteLine *heading)
{
    int kind = kind_heading(reader, heading);
    if (kind == NO_ITEM && heading->level > reader->above_level)
        return;
    reader->above = kind;
    reader->above_level = heading->level;
}

// False where the line is no such heading.
static bool read_kind_heading(PointReader *r, const NoteLine *line)
{
    enum { LEVEL_UNMARKED = 7 };
    int kind = kind_heading(r->to, line);
    if (kind != NO_ITEM) {
        finish(r);
        r->below = kind;
        r->below_level = line->level ? line->level : LEVEL_UNMARKED;
    } else if (line->level && line->level <= r->below_level) {
        r->below = NO_ITEM;
    }
    return kind != NO_ITEM;
}

// Leave out the part of a remark that ends or begins on this line.
static ReadLine read_outside_comment(PointReader *r, Slice text)
{
    size_t from = 0;
    if (r->in_comment) {
        size_t shut = slice_find(text, S("-->"));
        r->in_comment = shut == text.len;
        from = r->in_comment ? text.len : shut + 3;
    }
    ReadLine read = read_line(text, from);
    for (size_t at = read.words; at < text.len;) {
        at += slice_find(slice_part(text, at, text.len), S("<!--"));
        size_t shut = at + slice_find(slice_part(text, at, text.len), S("-->"));
        if (at < text.len && shut == text.len) {
            r->in_comment = true;
            read.end = at;
        }
        at = shut;
    }
    return read;
}

static void read_item_line(PointReader *r, const NoteLine *line)
{
    if (line->underline)
        return;
    if (line->fenced) {
        ReadLine whole = { .end = line->text.len };
        if (!r->fenced || r->kind == NO_ITEM)
            start(r, ITEM_REMARK, line, &whole);
        add_words(r, line, 0, line->text.len);
        buffer_add_byte(&r->source.text, '\n');
        return;
    }
    if (r->fenced)
        finish(r);
    r->fenced = false;
    if (!r->in_comment && read_kind_heading(r, line))
        return;
    if (line->level && !r->in_comment) {
        size_t from = (size_t)(line->heading.at - line->text.at);
        ReadLine read = { .words = from };
        start(r, ITEM_REMARK, line, &read);
        add_words(r, line, from, from + line->heading.len);
        finish(r);
        return;
    }
    bool hidden = r->in_comment,
         row = slice_starts(line->text, S("|")) && slice_ends(line->text, S("|"));
    if (row && !r->in_table)
        diagnose(r->to->folder->d, DIAG_NOTE_TABLE, note_place(r->source.file, line, 0));
    r->in_table = row;
    ReadLine read = read_outside_comment(r, line->text);
    if (skip_spaces(line->text, read.words) < read.end)
        read_words(r, line, read);
    else if (!hidden && !r->in_comment)
        r->blank = r->blank || !read.quoted || r->kind != ITEM_QUOTE;
}

void interview_points_read(InterviewReader *reader, Pillar pillar, const NoteLine *lines,
                           size_t count)
{
    PointReader r = { .to = reader,
                      .pillar = pillar,
                      .kind = NO_ITEM,
                      .source = { .file = reader->interview->file } };
    r.below = reader->above;
    r.below_level = reader->above_level;
    for (size_t i = 0; i < count; i++)
        read_item_line(&r, &lines[i]);
    finish(&r);
}
