// SPDX-License-Identifier: EUPL-1.2
#include "pdf/layout.h"

#include "pdf/flow.h"
#include "pdf/pagination.h"

// The headings and rows with an id in document order, before anything is laid out: the contents and links
// inside need them.
typedef struct Places {
    Layout *layout;
    size_t room;
} Places;

static void anchor_add(Places *places, const Node *node, Destination anchor)
{
    Layout *layout = places->layout;
    anchor.title = slice_trim(node_text(layout->arena, node));
    if (!anchor.title.len)
        return;
    layout->anchors = arena_grow(layout->arena, layout->anchors, sizeof *layout->anchors,
                                 layout->anchor_count, &places->room);
    anchor.heading = node;
    anchor.id = node->id;
    layout->anchors[layout->anchor_count++] = anchor;
}

// `around`: what the anchors below the node have from the blocks around it.
static void anchors_collect(Places *places, const Node *node, Destination around)
{
    if (node->kind == NODE_DIV && slice_equal(node->role, S("chapter")))
        around.chapter = slice_trim(node->argument);
    if (node->kind == NODE_DIV && slice_equal(node->role, S("cover")))
        around.cover = true;
    if (node->kind == NODE_DIV && slice_is_exactly_one_of(node->role, "column|callout|rule"))
        around.minor = true;
    bool row = node->kind == NODE_CELL && node->id.len;
    around.minor = around.minor || row;
    if (node->kind == NODE_HEADING || row) {
        anchor_add(places, node, around);
        return;
    }
    for (const Node *child = node->first; child; child = child->next)
        anchors_collect(places, child, around);
}

// "(vervolg)".
static Slice continued_word(Arena *arena, const Strings *strings)
{
    Slice word = slice_of(strings->continued);
    if (!word.len)
        return S("(…)");
    return slice_starts(word, S("(")) ? word : slice_print(arena, "(%.*s)", SLICE_ARGS(word));
}

Slice draft_word(const Strings *strings)
{
    Slice word = slice_of(strings->draft);
    return word.len ? word : S("DRAFT");
}

Layout *layout_make(Arena *arena, Diagnostics *d, const Document *document,
                    const PdfOptions *options)
{
    const Style *style = options->style;
    Layout *layout = arena_one(arena, Layout);
    layout->arena = arena;
    layout->root = element_loose(arena, NULL, ELEMENT_DOCUMENT);
    Places places = { .layout = layout };
    anchors_collect(&places, document->root, (Destination){ .page = -1 });

    Job job = {
        .arena = arena,
        .d = d,
        .document = document,
        .style = style,
        .fonts = options->fonts,
        .charts = { .arena = arena,
                    .fonts = options->fonts,
                    .style = style,
                    .facts = options->facts },
        .measure = { .grid = style->grid, .height = style->body_bottom - style->opening_top },
        .continued = continued_word(arena, options->strings),
        .draft = options->draft ? draft_word(options->strings) : S(""),
        .signs_told = options->signs_told,
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
    pages_check_ink(&job);
    return layout;
}
