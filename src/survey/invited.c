// SPDX-License-Identifier: EUPL-1.2
// Who was invited, and which department lies below which; or one of the two. A department above others need
// not have a row, nor a number: then it is theirs together.
#include "survey/invited.h"

#include "base/key_words.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/text_map.h"
#include "columns/export.h"
#include "columns/total_words.h"
#include "department/department_alike.h"
#include "department/department_name.h"
#include "department/messages.h"
#include "input/cells.h"
#include "input/messages.h"
#include "language/reading.h"
#include "model/department.h"
#include "model/scan.h"
#include "survey/messages.h"

enum { INVITED_DEPARTMENT, INVITED_INVITED, INVITED_PARENT, INVITED_COLUMNS };
enum { INVITED_MOST = 100000000 };

static const SmallColumn columns[INVITED_COLUMNS] = {
    [INVITED_DEPARTMENT] = { reading_column_department, true },
    [INVITED_INVITED] = { reading_column_invited, COLUMN_UNLESS + INVITED_PARENT },
    [INVITED_PARENT] = { reading_column_parent, false },
};

typedef struct Invited {
    Cells cells;
    Scan *scan;
    TextMap *parents;     // keys of all that stand in the parent's column
    TextMap *departments; // keys to index
    Place *place;         // of the parent's cell, by department
    bool *renamed;        // by department: scan.yaml gave it its name
    Slice *bare;          // by department: its name as department_bare has it
    size_t rows;          // that are no totals by their name
    bool unclear;         // a row has no number that can be read
    int64_t top, lowest;  // what they are together: those below no other, and those above none
} Invited;

static Slice key_of(const Invited *invited, Slice name)
{
    return department_key(invited->cells.folder->arena, name);
}

// The department that a cell names, by the name that scan.yaml gives it.
static Slice department_at(const Invited *invited, const SmallRow *row, size_t column, Place *place)
{
    return department_called(invited->cells.folder->arena, invited->scan->renames,
                             cell_text(&invited->cells, row, column, place));
}

static Slice parent_of(const Invited *invited, const SmallRow *row, Place *place)
{
    Slice parent = department_at(invited, row, INVITED_PARENT, place);
    bool all = total_word(parent) == TOTAL_SURELY ||
               name_among(invited->cells.folder->arena, parent, reading_whole_organisation);
    return all ? S("") : parent;
}

static bool is_parent(const Invited *invited, const SmallRow *row)
{
    uint32_t known;
    Slice name = department_at(invited, row, INVITED_DEPARTMENT, NULL);
    return text_map_find(invited->parents, key_of(invited, name), &known);
}

// ---- lists of people ----

// Is a text in this column, such as a department, often that of an earlier row as well?
static bool column_repeats(Arena *arena, const SmallTable *table, size_t column)
{
    TextMap *seen = text_map_new(arena);
    size_t texts = 0, again = 0;
    for (size_t i = 1; i < table->count; i++) {
        uint32_t known;
        Slice key = department_key(arena, small_table_cell(&table->row[i], (int)column).text);
        if (!key.len || ascii_is_digit(key.at[0]))
            continue;
        texts++;
        if (text_map_find(seen, key, &known))
            again++;
        else
            text_map_add(seen, key, 1);
    }
    return again * 3 >= texts && again > 0;
}

// One row for each person, as the list that invitations are sent to: addresses, or two columns of names and
// no numbers, or departments that come back without a number.
static bool is_list_of_people(Arena *arena, const SmallTable *table)
{
    const SmallRow *headings = &table->row[0];
    bool named = false, placed = false; // a column of names, and one of departments
    bool repeats = false;
    size_t personal = 0, numbers = 0, rows = 0, addresses = 0;
    for (size_t i = 0; i < headings->count; i++) {
        Slice heading = headings->cell[i].text;
        bool name =
            name_among(arena, heading, reading_column_name); // which may be that of the department
        bool department = name_among(arena, heading, columns[INVITED_DEPARTMENT].names) && !name;
        named = named || name;
        placed = placed || department;
        personal += !name && !department && heading_points_at_people(text_key(arena, heading));
        numbers += name_among(arena, heading, columns[INVITED_INVITED].names) ||
                   name_among(arena, heading, columns[INVITED_PARENT].names);
        repeats = repeats || column_repeats(arena, table, i);
    }
    for (size_t i = 0; i < table->count; i++) {
        bool address = false;
        for (size_t k = 0; k < table->row[i].count && !address; k++)
            address =
                slice_find(table->row[i].cell[k].text, S("@")) < table->row[i].cell[k].text.len;
        rows += !table->row[i].blank;
        addresses += address;
    }
    return addresses * 2 > rows || (!numbers && (personal || repeats || (named && placed)));
}

