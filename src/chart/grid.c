// SPDX-License-Identifier: EUPL-1.2
// A pillar in the CX-grid: the cell of its present phase and that of its target, side by side, with flags
// above them of the established score, the target, and the self-image where that lies in the target's phase.
// Border and flag say the same, so that neither colour nor line has to be seen.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/marks.h"

static const double gap = 8, pad = 8, line_height = 12, flag_height = 14;
static const double least_height = 56;

typedef struct GridCellData {
    Slice look;
    int phase;
    bool now, target, self;
    Slice lines[LABEL_LINES];
    size_t line_count;
} GridCellData;

typedef struct Grid {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    const PillarData *pillar;
    GridCellData cell[PHASES]; // those shown
    int count;
    double cell_width, top, height; // of the cells
} Grid;

static bool read(Grid *grid)
{
    const GridFacts *facts = grid->pillar->grid;
    for (int i = 0; i < PHASES; i++) {
        const GridCellFacts *cell = &facts->cells[i];
        if (!cell->is_shown)
            continue;
        grid->cell[grid->count++] = (GridCellData){
            .look = cell->text.len ? cell->text : S("–"),
            .phase = i,
            .now = cell->is_current,
            .target = cell->is_target,
            .self = cell->is_self,
        };
    }
    return facts->present;
}

// ---- flags ----

typedef enum Flag { FLAG_SELF, FLAG_TARGET, FLAG_NOW, FLAGS } Flag;

static bool has_flag(const GridCellData *cell, Flag flag)
{
    return flag == FLAG_NOW      ? cell->now
           : flag == FLAG_TARGET ? cell->target
                                 : cell->self && !cell->now;
}

static int flags_of(const GridCellData *cell)
{
    int count = 0;
    for (int flag = 0; flag < FLAGS; flag++)
        count += has_flag(cell, (Flag)flag);
    return count;
}

static void draw_flag(const Grid *grid, Flag flag, double x, double y)
{
    const Style *style = grid->style;
    const PillarData *pillar = grid->pillar;
    Slice number = pillar->score_text;
    const char *word = "now";
    if (flag == FLAG_TARGET) {
        mark_target(grid->drawing, x + 5.5, y, 4, 1.5, style->target, style->paper,
                    pillar->target_met);
        word = "target";
        number = pillar->target_text;
    } else if (flag == FLAG_SELF) {
        mark_self_image(grid->drawing, style, x + 5.5, y, 3.8, 1.4);
        word = "self_image";
        number = pillar->self_text;
    } else {
        mark_now(grid->drawing, style, x + 5.5, y, 4.2, 0);
    }
    Slice text = slice_print(grid->context->arena, "%.*s %.*s",
                             SLICE_ARGS(chart_word(grid->context, word)), SLICE_ARGS(number));
    Colour colour = flag == FLAG_TARGET ? style->target
                    : flag == FLAG_SELF ? style->ink2
                                        : style->blue;
    Face face = flag == FLAG_SELF ? FACE_REGULAR : FACE_BOLD;
    text = label_fit(grid->context, face, LABEL_SIZE, text, grid->cell_width - 14);
    drawing_label(grid->drawing, x + 14, y + 3, text,
                  (Label){ LABEL_SIZE, face, colour, ANCHOR_START });
}

// ---- cells ----

static void draw_box(const Grid *grid, const GridCellData *cell, double x)
{
    const Style *style = grid->style;
    double inset = cell->now ? 1 : cell->target ? 0.75 : 0.4;
    Ink ink = ink_both(style->paper, style->axis, 0.6);
    if (cell->now) {
        ink = ink_both(style->tint, style->blue, 2.25);
    } else if (cell->target) {
        ink = ink_dashed(style->target, 1.5, 5, 3);
        ink.filled = true;
        ink.fill = style->paper;
    }
    drawing_rect(grid->drawing, x + inset, grid->top + inset, grid->cell_width - 2 * inset,
                 grid->height - 2 * inset, 0, ink);
}

static void draw_cell(const Grid *grid, int index)
{
    const GridCellData *cell = &grid->cell[index];
    const Style *style = grid->style;
    double x = (grid->cell_width + gap) * index, y = grid->top - 9;
    for (int flag = FLAGS - 1; flag >= 0; flag--) {
        if (!has_flag(cell, (Flag)flag))
            continue;
        draw_flag(grid, (Flag)flag, x, y);
        y -= flag_height;
    }
    draw_box(grid, cell, x);
    mark_ball(grid->drawing, x + 13, grid->top + 15, 4.4, cell->phase, style->blue, style->paper);
    drawing_label(grid->drawing, x + 22, grid->top + 18.4,
                  label_fit(grid->context, FACE_BOLD, 9,
                            chart_phase_name(grid->context, cell->phase), grid->cell_width - 26),
                  (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
    for (size_t i = 0; i < cell->line_count; i++)
        drawing_label(grid->drawing, x + pad, grid->top + 35 + line_height * (double)i,
                      cell->lines[i],
                      (Label){ LABEL_SIZE, FACE_REGULAR, style->ink, ANCHOR_START });
}

Drawing *grid_chart(const ChartContext *context, const PillarData *pillar, double width)
{
    Grid grid = {
        .context = context, .style = context->style, .pillar = pillar, .height = least_height
    };
    if (!read(&grid))
        return notice_chart(context, "no_grid", width);
    grid.cell_width = (width - (grid.count - 1) * gap) / grid.count;
    grid.drawing = drawing_new(context->arena, width, 0);
    int flags = 0;
    for (int i = 0; i < grid.count; i++) {
        GridCellData *cell = &grid.cell[i];
        cell->line_count = label_wrap(context, FACE_REGULAR, LABEL_SIZE, cell->look,
                                      grid.cell_width - 2 * pad, LABEL_LINES, cell->lines);
        grid.height = fmax(grid.height, 27 + line_height * (double)cell->line_count + pad);
        flags = flags_of(cell) > flags ? flags_of(cell) : flags;
    }
    grid.top = 5 + flag_height * flags;
    for (int i = 0; i < grid.count; i++)
        draw_cell(&grid, i);
    grid.drawing->height = grid.top + grid.height;
    return grid.drawing;
}
