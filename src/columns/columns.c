// SPDX-License-Identifier: EUPL-1.2
#include "columns/columns.h"

#include <string.h>

#include "base/buffer.h"
#include "columns/messages.h"
#include "columns/moved_columns.h"
#include "columns/question_match.h"
#include "columns/wording.h"
#include "language/reading.h"
#include "table/small_table.h"

// A question's column, or why it has none.
enum { ITEM_UNKNOWN = -1, ITEM_NOT_ASKED = -2, ITEM_FAILED = -3 };

typedef struct ColumnPlanner {
    Arena *arena;
    Diagnostics *d;
    const Headings *headings;
    const Preview *preview;
    size_t from; // its first row of answers
    const ResponseMapping *mapping;
    Slice texts[ITEMS]; // the questionnaire's, as headings are compared with
    Slice shown[ITEMS]; // and as people write them
    ResponsePlan plan;
    int item_column[ITEMS];
    const MappedText *mapped_by[ITEMS]; // what in scan.yaml gives the question its column
    bool *taken;                        // columns that have a use, or may have none
} ColumnPlanner;

static void take(ColumnPlanner *p, int column, ColumnRole role, unsigned use, int index,
                 ColumnReason why)
{
    ColumnUse *entry = &p->plan.uses[column];
    p->taken[column] = true;
    p->plan.column[column].role = role;
    entry->use = use;
    entry->index = index;
    entry->why = why;
}

// A column may serve several questions: they form a list that starts at ColumnPlan.item.
static void give_item(ColumnPlanner *p, int item, int column, ColumnReason why)
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

static ColumnFacts facts_of(const ColumnPlanner *p, int column)
{
    return preview_column(p->preview, (size_t)column, p->from);
}

// One of several cells below a merged heading that asks for a device, not for a number.
static bool is_device(Slice key)
{
    return slice_is_exactly_one_of(key, reading_mobile_device);
}

static bool is_personal(const ColumnPlanner *p, int column)
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_CODE, PART_TEXT, PART_SECOND,
                                         PART_THIRD };
    const Heading *heading = &p->headings->column[column];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        bool device = i > 2 && is_device(heading->part[parts[i]]);
        if (!device && heading_points_at_people(heading->part[parts[i]]))
            return true;
    }
    ColumnFacts facts = facts_of(p, column);
    // A number or two may have such a form by accident.
    return facts.addresses * 2 > facts.filled ||
           (facts.personal >= 3 && facts.personal * 2 > facts.filled);
}

static void map_item(ColumnPlanner *p, int item, int column, const MappedText *name)
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
    p->mapped_by[item] = name;
}

// The entries from `from` on that have the same key are for the `wanted` questions from `first` on.
// Returns the number of entries.
static size_t map_group(ColumnPlanner *p, size_t from, int first, size_t wanted)
{
    const MappedColumn *entries = p->mapping->columns;
    size_t end = from, given = 0;
    bool failed = false;
    for (; end < p->mapping->column_count &&
           slice_equal(entries[end].key.text, entries[from].key.text);
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

static void map_columns(ColumnPlanner *p)
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
static bool map_one(ColumnPlanner *p, const MappedText *name, ColumnRole role, unsigned use,
                    int index, int *column)
{
    if (!refer_column(p->arena, p->d, p->headings, name, column))
        return false;
    if (is_personal(p, *column)) {
        diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, p->headings->column[*column].shown);
        return false;
    }
    if (!p->taken[*column])
        take(p, *column, role, use, index, BY_SETTINGS);
    return true;
}

static ToolColumn tool_column_of(const Heading *heading, Tool *tool)
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_CODE, PART_TEXT, PART_SECOND,
                                         PART_THIRD };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ToolColumn found = tool_column(heading->part[parts[i]], tool);
        if (found != TOOL_COLUMN_NONE)
            return found;
    }
    return TOOL_COLUMN_NONE;
}

// A department has several people; a column in which nearly everyone has another text, or an address, is of
// persons.
static bool points_at_people(const ColumnPlanner *p, int column)
{
    enum { PEOPLE_LEAST = 10 };
    ColumnFacts facts = facts_of(p, column);
    size_t people = facts.filled - facts.copies;
    bool alone = people >= PEOPLE_LEAST && facts.distinct * 10 >= people * 9 &&
                 preview_names(p->preview, (size_t)column, p->from) * 10 >= people * 9;
    return alone || (facts.personal > 0 && facts.personal * 10 >= facts.filled);
}

