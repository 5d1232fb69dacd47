// SPDX-License-Identifier: EUPL-1.2
// Tables as tables, with the columns of the layout. Rules are borders of the cells.
#include <math.h>

#include "deck/deck_parts.h"

typedef struct Cell {
    const Element *element;
    Piece *pieces;
    size_t count, room;
} Cell;

typedef struct Row {
    const Element *element;
    Cell *cells;
    size_t count, room;
    double baseline, leading; // of its first line
    bool header;
} Row;

typedef struct Grid {
    Deck *deck;
    const TableColumns *columns;
    Row *rows;
    size_t count, room;
} Grid;

static const Element *cell_of(const Item *item)
{
    const Element *e = item->owner ? item->owner : item->beside;
    while (e && e->type != ELEMENT_TD && e->type != ELEMENT_TH)
        e = e->parent;
    return e;
}

static Row *row_with(Grid *grid, const Element *element)
{
    for (size_t i = 0; i < grid->count; i++)
        if (grid->rows[i].element == element)
            return &grid->rows[i];
    grid->rows =
        arena_grow(grid->deck->arena, grid->rows, sizeof *grid->rows, grid->count, &grid->room);
    grid->rows[grid->count] = (Row){ .element = element, .baseline = INFINITY, .header = true };
    return &grid->rows[grid->count++];
}

static Cell *cell_with(const Grid *grid, Row *row, const Element *element)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].element == element)
            return &row->cells[i];
    row->cells =
        arena_grow(grid->deck->arena, row->cells, sizeof *row->cells, row->count, &row->room);
    row->cells[row->count] = (Cell){ .element = element };
    return &row->cells[row->count++];
}

static void read_grid(Grid *grid, const Block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const Piece *piece = &block->pieces[i];
        const Element *element = cell_of(piece->item);
        if (!element)
            continue;
        Row *row = row_with(grid, element->parent);
        Cell *cell = cell_with(grid, row, element);
        row->header = row->header && element->type == ELEMENT_TH;
        if (piece->item->kind == ITEM_ELEMENT)
            continue;
        row->leading = fmax(row->leading, piece->item->height);
        row->baseline = fmin(row->baseline, piece->baseline);
        cell->pieces = arena_grow(grid->deck->arena, cell->pieces, sizeof *cell->pieces,
                                  cell->count, &cell->room);
        cell->pieces[cell->count++] = *piece;
    }
    for (size_t r = 0; r < grid->count; r++)
        for (size_t c = 0; c < grid->rows[r].count; c++)
            deck_sort(grid->rows[r].cells[c].pieces, grid->rows[r].cells[c].count);
}

static const double above = 3.2; // of a row's text

static void put_cell(const Grid *grid, const Row *row, size_t column, const Cell *cell, bool strong)
{
    Deck *deck = grid->deck;
    Buffer out = { 0 };
    Colour colour = strong ? deck->style->axis : deck->style->line;
    deck_length(&out, "fo:padding-top", row->header ? 0 : above);
    deck_length(&out, "fo:padding-bottom", row->header ? 2 : above);
    deck_length(&out, "fo:padding-left", grid->columns->pad[column]);
    deck_length(&out, "fo:padding-right", 0);
    Slice padding = deck_taken(deck->arena, &out);
    buffer_print(&out, " fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"none\"");
    buffer_print(&out, " fo:border-bottom=\"0.75pt solid #%02x%02x%02x\"",
                 (unsigned)lround(colour.r * 255), (unsigned)lround(colour.g * 255),
                 (unsigned)lround(colour.b * 255));
    Slice border = deck_taken(deck->arena, &out);
    // As the standard has it; then as LibreOffice reads it, which fills the cells of a presentation where
    // its own element does not say otherwise.
    buffer_print(&out,
                 "<style:table-cell-properties style:vertical-align=\"top\"%.*s%.*s/>"
                 "<loext:graphic-properties draw:fill=\"none\" draw:stroke=\"none\" "
                 "draw:textarea-vertical-align=\"top\"%.*s/><style:paragraph-properties%.*s/>",
                 SLICE_ARGS(padding), SLICE_ARGS(border), SLICE_ARGS(padding), SLICE_ARGS(border));
    Slice style = deck_style(deck, 'C', deck_taken(deck->arena, &out));
    int span = cell->element->columns > 1 ? cell->element->columns : 1;
    buffer_print(&deck->body, "<table:table-cell table:style-name=\"%.*s\"", SLICE_ARGS(style));
    if (span > 1)
        buffer_print(&deck->body, " table:number-columns-spanned=\"%d\"", span);
    deck_put(&deck->body, ">");
    deck_put_cell_text(deck, cell->pieces, cell->count,
                       span > 1 ? ALIGN_START : grid->columns->align[column]);
    deck_put(&deck->body, "</table:table-cell>");
    for (int i = 1; i < span; i++)
        deck_put(&deck->body, "<table:covered-table-cell/>");
}