// ---- rows that sum up others ----

// Whatever stands in the column of numbers, without a complaint; 0 where it is none.
static int64_t number_at(const Invited *invited, const SmallRow *row)
{
    uint64_t number;
    Slice text = cell_text(&invited->cells, row, INVITED_INVITED, NULL);
    return whole_number(text, &number) && number <= INVITED_MOST ? (int64_t)number : 0;
}

static bool is_total_by_name(const Invited *invited, const SmallRow *row)
{
    return total_word(cell_text(&invited->cells, row, INVITED_DEPARTMENT, NULL)) == TOTAL_SURELY &&
           !is_parent(invited, row);
}

static void add_up(Invited *invited)
{
    for (size_t i = 1; i < invited->cells.table.count; i++) {
        const SmallRow *row = &invited->cells.table.row[i];
        if (row->blank || is_total_by_name(invited, row))
            continue;
        invited->rows++;
        invited->unclear =
            invited->unclear || (!number_at(invited, row) && !is_parent(invited, row));
        if (!parent_of(invited, row, NULL).len)
            invited->top += number_at(invited, row);
        if (!is_parent(invited, row))
            invited->lowest += number_at(invited, row);
    }
}

// A row that sums up the others by its name, and is left out. Where it says a sum, that must be theirs:
// else a row is missing, or one is too many.
static void leave_out_total(const Invited *invited, const SmallRow *row)
{
    Arena *arena = invited->cells.folder->arena;
    Place place;
    Slice name = cell_text(&invited->cells, row, INVITED_DEPARTMENT, &place), word = S("");
    Slice rest = text_key(arena, name);
    int64_t number = number_at(invited, row);
    bool is_sum =
        key_word_next(&rest, &word) && key_word_is_one_of(word, reading_invited_sum) && number > 0;
    bool right = !is_sum || invited->unclear || number == invited->top || number == invited->lowest;
    diagnose(invited->cells.folder->d, right ? DIAG_INVITED_TOTAL : DIAG_INVITED_TOTAL_OTHER, place,
             name, slice_print(arena, "%lld", (long long)number),
             slice_print(arena, "%lld", (long long)invited->top));
}

// Is the number of this row, whose name says nothing of it, the sum of all others?
static bool is_sum_of_others(const Invited *invited, const SmallRow *row)
{
    enum { ROWS_LEAST = 3 };
    int64_t number = number_at(invited, row);
    return invited->rows >= ROWS_LEAST && number > 0 && !is_parent(invited, row) &&
           !parent_of(invited, row, NULL).len &&
           (2 * number == invited->top || 2 * number == invited->lowest);
}

// Do two rows or more right below this one, or above, have its number together? As in a pivot table, where a
// subtotal stands with its parts. Small numbers agree by chance.
static bool is_sum_beside(const Invited *invited, const SmallRow *row, bool below)
{
    enum { NUMBER_LEAST = 10, PARTS_LEAST = 2 };
    const SmallTable *table = &invited->cells.table;
    int64_t number = number_at(invited, row), sum = 0;
    size_t parts = 0, at = (size_t)(row - table->row);
    if (number < NUMBER_LEAST || is_parent(invited, row) || parent_of(invited, row, NULL).len)
        return false;
    while (sum < number) {
        at = below ? at + 1 : at - 1;
        if (at == 0 || at >= table->count || table->row[at].blank)
            return false;
        const SmallRow *part = &table->row[at];
        int64_t of_part = number_at(invited, part);
        if (of_part == 0 || parent_of(invited, part, NULL).len || is_parent(invited, part))
            return false;
        sum += of_part;
        parts++;
    }
    return sum == number && parts >= PARTS_LEAST;
}

// ---- departments ----

