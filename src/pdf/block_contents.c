// SPDX-License-Identifier: EUPL-1.2
// The table of contents: a row a chapter, with its name, its message and its page. Room for the number is
// kept, so that the numbers can be filled in when the pages are made without moving anything.
#include <math.h>

#include "pdf/flow.h"
#include "pdf/prose_lines.h"

static const double PAD = 3.2, RULE = 0.6, EDGE_RULE = 0.75, GAP = 14;

typedef struct ContentsEntries {
    Flow flow;
    int deepest;
    const TextRole *first, *second; // of a chapter, of what is below it
    double names;                   // width of the chapters' names, the gap after them included
    double number;                  // width of the widest page number
    Element *toc, *below;
} ContentsEntries;

static bool listed(const ContentsEntries *entries, const Destination *anchor)
{
    if (anchor->minor || anchor->cover || anchor->heading->level > entries->deepest)
        return false;
    return !entries->flow.chapter.len || !slice_equal(anchor->chapter, entries->flow.chapter);
}

static bool named(const ContentsEntries *entries, const Destination *anchor)
{
    return listed(entries, anchor) && anchor->heading->level == 1 && anchor->chapter.len;
}

static void measure(ContentsEntries *entries)
{
    Job *job = entries->flow.job;
    const TextRole *role = entries->first;
    double widest = 0;
    for (size_t i = 0; i < job->layout->anchor_count; i++) {
        const Destination *anchor = &job->layout->anchors[i];
        if (named(entries, anchor))
            widest = fmax(widest, text_width(job->fonts, role->face, role->size, anchor->chapter));
    }
    entries->names = widest > 0 ? fmin(ceil(widest), entries->flow.width * 0.4) + GAP : 0;
    entries->number = text_width(job->fonts, role->face, role->size, S("0000"));
}

static Element *entry_element(ContentsEntries *entries, const Destination *anchor)
{
    Arena *arena = entries->flow.job->arena;
    Element *toc = entries->toc;
    if (anchor->heading->level > 1) {
        if (!entries->below)
            entries->below = element_loose(arena, toc, ELEMENT_TOC);
        toc = entries->below;
    } else {
        entries->below = NULL;
    }
    Element *item = element_loose(arena, toc, ELEMENT_TOCI);
    Element *reference = element_loose(arena, item, ELEMENT_REFERENCE);
    return element_loose(arena, reference, ELEMENT_LINK);
}

// `place`: of the heading that the text is from.
static size_t entry_text(ContentsEntries *entries, const TextRole *role, Element *owner, Slice text,
                         Place place, double width, ProseLine **lines)
{
    Prose *prose = prose_new(entries->flow.job, role, owner, true);
    prose_text(prose, text, role->face, place);
    size_t count = prose_lines(prose, width, true, lines);
    // A space at the end of the last line parts it from what follows in the link.
    if (count && (*lines)[count - 1].count) {
        ProseLine *last = &(*lines)[count - 1];
        Item *item = &last->items[last->count - 1];
        item->text = slice_print(entries->flow.job->arena, "%.*s ", SLICE_ARGS(item->text));
    }
    return count;
}

static void number_add(ContentsEntries *entries, LineBox *box, const Destination *anchor,
                       Element *owner, double baseline)
{
    const Flow *flow = &entries->flow;
    Item *item = line_box_item(flow->galley, box, ITEM_TEXT, owner);
    item->x = flow->x + flow->width;
    item->y = baseline;
    item->height = entries->first->leading;
    item->face = anchor->heading->level == 1 ? entries->first->face : entries->second->face;
    item->size = entries->first->size;
    item->colour = entries->first->colour;
    item->page_of = anchor;
}

static void entry(ContentsEntries *entries, const Destination *anchor, bool first)
{
    const Flow *flow = &entries->flow;
    bool top = anchor->heading->level == 1;
    Place place = anchor->heading->place;
    Element *owner = entry_element(entries, anchor);
    double indent = named(entries, anchor) || !top ? entries->names : 0;
    ProseLine *names = NULL, *titles = NULL;
    size_t name_count = 0;
    if (named(entries, anchor))
        name_count = entry_text(entries, entries->first, owner, anchor->chapter, place,
                                entries->names - GAP, &names);
    size_t title_count =
        entry_text(entries, top && !name_count ? entries->first : entries->second, owner,
                   anchor->title, place, flow->width - indent - entries->number - GAP, &titles);
    size_t lines = name_count > title_count ? name_count : title_count;
    double leading = entries->first->leading;
    double over = top ? PAD + RULE : 0;
    LineBox *box = galley_add(flow->galley, over + (double)lines * leading + PAD, flow->frame);
    double baseline = over + role_baseline(flow->job, entries->first);
    for (size_t i = 0; i < name_count; i++)
        line_box_add_line(flow->galley, box, &names[i], flow->x, baseline + (double)i * leading);
    for (size_t i = 0; i < title_count; i++)
        line_box_add_line(flow->galley, box, &titles[i], flow->x + indent,
                          baseline + (double)i * leading);
    number_add(entries, box, anchor, owner, baseline);
    TextLink *link = arena_one(flow->job->arena, TextLink);
    *link = (TextLink){ .element = owner, .anchor = anchor, .contents = anchor->title };
    for (size_t i = 0; i < box->count; i++)
        box->items[i].link = link;
    if (top)
        line_box_rect(flow->galley, box, flow->x, 0, flow->width, first ? EDGE_RULE : RULE,
                      first ? flow->job->style->axis : flow->job->style->line);
}

void flow_contents(Flow flow, const Node *node)
{
    const Style *style = flow.job->style;
    Layout *layout = flow.job->layout;
    ContentsEntries entries = { .flow = flow, .deepest = 1 };
    double deepest = 0;
    bool points;
    Slice rest = node->argument;
    if (argument_next(&rest, &deepest, &points) && deepest >= 1)
        entries.deepest = (int)deepest;
    entries.first = style_role(style, S("contents-1"));
    entries.second = style_role(style, S("contents-2"));
    entries.toc = flow_element(&flow, ELEMENT_TOC, NULL);
    measure(&entries);

    size_t from = flow.galley->count;
    flow.galley->snap = flow.galley->snap || flow.snaps;
    galley_end(flow.galley, entries.first->before);
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (listed(&entries, &layout->anchors[i]))
            entry(&entries, &layout->anchors[i], flow.galley->count == from);
    if (flow.galley->count == from)
        return;
    galley_pair(flow.galley, from, BREAK_TIE);
    flow.galley->hold = BREAK_TIGHT;
    LineBox *last = galley_add(flow.galley, EDGE_RULE, flow.frame);
    line_box_rect(flow.galley, last, flow.x, 0, flow.width, EDGE_RULE, style->axis);
    galley_end(flow.galley, 21);
}
