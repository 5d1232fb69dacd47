#include "ingest/roadmap.h"

#include <stdlib.h>

#include "ingest/cells.h"
#include "ingest/nearest.h"

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
    ROADMAP_COLUMNS
};
enum { IMPACT_MOST = 5, LEVEL_MOST = 4 };

static const CsvColumn columns[ROADMAP_COLUMNS] = {
    [ROADMAP_ID] = { "id|nr|nr.|nummer|number|#", false },
    [ROADMAP_TITLE] = { "title|titel|actie|action", true },
    [ROADMAP_PILLAR] = { "pillar|pijler", true },
    [ROADMAP_IMPACT] = { "impact|effect", false },
    [ROADMAP_FEASIBILITY] = { "feasibility|haalbaarheid", false },
    [ROADMAP_OWNER] = { "owner|trekker|eigenaar|verantwoordelijke", false },
    [ROADMAP_START] = { "start|begin|van|from", false },
    [ROADMAP_END] = { "end|eind|einde|klaar|tot|until", false },
    [ROADMAP_STATUS] = { "status", false },
    [ROADMAP_DEPENDS] = { "depends on|depends|hangt af van|afhankelijk van|na|after", false },
    [ROADMAP_QUESTIONS] = { "questions|vragen|question|vraag", false },
    [ROADMAP_LEVEL] = { "aimed level|level|niveau|beoogd niveau", false },
};

// ---- cells ----

static ActionStatus read_status(const Cells *cells, const CsvRow *row)
{
    static const char *const names[] = {
        [ACTION_IDEA] = "idea|idee",
        [ACTION_PLANNED] = "planned|gepland",
        [ACTION_STARTED] = "started|gestart|loopt|lopend|bezig|in uitvoering|in progress",
        [ACTION_DONE] = "done|klaar|gereed|afgerond|finished|completed",
    };
    Place place;
    Slice text = cell_text(cells, row, ROADMAP_STATUS, &place);
    for (int i = ACTION_IDEA; text.len && i <= ACTION_DONE; i++)
        if (name_among(cells->folder->arena, text, names[i]))
            return (ActionStatus)i;
    if (text.len)
        diagnose(cells->folder->d, DIAG_ACTION_STATUS, place, text);
    return ACTION_IDEA;
}

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

static void read_questions(const Cells *cells, const CsvRow *row, Action *action)
{
    Place place;
    Slice text = cell_text(cells, row, ROADMAP_QUESTIONS, &place), semicolon, piece;
    while (slice_next_field(&text, ';', &semicolon))
        while (slice_next_field(&semicolon, ' ', &piece))
            read_question(cells, place, piece, action);
}

