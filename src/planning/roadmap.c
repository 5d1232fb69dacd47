// SPDX-License-Identifier: EUPL-1.2
#include "planning/roadmap.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "base/text_map.h"
#include "input/cells.h"
#include "language/reading.h"
#include "model/scan.h"
#include "planning/action_links.h"
#include "planning/action_order.h"
#include "planning/action_status.h"
#include "planning/messages.h"

enum {
    ROADMAP_ID,
    ROADMAP_TITLE,
    ROADMAP_PILLAR,
    ROADMAP_IMPACT,
    ROADMAP_FEASIBILITY,
    ROADMAP_OWNER,
    ROADMAP_START,
    ROADMAP_END,
    ROADMAP_STATUS,
    ROADMAP_DEPENDS,
    ROADMAP_QUESTIONS,
    ROADMAP_LEVEL,
    ROADMAP_POINTS, // these two are formulas of our own workbook: they are known, and not read
    ROADMAP_ORDER,
    ROADMAP_COLUMNS
};
enum { IMPACT_MOST = 5, LEVEL_MOST = 4 };

static const SmallColumn columns[ROADMAP_COLUMNS] = {
    [ROADMAP_ID] = { reading_column_action_id, false },
    [ROADMAP_TITLE] = { reading_column_action, true },
    [ROADMAP_PILLAR] = { reading_column_pillar, true },
    [ROADMAP_IMPACT] = { reading_column_impact, false },
    [ROADMAP_FEASIBILITY] = { reading_column_feasibility, false },
    [ROADMAP_OWNER] = { reading_column_owner, false },
    [ROADMAP_START] = { reading_column_start, false },
    [ROADMAP_END] = { reading_column_end, false },
    [ROADMAP_STATUS] = { reading_column_status, false },
    [ROADMAP_DEPENDS] = { reading_column_depends, false },
    [ROADMAP_QUESTIONS] = { reading_column_questions, false },
    [ROADMAP_LEVEL] = { reading_column_level, false },
    [ROADMAP_POINTS] = { reading_column_points, false },
    [ROADMAP_ORDER] = { reading_column_order, false },
};

// ---- cells ----

// One piece between spaces and semicolons: a question ("4.1", "4,1"), or several with commas ("4.1,4.2").
static void read_question(const Cells *cells, Place place, Slice piece, Action *action)
{
    int item;
    if (question_find(piece, &item)) {
        action->question[item] = true;
        return;
    }
    for (Slice rest = piece, part; slice_next_field(&rest, ',', &part);) {
        part = slice_trim(part);
        if (question_find(part, &item))
            action->question[item] = true;
        else if (part.len)
            diagnose(cells->folder->d, DIAG_ACTION_QUESTION, place, part);
    }
}

// Two dates in one cell ("Q3 t/m Q4 2026") are both, where the other cell is empty. What one cell does not
// say is said once.
static void read_dates(const Cells *cells, const SmallRow *row, int year, Action *action)
{
    bool starts = cell_text(cells, row, ROADMAP_START, NULL).len;
    bool ends = cell_text(cells, row, ROADMAP_END, NULL).len;
    size_t start =
        !starts && cell_is_range(cells, row, ROADMAP_END, year) ? ROADMAP_END : ROADMAP_START;
    size_t end =
        !ends && cell_is_range(cells, row, ROADMAP_START, year) ? ROADMAP_START : ROADMAP_END;
    action->start = cell_period(cells, row, start, PERIOD_START, year, &action->start_written,
                                &action->start_is_month);
    bool one_column = cells->column[ROADMAP_START] == cells->column[ROADMAP_END];
    bool ongoing = date_is_none(action->start) && action->start_written.len;
    if (one_column && date_is_none(action->start) && !ongoing)
        return;
    if (one_column && ongoing)
        action->start_written = S("");
    action->end =
        cell_period(cells, row, end, PERIOD_END, year, &action->end_written, &action->end_is_month);
}

