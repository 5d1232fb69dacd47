// SPDX-License-Identifier: EUPL-1.2
// Inline nodes become one text with spans (a stretch in one face, colour and element), and that text becomes
// lines of items. A line keeps the space at its end: it is drawn, unseen, so that words do not run together
// when the text is taken out of the PDF again.
#include "pdf/prose.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "doc/messages.h"
#include "pdf/messages.h"

static const char SIGN[] = "\xEF\xBF\xBC"; // U+FFFC stands for a drawn sign
static const char NO_BREAK_SPACE[] = "\xC2\xA0";

enum { PRETTY_LINES = 6 }; // longer paragraphs may end in one word

typedef struct ProseSpan {
    size_t from, to; // bytes of the text
    Face face;
    Element *owner;
    const TextLink *link;
    const Drawing *mark;
    Slice alt; // of the mark
} ProseSpan;

struct Prose {
    Job *job;
    TextRole role;
    Element *owner;
    bool quiet;
    char *text;
    size_t len, room;
    ProseSpan *spans;
    size_t count, span_room;
};

Prose *prose_new(Job *job, const TextRole *role, Element *owner, bool quiet)
{
    Prose *prose = arena_one(job->arena, Prose);
    prose->job = job;
    prose->role = *role;
    prose->owner = owner;
    prose->quiet = quiet;
    return prose;
}

static void byte_add(Prose *prose, char byte)
{
    prose->text = arena_grow(prose->job->arena, prose->text, 1, prose->len, &prose->room);
    prose->text[prose->len++] = byte;
}

static void bytes_add(Prose *prose, const char *bytes)
{
    for (; *bytes; bytes++)
        byte_add(prose, *bytes);
}

static bool span_continues(const ProseSpan *last, const ProseSpan *span)
{
    return !last->mark && !span->mark && last->face == span->face && last->owner == span->owner &&
           last->link == span->link;
}

// What was added to the text since `from` has this span.
static void span_add(Prose *prose, size_t from, ProseSpan span)
{
    if (from == prose->len)
        return;
    span.from = from;
    span.to = prose->len;
    ProseSpan *last = prose->count ? &prose->spans[prose->count - 1] : NULL;
    if (last && span_continues(last, &span)) {
        last->to = span.to;
        return;
    }
    prose->spans = arena_grow(prose->job->arena, prose->spans, sizeof *prose->spans, prose->count,
                              &prose->span_room);
    prose->spans[prose->count++] = span;
}

static bool ends_blank(const Prose *prose)
{
    return prose->len == 0 || prose->text[prose->len - 1] == ' ' ||
           prose->text[prose->len - 1] == '\n';
}

static bool ends_digit(const Prose *prose)
{
    return prose->len && prose->text[prose->len - 1] >= '0' && prose->text[prose->len - 1] <= '9';
}

// Decomposed letters would each need a note of their own in the PDF to be read back; composed ones do not.
static Slice composed(Arena *arena, Slice text)
{
    bool ascii = true;
    for (size_t i = 0; i < text.len && ascii; i++)
        ascii = (unsigned char)text.at[i] < 0x80;
    if (ascii)
        return text;
    char *normal = g_utf8_normalize(text.at, (gssize)text.len, G_NORMALIZE_NFC);
    if (!normal)
        return text;
    Slice copy = slice_copy(arena, slice_of(normal));
    g_free(normal);
    return copy;
}

static void text_add(Prose *prose, Slice text, ProseSpan span, Place place)
{
    size_t from = prose->len;
    text = job_signs(prose->job, span.face, composed(prose->job->arena, text), place);
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.at[i] && strchr(" \t\r\n", text.at[i]);
        bool unit = i + 1 < text.len && text.at[i + 1] == '%' && ends_digit(prose);
        if (!blank)
            byte_add(prose, text.at[i]);
        else if (unit) // "55 %" stays on one line
            bytes_add(prose, NO_BREAK_SPACE);
        else if (!ends_blank(prose))
            byte_add(prose, ' ');
    }
    span_add(prose, from, span);
}

static Face face_strong(Face face)
{
    return face == FACE_ITALIC || face == FACE_BOLD_ITALIC ? FACE_BOLD_ITALIC : FACE_BOLD;
}

