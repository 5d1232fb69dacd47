// SPDX-License-Identifier: EUPL-1.2
#include "score/measured_plan.h"

#include <string.h>

// ---- cells of all ----

// All gave the same mark, so that its mean tells each of them.
static bool is_alike(const MarkMean *mean)
{
    return fraction_compare(mean->least, mean->most) == 0;
}

static bool mean_shown(const MarkMean *mean, size_t least)
{
    return mean->n >= least && !is_alike(mean);
}

static bool promoter_shown(const PromoterScore *score, size_t least)
{
    return score->n >= least && score->promoters < score->n && score->detractors < score->n &&
           !promoter_tells_few(score, false, least);
}

static size_t complete_rows(const Measurement *measurement, const MarkSet *set)
{
    size_t count = 0;
    for (size_t row = 0; row < measurement->rows; row++)
        count += mark_row_complete(set, row);
    return count;
}

// So few left some questions open that what they said would be the rest of two sums.
static bool few_incomplete(size_t people, size_t complete, size_t least)
{
    size_t incomplete = people - complete;
    return incomplete > 0 && incomplete < least;
}

// Of an answer that is there or not, a mean tells how many gave each.
static bool question_shown(const MeasuredQuestion *question, const QuestionScore *score,
                           size_t least)
{
    bool two = question->scale.steps == 2;
    bool few = two && (score->count[0] < least || score->count[1] < least);
    return mean_shown(&score->mean, least) && !few;
}

// A question that is not shown, alone among those that are, would be what the dimension holds more than they.
static bool holds_hidden(const MeasurementScore *score, const bool *shown, int dimension)
{
    bool hidden = false;
    for (size_t i = 0; i < score->measurement->question_count; i++)
        hidden = hidden || (score->measurement->question[i].dimension == dimension && !shown[i] &&
                            score->all.question[i].answered > 0);
    return hidden;
}

static bool dimension_shown(const MeasurementScore *score, const bool *question, size_t i,
                            size_t least)
{
    const Measurement *measurement = score->measurement;
    const DimensionScore *dimension = &score->all.dimension[i];
    size_t complete = complete_rows(measurement, &dimension->set);
    bool tells = measurement->dimension[i].route == ROUTE_RESPONDENTS &&
                 few_incomplete(dimension->mean.n, complete, least);
    return mean_shown(&dimension->mean, least) && !tells && !holds_hidden(score, question, (int)i);
}

// The gap and the mean of the one question are the mean of the other over who answered both: beside that over
// all who answered it, they tell of those who did not.
static bool pair_shown(const MeasurementScore *score, const MeasuredPlan *plan, size_t gap,
                       size_t pair, size_t least)
{
    size_t n = score->gap[gap].pair_n[pair];
    const MeasuredGap *of = &score->measurement->gap[gap];
    const int question[] = { of->of[pair], of->against[pair] };
    bool shown = n >= least;
    for (int i = 0; i < 2; i++)
        shown = shown && plan->question[question[i]] &&
                !few_incomplete(score->all.question[question[i]].mean.n, n, least);
    return shown;
}

static void plan_all(const MeasurementScore *score, size_t least, MeasuredPlan *plan)
{
    const Measurement *measurement = score->measurement;
    const CustomerValue *value = &score->all.value;
    plan->people = score->all.respondents >= least;
    for (size_t i = 0; i < measurement->question_count; i++)
        plan->question[i] =
            question_shown(&measurement->question[i], &score->all.question[i], least);
    for (size_t i = 0; i < measurement->dimension_count; i++)
        plan->dimension[i] = dimension_shown(score, plan->question, i, least);
    for (size_t i = 0; i < measurement->gap_count; i++) {
        plan->gap[i] = true;
        for (size_t k = 0; k < score->gap[i].count; k++)
            plan->gap[i] = plan->gap[i] && pair_shown(score, plan, i, k, least);
    }
    plan->value = value->asked && mean_shown(&value->mean, least);
    for (size_t i = 0; i < measurement->question_count; i++)
        if (measurement->question[i].asked_for >= ASKED_SATISFACTION &&
            measurement->question[i].asked_for <= ASKED_RECOMMENDATION)
            plan->value = plan->value && plan->question[i];
    plan->complete = plan->value && mean_shown(&value->complete, least) &&
                     !few_incomplete(value->mean.n, value->complete.n, least);
    plan->promoter =
        score->all.recommendation && promoter_shown(&score->all.recommendation->promoter, least);
}

// ---- one breakdown ----

