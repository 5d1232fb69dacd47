// SPDX-License-Identifier: EUPL-1.2
// Names, shades and charts: what libxlsxwriter writes by itself, outside the rows.
#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "workbook/book_file.h"
#include "workbook/cell_text.h"

enum { MARK_FILL = 0xFDE7D8, MARK_TEXT = 0x8A3205, GRID = 0xC9D1D8 };
// The report's shades of the phases (templates/style.yaml), and letters that can be read on them.
enum { R1 = 0xEAF1F8, R2 = 0xC3D9ED, R3 = 0x8FB8DD, R4 = 0x2C6FAB, R5 = 0x0A2F57, INK = 0x14202B };
enum { PAPER = 0xFFFFFF };

static void must(Book *book, lxw_error error)
{
    stop_without_memory();
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
    must(sheet_book(sheet), worksheet_conditional_format_range(sheet_file(sheet), first_row, first,
                                                               last_row, last, rule));
}

const ShadeStep *shade_steps(Shade shade, size_t *count)
{
    static const ShadeStep phases[] = {
        { "28.5", R5, PAPER }, { "24.5", R4, PAPER }, { "18.5", R3, INK },
        { "12.5", R2, INK },   { "8", R1, INK },
    };
    static const ShadeStep answers[] = {
        { "3.5", R4, PAPER }, { "2.5", R3, INK }, { "1.5", R2, INK }, { "1", R1, INK }
    };
    *count = shade == SHADE_PHASES    ? sizeof phases / sizeof *phases
             : shade == SHADE_ANSWERS ? sizeof answers / sizeof *answers
                                      : 0;
    return shade == SHADE_PHASES ? phases : answers;
}

void sheet_shade(Sheet *sheet, const char *range, Shade shade)
{
    size_t count;
    const ShadeStep *steps = shade_steps(shade, &count);
    for (size_t i = 0; i < count && sheet_file(sheet); i++) {
        lxw_format *format = workbook_add_format(book_file(sheet_book(sheet)));
        format_set_bg_color(format, steps[i].fill);
        format_set_font_color(format, steps[i].letters);
        lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                        .criteria =
                                            LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                        .value_string = (char *)(uintptr_t)steps[i].from,
                                        .stop_if_true = LXW_TRUE,
                                        .format = format };
        add_rule(sheet, range, &rule);
    }
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

void sheet_choices(Sheet *sheet, size_t column, size_t rows, const char *const *choices,
                   size_t count, bool strict)
{
    if (!sheet_file(sheet))
        return;
    char **list = arena_many(book_arena(sheet_book(sheet)), char *, count + 1); // ends in NULL
    for (size_t i = 0; i < count; i++)
        list[i] = arena_copy(book_arena(sheet_book(sheet)), choices[i], strlen(choices[i]));
    lxw_data_validation choice = { .validate = LXW_VALIDATION_TYPE_LIST,
                                   .value_list = (void *)list, // of const in later versions
                                   .show_error = strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF };
    must(sheet_book(sheet),
         worksheet_data_validation_range(sheet_file(sheet), 1, (lxw_col_t)column, (lxw_row_t)rows,
                                         (lxw_col_t)column, &choice));
}

void sheet_go_to(Sheet *sheet, size_t row, size_t column, Slice target)
{
    lxw_worksheet *file = sheet_file(sheet);
    Slice quoted = sheet_quoted(book_arena(sheet_book(sheet)), target);
    char *address = g_strdup_printf("internal:%.*s!A1", SLICE_ARGS(quoted)),
         *name = g_strndup(target.at, target.len);
    // The cell itself is written with its row, so the one that this call makes goes nowhere: the library
    // reads those back only where it does not write rows as they come.
    file->optimize = LXW_FALSE;
    must(sheet_book(sheet), worksheet_write_url_opt(file, (lxw_row_t)(row - 1), (lxw_col_t)column,
                                                    address, NULL, name, NULL));
    file->optimize = LXW_TRUE;
    g_free(address);
    g_free(name);
}

void sheet_table(Sheet *sheet, Slice name, size_t rows)
{
    lxw_worksheet *file = sheet_file(sheet);
    const SheetPlan *plan = sheet_plan(sheet);
    lxw_table_obj *table = calloc(1, sizeof *table);
    lxw_table_column **columns = calloc(plan->column_count, sizeof *columns);
    if (!table || !columns)
        out_of_memory(plan->column_count);
    for (size_t i = 0; i < plan->column_count; i++) {
        columns[i] = calloc(1, sizeof **columns);
        if (!columns[i])
            out_of_memory(sizeof **columns);
        // As the library wants it: its own memory, escaped by itself.
        Buffer heading = { 0 };
        cell_text_plain(&heading, plan->columns[i].heading);
        columns[i]->header = g_strndup(heading.bytes, heading.len);
        buffer_free(&heading);
    }
    table->name = g_strndup(name.at, name.len);
    table->columns = columns;
    table->num_cols = table->last_col = (lxw_col_t)plan->column_count;
    table->last_col--;
    table->last_row = (lxw_row_t)(rows - 1);
    table->style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    table->style_type_number = 1;
    lxw_rowcol_to_range(table->sqref, 0, 0, table->last_row, table->last_col);
    lxw_rowcol_to_range(table->filter_sqref, 0, 0, table->last_row, table->last_col);
    STAILQ_INSERT_TAIL(file->table_objs, table, list_pointers);
    file->table_count++;
}

static void add_series(lxw_chart *chart, const SheetChart *want, const SheetSeries *series)
{
    char *categories = g_strdup_printf("=%.*s", SLICE_ARGS(want->categories)),
         *values = g_strdup_printf("=%.*s", SLICE_ARGS(series->values)),
         *name = g_strndup(series->name.at, series->name.len);
    lxw_chart_series *made = chart_add_series(chart, categories, values);
    lxw_chart_line line = { .color = series->colour,
                            .width = 2.25F,
                            .dash_type = series->dashed ? LXW_CHART_LINE_DASH_DASH
                                                        : LXW_CHART_LINE_DASH_SOLID };
    lxw_chart_fill fill = { .color = series->colour };
    chart_series_set_name(made, name);
    if (want->kind == SHEET_RADAR) {
        chart_series_set_line(made, &line);
        chart_series_set_marker_type(made, series->dashed ? LXW_CHART_MARKER_DIAMOND
                                                          : LXW_CHART_MARKER_CIRCLE);
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
    lxw_chart *chart = workbook_add_chart(book_file(sheet_book(sheet)),
                                          want->kind == SHEET_RADAR ? LXW_CHART_RADAR_WITH_MARKERS
                                                                    : LXW_CHART_BAR);
    if (!chart) {
        book_failed(sheet_book(sheet), "create");
        return;
    }
    char *title = g_strndup(want->title.at, want->title.len),
         *alt = g_strndup(want->alt.at, want->alt.len);
    for (size_t i = 0; i < want->series_count; i++)
        add_series(chart, want, &want->series[i]);
    set_axes(chart, want);
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &(lxw_chart_font){ .size = 12, .bold = LXW_TRUE });
    if (want->series_count > 1)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options = { .x_scale = want->width / 480,
                                  .y_scale = want->height / 288,
                                  .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                  .description = alt };
    must(sheet_book(sheet), worksheet_insert_chart_opt(sheet_file(sheet), (lxw_row_t)want->row,
                                                       (lxw_col_t)want->column, chart, &options));
    g_free(title);
    g_free(alt);
}
