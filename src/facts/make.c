// SPDX-License-Identifier: EUPL-1.2
#include "facts/make.h"

#include "facts/account.h"
#include "facts/benchmark.h"
#include "facts/certificate.h"
#include "facts/checklist.h"
#include "facts/connection.h"
#include "facts/context.h"
#include "facts/departments.h"
#include "facts/desk.h"
#include "facts/interviews.h"
#include "facts/measurement.h"
#include "facts/method.h"
#include "facts/pillars.h"
#include "facts/privacy.h"
#include "facts/record_json.h"
#include "facts/response.h"
#include "facts/roadmap.h"
#include "facts/rules.h"
#include "facts/scan.h"
#include "facts/scan_trend.h"
#include "facts/steering.h"
#include "facts/strategy_map.h"
#include "facts/summary.h"
#include "model/desk_document.h"
#include "model/scan.h"

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
    facts->strategy_map = facts_strategy_map(context, &facts->roadmap, facts->pillars);
    facts->connection_summary = facts_connection_summary(context);
    facts->summary = facts_summary(context);
    facts->change = facts_scan_trend(context);
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
    facts->measurements = facts_measurements(context);
    facts->benchmark = facts_benchmark(context, &facts->measurements);
    facts->journeys = facts_journeys(context, &facts->measurements);
    facts->certificate = facts_certificate(context, &facts->measurements);
    facts->steering = facts_steering(context, &facts->measurements, &facts->journeys,
                                     facts->certificate.present, &facts->roadmap);
    facts->rules = facts_rules(context);
    for (int i = 0; i < NEEDS; i++)
        facts->checklist[i] = facts_need(&list.need[i]);
}

Facts *facts_make(Arena *arena, const Scan *scan, const Results *results)
{
    FactsContext *context = arena_one(arena, FactsContext);
    *context = facts_context(arena, scan, results);
    Facts *facts = arena_one(arena, Facts);
    *facts = (Facts){
        .schema = count_value(true, 1),
        .scan = facts_scan(context),
        .response = facts_response(context),
        .balance = facts_balance(context),
        .departments = facts_departments(context),
        .department_spread = facts_department_spread(context),
        .withheld = facts_withheld(context),
        .method = facts_method(context),
        .sources = facts_sources(context),
        .generator = { S("cxscan"), S(CXSCAN_VERSION) },
        .edition = edition_name(EDITION_FULL),
        .strings = scan->strings,
        .terms = facts_terms(context),
        .style = context->style,
        .notes = context->notes,
        .context = context,
    };
    facts->departments_by_mean = facts_departments_by_mean(context, &facts->departments);
    add_pillars(context, facts);
    add_evidence(context, facts);
    facts->privacy = facts_privacy(context, facts);
    facts->tree = record_json(&facts->style, &facts_record, facts);
    return facts;
}

void facts_free(Facts *facts)
{
    if (!facts)
        return;
    json_decref(facts->revision);
    json_decref(facts->tree);
}
