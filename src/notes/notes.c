// A Markdown parser, and a writer of Markdown that knows only what is safe. Nothing of the input is copied
// without passing the writer; what the parser calls HTML or an image never reaches it.
#include "notes/notes.h"

#include <string.h>

#include "base/language.h"
#include "notes/holes.h"
#include "notes/note_writer.h"

// ---- links ----

static bool may_link(Slice address)
{
    Slice start = slice_part(address, 0, 8);
    char lower[8];
    for (size_t i = 0; i < start.len; i++)
        lower[i] = start.at[i] >= 'A' && start.at[i] <= 'Z' ? (char)(start.at[i] | 0x20) : start.at[i];
    start.at = lower;
    return slice_starts(start, S("http://")) || slice_starts(start, S("https://")) ||
           slice_starts(start, S("mailto:"));
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
        if (attribute->substr_types[i] == MD_TEXT_ENTITY && note_entity_number(part, &code))
            part = (Slice){ bytes, utf8_encode(code ? code : 0xFFFD, bytes) };
        else if (attribute->substr_types[i] == MD_TEXT_ENTITY && slice_equal(part, S("&amp;")))
            part = S("&");
        buffer_add(&out, part);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// Where text that the parser hands over stands in what it reads; elsewhere is what it made itself.
static size_t read_at(const NoteWriter *w, Slice text)
{
    uintptr_t at = (uintptr_t)text.at, first = (uintptr_t)w->source.at;
    return at >= first && at < first + w->source.len ? (size_t)(at - first) : SIZE_MAX;
}

static void tell_loss(NoteWriter *w, NoteLoss loss, Slice at)
{
    if (!w->trace || w->trace->lost[loss])
        return;
    w->trace->lost[loss] = true;
    w->trace->lost_from[loss] = read_at(w, at);
}

// ---- spans ----

static void enter_span(NoteWriter *w, const char *mark, Slice target)
{
    if (w->spans < SPANS_MAX)
        w->span[w->spans] = (NoteSpan){ mark, target, false };
    w->spans++;
}

static void leave_span(NoteWriter *w)
{
    w->spans--;
    if (w->spans >= SPANS_MAX || !w->span[w->spans].written)
        return;
    NoteSpan span = w->span[w->spans];
    bool space = note_ends_with(w, ' ');
    if (space)
        w->out.bytes[--w->out.len] = 0;
    if (span.mark[0] == '[')
        buffer_print(&w->out, "](%.*s)", SLICE_ARGS(span.target));
    else
        note_put(w, span.mark);
    w->closed = span.mark;
    w->closed_at = w->out.len;
    if (space)
        buffer_add_byte(&w->out, ' ');
}

static void enter_link(NoteWriter *w, const MD_SPAN_A_DETAIL *link)
{
    Slice address = attribute_text(w->arena, &link->href), tag;
    bool language = language_address(address, &tag) && language_tag_valid(tag);
    w->links += !language;
    if (language || may_link(address)) {
        enter_span(w, "[", percent_encoded(w->arena, address));
        return;
    }
    tell_loss(w, LOST_LINK, (Slice){ link->href.text, link->href.size });
    enter_span(w, "", S(""));
}

static void enter_image(NoteWriter *w, const MD_SPAN_IMG_DETAIL *image)
{
    tell_loss(w, LOST_IMAGE, (Slice){ image->src.text, image->src.size });
    w->images++;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    NoteWriter *w = data;
    switch (type) {
    case MD_SPAN_IMG: enter_image(w, detail); break;
    case MD_SPAN_EM: enter_span(w, "*", S("")); break;
    case MD_SPAN_STRONG: enter_span(w, "**", S("")); break;
    case MD_SPAN_A: enter_link(w, detail); break;
    default: enter_span(w, "", S("")); break;
    }
    return 0;
}

static void leave_link(NoteWriter *w, const MD_SPAN_A_DETAIL *link)
{
    Slice address = attribute_text(w->arena, &link->href), tag;
    w->links -= !(language_address(address, &tag) && language_tag_valid(tag));
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    NoteWriter *w = data;
    if (type == MD_SPAN_A)
        leave_link(w, detail);
    if (type == MD_SPAN_IMG)
        w->images--;
    else
        leave_span(w);
    return 0;
}

// ---- blocks ----

static void push_prefix(NoteWriter *w, const char *text)
{
    buffer_add(&w->prefix, slice_of(text));
}

static void pop_container(NoteWriter *w)
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

static NoteContainer *push_container(NoteWriter *w)
{
    if (w->too_deep || w->depth == DEPTH_MAX) {
        w->too_deep++;
        return NULL;
    }
    NoteContainer *container = &w->container[w->depth++];
    *container = (NoteContainer){ .prefix = w->prefix.len };
    return container;
}

static bool in_tight_list(const NoteWriter *w)
{
    for (size_t i = w->depth; i; i--)
        if (w->container[i - 1].list)
            return w->container[i - 1].tight;
    return false;
}

static void enter_list(NoteWriter *w, bool ordered, bool tight, unsigned start)
{
    w->item = in_tight_list(w);
    NoteContainer *list = push_container(w);
    if (!list)
        return;
    list->list = true;
    list->ordered = ordered;
    list->tight = tight;
    list->number = start;
    list->mark = ordered ? ").."[w->lists % 2] : "*-"[w->lists % 2];
    w->lists++;
}

static void enter_item(NoteWriter *w)
{
    char mark[24];
    NoteContainer *list = !w->too_deep && w->depth ? &w->container[w->depth - 1] : NULL;
    if (w->one_line || !list || !list->list) {
        push_container(w);
        return;
    }
    unsigned number = list->number++;
    note_begin_block(w);
    if (list->ordered)
        snprintf(mark, sizeof mark, "%u%c ", number, list->mark);
    else
        snprintf(mark, sizeof mark, "%c ", list->mark);
    note_put(w, mark);
    w->leaf = false;
    w->fresh = true;
    if (push_container(w))
        for (size_t i = 0; mark[i]; i++)
            push_prefix(w, " ");
}

static void leave_item(NoteWriter *w)
{
    pop_container(w);
    w->leaf = false;
    w->item = in_tight_list(w);
}

static void enter_quote(NoteWriter *w)
{
    if (!w->one_line && !w->too_deep && w->depth < DEPTH_MAX) {
        note_begin_block(w);
        note_put(w, "> ");
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
static void write_code(NoteWriter *w)
{
    Slice code = buffer_slice(&w->code), line;
    size_t fence = longest_run(code, '`') + 1;
    fence = fence < 3 ? 3 : fence;
    if (w->one_line) {
        note_add_text(w, code);
        return;
    }
    note_begin_block(w);
    const char *pad = w->prefix.len ? "" : " ";
    note_put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
    while (slice_next_line(&code, &line)) {
        note_end_line(w);
        note_put(w, pad);
        buffer_add(&w->out, line);
    }
    note_end_line(w);
    note_put(w, pad);
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(&w->out, '`');
}

static void enter_row(NoteWriter *w)
{
    w->column = 0;
    if (w->one_line)
        return;
    if (!w->in_table)
        note_begin_block(w);
    else
        note_end_line(w);
    w->in_table = true;
    w->leaf = true;
    buffer_add_byte(&w->out, '|');
}

static void leave_cell(NoteWriter *w, MD_ALIGN align)
{
    if (w->column < COLUMNS_MAX)
        w->align[w->column] = align;
    w->column++;
    note_put(w, w->one_line ? "" : " |");
}

static void write_delimiters(NoteWriter *w)
{
    static const char *const mark[] = { [MD_ALIGN_DEFAULT] = "---|",
                                        [MD_ALIGN_LEFT] = ":--|",
                                        [MD_ALIGN_CENTER] = ":-:|",
                                        [MD_ALIGN_RIGHT] = "--:|" };
    note_end_line(w);
    buffer_add_byte(&w->out, '|');
    for (unsigned i = 0; i < w->column; i++)
        note_put(w, mark[i < COLUMNS_MAX ? w->align[i] : MD_ALIGN_DEFAULT]);
}

static void enter_heading(NoteWriter *w, unsigned level)
{
    int wanted = w->level + (int)level, most = w->last_level + 1;
    wanted = wanted < most ? wanted : most;
    w->heading = wanted < HEADING_MAX ? wanted : HEADING_MAX;
}

// A list and its item are a container each.
static bool is_outermost(const NoteWriter *w)
{
    return !w->too_deep && w->depth == 2 && w->container[0].list;
}

// Of the text's own level, not of a list or quote in it.
static void begin_item(NoteWriter *w)
{
    NoteTrace *t = w->trace;
    if (!t)
        return;
    t->items = arena_grow(w->arena, t->items, sizeof *t->items, t->item_count, &t->item_room);
    t->item_run = arena_grow(w->arena, t->item_run, sizeof *t->item_run, t->item_count, &t->item_run_room);
    t->items[t->item_count] = (NoteItem){ .from = w->out.len };
    t->item_run[t->item_count++] = t->run_count;
}

static void end_item(NoteWriter *w)
{
    NoteTrace *t = w->trace;
    if (!t)
        return;
    NoteItem *item = &t->items[t->item_count - 1];
    item->to = w->out.len;
    if (item->to <= item->from || t->run_count == t->item_run[t->item_count - 1])
        t->item_count--;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    NoteWriter *w = data;
    w->block++;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        w->leaf = !w->one_line;
        note_put(w, w->one_line ? "" : " ");
        w->line = LINE_MIDDLE;
        return 0;
    }
    w->leaf = false;
    switch (type) {
    case MD_BLOCK_UL: enter_list(w, false, ((MD_BLOCK_UL_DETAIL *)detail)->is_tight, 0); break;
    case MD_BLOCK_OL:
        enter_list(w, true, ((MD_BLOCK_OL_DETAIL *)detail)->is_tight, ((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        enter_item(w);
        if (is_outermost(w))
            begin_item(w);
        break;
    case MD_BLOCK_P:
        if (w->depth == 0)
            begin_item(w);
        break;
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
            note_begin_block(w);
            note_put(w, "***");
        }
        break;
    default: break;
    }
    return 0;
}

static void leave_code(NoteWriter *w)
{
    w->in_code = false;
    if (w->code.len)
        write_code(w);
    w->code.len = 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    NoteWriter *w = data;
    w->block++;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        pop_container(w);
        w->item = false;
        break;
    case MD_BLOCK_LI:
        if (is_outermost(w))
            end_item(w);
        leave_item(w);
        return 0;
    case MD_BLOCK_P:
        if (w->depth == 0)
            end_item(w);
        break;
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

static void add_html(NoteWriter *w, Slice html)
{
    bool first = !w->in_html || !w->html_seen;
    bool remark = slice_starts(slice_trim(html), S("<!--"));
    if (first && !remark)
        tell_loss(w, LOST_HTML, html);
    w->html_seen = true;
    if (slice_starts(html, S("<br")))
        note_add_space(w);
}

static void add_run(NoteWriter *w, Slice text)
{
    NoteTrace *t = w->trace;
    if (!t)
        return;
    t->runs = arena_grow(w->arena, t->runs, sizeof *t->runs, t->run_count, &t->run_room);
    t->run_from = arena_grow(w->arena, t->run_from, sizeof *t->run_from, t->run_count, &t->run_from_room);
    t->runs[t->run_count] = (NoteRun){ .text = text, .block = w->block };
    t->run_from[t->run_count++] = read_at(w, text);
}

static void add_hole(NoteWriter *w, Slice text, NoteHole hole)
{
    NoteTrace *t = w->trace;
    Slice written = slice_part(text, hole.at, hole.at + hole.len);
    size_t from = read_at(w, written);
    note_begin_text(w);
    hole.place.length = utf8_count(written);
    hole.at = w->out.len;
    note_add_text(w, written);
    hole.len = w->out.len - hole.at;
    t->holes = arena_grow(w->arena, t->holes, sizeof *t->holes, t->hole_count, &t->hole_room);
    t->hole_from =
        arena_grow(w->arena, t->hole_from, sizeof *t->hole_from, t->hole_count, &t->hole_from_room);
    t->holes[t->hole_count] = hole;
    t->hole_from[t->hole_count++] = from;
}

static void add_prose(NoteWriter *w, Slice text)
{
    NoteHole hole;
    size_t done = 0;
    add_run(w, text);
    for (size_t from = 0; w->trace && hole_find(text, from, &hole);) {
        from = hole.at + hole.len;
        if (hole.kind == HOLE_CITATION && w->links)
            continue;
        note_add_text(w, slice_part(text, done, hole.at));
        add_hole(w, text, hole);
        done = from;
    }
    note_add_text(w, slice_part(text, done, text.len));
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    NoteWriter *w = data;
    Slice s = { text, size };
    if (w->images)
        return 0;
    if (w->in_code) {
        buffer_add(&w->code, s);
        return 0;
    }
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        add_run(w, S(" "));
    switch (type) {
    case MD_TEXT_NORMAL: add_prose(w, s); break;
    case MD_TEXT_NULLCHAR: note_add_code_point(w, 0xFFFD); break;
    case MD_TEXT_BR: w->end = END_HARD; break;
    case MD_TEXT_SOFTBR: w->end = w->end == END_HARD ? END_HARD : END_SOFT; break;
    case MD_TEXT_ENTITY: note_add_entity(w, s); break;
    case MD_TEXT_HTML: add_html(w, s); break;
    default: note_add_text(w, s); break;
    }
    return 0;
}

// ---- the whole ----

static Slice rewrite(Arena *arena, Slice text, int level, bool one_line, NoteTrace *trace)
{
    const MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                               .enter_block = on_enter_block,
                               .leave_block = on_leave_block,
                               .enter_span = on_enter_span,
                               .leave_span = on_leave_span,
                               .text = on_text };
    Slice clean = text_clean(arena, text);
    NoteWriter w = { .arena = arena,
                     .trace = trace,
                     .source = clean,
                     .one_line = one_line,
                     .fresh = true };
    w.level = w.last_level = level;
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

Slice note_blocks(Arena *arena, Slice text, int level)
{
    return rewrite(arena, text, level, false, NULL);
}

Slice note_bound(Arena *arena, Slice text, int level, NoteTrace *trace)
{
    return rewrite(arena, text, level, false, trace);
}

Slice note_plain(Arena *arena, Slice text)
{
    NoteWriter w = { .arena = arena, .one_line = true, .fresh = true };
    note_add_text(&w, text_clean(arena, text));
    Slice out = slice_copy(arena, buffer_slice(&w.out));
    buffer_free(&w.out);
    return out;
}

Slice note_line(Arena *arena, Slice text)
{
    return rewrite(arena, text, 0, true, NULL);
}
