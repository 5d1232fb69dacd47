// SPDX-License-Identifier: EUPL-1.2
// The priority matrix: five by five cells of impact and feasibility, an action a numbered disc in the middle
// of its cell. Discs stand in rows, so no two can overlap; a full cell says how many more there are.
#include "chart/charts.h"

#include <assert.h>
#include <math.h>

#include "chart/label.h"
#include "chart/marks.h"

enum { LEVELS = 5, SPLIT = 4, ROWS = 2, ROW_MOST = 3 }; // of discs in a cell
static const double disc = 7.8, pitch_most = 19;

typedef struct Matrix {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    double left, top, cell;    // cell: its width
    double height[LEVELS + 1]; // of each impact's row, 1–5
    ActionData *actions;
    size_t count;
} Matrix;

static double column_x(const Matrix *matrix, int feasibility)
{
    return matrix->left + matrix->cell * (feasibility - 1);
}

// The upper edge of an impact's row; of 0 the foot of the matrix.
static double row_y(const Matrix *matrix, int impact)
{
    double y = matrix->top;
    for (int i = LEVELS; i > impact; i--)
        y += matrix->height[i];
    return y;
}

static bool is_rated(const ActionData *action)
{
    return action->impact >= 1 && action->impact <= LEVELS && action->feasibility >= 1 &&
           action->feasibility <= LEVELS;
}

// The actions of one cell, and how their discs stand in it.
typedef struct MatrixCell {
    size_t found, discs; // those drawn; the place after them tells of the rest
    size_t places, a_row, rows;
    double width; // of the widest disc
} MatrixCell;

static NumberMark number_mark(const Matrix *matrix, const ActionData *action)
{
    return mark_number(matrix->context, action->number, disc, matrix->cell - 4);
}

static bool is_in(const ActionData *action, int impact, int feasibility)
{
    return action->impact == impact && action->feasibility == feasibility;
}

// In rows of at most three (two by two for four), and of fewer where numbers are long.
static MatrixCell cell_make(const Matrix *matrix, int impact, int feasibility)
{
    MatrixCell cell = { .width = 2 * disc };
    for (size_t i = 0; i < matrix->count; i++) {
        if (!is_in(&matrix->actions[i], impact, feasibility))
            continue;
        cell.found++;
        cell.width = fmax(cell.width, number_mark(matrix, &matrix->actions[i]).width);
    }
    size_t fit =
        cell.width > 2 * disc ? (size_t)fmax(1, (matrix->cell - 1) / (cell.width + 2)) : ROW_MOST;
    size_t most = fit < ROW_MOST ? fit : ROW_MOST;
    cell.places = cell.found < ROWS * most ? cell.found : ROWS * most;
    cell.discs = cell.found > cell.places ? cell.places - 1 : cell.found;
    cell.a_row = cell.places == 4 ? 2 : cell.places;
    cell.a_row = cell.a_row < most ? cell.a_row : most;
    assert(cell.a_row || !cell.places);
    cell.rows = cell.places ? (cell.places + cell.a_row - 1) / cell.a_row : 0;
    return cell;
}

// Discs in two rows leave no room for a region's name: the rows that hold the names are then higher.
static void set_heights(Matrix *matrix)
{
    for (int impact = 1; impact <= LEVELS; impact++) {
        matrix->height[impact] = 45;
        for (int feasibility = 1; feasibility <= LEVELS; feasibility++)
            if ((impact == 1 || impact == LEVELS) &&
                cell_make(matrix, impact, feasibility).rows > 1)
                matrix->height[impact] = 56;
    }
}

static void draw_grid(const Matrix *matrix)
{
    const Style *style = matrix->style;
    Drawing *drawing = matrix->drawing;
    double left = matrix->left, right = column_x(matrix, LEVELS + 1),
           split_x = column_x(matrix, SPLIT);
    double top = matrix->top, bottom = row_y(matrix, 0), split_y = row_y(matrix, SPLIT - 1);
    drawing_rect(drawing, split_x, top, right - split_x, split_y - top, 0, ink_fill(style->tint));
    drawing_rect(drawing, left, top, split_x - left, split_y - top, 0, ink_fill(style->wash));
    drawing_rect(drawing, split_x, split_y, right - split_x, bottom - split_y, 0,
                 ink_fill(style->wash));
    for (int i = 2; i <= LEVELS; i++) {
        if (i != SPLIT)
            drawing_line(drawing, column_x(matrix, i), top, column_x(matrix, i), bottom,
                         ink_line(style->line, 0.6));
        if (i != SPLIT)
            drawing_line(drawing, left, row_y(matrix, i - 1), right, row_y(matrix, i - 1),
                         ink_line(style->line, 0.6));
    }
    drawing_rect(drawing, left, top, right - left, bottom - top, 0, ink_line(style->axis, 0.75));
    drawing_line(drawing, split_x, top, split_x, bottom, ink_line(style->axis, 0.9));
    drawing_line(drawing, left, split_y, right, split_y, ink_line(style->axis, 0.9));
}

