// Names, shades and charts: what libxlsxwriter writes by itself, outside the rows.
#include <errno.h>
#include <glib.h>

#include "workbook/book_file.h"

// Shades on which dark letters keep a contrast of 7 and more.
enum { LIGHT = 0xFFFFFF, DARK = 0x8FB8DD, MARK_FILL = 0xFDE7D8, MARK_TEXT = 0x8A3205, GRID = 0xC9D1D8 };

static void must(Book *book, lxw_error error)
{
    if (error != LXW_NO_ERROR)
        book_failed(book, "create");
}

void book_name(Book *book, const char *name, Slice range)
{
    if (!book_file(book))
        return;
    char *formula = g_strdup_printf("=%.*s", SLICE_ARGS(range));
    must(book, workbook_define_name(book_file(book), name, formula));
    g_free(formula);
}

static void add_rule(Sheet *sheet, const char *range, lxw_conditional_format *rule)
{
    lxw_row_t first_row = lxw_name_to_row(range), last_row = lxw_name_to_row_2(range);
    lxw_col_t first = lxw_name_to_col(range), last = lxw_name_to_col_2(range);
    must(sheet_book(sheet),
         worksheet_conditional_format_range(sheet_file(sheet), first_row, first, last_row, last, rule));
}

void sheet_heat(Sheet *sheet, const char *range, double low, double high)
{
    if (!sheet_file(sheet))
        return;
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = low,
        .max_value = high,
        .min_color = LIGHT,
        .max_color = DARK,
    };
    add_rule(sheet, range, &rule);
}

void sheet_mark(Sheet *sheet, const char *range, const char *formula)
{
    if (!sheet_file(sheet))
        return;
    lxw_format *format = workbook_add_format(book_file(sheet_book(sheet)));
    format_set_bold(format);
    format_set_font_color(format, MARK_TEXT);
    format_set_bg_color(format, MARK_FILL);
    char *text = g_strdup_printf("=%s", formula);
    lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                    .value_string = text,
                                    .format = format };
    add_rule(sheet, range, &rule);
    g_free(text);
}

static void add_series(lxw_chart *chart, const SheetChart *want, const SheetSeries *series)
{
    char *categories = g_strdup_printf("=%.*s", SLICE_ARGS(want->categories)),
         *values = g_strdup_printf("=%.*s", SLICE_ARGS(series->values)),
         *name = g_strndup(series->name.at, series->name.len);
    lxw_chart_series *made = chart_add_series(chart, categories, values);
    lxw_chart_line line = { .color = series->colour,
                            .width = 2.25F,
                            .dash_type =
                                series->dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID };
    lxw_chart_fill fill = { .color = series->colour };
    chart_series_set_name(made, name);
    if (want->kind == SHEET_RADAR) {
        chart_series_set_line(made, &line);
        chart_series_set_marker_type(made,
                                     series->dashed ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(made, 7);
        chart_series_set_marker_fill(made, &fill);
        chart_series_set_marker_line(made, &(lxw_chart_line){ .color = series->colour });
    } else {
        chart_series_set_fill(made, &fill);
        chart_series_set_labels(made);
        chart_series_set_labels_num_format(made, "0.0");
    }
    g_free(categories);
    g_free(values);
    g_free(name);
}

static void set_axes(lxw_chart *chart, const SheetChart *want)
{
    lxw_chart_line grid = { .color = GRID, .width = 0.75F };
    // In a chart of bars libxlsxwriter calls the axis that runs along them x.
    lxw_chart_axis *values = want->kind == SHEET_BARS ? chart->x_axis : chart->y_axis;
    chart_axis_set_min(values, want->low);
    chart_axis_set_max(values, want->high);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_set_major_unit(values, want->high > 5 ? 4 : 1);
    if (want->kind == SHEET_BARS) {
        // The first row on top, and the values below all the same.
        chart_axis_set_reverse(chart->y_axis);
        chart_axis_set_crossing_max(chart->y_axis);
        chart_axis_set_num_format(values, "0");
    }
}

void sheet_chart(Sheet *sheet, const SheetChart *want)
{
    if (!sheet_file(sheet))
        return;
    lxw_chart *chart =
        workbook_add_chart(book_file(sheet_book(sheet)),
                           want->kind == SHEET_RADAR ? LXW_CHART_RADAR_WITH_MARKERS : LXW_CHART_BAR);
    if (!chart) {
        book_failed(sheet_book(sheet), "create");
        return;
    }
    char *title = g_strndup(want->title.at, want->title.len), *alt = g_strndup(want->alt.at, want->alt.len);
    for (size_t i = 0; i < want->series_count; i++)
        add_series(chart, want, &want->series[i]);
    set_axes(chart, want);
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &(lxw_chart_font){ .size = 12, .bold = LXW_TRUE });
    if (want->series_count > 1)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options = { .x_scale = want->width / 480, .y_scale = want->height / 288,
                                  .object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = alt };
    must(sheet_book(sheet), worksheet_insert_chart_opt(sheet_file(sheet), (lxw_row_t)want->row,
                                                       (lxw_col_t)want->column, chart, &options));
    g_free(title);
    g_free(alt);
}
