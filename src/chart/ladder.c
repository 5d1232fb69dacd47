// SPDX-License-Identifier: EUPL-1.2
// The phase ladder: where each pillar stands between 8 and 32. A row has three tracks, target above, score
// in the middle, previous scan below, so that their numbers never meet. Interval and bounds are those of the
// self-image; where another score holds, that is a square on a track below the score, with a column of its
// own. The median of other organisations is a line behind a whole row, so that it meets no number either.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"

// Heights from the middle of a row, and what interval and bounds measure up and down from their track.
typedef struct Tracks {
    double target, score, self, previous;
    double box, tick;
    double text; // how much higher names and scores stand
} Tracks;

static const Tracks one_track = { -16, 0, 0, 16, 8, 4, 0 };
// The square of the self-image is lower than box and ticks, so that it hides neither's ends.
static const Tracks two_tracks = { -18, -6, 6, 19, 5, 5.5, 0 };
// For a slide, without bounds and the previous scan: rows of 32.
static const Tracks low_tracks[2] = { { -9, 4, 4, 0, 6, 0, 2.5 },
                                      { -11, -2, 7.5, 0, 4.5, 0, 2.5 } };

typedef struct Ladder {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    PillarData pillar[PILLARS];
    Scale scale;
    bool has_self;      // the self-image stands beside the score
    bool has_benchmark; // medians of other organisations stand behind the rows
    Tracks track;
    double score_x;          // where the column of scores ends
    double top, row, bottom; // of the rows
} Ladder;

static void interval_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    drawing_rect(drawing, x, y - 7, 11, 14, 0, ink_both(style->r2, style->blue, 0.75));
}

static void draw_bounds(Drawing *drawing, const Style *style, double left, double right, double y,
                        double tick)
{
    Ink ink = ink_line(style->ink2, 1);
    drawing_line(drawing, left, y, right, y, ink);
    drawing_line(drawing, left, y - tick, left, y + tick, ink);
    drawing_line(drawing, right, y - tick, right, y + tick, ink);
}

static void bounds_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    draw_bounds(drawing, style, x, x + 24, y, one_track.tick);
}

// From top to foot, with its triangle there.
static void draw_benchmark(Drawing *drawing, const Style *style, double x, double top, double foot)
{
    drawing_line(drawing, x, top, x, foot, ink_dashed(style->ink, 0.9, 6, 1.8));
    mark_benchmark(drawing, style, x, foot - 1.8, 2.3);
}

static void benchmark_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    draw_benchmark(drawing, style, x + 3, y - 7, y + 7);
}

// Without a single "don't know" the bounds are the score itself.
static bool has_bounds(const PillarData *pillar)
{
    return !isnan(pillar->self_score) && pillar->bound_high - pillar->bound_low > 1e-9;
}

static bool has_interval(const PillarData *pillar)
{
    return !isnan(pillar->self_score) && !isnan(pillar->low) && !isnan(pillar->high);
}

static double draw_legend(const Ladder *ladder)
{
    bool score = false, interval = false, bounds = false, open = false, met = false,
         previous = false;
    for (int i = 0; i < PILLARS; i++) {
        const PillarData *pillar = &ladder->pillar[i];
        score = score || !isnan(pillar->score);
        interval = interval || has_interval(pillar);
        bounds = bounds || has_bounds(pillar);
        open = open || (!isnan(pillar->target) && !pillar->target_met);
        met = met || pillar->target_met;
        previous = previous || !isnan(pillar->previous);
    }
    const struct {
        bool occurs;
        LegendMark *mark;
        double width;
        const char *word;
    } rows[] = {
        { score, legend_now, 8, "score" },
        { ladder->has_self, legend_self_image, 8, "self_image" },
        { interval, interval_mark, 11, ladder->has_self ? "interval_self" : "interval_legend" },
        { bounds, bounds_mark, 24, "bounds_legend" },
        { open, legend_target, 8, "target" },
        { met, legend_target_met, 8, "target_met" },
        { previous, legend_previous, 6, "previous" },
    };
    Legend legend = { 0 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].occurs)
            legend_add(&legend, rows[i].mark, 0, rows[i].width,
                       chart_word(ladder->context, rows[i].word));
    if (ladder->has_benchmark)
        legend_add(&legend, benchmark_mark, 0, 6, benchmark_read(ladder->context));
    if (legend.count < 2)
        return 0; // one kind of mark needs no explanation
    return legend_draw(ladder->context, ladder->drawing, &legend, 0, ladder->has_self ? 11 : 16,
                       ladder->style->ink2) +
           11;
}

