// SPDX-License-Identifier: EUPL-1.2
// The tables of the tree: is each one a full grid, and does each of its cells reach a heading of its own?
#include "pdf/messages.h"
#include "pdf/structure_check.h"

typedef struct TableGrid {
    const Element *table;
    const Element **cells; // rows × columns; a cell stands in every place that it spans
    size_t rows, columns;
} TableGrid;

static size_t spanned(int cells)
{
    return cells > 1 ? (size_t)cells : 1;
}

static bool is_inside(const Element *element, const Element *table)
{
    while (element && element != table)
        element = element->parent;
    return element;
}

static bool is_row(const Element *element, const Element *table)
{
    bool inside = element->parent == table || (element->parent && element->parent->parent == table);
    return element->type == ELEMENT_TR && inside;
}

static const Element *child_cell(const Element *row, size_t i)
{
    return row->children[i].kind == CHILD_ELEMENT ? row->children[i].element : NULL;
}

static void grid_measure(TableGrid *grid, Element *const *elements, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Element *row = elements[i];
        if (!is_row(row, grid->table))
            continue;
        for (size_t k = 0; grid->rows == 0 && k < row->child_count; k++) {
            const Element *cell = child_cell(row, k);
            grid->columns += cell ? spanned(cell->columns) : 0;
        }
        grid->rows++;
    }
}

static bool cell_put(TableGrid *grid, const Element *cell, size_t y, size_t x)
{
    if (spanned(cell->columns) > grid->columns - x || spanned(cell->rows) > grid->rows - y)
        return false;
    for (size_t dy = 0; dy < spanned(cell->rows); dy++) {
        for (size_t dx = 0; dx < spanned(cell->columns); dx++) {
            const Element **place = &grid->cells[(y + dy) * grid->columns + x + dx];
            if (*place)
                return false;
            *place = cell;
        }
    }
    return true;
}

// False where the rows are not equally wide, or cells lie over each other.
static bool grid_fill(TableGrid *grid, Element *const *elements, size_t count)
{
    size_t y = 0;
    for (size_t i = 0; i < count; i++) {
        const Element *row = elements[i];
        if (!is_row(row, grid->table))
            continue;
        const Element **places = &grid->cells[y * grid->columns];
        size_t x = 0;
        for (size_t k = 0; k < row->child_count; k++) {
            if (!child_cell(row, k))
                continue;
            while (x < grid->columns && places[x])
                x++;
            if (!cell_put(grid, child_cell(row, k), y, x))
                return false;
        }
        while (x < grid->columns && places[x])
            x++;
        if (x < grid->columns)
            return false;
        y++;
    }
    return true;
}

static bool heads(const Element *cell, HeadingScope scope)
{
    return cell->type == ELEMENT_TH && (cell->scope == scope || cell->scope == SCOPE_BOTH);
}

// The heading of one column or some, not of a group of rows.
static bool heads_column(const TableGrid *grid, const Element *cell)
{
    return heads(cell, SCOPE_COLUMN) &&
           (spanned(cell->columns) < grid->columns || grid->columns == 1);
}

static bool names_headings(const TableGrid *grid, const Element *cell, bool of_column)
{
    bool found = false;
    for (size_t i = 0; i < cell->heading_count; i++) {
        const Element *heading = cell->headings[i];
        if (heading->type != ELEMENT_TH || heading->loose || !heading->parent ||
            !is_row(heading->parent, grid->table))
            return false;
        found |= !of_column || heads_column(grid, heading);
    }
    return found;
}

// What a search upwards from the next row finds in a column: a run of headings, until other cells come.
typedef struct Above {
    bool found; // a heading of the column is in the run
    bool running;
} Above;

// Every data cell reaches the heading of its column, or in a table without a head that of its row: by name,
// or else by the search of ISO 32000-2, 14.8.4.8.3.
static bool cells_are_headed(Arena *arena, const TableGrid *grid)
{
    Above *above = arena_many(arena, Above, grid->columns);
    bool has_head = false;
    for (size_t x = 0; x < grid->columns; x++)
        has_head |= heads_column(grid, grid->cells[x]);
    for (size_t y = 0; y < grid->rows; y++) {
        bool left = false;
        for (size_t x = 0; x < grid->columns; x++) {
            const Element *cell = grid->cells[y * grid->columns + x];
            left |= heads(cell, SCOPE_ROW);
            bool reached = cell->heading_count ? names_headings(grid, cell, has_head)
                                               : above[x].found || (left && !has_head);
            if (!reached && cell->type != ELEMENT_TH)
                return false;
            bool heading = cell->type == ELEMENT_TH;
            if (heading && !heads(cell, SCOPE_COLUMN))
                continue;
            if (heading)
                above[x].found = heads_column(grid, cell) || (above[x].running && above[x].found);
            above[x].running = heading;
        }
    }
    return true;
}

void table_check(StructureCheck *f, size_t at, Slice page)
{
    TableGrid grid = { .table = f->elements[at] };
    size_t end = at + 1;
    while (end < f->element_count && is_inside(f->elements[end], grid.table))
        end++;
    Element *const *inside = f->elements + at + 1;
    grid_measure(&grid, inside, end - at - 1);
    grid.cells = arena_many(f->arena, const Element *, grid.rows *grid.columns);
    if (!grid_fill(&grid, inside, end - at - 1))
        check_fault(f, DIAG_PDF_TABLE_IRREGULAR, page);
    else if (!cells_are_headed(f->arena, &grid))
        check_fault(f, DIAG_PDF_TABLE_UNHEADED, page);
}
