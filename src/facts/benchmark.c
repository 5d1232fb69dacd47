// SPDX-License-Identifier: EUPL-1.2
#include "facts/benchmark.h"

#include <math.h>

#include "facts/context.h"
#include "facts/rows.h"
#include "model/benchmark.h"
#include "model/scan.h"
#include "model/strings.h"
#include "score/results.h"

#define RECORD_OF BenchmarkPlace
static const Fact place_table[] = {
    TEXT(kind, OPEN, "pillar, value (Customer Value Score), promoter (NPS) or dimension."),
    TEXT(name, OPEN, "Name of the pillar or dimension; none of the other kinds."),
    TEXT(scale, OPEN, "Of a dimension, its scale."),
    FLAG(is_shown, OPEN, "The benchmark has a median of it."),
    COUNT(organisations, "organisations", OPEN, "How many that is of."),
    BARE(own, 1, "points", PLAN, "What this scan has: of a pillar the score of the survey."),
    TEXT(own_text, PLAN, "The same as text."),
    BARE(lower, 1, "points", OPEN, "The first quartile."),
    TEXT(lower_text, OPEN, "The same as text."),
    BARE(median, 1, "points", OPEN, "The median of the organisations."),
    TEXT(median_text, OPEN, "The same as text."),
    BARE(upper, 1, "points", OPEN, "The third quartile."),
    TEXT(upper_text, OPEN, "The same as text."),
    FLAG(has_quartiles, OPEN, "Eight organisations or more: there are quartiles."),
    FLAG(quartiles_differ, OPEN, "The first and the third are not the same."),
    BARE(median_value, 1, "level", OPEN, "Of a pillar, the median from 1 to 5.",
         .formula = "1 + (median − 8) ÷ 6"),
    TEXT(median_value_text, OPEN, "The same as text."),
    FLAG(has_place, PLAN, "Both are known: one of the next three holds."),
    FLAG(is_below, PLAN, "This scan lies below the median, by more than half a class."),
    FLAG(is_about, PLAN, "It lies about the median."),
    FLAG(is_above, PLAN, "It lies above the median, by more than half a class."),
    FLAG(is_lowest, PLAN, "It lies below the first quartile, by more than half a class."),
    FLAG(is_highest, PLAN, "It lies above the third quartile, by more than half a class."),
};
#undef RECORD_OF
static RECORD(place_record, BenchmarkPlace, place_table);

#define RECORD_OF BenchmarkFacts
static const Fact benchmark_table[] = {
    COUNT(organisations, "organisations", OPEN, "Of how many organisations the benchmark is."),
    TEXT(from_text, OPEN, "The month of their earliest scan."),
    TEXT(to_text, OPEN, "The month of their latest scan: the benchmark's own date."),
    FLAG(is_one_month, OPEN, "These are one month."),
    FLAG(has_quartiles, OPEN, "Of a pillar there are quartiles."),
    TEXT(class_text, OPEN, "How wide a class of a score is, in points."),
    TEXT(half_class_text, OPEN, "Half of that: what lies as close to a median is about it."),
    WHOLE(placed_count, "pillars", PLAN, "Of how many pillars the place is known."),
    WHOLE(above_count, "pillars", PLAN, "How many of these lie above the median."),
    WHOLE(about_count, "pillars", PLAN, "How many lie about it."),
    WHOLE(below_count, "pillars", PLAN, "How many lie below it."),
    EACH("pillars", BenchmarkPlace, pillars, PILLARS, place_record, PLAN,
         "The six pillars, by the score of the survey."),
    FLAG(has_customers, OPEN, "There are figures of customers as well."),
    LIST(customers, BenchmarkPlace, customer_count, place_record, PLAN,
         "Those figures, of the kinds that were measured in the same way."),
};
#undef RECORD_OF
RECORD(benchmark_record, BenchmarkFacts, benchmark_table);

// ---- one place ----

static RealValue real_of(Fraction number)
{
    return real_value(true, fraction_double(number));
}

// Below, about or above a middle.
static int side_of(BenchmarkKind kind, Fraction own, Fraction middle)
{
    Fraction half = fraction_divide(benchmark_step(kind), fraction(2, 1)),
             away = fraction_subtract(own, middle);
    if (fraction_is_none(away))
        return 0;
    return fraction_compare(away, half) > 0                                      ? 1
           : fraction_compare(away, fraction_subtract(fraction(0, 1), half)) < 0 ? -1
                                                                                 : 0;
}

// `own` as it is printed; "no value" where there is none to show.
static BenchmarkPlace place_of(const FactsContext *context, const BenchmarkFigure *figure,
                               Slice name, Fraction own)
{
    BenchmarkKind kind = figure->subject.kind;
    Arena *arena = context->arena;
    int decimals = benchmark_decimals(kind);
    // A mark just below a norm is printed with two decimals.
    bool is_finer = decimals == 1 && fraction_compare(own, fraction_rounded(own, 1)) != 0;
    int side = side_of(kind, own, figure->median);
    BenchmarkPlace place = {
        .kind = slice_of(benchmark_kind_id(kind)),
        .name = name,
        .scale = figure->subject.scale,
        .is_shown = figure->organisations > 0,
        .organisations = count_value(figure->organisations > 0, (int64_t)figure->organisations),
        .own = real_of(own),
        .lower = real_of(figure->lower),
        .median = real_of(figure->median),
        .upper = real_of(figure->upper),
        .own_text = fraction_text(arena, own, is_finer ? 2 : decimals, context->numbers),
        .lower_text = fraction_text(arena, figure->lower, decimals, context->numbers),
        .median_text = fraction_text(arena, figure->median, decimals, context->numbers),
        .upper_text = fraction_text(arena, figure->upper, decimals, context->numbers),
        .has_quartiles = !fraction_is_none(figure->lower),
        .quartiles_differ = fraction_compare(figure->lower, figure->upper) != 0,
        .has_place = !fraction_is_none(fraction_subtract(own, figure->median)),
        .is_lowest = side_of(kind, own, figure->lower) < 0,
        .is_highest = side_of(kind, own, figure->upper) > 0,
        .median_value = real_value(false, (double)NAN),
        .median_value_text = S("–"),
    };
    place.is_below = place.has_place && side < 0;
    place.is_about = place.has_place && side == 0;
    place.is_above = place.has_place && side > 0;
    return place;
}

