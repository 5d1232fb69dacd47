// SPDX-License-Identifier: EUPL-1.2
// Department dots: on each pillar's line a dot a department, pushed up or down where dots would meet; the
// whole organisation as an upright. The lowest and the highest are named. Where the dots become a cloud,
// those that clearly differ stand out of it: the others are smaller and grey, and have no name.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double row_least = 22, row_most = 52, large = 2.8, small = 1.9, gap = 1;
static const double overlap = 1.1; // of two large dots: they can still be told apart
static const double name_leading = 9.8;
enum { MANY = 20, NAME_LINES = 2 };

typedef struct Dots {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    Scale scale;
    bool many;
    bool validated; // the organisation's own mark is that of its self-image
    double row_height;
} Dots;

typedef struct Dot {
    double score, x, y, r; // y relative to the row's middle
    Slice name;
    bool clear;
} Dot;

typedef struct DotRow {
    Dot *dots; // from low to high
    size_t count;
    double whole; // x of the whole organisation; NaN where it has no score
} DotRow;

// A name beside its dot, on one line or two.
typedef struct DotName {
    Slice lines[LABEL_LINES];
    size_t count;
    double start, end;
} DotName;

static Ink dot_ink(const Style *style, bool clear, bool many)
{
    if (clear)
        return ink_both(style->blue, style->blue, 1.2);
    return many ? ink_both(style->paper, style->axis, 0.9)
                : ink_both(style->paper, style->blue, 1.2);
}

enum { MARK_OPEN, MARK_CLEAR, MARK_SMALL };

static void dot_mark(Drawing *drawing, const Style *style, double x, double y, int mark)
{
    drawing_circle(drawing, x + 4, y, mark == MARK_SMALL ? 2.1 : 3.1,
                   dot_ink(style, mark == MARK_CLEAR, mark == MARK_SMALL));
}

static void whole_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    drawing_line(drawing, x + 2, y - 6, x + 2, y + 6, ink_line(style->blue, 2));
}

static int by_score(const void *a, const void *b)
{
    const Dot *one = a, *other = b;
    if (one->score != other->score)
        return one->score < other->score ? -1 : 1;
    return slice_compare(one->name, other->name);
}

// The heights a dot may be moved to, half a point apart; of the dots at each the last one, the furthest to
// the right, of both sizes. Those before it are further away from every dot that comes.
enum { HEIGHTS = 64 };
typedef struct Height {
    double x[2]; // NaN where there is none: of small dots, of large ones
} Height;
typedef Height Heights[2 * HEIGHTS + 1];

// How far a dot at that height is from touching the nearest of those before it; negative where it overlaps
// one. Once it is no more than `enough` nobody wants to know how much less.
static double room_at(Heights heights, const Dot *dot, double y, double enough)
{
    double least = INFINITY;
    long at = HEIGHTS + lround(2 * y);
    for (long away = 0; away <= 2 * HEIGHTS && least > enough; away++) {
        if ((double)away / 2 - large - dot->r > least)
            break;
        for (int side = -1; side <= 1; side += 2) {
            long height = at + side * away;
            for (int kind = 0; height >= 0 && height <= 2 * HEIGHTS && kind < 2; kind++)
                if (!isnan(heights[height].x[kind]))
                    least = fmin(least, hypot(dot->x - heights[height].x[kind], (double)away / 2) -
                                            (kind ? large : small) - dot->r);
        }
    }
    return least;
}

// Moves a dot up or down, the least that keeps it clear of those before it, and no further than `most`: where
// nothing is clear, to where it has most room. Returns the room it has.
static double shift(Heights heights, double most, Dot *dot)
{
    double best = -INFINITY;
    // NOLINTBEGIN(bugprone-integer-division): two steps, up and down, at each distance
    for (int step = 0; step / 2 * 0.5 <= most && best < gap; step++) {
        double y = (step % 2 == 0 ? -0.5 : 0.5) * (step / 2);
        // NOLINTEND(bugprone-integer-division)
        double room = room_at(heights, dot, y, best);
        if (room > best) {
            best = room;
            dot->y = y;
        }
    }
    heights[HEIGHTS + lround(2 * dot->y)].x[dot->r > small] = dot->x;
    return best;
}