static Face face_emphasis(Face face)
{
    switch (face) {
    case FACE_REGULAR: return FACE_ITALIC;
    case FACE_ITALIC: return FACE_REGULAR;
    case FACE_BOLD: return FACE_BOLD_ITALIC;
    default: return FACE_BOLD;
    }
}

static void mark_add(Prose *prose, const Node *node, ProseSpan span)
{
    const Drawing *mark = mark_make(&prose->job->charts, node->chart, prose->role.size);
    if (!mark) {
        job_trouble(prose->job, DIAG_MARK_UNKNOWN, node->place, node->chart);
        return;
    }
    span.mark = mark;
    span.alt = node->alt;
    if (node->alt.len) {
        span.owner = element_loose(prose->job->arena, span.owner, ELEMENT_FIGURE);
        span.owner->alt = node->alt;
    } else if (!span.link) {
        span.owner = NULL;
    }
    size_t from = prose->len;
    bytes_add(prose, SIGN);
    span_add(prose, from, span);
}

static const Destination *anchor_find(const Layout *layout, Slice id)
{
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (slice_equal(layout->anchors[i].id, id))
            return &layout->anchors[i];
    return NULL;
}

// The span below a link; the span around it where it goes nowhere (the check of the document has said so).
static ProseSpan link_span(Prose *prose, const Node *node, ProseSpan span)
{
    Arena *arena = prose->job->arena;
    const Destination *anchor = NULL;
    if (slice_starts(node->target, S("#"))) {
        anchor = anchor_find(prose->job->layout, slice_part(node->target, 1, node->target.len));
        if (!anchor)
            return span;
    }
    TextLink *link = arena_one(arena, TextLink);
    link->element = element_loose(arena, span.owner, ELEMENT_LINK);
    link->anchor = anchor;
    link->address = anchor ? S("") : node->target;
    link->contents = node_text(arena, node);
    if (!link->contents.len)
        link->contents = node->target;
    span.link = link;
    span.owner = link->element;
    return span;
}

static void inline_add(Prose *prose, const Node *node, ProseSpan span)
{
    if (node->lang.len && span.owner) {
        span.owner = element_loose(prose->job->arena, span.owner, ELEMENT_SPAN);
        span.owner->lang = node->lang;
    }
    switch (node->kind) {
    case NODE_TEXT: text_add(prose, node->text, span, node->place); return;
    case NODE_CODE:
        if (span.owner)
            span.owner = element_loose(prose->job->arena, span.owner, ELEMENT_CODE);
        span.face = face_strong(span.face); // what is typed or looked for, letter by letter
        text_add(prose, node->text, span, node->place);
        return;
    case NODE_MARK: mark_add(prose, node, span); return;
    case NODE_BREAK: {
        size_t from = prose->len;
        byte_add(prose, '\n');
        span_add(prose, from, span);
        return;
    }
    case NODE_STRONG: span.face = face_strong(span.face); break;
    case NODE_EMPHASIS: span.face = face_emphasis(span.face); break;
    case NODE_LINK: span = link_span(prose, node, span); break;
    default: break;
    }
    for (const Node *child = node->first; child; child = child->next)
        inline_add(prose, child, span);
}

void prose_inlines(Prose *prose, const Node *first, const Node *stop)
{
    for (const Node *node = first; node && node != stop; node = node->next)
        inline_add(prose, node, (ProseSpan){ .face = prose->role.face, .owner = prose->owner });
}

void prose_text(Prose *prose, Slice text, Face face, Place place)
{
    text_add(prose, text, (ProseSpan){ .face = face, .owner = prose->owner }, place);
}

// Where the text ends that is printed: not in white space.
static size_t prose_end(const Prose *prose)
{
    size_t end = prose->len;
    while (end && (prose->text[end - 1] == ' ' || prose->text[end - 1] == '\n'))
        end--;
    return end;
}

static size_t segment_end(const Prose *prose, size_t from, size_t end)
{
    const char *newline = memchr(prose->text + from, '\n', end - from);
    return newline ? (size_t)(newline - prose->text) : end;
}

