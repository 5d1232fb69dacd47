// SPDX-License-Identifier: EUPL-1.2
// Departments, with what the suppression plan withholds left out: null, and in texts an en dash.
#include "facts/departments.h"

#include <stdlib.h>

#include "base/pattern.h"
#include "facts/context.h"
#include "facts/department.h"
#include "facts/department_order.h"
#include "facts/rows.h"
#include "facts/trend.h"
#include "model/department.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/questions.h"

#define RECORD_OF DepartmentCell
static const Fact cell_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
    FLAG(withheld, PLAN, "The department's score on it may not be shown, or nobody has one."),
    COUNT(n, "people", PLAN, "How many of its people have a score on the pillar."),
    SCORE(score, PLAN, "Its score, 8–32.", .formula = "mean of the scores of {n} people"),
    EXACT(value, 1, "level", PLAN, "The same from 1 to 5.", .formula = "1 + (score − 8) ÷ 6"),
    PHASE(phase, PLAN, "Phase of its score."),
    WHOLE(
        direction, "sign", PLAN, "1 clearly higher than all others, −1 clearly lower, 0 neither.",
        .formula =
            "Welch's t against all other respondents, with Holm's correction over the departments"),
    FLAG(is_higher, PLAN, "It is clearly higher than all others."),
    FLAG(is_lower, PLAN, "It is clearly lower than all others."),
    BARE(p_holm, 3, "probability", LEADER,
         "How likely so large a difference is by chance alone, after Holm's correction."),
    PART(change, TrendFacts, trend_record, PLAN, "Its score since the previous scan."),
};
#undef RECORD_OF
static RECORD(cell_record, DepartmentCell, cell_table);

#define RECORD_OF DepartmentMean
static const Fact mean_table[] = {
    TEXT(id, OPEN, "Number of the question."),
    FLAG(withheld, PLAN, "Its mean may not be shown."),
    EXACT(mean, 1, "answer", PLAN, "Mean of the department's answers 1–4."),
};
#undef RECORD_OF
static RECORD(department_mean_record, DepartmentMean, mean_table);

#define RECORD_OF DepartmentFacts
#define DEPARTMENT_ROWS                                                                            \
    TEXT(name, OPEN, "Name of the department, or of a row of several."),                           \
        FLAG(merged, PLAN, "A row of several departments that are withheld by themselves."),       \
        TEXT(parent, OPEN, "Name of the department above it."),                                    \
        WHOLE(level, "level", OPEN, "How deep it lies below others; 0 at the top."),               \
        TEXT(indent, OPEN,                                                                         \
             "Spaces that move the name to the right below another; null at the top."),            \
        FLAG(withheld, PLAN, "None of its figures may be shown, its n included."),                 \
        COUNT(n, "people", PLAN, "How many of it responded, those below it included."),            \
        SHARE(rate, PLAN, "Which part of those invited responded."),                               \
        EXACT(mean, 1, "points", PLAN, "Mean of its pillar scores that are shown."),               \
        EACH_APART("pillars", DepartmentCell, pillars, PILLARS, cell_record, PLAN,                 \
                   "Its score on each pillar.")
static const Fact department_table[] = {
    DEPARTMENT_ROWS,
    LIST(questions, DepartmentMean, question_count, department_mean_record, PLAN,
         "Its 48 questions."),
};
static const Fact ranked_table[] = {
    DEPARTMENT_ROWS,
    ROW("has_parts", FACT_FLAG, bool, has_parts, PLAN, "A department that lies below it is shown.",
        .when = 1 + MEMBER(bool, is_ranked)),
};
#undef RECORD_OF
RECORD(department_record, DepartmentFacts, department_table);
const Record ranked_department_record = { "RankedDepartment", sizeof(DepartmentFacts), ranked_table,
                                          sizeof ranked_table / sizeof *ranked_table };

#define RECORD_OF SpreadPillar
static const Fact spread_pillar_table[] = {
    TEXT(name, OPEN, "Name of the pillar."),
    TEXT(low_name, PLAN, "The department with the lowest score that is shown."),
    SCORE(low, PLAN, "That score."),
    TEXT(high_name, PLAN, "The department with the highest."),
    SCORE(high, PLAN, "That score."),
    COUNT(clear_count, "departments", PLAN, "How many of them clearly differ from the rest on it."),
};
#undef RECORD_OF
static RECORD(spread_pillar_record, SpreadPillar, spread_pillar_table);

