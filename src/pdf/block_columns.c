// Columns side by side: each is a galley of its own; together they are one strip, which pagination takes
// apart only where it is taller than a page.
#include <math.h>

#include "pdf/flow.h"

static const double POINTS_GAP = 7; // white between columns given in points, which adjoin

typedef struct Width {
    double whole, inside;
} Width;

static size_t columns_count(const Node *node)
{
    size_t count = 0;
    for (const Node *child = node->first; child; child = child->next)
        count += child->kind == NODE_DIV && slice_equal(child->role, S("column"));
    return count;
}

// A number is so many of the page's twelve columns, and a gutter follows; points are as they are.
static Width column_width(const Flow *flow, const Node *column, bool last)
{
    const Style *style = flow->job->style;
    double grid = (style->page_width - style->margin_left - style->margin_right - 11 * style->gutter) / 12;
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

void flow_columns(Flow flow, const Node *node)
{
    Job *job = flow.job;
    size_t count = columns_count(node), k = 0;
    if (!count) {
        flow_children(flow, node);
        return;
    }
    Width *widths = arena_many(job->arena, Width, count);
    double total = 0;
    for (const Node *child = node->first; child; child = child->next) {
        if (child->kind != NODE_DIV || !slice_equal(child->role, S("column")))
            continue;
        widths[k] = column_width(&flow, child, k + 1 == count);
        total += widths[k++].whole;
    }
    double shrink = total > flow.width ? flow.width / total : 1;

    Columns *columns = arena_one(job->arena, Columns);
    columns->galleys = arena_many(job->arena, Galley *, count);
    columns->elements = arena_many(job->arena, Element *, count);
    Element *owner = flow_element(&flow, ELEMENT_DIV, node);
    double x = flow.x, height = 0, before = 0, after = 0;
    k = 0;
    for (const Node *child = node->first; child; child = child->next) {
        if (child->kind != NODE_DIV || !slice_equal(child->role, S("column")))
            continue;
        Flow column = flow;
        column.galley = galley_new(job->arena, job->measure);
        column.x = x;
        column.width = widths[k].inside * shrink;
        column.owner = element_loose(job->arena, owner, ELEMENT_DIV);
        column.minor = true;
        flow_children(column, child);
        x += widths[k++].whole * shrink;
        if (!column.galley->count)
            continue;
        before = fmax(before, column.galley->strips[0].gap);
        after = fmax(after, column.galley->after);
        height = fmax(height, galley_stack(column.galley, 0, column.galley->count, 0, true));
        columns->elements[columns->count] = column.owner;
        columns->galleys[columns->count++] = column.galley;
    }
    if (!columns->count)
        return;
    flow.galley->snap = flow.galley->snap || flow.snaps;
    galley_block(flow.galley, before, height, flow.frame)->columns = columns;
    galley_end(flow.galley, after);
}