// The number of the response is no department, where some came twice neither.
static bool numbers_responses(const ColumnPlanner *p, int column)
{
    ToolColumn kind = tool_column_of(&p->headings->column[column], NULL);
    return (kind == TOOL_COLUMN_ID || kind == TOOL_COLUMN_RESPONDENT) && facts_of(p, column).filled;
}

// Of a column that scan.yaml names: which of its texts say that somebody did not finish?
static ColumnRole unfinished_role(const ColumnPlanner *p, int column)
{
    switch (tool_column_of(&p->headings->column[column], NULL)) {
    case TOOL_COLUMN_DRAFT: return ROLE_DRAFT;
    case TOOL_COLUMN_SUBMITTED: return ROLE_SUBMITTED;
    case TOOL_COLUMN_FINISHED: return ROLE_FINISHED;
    case TOOL_COLUMN_STATUS: return ROLE_STATUS;
    default: break;
    }
    if (heading_asks_unfinished(p->headings->column[column].part[PART_SHOWN]))
        return ROLE_DRAFT;
    // "No", or a date that who did not finish has not.
    return ROLE_SUBMITTED;
}

// Numbers and words of another kind than yes and no tell nothing: all would count.
static void check_unfinished(ColumnPlanner *p, int column)
{
    enum { SIGNS_MOST = 4 };
    ColumnFacts facts = facts_of(p, column);
    size_t understood = 0, counts = facts.percents;
    for (size_t row = p->from; row < p->preview->count; row++) {
        uint64_t number;
        Slice cell = text_key(p->arena, preview_cell(p->preview, row, (size_t)column));
        understood += submitted_is_false(cell);
        counts += slice_to_u64(cell, &number);
    }
    if ((facts.distinct > 2 && counts == facts.filled) ||
        (understood == 0 && facts.distinct > 1 && facts.distinct <= SIGNS_MOST))
        diagnose(p->d, DIAG_UNFINISHED_UNCLEAR, p->mapping->unfinished.place,
                 heading_quoted(p->arena, p->headings, (size_t)column));
}

static void map_department(ColumnPlanner *p)
{
    int column;
    const MappedText *name = &p->mapping->department;
    if (slice_equal(slice_trim(name->text), S("-")) ||
        !map_one(p, name, ROLE_DEPARTMENT, COLUMN_DEPARTMENT, 0, &column))
        return;
    if (!points_at_people(p, column) && !numbers_responses(p, column)) {
        p->plan.has_department = true;
        return;
    }
    diagnose(p->d, DIAG_MAPPED_PERSONAL, name->place, p->headings->column[column].shown);
    take(p, column, ROLE_NONE, COLUMN_PERSONAL, 0, BY_NOTHING);
}