// ---- pillars ----

static BenchmarkPlace pillar_place(const FactsContext *context, const BenchmarkFigure *figure,
                                   Pillar pillar)
{
    const PillarResult *result = &context->results->pillar[pillar];
    Fraction own = result->withheld ? fraction_none() : fraction_rounded(result->score, 1),
             value = fraction_rounded(value_of(figure->median), 1);
    BenchmarkPlace place =
        place_of(context, figure, strings_pillar(context->strings, (int)pillar), own);
    place.median_value = real_of(value);
    place.median_value_text = fraction_text(context->arena, value, 1, context->numbers);
    return place;
}

static void add_pillars(const FactsContext *context, const Benchmark *benchmark,
                        BenchmarkFacts *facts)
{
    int64_t placed = 0, above = 0, about = 0, below = 0;
    for (int p = 0; p < PILLARS; p++) {
        BenchmarkPlace *place = &facts->pillars[p];
        *place = pillar_place(context, &benchmark->figures[p], (Pillar)p);
        facts->has_quartiles = facts->has_quartiles || place->has_quartiles;
        placed += place->has_place;
        above += place->is_above;
        about += place->is_about;
        below += place->is_below;
    }
    facts->placed_count = count_value(true, placed);
    facts->above_count = count_value(true, above);
    facts->about_count = count_value(true, about);
    facts->below_count = count_value(true, below);
}

// ---- customers ----

// The number that a measurement shows of a subject; NaN where it shows none.
static double shown_of(Arena *arena, const MeasurementFacts *facts, const BenchmarkSubject *subject)
{
    if (facts->is_weighted != subject->is_weighted)
        return (double)NAN;
    if (subject->kind == BENCHMARK_VALUE)
        return facts->value_is_shown ? facts->value.mean.number : (double)NAN;
    if (subject->kind == BENCHMARK_PROMOTER)
        return facts->has_promoter ? facts->promoter.score.number : (double)NAN;
    Slice wanted = benchmark_key(arena, subject);
    for (size_t i = 0; i < facts->dimension_count; i++) {
        const MeasuredDimensionFacts *dimension = &facts->dimensions[i];
        const BenchmarkSubject own = { BENCHMARK_DIMENSION, STRATEGY,         dimension->name,
                                       dimension->scale,    dimension->route, facts->is_weighted };
        if (dimension->is_shown && slice_equal(benchmark_key(arena, &own), wanted))
            return dimension->mark.mean.number;
    }
    return (double)NAN;
}

// Of the measurement of customers that most people answered, as a benchmark gathers it too.
static Fraction own_of(const FactsContext *context, const MeasurementList *measurements,
                       const BenchmarkSubject *subject)
{
    Fraction own = fraction_none();
    int64_t people = -1;
    for (size_t i = 0; i < measurements->count; i++) {
        const MeasurementFacts *facts = &measurements->items[i];
        if (!facts->is_customers || !facts->is_shown || facts->is_superseded)
            continue;
        double number = shown_of(context->arena, facts, subject);
        if (isnan(number) || facts->respondents.number <= people)
            continue;
        people = facts->respondents.number;
        own = fraction(llround(number * 100), 100);
    }
    return own;
}

static void add_customers(const FactsContext *context, const Benchmark *benchmark,
                          const MeasurementList *measurements, BenchmarkFacts *facts)
{
    size_t count = benchmark->figure_count - PILLARS;
    BenchmarkPlace *places = arena_many(context->arena, BenchmarkPlace, count);
    for (size_t i = 0; i < count; i++) {
        const BenchmarkFigure *figure = &benchmark->figures[PILLARS + i];
        Fraction own = own_of(context, measurements, &figure->subject);
        if (!fraction_is_none(
                own)) // what this organisation did not measure it cannot be compared by
            places[facts->customer_count++] = place_of(context, figure, figure->subject.name, own);
    }
    facts->customers = places;
    facts->has_customers = facts->customer_count > 0;
}

const BenchmarkFacts *facts_benchmark(const FactsContext *context,
                                      const MeasurementList *measurements)
{
    const Benchmark *benchmark = context->scan->benchmark;
    if (!benchmark)
        return NULL;
    BenchmarkFacts *facts = arena_one(context->arena, BenchmarkFacts);
    Fraction class = benchmark_step(BENCHMARK_PILLAR);
    *facts = (BenchmarkFacts){
        .organisations = count_value(true, (int64_t)benchmark->organisations),
        .from_text = strings_date(context->arena, context->strings, benchmark->from),
        .to_text = strings_date(context->arena, context->strings, benchmark->to),
        .is_one_month = date_compare(benchmark->from, benchmark->to) == 0,
        .class_text = fraction_text(context->arena, class, 1, context->numbers),
        .half_class_text = fraction_text(context->arena, fraction_divide(class, fraction(2, 1)), 1,
                                         context->numbers),
    };
    add_pillars(context, benchmark, facts);
    add_customers(context, benchmark, measurements, facts);
    return facts;
}
