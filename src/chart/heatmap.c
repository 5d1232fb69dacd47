// SPDX-License-Identifier: EUPL-1.2
// The departments' heat table: a row a department, a cell a pillar, with the score, the phase's ball and
// shade, and a triangle where the department clearly differs from the rest. A department and those below it
// form a group. It can be split between rows. Without those that lie below another it is as low as a slide
// asks, where there are few enough.
#include "chart/charts.h"

#include <math.h>

#include "chart/chart_room.h"
#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double row_least = 22, row_lowest = 13.5, name_leading = 10.2, group_gap = 5;
static const double rate_least = 42;
enum { RATE_MOST = 60 };

typedef struct Heatmap {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    PillarData pillar[PILLARS];
    Slice response;    // of the whole organisation; empty: there is no column of it
    bool has_levels;   // a department lies below another
    double left, cell; // x of the first cell, width of one
    double n_right, n_width, rate_right, rate_width;
    double row_height; // of a name on one line; below row_least all are
} Heatmap;

// A row of the table: a department, or the whole organisation.
typedef struct HeatmapRow {
    Slice name, n, rate;
    int level;
    Face face;
    Slice lines[LABEL_LINES];
    size_t count;
    double height;
} HeatmapRow;

static void phase_mark(Drawing *drawing, const Style *style, double x, double y, int phase)
{
    drawing_rect(drawing, x, y - 6.5, 20, 13, 0, phase_cell_ink(style, phase));
    mark_ball_on_cell(drawing, style, x + 10, y, 3.6, phase);
}

static void triangles_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_triangle(drawing, x + 3.3, y + 0.2, 3.1, true, style->ink);
    mark_triangle(drawing, x + 12.3, y, 3.1, false, style->ink);
}

static double draw_legend(const Heatmap *map, const DepartmentData *departments, size_t count)
{
    bool occurs[PHASES] = { false }, clear = false;
    for (int k = 0; k < PILLARS; k++) {
        if (map->pillar[k].phase >= 0)
            occurs[map->pillar[k].phase] = true;
        for (size_t i = 0; i < count; i++) {
            if (!departments[i].cell[k].shown)
                continue;
            occurs[departments[i].cell[k].phase] = true;
            clear = clear || departments[i].cell[k].direction != 0;
        }
    }
    Legend legend = { 0 };
    for (int phase = 0; phase < PHASES; phase++)
        if (occurs[phase])
            legend_add(&legend, phase_mark, phase, 20, chart_phase_name(map->context, phase));
    if (clear)
        legend_add(&legend, triangles_mark, 0, 16, chart_word(map->context, "higher_lower"));
    double height = legend_draw(map->context, map->drawing, &legend, 0, 12, map->style->ink);
    return height > 0 ? height + 8 : 0;
}

static void draw_head(const Heatmap *map, double y)
{
    Label label = { LABEL_SIZE, FACE_BOLD, map->style->ink, ANCHOR_START };
    drawing_label(map->drawing, 0, y + 12, chart_word(map->context, "department"), label);
    label.anchor = ANCHOR_END;
    drawing_label(map->drawing, map->n_right, y + 12, chart_word(map->context, "n_sign"), label);
    if (map->response.len)
        drawing_label(map->drawing, map->rate_right, y + 12,
                      label_fit(map->context, FACE_BOLD, LABEL_SIZE,
                                chart_word(map->context, "response"), map->rate_width - 4),
                      label);
    label.anchor = ANCHOR_MIDDLE;
    for (int i = 0; i < PILLARS; i++)
        drawing_label(
            map->drawing, map->left + map->cell * (i + 0.5), y + 12,
            label_fit(map->context, FACE_BOLD, LABEL_SIZE, map->pillar[i].name, map->cell - 1),
            label);
    drawing_line(map->drawing, 0, y + 19, map->drawing->width, y + 19,
                 ink_line(map->style->axis, 0.75));
}

// How far a name moves to the right that lies below others; the deepest go no further.
static double indent(int level)
{
    return 9 * (level < 5 ? level : 5);
}

