// A Markdown parser, and a writer of Markdown that knows only what is safe. Nothing of the input is copied
// without passing the writer; what the parser calls HTML or an image never reaches it.
//
// Output is lazy: the blank line before a block, a heading's marks and a span's marks are written only when
// its first character comes, so that whatever turns out empty leaves no trace.
#include "ingest/notes.h"

#include <md4c.h>
#include <string.h>

#include "base/buffer.h"

enum { DEPTH_MAX = 16, SPANS_MAX = 32, HEADING_MAX = 6 };

typedef enum LinePart { LINE_START, LINE_DIGITS, LINE_MIDDLE } LinePart;
typedef enum LineEnd { END_NONE, END_SOFT, END_HARD } LineEnd;

typedef struct Span {
    const char *mark; // "*", "**", "_" …; "[" for a link; "" for none
    Slice target;     // of a link
    bool written;
} Span;

typedef struct Container {
    size_t prefix; // length of the prefix before it
    bool list;
    bool ordered;
    bool tight;
    unsigned number; // of the next item
    char mark;
} Container;

typedef struct Writer {
    Arena *arena;
    Buffer out;
    Buffer prefix; // of every line inside the open containers
    Buffer code;   // of the code block being read
    NoteLosses *losses;
    bool one_line;
    bool fresh;     // nothing was written since the start or the last list mark
    bool leaf;      // inside a block whose first character was written
    bool item;      // the next block is a list or an item of a tight list
    LinePart line;
    LineEnd end;    // seen in the text, not yet written
    int level;      // headings stand below this
    int last_level; // of the last heading, or `level`
    int heading;    // of the open heading, 0: none
    size_t images;  // nested images being skipped
    bool in_code, in_html, html_seen, in_table;
    Container container[DEPTH_MAX];
    size_t depth;
    size_t too_deep; // containers that are open but left out
    size_t lists;    // written so far; two lists in a row get different marks
    Span span[SPANS_MAX];
    size_t spans;
    const char *closed; // the mark that was written last to end a span
    size_t closed_at;   // and where in `out` it ended
    MD_ALIGN align[64];
    unsigned columns, column;
} Writer;

// ---- characters ----

static void put(Writer *w, const char *text)
{
    buffer_add(&w->out, slice_of(text));
}

static void end_line(Writer *w)
{
    buffer_add_byte(&w->out, '\n');
    buffer_add(&w->out, buffer_slice(&w->prefix));
    w->line = LINE_START;
}

static void blank_line(Writer *w)
{
    Slice prefix = buffer_slice(&w->prefix);
    while (prefix.len && prefix.at[prefix.len - 1] == ' ')
        prefix.len--;
    buffer_add_byte(&w->out, '\n');
    buffer_add(&w->out, prefix);
}

// To where a new block may begin.
static void begin_block(Writer *w)
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
        end_line(w);
    }
    w->fresh = false;
    w->item = false;
    w->line = LINE_START;
}

static void write_heading_mark(Writer *w)
{
    for (int i = 0; i < w->heading; i++)
        buffer_add_byte(&w->out, '#');
    buffer_add_byte(&w->out, ' ');
}

static bool ends_with(const Writer *w, char c)
{
    return w->out.len && w->out.bytes[w->out.len - 1] == c;
}

static void write_line_end(Writer *w)
{
    if (w->one_line || w->heading || w->in_table) {
        if (!ends_with(w, ' '))
            buffer_add_byte(&w->out, ' ');
    } else {
        if (w->end == END_HARD)
            buffer_add_byte(&w->out, '\\');
        end_line(w);
    }
    w->end = END_NONE;
}

// "*" right after the "*" that ended a span would become "**". So a span goes on where another of its kind
// just ended, and one of another kind is written with "_".
static void write_span_marks(Writer *w)
{
    for (size_t i = 0; i < w->spans && i < SPANS_MAX; i++) {
        Span *span = &w->span[i];
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
        put(w, span->mark);
    }
}

// All that was put off until the first character.
static void begin_text(Writer *w)
{
    if (!w->leaf) {
        begin_block(w);
        if (w->heading && !w->one_line)
            write_heading_mark(w);
    } else if (w->end != END_NONE) {
        write_line_end(w);
    }
    write_span_marks(w);
}

static void escape_byte(Writer *w, char c)
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
static void add_space(Writer *w)
{
    bool start = !w->leaf || w->end != END_NONE || w->line == LINE_START;
    if (!start && !ends_with(w, ' '))
        buffer_add_byte(&w->out, ' ');
}

