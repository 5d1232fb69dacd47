// SPDX-License-Identifier: EUPL-1.2
#include "workbook/roadmap_book.h"

#include <math.h>

#include "base/buffer.h"
#include "model/action.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/book.h"

enum { EMPTY_ROWS = 30, SCALE = 5, LEVELS = 4 };

// The columns that formulas name: D impact, E feasibility, I status, M points.
enum {
    ROADMAP_NUMBER,
    ROADMAP_ACTION,
    ROADMAP_PILLAR,
    ROADMAP_IMPACT,
    ROADMAP_FEASIBILITY,
    ROADMAP_OWNER,
    ROADMAP_START,
    ROADMAP_END,
    ROADMAP_STATUS,
    ROADMAP_WAITS,
    ROADMAP_QUESTIONS,
    ROADMAP_LEVEL,
    ROADMAP_POINTS,
    ROADMAP_ORDER,
    ROADMAP_COLUMNS
};

typedef struct RoadmapBook {
    Arena *arena;
    const Scan *scan;
    const Strings *strings;
    Sheet *sheet;
    size_t rows; // with the empty ones
} RoadmapBook;

// ---- cells of an action ----

static Slice pillars_of(const RoadmapBook *book, const Action *action)
{
    Slice text = strings_pillar(book->strings, (int)action->pillar);
    for (int p = 0; p < PILLARS; p++)
        if (action->on_pillar[p] && p != (int)action->pillar)
            text = slice_print(book->arena, "%.*s, %.*s", SLICE_ARGS(text),
                               SLICE_ARGS(strings_pillar(book->strings, p)));
    return text;
}

static Slice questions_of(const RoadmapBook *book, const Action *action)
{
    Slice text = S("");
    for (int item = 0; item < ITEMS; item++)
        if (action->question[item])
            text = slice_print(book->arena, "%.*s%s%.*s", SLICE_ARGS(text), text.len ? ", " : "",
                               SLICE_ARGS(question_id(item)));
    return text;
}

// As the roadmap is read: a day, a month or a quarter; or the words that say more than these.
static Slice date_of(const RoadmapBook *book, Date date, bool is_month, Slice written)
{
    enum { MONTHS_A_QUARTER = 3 };
    if (written.len || date_is_none(date))
        return written;
    if (date.day || is_month)
        return date_iso(book->arena, date);
    return slice_print(book->arena, "%d-Q%d", date.year, (date.month - 1) / MONTHS_A_QUARTER + 1);
}

// That it has no end is said by its state where its end does not say so.
static Slice status_of(const RoadmapBook *book, const Action *action)
{
    bool by_status =
        action->ongoing && action->status == ACTION_STARTED && !action->end_written.len;
    return by_status ? slice_of(book->strings->status_ongoing)
                     : strings_status(book->strings, (int)action->status);
}

static void put_scale(Sheet *sheet, int value)
{
    sheet_number(sheet, value ? (double)value : (double)NAN);
}

static void put_action(const RoadmapBook *book, const Action *action)
{
    Sheet *sheet = book->sheet;
    sheet_text(sheet, action->id);
    sheet_text(sheet, action->title);
    sheet_text(sheet, pillars_of(book, action));
    put_scale(sheet, action->impact);
    put_scale(sheet, action->feasibility);
    sheet_text(sheet, action->owner);
    sheet_text(sheet, date_of(book, action->start, action->start_is_month, action->start_written));
    sheet_text(sheet, date_of(book, action->end, action->end_is_month, action->end_written));
    sheet_text(sheet, status_of(book, action));
    sheet_text(sheet, action->depends);
    sheet_text(sheet, questions_of(book, action));
    put_scale(sheet, action->aimed);
}

// ---- the order ----

// What is in the plan, then what is paused, then what is dropped; each by impact × feasibility, then by
// impact, as the report has it. But an action that others wait for comes first only there.
static int rank_key(const Action *action)
{
    enum { GROUP = 1000, TEN = 10 };
    int points = action->impact * action->feasibility;
    int group = action->status == ACTION_DROPPED ? 0 : action->status == ACTION_PAUSED ? 1 : 2;
    return points ? GROUP * group + TEN * points + action->impact : 0;
}

static double order_of(const Scan *scan, const Action *action)
{
    int key = rank_key(action), before = 0;
    for (size_t i = 0; i < scan->action_count; i++)
        before += rank_key(&scan->actions[i]) > key;
    return key ? (double)before + 1 : (double)NAN;
}

static void put_order(const RoadmapBook *book, size_t row, const Action *action)
{
    size_t last = book->rows + 1;
    const char *paused = book->strings->status_paused, *dropped = book->strings->status_dropped;
    Slice points =
        slice_print(book->arena, "IF(OR(D%zu=\"\",E%zu=\"\"),\"\",D%zu*E%zu)", row, row, row, row);
    Slice order = slice_print(
        book->arena,
        "IF(M%zu=\"\",\"\",1+SUMPRODUCT(--(($D$2:$D$%zu*$E$2:$E$%zu>0)*(1000*($I$2:$I$%zu<>\"%s\")*"
        "(1+($I$2:$I$%zu<>\"%s\"))+10*$D$2:$D$%zu*$E$2:$E$%zu+$D$2:$D$%zu)>1000*(I%zu<>\"%s\")*"
        "(1+(I%zu<>\"%s\"))+10*D%zu*E%zu+D%zu)))",
        row, last, last, last, dropped, last, paused, last, last, last, row, dropped, row, paused,
        row, row, row);
    bool rated = action && action->impact && action->feasibility;
    sheet_formula_number(book->sheet, (Formula){ points, false },
                         rated ? action->impact * action->feasibility : (double)NAN);
    sheet_formula_number(book->sheet, (Formula){ order, false },
                         rated ? order_of(book->scan, action) : (double)NAN);
}