// The first span that has text behind this byte. They stand in the order of the text.
static size_t first_span(const Prose *prose, size_t from)
{
    size_t low = 0, high = prose->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (prose->spans[middle].to <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The first span behind it that has none before `to`.
static size_t last_span(const Prose *prose, size_t first, size_t to)
{
    while (first < prose->count && prose->spans[first].from < to)
        first++;
    return first;
}

static double span_width(const Prose *prose, const ProseSpan *span, size_t from, size_t to)
{
    if (span->mark)
        return span->mark->width;
    return text_width(prose->job->fonts, span->face, prose->role.size,
                      (Slice){ prose->text + from, to - from });
}

static double stretch_width(const Prose *prose, size_t from, size_t to)
{
    double width = 0;
    for (size_t i = first_span(prose, from); i < prose->count && prose->spans[i].from < to; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < to ? span->to : to;
        if (first < last)
            width += span_width(prose, span, first, last);
    }
    return width;
}

double prose_widest(Prose *prose)
{
    double widest = 0;
    size_t end = prose_end(prose);
    for (size_t from = 0; from < end;) {
        size_t to = segment_end(prose, from, end);
        widest = fmax(widest, stretch_width(prose, from, to));
        from = to + 1;
    }
    return widest;
}

double prose_narrowest(Prose *prose)
{
    double widest = 0;
    size_t end = prose_end(prose);
    for (size_t from = 0; from < end;) {
        size_t to = from;
        while (to < end && prose->text[to] != ' ' && prose->text[to] != '\n')
            to++;
        widest = fmax(widest, stretch_width(prose, from, to));
        from = to + 1;
    }
    return widest;
}

// The runs of a segment, as text_break wants them.
static TextRun *segment_runs(const Prose *prose, size_t from, size_t to, size_t *count)
{
    size_t start = first_span(prose, from), stop = last_span(prose, start, to);
    TextRun *runs = arena_many(prose->job->arena, TextRun, stop - start);
    *count = 0;
    for (size_t i = start; i < stop; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < to ? span->to : to;
        if (first >= last)
            continue;
        runs[(*count)++] = (TextRun){
            .text = { prose->text + first, last - first },
            .face = span->face,
            .size = prose->role.size,
            .extra = span->mark ? span->mark->width : 0,
        };
    }
    return runs;
}

static bool one_word(const TextRun *runs, const TextLine *line)
{
    return slice_find(slice_part((Slice){ runs[0].text.at, line->to }, line->from, line->to),
                      S(" ")) == line->to - line->from;
}

static size_t hyphen_count(const TextLine *lines, size_t count)
{
    size_t hyphens = 0;
    for (size_t i = 0; i < count; i++)
        hyphens += lines[i].hyphen;
    return hyphens;
}

// Break a segment; where that leaves one short word on the last line, a little narrower if that helps
// without adding a line.
static size_t segment_break(const Prose *prose, const TextRun *runs, size_t count, double width,
                            bool balance, TextLine **lines)
{
    Arena *arena = prose->job->arena;
    size_t found = text_break(arena, prose->job->fonts, runs, count, width, balance, lines);
    if (balance || found < 2 || found > PRETTY_LINES || (*lines)[found - 1].width > width / 4)
        return found;
    for (int percent = 95; percent >= 70 && one_word(runs, &(*lines)[found - 1]); percent -= 5) {
        TextLine *tried;
        double narrower = width * percent / 100;
        size_t again = text_break(arena, prose->job->fonts, runs, count, narrower, false, &tried);
        if (again != found)
            break;
        if (!one_word(runs, &tried[again - 1]) &&
            hyphen_count(tried, found) <= hyphen_count(*lines, found))
            *lines = tried;
    }
    return found;
}

static Slice span_language(const Prose *prose, const ProseSpan *span)
{
    for (const Element *owner = span->owner; owner; owner = owner->parent)
        if (owner->lang.len)
            return owner->lang;
    return prose->job->document->lang;
}

// The language of all of the text; empty where it has more than one.
static Slice prose_language(const Prose *prose)
{
    Slice language = span_language(prose, &prose->spans[0]);
    for (size_t i = 1; i < prose->count; i++)
        if (!slice_equal(span_language(prose, &prose->spans[i]), language))
            return S("");
    return language;
}

// A text before and after soft hyphens are put into it, and a byte of both.
typedef struct Hyphenated {
    Slice before, after;
    size_t at, to;
} Hyphenated;

// Where byte `at` of the text comes, not before the one that was asked for last. A soft hyphen at that place
// comes after it: a stretch of text that ended in one would draw it.
static size_t place_after(Hyphenated *text, size_t at)
{
    Slice soft = S("\u00AD");
    while (text->at < at) {
        bool added = slice_starts(slice_part(text->after, text->to, text->after.len), soft) &&
                     !slice_starts(slice_part(text->before, text->at, text->before.len), soft);
        text->to += added ? soft.len : 1;
        text->at += !added;
    }
    return text->to;
}

// Put soft hyphens into a segment that was broken into these lines. False where it needs none.
static bool segment_hyphenate(Prose *prose, size_t from, size_t to, const TextLine *lines,
                              size_t count, double width, bool sparing)
{
    Arena *arena = prose->job->arena;
    Slice before = { prose->text + from, to - from };
    Slice after =
        text_hyphenate_to_fit(arena, fonts_hyphenation(prose->job->fonts), prose_language(prose),
                              before, lines, count, width, sparing);
    if (after.len == before.len)
        return false;
    ProseSpan *spans =
        arena_many(arena, ProseSpan, prose->count); // not in place: the caller may go back
    memcpy(spans, prose->spans, prose->count * sizeof *spans);
    prose->spans = spans;
    prose->span_room = prose->count;
    Hyphenated hyphenated = { before, after, 0, 0 };
    for (size_t i = first_span(prose, from); i < prose->count; i++) {
        ProseSpan *span = &prose->spans[i];
        span->from =
            span->from > from ? from + place_after(&hyphenated, span->from - from) : span->from;
        span->to = span->to > from ? from + place_after(&hyphenated, span->to - from) : span->to;
    }
    size_t len = prose->len + after.len - before.len;
    char *text = arena_many(arena, char, len);
    memcpy(text, prose->text, from);
    memcpy(text + from, after.at, after.len);
    memcpy(text + from + after.len, prose->text + to, prose->len - to);
    prose->text = text;
    prose->len = prose->room = len;
    return true;
}

static void item_of_span(const Prose *prose, const ProseSpan *span, size_t from, size_t to,
                         double x, Item *item)
{
    *item = (Item){
        .kind = ITEM_TEXT,
        .x = x,
        .width = span_width(prose, span, from, to),
        .height = prose->role.leading,
        .owner = span->owner,
        .text = { prose->text + from, to - from },
        .face = span->face,
        .size = prose->role.size,
        .colour = prose->role.colour,
        .link = span->link,
        .scale = 1,
    };
    if (slice_ends(item->text, S("\u00AD")))
        item->width += text_hyphen_width(prose->job->fonts, span->face, prose->role.size);
    if (span->link && !prose->quiet)
        item->colour = prose->job->style->blue;
    if (span->mark) {
        item->kind = ITEM_DRAWING;
        item->drawing = span->mark;
        item->height = span->mark->height;
        item->y = 0.1 * prose->role.size - span->mark->height;
        item->behind = !span->owner;
    }
}

// A link is known by a line under it, for who does not see its colour.
static void underline(const Prose *prose, ProseLine *line, const Item *text)
{
    Item *rule = &line->items[line->count++];
    *rule = (Item){
        .kind = ITEM_RECT,
        .x = text->x,
        .y = 0.12 * prose->role.size,
        .width = text->width,
        .height = 0.5,
        .behind = true,
        .colour = text->colour,
        .scale = 1,
    };
}

// The items of the text from `from` to `to`; a space that follows is part of the line.
static ProseLine line_make(const Prose *prose, size_t from, size_t to, double width)
{
    size_t end =
        to < prose->len && (prose->text[to] == ' ' || prose->text[to] == '\n') ? to + 1 : to;
    size_t start = first_span(prose, from), stop = last_span(prose, start, end);
    ProseLine line = { .items = arena_many(prose->job->arena, Item, 2 * (stop - start) + 1),
                       .width = width };
    double x = 0;
    for (size_t i = start; i < stop; i++) {
        const ProseSpan *span = &prose->spans[i];
        size_t first = span->from > from ? span->from : from;
        size_t last = span->to < end ? span->to : end;
        if (first >= last)
            continue;
        Item *item = &line.items[line.count++];
        item_of_span(prose, span, first, last, x, item);
        if (last > to)
            item->width = first < to ? span_width(prose, span, first, to) : 0;
        if (prose->text[last - 1] == '\n') {
            char *spaced = arena_copy(prose->job->arena, item->text.at, item->text.len);
            spaced[item->text.len - 1] = ' ';
            item->text.at = spaced;
        }
        x += item->width;
        if (span->link && !prose->quiet && !span->mark && item->width > 0)
            underline(prose, &line, item);
    }
    return line;
}

// Break a segment that has these lines again with hyphens, where a word fits no line or that saves a line.
static size_t segment_improve(Prose *prose, size_t from, size_t *to, size_t count, double width,
                              bool balance, TextLine **lines)
{
    Prose whole = *prose;
    bool cut = false;
    for (size_t i = 0; i + 1 < count; i++)
        cut = cut || (*lines)[i].to == (*lines)[i + 1].from;
    if (!segment_hyphenate(prose, from, *to, *lines, count, width, balance))
        return count;
    TextLine *again;
    size_t run_count, end = segment_end(prose, from, prose_end(prose));
    TextRun *runs = segment_runs(prose, from, end, &run_count);
    size_t fewer = segment_break(prose, runs, run_count, width, balance, &again);
    if (!cut && fewer >= count) {
        *prose = whole;
        return count;
    }
    *to = end;
    *lines = again;
    return fewer;
}

size_t prose_lines(Prose *prose, double width, bool balance, ProseLine **lines)
{
    size_t count = 0, room = 0;
    size_t end = prose_end(prose);
    *lines = NULL;
    Arena *arena = prose->job->arena;
    for (size_t from = 0; from < end;) {
        size_t to = segment_end(prose, from, end);
        size_t run_count, break_count = 0;
        TextLine *breaks = NULL;
        TextRun *runs = segment_runs(prose, from, to, &run_count);
        if (run_count)
            break_count = segment_break(prose, runs, run_count, width, balance, &breaks);
        if (break_count > 1) {
            break_count = segment_improve(prose, from, &to, break_count, width, balance, &breaks);
            end = prose_end(prose);
        }
        for (size_t i = 0; i < break_count; i++) {
            *lines = arena_grow(arena, *lines, sizeof **lines, count, &room);
            (*lines)[count++] =
                line_make(prose, from + breaks[i].from, from + breaks[i].to, breaks[i].width);
        }
        if (!break_count) {
            *lines = arena_grow(arena, *lines, sizeof **lines, count, &room);
            (*lines)[count++] = (ProseLine){ 0 };
        }
        from = to + 1;
    }
    return count;
}

double role_baseline(const Job *job, const TextRole *role)
{
    double ascent = fonts_ascent(job->fonts), descent = fonts_descent(job->fonts);
    return (role->leading - (ascent + descent) * role->size) / 2 + ascent * role->size;
}

void line_box_add_line(Galley *galley, LineBox *box, const ProseLine *line, double x,
                       double baseline)
{
    for (size_t i = 0; i < line->count; i++) {
        Item *item = line_box_item(galley, box, line->items[i].kind, NULL);
        *item = line->items[i];
        item->x += x;
        item->y += baseline;
    }
}

Slice text_fitted(Job *job, const TextRole *role, Slice text, double width)
{
    text = slice_trim(text);
    if (text_width(job->fonts, role->face, role->size, text) <= width)
        return text;
    size_t keep = 0;
    for (Slice rest = text; utf8_next(&rest);) {
        size_t len = (size_t)(rest.at - text.at);
        Slice cut = slice_print(job->arena, "%.*s…", (int)len, text.at);
        if (text_width(job->fonts, role->face, role->size, cut) > width)
            break;
        keep = len;
    }
    Slice part = slice_trim(slice_part(text, 0, keep));
    return slice_print(job->arena, "%.*s…", SLICE_ARGS(part));
}