static void draw_phases(const Ladder *ladder)
{
    const Style *style = ladder->style;
    Drawing *drawing = ladder->drawing;
    for (int i = 0; i < PHASES; i++) {
        double left = scale_at(ladder->scale, phase_start(i)),
               right = scale_at(ladder->scale, phase_start(i + 1));
        double middle = (left + right) / 2;
        if (i % 2 == 0)
            drawing_rect(drawing, left, ladder->top, right - left, ladder->bottom - ladder->top, 0,
                         ink_fill(style->wash));
        mark_ball(drawing, middle, ladder->top - 26, 4.6, i, style->blue, style->paper);
        drawing_label(drawing, middle, ladder->top - 8,
                      label_fit(ladder->context, FACE_BOLD, LABEL_SIZE,
                                chart_phase_name(ladder->context, i), right - left - 3),
                      (Label){ LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_MIDDLE });
    }
    Label head = { LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_END };
    drawing_label(drawing, ladder->score_x, ladder->top - 8, chart_word(ladder->context, "score"),
                  head);
    if (ladder->has_self)
        drawing_label(drawing, drawing->width, ladder->top - 8,
                      chart_word(ladder->context, "self_image"),
                      (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_END });
    for (int i = 0; i <= PHASES; i++) {
        double x = scale_at(ladder->scale, phase_start(i));
        drawing_line(drawing, x, ladder->top, x, ladder->bottom + 4, ink_line(style->axis, 0.75));
    }
    scale_draw_numbers(ladder->context, drawing, ladder->scale, ladder->bottom + 14);
}

// Whether a text from left to right would leave the scale (2), lie on a phase border (1), or neither (0).
static int obstacles(const Ladder *ladder, double left, double right)
{
    if (left < ladder->scale.x0 || right > ladder->scale.x1)
        return 2;
    for (int i = 1; i < PHASES; i++) {
        double border = scale_at(ladder->scale, phase_start(i));
        if (left - 1.5 < border && border < right + 1.5)
            return 1;
    }
    return 0;
}

// A number `away` to the right of x (to the left where that is negative), on the other side where that is
// freer.
static void draw_beside(const Ladder *ladder, double x, double y, double away, Slice text,
                        Label label)
{
    double width = label_width(ladder->context, label.face, label.size, text);
    double distance = fabs(away);
    int right = obstacles(ladder, x + distance, x + distance + width);
    int left = obstacles(ladder, x - distance - width, x - distance);
    bool on_right = away > 0 ? right <= left : right < left;
    double start = on_right ? x + distance : x - distance - width;
    label.anchor = ANCHOR_START;
    Shape *shape = drawing_label(ladder->drawing, start, y, text, label);
    double middle = start + width / 2;
    Colour ground = ladder->style->paper;
    for (int i = 0; i < PHASES; i += 2) // every other phase has a wash
        if (middle >= scale_at(ladder->scale, phase_start(i)) &&
            middle < scale_at(ladder->scale, phase_start(i + 1)))
            ground = ladder->style->wash;
    shape_halo(shape, ground, 3);
}