static void add_department(Invited *invited, Department department, Place place, bool renamed)
{
    Scan *scan = invited->scan;
    invited->place[scan->department_count] = place;
    invited->renamed[scan->department_count] = renamed;
    invited->bare[scan->department_count] =
        department_bare(invited->cells.folder->arena, department.name);
    text_map_add(invited->departments, key_of(invited, department.name),
                 (uint32_t)scan->department_count);
    scan->departments[scan->department_count++] = department;
}

// The department stands in another row. Where scan.yaml made two names one, their numbers are added.
static void add_again(Invited *invited, uint32_t known, const Department *again, bool renamed,
                      Place place)
{
    Department *department = &invited->scan->departments[known];
    if (!renamed && !invited->renamed[known]) {
        diagnose(invited->cells.folder->d, DIAG_INVITED_TWICE, place, again->name);
        return;
    }
    bool both = department->invited >= 0 && again->invited >= 0;
    department->invited = both ? department->invited + again->invited : -1;
}

static void read_row(Invited *invited, const SmallRow *row)
{
    const Cells *cells = &invited->cells;
    Arena *arena = cells->folder->arena;
    Place place, place_above;
    Department department = { .invited = -1 };
    uint32_t known;
    Slice written = cell_text(cells, row, INVITED_DEPARTMENT, &place);
    Slice count = cell_text(cells, row, INVITED_INVITED, NULL);
    bool is_sum = is_sum_of_others(invited, row);
    if (!written.len && is_sum) {
        leave_out_total(invited, row);
        return;
    }
    if (!cell_needed(cells, row, INVITED_DEPARTMENT, &written))
        return;
    cell_marks(cells, row, INVITED_DEPARTMENT);
    department.name = department_at(invited, row, INVITED_DEPARTMENT, NULL);
    if (!department.name.len) {
        diagnose(cells->folder->d, DIAG_CELL_EMPTY, place,
                 name_first(columns[INVITED_DEPARTMENT].names));
        return;
    }
    bool renamed = !slice_equal(department.name, department_name(arena, written));
    bool is_asked =
        cells->column[INVITED_INVITED] != NO_COLUMN && !(is_parent(invited, row) && !count.len);
    if (is_asked && cell_needed(cells, row, INVITED_INVITED, &count))
        department.invited = cell_number(cells, row, INVITED_INVITED, 0, INVITED_MOST);
    department.parent = parent_of(invited, row, &place_above);
    bool settled = department_settled(arena, invited->scan->renames, department.name);
    department.sum_place = is_sum && !settled ? place : (Place){ 0 };
    bool is_part_sum =
        !is_sum && (is_sum_beside(invited, row, true) || is_sum_beside(invited, row, false));
    department.part_sum_place = is_part_sum && !settled ? place : (Place){ 0 };
    if (text_map_find(invited->departments, key_of(invited, department.name), &known))
        add_again(invited, known, &department, renamed, place);
    else
        add_department(invited, department, place_above, renamed);
}

// The one above has no row: it may be another, with a slip.
static void doubt_above(const Invited *invited, size_t index)
{
    const Scan *scan = invited->scan;
    Arena *scratch = arena_new();
    Slice parent = scan->departments[index].parent, bare = department_bare(scratch, parent);
    for (size_t i = 0; i < scan->department_count && scan->department_count <= LIMIT_DEPARTMENTS;
         i++)
        if (departments_alike(invited->bare[i], bare))
            diagnose(invited->cells.folder->d, DIAG_DEPARTMENTS_ALIKE, invited->place[index],
                     scan->departments[i].name, parent);
    arena_free(scratch);
}

static void too_deep(const Invited *invited, const Department *department)
{
    const ScanFolder *folder = invited->cells.folder;
    diagnose(folder->d, DIAG_LIMIT_LEVELS, ((Place){ .file = invited->cells.table.name }),
             department->name, slice_print(folder->arena, "%d", LIMIT_LEVELS));
}

