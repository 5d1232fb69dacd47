// SPDX-License-Identifier: EUPL-1.2
// What a measurement shows goes before what somebody says; nothing that is withheld shows anything.
#include "facts/certificate.h"

#include "base/nearest.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "language/reading.h"
#include "model/certificate.h"
#include "model/scan.h"

#define RECORD_OF RequirementFacts
static const Fact requirement_table[] = {
    TEXT(id, OPEN, "Its section of the guidelines and its row there."),
    TEXT(text, OPEN, "What is asked."),
    FLAG(is_met, PLAN, "It is met."),
    FLAG(is_open, PLAN, "It is not, or nobody says so."),
    FLAG(is_measured, PLAN, "A measurement of this report decides it."),
    FLAG(is_doubted, PLAN, "certificate.csv says otherwise than the measurement."),
    TEXT(evidence, WRITTEN, "What certificate.csv names as evidence."),
    TEXT(date, WRITTEN, "Of when that is."),
};
#undef RECORD_OF
static RECORD(requirement_record, RequirementFacts, requirement_table);

#define RECORD_OF GradeFacts
static const Fact grade_table[] = {
    TEXT(id, OPEN, "bronze, silver or gold."),
    FLAG(is_bronze, OPEN, "It is bronze."),
    FLAG(is_silver, OPEN, "It is silver."),
    FLAG(is_gold, OPEN, "It is gold."),
    FLAG(is_complete, PLAN, "All that it asks is met, and so are the grades below it."),
    COUNT(count, "requirements", OPEN, "How many it adds."),
    COUNT(met_count, "requirements", PLAN, "How many of these are met."),
    COUNT(open_count, "requirements", PLAN, "How many are open."),
    LIST(requirements, RequirementFacts, requirement_count, requirement_record, PLAN,
         "What it adds to the grade below it, in the order of the guidelines."),
};
#undef RECORD_OF
static RECORD(grade_record, GradeFacts, grade_table);

#define RECORD_OF CertificateFacts
static const Fact certificate_table[] = {
    FLAG(present, OPEN, "The scan has a certificate.csv."),
    FLAG(has_next, PLAN, "A grade is not complete."),
    FLAG(next_is_bronze, PLAN, "The lowest of these is bronze."),
    FLAG(next_is_silver, PLAN, "It is silver."),
    FLAG(next_is_gold, PLAN, "It is gold."),
    COUNT(next_count, "requirements", PLAN, "How many requirements of it are open."),
    TEXT(next_id, PLAN, "The first of these, by its section of the guidelines."),
    TEXT(next_text, PLAN, "What that asks."),
    FLAG(has_reached, PLAN, "A grade is complete."),
    FLAG(reached_is_bronze, PLAN, "The highest of these is bronze."),
    FLAG(reached_is_silver, PLAN, "It is silver."),
    FLAG(reached_is_gold, PLAN, "It is gold."),
    LIST(grades, GradeFacts, grade_count, grade_record, PLAN, "Bronze, silver and gold."),
};
#undef RECORD_OF
RECORD(certificate_record, CertificateFacts, certificate_table);

// ---- what measurements show ----

static const char *const subjects[] = {
    reading_dimension_service,     reading_dimension_quality,      reading_dimension_appearance,
    reading_dimension_reliability, reading_dimension_competence,   reading_dimension_handling,
    reading_dimension_outside,     reading_dimension_expectations, reading_dimension_data,
};
enum { JUDGED = 7, SUBJECTS = sizeof subjects / sizeof *subjects };

static const MeasuredDimensionFacts *dimension_of(Arena *arena, const MeasurementFacts *facts,
                                                  const char *subject)
{
    for (size_t i = 0; i < facts->dimension_count; i++)
        if (name_among(arena, facts->dimensions[i].name, subject))
            return &facts->dimensions[i];
    return NULL;
}

static bool has_subjects(Arena *arena, const MeasurementFacts *facts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!dimension_of(arena, facts, subjects[i]))
            return false;
    return true;
}

static bool all_meet_norm(Arena *arena, const MeasurementFacts *facts)
{
    for (size_t i = 0; i < JUDGED; i++) {
        const MeasuredDimensionFacts *dimension = dimension_of(arena, facts, subjects[i]);
        if (!dimension || !(dimension->norm.is_met || dimension->norm.is_improved))
            return false;
    }
    return true;
}

// Does a survey of customers show that a requirement is met?
static bool customers_show(Arena *arena, const MeasurementFacts *facts, CertificateProof proof)
{
    switch (proof) {
    case PROOF_SURVEY: return facts->has_previous && has_subjects(arena, facts, JUDGED);
    case PROOF_NORM: return all_meet_norm(arena, facts);
    case PROOF_VALUE:
        return facts->value_is_shown && (facts->value_norm.is_met || facts->value_norm.is_improved);
    case PROOF_SCALE: return facts->has_value;
    case PROOF_QUESTIONS: return has_subjects(arena, facts, SUBJECTS);
    case PROOF_REPORT: return facts->is_shown && facts->has_response;
    case PROOF_BREAKDOWN: return facts->has_traits;
    case PROOF_WAVES: return facts->has_previous;
    default: return false;
    }
}