static HeatmapRow row_make(const Heatmap *map, HeatmapRow row)
{
    double width = map->n_right - map->n_width - indent(row.level);
    row.count = label_wrap(map->context, row.face, 9, row.name, width,
                           map->row_height < row_least ? 1 : LABEL_LINES, row.lines);
    row.height = fmax(map->row_height, name_leading * (double)row.count + 1.6);
    return row;
}

static void draw_name(const Heatmap *map, double y, const HeatmapRow *row)
{
    double middle = y + row->height / 2 + 3.2;
    for (size_t i = 0; i < row->count; i++)
        drawing_label(map->drawing, indent(row->level),
                      middle + ((double)i - (double)(row->count - 1) / 2) * name_leading,
                      row->lines[i], (Label){ 9, row->face, map->style->ink, ANCHOR_START });
    Label number = { 9, FACE_REGULAR, map->style->ink2, ANCHOR_END };
    drawing_label(map->drawing, map->n_right, middle, row->n, number);
    if (map->response.len)
        drawing_label(map->drawing, map->rate_right, middle, row->rate.len ? row->rate : S("–"),
                      number);
}

static void draw_cell(const Heatmap *map, double x, double y, double height, const CellData *cell,
                      bool bold)
{
    double middle = y + height / 2;
    if (!cell->shown) {
        mark_withheld(map->context, map->drawing, x + 1, y + 1, map->cell - 2, height - 2, S("–"));
        return;
    }
    Colour text = phase_text_colour(map->style, cell->phase);
    drawing_rect(map->drawing, x + 1, y + 1, map->cell - 2, height - 2, 0,
                 phase_cell_ink(map->style, cell->phase));
    mark_ball_on_cell(map->drawing, map->style, x + 9, middle, 3.6, cell->phase);
    drawing_label(
        map->drawing, x + map->cell / 2 + 10.5, middle + 3.4, cell->score_text,
        (Label){ 9.5, bold || cell->direction != 0 ? FACE_BOLD : FACE_REGULAR, text, ANCHOR_END });
    if (cell->direction != 0)
        mark_triangle(map->drawing, x + map->cell - 8.5, middle, 2.9, cell->direction > 0, text);
}

static void draw_department(const Heatmap *map, double y, const DepartmentData *department,
                            HeatmapRow row)
{
    bool empty = true;
    for (int i = 0; i < PILLARS; i++)
        empty = empty && !department->cell[i].shown;
    row.n = empty ? S("–") : department->n_text;
    row.rate = empty ? S("–") : department->rate_text;
    draw_name(map, y, &row);
    if (empty) {
        mark_withheld(map->context, map->drawing, map->left + 1, y + 1,
                      (double)PILLARS * map->cell - 2, row.height - 2,
                      chart_word(map->context, "withheld"));
        return;
    }
    for (int i = 0; i < PILLARS; i++)
        draw_cell(map, map->left + map->cell * i, y, row.height, &department->cell[i], false);
}

static double draw_total(const Heatmap *map, double y)
{
    bool validated = pillars_validated(map->pillar);
    HeatmapRow row = row_make(
        map, (HeatmapRow){ .name = chart_word(map->context, validated ? "whole_self_image"
                                                                      : "whole_organisation"),
                           .n = respondents_read(map->context),
                           .rate = map->response,
                           .face = FACE_BOLD });
    draw_name(map, y, &row);
    for (int i = 0; i < PILLARS; i++) {
        const PillarData *pillar = &map->pillar[i];
        CellData cell = { .shown = pillar->self_phase >= 0,
                          .score_text = pillar->self_text,
                          .phase = pillar->self_phase };
        draw_cell(map, map->left + map->cell * i, y, row.height, &cell, true);
    }
    return row.height;
}