// ---- numbers ----

typedef struct ActionNumbers {
    bool decimals; // a program added ".0" to each
    bool some;     // an action has one; where none has, they are numbered as they stand
    uint64_t free; // the next that no action has
    TextMap *taken;
} ActionNumbers;

// Without a ".0" that a program added.
static Slice whole_id(Slice id, bool decimals)
{
    return decimals && slice_ends(id, S(".0")) ? slice_part(id, 0, id.len - 2) : id;
}

// Is each of the ids a whole number to which a program added ".0"? Says so.
static bool ids_are_decimals(const Cells *cells)
{
    Place first = { .line = 0 };
    for (size_t i = 1; i < cells->table.count; i++) {
        Place place;
        Slice id = cell_text(cells, &cells->table.row[i], ROADMAP_ID, &place);
        uint64_t value;
        if (!id.len)
            continue;
        if (!slice_ends(id, S(".0")) || !slice_to_u64(slice_part(id, 0, id.len - 2), &value))
            return false;
        first = first.line ? first : place;
    }
    if (first.line)
        diagnose(cells->folder->d, DIAG_ACTION_ID_DECIMAL, first, S(".0"));
    return first.line > 0;
}

// A number between others was perhaps another action's before, so the first free one is above them all.
static ActionNumbers numbers_of(const Cells *cells)
{
    ActionNumbers numbers = { .decimals = ids_are_decimals(cells),
                              .free = 1,
                              .taken = text_map_new(cells->folder->arena) };
    for (size_t i = 1; i < cells->table.count; i++) {
        uint64_t value;
        Slice id = cell_text(cells, &cells->table.row[i], ROADMAP_ID, NULL);
        numbers.some = numbers.some || id.len > 0;
        if (slice_to_u64(whole_id(id, numbers.decimals), &value) && value >= numbers.free &&
            value < UINT64_MAX)
            numbers.free = value + 1;
    }
    return numbers;
}

static void read_number(const Cells *cells, const SmallRow *row, ActionNumbers *numbers,
                        Action *action)
{
    int day, month;
    action->id = whole_id(cell_text(cells, row, ROADMAP_ID, &action->id_place), numbers->decimals);
    if (!action->id.len) {
        action->id = slice_print(cells->folder->arena, "%" PRIu64, numbers->free++);
        if (numbers->some)
            diagnose(cells->folder->d, DIAG_ACTION_NUMBERED, action->id_place, action->id);
    } else if (period_day_month(action->id, &day, &month)) {
        diagnose(cells->folder->d, DIAG_ACTION_ID_DATE, action->id_place, action->id);
    }
}

// ---- rows ----

static bool read_row(const Cells *cells, const SmallRow *row, ActionNumbers *numbers, int year,
                     Action *action)
{
    Slice pillar;
    bool titled = cell_needed(cells, row, ROADMAP_TITLE, &action->title);
    bool placed = cell_needed(cells, row, ROADMAP_PILLAR, &pillar) &&
                  cell_pillars(cells, row, ROADMAP_PILLAR, action->on_pillar, &action->pillar);
    cell_text(cells, row, ROADMAP_TITLE, &action->place);
    cell_marks(cells, row, ROADMAP_TITLE);
    cell_marks(cells, row, ROADMAP_OWNER);
    read_number(cells, row, numbers, action);
    int64_t impact = cell_number(cells, row, ROADMAP_IMPACT, 1, IMPACT_MOST);
    int64_t feasibility = cell_number(cells, row, ROADMAP_FEASIBILITY, 1, IMPACT_MOST);
    int64_t level = cell_number(cells, row, ROADMAP_LEVEL, 1, LEVEL_MOST);
    action->impact = impact < 0 ? 0 : (int)impact;
    action->feasibility = feasibility < 0 ? 0 : (int)feasibility;
    action->aimed = level < 0 ? 0 : (int)level;
    action->owner = cell_text(cells, row, ROADMAP_OWNER, NULL);
    read_dates(cells, row, year, action);
    Place place;
    Slice status = cell_text(cells, row, ROADMAP_STATUS, &place);
    action->status = ACTION_IDEA;
    if (status.len &&
        !action_status_find(cells->folder->arena, status, &action->status, &action->ongoing))
        diagnose(cells->folder->d, DIAG_ACTION_STATUS, place, status);
    action->ongoing = action->ongoing || (date_is_none(action->end) && action->end_written.len);
    action->depends = cell_text(cells, row, ROADMAP_DEPENDS, &action->depends_place);
    Slice text = cell_text(cells, row, ROADMAP_QUESTIONS, &place), semicolon, piece;
    while (slice_next_field(&text, ';', &semicolon))
        while (slice_next_field(&semicolon, ' ', &piece))
            read_question(cells, place, piece, action);
    return titled && placed;
}