static void draw_axes(const Matrix *matrix)
{
    Label number = { LABEL_SIZE, FACE_REGULAR, matrix->style->ink2, ANCHOR_MIDDLE };
    Label name = { LABEL_SIZE, FACE_BOLD, matrix->style->ink, ANCHOR_END };
    double bottom = row_y(matrix, 0), right = column_x(matrix, LEVELS + 1);
    for (int i = 1; i <= LEVELS; i++) {
        Slice text = slice_print(matrix->context->arena, "%d", i);
        number.anchor = ANCHOR_MIDDLE;
        drawing_label(matrix->drawing, column_x(matrix, i) + matrix->cell / 2, bottom + 13, text,
                      number);
        number.anchor = ANCHOR_END;
        drawing_label(matrix->drawing, matrix->left - 9,
                      row_y(matrix, i) + matrix->height[i] / 2 + 3, text, number);
    }
    drawing_label(matrix->drawing, right, bottom + 27,
                  label_fit(matrix->context, FACE_BOLD, LABEL_SIZE,
                            chart_word(matrix->context, "feasibility_axis"), right),
                  name);
    Slice impact = label_fit(matrix->context, FACE_BOLD, LABEL_SIZE,
                             chart_word(matrix->context, "impact_axis"), bottom - matrix->top);
    name.anchor = ANCHOR_START;
    drawing_label(matrix->drawing, 13, bottom, impact, name)->turn = -90;
}

// Each region's name, and how many actions are in it.
static void draw_regions(const Matrix *matrix)
{
    const Style *style = matrix->style;
    double upper = matrix->top + 11, lower = row_y(matrix, 0) - 6;
    const struct {
        const char *word;
        int column;
        double y;
        Colour colour, ground;
    } regions[] = {
        { "approach_first", SPLIT, upper, style->blue, style->tint },
        { "approach_prepare", 1, upper, style->ink2, style->wash },
        { "approach_between", SPLIT, lower, style->ink2, style->wash },
        { "approach_later", 1, lower, style->ink2, style->paper },
    };
    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++) {
        double columns = regions[i].column == 1 ? SPLIT - 1 : LEVELS - SPLIT + 1;
        size_t in_region = 0;
        for (size_t k = 0; k < matrix->count; k++) {
            const ActionData *action = &matrix->actions[k];
            in_region += is_rated(action) && (action->impact >= SPLIT) == (regions[i].y == upper) &&
                         (action->feasibility >= SPLIT) == (regions[i].column == SPLIT);
        }
        Slice word =
            slice_print(matrix->context->arena, "%.*s: %zu",
                        SLICE_ARGS(chart_word(matrix->context, regions[i].word)), in_region);
        Slice name =
            label_fit(matrix->context, FACE_BOLD, LABEL_SIZE, word, matrix->cell * columns - 10);
        Shape *label =
            drawing_label(matrix->drawing, column_x(matrix, regions[i].column) + 5, regions[i].y,
                          name, (Label){ LABEL_SIZE, FACE_BOLD, regions[i].colour, ANCHOR_START });
        shape_halo(label, regions[i].ground, 3);
    }
}

// Place k of a cell, from the middle of its discs.
static Point place(const Matrix *matrix, const MatrixCell *cell, size_t k)
{
    size_t a_row = cell->a_row;
    assert(a_row);
    size_t row = k / a_row, column = k - row * a_row, last = cell->places % a_row;
    size_t here = row + 1 < cell->rows || last == 0 ? a_row : last;
    double pitch = fmin(fmax(pitch_most, cell->width + 2), (matrix->cell - 3) / (double)a_row);
    return (Point){ ((double)column - (double)(here - 1) / 2) * pitch,
                    ((double)row - (double)(cell->rows - 1) / 2) * pitch_most };
}

static void draw_cell(const Matrix *matrix, int impact, int feasibility)
{
    MatrixCell cell = cell_make(matrix, impact, feasibility);
    double x = column_x(matrix, feasibility) + matrix->cell / 2;
    double y = row_y(matrix, impact) + matrix->height[impact] / 2;
    // A region's name, where there may be one, pushes the discs aside.
    double aside = matrix->height[impact] > 45 ? 5.5 : 3;
    y += impact == LEVELS ? aside : impact == 1 ? -aside : 0;
    size_t drawn = 0;
    for (size_t i = 0; i < matrix->count && drawn < cell.discs; i++) {
        if (!is_in(&matrix->actions[i], impact, feasibility))
            continue;
        Point at = place(matrix, &cell, drawn++);
        mark_disc(matrix->drawing, matrix->style, x + at.x, y + at.y,
                  number_mark(matrix, &matrix->actions[i]));
    }
    if (cell.discs == cell.found)
        return;
    Point at = place(matrix, &cell, cell.discs);
    drawing_label(matrix->drawing, x + at.x, y + at.y + 3.1,
                  slice_print(matrix->context->arena, "+%zu", cell.found - cell.discs),
                  (Label){ LABEL_SIZE, FACE_BOLD, matrix->style->ink, ANCHOR_MIDDLE });
}

Drawing *matrix_chart(const ChartContext *context, double width)
{
    ActionData *actions;
    size_t all = actions_read(context, &actions), count = 0, rated = 0;
    for (size_t i = 0; i < all; i++) {
        if (actions[i].state == STATE_DONE)
            continue; // it asks for no choice any more
        rated += is_rated(&actions[i]);
        actions[count++] = actions[i];
    }
    if (rated == 0)
        return notice_chart(context, "no_rated_actions", width);
    Matrix matrix = { .context = context,
                      .style = context->style,
                      .drawing = drawing_new(context->arena, width, 0),
                      .left = 40,
                      .top = 4,
                      .cell = fmin(54, (width - 47) / (double)LEVELS),
                      .actions = actions,
                      .count = count };
    set_heights(&matrix);
    draw_grid(&matrix);
    draw_axes(&matrix);
    draw_regions(&matrix);
    for (int impact = LEVELS; impact >= 1; impact--)
        for (int feasibility = 1; feasibility <= LEVELS; feasibility++)
            draw_cell(&matrix, impact, feasibility);
    matrix.drawing->height = row_y(&matrix, 0) + 32;
    return matrix.drawing;
}
