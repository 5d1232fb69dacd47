// The rules of the scan, as numbers a template can print.
#include "facts/parts.h"
#include "score/incomplete.h"

// 12.5 as "12,5", 8 as "8".
static Slice border_text(const FactsContext *context, int index)
{
    Fraction border = phase_border(index);
    return fraction_text(context->arena, border, border.den == 1 ? 0 : 1, context->numbers);
}

// The first and last whole score of a phase: "13–18".
static Slice band(const FactsContext *context, int phase)
{
    int first = (int)fraction_round(phase_border(phase), 0);
    int next = (int)fraction_round(phase_border(phase + 1), 0);
    return slice_print(context->arena, "%d–%d", first, phase + 1 < PHASES ? next - 1 : next);
}

// Is one of the scores printed in hundredths?
static bool has_hundredths(const FactsContext *context)
{
    const Results *results = context->results;
    bool any = false;
    for (int p = 0; p < PILLARS; p++) {
        bool shown = !results->pillar[p].withheld;
        any = any || score_decimals(score_printed(results->established[p].score)) > 1 ||
              (shown && score_decimals(score_printed(results->pillar[p].score)) > 1);
        for (size_t d = 0; d < results->department_count; d++) {
            const DepartmentPillar *cell = &results->department[d].pillar[p];
            any = any || (!cell->withheld && score_decimals(score_printed(cell->score)) > 1);
        }
    }
    return any;
}

static json_t *scale(void)
{
    json_t *object = facts_object();
    facts_put_count(object, "low", 8);
    facts_put_count(object, "high", 32);
    facts_put_count(object, "value_low", 1);
    facts_put_count(object, "value_high", 5);
    return object;
}

json_t *facts_method(const FactsContext *context)
{
    json_t *phases = facts_array();
    for (int phase = 0; phase < PHASES; phase++) {
        json_t *item = facts_phase(context, phase);
        facts_put_text(item, "low_text", border_text(context, phase));
        facts_put_text(item, "high_text", border_text(context, phase + 1));
        facts_put_text(item, "band", band(context, phase));
        facts_append(phases, item);
    }
    json_t *object = facts_object();
    facts_put(object, "phases", phases);
    facts_put(object, "scale", scale());
    facts_put_flag(object, "has_hundredths", has_hundredths(context));
    facts_put_figure(context, object, "protection", fraction(PROTECTION_TENTHS, 10), 1);
    return object;
}