#define RECORD_OF DepartmentSpread
static const Fact spread_table[] = {
    COUNT(shown, "departments", PLAN, "How many departments are shown."),
    COUNT(clear_count, "departments", PLAN,
          "How many of these clearly differ from the rest on a pillar."),
    WORDS_OF(shown, "departments", PLAN, "How many are shown, in words."),
    WORDS_OF(clear_count, "departments", PLAN, "How many clearly differ, in words."),
    FLAG(has_clear, PLAN, "One clearly differs on a pillar."),
    FLAG(clear_is_one, PLAN, "Exactly one does."),
    FLAG(clear_is_all, PLAN, "All do, and they are two or more."),
    FLAG(differs, PLAN, "Of all that is said of departments something is clear.",
         .formula = "Holm's correction over all cells and departments at once"),
    COUNT(overall_count, "departments", PLAN, "How many clearly differ over all pillars together."),
    WORDS_OF(overall_count, "departments", PLAN, "That number in words."),
    FLAG(has_overall, PLAN, "One differs over all pillars together."),
    FLAG(overall_is_one, PLAN, "Exactly one does."),
    TEXT(named_higher, PLAN,
         "The one that is higher over all, where a heading may and can name it."),
    TEXT(named_lower, PLAN, "The one that is lower over all, where a heading may and can name it."),
    FLAG(has_named, PLAN, "One of these two is there."),
    FLAG(counts_in_heading, PLAN, "Departments differ on a pillar, and none is named."),
    FLAG(has_levels, PLAN, "A department that is shown lies below another."),
    FLAG(has_dots, PLAN,
         "A figure of their spread tells something: three or more, and no mere cloud."),
    COUNT(main_count, "departments", OPEN,
          "How many rows lie below no other: the withheld ones, and a row of several, included."),
    LIST(widest, SpreadPillar, widest_count, spread_pillar_record, PLAN,
         "The pillars on which departments that lie below no other are furthest apart: three at "
         "most, the widest first."),
};
#undef RECORD_OF
RECORD(department_spread_record, DepartmentSpread, spread_table);

#define RECORD_OF WithheldFacts
static const Fact withheld_table[] = {
    FLAG(any_counts_withheld, PLAN, "Of a pillar's questions no number of answers may be shown."),
    FLAG(has_departments, PLAN, "At least one department is shown."),
    FLAG(any_withheld, PLAN, "A department or one of its scores is withheld."),
    FLAG(has_merged, PLAN, "There is a row of several departments."),
    COUNT(withheld_count, "departments", PLAN, "How many departments are withheld."),
    WORDS_OF(withheld_count, "departments", PLAN, "That number in words."),
};
#undef RECORD_OF
RECORD(withheld_record, WithheldFacts, withheld_table);

static DepartmentCell cell_of(const FactsContext *context, Pillar pillar,
                              const DepartmentPillar *result, const Trend *trend)
{
    bool shown = !result->withheld;
    return (DepartmentCell){
        .id = pillar_id(pillar),
        .name = strings_pillar(context->strings, (int)pillar),
        .withheld = !shown,
        .n = count_value(shown, (int64_t)result->tally.n),
        .score = exact_value(shown, result->score),
        .value = exact_value(shown, result->value),
        .phase = shown ? result->phase : -1,
        .direction = { shown ? VALUE_KNOWN : VALUE_WITHHELD, shown ? result->direction : 0 },
        .is_higher = shown && result->direction > 0,
        .is_lower = shown && result->direction < 0,
        .p_holm = real_value(shown && context->results->whole, result->p_holm),
        .change = facts_trend_of(context, trend),
    };
}

// A department, or a row of several (then `above`, counted from 1, is the one that they are all below).
// `trend`: since the previous scan, or NULL.
static DepartmentFacts department_of(const FactsContext *context, Slice name,
                                     const DepartmentResult *result, size_t above,
                                     const DepartmentTrend *trend)
{
    const Department *departments = context->scan->departments;
    bool shown = !result->withheld;
    int64_t level = 0;
    for (size_t a = above; a; a = departments[a - 1].above)
        level++;
    DepartmentFacts facts = {
        .name = name,
        .parent = above ? departments[above - 1].name : S(""),
        .level = count_value(true, level),
        .indent = facts_indent(context, above),
        .withheld = !shown,
        .n = count_value(shown, (int64_t)result->n),
        .rate = exact_value(shown, facts_department_rate(result)),
        .mean = exact_value(shown, result->mean),
    };
    DepartmentCell *cells = arena_many(context->arena, DepartmentCell, PILLARS);
    for (int p = 0; p < PILLARS; p++)
        cells[p] =
            cell_of(context, (Pillar)p, &result->pillar[p], trend ? &trend->pillar[p] : NULL);
    facts.pillars = cells;
    return facts;
}

static DepartmentFacts department_at(const FactsContext *context, size_t index)
{
    const Department *named = &context->scan->departments[index];
    const ScanTrend *trend = context->results->trend;
    return department_of(context, named->name, &context->results->department[index], named->above,
                         trend ? &trend->department[index] : NULL);
}