// Returns the room that the most crowded dot has.
static double place(Dots *chart, const DepartmentData *departments, size_t count, int pillar,
                    DotRow *row)
{
    double most = chart->many ? row_most / 2 - large - gap : row_least / 2 - large - 0.4,
           crowded = INFINITY;
    Heights heights;
    for (int i = 0; i <= 2 * HEIGHTS; i++)
        heights[i] = (Height){ { NAN, NAN } };
    row->count = 0;
    row->dots = arena_many(chart->context->arena, Dot, count);
    for (size_t i = 0; i < count; i++) {
        const CellData *cell = &departments[i].cell[pillar];
        bool clear = cell->direction != 0;
        // Nobody is set beside their own parts.
        if (cell->shown && !departments[i].has_parts)
            row->dots[row->count++] = (Dot){ .score = cell->score,
                                             .r = chart->many && !clear ? small : large,
                                             .name = departments[i].name,
                                             .clear = clear };
    }
    if (row->count > 0)
        qsort(row->dots, row->count, sizeof *row->dots, by_score);
    for (size_t i = 0; i < row->count; i++) {
        Dot *dot = &row->dots[i];
        dot->x = fmin(scale_at(chart->scale, dot->score), chart->drawing->width - dot->r - 0.6);
        crowded = fmin(crowded, shift(heights, most, dot));
        chart->row_height = fmax(chart->row_height, 2 * (fabs(dot->y) + dot->r + 0.4));
    }
    return crowded;
}

// All rows, as high as the highest has to be.
static double place_all(Dots *chart, const DepartmentData *departments, size_t count,
                        const PillarData pillars[PILLARS], DotRow rows[PILLARS])
{
    double crowded = INFINITY;
    chart->row_height = row_least;
    chart->validated = pillars_validated(pillars);
    for (int i = 0; i < PILLARS; i++) {
        rows[i].whole =
            isnan(pillars[i].self_score) ? NAN : scale_at(chart->scale, pillars[i].self_score);
        crowded = fmin(crowded, place(chart, departments, count, i, &rows[i]));
    }
    return crowded;
}

// Whether a name would lie neither on a dot nor on the upright, and in the chart.
static bool is_free(const Dots *chart, const DotRow *row, const DotName *name, bool over_upright)
{
    double left = name->start, right = name->end,
           half = 6.2 + name_leading / 2 * (double)(name->count - 1);
    if (left < chart->scale.x0 || right > chart->drawing->width)
        return false;
    if (!over_upright && row->whole > left - 3 && row->whole < right + 3)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        const Dot *dot = &row->dots[i];
        if (dot->x + dot->r + 1 > left && dot->x - dot->r - 1 < right &&
            fabs(dot->y) < half + dot->r)
            return false;
    }
    return true;
}

// The whole name in at most so many lines of that width. False where it needs more.
static bool name_wrap(const Dots *chart, Slice text, size_t most, double width, DotName *name)
{
    name->count =
        label_wrap(chart->context, FACE_REGULAR, LABEL_SIZE, text, width, LABEL_LINES, name->lines);
    name->end = 0; // its width, until it has a place
    for (size_t i = 0; i < name->count; i++)
        name->end =
            fmax(name->end, label_width(chart->context, FACE_REGULAR, LABEL_SIZE, name->lines[i]));
    return name->count <= most && name->end <= width;
}

// The place of a dot's name on the side asked for, on the other where that is not free, over the upright
// where neither is; on two lines where there is no place for one. False where there is none: the heat table
// has it.
static bool name_dot(const Dots *chart, const DotRow *row, const Dot *named, int side, double from,
                     DotName *name)
{
    double whole = label_width(chart->context, FACE_REGULAR, LABEL_SIZE, named->name);
    if (chart->many && !named->clear)
        return false;
    for (size_t most = 1; most <= NAME_LINES; most++) {
        for (int attempt = 0; attempt < 4; attempt++, side = -side) {
            double low = fmax(from, chart->scale.x0 + 2);
            double room = side < 0 ? named->x - 7 - low : chart->drawing->width - named->x - 7;
            double wanted = most == 1 ? whole : 0.65 * whole;
            if (room <= 0 || !name_wrap(chart, named->name, most, fmin(room, wanted + 0.1), name))
                continue;
            name->start = side < 0 ? named->x - 7 - name->end : named->x + 7;
            name->end += name->start;
            if (name->start >= from && is_free(chart, row, name, attempt > 1))
                return true;
        }
    }
    return false;
}

static size_t name_ends(const Dots *chart, const DotRow *row, DotName names[2])
{
    size_t count = 0;
    if (row->count > 0 && name_dot(chart, row, &row->dots[0], -1, 0, &names[count]))
        count++;
    double from = count > 0 ? names[0].end + 4 : 4;
    if (row->count > 1 && name_dot(chart, row, &row->dots[row->count - 1], 1, from, &names[count]))
        count++;
    if (count == 2 && names[0].start > names[1].start) {
        DotName first = names[1];
        names[1] = names[0];
        names[0] = first;
    }
    return count;
}

// The row's line, interrupted by the names that stand on it.
static void draw_line(const Dots *chart, double y, const DotName *names, size_t count)
{
    Ink ink = ink_line(chart->style->line, 0.6);
    double x = chart->scale.x0;
    for (size_t i = 0; i < count; i++) {
        if (names[i].start - 2 > x)
            drawing_line(chart->drawing, x, y, names[i].start - 2, y, ink);
        x = names[i].end + 2;
    }
    if (x < chart->scale.x1)
        drawing_line(chart->drawing, x, y, chart->scale.x1, y, ink);
}