static void add_text(Writer *w, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            add_space(w);
        } else if (c) {
            begin_text(w);
            escape_byte(w, c);
        }
    }
}

static void add_code_point(Writer *w, uint32_t code)
{
    char bytes[4];
    bool valid = code && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    size_t len = utf8_encode(valid ? code : 0xFFFD, bytes);
    add_text(w, text_clean(w->arena, (Slice){ bytes, len }));
}

// "&#8211;" and "&#x2013;" are decoded here; named ones mean no harm and are left to the reader after us.
static bool entity_number(Slice entity, uint32_t *code)
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

static void add_entity(Writer *w, Slice entity)
{
    uint32_t code;
    if (entity_number(entity, &code)) {
        add_code_point(w, code);
        return;
    }
    begin_text(w);
    buffer_add(&w->out, entity);
    w->line = LINE_MIDDLE;
}

// ---- links ----

static bool may_link(Slice address)
{
    Slice start = slice_part(address, 0, 8);
    char lower[8];
    for (size_t i = 0; i < start.len; i++)
        lower[i] = start.at[i] >= 'A' && start.at[i] <= 'Z' ? (char)(start.at[i] | 0x20) : start.at[i];
    start.at = lower;
    return slice_starts(start, S("http://")) || slice_starts(start, S("https://")) || slice_starts(start, S("mailto:"));
}