static void find_above(Invited *invited, size_t index)
{
    Scan *scan = invited->scan;
    Department *department = &scan->departments[index];
    uint32_t above;
    if (!department->parent.len)
        return;
    if (!text_map_find(invited->departments, key_of(invited, department->parent), &above)) {
        doubt_above(invited, index);
        above = (uint32_t)scan->department_count;
        add_department(invited, (Department){ .name = department->parent, .invited = -1 },
                       (Place){ 0 }, false);
    }
    size_t levels = 1;
    for (size_t a = above + 1; a; a = scan->departments[a - 1].above) {
        if (a - 1 == index) {
            diagnose(invited->cells.folder->d, DIAG_INVITED_CIRCLE, invited->place[index],
                     department->name, department->parent);
            return;
        }
        if (++levels > LIMIT_LEVELS) {
            too_deep(invited, department);
            return;
        }
    }
    department->above = above + 1;
}

// Where those below were linked before those above them; each follows the one it is below.
static void cut_deep(const Invited *invited)
{
    const Scan *scan = invited->scan;
    Arena *scratch = arena_new();
    size_t *level = arena_many(scratch, size_t, scan->department_count + 1);
    for (size_t i = 0; i < scan->department_count; i++) {
        Department *department = &scan->departments[i];
        level[i + 1] = level[department->above] + 1;
        if (level[i + 1] <= LIMIT_LEVELS)
            continue;
        too_deep(invited, department);
        department->above = 0;
        level[i + 1] = 1;
    }
    arena_free(scratch);
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
        below[above] =
            below[above] < 0 || department->invited < 0 ? -1 : below[above] + department->invited;
        if (--waiting[above] == 0)
            queue[ready++] = above;
    }
    arena_free(scratch);
}

// Each department is followed by those below it, which else keep the order of the file.
static void put_parts_together(Scan *scan)
{
    Arena *scratch = arena_new();
    size_t count = scan->department_count, kept = 0;
    Department *listed = arena_many(scratch, Department, count);
    // Counted from 1: the first below it (0: the first of all), the next below the same one, its new number.
    size_t *first = arena_many(scratch, size_t, count + 1),
           *next = arena_many(scratch, size_t, count + 1);
    size_t *number = arena_many(scratch, size_t, count + 1);
    for (size_t d = count; d > 0; d--) {
        listed[d - 1] = scan->departments[d - 1];
        next[d] = first[listed[d - 1].above];
        first[listed[d - 1].above] = d;
    }
    for (size_t d = first[0]; d;) {
        scan->departments[kept] = listed[d - 1];
        number[d] = ++kept;
        if (first[d]) {
            d = first[d];
            continue;
        }
        while (d && !next[d])
            d = listed[d - 1].above;
        d = next[d];
    }
    for (size_t i = 0; i < kept; i++)
        scan->departments[i].above = number[scan->departments[i].above];
    arena_free(scratch);
}

void invited_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Invited invited = { .scan = scan, .cells = { .folder = folder } };
    SmallTable *table = &invited.cells.table;
    if (!scan_folder_table(folder, name, table))
        return;
    if (is_list_of_people(folder->arena, table)) {
        diagnose(folder->d, DIAG_INVITED_PEOPLE, ((Place){ .file = name, .line = 1 }));
        return;
    }
    if (!small_table_columns(folder->arena, folder->d, table, columns, INVITED_COLUMNS,
                             invited.cells.column))
        return;
    invited.parents = text_map_new(folder->arena);
    invited.departments = text_map_new(folder->arena);
    invited.place =
        arena_many(folder->arena, Place, 2 * table->count); // a parent without a row has one too
    invited.renamed = arena_many(folder->arena, bool, 2 * table->count);
    invited.bare = arena_many(folder->arena, Slice, 2 * table->count);
    scan->departments = arena_many(folder->arena, Department, 2 * table->count);
    for (size_t i = 1; i < table->count; i++) {
        Slice parent = table->row[i].blank ? S("") : parent_of(&invited, &table->row[i], NULL);
        if (parent.len)
            text_map_add(invited.parents, key_of(&invited, parent), 1);
    }
    add_up(&invited);
    for (size_t i = 1; i < table->count; i++) {
        if (table->row[i].blank)
            continue;
        if (is_total_by_name(&invited, &table->row[i]))
            leave_out_total(&invited, &table->row[i]);
        else
            read_row(&invited, &table->row[i]);
    }
    size_t listed = scan->department_count;
    for (size_t i = 0; i < listed; i++)
        find_above(&invited, i);
    add_numbers(scan);
    put_parts_together(scan);
    cut_deep(&invited);
}