// ---- the sheets ----

static void offer_choices(const RoadmapBook *book)
{
    static const char *const scale[] = { "1", "2", "3", "4", "5" };
    const char *pillars[PILLARS], *statuses[ACTION_STATUSES];
    for (int p = 0; p < PILLARS; p++)
        pillars[p] = strings_pillar(book->strings, p).at;
    for (int s = 0; s < ACTION_STATUSES; s++)
        statuses[s] = strings_status(book->strings, s).at;
    sheet_choices(book->sheet, ROADMAP_IMPACT, book->rows, scale, SCALE, true);
    sheet_choices(book->sheet, ROADMAP_FEASIBILITY, book->rows, scale, SCALE, true);
    sheet_choices(book->sheet, ROADMAP_LEVEL, book->rows, scale, LEVELS, true);
    // An action may be of two pillars, and a plan has states of its own.
    sheet_choices(book->sheet, ROADMAP_PILLAR, book->rows, pillars, PILLARS, false);
    sheet_choices(book->sheet, ROADMAP_STATUS, book->rows, statuses, ACTION_STATUSES, false);
}

static void add_roadmap(RoadmapBook *book, Book *file)
{
    const Strings *strings = book->strings;
    const Column columns[ROADMAP_COLUMNS] = {
        [ROADMAP_NUMBER] = { slice_of(strings->plan_number), CELL_TEXT, 7 },
        [ROADMAP_ACTION] = { slice_of(strings->plan_action), CELL_PROSE, 54 },
        [ROADMAP_PILLAR] = { slice_of(strings->pillar), CELL_TEXT, 18 },
        [ROADMAP_IMPACT] = { slice_of(strings->roadmap_impact), CELL_WHOLE, 11 },
        [ROADMAP_FEASIBILITY] = { slice_of(strings->roadmap_feasibility), CELL_WHOLE, 16 },
        [ROADMAP_OWNER] = { slice_of(strings->plan_owner), CELL_TEXT, 24 },
        [ROADMAP_START] = { slice_of(strings->plan_start), CELL_TEXT, 12 },
        [ROADMAP_END] = { slice_of(strings->plan_end), CELL_TEXT, 12 },
        [ROADMAP_STATUS] = { slice_of(strings->plan_status), CELL_TEXT, 14 },
        [ROADMAP_WAITS] = { slice_of(strings->plan_waits), CELL_TEXT, 12 },
        [ROADMAP_QUESTIONS] = { slice_of(strings->roadmap_questions), CELL_TEXT, 16 },
        [ROADMAP_LEVEL] = { slice_of(strings->roadmap_level), CELL_WHOLE, 11 },
        [ROADMAP_POINTS] = { slice_of(strings->roadmap_points), CELL_WHOLE, 11 },
        [ROADMAP_ORDER] = { slice_of(strings->roadmap_order), CELL_WHOLE, 13 },
    };
    book->sheet = sheet_open_list(file, strings->sheet_roadmap, strings->about_roadmap, columns,
                                  ROADMAP_COLUMNS, ROADMAP_ACTION + 1);
    offer_choices(book);
    for (size_t i = 0; i < book->rows; i++) {
        const Action *action = i < book->scan->action_count ? &book->scan->actions[i] : NULL;
        sheet_row(book->sheet);
        if (action)
            put_action(book, action);
        for (int column = 0; !action && column < ROADMAP_POINTS; column++)
            sheet_text(book->sheet, S(""));
        put_order(book, i + 2, action);
    }
}

// Behind the roadmap: cxscan reads the first sheet.
static void add_help(const RoadmapBook *book, Book *file)
{
    const Column columns[] = { { S(""), CELL_PROSE, 110 } };
    const Strings *strings = book->strings;
    const char *const line[] = { strings->roadmap_help_choose, strings->roadmap_help_order,
                                 strings->roadmap_help_back };
    Sheet *sheet = sheet_open(file, &(SheetPlan){ .name = slice_of(strings->sheet_about),
                                                  .columns = columns,
                                                  .column_count = 1,
                                                  .is_page = true });
    sheet_row(sheet);
    sheet_look(sheet, LOOK_TITLE, slice_of(strings->sheet_roadmap));
    for (size_t i = 0; i < sizeof line / sizeof *line; i++) {
        sheet_row(sheet);
        sheet_text(sheet, slice_of(line[i]));
    }
}

OutputError roadmap_book_write(Arena *arena, const Scan *scan, int64_t created, Slice path)
{
    const Settings *settings = &scan->settings;
    const BookOptions options = {
        .created = created,
        .title = slice_print(arena, "%.*s: %s", SLICE_ARGS(settings->title),
                             scan->strings->sheet_roadmap),
        .author = settings->author,
        .organisation = settings->organisation,
        .mark = settings->organisation,
        .language = settings->language,
    };
    RoadmapBook book = { .arena = arena,
                         .scan = scan,
                         .strings = scan->strings,
                         .rows = scan->action_count + EMPTY_ROWS };
    Book *file = book_open(arena, path, &options);
    add_roadmap(&book, file);
    add_help(&book, file);
    return book_close(file);
}
