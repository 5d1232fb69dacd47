#include "ingest/roadmap.h"

#include "base/messages.h"
#include "ingest/action_links.h"
#include "ingest/action_order.h"
#include "ingest/cells.h"
#include "ingest/nearest.h"
#include "ingest/text_map.h"

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

static const SmallColumn columns[ROADMAP_COLUMNS] = {
    [ROADMAP_ID] = { "id|nr|nr.|nummer|number|no|no.|#|actienummer|action number", false },
    [ROADMAP_TITLE] = { "title|titel|actie|action|omschrijving|description", true },
    [ROADMAP_PILLAR] = { "pillar|pijler", true },
    [ROADMAP_IMPACT] = { "impact|effect|impact (1-5)", false },
    [ROADMAP_FEASIBILITY] = { "feasibility|haalbaarheid|haalbaarheid (1-5)|feasibility (1-5)", false },
    [ROADMAP_OWNER] = { "owner|trekker|eigenaar|verantwoordelijke|rol|role|actiehouder", false },
    [ROADMAP_START] = { "start|begin|van|from|startdatum|begindatum|start date|start quarter|"
                        "startkwartaal",
                        false },
    [ROADMAP_END] = { "end|eind|einde|klaar|tot|until|einddatum|end date|end quarter|eindkwartaal|"
                      "gereed|t/m",
                      false },
    [ROADMAP_STATUS] = { "status", false },
    [ROADMAP_DEPENDS] = { "depends on|depends|hangt af van|afhankelijk van|afhankelijkheid|afhankelijkheden|"
                          "wacht op|waits for|dependencies|na|after",
                          false },
    [ROADMAP_QUESTIONS] = { "questions|vragen|question|vraag", false },
    [ROADMAP_LEVEL] = { "aimed level|level|niveau|beoogd niveau|aimed answer level|beoogd antwoordniveau|"
                        "antwoordniveau|doelniveau",
                        false },
};

// ---- cells ----

static ActionStatus read_status(const Cells *cells, const SmallRow *row)
{
    static const char *const names[] = {
        [ACTION_IDEA] = "idea|idee|voorstel|proposal",
        [ACTION_PLANNED] = "planned|gepland|niet gestart|nog niet gestart|not started|open",
        [ACTION_STARTED] = "started|gestart|loopt|lopend|bezig|in uitvoering|in progress",
        [ACTION_DONE] = "done|klaar|gereed|afgerond|finished|completed|voltooid",
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

static void read_questions(const Cells *cells, const SmallRow *row, Action *action)
{
    Place place;
    Slice text = cell_text(cells, row, ROADMAP_QUESTIONS, &place), semicolon, piece;
    while (slice_next_field(&text, ';', &semicolon))
        while (slice_next_field(&semicolon, ' ', &piece))
            read_question(cells, place, piece, action);
}

// ---- rows ----

static bool read_row(const Cells *cells, const SmallRow *row, size_t number, Action *action)
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
    action->depends = cell_text(cells, row, ROADMAP_DEPENDS, &action->depends_place);
    read_questions(cells, row, action);
    return titled && placed;
}

// ---- what does not go together ----

static void check_dates(const Cells *cells, const SmallRow *row, const Action *action)
{
    Place place;
    Slice end = cell_text(cells, row, ROADMAP_END, &place);
    if (date_is_none(action->end))
        return;
    if (!date_is_none(action->start) && period_last_day(action->end) < date_days(action->start))
        diagnose(cells->folder->d, DIAG_ACTION_BACKWARDS, place, end,
                 cell_text(cells, row, ROADMAP_START, NULL));
}

// An action that should have been done before the scan and is not: its effect is not computed, and nobody
// would know why.
static void check_overdue(const Cells *cells, const SmallRow *row, const Scan *scan, const Action *action)
{
    Place place;
    Slice end = cell_text(cells, row, ROADMAP_END, &place);
    Date today = scan->settings.date;
    if (action->status != ACTION_DONE && !date_is_none(today) && !date_is_none(action->end) &&
        period_last_day(action->end) < date_days(today))
        diagnose(cells->folder->d, DIAG_ACTION_OVERDUE, place, end);
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
    int own = (int)action->pillar * QUESTIONS;
    bool any = has_questions(action, 0, ITEMS);
    Place questions, level, end;
    cell_text(cells, row, ROADMAP_QUESTIONS, &questions);
    Slice level_text = cell_text(cells, row, ROADMAP_LEVEL, &level);
    cell_text(cells, row, ROADMAP_END, &end);
    if (any && !has_questions(action, own, own + QUESTIONS))
        diagnose(cells->folder->d, DIAG_ACTION_ELSEWHERE, questions,
                 cell_text(cells, row, ROADMAP_PILLAR, NULL));
    if (any && !level_text.len)
        diagnose(cells->folder->d, DIAG_ACTION_NO_LEVEL, level, action->id);
    else if (any && date_is_none(action->end))
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
        if (begins_too_early(action, other))
            diagnose(cells->folder->d, DIAG_ACTION_EARLY, place, start, other->id);
    }
}

// The row's action, and nothing where it cannot be one.
static bool take_row(const Cells *cells, const SmallRow *row, size_t number, TextMap *ids, Scan *scan)
{
    Action action = { .impact = 0 };
    Place place;
    uint32_t other;
    if (row->blank || !read_row(cells, row, number, &action))
        return false;
    check_dates(cells, row, &action);
    check_overdue(cells, row, scan, &action);
    check_effect(cells, row, &action);
    cell_text(cells, row, ROADMAP_ID, &place);
    Slice key = text_key(cells->folder->arena, action.id);
    if (text_map_find(ids, key, &other)) {
        diagnose(cells->folder->d, DIAG_ACTION_TWICE, place, action.id);
        return false;
    }
    text_map_add(ids, key, (uint32_t)scan->action_count);
    scan->actions[scan->action_count++] = action;
    return true;
}

void roadmap_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, ROADMAP_COLUMNS, &cells))
        return;
    TextMap *ids = text_map_new(folder->arena);
    const SmallRow **rows = arena_many(folder->arena, const SmallRow *, cells.table.count);
    scan->actions = arena_many(folder->arena, Action, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++)
        if (take_row(&cells, &cells.table.row[i], i, ids, scan))
            rows[scan->action_count - 1] = &cells.table.row[i];
    actions_link(folder, scan->actions, scan->action_count);
    for (size_t i = 0; i < scan->action_count; i++)
        check_order_in_time(&cells, rows[i], scan->actions, &scan->actions[i]);
    actions_order(folder->arena, scan->actions, scan->action_count);
}