// ---- what does not go together ----

static void check_far(const Cells *cells, const SmallRow *row, size_t column, Date scan, Date date)
{
    enum { YEARS = 10 };
    Place place;
    Slice text = cell_text(cells, row, column, &place);
    if (!date_is_none(scan) && !date_is_none(date) && abs(date.year - scan.year) > YEARS)
        diagnose(cells->folder->d, DIAG_ACTION_FAR, place, text,
                 date_iso(cells->folder->arena, scan));
}

static void check_dates(const Cells *cells, const SmallRow *row, Date scan, const Action *action)
{
    Place place;
    Slice end = cell_text(cells, row, ROADMAP_END, &place);
    check_far(cells, row, ROADMAP_START, scan, action->start);
    check_far(cells, row, ROADMAP_END, scan, action->end);
    if (!date_is_none(action->end) && !date_is_none(action->start) &&
        period_last_day(action->end) < date_days(action->start))
        diagnose(cells->folder->d, DIAG_ACTION_BACKWARDS, place, end,
                 cell_text(cells, row, ROADMAP_START, NULL));
}

// Does a date lie more than `quarters` after the quarter of the scan?
static bool is_later(Date date, Date scan, int quarters)
{
    return !date_is_none(scan) && period_quarter(date) > period_quarter(scan) + quarters;
}

// An action that should have been done before the scan and is not: its effect is not computed, and nobody
// would know why. One that is done can have no end that is still to come. A start of next quarter may stand
// in a plan that began early; a later one is more often a slip.
static void check_status(const Cells *cells, const SmallRow *row, Date scan, const Action *action)
{
    Place start_place, end_place;
    Slice start = cell_text(cells, row, ROADMAP_START, &start_place);
    Slice end = cell_text(cells, row, ROADMAP_END, &end_place);
    bool past = !date_is_none(scan) && !date_is_none(action->end) &&
                period_last_day(action->end) < date_days(scan);
    if (action->status != ACTION_DONE && action_in_plan(action) && past)
        diagnose(cells->folder->d, DIAG_ACTION_OVERDUE, end_place, end);
    if (action->status == ACTION_DONE && is_later(action->end, scan, 0))
        diagnose(cells->folder->d, DIAG_ACTION_DONE_LATER, end_place, end);
    else if (action->status >= ACTION_STARTED && action_in_plan(action) &&
             is_later(action->start, scan, 1))
        diagnose(cells->folder->d, DIAG_ACTION_STARTED_LATER, start_place, start);
}

static bool has_questions(const Action *action, int from, int to)
{
    for (int item = from; item < to; item++)
        if (action->question[item])
            return true;
    return false;
}

