// The departments' heat table: a row a department, a cell a pillar, with the score, the phase's ball and
// shade, and a triangle where the department clearly differs from the rest. It can be split between rows.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double row_height = 23;

typedef struct Heatmap {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    PillarData pillar[PILLARS];
    double left, cell; // x of the first cell, width of one
    double n_right;
} Heatmap;

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
    label.anchor = ANCHOR_MIDDLE;
    for (int i = 0; i < PILLARS; i++)
        drawing_label(map->drawing, map->left + map->cell * (i + 0.5), y + 12,
                      label_fit(map->context, FACE_BOLD, LABEL_SIZE, map->pillar[i].name, map->cell - 1),
                      label);
    drawing_line(map->drawing, 0, y + 19, map->drawing->width, y + 19, ink_line(map->style->axis, 0.75));
}

// How far a name moves to the right that lies below others; the deepest go no further.
static double indent(int level)
{
    return 9 * (level < 5 ? level : 5);
}

static size_t name_lines(const Heatmap *map, Slice name, int level, Face face, Slice lines[LABEL_LINES])
{
    return label_wrap(map->context, face, 9, name, map->n_right - 19 - indent(level), 2, lines);
}

// Names of two lines fill their row: where there are any, a rule parts the rows.
static bool any_long_name(const Heatmap *map, const DepartmentData *departments, size_t count)
{
    Slice lines[LABEL_LINES];
    for (size_t i = 0; i < count; i++)
        if (name_lines(map, departments[i].name, departments[i].level, FACE_REGULAR, lines) > 1)
            return true;
    return false;
}

static void draw_name(const Heatmap *map, double y, Slice name, int level, Slice n, Face face)
{
    Slice lines[LABEL_LINES];
    size_t count = name_lines(map, name, level, face, lines);
    double middle = y + row_height / 2 + 3.2;
    for (size_t i = 0; i < count; i++)
        drawing_label(map->drawing, indent(level), middle + ((double)i - (double)(count - 1) / 2) * 10.6,
                      lines[i], (Label){ 9, face, map->style->ink, ANCHOR_START });
    drawing_label(map->drawing, map->n_right, middle, n,
                  (Label){ 9, FACE_REGULAR, map->style->ink2, ANCHOR_END });
}

static void draw_cell(const Heatmap *map, double x, double y, const CellData *cell, bool bold)
{
    double middle = y + row_height / 2;
    if (!cell->shown) {
        mark_withheld(map->context, map->drawing, x + 1, y + 1, map->cell - 2, row_height - 2, S("–"));
        return;
    }
    Colour text = phase_text_colour(map->style, cell->phase);
    drawing_rect(map->drawing, x + 1, y + 1, map->cell - 2, row_height - 2, 0,
                 phase_cell_ink(map->style, cell->phase));
    mark_ball_on_cell(map->drawing, map->style, x + 9, middle, 3.6, cell->phase);
    drawing_label(map->drawing, x + map->cell / 2 + 10.5, middle + 3.4, cell->score_text,
                  (Label){ 9.5, bold || cell->direction != 0 ? FACE_BOLD : FACE_REGULAR, text, ANCHOR_END });
    if (cell->direction != 0)
        mark_triangle(map->drawing, x + map->cell - 8.5, middle, 2.9, cell->direction > 0, text);
}

static void draw_department(const Heatmap *map, double y, const DepartmentData *department)
{
    bool empty = true;
    for (int i = 0; i < PILLARS; i++)
        empty = empty && !department->cell[i].shown;
    Slice n = empty ? S("–") : department->n_text;
    draw_name(map, y, department->name, department->level, n, FACE_REGULAR);
    if (empty) {
        mark_withheld(map->context, map->drawing, map->left + 1, y + 1, PILLARS * map->cell - 2,
                      row_height - 2, chart_word(map->context, "withheld"));
        return;
    }
    for (int i = 0; i < PILLARS; i++)
        draw_cell(map, map->left + map->cell * i, y, &department->cell[i], false);
}

static void draw_total(const Heatmap *map, double y)
{
    Slice n = respondents_read(map->context);
    draw_name(map, y, chart_word(map->context, "whole_organisation"), 0, n, FACE_BOLD);
    for (int i = 0; i < PILLARS; i++) {
        const PillarData *pillar = &map->pillar[i];
        CellData cell = { .shown = pillar->phase >= 0,
                          .score_text = pillar->score_text,
                          .phase = pillar->phase };
        draw_cell(map, map->left + map->cell * i, y, &cell, true);
    }
}

Drawing *heatmap_chart(const ChartContext *context, double width)
{
    DepartmentData *departments;
    size_t count = departments_read(context, &departments);
    if (count == 0)
        return notice_chart(context, "too_few_departments", width);
    Heatmap map = { .context = context,
                    .style = context->style,
                    .drawing = drawing_new(context->arena, width, 0) };
    pillars_read(context, map.pillar);
    map.cell = fmin((width - 174.28) / PILLARS, 51.5);
    map.left = width - PILLARS * map.cell;
    map.n_right = map.left - 8;
    double head = draw_legend(&map, departments, count);
    draw_head(&map, head);
    map.drawing->head_height = head + 20;
    double y = head + 21;
    bool ruled = any_long_name(&map, departments, count);
    for (size_t i = 0; i < count; i++, y += row_height) {
        if (i > 0)
            drawing_cut(map.drawing, y);
        if (i > 0 && ruled)
            drawing_line(map.drawing, 0, y, map.n_right, y, ink_line(context->style->line, 0.6));
        draw_department(&map, y, &departments[i]);
    }
    drawing_line(map.drawing, 0, y + 4, width, y + 4, ink_line(context->style->axis, 0.75));
    draw_total(&map, y + 5);
    map.drawing->height = y + 5 + row_height + 1;
    return map.drawing;
}
