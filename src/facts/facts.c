// SPDX-License-Identifier: EUPL-1.2
#include "facts/facts.h"

#include <string.h>

#include "facts/binding.h"
#include "facts/parts.h"
#include "facts/revision.h"
#include "facts/rows.h"

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
    SPLICE(rules, RulesFacts, rules_record, OPEN, "The handbook's own rules."),
    PART(roadmap, RoadmapFacts, roadmap_record, PLAN, "The roadmap."),
    FLAG(has_bare_pillars, PLAN, "A pillar is bare."),
    FLAG(has_other_quotes, WRITTEN, "A pillar has quotes for which its own page has no room."),
    PART(method, MethodFacts, method_record, OPEN, "The rules of the scan, as numbers."),
    PART(privacy, PrivacyFacts, privacy_record, PLAN, "How much is withheld."),
    SPLICE(sources, SourceList, source_list_record, OPEN, "The files that were read."),
    PART(generator, GeneratorFacts, generator_record, OPEN, "What made this."),
    EACH("checklist", NeedFacts, checklist, NEEDS, need_record, OPEN, "What a final report needs."),
    ROW("changes", FACT_JSON, json_t *, revision, PLAN,
        "What changed since the documents made before (facts/revision.h)."),
    ROW("words", FACT_DICTIONARY, const Strings *, strings, OPEN, "Every word of words.yaml."),
    PART(terms, TermsFacts, terms_record, OPEN, "What the organisation calls its customers."),
    PART(message, MessageFacts, message_record, WRITTEN, "What summary.md says."),
    PART(what_now, WhatNow, what_now_record, PLAN,
         "What there is for the page that says what follows."),
};
#undef RECORD_OF
RECORD(facts_record, Facts, facts_table);

static void add_pillars(const FactsContext *context, Facts *facts)
{
    facts->roadmap = facts_roadmap(context);
    for (int p = 0; p < PILLARS; p++) {
        PillarFacts *pillar = &facts->pillars[p];
        *pillar = facts_pillar(context, (Pillar)p);
        facts_add_actions(context, pillar, (Pillar)p, &facts->roadmap);
        facts->has_bare_pillars = facts->has_bare_pillars || pillar->is_bare;
        facts->has_other_quotes = facts->has_other_quotes || pillar->interviews.has_other_quotes;
    }
    for (int g = 0; g < 2; g++)
        facts->groups[g] = facts_group(context, g);
    for (int i = 0; i < CONNECTIONS; i++)
        facts->connections[i] = facts_connection(context, i);
    facts->connection_summary = facts_connection_summary(context);
    facts->summary = facts_summary(context);
    facts->change = facts_trend(context);
}

static void add_evidence(const FactsContext *context, Facts *facts)
{
    Checklist list = checklist_make(context->arena, context->scan, context->strings);
    facts->interviews = facts_interviews(context);
    facts->interview_summary = facts_interview_summary(context);
    facts->interview_advice = facts_interview_advice(context);
    facts->desk = facts_desk(context);
    for (int i = 0; i < DESK_CHECKLIST; i++)
        facts->desk_kinds[i] = facts_desk_kind(context, (DeskKind)(DESK_JOURNEY + i));
    facts->desk_summary = facts_desk_summary(context);
    facts->has_evidence = facts->interviews.count + facts->desk.count > 0;
    facts->rules = facts_rules(context);
    for (int i = 0; i < NEEDS; i++)
        facts->checklist[i] = facts_need(&list.need[i]);
}

// Every key is there; what did change, only the documents made before can tell.
static json_t *no_revision(const Strings *strings)
{
    json_t *nothing = facts_object();
    json_t *revision = revision_make(NULL, nothing, strings, S(""), 0);
    json_decref(nothing);
    return revision;
}

Facts *facts_make(Arena *arena, const Scan *scan, const Results *results)
{
    FactsContext context = facts_context(arena, scan, results);
    Facts *facts = arena_one(arena, Facts);
    *facts = (Facts){
        .schema = count_value(true, 1),
        .scan = facts_scan(&context),
        .response = facts_response(&context),
        .balance = facts_balance(&context),
        .departments = facts_departments(&context),
        .departments_by_mean = facts_departments_by_mean(&context),
        .department_spread = facts_department_spread(&context),
        .withheld = facts_withheld(&context),
        .method = facts_method(&context),
        .sources = facts_sources(&context),
        .generator = { S("cxscan"), S(CXSCAN_VERSION) },
        .strings = scan->strings,
        .terms = facts_terms(&context),
        .revision = no_revision(scan->strings),
        .style = context.style,
        .notes = context.notes,
    };
    add_pillars(&context, facts);
    add_evidence(&context, facts);
    facts->privacy = facts_privacy(&context, facts);
    facts->tree = record_json(&facts->style, &facts_record, facts);
    facts_bind(&context, facts);
    return facts;
}

void facts_free(Facts *facts)
{
    if (!facts)
        return;
    json_decref(facts->revision);
    json_decref(facts->tree);
}

Slice facts_word(const Facts *facts, const char *name)
{
#define STRING(word)                                                                               \
    if (strcmp(name, #word) == 0)                                                                  \
        return slice_of(facts->strings->word);
    STRINGS(STRING)
#undef STRING
    return slice_of(name);
}

void facts_put_revision(Facts *facts, const Scan *scan, const json_t *since, const json_t *snapshot)
{
    enum { LINES_MOST = 8 }; // of one kind, so that one page becomes two at most
    Slice why = note_texts_markdown(facts->notes, scan->revision_reasons);
    json_decref(facts->revision);
    facts->revision = revision_make(since, snapshot, scan->strings, why, LINES_MOST);
    facts_put(facts->tree, "changes", json_incref(facts->revision));
}

void facts_check_findings(Diagnostics *d, const Scan *scan, const Results *results,
                          const Facts *facts)
{
    Arena *arena = arena_new();
    FactsContext context = facts_context(arena, scan, results);
    references_check(&context, facts->tree, d);
    typed_numbers_check(&context, facts->tree, d);
    arena_free(arena);
}
