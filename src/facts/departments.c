// Departments, with what the privacy plan withholds left out: null, and in texts an en dash.
#include "facts/parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/pattern.h"
#include "score/questions.h"

bool facts_has_departments(const FactsContext *context)
{
    for (size_t d = 0; context->scan->has_departments && d < context->results->department_count; d++)
        if (!context->results->department[d].withheld)
            return true;
    return false;
}

static json_t *cell(const FactsContext *context, Pillar pillar, const DepartmentPillar *result,
                    const Change *change)
{
    bool shown = !result->withheld;
    json_t *object = facts_object();
    facts_put_text(object, "id", pillar_id(pillar));
    facts_put_text(object, "name", words_pillar(context->words, (int)pillar));
    facts_put_flag(object, "withheld", result->withheld);
    facts_put_people(context, object, "n", shown ? (int64_t)result->tally.n : -1);
    facts_put_score(context, object, "score", shown ? result->score : fraction_none());
    facts_put_figure(context, object, "value", shown ? result->value : fraction_none(), 1);
    facts_put(object, "phase", facts_phase(context, shown ? result->phase : -1));
    facts_put(object, "direction", shown ? json_integer(result->direction) : json_null());
    facts_put_flag(object, "is_higher", shown && result->direction > 0);
    facts_put_flag(object, "is_lower", shown && result->direction < 0);
    facts_put_number(object, "p_holm", shown && context->results->whole ? result->p_holm : (double)NAN);
    ChangeFacts since = facts_change_of(context, change);
    facts_put(object, "change", record_json(&context->style, &change_record, &since));
    return object;
}

Slice facts_indent(const FactsContext *context, size_t above)
{
    Slice indent = S("");
    for (; above; above = context->scan->departments[above - 1].above)
        indent = slice_print(context->arena, "%s%.*s\u00A0\u00A0\u00A0", indent.len ? "" : "\u2060",
                             SLICE_ARGS(indent));
    return indent;
}

// A department, or a row of several (then `above`, counted from 1, is the one that they are all below).
// `change`: since the previous scan, or NULL.
static json_t *department(const FactsContext *context, Slice name, const DepartmentResult *result,
                          size_t above, bool merged, const DepartmentChange *change)
{
    const Department *departments = context->scan->departments;
    int64_t level = 0;
    json_t *object = facts_object();
    facts_put_text(object, "name", name);
    facts_put_flag(object, "merged", merged);
    facts_put_text(object, "parent", above ? departments[above - 1].name : S(""));
    for (size_t a = above; a; a = departments[a - 1].above)
        level++;
    facts_put_count(object, "level", level);
    facts_put_text(object, "indent", facts_indent(context, above));
    facts_put_flag(object, "withheld", result->withheld);
    facts_put_people(context, object, "n", result->withheld ? -1 : (int64_t)result->n);
    facts_put_share(context, object, "rate", facts_department_rate(result));
    facts_put_figure(context, object, "mean", result->withheld ? fraction_none() : result->mean, 1);
    json_t *pillars = facts_array();
    for (int p = 0; p < PILLARS; p++)
        facts_append(pillars,
                     cell(context, (Pillar)p, &result->pillar[p], change ? &change->pillar[p] : NULL));
    facts_put(object, "pillars", pillars);
    return object;
}

static json_t *department_at(const FactsContext *context, size_t index)
{
    const Department *named = &context->scan->departments[index];
    const ScanChange *change = context->results->change;
    return department(context, named->name, &context->results->department[index], named->above, false,
                      change ? &change->department[index] : NULL);
}

Slice facts_merged_name(const FactsContext *context, size_t index)
{
    size_t above = context->results->merged[index].above;
    if (!above)
        return slice_of(context->words->other_departments);
    const PatternBlank blank = { "department", context->scan->departments[above - 1].name };
    return pattern_fill(context->arena, slice_of(context->words->other_departments_of), &blank, 1);
}

static void append_merged(const FactsContext *context, json_t *array, size_t index)
{
    const MergedResult *merged = &context->results->merged[index];
    facts_append(array, department(context, facts_merged_name(context, index), &merged->result, merged->above,
                                   true, NULL));
}

