// Who was invited, and which department lies below which; or one of the two. A department above others need
// not have a row, nor a number: then it is theirs together.
#include "ingest/invited.h"

#include "base/messages.h"
#include "ingest/cells.h"
#include "ingest/nearest.h"
#include "ingest/text_map.h"

enum { INVITED_DEPARTMENT, INVITED_INVITED, INVITED_PARENT, INVITED_COLUMNS };
enum { INVITED_MOST = 100000000 };

static const SmallColumn columns[INVITED_COLUMNS] = {
    [INVITED_DEPARTMENT] = { "department|afdeling|team|onderdeel|naam|name", true },
    [INVITED_INVITED] = { "invited|uitgenodigd|genodigd|aantal|aantal uitgenodigd|number",
                          COLUMN_UNLESS + INVITED_PARENT },
    [INVITED_PARENT] = { "parent|part of|belongs to|onderdeel van|hoort bij|hoort onder|"
                         "valt onder|bovenliggend|directie|divisie|division|sector|domein",
                         false },
};

static const char *const whole = "totaal|total|hele organisatie|whole organisation|eindtotaal|grand total";

typedef struct Invited {
    Cells cells;
    Scan *scan;
    TextMap *parents;     // keys of all that stand in the parent's column
    TextMap *departments; // keys to index
    Place *place;         // of the parent's cell, by department
} Invited;

static Slice key_of(const Invited *invited, Slice name)
{
    return text_key(invited->cells.folder->arena, name);
}

static Slice parent_of(const Invited *invited, const SmallRow *row, Place *place)
{
    Slice parent = cell_text(&invited->cells, row, INVITED_PARENT, place);
    return name_among(invited->cells.folder->arena, parent, whole) ? S("") : parent;
}

static void add_department(Invited *invited, Department department, Place place)
{
    Scan *scan = invited->scan;
    invited->place[scan->department_count] = place;
    text_map_add(invited->departments, key_of(invited, department.name), (uint32_t)scan->department_count);
    scan->departments[scan->department_count++] = department;
}

static void read_row(Invited *invited, const SmallRow *row)
{
    const Cells *cells = &invited->cells;
    Place place, place_above;
    Slice count = cell_text(cells, row, INVITED_INVITED, NULL);
    Department department = { .invited = -1 };
    uint32_t known;
    if (!cell_needed(cells, row, INVITED_DEPARTMENT, &department.name))
        return;
    cell_text(cells, row, INVITED_DEPARTMENT, &place);
    if (name_among(cells->folder->arena, department.name, whole)) {
        diagnose(cells->folder->d, DIAG_INVITED_TOTAL, place, department.name);
        return;
    }
    Slice key = key_of(invited, department.name);
    if (text_map_find(invited->departments, key, &known)) {
        diagnose(cells->folder->d, DIAG_INVITED_TWICE, place, department.name);
        return;
    }
    bool is_parent = text_map_find(invited->parents, key, &known);
    bool is_asked = cells->column[INVITED_INVITED] != NO_COLUMN && !(is_parent && !count.len);
    if (!is_asked || !cell_needed(cells, row, INVITED_INVITED, &count))
        department.invited = -1;
    else
        department.invited = cell_number(cells, row, INVITED_INVITED, 0, INVITED_MOST);
    department.parent = parent_of(invited, row, &place_above);
    add_department(invited, department, place_above);
}

static void find_above(Invited *invited, size_t index)
{
    Scan *scan = invited->scan;
    Department *department = &scan->departments[index];
    uint32_t above;
    if (!department->parent.len)
        return;
    if (!text_map_find(invited->departments, key_of(invited, department->parent), &above)) {
        above = (uint32_t)scan->department_count;
        add_department(invited, (Department){ .name = department->parent, .invited = -1 }, (Place){ 0 });
    }
    for (size_t a = above + 1; a; a = scan->departments[a - 1].above) {
        if (a - 1 == index) {
            diagnose(invited->cells.folder->d, DIAG_INVITED_CIRCLE, invited->place[index], department->name,
                     department->parent);
            return;
        }
    }
    department->above = above + 1;
}

// The number of a department counts those of the departments below it: their sum where it has none, and where
// it is lower than that sum, it can only be that of its own people.
static void add_numbers(Scan *scan)
{
    Arena *scratch = arena_new();
    int64_t *below = arena_many(scratch, int64_t, scan->department_count);
    size_t *waiting = arena_many(scratch, size_t, scan->department_count), ready = 0;
    size_t *queue = arena_many(scratch, size_t, scan->department_count);
    for (size_t i = 0; i < scan->department_count; i++)
        if (scan->departments[i].above)
            waiting[scan->departments[i].above - 1]++;
    for (size_t i = 0; i < scan->department_count; i++)
        if (!waiting[i])
            queue[ready++] = i;
    for (size_t i = 0; i < ready; i++) {
        Department *department = &scan->departments[queue[i]];
        int64_t sum = below[queue[i]]; // -1: not known of each of them
        if (department->invited < 0 && sum > 0)
            department->invited = sum;
        else if (department->invited >= 0 && department->invited < sum)
            department->invited += sum;
        if (!department->above)
            continue;
        size_t above = department->above - 1;
        below[above] = below[above] < 0 || department->invited < 0 ? -1 : below[above] + department->invited;
        if (--waiting[above] == 0)
            queue[ready++] = above;
    }
    arena_free(scratch);
}

void invited_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Invited invited = { .scan = scan };
    if (!cells_open(folder, name, columns, INVITED_COLUMNS, &invited.cells))
        return;
    size_t rows = invited.cells.table.count;
    invited.parents = text_map_new(folder->arena);
    invited.departments = text_map_new(folder->arena);
    invited.place = arena_many(folder->arena, Place, 2 * rows); // a parent without a row has one as well
    scan->departments = arena_many(folder->arena, Department, 2 * rows);
    for (size_t i = 1; i < rows; i++) {
        const SmallRow *row = &invited.cells.table.row[i];
        if (!row->blank)
            text_map_add(invited.parents, key_of(&invited, parent_of(&invited, row, NULL)), 1);
    }
    for (size_t i = 1; i < rows; i++)
        if (!invited.cells.table.row[i].blank)
            read_row(&invited, &invited.cells.table.row[i]);
    size_t listed = scan->department_count;
    for (size_t i = 0; i < listed; i++)
        find_above(&invited, i);
    add_numbers(scan);
}
