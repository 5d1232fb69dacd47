// SPDX-License-Identifier: EUPL-1.2
#include "facts/facts.h"

#include <string.h>

#include "facts/checklist.h"
#include "facts/rows.h"
#include "model/strings.h"

#define RECORD_OF Facts
static const Fact facts_table[] = {
    WHOLE(schema, "schema", OPEN,
          "Number of this list of keys: keys are added to it, and none changes."),
    PART(scan, ScanFacts, scan_record, OPEN, "What the scan is."),
    PART(response, ResponseFacts, response_record, PLAN, "Who was invited and who responded."),
    PART(balance, BalanceFacts, balance_record, PLAN, "What became of every row of the answers."),
    EACH("pillars", PillarFacts, pillars, PILLARS, pillar_record, PLAN, "The six pillars."),
    EACH("groups", GroupFacts, groups, 2, group_record, PLAN, "Three pillars together, twice."),
    EACH("connections", ConnectionFacts, connections, CONNECTIONS, connection_record, PLAN,
         "Every two pillars, in the handbook's order."),
    PART(connection_summary, ConnectionSummary, connection_summary_record, PLAN,
         "Which go together."),
    LIST_AS("departments", DepartmentFacts, departments.items, departments.count, department_record,
            PLAN, "Departments in the order of the scan, then the rows of several."),
    LIST_AS("departments_by_mean", DepartmentFacts, departments_by_mean.items,
            departments_by_mean.count, ranked_department_record, PLAN,
            "Departments from high to low mean, the withheld ones last by name; each is followed "
            "by those "
            "below it."),
    PART(department_spread, DepartmentSpread, department_spread_record, PLAN,
         "How departments differ."),
    SPLICE(withheld, WithheldFacts, withheld_record, PLAN, "What is withheld."),
    PART(summary, SummaryFacts, summary_record, PLAN, "The few things a director reads."),
    PART(change, ScanTrendFacts, scan_trend_record, PLAN, "What changed since the previous scan."),
    LIST_AS("interviews", InterviewFacts, interviews.items, interviews.count, interview_record,
            WRITTEN, "The interviews, by their number."),
    PART(interview_summary, InterviewSummary, interview_summary_record, WRITTEN,
         "How many there were."),
    PART(interview_advice, InterviewAdvice, interview_advice_record, PLAN,
         "With which departments an interview is advised."),
    LIST_AS("desk", DeskFacts, desk.items, desk.count, desk_record, WRITTEN, "What was read."),
    EACH("desk_kinds", DeskKindFacts, desk_kinds, DESK_CHECKLIST, desk_kind_record, OPEN,
         "The kinds of document that the handbook's checklist asks for."),
    PART(desk_summary, DeskSummary, desk_summary_record, OPEN, "Which of them were read."),
    FLAG(has_evidence, OPEN, "There are interviews or documents."),
    LIST_AS("measurements", MeasurementFacts, measurements.items, measurements.count,
            measurement_record, PLAN, "What customers say, and staff of them."),
    PART(journeys, JourneyList, journey_list_record, PLAN, "The journeys of customers."),
    PART(certificate, CertificateFacts, certificate_record, PLAN,
         "How ready the organisation is for the certificate for customer orientation."),
    PERHAPS(benchmark, BenchmarkFacts, benchmark_record, PLAN,
            "What other organisations score in the middle, where the scan names a benchmark."),
    FLAG_AS("has_customer_outcome", measurements.has_outcome, PLAN,
            "A measurement of customers has dimensions that may be shown."),
    FLAG_AS("has_measurements", measurements.any, OPEN, "There is a measurement."),
    SPLICE(rules, RulesFacts, rules_record, OPEN, "The handbook's own rules."),
    PART(roadmap, RoadmapFacts, roadmap_record, PLAN, "The roadmap."),
    PART(strategy_map, StrategyMap, strategy_map_record, PLAN, "The roadmap over the years."),
    PART(steering, SteeringFacts, steering_record, PLAN,
         "The figures of customers for the board, for who leads a journey, and for the team."),
    FLAG(has_bare_pillars, PLAN, "A pillar is bare."),
    FLAG(has_other_quotes, WRITTEN, "A pillar has quotes for which its own page has no room."),
    PART(method, MethodFacts, method_record, OPEN, "The rules of the scan, as numbers."),
    PART(privacy, PrivacyFacts, privacy_record, PLAN, "How much is withheld."),
    SPLICE(sources, SourceList, source_list_record, OPEN, "The files that were read."),
    PART(generator, GeneratorFacts, generator_record, OPEN, "What made this."),
    TEXT(edition, OPEN,
         "Which edition of the report is made of this: full, summary, session, slides, "
         "departments, progress or steering (model/edition.h)."),
    PERHAPS(department, DepartmentPage, department_page_record, PLAN,
            "In a department's own page: that department."),
    EACH("checklist", NeedFacts, checklist, NEEDS, need_record, OPEN, "What a final report needs."),
    ROW("changes", FACT_JSON, json_t *, revision, PLAN,
        "What changed since the documents made before (revision/revision.h)."),
    PART(progress, ProgressFacts, progress_record, PLAN, "How far the roadmap is."),
    ROW("words", FACT_DICTIONARY, const Strings *, strings, OPEN, "Every word of words.yaml."),
    PART(terms, TermsFacts, terms_record, OPEN, "What the organisation calls its customers."),
    PART(message, MessageFacts, message_record, WRITTEN, "What summary.md says."),
    PART(what_now, WhatNow, what_now_record, PLAN,
         "What there is for the page that says what follows."),
};
#undef RECORD_OF
RECORD(facts_record, Facts, facts_table);

Slice facts_word(const Facts *facts, const char *name)
{
    static const char *const names[] = {
#define STRING(word) #word,
        STRINGS(STRING)
#undef STRING
    };
    const char *const words[] = {
#define STRING(word) facts->strings->word,
        STRINGS(STRING)
#undef STRING
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return slice_of(words[i]);
    return slice_of(name);
}
