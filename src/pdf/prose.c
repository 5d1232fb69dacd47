// SPDX-License-Identifier: EUPL-1.2
// Inline nodes become one text with spans.
#include "pdf/prose.h"

#include <glib.h>
#include <string.h>

#include "doc/messages.h"
#include "pdf/prose_spans.h"

static const char SIGN[] = "\xEF\xBF\xBC"; // U+FFFC stands for a drawn sign

static const char NO_BREAK_SPACE[] = "\xC2\xA0";

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

// What was added to the text since `from` has this span.
static void span_add(Prose *prose, size_t from, ProseSpan span)
{
    if (from == prose->len)
        return;
    span.from = from;
    span.to = prose->len;
    ProseSpan *last = prose->count ? &prose->spans[prose->count - 1] : NULL;
    if (last && !last->mark && !span.mark && last->face == span.face && last->owner == span.owner &&
        last->link == span.link) {
        last->to = span.to;
        return;
    }
    prose->spans = arena_grow(prose->job->arena, prose->spans, sizeof *prose->spans, prose->count,
                              &prose->span_room);
    prose->spans[prose->count++] = span;
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
        char before = prose->len ? prose->text[prose->len - 1] : ' ';
        bool unit = i + 1 < text.len && text.at[i + 1] == '%' && ascii_is_digit(before);
        if (!blank)
            byte_add(prose, text.at[i]);
        else if (unit) // "55 %" stays on one line
            bytes_add(prose, NO_BREAK_SPACE);
        else if (before != ' ' && before != '\n')
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
    span.name = node->chart;
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

// The span below a link; the span around it where it goes nowhere (the check of the document has said so).
static ProseSpan link_span(Prose *prose, const Node *node, ProseSpan span)
{
    Arena *arena = prose->job->arena;
    const Destination *anchor = NULL;
    if (slice_starts(node->target, S("#"))) {
        const Layout *layout = prose->job->layout;
        Slice id = slice_part(node->target, 1, node->target.len);
        for (size_t i = 0; i < layout->anchor_count && !anchor; i++)
            if (slice_equal(layout->anchors[i].id, id))
                anchor = &layout->anchors[i];
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
