#include "pdf/layout.h"

#include "pdf/pagination.h"

// The headings in document order, before anything is laid out: the contents and links inside need them.
typedef struct Places {
    Layout *layout;
    size_t room;
} Places;

static bool div_is_minor(Slice role)
{
    static const char *const names[] = { "cover", "column", "callout", "rule" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(role, slice_of(names[i])))
            return true;
    return false;
}

static void anchors_collect(Places *places, const Node *node, Slice chapter, bool minor)
{
    Layout *layout = places->layout;
    if (node->kind == NODE_DIV && slice_equal(node->role, S("chapter")))
        chapter = slice_trim(node->argument);
    if (node->kind == NODE_DIV && div_is_minor(node->role))
        minor = true;
    if (node->kind == NODE_HEADING) {
        Slice title = slice_trim(node_text(layout->arena, node));
        if (!title.len)
            return;
        layout->anchors = arena_grow(layout->arena, layout->anchors, sizeof *layout->anchors,
                                     layout->anchor_count, &places->room);
        layout->anchors[layout->anchor_count++] = (Destination){
            .heading = node,
            .id = node->id,
            .title = title,
            .chapter = chapter,
            .minor = minor,
            .page = -1,
        };
        return;
    }
    for (const Node *child = node->first; child; child = child->next)
        anchors_collect(places, child, chapter, minor);
}

// "(vervolg)", from the facts' words.
static Slice continued_word(Arena *arena, const json_t *facts)
{
    const json_t *words = facts ? json_object_get(facts, "words") : NULL;
    const char *word = words ? json_string_value(json_object_get(words, "continued")) : NULL;
    if (!word || !*word)
        return S("(…)");
    return *word == '(' ? slice_of(word) : slice_print(arena, "(%s)", word);
}

Layout *layout_make(Arena *arena, Diagnostics *d, const Document *document, const PdfOptions *options)
{
    const Style *style = options->style;
    Layout *layout = arena_one(arena, Layout);
    layout->arena = arena;
    layout->root = element_loose(arena, NULL, ELEMENT_DOCUMENT);
    Places places = { .layout = layout };
    anchors_collect(&places, document->root, S(""), false);

    Job job = {
        .arena = arena,
        .d = d,
        .document = document,
        .style = style,
        .fonts = options->fonts,
        .charts = { .arena = arena, .fonts = options->fonts, .style = style, .facts = options->facts },
        .measure = { .grid = style->grid, .height = style->body_bottom - style->opening_top },
        .continued = continued_word(arena, options->facts),
        .layout = layout,
    };
    Flow flow = {
        .job = &job,
        .galley = galley_new(arena, job.measure),
        .x = style->margin_left,
        .width = style->page_width - style->margin_left - style->margin_right,
        .owner = layout->root,
        .snaps = true,
    };
    flow_children(flow, document->root);
    galley_paginate(&job, flow.galley);
    pages_run(&job);
    return layout;
}
