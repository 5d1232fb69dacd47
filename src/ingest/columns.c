#include "ingest/columns.h"

#include <string.h>

#include "base/buffer.h"
#include "base/messages.h"
#include "ingest/small_table.h"

// A question's column, or why it has none.
enum { ITEM_UNKNOWN = -1, ITEM_NOT_ASKED = -2, ITEM_FAILED = -3 };

typedef struct Planner {
    Arena *arena;
    Diagnostics *d;
    const Headings *headings;
    const ResponseMapping *mapping;
    Slice texts[ITEMS]; // the questionnaire's, as headings are compared with
    ResponsePlan plan;
    int item_column[ITEMS];
    bool *taken; // columns that have a use, or may have none
} Planner;

static void take(Planner *p, int column, ColumnRole role, unsigned use, int index, ColumnReason why)
{
    ColumnUse *entry = &p->plan.uses[column];
    p->taken[column] = true;
    p->plan.column[column].role = role;
    entry->use = use;
    entry->index = index;
    entry->why = why;
}

// A column may serve several questions: they form a list that starts at ColumnPlan.item.
static void give_item(Planner *p, int item, int column, ColumnReason why)
{
    ColumnPlan *plan = &p->plan.column[column];
    p->item_column[item] = column;
    if (plan->role == ROLE_ANSWER) {
        p->plan.next_item[item] = plan->item;
        plan->item = item;
        return;
    }
    take(p, column, ROLE_ANSWER, COLUMN_QUESTION, item, why);
    plan->item = item;
}

// ---- as scan.yaml says ----

static bool is_personal(const Heading *heading)
{
    return tool_column(heading->part[PART_WHOLE], NULL) == TOOL_COLUMN_PERSONAL ||
           tool_column(heading->part[PART_SECOND], NULL) == TOOL_COLUMN_PERSONAL ||
           tool_column(heading->part[PART_CODE], NULL) == TOOL_COLUMN_PERSONAL ||
           heading_is_personal(heading->part[PART_WHOLE]) || heading_is_personal(heading->part[PART_TEXT]) ||
           heading_is_personal(heading->part[PART_SECOND]);
}

static void map_item(Planner *p, int item, int column, const MappedText *name)
{
    if (p->item_column[item] != ITEM_UNKNOWN)
        return;
    if (column == NOT_ASKED) {
        p->item_column[item] = ITEM_NOT_ASKED;
        diagnose(p->d, DIAG_QUESTION_NOT_ASKED, name->place, question_id(item));
        return;
    }
    if (p->plan.column[column].role == ROLE_ANSWER)
        diagnose(p->d, DIAG_MAPPED_TWICE, name->place, p->headings->column[column].shown,
                 question_id(p->plan.column[column].item), question_id(item));
    give_item(p, item, column, BY_SETTINGS);
}

// The entries from `from` on that have the same key are for the `wanted` questions from `first` on.
// Returns the number of entries.
static size_t map_group(Planner *p, size_t from, int first, size_t wanted)
{
    const MappedColumn *entries = p->mapping->columns;
    size_t end = from, given = 0;
    bool failed = false;
    for (; end < p->mapping->column_count && slice_equal(entries[end].key.text, entries[from].key.text);
         end++) {
        int *columns;
        size_t count = refer_columns(p->arena, p->d, p->headings, &entries[end].column, &columns);
        failed = failed || count == 0;
        // A name that could not be found stood for one column, most likely.
        given += count ? count : 1;
        for (size_t i = 0; i < count && given - count + i < wanted; i++)
            map_item(p, first + (int)(given - count + i), columns[i], &entries[end].column);
    }
    Place place = entries[from].key.text.len ? entries[from].key.place : p->mapping->columns_place;
    if (given != wanted && !failed)
        diagnose(p->d, DIAG_MAPPED_COUNT_WRONG, place, slice_print(p->arena, "%zu", given),
                 slice_print(p->arena, "%zu", wanted));
    for (size_t i = 0; i < wanted; i++)
        if (p->item_column[first + (int)i] == ITEM_UNKNOWN)
            p->item_column[first + (int)i] = ITEM_FAILED;
    return end - from;
}