static void put_row(const Grid *grid, size_t at, double height)
{
    Deck *deck = grid->deck;
    const Row *row = &grid->rows[at];
    Buffer out = { 0 };
    deck_put(&out, "<style:table-row-properties");
    deck_length(&out, "style:row-height", height);
    deck_put(&out, "/>");
    Slice style = deck_style(deck, 'R', deck_taken(deck->arena, &out));
    buffer_print(&deck->body, "<table:table-row table:style-name=\"%.*s\">", SLICE_ARGS(style));
    size_t column = 0;
    for (size_t i = 0; i < row->count && column < grid->columns->count; i++) {
        put_cell(grid, row, column, &row->cells[i], row->header || at + 1 == grid->count);
        column += row->cells[i].element->columns > 1 ? (size_t)row->cells[i].element->columns : 1;
    }
    for (; column < grid->columns->count; column++)
        deck_put(&deck->body, "<table:table-cell/>");
    deck_put(&deck->body, "</table:table-row>");
}

static void put_columns(const Grid *grid)
{
    for (size_t c = 0; c < grid->columns->count; c++) {
        Buffer out = { 0 };
        deck_put(&out, "<style:table-column-properties");
        deck_length(&out, "style:column-width", grid->columns->width[c]);
        deck_put(&out, "/>");
        Slice style = deck_style(grid->deck, 'O', deck_taken(grid->deck->arena, &out));
        buffer_print(&grid->deck->body, "<table:table-column table:style-name=\"%.*s\"/>",
                     SLICE_ARGS(style));
    }
}

// How high a row is: down to the next one's first line, and the last one by its own lines.
static double row_height(const Grid *grid, size_t at)
{
    const Row *row = &grid->rows[at];
    double last = row->baseline;
    if (at + 1 < grid->count && isfinite(grid->rows[at + 1].baseline))
        return grid->rows[at + 1].baseline - row->baseline -
               (grid->rows[at + 1].leading - row->leading) * 0.5;
    for (size_t c = 0; c < row->count; c++)
        for (size_t i = 0; i < row->cells[c].count; i++)
            last = fmax(last, row->cells[c].pieces[i].baseline);
    return last - row->baseline + row->leading + 2 * above;
}

void deck_put_table(Deck *deck, const Block *block)
{
    Grid grid = { .deck = deck, .columns = block->element->layout };
    if (!grid.columns)
        return;
    read_grid(&grid, block);
    double width = 0, height = 0;
    for (size_t c = 0; c < grid.columns->count; c++)
        width += grid.columns->width[c];
    for (size_t r = 0; r < grid.count; r++)
        height += row_height(&grid, r);
    if (!grid.count || !isfinite(grid.rows[0].baseline))
        return;
    double descent = fonts_descent(deck->options->fonts), size = block->pieces[0].item->size;
    const Row *first = &grid.rows[0];
    double top = first->baseline - first->leading + descent * size - (first->header ? 0 : above);
    deck_put(&deck->body, "<draw:frame draw:layer=\"layout\"");
    deck_box(&deck->body, grid.columns->left[0], top, width, height);
    buffer_print(&deck->body, "><table:table%s>",
                 first->header ? " table:use-first-row-styles=\"true\"" : "");
    put_columns(&grid);
    for (size_t r = 0; r < grid.count; r++)
        put_row(&grid, r, row_height(&grid, r));
    deck_put(&deck->body, "</table:table></draw:frame>\n");
}