// The row of several below that department, if there is one: it stands after all others there, for it is no
// department that can be compared with them.
static void append_merged_below(const FactsContext *context, json_t *array, size_t above)
{
    for (size_t m = 0; m < context->results->merged_count; m++)
        if (context->results->merged[m].above == above)
            append_merged(context, array, m);
}

static bool lies_in(const Department *departments, size_t department, size_t above)
{
    while (department && department != above)
        department = departments[department - 1].above;
    return department != 0;
}

// Those of a department, and of the ones it lies in, that end before `next` (0: the list ends). All counted
// from 1.
static void append_merged_of(const FactsContext *context, json_t *array, size_t department, size_t next)
{
    const Department *departments = context->scan->departments;
    for (; department && !lies_in(departments, next, department);
         department = departments[department - 1].above)
        append_merged_below(context, array, department);
}

// `questions` by item; NULL for a row of several, which has none.
static void put_questions(const FactsContext *context, json_t *department,
                          const DepartmentQuestion *questions)
{
    json_t *array = facts_array();
    for (int item = 0; item < ITEMS; item++) {
        bool withheld = !questions || questions[item].withheld;
        json_t *object = facts_object();
        facts_put_text(object, "id", question_id(item));
        facts_put_flag(object, "withheld", withheld);
        facts_put_figure(context, object, "mean", withheld ? fraction_none() : questions[item].mean, 1);
        facts_append(array, object);
    }
    facts_put(department, "questions", array);
}

json_t *facts_departments(const FactsContext *context)
{
    size_t count = context->results->department_count;
    DepartmentQuestion(*questions)[ITEMS] =
        score_department_questions(context->arena, context->scan, context->results);
    json_t *array = facts_array(), *department;
    size_t d;
    for (d = 0; d < count; d++)
        facts_append(array, department_at(context, d));
    for (size_t m = 0; m < context->results->merged_count; m++)
        append_merged(context, array, m);
    json_array_foreach(array, d, department)
        put_questions(context, department, d < count ? questions[d] : NULL);
    return array;
}

static bool stands_out(const DepartmentResult *department)
{
    for (int p = 0; p < PILLARS; p++)
        if (!department->pillar[p].withheld && department->pillar[p].direction != 0)
            return true;
    return false;
}

// Who clearly differs over all pillars together: how many, and where that is one, or one up and one down, by
// name, unless scan.yaml keeps names out of headings.
static void put_overall(const FactsContext *context, json_t *object, int64_t shown, int64_t clear)
{
    bool differs = shown && context->results->departments_differ;
    enum { HEADING = 52 }; // bytes of names in a heading of two lines
    const Department *named = context->scan->departments, *higher = NULL, *lower = NULL;
    int64_t count = 0;
    for (size_t d = 0; shown && d < context->results->department_count; d++) {
        int direction = context->results->department[d].direction;
        count += direction != 0;
        higher = direction > 0 ? &named[d] : higher;
        lower = direction < 0 ? &named[d] : lower;
    }
    size_t letters = (higher ? higher->name.len : 0) + (lower ? lower->name.len : 0);
    bool by_name = context->scan->settings.name_departments && letters <= HEADING &&
                   count == (higher != NULL) + (lower != NULL);
    facts_put_flag(object, "differs", differs);
    facts_put_people(context, object, "overall_count", count);
    facts_put_number_words(context, object, "overall_count", count);
    facts_put_flag(object, "has_overall", count > 0);
    facts_put_flag(object, "overall_is_one", count == 1);
    facts_put_text(object, "named_higher", by_name && higher ? higher->name : S(""));
    facts_put_text(object, "named_lower", by_name && lower ? lower->name : S(""));
    facts_put_flag(object, "has_named", by_name && count > 0);
    facts_put_flag(object, "counts_in_heading", differs && clear > 0 && !(by_name && count > 0));
}