static void map_columns(Planner *p)
{
    for (size_t i = 0; i < p->mapping->column_count;) {
        const MappedText *key = &p->mapping->columns[i].key;
        Pillar pillar;
        int item;
        if (slice_trim(key->text).len == 0) {
            i += map_group(p, i, 0, ITEMS);
        } else if (pillar_find(key->text, &pillar)) {
            i += map_group(p, i, (int)pillar * QUESTIONS, QUESTIONS);
        } else if (question_find(key->text, &item)) {
            i += map_group(p, i, item, 1);
        } else {
            diagnose(p->d, DIAG_MAPPED_KEY_UNKNOWN, key->place, key->text);
            i++;
        }
    }
}

static bool is_given(const MappedText *name)
{
    return name->text.len > 0;
}

// A column that scan.yaml names for something other than a question.
static bool map_one(Planner *p, const MappedText *name, ColumnRole role, unsigned use, int index, int *column)
{
    if (!refer_column(p->arena, p->d, p->headings, name, column))
        return false;
    if (is_personal(&p->headings->column[*column])) {
        diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, p->headings->column[*column].shown);
        return false;
    }
    if (!p->taken[*column])
        take(p, *column, role, use, index, BY_SETTINGS);
    return true;
}

static void map_others(Planner *p)
{
    const ResponseMapping *mapping = p->mapping;
    int column;
    if (is_given(&mapping->department))
        p->plan.has_department =
            map_one(p, &mapping->department, ROLE_DEPARTMENT, COLUMN_DEPARTMENT, 0, &column);
    if (is_given(&mapping->id))
        map_one(p, &mapping->id, ROLE_ID, COLUMN_ID, 0, &column);
    if (is_given(&mapping->unfinished))
        map_one(p, &mapping->unfinished, ROLE_FINISHED, COLUMN_META, 0, &column);
    for (size_t i = 0; i < mapping->open_count; i++) {
        Pillar pillar;
        if (!pillar_find(mapping->open[i].pillar.text, &pillar))
            diagnose(p->d, DIAG_MAPPED_KEY_UNKNOWN, mapping->open[i].pillar.place,
                     mapping->open[i].pillar.text);
        else if (map_one(p, &mapping->open[i].column, ROLE_OPEN, COLUMN_OPEN, (int)pillar, &column))
            p->plan.column[column].pillar = pillar;
    }
}

// ---- questions by their headings ----

typedef struct Match {
    int by_number;
    bool sure;
    int by_text;
    int by_date; // of its number, where a spreadsheet made a date of it
} Match;

static Match match_of(const Planner *p, const Heading *heading)
{
    Match match = { -1, false, -1, -1 };
    if (heading_is_beside(heading))
        return match;
    match.by_number = heading_number(heading, &match.sure);
    match.by_text = heading_question(heading, p->texts);
    match.by_date = heading_date(heading);
    return match;
}

static void settle(Planner *p, int column, int item, ColumnReason why)
{
    int before = p->item_column[item];
    if (before == ITEM_UNKNOWN)
        give_item(p, item, column, why);
    else if (before >= 0)
        diagnose(p->d, DIAG_QUESTION_TWICE, p->headings->column[column].place, question_id(item),
                 heading_quoted(p->arena, p->headings, (size_t)before),
                 heading_quoted(p->arena, p->headings, (size_t)column));
}

static void settle_date(Planner *p, int column, int item)
{
    diagnose(p->d, DIAG_QUESTION_DATE, p->headings->column[column].place, p->headings->column[column].shown,
             question_id(item));
    settle(p, column, item, BY_DATE);
}

static bool is_open_item(const Planner *p, int item)
{
    return item >= 0 && p->item_column[item] != ITEM_NOT_ASKED && p->item_column[item] != ITEM_FAILED &&
           !(p->item_column[item] >= 0 &&
             p->plan.uses[p->item_column[item]].why == BY_SETTINGS);
}