static void draw_no_score(const Ladder *ladder, const PillarData *pillar, double y)
{
    double x = ladder->scale.x0 + 6;
    Slice text = label_fit(ladder->context, FACE_REGULAR, LABEL_SIZE,
                           chart_no_score(ladder->context, pillar), ladder->scale.x1 - x - 18);
    double width = label_width(ladder->context, FACE_REGULAR, LABEL_SIZE, text);
    drawing_rect(ladder->drawing, x, y - 8, width + 12, 16, 0, ink_fill(ladder->style->paper));
    drawing_label(ladder->drawing, x + 6, y + 3, text,
                  (Label){ LABEL_SIZE, FACE_REGULAR, ladder->style->ink2, ANCHOR_START });
    drawing_label(ladder->drawing, ladder->score_x, y + 4, S("–"),
                  (Label){ 10, FACE_REGULAR, ladder->style->ink2, ANCHOR_END });
}

// The score with its phase beneath.
static void draw_score(const Ladder *ladder, const PillarData *pillar, double y)
{
    const Style *style = ladder->style;
    double x = ladder->score_x;
    drawing_label(ladder->drawing, x, y + 1 - ladder->track.text, pillar->score_text,
                  (Label){ 13, FACE_BOLD, style->blue, ANCHOR_END });
    drawing_label(ladder->drawing, x, y + 13 - ladder->track.text,
                  label_fit(ladder->context, FACE_REGULAR, LABEL_SIZE, pillar->phase_name,
                            x - ladder->scale.x1 - 6),
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_END });
}

static void draw_interval(const Ladder *ladder, const PillarData *pillar, double y)
{
    if (!has_interval(pillar))
        return;
    double left = scale_at(ladder->scale, pillar->low),
           right = scale_at(ladder->scale, pillar->high);
    drawing_rect(ladder->drawing, left, y - ladder->track.box, right - left, 2 * ladder->track.box,
                 0, ink_both(ladder->style->r2, ladder->style->blue, 0.75));
}

// How certain the self-image is. On a track of its own, bounds lie over the interval, so that each of their
// ends is seen; where the score's dot lies over both, they begin behind the interval.
static void draw_certainty(const Ladder *ladder, const PillarData *pillar, double y)
{
    if (ladder->has_self)
        draw_interval(ladder, pillar, y);
    if (has_bounds(pillar))
        draw_bounds(ladder->drawing, ladder->style, scale_at(ladder->scale, pillar->bound_low),
                    scale_at(ladder->scale, pillar->bound_high), y, ladder->track.tick);
    if (!ladder->has_self)
        draw_interval(ladder, pillar, y);
}

// The self-image in its column; a dash where there is none.
static void draw_self_image(const Ladder *ladder, const PillarData *pillar, double y)
{
    if (!ladder->has_self)
        return;
    bool known = !isnan(pillar->self_score);
    if (known)
        mark_self_image(ladder->drawing, ladder->style, scale_at(ladder->scale, pillar->self_score),
                        y + ladder->track.self, 3.6, 1.3);
    drawing_label(ladder->drawing, ladder->drawing->width, y + 1 - ladder->track.text,
                  known ? pillar->self_text : S("–"),
                  (Label){ 10, FACE_REGULAR, ladder->style->ink2, ANCHOR_END });
}

