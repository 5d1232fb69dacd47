// Output is lazy: the blank line before a block, a heading's marks and a span's marks are written only when
// its first character comes, so that whatever turns out empty leaves no trace.
#include "notes/note_writer.h"

#include <string.h>

void note_put(NoteWriter *w, const char *text)
{
    buffer_add(&w->out, slice_of(text));
}

void note_end_line(NoteWriter *w)
{
    buffer_add_byte(&w->out, '\n');
    buffer_add(&w->out, buffer_slice(&w->prefix));
    w->line = LINE_START;
}

static void blank_line(NoteWriter *w)
{
    Slice prefix = buffer_slice(&w->prefix);
    while (prefix.len && prefix.at[prefix.len - 1] == ' ')
        prefix.len--;
    buffer_add_byte(&w->out, '\n');
    buffer_add(&w->out, prefix);
}

// To where a new block may begin.
void note_begin_block(NoteWriter *w)
{
    w->leaf = true;
    w->end = END_NONE;
    if (w->one_line) {
        if (w->out.len && w->out.bytes[w->out.len - 1] != ' ')
            buffer_add_byte(&w->out, ' ');
        w->line = w->out.len ? LINE_MIDDLE : LINE_START;
        return;
    }
    if (!w->fresh) {
        if (!w->item)
            blank_line(w);
        note_end_line(w);
    }
    w->fresh = false;
    w->item = false;
    w->line = LINE_START;
}

static void write_heading_mark(NoteWriter *w)
{
    for (int i = 0; i < w->heading; i++)
        buffer_add_byte(&w->out, '#');
    buffer_add_byte(&w->out, ' ');
}

bool note_ends_with(const NoteWriter *w, char c)
{
    return w->out.len && w->out.bytes[w->out.len - 1] == c;
}

static void write_line_end(NoteWriter *w)
{
    if (w->one_line || w->heading || w->in_table) {
        if (!note_ends_with(w, ' '))
            buffer_add_byte(&w->out, ' ');
    } else {
        if (w->end == END_HARD)
            buffer_add_byte(&w->out, '\\');
        note_end_line(w);
    }
    w->end = END_NONE;
}

// "*" right after the "*" that ended a span would become "**". So a span goes on where another of its kind
// just ended, and one of another kind is written with "_".
static void write_span_marks(NoteWriter *w)
{
    for (size_t i = 0; i < w->spans && i < SPANS_MAX; i++) {
        NoteSpan *span = &w->span[i];
        if (span->written || !span->mark[0])
            continue;
        span->written = true;
        w->line = LINE_MIDDLE;
        bool joins = w->closed && w->closed_at == w->out.len && span->mark[0] == '*';
        if (joins && strcmp(span->mark, w->closed) == 0) {
            w->out.len -= strlen(span->mark);
            continue;
        }
        if (joins)
            span->mark = span->mark[1] ? "__" : "_";
        note_put(w, span->mark);
    }
}

// To where a character may be written: begins the block, ends the line before, opens the spans, whatever of
// it was put off.
void note_begin_text(NoteWriter *w)
{
    if (!w->leaf) {
        note_begin_block(w);
        if (w->heading && !w->one_line)
            write_heading_mark(w);
    } else if (w->end != END_NONE) {
        write_line_end(w);
    }
    write_span_marks(w);
}

static void escape_byte(NoteWriter *w, char c)
{
    bool always = strchr("\\`*_[]<>&|~{}$^#", c) != NULL;
    bool first = w->line == LINE_START && strchr("+-=:", c) != NULL;
    bool number = w->line == LINE_DIGITS && (c == '.' || c == ')');
    if (always || first || number)
        buffer_add_byte(&w->out, '\\');
    buffer_add_byte(&w->out, c);
    bool digit = c >= '0' && c <= '9';
    w->line = digit && w->line != LINE_MIDDLE ? LINE_DIGITS : LINE_MIDDLE;
}

// No space at the start of a line, none after another at the place where something was dropped; one before
// the marks of a span that has not begun, not after them.
void note_add_space(NoteWriter *w)
{
    bool start = !w->leaf || w->end != END_NONE || w->line == LINE_START;
    if (!start && !note_ends_with(w, ' '))
        buffer_add_byte(&w->out, ' ');
}

void note_add_text(NoteWriter *w, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            note_add_space(w);
        } else if (c) {
            note_begin_text(w);
            escape_byte(w, c);
        }
    }
}

void note_add_code_point(NoteWriter *w, uint32_t code)
{
    char bytes[4];
    bool valid = code && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    size_t len = utf8_encode(valid ? code : 0xFFFD, bytes);
    note_add_text(w, text_clean(w->arena, (Slice){ bytes, len }));
}

// "&#8211;" and "&#x2013;" are decoded here; named ones mean no harm and are left to the reader after us.
bool note_entity_number(Slice entity, uint32_t *code)
{
    bool hex = entity.len > 3 && (entity.at[2] == 'x' || entity.at[2] == 'X');
    uint64_t value = 0;
    if (entity.len < 4 || entity.at[1] != '#')
        return false;
    for (size_t i = hex ? 3 : 2; i + 1 < entity.len; i++) {
        char c = entity.at[i];
        unsigned digit = c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
        value = value * (hex ? 16 : 10) + digit;
        if (value > 0x10FFFF)
            value = 0x110000;
    }
    *code = (uint32_t)value;
    return true;
}

void note_add_entity(NoteWriter *w, Slice entity)
{
    uint32_t code;
    if (note_entity_number(entity, &code)) {
        note_add_code_point(w, code);
        return;
    }
    note_begin_text(w);
    buffer_add(&w->out, entity);
    w->line = LINE_MIDDLE;
}
