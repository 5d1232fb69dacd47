// SPDX-License-Identifier: EUPL-1.2
// The rules of the scan, as numbers a template can print.
#include "facts/method.h"

#include "facts/context.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/source.h"
#include "model/strings.h"
#include "model/terms.h"
#include "score/incomplete.h"

#define RECORD_OF PhaseBand
static const Fact phase_table[] = {
    TEXT(id, OPEN, "The phase: starting, learning, growing, mature or leading."),
    TEXT(name, OPEN, "Name of the phase."),
    WHOLE(index, "phase", OPEN, "Its number, 0–4."),
    TEXT(low_text, OPEN, "Its lowest score, as “12,5”."),
    TEXT(high_text, OPEN, "The lowest score of the next."),
    TEXT(band, OPEN, "Its first and last whole score, as “13–18”."),
};
#undef RECORD_OF
static RECORD(phase_record, PhaseBand, phase_table);

#define RECORD_OF ScaleFacts
static const Fact scale_table[] = {
    WHOLE(low, "points", OPEN, "The lowest score, 8."),
    WHOLE(high, "points", OPEN, "The highest score, 32."),
    WHOLE(value_low, "level", OPEN, "The lowest value, 1."),
    WHOLE(value_high, "level", OPEN, "The highest value, 5."),
};
#undef RECORD_OF
static RECORD(scale_record, ScaleFacts, scale_table);

#define RECORD_OF MethodFacts
static const Fact method_table[] = {
    EACH("phases", PhaseBand, phases, PHASES, phase_record, OPEN, "The five phases, low to high."),
    PART(scale, ScaleFacts, scale_record, OPEN, "Between what scores lie."),
    FLAG(has_hundredths, PLAN, "One of the scores is printed with a second decimal."),
    EXACT(protection, 1, "points", OPEN, "How closely a withheld score may be worked out."),
};
#undef RECORD_OF
RECORD(method_record, MethodFacts, method_table);

#define RECORD_OF SourceFacts
static const Fact source_table[] = {
    TEXT(name, OPEN, "Name of a file that was read; an interview by its number."),
    TEXT(sha256, OPEN, "Its SHA-256; null for what can be guessed."),
    CELL(sha256_short, OPEN, "The first 16 digits of that."),
};
#undef RECORD_OF
static RECORD(source_record, SourceFacts, source_table);

#define RECORD_OF SourceList
static const Fact source_list_table[] = {
    LIST_AS("sources", SourceFacts, all, count, source_record, OPEN, "The files that were read."),
    LIST_AS("sources_left", SourceFacts, all, left_count, source_record, OPEN,
            "The first half of them."),
    LIST_AS("sources_right", SourceFacts, right, right_count, source_record, OPEN,
            "The other half."),
    FLAG_AS("has_sources_right", has_right, OPEN, "There is another half."),
};
#undef RECORD_OF
RECORD(source_list_record, SourceList, source_list_table);

#define RECORD_OF GeneratorFacts
static const Fact generator_table[] = {
    TEXT(name, OPEN, "Name of the program."),
    TEXT(version, OPEN, "Its version."),
};
#undef RECORD_OF
RECORD(generator_record, GeneratorFacts, generator_table);

#define RECORD_OF TermsFacts
static const Fact terms_table[] = {
    TEXT(customer, OPEN, "What the organisation calls a customer."),
    TEXT(customers, OPEN, "What it calls customers."),
    TEXT(experience, OPEN, "What it calls their experience."),
    TEXT(customer_capital, OPEN, "A customer, to begin a sentence."),
    TEXT(customers_capital, OPEN, "Customers, to begin a sentence."),
    TEXT(experience_capital, OPEN, "Their experience, to begin a sentence."),
};
#undef RECORD_OF
RECORD(terms_record, TermsFacts, terms_table);

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

MethodFacts facts_method(const FactsContext *context)
{
    MethodFacts method = {
        .scale = { count_value(true, 8), count_value(true, 32), count_value(true, 1),
                   count_value(true, 5) },
        .has_hundredths = has_hundredths(context),
        .protection = exact_value(true, fraction(PROTECTION_TENTHS, 10)),
    };
    for (int phase = 0; phase < PHASES; phase++)
        method.phases[phase] = (PhaseBand){
            .id = phase_id(phase),
            .name = strings_phase(context->strings, phase),
            .index = count_value(true, phase),
            .low_text = border_text(context, phase),
            .high_text = border_text(context, phase + 1),
            .band = band(context, phase),
        };
    return method;
}

// ---- where all of it comes from ----

SourceList facts_sources(const FactsContext *context)
{
    enum { SHORT = 16 }; // digits: 64 bits, which nobody hits by chance
    const Scan *scan = context->scan;
    size_t count = scan->source_count, half = (count + 1) / 2;
    SourceFacts *all = arena_many(context->arena, SourceFacts, count);
    TextMap *interviews = text_map_new(context->arena); // by file
    for (size_t i = 0; i < scan->interview_count; i++)
        text_map_add(interviews, scan->interviews[i].file, (uint32_t)i);
    for (size_t i = 0; i < count; i++) {
        // Beside the numbers that are printed, a digest of a few others tells which they are.
        Slice sha256 = scan->sources[i].guessable ? S("") : scan->sources[i].sha256;
        // The name of an interview's file may hold that of a department, or of a person: it is called by its
        // number.
        Slice name = scan->sources[i].name;
        uint32_t at;
        if (text_map_find(interviews, name, &at))
            name = slice_print(context->arena, "%s %d", context->strings->interview,
                               scan->interviews[at].number);
        all[i] = (SourceFacts){ name, sha256,
                                slice_part(sha256, 0, sha256.len < SHORT ? sha256.len : SHORT) };
    }
    return (SourceList){ all, all + half, count, half, count - half, count > half };
}

TermsFacts facts_terms(const FactsContext *context)
{
    Slice customer = slice_of(context->strings->term_customer);
    Slice customers = slice_of(context->strings->term_customers);
    Slice experience = slice_of(context->strings->term_experience);
    return (TermsFacts){
        .customer = customer,
        .customers = customers,
        .experience = experience,
        .customer_capital = term_capital(context->arena, customer),
        .customers_capital = term_capital(context->arena, customers),
        .experience_capital = term_capital(context->arena, experience),
    };
}