// Questions of another pillar than the action's own are fine: listening to complaints helps Begrijpen and
// Cultuur. None of its own is more often a slip.
static void check_effect(const Cells *cells, const SmallRow *row, const Action *action)
{
    bool any = has_questions(action, 0, ITEMS), own = false;
    Place questions, level, end;
    cell_text(cells, row, ROADMAP_QUESTIONS, &questions);
    Slice level_text = cell_text(cells, row, ROADMAP_LEVEL, &level);
    cell_text(cells, row, ROADMAP_END, &end);
    for (int p = 0; p < PILLARS; p++)
        own = own ||
              (action->on_pillar[p] && has_questions(action, p * QUESTIONS, (p + 1) * QUESTIONS));
    if (any && !own)
        diagnose(cells->folder->d, DIAG_ACTION_ELSEWHERE, questions,
                 cell_text(cells, row, ROADMAP_PILLAR, NULL));
    if (!any || !action_in_plan(action))
        return;
    if (!level_text.len)
        diagnose(cells->folder->d, DIAG_ACTION_NO_LEVEL, level, action->id);
    else if (date_is_none(action->end))
        diagnose(cells->folder->d, DIAG_ACTION_NO_END, end, action->id);
}

// Dates with a day are compared by day, others by quarter: what ends in a quarter may be followed in it.
static bool begins_too_early(const Action *action, const Action *other)
{
    if (date_is_none(action->start) || date_is_none(other->end))
        return false;
    if (action->start.day && other->end.day)
        return date_compare(action->start, other->end) < 0;
    return period_quarter(action->start) < period_quarter(other->end);
}

static void check_order_in_time(const Cells *cells, const SmallRow *row, const Action *actions,
                                const Action *action)
{
    Place place;
    Slice start = cell_text(cells, row, ROADMAP_START, &place);
    for (size_t i = 0; i < action->waits_count; i++) {
        const Action *other = &actions[action->waits_for[i]];
        if (!action_in_plan(action))
            continue;
        if (other->status == ACTION_DROPPED)
            diagnose(cells->folder->d, DIAG_ACTION_ON_DROPPED, action->depends_place, other->id);
        else if (action_in_plan(other) && begins_too_early(action, other))
            diagnose(cells->folder->d, DIAG_ACTION_EARLY, place, start, other->id);
    }
}

// The row's action, and nothing where it cannot be one.
static bool take_row(const Cells *cells, const SmallRow *row, ActionNumbers *numbers, Scan *scan)
{
    Action action = { .impact = 0 };
    uint32_t other;
    Date date = scan->settings.date;
    if (row->blank || !read_row(cells, row, numbers, date.year, &action))
        return false;
    check_dates(cells, row, date, &action);
    check_status(cells, row, date, &action);
    check_effect(cells, row, &action);
    Slice key = text_key(cells->folder->arena, action.id);
    if (text_map_find(numbers->taken, key, &other)) {
        diagnose(cells->folder->d, DIAG_ACTION_TWICE, action.id_place, action.id);
        return false;
    }
    text_map_add(numbers->taken, key, (uint32_t)scan->action_count);
    scan->actions[scan->action_count++] = action;
    return true;
}

void roadmap_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, ROADMAP_COLUMNS, &cells))
        return;
    // One column of periods is both: "Q3 2026" begins and ends in that quarter.
    int start = cells.column[ROADMAP_START];
    if (cells.column[ROADMAP_END] == NO_COLUMN && start != NO_COLUMN &&
        name_among(folder->arena, small_table_cell(&cells.table.row[0], start).text,
                   reading_column_period))
        cells.column[ROADMAP_END] = start;
    const SmallRow **rows = arena_many(folder->arena, const SmallRow *, cells.table.count);
    scan->actions = arena_many(folder->arena, Action, cells.table.count);
    ActionNumbers numbers = numbers_of(&cells);
    for (size_t i = 1; i < cells.table.count; i++)
        if (take_row(&cells, &cells.table.row[i], &numbers, scan))
            rows[scan->action_count - 1] = &cells.table.row[i];
    actions_link(folder, scan->actions, scan->action_count);
    for (size_t i = 0; i < scan->action_count; i++)
        check_order_in_time(&cells, rows[i], scan->actions, &scan->actions[i]);
    actions_order(folder->arena, scan->actions, scan->action_count);
}