static Slice percent_encoded(Arena *arena, Slice address)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '&')
            buffer_add(&out, S("\\&"));
        else if (alnum || (c && strchr("-._~:/?#@!$'+,;=%", c)))
            buffer_add_byte(&out, c);
        else
            buffer_print(&out, "%%%02X", (unsigned char)c);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static Slice attribute_text(Arena *arena, const MD_ATTRIBUTE *attribute)
{
    Buffer out = { 0 };
    for (size_t i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET from = attribute->substr_offsets[i];
        Slice part = { attribute->text + from, attribute->substr_offsets[i + 1] - from };
        uint32_t code;
        char bytes[4];
        if (attribute->substr_types[i] == MD_TEXT_ENTITY && entity_number(part, &code))
            part = (Slice){ bytes, utf8_encode(code ? code : 0xFFFD, bytes) };
        else if (attribute->substr_types[i] == MD_TEXT_ENTITY && slice_equal(part, S("&amp;")))
            part = S("&");
        buffer_add(&out, part);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// ---- spans ----

static void enter_span(Writer *w, const char *mark, Slice target)
{
    if (w->spans < SPANS_MAX)
        w->span[w->spans] = (Span){ mark, target, false };
    w->spans++;
}

static void leave_span(Writer *w)
{
    w->spans--;
    if (w->spans >= SPANS_MAX || !w->span[w->spans].written)
        return;
    Span span = w->span[w->spans];
    bool space = ends_with(w, ' ');
    if (space)
        w->out.bytes[--w->out.len] = 0;
    if (span.mark[0] == '[')
        buffer_print(&w->out, "](%.*s)", SLICE_ARGS(span.target));
    else
        put(w, span.mark);
    w->closed = span.mark;
    w->closed_at = w->out.len;
    if (space)
        buffer_add_byte(&w->out, ' ');
}

static void enter_link(Writer *w, const MD_SPAN_A_DETAIL *link)
{
    Slice address = attribute_text(w->arena, &link->href);
    if (may_link(address)) {
        enter_span(w, "[", percent_encoded(w->arena, address));
        return;
    }
    w->losses->links++;
    enter_span(w, "", S(""));
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    Writer *w = data;
    switch (type) {
    case MD_SPAN_IMG:
        w->losses->images += w->images == 0;
        w->images++;
        break;
    case MD_SPAN_EM: enter_span(w, "*", S("")); break;
    case MD_SPAN_STRONG: enter_span(w, "**", S("")); break;
    case MD_SPAN_A: enter_link(w, detail); break;
    default: enter_span(w, "", S("")); break;
    }
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    Writer *w = data;
    (void)detail;
    if (type == MD_SPAN_IMG)
        w->images--;
    else
        leave_span(w);
    return 0;
}

// ---- blocks ----

static void push_prefix(Writer *w, const char *text)
{
    buffer_add(&w->prefix, slice_of(text));
}

static void pop_container(Writer *w)
{
    if (w->too_deep) {
        w->too_deep--;
        return;
    }
    w->depth--;
    w->prefix.len = w->container[w->depth].prefix;
    if (w->prefix.bytes)
        w->prefix.bytes[w->prefix.len] = 0;
    w->fresh = false;
}

static Container *push_container(Writer *w)
{
    if (w->too_deep || w->depth == DEPTH_MAX) {
        w->too_deep++;
        return NULL;
    }
    Container *container = &w->container[w->depth++];
    *container = (Container){ .prefix = w->prefix.len };
    return container;
}

static bool in_tight_list(const Writer *w)
{
    for (size_t i = w->depth; i; i--)
        if (w->container[i - 1].list)
            return w->container[i - 1].tight;
    return false;
}

static void enter_list(Writer *w, bool ordered, bool tight, unsigned start)
{
    w->item = in_tight_list(w);
    Container *list = push_container(w);
    if (!list)
        return;
    list->list = true;
    list->ordered = ordered;
    list->tight = tight;
    list->number = start;
    list->mark = ordered ? ").."[w->lists % 2] : "*-"[w->lists % 2];
    w->lists++;
}

static void enter_item(Writer *w)
{
    char mark[24];
    Container *list = !w->too_deep && w->depth ? &w->container[w->depth - 1] : NULL;
    if (w->one_line || !list || !list->list) {
        push_container(w);
        return;
    }
    unsigned number = list->number++;
    begin_block(w);
    if (list->ordered)
        snprintf(mark, sizeof mark, "%u%c ", number, list->mark);
    else
        snprintf(mark, sizeof mark, "%c ", list->mark);
    put(w, mark);
    w->leaf = false;
    w->fresh = true;
    if (push_container(w))
        for (size_t i = 0; mark[i]; i++)
            push_prefix(w, " ");
}

static void leave_item(Writer *w)
{
    pop_container(w);
    w->leaf = false;
    w->item = in_tight_list(w);
}

static void enter_quote(Writer *w)
{
    if (!w->one_line && !w->too_deep && w->depth < DEPTH_MAX) {
        begin_block(w);
        put(w, "> ");
        w->leaf = false;
        w->fresh = true;
    }
    if (push_container(w) && !w->one_line)
        push_prefix(w, "> ");
}

static size_t longest_run(Slice text, char c)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.at[i] == c ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

// A fence at the very start of a line would let ":::" inside it stand there too: one space keeps it away.
static void write_code(Writer *w)
{
    Slice code = buffer_slice(&w->code), line;
    size_t fence = longest_run(code, '`') + 1;
    fence = fence < 3 ? 3 : fence;
    if (w->one_line) {
        add_text(w, code);
        return;
    }
    begin_block(w);
    const char *pad = w->prefix.len ? "" : " ";
    put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
    while (slice_next_line(&code, &line)) {
        end_line(w);
        put(w, pad);
        buffer_add(&w->out, line);
    }
    end_line(w);
    put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
}

static void enter_row(Writer *w)
{
    w->column = 0;
    if (w->one_line)
        return;
    if (!w->in_table)
        begin_block(w);
    else
        end_line(w);
    w->in_table = true;
    w->leaf = true;
    buffer_add_byte(&w->out, '|');
}

static void leave_cell(Writer *w, MD_ALIGN align)
{
    enum { COLUMNS_MAX = 64 };
    if (w->column < COLUMNS_MAX)
        w->align[w->column] = align;
    w->column++;
    put(w, w->one_line ? "" : " |");
}

static void write_delimiters(Writer *w)
{
    static const char *const mark[] = {
        [MD_ALIGN_DEFAULT] = "---|", [MD_ALIGN_LEFT] = ":--|", [MD_ALIGN_CENTER] = ":-:|", [MD_ALIGN_RIGHT] = "--:|"
    };
    end_line(w);
    buffer_add_byte(&w->out, '|');
    for (unsigned i = 0; i < w->column; i++)
        put(w, mark[i < 64 ? w->align[i] : MD_ALIGN_DEFAULT]);
}

static void enter_heading(Writer *w, unsigned level)
{
    int wanted = w->level + (int)level, most = w->last_level + 1;
    wanted = wanted < most ? wanted : most;
    w->heading = wanted < HEADING_MAX ? wanted : HEADING_MAX;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Writer *w = data;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        w->leaf = !w->one_line;
        put(w, w->one_line ? "" : " ");
        w->line = LINE_MIDDLE;
        return 0;
    }
    w->leaf = false;
    switch (type) {
    case MD_BLOCK_UL: enter_list(w, false, ((MD_BLOCK_UL_DETAIL *)detail)->is_tight, 0); break;
    case MD_BLOCK_OL:
        enter_list(w, true, ((MD_BLOCK_OL_DETAIL *)detail)->is_tight, ((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI: enter_item(w); break;
    case MD_BLOCK_QUOTE: enter_quote(w); break;
    case MD_BLOCK_H: enter_heading(w, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_CODE: w->in_code = true; break;
    case MD_BLOCK_HTML:
        w->in_html = true;
        w->html_seen = false;
        break;
    case MD_BLOCK_TABLE: w->in_table = false; break;
    case MD_BLOCK_TR: enter_row(w); break;
    case MD_BLOCK_HR:
        if (!w->one_line) {
            begin_block(w);
            put(w, "***");
        }
        break;
    default: break;
    }
    return 0;
}

static void leave_code(Writer *w)
{
    w->in_code = false;
    if (w->code.len)
        write_code(w);
    w->code.len = 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Writer *w = data;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        pop_container(w);
        w->item = false;
        break;
    case MD_BLOCK_LI: leave_item(w); return 0;
    case MD_BLOCK_H:
        if (w->leaf)
            w->last_level = w->heading;
        w->heading = 0;
        break;
    case MD_BLOCK_CODE: leave_code(w); break;
    case MD_BLOCK_HTML: w->in_html = false; break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: leave_cell(w, ((MD_BLOCK_TD_DETAIL *)detail)->align); return 0;
    case MD_BLOCK_THEAD:
        if (!w->one_line)
            write_delimiters(w);
        break;
    case MD_BLOCK_TABLE: w->in_table = false; break;
    default: break;
    }
    w->leaf = false;
    return 0;
}

// ---- text ----

static void add_html(Writer *w, Slice html)
{
    bool first = !w->in_html || !w->html_seen;
    if (first)
        w->losses->html += !slice_starts(slice_trim(html), S("<!--"));
    w->html_seen = true;
    if (slice_starts(html, S("<br")))
        add_space(w);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Writer *w = data;
    Slice s = { text, size };
    if (w->images)
        return 0;
    if (w->in_code) {
        buffer_add(&w->code, s);
        return 0;
    }
    switch (type) {
    case MD_TEXT_NULLCHAR: add_code_point(w, 0xFFFD); break;
    case MD_TEXT_BR: w->end = END_HARD; break;
    case MD_TEXT_SOFTBR: w->end = w->end == END_HARD ? END_HARD : END_SOFT; break;
    case MD_TEXT_ENTITY: add_entity(w, s); break;
    case MD_TEXT_HTML: add_html(w, s); break;
    default: add_text(w, s); break;
    }
    return 0;
}

// ---- the whole ----

static Slice rewrite(Arena *arena, Slice text, int level, bool one_line, NoteLosses *losses)
{
    const MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                               .enter_block = on_enter_block,
                               .leave_block = on_leave_block,
                               .enter_span = on_enter_span,
                               .leave_span = on_leave_span,
                               .text = on_text };
    NoteLosses unused = { 0, 0, 0 };
    Writer w = { .arena = arena, .losses = losses ? losses : &unused, .one_line = one_line, .fresh = true };
    w.level = w.last_level = level;
    Slice clean = text_clean(arena, text);
    if (md_parse(clean.at, (MD_SIZE)clean.len, &parser, &w) != 0)
        out_of_memory(clean.len);
    Slice out = buffer_slice(&w.out);
    while (out.len && (out.at[out.len - 1] == ' ' || out.at[out.len - 1] == '\n'))
        out.len--;
    out = slice_copy(arena, out);
    buffer_free(&w.out);
    buffer_free(&w.prefix);
    buffer_free(&w.code);
    return out;
}

Slice note_blocks(Arena *arena, Slice text, int level, NoteLosses *losses)
{
    return rewrite(arena, text, level, false, losses);
}

Slice note_line(Arena *arena, Slice text, NoteLosses *losses)
{
    return rewrite(arena, text, 0, true, losses);
}

void note_losses_diagnose(Diagnostics *d, Place place, NoteLosses losses)
{
    if (losses.images)
        diagnose(d, DIAG_NOTE_IMAGE, place, S(""));
    if (losses.links)
        diagnose(d, DIAG_NOTE_LINK, place, S(""));
    if (losses.html)
        diagnose(d, DIAG_NOTE_HTML, place, S(""));
}