static void draw_row(const Dots *chart, const PillarData *pillar, double y, const DotRow *row)
{
    const Style *style = chart->style;
    DotName names[2];
    size_t named = name_ends(chart, row, names);
    drawing_label(chart->drawing, 0, y + 3.3,
                  label_fit(chart->context, FACE_BOLD, 9, pillar->name, chart->scale.x0 - 6),
                  (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
    draw_line(chart, y, names, named);
    double half = chart->row_height / 2 - 2.75;
    if (!isnan(row->whole))
        drawing_line(chart->drawing, row->whole, y - half, row->whole, y + half,
                     ink_line(style->blue, 2));
    for (int clear = 0; clear < 2; clear++) // those that stand out lie above
        for (size_t i = 0; i < row->count; i++)
            if (row->dots[i].clear == (clear != 0))
                drawing_circle(chart->drawing, row->dots[i].x, y + row->dots[i].y, row->dots[i].r,
                               dot_ink(style, clear, chart->many));
    for (size_t i = 0; i < named; i++)
        for (size_t k = 0; k < names[i].count; k++)
            shape_halo(
                drawing_label(chart->drawing, names[i].start,
                              y + 3 + name_leading * ((double)k - (double)(names[i].count - 1) / 2),
                              names[i].lines[k],
                              (Label){ LABEL_SIZE, FACE_REGULAR, style->ink, ANCHOR_START }),
                style->paper, 3);
}

static double draw_legend(const Dots *chart, const DepartmentData *departments, size_t count)
{
    bool open = false, clear = false;
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < PILLARS; k++) {
            const CellData *cell = &departments[i].cell[k];
            open = open || (cell->shown && cell->direction == 0);
            clear = clear || (cell->shown && cell->direction != 0);
        }
    }
    Legend legend = { 0 };
    if (open)
        legend_add(&legend, dot_mark, chart->many ? MARK_SMALL : MARK_OPEN, 8,
                   chart_word(chart->context, "department_dot"));
    if (clear)
        legend_add(&legend, dot_mark, MARK_CLEAR, 8,
                   chart_word(chart->context, "department_clear"));
    legend_add(&legend, whole_mark, 0, 4,
               chart_word(chart->context, chart->validated ? "whole_mark_self" : "whole_mark"));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink) + 5;
}

static void draw_grid(const Dots *chart, double top, double bottom)
{
    for (int i = 0; i <= PHASES; i++) {
        double x = scale_at(chart->scale, phase_start(i));
        drawing_line(chart->drawing, x, top, x, bottom, ink_line(chart->style->axis, 0.75));
    }
    for (int i = 0; i < PHASES; i++) {
        double room =
            scale_at(chart->scale, phase_start(i + 1)) - scale_at(chart->scale, phase_start(i)) - 4;
        drawing_label(chart->drawing, phase_middle(chart->scale, i), top - 6,
                      label_fit(chart->context, FACE_REGULAR, LABEL_SIZE,
                                chart_phase_name(chart->context, i), room),
                      (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink2, ANCHOR_MIDDLE });
    }
    for (int i = 0; i <= PILLARS; i++) {
        double y = top + chart->row_height * i;
        bool edge = i == 0 || i == PILLARS;
        drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                     ink_line(edge ? chart->style->axis : chart->style->line, edge ? 0.75 : 0.6));
    }
}

Drawing *dots_chart(const ChartContext *context, double width)
{
    DepartmentData *departments;
    size_t count = departments_read(context, &departments), shown = 0;
    for (size_t i = 0; i < count; i++)
        shown += !departments[i].withheld;
    if (shown < 3)
        return notice_chart(context, "too_few_departments", width);
    Dots chart = { .context = context,
                   .style = context->style,
                   .drawing = drawing_new(context->arena, width, 0),
                   .scale = { 72, width },
                   .many = shown > MANY };
    PillarData pillars[PILLARS];
    DotRow rows[PILLARS];
    pillars_read(context, pillars);
    chart.scale.x0 = label_pillars_column(context, pillars, 9, chart.scale.x0);
    if (place_all(&chart, departments, count, pillars, rows) < -overlap && !chart.many) {
        chart.many = true;
        place_all(&chart, departments, count, pillars, rows);
    }
    double top = draw_legend(&chart, departments, count) + 14;
    draw_grid(&chart, top, top + (double)PILLARS * chart.row_height);
    for (int i = 0; i < PILLARS; i++)
        draw_row(&chart, &pillars[i], top + chart.row_height * (i + 0.5), &rows[i]);
    scale_draw_numbers(context, chart.drawing, chart.scale,
                       top + (double)PILLARS * chart.row_height + 10);
    chart.drawing->height = top + (double)PILLARS * chart.row_height + 12;
    return chart.drawing;
}