static void draw_row(const Ladder *ladder, const PillarData *pillar, double y)
{
    const Style *style = ladder->style;
    Drawing *drawing = ladder->drawing;
    drawing_label(drawing, 0, y + 1 - ladder->track.text,
                  label_fit(ladder->context, FACE_BOLD, 10, pillar->name, ladder->scale.x0 - 6),
                  (Label){ 10, FACE_BOLD, style->ink, ANCHOR_START });
    drawing_label(drawing, 0, y + 13 - ladder->track.text,
                  slice_print(drawing->arena, "%.*s = %.*s",
                              SLICE_ARGS(chart_word(ladder->context, "n_sign")),
                              SLICE_ARGS(pillar->n_text)),
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_START });
    if (!isnan(pillar->benchmark))
        draw_benchmark(drawing, style, scale_at(ladder->scale, pillar->benchmark),
                       y - ladder->row / 2 + 1, y + ladder->row / 2 - 1);
    draw_certainty(ladder, pillar, y + ladder->track.self);
    if (isnan(pillar->score))
        draw_no_score(ladder, pillar, y);
    else
        draw_score(ladder, pillar, y);
    draw_self_image(ladder, pillar, y);
    if (!isnan(pillar->score))
        mark_now(drawing, style, scale_at(ladder->scale, pillar->score), y + ladder->track.score,
                 3.8, 0);
    if (!isnan(pillar->target)) {
        double x = scale_at(ladder->scale, pillar->target), at = y + ladder->track.target;
        mark_target(drawing, x, at, 3.8, 1.5, style->target, style->paper, pillar->target_met);
        draw_beside(ladder, x, at + 3, 7, pillar->target_text,
                    (Label){ LABEL_SIZE, FACE_BOLD, style->target, ANCHOR_START });
    }
    if (!isnan(pillar->previous)) {
        double x = scale_at(ladder->scale, pillar->previous), at = y + ladder->track.previous;
        mark_previous(drawing, style, x, at, 2.6, 1.1);
        draw_beside(ladder, x, at + 3, -7, pillar->previous_text,
                    (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_END });
    }
}

static void read_pillars(Ladder *ladder, bool low)
{
    pillars_read(ladder->context, ladder->pillar);
    ladder->row = low ? 32 : 42;
    for (int i = 0; i < PILLARS; i++) {
        PillarData *pillar = &ladder->pillar[i];
        if (low)
            pillar->bound_low = pillar->bound_high = pillar->previous = (double)NAN;
        else if (!isnan(pillar->target) || !isnan(pillar->previous))
            ladder->row = 56; // three tracks
        ladder->has_benchmark = ladder->has_benchmark || !isnan(pillar->benchmark);
    }
    ladder->has_self = pillars_validated(ladder->pillar);
    ladder->track = low ? low_tracks[ladder->has_self] : ladder->has_self ? two_tracks : one_track;
}

static Drawing *make(const ChartContext *context, double width, bool low)
{
    Ladder ladder = { .context = context,
                      .style = context->style,
                      .drawing = drawing_new(context->arena, width, 0),
                      .scale = { 88, width - 75.28 },
                      .score_x = width };
    read_pillars(&ladder, low);
    if (ladder.has_self) {
        Slice self = chart_word(context, "self_image");
        ladder.score_x =
            width - fmax(61, label_width(context, FACE_REGULAR, LABEL_SIZE, self) + 14);
        ladder.scale = (Scale){ 76, ladder.score_x - 50 };
    }
    ladder.scale.x0 = label_pillars_column(context, ladder.pillar, 10, ladder.scale.x0);
    ladder.top = draw_legend(&ladder) + 34;
    ladder.bottom = ladder.top + (double)PILLARS * ladder.row;
    draw_phases(&ladder);
    for (int i = 0; i < PILLARS; i++) {
        double y = ladder.top + ladder.row * i;
        drawing_line(
            ladder.drawing, 0, y, width, y,
            ink_line(i == 0 ? context->style->axis : context->style->line, i == 0 ? 0.75 : 0.6));
        draw_row(&ladder, &ladder.pillar[i], y + ladder.row / 2);
    }
    drawing_line(ladder.drawing, 0, ladder.bottom, width, ladder.bottom,
                 ink_line(context->style->axis, 0.75));
    ladder.drawing->height = ladder.bottom + 20;
    return ladder.drawing;
}

Drawing *ladder_chart(const ChartContext *context, double width)
{
    return make(context, width, false);
}

Drawing *ladder_low_chart(const ChartContext *context, double width)
{
    return make(context, width, true);
}