// "3, 5;7" as "3 5 7".
static Slice read_depends(const Cells *cells, const CsvRow *row)
{
    Slice text = cell_text(cells, row, ROADMAP_DEPENDS, NULL);
    char *out = arena_copy(cells->folder->arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (out[i] == ',' || out[i] == ';')
            out[i] = ' ';
    return slice_trim((Slice){ out, text.len });
}

// ---- rows ----

static bool read_row(const Cells *cells, const CsvRow *row, size_t number, Action *action)
{
    Slice pillar;
    bool titled = cell_needed(cells, row, ROADMAP_TITLE, &action->title);
    bool placed = cell_needed(cells, row, ROADMAP_PILLAR, &pillar) &&
                  cell_pillar(cells, row, ROADMAP_PILLAR, &action->pillar);
    cell_text(cells, row, ROADMAP_TITLE, &action->place);
    action->id = cell_text(cells, row, ROADMAP_ID, NULL);
    if (!action->id.len)
        action->id = slice_print(cells->folder->arena, "%zu", number);
    int64_t impact = cell_number(cells, row, ROADMAP_IMPACT, 1, IMPACT_MOST);
    int64_t feasibility = cell_number(cells, row, ROADMAP_FEASIBILITY, 1, IMPACT_MOST);
    int64_t level = cell_number(cells, row, ROADMAP_LEVEL, 1, LEVEL_MOST);
    action->impact = impact < 0 ? 0 : (int)impact;
    action->feasibility = feasibility < 0 ? 0 : (int)feasibility;
    action->aimed = level < 0 ? 0 : (int)level;
    action->owner = cell_text(cells, row, ROADMAP_OWNER, NULL);
    action->start = cell_period(cells, row, ROADMAP_START, PERIOD_START);
    action->end = cell_period(cells, row, ROADMAP_END, PERIOD_END);
    action->status = read_status(cells, row);
    action->depends = read_depends(cells, row);
    read_questions(cells, row, action);
    return titled && placed;
}

static void check_dates(const Cells *cells, const CsvRow *row, const Action *action)
{
    Place place;
    Slice end = cell_text(cells, row, ROADMAP_END, &place);
    if (!date_is_none(action->start) && !date_is_none(action->end) &&
        period_last_day(action->end) < date_days(action->start))
        diagnose(cells->folder->d, DIAG_ACTION_BACKWARDS, place, end,
                 cell_text(cells, row, ROADMAP_START, NULL));
}

static const Action *action_by_id(const Scan *scan, size_t count, Slice id)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(scan->actions[i].id, id))
            return &scan->actions[i];
    return NULL;
}

static void check_depends(const Cells *cells, const Scan *scan, const Action *action)
{
    for (Slice rest = action->depends, id; slice_next_field(&rest, ' ', &id);) {
        if (!id.len)
            continue;
        const Action *other = action_by_id(scan, scan->action_count, id);
        if (!other || other == action)
            diagnose(cells->folder->d, DIAG_ACTION_DEPENDS, action->place, id, action->id);
    }
}

// ---- order ----

static size_t digits(Slice s, size_t at)
{
    size_t end = at;
    while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9')
        end++;
    return end - at;
}

// Bytewise, but runs of digits by their value: "A2" before "A10".
static int compare_ids(Slice a, Slice b)
{
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        size_t x = digits(a, i), y = digits(b, j);
        if (x && y) {
            while (x > 1 && a.at[i] == '0')
                i++, x--;
            while (y > 1 && b.at[j] == '0')
                j++, y--;
            int order =
                x != y ? (x > y) - (x < y) : slice_compare(slice_part(a, i, i + x), slice_part(b, j, j + y));
            if (order)
                return order;
            i += x;
            j += y;
        } else if (a.at[i++] != b.at[j++]) {
            return (unsigned char)a.at[i - 1] < (unsigned char)b.at[j - 1] ? -1 : 1;
        }
    }
    return (i < a.len) - (j < b.len);
}

static int by_impact(const void *left, const void *right)
{
    const Action *a = left, *b = right;
    if (a->impact != b->impact)
        return b->impact - a->impact;
    if (a->feasibility != b->feasibility)
        return b->feasibility - a->feasibility;
    int order = compare_ids(a->id, b->id);
    return order ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

void roadmap_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, ROADMAP_COLUMNS, &cells))
        return;
    scan->actions = arena_many(folder->arena, Action, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++) {
        const CsvRow *row = &cells.table.row[i];
        Action action = { .impact = 0 };
        Place place;
        if (row->blank || !read_row(&cells, row, i, &action))
            continue;
        check_dates(&cells, row, &action);
        cell_text(&cells, row, ROADMAP_ID, &place);
        if (action_by_id(scan, scan->action_count, action.id))
            diagnose(folder->d, DIAG_ACTION_TWICE, place, action.id);
        else
            scan->actions[scan->action_count++] = action;
    }
    for (size_t i = 0; i < scan->action_count; i++)
        check_depends(&cells, scan, &scan->actions[i]);
    if (scan->action_count)
        qsort(scan->actions, scan->action_count, sizeof *scan->actions, by_impact);
}
