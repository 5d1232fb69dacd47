// SPDX-License-Identifier: EUPL-1.2
// The documents that were read, and what the handbook's checklist asks for besides.
#include "facts/desk.h"

#include "facts/context.h"
#include "facts/evidence.h"
#include "facts/rows.h"
#include "model/desk_document.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF NamedPillar
static const Fact named_pillar_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
};
#undef RECORD_OF
static RECORD(named_pillar_record, NamedPillar, named_pillar_table);

#define RECORD_OF NamedPillars
static const Fact named_pillars_table[] = {
    LIST(pillars, NamedPillar, count, named_pillar_record, OPEN, "The pillars that it is about."),
    ROW("pillars_text", FACT_CELL, Slice, text, OPEN, "Their names, as “Measure and Culture”."),
};
#undef RECORD_OF
RECORD(named_pillars_record, NamedPillars, named_pillars_table);

#define RECORD_OF DeskFacts
static const Fact desk_table[] = {
    COUNT(number, "document", OPEN, "Number of the document."),
    TEXT(anchor, OPEN, "Where it stands in the report; null in further rows of the same document."),
    CELL(document, WRITTEN, "Name of the document."),
    CELL(kind, WRITTEN, "Its kind; as it was written where it is none of the checklist."),
    TEXT(kind_id, OPEN, "Id of its kind, as in desk_kinds."),
    TEXT(pillar, WRITTEN, "The first pillar that it names."),
    CELL(pillar_name, WRITTEN, "Name of that pillar."),
    SPLICE(on, NamedPillars, named_pillars_record, WRITTEN, "All pillars that it names."),
    CELL(finding, WRITTEN, "What was found in it."),
};
#undef RECORD_OF
RECORD(desk_record, DeskFacts, desk_table);

#define RECORD_OF DeskKindFacts
static const Fact kind_table[] = {
    TEXT(id, OPEN, "Id of the kind."),
    TEXT(name, OPEN, "Name of the kind."),
    FLAG(present, OPEN, "A document of that kind was read."),
};
#undef RECORD_OF
RECORD(desk_kind_record, DeskKindFacts, kind_table);

#define RECORD_OF DeskSummary
static const Fact summary_table[] = {
    FLAG(present, OPEN, "A document was read."),
    WHOLE(seen_count, "kinds", OPEN, "How many kinds of the checklist were read."),
    TEXT(seen_text, OPEN, "That of all, as “9 van 12”."),
    WHOLE(kinds_count, "kinds", OPEN, "How many kinds the checklist has."),
    COUNT(missing_count, "kinds", OPEN, "How many kinds were not read."),
    FLAG(has_missing, OPEN, "A kind was not read."),
    FLAG(one_missing, OPEN, "Exactly one was not."),
    TEXT(missing_text, OPEN, "Their names, as “a, b en c”."),
};
#undef RECORD_OF
RECORD(desk_summary_record, DeskSummary, summary_table);

static Slice kind_name(const Strings *strings, DeskKind kind)
{
    const char *const name[DESK_KINDS] = {
        [DESK_NO_KIND] = "",
        [DESK_JOURNEY] = strings->desk_journey,
        [DESK_SERVICE_CONCEPT] = strings->desk_service_concept,
        [DESK_CX_STRATEGY] = strings->desk_cx_strategy,
        [DESK_TARGET_GROUPS] = strings->desk_target_groups,
        [DESK_COMPLAINTS] = strings->desk_complaints,
        [DESK_PERSONAS] = strings->desk_personas,
        [DESK_SATISFACTION] = strings->desk_satisfaction,
        [DESK_RESEARCH] = strings->desk_research,
        [DESK_STORIES] = strings->desk_stories,
        [DESK_STRATEGY] = strings->desk_strategy,
        [DESK_ORGANISATION_CHART] = strings->desk_organisation_chart,
        [DESK_BRAND] = strings->desk_brand,
        [DESK_OTHER] = strings->desk_other,
    };
    return slice_of(name[kind]);
}

NamedPillars facts_named_pillars(const FactsContext *context, const bool named[PILLARS])
{
    Slice names[PILLARS];
    size_t count = 0;
    NamedPillar *pillars = arena_many(context->arena, NamedPillar, PILLARS);
    for (int p = 0; p < PILLARS; p++) {
        if (!named[p])
            continue;
        names[count] = strings_pillar(context->strings, p);
        pillars[count] = (NamedPillar){ pillar_id((Pillar)p), names[count] };
        count++;
    }
    Slice text = count == PILLARS ? slice_of(context->strings->all_pillars)
                                  : facts_list_text(context, names, count);
    return (NamedPillars){ pillars, count, text };
}

static DeskFacts document_of(const FactsContext *context, const DeskDocument *document,
                             bool is_further)
{
    bool known = document->kind_id != DESK_NO_KIND;
    return (DeskFacts){
        .number = count_value(true, document->number),
        .anchor = is_further ? S("") : slice_print(context->arena, "document-%d", document->number),
        .document = document->document,
        .kind = known ? kind_name(context->strings, document->kind_id) : document->kind,
        .kind_id = desk_kind_id(document->kind_id),
        .pillar = document->has_pillar ? pillar_id(document->pillar) : S(""),
        .pillar_name =
            document->has_pillar ? strings_pillar(context->strings, (int)document->pillar) : S(""),
        .on = facts_named_pillars(context, document->on_pillar),
        .finding = document->finding,
    };
}

DeskList facts_desk(const FactsContext *context)
{
    size_t count = context->scan->desk_count;
    DeskFacts *items = arena_many(context->arena, DeskFacts, count);
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        const DeskDocument *document = &context->scan->desk[i];
        // Numbers rise with the rows: one that is not higher than all before was there already.
        items[i] = document_of(context, document, document->number <= last);
        last = document->number > last ? document->number : last;
    }
    return (DeskList){ items, count };
}

bool facts_desk_has(const Scan *scan, DeskKind kind)
{
    for (size_t i = 0; i < scan->desk_count; i++)
        if (scan->desk[i].kind_id == kind)
            return true;
    return false;
}

DeskKindFacts facts_desk_kind(const FactsContext *context, DeskKind kind)
{
    return (DeskKindFacts){ desk_kind_id(kind), kind_name(context->strings, kind),
                            facts_desk_has(context->scan, kind) };
}

DeskSummary facts_desk_summary(const FactsContext *context)
{
    Slice missing[DESK_CHECKLIST];
    size_t count = 0;
    for (int kind = DESK_JOURNEY; kind < DESK_OTHER; kind++)
        if (!facts_desk_has(context->scan, (DeskKind)kind))
            missing[count++] = kind_name(context->strings, (DeskKind)kind);
    return (DeskSummary){
        .present = context->scan->desk_count > 0,
        .seen_count = count_value(true, (int64_t)(DESK_CHECKLIST - count)),
        .seen_text = facts_part_text(context, DESK_CHECKLIST - count, DESK_CHECKLIST),
        .kinds_count = count_value(true, DESK_CHECKLIST),
        .missing_count = count_value(true, (int64_t)count),
        .has_missing = count > 0,
        .one_missing = count == 1,
        .missing_text = facts_list_text(context, missing, count),
    };
}
