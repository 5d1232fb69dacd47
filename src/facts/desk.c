// The documents that were read, and what the handbook's checklist asks for besides.
#include "facts/parts.h"

static Slice kind_name(const Words *words, DeskKind kind)
{
    const char *const name[DESK_KINDS] = {
        [DESK_NO_KIND] = "",
        [DESK_JOURNEY] = words->desk_journey,
        [DESK_SERVICE_CONCEPT] = words->desk_service_concept,
        [DESK_CX_STRATEGY] = words->desk_cx_strategy,
        [DESK_TARGET_GROUPS] = words->desk_target_groups,
        [DESK_COMPLAINTS] = words->desk_complaints,
        [DESK_PERSONAS] = words->desk_personas,
        [DESK_SATISFACTION] = words->desk_satisfaction,
        [DESK_RESEARCH] = words->desk_research,
        [DESK_STORIES] = words->desk_stories,
        [DESK_STRATEGY] = words->desk_strategy,
        [DESK_ORGANISATION_CHART] = words->desk_organisation_chart,
        [DESK_BRAND] = words->desk_brand,
        [DESK_OTHER] = words->desk_other,
    };
    return slice_of(name[kind]);
}

json_t *facts_desk(const FactsContext *context)
{
    json_t *array = facts_array();
    int last = 0;
    for (size_t i = 0; i < context->scan->desk_count; i++) {
        const DeskDocument *document = &context->scan->desk[i];
        Slice none = { "", 0 };
        bool known = document->kind_id != DESK_NO_KIND;
        json_t *object = facts_object();
        facts_put_people(context, object, "number", document->number);
        // Numbers rise with the rows: one that is not higher than all before was there already.
        facts_put_text(object, "anchor",
                       document->number > last ? slice_print(context->arena, "document-%d", document->number)
                                               : none);
        last = document->number > last ? document->number : last;
        facts_put_cell(object, "document", document->document);
        facts_put_cell(object, "kind", known ? kind_name(context->words, document->kind_id) : document->kind);
        facts_put_text(object, "kind_id", desk_kind_id(document->kind_id));
        facts_put_text(object, "pillar", document->has_pillar ? pillar_id(document->pillar) : none);
        facts_put_cell(object, "pillar_name",
                       document->has_pillar ? words_pillar(context->words, (int)document->pillar) : none);
        facts_put_pillars(context, object, document->on_pillar);
        facts_put_cell(object, "finding", document->finding);
        facts_append(array, object);
    }
    return array;
}

bool facts_desk_has(const Scan *scan, DeskKind kind)
{
    for (size_t i = 0; i < scan->desk_count; i++)
        if (scan->desk[i].kind_id == kind)
            return true;
    return false;
}

json_t *facts_desk_kinds(const FactsContext *context)
{
    json_t *array = facts_array();
    for (int kind = DESK_JOURNEY; kind < DESK_OTHER; kind++) {
        json_t *object = facts_object();
        facts_put_text(object, "id", desk_kind_id((DeskKind)kind));
        facts_put_text(object, "name", kind_name(context->words, (DeskKind)kind));
        facts_put_flag(object, "present", facts_desk_has(context->scan, (DeskKind)kind));
        facts_append(array, object);
    }
    return array;
}

json_t *facts_desk_summary(const FactsContext *context)
{
    Slice missing[DESK_CHECKLIST];
    size_t count = 0;
    for (int kind = DESK_JOURNEY; kind < DESK_OTHER; kind++)
        if (!facts_desk_has(context->scan, (DeskKind)kind))
            missing[count++] = kind_name(context->words, (DeskKind)kind);
    json_t *object = facts_object();
    facts_put_flag(object, "present", context->scan->desk_count > 0);
    facts_put_count(object, "seen_count", (int64_t)(DESK_CHECKLIST - count));
    facts_put_text(object, "seen_text", facts_part_text(context, DESK_CHECKLIST - count, DESK_CHECKLIST));
    facts_put_count(object, "kinds_count", DESK_CHECKLIST);
    facts_put_people(context, object, "missing_count", (int64_t)count);
    facts_put_flag(object, "has_missing", count > 0);
    facts_put_flag(object, "one_missing", count == 1);
    facts_put_text(object, "missing_text", facts_list_text(context, missing, count));
    return object;
}
