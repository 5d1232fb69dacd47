// SPDX-License-Identifier: EUPL-1.2
#include "score/advice.h"

#include <math.h>
#include <stdlib.h>

#include "model/department.h"
#include "model/scan.h"

typedef struct Chooser {
    const Scan *scan;
    const Results *results;
    Advice advice;
} Chooser;

static const DepartmentPillar *cell(const Chooser *c, const DepartmentAdvice *a, Pillar pillar)
{
    return &c->results->department[a->department].pillar[pillar];
}

static Slice name_of(const Chooser *c, const DepartmentAdvice *a)
{
    return c->scan->departments[a->department].name;
}

static double least_p(const Chooser *c, const DepartmentAdvice *a)
{
    return a->pillar_count ? cell(c, a, a->pillar[0])->p_holm : 1;
}

// ---- what is said of one department ----

// Into its place among the reasons, by p; pillars come in their order, so equal ones keep it.
static void add_reason(const Chooser *c, DepartmentAdvice *a, Pillar pillar)
{
    size_t at = a->pillar_count++;
    while (at > 0 && cell(c, a, a->pillar[at - 1])->p_holm > cell(c, a, pillar)->p_holm) {
        a->pillar[at] = a->pillar[at - 1];
        at--;
    }
    a->pillar[at] = pillar;
}

static DepartmentAdvice advice_on(const Chooser *c, size_t department)
{
    DepartmentAdvice a = { .department = department, .kind = ADVICE_AVERAGE };
    const DepartmentResult *whole = &c->results->department[department];
    bool high = false, low = false;
    for (int p = 0; p < PILLARS; p++) {
        const DepartmentPillar *result = cell(c, &a, (Pillar)p);
        if (result->withheld || c->results->pillar[p].withheld || fraction_is_none(result->score))
            continue;
        high = high || result->direction > 0;
        low = low || result->direction < 0;
        if (result->direction)
            add_reason(c, &a, (Pillar)p);
    }
    a.mean = fraction_double(whole->mean);
    a.organisation = fraction_double(whole->organisation);
    a.offset = fraction_double(fraction_subtract(whole->mean, whole->organisation));
    a.clear = high || low;
    if (a.clear)
        a.kind = high && low ? ADVICE_MIXED : high ? ADVICE_HIGH : ADVICE_LOW;
    return a;
}

// ---- the order of all ----

static int stands_out_more(const Chooser *c, const DepartmentAdvice *a, const DepartmentAdvice *b)
{
    double p = least_p(c, a), q = least_p(c, b);
    int order = (a->pillar_count < b->pillar_count) - (a->pillar_count > b->pillar_count);
    if (!order)
        order = (p > q) - (p < q);
    if (!order)
        order = (fabs(a->offset) < fabs(b->offset)) - (fabs(a->offset) > fabs(b->offset));
    return order ? order : slice_compare(name_of(c, a), name_of(c, b));
}

static int by_kind(const void *left, const void *right, void *data)
{
    const Chooser *c = data;
    const DepartmentAdvice *a = left, *b = right;
    if (a->kind != b->kind)
        return (a->kind > b->kind) - (a->kind < b->kind);
    if (a->kind != ADVICE_AVERAGE)
        return stands_out_more(c, a, b);
    int order = (fabs(a->offset) > fabs(b->offset)) - (fabs(a->offset) < fabs(b->offset));
    return order ? order : slice_compare(name_of(c, a), name_of(c, b));
}

// ---- extremes that chance may have made ----

// Where none is clearly high, or low, the one that is furthest on that side stands for it.
static void name_extreme(Chooser *c, AdviceKind kind)
{
    DepartmentAdvice *found = NULL;
    int side = kind == ADVICE_HIGH ? 1 : -1;
    for (size_t i = 0; i < c->advice.count; i++) {
        DepartmentAdvice *a = &c->advice.department[i];
        if (a->kind == kind || a->kind == ADVICE_MIXED)
            return;
        double far = fabs(a->offset), farthest = found ? fabs(found->offset) : 0;
        bool is_further = !found || far > farthest ||
                          (far == farthest && slice_compare(name_of(c, a), name_of(c, found)) < 0);
        if (a->kind == ADVICE_AVERAGE && a->offset * side > 0 && is_further)
            found = a;
    }
    if (found)
        found->kind = kind;
}

// ---- six of them ----

static bool advise_first(Chooser *c, AdviceKind kind)
{
    for (size_t i = 0; i < c->advice.count; i++) {
        DepartmentAdvice *a = &c->advice.department[i];
        if (a->kind == kind && !a->advised && !a->has_parts)
            return a->advised = true;
    }
    return false;
}

// The one that stands out most of those that do and are not advised yet.
static bool advise_extreme(Chooser *c)
{
    DepartmentAdvice *found = NULL;
    for (size_t i = 0; i < c->advice.count; i++) {
        DepartmentAdvice *a = &c->advice.department[i];
        if (a->kind != ADVICE_AVERAGE && !a->advised && !a->has_parts &&
            (!found || stands_out_more(c, a, found) < 0))
            found = a;
    }
    return found && (found->advised = true);
}

// Mark all that another one lies below, at whatever distance.
static void find_parts(Arena *arena, Chooser *c)
{
    const Department *departments = c->scan->departments;
    bool *has_parts = arena_many(arena, bool, c->results->department_count);
    for (size_t i = 0; i < c->advice.count; i++) {
        size_t above = departments[c->advice.department[i].department].above;
        for (; above; above = departments[above - 1].above)
            has_parts[above - 1] = true;
    }
    for (size_t i = 0; i < c->advice.count; i++)
        c->advice.department[i].has_parts = has_parts[c->advice.department[i].department];
}

static void advise(Chooser *c)
{
    int extremes = 0, all;
    for (int turn = 0; turn < (ADVICE_INTERVIEWS - ADVICE_AVERAGES) / 2; turn++) {
        extremes += advise_first(c, ADVICE_HIGH);
        extremes += advise_first(c, ADVICE_LOW);
    }
    while (extremes < ADVICE_INTERVIEWS - ADVICE_AVERAGES && advise_extreme(c))
        extremes++;
    all = extremes;
    while (all < ADVICE_INTERVIEWS && advise_first(c, ADVICE_AVERAGE))
        all++;
    while (all < ADVICE_INTERVIEWS && advise_extreme(c))
        all++;
}

Advice advice_make(Arena *arena, const Scan *scan, const Results *results)
{
    Chooser c = { scan,
                  results,
                  { arena_many(arena, DepartmentAdvice, results->department_count), 0 } };
    for (size_t d = 0; scan->has_departments && !results->refused && d < results->department_count;
         d++) {
        DepartmentAdvice a = advice_on(&c, d);
        if (!results->department[d].withheld && !isnan(a.offset))
            c.advice.department[c.advice.count++] = a;
    }
    find_parts(arena, &c);
    if (c.advice.count > 1) {
        name_extreme(&c, ADVICE_HIGH);
        name_extreme(&c, ADVICE_LOW);
    }
    qsort_r(c.advice.department, c.advice.count, sizeof *c.advice.department, by_kind, &c);
    advise(&c);
    return c.advice;
}