json_t *facts_department_spread(const FactsContext *context)
{
    json_t *object = facts_object();
    enum { TO_SPREAD = 3, TO_TELL_APART = 12 };
    int64_t shown = 0, clear = 0;
    bool levels = false;
    for (size_t d = 0; facts_has_departments(context) && d < context->results->department_count; d++) {
        const DepartmentResult *department = &context->results->department[d];
        shown += !department->withheld;
        clear += !department->withheld && stands_out(department);
        levels = levels || (!department->withheld && context->scan->departments[d].above);
    }
    facts_put_people(context, object, "shown", shown);
    facts_put_people(context, object, "clear_count", clear);
    facts_put_number_words(context, object, "shown", shown);
    facts_put_number_words(context, object, "clear_count", clear);
    facts_put_flag(object, "has_clear", clear > 0);
    facts_put_flag(object, "clear_is_one", clear == 1);
    facts_put_flag(object, "clear_is_all", clear > 1 && clear == shown);
    put_overall(context, object, shown, clear);
    facts_put_flag(object, "has_levels", levels);
    facts_put_flag(object, "has_dots", shown >= TO_SPREAD && (shown <= TO_TELL_APART || clear > 0));
    return object;
}

static size_t depth(const Department *departments, size_t index)
{
    size_t count = 0;
    for (size_t a = departments[index].above; a; a = departments[a - 1].above)
        count++;
    return count;
}

// Of two departments the ones that stand below the same: they themselves, or what they lie below. False where
// one lies below the other; then both become the same.
static bool siblings(const Department *departments, size_t *a, size_t *b)
{
    size_t deep_a = depth(departments, *a), deep_b = depth(departments, *b);
    for (; deep_a > deep_b; deep_a--)
        *a = departments[*a].above - 1;
    for (; deep_b > deep_a; deep_b--)
        *b = departments[*b].above - 1;
    while (*a != *b && departments[*a].above != departments[*b].above) {
        *a = departments[*a].above - 1;
        *b = departments[*b].above - 1;
    }
    return *a != *b;
}

// Withheld last and by name alone: their order must tell nothing about their scores. What lies below a
// department follows it: nobody is ranked among their own parts.
static int by_mean(const void *left, const void *right, void *data)
{
    const FactsContext *context = data;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    const Department *departments = context->scan->departments;
    if (a != b && !siblings(departments, &a, &b)) {
        a = depth(departments, *(const size_t *)left);
        b = depth(departments, *(const size_t *)right);
        return (a > b) - (a < b);
    }
    const DepartmentResult *x = &context->results->department[a], *y = &context->results->department[b];
    int order = (int)x->withheld - (int)y->withheld;
    if (!order && !x->withheld)
        order = fraction_compare(y->mean, x->mean);
    if (!order)
        order = slice_compare(context->scan->departments[a].name, context->scan->departments[b].name);
    return order ? order : (a > b) - (a < b);
}

size_t *facts_order_by_mean(const FactsContext *context)
{
    FactsContext copy = *context; // qsort_r hands it on without const
    size_t count = context->results->department_count;
    size_t *order = arena_many(context->arena, size_t, count);
    for (size_t d = 0; d < count; d++)
        order[d] = d;
    qsort_r(order, count, sizeof *order, by_mean, &copy);
    return order;
}

// By department: is one that lies below it shown? In the arena.
static bool *with_parts_of(const FactsContext *context)
{
    const Results *results = context->results;
    bool *with_parts = arena_many(context->arena, bool, results->department_count);
    for (size_t d = 0; d < results->department_count; d++)
        for (size_t a = context->scan->departments[d].above; a && !results->department[d].withheld;
             a = context->scan->departments[a - 1].above)
            with_parts[a - 1] = true;
    return with_parts;
}

json_t *facts_departments_by_mean(const FactsContext *context)
{
    const size_t *order = facts_order_by_mean(context);
    const bool *with_parts = with_parts_of(context);
    size_t count = context->results->department_count;
    json_t *array = facts_array();
    for (size_t i = 0; i < count; i++) {
        json_t *department = department_at(context, order[i]);
        facts_put_flag(department, "has_parts", with_parts[order[i]]);
        facts_append(array, department);
        append_merged_of(context, array, order[i] + 1, i + 1 < count ? order[i + 1] + 1 : 0);
    }
    append_merged_below(context, array, 0);
    return array;
}