// Does this respondent add to the cell?
static bool adds_to(const MeasurementScore *score, size_t cell, size_t row)
{
    const Measurement *measurement = score->measurement;
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MeasuredQuestion *question = &measurement->question[i];
        bool of_value = question->asked_for >= ASKED_SATISFACTION &&
                        question->asked_for <= ASKED_RECOMMENDATION;
        bool counts = cell == GROUP_PEOPLE  ? true
                      : cell == GROUP_VALUE ? of_value
                      : cell == GROUP_PROMOTER
                          ? question->asked_for == ASKED_RECOMMENDATION
                          : question->dimension == (int)(cell - GROUP_DIMENSION);
        if (counts && question->mark[row] >= 0)
            return true;
    }
    return false;
}

// May the cell of one group be shown, for itself?
static bool group_shown(const MeasurementScore *score, const MeasuredGroup *group, size_t cell,
                        size_t least)
{
    if (group->respondents < least)
        return false;
    if (cell == GROUP_PEOPLE)
        return true;
    if (cell == GROUP_PROMOTER)
        return group->recommendation && promoter_shown(&group->recommendation->promoter, least);
    if (cell >= GROUP_DIMENSION)
        return mean_shown(&group->dimension[cell - GROUP_DIMENSION].mean, least);
    bool shown = group->value.asked && mean_shown(&group->value.mean, least);
    for (size_t i = 0; i < score->measurement->question_count; i++) {
        AskedFor asked = score->measurement->question[i].asked_for;
        if (asked >= ASKED_SATISFACTION && asked <= ASKED_RECOMMENDATION)
            shown = shown && group->question[i].answered >= least;
    }
    return shown;
}

// People of one value who add to the cell, with the lowest and highest of what each of them adds.
typedef struct ValuePeople {
    size_t people;
    Fraction least, most;
} ValuePeople;

static void add_people(ValuePeople *to, ValuePeople other)
{
    if (other.people == 0)
        return;
    bool first = to->people == 0;
    to->people += other.people;
    to->least = first || fraction_compare(other.least, to->least) < 0 ? other.least : to->least;
    to->most = first || fraction_compare(other.most, to->most) > 0 ? other.most : to->most;
}

// What this respondent adds; "no value" where nothing.
static Fraction added_by(const MeasurementScore *score, size_t cell, const MarkSet *set, size_t row)
{
    if (!adds_to(score, cell, row))
        return fraction_none();
    if (cell == GROUP_PEOPLE)
        return fraction((int128)row, 1);
    Fraction own = mark_row_mean(set, row);
    bool side = cell == GROUP_PROMOTER && !fraction_is_none(own);
    return side ? fraction(promoter_side(&set->question[0]->scale, set->question[0]->mark[row]), 1)
                : own;
}

// By value of the trait; those without a value in the last place.
static ValuePeople *people_of(Arena *arena, const MeasurementScore *score,
                              const MeasuredTrait *trait, size_t cell)
{
    const Measurement *measurement = score->measurement;
    ValuePeople *people = arena_many(arena, ValuePeople, trait->count + 1);
    MarkSet set = { .count = 0 };
    if (cell == GROUP_VALUE)
        set = mark_set_customer_value(measurement);
    else if (cell >= GROUP_DIMENSION)
        set = mark_set_dimension(measurement, (int)(cell - GROUP_DIMENSION));
    for (size_t i = 0; i < measurement->question_count && cell == GROUP_PROMOTER; i++)
        if (measurement->question[i].asked_for == ASKED_RECOMMENDATION)
            set = mark_set_question(&measurement->question[i]);
    for (size_t row = 0; row < measurement->rows; row++) {
        Fraction own = added_by(score, cell, &set, row);
        if (!fraction_is_none(own))
            add_people(&people[trait->of[row] < 0 ? trait->count : (size_t)trait->of[row]],
                       (ValuePeople){ 1, own, own });
    }
    return people;
}

// Those whom no group that is shown holds are none, or so many that do not all say the same: else the
// smallest group is not shown either.
static void close_rest(const ValuePeople *people, size_t count, size_t least, bool *shown)
{
    for (;;) {
        ValuePeople rest = people[count];
        size_t smallest = count;
        for (size_t v = 0; v < count; v++) {
            if (!shown[v])
                add_people(&rest, people[v]);
            else if (smallest == count || people[v].people < people[smallest].people)
                smallest = v;
        }
        bool tells = rest.people < least || fraction_compare(rest.least, rest.most) == 0;
        if (rest.people == 0 || !tells || smallest == count)
            return;
        shown[smallest] = false;
    }
}

// ---- two breakdowns ----

typedef struct GroupGraph {
    size_t count;
    size_t *weight; // count × count: people in both
} GroupGraph;

static size_t node_of(const MeasuredTrait *trait, const bool *shown, size_t row)
{
    int32_t value = trait->of[row];
    return value >= 0 && shown[value] ? (size_t)value + 1 : 0;
}

