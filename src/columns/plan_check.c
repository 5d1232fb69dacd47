// SPDX-License-Identifier: EUPL-1.2
#include "columns/plan_check.h"

#include "base/buffer.h"
#include "columns/messages.h"
#include "columns/wording.h"

typedef struct PlanCheck {
    Arena *arena;
    Diagnostics *d;
    const Headings *headings;
    const Preview *preview;
    size_t from;
    ResponsePlan *plan;
} PlanCheck;

// ---- the words beside the numbers ----

enum { STATEMENT_WORDS = 4 };

// A text that more than two headings have is no statement, but the question above a grid.
static void check_words(PlanCheck *c, const Slice texts[ITEMS])
{
    Slice keys[ITEMS];
    size_t with_words = 0, other = 0;
    int first = -1;
    for (int item = 0; item < ITEMS; item++)
        keys[item] = wording_key(c->arena, c->plan->statement[item]);
    for (int item = 0; item < ITEMS; item++) {
        size_t times = 0;
        for (int i = 0; i < ITEMS; i++)
            times += slice_equal(keys[i], keys[item]);
        if (times > 2)
            c->plan->statement[item] = S("");
        if (times > 2 || wording_count(keys[item]) < STATEMENT_WORDS)
            continue;
        for (int twin = item + 1; twin < ITEMS && times == 2; twin++)
            if (slice_equal(keys[item], keys[twin]))
                diagnose(c->d, DIAG_HEADING_WORDS_TWICE,
                         c->headings->column[c->plan->item_column[twin]].place, question_id(item),
                         question_id(twin));
        bool is_other = !c->plan->handbook[item] && !wording_resembles(keys[item], texts[item]);
        with_words++;
        other += is_other;
        first = first < 0 && is_other ? item : first;
    }
    if (other >= ITEMS / 4 && other * 4 > with_words * 3)
        diagnose(c->d, DIAG_HEADINGS_OTHER_WORDS, c->headings->place,
                 slice_print(c->arena, "%zu", other), question_id(first),
                 c->plan->statement[first]);
}

// ---- two scales ----

static bool holds_answers(const PlanCheck *c, int column)
{
    ColumnFacts facts = preview_column(c->preview, (size_t)column, c->from);
    return facts.filled > 0 && facts.answers * 5 >= facts.filled * 4;
}

static Slice letters_of(PlanCheck *c, const int *column, size_t count)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < count; i++) {
        Slice letters = column_letters(c->arena, (size_t)column[i]);
        buffer_print(&out, "%s%.*s", i ? ", " : "", SLICE_ARGS(letters));
    }
    Slice list = slice_copy(c->arena, buffer_slice(&out));
    buffer_free(&out);
    return list;
}

// Below each question's heading two columns of answers with the same two labels: "now" and "wanted".
static bool complain_of_scales(PlanCheck *c)
{
    int other[ITEMS], main_column = c->plan->item_column[0];
    Slice label = S(""), second = S("");
    for (int item = 0; item < ITEMS; item++)
        other[item] = -1;
    for (size_t i = 0; i < c->headings->count; i++)
        if (c->plan->again[i] >= 0 && c->headings->column[i].under && other[c->plan->again[i]] < 0)
            other[c->plan->again[i]] = (int)i;
    for (int item = 0; item < ITEMS; item++) {
        if (c->plan->item_column[item] < 0 || other[item] < 0 || !holds_answers(c, other[item]) ||
            !holds_answers(c, c->plan->item_column[item]))
            return false;
        Slice one = c->headings->column[c->plan->item_column[item]].part[PART_SECOND];
        Slice two = c->headings->column[other[item]].part[PART_SECOND];
        if (item > 0 && !(slice_equal(one, label) && slice_equal(two, second)))
            return false;
        label = one;
        second = two;
    }
    uint8_t answer = answer_of(c->preview->answers, label);
    if (answer != NO_ANSWER)
        return false;
    diagnose(c->d, DIAG_QUESTION_SETS, c->headings->column[main_column].place,
             c->headings->column[main_column].cell[1], c->headings->column[other[0]].cell[1],
             letters_of(c, c->plan->item_column, ITEMS), letters_of(c, other, ITEMS));
    return true;
}

// The cells say what the headings do not: these are not the answers of people.
static bool complain_of_percents(PlanCheck *c)
{
    size_t questions = 0, percents = 0;
    for (int item = 0; item < ITEMS; item++) {
        if (c->plan->item_column[item] < 0)
            continue;
        ColumnFacts facts = preview_column(c->preview, (size_t)c->plan->item_column[item], c->from);
        questions++;
        percents += facts.filled > 0 && facts.percents * 2 > facts.filled;
    }
    if (questions == 0 || percents * 2 <= questions)
        return false;
    diagnose(c->d, DIAG_ANSWERS_PERCENT, c->headings->place);
    return true;
}

void plan_check(Arena *arena, Diagnostics *d, const Headings *headings, const Preview *preview,
                size_t from, const Slice question_text[ITEMS], ResponsePlan *plan)
{
    PlanCheck check = { arena, d, headings, preview, from, plan };
    Slice texts[ITEMS];
    for (int item = 0; item < ITEMS; item++)
        texts[item] = question_text[item].at ? wording_key(arena, question_text[item]) : S("");
    check_words(&check, texts);
    plan->refused = complain_of_scales(&check) || complain_of_percents(&check) || plan->refused;
}