// Numbers that may mean something else count only where no text was recognised: "Q2_1" may be a tool's own.
static void find_questions(Planner *p)
{
    size_t count = p->headings->count;
    Match *match = arena_many(p->arena, Match, count);
    bool any_text = false;
    for (size_t i = 0; i < count; i++) {
        match[i] = p->taken[i] ? (Match){ -1, false, -1, -1 } : match_of(p, &p->headings->column[i]);
        any_text = any_text || match[i].by_text >= 0;
    }
    for (size_t i = 0; i < count; i++) {
        bool number = match[i].by_number >= 0 && (match[i].sure || !any_text);
        if (number && match[i].sure && match[i].by_text >= 0 && match[i].by_text != match[i].by_number)
            diagnose(p->d, DIAG_QUESTION_CONFLICT, p->headings->column[i].place,
                     question_id(match[i].by_number), question_id(match[i].by_text));
        else if (number && is_open_item(p, match[i].by_number))
            settle(p, (int)i, match[i].by_number, BY_NUMBER);
        else if (is_open_item(p, match[i].by_text))
            settle(p, (int)i, match[i].by_text, BY_TEXT);
        else if (is_open_item(p, match[i].by_date))
            settle_date(p, (int)i, match[i].by_date);
    }
}

// ---- other columns by their headings ----

static void find_department(Planner *p)
{
    int best = 0, column = -1, other = -1;
    for (size_t i = 0; i < p->headings->count; i++) {
        int found = p->taken[i] ? 0 : heading_is_department(&p->headings->column[i]);
        if (found > best) {
            best = found;
            column = (int)i;
            other = -1;
        } else if (found == best && found && other < 0) {
            other = (int)i;
        }
    }
    if (column < 0)
        return;
    if (other >= 0)
        diagnose(p->d, DIAG_DEPARTMENT_COLUMNS, p->headings->column[other].place,
                 heading_quoted(p->arena, p->headings, (size_t)column),
                 heading_quoted(p->arena, p->headings, (size_t)other));
    take(p, column, ROLE_DEPARTMENT, COLUMN_DEPARTMENT, 0, BY_HEADING);
    p->plan.has_department = true;
}

static ToolColumn tool_column_of(const Heading *heading, Tool *tool)
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_CODE, PART_TEXT, PART_SECOND };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ToolColumn found = tool_column(heading->part[parts[i]], tool);
        if (found != TOOL_COLUMN_NONE)
            return found;
    }
    return is_personal(heading) ? TOOL_COLUMN_PERSONAL : TOOL_COLUMN_NONE;
}

static bool has_role(const Planner *p, ColumnRole role)
{
    for (size_t i = 0; i < p->headings->count; i++)
        if (p->plan.column[i].role == role)
            return true;
    return false;
}

static void find_other(Planner *p, int column)
{
    static const struct {
        ColumnRole role;
        unsigned use;
    } roles[] = {
        [TOOL_COLUMN_NONE] = { ROLE_NONE, COLUMN_UNUSED },
        [TOOL_COLUMN_META] = { ROLE_NONE, COLUMN_META },
        [TOOL_COLUMN_PERSONAL] = { ROLE_NONE, COLUMN_PERSONAL },
        [TOOL_COLUMN_ID] = { ROLE_ID, COLUMN_ID },
        [TOOL_COLUMN_RESPONDENT] = { ROLE_NONE, COLUMN_META },
        [TOOL_COLUMN_SUBMITTED] = { ROLE_SUBMITTED, COLUMN_META },
        [TOOL_COLUMN_FINISHED] = { ROLE_FINISHED, COLUMN_META },
        [TOOL_COLUMN_STATUS] = { ROLE_STATUS, COLUMN_META },
    };
    const Heading *heading = &p->headings->column[column];
    Pillar pillar;
    ToolColumn kind = tool_column_of(heading, &p->plan.tool);
    if (p->taken[column])
        return;
    if (kind == TOOL_COLUMN_NONE && heading_is_open(heading, &pillar)) {
        take(p, column, ROLE_OPEN, COLUMN_OPEN, (int)pillar, BY_HEADING);
        p->plan.column[column].pillar = pillar;
        return;
    }
    bool second = roles[kind].role != ROLE_NONE && has_role(p, roles[kind].role);
    take(p, column, second ? ROLE_NONE : roles[kind].role, second ? COLUMN_META : roles[kind].use, 0,
         kind == TOOL_COLUMN_NONE ? BY_NOTHING : BY_HEADING);
}

// ---- what is missing ----