static DepartmentFacts merged_at(const FactsContext *context, size_t index)
{
    const MergedResult *merged = &context->results->merged[index];
    DepartmentFacts facts = department_of(context, facts_merged_name(context, index),
                                          &merged->result, merged->above, NULL);
    facts.merged = true;
    return facts;
}

// `questions` by item; NULL for a row of several, which has none.
static const DepartmentMean *means_of(const FactsContext *context,
                                      const DepartmentQuestion *questions)
{
    DepartmentMean *means = arena_many(context->arena, DepartmentMean, ITEMS);
    for (int item = 0; item < ITEMS; item++) {
        bool shown = questions && !questions[item].withheld;
        means[item] = (DepartmentMean){ question_id(item), !shown,
                                        exact_value(shown, questions ? questions[item].mean
                                                                     : fraction_none()) };
    }
    return means;
}

DepartmentList facts_departments(const FactsContext *context)
{
    size_t count = context->results->department_count, merged = context->results->merged_count;
    DepartmentQuestion(*questions)[ITEMS] =
        score_department_questions(context->arena, context->scan, context->results);
    DepartmentFacts *list = arena_many(context->arena, DepartmentFacts, count + merged);
    for (size_t d = 0; d < count + merged; d++) {
        list[d] = d < count ? department_at(context, d) : merged_at(context, d - count);
        list[d].questions = means_of(context, d < count ? questions[d] : NULL);
        list[d].question_count = ITEMS;
    }
    return (DepartmentList){ list, count + merged };
}

// Who clearly differs over all pillars together: how many, and where that is one, or one up and one down, by
// name, unless scan.yaml keeps names out of headings.
static void add_overall(const FactsContext *context, DepartmentSpread *spread)
{
    enum { HEADING = 52 }; // bytes of names in a heading of two lines
    const Department *named = context->scan->departments, *higher = NULL, *lower = NULL;
    int64_t count = 0;
    bool any = spread->shown.number > 0;
    for (size_t d = 0; any && d < context->results->department_count; d++) {
        int direction = context->results->department[d].direction;
        count += direction != 0;
        higher = direction > 0 ? &named[d] : higher;
        lower = direction < 0 ? &named[d] : lower;
    }
    size_t letters = (higher ? higher->name.len : 0) + (lower ? lower->name.len : 0);
    bool by_name = context->scan->settings.name_departments && letters <= HEADING &&
                   count == (higher != NULL) + (lower != NULL);
    spread->differs = any && context->results->departments_differ;
    spread->overall_count = count_value(true, count);
    spread->has_overall = count > 0;
    spread->overall_is_one = count == 1;
    spread->named_higher = by_name && higher ? higher->name : S("");
    spread->named_lower = by_name && lower ? lower->name : S("");
    spread->has_named = by_name && count > 0;
    spread->counts_in_heading = spread->differs && spread->has_clear && !spread->has_named;
}

// On one pillar. False where fewer than two departments are shown.
static bool spread_on(const FactsContext *context, int pillar, SpreadPillar *spread)
{
    const Results *results = context->results;
    size_t shown = 0;
    int64_t clear = 0;
    *spread = (SpreadPillar){ .name = strings_pillar(context->strings, pillar) };
    for (size_t d = 0; d < results->department_count; d++) {
        const Department *named = &context->scan->departments[d];
        const DepartmentPillar *cell = &results->department[d].pillar[pillar];
        if (named->above || results->department[d].withheld || cell->withheld)
            continue;
        ExactValue score = exact_value(true, cell->score);
        if (shown == 0 || fraction_compare(cell->score, spread->low.number) < 0) {
            spread->low = score;
            spread->low_name = named->name;
        }
        if (shown == 0 || fraction_compare(cell->score, spread->high.number) > 0) {
            spread->high = score;
            spread->high_name = named->name;
        }
        clear += cell->direction != 0;
        shown++;
    }
    spread->clear_count = count_value(true, clear);
    return shown > 1 && fraction_compare(spread->high.number, spread->low.number) > 0;
}

static bool is_wider(const SpreadPillar *one, const SpreadPillar *other)
{
    return fraction_compare(fraction_subtract(one->high.number, one->low.number),
                            fraction_subtract(other->high.number, other->low.number)) > 0;
}

