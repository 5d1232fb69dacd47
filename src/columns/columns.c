// SPDX-License-Identifier: EUPL-1.2
#include "columns/columns.h"

#include <string.h>

#include "base/buffer.h"
#include "columns/column_planner.h"
#include "columns/found_columns.h"
#include "columns/further_columns.h"
#include "columns/mapped_columns.h"
#include "columns/messages.h"
#include "columns/moved_columns.h"
#include "columns/question_match.h"
#include "columns/wording.h"
#include "table/small_table.h"

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
        planner_give_item(p, item, column, why);
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
    further_columns_settle(p);
    if (given < ITEMS && matches.beyond_count)
        complain_of_beyond(p, &matches);
    return matches;
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

// ---- the plan ----

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
    if (mapping->department.text.len == 0)
        find_department(&p);
    find_others(&p);
    if (mapping->department.text.len == 0 && !p.plan.has_department)
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