static void map_others(ColumnPlanner *p)
{
    const ResponseMapping *mapping = p->mapping;
    int column;
    if (is_given(&mapping->department))
        map_department(p);
    if (is_given(&mapping->id))
        map_one(p, &mapping->id, ROLE_ID, COLUMN_ID, 0, &column);
    if (is_given(&mapping->unfinished) &&
        map_one(p, &mapping->unfinished, ROLE_FINISHED, COLUMN_META, 0, &column) &&
        p->plan.column[column].role == ROLE_FINISHED) {
        p->plan.column[column].role = unfinished_role(p, column);
        if (p->plan.column[column].role == ROLE_SUBMITTED)
            check_unfinished(p, column);
    }
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

static Slice range_text(ColumnPlanner *p, size_t from, size_t to)
{
    Slice first = column_letters(p->arena, from), last = column_letters(p->arena, to);
    return slice_print(p->arena, "%.*s-%.*s", SLICE_ARGS(first), SLICE_ARGS(last));
}

// "C-AX", where exactly 48 columns without another use stand side by side; else empty.
static Slice likely_range(ColumnPlanner *p)
{
    for (size_t from = 0, to; from < p->headings->count; from = to + 1) {
        for (to = from; to < p->headings->count && p->plan.uses[to].use == COLUMN_UNUSED;)
            to++;
        if (to - from != ITEMS)
            continue;
        return range_text(p, from, to - 1);
    }
    return S("");
}

static void settle(ColumnPlanner *p, int column, int item, ColumnReason why)
{
    int before = p->item_column[item];
    if (why == BY_DATE)
        diagnose(p->d, DIAG_QUESTION_DATE, p->headings->column[column].place,
                 p->headings->column[column].shown, question_id(item));
    if (before == ITEM_UNKNOWN)
        give_item(p, item, column, why);
    else if (before >= 0)
        p->plan.again[column] = item;
}

static bool is_open_item(const ColumnPlanner *p, int item)
{
    return item >= 0 && p->item_column[item] != ITEM_NOT_ASKED &&
           p->item_column[item] != ITEM_FAILED &&
           !(p->item_column[item] >= 0 && p->plan.uses[p->item_column[item]].why == BY_SETTINGS);
}

// "C-AX", where exactly these columns stand side by side; else empty.
static Slice range_of(ColumnPlanner *p, const int *column, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (column[i] != column[0] + (int)i)
            return S("");
    return count == ITEMS ? range_text(p, (size_t)column[0], (size_t)column[ITEMS - 1]) : S("");
}

// More columns are numbered as questions are, and hold answers, than there are questions: which of them are
// the 48 only a person can tell.
static void complain_of_beyond(ColumnPlanner *p, const QuestionMatches *matches)
{
    int first[ITEMS], last[ITEMS];
    size_t numbered = 0, at = 0;
    for (size_t i = 0; i < p->headings->count; i++) {
        bool beyond = at < matches->beyond_count && matches->beyond[at] == (int)i;
        at += beyond;
        if (!beyond && matches->column[i].item < 0)
            continue;
        if (numbered < ITEMS)
            first[numbered] = (int)i;
        numbered++;
        memmove(last, last + 1, sizeof last - sizeof *last);
        last[ITEMS - 1] = (int)i;
    }
    size_t shown = (size_t)matches->beyond[0];
    p->plan.refused = true;
    diagnose(p->d, DIAG_HEADINGS_SHIFTED, p->headings->column[shown].place,
             heading_quoted(p->arena, p->headings, shown),
             numbered < ITEMS ? S("") : range_of(p, first, ITEMS),
             numbered < ITEMS ? S("") : range_of(p, last, ITEMS));
}

// Where number and words name two questions, that is said: the question is not missing as well.
static void take_match(ColumnPlanner *p, int column, const QuestionMatch *match)
{
    if (match->conflict >= 0) {
        diagnose(p->d, DIAG_QUESTION_CONFLICT, p->headings->column[column].place,
                 question_id(match->item), question_id(match->conflict));
        if (p->item_column[match->item] == ITEM_UNKNOWN)
            p->item_column[match->item] = ITEM_FAILED;
        return;
    }
    if (is_open_item(p, match->item))
        settle(p, column, match->item, match->why);
    if (match->item >= 0 && p->item_column[match->item] == column) {
        p->plan.statement[match->item] = match->statement;
        p->plan.handbook[match->item] = match->handbook;
    }
}

static QuestionMatches find_questions(ColumnPlanner *p)
{
    size_t given = 0;
    for (int item = 0; item < ITEMS; item++)
        given += p->item_column[item] != ITEM_UNKNOWN;
    QuestionMatches matches =
        questions_match(p->arena, p->headings, p->preview, p->from, p->texts, p->taken, given);
    for (size_t i = 0; i < p->headings->count; i++) {
        int again = matches.column[i].again;
        p->plan.again[i] = is_open_item(p, again) ? again : -1;
        take_match(p, (int)i, &matches.column[i]);
    }
    if (given < ITEMS && matches.beyond_count)
        complain_of_beyond(p, &matches);
    return matches;
}

// ---- other columns by their headings ----

// Texts of a few words that come back, as those of a list to choose from do.
static bool repeats_texts(const ColumnPlanner *p, int column)
{
    enum { ROWS_LEAST = 8, TEXTS_MOST = 60, LETTERS_LEAST = 4, LETTERS_MOST = 60 };
    ColumnFacts facts = facts_of(p, column);
    return facts.filled >= ROWS_LEAST && facts.distinct >= 2 && facts.distinct <= TEXTS_MOST &&
           facts.distinct * 2 <= facts.filled && facts.longest >= LETTERS_LEAST &&
           facts.longest <= LETTERS_MOST && facts.answers * 4 < facts.filled &&
           facts.numbers * 4 < facts.filled && facts.personal == 0;
}

static void find_department(ColumnPlanner *p)
{
    int best = 0, column = -1, other = -1;
    for (size_t i = 0; i < p->headings->count; i++) {
        int found = p->taken[i] ? 0 : heading_is_department(&p->headings->column[i]);
        if (found == 0 || found < best || (found == DEPARTMENT_WHERE && !repeats_texts(p, (int)i)))
            continue;
        if (points_at_people(p, (int)i)) {
            diagnose(p->d, DIAG_DEPARTMENT_POINTS, p->headings->column[i].place,
                     heading_quoted(p->arena, p->headings, i));
            take(p, (int)i, ROLE_NONE, COLUMN_PERSONAL, 0, BY_NOTHING);
        } else if (found > best) {
            best = found;
            column = (int)i;
            other = -1;
        } else if (other < 0) {
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

// In a file of few people a text comes back less often: enough to ask.
static bool repeats_some(const ColumnPlanner *p, int column)
{
    enum { ROWS_MOST = 20, LETTERS_LEAST = 4, LETTERS_MOST = 60 };
    ColumnFacts facts = facts_of(p, column);
    return facts.filled <= ROWS_MOST && facts.distinct >= 2 && facts.distinct < facts.filled &&
           facts.longest >= LETTERS_LEAST && facts.longest <= LETTERS_MOST && facts.answers == 0 &&
           facts.numbers == 0 && facts.personal == 0;
}

static void offer_departments(ColumnPlanner *p)
{
    enum { OFFERED = 3 };
    Slice list = S(""), first = S("");
    size_t offered = 0;
    for (size_t i = 0; i < p->headings->count && offered < OFFERED; i++) {
        bool may_be = repeats_texts(p, (int)i) || repeats_some(p, (int)i) ||
                      heading_is_department(&p->headings->column[i]);
        if (p->plan.uses[i].use != COLUMN_UNUSED || p->plan.again[i] >= 0 || !may_be)
            continue;
        Slice one = heading_quoted(p->arena, p->headings, i);
        list = slice_print(p->arena, "%.*s%s%.*s", SLICE_ARGS(list), offered++ ? ", " : "",
                           SLICE_ARGS(one));
        first = first.len ? first : column_letters(p->arena, i);
    }
    if (offered)
        diagnose(p->d, DIAG_DEPARTMENT_PERHAPS, p->headings->place, list, first);
}

static void find_other(ColumnPlanner *p, int column, bool seen[])
{
    static const struct {
        ColumnRole role;
        unsigned use;
    } roles[] = {
        [TOOL_COLUMN_NONE] = { ROLE_NONE, COLUMN_UNUSED },
        [TOOL_COLUMN_META] = { ROLE_NONE, COLUMN_META },
        [TOOL_COLUMN_PERSONAL] = { ROLE_NONE, COLUMN_PERSONAL },
        [TOOL_COLUMN_ID] = { ROLE_ID, COLUMN_ID },
        [TOOL_COLUMN_RESPONDENT] = { ROLE_KEY, COLUMN_META },
        [TOOL_COLUMN_SUBMITTED] = { ROLE_SUBMITTED, COLUMN_META },
        [TOOL_COLUMN_FINISHED] = { ROLE_FINISHED, COLUMN_META },
        [TOOL_COLUMN_DRAFT] = { ROLE_DRAFT, COLUMN_META },
        [TOOL_COLUMN_STATUS] = { ROLE_STATUS, COLUMN_META },
    };
    const Heading *heading = &p->headings->column[column];
    Pillar pillar;
    ToolColumn kind = tool_column_of(heading, NULL);
    if (p->taken[column])
        return;
    if (kind == TOOL_COLUMN_NONE && p->plan.again[column] < 0 && is_personal(p, column))
        kind = TOOL_COLUMN_PERSONAL;
    if (kind == TOOL_COLUMN_NONE && heading_is_open(heading, &pillar)) {
        take(p, column, ROLE_OPEN, COLUMN_OPEN, (int)pillar, BY_HEADING);
        p->plan.column[column].pillar = pillar;
        return;
    }
    bool second = roles[kind].role != ROLE_NONE && seen[roles[kind].role];
    seen[roles[kind].role] = true;
    take(p, column, second ? ROLE_NONE : roles[kind].role, second ? COLUMN_META : roles[kind].use,
         0, kind == TOOL_COLUMN_NONE ? BY_NOTHING : BY_HEADING);
}

// One heading may be an accident; two are the tool's.
static Tool find_tool(const ColumnPlanner *p)
{
    size_t signs[TOOLS] = { 0 };
    for (size_t i = 0; i < p->headings->count; i++) {
        Tool tool = TOOL_UNKNOWN;
        tool_column_of(&p->headings->column[i], &tool);
        signs[tool]++;
        signs[TOOL_LIMESURVEY] +=
            slice_starts(p->headings->column[i].part[PART_CODE_SUB], S("sq0"));
        signs[TOOL_QUALTRICS] += p->headings->column[i].has_import_id;
    }
    for (int tool = TOOL_UNKNOWN + 1; tool < TOOLS; tool++)
        if (signs[tool] >= 2)
            return (Tool)tool;
    return TOOL_UNKNOWN;
}

static void find_others(ColumnPlanner *p)
{
    bool seen[ROLES] = { false };
    for (size_t i = 0; i < p->headings->count; i++)
        seen[p->plan.column[i].role] = p->plan.column[i].role != ROLE_NONE;
    for (size_t i = 0; i < p->headings->count; i++)
        find_other(p, (int)i, seen);
    p->plan.tool = find_tool(p);
}

// ---- what is missing ----

// The headings that may be questions: those of columns without another use.
static Slice headings_listed(ColumnPlanner *p)
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

static void complain_of_all(ColumnPlanner *p)
{
    size_t filled = 0, at = 0;
    for (size_t i = p->headings->count; i-- > 0;) {
        if (p->headings->column[i].shown.len == 0)
            continue;
        filled++;
        at = i;
    }
    if (filled == 1)
        diagnose(p->d, DIAG_HEADINGS_ALONE, p->headings->place,
                 heading_quoted(p->arena, p->headings, at));
    else
        diagnose(p->d, DIAG_QUESTIONS_NONE, p->headings->place, headings_listed(p),
                 likely_range(p));
}

static void complain_of_missing(ColumnPlanner *p)
{
    enum { MISSING_SHOWN = 3 };
    size_t missing = 0, missed = 0;
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
        // As many as are shown: it takes long in a wide file.
        Slice text = p->shown[item].len ? p->shown[item] : question_id(item);
        diagnose(p->d, DIAG_QUESTION_MISSING, p->headings->place, question_id(item),
                 missed++ < MISSING_SHOWN ? nearest_headings(p->arena, p->headings, text, used)
                                          : S(""));
    }
}

static ColumnPlanner planner_new(Arena *arena, Diagnostics *d, const Headings *headings,
                                 const ResponseMapping *mapping, const Slice question_text[ITEMS])
{
    ColumnPlanner p = { .arena = arena, .d = d, .headings = headings, .mapping = mapping };
    p.plan.count = headings->count;
    p.plan.column = arena_many(arena, ColumnPlan, headings->count);
    p.plan.uses = arena_many(arena, ColumnUse, headings->count);
    p.plan.hidden = arena_many(arena, bool, headings->count);
    p.plan.again = arena_many(arena, int, headings->count);
    p.taken = arena_many(arena, bool, headings->count);
    for (int item = 0; item < ITEMS; item++) {
        p.shown[item] = question_text[item].at ? question_text[item] : S("");
        p.texts[item] = wording_key(arena, p.shown[item]);
        p.item_column[item] = ITEM_UNKNOWN;
        p.plan.next_item[item] = -1;
        p.plan.statement[item] = S("");
    }
    for (size_t i = 0; i < headings->count; i++) {
        p.plan.again[i] = -1;
        p.plan.uses[i] = (ColumnUse){ .column = i + 1,
                                      .heading = headings->column[i].shown,
                                      .use = COLUMN_UNUSED };
    }
    return p;
}

ResponsePlan columns_plan(Arena *arena, Diagnostics *d, const Headings *headings,
                          const Preview *preview, size_t from, const ResponseMapping *mapping,
                          const Slice question_text[ITEMS])
{
    ColumnPlanner p = planner_new(arena, d, headings, mapping, question_text);
    p.preview = preview;
    p.from = from;
    map_columns(&p);
    MappedItems mapped = { .place = p.mapping->columns_place };
    for (int item = 0; item < ITEMS; item++) {
        mapped.column[item] = p.mapped_by[item] ? p.item_column[item] : -1;
        mapped.name[item] = p.mapped_by[item];
    }
    if (p.mapping->column_count)
        moved_columns_check(p.arena, p.d, p.headings, &mapped, p.texts);
    map_others(&p);
    QuestionMatches matches = find_questions(&p);
    if (!is_given(&mapping->department))
        find_department(&p);
    find_others(&p);
    if (!is_given(&mapping->department) && !p.plan.has_department)
        offer_departments(&p);
    if (matches.other_item < 0 && !p.plan.refused)
        complain_of_missing(&p);
    else if (matches.other_item >= 0)
        diagnose(d, DIAG_HEADINGS_SAY_OTHER, headings->place, question_id(matches.other_item),
                 matches.other_words, likely_range(&p));
    memcpy(p.plan.item_column, p.item_column, sizeof p.item_column);
    for (size_t i = 0; i < headings->count; i++)
        p.plan.hidden[i] = p.plan.column[i].role == ROLE_NONE || p.plan.column[i].role == ROLE_KEY;
    return p.plan;
}
