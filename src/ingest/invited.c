#include "ingest/invited.h"

#include "ingest/cells.h"
#include "ingest/nearest.h"

enum { INVITED_DEPARTMENT, INVITED_INVITED, INVITED_PARENT, INVITED_COLUMNS };
enum { INVITED_MOST = 100000000 };

static const CsvColumn columns[INVITED_COLUMNS] = {
    [INVITED_DEPARTMENT] = { "department|afdeling|team|onderdeel|naam|name", true },
    [INVITED_INVITED] = { "invited|uitgenodigd|genodigd|aantal|aantal uitgenodigd|number", true },
    [INVITED_PARENT] = { "parent|hoort bij|valt onder|bovenliggend|directie", false },
};

static bool named_before(const Cells *cells, const Scan *scan, Slice name)
{
    Slice key = text_key(cells->folder->arena, name);
    for (size_t i = 0; i < scan->department_count; i++)
        if (slice_equal(text_key(cells->folder->arena, scan->departments[i].name), key))
            return true;
    return false;
}

static void read_row(const Cells *cells, const CsvRow *row, Scan *scan)
{
    Place place;
    Slice count = cell_text(cells, row, INVITED_INVITED, NULL);
    Department department = { .invited = -1 };
    if (!cell_needed(cells, row, INVITED_DEPARTMENT, &department.name))
        return;
    cell_text(cells, row, INVITED_DEPARTMENT, &place);
    if (name_among(cells->folder->arena, department.name,
                   "totaal|total|hele organisatie|whole organisation|eindtotaal|grand total")) {
        diagnose(cells->folder->d, DIAG_INVITED_TOTAL, place, department.name);
        return;
    }
    if (named_before(cells, scan, department.name)) {
        diagnose(cells->folder->d, DIAG_INVITED_TWICE, place, department.name);
        return;
    }
    if (cell_needed(cells, row, INVITED_INVITED, &count))
        department.invited = cell_number(cells, row, INVITED_INVITED, 0, INVITED_MOST);
    department.parent = cell_text(cells, row, INVITED_PARENT, NULL);
    scan->departments[scan->department_count++] = department;
}

void invited_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, INVITED_COLUMNS, &cells))
        return;
    scan->departments = arena_many(folder->arena, Department, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], scan);
}