// Stoer and Wagner, Journal of the ACM 44 (1997), 585–591: the last of a maximum adjacency order, cut off.
// The order stops where no node has an edge to those before it: other parts of the graph come later.
static size_t cut_phase(GroupGraph *graph, size_t start, bool *used, size_t *near)
{
    size_t last = start, before = start, cut = 0;
    memset(used, 0, graph->count * sizeof *used);
    memset(near, 0, graph->count * sizeof *near);
    for (size_t next = start; next < graph->count;) {
        used[next] = true;
        before = last;
        last = next;
        cut = near[next];
        for (size_t i = 0; i < graph->count; i++)
            near[i] += used[i] ? 0 : graph->weight[next * graph->count + i];
        next = graph->count;
        for (size_t i = 0; i < graph->count; i++)
            if (!used[i] && near[i] && (next == graph->count || near[i] > near[next]))
                next = i;
    }
    if (last == start)
        return 0;
    for (size_t i = 0; i < graph->count; i++) {
        graph->weight[before * graph->count + i] += graph->weight[last * graph->count + i];
        graph->weight[i * graph->count + before] += graph->weight[i * graph->count + last];
        graph->weight[last * graph->count + i] = graph->weight[i * graph->count + last] = 0;
    }
    graph->weight[before * graph->count + before] = 0;
    return cut;
}

// Is there a cut of one or more people, but fewer than `least`?
static bool has_small_cut(Arena *arena, GroupGraph *graph, size_t least)
{
    bool *used = arena_many(arena, bool, graph->count);
    size_t *near = arena_many(arena, size_t, graph->count);
    for (size_t start = 0; start < graph->count;) {
        size_t cut = cut_phase(graph, start, used, near);
        if (cut == 0)
            start++;
        else if (cut < least)
            return true;
    }
    return false;
}

static bool collide(Arena *arena, const MeasurementScore *score, const MeasuredPlan *plan,
                    size_t cell, size_t least)
{
    const MeasuredTrait *trait = score->measurement->trait;
    size_t first = trait[0].count + 1, nodes = first + trait[1].count + 1;
    GroupGraph graph = { .count = nodes, .weight = arena_many(arena, size_t, nodes * nodes) };
    for (size_t row = 0; row < score->measurement->rows; row++) {
        if (!adds_to(score, cell, row))
            continue;
        size_t a = node_of(&trait[0], plan->trait[0].shown[cell], row),
               b = first + node_of(&trait[1], plan->trait[1].shown[cell], row);
        graph.weight[a * nodes + b]++;
        graph.weight[b * nodes + a]++;
    }
    return has_small_cut(arena, &graph, least);
}

// ---- the plan ----

static void plan_trait(Arena *arena, const MeasurementScore *score, size_t t, size_t least,
                       MeasuredPlan *plan)
{
    const MeasuredTrait *trait = &score->measurement->trait[t];
    plan->trait[t].shown = arena_many(arena, bool *, plan->cells);
    for (size_t cell = 0; cell < plan->cells; cell++) {
        bool *shown = arena_many(arena, bool, trait->count);
        plan->trait[t].shown[cell] = shown;
        // The groups of a dimension together tell what it would itself.
        bool tells = cell >= GROUP_DIMENSION && !plan->dimension[cell - GROUP_DIMENSION];
        for (size_t v = 0; v < trait->count && (t < TRAITS_SHOWN_MOST || least == 0); v++)
            shown[v] =
                least == 0 || (!tells && group_shown(score, &score->group[t][v], cell, least));
        if (least)
            close_rest(people_of(arena, score, trait, cell), trait->count, least, shown);
    }
    for (size_t cell = 0; cell < plan->cells && t == 1 && least; cell++)
        if (collide(arena, score, plan, cell, least))
            memset(plan->trait[t].shown[cell], 0, trait->count * sizeof(bool));
}

MeasuredPlan measured_plan(Arena *arena, const MeasurementScore *score, int min_group, bool whole)
{
    const Measurement *measurement = score->measurement;
    MeasuredPlan plan = { .question = arena_many(arena, bool, measurement->question_count),
                          .dimension = arena_many(arena, bool, measurement->dimension_count),
                          .gap = arena_many(arena, bool, measurement->gap_count),
                          .trait = arena_many(arena, TraitPlan, measurement->trait_count),
                          .cells = GROUP_DIMENSION + measurement->dimension_count };
    if (whole) {
        plan.people = plan.value = plan.complete = plan.promoter = true;
        memset(plan.question, true, measurement->question_count * sizeof(bool));
        memset(plan.dimension, true, measurement->dimension_count * sizeof(bool));
        memset(plan.gap, true, measurement->gap_count * sizeof(bool));
    } else {
        plan_all(score, (size_t)min_group, &plan);
    }
    size_t group = (size_t)min_group * (measurement->kind == MEASURED_CUSTOMERS ? 1 : STAFF_GROUP);
    for (size_t t = 0; t < measurement->trait_count; t++)
        plan_trait(arena, score, t, whole ? 0 : group, &plan);
    return plan;
}
