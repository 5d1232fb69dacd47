// SPDX-License-Identifier: EUPL-1.2
#include "facts/department_order.h"

#include <stdlib.h>

#include "base/pattern.h"
#include "facts/context.h"
#include "model/department.h"
#include "model/scan.h"
#include "model/strings.h"

bool facts_has_departments(const FactsContext *context)
{
    for (size_t d = 0; context->scan->has_departments && d < context->results->department_count;
         d++)
        if (!context->results->department[d].withheld)
            return true;
    return false;
}

Fraction facts_department_rate(const DepartmentResult *department)
{
    bool known = department->invited > 0 && (uint64_t)department->invited >= department->n;
    return department->withheld || !known ? fraction_none()
                                          : fraction((int128)department->n, department->invited);
}

Slice facts_indent(const FactsContext *context, size_t above)
{
    Slice indent = S("");
    for (; above; above = context->scan->departments[above - 1].above)
        indent = slice_print(context->arena, "%s%.*s\u00A0\u00A0\u00A0", indent.len ? "" : "\u2060",
                             SLICE_ARGS(indent));
    return indent;
}

Slice facts_merged_name(const FactsContext *context, size_t index)
{
    size_t above = context->results->merged[index].above;
    if (!above)
        return slice_of(context->strings->other_departments);
    const PatternBlank blank = { "department", context->scan->departments[above - 1].name };
    return pattern_fill(context->arena, slice_of(context->strings->other_departments_of), &blank,
                        1);
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
    const DepartmentResult *x = &context->results->department[a],
                           *y = &context->results->department[b];
    int order = (int)x->withheld - (int)y->withheld;
    if (!order && !x->withheld)
        order = fraction_compare(y->mean, x->mean);
    if (!order)
        order =
            slice_compare(context->scan->departments[a].name, context->scan->departments[b].name);
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