static void set_columns(Heatmap *map, double width, const DepartmentData *departments, size_t count)
{
    map->response = response_read(map->context);
    map->n_width = label_width(map->context, FACE_REGULAR, 9, respondents_read(map->context)) + 5;
    for (size_t i = 0; i < count; i++) {
        map->has_levels = map->has_levels || departments[i].level > 0;
        map->n_width = fmax(map->n_width,
                            label_width(map->context, FACE_REGULAR, 9, departments[i].n_text) + 5);
    }
    map->cell = fmin((width - 174.28) / (double)PILLARS, map->response.len ? 50 : 51.5);
    if (label_pillars_width(map->context, map->pillar, FACE_BOLD, LABEL_SIZE) > map->cell - 1)
        for (int i = 0; i < PILLARS; i++)
            if (map->pillar[i].short_name.len)
                map->pillar[i].name = map->pillar[i].short_name;
    double widest = label_pillars_width(map->context, map->pillar, FACE_BOLD, LABEL_SIZE) + 1;
    map->cell = fmin((width - 174.28) / (double)PILLARS, fmax(map->cell, widest));
    double head =
        label_width(map->context, FACE_BOLD, LABEL_SIZE, chart_word(map->context, "response"));
    map->rate_width = map->response.len ? fmax(rate_least, fmin(head, RATE_MOST) + 4) : 0;
    map->left = width - (double)PILLARS * map->cell;
    map->rate_right = map->left - 8;
    map->n_right = map->rate_right - map->rate_width;
}

// The rows of departments, from y down; names of several lines, and groups, are parted by a rule. Returns
// where they end.
static double draw_departments(const Heatmap *map, const DepartmentData *departments, size_t count,
                               double y)
{
    HeatmapRow *rows = arena_many(map->context->arena, HeatmapRow, count);
    bool ruled = false;
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_make(
            map, (HeatmapRow){ .name = departments[i].name,
                               .level = departments[i].level,
                               .face = departments[i].has_parts ? FACE_BOLD : FACE_REGULAR });
        ruled = ruled || rows[i].count > 1;
    }
    for (size_t i = 0; i < count; y += rows[i++].height) {
        bool group = map->has_levels && departments[i].level == 0;
        if (i > 0) {
            y += group ? group_gap : 0;
            drawing_cut(map->drawing, y);
        }
        if (i > 0 && (ruled || group))
            drawing_line(map->drawing, 0, y - (group ? group_gap / 2 : 0),
                         group ? map->drawing->width : map->n_right,
                         y - (group ? group_gap / 2 : 0),
                         ink_line(group ? map->style->axis : map->style->line, 0.6));
        draw_department(map, y, &departments[i], rows[i]);
    }
    return y;
}

// Of those that lie below no other. Returns how many there are.
static size_t keep_main(DepartmentData *departments, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (departments[i].level > 0)
            continue;
        departments[kept] = departments[i];
        departments[kept++].has_parts = false;
    }
    return kept;
}

// Rows as low as it takes to let them stand on one page with a heading of two lines and a note, where that
// can be.
static double low_rows(const ChartContext *context, size_t count, double head)
{
    const double note = 20, rules = 29; // under the head, around the total
    double room = chart_opening_room(context->style, 2) - note - head - rules,
           low = room / (double)(count + 1);
    return low < row_lowest ? row_least : fmin(low, row_least);
}

static Drawing *draw(const ChartContext *context, double width, bool only_main)
{
    DepartmentData *departments;
    size_t count = departments_read(context, &departments);
    if (only_main)
        count = keep_main(departments, count);
    if (count == 0)
        return notice_chart(context, "too_few_departments", width);
    Heatmap map = { .context = context,
                    .style = context->style,
                    .drawing = drawing_new(context->arena, width, 0),
                    .row_height = row_least };
    pillars_read(context, map.pillar);
    set_columns(&map, width, departments, count);
    double head = draw_legend(&map, departments, count);
    if (only_main)
        map.row_height = low_rows(context, count, head);
    draw_head(&map, head);
    map.drawing->head_height = head + 20;
    double y = draw_departments(&map, departments, count, head + 21);
    drawing_line(map.drawing, 0, y + 4, width, y + 4, ink_line(context->style->axis, 0.75));
    map.drawing->height = y + 5 + draw_total(&map, y + 5) + 1;
    return map.drawing;
}

Drawing *heatmap_chart(const ChartContext *context, double width)
{
    return draw(context, width, false);
}

Drawing *heatmap_main_chart(const ChartContext *context, double width)
{
    return draw(context, width, true);
}
