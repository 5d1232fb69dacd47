// SPDX-License-Identifier: EUPL-1.2
// Columns side by side: each is a galley of its own; together they are one line box, which pagination takes
// apart only where it is taller than a page.
#include <math.h>

#include "pdf/flow.h"

static const double POINTS_GAP = 7; // white between columns given in points, which adjoin

typedef struct Width {
    double whole, inside;
} Width;

static bool is_column(const Node *node)
{
    return node->kind == NODE_DIV && slice_equal(node->role, S("column"));
}

// A number is so many of the page's twelve columns, and a gutter follows; points are as they are.
static Width column_width(const Flow *flow, const Node *column, bool last)
{
    const Style *style = flow->job->style;
    double grid =
        (style->page_width - style->margin_left - style->margin_right - 11 * style->gutter) / 12;
    Slice rest = column->argument;
    double number = 0;
    bool points = false;
    argument_next(&rest, &number, &points);
    if (number <= 0)
        number = 12;
    if (points || number > 12)
        return (Width){ .whole = number, .inside = last ? number : fmax(number - POINTS_GAP, 10) };
    double inside = number * grid + (number - 1) * style->gutter;
    return (Width){ .whole = inside + (last ? 0 : style->gutter), .inside = inside };
}

// Lay one column out; what it asks for above and below goes into `before` and `after`. Returns its height.
static double column_add(Flow column, const Node *node, Columns *columns, double *before,
                         double *after)
{
    Job *job = column.job;
    Galley *galley = galley_new(job->arena, job->measure);
    column.galley = galley;
    column.owner = flow_element(&column, ELEMENT_DIV, node);
    column.minor = true;
    flow_children(column, node);
    if (!galley->count)
        return 0;
    *before = fmax(*before, galley->boxes[0].gap);
    *after = fmax(*after, galley->after);
    columns->elements[columns->count] = column.owner;
    columns->galleys[columns->count++] = galley;
    return galley_stack(galley, 0, galley->count, 0, true);
}

void flow_columns(Flow flow, const Node *node)
{
    Job *job = flow.job;
    size_t count = 0, k = 0;
    for (const Node *child = node->first; child; child = child->next)
        count += is_column(child);
    if (!count) {
        flow_children(flow, node);
        return;
    }
    Width *widths = arena_many(job->arena, Width, count);
    double total = 0;
    for (const Node *child = node->first; child; child = child->next) {
        if (!is_column(child))
            continue;
        widths[k] = column_width(&flow, child, k + 1 == count);
        total += widths[k++].whole;
    }
    double shrink = total > flow.width ? flow.width / total : 1;

    Columns *columns = arena_one(job->arena, Columns);
    columns->galleys = arena_many(job->arena, Galley *, count);
    columns->elements = arena_many(job->arena, Element *, count);
    double height = 0, before = 0, after = 0;
    Flow column = flow;
    column.owner = flow_element(&flow, ELEMENT_DIV, node);
    k = 0;
    for (const Node *child = node->first; child; child = child->next) {
        if (!is_column(child))
            continue;
        column.width = widths[k].inside * shrink;
        height = fmax(height, column_add(column, child, columns, &before, &after));
        column.x += widths[k++].whole * shrink;
    }
    if (!columns->count)
        return;
    flow.galley->snap = flow.galley->snap || flow.snaps;
    galley_block(flow.galley, before, height, flow.frame)->columns = columns;
    galley_end(flow.galley, after);
}