// Can it also show that a requirement is not met? What it does not show may be shown elsewhere; a mark is
// what it is, but where its verdict is withheld nothing is shown.
static bool customers_deny(Arena *arena, const MeasurementFacts *facts, CertificateProof proof)
{
    bool missed = false, judges = proof == PROOF_NORM && has_subjects(arena, facts, JUDGED);
    for (size_t i = 0; judges && i < JUDGED; i++) {
        const MeasuredDimensionFacts *dimension = dimension_of(arena, facts, subjects[i]);
        missed = missed || dimension->norm.is_missed;
    }
    return missed || (proof == PROOF_VALUE && facts->value_norm.is_missed);
}

// Does a measurement decide it, and is it met?
static bool is_decided(const MeasurementList *list, Arena *arena, CertificateProof proof, bool *met)
{
    bool decided = false;
    *met = false;
    for (size_t i = 0; i < list->count; i++) {
        const MeasurementFacts *facts = &list->items[i];
        if (facts->is_superseded || !facts->is_shown)
            continue;
        bool shows = (proof == PROOF_STAFF && facts->is_staff) ||
                     (proof == PROOF_MIRROR && facts->is_mirror) ||
                     (facts->is_customers && customers_show(arena, facts, proof));
        *met = *met || shows;
        decided = decided || shows || (facts->is_customers && customers_deny(arena, facts, proof));
    }
    return decided;
}

// ---- grades ----

static RequirementFacts requirement_facts(const FactsContext *context, const MeasurementList *list,
                                          const Requirement *requirement)
{
    bool shown, decided = is_decided(list, context->arena, requirement->proof, &shown);
    bool met = decided ? shown : requirement->is_told && requirement->is_met;
    return (RequirementFacts){
        .id = requirement->id,
        .text = requirement->text,
        .evidence = requirement->evidence,
        .date = requirement->date,
        .is_met = met,
        .is_open = !met,
        .is_measured = decided,
        .is_doubted = decided && requirement->is_told && requirement->is_met != shown,
    };
}

// The rows of one grade.
static GradeFacts grade_facts(const FactsContext *context, const MeasurementList *list, int grade,
                              bool complete_below)
{
    static const char *const ids[GRADES] = { "bronze", "silver", "gold" };
    const Scan *scan = context->scan;
    size_t count = 0, met = 0;
    RequirementFacts *rows = arena_many(context->arena, RequirementFacts, scan->requirement_count);
    for (size_t i = 0; i < scan->requirement_count; i++) {
        if ((int)scan->requirements[i].grade != grade)
            continue;
        rows[count] = requirement_facts(context, list, &scan->requirements[i]);
        met += rows[count++].is_met;
    }
    return (GradeFacts){ slice_of(ids[grade]),
                         grade == GRADE_BRONZE,
                         grade == GRADE_SILVER,
                         grade == GRADE_GOLD,
                         complete_below && met == count,
                         count_value(true, (int64_t)count),
                         count_value(true, (int64_t)met),
                         count_value(true, (int64_t)(count - met)),
                         rows,
                         count };
}

static void add_next(const GradeFacts *grade, CertificateFacts *facts)
{
    facts->has_next = true;
    facts->next_is_bronze = grade->is_bronze;
    facts->next_is_silver = grade->is_silver;
    facts->next_is_gold = grade->is_gold;
    facts->next_count = grade->open_count;
    for (size_t i = grade->requirement_count; i-- > 0;)
        if (grade->requirements[i].is_open) {
            facts->next_id = grade->requirements[i].id;
            facts->next_text = grade->requirements[i].text;
        }
}

static void add_reached(const GradeFacts *grade, CertificateFacts *facts)
{
    facts->has_reached = true;
    facts->reached_is_bronze = grade->is_bronze;
    facts->reached_is_silver = grade->is_silver;
    facts->reached_is_gold = grade->is_gold;
}

CertificateFacts facts_certificate(const FactsContext *context, const MeasurementList *list)
{
    CertificateFacts facts = { .present = context->scan->requirement_count > 0,
                               .next_count = count_value(false, 0) };
    GradeFacts *grades = arena_many(context->arena, GradeFacts, GRADES);
    bool complete = true;
    for (int g = 0; g < GRADES && facts.present; g++) {
        grades[g] = grade_facts(context, list, g, complete);
        if (grades[g].is_complete)
            add_reached(&grades[g], &facts);
        else if (!facts.has_next)
            add_next(&grades[g], &facts);
        complete = grades[g].is_complete;
        facts.grade_count++;
    }
    facts.grades = grades;
    return facts;
}