// The headings that may be questions: those of columns without another use.
static Slice headings_listed(Planner *p)
{
    Buffer out = { 0 };
    size_t listed = 0;
    for (size_t i = 0; i < p->headings->count && listed <= HEADINGS_LISTED; i++) {
        if (p->plan.uses[i].use != COLUMN_UNUSED || p->headings->column[i].shown.len == 0)
            continue;
        Slice one = heading_quoted(p->arena, p->headings, i);
        if (listed++ < HEADINGS_LISTED)
            buffer_print(&out, "%s%.*s", listed > 1 ? ", " : "", SLICE_ARGS(one));
        else
            buffer_add(&out, S(", …"));
    }
    Slice list = slice_copy(p->arena, buffer_slice(&out));
    buffer_free(&out);
    return list;
}

// "C-AX", where exactly 48 columns without another use stand side by side; else empty.
static Slice likely_range(Planner *p)
{
    for (size_t from = 0, to; from < p->headings->count; from = to + 1) {
        for (to = from; to < p->headings->count && p->plan.uses[to].use == COLUMN_UNUSED;)
            to++;
        if (to - from != ITEMS)
            continue;
        Slice first = column_letters(p->arena, from), last = column_letters(p->arena, to - 1);
        return slice_print(p->arena, "%.*s-%.*s", SLICE_ARGS(first), SLICE_ARGS(last));
    }
    return S("");
}

static void complain_of_all(Planner *p)
{
    size_t filled = 0, at = 0;
    for (size_t i = p->headings->count; i-- > 0;) {
        if (p->headings->column[i].shown.len == 0)
            continue;
        filled++;
        at = i;
    }
    if (filled == 1)
        diagnose(p->d, DIAG_HEADINGS_ALONE, p->headings->place, heading_quoted(p->arena, p->headings, at));
    else
        diagnose(p->d, DIAG_QUESTIONS_NONE, p->headings->place, headings_listed(p), likely_range(p));
}

static void complain_of_missing(Planner *p)
{
    size_t missing = 0;
    bool *used = arena_many(p->arena, bool, p->headings->count);
    for (size_t i = 0; i < p->headings->count; i++)
        used[i] = p->plan.uses[i].use != COLUMN_UNUSED;
    for (int item = 0; item < ITEMS; item++)
        missing += p->item_column[item] == ITEM_UNKNOWN;
    if (missing == ITEMS) {
        complain_of_all(p);
        return;
    }
    for (int item = 0; item < ITEMS; item++) {
        if (p->item_column[item] != ITEM_UNKNOWN)
            continue;
        Slice text = p->texts[item].len ? p->texts[item] : question_id(item);
        diagnose(p->d, DIAG_QUESTION_MISSING, p->headings->place, question_id(item),
                 nearest_headings(p->arena, p->headings, text, used));
    }
}

ResponsePlan columns_plan(Arena *arena, Diagnostics *d, const Headings *headings,
                          const ResponseMapping *mapping, const Slice question_text[ITEMS])
{
    Planner p = { .arena = arena, .d = d, .headings = headings, .mapping = mapping };
    p.plan.count = headings->count;
    p.plan.column = arena_many(arena, ColumnPlan, headings->count);
    p.plan.uses = arena_many(arena, ColumnUse, headings->count);
    p.plan.hidden = arena_many(arena, bool, headings->count);
    p.taken = arena_many(arena, bool, headings->count);
    for (int item = 0; item < ITEMS; item++) {
        p.texts[item] = question_text[item].at ? heading_plain(arena, question_text[item]) : S("");
        p.item_column[item] = ITEM_UNKNOWN;
        p.plan.next_item[item] = -1;
    }
    for (size_t i = 0; i < headings->count; i++)
        p.plan.uses[i] =
            (ColumnUse){ .column = i + 1, .heading = headings->column[i].shown, .use = COLUMN_UNUSED };

    map_columns(&p);
    map_others(&p);
    find_questions(&p);
    if (!is_given(&mapping->department))
        find_department(&p);
    for (size_t i = 0; i < headings->count; i++)
        find_other(&p, (int)i);
    complain_of_missing(&p);
    for (size_t i = 0; i < headings->count; i++)
        p.plan.hidden[i] = p.plan.column[i].role == ROLE_NONE;
    return p.plan;
}