static void add_main(const FactsContext *context, DepartmentSpread *spread)
{
    enum { MOST = 3 };
    SpreadPillar *widest = arena_many(context->arena, SpreadPillar, PILLARS);
    size_t count = 0;
    for (int p = 0; p < PILLARS; p++) {
        SpreadPillar pillar;
        if (!spread_on(context, p, &pillar))
            continue;
        size_t at = count++;
        for (; at > 0 && is_wider(&pillar, &widest[at - 1]); at--)
            widest[at] = widest[at - 1];
        widest[at] = pillar;
    }
    int64_t rows = 0;
    for (size_t d = 0; d < context->results->department_count; d++)
        rows += !context->scan->departments[d].above;
    for (size_t m = 0; m < context->results->merged_count; m++)
        rows += !context->results->merged[m].above;
    spread->main_count = count_value(true, rows);
    spread->widest = widest;
    spread->widest_count = count < MOST ? count : MOST;
}

DepartmentSpread facts_department_spread(const FactsContext *context)
{
    enum { TO_SPREAD = 3, TO_TELL_APART = 12 };
    int64_t shown = 0, clear = 0;
    bool levels = false;
    for (size_t d = 0; facts_has_departments(context) && d < context->results->department_count;
         d++) {
        const DepartmentResult *department = &context->results->department[d];
        shown += !department->withheld;
        bool stands_out = false;
        for (int p = 0; p < PILLARS; p++)
            stands_out = stands_out ||
                         (!department->pillar[p].withheld && department->pillar[p].direction != 0);
        clear += !department->withheld && stands_out;
        levels = levels || (!department->withheld && context->scan->departments[d].above);
    }
    DepartmentSpread spread = {
        .shown = count_value(true, shown),
        .clear_count = count_value(true, clear),
        .has_clear = clear > 0,
        .clear_is_one = clear == 1,
        .clear_is_all = clear > 1 && clear == shown,
        .main_count = count_value(true, 0),
        .has_levels = levels,
        .has_dots = shown >= TO_SPREAD && (shown <= TO_TELL_APART || clear > 0),
    };
    add_overall(context, &spread);
    if (facts_has_departments(context))
        add_main(context, &spread);
    return spread;
}

WithheldFacts facts_withheld(const FactsContext *context)
{
    const Results *results = context->results;
    int64_t rows = 0;
    bool has = facts_has_departments(context), any = false, counts = false;
    for (size_t d = 0; has && d < results->department_count; d++) {
        rows += results->department[d].withheld;
        for (int p = 0; p < PILLARS; p++)
            any = any || results->department[d].pillar[p].withheld;
    }
    for (int p = 0; p < PILLARS; p++)
        counts =
            counts || results->pillar[p].withheld || results->pillar[p].question[0].counts_withheld;
    return (WithheldFacts){
        .any_counts_withheld = counts,
        .has_departments = has,
        .any_withheld = any,
        .has_merged = has && results->merged_count > 0,
        .withheld_count = count_value(true, rows),
    };
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

// ---- the list by mean ----

typedef struct Ranking {
    const FactsContext *context;
    const DepartmentFacts *of; // in the order of the scan, rows of several behind them
    DepartmentFacts *list;
    size_t count;
} Ranking;

static DepartmentFacts *add_ranked(Ranking *ranking, size_t index)
{
    DepartmentFacts *department = &ranking->list[ranking->count++];
    *department = ranking->of[index];
    department->questions = NULL;
    department->question_count = 0;
    return department;
}

// The row of several below that department, if there is one: it stands after all others there, for it is no
// department that can be compared with them.
static void add_merged_below(Ranking *ranking, size_t above)
{
    const Results *results = ranking->context->results;
    for (size_t m = 0; m < results->merged_count; m++)
        if (results->merged[m].above == above)
            add_ranked(ranking, results->department_count + m);
}

static bool lies_in(const Department *departments, size_t department, size_t above)
{
    while (department && department != above)
        department = departments[department - 1].above;
    return department != 0;
}

// Those of a department, and of the ones it lies in, that end before `next` (0: the list ends). All counted
// from 1.
static void add_merged_of(Ranking *ranking, size_t department, size_t next)
{
    const Department *departments = ranking->context->scan->departments;
    for (; department && !lies_in(departments, next, department);
         department = departments[department - 1].above)
        add_merged_below(ranking, department);
}

DepartmentList facts_departments_by_mean(const FactsContext *context,
                                         const DepartmentList *departments)
{
    const size_t *order = facts_order_by_mean(context);
    const bool *with_parts = with_parts_of(context);
    size_t count = context->results->department_count;
    Ranking ranking = { .context = context, .of = departments->items };
    ranking.list = arena_many(context->arena, DepartmentFacts, departments->count);
    for (size_t i = 0; i < count; i++) {
        DepartmentFacts *department = add_ranked(&ranking, order[i]);
        department->is_ranked = true;
        department->has_parts = with_parts[order[i]];
        add_merged_of(&ranking, order[i] + 1, i + 1 < count ? order[i + 1] + 1 : 0);
    }
    add_merged_below(&ranking, 0);
    return (DepartmentList){ ranking.list, ranking.count };
}
